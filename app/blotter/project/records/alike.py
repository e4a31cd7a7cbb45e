"""Which other record is the likeliest to tell of the same activity as one that is being looked at."""

from blotter.analysis.records.duplicates import Pair, pairs
from blotter.domain.record import Record
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records import duplicates

_MOST = 2000
"""Of more records than this that have a country in common, the ones made last are looked at."""


def likeliest(project: Project, record: Record, progress: Progress = silent) -> Pair | None:
    """The likeliest pair with a record, as the frame sets the windows; None if none comes near.

    Only what has kind and level, and a place or a document in common is held against it.
    """
    near = _near(project, record)
    progress(0, 0)
    different = frozenset(frozenset((each.one, each.other)) for each in project.found_different())
    seen = duplicates.seen_few(project, near)
    progress(0, 0)
    found = pairs(seen, duplicates.options_of(project), different, progress)
    return next((pair for pair in found if record.id in (pair.one, pair.other)), None)


def _near(project: Project, record: Record) -> list[Record]:
    """The record, and those that can be one with it."""
    sources = {each.source for each in project.evidence_of(record)}
    beside = {
        each.record
        for identity in sources
        if (source := project.sources.get(identity)) is not None
        for each in project.evidence_in(source)
    }
    places = duplicates.places_of(record)
    near = [
        each
        for each in project.records.values()
        if (each.kind, each.level) == (record.kind, record.level)
        and each.id != record.id
        and (each.id in beside or places & duplicates.places_of(each))
    ]
    return [record, *near[-_MOST:]]
