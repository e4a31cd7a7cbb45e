"""What there is to do for a coder in rounds: which rounds, which documents, which passages."""

from collections.abc import Mapping

from blotter.domain.assignment import Status
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Span
from blotter.domain.source import Source
from blotter.project.project import Project


def statuses_in(project: Project, of: Round | None, coder: Coder) -> Mapping[str, Status]:
    """How far a coder is with each document (by id) of a round, or (None) in open coding."""
    if of is None:
        return project.statuses(coder)
    return {
        each.source: each.status
        for each in project.assignments()
        if each.round == of.id and each.coder == coder.id
    }


def rounds_of(project: Project, coder: Coder | None) -> dict[str, int]:
    """The rounds in which a coder has documents, by id, newest first, and how many are not done yet."""
    if coder is None or not project.rounds:
        return {}
    left: dict[str, int] = {}
    for each in project.assignments():
        if each.coder == coder.id and each.round is not None:
            left[each.round] = left.get(each.round, 0) + (each.status is not Status.DONE)
    return {identity: left[identity] for identity in reversed(project.rounds) if identity in left}


def rounds_to_do(project: Project, coder: Coder | None) -> list[Round]:
    """The rounds in which a coder has something to do, newest first, and the one that is worked in."""
    working = project.working_in
    found = [project.rounds[each] for each, left in rounds_of(project, coder).items() if left]
    return found if working is None or working in found else [working, *found]


def passages_in(project: Project, source: Source) -> list[Span]:
    """What of a document is to be coded in the round that is worked in; nothing: all of it."""
    working = project.working_in
    if working is None:
        return []
    return [each.span for each in project.passages(working) if each.source == source.id]
