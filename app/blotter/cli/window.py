"""`blotter PROJECT`: the window."""

import sys
from pathlib import Path
from types import ModuleType

import click

from blotter.cli import messages
from blotter.cli.command import Command, FileName
from blotter.cli.interrupts import interrupts
from blotter.cli.opening import coder_option
from blotter.errors import Refused


@click.command(cls=Command, hidden=True)
@click.argument("project", type=FileName(), required=False)
@coder_option
def window(project: Path | None, coder: str | None) -> None:
    """Open the window, on a project or on its welcome page."""
    show(project, coder)


def show(project: Path | None, coder: str | None = None) -> None:
    """Run the window until it is closed; the rest of the program never loads Qt."""
    with interrupts.hold():
        sys.exit(_application().run(project, coder))


def draw(project: Path, picture: Path) -> None:
    """Draw the window on a project into a picture."""
    _application().draw(project, picture)


def _application() -> ModuleType:
    try:
        from blotter.ui import application
    except ImportError as error:
        raise Refused(messages.WINDOW_MISSING, reason=error) from error
    return application


COMMANDS = (window,)
