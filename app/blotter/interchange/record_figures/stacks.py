"""Bars made of parts, in the order of the palette and with its patterns: upright over years, else lying."""

from typing import TYPE_CHECKING, Any

from blotter.domain.record_figure import RecordFigure
from blotter.interchange.record_figures import lines
from blotter.interchange.record_figures.bars import BAR, ROW, Bars
from blotter.interchange.record_figures.look import LABEL, NOTE, PATTERNS, Look, hue, look
from blotter.interchange.record_figures.page import EDGE, Page, shortened, text_width, told, widest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _HEIGHT, _BELOW = 6.8, 3.0, 0.26
_KEY, _SAMPLE, _LINE = 1.9, 0.2, 0.2


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """One bar a row, one part of it a column; the sum at its end."""
    is_over_years = shown.asked.rows == "year"
    return _upright(shown, look(dark)) if is_over_years else _lying(shown, look(dark))


def _upright(shown: RecordFigure, colours: Look) -> "Figure":
    key = key_height(shown, _WIDTH)
    page = Page(shown.title, shown.told, _WIDTH, key + _HEIGHT + _BELOW, colours)
    draw_key(page, shown, colours)
    totals = [shown.total(row) for row in shown.rows]
    ticks = lines.counts(max(totals, default=1))
    left = EDGE + widest([told(tick) for tick in ticks], LABEL) + 0.1
    width = _WIDTH - left - EDGE
    axes = page.place(left, key, width, _HEIGHT)
    axes.set_xlim(-0.6, max(0.6, len(shown.rows) - 0.4))
    axes.set_ylim(0, ticks[-1] * 1.06)
    below = [0.0] * len(shown.rows)
    for number, column in enumerate(shown.columns):
        values = [shown.mark(row, column).value or 0 for row in shown.rows]
        axes.bar(range(len(values)), values, 0.72, below, zorder=3, **filled(shown, column, number, colours))
        below = [low + value for low, value in zip(below, values, strict=True)]
    _print_sums(axes, totals, width, colours)
    lines.scales(axes, shown, ticks, width, colours)
    return page.figure


def _print_sums(axes: "Axes", totals: list[float], width: float, colours: Look) -> None:
    texts = [told(total) for total in totals]
    if len(texts) * (widest(texts, NOTE) + 0.03) > width:
        return
    for place, (total, text) in enumerate(zip(totals, texts, strict=True)):
        if total:
            axes.annotate(
                text, (place, total), (0, 2), textcoords="offset points", fontsize=NOTE, color=colours.text,
                ha="center", va="bottom", annotation_clip=False,
            )  # fmt: skip


def _lying(shown: RecordFigure, colours: Look) -> "Figure":
    key, height = key_height(shown, _WIDTH), ROW * max(1, len(shown.rows))
    page = Page(shown.title, shown.told, _WIDTH, key + height, colours)
    draw_key(page, shown, colours)
    totals = [shown.total(row) for row in shown.rows]
    names = [shown.label(row) for row in shown.rows]
    room = Bars(page, names, [told(total) for total in totals], key, max(totals, default=0), colours)
    below = [0.0] * len(shown.rows)
    for number, column in enumerate(shown.columns):
        values = [shown.mark(row, column).value or 0 for row in shown.rows]
        room.axes.barh(range(len(values)), values, BAR, below, **filled(shown, column, number, colours))
        below = [low + value for low, value in zip(below, values, strict=True)]
    for place, total in enumerate(totals):
        room.print_number(place, total)
    return page.figure


def filled(shown: RecordFigure, column: str, number: int, colours: Look) -> dict[str, Any]:
    """The colour and the pattern of a column."""
    place = shown.hues.get(column, number)
    return {
        "facecolor": hue(colours, place),
        "hatch": PATTERNS[place % len(PATTERNS)],
        "edgecolor": colours.ground,
        "linewidth": 0.4,
    }


def _placed_keys(shown: RecordFigure, width: float) -> list[tuple[str, float, int]]:
    """The columns' names with where they stand, from the left and in which line."""
    placed: list[tuple[str, float, int]] = []
    x, line = EDGE, 0
    for column in shown.columns:
        name = shortened(shown.label(column), LABEL, _KEY)
        wide = _SAMPLE + 0.06 + text_width(name, LABEL) + 0.16
        if placed and x + wide > width - EDGE:
            x, line = EDGE, line + 1
        placed.append((name, x, line))
        x += wide
    return placed


def key_height(shown: RecordFigure, width: float) -> float:
    """How high the lines are that say which pattern is which column."""
    placed = _placed_keys(shown, width)
    return (placed[-1][2] + 1) * _LINE + 0.08 if placed else 0.0


def draw_key(page: Page, shown: RecordFigure, colours: Look) -> None:
    """A sample of each pattern with its name, in the order in which they are stacked."""
    from matplotlib.patches import Rectangle

    height = key_height(shown, page.width)
    if not height:
        return
    axes = page.place(0, 0, page.width, height)
    axes.set_xlim(0, page.width)
    axes.set_ylim(height, 0)
    axes.set_xticks([])
    axes.set_yticks([])
    for number, (name, x, line) in enumerate(_placed_keys(shown, page.width)):
        y = line * _LINE
        style = filled(shown, shown.columns[number], number, colours)
        axes.add_patch(Rectangle((x, y + 0.02), _SAMPLE, _LINE - 0.06, **style))
        axes.text(
            x + _SAMPLE + 0.06, y + _LINE / 2 - 0.01, name, fontsize=LABEL, color=colours.text, va="center"
        )
