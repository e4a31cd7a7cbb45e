"""MEASURES: every measure that is offered, one row each."""

from collections.abc import Callable
from dataclasses import dataclass

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.matching import Fits, alike, equal, meeting
from blotter.analysis.units import Unit
from blotter.domain.names import nearest
from blotter.errors import NotFound
from blotter.message import Sentence

_RATED = (Unit.CHARACTER, Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH, Unit.DOCUMENT, Unit.SEGMENT)
_MOSTLY_UNCODED = (Unit.CHARACTER, Unit.TOKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A way to say how far coders agree, with what a researcher needs to choose and to cite it.

    `missing`: whether a coder may be missing on some units; `units`: what it can be computed on;
    `misleading`: units on which it flatters, so that it is not shown there.
    """

    id: str
    title: str
    explanation: str
    origin: str
    two_coders: bool = False
    missing: bool = True
    units: tuple[Unit, ...] = _RATED
    misleading: tuple[Unit, ...] = ()

    def objection(self, unit: Unit) -> str:
        """Why it has no value on this unit, or ""."""
        if unit not in self.units:
            return messages.NOT_ON_MATCHES
        return Sentence(messages.MISLEADING, unit=Sentence(unit)) if unit in self.misleading else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMeasure(Measure):
    """A measure of ratings: each unit carries a code or not."""

    function: Callable[[c.Ratings], c.Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchMeasure(Measure):
    """A measure of the coders' own segments, paired one to one where they fit; takes the threshold."""

    fits: Callable[[float], Fits]
    units: tuple[Unit, ...] = (Unit.MATCH,)


MEASURES: tuple[UnitMeasure | MatchMeasure, ...] = (
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
)
"""The first rows are those shown when nobody chose."""

_BY_ID = {measure.id: measure for measure in MEASURES}


def measure(measure_id: str) -> UnitMeasure | MatchMeasure:
    """The measure of this id, or NotFound with the nearest ids."""
    found = _BY_ID.get(measure_id)
    if found is None:
        raise NotFound(messages.NO_SUCH_MEASURE, measure=measure_id, nearest=nearest(measure_id, _BY_ID))
    return found


def usual_measures(unit: Unit) -> tuple[UnitMeasure | MatchMeasure, ...]:
    """What a comparison shows when nobody chose: F1 of segments, and F1 and alpha on the unit."""
    if unit is Unit.MATCH:
        return tuple(measure for measure in MEASURES if unit in measure.units)
    return MEASURES[:3]
