"""Confusion: what stands where another has a code, as read character by character."""

from collections import Counter

from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.agreement import AgreementOptions, Comparison
from blotter.analysis.confusion import NOTHING, confusion_table, confusions, summed

LENGTH = 30
CODES = ["k", "l", "m"]
ROW = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(CODES), st.integers(0, LENGTH - 1), st.integers(1, 12)
).map(lambda row: (row[0], row[1], row[2], min(LENGTH, row[2] + row[3])))


def confused(*rows, codes=CODES, done=("A", "B")):
    comparison = Comparison(AgreementOptions(trim=False))
    comparison.put(coded_text(*rows, done=done, text="x" * LENGTH))
    return confusions(comparison, codes)


@settings(deadline=None)
@given(st.lists(ROW, max_size=12))
def test_characters_are_those_of_a_plain_reading(rows):
    found = confused(*rows, done=("A", "B", "C"))
    expected = Counter()
    for place in range(LENGTH):
        here = {c: {code for who, code, s, e in rows if who == c and s <= place < e} for c in "ABC"}
        for coder in "ABC":
            for other in set("ABC") - {coder}:
                for code in here[coder]:
                    expected.update((code, coder, each, other) for each in here[other] or {NOTHING})
    assert {(c.code, c.coder, c.other_code, c.other): c.characters for c in found if c.characters} == expected


@settings(deadline=None)
@given(st.lists(ROW, max_size=12))
def test_segments_are_those_of_a_plain_reading(rows):
    found = confused(*rows, done=("A", "B", "C"))
    expected = Counter()
    for coder, code, start, end in set(rows):
        for other in set("ABC") - {coder}:
            there = {
                each
                for who, each, s, e in rows
                if who == other and 2 * (min(e, end) - max(s, start)) >= min(e - s, end - start)
            }
            expected.update((code, coder, each, other) for each in there or {NOTHING})
    assert {(c.code, c.coder, c.other_code, c.other): c.segments for c in found if c.segments} == expected


def test_what_one_coder_calls_otherwise():
    found = confused(("A", "k", 0, 20), ("B", "l", 0, 12), ("B", "k", 10, 14), codes=["k"])
    assert [(c.coder, c.other_code, c.characters, c.segments) for c in found] == [
        ("A", "l", 12, 1),
        ("A", NOTHING, 6, 0),
        ("A", "k", 4, 1),
        ("B", "k", 4, 1),
    ]
    assert found[0].share == 0.6
    assert summed(found)["k", "k"] == (8, 2)
    table = confusion_table(found)
    assert next(table.records())["with"] == "l"
    assert found[1].record()["with"] is None
