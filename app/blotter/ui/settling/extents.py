"""Extents: from where to where a span of a page is seen, for what is drawn beside the page."""

from collections.abc import Iterator
from typing import NamedTuple

from blotter.domain.segment import Span
from blotter.ui.reading.page import TextPage, VisibleBlock
from blotter.ui.reading.runs import Run, lines_of, runs, turns


class Extent(NamedTuple):
    """From where to where a span is seen, in the viewport, and whether its ends are."""

    top: float
    bottom: float
    begins: bool
    ends: bool


def extent(page: TextPage, span: Span) -> Extent | None:
    """Where a span is seen, by lines; None if nothing of it is on screen.

    A span may begin before the text of the page and end after it: then it has no end there.
    """
    length = len(page.positions.stored)
    found = [
        (visible.top + page.page_layout.above(visible.number), run.line)
        for visible, run in _runs(page, Span(max(0, span.start), min(length, span.end)))
    ]
    if not found:
        return None
    measures, seen = page.measures, page.visible_span()
    tops = [top + line * measures.line_height + measures.wash_top for top, line in (found[0], found[-1])]
    first, last = max(0, span.start) >= seen.start, min(length, span.end) <= seen.end
    return Extent(
        tops[0] if first else 0,
        tops[1] + measures.wash_height if last else page.viewport().height(),
        first and span.start >= 0,
        last and span.end <= length,
    )


def depth(page: TextPage, position: int) -> float:
    """How far down a position lies: further along its line is further down in it."""
    box = page.caret_box(position)
    width = max(1, page.viewport().width())
    return box.center().y() + page.measures.line_height * (min(1.0, max(0.0, box.left() / width)) - 0.5)


def _runs(page: TextPage, span: Span) -> Iterator[tuple[VisibleBlock, Run]]:
    """The stretches of lines on screen that a span covers."""
    if span.length <= 0:
        return
    start, end = page.positions.to_display_range(span)
    for visible in page.visible_blocks():
        at, length = visible.block.position(), visible.block.length() - 1
        from_, to = max(0, start - at), min(length, end - at)
        if from_ < to:
            for run in runs(lines_of(visible.block.layout()), from_, to, turns(visible.block.text())):
                yield visible, run
