"""Shown: what comes of counting, in order, before it gets its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from blotter.domain.record_figure import Key, Mark, Span
from blotter.project.records.figures.telling import BEYOND

MOST_ROWS = 250
"""More rows than these cannot be read in one figure: the smallest are left out, and that is told."""


@dataclass(slots=True)
class Shown:
    """Rows, columns and what stands where; by the reason, the records that have no place."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    marks: Mapping[Key, Mark]
    lacking: dict[str, list[str]]
    labels: Mapping[str, str]
    panels: tuple[str, ...] = ("",)
    hues: Mapping[str, int] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


def within(
    marks: Mapping[Key, Mark], rows: Iterable[str], columns: Iterable[str], lacking: dict[str, list[str]]
) -> dict[Key, Mark]:
    """What stands in the rows and columns that are drawn; the rest is told to be lacking."""
    drawn_rows, drawn_columns = set(rows), set(columns)
    inside = {k: m for k, m in marks.items() if k.row in drawn_rows and k.column in drawn_columns}
    if len(inside) < len(marks):
        shown = {record for mark in inside.values() for record in mark.records}
        outside = (r for k, mark in marks.items() if k not in inside for r in mark.records if r not in shown)
        lacking[BEYOND] = list(dict.fromkeys(outside))
    return inside
