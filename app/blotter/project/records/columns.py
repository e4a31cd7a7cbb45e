"""The columns of the records grid: what stands in a cell, which field it is of, and how it is sorted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from blotter.analysis.records.quality import completeness
from blotter.domain.record import Record
from blotter.domain.record_schema import BUILT_IN, FieldType
from blotter.project.records import cells
from blotter.project.records.filtering import single_year, year_span
from blotter.project.records.rows import BETWEEN, RecordNames, by_number
from blotter.project.sorting import SortBy

NUMBER = "id"
YEAR = "year"
"""A group of its own that is no column: the year or years of the date."""

PROBLEMS = "problems"

OWN, TABLE = "own:", "table:"
"""Before the name of a field of the project's own, or of a country table, in a column's key."""


class Shape(StrEnum):
    """How a column reads, and sorts."""

    WORDS = "words"
    FIGURE = "figure"
    SHARE = "share"
    DATE = "date"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """`field` is what can be typed there, "" for what follows from elsewhere.

    `text` is what stands in a cell, `order` by what it is sorted (None where there is nothing: that comes
    last). `of_evidence` says that it needs to be known of each record's evidence.
    """

    key: str
    text: Callable[[Record], str]
    order: Callable[[Record], Any]
    field: str = ""
    shape: Shape = Shape.WORDS
    of_evidence: bool = False


_FIELD_OF = {"status": "statuses"}
"""Columns of the contract that show a field of another name."""

_BEGINNING = (
    "kind", "level", "subtype", "countries", "region", "date", "actors", "topics", "engagement", "direction",
    "quantities", "status", "evidence", "count", "recheck",
)  # fmt: skip
_FURTHER = (
    "problems", "completeness", "claim_source", "origin", "sources", "independent", "mix", "review", "coder",
    "confidence", "parent",
    "as_of", "announced", "report_date", "earliest", "latest", "note",
)  # fmt: skip

USUAL = _BEGINNING
"""The columns that are shown until somebody chooses others."""


def grid_columns(
    names: RecordNames, problems: Callable[[Record], Sequence[str]] = lambda _: ()
) -> Mapping[str, GridColumn]:
    """Every column that there is besides the number, by key: those that are usual first.

    `problems` says what is wrong with a record.
    """
    own = [each for each in cells.field_names(names) if each not in (*BUILT_IN, cells.KIND, cells.COUNT)]
    made = (
        *(_column(key, names) for key in (*_BEGINNING, *_FURTHER) if key != PROBLEMS),
        _problems_column(problems),
        *(_field_column(f"{OWN}{name}", name, names) for name in own),
        *(_table_column(name, names) for name in names.tables),
    )
    return {each.key: each for each in made}


def number_column() -> GridColumn:
    """The column of the records' numbers, which is always in view."""
    return GridColumn(NUMBER, lambda record: record.number, by_number)


def _column(key: str, names: RecordNames) -> GridColumn:
    if key in _FOLLOWING:
        return _FOLLOWING[key](names)
    return _field_column(key, _FIELD_OF.get(key, key), names)


def _field_column(key: str, field: str, names: RecordNames) -> GridColumn:
    def text(record: Record) -> str:
        return cells.shown(record, field, names)

    kind = names.schema.type(field)
    orders: dict[str, Callable[[Record], Any]] = {
        "date": lambda record: (record.earliest or record.latest, record.latest) if record.date else None,
        "level": lambda record: str(record.level),
        "kind": lambda record: names.kind(record).casefold() or None,
        "statuses": lambda record: record.status.casefold() or None,
    }
    if field in orders:
        order = orders[field]
    elif kind is FieldType.NUMBER:
        order = partial(_figure_order, field)
    elif kind in (FieldType.WORDS, FieldType.CHOICE, FieldType.DATE) and field in BUILT_IN:
        order = partial(_attribute_order, field)
    else:
        order = partial(_words_order, text)
    shapes = {FieldType.NUMBER: Shape.FIGURE, FieldType.DATE: Shape.DATE}
    return GridColumn(key, text, order, field, shapes.get(kind, Shape.WORDS))


def _words_order(text: Callable[[Record], str], record: Record) -> str | None:
    return text(record).casefold() or None


def _attribute_order(field: str, record: Record) -> str | None:
    return getattr(record, field).casefold() or None


def _figure_order(field: str, record: Record) -> float | None:
    values = record.values(field)
    try:
        return float(values[0]) if values else None
    except ValueError:
        return None


def _words(key: str, text: Callable[[Record], str], shape: Shape = Shape.WORDS) -> GridColumn:
    return GridColumn(key, text, partial(_words_order, text), shape=shape)


def _evidence_words(key: str, text: Callable[[Record], str], shape: Shape = Shape.WORDS) -> GridColumn:
    return GridColumn(key, text, partial(_words_order, text), shape=shape, of_evidence=True)


def _figure(key: str, value: Callable[[Record], int]) -> GridColumn:
    return GridColumn(key, lambda record: str(value(record)), value, shape=Shape.FIGURE, of_evidence=True)


def _problems_column(problems: Callable[[Record], Sequence[str]]) -> GridColumn:
    return GridColumn(
        PROBLEMS,
        lambda record: " ".join(problems(record)),
        lambda record: len(problems(record)) or None,
        of_evidence=True,
    )


def _completeness_column(names: RecordNames) -> GridColumn:
    def share(record: Record) -> float:
        return completeness(record, names.schema.fields_of(record.kind))

    return GridColumn("completeness", lambda record: f"{share(record):.0%}", share, shape=Shape.SHARE)


def _count_column(names: RecordNames) -> GridColumn:
    return GridColumn(
        "count",
        lambda record: cells.shown(record, cells.COUNT, names),
        lambda record: not names.counted(record).counts,
        cells.COUNT,
    )


def _mix(names: RecordNames, record: Record) -> str:
    """Who vouches for how many pieces of evidence, the most frequent first."""
    counted = names.fact(record).claim_counts
    return BETWEEN.join(f"{word} {count}" for word, count in counted)


def _review(names: RecordNames, record: Record) -> str:
    """Who has checked it, or that it has changed since."""
    if not record.reviewed:
        return NOT_REVIEWED
    return names.coders.get(record.reviewed_by or "", REVIEWED) if record.is_reviewed else CHANGED_SINCE


NOT_REVIEWED, CHANGED_SINCE, REVIEWED = "", "changed since", "reviewed"
TO_RECHECK = "to re-check"

_FOLLOWING: dict[str, Callable[[RecordNames], GridColumn]] = {
    "region": lambda names: _words("region", lambda each: BETWEEN.join(names.regions_of(each))),
    "earliest": lambda names: _words("earliest", lambda each: each.earliest, Shape.DATE),
    "latest": lambda names: _words("latest", lambda each: each.latest, Shape.DATE),
    "coder": lambda names: _words("coder", names.coder),
    "review": lambda names: _words("review", partial(_review, names)),
    "count": _count_column,
    "completeness": _completeness_column,
    "evidence": lambda names: _figure("evidence", lambda each: len(names.fact(each).pieces)),
    "sources": lambda names: _figure("sources", lambda each: len(names.fact(each).sources)),
    "independent": lambda names: _figure("independent", lambda each: len(names.fact(each).independent)),
    "claim_source": lambda names: _evidence_words(
        "claim_source", lambda each: BETWEEN.join(sorted(names.fact(each).claim_sources))
    ),
    "origin": lambda names: _evidence_words(
        "origin", lambda each: BETWEEN.join(sorted(names.fact(each).origins))
    ),
    "mix": lambda names: _evidence_words("mix", partial(_mix, names)),
    "recheck": lambda names: _evidence_words(
        "recheck", lambda each: TO_RECHECK if names.fact(each).is_to_recheck else "", Shape.SIGN
    ),
}
"""Columns of what follows from elsewhere, and so cannot be typed in."""


def _table_column(name: str, names: RecordNames) -> GridColumn:
    def text(record: Record) -> str:
        year = single_year(record)
        codes = (each.code for each in record.countries if each.code and each.role != "venue")
        values = (names.table_value(name, code, year) for code in codes)
        return BETWEEN.join(dict.fromkeys(value for value in values if value))

    return _words(f"{TABLE}{name}", text)


# Sorting and grouping


def in_order(
    records: Sequence[Record], by: Sequence[SortBy], columns: Mapping[str, GridColumn]
) -> list[Record]:
    """The records sorted by several columns, the first of them foremost; then by number.

    What has nothing in a column comes last, in whatever direction.
    """
    return by_columns(sorted(records, key=by_number), by, columns)


def by_columns(
    records: Sequence[Record], by: Sequence[SortBy], columns: Mapping[str, GridColumn]
) -> list[Record]:
    """The same of records that lie by number already."""
    found = list(records)
    for each in reversed(by):
        column = columns.get(each.key)
        if column is None:
            continue
        keyed = [(column.order(record), record) for record in found]
        filled = [pair for pair in keyed if pair[0] is not None]
        filled.sort(key=lambda pair: pair[0], reverse=each.falls)
        found = [record for _, record in filled]
        found += [record for order, record in keyed if order is None]
    return found


def year_words(record: Record) -> str:
    """The year or years in which a record lies, "" without a date."""
    span = year_span(record)
    if span is None:
        return ""
    first, last = span
    if first == last:
        return str(first)
    return f"{first or '…'}–{last if last != 9999 else '…'}"


def groups(records: Sequence[Record], text: Callable[[Record], str]) -> list[tuple[str, list[Record]]]:
    """The records by what stands in one of their cells, in the order of these words; without: last."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(text(record), []).append(record)
    return sorted(found.items(), key=lambda each: (not each[0], each[0].casefold()))
