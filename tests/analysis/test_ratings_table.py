"""Agreement from a table of ratings: printed values, numbers and words, category by category, intervals."""

import json
import math
from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis import messages
from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.ratings_at_once import WEIGHED_AT_ONCE, Draws, values_of
from blotter.analysis.ratings_measures import RATED_MEASURES, Weighed, Weights, rated_measure, weighed
from blotter.analysis.ratings_table import (
    RatingsAgreement,
    RatingsOptions,
    drawn_by_group,
    rated_agreement,
    ratings_table,
)
from blotter.domain.rated_table import RatedTable, RatedUnit
from blotter.errors import BlotterError
from blotter.progress import silent

# Krippendorff 2004, twelve units, four observers; a dot is a missing value.
OBSERVERS = {
    "A": "123321412...",
    "B": "1233224125..",
    "C": ".33323422513",
    "D": "12332441251.",
}


def table(columns: Mapping[str, str], group: str = "") -> RatedTable:
    """A table from a string of labels a coder; a dot is missing."""
    rows = zip(*columns.values(), strict=True)
    return RatedTable(
        tuple(columns),
        [
            RatedUnit(f"u{n}", group[n : n + 1], tuple(None if label == "." else label for label in row))
            for n, row in enumerate(rows)
        ],
    )


def by_measure(rows: list[RatingsAgreement]) -> dict[tuple[str, str], RatingsAgreement]:
    return {(row.category, row.measure): row for row in rows}


def test_printed_alpha_with_its_interval() -> None:
    (row,) = rated_agreement({"": table(OBSERVERS)}, RatingsOptions(measures=("krippendorff_alpha_nominal",)))
    assert row.value == pytest.approx(0.743, abs=0.0005)
    # The bounds were computed elsewhere with 20,000 draws.
    assert row.low == pytest.approx(0.414, abs=0.03)
    assert row.high == pytest.approx(1, abs=0.02)
    assert (row.n, row.units, row.coders) == (11, 11, 4)


def test_the_usual_measures_follow_the_coders() -> None:
    options = RatingsOptions(replicates=0)
    two = rated_agreement({"": table({"A": "aab", "B": "abb"})}, options)
    assert [row.measure for row in two] == ["krippendorff_alpha_nominal", "percent_agreement", "cohen_kappa"]
    more = rated_agreement({"": table(OBSERVERS)}, options)
    assert [row.measure for row in more][-1] == "fleiss_kappa"
    (refused,) = rated_agreement({"": table(OBSERVERS)}, RatingsOptions(measures=("cohen_kappa",)))
    assert (refused.value, refused.reason) == (None, messages.TWO_CODERS_ONLY)


def test_category_by_category() -> None:
    # A and B both say a on 2 units, A alone on 1, B alone on 1, neither on 2: F1 of a is 4 / 6.
    rows = by_measure(
        rated_agreement(
            {"": table({"A": "aaabbc", "B": "aabacc"})},
            RatingsOptions(by_category=True, measures=("f1", "percent_agreement"), replicates=0),
        )
    )
    assert rows["a", "f1"].value == pytest.approx(4 / 6)
    assert rows["a", "percent_agreement"].value == pytest.approx(4 / 6)
    assert rows["b", "f1"].value == 0
    assert rows["c", "f1"].value == pytest.approx(2 / 3)
    assert rows["a", "f1"].share == pytest.approx(6 / 12)
    assert (rows["", "f1"].value, rows["", "f1"].reason) == (None, messages.F1_OF_ONE_CATEGORY)


def test_f1_of_yes_and_no() -> None:
    (row,) = rated_agreement({"x": table({"A": "1101", "B": "1001"})}, RatingsOptions(measures=("f1",)))
    assert (row.code, row.value) == ("x", pytest.approx(4 / 5))
    assert row.reason.startswith("no interval: drawn from 4")


def test_numbers_are_equal_however_they_are_written() -> None:
    rated = RatedTable(
        ("A", "B"), [RatedUnit(str(n), "", pair) for n, pair in enumerate([("1", "1.0"), ("2,5", "2.50")])]
    )
    (row,) = rated_agreement({"": rated}, RatingsOptions(measures=("percent_agreement",)))
    assert row.value == 1
    words = RatedTable(("A", "B"), [*rated.units, RatedUnit("x", "", ("low", "low"))])
    (row,) = rated_agreement({"": words}, RatingsOptions(measures=("percent_agreement",)))
    assert row.value == pytest.approx(1 / 3)


def test_declared_categories_count_where_they_matter() -> None:
    rated = {"": table({"A": "aab", "B": "abb"})}
    of_two, of_four = (
        rated_agreement(rated, RatingsOptions(measures=("brennan_prediger",), categories=declared))[0].value
        for declared in ((), ("a", "b", "c", "d"))
    )
    assert of_two == pytest.approx((2 / 3 - 1 / 2) / (1 / 2))
    assert of_four == pytest.approx((2 / 3 - 1 / 4) / (3 / 4))


def test_ordered_labels() -> None:
    """Krippendorff 2004: the same ratings are .743 nominal, .815 ordinal, .849 interval, .797 ratio."""
    names = ("nominal", "ordinal", "interval", "ratio")
    options = RatingsOptions(measures=tuple(f"krippendorff_alpha_{name}" for name in names))
    rows = rated_agreement({"": table(OBSERVERS)}, options)
    assert [round(row.value, 3) for row in rows] == [0.743, 0.815, 0.849, 0.797]
    assert all(row.low < row.value < row.high for row in rows)


def test_words_have_the_order_that_is_told() -> None:
    words = {"": table({"A": "lmhlmh", "B": "lmhmmh"})}
    options = RatingsOptions(
        measures=("krippendorff_alpha_ordinal", "krippendorff_alpha_interval", "gwet_ac2")
    )
    weighted = options.model_copy(update={"weights": Weights.LINEAR})
    untold = [row.reason for row in rated_agreement(words, weighted)]
    assert untold == [messages.NEEDS_ORDER, messages.NEEDS_NUMBERS, messages.NEEDS_ORDER]
    told = rated_agreement(words, weighted.model_copy(update={"categories": ("l", "m", "h")}))
    assert told[0].value is not None
    # Linear weights of three categories: one pair of six agrees by a half.
    (percent,) = rated_agreement(
        words,
        RatingsOptions(measures=("percent_agreement",), weights=Weights.LINEAR, categories=("l", "m", "h")),
    )
    assert percent.value == pytest.approx(5.5 / 6)


def test_sets_of_labels() -> None:
    cells = [("a", "a"), ("a; b", "b;a"), ("a;b", "a"), ("c", "c"), ("-", "-"), ("b", "c")]
    rated = RatedTable(("A", "B"), [RatedUnit(str(n), "", pair) for n, pair in enumerate(cells)])
    masi, jaccard = rated_agreement(
        {"": rated},
        RatingsOptions(measures=("krippendorff_alpha_masi", "krippendorff_alpha_jaccard"), replicates=200),
    )
    assert 0 < masi.value < jaccard.value < 1
    assert masi.low is not None


def test_every_measure_of_a_table_takes_any_table() -> None:
    everything = RatingsOptions(measures=tuple(each.id for each in RATED_MEASURES), replicates=50)
    for columns in (OBSERVERS, {"A": "ab.", "B": "..a"}, {"A": "aa", "B": "aa"}, {"A": "1012", "B": "1101"}):
        for row in rated_agreement({"": table(columns)}, everything):
            assert row.value is not None or row.reason, row.measure


def test_what_has_no_value_has_a_reason() -> None:
    options = RatingsOptions(measures=("krippendorff_alpha_nominal",))
    (same,) = rated_agreement({"": table({"A": "aaaaaa", "B": "aaaaaa"})}, options)
    assert (same.value, same.low, same.reason) == (None, None, messages.NO_VARIATION)
    (alone,) = rated_agreement({"": table({"A": "ab.", "B": "..a"})}, options)
    assert (alone.value, alone.reason) == (None, messages.NEEDS_TWO_CODERS)
    (rare,) = rated_agreement({"": table({"A": "aaaaaaaaaa", "B": "aaaaaaaaab"})}, options)
    assert rare.value is not None
    assert (rare.low, rare.reason.startswith("no interval: undefined on")) == (None, True)


def test_whole_documents_are_drawn() -> None:
    rated = table({"A": "ab" * 10, "B": "ab" * 5 + "ba" * 5}, group="ddddddddddeeeeefffff")
    assert not drawn_by_group([rated], None)
    assert drawn_by_group([rated], True)
    assert drawn_by_group([table({"A": "a" * 12, "B": "b" * 12}, group="abcdefghijkl")], None)
    options = RatingsOptions(measures=("percent_agreement",))
    (by_unit,) = rated_agreement({"": rated}, options)
    (by_group,) = rated_agreement({"": rated}, options, by_group=True)
    assert (by_unit.n, by_group.n, by_group.low) == (20, 3, None)
    pairs = table({"A": "ab" * 10, "B": "ab" * 5 + "ba" * 5}, group="aabbccddeeffgghhiijj")
    (wide,) = rated_agreement({"": pairs}, options, by_group=True)
    assert wide.n == 10
    # Units of one document are all right or all wrong, so that the draws differ more.
    assert wide.high - wide.low > by_unit.high - by_unit.low


def test_the_seed_makes_the_same_draws() -> None:
    rated = {"": table(OBSERVERS)}
    first, again = (rated_agreement(rated, RatingsOptions(seed=7)) for _ in range(2))
    assert first == again
    assert rated_agreement(rated, RatingsOptions(seed=8)) != first


def test_what_is_not_offered_is_told() -> None:
    with pytest.raises(BlotterError, match="segments in a text"):
        rated_agreement({"": table(OBSERVERS)}, RatingsOptions(measures=("segment_match_f1",)))
    with pytest.raises(BlotterError, match="no measure"):
        rated_agreement({"": table(OBSERVERS)}, RatingsOptions(measures=("gama",)))
    many = RatedTable(("A", "B"), [RatedUnit(str(n), "", (f"w{n}", "w")) for n in range(600)])
    with pytest.raises(BlotterError, match="601 different labels"):
        rated_agreement({"": many}, RatingsOptions())


def test_the_table_says_how_intervals_were_drawn() -> None:
    rows = rated_agreement({"": table(OBSERVERS)}, RatingsOptions(seed=7))
    made = ratings_table(rows, RatingsOptions(seed=7), ["Read."])
    assert " ".join(made.keys) == "code category coders measure value low high n units share reason"
    assert made.notes[0] == "Read."
    assert "seed 7" in made.notes[1]
    json.dumps([*made.records()], allow_nan=False)


labels = st.sampled_from(["a", "b", "c", None])
numbers = st.sampled_from([1, 2, 7, 1000, None])
binary = st.sampled_from([True, False, None])


def drawn_once(function: Callable[[Ratings], Value], draws: Draws) -> list[float]:
    """All draws as the interval takes them; fails where those of weights would be computed one by one."""
    assert not isinstance(function, Weighed) or function.function in WEIGHED_AT_ONCE
    return values_of(function, draws, silent).tolist()


def of(
    each: str,
    patterns: dict[tuple[object, ...], int],
    categories: tuple[object, ...],
    named: Weights | None = None,
) -> None:
    """All draws at once give what the measure gives draw by draw."""
    rated = {p: n for p, n in patterns.items() if sum(label is not None for label in p) > 1}
    if not rated:
        return
    names = list(rated)
    weights = np.array([list(rated.values()), [1] * len(names), [n == 0 for n in range(len(names))]])
    draws = Draws(names, categories, weights.astype(float))
    function = weighed(rated_measure(each), named)
    for value, ratings in zip(drawn_once(function, draws), draws.one_by_one(), strict=True):
        expected = function(ratings).value
        if expected is None:
            assert math.isnan(value)
        else:
            assert value == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(st.dictionaries(st.tuples(labels, labels, labels), st.integers(1, 5), min_size=1, max_size=12))
def test_draws_at_once_equal_draws_one_by_one(patterns: dict[tuple[str | None, ...], int]) -> None:
    for each in ("percent_agreement", "percent_agreement_alpha_weighted", "brennan_prediger", "fleiss_kappa",
                 "gwet_ac1", "krippendorff_alpha_nominal", "krippendorff_alpha_ordinal"):  # fmt: skip
        of(each, patterns, ("a", "b", "c", "d"))


@settings(deadline=None)
@given(st.dictionaries(st.tuples(numbers, numbers, numbers), st.integers(1, 5), min_size=1, max_size=12))
def test_draws_of_numbers_at_once(patterns: dict[tuple[int | None, ...], int]) -> None:
    for name in ("interval", "ordinal", "ratio"):
        of(f"krippendorff_alpha_{name}", patterns, (1, 7, 2, 1000, 4))
    for named in Weights:
        for each in ("percent_agreement", "brennan_prediger", "fleiss_kappa", "gwet_ac2"):
            of(each, patterns, (1, 7, 2, 1000, 4), named)


sets = st.sampled_from([frozenset(words) for words in ("a", "ab", "abc", "c", "")] + [None])


@settings(deadline=None)
@given(st.dictionaries(st.tuples(sets, sets, sets), st.integers(1, 5), min_size=1, max_size=12))
def test_draws_of_sets_at_once(patterns: dict[tuple[frozenset[str] | None, ...], int]) -> None:
    found = tuple(dict.fromkeys(label for pattern in patterns for label in pattern if label is not None))
    for name in ("jaccard", "masi"):
        of(f"krippendorff_alpha_{name}", patterns, found)


@settings(deadline=None)
@given(st.dictionaries(st.tuples(labels, labels), st.integers(1, 5), min_size=1, max_size=12))
def test_draws_of_two_coders_at_once(patterns: dict[tuple[str | None, ...], int]) -> None:
    for each in ("cohen_kappa", "scott_pi"):
        of(each, patterns, ("a", "b", "c"))
    of("cohen_kappa", patterns, ("a", "b", "c"), Weights.QUADRATIC)


@settings(deadline=None)
@given(st.dictionaries(st.tuples(binary, binary, binary), st.integers(1, 5), min_size=1, max_size=12))
def test_draws_of_f1_at_once(patterns: dict[tuple[bool | None, ...], int]) -> None:
    of("f1", patterns, (False, True))


# Fleiss 1971: thirty patients, six psychiatrists.
PSYCHIATRISTS = {
    "r1": "422521311511212311215221121215",
    "r2": "423521311542242311235421421235",
    "r3": "423523334544244311435444421435",
    "r4": "453543334544344341455454421435",
    "r5": "453543534544344351455454425435",
    "r6": "455543544544345552455454545435",
}


def test_bounds_as_computed_elsewhere() -> None:
    """Held against 20,000 draws of another program."""
    options = RatingsOptions(measures=("krippendorff_alpha_nominal",), replicates=20_000)
    (row,) = rated_agreement({"": table(PSYCHIATRISTS)}, options)
    assert row.low == pytest.approx(0.3187, abs=0.01)
    assert row.high == pytest.approx(0.5291, abs=0.01)
