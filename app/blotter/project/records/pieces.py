"""Plan that several segments count as one piece of evidence: a passage torn by a page break, say."""

from collections.abc import Sequence
from dataclasses import replace

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.record import Evidence
from blotter.errors import Refused
from blotter.project.project import Project
from blotter.project.records import messages


def join(project: Project, evidence: Sequence[Evidence]) -> Edit | None:
    """Make one piece of the evidence of one record, with all that is one piece with it already."""
    records = {each.record for each in evidence}
    if len(records) != 1 or len(evidence) < 2:
        raise Refused(messages.PIECES_OF_ONE)
    joined = {each.id for each in evidence}
    known = {each.piece for each in evidence if each.piece}
    piece = min(known, default="") or new_id()
    record = project.records[records.pop()]
    changed = [
        replace(each, piece=piece)
        for each in project.evidence_of(record)
        if (each.id in joined or (each.piece and each.piece in known)) and each.piece != piece
    ]
    if not changed:
        return None
    steps = [*map(Put, changed), Put(replace(record, modified=now()))]
    return project.edit(messages.EVIDENCE_JOINED, steps, number=record.number)


def part(project: Project, evidence: Evidence) -> Edit | None:
    """Let a segment count by itself again; None if it does."""
    if not evidence.piece:
        return None
    record = project.records[evidence.record]
    others = [
        each
        for each in project.evidence_of(record)
        if each.piece == evidence.piece and each.id != evidence.id
    ]
    # What stays alone in a piece is a piece by itself.
    parted = [evidence, *(others if len(others) == 1 else ())]
    steps = [*(Put(replace(each, piece="")) for each in parted), Put(replace(record, modified=now()))]
    return project.edit(messages.EVIDENCE_PARTED, steps, number=record.number)
