"""The command line: the same project, told and asked in words."""

import signal
import sys

from blotter.errors import BlotterError
from blotter.progress import Cancelled


def main(arguments: list[str] | None = None) -> None:
    """Run a command and end with 0 (done), 1 (something a user can mend) or 2 (not understood)."""
    from blotter.cli.group import blotter
    from blotter.cli.output import note_interrupt, say

    # Windows consoles and pipes may use a code page that cannot hold the texts.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    before = signal.signal(signal.SIGINT, note_interrupt)
    try:
        blotter.main(args=arguments, prog_name="blotter", standalone_mode=True)
    except BlotterError as error:
        say(error)
        sys.exit(1)
    except Cancelled:
        say("Cancelled; nothing was changed.")
        sys.exit(1)
    finally:
        signal.signal(signal.SIGINT, before)
