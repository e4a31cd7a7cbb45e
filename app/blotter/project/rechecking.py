"""What was coded by a definition that has changed since, and has to be looked at again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import now
from blotter.domain.revision import Revision
from blotter.domain.segment import Segment
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.revisions import line
from blotter.store import retrieval


@dataclass(frozen=True, slots=True)
class Recheck:
    """A segment to re-check: what its code meant `then` and means `now` (name, then PARTS), `since` when."""

    segment: Segment
    then: tuple[str, ...]
    now: tuple[str, ...]
    since: Revision


def outdated_counts(project: Project, codes: Collection[str] | None = None) -> Mapping[str, int]:
    """How many segments of each code, or of some (by id), are to re-check; codes without any are left out."""
    counts: dict[str, int] = {}
    for (code, revision), count in _pairs(project, codes).items():
        if is_outdated(project, code, revision):
            counts[code] = counts.get(code, 0) + count
    return counts


def to_recheck(
    project: Project, codes: Collection[str] | None = None, coders: Collection[str] | None = None
) -> list[Segment]:
    """The segments to re-check, of some codes and coders (by id) or all: documents by name, then by place."""
    outdated: dict[str, list[str]] = {}
    for code, revision in _pairs(project, codes):
        if is_outdated(project, code, revision):
            outdated.setdefault(code, []).append(revision)
    read = project.database.read()
    found = [
        segment
        for code, revisions in outdated.items()
        for segment in retrieval.of_revisions(read, code, revisions)
        if coders is None or segment.coder in coders
    ]
    names = {source.id: source.name for source in project.sources.values()}
    return sorted(found, key=lambda each: (names[each.source], each.start, -each.end, each.id))


def recheck(project: Project, segment: Segment) -> Recheck | None:
    """Why a segment is to re-check; None if it is not, or if the definition it was coded by is not known."""
    code, revision = segment.code, segment.revision
    if revision is None or not is_outdated(project, code, revision):
        return None
    then = project.revisions.definition(revision, code)
    assert then is not None
    return Recheck(segment, then, project.codebook.by_id[code].definition, since(project, code, revision))


def is_outdated(project: Project, code: str, revision: str) -> bool:
    """Whether a code means something else now than in a revision; not if what it meant is not known."""
    then = project.revisions.definition(revision, code)
    return then is not None and then != project.codebook.by_id[code].definition


def since(project: Project, code: str, revision: str) -> Revision:
    """The revision from which on a code no longer meant what it meant in an earlier one."""
    revisions, newest = project.revisions, project.revision
    assert newest is not None
    then, found = revisions.definition(revision, code), newest
    for each in reversed(line(revisions, revision, newest.id)):
        if revisions.definition(each.id, code) == then:
            break
        found = each
    return found


def still_right(project: Project, segments: Iterable[Segment]) -> Edit:
    """Say that passages have their code rightly by its present definition; nothing else of them changes."""
    held, moment = project.revision.id if project.revision else None, now()
    checked = [each for each in segments if each.revision != held]
    steps = [Put(replace(each, revision=held, modified=moment)) for each in checked]
    if len(checked) == 1:
        path = project.codebook.path(checked[0].code)
        return project.edit(messages.STILL_RIGHT, steps, path=path)
    return project.edit(messages.STILL_RIGHT_ALL, steps, count=len(checked))


def _pairs(project: Project, codes: Collection[str] | None = None) -> dict[tuple[str, str], int]:
    return retrieval.counts_by_code_and_revision(project.database.read(), codes)
