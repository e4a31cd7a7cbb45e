"""The world as tiles, one a state, in five classes, the value in each; what has no tile is listed below."""

from typing import TYPE_CHECKING

from blotter.domain.countries import COUNTRIES
from blotter.domain.record_figure import RecordFigure, Steps
from blotter.interchange.record_figures.look import LABEL, SMALL, Look, look, on, step
from blotter.interchange.record_figures.page import EDGE, Page, text_width, told

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROWS, COLUMNS = 17, 36
_TILE = 0.285
_GAP, _ROUND = 0.09, 0.1
_KEY = 0.32
_NUMBER, _SMALLEST = 7.2, 5.0


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """Every tile, the key of the classes, and the note with what has no tile."""
    colours = look(dark)
    width, height = COLUMNS * _TILE + 2 * EDGE, ROWS * _TILE
    without = without_tile(shown)
    notes = [*shown.told[:1], *without, *shown.told[1:]]
    page = Page(shown.title, notes, width, height + _KEY, colours)
    axes = page.place(EDGE, 0, COLUMNS * _TILE, height)
    axes.set_xlim(0, COLUMNS)
    axes.set_ylim(ROWS, 0)
    axes.set_xticks([])
    axes.set_yticks([])
    for code, country in COUNTRIES.items():
        if country.tile is not None:
            _draw_tile(axes, country.tile, code, shown, colours)
    _draw_key(page, shown, height, colours)
    return page.figure


def without_tile(shown: RecordFigure) -> list[str]:
    """A line with the countries and groups that have a value but no tile."""
    rows = [
        f"{shown.label(row)} {told(shown.mark(row).value or 0)}"
        for row in shown.rows
        if (shown.mark(row).value or 0) and (row not in COUNTRIES or COUNTRIES[row].tile is None)
    ]
    return [f"Without a tile: {', '.join(rows)}."] if rows else []


def _draw_tile(axes: "Axes", tile: tuple[int, int], code: str, shown: RecordFigure, colours: Look) -> None:
    row, column = tile
    value = shown.mark(code).value or 0
    place = shown.class_of(value)
    colour = colours.ground if place is None else step(place, len(shown.classes), colours)
    _box(axes, column, row, colour, colours)
    ink = on(colour, colours)
    middle = column + 0.5
    if place is None:
        axes.text(middle, row + 0.52, code, fontsize=SMALL, color=colours.muted, ha="center", va="center")
        return
    if not shown.asked.numbers:
        axes.text(middle, row + 0.52, code, fontsize=SMALL, color=ink, ha="center", va="center")
        return
    axes.text(middle, row + 0.29, code, fontsize=SMALL - 0.7, color=ink, ha="center", va="center")
    text = told(value)
    size = min(_NUMBER, max(_SMALLEST, _NUMBER * _TILE * 0.84 / text_width(text, _NUMBER, bold=True)))
    axes.text(middle, row + 0.67, text, fontsize=size, color=ink, ha="center", va="center", fontweight="bold")


def _box(axes: "Axes", x: float, y: float, colour: str, colours: Look) -> None:
    from matplotlib.patches import FancyBboxPatch

    inset = _GAP / 2 + _ROUND
    is_empty = colour == colours.ground
    axes.add_patch(
        FancyBboxPatch(
            (x + inset, y + inset), 1 - 2 * inset, 1 - 2 * inset,
            boxstyle=f"round,pad={_ROUND},rounding_size={_ROUND}",
            facecolor=colour, edgecolor=colours.border if is_empty else colours.muted,
            linewidth=0.6 if is_empty else 0.3,
        )
    )  # fmt: skip


def _draw_key(page: Page, shown: RecordFigure, top: float, colours: Look) -> None:
    """Below the map: an empty tile, then one of each class with its bounds."""
    axes = page.place(EDGE, top + 0.08, COLUMNS * _TILE, _KEY - 0.08)
    across = COLUMNS * _TILE / (_KEY - 0.08)
    axes.set_xlim(0, across)
    axes.set_ylim(1, 0)
    axes.set_xticks([])
    axes.set_yticks([])
    unit, x = _KEY - 0.08, 0.0
    for place, name in enumerate(("none", *map(bounds, shown.classes))):
        colour = colours.ground if place == 0 else step(place - 1, len(shown.classes), colours)
        _box(axes, x, 0, colour, colours)
        axes.text(x + 1.15, 0.5, name, fontsize=LABEL, color=colours.text, va="center")
        x += 1.15 + text_width(name, LABEL) / unit + 0.7
    axes.text(
        across,
        0.5,
        f"{shown.counted} a country",
        fontsize=LABEL,
        color=colours.muted,
        ha="right",
        va="center",
    )


def bounds(each: Steps) -> str:
    """A class as the key names it."""
    return told(each.low) if each.low == each.high else f"{told(each.low)}–{told(each.high)}"
