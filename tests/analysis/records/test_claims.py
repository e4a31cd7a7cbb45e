"""One quantity with several values is a conflict, in whatever words; different quantities are none."""

import pytest

from blotter.analysis.records.claims import Claim, conflicts, range_of
from blotter.analysis.records.dates import bounds
from blotter.domain.entity import new_id
from blotter.domain.record import Level, Quantity


def claim(measure: str, best: float | None = None, unit: str = "rounds", **values: object) -> Claim:
    figures = {name: values.pop(name) for name in tuple(values) if name in Quantity._fields}
    if "date" in values:
        values["time"] = bounds(str(values.pop("date")))
    quantity = Quantity(new_id(), measure, best=best, unit=unit, **figures)  # type: ignore[arg-type]
    told = {"record": "A", "kind": "patrol", "sources": frozenset({new_id()}), **values}
    return Claim(quantity=quantity, **told)  # type: ignore[arg-type]


def groups(*claims: Claim) -> list[tuple[list[float | None], bool]]:
    return [
        (
            [each.quantity.best or each.quantity.low or each.quantity.high for each in found.claims],
            found.contradict,
        )
        for found in conflicts(claims)
    ]


def test_two_sources_with_two_values_of_one_measure() -> None:
    assert groups(claim("lake rounds", 41), claim("lake rounds", 38)) == [([38, 41], True)]


def test_the_same_value_is_no_conflict_but_stands_beside_another() -> None:
    assert groups(claim("lake rounds", 41), claim("lake rounds", 41)) == []
    assert groups(claim("lake rounds", 41), claim("lake rounds", 41), claim("lake rounds", 38)) == [
        ([38, 41, 41], True)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lake rounds", "rounds on the lake"),
        ("Lake rounds, total", "lake round"),
        ("lake rounds, 2011–2019", "lake rounds, 2011 to March 2020"),
        ("lake rounds", "joint lake rounds"),
        ("tours du lac", "tours au lac"),
    ],
)
def test_measures_may_differ_a_little_in_their_words(one: str, other: str) -> None:
    assert len(groups(claim(one, 41), claim(other, 38, record="B"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lake rounds", "river rounds"),
        ("lake rounds", "lake rounds per year"),
        ("lake rounds", "planned lake rounds"),
        ("lake rounds, 2011–2014", "lake rounds, 2016"),
        ("lake rounds", "share of lake rounds"),
    ],
)
def test_other_measures_and_other_times_are_no_conflict(one: str, other: str) -> None:
    assert groups(claim(one, 41), claim(other, 38)) == []


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "training"},
        {"subject": "river", "subtype": "river"},
        {"places": frozenset({"LA"})},
        {"level": Level.EVENT},
    ],
)
def test_another_kind_subtype_country_or_level_in_another_record_is_no_conflict(values: dict) -> None:
    assert groups(claim("lake rounds", 41), claim("lake rounds", 38, record="B", **values)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("officers", "people"), ("agreements", "instruments"), ("governments", "countries"), ("€", "EUR")],
)
def test_units_in_other_words(one: str, other: str) -> None:
    assert len(groups(claim("partners", 41, one), claim("partners", 38, other, record="B"))) == 1


def test_what_goes_without_saying_in_a_kind_is_not_minded() -> None:
    accord = {"kind": "agreement", "unit": "accords"}
    one = claim("accords signed", 7, **accord)
    other = claim("instruments signed", low=90, record="B", kind="agreement", unit="instruments")
    assert groups(one, other) == [([7, 90], True)]


def test_a_document_contradicts_itself_only_in_the_very_same_quantity() -> None:
    here = {"sources": frozenset({"s"})}
    assert groups(claim("joint lake rounds", 41, **here), claim("lake rounds", 38, **here)) == []
    assert groups(claim("lake rounds, 2011–2014", 41, **here), claim("lake rounds, 2014", 8, **here)) == []
    assert groups(claim("lake rounds, total", 41, **here), claim("lake rounds", 8, **here)) == []
    assert len(groups(claim("lake rounds", 41, **here), claim("lake rounds", 38, **here))) == 1


def test_a_part_is_no_other_value_of_its_total() -> None:
    total = claim("lake rounds", 41)
    part = claim("lake rounds", 8, part_of=total.quantity.id)
    assert groups(total, part) == []


def test_an_alternative_is_another_value_whatever_it_is_called() -> None:
    one = claim("lake rounds", 41)
    other = claim("trips", 8, alternative_to=one.quantity.id)
    assert groups(one, other) == [([8, 41], True)]


def test_stages_are_not_held_against_each_other() -> None:
    assert groups(claim("boats", 9, stage="pledged"), claim("boats", 4, stage="delivered")) == []


def test_limits_differ_without_contradicting_where_one_number_fits_both() -> None:
    assert groups(claim("lake rounds", low=40), claim("lake rounds", high=50)) == [([40, 50], False)]
    assert groups(claim("lake rounds", low=60), claim("lake rounds", high=50)) == [([50, 60], True)]
    about = claim("lake rounds", 100, approximate=True)
    assert groups(about, claim("lake rounds", 102)) == [([100, 102], False)]


@pytest.mark.parametrize(("first", "second", "found"), [("2020-03", "2021-01", 1), ("2015", "2021", 0)])
def test_stocks_are_of_one_time_within_a_year(first: str, second: str, found: int) -> None:
    assert len(groups(claim("accords", 7, as_of=first), claim("accords", 9, as_of=second))) == found


def test_events_need_a_country_in_common_and_dates_that_nearly_coincide() -> None:
    event = {"level": Level.EVENT, "places": frozenset({"LA"}), "date": "2016-05"}
    assert len(groups(claim("officers", 20, **event), claim("officers", 30, record="B", **event))) == 1
    year = event | {"date": "2016"}
    assert groups(claim("officers", 20, **event), claim("officers", 30, record="B", **year)) == []


def test_records_found_different_are_not_held_against_each_other() -> None:
    claims = claim("lake rounds", 41), claim("lake rounds", 38, record="B")
    assert conflicts(claims)
    assert not conflicts(claims, frozenset({frozenset({"A", "B"})}))


def test_the_contradicting_ones_come_first() -> None:
    found = groups(
        claim("boats", low=4), claim("boats", high=9), claim("lake rounds", 41), claim("lake rounds", 38)
    )
    assert [contradict for _, contradict in found] == [True, False]


def test_an_as_of_that_is_no_date_is_not_minded() -> None:
    assert len(groups(claim("boats", 4, as_of="soon"), claim("boats", 9, as_of="later"))) == 1


def test_between_which_values_a_quantity_lies() -> None:
    assert range_of(Quantity("", "x", best=5)) == (5, 5)
    assert range_of(Quantity("", "x", low=4, best=5, high=9)) == (4, 9)
    assert range_of(Quantity("", "x", low=4)) == (4, float("inf"))
