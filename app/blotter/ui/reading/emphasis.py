"""Emphasis: what of a page is singled out at this moment."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from blotter.domain.segment import Span


class Emphasis:
    """The segments hovered over and chosen (by id), and spans that are drawn for a while."""

    def __init__(self) -> None:
        self.hovered: str | None = None
        self.chosen: str | None = None
        self.marked: set[str] = set()
        """The segments that are to be worked on together."""
        self.is_quiet = False
        """Whether what is not singled out is drawn faintly, hovered over or not."""
        self.preview: Span | None = None
        """The bounds that the chosen segment would get."""
        self.held_end: bool | None = None
        """Which of its ends keys would move: the last (True), the first, or none."""
        self.flash: Span | None = None
        self.tinted: Sequence[Span] = ()
        """The passages that support what one points at elsewhere."""
        self.noted: Span | None = None
        """The passage of the note that is hovered over or chosen."""
        self.target: Span | None = None
        """What a code that is dragged over the text would be dropped on."""
        self.has_washes = True
        self.limits: Sequence[Span] = ()
        """What alone is to be coded, by place; the rest of the page is dimmed. Nothing: all of it."""
        self.hit_now: Span | None = None
        self._hits: Sequence[Span] = ()
        self._longest_hit = 0

    def set_hits(self, hits: Iterable[Span], now: Span | None) -> None:
        """Mark what a search has found, and the one it stands at."""
        self._hits = sorted(hits)
        self._longest_hit = max((hit.length for hit in self._hits), default=0)
        self.hit_now = now

    def limits_within(self, span: Span) -> list[Span]:
        """What is to be coded of a span; passages of a round do not overlap."""
        first = max(0, bisect_left(self.limits, (span.start, 0)) - 1)
        last = bisect_left(self.limits, (span.end, 0))
        return [each for each in self.limits[first:last] if each.overlaps(span)]

    def hits_within(self, span: Span) -> list[Span]:
        """The hits that overlap a span."""
        first = bisect_left(self._hits, (span.start - self._longest_hit, 0))
        last = bisect_left(self._hits, (span.end, 0))
        return [hit for hit in self._hits[first:last] if hit.overlaps(span)]
