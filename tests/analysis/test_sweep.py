import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from plain_measures import coded, touched

from blotter.analysis.sweep import character_tally, union, unit_tally
from blotter.domain.segment import Span

LENGTH = 40
SPANS = st.lists(
    st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda p: Span(min(p), max(p))), max_size=8
)
CODERS = st.lists(SPANS, min_size=1, max_size=4)
CUTS = st.lists(st.integers(0, LENGTH), min_size=2, max_size=14, unique=True).map(sorted)


def tallied(rows):
    masks = Counter(sum(1 << i for i, value in enumerate(unit) if value) for unit in zip(*rows, strict=True))
    return {mask: count for mask, count in masks.items() if mask}


@given(SPANS)
def test_a_union_covers_the_same_characters_with_gaps_between(spans):
    merged = union(spans)
    assert coded(LENGTH, merged) == coded(LENGTH, spans)
    assert all(first.end < second.start for first, second in itertools.pairwise(merged))


@given(CODERS)
def test_characters_are_tallied_as_one_by_one(coders):
    assert dict(character_tally(coders)) == tallied([coded(LENGTH, spans) for spans in coders])


@given(CODERS, CUTS, st.booleans())
def test_units_are_tallied_as_one_by_one(coders, cuts, every_other):
    units = [Span(*pair) for pair in itertools.pairwise(cuts)][:: 2 if every_other else 1]
    full = [[span for span in spans if span.length] for spans in coders]
    assert dict(unit_tally(coders, units)) == tallied([touched(units, spans) for spans in full])
