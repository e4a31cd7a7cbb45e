"""`blotter new`, `demo`: how a project begins."""

import os
import sys
from pathlib import Path

import click

from blotter.cli import messages, story, window
from blotter.cli.codebook import codebook_named
from blotter.cli.command import Command, FileName
from blotter.cli.interrupts import interrupts
from blotter.cli.output import number, say
from blotter.domain.codebook import Codebook
from blotter.errors import Refused
from blotter.project import coders, codes, sample, transfer
from blotter.project.project import Project
from blotter.settings import data_folder


@click.command(cls=Command)
@click.argument("project", type=FileName())
@click.option("--codebook", metavar="NAME|FILE", help="One that comes with Blotter, or a file.")
@click.option("--coder", "names", multiple=True, metavar="NAME", help="A coder; may be repeated.")
def new(project: Path, codebook: str | None, names: tuple[str, ...]) -> None:
    """Make a project, empty or with a codebook and coders.

    An existing file is refused, and so is a codebook or a coder that cannot be: then nothing is made.
    """
    book = transfer.whole_codebook_in(codebook_named(codebook)) if codebook is not None else Codebook()
    people = coders.distinct(names)
    with interrupts.hold(), Project.create(project) as opened:
        for name in people:
            opened.apply(coders.add(opened, name)[1])
        opened.apply(codes.adopt(opened, book)[0])
    say(f"Made “{project}” with {number(len(book), 'code')} and {number(len(people), 'coder')}.")


@click.command(cls=Command)
@click.argument("folder", type=FileName(), required=False)
@click.option("--headless", is_flag=True, help="Tell the story of the sample in the terminal.")
def demo(folder: Path | None, headless: bool) -> None:
    """Make the sample project if it is not there, and open it."""
    project = (folder or data_folder()) / "sample.blotter"
    if not os.path.lexists(project):
        _make_folder(project.parent)
        with interrupts.hold():
            sample.build(project)
        say(f"Made the sample project “{project}”.")
    if headless:
        story.tell(project)
    elif sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("There is no display, so the story is told here. With a display, the window opens.")
        story.tell(project)
    else:
        window.show(project)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(messages.FOLDER_NOT_MADE, path=folder, reason=error.strerror or error) from error


COMMANDS = (new, demo)
