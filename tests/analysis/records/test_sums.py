"""Parts that do not come to their total are pointed out, and shares that do not come to a hundred."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records.sums import Sum, exact, sums
from blotter.domain.record import Quantity

TOTAL = Quantity("t", "boats", best=10, unit="boats")


def part(name: str, best: float | None, unit: str = "boats", **values: object) -> Quantity:
    return Quantity(name, name, best=best, unit=unit, **{"part_of": "t", **values})  # type: ignore[arg-type]


def found(*quantities: Quantity, source: str = "s") -> list[Sum]:
    return sums([("A", quantities, [source] * len(quantities))])


def test_parts_that_come_to_less_or_more() -> None:
    (less,) = found(TOTAL, part("a", 4), part("b", 5))
    assert (exact(less.outcome), less.outcome.difference, less.implied) == (9, -1, False)
    (more,) = found(TOTAL, part("a", 4), part("b", 7))
    assert more.outcome.difference == 1
    assert found(TOTAL, part("a", 4), part("b", 6)) == []


def test_limits_are_given_the_benefit_of_the_doubt() -> None:
    assert found(TOTAL, part("a", 4), part("b", None, low=3)) == []
    (more,) = found(TOTAL, part("a", 4), part("b", None, low=7))
    assert more.outcome.difference == 1
    assert exact(more.outcome) is None


def test_parts_in_another_unit_are_not_added() -> None:
    assert found(TOTAL, part("a", 4), part("b", 90, "persons")) != []
    assert found(TOTAL, part("a", 10), part("b", 90, "persons")) == []


def test_shares_come_to_a_hundred_but_for_rounding() -> None:
    shares = [part(name, value, "percent") for name, value in (("a", 33), ("b", 33), ("c", 33))]
    assert found(TOTAL, *shares) == []
    (over,) = found(TOTAL, *shares, part("d", 20, "percent"))
    assert over.total is None
    assert len(over.parts) == 4


def test_a_share_has_shares_of_its_own() -> None:
    whole = Quantity("t", "Asia", best=60, unit="percent")
    assert found(whole, part("a", 40, "percent"), part("b", 20, "percent")) == []
    (over,) = found(whole, part("a", 40, "percent"), part("b", 30, "percent"))
    assert over.total == whole


def test_a_quantity_that_calls_itself_the_total_has_the_others_as_its_parts() -> None:
    total = Quantity("t", "crew, total", best=10, unit="persons")
    rest = [Quantity(name, name, best=4, unit="persons") for name in ("sailors", "cooks")]
    (less,) = found(total, *rest)
    assert (less.total, less.parts, less.implied) == (total, tuple(rest), True)
    assert found(total, rest[0]) == []
    elsewhere = sums([("A", (total, *rest), ["s", "x", "x"])])
    assert elsewhere == []


@given(st.lists(st.integers(0, 100), min_size=1, max_size=6))
def test_parts_that_add_up_are_never_pointed_out(values: list[int]) -> None:
    total = Quantity("t", "boats", best=sum(values), unit="boats")
    parts = [part(str(place), value) for place, value in enumerate(values)]
    assert found(total, *parts) == []
    (more,) = found(total, *parts, part("x", 1))
    assert more.outcome.difference == 1
