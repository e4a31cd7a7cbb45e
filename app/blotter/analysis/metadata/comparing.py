"""How the value of an attribute stands to that of a condition."""

import operator
import re
from collections.abc import Callable, Mapping

from blotter.analysis.metadata.typed import shown, typed
from blotter.analysis.records import dates
from blotter.domain.attribute import AttributeType
from blotter.domain.document_filter import Operator
from blotter.domain.names import name_key, split_names
from blotter.domain.source import storable

Fits = Callable[[str], bool]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST, _LAST = "", "\uffff"
"""Before and after every day."""

_ORDERS: Mapping[Operator, Callable[[float, float], bool]] = {
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE: operator.gt,
    Operator.AT_LEAST: operator.ge,
}


def comparer(kind: AttributeType, how: Operator, words: str, options: tuple[str, ...] = ()) -> Fits | None:
    """What tells whether a value ("" for none) fits; None where the type knows of no more and no less.

    Refused where the words are no value of the type. No value is like none of the others: `!=` fits it.
    """
    if how is Operator.EMPTY:
        return lambda value: not value
    if how is Operator.FILLED:
        return bool
    if how is Operator.HOLDS:
        return _holder(kind, words)
    if how.needs_order:
        return _ordered(kind, how, words, options)
    same = _any_of([_same(kind, each, options) for each in split_names(words) or (words,)])
    return same if how is Operator.EQUALS else lambda value: not same(value)


def _any_of(several: list[Fits]) -> Fits:
    return lambda value: bool(value) and any(fits(value) for fits in several)


def _same(kind: AttributeType, words: str, options: tuple[str, ...]) -> Fits:
    """Fits what is equal; of a date what may be, of a text also one of several with semicolons."""
    if kind is AttributeType.TEXT:
        key = name_key(storable(words))
        return lambda value: key == name_key(value) or key in map(name_key, split_names(value))
    wanted = typed(kind, words, options)
    if kind is AttributeType.NUMBER:
        number = float(wanted)
        return lambda value: float(value) == number
    if kind is AttributeType.DATE:
        first, last = _days(wanted)
        return lambda value: _days(value)[0] <= last and first <= _days(value)[1]
    return lambda value: value == wanted


def _holder(kind: AttributeType, words: str) -> Fits:
    key = name_key(storable(words))
    return lambda value: bool(value) and (key in name_key(value) or key in name_key(shown(kind, value)))


def _ordered(kind: AttributeType, how: Operator, words: str, options: tuple[str, ...]) -> Fits | None:
    compare = _ORDERS[how]
    if kind is AttributeType.NUMBER:
        number = float(typed(kind, words))
        return lambda value: bool(value) and compare(float(value), number)
    if kind is AttributeType.DATE:
        return _dated(how, typed(kind, words))
    if kind is AttributeType.CHOICE:
        place = options.index(typed(kind, words, options))
        return lambda value: value in options and compare(options.index(value), place)
    return None


def _dated(how: Operator, wanted: str) -> Fits:
    """Fits what may lie so: a date is compared by its earliest and its latest day."""
    first, last = _days(wanted)
    match how:
        case Operator.LESS:
            return lambda value: bool(value) and _days(value)[0] < first
        case Operator.AT_MOST:
            return lambda value: bool(value) and _days(value)[0] <= last
        case Operator.MORE:
            return lambda value: bool(value) and _days(value)[1] > last
        case _:
            return lambda value: bool(value) and _days(value)[1] >= first


def _days(value: str) -> tuple[str, str]:
    """Between which days a value lies; of a plain day, as most are, without looking at the calendar."""
    if _DAY.fullmatch(value):
        return value, value
    found = dates.bounds(value)
    return found.earliest or _FIRST, found.latest or _LAST
