"""Which other record is the likeliest to tell of the same activity as one that is being looked at."""

from blotter.analysis.records.duplicates import Pair, Seen, pairs
from blotter.domain.record import Record
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records import duplicates


def likeliest(project: Project, record: Record, progress: Progress = silent) -> Pair | None:
    """The likeliest pair with a record, as the frame sets the windows; None if none comes near.

    Only what has kind and level, and a place or a document in common is held against it.
    """
    different = frozenset(frozenset((each.one, each.other)) for each in project.found_different())
    all_seen = duplicates.seen(project)
    progress(0, 0)
    one = next((each for each in all_seen if each.id == record.id), None)
    if one is None:
        return None
    near = [each for each in all_seen if each is one or _comes_near(one, each)]
    found = pairs(near, duplicates.options_of(project), different, progress)
    return next((pair for pair in found if record.id in (pair.one, pair.other)), None)


def _comes_near(one: Seen, other: Seen) -> bool:
    if (one.kind, one.level) != (other.kind, other.level):
        return False
    sources = {source for source, _, _ in one.evidence}
    shares_document = any(source in sources for source, _, _ in other.evidence)
    return one.places == other.places or bool(one.places & other.places) or shares_document
