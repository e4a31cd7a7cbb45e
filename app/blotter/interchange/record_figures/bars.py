"""Lying bars under each other, with their names before and their numbers after them."""

from typing import TYPE_CHECKING

from blotter.domain.record_figure import Count, RecordFigure
from blotter.interchange.record_figures.look import LABEL, Look, look
from blotter.interchange.record_figures.page import EDGE, Page, shortened, told, widest

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, NAMES = 6.8, 0.225, 2.7
BAR, GAP = 0.66, 0.07


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """One bar a row, the value printed."""
    colours = look(dark)
    values = [shown.mark(row).value or 0 for row in shown.rows]
    numbers = [number(shown, value) for value in values]
    height = ROW * max(1, len(values))
    page = Page(shown.title, shown.told, WIDTH, height, colours)
    bars = Bars(page, [shown.label(row) for row in shown.rows], numbers, 0, max(values, default=0), colours)
    bars.axes.barh(range(len(values)), values, height=BAR, color=colours.accent, linewidth=0)
    for place, value in enumerate(values):
        bars.print_number(place, value)
    return page.figure


class Bars:
    """Room for lying bars: the names before them, a line where they begin, numbers after them; no scale."""

    def __init__(
        self, page: Page, names: list[str], numbers: list[str], top: float, longest: float, colours: Look
    ) -> None:
        self._page, self._numbers, self._top, self._colours = page, numbers, top, colours
        names = [shortened(name, LABEL, NAMES) for name in names]
        self._left = EDGE + widest(names, LABEL) + GAP
        self._long = page.width - self._left - EDGE - widest(numbers, LABEL) - GAP
        self._longest = longest or 1
        self.axes = page.place(self._left, top, self._long, ROW * max(1, len(names)))
        self.axes.set_ylim(max(1, len(names)) - 0.5, -0.5)
        self.axes.set_xlim(0, self._longest)
        self.axes.set_xticks([])
        self.axes.set_yticks([])
        self.axes.spines["left"].set_visible(True)
        self.axes.spines["left"].set_color(colours.muted)
        self.axes.spines["left"].set_linewidth(0.8)
        for place, name in enumerate(names):
            page.write(name, self._left - GAP, self._middle(place), colours.text, ha="right")

    def print_number(self, place: int, end: float) -> None:
        """Print a bar's number after where it ends."""
        x = self._left + self._long * end / self._longest + GAP
        self._page.write(self._numbers[place], x, self._middle(place), self._colours.text)

    def _middle(self, place: int) -> float:
        return self._top + ROW * (place + 0.5)


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
