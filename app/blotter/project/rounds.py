"""Plan reliability rounds: start, change, remove them; open them, look into them, tell how far they are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from blotter.analysis.measures import measure
from blotter.analysis.units import UnitRule
from blotter.domain.assignment import Assignment, Status
from blotter.domain.edit import Changes, Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.freeze import Freeze
from blotter.domain.names import checked_name, name_key
from blotter.domain.query import SegmentQuery
from blotter.domain.round import Override, Round, RoundPassage
from blotter.domain.segment import Coder
from blotter.domain.source import storable
from blotter.errors import Refused
from blotter.message import Message
from blotter.project import messages, opening
from blotter.project.over_time import RoundValue, over_time
from blotter.project.project import Project
from blotter.project.round_plans import (
    Passage,
    RoundPlan,
    Sample,
    is_person,
    kept_draw,
    sample,
)

__all__ = [
    "CoderState",
    "Passage",
    "RoundPlan",
    "RoundState",
    "RoundValue",
    "Sample",
    "change",
    "of_coder",
    "open_now",
    "over_time",
    "override",
    "remove",
    "sample",
    "start",
    "state",
]


@dataclass(frozen=True, slots=True)
class CoderState:
    """How many documents of a round a coder was given, and is done with."""

    coder: Coder
    given: int
    done: int

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.done == self.given


@dataclass(frozen=True, slots=True)
class RoundState:
    """How far a round is; nothing of it tells what anybody coded.

    `sees_all` says whether the one who acts is blind no more, be it through an override.
    """

    round: Round
    coders: tuple[CoderState, ...]
    documents: int
    passages: int
    characters: int
    is_blind: bool
    sees_all: bool

    @property
    def is_done(self) -> bool:
        """Whether everybody is done with everything."""
        return all(each.is_done for each in self.coders)


def start(project: Project, plan: RoundPlan) -> Edit:
    """A new round: who codes what in it, its passages, and the codebook frozen for as long as it lasts."""
    name = _free_name(project, plan.name)
    _check_coders(plan)
    revision, found = project.revision, sample(project, plan)
    if revision is None:
        raise Refused(messages.ROUND_WITHOUT_CODEBOOK)
    lead, moment = project.actor.id if project.actor else None, now()
    made = Round(
        id=new_id(),
        name=name,
        question=storable(plan.question.strip()),
        coders=tuple(dict.fromkeys(coder.id for coder in plan.coders)),
        codes=_codes(plan),
        revision=revision.id,
        unit=str(plan.unit),
        unit_rule=str(UnitRule(plan.unit_rule)),
        threshold=plan.threshold,
        measures=tuple(measure(name).id for name in plan.measures),
        draw=kept_draw(plan, found),
        seed=plan.seed,
        boundaries=plan.boundaries.id if plan.boundaries else None,
        plan=storable(plan.plan.strip()),
        blind=plan.blind,
        lead=lead,
        started=moment,
    )
    steps: list[Step] = [Put(made), *_given_out(made, found), *_marked(project, made, found)]
    if plan.freeze:
        frozen = Freeze(id=new_id(), revision=revision.id, coder=lead, at=moment, reason=name, round=made.id)
        steps.append(Put(frozen))
    return project.edit(messages.ROUND_STARTED, steps, name=name)


def _codes(plan: RoundPlan) -> tuple[str, ...]:
    """The codes by id: those named, or those of the round that is repeated."""
    chosen = tuple(dict.fromkeys(code.id for code in plan.codes))
    return chosen or (plan.again.codes if plan.again else ())


def _check_coders(plan: RoundPlan) -> None:
    coders = {coder.id: coder for coder in plan.coders}
    for coder in coders.values():
        if not is_person(coder):
            raise Refused(messages.ROUND_FOR_PEOPLE, coder=coder.name)
        if plan.again is not None and coder.id not in plan.again.coders:
            raise Refused(messages.ROUND_AGAIN_BY_OTHERS, coder=coder.name, name=plan.again.name)
    if not coders:
        raise Refused(messages.ROUND_WITHOUT_CODERS)
    if len(coders) < 2 and plan.again is None:
        raise Refused(messages.ROUND_NEEDS_TWO, coder=plan.coders[0].name)


def _given_out(made: Round, found: Sample) -> Iterator[Step]:
    for source in found.sources:
        for coder in made.coders:
            given = Assignment(
                id=new_id(), source=source.id, coder=coder, status=Status.ASSIGNED, round=made.id
            )
            yield Put(given)


def _marked(project: Project, made: Round, found: Sample) -> Iterator[Step]:
    for source, span in found.passages:
        quote = project.text(source)[span.start : span.end]
        passage = RoundPassage(
            id=new_id(), round=made.id, source=source.id, start=span.start, end=span.end, quote=quote
        )
        yield Put(passage)


def change(
    project: Project, of: Round, name: str | None = None, question: str | None = None, plan: str | None = None
) -> Edit | None:
    """Give a round another name, question, or plan for settling; None leaves each as it is."""
    changed = replace(
        of,
        name=of.name if name is None else _free_name(project, name, of),
        question=of.question if question is None else storable(question.strip()),
        plan=of.plan if plan is None else storable(plan.strip()),
    )
    if changed == of:
        return None
    if changed.name != of.name:
        return project.edit(messages.ROUND_RENAMED, [Put(changed)], old=of.name, new=changed.name)
    return project.edit(messages.ROUND_CHANGED, [Put(changed)], name=of.name)


def remove(project: Project, of: Round) -> Edit:
    """Take a round away with all that was coded and settled in it; Refused where that is still blind."""
    with project.whole():
        held = list(project.retrieve(SegmentQuery(round=of.id)))
        decisions = project.decisions(of)
    acting = project.actor.id if project.actor else None
    if of.is_blind and any(each.coder != acting for each in held):
        raise Refused(messages.ROUND_CODED_BLIND, name=of.name)
    gone = [
        *held,
        *decisions,
        *project.kept_agreements(of),
        *(each for each in project.overrides() if each.round == of.id),
        *project.passages(of),
        *(each for each in project.assignments() if each.round == of.id),
        *(each for each in project.freezes if each.round == of.id),
        of,
    ]
    steps = [Remove(type(each), each.id) for each in gone]
    return replace(project.edit(messages.ROUND_REMOVED, steps, name=of.name), sweeping=bool(held))


def open_now(project: Project, of: Round) -> Changes:
    """Open a blind round before everybody is done: its lead's to do, and an event of the history."""
    if of.opened:
        raise Refused(messages.ROUND_OPEN_ALREADY, name=of.name)
    _check_lead(project, of)
    return opening.open_round(project, of, Message(messages.ROUND_OPENED_EARLY, {"name": of.name}))


def override(project: Project, of: Round, reason: str) -> Changes:
    """Let the one who acts, who has to be its lead, look into a blind round; an event that tells why."""
    if not of.is_blind:
        raise Refused(messages.ROUND_OPEN_ALREADY, name=of.name)
    if project.actor is None:
        raise Refused(messages.LOOK_OF_NOBODY)
    _check_lead(project, of)
    reason = storable(reason.strip())
    if not reason:
        raise Refused(messages.LOOK_WITHOUT_REASON)
    made = Override(id=new_id(), round=of.id, coder=project.actor.id, at=now(), reason=reason)
    values = {"coder": project.actor.name, "name": of.name, "reason": reason}
    return project.write_down(Message(messages.ROUND_LOOKED_INTO, values), [Put(made)])


def _check_lead(project: Project, of: Round) -> None:
    if not project.coders.keys() >= set(of.coders):
        raise Refused(messages.ROUND_IN_PACKAGE, name=of.name)
    lead = project.coders.get(of.lead or "")
    if lead is not None and (project.actor is None or project.actor.id != lead.id):
        raise Refused(messages.ROUND_OF_ITS_LEAD, name=of.name, lead=lead.name)


def state(project: Project, of: Round) -> RoundState:
    """How far a round is, and whether the one who acts may see all of it."""
    held = [each for each in project.assignments() if each.round == of.id]
    given = Counter(each.coder for each in held)
    done = Counter(each.coder for each in held if each.status is Status.DONE)
    sources = {each.source for each in held}
    passages = project.passages(of)
    if passages:
        characters = sum(each.span.length for each in passages)
    else:
        characters = sum(project.sources[source].characters for source in sources)
    return RoundState(
        of,
        tuple(CoderState(each, given[each.id], done[each.id]) for each in _coders(project, of)),
        len(sources),
        len(passages),
        characters,
        of.is_blind,
        project.sees(of),
    )


def _coders(project: Project, of: Round) -> Iterable[Coder]:
    return (project.coders[coder] for coder in of.coders if coder in project.coders)


def of_coder(project: Project, coder: Coder) -> list[Round]:
    """The rounds in which a coder still has something to do, oldest first."""
    open_ones = {
        each.round
        for each in project.assignments()
        if each.coder == coder.id and each.round is not None and each.status is not Status.DONE
    }
    return [each for each in project.rounds.values() if each.id in open_ones]


def _free_name(project: Project, name: str, of: Round | None = None) -> str:
    name = checked_name(name, "round")
    for other in project.rounds.values():
        if (of is None or other.id != of.id) and name_key(other.name) == name_key(name):
            raise Refused(messages.ROUND_EXISTS, name=other.name)
    return name
