"""A timeline: each record from its first to its last day; where its date is open, an arrow leads on."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from blotter.domain.record_figure import RecordFigure, Span
from blotter.interchange.record_figures.lines import spacing
from blotter.interchange.record_figures.look import LABEL, NOTE, Look, look
from blotter.interchange.record_figures.page import EDGE, Page, shortened, widest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_NAMED = 60
"""So many records have a line and a name of their own; more are packed closely."""

_WIDTH, _NAMES = 7.4, 2.9
_ROW, _LANE, _BELOW = 0.19, 0.07, 0.26
_POINT = 0.09
"""What is shorter than this, in years, is drawn as a point."""


class Line(NamedTuple):
    """A record with its line, counted from the top, and from when to when it lies (None: open)."""

    span: Span
    place: float
    start: float | None
    end: float | None


def draw(shown: RecordFigure, dark: bool) -> "Figure":
    """The records in groups, each group by time."""
    colours = look(dark)
    if len(shown.spans) <= MOST_NAMED:
        lines, names = _named(shown)
        pitch = _ROW
    else:
        lines, names = _packed(shown)
        pitch = _LANE
    rows = max(1.0, max((line.place for line in lines), default=0.0) + 1, *(place + 1 for place in names))
    height = pitch * rows
    page = Page(shown.title, shown.told, _WIDTH, height + _BELOW, colours)
    left = EDGE + widest(list(names.values()), NOTE, bold=True) + 0.1
    width = _WIDTH - left - EDGE - 0.1
    axes = page.place(left, 0, width, height)
    low, high = _reach(lines)
    axes.set_xlim(low, high)
    axes.set_ylim(rows - 0.5, -0.5)
    _draw_lines(axes, lines, low, high, pitch, colours)
    _frame(axes, shown, names, width, colours)
    return page.figure


def _days(span: Span) -> tuple[float | None, float | None]:
    return (
        fraction(span.earliest) if span.earliest else None,
        fraction(span.latest, is_end=True) if span.latest else None,
    )


def fraction(day: str, *, is_end: bool = False) -> float:
    """A day as a number of years; its end is the beginning of the next."""
    year = int(day[:4])
    try:
        within = date.fromisoformat(day).timetuple().tm_yday
    except ValueError:
        return float(year)
    length = 366 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 365
    return year + (within - (0 if is_end else 1)) / length


def _named(shown: RecordFigure) -> tuple[list[Line], dict[float, str]]:
    """A line with a name for each record; with more than one group, its name above them."""
    lines: list[Line] = []
    names: dict[float, str] = {}
    place = 0.0
    for row, spans in _groups(shown):
        if len(shown.rows) > 1:
            names[place] = shortened(shown.label(row), NOTE, _NAMES, bold=True)
            place += 1
        for span in spans:
            lines.append(Line(span, place, *_days(span)))
            names[place] = shortened(f"{span.number}  {span.label}", NOTE, _NAMES)
            place += 1
    return lines, names


def _packed(shown: RecordFigure) -> tuple[list[Line], dict[float, str]]:
    """As many lanes as a group needs, each record in the first free one; the group's name in the middle."""
    lines: list[Line] = []
    names: dict[float, str] = {}
    top = 0.0
    for row, spans in _groups(shown):
        ends: list[float] = []
        for span in spans:
            start, end = _days(span)
            lane = _free_lane(ends, start if start is not None else -1.0)
            ends[lane] = (end if end is not None else 9999.0) + _POINT
            lines.append(Line(span, top + lane, start, end))
        needed = max(3.0, float(len(ends)))
        names[top + (needed - 1) / 2] = shortened(shown.label(row), LABEL, _NAMES)
        top += needed + 1.5
    return lines, names


def _free_lane(ends: list[float], start: float) -> int:
    for lane, end in enumerate(ends):
        if end <= start:
            return lane
    ends.append(0.0)
    return len(ends) - 1


def _groups(shown: RecordFigure) -> Iterable[tuple[str, list[Span]]]:
    return ((row, list(spans)) for row, spans in groupby(shown.spans, lambda span: span.row))


def _reach(lines: Sequence[Line]) -> tuple[float, float]:
    """From when to when the figure goes: whole years, with room for the arrows of what is open."""
    known = [day for line in lines for day in (line.start, line.end) if day is not None]
    low, high = int(min(known)), -int(-max(known) // 1)
    open_start = any(line.start is None for line in lines)
    open_end = any(line.end is None for line in lines)
    room = max(0.6, (high - low) * 0.04)
    return low - (room if open_start else 0.1), high + (room if open_end else 0.1)


def _draw_lines(
    axes: "Axes", lines: Sequence[Line], low: float, high: float, pitch: float, colours: Look
) -> None:
    points: list[tuple[float, float]] = []
    sure: list[Sequence[tuple[float, float]]] = []
    caps: list[Sequence[tuple[float, float]]] = []
    earlier: list[tuple[float, float]] = []
    later: list[tuple[float, float]] = []
    for line in lines:
        start = line.start if line.start is not None else low
        end = line.end if line.end is not None else high
        if line.start is not None and line.end is not None and end - start < _POINT:
            points.append(((start + end) / 2, line.place))
            continue
        sure.append([(start, line.place), (end, line.place)])
        for day, open_end, at in ((line.start, earlier, low), (line.end, later, high)):
            if day is None:
                open_end.append((at, line.place))
            else:
                caps.append([(day, line.place - 0.3), (day, line.place + 0.3)])
    thick = min(2.6, pitch * 72 * 0.3)
    _segments(axes, sure, colours.accent, thick)
    _segments(axes, caps, colours.accent, min(1.2, thick))
    size = min(4.5, pitch * 72 * 0.55)
    for places, marker in ((points, "o"), (earlier, "<"), (later, ">")):
        if places:
            axes.plot(
                *zip(*places, strict=True), marker=marker, linestyle="none", markersize=size,
                color=colours.accent, markeredgewidth=0, clip_on=False, zorder=3,
            )  # fmt: skip


def _segments(
    axes: "Axes", lines: Sequence[Sequence[tuple[float, float]]], colour: str, width: float
) -> None:
    from matplotlib.collections import LineCollection

    axes.add_collection(LineCollection(lines, colors=colour, linewidths=width, capstyle="butt", zorder=2))


def _frame(axes: "Axes", shown: RecordFigure, names: dict[float, str], width: float, colours: Look) -> None:
    is_named = len(shown.spans) <= MOST_NAMED
    heads = {shortened(shown.label(row), NOTE, _NAMES, bold=True) for row in shown.rows}
    axes.set_yticks(
        list(names), list(names.values()), color=colours.text, fontsize=NOTE if is_named else LABEL
    )
    for text, name in zip(axes.get_yticklabels(), names.values(), strict=True):
        if is_named and len(shown.rows) > 1 and name in heads:
            text.set_fontweight("bold")
    axes.tick_params(axis="y", pad=5)
    low, high = axes.get_xlim()
    years = list(range(-int(-low // 1), int(high) + 1))
    every = spacing([str(year) for year in years], width)
    ticks = [year for year in years if year % every == 0] or years[:1]
    axes.set_xticks(ticks, [str(year) for year in ticks], fontsize=LABEL, color=colours.text)
    axes.grid(axis="x", color=colours.border, linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(colours.muted)
