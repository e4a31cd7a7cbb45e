"""A study whose two coders made records of the same two documents, alike, otherwise, and alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import factories
from blotter.domain.record import Involved, Record
from blotter.domain.segment import Span
from blotter.project import assignments, codes, segments
from blotter.project.project import Project
from blotter.project.records import making, schema

NEWS = "Officers trained in Fiji for nine weeks. A boat was given to Samoa. Ministers met in Laos twice."
NOTES = "The boat for Samoa came in May. Nobody was trained."
FIJI, SAMOA, LAOS = Span(0, 40), Span(41, 67), Span(68, 96)


def make(path: Path) -> Project:
    """Open for writing, with Ada acting; both have done both documents, and nobody has a record."""
    project = Project.create(path)
    news, notes = factories.text_source(NEWS, "news.txt"), factories.text_source(NOTES, "notes.txt")
    project.apply(factories.import_of(news, notes))
    ada, ben = factories.coder("Ada"), factories.coder("Ben")
    project.apply(factories.edit(ada, ben))
    project.apply(codes.add(project, "training")[1])
    for each in (ada, ben):
        project.act_as(each.name)
        project.apply(assignments.mark_done(project, each, list(project.sources.values())))
    project.act_as("Ada")
    return project


def record(
    project: Project, coder: str, kind: str, spans: Sequence[Span], source: str = "news.txt", **values: Any
) -> Record:
    """A coder's record, on passages that are coded for it."""
    project.act_as(coder)
    code = project.codebook.find("training")
    project.apply(segments.mark(project, project.source(source), code, list(spans)).edit)
    by, there = project.coder(coder), project.segments_of(project.source(source))
    own = [each for each in there if each.coder == by.id and each.span in spans]
    made, edit = making.make(project, schema.kind(project, kind), own, **values)
    project.apply(edit)
    project.act_as("Ada")
    return made


def usual(project: Project) -> dict[str, Record]:
    """Training alike but for the date, a gift whose countries differ, and a meeting that only Ada has."""
    fiji = (Involved("FJ"),)
    return {
        "training": record(project, "Ada", "training", [FIJI], countries=fiji, date="2016-05"),
        "trained": record(project, "Ben", "training", [FIJI], countries=fiji, date="2016-05-02"),
        "gift": record(
            project, "Ada", "assistance", [SAMOA], countries=(Involved("WS"),), topics=("border",)
        ),
        "given": record(
            project,
            "Ben",
            "assistance",
            [Span(43, 67)],
            countries=(Involved("WS"), Involved("TO")),
            topics=("cyber",),
        ),
        "meeting": record(project, "Ada", "diplomacy", [LAOS], countries=(Involved("LA"),), date="2015"),
    }
