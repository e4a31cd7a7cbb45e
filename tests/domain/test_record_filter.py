"""A filter is a value that JSON keeps whole."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.record_filter import EVERYTHING, RecordFilter, as_json, from_json
from blotter.errors import Refused

words = st.lists(st.text(max_size=5), max_size=3).map(tuple)
pairs = st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=3).map(tuple)
yes_no = st.sampled_from((None, True, False))
OTHERS = {
    "years": st.none() | st.tuples(st.integers(0, 9999), st.integers(0, 9999)),
    "ids": st.none() | st.frozensets(st.text(max_size=5), max_size=3),
    "words": st.text(max_size=5),
    "min_sources": st.integers(0, 9),
    "own": pairs,
    "table": pairs,
    "counted": yes_no,
    "to_recheck": yes_no,
    "reviewed": yes_no,
    "problems": yes_no,
}
filters = st.builds(
    RecordFilter, **{each.name: OTHERS.get(each.name, words) for each in fields(RecordFilter)}
)


@given(filters)
def test_a_filter_comes_back_from_json_as_it_was(asked: RecordFilter) -> None:
    assert from_json(json.loads(json.dumps(as_json(asked)))) == asked


def test_what_is_not_asked_for_is_not_written() -> None:
    assert as_json(EVERYTHING) == {}
    assert EVERYTHING.asks_nothing
    assert as_json(RecordFilter(years=(2004, 2021), counted=False)) == {
        "years": [2004, 2021],
        "counted": False,
    }


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"colour": ["blue"]}, "colour"),
        ({"kinds": "training"}, "training"),
        ({"years": [2004]}, "2004"),
        ({"years": ["2004", "2021"]}, "2004"),
        ({"counted": 1}, "counted"),
        ({"own": [["field"]]}, "field"),
        ({"ids": [1]}, "ids"),
        ({"min_sources": True}, "min_sources"),
    ],
)
def test_what_no_filter_is_gets_refused(told: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        from_json(told)
