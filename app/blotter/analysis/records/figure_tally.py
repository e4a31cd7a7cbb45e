"""Counts behind a figure: how records add up over rows and columns, and which of them have no place there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from blotter.domain.record_figure import Count, Key, Mark


class Share(NamedTuple):
    """A row or column that a record belongs to, and with how much of it; or, without a key, what it lacks."""

    key: str
    weight: float = 1.0
    lacks: str = ""


class Place(NamedTuple):
    """The rows and columns that one of a record's countries leads to."""

    rows: Sequence[Share]
    columns: Sequence[Share]


class Item(NamedTuple):
    """A record (its id) with its places, at least one."""

    record: str
    places: Sequence[Place]


class Tally(NamedTuple):
    """What stands at each place; and by what they lack, the records that have none."""

    marks: dict[Key, Mark]
    lacking: dict[str, list[str]]


WHOLE = (Share(""),)
"""The columns of a record in a figure without any."""


def tally(items: Iterable[Item], count: Count) -> Tally:
    """Add records up; one is lacking for a reason if some of it is, or with RECORDS if all of it is."""
    values: dict[Key, float] = {}
    records: dict[Key, list[str]] = {}
    lacking: dict[str, list[str]] = {}
    for record, places in items:
        found, lacks = _weights(places, count)
        for key, weight in found.items():
            values[key] = values.get(key, 0.0) + weight
            records.setdefault(key, []).append(record)
        if count is not Count.RECORDS or not found:
            for reason in lacks:
                lacking.setdefault(reason, []).append(record)
    marks = {key: Mark(_rounded(value), tuple(records[key])) for key, value in values.items()}
    return Tally(marks, lacking)


def _weights(places: Sequence[Place], count: Count) -> tuple[dict[Key, float], list[str]]:
    found: dict[Key, float] = {}
    lacks: list[str] = []
    if count is Count.FIRST:
        places = [Place(_first(place.rows), _first(place.columns)) for place in places[:1]]
    part = 1 / len(places) if count is Count.FRACTIONS else 1.0
    for rows, columns in places:
        weight = part / (_sum(rows) * _sum(columns)) if count is Count.FRACTIONS else part
        for row in rows:
            for column in columns:
                reason = row.lacks or column.lacks
                if reason:
                    if reason not in lacks:
                        lacks.append(reason)
                    continue
                key = Key(row.key, column.key)
                value = weight * row.weight * column.weight
                before = found.get(key, 0.0)
                found[key] = max(before, value) if count is Count.RECORDS else before + value
    return found, lacks


def _first(shares: Sequence[Share]) -> Sequence[Share]:
    """The first of several; what is spread over several stays whole."""
    return shares if shares[0].weight < 1 else shares[:1]


def _sum(shares: Sequence[Share]) -> float:
    return sum(share.weight for share in shares) if len(shares) > 1 else shares[0].weight


def _rounded(value: float) -> float:
    """The value without what adding thirds leaves behind."""
    nearest = round(value)
    return nearest if abs(value - nearest) < 1e-6 else round(value, 6)
