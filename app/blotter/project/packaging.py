"""Coder packages: a copy of the project for one coder, in which nothing of the others can be found."""

from dataclasses import dataclass
from pathlib import Path

from blotter.domain.entity import new_id
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Coder
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.project import messages
from blotter.project.project import Project
from blotter.store import journal, packages
from blotter.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Packed:
    """How much goes into a package, and how many segments and memos of others stay out of it."""

    sources: int
    codes: int
    segments: int
    left_out: int
    memos: int
    memos_left_out: int


def foreseen(project: Project, coder: Coder) -> Packed:
    """What a package for a coder would hold."""
    own = project.count(SegmentQuery(coders=frozenset([coder.id])))
    memos = project.memos()
    own_memos = sum(memo.coder == coder.id for memo in memos)
    return Packed(
        sources=len(project.sources),
        codes=len(project.codebook),
        segments=own,
        left_out=project.count() - own,
        memos=own_memos,
        memos_left_out=len(memos) - own_memos,
    )


def package(project: Project, coder: Coder, target: Path, progress: Progress = silent) -> Packed:
    """Write a coder's package: documents, codebook, and of people's work the coder's alone.

    It is an event of the history, here and there: what is done from then on is what a merge brings back.
    """
    actor, line = project.actor.id if project.actor else None, new_id()
    label = Message(messages.PACKED, {"name": coder.name})

    def work(connection: Connection) -> None:
        journal.append_event(connection, label, actor, line)
        packages.write(connection, target, coder.id, line, label, progress)

    project.database.write(work)
    return foreseen(project, coder)
