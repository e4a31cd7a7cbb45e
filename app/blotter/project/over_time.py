"""Rounds over time: what each round's agreement on each code was when it was opened."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from blotter.analysis.units import Unit
from blotter.domain.round import OPENED, Round
from blotter.domain.table import Column, ColumnKind, Table
from blotter.progress import Progress, counted, silent
from blotter.project import comparison
from blotter.project.project import Project
from blotter.project.voices import options_of

USUAL_MEASURE = "krippendorff_alpha_nominal"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundValue:
    """A measure of a code in a round; `coders` may be one coder twice, then and again."""

    round: str
    started: str
    opened: str
    coders: tuple[str, ...]
    code: str
    unit: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    reason: str


def over_time(
    project: Project, measure: str = USUAL_MEASURE, unit: Unit | None = None, progress: Progress = silent
) -> list[RoundValue]:
    """A row for each round that is open to the one who acts, oldest first, and code.

    It is what was kept at the opening, before anybody negotiated. Only what was not counted then, another
    measure or `unit` than the round's, is counted from the segments as they are now.
    """
    seen = [each for each in project.rounds.values() if each.opened or project.sees(each)]
    return [row for each in counted(seen, progress, every=1) for row in _values(project, each, measure, unit)]


def _values(project: Project, of: Round, measure: str, unit: Unit | None) -> Iterator[RoundValue]:
    records = [row for row in _kept(project, of) if _fits(row, measure, unit)]
    if not records:
        options = options_of(of).model_copy(update={"measures": (measure,)})
        options = options.model_copy(update={"unit": unit}) if unit else options
        records = [row.record() for row in comparison.agreement(project, options)]
    for row in records:
        yield RoundValue(
            round=of.name,
            started=of.started,
            opened=of.opened,
            coders=tuple(row["coders"]),
            code=row["code"],
            unit=row["unit"],
            measure=row["measure"],
            value=row["value"],
            low=row["low"],
            high=row["high"],
            n=row["n"],
            reason=row["reason"],
        )


def _kept(project: Project, of: Round) -> list[dict[str, Any]]:
    told = next((each.told for each in project.kept_agreements(of) if each.moment == OPENED), "[]")
    rows: list[dict[str, Any]] = json.loads(told)
    return rows


def _fits(row: dict[str, Any], measure: str, unit: Unit | None) -> bool:
    return row["measure"] == measure and (unit is None or row["unit"] == str(unit))


def over_time_table(rows: list[RoundValue]) -> Table:
    """The rows as a table."""
    columns = (
        Column("round", "Round"),
        Column("started", "Started"),
        Column("code", "Code", ColumnKind.CODE),
        Column("coders", "Coders"),
        Column("unit", "Unit"),
        Column("measure", "Measure"),
        Column("value", "Value", ColumnKind.NUMBER),
        Column("low", "Low", ColumnKind.NUMBER),
        Column("high", "High", ColumnKind.NUMBER),
        Column("n", "n", ColumnKind.INTEGER),
        Column("reason", "Reason"),
    )
    cells = [
        (
            row.round,
            row.started,
            row.code,
            ", ".join(row.coders),
            row.unit,
            row.measure,
            row.value,
            row.low,
            row.high,
            row.n,
            row.reason,
        )
        for row in rows
    ]
    return Table("Agreement by round", columns, cells)
