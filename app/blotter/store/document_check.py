"""Whether groups, cases and attributes keep what they promise: a tree, names apart, values that fit."""

import sqlite3
from collections.abc import Iterator

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue
from blotter.domain.case import Case
from blotter.domain.countries import is_code
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.names import name_key
from blotter.store import messages
from blotter.store.entities import every

Found = tuple[str, str, str]
"""Which kind of thing, which one, and what is wrong with it."""


def problems(connection: sqlite3.Connection) -> Iterator[Found]:
    """Everything that is not as it should be."""
    yield from _groups(connection)
    names: set[str] = set()
    for case in every(connection, Case):
        if name_key(case.name) in names:
            yield "case", case.name, messages.TWO_CASES
        names.add(name_key(case.name))
    yield from _attributes(connection)


def _groups(connection: sqlite3.Connection) -> Iterator[Found]:
    groups = Groups(every(connection, DocumentGroup))
    reached = {each.id for each in groups.walk()}
    beside: set[tuple[str | None, str]] = set()
    for group in groups.by_id.values():
        if group.id not in reached:
            yield "group", group.name, messages.IN_A_CIRCLE
        if (group.parent, name_key(group.name)) in beside:
            yield "group", group.name, messages.TWO_GROUPS
        beside.add((group.parent, name_key(group.name)))


def _attributes(connection: sqlite3.Connection) -> Iterator[Found]:
    known = {each.id: each for each in every(connection, Attribute)}
    names: set[tuple[str, str]] = set()
    for attribute in known.values():
        if (attribute.of, name_key(attribute.name)) in names:
            yield "attribute", attribute.name, messages.TWO_ATTRIBUTES
        names.add((attribute.of, name_key(attribute.name)))
    held: set[tuple[str, str]] = set()
    for value in every(connection, AttributeValue):
        about = known.get(value.attribute)
        if about is None:
            continue
        bearer = value.source or value.case or ""
        if (value.attribute, bearer) in held:
            yield "value of an attribute", about.name, messages.TWO_VALUES
        held.add((value.attribute, bearer))
        if not _fits(about, value.value):
            yield "value of an attribute", about.name, messages.OTHER_VALUE


def _fits(attribute: Attribute, value: str) -> bool:
    """Whether a value can be one of its type at all; dates are for those who read them."""
    match attribute.type:
        case AttributeType.NUMBER:
            try:
                float(value)
            except ValueError:
                return False
            return True
        case AttributeType.YES_NO:
            return value in ("yes", "no")
        case AttributeType.CHOICE:
            return value in attribute.options
        case AttributeType.COUNTRY:
            return is_code(value)
        case _:
            return bool(value)
