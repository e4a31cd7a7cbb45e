"""`blotter group`: documents in groups within groups, as in folders."""

from pathlib import Path

import click

from blotter.cli.command import Group
from blotter.cli.document_filters import cases_option, the_filter, where_option
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_table
from blotter.domain.codebook import split_path
from blotter.project.metadata import filtering, groups
from blotter.project.reports import report


@click.group(cls=Group)
def group() -> None:
    """Keep documents in groups.

    `--group PATH` narrows reports and exports to one.
    """


@group.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the groups with how many documents are in them."""
    with reading(project) as opened:
        show_table(report(opened, "groups"), as_json)


@group.command()
@project_argument
@click.argument("path")
@coder_option
def add(project: Path, path: str, coder: str | None) -> None:
    """Add the group at PATH, and those above it that are not there."""
    with writing(project, coder) as opened:
        _, edit = groups.add_path(opened, split_path(path))
        changed = opened.apply(edit)
        say(f"Added the group “{path}”." if changed else f"There is a group “{path}” already.")


@group.command()
@project_argument
@click.argument("path")
@click.argument("name")
@coder_option
def rename(project: Path, path: str, name: str, coder: str | None) -> None:
    """Give the group at PATH another NAME."""
    with writing(project, coder) as opened:
        changed = opened.apply(groups.rename(opened, groups.find(opened, path), name))
        say(f"“{path}” is now called “{name.strip()}”." if changed else f"“{path}” has that name already.")


@group.command()
@project_argument
@click.argument("path")
@click.option("--into", default="", metavar="PATH", help="The group to move it into; else the top.")
@click.option("--before", default="", metavar="PATH", help="The group it comes before; else last.")
@coder_option
def move(project: Path, path: str, into: str, before: str, coder: str | None) -> None:
    """Move the group at PATH. What is in it goes along."""
    with writing(project, coder) as opened:
        sibling = groups.find(opened, before) if before else None
        above = opened.groups.by_id.get(sibling.parent or "") if sibling else None
        parent = groups.find(opened, into) if into else above
        changed = opened.apply(groups.move(opened, groups.find(opened, path), parent, sibling))
        say(f"Moved “{path}”." if changed else f"“{path}” is there already.")


@group.command()
@project_argument
@click.argument("path")
@coder_option
def remove(project: Path, path: str, coder: str | None) -> None:
    """Remove the group at PATH. Its documents and groups move up."""
    with writing(project, coder) as opened:
        opened.apply(groups.remove(opened, groups.find(opened, path)))
        say(f"Removed the group “{path}”. What was in it moved up.")


@group.command()
@project_argument
@click.argument("path", default="")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="A document; may be repeated.")
@click.option("--from", "within", metavar="PATH", help="All documents of this group, and of those inside it.")
@cases_option
@where_option
@coder_option
def put(
    project: Path, path: str, sources: tuple[str, ...], within: str | None, cases: tuple[str, ...],
    where: tuple[str, ...], coder: str | None,
) -> None:  # fmt: skip
    """Put documents into the group at PATH, or, without one, into none.

    A document is in one group at most, and leaves the one that it was in.
    """
    if not (sources or within or cases or where):
        raise click.UsageError("Say which documents: --source, --from, --case or --where.")
    with writing(project, coder) as opened:
        meant = the_filter([within] if within else [], cases, where)
        chosen = filtering.sources_meant(opened, sources, meant)
        into = groups.find(opened, path) if path else None
        changed = opened.apply(groups.put_into(opened, chosen, into))
        told = number(changed.count if changed else 0, "document")
        say(f"Put {told} into “{path}”." if into else f"Took {told} out of their groups.")


COMMANDS = (group,)
