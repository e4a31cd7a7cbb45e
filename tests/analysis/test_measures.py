import pytest

from blotter.analysis.measures import MEASURES, MatchMeasure, measure, usual_measures
from blotter.analysis.units import Unit
from blotter.errors import NotFound


def test_ids_are_unique_and_found():
    assert len({each.id for each in MEASURES}) == len(MEASURES)
    assert all(measure(each.id) is each for each in MEASURES)


def test_an_unknown_id_is_answered_with_the_nearest():
    with pytest.raises(NotFound, match="Did you mean “scott_pi”"):
        measure("scots_pi")


@pytest.mark.parametrize("each", MEASURES, ids=lambda each: each.id)
def test_every_row_tells_a_researcher_what_it_is(each):
    assert each.title
    assert each.origin
    assert each.explanation.endswith(".")
    assert set(each.misleading) < set(each.units)
    assert isinstance(each, MatchMeasure) == (each.units == (Unit.MATCH,))


@pytest.mark.parametrize("unit", Unit)
def test_the_usual_measures_suit_their_unit(unit):
    assert all(
        not each.objection(unit) for each in usual_measures(unit) if not isinstance(each, MatchMeasure)
    )
