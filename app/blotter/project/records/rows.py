"""Records as rows under the names of the machine contract: what reports, exports and the grid show."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from blotter.domain.codebook import Codebook
from blotter.domain.entity import is_id
from blotter.domain.former_code import FormerCode
from blotter.domain.record import Counting, Level, Quantity, Record
from blotter.domain.record_schema import RecordSchema
from blotter.domain.study import Regions
from blotter.project.project import Project
from blotter.store.record_facts import EvidenceFact

BETWEEN = "; "
"""What stands between several values in one cell."""


class Counted(NamedTuple):
    """Whether a record counts in analysis, and the rule that decides it."""

    counts: bool
    rule: str


COUNTED_EVENT = "an event counts"
NO_AGGREGATE = "a total is not counted beside its events"
NO_UMBRELLA = "an umbrella is not counted beside its records"
BY_HAND = "as somebody decided"


def counted_by_rule(record: Record, is_umbrella: bool) -> Counted:
    """Whether a record counts by the rule."""
    if record.level is Level.AGGREGATE:
        return Counted(False, NO_AGGREGATE)
    if is_umbrella:
        return Counted(False, NO_UMBRELLA)
    return Counted(True, COUNTED_EVENT)


class RecordNames:
    """What the values of records are called, read once for many of them.

    `children` are the ids of the records that are an umbrella.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.schema: RecordSchema = project.record_schema
        self.codebook: Codebook = project.codebook
        self.former: Mapping[str, FormerCode] = {each.code: each for each in project.former_codes}
        self.regions: Regions = project.regions
        self.records: Mapping[str, Record] = project.records
        self.umbrellas = {each.parent for each in self.records.values() if each.parent}
        self.coders = {key: each.name for key, each in project.coders.items()}
        self.actors = project.actors
        self.tables = {each.name: each.by_place() for each in project.country_tables()}
        self._facts: Callable[[], Mapping[str, EvidenceFact]] = project.evidence_facts

    @cached_property
    def evidence(self) -> Mapping[str, EvidenceFact]:
        """The evidence of each record in short, read when it is first asked for."""
        return self._facts()

    def kind(self, record: Record) -> str:
        """The name of a record's kind."""
        known = self.schema.kinds.get(record.kind)
        return known.name if known else ""

    def subtype(self, record: Record) -> str:
        """The name of the code that is a record's subtype, or its words."""
        if not is_id(record.subtype):
            return record.subtype
        code = self.codebook.by_id.get(record.subtype)
        if code is not None:
            return code.name
        former = self.former.get(record.subtype)
        return former.path if former else record.subtype

    def countries(self, record: Record) -> list[str]:
        """The codes of a record's countries, and the names of its groups, each once."""
        return list(dict.fromkeys(each.code or each.name for each in record.countries))

    def regions_of(self, record: Record) -> list[str]:
        """The regions of a record's countries and groups, each once, without those of venues."""
        found = (self.regions.of_involved(each) for each in record.countries if each.role != "venue")
        return [each for each in dict.fromkeys(found) if each]

    def counted(self, record: Record) -> Counted:
        """Whether a record counts in analysis: totals and single events are never added up."""
        if record.counted is not Counting.BY_RULE:
            return Counted(record.counted is Counting.YES, record.count_rule or BY_HAND)
        return counted_by_rule(record, record.id in self.umbrellas)

    def fact(self, record: Record) -> EvidenceFact:
        """What can be said of its evidence in short."""
        return self.evidence.get(record.id) or EvidenceFact()

    def umbrella(self, record: Record) -> str:
        """The number of the record above, "" if there is none."""
        above = self.records.get(record.parent or "")
        return above.number if above else ""

    def table_value(self, table: str, country: str, year: int) -> str:
        """What a country table says of a country in a year, else of it in every year; "" if nothing."""
        values = self.tables.get(table, {})
        return values.get((country, year)) or values.get((country, 0), "")

    def coder(self, record: Record) -> str:
        """Who made it."""
        return self.coders.get(record.coder or "", "")


KEYS = (
    "id",
    "kind",
    "level",
    "subtype",
    "topics",
    "engagement",
    "direction",
    "countries",
    "region",
    "date",
    "earliest",
    "latest",
    "as_of",
    "report_date",
    "status",
    "claim_source",
    "origin",
    "parent",
    "announced",
    "quantities",
    "evidence",
    "count",
    "coder",
    "confidence",
    "note",
)
"""The names of the columns, as in the view `v_records`."""

Row = tuple[str | int, ...]


def row(record: Record, names: RecordNames) -> Row:
    """A record's values in the order of KEYS."""
    fact = names.fact(record)
    return (
        record.number,
        names.kind(record),
        record.level,
        names.subtype(record),
        BETWEEN.join(record.topics),
        record.engagement,
        record.direction,
        BETWEEN.join(names.countries(record)),
        BETWEEN.join(names.regions_of(record)),
        record.date,
        record.earliest,
        record.latest,
        record.as_of,
        record.report_date,
        record.status,
        BETWEEN.join(sorted(fact.claim_sources)),
        BETWEEN.join(sorted(fact.origins)),
        names.umbrella(record),
        record.announced,
        len(record.quantities),
        len(fact.pieces),
        "yes" if names.counted(record).counts else "no",
        names.coder(record),
        record.confidence,
        record.note,
    )


def rows(project: Project, records: Iterable[Record] | None = None) -> Iterator[Row]:
    """The rows of some records, or of all of them, by number."""
    names = RecordNames(project)
    chosen = names.records.values() if records is None else records
    return (row(each, names) for each in sorted(chosen, key=by_number))


def by_number(record: Record) -> tuple[str, int, str]:
    """The order in which records are listed: MM.009, MM.010, MM.1000."""
    prefix, _, running = record.number.partition(".")
    return prefix, int(running) if running.isdecimal() else 0, record.number


def told_quantity(quantity: Quantity) -> str:
    """A quantity in words: “over 2,700 persons”, “114 meetings”."""
    low, best, high = (_figure(each) for each in (quantity.low, quantity.best, quantity.high))
    if best:
        figure = f"{best} ({low or '…'}–{high or '…'})" if low or high else best
    elif low and high:
        figure = f"{low}–{high}"
    else:
        figure = f"≥ {low}" if low else f"≤ {high}" if high else ""
    about = "~" if quantity.approximate and figure else ""
    return " ".join(each for each in (about + figure, quantity.unit) if each)


def _figure(number: int | float | None) -> str:
    return "" if number is None else f"{number:,}"
