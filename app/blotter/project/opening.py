"""The opening of rounds: once every coder is done with every document, nobody is blind any more."""

from dataclasses import replace
from typing import TYPE_CHECKING

from blotter.domain.assignment import Status
from blotter.domain.edit import Put
from blotter.domain.entity import now
from blotter.domain.round import Round
from blotter.message import Message
from blotter.project import messages

if TYPE_CHECKING:
    from blotter.project.project import Project


def open_done(project: "Project") -> None:
    """Open the blind rounds in which all are done; each is an event of the history."""
    blind = [each for each in project.rounds.values() if each.is_blind]
    for each in blind:
        if is_done(project, each):
            label = Message(messages.ROUND_OPENED, {"name": each.name})
            project.record(label, [Put(replace(each, opened=now()))])


def is_done(project: "Project", of: Round) -> bool:
    """Whether every coder of a round is done with every document that is theirs in it."""
    own = [each for each in project.assignments() if each.round == of.id]
    return bool(own) and all(each.status is Status.DONE for each in own)
