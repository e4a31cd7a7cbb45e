"""Counting work, and stopping it."""

import pytest

from blotter.progress import Cancelled, counted


def test_progress_is_told_every_so_often_and_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    items = list(counted(range(7), lambda done, total: told.append((done, total)), every=3))
    assert items == list(range(7))
    assert told == [(0, 7), (3, 7), (6, 7), (7, 7)]


def test_an_unknown_total_is_nought_until_the_end() -> None:
    told: list[tuple[int, int]] = []
    assert len(list(counted(iter("abc"), lambda done, total: told.append((done, total)), every=2))) == 3
    assert told == [(0, 0), (2, 0), (3, 3)]


def test_whoever_is_told_may_stop_it() -> None:
    def stop(done: int, total: int) -> None:
        if done >= 4:
            raise Cancelled

    seen: list[int] = []
    with pytest.raises(Cancelled):
        seen.extend(counted(range(10), stop, every=2))
    assert seen == [0, 1, 2, 3]
