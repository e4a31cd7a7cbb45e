"""Tallies: they add up over blocks, hold for every two coders, and are kept until a span changes."""

from collections import Counter
from dataclasses import replace

import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.measures import MatchMeasure, measure
from blotter.analysis.tallies import AGREED, Counting, Tallies, coded_document, tally
from blotter.analysis.units import Unit, UnitRule

LENGTH = 30
ROW = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(["k", "k/child"]), st.integers(0, LENGTH - 1), st.integers(1, 12)
).map(lambda row: (row[0], row[1], row[2], min(LENGTH, row[2] + row[3])))
TEXTS = st.text("xy \n", min_size=LENGTH, max_size=LENGTH)
UNITS = ((0, 5), (6, 12), (12, 13), (15, 24), (24, 30))
MATCHING = tuple(
    found
    for name in ("segment_match_f1", "span_f1_strict", "span_f1_relaxed")
    if isinstance(found := measure(name), MatchMeasure)
)
UNIT = st.sampled_from([Unit.CHARACTER, Unit.SENTENCE, Unit.DOCUMENT, Unit.MATCH])


def document(rows, text="x" * LENGTH, unit=Unit.CHARACTER, done=("A", "B", "C"), **options):
    made = coded_text(*rows, done=done, text=text, units=UNITS)
    return coded_document(made, done, unit, **({"trim": True, "rollup": False} | options))


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=14), TEXTS, UNIT, st.sampled_from(UnitRule))
def test_blocks_add_up_to_the_document(rows, text, unit, rule):
    made = document(rows, text, unit)
    counting = Counting(unit=unit, rule=rule, matching=MATCHING)
    assert sum(made.frame.block_sizes()) == made.frame.size
    for spans in made.spans.values():
        found = tally(made.frame, spans, counting, blocks=True)
        coded, pairs = Counter(), {}
        for block in found.blocks.values():
            coded.update(block.coded)
            for key, pair in block.pairs.items():
                pairs[key] = tuple(map(sum, zip(pairs.get(key, (0, 0, 0)), pair, strict=True)))
        assert coded == found.coded
        assert pairs == {
            key: pair
            for key, pair in found.segments.pairs.items()
            if key[0] != AGREED and (pair.first or pair.second)
        }
        sizes = made.frame.block_sizes()
        for number, block in found.blocks.items():
            assert sum(block.coded.values()) <= sizes[number]
            assert all(pair.matched <= min(pair.first, pair.second) for pair in block.pairs.values())


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=14), TEXTS, UNIT)
def test_two_of_the_coders_are_as_if_alone(rows, text, unit):
    counting = Counting(unit=unit, matching=MATCHING)
    made = document(rows, text, unit)
    for i, j in ((0, 1), (0, 2), (1, 2)):
        pair = (made.frame.coders[i], made.frame.coders[j])
        alone = document(rows, text, unit, done=pair)
        for code, spans in alone.spans.items():
            expected = tally(alone.frame, spans, counting, blocks=True)
            found = tally(made.frame, made.spans[code], counting, blocks=True).of_pair(i, j)
            assert (found.coded, found.segments) == (expected.coded, expected.segments)
            for number, block in expected.blocks.items():
                assert found.blocks[number].coded == block.coded
                assert {k: p for k, p in found.blocks[number].pairs.items() if p != (0, 0, 0)} == block.pairs


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=14), st.integers(0, 13), st.integers(0, 2))
def test_kept_tallies_are_those_that_would_be_counted(rows, which, shift):
    kept, counting = Tallies(), Counting(matching=MATCHING)
    before = document(rows)
    for code in before.spans:
        kept.of(before, code, counting)
    coder, code, start, end = rows[which % len(rows)]
    moved = (coder, code, start, max(start + 1, min(LENGTH, end + shift)))
    after = document([*rows[: which % len(rows)], moved, *rows[which % len(rows) + 1 :]])
    for each in after.spans:
        for blocks in (False, True):
            expected = tally(after.frame, after.spans[each], counting, blocks)
            found = kept.of(after, each, counting, blocks)
            assert (found.coded, found.segments) == (expected.coded, expected.segments)
            assert found.blocks == expected.blocks or not blocks


def test_one_changed_segment_is_one_tally_counted_again():
    rows = [("A", "k", 0, 5), ("B", "k", 0, 6), ("A", "m", 10, 20), ("C", "n", 3, 4)]
    kept, counting = Tallies(), Counting()
    for _ in range(2):
        for code in "kmn":
            kept.of(document(rows), code, counting)
    assert kept.counted == 3
    for code in "kmn":
        kept.of(document([*rows[:3], ("C", "n", 3, 5)]), code, counting)
    assert kept.counted == 4


@pytest.mark.parametrize(
    "other", [Counting(unit=Unit.SENTENCE), Counting(threshold=0.9), Counting(matching=MATCHING)]
)
def test_another_way_to_count_is_counted_and_kept_beside(other):
    rows, kept = [("A", "k", 0, 5), ("B", "k", 0, 6)], Tallies()
    first = kept.of(document(rows), "k", Counting())
    kept.of(document(rows, unit=other.unit), "k", other)
    assert kept.counted == 2
    assert kept.of(document(rows), "k", Counting()) is first


def test_a_coder_more_or_other_units_are_counted_again():
    rows, kept = [("A", "k", 0, 5), ("B", "k", 0, 6)], Tallies()
    counting = Counting(unit=Unit.SENTENCE)
    made = document(rows, unit=Unit.SENTENCE)
    kept.of(made, "k", counting)
    kept.of(document(rows, unit=Unit.SENTENCE, done=("A", "B")), "k", counting)
    fewer = replace(made.frame.grid, starts=made.frame.grid.starts[:2], ends=made.frame.grid.ends[:2])
    kept.of(replace(made, frame=replace(made.frame, grid=fewer, size=2)), "k", counting)
    assert kept.counted == 3
    kept.forget("one.txt")
    kept.of(made, "k", counting)
    assert kept.counted == 4
