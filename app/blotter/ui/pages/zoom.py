"""Zoom: how large pages are shown, by a factor or as the room allows."""

from typing import NamedTuple

PIXELS_A_POINT = 96 / 72
"""At 100 %."""

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
SMALLEST, LARGEST = STEPS[0], STEPS[-1]
WIDTH, PAGE = "width", "page"


class Zoom(NamedTuple):
    """`fit` is WIDTH or PAGE where pages take the room there is, else "" and the factor counts."""

    fit: str = WIDTH
    factor: float = 1.0

    @property
    def words(self) -> str:
        """As it is kept."""
        return self.fit or f"{self.factor:g}"


def zoom_of(words: str) -> Zoom:
    """The zoom that was kept, else the usual one."""
    if words in (WIDTH, PAGE):
        return Zoom(words)
    try:
        return Zoom("", min(LARGEST, max(SMALLEST, float(words))))
    except ValueError:
        return Zoom()


def stepped(factor: float, step: int) -> Zoom:
    """The next larger (1) or smaller (-1) of the usual factors."""
    if step > 0:
        return Zoom("", next((each for each in STEPS if each > factor * 1.01), LARGEST))
    return Zoom("", next((each for each in reversed(STEPS) if each < factor * 0.99), SMALLEST))
