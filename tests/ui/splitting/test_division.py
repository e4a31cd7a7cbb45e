"""Dividing segments: decisions, going back, and segments that come and go meanwhile."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.project.splitting import Part
from blotter.ui.splitting.division import STAYS, Division
from factories import code


def division(count: int = 3) -> Division:
    parts = [Part(code("one"), new=True), Part(code("two"), new=True)]
    return Division("code", parts, [f"s{number}" for number in range(count)])


def test_decisions_go_one_by_one() -> None:
    found = division()
    found.decide(0)
    found.decide(STAYS)
    assert found.current == "s2"
    assert found.assigned() == {"s0": 0}
    assert found.counts() == {0: 1, STAYS: 1}
    found.decide(1)
    assert found.current == ""
    found.decide(1)
    assert found.assigned() == {"s0": 0, "s2": 1}
    assert not found.leaves_none()


def test_going_back_keeps_a_decision_until_it_is_made_anew() -> None:
    found = division()
    found.decide(0)
    found.back()
    assert (found.current, found.decided) == ("s0", {"s0": 0})
    found.decide(1)
    assert found.decided == {"s0": 1}
    for _ in range(5):
        found.back()
    assert found.current == "s0"


def test_segments_that_go_are_forgotten_and_new_ones_come_last() -> None:
    found = division()
    found.decide(0)
    found.keep(["s0", "s2", "new"])
    assert (found.current, found.segments) == ("s2", ["s0", "s2", "new"])
    found.keep(["s2", "new"])
    assert (found.current, found.decided) == ("s2", {})


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("decide"), st.sampled_from([STAYS, 0, 1])),
            st.tuples(st.just("back"), st.just(0)),
            st.tuples(st.just("keep"), st.integers(0, 6)),
        )
    )
)
def test_every_decision_is_about_a_segment_that_is_there(steps: list[tuple[str, int]]) -> None:
    found, there = division(6), [f"s{number}" for number in range(6)]
    for what, number in steps:
        if what == "decide":
            found.decide(number)
        elif what == "back":
            found.back()
        else:
            there = [each for each in there if each != f"s{number}"]
            found.keep(there)
        assert sorted(found.segments) == there
        assert set(found.decided) <= set(there)
        assert 0 <= found.place <= len(there)
