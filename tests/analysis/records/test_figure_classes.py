"""Classes of a map: at most five, none empty, every value in one, equal values together."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records.figure_classes import classes
from blotter.domain.record_figure import Scale, Steps

values = st.lists(st.integers(0, 40) | st.floats(0, 40), max_size=60)


@given(values, st.sampled_from(Scale), st.lists(st.integers(1, 40), max_size=5))
def test_each_value_is_in_exactly_one_class(found: list[float], scale: Scale, steps: list[float]) -> None:
    made = classes(found, scale, steps)
    positive = [value for value in found if value > 0]
    for value in positive:
        assert sum(step.low <= value <= step.high for step in made) == 1
    for step in made:
        assert step.low in positive
        assert step.high in positive
    assert all(one.high < other.low for one, other in itertools.pairwise(made))
    if scale is not Scale.BY_HAND or not steps:
        assert len(made) <= 5
    else:
        assert len(made) <= len(set(steps)) + 1


def test_few_values_are_classes_by_themselves() -> None:
    assert classes([1, 1, 3, 7, 0], Scale.EQUAL_COUNT) == (Steps(1, 1), Steps(3, 3), Steps(7, 7))


def test_equal_count_and_equal_interval() -> None:
    found = [1] * 10 + [2] * 10 + [3] * 10 + [4] * 5 + [5] * 5 + [6] * 5 + [7] * 5
    assert classes(found, Scale.EQUAL_COUNT) == (
        Steps(1, 1),
        Steps(2, 2),
        Steps(3, 3),
        Steps(4, 5),
        Steps(6, 7),
    )
    assert classes(range(1, 11), Scale.EQUAL_INTERVAL) == (
        Steps(1, 2),
        Steps(3, 4),
        Steps(5, 6),
        Steps(7, 8),
        Steps(9, 10),
    )


def test_by_hand_the_last_class_takes_what_is_beyond() -> None:
    assert classes([1, 2, 3, 5, 9], Scale.BY_HAND, (2, 5)) == (Steps(1, 2), Steps(3, 5), Steps(9, 9))
