"""Every two coders, and every document, have the figures of a comparison of just these."""

from dataclasses import replace

import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.agreement import AgreementOptions, Comparison, compare
from blotter.analysis.document_rows import document_rows
from blotter.analysis.pair_matrix import pair_matrices, pair_rows
from blotter.analysis.units import Unit

LENGTH = 30
CODES = ["k", "m"]
ROW = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(CODES), st.integers(0, LENGTH - 1), st.integers(1, 12)
).map(lambda row: (row[0], row[1], row[2], min(LENGTH, row[2] + row[3])))
DOCUMENT = st.tuples(
    st.sets(st.sampled_from("ABC"), min_size=1),
    st.lists(ROW, max_size=12),
    st.text("xy \n", min_size=LENGTH, max_size=LENGTH),
)
MEASURES = ("segment_match_f1", "span_f1_relaxed", "f1", "krippendorff_alpha_nominal", "alpha_u_nominal")


@st.composite
def documents(draw):
    return [
        coded_text(*rows, done=tuple(sorted(done)), source=f"{number}.txt", text=text)
        for number, (done, rows, text) in enumerate(draw(st.lists(DOCUMENT, min_size=1, max_size=4)))
    ]


def comparison(texts, **options):
    made = Comparison(AgreementOptions(**{"measures": MEASURES, "replicates": 100} | options))
    for text in texts:
        made.put(text)
    return made


@settings(deadline=None, max_examples=50)
@given(documents())
def test_two_coders_are_as_if_nobody_else_was_there(texts):
    found = pair_rows(comparison(texts), CODES)
    pairs = {row.coders for row in found}
    for pair in pairs:
        options = AgreementOptions(measures=MEASURES, coders=pair, replicates=100)
        assert [row for row in found if row.coders == pair] == compare(texts, CODES, options)
    together = {frozenset((a, b)) for text in texts for a in text.done for b in text.done if a != b}
    assert {frozenset(pair) for pair in pairs} == together


@settings(deadline=None, max_examples=50)
@given(documents())
def test_a_document_is_as_if_it_was_the_only_one(texts):
    found = document_rows(comparison(texts), CODES)
    for text in texts:
        given_there = {each.code for each in text.segments if each.coder in text.done}
        alone = compare([text], CODES, AgreementOptions(measures=MEASURES, replicates=100))
        expected = [replace(row, source=text.source) for row in alone if row.code in given_there]
        own = [row for row in found if row.source == text.source]
        if len(text.done) < 2:
            assert own == []
        else:
            assert [row for row in own if any(row.segments.values())] == [
                row for row in expected if any(row.segments.values())
            ]


def test_the_matrix_has_a_cell_for_every_two():
    rows = [("A", "k", 0, 10), ("B", "k", 0, 10), ("C", "k", 5, 15)]
    texts = [coded_text(*rows, done=("A", "B", "C")), coded_text(done=("D",), source="d.txt")]
    matrices = pair_matrices(pair_rows(comparison(texts, measures=("f1",), unit=Unit.CHARACTER), ["k"]))
    [matrix] = matrices
    assert matrix.coders == ("A", "B", "C")
    assert matrix.cell("B", "A").value == 1
    assert matrix.cell("A", "C").value == matrix.cell("C", "B").value == 0.5
    assert matrix.cell("A", "D") is None


def test_coders_stand_in_the_order_in_which_they_were_chosen():
    text = coded_text(("A", "k", 0, 10), ("B", "k", 0, 10))
    [row] = pair_rows(comparison([text], coders=("B", "A"), measures=("f1",)), ["k"])
    assert row.coders == ("B", "A")
    assert row.value == pytest.approx(1)
