"""Plan the freezing of the codebook: as long as it lasts, names, places and definitions stay as they are."""

from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id, now
from blotter.domain.freeze import Freeze
from blotter.domain.source import storable
from blotter.errors import Refused
from blotter.project import messages
from blotter.project.project import Project


def freeze(project: Project, reason: str = "") -> Edit:
    """Keep the codebook at its newest revision until it is thawed; Refused if it is frozen, or has none."""
    newest, actor = project.revision, project.actor
    if newest is None:
        raise Refused(messages.NOTHING_TO_FREEZE)
    for each in project.freezes:
        raise Refused(messages.FROZEN_ALREADY, number=project.revisions.by_id[each.revision].number)
    made = Freeze(
        id=new_id(),
        revision=newest.id,
        coder=actor.id if actor else None,
        at=now(),
        reason=storable(reason.strip()),
    )
    return project.edit(messages.CODEBOOK_FROZEN, [Put(made)], number=newest.number)


def thaw(project: Project) -> Edit | None:
    """Let the codebook be changed again; a freeze that belongs to a round lasts as long as the round."""
    steps = [Remove(Freeze, each.id) for each in project.freezes if each.round is None]
    return project.edit(messages.CODEBOOK_THAWED, steps) if steps else None
