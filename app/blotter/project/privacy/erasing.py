"""Erasing a document for good: what goes with it, and what of it may lie elsewhere."""

from dataclasses import dataclass

from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.message import Message
from blotter.project import sources
from blotter.project.messages import ERASING_UNFINISHED
from blotter.project.privacy import messages
from blotter.project.project import Project
from blotter.store import backups


@dataclass(frozen=True, slots=True)
class Erasing:
    """What erasing a document takes away, and where its words may still be found afterwards."""

    segments: int
    memos: int
    evidence: int
    backups: int
    releases: int


def foreseen(project: Project, source: Source) -> Erasing:
    """What erasing a document comes to, in numbers, as far as the one who acts may see it."""
    return Erasing(
        segments=len(project.segments_of(source)),
        memos=sum(memo.source == source.id for memo in project.memos()),
        evidence=len(project.evidence_in(source)),
        backups=len(backups.listed(project.path)),
        releases=len(project.releases()),
    )


def erase(project: Project, source: Source, with_backups: bool) -> bool:
    """Take a document out of the project for good, and out of the world its backups, if that is wanted.

    False where another process still reads the file: its log holds the former pages until that one closes.
    """
    steps = list(sources.remove(project, source).steps)
    project.erase(Message(messages.ERASED, {}), steps, source)
    if with_backups:
        backups.remove_all(project.path)
    try:
        return project.database.scrub()
    except Refused as error:
        raise Refused(ERASING_UNFINISHED) from error
