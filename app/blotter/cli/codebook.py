"""`blotter codes`: the codebook of a project."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.code_notes import notes
from blotter.cli.code_sets import sets
from blotter.cli.coding_rules import rules
from blotter.cli.command import FileName, Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_line, show_table
from blotter.domain.codebook import Code, Codebook, Origin, joined_path, split_path
from blotter.domain.entity import Entity
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.errors import NotFound
from blotter.project import codes as plan
from blotter.project import former, splitting, transfer
from blotter.project.paging import with_pages
from blotter.project.project import Project
from blotter.project.reports import report
from blotter.shipped import shipped_codebooks

_SHOWN_LINES = 50
_PART_OPTIONS = (
    click.option("--short", help="The short definition."),
    click.option("--full", help="The full definition, Markdown."),
    click.option("--use-when", help="When to use it."),
    click.option("--not-when", help="When not to use it, and what to use instead."),
    click.option("--example", help="An example."),
    click.option("--counter-example", help="What nearly is one, and is none."),
    click.option(
        "--origin", type=click.Choice([*map(str, Origin), ""]), metavar="ORIGIN",
        help="Where it comes from: deductive, inductive or literature.",
    ),
    click.option("--reference", help="The work or passage that it comes from."),
    click.option("--reason", default="", help="Why; kept with the revision."),
)  # fmt: skip


@click.group(cls=Group)
def codes() -> None:
    """List and change the codes. A PATH joins names with `/`; a slash within a name is `\\/`."""


@codes.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the codes with their definitions and numbers of segments."""
    with reading(project) as opened:
        show_table(report(opened, "codes"), as_json)


def _parts(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what a code means and where it comes from."""
    for option in reversed(_PART_OPTIONS):
        command = option(command)
    return command


def _told(parts: dict[str, str | None]) -> dict[str, str]:
    return {part: words for part, words in parts.items() if words is not None}


@codes.command()
@project_argument
@click.argument("path")
@click.option("--colour", default="", help="A palette name such as blue, or #rrggbb.")
@_parts
@coder_option
def add(project: Path, path: str, colour: str, reason: str, coder: str | None, **parts: str | None) -> None:
    """Add the code at PATH; the codes above it must be there."""
    with writing(project, coder) as opened:
        *above, name = split_path(path)
        parent = former.find(opened, joined_path(above)) if above else None
        _, edit = plan.add(opened, name, parent, colour, reason, **_told(parts))
        opened.apply(edit)
        say(f"Added the code “{path}”.")


@codes.command()
@project_argument
@click.argument("path")
@_parts
@coder_option
def define(project: Path, path: str, reason: str, coder: str | None, **parts: str | None) -> None:
    """Change parts of the definition of the code at PATH.

    What is not named stays; an empty text takes a part away.
    """
    told = _told(parts)
    if not told:
        raise click.UsageError("Give at least one part, such as --short TEXT.")
    with writing(project, coder) as opened:
        changed = opened.apply(plan.define(opened, former.find(opened, path), reason, **told))
        say(f"Defined “{path}”." if changed else f"“{path}” is defined so already.")


@codes.command()
@project_argument
@click.argument("path")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@coder_option
def alias(project: Path, path: str, names: tuple[str, ...], coder: str | None) -> None:
    """Say by which other NAMEs the code at PATH is found.

    They take the place of those that it had; without any it has none.
    """
    with writing(project, coder) as opened:
        code = former.find(opened, path)
        changed = opened.apply(plan.set_aliases(opened, code, names))
        aliases = ", ".join(f"“{name}”" for name in opened.codebook.by_id[code.id].aliases) or "no aliases"
        say(f"“{path}” has {aliases} now." if changed else f"“{path}” has {aliases} already.")


@codes.command()
@project_argument
@click.argument("path")
@click.option("--undo", is_flag=True, help="Give it again.")
@coder_option
def archive(project: Path, path: str, undo: bool, coder: str | None) -> None:
    """Give the code at PATH no more.

    What has it keeps it.
    """
    with writing(project, coder) as opened:
        changed = opened.apply(plan.archive(opened, former.find(opened, path), not undo))
        already = "" if changed else " already"
        say(f"“{path}” is {'in use again' if undo else 'archived'}{already}.")


@codes.command()
@project_argument
@click.argument("path")
@click.argument("name")
@coder_option
def rename(project: Path, path: str, name: str, coder: str | None) -> None:
    """Give the code at PATH another NAME."""
    with writing(project, coder) as opened:
        changed = opened.apply(plan.rename(opened, former.find(opened, path), name))
        say(f"“{path}” is now called “{name}”." if changed else f"“{path}” has that name already.")


@codes.command()
@project_argument
@click.argument("path")
@click.option("--under", default="", metavar="PATH", help="The code to place it under; else the top.")
@click.option("--before", default="", metavar="PATH", help="The code it comes before; else last.")
@coder_option
def move(project: Path, path: str, under: str, before: str, coder: str | None) -> None:
    """Place the code at PATH elsewhere. What is under it goes along."""
    with writing(project, coder) as opened:
        book = opened.codebook
        sibling = former.find(opened, before) if before else None
        parent = former.find(opened, under) if under else _above(book, sibling)
        changed = opened.apply(plan.move(opened, former.find(opened, path), parent, sibling))
        say(f"Moved “{path}”." if changed else f"“{path}” is there already.")


@codes.command()
@project_argument
@click.argument("path")
@click.argument("colour")
@coder_option
def recolour(project: Path, path: str, colour: str, coder: str | None) -> None:
    """Give the code at PATH a COLOUR.

    It is a palette name, #rrggbb, or "" for its parent's.
    """
    with writing(project, coder) as opened:
        changed = opened.apply(plan.recolour(opened, former.find(opened, path), colour))
        say(f"Recoloured “{path}”." if changed else f"“{path}” has that colour already.")


@codes.command()
@project_argument
@click.argument("path")
@click.argument("into")
@coder_option
def merge(project: Path, path: str, into: str, coder: str | None) -> None:
    """Merge the code at PATH INTO another.

    Its segments and the codes under it go there, then it is gone.
    """
    with writing(project, coder) as opened:
        merged, kept = former.find(opened, path), former.find(opened, into)
        segments, people, sources = opened.touched_by([merged.id])
        opened.apply(plan.merge(opened, merged, kept))
        say(f"Merged “{path}” into “{into}”: {_touched(segments, people, sources)}.")


@codes.command()
@project_argument
@click.argument("path")
@click.option(
    "--into", "names", required=True, multiple=True, metavar="NAME",
    help="A code beside it, there or new, or the PATH of another; may be repeated.",
)  # fmt: skip
@click.option("--assign", type=FileName(), help="CSV or JSON that says which segment (id) goes into which.")
@click.option("--keep", is_flag=True, help="Keep the code, even without segments.")
@coder_option
@json_option
def split(
    project: Path, path: str, names: tuple[str, ...], assign: Path | None, keep: bool, coder: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Split the code at PATH into others.

    Without --assign, the segments to be divided are listed.
    """
    if assign is None:
        with reading(project) as opened:
            show_table(_to_divide(opened, former.find(opened, path)), as_json)
        return
    with writing(project, coder) as opened:
        code = former.find(opened, path)
        parts = splitting.parts_named(opened, code, names)
        assigned = splitting.assigned_in(opened, parts, assign)
        opened.apply(splitting.split(opened, code, parts, assigned, keep))
        left = opened.touched_by([code.id])[0]
        fate = (
            f"“{path}” stays, with {number(left, 'segment')}"
            if code.id in opened.codebook.by_id
            else "it is gone"
        )
        into = ", ".join(f"“{opened.codebook.path(part.code.id)}”" for part in parts)
        say(f"Split “{path}” into {into}: {number(len(assigned), 'segment')} divided; {fate}.")


def _to_divide(project: Project, code: Code) -> Table:
    """The segments of a code, with an empty column to be filled in."""
    keys = ("id", "into", "source", "coder", "start", "end", "text")
    titles = ("Id", "Into", "Document", "Coder", "Start", "End", "Segment")
    kinds = {"start": ColumnKind.INTEGER, "end": ColumnKind.INTEGER, "text": ColumnKind.QUOTE}
    columns = [
        Column(key, title, kinds.get(key, ColumnKind.TEXT)) for key, title in zip(keys, titles, strict=True)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            None,
            project.sources[each.source].name,
            project.coders[each.coder].name,
            *each.span,
            each.quote,
        )
        for each in splitting.segments_of(project, code)
    ]
    return with_pages(project, Table("Segments to be divided", tuple(columns), rows))


@codes.command()
@project_argument
@click.argument("path")
@coder_option
def delete(project: Path, path: str, coder: str | None) -> None:
    """Delete the code at PATH, what is under it, and their segments.

    `blotter undo` brings all of it back.
    """
    with writing(project, coder) as opened:
        code = former.find(opened, path)
        gone: list[Entity] = [code, *opened.codebook.descendants(code.id)]
        segments, people, sources = opened.touched_by(each.id for each in gone)
        opened.apply(plan.delete(opened, code))
        say(f"Deleted “{path}” ({number(len(gone), 'code')}): {_touched(segments, people, sources)}.")


@codes.command()
@project_argument
@click.argument("codebook", metavar="NAME|FILE")
@click.option(
    "--code",
    "only",
    multiple=True,
    metavar="PATH",
    help="Only this code, with what is above and under it; may be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be added, and add nothing.")
@coder_option
def adopt(project: Path, codebook: str, only: tuple[str, ...], dry_run: bool, coder: str | None) -> None:
    """Add the codes of another codebook that are not there yet.

    It is one that comes with Blotter, or a file. What the project has already keeps its definition.
    """
    bundle = transfer.codebook_in(codebook_named(codebook))
    assert bundle.codebook is not None
    with reading(project, coder) if dry_run else writing(project, coder) as opened:
        edit, present = plan.adopt(opened, bundle.codebook, only or None)
        added = plan.added_codes(edit)
        if dry_run:
            book = plan.after(opened.codebook, edit.steps if edit else ())
            for code in added:
                show_line(book.path(code.id))
        else:
            opened.apply(edit)
    lines = [f"refused: {row.where}: {row.why}" for row in bundle.refused]
    lines += [f"{told.kind}: {told.where}: {told.why}" for told in bundle.remarks]
    for line in lines[:_SHOWN_LINES]:
        say(line)
    if len(lines) > _SHOWN_LINES:
        say(f"… and {number(len(lines) - _SHOWN_LINES, 'more remark')}.")
    say(f"{'Would add' if dry_run else 'Added'} {number(len(added), 'code')}; {present} there already.")
    if bundle.refused:
        say(messages.REFUSED_SOME.format(count=len(bundle.refused)))
        click.get_current_context().exit(1)


def codebook_named(named: str) -> Path:
    """The file of a codebook that comes with Blotter, or of one that is named by its path."""
    shipped = shipped_codebooks()
    if named in shipped:
        return shipped[named]
    if os.path.lexists(named):
        return Path(named)
    raise NotFound(messages.NO_CODEBOOK, name=named, names=", ".join(shipped))


def _touched(segments: int, people: int, sources: int) -> str:
    who = f"{number(segments, 'segment')} of {number(people, 'coder')}"
    return f"{who} in {number(sources, 'document')}"


def _above(book: Codebook, sibling: Code | None) -> Code | None:
    return book.by_id[sibling.parent] if sibling and sibling.parent else None


for _group in (sets, rules, notes):
    codes.add_command(_group)

COMMANDS = (codes,)
