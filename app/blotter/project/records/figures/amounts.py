"""Quantities in a figure: which of them, in which year, by whom; never one that is in another already."""

from collections.abc import Iterator, Mapping, Sequence

from blotter.analysis.records import dates
from blotter.analysis.records.figure_sums import Amount, sums
from blotter.analysis.records.figure_tally import WHOLE, Share
from blotter.analysis.records.figure_years import every_year, years
from blotter.domain.record import Involved, Level, Quantity, Record
from blotter.domain.record_figure import FigureAsked, Mark, Uncertain
from blotter.message import Sentence
from blotter.project.records.figures import messages
from blotter.project.records.figures.axes import NO_COUNTRY, NO_VALUE, OF_QUANTITIES, Axis, axis, days
from blotter.project.records.figures.counting import Chosen, Places
from blotter.project.records.figures.shown import MOST_ROWS, Shown
from blotter.project.records.figures.telling import BEYOND, NO_AMOUNT, OTHERWISE, PART
from blotter.project.records.rows import BETWEEN, RecordNames

_PROVIDER = "provider"


def check(asked: FigureAsked, names: RecordNames) -> None:
    """Refuse to tell quantities apart by what there is not."""
    for name in (asked.rows, asked.columns):
        if name and name not in OF_QUANTITIES:
            axis(name, names, asked)


def shown(found: Chosen, asked: FigureAsked, names: RecordNames) -> Shown:
    """The sums by row, column and panel, a panel for each measure in each unit at each stage."""
    left: dict[str, list[str]] = {}
    rows, columns = (_Side(name, asked, names) if name else None for name in (asked.rows, asked.columns))
    taken = sums(
        Amount(
            record.id,
            _panel(record, quantity),
            rows.share(record, quantity) if rows else WHOLE[0],
            columns.share(record, quantity) if columns else WHOLE[0],
            quantity.low,
            quantity.best,
            quantity.high,
        )
        for record, quantity in _meant(found.records, asked, left)
    )
    marks, lacking = taken
    for reason, records in lacking.items():
        left[reason] = [*left.get(reason, ()), *records]
    if len(marks) > MOST_ROWS:
        largest = sorted(marks, key=lambda key: -_size(marks[key]))
        left[BEYOND] = [record for key in largest[MOST_ROWS:] for record in marks[key].records]
        marks = {key: marks[key] for key in largest[:MOST_ROWS]}
    row_keys = {key.row for key in marks}
    row_order = every_year(sorted(row_keys)) if asked.rows == "year" else tuple(sorted(row_keys))
    column_order = tuple(sorted({key.column for key in marks}))
    return Shown(
        row_order,
        column_order or ("",),
        marks,
        left,
        {**(rows.labels if rows else {}), **(columns.labels if columns else {})},
        panels=tuple(sorted({key.panel for key in marks})) or ("",),
        hues={key: number for number, key in enumerate(column_order)},
    )


def _size(mark: Mark) -> float:
    return mark.value if mark.value is not None else mark.high or mark.low or 0


def _meant(
    records: Sequence[Record], asked: FigureAsked, left: dict[str, list[str]]
) -> Iterator[tuple[Record, Quantity]]:
    """The amounts to be added up: no part whose whole is there, none that says another one otherwise."""
    wanted = {record.id: [each for each in record.quantities if _fits(each, asked)] for record in records}
    present = {each.id for amounts in wanted.values() for each in amounts}
    for record in records:
        if not wanted[record.id]:
            left.setdefault(NO_AMOUNT, []).append(record.id)
        for quantity in wanted[record.id]:
            if quantity.alternative_to in present:
                left.setdefault(OTHERWISE, []).append(record.id)
            elif quantity.part_of in present:
                left.setdefault(PART, []).append(record.id)
            else:
                yield record, quantity


def _fits(quantity: Quantity, asked: FigureAsked) -> bool:
    if asked.measures and quantity.measure not in asked.measures:
        return False
    return not asked.units or quantity.unit in asked.units


def _panel(record: Record, quantity: Quantity) -> str:
    """What is added up: totals that a source gives are apart from single events."""
    template = messages.WITH_UNIT if quantity.unit else messages.NO_UNIT
    panel: str = Sentence(template, measure=quantity.measure, unit=quantity.unit)
    if quantity.stage:
        panel = Sentence(messages.WITH_STAGE, panel=panel, stage=quantity.stage)
    return Sentence(messages.AS_TOTAL, panel=panel) if record.level is Level.AGGREGATE else panel


class _Side:
    """Where an amount belongs on one axis: to one key, since an amount cannot be taken apart."""

    def __init__(self, name: str, asked: FigureAsked, names: RecordNames) -> None:
        self._name, self._asked, self._names = name, asked, names
        self._axis: Axis | None = None if name in OF_QUANTITIES else axis(name, names, asked)
        self._places = Places(asked, names)
        self.labels = self._axis.labels if self._axis else {}

    def share(self, record: Record, quantity: Quantity) -> Share:
        """Its key; several countries or actors are one together."""
        if self._name in OF_QUANTITIES:
            value = getattr(quantity, self._name)
            return Share(value) if value else Share("", lacks=NO_VALUE + self._name.capitalize())
        if self._name == "year":
            return self._year(record, quantity)
        if self._name == "actor":
            return self._actor(record)
        assert self._axis is not None
        places: Sequence[Involved | None] = self._places.of(record) if self._axis.of_place else (None,)
        if not places:
            return Share("", lacks=NO_COUNTRY)
        return _joined([share for place in places for share in self._axis.shares(record, place)], self.labels)

    def _year(self, record: Record, quantity: Quantity) -> Share:
        """The year as of which it is told, else the record's."""
        bounds = dates.bounds(quantity.as_of) if quantity.as_of else days(record, self._asked.date)
        rule = self._asked.uncertain
        return years(*bounds, Uncertain.ONE_YEAR if rule is Uncertain.SPREAD else rule)[0]

    def _actor(self, record: Record) -> Share:
        """Who provides it, or where nobody does, all who take part."""
        of = [part for part in record.actors if part.role == _PROVIDER] or record.actors
        known = self._names.actors
        found = [Share(known[part.actor].name) for part in of if part.actor in known]
        return _joined(found or [Share("", lacks=NO_VALUE + "Actor")], {})


def _joined(shares: Sequence[Share], labels: Mapping[str, str]) -> Share:
    keys = list(dict.fromkeys(share.key for share in shares if not share.lacks))
    if not keys:
        return shares[0]
    return Share(keys[0] if len(keys) == 1 else BETWEEN.join(labels.get(key, key) for key in keys))
