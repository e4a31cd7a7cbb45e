"""Cells against what the question of the cell finds; code lines against characters told one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import CODES, LENGTH, layouts, runs, units

from blotter.analysis.cooccurrence import Asked, Reach, Relation, passages
from blotter.analysis.matrices import Count, Matrix, add_codes, add_pairs, code_bins, code_line

ITSELF = {code: (code,) for code in CODES}
UNDER = {"a": ("a",), "b": ("b", "a"), "c": ("c", "b", "a")}
"""b lies under a, and c under b."""


def under(code):
    return frozenset(each for each, above in UNDER.items() if code in above)


def covered(spans):
    return {at for start, end in spans for at in range(start, end)}


@given(layouts())
def test_code_by_document_counts_segments_and_characters(segments):
    matrix = Matrix()
    add_codes(matrix, "notes", segments, UNDER)
    for code in CODES:
        held = [s for s in segments if s.code in under(code)]
        assert matrix.value(code, "notes", Count.SEGMENTS) == len(held)
        assert matrix.value(code, "notes", Count.CHARACTERS) == len(covered((s.start, s.end) for s in held))
        assert matrix.value(code, "notes", Count.DOCUMENTS) == bool(held)


@pytest.mark.parametrize("relation", list(Relation))
@given(segments=layouts(), cuts=units(), within=st.integers(0, 3), across=st.booleans(), rolled=st.booleans())
def test_a_cell_of_code_by_code_is_what_its_question_finds(relation, segments, cuts, within, across, rolled):
    matrix, reach = Matrix(), Reach(within, cuts)
    add_pairs(matrix, segments, UNDER if rolled else ITSELF, relation, reach, across)
    for row in CODES:
        for column in CODES:
            rows, columns = (under(row), under(column)) if rolled else (frozenset(row), frozenset(column))
            asked = Asked(any_of=rows, relation=relation, others=columns, across_coders=across)
            found = passages(segments, asked, reach)
            alone = [s for s in segments if s.code in rows and passages(segments, asked, reach, {s.id})]
            assert matrix.value(row, column, Count.SEGMENTS) == len(alone)
            assert matrix.value(row, column, Count.DOCUMENTS) == bool(found)
            characters = len(covered((each.start, each.end) for each in found))
            assert matrix.value(row, column, Count.CHARACTERS) == characters


@given(layouts())
def test_a_code_line_is_the_longest_runs(segments):
    found = code_line(segments, UNDER)
    for code in CODES:
        held = [s for s in segments if s.code in under(code)]
        places = covered((s.start, s.end) for s in held)
        stretches = [each for each in found if each.code == code]
        assert [(each.start, each.end) for each in stretches] == runs([at in places for at in range(LENGTH)])
        assert sum(each.segments for each in stretches) == len(held)
        assert sum(each.characters for each in stretches) == len(places)


@given(layouts(), st.integers(1, 50))
def test_bins_cut_the_document_and_lose_nothing(segments, bins):
    found = code_bins(segments, ITSELF, LENGTH, bins)
    for code in {s.code for s in segments}:
        parts = [each for each in found if each.code == code]
        assert [each.start for each in parts] == [0, *(each.end for each in parts[:-1])]
        assert parts[-1].end == LENGTH
        held = [s for s in segments if s.code == code]
        for part in parts:
            inside = [s for s in held if s.start < part.end and part.start < s.end]
            assert part.segments == len(inside)
            places = covered((s.start, s.end) for s in inside) & set(range(part.start, part.end))
            assert part.characters == len(places)
