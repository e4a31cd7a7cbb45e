"""`blotter case`: persons, countries and organisations under study, with their documents and passages."""

from pathlib import Path

import click

from blotter.cli.coding import SpanType
from blotter.cli.command import Group
from blotter.cli.document_filters import groups_option, the_filter, where_option
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_table
from blotter.domain.segment import Span
from blotter.project.metadata import cases, filtering
from blotter.project.metadata.cases import Place
from blotter.project.project import Project
from blotter.project.reports import report

_sources = click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="A document; may be repeated."
)
_spans = click.option(
    "--span", "spans", multiple=True, type=SpanType(),
    help="With one --source: only this passage, code points, end exclusive; may be repeated.",
)  # fmt: skip


@click.group(cls=Group)
def case() -> None:
    """Join what is about one person or country.

    A case has documents, and passages of documents. `--case NAME` narrows reports and exports to one.
    """


@case.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the cases with their attributes."""
    with reading(project) as opened:
        show_table(report(opened, "cases"), as_json)


@case.command()
@project_argument
@click.argument("name")
@click.option("--kind", default="", help="What it is, such as person, country, organisation.")
@click.option("--note", default="", help="A note on it.")
@coder_option
def add(project: Path, name: str, kind: str, note: str, coder: str | None) -> None:
    """Add a case."""
    with writing(project, coder) as opened:
        made, edit = cases.add(opened, name, kind, note)
        opened.apply(edit)
        say(f"Added the case “{made.name}”.")


@case.command()
@project_argument
@click.argument("name")
@click.option("--name", "new", metavar="NAME", help="Another name.")
@click.option("--kind", help="What it is.")
@click.option("--note", help="A note on it; empty takes it away.")
@coder_option
def change(
    project: Path, name: str, new: str | None, kind: str | None, note: str | None, coder: str | None
) -> None:
    """Change the name, the kind or the note of a case."""
    if new is None and kind is None and note is None:
        raise click.UsageError("Say what to change: --name, --kind or --note.")
    with writing(project, coder) as opened:
        known = opened.case(name)
        changed = opened.apply(cases.change(opened, known, name=new, kind=kind, note=note))
        say(f"Changed the case “{known.name}”." if changed else f"“{known.name}” is so already.")


@case.command()
@project_argument
@click.argument("name")
@coder_option
def remove(project: Path, name: str, coder: str | None) -> None:
    """Remove a case and what its attributes say. Its documents stay."""
    with writing(project, coder) as opened:
        known = opened.case(name)
        opened.apply(cases.remove(opened, known))
        say(f"Removed the case “{known.name}”.")


@case.command()
@project_argument
@click.argument("name")
@_sources
@_spans
@groups_option
@where_option
@coder_option
def put(
    project: Path, name: str, sources: tuple[str, ...], spans: tuple[Span, ...], groups: tuple[str, ...],
    where: tuple[str, ...], coder: str | None,
) -> None:  # fmt: skip
    """Put documents, or passages of one, into a case."""
    with writing(project, coder) as opened:
        known = opened.case(name)
        changed = opened.apply(cases.add_parts(opened, known, _places(opened, sources, spans, groups, where)))
        say(f"Put {number(changed.count if changed else 0, 'part')} into “{known.name}”.")


@case.command()
@project_argument
@click.argument("name")
@_sources
@_spans
@groups_option
@where_option
@coder_option
def take(
    project: Path, name: str, sources: tuple[str, ...], spans: tuple[Span, ...], groups: tuple[str, ...],
    where: tuple[str, ...], coder: str | None,
) -> None:  # fmt: skip
    """Take documents or passages out of a case.

    A document goes with its passages in the case.
    """
    with writing(project, coder) as opened:
        known = opened.case(name)
        places = _places(opened, sources, spans, groups, where)
        meant = {(place.source.id, place.span) for place in places}
        parts = [
            each
            for each in cases.parts_of(opened, known)
            if (each.source, each.span) in meant or (each.source, None) in meant
        ]
        changed = opened.apply(cases.remove_parts(opened, parts))
        say(f"Took {number(changed.count if changed else 0, 'part')} out of “{known.name}”.")


def _places(
    project: Project, sources: tuple[str, ...], spans: tuple[Span, ...], groups: tuple[str, ...],
    where: tuple[str, ...],
) -> list[Place]:  # fmt: skip
    """The documents, or the passages of the one document, that are meant."""
    if not (sources or groups or where):
        raise click.UsageError("Say which documents: --source, --group or --where.")
    if spans and (len(sources) != 1 or groups or where):
        raise click.UsageError("--span goes with one --source.")
    if spans:
        return [Place(project.source(sources[0]), span) for span in spans]
    return [Place(each) for each in filtering.sources_meant(project, sources, the_filter(groups, (), where))]


COMMANDS = (case,)
