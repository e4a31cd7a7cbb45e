"""Take a whole project into another one, as one edit; what it brings and what not is told."""

from dataclasses import dataclass

from blotter.domain.carried import CarriedProject
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import now
from blotter.errors import Refused
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.project.carrying import messages
from blotter.project.carrying.gathering import CARRIED
from blotter.project.carrying.holding import held
from blotter.project.carrying.incoming_contents import IncomingContents
from blotter.project.carrying.sorting import Ground, Sorting
from blotter.project.carrying.taken import Taken
from blotter.project.project import Project


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done (None: all is there already), and what becomes of the things of the file."""

    edit: Edit | None
    taken: Taken


def plan(project: Project, carried: CarriedProject, label: Message, progress: Progress = silent) -> Plan:
    """Plan to take a project in; Refused while a round is worked in."""
    if project.working_in is not None:
        raise Refused(messages.IN_A_ROUND, round=project.working_in.name)
    ground = Ground(held(project, progress), project.text, project.actor)
    taken = Sorting(ground, carried, now(), str(label), progress).taken
    steps: list[Step] = [Put(each) for kind in CARRIED for each in taken.new.all(kind).values()]
    steps += map(Put, taken.changed)
    if not steps:
        return Plan(None, taken)
    contents = IncomingContents(carried, taken.new)
    edit = Edit(
        label=label,
        steps=steps,
        coder=project.actor.id if project.actor else None,
        texts=contents.texts(),
        originals=contents.originals(),
        layers=contents.layers(),
        size=len(steps),
        sweeping=True,
    )
    return Plan(edit, taken)
