import pytest
from published import continuum

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.measures import MEASURES, ContinuumMeasure, MatchMeasure, measure, usual_measures
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
    assert each.needs.endswith(".")
    assert each.two_coders == ("Exactly two" in each.needs)
    assert each.missing == ("some may be missing" in each.needs or "pairs" in each.needs)
    assert set(each.misleading) < set(each.units)
    assert isinstance(each, MatchMeasure) == (each.units == (Unit.MATCH,))


@pytest.mark.parametrize("unit", Unit)
def test_the_usual_measures_suit_their_unit(unit):
    assert all(
        not each.objection(unit) for each in usual_measures(unit) if not isinstance(each, MatchMeasure)
    )


def test_a_continuum_measure_adds_up_documents():
    names = [each.id for each in MEASURES if isinstance(each, ContinuumMeasure)]
    assert names == [
        *("alpha_u_nominal", "alpha_u_binary", "alpha_cu_nominal", "alpha_ku_nominal", "alpha_u_1995")
    ]
    one = continuum(20, [(0, 5, "k"), (5, 8, "m")], [(0, 5, "k"), (5, 9, "m")])
    two = continuum(30, [(0, 9, "k")], [(4, 12, "m"), (0, 3, "k")])
    for each in MEASURES:
        if isinstance(each, ContinuumMeasure):
            alone = each.value([each.sums(one)], "k")
            assert alone.value is not None
            assert each.value([each.sums(one), each.sums(two)], "k").value < alone.value
            assert each.value([], "k") == c.Value(None, messages.NEEDS_TWO_CODERS)


def test_a_domain_lifts_the_objection():
    cu = measure("alpha_cu_nominal")
    assert cu.objection(Unit.CHARACTER) == messages.NEEDS_DOMAIN
    assert cu.objection(Unit.CHARACTER, domain=True) == ""
    assert cu.objection(Unit.SENTENCE, domain=True) == messages.NOT_ON_UNITS
