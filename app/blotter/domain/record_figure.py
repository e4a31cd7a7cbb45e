"""FigureAsked: what a figure of records is to show; RecordFigure: what it shows, ready to be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple

from blotter.domain import messages, record_filter
from blotter.domain.record_filter import RecordFilter
from blotter.errors import Refused


class Chart(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    LINES = "lines"
    STACKED = "stacked"
    MAP = "map"
    TIMELINE = "timeline"
    MATRIX = "matrix"
    QUANTITIES = "quantities"


class Count(StrEnum):
    """How often a record counts that has several countries, or several topics.

    `RECORDS`: once in each row that it belongs to. `PAIRS`: once for each of its countries, so twice in a
    region of which it has two. `FRACTIONS`: once in all, split between them. `FIRST`: for the first alone.
    """

    RECORDS = "records"
    PAIRS = "pairs"
    FRACTIONS = "fractions"
    FIRST = "first"


class Uncertain(StrEnum):
    """What becomes of a date that reaches over several years.

    `ONE_YEAR`: it has no year, and that is told. `SPREAD`: it counts in each of its years, split between
    them. `START`: the year in which it begins.
    """

    ONE_YEAR = "one year"
    SPREAD = "spread"
    START = "start"


class Scale(StrEnum):
    """How the five classes of a map are cut: as many tiles in each, as wide as each other, or by hand."""

    EQUAL_COUNT = "equal count"
    EQUAL_INTERVAL = "equal interval"
    BY_HAND = "by hand"


DATES = ("date", "as_of", "announced", "report_date")
"""The dates of a record by which it can be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureAsked:
    """What a figure is to show, and how; it is kept as JSON.

    `rows` and `columns` name axes (`region`, `year`, `table:NAME`, …; see `project.records.figures.axes`).
    Records count as their own rule says; `include_aggregates` adds totals. `roles` are the roles in which a
    country counts, all but venues if none is named; `groups` lets groups and organisations stand beside
    countries. `steps` are the upper ends of classes cut by hand. `measures` and `units` say which quantities
    are meant. `shares` prints percentages beside the counts, `numbers` the values in the tiles of a map.
    """

    chart: Chart = Chart.BARS
    rows: str = "region"
    columns: str = ""
    count: Count = Count.RECORDS
    filter: RecordFilter = record_filter.EVERYTHING
    title: str = ""
    include_aggregates: bool = False
    date: str = "date"
    uncertain: Uncertain = Uncertain.ONE_YEAR
    roles: tuple[str, ...] = ()
    groups: bool = False
    shares: bool = False
    numbers: bool = True
    scale: Scale = Scale.EQUAL_COUNT
    steps: tuple[float, ...] = ()
    measures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class Key(NamedTuple):
    """A place in a figure: its row, its column ("" where there is one), and of quantities the panel."""

    row: str
    column: str = ""
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a place: the value, and the records (by id) behind it.

    Of quantities `low` and `high` bound the value; the value is None where no exact number is known, `high`
    is None where it is open.
    """

    value: float | None
    records: tuple[str, ...]
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A record on a timeline: its first and last day, "" where its date is open."""

    record: str
    number: str
    label: str
    row: str
    earliest: str
    latest: str


class Steps(NamedTuple):
    """A class of a map: the least and the greatest value in it."""

    low: float
    high: float


class NotShown(NamedTuple):
    """What a figure leaves out, and why: the records by id."""

    why: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFigure:
    """What a figure shows.

    `rows` and `columns` are keys in the order in which they are drawn, `labels` says what a key is called
    where that is something else. `hues` are the places of columns in the palette. `counted` names what the
    values are a number of. `records` are those behind the figure, with their `numbers`. `told` are the lines
    below it: n, what is not shown, filter, date, revision.
    """

    asked: FigureAsked
    title: str
    row_title: str
    column_title: str
    counted: str
    rows: tuple[str, ...]
    columns: tuple[str, ...] = ("",)
    panels: tuple[str, ...] = ("",)
    labels: Mapping[str, str] = field(default_factory=dict)
    hues: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[Key, Mark] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    classes: tuple[Steps, ...] = ()
    records: tuple[str, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    pairs: int = 0
    places: int = 0
    not_shown: tuple[NotShown, ...] = ()
    told: tuple[str, ...] = ()
    empty: str = ""

    def label(self, key: str) -> str:
        """What people call a row, a column or a panel."""
        return self.labels.get(key, key)

    def mark(self, row: str, column: str = "", panel: str = "") -> Mark:
        """What stands at a place; where nothing does, a nought."""
        return self.marks.get(Key(row, column, panel), _NOTHING)

    def total(self, row: str) -> float:
        """What a row comes to over all columns."""
        return sum(self.mark(row, column).value or 0 for column in self.columns)

    def class_of(self, value: float) -> int | None:
        """In which class of a map a value lies; None if in none."""
        found = (place for place, each in enumerate(self.classes) if each.low <= value <= each.high)
        return next(found, None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.marks and not self.spans


_NOTHING = Mark(0, ())


def as_json(asked: FigureAsked) -> dict[str, Any]:
    """What is asked for as JSON has it, without what is left as it is."""
    told: dict[str, Any] = {}
    for each in fields(asked):
        value = getattr(asked, each.name)
        if value == each.default and each.name != "chart":
            continue
        if isinstance(value, RecordFilter):
            told[each.name] = record_filter.as_json(value)
        else:
            told[each.name] = list(value) if isinstance(value, tuple) else value
    return told


def from_json(told: Mapping[str, Any]) -> FigureAsked:
    """What JSON asks for; Refused if this version knows of no such figure."""
    known = {each.name: each.default for each in fields(FigureAsked)}
    values: dict[str, Any] = {}
    for name, value in told.items():
        if name not in known:
            raise Refused(messages.NO_SUCH_OPTION, name=name)
        try:
            values[name] = _read(value, known[name])
        except (TypeError, ValueError) as error:
            raise Refused(messages.NO_OPTION_VALUE, name=name, value=value) from error
    _check_numbers(values.get("steps", ()))
    return FigureAsked(**values)


def _read(value: Any, default: Any) -> Any:
    """A value of JSON as the option wants it, which is of the kind of its default."""
    if isinstance(default, RecordFilter):
        return record_filter.from_json(dict(value))
    if isinstance(default, StrEnum):
        return type(default)(value)
    if isinstance(default, tuple):
        if not isinstance(value, list):
            raise TypeError(value)
        return tuple(value)
    if type(value) is not type(default):
        raise TypeError(value)
    return value


def _check_numbers(steps: Iterable[Any]) -> None:
    for step in steps:
        if isinstance(step, bool) or not isinstance(step, int | float):
            raise Refused(messages.NO_OPTION_VALUE, name="steps", value=step)
