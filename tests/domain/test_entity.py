"""Ids: ordered, never twice, equal on every laptop where derived."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID

from blotter.domain.entity import derived_id, is_id, new_id, now


def test_ids_come_in_order_and_never_twice() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(set(made))


def test_ids_of_several_threads_differ() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = [
            each for some in pool.map(lambda _: [new_id() for _ in range(500)], range(8)) for each in some
        ]
    assert len(set(made)) == len(made)


def test_an_id_is_a_uuid_of_its_version() -> None:
    assert UUID(new_id()).version == 7
    assert UUID(derived_id("a", "b")).version == 5
    assert is_id(new_id())
    assert is_id(derived_id("a"))


def test_derived_ids_depend_on_every_word() -> None:
    assert derived_id("a", "b") == derived_id("a", "b")
    assert len({derived_id("a", "b"), derived_id("ab"), derived_id("b", "a"), derived_id("a", "b", "")}) == 4


def test_what_is_no_id() -> None:
    for text in ("", new_id().upper(), new_id()[:-1], new_id() + "0", "g" * 32, "12345678 " * 4):
        assert not is_id(text)


def test_moments_are_utc_and_sort_as_text() -> None:
    first, second = now(), now()
    assert first <= second
    assert first.endswith("Z")
    assert datetime.fromisoformat(first).utcoffset() is not None
