"""Cases of our own, and all reference cases where their file is at hand."""

import json
import os
from pathlib import Path

import plain_measures as plain
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis import messages
from blotter.analysis.cases import Answer, calculate
from blotter.analysis.cases_table import CODING, NOT_OFFERED, UNITIZING
from blotter.errors import WrongFile

BESIDE = Path(__file__).parents[3] / "shared" / "agreement" / "cases.json"
REFERENCE = Path(os.environ.get("BLOTTER_REFERENCE_CASES", BESIDE))
CASES = json.loads(REFERENCE.read_text("utf-8"))["cases"] if REFERENCE.is_file() else []


def is_offered(case):
    return case["measure"] not in NOT_OFFERED


@pytest.mark.skipif(not CASES, reason="no reference cases; name their file in BLOTTER_REFERENCE_CASES")
def test_the_reference_cases_that_are_not_offered_are_said_to_be_so():
    answers = {answer.id: answer for answer in calculate({"cases": CASES})}
    unoffered = {name for name, answer in answers.items() if answer.reason == messages.NOT_OFFERED}
    assert unoffered == {case["id"] for case in CASES if not is_offered(case)}
    assert all(answers[name].value is None for name in unoffered)


@pytest.mark.skipif(not CASES, reason="no reference cases; name their file in BLOTTER_REFERENCE_CASES")
@pytest.mark.parametrize("case", list(filter(is_offered, CASES)), ids=lambda case: case["id"])
def test_a_reference_case(case):
    [answer] = calculate([case])
    if case["expected"] is None:
        assert answer.value is None
        assert answer.reason
    else:
        assert answer.value == pytest.approx(case["expected"], abs=case["tolerance"], rel=0)


def coding(measure="cohen_kappa", data=None, **more):
    data = data or {"A": ["x", "x", "y", "y", None], "B": ["x", "y", "y", "y", "x"]}
    return {"id": "c", "kind": "coding", "measure": measure, "data": data, **more}


def continuum(*units, length=100, begin=0, coders=("A", "B")):
    keys = ("coder", "begin", "end", "label")
    return {
        "continuum": {"begin": begin, "length": length},
        "coders": list(coders),
        "units": [dict(zip(keys, unit, strict=True)) for unit in units],
    }


def unitizing(measure, *units, params=None, data=None, **where):
    data = data or continuum(*units, **where)
    return {
        "id": 7,
        "kind": "unitizing",
        "measure": measure,
        "data": data,
        "params": {"label": "k", **(params or {})},
    }


def value_of(case):
    [answer] = calculate([case])
    return answer.value


def reason_of(case):
    [answer] = calculate([case])
    assert answer.value is None
    return answer.reason


def test_coding_with_a_missing_label():
    assert list(calculate([coding()])) == [Answer("c", 0.5)]
    assert value_of(coding("percent_agreement")) == 0.75


def test_item_counts_multiply():
    few = coding(
        "krippendorff_alpha_nominal", {"A": ["x", "y", "x"], "B": ["x", "y", "y"]}, item_counts=[3, 2, 1]
    )
    many = coding("krippendorff_alpha_nominal", {"A": [*"xxxyyx"], "B": [*"xxxyyy"]})
    assert value_of(few) == value_of(many)


def test_declared_categories_count():
    declared = coding("brennan_prediger", params={"categories": ["x", "y", "z"]})
    assert value_of(coding("brennan_prediger")) == 0.5
    assert value_of(declared) == pytest.approx((0.75 - 1 / 3) / (2 / 3))


def test_characters_of_a_continuum_that_begins_elsewhere():
    there = unitizing("char_f1", ("A", 500, 510, "k"), ("B", 505, 510, "k"), ("B", 505, 510, "m"), begin=500)
    assert value_of(there) == pytest.approx(2 / 3)


def test_units_by_their_boundaries():
    case = unitizing(
        "unit_percent_agreement",
        *[("A", 0, 5, "k"), ("B", 12, 13, "k")],
        params={"unit": "segments", "boundaries": [[0, 10], [10, 20], [20, 100]]},
    )
    assert value_of(case) == pytest.approx(1 / 3)


def test_matching_at_a_threshold():
    units = [("A", 0, 10, "k"), ("A", 30, 30, "k"), ("B", 0, 6, "k"), ("B", 0, 6, "k")]
    assert value_of(unitizing("segment_match_f1", *units)) == 1
    assert value_of(unitizing("segment_match_f1", *units, params={"threshold": 0.9})) == 0
    assert value_of(unitizing("span_f1_relaxed", *units)) == 1
    assert value_of(unitizing("span_f1_strict", *units)) == 0


def test_an_unassigned_coder_is_missing_in_pooled_documents():
    documents = [
        continuum(("A", 0, 50, "k"), ("B", 0, 50, "k")),
        continuum(("A", 0, 50, "k"), ("C", 0, 40, "k"), ("B", 60, 90, "k"), coders=("A", "C")),
    ]
    assert value_of(unitizing("char_percent_agreement", data={"documents": documents})) == 0.95


@pytest.mark.parametrize(
    "case",
    [
        coding("gamma"),
        coding("f1"),
        coding("char_cohen_kappa"),
        coding("segment_match_f1"),
        coding("cohen_kappa_max", params={"weights": "linear"}),
        coding("krippendorff_alpha_nominal_boot95_low", params={"method": "normal"}),
        coding("alpha_u_nominal"),
        coding(kind="ranking"),
        unitizing("cohen_kappa"),
        unitizing("char_segment_match_f1"),
        unitizing("gamma"),
        unitizing("alpha_u_nominal", params={"threshold": 0.5}),
        unitizing("unit_gwet_ac1", params={"boundaries": [[0, 9]], "rule": "wholly covered"}),
        unitizing("segment_match_f1", params={"overlap": "intersection over longer"}),
        unitizing("segment_match_f1", params={"aggregate": "median"}),
    ],
)
def test_what_is_not_offered(case):
    assert reason_of(case) == "not offered"


def test_gamma_alone_is_not_offered_of_the_measures_of_the_definitions():
    assert NOT_OFFERED == ("gamma", "gamma_best_alignment_disorder", "gamma_cat")
    assert not set(NOT_OFFERED) & (CODING.keys() | UNITIZING.keys())
    for case in CASES:
        table = CODING if case["kind"] == "coding" else UNITIZING
        assert case["measure"] in table or case["measure"] in NOT_OFFERED


SCALE = {"A": [1, 2, 3, 3, 2, 1, 4, 1, 2], "B": [1, 2, 3, 3, 2, 2, 4, 1, 3]}


def test_weights_by_name_and_as_a_matrix():
    linear = [[1 - abs(i - j) / 3 for j in range(4)] for i in range(4)]
    for measure in ("cohen_kappa", "fleiss_kappa", "conger_kappa", "brennan_prediger", "gwet_ac2"):
        named = value_of(coding(measure, SCALE, params={"weights": "linear"}))
        assert value_of(coding(measure, SCALE, params={"weights": linear})) == pytest.approx(named)
        assert named > value_of(coding(measure, SCALE))


def test_ranks_are_of_the_categories_observed():
    apart = {"A": [1, 2, 9, 9], "B": [1, 9, 9, 2]}
    near = {"A": [1, 2, 3, 3], "B": [1, 3, 3, 2]}
    ranked = coding("cohen_kappa", apart, params={"weights": "linear", "use_ranks": True})
    plain_numbers = coding("cohen_kappa", apart, params={"weights": "linear"})
    assert value_of(ranked) == value_of(coding("cohen_kappa", near, params={"weights": "linear"}))
    assert value_of(ranked) != value_of(plain_numbers)


def test_one_category_against_the_others():
    two = {"A": [*"xxoo"], "B": [*"xoox"]}
    many = {"A": [*"xxyz"], "B": [*"xyzx"]}
    for measure in ("percent_agreement", "fleiss_kappa", "krippendorff_alpha"):
        whole = "krippendorff_alpha_nominal" if measure == "krippendorff_alpha" else measure
        case = coding(f"{measure}_category", many, params={"category": "x"})
        assert value_of(case) == value_of(coding(whole, two))


def test_sets_are_the_same_in_any_order_and_empty_is_not_missing():
    sets = {"A": [["a", "b"], [], None, ["c"]], "B": [["b", "a"], ["a"], ["a"], []]}
    other = {"A": [["b", "a"], [], None, ["c"]], "B": [["a", "b"], ["a"], ["a"], []]}
    assert value_of(coding("jaccard_distance", sets)) == pytest.approx(2 / 3)
    assert value_of(coding("krippendorff_alpha_masi", sets)) == value_of(
        coding("krippendorff_alpha_masi", other)
    )


def test_an_interval_takes_the_replicates_and_the_seed():
    ends = []
    for end in ("low", "high"):
        case = coding(f"cohen_kappa_boot95_{end}", SCALE, params={"replicates": 300, "seed": 5})
        ends.append(value_of(case))
    assert ends[0] < value_of(coding("cohen_kappa", SCALE)) <= ends[1]
    assert value_of(coding("cohen_kappa_boot95_low", SCALE, params={"replicates": 300, "seed": 5})) == ends[0]
    few = coding("cohen_kappa_boot95_low", {"A": ["x", "y"], "B": ["x", "x"]})
    assert reason_of(few) == messages.TOO_FEW_UNITS


def test_a_label_among_others_and_alone():
    units = [("A", 0, 10, "k"), ("B", 0, 10, "k"), ("A", 20, 30, "k"), ("B", 22, 30, "m")]
    among = unitizing("alpha_u_nominal", *units, params={"label": None})
    assert value_of(among) < value_of(unitizing("alpha_u_binary", *units, params={"label": None}))
    assert value_of(unitizing("alpha_u_nominal", *units)) == value_of(unitizing("alpha_u_binary", *units))
    assert value_of(unitizing("alpha_ku_nominal", *units)) < 1
    assert value_of(unitizing("alpha_u_1995_category", *units)) == value_of(unitizing("alpha_u_1995", *units))
    clash = unitizing("alpha_u_nominal", *units, ("A", 5, 12, "m"), params={"label": None})
    assert "coder A has overlapping segments" in reason_of(clash)


def test_reasons_are_those_of_the_definitions():
    assert reason_of(unitizing("char_cohen_kappa")) == "code not used by any coder"
    everything = [("A", 0, 100, "k"), ("B", 0, 100, "k")]
    assert (
        reason_of(unitizing("char_cohen_kappa", *everything)) == "no variation: chance correction undefined"
    )
    assert (
        reason_of(unitizing("char_f1", ("A", 0, 9, "k"), coders=["A"]))
        == "needs two coders on the same document"
    )
    one = unitizing("char_cohen_kappa", ("A", 0, 9, "k"))
    assert list(calculate([one])) == [Answer(7, 0.0, "coder B did not use this code")]


@pytest.mark.parametrize(
    ("case", "word"),
    [
        ({"id": "c"}, "kind"),
        (coding(data={"A": ["x"], "B": ["x", "y"]}), "length"),
        (coding(item_counts=[1]), "length"),
        (coding(data={"A": [["x"]], "B": [["x"]]}), "data.A.0"),
        (unitizing("char_f1", ("A", 90, 110, "k")), "90:110"),
        (unitizing("char_f1", ("A", 9, 3, "k")), "9:3"),
        (unitizing("char_f1", params={"label": None}), "label"),
        (unitizing("unit_gwet_ac1"), "boundaries"),
        (unitizing("char_f1", data={"units": []}), "continuum"),
        (coding(params={"weights": "cubic"}), "cubic"),
        (coding(params={"weights": [[1]]}), "params.weights"),
        (coding("krippendorff_alpha_custom", params={"labels": ["x"], "distance": [[0]]}), "y"),
        (coding("krippendorff_alpha_custom", params={"labels": ["x", "y"], "distance": [[0]]}), "2 rows"),
        (coding("masi_distance"), "data.A.0"),
        (unitizing("alpha_ku_nominal", params={"label": None}), "label"),
    ],
)
def test_a_case_that_cannot_be_read_says_why_and_the_others_go_on(case, word):
    bad, good = calculate([case, coding()])
    assert bad.value is None
    assert word in bad.reason
    assert good.value == 0.5


def test_a_case_without_a_name_is_numbered():
    assert [answer.id for answer in calculate([5, {"id": None}])] == [1, 2]


@pytest.mark.parametrize("cases", [None, 5, "cases", {"case": []}, {"cases": {}}])
def test_a_file_without_cases_is_refused(cases):
    with pytest.raises(WrongFile, match="no cases"):
        list(calculate(cases))


UNIT = st.tuples(st.sampled_from("ABC"), st.integers(0, 29), st.integers(1, 12), st.sampled_from("km")).map(
    lambda u: (u[0], u[1], min(30, u[1] + u[2]), u[3])
)
DOCUMENT = st.builds(
    lambda coders, units: continuum(*units, length=30, coders=sorted(coders)),
    st.sets(st.sampled_from("ABC"), min_size=1),
    st.lists(UNIT, max_size=10),
)


@settings(deadline=None)
@given(st.lists(DOCUMENT, min_size=1, max_size=4))
def test_pooled_characters_are_those_of_a_plain_count(documents):
    everybody = sorted({coder for document in documents for coder in document["coders"]})
    rows = []
    for document in documents:
        columns = []
        for coder in everybody:
            spans = [
                (u["begin"], u["end"]) for u in document["units"] if (u["coder"], u["label"]) == (coder, "k")
            ]
            columns.append(plain.coded(30, spans) if coder in document["coders"] else [None] * 30)
        rows += zip(*columns, strict=True)
    names = [
        "f1",
        "krippendorff_alpha_nominal",
        "fleiss_kappa",
        "gwet_ac1",
        "brennan_prediger",
        "percent_agreement",
    ]
    names += ["percent_agreement_alpha_weighted"] + ["cohen_kappa", "scott_pi"] * (len(everybody) == 2)
    for name in names:
        expected = getattr(plain, name)(rows)
        assert value_of(unitizing(f"char_{name}", data={"documents": documents})) == (
            None if expected is None else pytest.approx(expected, abs=1e-12)
        )
