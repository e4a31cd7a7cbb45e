"""What a record states in a field: in the shape in which coders are compared, and in words."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from blotter.analysis.records import dates
from blotter.analysis.records.field_values import Amount, Dated, Shape, Stated, midpoint
from blotter.domain.names import name_key
from blotter.domain.record import Blank, Record
from blotter.domain.record_schema import BUILT_IN, FieldType, RecordSchema
from blotter.project.records.rows import BETWEEN, RecordNames, told_quantity

KIND = "kind"
"""The kind of a record, which is compared as a field is."""

_NOT_COMPARED = frozenset({"confidence", "note"})
"""What a coder says of the own work, and notes."""

_SHAPES: Mapping[FieldType, Shape] = MappingProxyType(
    {
        FieldType.WORDS: Shape.WORDS,
        FieldType.NUMBER: Shape.NUMBER,
        FieldType.CHOICE: Shape.CATEGORY,
        FieldType.CHOICES: Shape.SET,
        FieldType.DATE: Shape.DATE,
        FieldType.YES_NO: Shape.CATEGORY,
        FieldType.SUBTYPE: Shape.CATEGORY,
        FieldType.COUNTRIES: Shape.SET,
        FieldType.ACTORS: Shape.SET,
        FieldType.QUANTITIES: Shape.QUANTITIES,
        FieldType.STATUSES: Shape.CATEGORY,
        FieldType.RECORD: Shape.WORDS,
    }
)


def compared_fields(schema: RecordSchema) -> list[str]:
    """The fields in which coders are compared: the kind, and what some kind shows, in the schema's order."""
    shown = {name for kind in schema.kinds.values() for name in kind.fields}
    return [KIND, *(name for name in schema.fields if name in shown - _NOT_COMPARED)]


def shape(schema: RecordSchema, field: str) -> Shape:
    """How a field is compared."""
    return Shape.CATEGORY if field == KIND else _SHAPES[schema.type(field)]


def stated(record: Record, field: str, schema: RecordSchema) -> Stated | None:
    """What a record states in a field; a Blank says why it states nothing, None: it is not yet coded.

    Of a status history that is what it comes to.
    """
    value = _VALUES[field](record) if field in _VALUES else _own(record, field, schema)
    if value:
        return value
    return next((Blank(why) for name, why in record.blanks if name == field), None)


def _dated(name: str) -> Callable[[Record], Stated]:
    def dated(record: Record) -> Stated:
        text = getattr(record, name)
        return Dated(text, *dates.bounds(text)) if text else ""

    return dated


def _words(name: str) -> Callable[[Record], Stated]:
    return lambda record: str(getattr(record, name) or "")


_VALUES: Mapping[str, Callable[[Record], Stated]] = MappingProxyType(
    {
        **{
            name: _words(name)
            for name in (KIND, "level", "subtype", "engagement", "direction", "status", "parent")
        },
        **{name: _dated(name) for name, kind in BUILT_IN.items() if kind is FieldType.DATE},
        "topics": lambda record: frozenset(record.topics),
        "countries": lambda record: frozenset(each.code or name_key(each.name) for each in record.countries),
        "actors": lambda record: frozenset(each.actor for each in record.actors),
        "quantities": lambda record: tuple(
            sorted(
                (
                    Amount(each.measure, each.unit, each.stage, midpoint(each.low, each.best, each.high))
                    for each in record.quantities
                ),
                key=str,
            )
        ),
        "statuses": lambda record: record.status,
    }
)


def _own(record: Record, field: str, schema: RecordSchema) -> Stated | None:
    values = record.values(field)
    if not values:
        return None
    kind = schema.type(field)
    if kind is FieldType.CHOICES:
        return frozenset(values)
    if kind is FieldType.DATE:
        return Dated(values[0], *dates.bounds(values[0])) if dates.is_date(values[0]) else None
    return _number(values[0]) if kind is FieldType.NUMBER else values[0]


def _number(text: str) -> Stated | None:
    try:
        return float(text)
    except ValueError:
        return None


def told(record: Record, field: str, names: RecordNames) -> str:
    """What a record states in a field, in words; the reason for no value in brackets."""
    words = _TOLD[field](record, names) if field in _TOLD else ""
    if not words and field not in BUILT_IN:
        words = BETWEEN.join(record.values(field))
    if words:
        return words
    return next((f"({why})" for name, why in record.blanks if name == field), "")


def _plain(name: str) -> Callable[[Record, RecordNames], str]:
    return lambda record, _: str(getattr(record, name) or "")


_TOLD: Mapping[str, Callable[[Record, RecordNames], str]] = MappingProxyType(
    {
        **{name: _plain(name) for name in ("level", "engagement", "direction", "confidence", "note")},
        **{name: _plain(name) for name, kind in BUILT_IN.items() if kind is FieldType.DATE},
        KIND: lambda record, names: names.kind(record),
        "subtype": lambda record, names: names.subtype(record),
        "topics": lambda record, _: BETWEEN.join(record.topics),
        "countries": lambda record, names: BETWEEN.join(names.countries(record)),
        "actors": lambda record, names: BETWEEN.join(
            names.actors[each.actor].name for each in record.actors if each.actor in names.actors
        ),
        "quantities": lambda record, _: BETWEEN.join(
            ": ".join(filter(None, (each.measure, told_quantity(each)))) for each in record.quantities
        ),
        "statuses": lambda record, _: record.status,
        "parent": lambda record, names: names.umbrella(record),
    }
)
