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
class ReportedRound:
    """The round that is reported, as it was planned and went."""

    name: str
    question: str = ""
    blind: bool = False
    started: str = ""
    opened: str = ""
    draw: str = ""
    seed: int | None = None
    documents: int = 0
    passages: int = 0
    boundaries: str = ""
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
    """How many places carry one coder's `code` where another coder has `other` ("" for nothing)."""

    code: str
    other: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDecision:
    """How one disagreement was settled: where, what stands now, why, by whom; codes are paths."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevailed:
    """Of the settled items that a coder took part in: how often what they had stands now."""

    coder: str
    items: int
    prevailed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiated:
    """A measure on a code before the coders talked, and after."""

    code: str
    measure: str
    before: Estimate
    after: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReport:
    """A comparison of coders. What is not known is left empty, and then nothing is written of it.

    `unit`, `unit_rule` and `drawing` are words of the analysis. `n` counts what intervals draw, `units` what
    is compared. `unused` are the codes that no coder gave. `headline` is the measure that the figure shows.
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
    unused: tuple[str, ...] = ()
    asked_codes: tuple[str, ...] = ()
    codebook_size: int = 0
    revisions: tuple[ReportedRevision, ...] = ()
    round: ReportedRound | None = None
    kinds: tuple[ReportedKind, ...] = ()
    kind_order: tuple[str, ...] = ()
    confusions: tuple[ReportedConfusion, ...] = ()
    decisions: tuple[ReportedDecision, ...] = ()
    prevailed: tuple[Prevailed, ...] = ()
    negotiated: tuple[Negotiated, ...] = ()

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
