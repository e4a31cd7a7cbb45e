"""RoundAtWork: the round that is worked in while something comes in, and what that forbids."""

from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project import messages
from blotter.project.project import Project


class RoundAtWork:
    """The round (its `id`; None: open coding), and who codes what in it: `given`, by document and coder."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._round = project.working_in
        self.id = self._round.id if self._round else None
        given = (each for each in project.assignments() if each.round == self.id)
        self.given = {(each.source, each.coder): each for each in given}

    def why_not_theirs(self, source: Source, coder: Coder) -> Sentence | None:
        """Why a coder does not code a document in it; None if they do."""
        if self._round is None or (source.id, coder.id) in self.given:
            return None
        told = {"round": self._round.name, "source": source.name, "coder": coder.name}
        return Sentence(messages.NOT_IN_ROUND, **told)

    def hides(self, segment: Segment) -> bool:
        """Whether who acts may not know that a segment is there."""
        actor = self._project.actor
        is_own = actor is not None and actor.id == segment.coder
        return self._round is not None and not is_own and not self._project.sees(self._round)
