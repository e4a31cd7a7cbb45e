"""Totals: pooled counts and the plain mean, side by side and named."""

import plain_measures as plain
import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis import messages
from blotter.analysis.agreement import AgreementOptions, Comparison
from blotter.analysis.totals import Kind, total_notes, totals, totals_table

LENGTH = 30
CODES = ["k", "l", "m"]
ROW = st.tuples(
    st.sampled_from("AB"), st.sampled_from(CODES), st.integers(0, LENGTH - 1), st.integers(1, 12)
).map(lambda row: (row[0], row[1], row[2], min(LENGTH, row[2] + row[3])))


def comparison(*texts, **options):
    made = Comparison(AgreementOptions(**{"trim": False, "replicates": 100} | options))
    for text in texts:
        made.put(text)
    return made


@settings(deadline=None, max_examples=50)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_pooled_is_every_used_code_after_the_other(rows):
    made = comparison(coded_text(*rows, text="x" * LENGTH), measures=("krippendorff_alpha_nominal", "f1"))
    used = [code for code in CODES if any(row[1] == code for row in rows)]
    ratings = []
    for code in used:
        spans = [[row[2:] for row in rows if row[0] == coder and row[1] == code] for coder in "AB"]
        ratings += zip(*(plain.coded(LENGTH, own) for own in spans), strict=True)
    found = {(each.measure, each.kind): each for each in totals(made, CODES)}
    pooled = found["krippendorff_alpha_nominal", Kind.POOLED]
    assert pooled.value == pytest.approx(plain.krippendorff_alpha_nominal(ratings), abs=1e-12)
    assert pooled.codes == len(used)
    assert found["f1", Kind.POOLED].value == pytest.approx(plain.f1(ratings), abs=1e-12)


def test_the_mean_is_that_of_the_codes_that_have_a_value():
    text = coded_text(("A", "k", 0, 10), ("B", "k", 0, 10), ("A", "l", 20, 30))
    pooled, mean = totals(comparison(text, measures=("f1",)), CODES)
    assert (pooled.kind, pooled.value, pooled.codes) == (Kind.POOLED, pytest.approx(2 / 3), 2)
    assert (mean.kind, mean.value, mean.codes, mean.low) == (Kind.MEAN, 0.5, 2, None)
    notes = total_notes([pooled, mean])
    assert notes[0].startswith("Counts of the 2 codes")
    assert notes[1].startswith("Unweighted mean of 2 codes")
    assert [row["total"] for row in totals_table([pooled, mean]).records()] == ["pooled", "mean"]


def test_the_pooled_total_has_an_interval():
    texts = [
        coded_text(("A", "k", 0, 10), ("B", "k", 0, 2 + n), ("A", "l", 20, 30), source=f"{n:02}")
        for n in range(12)
    ]
    pooled = totals(comparison(*texts), CODES)[0]
    assert pooled.measure == "segment_match_f1"
    assert pooled.n == 12
    assert pooled.low < pooled.value < pooled.high


def test_nothing_used_has_no_total_and_unitizing_is_not_pooled():
    assert totals(comparison(coded_text()), CODES) == []
    pooled, mean = totals(comparison(coded_text(("A", "k", 0, 9)), measures=("alpha_u_nominal",)), CODES)
    assert (pooled.value, pooled.reason) == (None, messages.NOT_POOLED)
    assert mean.value is not None
