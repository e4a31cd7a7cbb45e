"""Visited: the way back through the places where a reader was, and forward again."""

from collections.abc import Callable
from typing import NamedTuple

_LONGEST = 100


class Place(NamedTuple):
    """A document by id, and in it, in code points, the caret and the first character on screen."""

    source: str
    caret: int = 0
    top: int = 0

    def looks_like(self, other: "Place") -> bool:
        """Whether a reader would see no difference."""
        return (self.source, self.top) == (other.source, other.top)


class Visited:
    """As in a web browser: a jump begins a new way forward, and the place one stands at is never stored.

    `here` is where the reader stands, `is_there` says whether a place can still be gone to: those of a
    document that was removed are passed over, and come back with the document.
    """

    def __init__(self) -> None:
        self._before: list[Place] = []
        self._after: list[Place] = []

    def jump(self, here: Place) -> None:
        """Leave a place for a new one."""
        if not self._before or self._before[-1] != here:
            self._before = [*self._before[1 - _LONGEST :], here]
        self._after.clear()

    def back(self, here: Place, is_there: Callable[[Place], bool]) -> Place | None:
        """The last place before this one, None if there is none."""
        return _turned(self._before, self._after, here, is_there)

    def forward(self, here: Place, is_there: Callable[[Place], bool]) -> Place | None:
        """The place that was left by going back, None if there is none."""
        return _turned(self._after, self._before, here, is_there)

    def can_go_back(self, is_there: Callable[[Place], bool]) -> bool:
        """Whether there may be a place before this one: wherever one scrolls, the answer is the same."""
        return any(map(is_there, self._before))

    def can_go_forward(self, is_there: Callable[[Place], bool]) -> bool:
        """Whether there may be a place to go forward to."""
        return any(map(is_there, self._after))


def _next(places: list[Place], here: Place, is_there: Callable[[Place], bool]) -> int | None:
    """Which of the places comes next: the last that is still there and is not this one."""
    numbers = range(len(places) - 1, -1, -1)
    return next((n for n in numbers if is_there(places[n]) and not places[n].looks_like(here)), None)


def _turned(
    behind: list[Place], ahead: list[Place], here: Place, is_there: Callable[[Place], bool]
) -> Place | None:
    number = _next(behind, here, is_there)
    if number is None:
        return None
    found = behind[number]
    # What was passed over stays on the way, should its document come back.
    ahead.append(here)
    ahead.extend(reversed(behind[number + 1 :]))
    del behind[number:]
    return found
