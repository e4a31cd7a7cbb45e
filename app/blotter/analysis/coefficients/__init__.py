"""Coefficients: ratings in, a number out, or none and the reason. Exact until the last step."""

from blotter.analysis.coefficients.continuum import Clash, Continuum, Label, Labelled, joined
from blotter.analysis.coefficients.krippendorff import (
    krippendorff_alpha,
    krippendorff_alpha_interval,
    krippendorff_alpha_jaccard,
    krippendorff_alpha_masi,
    krippendorff_alpha_nominal,
    krippendorff_alpha_ordinal,
    krippendorff_alpha_ratio,
    mean_distance,
)
from blotter.analysis.coefficients.nominal import (
    brennan_prediger,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    hubert_kappa,
    light_kappa,
    percent_agreement,
    percent_agreement_alpha_weighted,
)
from blotter.analysis.coefficients.positive import f1, match_f1
from blotter.analysis.coefficients.ratings import PairCount, Ratings, Value
from blotter.analysis.coefficients.standard_errors import (
    brennan_prediger_se,
    fleiss_kappa_se,
    gwet_ac_se,
    t_interval,
)
from blotter.analysis.coefficients.two_coders import (
    cohen_kappa,
    cohen_kappa_max,
    cohen_kappa_se,
    scott_pi,
)
from blotter.analysis.coefficients.unitizing import (
    UnitizingSums,
    alpha_cu_nominal,
    alpha_ku_nominal,
    alpha_u_binary,
    alpha_u_nominal,
    coverage,
    label_coverage,
    unitizing_sums,
)
from blotter.analysis.coefficients.unitizing_1995 import (
    UnitizingSums1995,
    alpha_u_1995,
    alpha_u_1995_category,
    unitizing_sums_1995,
)

__all__ = [
    "Clash",
    "Continuum",
    "Label",
    "Labelled",
    "PairCount",
    "Ratings",
    "UnitizingSums",
    "UnitizingSums1995",
    "Value",
    "alpha_cu_nominal",
    "alpha_ku_nominal",
    "alpha_u_1995",
    "alpha_u_1995_category",
    "alpha_u_binary",
    "alpha_u_nominal",
    "brennan_prediger",
    "brennan_prediger_se",
    "cohen_kappa",
    "cohen_kappa_max",
    "cohen_kappa_se",
    "conger_kappa",
    "coverage",
    "f1",
    "fleiss_kappa",
    "fleiss_kappa_se",
    "gwet_ac1",
    "gwet_ac2",
    "gwet_ac_se",
    "hubert_kappa",
    "joined",
    "krippendorff_alpha",
    "krippendorff_alpha_interval",
    "krippendorff_alpha_jaccard",
    "krippendorff_alpha_masi",
    "krippendorff_alpha_nominal",
    "krippendorff_alpha_ordinal",
    "krippendorff_alpha_ratio",
    "label_coverage",
    "light_kappa",
    "match_f1",
    "mean_distance",
    "percent_agreement",
    "percent_agreement_alpha_weighted",
    "scott_pi",
    "t_interval",
    "unitizing_sums",
    "unitizing_sums_1995",
]
