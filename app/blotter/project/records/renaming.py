"""A field or kind by another name: everything that names it by the old one follows."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.record import Evidence, Record
from blotter.domain.record_schema import RecordKind

_IS = "="
"""What stands between field and value in a proposal that was turned down."""


Naming = Record | Evidence | RecordKind
"""What names fields."""


def renamed(thing: Naming, old: str, new: str) -> Naming:
    """A thing that names a field by its new name; itself where it does not name the field."""
    match thing:
        case Record():
            return in_record(thing, old, new)
        case Evidence():
            return in_evidence(thing, old, new)
        case _:
            return in_kind(thing, old, new)


def left_out(thing: Naming, name: str) -> Naming:
    """A thing that says nothing of a field any more; itself where it says nothing of it."""
    match thing:
        case Record():
            own = tuple(pair for pair in thing.own if pair[0] != name)
            blanks = tuple(pair for pair in thing.blanks if pair[0] != name)
            is_same = (own, blanks) == (thing.own, thing.blanks)
            return thing if is_same else replace(thing, own=own, blanks=blanks)
        case Evidence():
            fields = tuple(each for each in thing.fields if each != name)
            return thing if fields == thing.fields else replace(thing, fields=fields)
        case _:
            shown = tuple(each for each in thing.fields if each != name)
            required = tuple(each for each in thing.required if each != name)
            is_same = (shown, required) == (thing.fields, thing.required)
            return thing if is_same else replace(thing, fields=shown, required=required)


def in_record(record: Record, old: str, new: str) -> Record:
    """A record with what it says in a field under the field's new name."""
    own = tuple((new if name == old else name, value) for name, value in record.own)
    blanks = tuple((new if name == old else name, why) for name, why in record.blanks)
    alternatives = tuple(
        each._replace(field=new) if each.field == old else each for each in record.alternatives
    )
    dismissed = tuple(
        new + each[len(old) :] if each.startswith(f"{old}{_IS}") else each for each in record.dismissed
    )
    changed = (own, blanks, alternatives, dismissed)
    if changed == (record.own, record.blanks, record.alternatives, record.dismissed):
        return record
    return replace(record, own=own, blanks=blanks, alternatives=alternatives, dismissed=dismissed)


def in_evidence(evidence: Evidence, old: str, new: str) -> Evidence:
    """Evidence that supports a field under its new name."""
    fields = _renamed(evidence.fields, old, new)
    return evidence if fields == evidence.fields else replace(evidence, fields=fields)


def in_kind(kind: RecordKind, old: str, new: str) -> RecordKind:
    """A kind that shows a field under its new name."""
    fields, required = _renamed(kind.fields, old, new), _renamed(kind.required, old, new)
    is_same = (fields, required) == (kind.fields, kind.required)
    return kind if is_same else replace(kind, fields=fields, required=required)


def _renamed(names: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if name == old else name for name in names))
