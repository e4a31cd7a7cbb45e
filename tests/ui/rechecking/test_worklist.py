"""The worklist: what is open, what became of each, and what comes back by undo."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.segment import Segment
from blotter.ui.rechecking.worklist import Outcome, Worklist
from factories import code, coder, segment, text_source

SOURCE, PATROL, OTHER, ADA = text_source(), code("patrol"), code("drill"), coder()


def some(count: int) -> list[Segment]:
    return [segment(SOURCE, PATROL, ADA) for _ in range(count)]


def outcomes(found: Worklist) -> list[Outcome]:
    return [item.outcome for item in found.items]


def test_each_outcome_is_told_from_what_is_there() -> None:
    first, second, third = some(3)
    found = Worklist([first, second, third])
    recoded = replace(second, code=OTHER.id)
    assert found.renew([first.id, second.id, third.id], [first, recoded], []) == []
    assert outcomes(found) == [Outcome.RIGHT, Outcome.RECODED, Outcome.UNCODED]
    assert found.done == len(found) == 3
    assert found.next_open(0) is None


def test_what_is_undone_is_open_again_where_it_was() -> None:
    first, second = some(2)
    found = Worklist([first, second])
    found.renew([first.id], [], [])
    assert found.next_open(0) == 1
    assert found.renew([first.id], [first], [first.id]) == [0]
    assert outcomes(found) == [Outcome.OPEN, Outcome.OPEN]


def test_what_does_not_concern_the_list_leaves_it_alone() -> None:
    first, other = some(2)
    found = Worklist([first])
    assert found.renew([other.id], [other], []) == []
    assert outcomes(found) == [Outcome.OPEN]


def test_what_comes_to_be_rechecked_is_added_at_the_end() -> None:
    first, other = some(2)
    found = Worklist([first])
    assert found.renew([other.id], [other], [other.id]) == [1]
    assert found.row_of(other.id) == 1


def test_other_definitions_keep_what_was_worked_off_and_drop_what_needs_nothing() -> None:
    first, second, third, fourth = some(4)
    found = Worklist([first, second, third])
    found.renew([first.id], [first], [])
    found.replace([third, fourth])
    assert [item.segment.id for item in found.items] == [first.id, third.id, fourth.id]
    assert outcomes(found) == [Outcome.RIGHT, Outcome.OPEN, Outcome.OPEN]
    assert found.row_of(second.id) is None
    found.replace([first])
    assert outcomes(found) == [Outcome.OPEN], "its definition changed once more"


def test_the_next_one_is_sought_from_the_beginning_after_the_last() -> None:
    first, second, third = some(3)
    found = Worklist([first, second, third])
    found.renew([third.id], [], [])
    assert found.next_open(2) == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["right", "recoded", "uncoded", "undone"]))))
def test_rows_and_numbers_agree_whatever_is_done(steps: list[tuple[int, str]]) -> None:
    segments = some(6)
    found = Worklist(segments)
    state = dict.fromkeys(range(6), Outcome.OPEN)
    for place, what in steps:
        each = segments[place]
        if what == "undone":
            found.renew([each.id], [each], [each.id])
            state[place] = Outcome.OPEN
        elif state[place] is Outcome.OPEN:
            there = {"right": [each], "recoded": [replace(each, code=OTHER.id)], "uncoded": []}[what]
            found.renew([each.id], there, [])
            state[place] = Outcome({"right": "still right"}.get(what, what))
    assert outcomes(found) == list(state.values())
    assert found.done == sum(each is not Outcome.OPEN for each in state.values())
    assert [found.row_of(each.id) for each in segments] == list(range(6))
