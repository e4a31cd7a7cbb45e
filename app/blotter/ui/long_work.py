"""Long work as a value: what a control asks for and the workplace runs on a thread."""

from collections.abc import Callable
from dataclasses import dataclass

from blotter.errors import BlotterError
from blotter.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class LongWork:
    """What it is called ("Importing"), what it does, and who hears of its result or its error."""

    words: str
    work: Callable[[Progress], object]
    done: Callable[[object], None]
    failed: Callable[[BlotterError], None]


def at_once(long: LongWork) -> None:
    """Do long work here and now."""
    try:
        result = long.work(silent)
    except BlotterError as error:
        long.failed(error)
    else:
        long.done(result)
