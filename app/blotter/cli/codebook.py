"""`blotter codes`: the codebook of a project."""

import os
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_line, show_table
from blotter.domain.codebook import Code, Codebook, joined_path, split_path
from blotter.domain.entity import Entity
from blotter.errors import NotFound
from blotter.project import codes as plan
from blotter.project import transfer
from blotter.project.reports import report
from blotter.shipped import shipped_codebooks


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


@codes.command()
@project_argument
@click.argument("path")
@click.option("--colour", default="", help="A palette name such as blue, or #rrggbb.")
@click.option("--short", default="", help="The short definition.")
@click.option("--full", default="", help="The full definition, Markdown.")
@click.option("--use-when", default="", help="When to use it.")
@click.option("--not-when", default="", help="When not to use it, and what to use instead.")
@click.option("--example", default="", help="An example.")
@coder_option
def add(project: Path, path: str, colour: str, coder: str | None, **parts: str) -> None:
    """Add the code at PATH; the codes above it must be there."""
    with writing(project, coder) as opened:
        *above, name = split_path(path)
        parent = opened.codebook.find(joined_path(above)) if above else None
        _, edit = plan.add(opened, name, parent, colour, **parts)
        opened.apply(edit)
        say(f"Added the code “{path}”.")


@codes.command()
@project_argument
@click.argument("path")
@click.argument("name")
@coder_option
def rename(project: Path, path: str, name: str, coder: str | None) -> None:
    """Give the code at PATH another NAME."""
    with writing(project, coder) as opened:
        changed = opened.apply(plan.rename(opened, opened.codebook.find(path), name))
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
        sibling = book.find(before) if before else None
        parent = book.find(under) if under else _above(book, sibling)
        changed = opened.apply(plan.move(opened, book.find(path), parent, sibling))
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
        changed = opened.apply(plan.recolour(opened, opened.codebook.find(path), colour))
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
        merged, kept = opened.codebook.find(path), opened.codebook.find(into)
        segments, people, sources = opened.touched_by([merged.id])
        opened.apply(plan.merge(opened, merged, kept))
        say(f"Merged “{path}” into “{into}”: {_touched(segments, people, sources)}.")


@codes.command()
@project_argument
@click.argument("path")
@coder_option
def delete(project: Path, path: str, coder: str | None) -> None:
    """Delete the code at PATH, what is under it, and their segments.

    `blotter undo` brings all of it back.
    """
    with writing(project, coder) as opened:
        code = opened.codebook.find(path)
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
    for row in bundle.refused:
        say(f"refused: {row.where}: {row.why}")
    for told in bundle.remarks:
        say(f"{told.kind}: {told.where}: {told.why}")
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


COMMANDS = (codes,)
