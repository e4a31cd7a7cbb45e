"""Which records a report or an export is about."""

from blotter.domain.record import Record
from blotter.domain.record_filter import RecordFilter
from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.project.records import filtering, schema
from blotter.project.records.rows import RecordNames
from blotter.project.reports.selection import Selection, extent, query


def chosen(project: Project, selection: Selection, names: RecordNames | None = None) -> list[Record]:
    """The records of a selection: by kind, by who made them, by the documents that tell of them, by words.

    Codes mean records whose subtype is one of them, or whose kind is tied to one.
    """
    names = names or RecordNames(project)
    wanted = query(project, selection)
    asked = RecordFilter(
        kinds=tuple(schema.kind(project, each).id for each in selection.kinds),
        coders=tuple(wanted.coders or ()),
        words=selection.words,
    )
    found = filtering.filtered(project.records.values(), asked, names)
    if wanted.sources is not None:
        sources = wanted.sources
        found = [each for each in found if not sources.isdisjoint(names.fact(each).sources)]
    within = extent(project, selection)
    if within.passages:
        there = {
            each.record
            for each in project.evidence()
            if within.holds(each.source, Span(each.start, each.end))
        }
        found = [each for each in found if each.id in there]
    if wanted.codes is not None:
        codes = wanted.codes
        kinds = {each.id for each in names.schema.kinds.values() if each.code in codes}
        found = [each for each in found if each.subtype in codes or each.kind in kinds]
    return found
