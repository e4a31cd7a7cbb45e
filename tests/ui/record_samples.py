"""Records of the small study that tell of one patrol, and figures that conflict."""

from typing import Any

import small_study

from blotter.domain.entity import new_id
from blotter.domain.record import Evidence, Involved, Level, Quantity, Record
from blotter.domain.segment import Segment
from blotter.project.project import Project
from blotter.project.records import making, schema

NOTES = "Notes on the joint patrols, spring and summer.txt"
INTERVIEW = "Interview 07.md"


def segment_of(project: Project, name: str, words: str) -> Segment:
    """The segment with these words."""
    found = project.segments_of(small_study.document(project, name))
    return next(each for each in found if each.quote == words)


def made(project: Project, document: str, words: str, kind: str = "patrol", **values: Any) -> Record:
    """A record from one segment, whose quantities stand in it."""
    chosen = [segment_of(project, document, words)]
    record, edit = making.make(project, schema.kind(project, kind), chosen, **values)
    project.apply(edit)
    piece = piece_of(project, record)
    said = tuple(each._replace(evidence=piece.id) for each in record.quantities)
    project.apply(making.change(project, record, quantities=said))
    return project.records[record.id]


def piece_of(project: Project, record: Record) -> Evidence:
    """Its only piece of evidence."""
    (piece,) = project.evidence_of(record)
    return piece


def quantity(measure: str, best: float | None = None, unit: str = "boats", **values: Any) -> Quantity:
    """A quantity with an id."""
    return Quantity(new_id(), measure, best=best, unit=unit, **values)


def two_of_one_patrol(project: Project) -> tuple[Record, Record]:
    """Two records of one patrol, with dates and notes that differ."""
    told = {"countries": (Involved("LA"),), "subtype": project.codebook.find("patrol/river patrol").id}
    words = "boats of both countries moved downstream"
    one = made(project, NOTES, words, date="2016-06-04/2016-06-11", note="A convoy", **told)
    other = made(
        project, INTERVIEW, "the night boat", date="2016-06", note="A night", topics=("border",), **told
    )
    return one, other


def conflicting(project: Project) -> tuple[Record, Record]:
    """Two totals of boats, and a sum that does not add up."""
    told = {"level": Level.AGGREGATE, "countries": (Involved("LA"), Involved("TH"))}
    exact = quantity("boats delivered", 19, words="nineteen patrol boats")
    one = made(
        project, NOTES, "nineteen patrol boats", "assistance", date="2015/2016", quantities=(exact,), **told
    )
    least = quantity("boats delivered by 2016", low=25, claimant="ministry")
    total = quantity("crew", 10, "persons")
    parts = tuple(quantity(name, 4, "persons", part_of=total.id) for name in ("sailors", "cooks"))
    other = made(
        project, INTERVIEW, "the night boat", "assistance",
        date="2014/2016", quantities=(least, total, *parts), **told,
    )  # fmt: skip
    return one, other
