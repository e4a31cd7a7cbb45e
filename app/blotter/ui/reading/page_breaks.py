"""PageBreaks: where the pages of the original begin in its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from blotter.domain.segment import Span
from blotter.domain.structure import Page

_START = attrgetter("start")


class PageBreaks:
    """A page without text begins where the next one does."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    def at(self, position: int) -> int | None:
        """The page (from 0) of a position; None without pages."""
        if not self._pages:
            return None
        return max(0, bisect_right(self._pages, position, key=_START) - 1)

    def within(self, span: Span) -> list[Page]:
        """The pages that begin in a span and have text."""
        first = bisect_left(self._pages, span.start, key=_START)
        last = bisect_left(self._pages, span.end, key=_START)
        return [page for page in self._pages[first:last] if page.end > page.start]
