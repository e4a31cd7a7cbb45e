"""CaseLines: which passages belong to cases, drawn as a thin line beside the text where somebody wants it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from blotter.domain.segment import Span
from blotter.ui.reading.page import TextPage


class CaseLine(NamedTuple):
    """A passage, or a whole document, and the name of the case that it belongs to."""

    span: Span
    name: str


class CaseLines:
    """The lines of one page; passages that overlap share one."""

    def __init__(self, page: TextPage) -> None:
        self._page = page
        self.lines: Sequence[CaseLine] = ()

    def boxes(self, left: float, width: float) -> Iterator[tuple[QRectF, str]]:
        """Where the lines are drawn that can be seen, and the case of each."""
        seen = self._page.visible_span()
        for line in self.lines:
            start, end = max(line.span.start, seen.start), min(line.span.end, seen.end)
            if start < end:
                top, bottom = self._page.caret_box(start).top(), self._page.caret_box(end).bottom()
                yield QRectF(left, top, width, max(bottom - top, 1)), line.name

    def names_at(self, height: float) -> list[str]:
        """The cases of the lines beside a height of the page."""
        found = (name for box, name in self.boxes(0, 1) if box.top() <= height <= box.bottom())
        return list(dict.fromkeys(found))
