"""Lines over the years, each named at its end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blotter.domain.record_figure import RecordFigure
from blotter.interchange.record_figures.look import DASHES, LABEL, MARKERS, NOTE, Look, hue, look
from blotter.interchange.record_figures.page import EDGE, Page, shortened, text_width, told, widest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _HEIGHT, _NAMES = 6.8, 3.0, 1.7
_LINE = 0.165
_BELOW = 0.26


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """One line a column; with a single one its numbers are printed where they have room."""
    colours = look(dark)
    ends = _ends(shown)
    height = max(_HEIGHT, _LINE * len(ends) + 0.3)
    page = Page(shown.title, shown.told, _WIDTH, height + _BELOW, colours)
    most = max((mark.value or 0 for mark in shown.marks.values()), default=1)
    ticks = counts(most)
    left = EDGE + widest([told(tick) for tick in ticks], LABEL) + 0.1
    right = EDGE + (widest(list(ends.values()), LABEL) + 0.25 if len(ends) > 1 else 0.15)
    axes = page.place(left, 0, _WIDTH - left - right, height)
    width = _WIDTH - left - right
    axes.set_xlim(-0.4, max(0.4, len(shown.rows) - 0.6))
    axes.set_ylim(0, ticks[-1] * 1.04)
    for number, column in enumerate(shown.columns):
        _draw_line(axes, shown, column, number, colours)
    if len(ends) > 1:
        _name_ends(axes, shown, ends, height, colours)
    else:
        _print_values(axes, shown, width, colours)
    scales(axes, shown, ticks, width, colours)
    return page.figure


def _ends(shown: RecordFigure) -> dict[str, str]:
    return {column: shortened(shown.label(column), LABEL, _NAMES) for column in shown.columns}


def _draw_line(axes: "Axes", shown: RecordFigure, column: str, number: int, colours: Look) -> None:
    is_alone = len(shown.columns) == 1
    place = shown.hues.get(column, number)
    values = [shown.mark(row, column).value or 0 for row in shown.rows]
    axes.plot(
        range(len(values)), values, clip_on=False,
        color=colours.accent if is_alone else hue(colours, place),
        linestyle="solid" if is_alone else DASHES[place % len(DASHES)],
        marker=MARKERS[place % len(MARKERS)] if not is_alone else "o",
        markersize=3.2, linewidth=1.5, zorder=3,
    )  # fmt: skip


def _name_ends(axes: "Axes", shown: RecordFigure, ends: dict[str, str], height: float, colours: Look) -> None:
    """The names right of the lines' ends, pushed apart where they would lie on each other."""
    last, (_, top) = len(shown.rows) - 1, axes.get_ylim()
    values = {column: shown.mark(shown.rows[-1], column).value or 0 for column in shown.columns}
    order = sorted(shown.columns, key=lambda column: values[column])
    wanted = [values[column] / top * height for column in order]
    for column, y in zip(order, apart(wanted, _LINE, height), strict=True):
        colour = hue(colours, shown.hues.get(column, 0))
        axes.annotate(
            ends[column], (last, values[column]), (1.02, y / height),
            xycoords="data", textcoords="axes fraction", fontsize=LABEL, color=colours.text, va="center",
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 3,
                        "relpos": (0, 0.5)},
        )  # fmt: skip


def apart(wanted: Sequence[float], least: float, height: float) -> list[float]:
    """Places in rising order, so far from each other, near where they were wanted, within a height."""
    if not wanted:
        return []
    found: list[float] = []
    for place in wanted:
        found.append(max(place, found[-1] + least) if found else max(0.0, place))
    over = found[-1] - height
    if over > 0:
        found[-1] -= over
        for number in range(len(found) - 2, -1, -1):
            found[number] = min(found[number], found[number + 1] - least)
    return found


def _print_values(axes: "Axes", shown: RecordFigure, width: float, colours: Look) -> None:
    values = [shown.mark(row).value or 0 for row in shown.rows]
    texts = [told(value) for value in values]
    if len(values) * (widest(texts, NOTE) + 0.04) > width:
        return
    for place, (value, text) in enumerate(zip(values, texts, strict=True)):
        axes.annotate(
            text, (place, value), (0, 4), textcoords="offset points", fontsize=NOTE, color=colours.text,
            ha="center", va="bottom", annotation_clip=False,
        )  # fmt: skip


def scales(axes: "Axes", shown: RecordFigure, ticks: Sequence[int], width: float, colours: Look) -> None:
    """Counts on the left with lines across, and as many rows' names below as have room."""
    axes.set_yticks(ticks, [told(tick) for tick in ticks], fontsize=LABEL, color=colours.text)
    axes.grid(axis="y", color=colours.border, linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    names = [shortened(shown.label(row), LABEL, 1.2) for row in shown.rows]
    every = spacing(names, width)
    axes.set_xticks(range(0, len(names), every), names[::every], fontsize=LABEL, color=colours.text)
    axes.tick_params(axis="x", pad=5)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(colours.muted)


def spacing(names: Sequence[str], width: float) -> int:
    """Every how many names one can stand, so that none touches the next."""
    if not names:
        return 1
    wide = widest(list(names), LABEL) + text_width("n", LABEL)
    needed = -(-int(wide * len(names) * 1000) // max(1, int(width * 1000)))
    return next((each for each in (1, 2, 5, 10, 20, 25, 50, 100) if each >= needed), max(1, needed))


def counts(most: float, wanted: int = 5) -> list[int]:
    """Round numbers from nought to the largest value or above, about as many as wanted."""
    rough = max(1.0, most / wanted)
    power = 10 ** (len(str(int(rough))) - 1)
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= rough)
    return list(range(0, step * max(1, -int(-most // step)) + 1, step))
