"""Where a reader stands in a text, and how to stand there again without anything moving before the eyes."""

from typing import NamedTuple

from PySide6.QtCore import QPoint

from blotter.ui.reading.page import TextPage


class Standing(NamedTuple):
    """The caret and the first character on screen, in code points."""

    caret: int = 0
    top: int = 0


def standing(page: TextPage) -> Standing:
    """Where the reader stands now."""
    top = page.cursorForPosition(QPoint(0, 0)).position()
    return Standing(page.caret(), page.positions.to_stored(top))


def stand(page: TextPage, place: Standing) -> None:
    """Stand there, or at the end of a text that has become shorter."""
    last = len(page.positions.stored)
    page.put_caret(min(place.caret, last))
    page.scroll_to(page.positions.to_display(min(place.top, last)), 0)
