"""Unit values: what is written down, rating by rating, comes to the figures that were computed from spans."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st
from krippendorff import alpha

from blotter.analysis.agreement import AgreementOptions, compare
from blotter.analysis.coded_text import narrowed
from blotter.analysis.unit_values import unit_values
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.segment import Span
from blotter.errors import Refused

LENGTH = 30
ALPHA = "krippendorff_alpha_nominal"
ROW = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(["k", "other"]), st.integers(0, LENGTH - 1), st.integers(1, 12)
).map(lambda row: (row[0], row[1], row[2], min(LENGTH, row[2] + row[3])))
ROWS = st.lists(ROW, max_size=10)
UNITS = ((0, 5), (6, 12), (12, 13), (15, 24), (24, 30))


def recomputed(values, code):
    """Alpha as somebody else's library computes it from the rows of one code."""
    counts, weights = {}, {}
    for each in values:
        if each.code == code:
            counts.setdefault(each.unit, [0, 0])[each.value] += 1
            weights[each.unit] = each.weight
    expanded = np.repeat(list(counts.values()), list(weights.values()), axis=0)
    return alpha(value_counts=expanded, level_of_measurement="nominal")


@settings(deadline=None)
@given(
    ROWS,
    ROWS,
    st.sampled_from([Unit.CHARACTER, Unit.SENTENCE]),
    st.sampled_from(UnitRule),
    st.booleans(),
)
def test_alpha_comes_out_of_the_rows(rows, others, unit, rule, somebody_is_missing):
    texts = [
        coded_text(*rows, done=("A", "B", "C"), text="x" * LENGTH, units=UNITS),
        coded_text(
            *others,
            done=("A", "B") if somebody_is_missing else ("A", "B", "C"),
            source="two.txt",
            text="x" * LENGTH,
            units=UNITS,
        ),
    ]
    options = AgreementOptions(unit=unit, unit_rule=rule, measures=(ALPHA,), intervals=False)
    values = list(unit_values(texts, ["k", "other"], options))
    for row in compare(texts, ["k", "other"], options):
        if row.value is not None:
            assert recomputed(values, row.code) == pytest.approx(row.value, abs=1e-12)
        assert len({each.unit for each in values if each.code == row.code}) <= row.units
        # A unit weighs as much in every row that it has.
        weights = {each.unit: each.weight for each in values if each.code == row.code}
        assert sum(weights.values()) == row.units


def test_every_coder_who_is_done_has_a_row_and_nobody_else():
    text = coded_text(("A", "k", 0, 4), ("C", "k", 0, 4), done=("A", "B"), text="x" * 10)
    values = list(unit_values([text], ["k"], AgreementOptions()))
    assert values == [
        (1, "one.txt", 0, 4, "A", "k", 1, 4),
        (1, "one.txt", 0, 4, "B", "k", 0, 4),
        (2, "one.txt", 4, 10, "A", "k", 0, 6),
        (2, "one.txt", 4, 10, "B", "k", 0, 6),
    ]


def test_documents_of_one_coder_and_those_not_asked_for_are_left_out():
    alone = coded_text(("A", "k", 0, 4), done=("A",))
    other = coded_text(("A", "k", 0, 4), source="two.txt")
    assert not list(unit_values([alone], ["k"], AgreementOptions()))
    assert not list(unit_values([other], ["k"], AgreementOptions(sources=("one.txt",))))
    assert not list(unit_values([other], ["k"], AgreementOptions(coders=("A",))))


def test_passages_are_told_by_their_place_in_the_document():
    text = coded_text(("A", "k", 12, 18), text="x" * 40)
    passages = [Span(10, 20), Span(30, 40)]
    values = list(unit_values([narrowed(text, passages, Unit.CHARACTER)], ["k"], AgreementOptions()))
    assert [(each.start, each.end, each.value) for each in values if each.coder == "A"] == [
        (10, 12, 0),
        (12, 18, 1),
        (18, 20, 0),
        (30, 40, 0),
    ]
    whole = AgreementOptions(unit=Unit.SEGMENT)
    values = list(unit_values([narrowed(text, passages, Unit.SEGMENT)], ["k"], whole))
    assert [(each.start, each.end, each.value) for each in values if each.coder == "A"] == [
        (10, 20, 1),
        (30, 40, 0),
    ]


def test_the_number_of_a_unit_is_its_own():
    texts = [coded_text(("A", "k", 0, 4), source=f"{n}.txt", units=UNITS, text="x" * 30) for n in range(3)]
    options = AgreementOptions(unit=Unit.SENTENCE)
    values = list(unit_values(texts, ["k", "other"], options))
    seen = Counter((each.unit, each.coder, each.code) for each in values)
    assert set(seen.values()) == {1}
    assert {each.unit for each in values} == set(range(1, 16))


def test_matched_segments_have_no_units():
    with pytest.raises(Refused, match="no units whose ratings"):
        list(unit_values([coded_text()], ["k"], AgreementOptions(unit=Unit.MATCH)))


def test_a_segment_counts_for_the_codes_above_only_if_that_is_wanted():
    text = replace(coded_text(("A", "k/child", 0, 4)), text="x" * 10)
    plain = unit_values([text], ["k"], AgreementOptions())
    rolled = unit_values([text], ["k"], AgreementOptions(rollup=True))
    assert [sum(each.value for each in values) for values in (plain, rolled)] == [0, 1]
