"""Filters of documents: in words and as JSON, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.attribute import Bearer
from blotter.domain.document_filter import Condition, DocumentFilter, Operator, as_json, condition, from_json
from blotter.errors import Refused

VALUES = st.text(min_size=1, max_size=12).map(lambda each: " ".join(each.split())).filter(bool)
NAMES = VALUES | st.sampled_from(
    ["Year of birth", "A <= B", 'say "hi"', "case:Age", "is empty", "x is not", "back\\slash", "~", "Née 是"]
)


@st.composite
def some_conditions(draw: st.DrawFn) -> Condition:
    operator = draw(st.sampled_from(list(Operator)))
    value = draw(VALUES) if operator.needs_value else ""
    if operator in (Operator.LESS, Operator.MORE) and value.startswith("="):
        value = f"x{value}"
    return Condition(draw(NAMES), operator, value, draw(st.sampled_from(list(Bearer))))


@given(some_conditions())
def test_a_condition_is_read_back_from_its_words(asked: Condition) -> None:
    assert condition(asked.words) == asked


@given(st.lists(some_conditions(), max_size=3), st.lists(st.text(max_size=9), max_size=2))
def test_a_filter_is_read_back_from_json(several: list[Condition], names: list[str]) -> None:
    asked = DocumentFilter(groups=tuple(names), cases=tuple(names[:1]), where=tuple(several))
    assert from_json(as_json(asked)) == asked
    assert as_json(DocumentFilter()) == {}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Published>=2015", Condition("Published", Operator.AT_LEAST, "2015")),
        ("Country = Kenya; Chad", Condition("Country", Operator.EQUALS, "Kenya; Chad")),
        ("Country IS  Not empty", Condition("Country", Operator.FILLED)),
        ('"A <= B" < 3', Condition("A <= B", Operator.LESS, "3")),
        ("case:Age > 30", Condition("Age", Operator.MORE, "30", Bearer.CASES)),
        ("Title ~ a = b", Condition("Title", Operator.HOLDS, "a = b")),
    ],
)
def test_conditions_as_people_type_them(words: str, meant: Condition) -> None:
    assert condition(words) == meant


@pytest.mark.parametrize("words", ["", "Published", "= 3", "Published >=", "is empty", "Published 2015"])
def test_what_is_no_condition_is_answered_with_an_example(words: str) -> None:
    with pytest.raises(Refused, match="“Published >= 2015”"):
        condition(words)


@pytest.mark.parametrize(
    "told", [{"tags": []}, {"groups": "Press"}, {"cases": [1]}, {"where": ["Published"]}]
)
def test_json_of_another_version_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(Refused):
        from_json(told)
