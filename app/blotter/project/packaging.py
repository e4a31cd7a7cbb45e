"""Coder packages: a copy of the project for one coder, in which nothing of the others can be found."""

from dataclasses import dataclass
from pathlib import Path

from blotter.domain.entity import new_id
from blotter.domain.query import SegmentQuery
from blotter.domain.round import Round
from blotter.domain.segment import Coder
from blotter.errors import Refused
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


def foreseen(project: Project, coder: Coder, of: Round | None = None) -> Packed:
    """What a package for a coder, or for one round of theirs, would hold, as far as who acts may see it."""
    held = {a.source for a in project.assignments() if of and (a.coder, a.round) == (coder.id, of.id)}
    own = project.count(SegmentQuery(coders=frozenset([coder.id])))
    packed = project.count(SegmentQuery(coders=frozenset([coder.id]), round=of.id)) if of else own
    memos = project.memos()
    own_memos = [memo for memo in memos if memo.coder == coder.id]
    packed_memos = [memo for memo in own_memos if of is None or memo.source in (None, *held)]
    return Packed(
        sources=len(held) if of else len(project.sources),
        codes=len(project.codebook),
        segments=packed,
        left_out=project.count() - own,
        memos=len(packed_memos),
        memos_left_out=len(memos) - len(own_memos),
    )


def package(
    project: Project, coder: Coder, target: Path, progress: Progress = silent, of: Round | None = None
) -> Packed:
    """Write a coder's package: documents, codebook, and of people's work the coder's alone.

    A package `of` a round holds the coder's documents of that round alone, and no other work. It is an event
    of the history, here and there: what is done from then on is what a merge brings back.
    """
    if of is not None and coder.id not in of.coders:
        raise Refused(messages.NO_CODER_OF_ROUND, name=of.name, coder=coder.name)
    actor, line = project.actor.id if project.actor else None, new_id()
    label = Message(messages.PACKED, {"name": coder.name})

    def work(connection: Connection) -> None:
        journal.append_event(connection, label, actor, line)
        packages.write(connection, target, coder.id, line, label, progress, of.id if of else None)

    project.database.write(work)
    return foreseen(project, coder, of)
