"""Agreement: how far coders agree on each code, over the documents that they have both done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText, grouped
from blotter.analysis.coefficients import Continuum, Value
from blotter.analysis.counts import Counts
from blotter.analysis.measures import AnyMeasure, ContinuumMeasure, MatchMeasure, measure, usual_measures
from blotter.analysis.sweep import character_tally, unit_tally
from blotter.analysis.units import Unit
from blotter.domain.codebook import path_key, split_path
from blotter.domain.names import name_key
from blotter.domain.table import Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

Measures = Sequence[AnyMeasure]


class AgreementOptions(BaseModel):
    """What to compare, and on what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Unit = Field(
        Unit.CHARACTER,
        title="Unit",
        description="What is compared: characters show where coders differ, sentences or paragraphs are the "
        "better units to report.",
    )
    measures: tuple[str, ...] = Field(
        (), title="Measures", description="Which measures to show; none chosen: the usual ones of the unit."
    )
    threshold: float = Field(
        0.5,
        gt=0,
        le=1,
        title="Segments agree from",
        description="Two segments agree when intersection over union is at least this.",
    )
    rollup: bool = Field(
        False, title="Roll up", description="A segment of a code counts for the codes above it too."
    )
    trim: bool = Field(
        True, title="Trim", description="Leave white space at the ends of segments out of the comparison."
    )
    coders: tuple[str, ...] = Field(
        (), title="Coders", description="Whom to compare; none chosen: everybody."
    )
    codes: tuple[str, ...] = Field((), title="Codes", description="Paths of codes; none chosen: all.")
    sources: tuple[str, ...] = Field((), title="Documents", description="Names; none chosen: all.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAgreement:
    """One measure of one code on one unit.

    `n` is the number of documents compared and `complete` of how many of them every coder is done with. How
    `agreed` and `only` are counted with more than two coders is told at `Counts`. A `reason` goes with every
    missing value, and with a value where a coder did not use the code.
    """

    code: str
    coders: tuple[str, ...]
    unit: Unit
    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int
    complete: int
    segments: Mapping[str, int]
    agreed: int
    only: Mapping[str, int]
    reason: str = ""

    def record(self) -> dict[str, object]:
        """The row as JSON has it: segments and only by coder."""
        return {
            "code": self.code,
            "coders": list(self.coders),
            "unit": str(self.unit),
            "measure": self.measure,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "n": self.n,
            "segments": dict(self.segments),
            "agreed": self.agreed,
            "only": dict(self.only),
            "reason": self.reason,
        }


def compare(
    texts: Iterable[CodedText], codes: Sequence[str], options: AgreementOptions, progress: Progress = silent
) -> list[CodeAgreement]:
    """A row for each code, in the order given, and measure.

    A document counts when at least two of the coders are done with it; a coder who is not is missing there.
    `codes` are the paths of the codebook; names in the options are taken as known.
    """
    chosen = [measure(name) for name in options.measures] or list(usual_measures(options.unit))
    comparison = _Comparison(options, chosen)
    for text in counted(texts, progress, every=1):
        if not options.sources or text.source in options.sources:
            comparison.add(text)
    wanted = {path_key(split_path(code)) for code in options.codes}
    shown = [code for code in codes if not wanted or path_key(split_path(code)) in wanted]
    return [row for code in shown for row in comparison.rows(code)]


class _Comparison:
    """The sums of the documents seen so far, for every code."""

    def __init__(self, options: AgreementOptions, measures: Measures) -> None:
        self.options = options
        self.measures = measures
        self.counts: dict[str, Counts] = {}
        self.empty: list[Continuum] = []
        self.continua: dict[str, dict[int, Continuum]] = {}
        self.sizes: Counter[frozenset[str]] = Counter()
        self.documents: Counter[frozenset[str]] = Counter()
        self.seen: set[str] = set()

    def add(self, text: CodedText) -> None:
        """Count a document in, if two of the coders are done with it."""
        wanted = self.options.coders
        coders = sorted({coder for coder in text.done if not wanted or coder in wanted})
        self.seen.update(coders)
        if len(coders) < 2:
            return
        done = frozenset(coders)
        self.documents[done] += 1
        self.empty.append(Continuum.of(len(text.text), dict.fromkeys(coders, ()), text.source))
        unit = self.options.unit
        units = () if unit in (Unit.CHARACTER, Unit.MATCH) else text.boundaries(unit)
        self.sizes[done] += len(text.text) if unit is Unit.CHARACTER else len(units)
        matching = [each for each in self.measures if isinstance(each, MatchMeasure)]
        groups = grouped(text, done, trim=self.options.trim, rollup=self.options.rollup)
        for code, by_coder in groups.items():
            spans = {coder: by_coder.get(coder, {}).keys() for coder in coders}
            self.continua.setdefault(code, {})[len(self.empty) - 1] = Continuum.of(
                len(text.text),
                {coder: [(span, code) for span in own] for coder, own in spans.items()},
                text.source,
            )
            counts = self.counts.setdefault(code, Counts())
            counts.add_segments(spans, matching, self.options.threshold)
            if unit is Unit.CHARACTER:
                counts.add_units(coders, character_tally(list(spans.values())))
            elif unit is not Unit.MATCH:
                counts.add_units(coders, unit_tally(list(spans.values()), units))

    def rows(self, code: str) -> list[CodeAgreement]:
        """The rows of a code."""
        coders = self._coders()
        counts = self.counts.get(code, Counts())
        complete = self.documents[frozenset(coders)]
        return [
            CodeAgreement(
                code=code,
                coders=coders,
                unit=Unit.MATCH if isinstance(each, MatchMeasure) else self.options.unit,
                measure=each.id,
                value=value.value,
                n=self.documents.total(),
                complete=complete,
                segments={coder: counts.segments[coder] for coder in coders},
                agreed=counts.agreed,
                only={coder: counts.only[coder] for coder in coders},
                reason=value.reason,
            )
            for each in self.measures
            if self.options.measures or not (each.two_coders and len(coders) > 2)
            for value in [self._value(each, code, counts, coders)]
        ]

    def _value(self, each: AnyMeasure, code: str, counts: Counts, coders: Sequence[str]) -> Value:
        if not isinstance(each, MatchMeasure) and (objection := each.objection(self.options.unit)):
            return Value(None, objection)
        if isinstance(each, ContinuumMeasure):
            divided = self.continua.get(code, {})
            found = each.value([each.sums(divided.get(i, empty)) for i, empty in enumerate(self.empty)], code)
            return Value(found.value, counts.usage(coders) or found.reason)
        return counts.value(each, coders, self.sizes)

    def _coders(self) -> tuple[str, ...]:
        """Those who share a document with another, or else all; in the order chosen, or by name."""
        sharing = {coder for done in self.documents for coder in done} or self.seen
        order = self.options.coders or sorted(sharing, key=lambda name: (name_key(name), name))
        return tuple(dict.fromkeys(coder for coder in order if coder in sharing))


def agreement_table(rows: Sequence[CodeAgreement], options: AgreementOptions) -> Table:
    """The rows as a table, with one column a coder for segments and for what only that coder has."""
    coders = rows[0].coders if rows else ()
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        Column("coders", "Coders"),
        Column("unit", "Unit"),
        Column("measure", "Measure"),
        Column("value", "Value", ColumnKind.NUMBER),
        Column("low", "Low", ColumnKind.NUMBER),
        Column("high", "High", ColumnKind.NUMBER),
        Column("n", "Documents", ColumnKind.INTEGER),
        *(
            Column(f"segments:{coder}", Sentence("Segments {coder}", coder=coder), ColumnKind.INTEGER)
            for coder in coders
        ),
        Column("agreed", "Agreed", ColumnKind.INTEGER),
        *(
            Column(f"only:{coder}", Sentence("Only {coder}", coder=coder), ColumnKind.INTEGER)
            for coder in coders
        ),
        Column("reason", "Reason"),
    )
    cells = tuple(
        (
            *(
                row.code,
                ", ".join(row.coders),
                str(row.unit),
                row.measure,
                row.value,
                row.low,
                row.high,
                row.n,
            ),
            *(row.segments[coder] for coder in coders),
            row.agreed,
            *(row.only[coder] for coder in coders),
            row.reason,
        )
        for row in rows
    )
    return Table("Agreement", columns, cells, _notes(rows, options))


def _notes(rows: Sequence[CodeAgreement], options: AgreementOptions) -> tuple[str, ...]:
    if not rows or not rows[0].n:
        return (messages.COMPARED_NONE,)
    first = rows[0]
    notes = [messages.COMPARED_ONE if first.n == 1 else Sentence(messages.COMPARED, count=first.n)]
    if first.complete < first.n:
        notes.append(Sentence(messages.INCOMPLETE, complete=first.complete, coders=len(first.coders)))
    notes.append(Sentence(messages.MATCHED, threshold=options.threshold))
    if len(first.coders) > 2:
        notes.append(messages.MATCHED_BY_ALL)
    if options.rollup:
        notes.append(messages.ROLLED_UP)
    if options.trim:
        notes.append(messages.TRIMMED)
    return tuple(notes)
