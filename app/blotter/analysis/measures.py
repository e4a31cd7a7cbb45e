"""MEASURES: every measure that is offered, one row each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any, Generic, TypeVar

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.coefficients import unitizing
from blotter.analysis.matching import Fits, alike, equal, meeting
from blotter.analysis.units import Unit
from blotter.domain.names import nearest
from blotter.errors import NotFound
from blotter.message import Sentence

_WHOLE_TEXT = (Unit.CHARACTER,)
_RATED = (Unit.CHARACTER, Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH, Unit.DOCUMENT, Unit.SEGMENT)
_MOSTLY_UNCODED = (Unit.CHARACTER, Unit.TOKEN)
Sums = TypeVar("Sums")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A way to say how far coders agree, with what a researcher needs to choose and to cite it.

    `missing`: whether a coder may be missing on some units; `units`: what it can be computed on;
    `misleading`: units on which it flatters, so that it is not shown there; `needs`: coders and codes, in
    words; `domain_only`: whether it has a value only for several codes that exclude each other.
    """

    id: str
    title: str
    explanation: str
    origin: str
    needs: str = messages.FOR_ANY
    two_coders: bool = False
    missing: bool = True
    units: tuple[Unit, ...] = _RATED
    misleading: tuple[Unit, ...] = ()
    domain_only: bool = False

    def objection(self, unit: Unit, *, domain: bool = False) -> str:
        """Why it has no value on this unit, for one code or for a domain, or ""."""
        if unit not in self.units:
            return messages.NOT_ON_UNITS if self.units == _WHOLE_TEXT else messages.NOT_ON_MATCHES
        if self.domain_only and not domain:
            return messages.NEEDS_DOMAIN
        return Sentence(messages.MISLEADING, unit=Sentence(unit)) if unit in self.misleading else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMeasure(Measure):
    """A measure of ratings: each unit carries a code or not."""

    function: Callable[[c.Ratings], c.Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchMeasure(Measure):
    """A measure of the coders' own segments, paired one to one where they fit; takes the threshold."""

    fits: Callable[[float], Fits]
    needs: str = messages.FOR_PAIRS
    units: tuple[Unit, ...] = (Unit.MATCH,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuumMeasure(Measure, Generic[Sums]):
    """A measure of how coders divide documents into segments.

    `sums` are one document's, and add up; `function` makes a value of them, of one code where `by_code`;
    `formula` does the same for documents drawn again (`unitizing.resampled`), where that is possible.
    """

    sums: Callable[[c.Continuum], Sums]
    function: Callable[[Sums, c.Label], c.Value]
    formula: unitizing.Formula | None = None
    by_code: bool = False
    units: tuple[Unit, ...] = _WHOLE_TEXT

    def value(self, documents: Sequence[Sums], code: c.Label = None) -> c.Value:
        """The value over documents, from the sums of each."""
        if not documents:
            return c.Value(None, messages.NEEDS_TWO_CODERS)
        return self.function(reduce(add, documents), code)


AnyMeasure = UnitMeasure | MatchMeasure | ContinuumMeasure[Any]

MEASURES: tuple[AnyMeasure, ...] = (
    MatchMeasure(
        id="segment_match_f1",
        title="F1 of segments",
        explanation="How many of the coders' segments have a counterpart on nearly the same passage: "
        "intersection over union at least the threshold. Text that nobody coded plays no part.",
        origin="2 matched / (first + second), one to one; mean over pairs of coders",
        fits=alike,
    ),
    UnitMeasure(
        id="f1",
        title="F1 of coded units",
        explanation="Of what either coder coded, how much both did, twice the common part over the sum. "
        "Text that nobody coded plays no part, so rare codes are not flattered.",
        origin="Cicchetti & Feinstein 1990; Hripcsak & Rothschild 2005",
        needs=messages.FOR_PAIRS,
        function=c.f1,
    ),
    UnitMeasure(
        id="krippendorff_alpha_nominal",
        title="Krippendorff’s α",
        explanation="Agreement beyond what chance would bring, for any number of coders, also where some are "
        "missing. 1 is full agreement, 0 is chance.",
        origin="Krippendorff 2004, 2019",
        function=c.krippendorff_alpha_nominal,
    ),
    UnitMeasure(
        id="cohen_kappa",
        title="Cohen’s κ",
        explanation="Agreement of two coders beyond chance, where chance comes from each coder's own use of "
        "the code. Coders who use it unequally often get a somewhat higher value than with π or α.",
        origin="Cohen 1960",
        needs=messages.FOR_TWO,
        two_coders=True,
        missing=False,
        function=c.cohen_kappa,
    ),
    UnitMeasure(
        id="scott_pi",
        title="Scott’s π",
        explanation="Agreement of two coders beyond chance, where chance comes from both coders' use of the "
        "code taken together.",
        origin="Scott 1955",
        needs=messages.FOR_TWO,
        two_coders=True,
        missing=False,
        function=c.scott_pi,
    ),
    UnitMeasure(
        id="fleiss_kappa",
        title="Fleiss’ κ",
        explanation="Scott's π for any number of coders: chance comes from all coders' use of the code.",
        origin="Fleiss 1971; with missing coders Gwet 2014",
        function=c.fleiss_kappa,
    ),
    UnitMeasure(
        id="percent_agreement",
        title="Percent agreement",
        explanation="The share of units on which coders agree, nothing taken off for chance. Text that "
        "nobody coded counts as agreement, so it is near 1 for every rare code.",
        origin="Gwet 2014",
        function=c.percent_agreement,
    ),
    UnitMeasure(
        id="percent_agreement_alpha_weighted",
        title="Percent agreement, weighted as in α",
        explanation="Percent agreement in which a unit weighs as many times as coders rated it; the same as "
        "percent agreement when no coder is missing.",
        origin="Krippendorff 2004, p. 230",
        function=c.percent_agreement_alpha_weighted,
    ),
    UnitMeasure(
        id="brennan_prediger",
        title="Brennan-Prediger κ",
        explanation="Agreement beyond chance, where chance is a coin with one side a category. Meant for "
        "closed decisions on units such as sentences; rare codes are flattered.",
        origin="Brennan & Prediger 1981",
        misleading=_MOSTLY_UNCODED,
        function=c.brennan_prediger,
    ),
    UnitMeasure(
        id="bennett_s",
        title="Bennett’s S",
        explanation="The first to be published of three names for one formula: the Brennan-Prediger κ.",
        origin="Bennett, Alpert & Goldstein 1954",
        misleading=_MOSTLY_UNCODED,
        function=c.brennan_prediger,
    ),
    UnitMeasure(
        id="randolph_kappa",
        title="Randolph’s free-marginal κ",
        explanation="The Brennan-Prediger κ under the name it has for several coders.",
        origin="Randolph 2005",
        misleading=_MOSTLY_UNCODED,
        function=c.brennan_prediger,
    ),
    UnitMeasure(
        id="gwet_ac1",
        title="Gwet’s AC1",
        explanation="Agreement beyond chance, where chance is small when a code is very rare or very common. "
        "Show how common the code is beside it; rare codes are flattered.",
        origin="Gwet 2008",
        misleading=_MOSTLY_UNCODED,
        function=c.gwet_ac1,
    ),
    MatchMeasure(
        id="span_f1_strict",
        title="F1 of segments, same bounds",
        explanation="As the F1 of segments, but only segments with the same start and the same end agree.",
        origin="2 matched / (first + second), one to one; mean over pairs of coders",
        fits=lambda threshold: equal,
    ),
    MatchMeasure(
        id="span_f1_relaxed",
        title="F1 of segments, any overlap",
        explanation="As the F1 of segments, but one character in common is enough to agree.",
        origin="2 matched / (first + second), one to one; mean over pairs of coders",
        fits=lambda threshold: meeting,
    ),
    UnitMeasure(
        id="cohen_kappa_max",
        title="Highest possible κ",
        explanation="The highest Cohen's κ that two coders can reach who use the code as often as these do. "
        "Says how much of a low κ comes from unequal use, not how far they agree.",
        origin="Cohen 1960",
        needs=messages.FOR_TWO,
        two_coders=True,
        missing=False,
        function=c.cohen_kappa_max,
    ),
    UnitMeasure(
        id="conger_kappa",
        title="Conger’s κ",
        explanation="Cohen's κ for any number of coders: chance comes from each coder's own use of the code, "
        "over the pairs of coders.",
        origin="Conger 1980; with missing coders Gwet 2014",
        function=c.conger_kappa,
    ),
    UnitMeasure(
        id="hubert_kappa",
        title="Hubert’s κ",
        explanation="The mean agreement of all pairs of coders, against the mean of what chance would bring "
        "to them after Cohen.",
        origin="Hubert 1977",
        needs=messages.FOR_ALL,
        missing=False,
        function=c.hubert_kappa,
    ),
    UnitMeasure(
        id="light_kappa",
        title="Light’s κ",
        explanation="The mean of Cohen's κ over all pairs of coders. It has no value where one of the pairs "
        "has none.",
        origin="Light 1971",
        needs=messages.FOR_ALL,
        missing=False,
        function=c.light_kappa,
    ),
    ContinuumMeasure(
        id="alpha_u_nominal",
        title="Unitizing uα",
        explanation="Agreement beyond chance on where segments lie and which code they have, on the whole "
        "text. For one code in a long text nearly Krippendorff’s α by character. Does not tell one long "
        "segment from several that touch.",
        origin="Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019, 12.6",
        needs=messages.FOR_EXCLUSIVE,
        sums=c.unitizing_sums,
        function=c.alpha_u_nominal,
        formula=unitizing.u_nominal,
    ),
    ContinuumMeasure(
        id="alpha_u_binary",
        title="Unitizing uα, binary",
        explanation="Agreement beyond chance on what is coded at all and what is not, whichever of the codes "
        "it is, also written |uα. For one code the same as uα.",
        origin="Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019, 12.6",
        needs=messages.FOR_EXCLUSIVE,
        sums=c.unitizing_sums,
        function=c.alpha_u_binary,
        formula=unitizing.u_binary,
    ),
    ContinuumMeasure(
        id="alpha_cu_nominal",
        title="Unitizing cuα",
        explanation="Agreement beyond chance on which of several codes it is, only where segments of several "
        "coders meet. Says nothing about what one of them missed: show beside it the share of the text that "
        "it stands on.",
        origin="Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019, 12.6",
        needs=messages.FOR_DOMAIN,
        domain_only=True,
        sums=c.unitizing_sums,
        function=c.alpha_cu_nominal,
        formula=unitizing.cu_nominal,
    ),
    ContinuumMeasure(
        id="alpha_ku_nominal",
        title="Unitizing (k)uα",
        explanation="How reliably one of several codes is told from the others, only where segments of "
        "several coders meet. Rests on little text where the code seldom meets another coder's segment.",
        origin="Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019, 12.6",
        needs=messages.FOR_DOMAIN,
        domain_only=True,
        by_code=True,
        sums=c.unitizing_sums,
        function=c.alpha_ku_nominal,
        formula=unitizing.ku_nominal,
    ),
    ContinuumMeasure(
        id="alpha_u_1995",
        title="Unitizing α of 1995",
        explanation="The older α of segments, which also punishes segments that are split or shifted. "
        "Misbehaves with more than two coders and has been replaced by its authors; for comparison with "
        "programs that still compute it.",
        origin="Krippendorff 1995; 2004, p. 251–256",
        needs=messages.FOR_THE_SAME,
        missing=False,
        sums=c.unitizing_sums_1995,
        function=c.alpha_u_1995,
    ),
)
"""The first rows are those shown when nobody chose."""

_BY_ID = {measure.id: measure for measure in MEASURES}


def measure(measure_id: str) -> AnyMeasure:
    """The measure of this id, or NotFound with the nearest ids."""
    found = _BY_ID.get(measure_id)
    if found is None:
        raise NotFound(messages.NO_SUCH_MEASURE, measure=measure_id, nearest=nearest(measure_id, _BY_ID))
    return found


def usual_measures(unit: Unit) -> tuple[AnyMeasure, ...]:
    """What a comparison shows when nobody chose: F1 of segments, and F1 and alpha on the unit."""
    if unit is Unit.MATCH:
        return tuple(measure for measure in MEASURES if unit in measure.units)
    return MEASURES[:3]
