"""Settlement: the steps of one settling, and the consensus coder who has what stands."""

from collections.abc import Sequence
from dataclasses import replace

from blotter.analysis import settling
from blotter.analysis.settling import Bounds, Item, Standing
from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.edit import Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.names import name_key
from blotter.domain.round import Round
from blotter.domain.segment import CONSENSUS, Coder, Segment, Span
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.settling.seeing import check_seen, options_of, texts

_NAME = "Consensus"


def consensus_coder(project: Project) -> Coder | None:
    """Who has what was settled on; None before anything was."""
    return next((each for each in project.coders.values() if each.kind == CONSENSUS), None)


def consensus_or_new(project: Project) -> tuple[Coder, list[Step]]:
    """Who has what is settled on, and what makes that coder where nothing was settled yet."""
    known = consensus_coder(project)
    if known is not None:
        return known, []
    coder = Coder(id=new_id(), name=_free_name(project), kind=CONSENSUS)
    return coder, [Put(coder)]


class Settlement:
    """The steps of one settling: decisions, and the consensus coder's segments, all of one round."""

    def __init__(self, project: Project, of: Round | None) -> None:
        check_seen(project, of)
        if of is not None and of.is_blind:
            # Whoever looks into it before may not decide on what is not done.
            raise Refused(messages.SETTLING_BLIND, name=of.name)
        self.news = 0
        self._project, self._of = project, of
        self._coder, self._steps = consensus_or_new(project)
        self._decisions = project.decisions(of)
        self._standing: dict[str, dict[tuple[str, Span], str]] = {}

    def take(
        self,
        item: Item,
        choice: Choice,
        stands: Sequence[Standing],
        reason: Reason | None,
        note: str,
        hidden: bool,
    ) -> None:
        """Decide an item, in place of what was decided about its segments before."""
        project, actor = self._project, self._project.actor
        ids = tuple(each.id for each in item.segments)
        self.replace([each for each in self._decisions if not set(ids).isdisjoint(each.segments)])
        source = project.source(item.source)
        names = {each.name: each.id for each in project.coders.values()}
        decision = Decision(
            id=new_id(),
            round=self._of.id if self._of else None,
            source=source.id,
            start=item.start,
            end=item.end,
            quote=item.quote,
            codes=tuple(project.codebook.find(path).id for path in item.codes),
            coders=tuple(names[name] for name in item.coders),
            segments=ids,
            kinds=tuple(map(str, item.kinds)),
            choice=choice,
            sided=tuple(names[name] for name in settling.sided_with(item, choice, stands)),
            made=tuple(made for each in stands if (made := self._made(source, each))),
            reason=reason,
            note=note,
            coder=actor.id if actor else None,
            took_part=actor is not None and actor.name in item.coders,
            hidden=hidden,
            revision=project.revision.id if project.revision else None,
            at=now(),
        )
        self._decisions.append(decision)
        self._steps.append(Put(decision))
        self.news += 1

    def replace(self, former: Sequence[Decision]) -> None:
        """Do away with decisions, and with what they made that no other one stands for."""
        for each in former:
            self._decisions.remove(each)
            self._steps.append(Remove(Decision, each.id))
        kept = {identity for each in self._decisions for identity in each.made}
        for each in former:
            standing = self._standing_in(self._project.sources[each.source])
            held = {identity: place for place, identity in standing.items()}
            for identity in each.made:
                if identity not in kept and identity in held:
                    self._steps.append(Remove(Segment, identity))
                    del standing[held[identity]]

    def accept(self, source: Source, standing: Standing) -> None:
        """Have the consensus coder say what everybody says."""
        known = (self._project.codebook.find(standing.code).id, standing.span)
        if known not in self._standing_in(source):
            self._made(source, standing)
            self.news += 1

    def steps(self) -> list[Step]:
        """All of it, with how far the consensus coder is then with each document."""
        return [*self._steps, *(step for source in self._standing for step in self._assigned(source))]

    def _made(self, source: Source, standing: Standing) -> str | None:
        """The consensus coder's segment, new or another decision's; None if it is what all agree on."""
        code = self._project.codebook.find(standing.code)
        held = self._standing_in(source)
        known = held.get((code.id, standing.span))
        if known is not None:
            return known if any(known in each.made for each in self._decisions) else None
        segment = self._segment(source, code, standing.span)
        held[code.id, standing.span] = segment.id
        self._steps.append(Put(segment))
        return segment.id

    def _standing_in(self, source: Source) -> dict[tuple[str, Span], str]:
        """What the consensus coder has in a document, by code and place."""
        if source.id not in self._standing:
            of = self._of.id if self._of else None
            with self._project.whole():
                every = self._project.segments_of(source)
            own = (each for each in every if (each.coder, each.round) == (self._coder.id, of))
            self._standing[source.id] = {(each.code, each.span): each.id for each in own}
        return self._standing[source.id]

    def _segment(self, source: Source, code: Code, span: Span) -> Segment:
        moment, revision = now(), self._project.revision
        return Segment(
            id=new_id(),
            source=source.id,
            code=code.id,
            coder=self._coder.id,
            start=span.start,
            end=span.end,
            quote=self._project.text(source)[span.start : span.end],
            revision=revision.id if revision else None,
            created=moment,
            modified=moment,
            round=self._of.id if self._of else None,
        )

    def _assigned(self, source: str) -> list[Step]:
        """The consensus coder's assignment in a document: done once nothing is left open there."""
        of = self._of.id if self._of else None
        status = Status.DONE if self._is_all_settled(source) else Status.IN_PROGRESS
        held = self._project.assignments(self._project.sources[source])
        for each in held:
            if (each.coder, each.round) == (self._coder.id, of):
                return [Put(replace(each, status=status))] if each.status is not status else []
        return [Put(Assignment(id=new_id(), source=source, coder=self._coder.id, status=status, round=of))]

    def _is_all_settled(self, source: str) -> bool:
        """Whether every item is decided there, and all that is agreed on taken over."""
        project = self._project
        options = options_of(project, self._of)
        options = options.model_copy(update={"sources": (project.sources[source].name,)})
        found = settling.places(texts(project, options), options)
        decided = {frozenset(each.segments) for each in self._decisions}
        if any(frozenset(each.id for each in item.segments) not in decided for item in found.items):
            return False
        standing = {(project.codebook.path(code), span) for code, span in self._standing[source]}
        bounds = [[settling.agreed_standing(each, how) for how in Bounds] for each in found.agreed]
        return all(any((each.code, each.span) in standing for each in some) for some in bounds)


def _free_name(project: Project) -> str:
    taken = {name_key(each.name) for each in project.coders.values()}
    name, number = _NAME, 2
    while name_key(name) in taken:
        name, number = f"{_NAME} ({number})", number + 1
    return name
