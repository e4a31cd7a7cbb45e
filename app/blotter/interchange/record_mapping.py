"""Which column of a foreign table is which field of a record."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from blotter.domain import countries
from blotter.domain.names import name_key, nearest, shown_name, split_names
from blotter.errors import Refused, WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import read_bytes
from blotter.interchange.record_rows import number, words

Values = dict[str, object]

LEFT_OUT = "-"
"""Stands for the field of a column that is not wanted."""

_LARGEST = 1024 * 1024


def read_mapping(path: Path) -> dict[str, str]:
    """The fields by column of a mapping file, a JSON object."""
    try:
        told = json.loads(read_bytes(path, _LARGEST).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise WrongFile(messages.MAPPING_UNREADABLE, path=path, reason=error) from error
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        reason = "it is not an object of words"
        raise WrongFile(messages.MAPPING_UNREADABLE, path=path, reason=reason)
    return told


class ColumnMapping:
    """Columns by the fields that they are, and values that every row has."""

    def __init__(
        self, header: Iterable[str], columns: Mapping[str, str], given: Mapping[str, str], name: str
    ) -> None:
        known = {name_key(each): each for each in header}
        self._fields: dict[str, str] = {}
        for column, target in columns.items():
            if name_key(column) not in known:
                told = {"names": ", ".join(known.values()), "nearest": nearest(column, known.values())}
                raise WrongFile(messages.MAPPING_NO_COLUMN, column=column, name=shown_name(name), **told)
            self._fields[name_key(column)] = target.strip()
        self._given = given

    def field(self, column: str) -> str:
        """The field that a column is: as mapped, else that of its own name."""
        return self._fields.get(name_key(column), column.strip().lower())

    def values(self, cells: Mapping[str, object]) -> Values:
        """A row under the names of fields, as `record_row` reads it."""
        found: Values = dict(self._given)
        for column, cell in cells.items():
            target = self.field(column)
            if target and target != LEFT_OUT and not _is_empty(cell):
                _put(found, target, cell)
        return found


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _put(found: Values, target: str, cell: object) -> None:
    field, _, detail = (part.strip() for part in target.partition(":"))
    match field:
        case "countries" if detail:
            _more(found, field, ({"country": each, "role": detail} for each in _places(cell)))
        case "actors" if detail:
            _more(found, field, ({"actor": each, "role": detail} for each in _names(cell, field)))
        case "quantities" if detail:
            measure, _, unit = (part.strip() for part in detail.partition(":"))
            _more(found, field, [_quantity(measure, unit, cell)])
        case _:
            found[field] = cell


def _more(found: Values, field: str, several: Iterable[Any]) -> None:
    held = found.setdefault(field, [])
    if not isinstance(held, list):
        raise Refused(messages.MAPPED_TWICE, field=field)
    held.extend(several)


def _places(cell: object) -> tuple[str, ...]:
    """The countries of a cell: semicolons between them, or commas where that gives countries."""
    listed = _names(cell, "countries")
    if len(listed) == 1 and countries.country(listed[0]) is None:
        return tuple(filter(None, (each.strip() for each in listed[0].split(","))))
    return listed


def _names(cell: object, field: str) -> tuple[str, ...]:
    return split_names(words({field: cell}, field))


def _quantity(measure: str, unit: str, cell: object) -> Values:
    try:
        return {"measure": measure, "best": number(cell, measure), "unit": unit}
    except Refused:
        # Words such as “over 2,700” are read as they would be in a cell.
        return {"measure": measure, "figure": words({measure: cell}, measure), "unit": unit}
