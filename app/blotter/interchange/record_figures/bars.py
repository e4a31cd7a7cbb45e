"""Lying bars under each other, with their names before and their numbers after them."""

from typing import TYPE_CHECKING

from blotter.domain.record_figure import Count, RecordFigure
from blotter.interchange.record_figures.look import LABEL, Look, look
from blotter.interchange.record_figures.page import EDGE, Page, shortened, told, widest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, ROW, NAMES = 6.8, 0.225, 2.4
_BAR = 0.66
_GAP = 0.07


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """One bar a row, the value printed."""
    colours = look(dark)
    values = [shown.mark(row).value or 0 for row in shown.rows]
    numbers = [number(shown, value) for value in values]
    names = [shortened(shown.label(row), LABEL, NAMES) for row in shown.rows]
    height = ROW * max(1, len(values))
    page = Page(shown.title, shown.told, WIDTH, height, colours)
    left = EDGE + widest(names, LABEL) + _GAP
    right = EDGE + widest(numbers, LABEL) + _GAP
    axes = page.place(left, 0, WIDTH - left - right, height)
    axes.barh(range(len(values)), values, height=_BAR, color=colours.accent, linewidth=0)
    for place, value in enumerate(values):
        axes.annotate(
            numbers[place], (value, place), (_GAP * 72 * 0.7, 0), textcoords="offset points",
            fontsize=LABEL, color=colours.text, va="center", annotation_clip=False,
        )  # fmt: skip
    frame(axes, names, max(values, default=0), colours)
    return page.figure


def frame(axes: "Axes", names: list[str], longest: float, colours: Look) -> None:
    """Names on the left, a line where the bars begin, no scale: the numbers are printed."""
    axes.set_ylim(max(1, len(names)) - 0.5, -0.5)
    axes.set_xlim(0, longest or 1)
    axes.set_yticks(range(len(names)), names, fontsize=LABEL, color=colours.text)
    axes.set_xticks([])
    axes.tick_params(axis="y", pad=_GAP * 72 * 0.7)
    axes.spines["left"].set_visible(True)
    axes.spines["left"].set_color(colours.muted)
    axes.spines["left"].set_linewidth(0.8)


def number(shown: RecordFigure, value: float) -> str:
    """What is printed after a bar: the value, with its share where that is asked for."""
    if not shown.asked.shares:
        return told(value)
    whole = whole_of(shown)
    return f"{told(value)} ({100 * value / whole:.0f} %)" if whole else told(value)


def whole_of(shown: RecordFigure) -> float:
    """What a share is a share of: the records, or where one may count more than once, the counts."""
    if shown.asked.count is Count.RECORDS:
        return len(shown.records)
    return sum(mark.value or 0 for mark in shown.marks.values())
