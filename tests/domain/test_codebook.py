"""The tree of codes: order, paths, lookup, identity, and what is wrong with a bad one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import PARTS, Code, Codebook
from blotter.errors import NotFound
from factories import code

TRAINING = code("Training", colour="blue")
ACADEMY = code("academy", TRAINING, position=1)
COURSE = code("course", TRAINING, position=0, colour="red")
ONLINE = code("on/line", COURSE)
PATROL = code("patrol", position=-1)
ALL = (ONLINE, COURSE, ACADEMY, TRAINING, PATROL)
BOOK = Codebook(ALL)


def test_reading_order_is_by_place_parents_first() -> None:
    assert [each.name for each in BOOK] == ["patrol", "Training", "course", "on/line", "academy"]
    assert BOOK.children(None) == [PATROL, TRAINING]
    assert BOOK.children(ONLINE.id) == []
    assert [each.name for each in BOOK.descendants(TRAINING.id)] == ["course", "on/line", "academy"]
    assert BOOK.ancestors(ONLINE.id) == [COURSE, TRAINING]


def test_equal_places_go_by_name() -> None:
    book = Codebook([code("b"), code("A"), code("c")])
    assert [each.name for each in book] == ["A", "b", "c"]


def test_paths_are_found_as_they_are_written_case_aside() -> None:
    assert BOOK.path(ONLINE.id) == "Training/course/on\\/line"
    assert BOOK.find("training/COURSE/On\\/Line") is ONLINE
    assert BOOK.get("training/on/line") is None
    with pytest.raises(NotFound, match="Did you mean “Training/course”"):
        BOOK.find("training/courses")


def test_colours_come_from_above() -> None:
    assert [BOOK.colour(each.id) for each in (ACADEMY, ONLINE, PATROL)] == ["blue", "red", ""]


def test_a_codebook_is_a_value() -> None:
    assert Codebook(reversed(ALL)) == BOOK
    assert Codebook(ALL, title="Other") != BOOK
    assert Codebook([replace(PATROL, colour="red"), *ALL[:-1]]) != BOOK
    assert len(BOOK) == 5


def test_identity_is_names_places_and_parts() -> None:
    def digest(changed: Code) -> str:
        return Codebook([changed, ONLINE, COURSE, TRAINING, PATROL]).digest()

    same = [{"colour": "red"}, {"key": "a"}, {"position": 9}]
    other = [{part: "words"} for part in PARTS] + [{"name": "academies"}, {"parent": PATROL.id}]
    assert {digest(replace(ACADEMY, **change)) for change in same} == {BOOK.digest()}
    found = {digest(replace(ACADEMY, **change)) for change in other}
    assert len(found | {BOOK.digest()}) == len(other) + 1
    assert Codebook(reversed(ALL)).digest() == BOOK.digest()


def test_a_sound_tree_has_no_problems() -> None:
    assert BOOK.problems() == []
    assert Codebook().problems() == []


def test_siblings_of_one_name_are_told() -> None:
    found = [str(each) for each in Codebook([*ALL, code("ACADEMY", TRAINING, position=2)]).problems()]
    assert found == ["Two codes under “Training” are both called “ACADEMY”."]
    assert "under the top" in str(Codebook([code("a"), code("A")]).problems()[0])


def test_a_missing_parent_is_told() -> None:
    assert "“academy”" in str(Codebook([ACADEMY]).problems()[0])
    assert len(Codebook([ACADEMY]).problems()) == 1


def test_a_circle_is_told_and_nothing_runs_round_in_it() -> None:
    one, two = code("one"), code("two")
    one, two = replace(one, parent=two.id), replace(two, parent=one.id)
    own = code("own")
    own = replace(own, parent=own.id)
    hanging = code("hanging", two)
    book = Codebook([one, two, own, hanging, PATROL])
    (problem,) = book.problems()
    assert all(name in str(problem) for name in ("one", "two", "own", "hanging"))
    assert "patrol" not in str(problem)
    assert list(book) == [PATROL]
    assert book.descendants(one.id) == [two, hanging]
    assert book.descendants(own.id) == []
    assert book.path(hanging.id) == "one/two/hanging"
    assert book.colour(one.id) == ""


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(-1, 8)), max_size=9))
def test_every_code_of_a_sound_tree_is_reached_once(links: list[tuple[int, int]]) -> None:
    made: list[Code] = []
    for number, (position, parent) in enumerate(links):
        above = made[parent] if 0 <= parent < len(made) else None
        made.append(replace(code(f"c{number}", above), position=position))
    book = Codebook(made)
    assert book.problems() == []
    assert sorted(each.id for each in book) == sorted(each.id for each in made)
    for each in made:
        assert book.find(book.path(each.id)) is each
        assert all(each in book.ancestors(below.id) for below in book.descendants(each.id))
