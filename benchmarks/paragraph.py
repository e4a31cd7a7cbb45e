"""A megabyte without a line feed: opened, paged through and coded as one with paragraphs."""

import statistics
from pathlib import Path

from benchmarks.coding import gesture_figures
from benchmarks.desk_window import on_large
from benchmarks.figure import Figure
from benchmarks.material import study
from benchmarks.moving import turn_pages
from benchmarks.opening import click_to_painted

_KINDS = ("Latin", "Chinese")


def figures() -> list[Figure]:
    """Beside the same work on a megabyte of paragraphs, which is the floor."""
    plain = _measured(study(1))
    return [
        Figure(f"one paragraph: {what}", f"{kind}, 1 MB, 10,000 segments", value, "ms", target, floor)
        for kind in _KINDS
        for (what, value), target, floor in zip(
            _measured(study(1, kind)).items(), (150, 16, 20), plain.values(), strict=True
        )
    ]


def _measured(path: Path) -> dict[str, float]:
    with on_large(path) as window:
        page = statistics.median(turn_pages(window.work.page.view.page))
    (marked,) = gesture_figures(path, "", ["mark"])
    return {"open": click_to_painted(path)[0], "page down, median": page, "mark": marked.value}
