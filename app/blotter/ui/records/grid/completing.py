"""What can be typed in a cell, offered while somebody types."""

from collections.abc import Callable, Iterable

from blotter.domain.countries import COUNTRIES
from blotter.domain.record import Level, Record
from blotter.domain.record_schema import FieldType
from blotter.project.project import Project
from blotter.project.records import cells
from blotter.project.records.rows import by_number
from blotter.ui.language import current

SEVERAL = frozenset({FieldType.CHOICES, FieldType.COUNTRIES, FieldType.ACTORS, FieldType.STATUSES})
"""Fields with several values in a cell, `;` between them."""


def takes_several(project: Project, field: str) -> bool:
    """Whether a cell of a field holds several values."""
    return field not in (cells.KIND, cells.COUNT) and project.record_schema.type(field) in SEVERAL


def choices(project: Project, record: Record, field: str) -> list[str]:
    """The values that can be chosen in a field; none where words are free."""
    if field == cells.KIND:
        return [each.name for each in project.record_schema.kinds.values()]
    if field == cells.COUNT:
        return ["by rule", "yes", "no"]
    if field == "level":
        return list(Level)
    find = _FOUND.get(project.record_schema.type(field))
    return list(dict.fromkeys(find(project, record, field))) if find else []


def _options(project: Project, _: Record, field: str) -> Iterable[str]:
    return project.record_schema.options(field)


def _countries(_: Project, __: Record, ___: str) -> Iterable[str]:
    return sorted((each.name(current()) for each in COUNTRIES.values()), key=str.casefold)


def _actors(project: Project, _: Record, __: str) -> Iterable[str]:
    for each in project.actors.values():
        yield from (each.name, *each.aliases)


def _subtypes(project: Project, record: Record, _: str) -> Iterable[str]:
    kind, book = project.record_schema.kinds.get(record.kind), project.codebook
    if kind is not None and kind.code in book.by_id:
        return [each.name for each in book.descendants(kind.code or "")]
    return [book.path(each.id) for each in book]


def _records(project: Project, record: Record, _: str) -> Iterable[str]:
    return (
        each.number
        for each in sorted(project.records.values(), key=by_number)
        if each.level is Level.AGGREGATE or each.kind == record.kind
    )


_FOUND: dict[FieldType, Callable[[Project, Record, str], Iterable[str]]] = {
    FieldType.CHOICE: _options,
    FieldType.CHOICES: _options,
    FieldType.STATUSES: _options,
    FieldType.COUNTRIES: _countries,
    FieldType.ACTORS: _actors,
    FieldType.SUBTYPE: _subtypes,
    FieldType.RECORD: _records,
    FieldType.YES_NO: lambda _, __, ___: ("yes", "no"),
}
