"""The values of two records that are one activity, brought together; and taken apart again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from blotter.analysis.records import dates
from blotter.domain.names import name_key
from blotter.domain.record import Alternative, Quantity, Record, StatusEntry

SINGLE = (
    "kind",
    "level",
    "subtype",
    "engagement",
    "direction",
    "date",
    "as_of",
    "announced",
    "report_date",
    "counted",
    "count_rule",
    "confidence",
    "note",
)
"""The fields of which one value stays, and the other becomes an alternative."""

_SEVERAL = ("topics", "countries", "actors", "dismissed")
_NEVER = frozenset({"id", "number", "coder", "created", "modified", "earliest", "latest"})
BETWEEN = "; "


def differing(keep: Record, other: Record) -> list[str]:
    """The fields, also those of the project's own, in which two records have different values."""
    built_in = [
        name
        for name in SINGLE
        if getattr(keep, name) and getattr(other, name) and getattr(keep, name) != getattr(other, name)
    ]
    own = dict.fromkeys(name for name, _ in other.own)
    return [*built_in, *(n for n in own if keep.values(n) and keep.values(n) != other.values(n))]


def united(keep: Record, other: Record, of_other: Collection[str], told: Mapping[str, str]) -> Record:
    """One record with the values of both; in the fields `of_other` the other's value stays.

    A value that does not stay becomes an alternative. `told` says what to call values that are ids.
    """
    values: dict[str, Any] = {name: _union(getattr(keep, name), getattr(other, name)) for name in _SEVERAL}
    alternatives = _union(keep.alternatives, other.alternatives)
    disputed = set(differing(keep, other))
    for name in SINGLE:
        mine, theirs = getattr(keep, name), getattr(other, name)
        values[name] = theirs if (name in of_other and name in disputed) or not mine else mine
        if name in disputed:
            loser, number = (mine, keep.number) if name in of_other else (theirs, other.number)
            alternatives += (Alternative(name, told.get(loser, str(loser)), number),)
    own = list(keep.own)
    for name in dict.fromkeys(name for name, _ in other.own):
        mine, theirs = keep.values(name), other.values(name)
        if not mine or (name in of_other and name in disputed):
            own = [each for each in own if each[0] != name] + [(name, value) for value in theirs]
        if name in disputed:
            loser, number = (mine, keep.number) if name in of_other else (theirs, other.number)
            alternatives += (Alternative(name, BETWEEN.join(loser), number),)
    blank = dict(other.blanks) | dict(keep.blanks)
    return replace(
        keep,
        **values,
        own=tuple(own),
        examples=keep.examples or other.examples,
        quantities=_quantities(keep.quantities, other.quantities),
        statuses=_statuses(keep.statuses, other.statuses),
        blanks=tuple(blank.items()),
        alternatives=alternatives,
    )


def _union(mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*mine, *theirs)))


def _quantities(mine: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The same ones once; of one measure with another value, the one that came is an alternative."""
    known = {_content(each): each.id for each in reversed(mine)}
    measures = {_measure(each): each.id for each in reversed(mine)}
    stands_for = {each.id: known[_content(each)] for each in theirs if _content(each) in known}
    added = []
    for each in theirs:
        if each.id in stands_for:
            continue
        alternative = stands_for.get(each.alternative_to, each.alternative_to)
        added.append(
            each._replace(
                part_of=stands_for.get(each.part_of, each.part_of),
                alternative_to=alternative or measures.get(_measure(each), ""),
            )
        )
    return (*mine, *added)


def _measure(quantity: Quantity) -> tuple[object, ...]:
    return name_key(quantity.measure), name_key(quantity.unit), quantity.as_of, quantity.stage


def _content(quantity: Quantity) -> tuple[object, ...]:
    figures = (quantity.low, quantity.best, quantity.high, quantity.approximate, quantity.claimant)
    return (*_measure(quantity), *figures)


def _statuses(mine: tuple[StatusEntry, ...], theirs: tuple[StatusEntry, ...]) -> tuple[StatusEntry, ...]:
    """One history: by date where all have one, else with what is kept at its end, so that it holds."""
    both = _union(theirs, mine)
    if all(each.date for each in both):
        return tuple(sorted(both, key=lambda each: dates.bounds(each.date)))
    news = tuple(each for each in theirs if each not in mine)
    return (*news, *mine)


# Taken apart again


def parted(now: Record, before: Record, after: Record, others: Iterable[Record]) -> Record:
    """What remains of a record when what came with another is taken from it.

    What was changed since the merge stays so. What one of the `others` that were merged brought, too, stays.
    """
    if now == after:
        return before
    elsewhere = list(others)
    values = {
        each.name: _parted(
            getattr(now, each.name),
            getattr(before, each.name),
            getattr(after, each.name),
            [getattr(other, each.name) for other in elsewhere],
        )
        for each in fields(Record)
        if each.name not in _NEVER
    }
    return replace(now, **values)


def _parted(now: Any, before: Any, after: Any, elsewhere: list[Any]) -> Any:
    if isinstance(now, tuple):
        held = {_identity(each) for value in elsewhere for each in value}
        were, came = {_identity(each) for each in before}, {_identity(each) for each in after}
        added = came - were - held
        left = [each for each in now if _identity(each) not in added]
        here = {_identity(each) for each in now}
        lost = [each for each in before if _identity(each) not in came and _identity(each) not in here]
        return tuple(before if now == after and not held else [*left, *lost])
    return before if now == after else now


def _identity(each: Any) -> Any:
    """By which an item of a list is known: a quantity keeps its id when its value is changed."""
    return each.id if isinstance(each, Quantity) else each
