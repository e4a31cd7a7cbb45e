"""How figures and coders are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.disagreements import Kind
from blotter.ui.comparison.words import (
    DASH,
    KIND_ICONS,
    KIND_MEANINGS,
    coefficient,
    kind_title,
    short_names,
)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.742, ".74"),
        (1.0, "1.00"),
        (0.0, ".00"),
        (-0.052, "−.05"),
        (-1.0, "−1.00"),
        (-0.003, ".00"),
        (0.9982, ".998"),
        (0.99999, ".999"),
        (None, DASH),
    ],
)
def test_a_coefficient_is_told_as_print_has_it(value: float | None, told: str) -> None:
    assert coefficient(value) == told


@given(st.floats(-1, 1))
def test_a_coefficient_can_be_read_back(value: float) -> None:
    told = coefficient(value)
    assert "-" not in told
    assert abs(float(told.replace("−", "-")) - value) <= 0.0051
    assert (told == "1.00") == (value == 1)


def test_every_kind_has_a_sign_and_a_meaning() -> None:
    assert set(KIND_ICONS) == set(KIND_MEANINGS) == set(Kind)
    assert len(set(KIND_ICONS.values())) == len(Kind)
    assert kind_title(Kind.MISSED, "Ada") == "Missed by Ada"
    assert kind_title(Kind.OTHER_CODE) == "Other code"


def test_long_names_become_initials_unless_two_coders_share_them() -> None:
    assert short_names(["Ada", "Benedikt Aster"]) == {"Ada": "Ada", "Benedikt Aster": "BA"}
    shared = ["Benedikt Aster", "Beatrice Ahn-Kowalski"]
    assert short_names(shared) == {name: name for name in shared}
