"""Four records over the small study, for the sheet of records."""

from blotter.domain.record import Involved
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.records.editing import type_cells

RECORDS = (
    ("patrol", "LA", {"date": "2011-12", "actors": "River police (provider)", "topics": "border"}),
    ("training", "MM", {"date": "2016", "quantities": "participants: 20 persons"}),
    ("training", "MM", {"date": "2016-05/2016-06", "level": "aggregate", "confidence": "high"}),
    ("repression", "", {"note": "Nobody asked\nfor papers."}),
)


def make_records(project: Project) -> None:
    """Four records of three kinds, each with two passages; the last has hardly a field."""
    pieces = list(project.retrieve())
    typed: dict[str, dict[str, str]] = {}
    for number, (kind, code, texts) in enumerate(RECORDS):
        countries = (Involved(code),) if code else ()
        record, edit = making.make(
            project, schema.kind(project, kind), pieces[number : number + 2], countries=countries
        )
        project.apply(edit)
        typed[record.id] = texts
    planned = type_cells(project, typed)
    assert not planned.refused
    project.apply(planned.edit)
