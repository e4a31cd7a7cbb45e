"""RATED_MEASURES: every measure that a table of ratings can have, also for ordered labels and for sets."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.coefficients import weights
from blotter.analysis.coefficients.weights import Matrix
from blotter.analysis.measures import MEASURES, UnitMeasure
from blotter.domain.names import nearest
from blotter.errors import NotFound, Refused


class Weights(StrEnum):
    """How far two different labels agree: the nearer, the more."""

    LINEAR = "linear"
    QUADRATIC = "quadratic"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMeasure(UnitMeasure):
    """A measure that needs more than names of categories; `of_sets`: each label is a set of them."""

    of_sets: bool = False


RATED_MEASURES: tuple[UnitMeasure, ...] = (
    *(each for each in MEASURES if isinstance(each, UnitMeasure)),
    TableMeasure(
        id="krippendorff_alpha_ordinal",
        title="Krippendorff’s α, ordinal",
        explanation="α for ranks: the further apart two labels are in their order, by how many ratings lie "
        "between them, the more they disagree. Words need their order (all categories named).",
        origin="Krippendorff 2004, 2019",
        function=c.krippendorff_alpha_ordinal,
    ),
    TableMeasure(
        id="krippendorff_alpha_interval",
        title="Krippendorff’s α, interval",
        explanation="α for numbers whose differences mean something, such as years.",
        origin="Krippendorff 2004, 2019",
        function=c.krippendorff_alpha_interval,
    ),
    TableMeasure(
        id="krippendorff_alpha_ratio",
        title="Krippendorff’s α, ratio",
        explanation="α for numbers whose proportions mean something, such as counts; none below 0.",
        origin="Krippendorff 2004, 2019",
        function=c.krippendorff_alpha_ratio,
    ),
    TableMeasure(
        id="gwet_ac2",
        title="Gwet’s AC2",
        explanation="AC1 with weights, for labels that lie nearer to and further from each other; without "
        "weights it is AC1.",
        origin="Gwet 2014",
        function=c.gwet_ac2,
    ),
    TableMeasure(
        id="krippendorff_alpha_jaccard",
        title="Krippendorff’s α of sets, Jaccard",
        explanation="α where a cell holds several labels, with semicolons between them: how much of both "
        "sets is in common.",
        origin="Krippendorff 2004; Jaccard’s distance",
        function=c.krippendorff_alpha_jaccard,
        of_sets=True,
    ),
    TableMeasure(
        id="krippendorff_alpha_masi",
        title="Krippendorff’s α of sets, MASI",
        explanation="As with Jaccard’s distance, where a set within the other is nearer than one that only "
        "meets it.",
        origin="Passonneau 2006",
        function=c.krippendorff_alpha_masi,
        of_sets=True,
    ),
)

_WEIGHTED: Mapping[str, Callable[[c.Ratings, Matrix | None], c.Value]] = {
    "percent_agreement": c.percent_agreement,
    "brennan_prediger": c.brennan_prediger,
    "bennett_s": c.brennan_prediger,
    "randolph_kappa": c.brennan_prediger,
    "cohen_kappa": c.cohen_kappa,
    "fleiss_kappa": c.fleiss_kappa,
    "conger_kappa": c.conger_kappa,
    "gwet_ac2": c.gwet_ac2,
}
ORDERED = frozenset({"krippendorff_alpha_ordinal"})
"""Measures of ranks, which words have only when somebody says so."""

_BY_ID = {each.id: each for each in RATED_MEASURES}


def rated_measure(measure_id: str) -> UnitMeasure:
    """The measure of this id; NotFound or Refused for what a table of ratings cannot have."""
    found = _BY_ID.get(measure_id)
    if found is None:
        if any(each.id == measure_id for each in MEASURES):
            raise Refused(messages.NOT_OF_RATINGS, measure=measure_id, measures=", ".join(_BY_ID))
        near = nearest(measure_id, _BY_ID)
        raise NotFound(messages.NO_SUCH_MEASURE, measure=measure_id, nearest=near)
    return found


def takes_weights(each: UnitMeasure) -> bool:
    """Whether the measure can weigh how far labels agree."""
    return each.id in _WEIGHTED


@dataclass(frozen=True, slots=True)
class Weighed:
    """A measure with weights of this name, made for the categories of the ratings."""

    function: Callable[[c.Ratings, Matrix | None], c.Value]
    named: Weights

    def __call__(self, ratings: c.Ratings) -> c.Value:
        """The value."""
        return self.function(ratings, self.matrix(ratings.categories))

    def matrix(self, categories: Sequence[Hashable]) -> Matrix:
        """How far any two of the categories agree."""
        return weights.WEIGHTS[self.named](categories)


def weighed(each: UnitMeasure, named: Weights | None) -> Callable[[c.Ratings], c.Value]:
    """The measure's function, with weights where they were asked for and it takes them."""
    if named is None or each.id not in _WEIGHTED:
        return each.function
    return Weighed(_WEIGHTED[each.id], named)
