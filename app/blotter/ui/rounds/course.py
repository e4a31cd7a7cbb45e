"""Course: how agreement on each code went from round to round, as it was when each was opened."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blotter.analysis.measures import MEASURES
from blotter.domain.round import OPENED, Round
from blotter.project.project import Project
from blotter.project.voices import earlier_of

ALPHA = "krippendorff_alpha_nominal"


@dataclass(frozen=True, slots=True)
class Point:
    """Agreement on a code in a round: a value with its interval, or the reason why there is none.

    `is_again`: of one coder with the same coder earlier, and not of coders with each other.
    """

    round: str
    value: float | None
    low: float | None
    high: float | None
    reason: str
    is_again: bool


@dataclass(frozen=True, slots=True)
class Course:
    """By code (its path), the points of one measure, oldest round first; `measures` are those there are."""

    measure: str
    measures: tuple[str, ...]
    rounds: tuple[str, ...]
    codes: Mapping[str, tuple[Point, ...]]


def course(project: Project, measure: str = "") -> Course:
    """What was kept when rounds were opened; without a measure α, or else the first that there is.

    Codes are in the order of the codebook, those that are no more at the end; a code that no coder used in
    any round is left out.
    """
    kept = [(each, _rows(project, each)) for each in project.rounds.values() if project.sees(each)]
    kept = [(each, rows) for each, rows in kept if rows]
    there = {str(row["measure"]) for _, rows in kept for row in rows}
    measures = tuple(each.id for each in MEASURES if each.id in there)
    if measure not in measures:
        measure = ALPHA if ALPHA in measures else next(iter(measures), "")
    points: dict[str, list[Point]] = {}
    used: set[str] = set()
    for each, rows in kept:
        is_again = bool(earlier_of(each)) and len(each.coders) == 1
        for row in rows:
            code = str(row["code"])
            if row["measure"] == measure:
                points.setdefault(code, []).append(_point(each, row, is_again))
            if any(_counts(row)):
                used.add(code)
    book = project.codebook
    order = {book.path(code.id): number for number, code in enumerate(book)}
    codes = sorted(used & points.keys(), key=lambda code: (order.get(code, len(order)), code))
    names = tuple(each.name for each, _ in kept)
    return Course(measure, measures, names, {code: tuple(points[code]) for code in codes})


def _rows(project: Project, of: Round) -> list[dict[str, object]]:
    for each in project.kept_agreements(of):
        if each.moment == OPENED:
            rows: list[dict[str, object]] = json.loads(each.told)
            return rows
    return []


def _counts(row: Mapping[str, object]) -> Iterable[int]:
    segments = row.get("segments")
    return [int(count) for count in segments.values()] if isinstance(segments, Mapping) else []


def _point(of: Round, row: Mapping[str, object], is_again: bool) -> Point:
    value, low, high = (_number(row.get(name)) for name in ("value", "low", "high"))
    return Point(of.name, value, low, high, str(row.get("reason") or ""), is_again)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
