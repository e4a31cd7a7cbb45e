"""Agreement: how far coders agree on each code, over the documents that they have both done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict, Field

from blotter.analysis import continua
from blotter.analysis.bootstrap import Interval
from blotter.analysis.coded_text import CodedText
from blotter.analysis.coefficients import Value
from blotter.analysis.counts import Counts
from blotter.analysis.measures import AnyMeasure, ContinuumMeasure, MatchMeasure, measure, usual_measures
from blotter.analysis.sample import Drawing, Draws, Replicates, Sample
from blotter.analysis.tallies import CodedDocument, Counting, Tallies, coded_document
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.codebook import path_key, split_path
from blotter.domain.names import name_key
from blotter.progress import Progress, counted, silent


class AgreementOptions(BaseModel):
    """What to compare, and on what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Unit = Field(
        Unit.CHARACTER,
        title="Unit",
        description="What is compared: characters show where coders differ, sentences or paragraphs are the "
        "better units to report.",
    )
    unit_rule: UnitRule = Field(
        UnitRule.TOUCHED,
        title="Coded when",
        description="A coder has coded a token, sentence, paragraph or segment where one character of it is "
        "coded (touched), at least half of it, or the whole.",
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
    round: str = Field("", title="Round", description="The round to compare; none: open coding.")
    intervals: bool = Field(
        True, title="Intervals", description="Say how far each value would move if others had been drawn."
    )
    replicates: int = Field(
        2000, ge=100, le=100_000, title="Replicates", description="How often the intervals draw."
    )
    seed: int = Field(
        1, ge=0, title="Seed", description="The same seed draws the same, so that intervals can be repeated."
    )

    @property
    def chosen_measures(self) -> tuple[AnyMeasure, ...]:
        """The measures that are shown, or NotFound with the nearest ids."""
        return tuple(measure(name) for name in self.measures) or usual_measures(self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAgreement:
    """One measure of one code on one unit, over all documents or, with a `source`, in one.

    `low` and `high` bound the 95 % interval, `interval_reason` says why there is none. `n` counts what was
    drawn for it, the `drawing`: documents, or paragraphs where there are fewer than ten; never characters.
    `documents` is how many were compared and `complete` how many of them every coder is done with.

    `segments`, `agreed` and `only` count segments; with more than two coders as told at `Counts`. `units` are
    all compared, `units_agreed` those that every coder who is done there coded, `units_only` those that one
    coder alone coded, and `prevalence` is the share of ratings that give the code; for matched segments the
    units are characters. A `reason` goes with every missing value, and with a value where a coder did not
    use the code.
    """

    code: str
    coders: tuple[str, ...]
    unit: Unit
    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    interval_reason: str = ""
    n: int
    drawing: Drawing
    documents: int
    complete: int
    segments: Mapping[str, int]
    agreed: int
    only: Mapping[str, int]
    units: int
    units_agreed: int
    units_only: Mapping[str, int]
    prevalence: float | None
    reason: str = ""
    source: str = ""

    def record(self) -> dict[str, object]:
        """The row as JSON has it: segments and only by coder."""
        where: dict[str, object] = {"source": self.source} if self.source else {}
        return where | {
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
            "interval_reason": self.interval_reason,
            "drawing": str(self.drawing),
            "documents": self.documents,
            "prevalence": self.prevalence,
            "units": self.units,
            "units_agreed": self.units_agreed,
            "units_only": dict(self.units_only),
        }


def compare(
    texts: Iterable[CodedText],
    codes: Sequence[str],
    options: AgreementOptions,
    progress: Progress = silent,
    tallies: Tallies | None = None,
) -> list[CodeAgreement]:
    """A row for each code, in the order given, and measure.

    A document counts when at least two of the coders are done with it; a coder who is not is missing there.
    `codes` are the paths of the codebook; names in the options are taken as known. With `tallies` that were
    kept only what changed since is counted again.
    """
    comparison = Comparison(options, tallies)
    for text in counted(texts, progress, every=1):
        comparison.put(text)
    return [row for code in wanted_codes(codes, options) for row in comparison.rows(code)]


def wanted_codes(codes: Sequence[str], options: AgreementOptions) -> list[str]:
    """The codes that the options ask for."""
    wanted = {path_key(split_path(code)) for code in options.codes}
    return [code for code in codes if not wanted or path_key(split_path(code)) in wanted]


class Comparison:
    """The documents that are compared. One that changed is put again; only its own codes are counted anew."""

    def __init__(self, options: AgreementOptions, tallies: Tallies | None = None) -> None:
        self.options = options
        self.measures = options.chosen_measures
        self.tallies = Tallies() if tallies is None else tallies
        self.counting = Counting(
            unit=options.unit,
            rule=options.unit_rule,
            threshold=options.threshold,
            matching=tuple(each for each in self.measures if isinstance(each, MatchMeasure)),
        )
        self._draws = Draws(options.intervals, options.replicates, options.seed)
        self._documents: dict[str, CodedDocument] = {}
        self._seen: dict[str, tuple[str, ...]] = {}
        self._sample: Sample | None = None
        self._rows: dict[str, list[CodeAgreement]] = {}

    def put(self, text: CodedText) -> None:
        """Count a document in if two of the coders are done with it, or again as it is now."""
        options = self.options
        if options.sources and text.source not in options.sources:
            return
        coders = sorted({each for each in text.done if not options.coders or each in options.coders})
        self._seen[text.source] = tuple(coders)
        if len(coders) < 2:
            self._replace(text.source, None)
        else:
            self._replace(
                text.source,
                coded_document(text, coders, options.unit, trim=options.trim, rollup=options.rollup),
            )

    def remove(self, source: str) -> None:
        """Leave a document out that is no more."""
        self._seen.pop(source, None)
        self.tallies.forget(source)
        self._replace(source, None)

    def _replace(self, source: str, document: CodedDocument | None) -> None:
        before = self._documents.pop(source, None)
        if document is not None:
            self._documents[source] = document
        if before is not None and document is not None and before.frame == document.frame:
            if self._sample is not None:
                self._sample.replace(document)
            for code in before.spans.keys() | document.spans.keys():
                if before.spans.get(code) != document.spans.get(code):
                    self._rows.pop(code, None)
        else:
            self._sample = None
            self._rows.clear()

    @property
    def documents(self) -> Collection[CodedDocument]:
        """Those that two of the coders are done with."""
        return self._documents.values()

    @property
    def sample(self) -> Sample:
        """What is compared, of all coders."""
        if self._sample is None:
            self._sample = self.sample_of(self.documents)
        return self._sample

    def sample_of(self, documents: Iterable[CodedDocument], pair: tuple[str, str] | None = None) -> Sample:
        """Some of the documents, or two of the coders alone."""
        return Sample(list(documents), self.counting, self.tallies, self._draws, pair)

    @property
    def coders(self) -> tuple[str, ...]:
        """Those who share a document with another, or else all; in the order chosen, or by name."""
        sharing = {coder for document in self._documents.values() for coder in document.frame.coders}
        there = sharing or {coder for coders in self._seen.values() for coder in coders}
        order = self.options.coders or sorted(there, key=lambda name: (name_key(name), name))
        return tuple(dict.fromkeys(coder for coder in order if coder in there))

    def rows(self, code: str) -> list[CodeAgreement]:
        """The rows of a code, kept until something of it changes."""
        if code not in self._rows:
            self._rows[code] = self.rows_on(self.sample, self.coders, code)
        return self._rows[code]

    def rows_on(
        self, sample: Sample, coders: tuple[str, ...], code: str, source: str = ""
    ) -> list[CodeAgreement]:
        """The rows of a code on a part of what is compared."""
        counts = sample.counts([code])
        replicates = Replicates(sample, [code], coders)
        every = CodeAgreement(
            code=code,
            source=source,
            coders=coders,
            unit=self.options.unit,
            measure="",
            value=None,
            n=sample.n,
            drawing=sample.drawing,
            documents=len(sample.documents),
            complete=sample.done[frozenset(coders)],
            segments={coder: counts.segments[coder] for coder in coders},
            agreed=counts.agreed,
            only={coder: counts.only[coder] for coder in coders},
            units=sample.sizes.total(),
            units_agreed=counts.units_agreed(),
            units_only={coder: counts.units_only(coder) for coder in coders},
            prevalence=counts.prevalence(sample.sizes),
        )
        return [
            replace(
                every,
                unit=Unit.MATCH if isinstance(each, MatchMeasure) else self.options.unit,
                measure=each.id,
                value=value.value,
                reason=value.reason,
                low=interval.low,
                high=interval.high,
                interval_reason=interval.reason,
            )
            for each in self.measures
            if self.options.measures or not (each.two_coders and len(coders) > 2)
            for value, interval in [self._value(each, sample, counts, replicates)]
        ]

    def _value(
        self, each: AnyMeasure, sample: Sample, counts: Counts, replicates: Replicates
    ) -> tuple[Value, Interval]:
        """A measure's value, or the reason for none, with its interval."""
        coders = replicates.coders
        if not isinstance(each, MatchMeasure) and (objection := each.objection(self.options.unit)):
            return Value(None, objection), Interval()
        if isinstance(each, ContinuumMeasure):
            [code] = replicates.codes
            found = continua.value(sample, each, {code: code}, code)
            found = Value(found.value, counts.usage(coders) or found.reason)
            drawn = continua.drawn_interval
            return found, Interval() if found.value is None else drawn(sample, each, {code: code}, code)
        found = counts.value(each, coders, sample.sizes)
        return found, Interval() if found.value is None else sample.interval(each, replicates)
