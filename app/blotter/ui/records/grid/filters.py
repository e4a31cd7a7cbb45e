"""FILTERS: by what the grid can be narrowed, a row for each; menus and chips follow from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from blotter.domain.countries import COUNTRIES
from blotter.domain.record import Level
from blotter.domain.record_filter import EVERYTHING, RecordFilter
from blotter.domain.record_schema import FieldType
from blotter.project.records.filtering import told_parts, year_span
from blotter.project.records.rows import RecordNames
from blotter.ui.language import current, in_order, later, tr, translated
from blotter.ui.records.grid.words import title
from blotter.ui.wording import capital


class Way(StrEnum):
    """How a value is chosen: several of a list, yes or no, a span of years, a least number."""

    SEVERAL = "several"
    YES_NO = "yes or no"
    YEARS = "years"
    LEAST = "least"


Choice = tuple[str, str]
"""A value, and the words for it."""


@dataclass(frozen=True, slots=True)
class FilterRow:
    """A field of RecordFilter; `words` are the title, for YES_NO followed by those of yes and of no.

    With a `name`, the values are kept as pairs with it: a field of the project's own, or a country table.
    """

    field: str
    words: tuple[str, ...]
    way: Way = Way.SEVERAL
    choices: Callable[[RecordNames], Iterable[Choice]] | None = None
    of_evidence: bool = False
    name: str = ""


def _kinds(names: RecordNames) -> Iterable[Choice]:
    return [(key, each.name) for key, each in names.schema.kinds.items()]


def _subtypes(names: RecordNames) -> Iterable[Choice]:
    found = dict.fromkeys(each.subtype for each in names.records.values() if each.subtype)
    book = names.codebook
    told = [(each, " › ".join(book.name_path(each)) if each in book.by_id else each) for each in found]
    return in_order(told, lambda choice: choice[1])


def _countries(names: RecordNames) -> Iterable[Choice]:
    found = {place.code or place.name for each in names.records.values() for place in each.countries}
    told = [(each, COUNTRIES[each].name(current()) if each in COUNTRIES else each) for each in found if each]
    return in_order(told, lambda choice: choice[1])


def _regions(names: RecordNames) -> Iterable[Choice]:
    own = {place.region for each in names.records.values() for place in each.countries if place.region}
    return [(each, each) for each in dict.fromkeys((*names.regions.names, *sorted(own)))]


def _actors(names: RecordNames) -> Iterable[Choice]:
    return [(key, each.name) for key, each in names.actors.items()]


def _coders(names: RecordNames) -> Iterable[Choice]:
    return list(names.coders.items())


def _options(field: str) -> Callable[[RecordNames], Iterable[Choice]]:
    return lambda names: [(each, each) for each in names.schema.options(field)]


def _claim_sources(names: RecordNames) -> Iterable[Choice]:
    said = {word for fact in names.evidence.values() for word in fact.claim_sources}
    return [(each, each) for each in dict.fromkeys((*names.schema.options("claim_sources"), *sorted(said)))]


def _missing(names: RecordNames) -> Iterable[Choice]:
    fields = dict.fromkeys(field for kind in names.schema.kinds.values() for field in kind.fields)
    return [(each, names.schema.label(each)) for each in fields]


_FIXED = (
    FilterRow("kinds", (later("Kind"),), choices=_kinds),
    FilterRow("countries", (later("Country"),), choices=_countries),
    FilterRow("regions", (later("Region"),), choices=_regions),
    FilterRow("years", (later("Years"),), Way.YEARS),
    FilterRow("subtypes", (later("Subtype"),), choices=_subtypes),
    FilterRow("topics", (later("Topic"),), choices=_options("topics")),
    FilterRow("actors", (later("Actor"),), choices=_actors),
    FilterRow("levels", (later("Level"),), choices=lambda _: [(each, each) for each in Level]),
    FilterRow("statuses", (later("Status"),), choices=_options("statuses")),
    FilterRow("coders", (later("Coder"),), choices=_coders),
    FilterRow("counted", (later("Counts"), later("Counts in analysis"), later("Does not count")), Way.YES_NO),
    FilterRow(
        "to_recheck",
        (later("To re-check"), later("To re-check"), later("Not to re-check")),
        Way.YES_NO,
        of_evidence=True,
    ),
    FilterRow("reviewed", (later("Reviewed"), later("Reviewed"), later("Not reviewed")), Way.YES_NO),
    FilterRow("problems", (later("Problems"), later("With problems"), later("Without problems")), Way.YES_NO),
    FilterRow("claim_sources", (later("Claim source"),), choices=_claim_sources, of_evidence=True),
    FilterRow("min_sources", (later("Independent sources"),), Way.LEAST, of_evidence=True),
    FilterRow("missing", (later("Nothing in"),), choices=_missing),
)

_OWN = ("engagement", "direction", "confidence")


def filter_rows(names: RecordNames) -> list[FilterRow]:
    """Everything to filter by: what every project has, its own fields of words, and its country tables."""
    schema = names.schema
    own = [
        FilterRow("own", (schema.label(name),), choices=_values_of(name), name=name)
        for name in dict.fromkeys((*_OWN, *schema.fields))
        if name in _OWN
        or (
            any(name in kind.fields for kind in schema.kinds.values())
            and name not in _BUILT_IN
            and schema.type(name) in (FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO)
        )
    ]
    tables = [
        FilterRow("table", (name,), choices=_table_values(name), name=name) for name in sorted(names.tables)
    ]
    return [*_FIXED, *own, *tables]


def _values_of(name: str) -> Callable[[RecordNames], Iterable[Choice]]:
    def values(names: RecordNames) -> Iterable[Choice]:
        options = names.schema.options(name)
        if names.schema.type(name) is FieldType.YES_NO:
            options = ("yes", "no")
        return [(each, each) for each in options]

    return values


def _table_values(name: str) -> Callable[[RecordNames], Iterable[Choice]]:
    return lambda names: [(each, each) for each in sorted(set(names.tables[name].values()))]


def row_title(row: FilterRow, names: RecordNames) -> str:
    """What a filter is called: with a name of its own, that."""
    if row.name in _OWN:
        return title(row.name, names.schema)
    return row.words[0] if row.name else tr(row.words[0])


def chosen(row: FilterRow, asked: RecordFilter) -> Any:
    """What a filter asks for in a row: of pairs, the values alone."""
    value = getattr(asked, row.field)
    return tuple(each for name, each in value if name == row.name) if row.name else value


def with_chosen(row: FilterRow, asked: RecordFilter, value: Any) -> RecordFilter:
    """The filter with something else asked for in a row."""
    if row.name:
        others = (pair for pair in getattr(asked, row.field) if pair[0] != row.name)
        value = (*others, *((row.name, each) for each in value))
    return replace(asked, **{row.field: value})


def without(row: FilterRow, asked: RecordFilter) -> RecordFilter:
    """The filter with nothing asked for in a row."""
    return with_chosen(row, asked, () if row.name else getattr(EVERYTHING, row.field))


def is_asked(row: FilterRow, asked: RecordFilter) -> bool:
    """Whether anything is asked for in a row."""
    return bool(chosen(row, asked) != (() if row.name else getattr(EVERYTHING, row.field)))


def told(row: FilterRow, asked: RecordFilter, names: RecordNames) -> str:
    """What is asked for in a row, in words."""
    alone = with_chosen(row, EVERYTHING, chosen(row, asked))
    return capital(", ".join(translated(part) for part in told_parts(alone, names)))


def needs_evidence(asked: RecordFilter, rows: Sequence[FilterRow]) -> bool:
    """Whether it has to be known what evidence records have."""
    return any(row.of_evidence and is_asked(row, asked) for row in rows)


def years_of(names: RecordNames) -> tuple[int, int]:
    """The first and the last year that any record may lie in."""
    spans = [span for each in names.records.values() if (span := year_span(each)) is not None]
    years = [year for span in spans for year in span if year not in (0, 9999)]
    return (min(years), max(years)) if years else (2000, 2000)


_BUILT_IN = frozenset({"level", "topics", "engagement", "direction", "confidence", "statuses"})
