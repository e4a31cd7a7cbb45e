"""Take a whole project into another one, as one edit; what it brings and what not is told."""

from dataclasses import dataclass, replace

from blotter.domain.carried import CarriedProject
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id, now
from blotter.domain.names import checked_name, name_key
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.project.carrying import messages
from blotter.project.carrying.gathering import CARRIED
from blotter.project.carrying.holding import empty, held
from blotter.project.carrying.incoming_contents import IncomingContents
from blotter.project.carrying.sorting import Ground, Sorting
from blotter.project.carrying.taken import Taken
from blotter.project.project import Project


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done (None: all is there already), and what becomes of the things of the file."""

    edit: Edit | None
    taken: Taken


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What a new project begins with, and what becomes of the things of the file."""

    edit: Edit
    taken: Taken


def plan(
    project: Project, carried: CarriedProject, label: Message, who: str = "", progress: Progress = silent
) -> Plan:
    """Plan to take a project in; Refused while a round is worked in. `who` is a coder who is to be made."""
    ground, newcomer = _ground(project, progress), None
    if who and ground.actor is None:
        newcomer = _somebody(carried, who)
        ground = replace(ground, actor=newcomer)
    taken = Sorting(ground, carried, now(), str(label), progress).taken
    if newcomer is not None and taken.brings:
        taken.welcome(newcomer)
    actor = ground.actor.id if ground.actor else None
    return Plan(_edit(carried, taken, label, actor) if taken.brings else None, taken)


def foreseen(project: Project | None, carried: CarriedProject, progress: Progress = silent) -> Taken:
    """What would become of the things of a project in an open one, or (None) in a new one."""
    ground = _NEW if project is None else _ground(project, progress)
    return Sorting(ground, carried, now(), "", progress).taken


def plan_new(carried: CarriedProject, label: Message, who: str = "", progress: Progress = silent) -> NewPlan:
    """Plan a project that begins with another one; `who` takes the step, and may be one of its coders."""
    actor = _somebody(carried, who) if who else None
    taken = Sorting(replace(_NEW, actor=actor), carried, now(), str(label), progress).taken
    if actor is not None:
        taken.welcome(actor)
    return NewPlan(_edit(carried, taken, label, actor.id if actor else None), taken)


def _ground(project: Project, progress: Progress) -> Ground:
    if project.working_in is not None:
        raise Refused(messages.IN_A_ROUND, round=project.working_in.name)
    return Ground(held(project, progress), project.text, project.actor)


def _no_text(_: Source) -> str:
    raise AssertionError("nothing is there to have a text")


_NEW = Ground(empty(), _no_text, None)


def _somebody(carried: CarriedProject, name: str) -> Coder:
    """The coder of this name, of the project that comes in or made for it."""
    for coder in carried.things.all(Coder).values():
        if name_key(coder.name) == name_key(name):
            return coder
    return Coder(id=new_id(), name=checked_name(name, "coder"))


def _edit(carried: CarriedProject, taken: Taken, label: Message, actor: str | None) -> Edit:
    steps: list[Step] = [Put(each) for kind in CARRIED for each in taken.new.all(kind).values()]
    steps += map(Put, taken.changed)
    contents = IncomingContents(carried, taken.new)
    return Edit(
        label=label,
        steps=steps,
        coder=actor,
        texts=contents.texts(),
        originals=contents.originals(),
        layers=contents.layers(),
        size=len(steps),
        sweeping=True,
    )
