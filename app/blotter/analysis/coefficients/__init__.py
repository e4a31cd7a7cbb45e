"""Coefficients: ratings in, a number out, or none and the reason. Exact until the last step."""

from blotter.analysis.coefficients.krippendorff import krippendorff_alpha_nominal
from blotter.analysis.coefficients.nominal import (
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    percent_agreement,
    percent_agreement_alpha_weighted,
    scott_pi,
)
from blotter.analysis.coefficients.positive import f1, match_f1
from blotter.analysis.coefficients.ratings import PairCount, Ratings, Value

__all__ = [
    "PairCount",
    "Ratings",
    "Value",
    "brennan_prediger",
    "cohen_kappa",
    "f1",
    "fleiss_kappa",
    "gwet_ac1",
    "krippendorff_alpha_nominal",
    "match_f1",
    "percent_agreement",
    "percent_agreement_alpha_weighted",
    "scott_pi",
]
