"""Sight: what decides how much of the project is to be seen; where it changes, everything is read anew."""

from dataclasses import dataclass

from blotter.domain.round import Round
from blotter.domain.segment import Coder
from blotter.project.project import Project


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose eyes (they matter while a round is blind), in which round, and which rounds are blind to them."""

    viewer: str
    within: str
    blind: frozenset[str]

    def is_wider_than(self, other: "Sight") -> bool:
        """Whether at least as much is seen as before: nothing that was seen has to go."""
        is_same = self.viewer == other.viewer and self.blind <= other.blind
        return self.within == other.within and (not self.blind or is_same)


def sight(project: Project) -> Sight:
    """What the one who acts sees of the project now."""
    return sight_of(project, project.actor, project.working_in)


def sight_of(project: Project, coder: Coder | None, within: Round | None) -> Sight:
    """What somebody would see of the project, in a round or in open coding."""
    viewer = coder.id if coder is not None else ""
    every = project.rounds.values()
    seen = {each.round for each in project.overrides() if each.coder == viewer} if every else set()
    blind = frozenset(each.id for each in every if each.is_blind and each.id not in seen)
    return Sight(viewer if blind else "", within.id if within is not None else "", blind)
