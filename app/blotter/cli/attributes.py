"""`blotter attribute`: what is known of documents and cases, typed, and its values."""

from pathlib import Path

import click

from blotter.cli.command import Group
from blotter.cli.document_filters import document_filters, the_filter
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_table
from blotter.domain.attribute import AttributeType, Bearer, Role
from blotter.domain.document_filter import DocumentFilter
from blotter.domain.names import name_key
from blotter.project import sources as documents
from blotter.project.metadata import attributes, filtering, values
from blotter.project.project import Project
from blotter.project.reports import report

_LANGUAGE = "language"

_of = click.option(
    "--of", type=click.Choice(list(map(str, Bearer))), default=str(Bearer.DOCUMENTS), show_default=True,
    help="Of documents or of cases.",
)  # fmt: skip
_type = click.option(
    "--type", "kind", type=click.Choice(list(map(str, AttributeType))), help="What its values are."
)
_role = click.option(
    "--role", type=click.Choice(["", *map(str, Role)]), help="What it says in a citation; empty: nothing."
)
_options = click.option(
    "--option", "options", multiple=True, metavar="WORD",
    help="A word to choose, in order; may be repeated.",
)  # fmt: skip


@click.group(cls=Group)
def attribute() -> None:
    """Say what is known of documents and cases.

    `--where CONDITION` narrows reports and exports by it.
    """


@attribute.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the attributes. `blotter report attributes` lists their values."""
    with reading(project) as opened:
        show_table(report(opened, "attribute-list"), as_json)


@attribute.command()
@project_argument
@click.argument("name")
@_type
@_of
@_options
@_role
@click.option("--note", default="", help="What it means.")
@coder_option
def add(
    project: Path, name: str, kind: str | None, of: str, options: tuple[str, ...], role: str | None,
    note: str, coder: str | None,
) -> None:  # fmt: skip
    """Add an attribute; it is text unless --type says otherwise."""
    with writing(project, coder) as opened:
        chosen = AttributeType(kind) if kind else AttributeType.TEXT
        made, edit = attributes.add(opened, name, chosen, Bearer(of), options, role or "", note)
        opened.apply(edit)
        say(f"Added the attribute “{made.name}” of {made.of}.")


@attribute.command()
@project_argument
@click.argument("name")
@click.option("--name", "new", metavar="NAME", help="Another name.")
@_type
@_of
@_options
@_role
@click.option("--note", help="What it means; empty takes the note away.")
@click.option("--before", metavar="NAME", help="Place it before this attribute.")
@click.option(
    "--keep-misfits", is_flag=True,
    help="With --type: values that do not fit go into a text attribute beside it.",
)  # fmt: skip
@coder_option
def change(
    project: Path, name: str, new: str | None, kind: str | None, of: str, options: tuple[str, ...],
    role: str | None, note: str | None, before: str | None, keep_misfits: bool, coder: str | None,
) -> None:  # fmt: skip
    """Change an attribute. Its values are converted to a new type.

    Values that do not fit are told, and nothing is changed, unless --keep-misfits says where they go.
    """
    if new is None and kind is None and not options and role is None and note is None and before is None:
        raise click.UsageError("Say what to change: --name, --type, --option, --role, --note or --before.")
    with writing(project, coder) as opened:
        known = opened.attribute(name, Bearer(of))
        changed = opened.apply(
            attributes.change(
                opened,
                known,
                name=new,
                kind=AttributeType(kind) if kind else None,
                options=options or None,
                role=role,
                note=note,
                keep_misfits=keep_misfits,
            )
        )
        if before is not None:
            moved = attributes.move(opened, opened.attributes[known.id], opened.attribute(before, Bearer(of)))
            changed = opened.apply(moved) or changed
        say(f"Changed the attribute “{known.name}”." if changed else f"“{known.name}” is so already.")


@attribute.command()
@project_argument
@click.argument("name")
@_of
@coder_option
def remove(project: Path, name: str, of: str, coder: str | None) -> None:
    """Remove an attribute with all its values."""
    with writing(project, coder) as opened:
        known = opened.attribute(name, Bearer(of))
        held = len(opened.values_of(known))
        opened.apply(attributes.remove(opened, known))
        say(f"Removed the attribute “{known.name}” with {number(held, 'value')}.")


@attribute.command("set")
@project_argument
@click.argument("name")
@click.argument("value")
@_of
@click.option("--source", "sources", multiple=True, metavar="NAME", help="A document; may be repeated.")
@document_filters
@click.option("--all", "every", is_flag=True, help="All documents, or all cases.")
@click.option("--add-option", is_flag=True, help="Make VALUE an option of a choice that has it not.")
@coder_option
def set_(
    project: Path, name: str, value: str, of: str, sources: tuple[str, ...], groups: tuple[str, ...],
    cases: tuple[str, ...], where: tuple[str, ...], every: bool, add_option: bool, coder: str | None,
) -> None:  # fmt: skip
    """Give documents or cases the VALUE of an attribute.

    An empty one takes it away. Every document also has a `language`, such as en or zh-Hans, which is set
    like an attribute.
    """
    asked = the_filter(groups, cases, where)
    if every == bool(sources or not asked.asks_nothing):
        raise click.UsageError("Say which: --source, --group, --case, --where, or --all.")
    with writing(project, coder) as opened:
        if of == Bearer.DOCUMENTS and name_key(name) == _LANGUAGE:
            edit = documents.set_languages(opened, filtering.sources_meant(opened, sources, asked), value)
        else:
            known = opened.attribute(name, Bearer(of))
            bearers = _bearers(opened, known.of, sources, asked)
            edit = values.set_values(opened, known, dict.fromkeys(bearers, value), add_options=add_option)
        changed = opened.apply(edit)
        say(f"Set {number(changed.count if changed else 0, 'value')} of “{name}”.")


def _bearers(project: Project, of: Bearer, sources: tuple[str, ...], asked: DocumentFilter) -> list[str]:
    """The ids of the documents, or cases, that are meant."""
    if of is Bearer.DOCUMENTS:
        return [each.id for each in filtering.sources_meant(project, sources, asked)]
    if sources or asked.groups:
        raise click.UsageError("Cases are named with --case, or found with --where.")
    return list(filtering.cases_of(project, asked))


COMMANDS = (attribute,)
