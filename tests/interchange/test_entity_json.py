"""Entities of every type become JSON and the same entities again; what is none is refused."""

import json
from random import Random

import pytest
from carried_projects import carried_project
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import Code
from blotter.domain.contents import DIGESTS
from blotter.domain.entity import new_id
from blotter.interchange.entity_json import (
    TYPES,
    NotSuch,
    differing,
    encoded,
    entity_from,
    field_names,
    named_ids,
    state_of,
    values_of,
)
from blotter.store.entities import MAPPED


def test_every_type_that_a_project_holds_is_known() -> None:
    assert {mapped.type for mapped in MAPPED} == set(TYPES.values())
    for kind, digests in DIGESTS.items():
        assert digests.keys() <= set(field_names(kind))


@given(st.randoms(use_true_random=False))
def test_what_is_read_is_what_was_written(random: Random) -> None:
    for each in carried_project(random).things.every():
        told = json.loads(encoded(values_of(each)))
        assert entity_from(type(each), told) == each


def test_what_differs_is_laid_over_the_other() -> None:
    first = Code(id=new_id(), name="a", short="x", aliases=("b",))
    second = Code(id=first.id, name="a", short="y")
    changes = differing(first, second)
    assert changes == {"short": "x", "aliases": ("b",)}
    assert entity_from(Code, json.loads(encoded(changes)), second) == first
    assert state_of(first) != state_of(second)


@pytest.mark.parametrize(
    "values",
    [
        {"id": new_id()},
        {"id": "x", "name": "a"},
        {"id": new_id(), "name": None},
        {"id": new_id(), "name": "a", "position": "1"},
        {"id": new_id(), "name": "a", "position": True},
        {"id": new_id(), "name": "a", "aliases": "b"},
        {"id": new_id(), "name": "a", "aliases": [1]},
        {"id": new_id(), "name": "a", "wings": 2},
    ],
)
def test_what_is_no_entity_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(NotSuch):
        entity_from(Code, values)


def test_ids_are_found_wherever_they_stand() -> None:
    first, second = new_id(), new_id()
    values = {
        "id": new_id(),
        "parent": first,
        "lists": ((second, 1),),
        "text": f'{{"code": "{first}"}}',
        "n": 3,
    }
    assert set(named_ids(values)) == {first, second}
