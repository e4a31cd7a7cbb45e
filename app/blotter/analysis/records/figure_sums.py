"""Sums of quantities: each measure and unit by itself, with the bounds that the sources leave."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from blotter.analysis.records.figure_tally import Share
from blotter.domain.record_figure import Key, Mark


class Amount(NamedTuple):
    """A quantity of a record as it stands in a figure. `panel` is what is added up: measure, unit, stage.

    `row` and `column` say where; a row may be lacking. A part of another amount or an alternative to one
    is not to be among them.
    """

    record: str
    panel: str
    row: Share
    column: Share
    low: float | None
    best: float | None
    high: float | None


class Sums(NamedTuple):
    """What comes out at each place, and by what they lack, the records of the amounts that are left out."""

    marks: dict[Key, Mark]
    lacking: dict[str, list[str]]


NO_NUMBER = "no number"


def sums(amounts: Iterable[Amount]) -> Sums:
    """Add amounts up; a sum has an exact value only if all of it has, and an upper bound only so.

    “Nearly 3,000” adds nothing to the lower bound, “over 2,700” leaves the upper one open.
    """
    places: dict[Key, list[Amount]] = {}
    lacking: dict[str, list[str]] = {}
    for amount in amounts:
        lacks = amount.row.lacks or amount.column.lacks
        if amount.low is None and amount.best is None and amount.high is None:
            lacks = NO_NUMBER
        if lacks:
            _add(lacking, lacks, amount.record)
        else:
            places.setdefault(Key(amount.row.key, amount.column.key, amount.panel), []).append(amount)
    return Sums({key: _sum(found) for key, found in places.items()}, lacking)


def _add(lacking: dict[str, list[str]], reason: str, record: str) -> None:
    records = lacking.setdefault(reason, [])
    if not records or records[-1] != record:
        records.append(record)


def _sum(amounts: Sequence[Amount]) -> Mark:
    records = tuple(dict.fromkeys(amount.record for amount in amounts))
    exact = [amount.best for amount in amounts if amount.best is not None]
    value = _plain(sum(exact)) if len(exact) == len(amounts) else None
    low = sum(_least(amount) for amount in amounts)
    highs = [amount.high if amount.high is not None else amount.best for amount in amounts]
    known = [high for high in highs if high is not None]
    high = _plain(sum(known)) if len(known) == len(amounts) else None
    return Mark(value, records, _plain(low), high)


def _least(amount: Amount) -> float:
    if amount.low is not None:
        return amount.low
    return amount.best if amount.best is not None else 0


def _plain(number: float) -> float:
    """Whole numbers as such, others without what adding leaves behind."""
    return int(number) if float(number).is_integer() else round(number, 6)
