"""How the window stands for the pictures of records: form, sheet, map, timeline, duplicates, claims."""

from collections.abc import Callable
from typing import Any, Literal

Pose = Callable[[Any], None]
Scheme = Literal["light", "dark"]


def form(window: Any) -> None:
    """The course of 2018 beside the interview that tells of it."""
    work = window.work
    project = work.desk.project
    record = next(
        each
        for each in project.records.values()
        if each.date == "2018~" and project.coders[each.coder or ""].name == "Ada"
    )
    evidence = project.evidence_of(record)[0]
    work.open_source(evidence.source)
    work.chosen.reveal(project.segment(evidence.segment))
    work.records.show_record(record.id)


def sheet(window: Any) -> None:
    """All records, by kind."""
    window.work.records.show_grid()
    window.work.records.grid.group_by("kind")


def tile_map(window: Any) -> None:
    """The map of all records."""
    window.work.records.show_figures()


def timeline(window: Any) -> None:
    """Ada's records in time."""
    from dataclasses import replace

    from blotter.domain.record_filter import RecordFilter
    from blotter.project.figures import figure_by_name

    asked = figure_by_name("records-timeline").asked
    assert asked is not None
    window.work.records.show_figures()
    window.work.records.figures.ask(replace(asked, filter=RecordFilter(coders=("Ada",))))


def duplicates(window: Any) -> None:
    """Two records that may tell of one activity."""
    window.work.records.show_duplicates()


def claims(window: Any) -> None:
    """Who claims what of one quantity."""
    window.work.records.show_claims()


POSES: tuple[tuple[str, Scheme, tuple[int, int], Pose], ...] = (
    ("record-form", "light", (1280, 800), form),
    ("records", "light", (1280, 800), sheet),
    ("records-map", "light", (1400, 840), tile_map),
    ("timeline", "dark", (1280, 800), timeline),
    ("duplicates", "light", (1280, 800), duplicates),
    ("claims", "light", (1280, 800), claims),
)
"""Name, colours, size and pose of each picture."""
