"""Every relation against a plain reading of its definition, character by character and pair by pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import LENGTH, SETS, layouts, runs, units

from blotter.analysis.cooccurrence import Asked, Reach, Relation, passages
from blotter.domain.segment import Placed, Span


def groups(segments, across):
    return [segments] if across else [[s for s in segments if s.coder == who] for who in ("Ada", "Ben")]


def steps(cuts, end, start):
    """How many units on a later segment begins, told by counting units."""
    last = max(0, sum(unit.start < end for unit in cuts) - 1)
    first = sum(unit.end <= start for unit in cuts)
    return max(0, first - last)


def distance(cuts, one, other):
    if one.start < other.end and other.start < one.end:
        return -1, 0, 0
    if other.start >= one.end:
        return steps(cuts, one.end, other.start), other.start - one.end, 0
    return steps(cuts, other.end, one.start), one.start - other.end, 1


def stands(relation, one, other, cuts, within):
    overlaps = one.start < other.end and other.start < one.end
    return {
        Relation.OVERLAPPING: overlaps,
        Relation.INSIDE: other.start <= one.start and one.end <= other.end,
        Relation.CONTAINING: one.start <= other.start and other.end <= one.end,
        Relation.NEAR: overlaps or distance(cuts, one, other)[0] <= within,
        Relation.FOLLOWED_BY: other.start >= one.end and steps(cuts, one.end, other.start) <= within,
    }[relation]


@pytest.mark.parametrize("relation", list(Relation))
@given(segments=layouts(), cuts=units(), within=st.integers(0, 3), a=SETS, b=SETS, across=st.booleans())
def test_a_relation_is_as_it_reads(relation, segments, cuts, within, a, b, across):
    expected = set()
    for group in groups(segments, across):
        for one in group:
            others = [
                other
                for other in group
                if other.id != one.id and other.code in b and stands(relation, one, other, cuts, within)
            ]
            if one.code in a and others:
                expected.add(made(relation, one, others, cuts))
    asked = Asked(any_of=a, relation=relation, others=b, across_coders=across)
    found = passages(segments, asked, Reach(within, cuts))
    assert {(each.start, each.end) for each in found} == expected
    assert len(found) == len(expected)


def made(relation, one, others, cuts):
    """From the one to the nearest other where there is a reach; else the one itself."""
    if not relation.has_reach:
        return one.start, one.end
    overlaps = [other for other in others if distance(cuts, one, other)[0] < 0]
    if overlaps:
        other = first_latest(overlaps)
    else:
        other = min(others, key=lambda each: (*distance(cuts, one, each)[1:], length(each)))
    return min(one.start, other.start), max(one.end, other.end)


def first_latest(segments):
    """Of those that end latest the one that begins first."""
    return min(segments, key=lambda each: (-each.end, each.start))


def length(segment):
    return segment.end - segment.start


@given(layouts(), st.lists(SETS, min_size=1, max_size=3), st.none() | SETS, st.booleans())
def test_all_of_is_where_every_set_covers(segments, all_of, any_of, across):
    expected = {}
    for group in groups(segments, across):
        sets = [*all_of, *([any_of] if any_of else [])]
        makers = [s for s in group if any(s.code in codes for codes in sets)]
        covered = [
            all(any(s.code in codes and s.start <= at < s.end for s in group) for codes in sets)
            for at in range(LENGTH)
        ]
        for start, end in runs(covered):
            held = {s.id for s in makers if s.start < end and start < s.end}
            expected.setdefault((start, end), set()).update(held)
    found = passages(segments, Asked(any_of=any_of, all_of=tuple(all_of), across_coders=across))
    assert {(each.start, each.end): {s.id for s in each.segments} for each in found} == expected


@given(layouts(), st.none() | SETS, SETS, st.booleans())
def test_none_of_keeps_what_none_of_them_touches(segments, any_of, none_of, across):
    expected = {
        (one.start, one.end)
        for group in groups(segments, across)
        for one in group
        if (any_of is None or one.code in any_of)
        and not any(s.code in none_of and s.start < one.end and one.start < s.end for s in group)
    }
    found = passages(segments, Asked(any_of=any_of, none_of=none_of, across_coders=across))
    assert {(each.start, each.end) for each in found} == expected


@given(layouts(), st.sets(st.integers(0, 9)))
def test_only_wanted_segments_make_passages(segments, numbers):
    wanted = {f"{number:04}" for number in numbers}
    found = passages(segments, Asked(), wanted=wanted)
    assert {s.id for each in found for s in each.segments} == {s.id for s in segments} & wanted
    assert [(each.start, -each.end) for each in found] == sorted(
        {(s.start, -s.end) for s in segments if s.id in wanted}
    )


def test_equal_passages_of_two_coders_are_one():
    rows = [Placed("1", 0, 5, "a", "Ada"), Placed("2", 0, 5, "a", "Ben")]
    (found,) = passages(rows, Asked(any_of=frozenset("a")))
    assert [segment.id for segment in found.segments] == ["1", "2"]


def test_the_passage_goes_from_one_to_the_other():
    rows = [Placed("1", 0, 4, "a", "Ada"), Placed("2", 10, 14, "b", "Ada"), Placed("3", 20, 24, "b", "Ada")]
    cuts = [Span(0, 9), Span(9, 19), Span(19, 29)]
    asked = Asked(any_of=frozenset("a"), relation=Relation.FOLLOWED_BY, others=frozenset("b"))
    (found,) = passages(rows, asked, Reach(1, cuts))
    assert (found.start, found.end, [s.id for s in found.segments]) == (0, 14, ["1", "2"])
    assert not passages(rows, asked, Reach(0, cuts))


@pytest.mark.parametrize(("end", "start", "told"), [(4, 6, 0), (4, 9, 1), (9, 9, 1), (9, 19, 2), (4, 28, 2)])
def test_steps_are_counted_from_unit_to_unit(end, start, told):
    assert Reach(0, [Span(0, 9), Span(9, 19), Span(19, 29)]).steps(end, start) == told
