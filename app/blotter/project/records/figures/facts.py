"""What a figure of records shows: counted, in order, with its title and the lines below it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from blotter.analysis.records.figure_classes import classes
from blotter.analysis.records.figure_tally import Share, tally
from blotter.analysis.records.figure_years import every_year
from blotter.domain.record import Record
from blotter.domain.record_figure import (
    DATES,
    Chart,
    Count,
    FigureAsked,
    Key,
    Mark,
    NotShown,
    RecordFigure,
    Span,
)
from blotter.errors import NotFound, Refused
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records.figures import amounts, messages, telling
from blotter.project.records.figures.axes import Axis, axis, days, title_of
from blotter.project.records.figures.counting import Chosen, Places, chosen, items
from blotter.project.records.figures.shown import MOST_ROWS, Shown, within
from blotter.project.records.figures.telling import LATER
from blotter.project.records.rows import RecordNames

MOST_SERIES, MOST_COLUMNS, MOST_SPANS = 16, 40, 1000
"""More than these cannot be read in one figure: the smallest are left out, and that is told."""

_LONGEST_YEARS = 120
_SERIES = (Chart.LINES, Chart.STACKED)


def facts(
    project: Project, asked: FigureAsked, progress: Progress = silent, names: RecordNames | None = None
) -> RecordFigure:
    """What the figure that is asked for shows; Refused if it cannot be. `names` may be at hand already."""
    names = names or RecordNames(project)
    check(asked, names)
    found = chosen(project, asked, names)
    if asked.chart is Chart.QUANTITIES:
        shown = amounts.shown(found, asked, names)
    elif asked.chart is Chart.TIMELINE:
        shown = _timeline(found, asked, names)
    else:
        shown = _counted(found, asked, names, progress)
    return _figure(project, asked, names, found, shown)


def check(asked: FigureAsked, names: RecordNames) -> None:
    """Refuse what no figure can be."""
    if asked.date not in DATES:
        raise Refused(messages.NO_SUCH_DATE, name=asked.date, names=", ".join(DATES))
    if asked.chart is Chart.MAP and asked.rows != "country":
        raise Refused(messages.MAP_IS_BY_COUNTRY)
    if asked.chart in (Chart.MATRIX, Chart.STACKED) and not asked.columns:
        raise Refused(messages.NEEDS_COLUMNS, chart=str(asked.chart).capitalize())
    if asked.chart is Chart.QUANTITIES:
        amounts.check(asked, names)
        return
    for name in (asked.rows, asked.columns):
        if name:
            axis(name, names, asked)


def _counted(found: Chosen, asked: FigureAsked, names: RecordNames, progress: Progress) -> Shown:
    places = Places(asked, names)
    rows = axis(asked.rows, names, asked)
    columns = axis(asked.columns, names, asked) if asked.columns else None
    taken = tally(items(found.records, asked, places, rows, columns, progress), asked.count)
    marks, lacking = taken
    row_keys = _ordered(rows, _totals(marks, 0), asked, by_value=asked.chart is not Chart.MATRIX)
    column_keys = _ordered(columns, _totals(marks, 1), asked, by_value=False) if columns else ("",)
    hues = _hues(columns, column_keys) if columns else {}
    most = {Chart.MATRIX: MOST_COLUMNS}.get(asked.chart, MOST_SERIES)
    row_keys = _largest(row_keys, _totals(marks, 0), 10_000 if rows.is_year else MOST_ROWS)
    column_keys = _largest(column_keys, _totals(marks, 1), most)
    marks = within(marks, row_keys, column_keys, lacking)
    labels = {**rows.labels, **(columns.labels if columns else {})}
    return Shown(row_keys, column_keys, marks, lacking, labels, hues=hues)


def _totals(marks: Mapping[Key, Mark], part: int) -> dict[str, float]:
    """What each row (0) or column (1) comes to."""
    sums: dict[str, float] = {}
    for key, mark in marks.items():
        sums[key[part]] = sums.get(key[part], 0) + (mark.value or 0)
    return sums


def _ordered(of: Axis, totals: Mapping[str, float], asked: FigureAsked, *, by_value: bool) -> tuple[str, ...]:
    """The keys of an axis as they are drawn: years without a gap, bars with the largest first."""
    if of.is_year:
        asked_for = asked.filter.years
        reach = [f"{year:04d}" for year in asked_for] if asked_for and _is_short(*asked_for) else []
        return every_year([*totals, *reach]) if totals else ()
    place = {key: number for number, key in enumerate(of.known)}
    keys = {*totals, *(of.known if of.shows_all else ())}

    def rank(key: str) -> tuple[float, int, str]:
        value = -totals.get(key, 0) if by_value else 0
        return value, place.get(key, len(place)), of.labels.get(key, key).casefold()

    if not of.known and not by_value:
        return tuple(sorted(keys, key=lambda key: (-totals.get(key, 0), *rank(key))))
    return tuple(sorted(keys, key=rank))


def _is_short(first: int, last: int) -> bool:
    return last - first < _LONGEST_YEARS


def _hues(of: Axis, keys: Sequence[str]) -> dict[str, int]:
    """Where each column is in the palette: by its own order, so that it keeps its colour under any filter."""
    place = {key: number for number, key in enumerate(dict.fromkeys((*of.known, *keys)))}
    return {key: place[key] for key in keys}


def _largest(keys: tuple[str, ...], totals: Mapping[str, float], most: int) -> tuple[str, ...]:
    if len(keys) <= most:
        return keys
    kept = set(sorted(keys, key=lambda key: -totals.get(key, 0))[:most])
    return tuple(key for key in keys if key in kept)


class _Dated(NamedTuple):
    """A record where it is drawn on a timeline."""

    record: Record
    row: str
    earliest: str
    latest: str


def _timeline(found: Chosen, asked: FigureAsked, names: RecordNames) -> Shown:
    """Every record as a line from its first to its last day, in groups."""
    rows, places = axis(asked.rows, names, asked), Places(asked, names)
    dated: list[_Dated] = []
    lacking: dict[str, list[str]] = {}
    for item, record in zip(
        items(found.records, asked, places, rows, None, silent), found.records, strict=True
    ):
        earliest, latest = days(record, asked.date)
        reason = "no date" if not earliest and not latest else _lack(item.places[0].rows)
        if reason:
            lacking.setdefault(reason, []).append(record.id)
            continue
        row = next(share.key for place in item.places for share in place.rows if share.key)
        dated.append(_Dated(record, row, earliest, latest))
    order = _ordered(rows, Counter(each.row for each in dated), asked, by_value=False)
    place = {row: number for number, row in enumerate(order)}
    dated.sort(
        key=lambda each: (
            place[each.row],
            each.earliest or each.latest,
            each.latest or "9",
            each.record.number,
        )
    )
    if len(dated) > MOST_SPANS:
        lacking[LATER] = [each.record.id for each in dated[MOST_SPANS:]]
    spans = [
        Span(
            each.record.id,
            each.record.number,
            _gist(each.record, names),
            each.row,
            each.earliest,
            each.latest,
        )
        for each in dated[:MOST_SPANS]
    ]
    kept = {span.row for span in spans}
    return Shown(
        tuple(row for row in order if row in kept), ("",), {}, lacking, rows.labels, spans=tuple(spans)
    )


def _lack(shares: Sequence[Share]) -> str:
    return shares[0].lacks


def _gist(record: Record, names: RecordNames) -> str:
    """A record in few words: what it is, and with whom."""
    what = names.subtype(record) or names.kind(record)
    return " · ".join(each for each in (what, ", ".join(names.countries(record)[:3])) if each)


def _figure(
    project: Project, asked: FigureAsked, names: RecordNames, found: Chosen, shown: Shown
) -> RecordFigure:
    left_out = {**found.left_out}
    for reason, lacking in shown.lacking.items():
        left_out[reason] = list(dict.fromkeys((*left_out.get(reason, ()), *lacking)))
    behind = [r for mark in shown.marks.values() for r in mark.records] or [s.record for s in shown.spans]
    records = dict.fromkeys(behind)
    drawn = [each for each in found.records if each.id in records]
    counts = _counts(drawn, asked, names)
    not_shown = tuple(
        NotShown(telling.lack(reason, len(ids), _limit(asked, reason)), tuple(ids))
        for reason, ids in left_out.items()
    )
    values = [mark.value or 0 for mark in shown.marks.values()] if asked.chart is Chart.MAP else []
    return RecordFigure(
        asked=asked,
        title=telling.title(asked, names),
        row_title=title_of(asked.rows, names),
        column_title=title_of(asked.columns, names) if asked.columns else "",
        counted=telling.counted(asked),
        rows=shown.rows,
        columns=shown.columns,
        panels=shown.panels,
        labels=shown.labels,
        hues=shown.hues,
        marks=shown.marks,
        spans=shown.spans,
        classes=classes(values, asked.scale, asked.steps),
        records=tuple(records),
        numbers={each.id: each.number for each in drawn},
        pairs=counts.pairs,
        places=counts.countries,
        not_shown=not_shown,
        told=tuple(telling.lines(project, asked, names, counts, [each.why for each in not_shown])),
        empty="" if records else telling.empty(project, asked, names, [each.why for each in not_shown]),
    )


def _counts(drawn: Sequence[Record], asked: FigureAsked, names: RecordNames) -> telling.Counts:
    """How much a figure shows of the records that are drawn, and whose these are."""
    places = Places(asked, names)
    pairs = [
        place.code for each in drawn for place in places.of(each) if place.code or asked.count is Count.PAIRS
    ]
    whose = sorted({names.coder(each) for each in drawn} - {""})
    return telling.Counts(len(drawn), len(pairs), len(set(filter(None, pairs))), tuple(whose))


def _limit(asked: FigureAsked, reason: str) -> int:
    if reason == LATER:
        return MOST_SPANS
    return MOST_ROWS if asked.chart not in _SERIES else MOST_SERIES


def refuse_nothing(figure: RecordFigure) -> None:
    """Refuse to draw a figure with nothing in it, with what to do about that."""
    if figure.is_empty:
        raise NotFound(figure.empty)
