"""Domains: codes that exclude each other, compared as one decision with several outcomes."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from blotter.analysis import continua, messages
from blotter.analysis.agreement import AgreementOptions, Comparison
from blotter.analysis.bootstrap import Interval, interval
from blotter.analysis.coded_text import ancestry
from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.coefficients.continuum import Clash
from blotter.analysis.counts import Coders, missing
from blotter.analysis.drawn import Drawn, Pattern, measured
from blotter.analysis.measures import AnyMeasure, ContinuumMeasure, UnitMeasure
from blotter.analysis.sample import Drawing, Sample
from blotter.analysis.sweep import Stretch, added_up, cut
from blotter.analysis.tallies import CodedDocument, Frame
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.errors import Refused
from blotter.message import Sentence

NONE = ""
"""The outcome of a unit without any code of the domain."""
_LISTED = 5
_USUAL = ("krippendorff_alpha_nominal", "percent_agreement", "alpha_cu_nominal")


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainAgreement:
    """One measure of a domain; `code` is the one that the measure is about, where it is about one of them.

    `n` and `drawing` as in a comparison of codes; `units` are all compared, `coded` how many of them each
    coder gave one of the codes.
    """

    domain: str
    code: str = ""
    coders: Coders
    unit: Unit
    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int
    drawing: Drawing
    units: int
    coded: Mapping[str, int]
    reason: str = ""
    interval_reason: str = ""

    def record(self) -> dict[str, object]:
        """The row as JSON has it."""
        return {
            "domain": self.domain,
            "code": self.code or None,
            "coders": list(self.coders),
            "unit": str(self.unit),
            "measure": self.measure,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "n": self.n,
            "drawing": str(self.drawing),
            "units": self.units,
            "coded": dict(self.coded),
            "reason": self.reason,
            "interval_reason": self.interval_reason,
        }


def domain_options(options: AgreementOptions) -> AgreementOptions:
    """The options with which documents are put for a domain: codes as they were given, the usual measures."""
    chosen = options.measures or _USUAL
    if not options.measures and options.unit is not Unit.CHARACTER:
        chosen = _USUAL[:2]
    return options.model_copy(update={"measures": chosen, "rollup": False})


def domain_rows(comparison: Comparison, name: str, members: Sequence[str]) -> list[DomainAgreement]:
    """A row for each measure; Refused, with the places, where a coder gave two of the codes.

    A code under a member counts as the nearest one above it. `comparison` has the `domain_options`.
    """
    if not members:
        raise Refused(messages.DOMAIN_EMPTY, domain=name)
    labels = _labels(comparison, members)
    if clashes := domain_clashes(comparison, members):
        raise Refused(
            messages.DOMAIN_OVERLAPS, domain=name, count=len(clashes), places=_told(clashes[:_LISTED])
        )
    domain = _Domain(comparison, labels, tuple(members))
    return [row for each in comparison.measures for row in domain.rows(name, each)]


def domain_clashes(comparison: Comparison, members: Sequence[str]) -> list[Clash]:
    """The places where one coder gave two codes of the domain."""
    labels = _labels(comparison, members)
    sample = comparison.sample
    return [
        clash
        for document in sample.documents
        for clash in continua.continuum(sample, document, labels).clashes()
    ]


def domain_table(rows: Sequence[DomainAgreement]) -> Table:
    """The rows as a table, with one column a coder for the units that this coder gave one of the codes."""
    coders = rows[0].coders if rows else ()
    columns = (
        Column("domain", "Domain"),
        Column("code", "Code", ColumnKind.CODE),
        Column("coders", "Coders"),
        Column("unit", "Unit"),
        Column("measure", "Measure"),
        *(Column(key, key.capitalize(), ColumnKind.NUMBER) for key in ("value", "low", "high")),
        Column("n", "n", ColumnKind.INTEGER),
        Column("drawing", "n counts"),
        Column("units", "Units", ColumnKind.INTEGER),
        *(Column(f"coded:{c}", Sentence("Coded {coder}", coder=c), ColumnKind.INTEGER) for c in coders),
        Column("reason", "Reason"),
        Column("interval_reason", "No interval"),
    )
    cells: list[tuple[Cell, ...]] = [
        (
            *(r.domain, r.code, ", ".join(r.coders), str(r.unit), r.measure, r.value, r.low, r.high),
            *(r.n, str(r.drawing), r.units),
            *(r.coded[coder] for coder in coders),
            *(r.reason, r.interval_reason),
        )
        for r in rows
    ]
    notes = (Sentence(messages.DOMAIN_UNITS, domain=rows[0].domain),) if rows else ()
    return Table("Agreement on a domain", columns, cells, notes)


def _labels(comparison: Comparison, members: Sequence[str]) -> dict[str, str]:
    """What every code that was given and belongs to the domain counts as."""
    given = dict.fromkeys(code for document in comparison.documents for code in document.spans)
    nearest = {code: next((path for path in ancestry(code) if path in members), None) for code in given}
    return {code: member for code, member in nearest.items() if member is not None}


def _told(clashes: Sequence[Clash]) -> str:
    return "; ".join(
        messages.DOMAIN_OVERLAP.format(
            coder=clash.coder,
            first=clash.labels[0],
            second=clash.labels[1],
            document=clash.document,
            start=clash.span.start,
            end=clash.span.end,
        )
        for clash in clashes
    )


class _Domain:
    """What every unit is, by coder, over the documents compared."""

    def __init__(self, comparison: Comparison, labels: Mapping[str, str], members: tuple[str, ...]) -> None:
        self._comparison, self._labels, self._members = comparison, labels, members
        self._sample: Sample = comparison.sample
        self._coders = comparison.coders
        self._patterns: dict[Pattern, int] = {}

    def rows(self, name: str, each: AnyMeasure) -> Iterator[DomainAgreement]:
        """The rows of a measure: one, or one for each code where it is about one of them."""
        about = self._members if isinstance(each, ContinuumMeasure) and each.by_code else (NONE,)
        for code in about:
            value, drawn = self._value(each, code)
            yield DomainAgreement(
                domain=name,
                code=code,
                coders=self._coders,
                unit=self._comparison.options.unit,
                measure=each.id,
                value=value.value,
                low=drawn.low,
                high=drawn.high,
                n=self._sample.n,
                drawing=self._sample.drawing,
                units=self._sample.sizes.total(),
                coded=self._coded,
                reason=value.reason,
                interval_reason=drawn.reason,
            )

    def _value(self, each: AnyMeasure, code: str) -> tuple[Value, Interval]:
        reason = each.objection(self._comparison.options.unit, domain=True)
        if isinstance(each, ContinuumMeasure) and not reason:
            found = continua.value(self._sample, each, self._labels, code)
            if found.value is None:
                return found, Interval()
            return found, continua.drawn_interval(self._sample, each, self._labels, code)
        if not isinstance(each, UnitMeasure) or each.id == "f1":
            return Value(None, messages.ONE_CODE_ONLY), Interval()
        reason = reason or missing(each, self._coders, self._sample.sizes)
        if reason:
            return Value(None, reason), Interval()
        found = each.function(Ratings(self._whole, self._categories))
        if found.value is None or not self._sample.draws.wanted:
            return found, Interval()
        if objection := self._sample.objection():
            return found, Interval(reason=objection)
        return found, interval(measured(each.function, self._drawn))

    @property
    def _categories(self) -> tuple[str, ...]:
        return (NONE, *self._members)

    @cached_property
    def _units(self) -> list[tuple[int, Coders, Mapping[int, int]]]:
        """By sampling unit: how many of its units are what; a number stands for a pattern."""
        found: list[tuple[int, Coders, Mapping[int, int]]] = []
        for first, document in self._sample.numbered():
            stretches = list(self._stretches(document))
            coders = document.frame.coders
            if self._sample.drawing is Drawing.DOCUMENT:
                found.append((first, coders, added_up(stretches)))
                continue
            blocks: dict[int, list[Stretch]] = {}
            for block, stretch in cut(stretches, document.frame.cuts):
                blocks.setdefault(block, []).append(stretch)
            found += [(first + block, coders, added_up(own)) for block, own in blocks.items()]
        return found

    @cached_property
    def _whole(self) -> Counter[Pattern]:
        numbers: Counter[int] = Counter()
        rest = Counter(self._sample.sizes)
        for _, coders, tally in self._units:
            numbers.update(tally)
            rest[frozenset(coders)] -= sum(tally.values())
        patterns = list(self._patterns)
        whole = Counter({patterns[number]: units for number, units in numbers.items()})
        for done, units in rest.items():
            whole[self._empty(done)] += units
        return whole

    @cached_property
    def _coded(self) -> dict[str, int]:
        return {
            coder: sum(units for pattern, units in self._whole.items() if pattern[place])
            for place, coder in enumerate(self._coders)
        }

    @cached_property
    def _drawn(self) -> Drawn:
        import numpy as np

        rows = {row: place for place, row in enumerate(dict.fromkeys(row for row, _, _ in self._units))}
        patterns = list(self._patterns)
        values = np.zeros((len(rows), len(patterns)), dtype=np.int64)
        for row, _, tally in self._units:
            for number, units in tally.items():
                values[rows[row], number] += units
        coded = self._sample.draws.of(self._sample.n).sums(list(rows), values)
        weights = [coded]
        for coders, sizes in self._sample.drawn_sizes.items():
            who = [coder in coders for coder in self._coders]
            own = [
                number
                for number, pattern in enumerate(patterns)
                if [label is not None for label in pattern] == who
            ]
            weights.append((sizes - coded[:, own].sum(axis=1))[:, None])
            patterns.append(self._empty(frozenset(coders)))
        return Drawn(patterns, self._categories, np.hstack(weights))

    def _empty(self, done: frozenset[str]) -> Pattern:
        return tuple(NONE if coder in done else None for coder in self._coders)

    def _stretches(self, document: CodedDocument) -> Iterator[Stretch]:
        """The places of a document that have a code, with the number of their pattern for a mask."""
        divided = continua.continuum(self._sample, document, self._labels)
        options = self._comparison.options
        events = [
            (place, coder, label if is_start else NONE)
            for coder, own in divided.segments.items()
            for start, end, label in _placed(document.frame, own, options.unit, options.unit_rule)
            for place, is_start in ((start, True), (end, False))
        ]
        # At one place what ends goes before what begins.
        events.sort(key=lambda event: (event[0], event[2] != NONE))
        now = dict.fromkeys(document.frame.coders, NONE)
        last = 0
        for place, changes in groupby(events, key=lambda event: event[0]):
            if place > last and any(now.values()):
                pattern = tuple(now.get(coder) for coder in self._coders)
                yield last, place, self._patterns.setdefault(pattern, len(self._patterns))
            last = place
            for _, coder, label in changes:
                now[coder] = label


def _placed(
    frame: Frame, own: Sequence[tuple[int, int, object]], unit: Unit, rule: UnitRule
) -> Iterator[tuple[int, int, str]]:
    """A coder's segments in places: characters, or the units of which each is the code."""
    grid = frame.grid
    if grid is None:
        yield from ((start, end, str(label)) for start, end, label in own)
        return
    rule = UnitRule.TOUCHED if unit is Unit.DOCUMENT else rule
    covered: dict[int, dict[str, tuple[int, int]]] = {}
    coded: dict[str, set[int]] = {}
    for label in dict.fromkeys(str(each[2]) for each in own):
        spans = [Span(start, end) for start, end, each in own if str(each) == label]
        coded[label] = {i for first, last in grid.coded(spans, rule) for i in range(first, last)}
        for start, end in spans:
            index = bisect_right(grid.ends, start)
            while index < len(grid.starts) and grid.starts[index] < end:
                here = covered.setdefault(index, {})
                shared = min(end, grid.ends[index]) - max(start, grid.starts[index])
                length, first = here.get(label, (0, -start))
                here[label] = (length + shared, first)
                index += 1
    for index, lengths in sorted(covered.items()):
        able = [label for label in lengths if index in coded[label]]
        if able:
            yield index, index + 1, max(able, key=lambda label: lengths[label])
