"""Coverage: how much each source gives for each year, so that a jump that one source causes is seen.

A jump is a year with at least twice as many as the year before, and at least three more, of which one source
gives at least half: what looks like more activity may be a better source.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from blotter.analysis import messages
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence

_TIMES, _MORE, _SHARE = 2, 3, 0.5


class CoverageOf(StrEnum):
    """What is counted: records that a source has evidence for, or its pieces of evidence."""

    RECORDS = "records"
    EVIDENCE = "evidence"


class YearOf(StrEnum):
    """Which year: of the activity, or of the report on it."""

    EVENT = "event"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageOptions:
    """What is counted by which year; by names (none: all) for which documents, coders and kinds."""

    of: CoverageOf = CoverageOf.RECORDS
    year: YearOf = YearOf.EVENT
    sources: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Given(NamedTuple):
    """What a source gives for a year (or SEVERAL, UNDATED): a record, or a piece of evidence, by its id."""

    source: str
    year: int
    what: str


UNDATED, SEVERAL = -1, -2
"""In place of a year: there is no date; the date spans several years."""


class Jump(NamedTuple):
    """A year that has far more than the one before, mostly from one source."""

    year: int
    now: int
    before: int
    source: str
    from_source: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts by source and year; what several sources give counts once in a year's total."""

    options: CoverageOptions
    sources: tuple[str, ...]
    years: tuple[int, ...]
    counts: dict[tuple[str, int], int]
    totals: dict[int, int]

    @property
    def columns(self) -> tuple[int, ...]:
        """The years without a gap, then SEVERAL and UNDATED where there is such."""
        return (*self.years, *(each for each in (SEVERAL, UNDATED) if self.totals.get(each)))

    def jumps(self) -> list[Jump]:
        """The years in which one source may have caused a jump."""
        return [jump for year in self.years[1:] if (jump := self._jump(year)) is not None]

    def _jump(self, year: int) -> Jump | None:
        count, before = self.totals.get(year, 0), self.totals.get(year - 1, 0)
        more = count - before
        if more < _MORE or count < _TIMES * before:
            return None
        gains = [
            (self.counts.get((source, year), 0) - self.counts.get((source, year - 1), 0), source)
            for source in self.sources
        ]
        gain, source = max(gains, key=lambda each: each[0])
        return Jump(year, count, before, source, gain) if gain >= _SHARE * more else None

    def told_jumps(self) -> list[str]:
        """The jumps in sentences."""
        return [
            Sentence(
                messages.JUMP,
                year=str(each.year),
                count=each.now,
                what=str(self.options.of),
                before=each.before,
                share=each.from_source,
                more=each.now - each.before,
                source=each.source,
            )
            for each in self.jumps()
        ]


def year_of(earliest: str, latest: str) -> int:
    """The year in which a date lies, SEVERAL or UNDATED."""
    if not earliest and not latest:
        return UNDATED
    return int(earliest[:4]) if earliest[:4] == latest[:4] else SEVERAL


def coverage(given: Iterable[Given], sources: Sequence[str], options: CoverageOptions) -> Coverage:
    """Count what the sources give; one that gives nothing is listed all the same."""
    seen: dict[tuple[str, int], set[str]] = defaultdict(set)
    by_year: dict[int, set[str]] = defaultdict(set)
    for each in given:
        seen[each.source, each.year].add(each.what)
        by_year[each.year].add(each.what)
    years = [year for year in by_year if year >= 0]
    every = tuple(range(min(years), max(years) + 1)) if years else ()
    counts = {key: len(held) for key, held in seen.items()}
    return Coverage(
        options, tuple(sources), every, counts, {year: len(held) for year, held in by_year.items()}
    )


_WORDS = {SEVERAL: ("several", "Several years"), UNDATED: ("undated", "No date")}


def coverage_table(found: Coverage) -> Table:
    """Sources by years, with what jumps below."""
    columns = (
        Column("source", "Document"),
        Column("total", "Total", ColumnKind.INTEGER),
        *(_year_column(year) for year in found.columns),
    )
    of_source: Counter[str] = Counter()
    for (source, _), count in found.counts.items():
        of_source[source] += count
    rows: list[tuple[Cell, ...]] = [
        (source, of_source[source], *(found.counts.get((source, year), 0) for year in found.columns))
        for source in found.sources
    ]
    return Table("Coverage", columns, rows, tuple(found.told_jumps()))


def _year_column(year: int) -> Column:
    key, title = _WORDS.get(year, (str(year), str(year)))
    return Column(f"year:{key}", title, ColumnKind.INTEGER)
