"""Precision, recall and F1 of found activities, by kind, with intervals that draw documents or records."""

import pytest

from blotter.analysis.records.agreement import Drawn, Draws
from blotter.analysis.records.events_found import events_found
from blotter.analysis.records.matching import Claim, matched
from blotter.domain.segment import Span

CODERS = ("Ada", "Ben")
KINDS = (("t", "training"), ("p", "patrol"), ("x", "never"))


def claim(name: str, kind: str, document: str, start: int) -> Claim:
    return Claim(name, name, kind, passages={document: (Span(start, start + 10),)})


def figures(
    first: list[Claim], second: list[Claim]
) -> dict[tuple[str, str], tuple[float | None, int | None]]:
    rows = events_found(matched(first, second, 31), CODERS, KINDS, Draws())
    return {(row.kind, row.measure): (row.value, row.matched) for row in rows}


def test_each_share_is_of_its_own_coder() -> None:
    first = [claim("A1", "t", "a", 0), claim("A2", "t", "a", 50), claim("A3", "p", "a", 90)]
    second = [claim("B1", "t", "a", 0), claim("B2", "p", "a", 90)]
    told = figures(first, second)
    assert told["", "precision"] == (1.0, 2)
    assert told["", "recall"] == (2 / 3, 2)
    assert told["", "f1"] == (0.8, 2)
    assert told["training", "recall"] == (0.5, 1)
    assert told["patrol", "f1"] == (1.0, 1)
    assert ("never", "f1") not in told


def test_a_pair_of_two_kinds_is_found_but_found_of_neither() -> None:
    told = figures([claim("A", "t", "a", 0)], [claim("B", "p", "a", 0)])
    assert told["", "f1"] == (1.0, 1)
    assert told["training", "f1"] == (0.0, 0)
    assert told["patrol", "precision"] == (0.0, 0)


def test_what_is_undefined_says_why() -> None:
    rows = events_found(matched([claim("A", "t", "a", 0)], [], 31), CODERS, KINDS, Draws())
    precision = next(row for row in rows if (row.kind, row.measure) == ("", "precision"))
    assert precision.value is None
    assert precision.reason == "Ben has no record of it"
    (f1,) = [row for row in events_found(matched([], [], 31), CODERS, KINDS, Draws()) if row.measure == "f1"]
    assert (f1.value, f1.reason) == (None, "neither has a record of it")


@pytest.mark.parametrize(("documents", "drawn", "n"), [(1, Drawn.RECORD, 30), (15, Drawn.DOCUMENT, 15)])
def test_intervals_draw_documents_where_there_are_enough(documents: int, drawn: Drawn, n: int) -> None:
    first = [claim(f"A{i}", "t", f"d{i % documents}", 20 * i) for i in range(30)]
    second = [claim(f"B{i}", "t", f"d{i % documents}", 20 * i) for i in range(20)]
    row = next(
        r for r in events_found(matched(first, second, 31), CODERS, KINDS, Draws()) if r.measure == "recall"
    )
    assert (row.drawn, row.n, row.value) == (drawn, n, 20 / 30)
    assert row.low is not None
    assert row.high is not None
    assert row.low < 20 / 30 < row.high


def test_too_few_records_have_no_interval() -> None:
    rows = events_found(
        matched([claim("A", "t", "a", 0)], [claim("B", "t", "a", 0)], 31), CODERS, KINDS, Draws()
    )
    assert rows[0].value == 1.0
    assert (rows[0].low, rows[0].interval_reason) == (None, "needs at least 5 records")
