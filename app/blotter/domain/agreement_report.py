"""AgreementReport: what is known of a comparison of coders, as plain facts that can be written out."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedMeasure:
    """A measure, and what to cite for it; `pairs_segments` where it compares segments rather than units."""

    id: str
    title: str
    origin: str
    pairs_segments: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A measure's value with its 95 % interval. The reasons say what is missing, or what to know."""

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str = ""
    interval_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCode:
    """How far the coders agree on a code; `segments` and `only` by coder, `estimates` by measure."""

    code: str
    segments: Mapping[str, int]
    agreed: int
    only: Mapping[str, int]
    n: int
    prevalence: float | None
    estimates: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCoder:
    """A coder who is compared, and how many of the documents compared they have done."""

    name: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDocument:
    """A document that is compared, how long it is, and who has done it."""

    name: str
    characters: int
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRevision:
    """A revision of the codebook by which compared segments were coded; `at` is a moment."""

    number: int
    at: str
    frozen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody who saw all of a blind round before it was opened, and why."""

    coder: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDraw:
    """How a sample was drawn: `drawn` of `size` documents, paragraphs or sentences (`of`).

    `strata` says what those of a stratum have in common, "" without strata. Where one of the `words` stood,
    or one of the `codes` had been given, a place weighed `factor` times as much.
    """

    of: str
    size: int
    drawn: int
    seed: int
    strata: str = ""
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    factor: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRound:
    """The round that is reported, as it was planned and went.

    `boundaries` is the coder whose bounds the others labelled, `again` the earlier round that it repeats.
    """

    name: str
    question: str = ""
    blind: bool = False
    started: str = ""
    opened: str = ""
    draw: ReportedDraw | None = None
    documents: int = 0
    passages: int = 0
    boundaries: str = ""
    again: str = ""
    plan: str = ""
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedKind:
    """How often the coders differed in one way on a code."""

    code: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedConfusion:
    """How many segments of a code stand where another coder gave the `other` instead, and the other way."""

    code: str
    other: str
    count: int
    other_way: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDecision:
    """How one disagreement was settled: where, what stands now, why, by whom; codes are paths.

    One that was decided `by_rule` was looked at by nobody. `pages` are their labels.
    """

    document: str
    start: int
    end: int
    quote: str
    codes: tuple[str, ...]
    choice: str
    sided: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    coder: str = ""
    took_part: bool = False
    hidden: bool = False
    by_rule: bool = False
    pages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPrevailing:
    """Of the items that somebody decided: how often a coder's version stood alone, among others, or fell.

    `own` of them were decided by the coder, too.
    """

    coder: str
    alone: int
    among: int
    fell: int
    own: int

    @property
    def decided(self) -> int:
        """How many items there were."""
        return self.alone + self.among + self.fell


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedNegotiation:
    """Agreement on a code before and after negotiation, by measure; None where there is no value."""

    code: str
    before: Mapping[str, float | None]
    after: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReport:
    """A comparison of coders. What is not known is left empty, and then nothing is written of it.

    `unit`, `unit_rule` and `drawing` are words of the analysis. `n` counts what intervals draw, `units` what
    is compared. `unused` are the codes that no coder gave. `headline` is the measure that the figure shows.
    `is_again` says that a coder is compared with an earlier self.
    """

    title: str
    software: str
    made: str
    coders: tuple[ReportedCoder, ...]
    documents: tuple[ReportedDocument, ...]
    complete: int
    all_documents: int
    all_characters: int
    unit: str
    unit_rule: str
    units: int
    threshold: float
    rollup: bool
    trim: bool
    intervals: bool
    drawing: str
    n: int
    replicates: int
    seed: int
    measures: tuple[ReportedMeasure, ...]
    headline: str
    codes: tuple[ReportedCode, ...]
    is_again: bool = False
    unused: tuple[str, ...] = ()
    asked_codes: tuple[str, ...] = ()
    codebook_size: int = 0
    revisions: tuple[ReportedRevision, ...] = ()
    round: ReportedRound | None = None
    kinds: tuple[ReportedKind, ...] = ()
    kind_order: tuple[str, ...] = ()
    confusions: tuple[ReportedConfusion, ...] = ()
    decisions: tuple[ReportedDecision, ...] = ()
    prevailed: tuple[ReportedPrevailing, ...] = ()
    negotiated: tuple[ReportedNegotiation, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the coders."""
        return tuple(coder.name for coder in self.coders)

    @property
    def characters(self) -> int:
        """How many characters the documents compared have."""
        return sum(document.characters for document in self.documents)

    def measure(self, identity: str) -> ReportedMeasure:
        """The measure of this id."""
        return next(measure for measure in self.measures if measure.id == identity)
