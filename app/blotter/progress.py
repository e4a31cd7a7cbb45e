"""How long work tells how far it is, and how it is told to stop."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Called with (done, total); total is 0 while unknown. It may raise Cancelled."""


class Cancelled(Exception):
    """Raised by a Progress when the user no longer wants the work; nothing of it is kept."""


def silent(done: int, total: int) -> None:
    """The Progress of whoever does not watch."""


def counted(items: Iterable[T], progress: Progress, total: int = 0, every: int = 500) -> Iterator[T]:
    """Yield the items and report every so many of them."""
    if not total and isinstance(items, Sized):
        total = len(items)
    done = 0
    for item in items:
        if done % every == 0:
            progress(done, total)
        yield item
        done += 1
    progress(done, max(total, done))
