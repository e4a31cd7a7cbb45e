"""Which codes of another codebook are to be added: ticks that go down, and what comes along above."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import Code, Codebook
from blotter.ui.models.adoption import Adoption, Ticks
from factories import code

PATROL = code("patrol")
RIVER, LAKE = code("river", PATROL), code("lake", PATROL)
NIGHT = code("at night", RIVER)
TALK = code("talk")
OTHER = Codebook([PATROL, RIVER, LAKE, NIGHT, TALK], "Theirs")


def own(*names: str) -> Codebook:
    """A codebook of ours with the top codes of these names."""
    return Codebook([Code(id=f"own {name}", name=name) for name in names])


def shown(adoption: Adoption) -> dict[str, Ticks]:
    return {adoption.book.by_id[identity].name: ticks for identity, ticks in adoption.ticks().items()}


def test_a_tick_goes_down_and_what_is_above_comes_along() -> None:
    adoption = Adoption(own(), OTHER)
    adoption.tick(RIVER.id)
    assert adoption.paths() == ["patrol", "patrol/river", "patrol/river/at night"]
    assert shown(adoption) == {
        "patrol": Ticks.SOME,
        "river": Ticks.ALL,
        "at night": Ticks.ALL,
        "lake": Ticks.NONE,
        "talk": Ticks.NONE,
    }
    adoption.untick(NIGHT.id)
    assert adoption.paths() == ["patrol", "patrol/river"]
    assert shown(adoption)["river"] is Ticks.SOME
    adoption.untick(RIVER.id)
    assert adoption.paths() == []


def test_a_code_can_be_taken_without_those_under_it() -> None:
    adoption = Adoption(own(), OTHER)
    adoption.tick(PATROL.id)
    for below in (RIVER, LAKE):
        adoption.untick(below.id)
    assert adoption.paths() == ["patrol"]
    assert shown(adoption)["patrol"] is Ticks.SOME


def test_what_is_present_is_not_added_again() -> None:
    adoption = Adoption(own("Patrol", "talk"), OTHER)
    assert adoption.present == {PATROL.id, TALK.id}
    assert adoption.can_tick(PATROL.id)
    assert not adoption.can_tick(TALK.id)
    adoption.tick(PATROL.id)
    assert adoption.paths() == ["patrol/lake", "patrol/river", "patrol/river/at night"]
    assert shown(adoption)["patrol"] is Ticks.ALL
    adoption.tick_all(False)
    assert adoption.paths() == []
    adoption.tick_all(True)
    assert len(adoption.paths()) == 3


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([PATROL, RIVER, LAKE, NIGHT, TALK]))))
def test_what_is_chosen_always_hangs_together(steps: list[tuple[bool, Code]]) -> None:
    adoption = Adoption(own("talk"), OTHER)
    for is_tick, each in steps:
        (adoption.tick if is_tick else adoption.untick)(each.id)
        chosen = adoption.chosen()
        assert not chosen & adoption.present
        assert all(OTHER.by_id[i].parent in (None, *chosen, *adoption.present) for i in chosen)
        ticks = adoption.ticks()
        for identity, state in ticks.items():
            missing = {identity, *(below.id for below in OTHER.descendants(identity))} - adoption.present
            expected = Ticks.ALL if missing and missing <= chosen else Ticks.SOME
            assert state is (expected if missing & chosen else Ticks.NONE)
