"""Back and forward through places, as browsers have it."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.visited import Place, Visited

A, B, C, D = (Place(name) for name in "abcd")


def there(*gone: str) -> Callable[[Place], bool]:
    return lambda place: place.source not in gone


def been(*places: Place) -> Visited:
    visited = Visited()
    for place in places:
        visited.jump(place)
    return visited


def test_back_and_forward_lead_through_the_places_in_order() -> None:
    visited = been(A, B)
    assert visited.back(C, there()) == B
    assert visited.back(B, there()) == A
    assert visited.back(A, there()) is None
    assert visited.forward(A, there()) == B
    assert visited.forward(B, there()) == C
    assert visited.forward(C, there()) is None


def test_a_jump_begins_a_new_way_forward() -> None:
    visited = been(A, B)
    visited.back(C, there())
    assert visited.can_go_forward(there())
    visited.jump(B)
    assert not visited.can_go_forward(there())
    assert visited.back(D, there()) == B


def test_one_comes_back_to_where_one_had_scrolled_before_leaving() -> None:
    visited = been(A)
    scrolled = Place("b", caret=3, top=400)
    assert visited.back(scrolled, there()) == A
    assert visited.forward(A, there()) == scrolled


def test_places_of_removed_documents_are_passed_over_and_come_back_with_them() -> None:
    visited = been(A, B, C)
    assert visited.back(D, there("b", "c")) == A
    assert visited.forward(A, there()) == B
    assert visited.forward(B, there()) == C
    assert visited.forward(C, there()) == D
    assert not been(A).can_go_back(there("a"))


def test_a_place_that_looks_the_same_is_no_step() -> None:
    visited = been(Place("a", caret=1), Place("a", caret=20))
    assert visited.back(Place("a", caret=30), there()) is None
    visited.jump(Place("a", caret=30, top=100))
    assert visited.back(Place("b"), there()) == Place("a", caret=30, top=100)


def test_leaving_the_same_place_again_is_stored_once() -> None:
    visited = been(A, A, A)
    assert visited.back(B, there()) == A
    assert not visited.can_go_back(there())


places = st.builds(Place, st.sampled_from("abc"), st.just(0), st.integers(0, 3))


@given(st.lists(places, max_size=150), places)
def test_going_all_the_way_back_and_forth_ends_where_it_began(left: list[Place], here: Place) -> None:
    visited, now, steps = been(*left), here, 0
    while (place := visited.back(now, there())) is not None:
        now, steps = place, steps + 1
    for _ in range(steps):
        forward = visited.forward(now, there())
        assert forward is not None
        now = forward
    assert now == here
    assert steps <= 100
    assert visited.forward(now, there()) is None
