"""`blotter new`, `demo`: how a project begins."""

import os
import sys
from pathlib import Path

import click

from blotter.cli import messages, story, window
from blotter.cli.output import say
from blotter.errors import NotFound
from blotter.project import coders, sample, transfer
from blotter.project.project import Project
from blotter.settings import data_folder
from blotter.shipped import shipped_codebooks


@click.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.option("--codebook", metavar="NAME|FILE", help="One that comes with Blotter, or a Markdown file.")
@click.option("--coder", "names", multiple=True, metavar="NAME", help="A coder; may be given several times.")
def new(project: Path, codebook: str | None, names: tuple[str, ...]) -> None:
    """Make a project, empty or with a codebook and coders; an existing file is refused."""
    chosen = _codebook(codebook) if codebook else None
    with Project.create(project) as opened:
        for name in names:
            opened.apply(coders.add(opened, name)[1])
        if chosen is not None:
            report = transfer.import_files(opened, [transfer.Incoming(chosen, "codebook-markdown")])
            for line in report.lines:
                say(line.why)
        say(f"Made “{project}” with {len(opened.codebook)} codes and {len(opened.coders)} coders.")


def _codebook(named: str) -> Path:
    shipped = shipped_codebooks()
    if named in shipped:
        return shipped[named]
    if Path(named).exists():
        return Path(named)
    raise NotFound(messages.NO_CODEBOOK, name=named, names=", ".join(shipped))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--headless", is_flag=True, help="Tell the story of the sample in the terminal.")
def demo(folder: Path | None, headless: bool) -> None:
    """Make the sample project if it is not there, and open it."""
    project = (folder or data_folder()) / "sample.blotter"
    project.parent.mkdir(parents=True, exist_ok=True)
    if not project.exists():
        sample.build(project)
        say(f"Made the sample project “{project}”.")
    if headless:
        story.tell(project)
    elif sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("There is no display, so the story is told here. With a display, the window opens.")
        story.tell(project)
    else:
        window.show(project)


COMMANDS = (new, demo)
