"""A field or kind by another name: everything that names it by the old one follows."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.record import Evidence, Record
from blotter.domain.record_schema import RecordKind

_IS = "="
"""What stands between field and value in a proposal that was turned down."""


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
