"""Variables as attributes of documents and of cases, with their values in the forms that these have here."""

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.entity import derived_id
from blotter.domain.names import FreeNames
from blotter.interchange.refi import messages
from blotter.interchange.refi.descriptions import options_of
from blotter.interchange.refi.reading.context import Reading, placeholder, prose
from blotter.interchange.refi.reading.told import ToldValue, ToldVariable

_KIND = "variable"
_SHOWN = 8
_TYPES = {
    "Boolean": AttributeType.YES_NO,
    "Integer": AttributeType.NUMBER,
    "Float": AttributeType.NUMBER,
    "Date": AttributeType.DATE,
    "DateTime": AttributeType.DATE,
}
_TRUTH = {"true": "yes", "1": "yes", "false": "no", "0": "no"}
_DAY = re.compile(r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:\.0+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_MOST_DIGITS = 40


class _Held(NamedTuple):
    """A value and the document or case that has it."""

    bearer: str
    words: str


class Values:
    """Gathers the values of documents and cases first: what an attribute is depends on all of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._variables = {each.guid: each for each in reading.told.variables}
        self._held: dict[tuple[str, Bearer], list[_Held]] = defaultdict(list)
        self._seen: set[tuple[str, str]] = set()

    def add(self, values: tuple[ToldValue, ...], bearer: str, of: Bearer) -> None:
        """The values of a document or a case."""
        for value in values:
            words = prose(value.words).strip()
            if not words:
                continue
            if (value.variable, bearer) in self._seen:
                self._reading.tally.add(messages.VALUE_TWICE, words)
                continue
            self._seen.add((value.variable, bearer))
            self._held[value.variable, of].append(_Held(bearer, words))

    def put(self) -> None:
        """Make attributes and their values of all that was gathered."""
        names = FreeNames()
        position = 0
        for variable in (*self._variables.values(), *self._unknown()):
            bearers = [of for of in Bearer if (variable.guid, of) in self._held] or [Bearer.DOCUMENTS]
            own = self._reading.identities.claim(_KIND, variable.guid)
            for number, of in enumerate(bearers):
                # Here an attribute is of documents or of cases: one of both becomes two.
                identity = derived_id("refi variable", own, of) if number else own
                self._put_one(variable, identity, of, position, names)
                position += 1

    def _unknown(self) -> list[ToldVariable]:
        """The variables that values refer to and that are not there."""
        found = {}
        for guid, _ in self._held:
            if guid not in self._variables:
                name = placeholder(messages.UNKNOWN_VARIABLE, guid=guid[:_SHOWN] or "?")
                self._reading.tally.add(messages.VARIABLE_MISSING, name, "filled in")
                found[guid] = ToldVariable(guid, name, "Text", "")
        return list(found.values())

    def _put_one(
        self, variable: ToldVariable, identity: str, of: Bearer, position: int, names: FreeNames
    ) -> None:
        reading, held = self._reading, self._held.get((variable.guid, of), [])
        name = reading.name(variable.name, placeholder(messages.UNNAMED_VARIABLE))
        note, options = options_of(prose(variable.description))
        kind = _TYPES.get(variable.type, AttributeType.TEXT)
        told = [_typed(kind, each.words) for each in held]
        if not all(told):
            reading.tally.add(messages.VALUES_AS_TEXT, name, "noted")
            kind, told = AttributeType.TEXT, [each.words for each in held]
        if options and kind is AttributeType.TEXT and set(told) <= set(options):
            kind = AttributeType.CHOICE
        else:
            note, options = prose(variable.description), ()
        if variable.type:
            reading.keep("variables", identity, variable.type)
        attribute = Attribute(
            id=identity,
            name=names.take(name, of),
            type=kind,
            of=of,
            options=options,
            note=note,
            position=position,
        )
        reading.carried.put(attribute)
        for each, value in zip(held, told, strict=True):
            reading.carried.put(
                AttributeValue(
                    id=value_id(identity, each.bearer),
                    attribute=identity,
                    source=each.bearer if of is Bearer.DOCUMENTS else None,
                    case=each.bearer if of is Bearer.CASES else None,
                    value=value,
                )
            )


def _typed(kind: AttributeType, words: str) -> str:
    """A value in the form of its type, "" where it has none."""
    if kind is AttributeType.YES_NO:
        return _TRUTH.get(words.lower(), "")
    if kind is AttributeType.NUMBER:
        return _number(words)
    if kind is AttributeType.DATE:
        found = _DAY.fullmatch(words) or _MIDNIGHT.fullmatch(words)
        return found[1] if found and _is_day(found[1]) else ""
    return words


def _number(words: str) -> str:
    """A number as Python writes it."""
    try:
        told = Decimal(words)
    except InvalidOperation:
        return ""
    if not told.is_finite() or len(words) > _MOST_DIGITS:
        return ""
    if told == told.to_integral_value() and abs(told) < Decimal(10) ** _MOST_DIGITS:
        return str(int(told))
    return repr(float(told))


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
