"""Tables of ratings from any other tool: units × coders, a column a coder or a row a rating."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from blotter.domain.names import nearest
from blotter.domain.rated_table import RatedTable, RatedUnit
from blotter.errors import NotFound, WrongFile
from blotter.interchange import messages
from blotter.interchange.ratings_columns import (
    LONGEST_LABEL,
    MOST_CODERS,
    Form,
    RatingsColumns,
    Roles,
    roles,
)
from blotter.interchange.ratings_grid import Grid, GridRow, read_grid
from blotter.message import Sentence
from blotter.progress import Progress, silent

_SHOWN = 60
_NAMED = 6
_PERHAPS_MISSING = frozenset({"na", "n/a", "nan", "null", "none", "missing", ".", "-", "#n/a"})

_UnitKey = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingsFile:
    """What was read: a table a code (one called "" where the file has no codes), and how it was understood.

    `used` are the columns by their titles; `group_was_told` when a person named the column of documents.
    """

    name: str
    used: RatingsColumns
    titles: tuple[str, ...]
    tables: Mapping[str, RatedTable]
    group_was_told: bool
    remarks: tuple[str, ...]

    @property
    def form(self) -> Form:
        """A column a coder, or a row a rating."""
        return self.used.form or Form.WIDE

    @property
    def group(self) -> str:
        """The column of documents, or ""."""
        return self.used.group

    @property
    def coders(self) -> tuple[str, ...]:
        """Who rated."""
        return next(iter(self.tables.values())).coders


def read_ratings(path: Path, told: RatingsColumns | None = None, progress: Progress = silent) -> RatingsFile:
    """The ratings in a CSV, TSV or XLSX file, or WrongFile with what keeps them from being read."""
    told = told or RatingsColumns()
    grid = read_grid(path, told.has_header, progress)
    found = roles(grid, told)
    missing = {"", *(word.strip() for word in told.missing)}
    tables = _long(grid, found, told, missing) if found.form is Form.LONG else _wide(grid, found, missing)
    return RatingsFile(
        name=grid.name,
        used=_used(grid, found, told),
        titles=grid.titles,
        tables=tables,
        group_was_told=found.group_was_told,
        remarks=(*grid.remarks, *_remarks(grid, found, tables)),
    )


def _used(grid: Grid, found: Roles, told: RatingsColumns) -> RatingsColumns:
    """The columns as they were understood."""
    places = {name: getattr(found, name) for name in ("unit", "group", "coder", "value", "code")}
    titles = {name: "" if place is None else grid.titles[place] for name, place in places.items()}
    wide = tuple(grid.titles[place] for place in found.coders)
    coders = wide if found.form is Form.WIDE else told.coders
    return told.model_copy(update={**titles, "form": found.form, "coders": coders})


def _wide(grid: Grid, found: Roles, missing: set[str]) -> dict[str, RatedTable]:
    units, seen = [], dict[_UnitKey, str]()
    for row in grid.rows:
        name = row.cells[found.unit] if found.unit is not None else row.where
        group = row.cells[found.group] if found.group is not None else ""
        if name and (group, name) in seen:
            told = {"unit": name[:_SHOWN], "first": seen[group, name], "second": row.where}
            raise WrongFile(messages.RATINGS_UNIT_TWICE, name=grid.name, **told)
        seen[group, name] = row.where
        labels = tuple(_label(row, place, missing, grid) for place in found.coders)
        if any(label is not None for label in labels):
            units.append(RatedUnit(name, group, labels))
    coders = tuple(grid.titles[place][:_SHOWN] for place in found.coders)
    return {"": _with_ratings(RatedTable(coders, units), grid)}


def _long(grid: Grid, found: Roles, told: RatingsColumns, missing: set[str]) -> dict[str, RatedTable]:
    given: dict[str, dict[_UnitKey, dict[str, str]]] = {}
    coders: dict[str, None] = {}
    for row in grid.rows:
        unit, coder = _cell(row, found.unit), _cell(row, found.coder)
        label = _label(row, found.value, missing, grid)
        if not unit or not coder:
            raise WrongFile(messages.RATINGS_ROW_LACKS, name=grid.name, where=row.where)
        if label is None or len(coder) > LONGEST_LABEL:
            continue
        coders[coder] = None
        ratings = given.setdefault(_cell(row, found.code), {})
        rated = ratings.setdefault((_cell(row, found.group), unit), {})
        if rated.setdefault(coder, label) != label:
            values = {"unit": unit[:_SHOWN], "coder": coder, "first": rated[coder], "second": label}
            raise WrongFile(messages.RATINGS_RATED_TWICE, name=grid.name, where=row.where, **values)
    if told.coders:
        for coder in told.coders:
            if coder not in coders:
                raise NotFound(
                    messages.NO_SUCH_RATER, name=grid.name, coder=coder, nearest=nearest(coder, coders)
                )
        coders = dict.fromkeys(told.coders)
    if not coders:
        raise WrongFile(messages.RATINGS_NO_LABELS, name=grid.name)
    if len(coders) == 1:
        raise WrongFile(messages.RATINGS_ONE_CODER, name=grid.name, coder=next(iter(coders))[:_SHOWN])
    if len(coders) > MOST_CODERS:
        raise WrongFile(messages.RATINGS_MANY_CODERS, name=grid.name, count=len(coders), limit=MOST_CODERS)
    return {
        code: RatedTable(
            tuple(coders),
            [
                RatedUnit(unit, group, tuple(map(rated.get, coders)))
                for (group, unit), rated in ratings.items()
                if not coders.keys().isdisjoint(rated)
            ],
        )
        for code, ratings in given.items()
    }


def _cell(row: GridRow, place: int | None) -> str:
    return "" if place is None else row.cells[place]


def _label(row: GridRow, place: int | None, missing: set[str], grid: Grid) -> str | None:
    label = _cell(row, place)
    if len(label) > LONGEST_LABEL and place is not None:
        told = {"where": row.where, "column": grid.titles[place][:_SHOWN], "count": len(label)}
        raise WrongFile(messages.RATINGS_LONG_CELL, name=grid.name, limit=LONGEST_LABEL, **told)
    return None if label in missing else label


def _with_ratings(table: RatedTable, grid: Grid) -> RatedTable:
    """The table without the coders who rated nothing; WrongFile unless two are left."""
    rated = [n for n in range(len(table.coders)) if any(unit.labels[n] is not None for unit in table.units)]
    if not rated:
        raise WrongFile(messages.RATINGS_NO_LABELS, name=grid.name)
    if len(rated) == 1:
        raise WrongFile(messages.RATINGS_ONE_CODER, name=grid.name, coder=table.coders[rated[0]])
    units = [RatedUnit(unit.name, unit.group, tuple(unit.labels[n] for n in rated)) for unit in table.units]
    return RatedTable(tuple(table.coders[n] for n in rated), units)


def _remarks(grid: Grid, found: Roles, tables: Mapping[str, RatedTable]) -> list[str]:
    coders = next(iter(tables.values())).coders
    if found.form is Form.WIDE:
        remarks: list[str] = [Sentence(messages.READ_WIDE, coders=_listed(coders))]
    else:
        columns = [place for place in (found.unit, found.coder, found.code, found.value) if place is not None]
        shown = _listed([grid.titles[place] for place in columns])
        remarks = [Sentence(messages.READ_LONG, columns=shown, coders=_listed(coders))]
    if found.unit is not None and found.form is Form.WIDE:
        remarks.append(Sentence(messages.READ_UNIT, column=grid.titles[found.unit][:_SHOWN]))
    if found.aside:
        remarks.append(
            Sentence(messages.READ_ASIDE, columns=_listed([grid.titles[place] for place in found.aside]))
        )
    used = {label for table in tables.values() for unit in table.units for label in unit.labels if label}
    if perhaps := sorted(label for label in used if label.casefold() in _PERHAPS_MISSING):
        remarks.append(Sentence(messages.READ_PERHAPS_MISSING, label=perhaps[0]))
    return remarks


def _listed(names: tuple[str, ...] | list[str]) -> str:
    shown = ", ".join(name[:_SHOWN] for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown}, … ({len(names)})"
