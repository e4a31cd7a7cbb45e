"""Plan how far coders are: done with a document, or still at it."""

from collections.abc import Sequence
from dataclasses import replace

from blotter.domain.assignment import Assignment, Status
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.project import messages
from blotter.project.project import Project


def mark_done(project: Project, coder: Coder, sources: Sequence[Source], done: bool = True) -> Edit | None:
    """Say that a coder is done with documents, or (done=False) is at them again."""
    status = Status.DONE if done else Status.IN_PROGRESS
    known = {a.source: a for a in project.assignments() if a.coder == coder.id and a.round is None}
    steps: list[Step] = []
    changed: list[str] = []
    for source in sources:
        assignment = known.get(source.id)
        if assignment is not None and assignment.status is status:
            continue
        if assignment is None:
            assignment = Assignment(id=new_id(), source=source.id, coder=coder.id, status=status)
        steps.append(Put(replace(assignment, status=status)))
        changed.append(source.name)
    if not steps:
        return None
    if len(steps) == 1:
        label = messages.MARKED_DONE if done else messages.MARKED_UNDONE
        return project.edit(label, steps, name=changed[0])
    label = messages.MARKED_DONE_ALL if done else messages.MARKED_UNDONE_ALL
    return project.edit(label, steps, count=len(steps))
