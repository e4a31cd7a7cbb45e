"""The command line: the same project, told and asked in words."""

import os
import sys

from blotter.cli import messages
from blotter.errors import BlotterError
from blotter.progress import Cancelled


def main(arguments: list[str] | None = None) -> None:
    """Run a command and end with 0 (done), 1 (something a user can mend) or 2 (not understood)."""
    from blotter.cli.interrupts import Interrupted, interrupts

    # Windows consoles and pipes may use a code page that cannot hold the texts.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with interrupts.watched():
        try:
            _run(arguments)
        except Cancelled:
            _end(messages.CANCELLED)
        except Interrupted as interrupted:
            _end(interrupted)
        except BlotterError as error:
            _end(error)
        except OSError as error:
            _end(_told(error))


def _told(error: OSError) -> str:
    """What the system refused where nobody asked for it, such as a look into a folder, or the printing."""
    if error.filename is not None:
        return messages.NOT_ALLOWED.format(path=error.filename, reason=error.strerror)
    if isinstance(error, FileNotFoundError):
        return messages.FOLDER_GONE
    _discard_results()
    return messages.NOT_PRINTED.format(reason=error.strerror)


def _discard_results() -> None:
    """Send what could not be printed nowhere, or the interpreter tries again at its end and complains."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        # A stream without a file of its own, as in tests: nothing of it is left to be printed.
        return


def _run(arguments: list[str] | None) -> None:
    from blotter.cli.group import blotter

    blotter.main(args=arguments, prog_name="blotter", standalone_mode=True)


def _end(reason: object) -> None:
    from blotter.cli.output import say

    say(reason)
    sys.exit(1)
