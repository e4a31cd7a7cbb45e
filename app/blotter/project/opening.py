"""The opening of rounds: once every coder is done with every document, nobody is blind any more."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from blotter.domain.assignment import Status
from blotter.domain.edit import Changes, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.freeze import Freeze
from blotter.domain.round import OPENED, KeptAgreement, Round
from blotter.message import Message
from blotter.project import messages

if TYPE_CHECKING:
    from blotter.project.project import Project


def open_done(project: "Project") -> None:
    """Open the rounds in which all are done; each is an event of the history."""
    pending = [each for each in project.rounds.values() if not each.opened]
    for each in pending:
        if is_done(project, each):
            open_round(project, each, Message(messages.ROUND_OPENED, {"name": each.name}))


def open_round(project: "Project", of: Round, label: Message) -> Changes:
    """Open a round for good: its agreement of that moment is kept, and the codebook is its own again."""
    return project.write_down(label, list(_steps(project, of)))


def _steps(project: "Project", of: Round) -> Iterator[Step]:
    # It needs the project, which needs what is here.
    from blotter.project import comparison

    moment = now()
    told = comparison.kept(project, of)
    yield Put(replace(of, opened=moment))
    yield Put(KeptAgreement(id=new_id(), round=of.id, moment=OPENED, at=moment, told=told))
    for freeze in project.freezes:
        if freeze.round == of.id:
            yield Remove(Freeze, freeze.id)


def is_done(project: "Project", of: Round) -> bool:
    """Whether every coder of a round is done with every document that is theirs in it."""
    own = [each for each in project.assignments() if each.round == of.id and each.coder in of.coders]
    # A coder's package has the others' part of the round nowhere, and does not open it.
    is_whole = bool(own) and {each.coder for each in own}.issuperset(of.coders)
    return is_whole and all(each.status is Status.DONE for each in own)
