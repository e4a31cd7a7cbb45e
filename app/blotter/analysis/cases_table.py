"""CODING and UNITIZING: what is calculated for a case, by the name of its measure."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from blotter.analysis import coefficients as c
from blotter.analysis.cases_input import BadCase, CodingCase, UnitizingCase
from blotter.analysis.coefficients import Ratings, Value, distances
from blotter.analysis.coefficients.resampling import Resampling
from blotter.analysis.coefficients.weights import Matrix, from_distance
from blotter.analysis.counts import Counts
from blotter.analysis.measures import MEASURES, ContinuumMeasure, MatchMeasure, UnitMeasure
from blotter.analysis.sweep import character_tally, unit_tally
from blotter.domain.segment import Span

NOT_OFFERED = ("gamma", "gamma_best_alignment_disorder", "gamma_cat")
"""Measures that other programs have and this one has not: each γ needs an integer program to be solved."""


@dataclass(frozen=True, slots=True)
class Coding:
    """A measure of rated items: how it is calculated, and the parameters that it takes."""

    function: Callable[[CodingCase], Value]
    params: frozenset[str] = frozenset({"categories"})
    sets: bool = False


@dataclass(frozen=True, slots=True)
class Unitizing:
    """A measure of marked segments: how it is calculated, and the parameters that it takes."""

    function: Callable[[UnitizingCase], Value]
    params: frozenset[str]


def _plain(function: Callable[[Ratings], Value], *, sets: bool = False) -> Coding:
    return Coding(lambda case: function(case.ratings), sets=sets)


def _weighted(function: Callable[[Ratings, Matrix | None], Value]) -> Coding:
    params = frozenset({"categories", "weights", "use_ranks"})
    return Coding(lambda case: function(case.ratings, case.weights()), params)


def _of_category(function: Callable[[Ratings], Value]) -> Coding:
    """One category against all the others together."""
    params = frozenset({"categories", "category"})
    return Coding(lambda case: function(case.ratings.only(case.params.category)), params)


def _with_distance(function: Callable[[CodingCase, Matrix], Value]) -> Coding:
    return Coding(lambda case: function(case, case.distance()), frozenset({"labels", "distance"}))


def _alpha_custom(case: CodingCase, distance: Matrix) -> Value:
    return c.krippendorff_alpha(case.ratings, distances.custom(case.params.labels, distance))


def _kappa_custom(case: CodingCase, distance: Matrix) -> Value:
    ratings = replace(case.ratings, categories=tuple(case.params.labels))
    return c.cohen_kappa(ratings, from_distance(distance))


def _resampled(coding: Coding, end: int) -> Coding:
    """The lower (0) or upper (1) end of the interval when units are drawn again."""

    def function(case: CodingCase) -> Value:
        def drawn(ratings: Ratings) -> Value:
            return coding.function(replace(case, ratings=ratings))

        draws = Resampling(case.params.replicates, case.params.seed)
        return draws.interval(case.ratings, drawn)[end]

    return replace(
        coding, function=function, params=coding.params | {"resample", "method", "replicates", "seed"}
    )


_COEFFICIENTS: Mapping[str, Coding] = {
    "percent_agreement": _weighted(c.percent_agreement),
    "percent_agreement_alpha_weighted": _plain(c.percent_agreement_alpha_weighted),
    "percent_agreement_category": _of_category(c.percent_agreement),
    "bennett_s": _weighted(c.brennan_prediger),
    "brennan_prediger": _weighted(c.brennan_prediger),
    "randolph_kappa": _weighted(c.brennan_prediger),
    "scott_pi": _plain(c.scott_pi),
    "cohen_kappa": _weighted(c.cohen_kappa),
    "cohen_kappa_max": _plain(c.cohen_kappa_max),
    "cohen_kappa_weighted_custom": _with_distance(_kappa_custom),
    "fleiss_kappa": _weighted(c.fleiss_kappa),
    "fleiss_kappa_category": _of_category(c.fleiss_kappa),
    "hubert_kappa": _plain(c.hubert_kappa),
    "light_kappa": _plain(c.light_kappa),
    "conger_kappa": _weighted(c.conger_kappa),
    "gwet_ac1": _plain(c.gwet_ac1),
    "gwet_ac2": _weighted(c.gwet_ac2),
    "krippendorff_alpha_nominal": _plain(c.krippendorff_alpha_nominal),
    "krippendorff_alpha_ordinal": _plain(c.krippendorff_alpha_ordinal),
    "krippendorff_alpha_interval": _plain(c.krippendorff_alpha_interval),
    "krippendorff_alpha_ratio": _plain(c.krippendorff_alpha_ratio),
    "krippendorff_alpha_category": _of_category(c.krippendorff_alpha_nominal),
    "krippendorff_alpha_custom": _with_distance(_alpha_custom),
    "krippendorff_alpha_jaccard": _plain(c.krippendorff_alpha_jaccard, sets=True),
    "krippendorff_alpha_masi": _plain(c.krippendorff_alpha_masi, sets=True),
    "jaccard_distance": _plain(lambda ratings: c.mean_distance(ratings, distances.jaccard), sets=True),
    "masi_distance": _plain(lambda ratings: c.mean_distance(ratings, distances.masi), sets=True),
}

CODING: Mapping[str, Coding] = {
    **_COEFFICIENTS,
    "cohen_kappa_se": _weighted(c.cohen_kappa_se),
    "brennan_prediger_se": _weighted(c.brennan_prediger_se),
    "fleiss_kappa_se": _weighted(c.fleiss_kappa_se),
    "gwet_ac1_se": _plain(c.gwet_ac_se),
    "gwet_ac2_se": _weighted(c.gwet_ac_se),
    **{f"{name}_boot95_low": _resampled(coding, 0) for name, coding in _COEFFICIENTS.items()},
    **{f"{name}_boot95_high": _resampled(coding, 1) for name, coding in _COEFFICIENTS.items()},
}
"""Measures of items that coders gave labels."""


def _characters(measure: UnitMeasure) -> Unitizing:
    def function(case: UnitizingCase) -> Value:
        return _counted(case, measure, by_units=False)

    return Unitizing(function, frozenset({"label", "unit", "pool", "aggregate"}))


def _units(measure: UnitMeasure) -> Unitizing:
    def function(case: UnitizingCase) -> Value:
        if len(case.documents) != 1 or not case.params.boundaries:
            raise BadCase("params.boundaries needs one continuum and its units")
        return _counted(case, measure, by_units=True)

    return Unitizing(function, frozenset({"label", "unit", "boundaries", "rule", "aggregate"}))


def _matched(measure: MatchMeasure) -> Unitizing:
    def function(case: UnitizingCase) -> Value:
        return _counted(case, measure, by_units=False)

    return Unitizing(function, frozenset({"label", "threshold", "overlap", "pool", "aggregate"}))


def _divided(measure: ContinuumMeasure[Any]) -> Unitizing:
    """All labels together, or the one that is named alone."""

    def function(case: UnitizingCase) -> Value:
        label, continua = case.params.label, case.divided()
        if label is not None:
            continua = [continuum.only(label) for continuum in continua]
        return measure.value([measure.sums(continuum) for continuum in continua])

    return Unitizing(function, frozenset({"label", "unit", "pool"}))


def _divided_of_label(measure: ContinuumMeasure[Any]) -> Unitizing:
    """One label among the others."""

    def function(case: UnitizingCase) -> Value:
        return measure.value([measure.sums(continuum) for continuum in case.divided()], case.label)

    return Unitizing(function, frozenset({"label", "unit", "pool"}))


def _counted(case: UnitizingCase, measure: UnitMeasure | MatchMeasure, *, by_units: bool) -> Value:
    counts = Counts()
    sizes: Counter[frozenset[str]] = Counter()
    for document in case.documents:
        coders = sorted(set(document.coders))
        spans = document.spans(case.label)
        matching = [measure] if isinstance(measure, MatchMeasure) else []
        counts.add_segments(spans, matching, case.params.threshold)
        if by_units:
            begin = document.continuum.begin
            units = sorted(Span(start - begin, end - begin) for start, end in case.params.boundaries)
            counts.add_units(coders, unit_tally([spans[coder] for coder in coders], units))
            sizes[frozenset(coders)] += len(units)
        else:
            counts.add_units(coders, character_tally([spans[coder] for coder in coders]))
            sizes[frozenset(coders)] += document.continuum.length
    everybody = sorted({coder for done in sizes for coder in done})
    return counts.value(measure, everybody, sizes)


_OF_UNITS = [measure for measure in MEASURES if isinstance(measure, UnitMeasure)]
_OF_CONTINUA = [measure for measure in MEASURES if isinstance(measure, ContinuumMeasure)]
_OF_1995 = next(measure for measure in _OF_CONTINUA if measure.id == "alpha_u_1995")

UNITIZING: Mapping[str, Unitizing] = {
    **{f"char_{measure.id}": _characters(measure) for measure in _OF_UNITS},
    **{f"unit_{measure.id}": _units(measure) for measure in _OF_UNITS},
    **{measure.id: _matched(measure) for measure in MEASURES if isinstance(measure, MatchMeasure)},
    **{measure.id: _divided(measure) for measure in _OF_CONTINUA if not measure.by_code},
    **{measure.id: _divided_of_label(measure) for measure in _OF_CONTINUA if measure.by_code},
    "alpha_u_1995_category": _divided_of_label(replace(_OF_1995, function=c.alpha_u_1995_category)),
}
"""Measures of marked segments; `char_`: on characters, `unit_`: on the units that the case gives."""
