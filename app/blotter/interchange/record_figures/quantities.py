"""Quantities: a bar for each year and actor, with its bounds; each unit on a scale of its own."""

from typing import TYPE_CHECKING

from blotter.domain.record_figure import Key, Mark, RecordFigure
from blotter.interchange.record_figures.bars import BAR, ROW, Bars
from blotter.interchange.record_figures.look import LABEL, Look, look
from blotter.interchange.record_figures.page import EDGE, Page, shortened, told

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH = 6.8
_HEAD, _BETWEEN = 0.24, 0.14
_OPEN = 1.06
"""How much longer than the longest bar a scale is where an upper bound is open."""


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """The panels under each other, a panel for what can be added up."""
    colours = look(dark)
    panels = {panel: _keys(shown, panel) for panel in shown.panels}
    height = sum(_HEAD + _BETWEEN + ROW * max(1, len(keys)) for keys in panels.values())
    page = Page(shown.title, shown.told, _WIDTH, height, colours)
    top = 0.0
    for panel, keys in panels.items():
        name = shortened(shown.label(panel), LABEL, _WIDTH - 2 * EDGE, bold=True)
        page.write(name, EDGE, top + _HEAD / 2, colours.text, fontweight="bold")
        _draw_panel(page, shown, keys, top + _HEAD, colours)
        top += _HEAD + ROW * max(1, len(keys)) + _BETWEEN
    return page.figure


def _keys(shown: RecordFigure, panel: str) -> list[Key]:
    return [
        key
        for row in shown.rows
        for column in shown.columns
        if (key := Key(row, column, panel)) in shown.marks
    ]


def _name(shown: RecordFigure, key: Key) -> str:
    return " · ".join(shown.label(each) for each in (key.row, key.column) if each)


def _draw_panel(page: Page, shown: RecordFigure, keys: list[Key], top: float, colours: Look) -> None:
    marks = [shown.marks[key] for key in keys]
    longest = max((max(each.value or 0, each.low or 0, each.high or 0) for each in marks), default=0)
    reach = longest * _OPEN if any(each.high is None for each in marks) else longest
    names, numbers = [_name(shown, key) for key in keys], [amount(mark) for mark in marks]
    room = Bars(page, names, numbers, top, reach, colours)
    for place, mark in enumerate(marks):
        length = mark.value if mark.value is not None else mark.low or 0
        fill = colours.accent if mark.value is not None else "none"
        room.axes.barh(place, length, BAR, color=fill, edgecolor=colours.accent, linewidth=0.9)
        _draw_bounds(room.axes, place, mark, reach, colours)
        room.print_number(place, reach if mark.high is None else max(length, mark.high))


def _draw_bounds(axes: "Axes", place: int, mark: Mark, reach: float, colours: Look) -> None:
    """From the lower to the upper bound, with a cap at each; an arrow where nobody knows how far up."""
    low = mark.low if mark.low is not None else mark.value or 0
    high = mark.high if mark.high is not None else reach
    if high <= low:
        return
    axes.plot([low, high], [place, place], color=colours.text, linewidth=1, zorder=3, solid_capstyle="butt")
    axes.plot([low, low], [place - 0.2, place + 0.2], color=colours.text, linewidth=1, zorder=3)
    if mark.high is None:
        axes.plot([high], [place], marker=">", markersize=4, color=colours.text, clip_on=False, zorder=3)
    else:
        axes.plot(
            [high, high], [place - 0.2, place + 0.2], color=colours.text, linewidth=1, zorder=3, clip_on=False
        )


def amount(mark: Mark) -> str:
    """An amount as it is printed: “2,031,732”, “210 (180–260)”, “≥ 2,700”, “≤ 3,000”."""
    low, high = mark.low, mark.high
    if mark.value is not None:
        bounds = f" ({told(low or 0)}–{told(high)})" if high is not None and high != low else ""
        return told(mark.value) + bounds
    if high is None:
        return f"≥ {told(low or 0)}"
    return f"{told(low)}–{told(high)}" if low else f"≤ {told(high)}"
