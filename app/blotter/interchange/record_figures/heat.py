"""A matrix: the darker a cell the larger the value, which is printed in it."""

from typing import TYPE_CHECKING, Any, NamedTuple

from blotter.domain.record_figure import RecordFigure
from blotter.interchange.record_figures.look import LABEL, NOTE, Look, look, on
from blotter.interchange.record_figures.page import EDGE, Page, shortened, told, widest, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _ROW, _NAMES, _HEADS = 6.8, 0.22, 2.3, 1.5
_LEAST, _MOST = 0.3, 0.95
_LINE, _MOST_LINES, _GAP = 0.15, 4, 0.012


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """Rows by columns; a cell without anything is empty."""
    colours = look(dark)
    texts = [told(mark.value or 0) for mark in shown.marks.values()]
    names = [shortened(shown.label(row), LABEL, _NAMES) for row in shown.rows]
    left = EDGE + widest(names, LABEL) + 0.08
    room = (_WIDTH - left - EDGE) / max(1, len(shown.columns))
    cell = min(_MOST, max(_LEAST, widest(texts, NOTE) + 0.06, room))
    heads, is_upright = _heads([shown.label(column) for column in shown.columns], cell)
    top = widest(heads, LABEL) + 0.1 if is_upright else _LINE * max(h.count("\n") + 1 for h in heads) + 0.08
    height, across = _ROW * max(1, len(names)), cell * max(1, len(heads))
    page = Page(shown.title, shown.told, max(_WIDTH, left + across + EDGE), top + height, colours)
    axes = page.place(left, top, across, height)
    axes.set_xlim(0, across)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    _rule(axes, len(names), across, colours)
    for place, name in enumerate(names):
        page.write(name, left - 0.07, top + _ROW * (place + 0.5), colours.text, ha="right")
    for place, head in enumerate(heads):
        how: dict[str, Any] = {"rotation": 90, "va": "bottom"} if is_upright else _IN_LINES
        page.write(head, left + cell * (place + 0.5), top - 0.07, colours.text, ha="center", **how)
    _fill(page, axes, shown, Grid(left, top, cell), colours)
    return page.figure


_IN_LINES = {"va": "baseline", "linespacing": 1.15}


class Grid(NamedTuple):
    """Where the cells begin, and how wide they are."""

    left: float
    top: float
    cell: float


def _heads(labels: list[str], cell: float) -> tuple[list[str], bool]:
    """The columns' names over their cells, in lines if words are short enough, else upright."""
    room = cell - 0.06
    words = [word for label in labels for word in label.split()]
    if widest(words, LABEL) <= room:
        parts = [wrapped(label, LABEL, room) for label in labels]
        if max(map(len, parts), default=0) <= _MOST_LINES:
            return ["\n".join(part) for part in parts], False
    return [shortened(label, LABEL, _HEADS) for label in labels], True


def _rule(axes: "Axes", rows: int, across: float, colours: Look) -> None:
    places = [_ROW * place for place in range(rows + 1)]
    axes.hlines(places, 0, across, colors=colours.border, linewidth=0.5, zorder=0)


def _fill(page: Page, axes: "Axes", shown: RecordFigure, grid: Grid, colours: Look) -> None:
    from matplotlib.collections import PolyCollection

    down = {row: _ROW * place for place, row in enumerate(shown.rows)}
    across = {column: grid.cell * place for place, column in enumerate(shown.columns)}
    most = max((mark.value or 0 for mark in shown.marks.values()), default=1) or 1
    boxes, fills = [], []
    for key, mark in shown.marks.items():
        x, y = across[key.column], down[key.row]
        colour = shade(mark.value or 0, most, colours)
        left, right, top, bottom = x + _GAP, x + grid.cell - _GAP, y + _GAP, y + _ROW - _GAP
        boxes.append(((left, top), (right, top), (right, bottom), (left, bottom)))
        fills.append(colour)
        middle = grid.left + x + grid.cell / 2, grid.top + y + _ROW / 2
        page.write(told(mark.value or 0), *middle, on(colour, colours), NOTE, ha="center")
    axes.add_collection(PolyCollection(boxes, facecolors=fills, edgecolors="none"))


def shade(value: float, most: float, colours: Look) -> str:
    """One of five shades, each for as wide a range of values."""
    return colours.steps[min(4, int(5 * value / most)) if value < most else 4]
