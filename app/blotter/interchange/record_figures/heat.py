"""A matrix: the darker a cell the larger the value, which is printed in it."""

from typing import TYPE_CHECKING

from blotter.domain.record_figure import RecordFigure
from blotter.interchange.record_figures.look import LABEL, NOTE, Look, look, on
from blotter.interchange.record_figures.page import EDGE, Page, shortened, told, widest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _ROW, _NAMES, _HEADS = 6.8, 0.22, 2.3, 1.5
_LEAST, _MOST = 0.3, 0.95
_PLAIN_HEADS = 0.24


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """Rows by columns; a cell without anything is empty."""
    colours = look(dark)
    texts = [told(mark.value or 0) for mark in shown.marks.values()]
    names = [shortened(shown.label(row), LABEL, _NAMES) for row in shown.rows]
    heads = [shortened(shown.label(column), LABEL, _HEADS) for column in shown.columns]
    left = EDGE + widest(names, LABEL) + 0.08
    least = max(_LEAST, widest(texts, NOTE) + 0.06)
    room = (_WIDTH - left - EDGE) / max(1, len(heads))
    cell = min(_MOST, max(least, room))
    is_upright = widest(heads, LABEL) + 0.08 > cell
    top = widest(heads, LABEL) + 0.1 if is_upright else _PLAIN_HEADS
    height = _ROW * max(1, len(names))
    width = max(_WIDTH, left + cell * max(1, len(heads)) + EDGE)
    page = Page(shown.title, shown.told, width, top + height, colours)
    axes = page.place(left, top, cell * max(1, len(heads)), height)
    _fill(axes, shown, colours)
    _frame(axes, names, heads, is_upright, colours)
    return page.figure


def _fill(axes: "Axes", shown: RecordFigure, colours: Look) -> None:
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    down = {row: place for place, row in enumerate(shown.rows)}
    across = {column: place for place, column in enumerate(shown.columns)}
    most = max((mark.value or 0 for mark in shown.marks.values()), default=1) or 1
    cells, fills = [], []
    for key, mark in shown.marks.items():
        y, x = down[key.row], across[key.column]
        colour = shade(mark.value or 0, most, colours)
        cells.append(Rectangle((x - 0.48, y - 0.46), 0.96, 0.92))
        fills.append(colour)
        axes.text(
            x, y, told(mark.value or 0), fontsize=NOTE, color=on(colour, colours), ha="center", va="center"
        )
    axes.add_collection(PatchCollection(cells, facecolors=fills, edgecolors="none"))


def shade(value: float, most: float, colours: Look) -> str:
    """One of five shades, each for as wide a range of values."""
    return colours.steps[min(4, int(5 * value / most)) if value < most else 4]


def _frame(axes: "Axes", names: list[str], heads: list[str], is_upright: bool, colours: Look) -> None:
    axes.set_xlim(-0.5, max(1, len(heads)) - 0.5)
    axes.set_ylim(max(1, len(names)) - 0.5, -0.5)
    axes.set_yticks(range(len(names)), names, fontsize=LABEL, color=colours.text)
    axes.set_xticks(range(len(heads)), heads, fontsize=LABEL, color=colours.text)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, pad=4, labelrotation=90 if is_upright else 0)
    axes.tick_params(axis="y", pad=5)
    axes.hlines(
        [place - 0.5 for place in range(len(names) + 1)], -0.5, len(heads) - 0.5,
        colors=colours.border, linewidth=0.5, zorder=0,
    )  # fmt: skip
