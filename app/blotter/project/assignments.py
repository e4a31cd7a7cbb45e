"""Plan who is to code which document, and how far they are with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from blotter.domain.assignment import Assignment, Status
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.query import OPEN_CODING, SegmentQuery
from blotter.domain.round import Round
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.project import messages
from blotter.project.project import Project

Pair = tuple[Source, Coder]
"""A document and one who is to code it, or does, or did."""

_FEW = 100
"""Up to how many documents of a coder are looked into one by one."""

_LABELS = {
    None: (messages.UNASSIGNED, messages.UNASSIGNED_ALL),
    Status.ASSIGNED: (messages.ASSIGNED, messages.ASSIGNED_ALL),
    Status.IN_PROGRESS: (messages.MARKED_BEGUN_FOR, messages.MARKED_BEGUN_ALL),
    Status.DONE: (messages.MARKED_DONE_FOR, messages.MARKED_DONE_FOR_ALL),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What setting statuses will do: the edit (None: nothing), and which documents stay with their coders.

    Whoever has segments in a document has begun it, whatever a plan says.
    """

    edit: Edit | None
    kept: tuple[Pair, ...] = ()


def assign(project: Project, pairs: Iterable[Pair]) -> Edit | None:
    """Give documents to coders; what somebody has already stays as far as it is."""
    new = _new(project, pairs)
    return _labelled(project, Status.ASSIGNED, new, given_out(project, new))


def assign_by_plan(project: Project, pairs: Iterable[Pair], seed: int) -> Edit | None:
    """`assign` what a plan made of this seed, so that the history tells how it was drawn."""
    steps = given_out(project, _new(project, pairs))
    return project.edit(messages.ASSIGNED_BY_PLAN, steps, seed=seed, count=len(steps)) if steps else None


def given_out(project: Project, pairs: Sequence[Pair]) -> list[Step]:
    """The steps that give documents to coders who do not have them; whoever has segments there has begun."""
    coded = _with_segments(project, pairs)
    return [
        _put(pair, None, Status.IN_PROGRESS if _key(pair) in coded else Status.ASSIGNED) for pair in pairs
    ]


def unassign(project: Project, coder: Coder, sources: Iterable[Source]) -> Setting:
    """Take documents from a coder; those with segments of that coder stay, and those that are done."""
    pairs = [(source, coder) for source in sources]
    statuses = project.statuses(coder)
    done = tuple(pair for pair in pairs if statuses.get(pair[0].id) is Status.DONE)
    undone = [pair for pair in pairs if statuses.get(pair[0].id) is not Status.DONE]
    setting = set_status(project, undone, None)
    return Setting(setting.edit, (*done, *setting.kept))


def set_status(project: Project, pairs: Iterable[Pair], status: Status | None) -> Setting:
    """Say how far coders are with documents; None takes the documents from them."""
    pairs = _distinct(pairs)
    known = _known(project, pairs)
    changing = [pair for pair in pairs if _status(known.get(_key(pair))) is not status]
    coded = frozenset[tuple[str, str]]()
    if status in (None, Status.ASSIGNED):
        coded = _with_segments(project, changing)
    kept = tuple(pair for pair in changing if _key(pair) in coded)
    changing = [pair for pair in changing if _key(pair) not in coded]
    steps: list[Step] = []
    for pair in changing:
        held = known.get(_key(pair))
        if status is not None:
            steps.append(_put(pair, held, status))
        elif held is not None:
            steps.append(Remove(Assignment, held.id))
    return Setting(_labelled(project, status, changing, steps), kept)


def mark_done(project: Project, coder: Coder, sources: Sequence[Source], done: bool = True) -> Edit | None:
    """Say that a coder is done with documents, or (done=False) not done any more, in the round one works in.

    Those who are not done any more are at it again, or, where they have no segment, have it before them.
    """
    pairs = _distinct((source, coder) for source in sources)
    working = project.working_in
    known = _known(project, pairs, working.id if working else None)
    for source, _ in pairs:
        if working is not None and (source.id, coder.id) not in known:
            raise Refused(messages.NOT_IN_ROUND, round=working.name, source=source.name, coder=coder.name)
    changing = [pair for pair in pairs if (_status(known.get(_key(pair))) is Status.DONE) is not done]
    coded = frozenset[tuple[str, str]]() if done else _with_segments(project, changing, working)
    steps: list[Step] = []
    for pair in changing:
        undone = Status.IN_PROGRESS if _key(pair) in coded else Status.ASSIGNED
        steps.append(_put(pair, known.get(_key(pair)), Status.DONE if done else undone))
    if not steps:
        return None
    if len(steps) == 1:
        label = messages.MARKED_DONE if done else messages.MARKED_UNDONE
        return project.edit(label, steps, name=changing[0][0].name)
    label = messages.MARKED_DONE_ALL if done else messages.MARKED_UNDONE_ALL
    return project.edit(label, steps, count=len(steps))


def _labelled(
    project: Project, status: Status | None, pairs: Sequence[Pair], steps: list[Step]
) -> Edit | None:
    if not steps:
        return None
    one, several = _LABELS[status]
    if len(pairs) > 1:
        return project.edit(several, steps, count=len(pairs))
    ((source, coder),) = pairs
    return project.edit(one, steps, name=source.name, coder=coder.name)


def _put(pair: Pair, held: Assignment | None, status: Status) -> Put:
    if held is not None:
        return Put(replace(held, status=status))
    source, coder = pair
    return Put(Assignment(id=new_id(), source=source.id, coder=coder.id, status=status))


def _status(held: Assignment | None) -> Status | None:
    return held.status if held is not None else None


def _new(project: Project, pairs: Iterable[Pair]) -> list[Pair]:
    wanted = _distinct(pairs)
    known = _known(project, wanted)
    return [pair for pair in wanted if _key(pair) not in known]


def _distinct(pairs: Iterable[Pair]) -> list[Pair]:
    return list({_key(pair): pair for pair in pairs}.values())


def _known(
    project: Project, pairs: Sequence[Pair], of: str | None = None
) -> dict[tuple[str, str], Assignment]:
    """What is given out of these documents, in a round or in open coding (None)."""
    sources = {source.id: source for source, _ in pairs}
    if len(sources) > _FEW:
        held = project.assignments()
    else:
        held = [each for source in sources.values() for each in project.assignments(source)]
    return {(each.source, each.coder): each for each in held if each.round == of}


def _key(pair: Pair) -> tuple[str, str]:
    source, coder = pair
    return source.id, coder.id


def _with_segments(
    project: Project, pairs: Iterable[Pair], of: Round | None = None
) -> frozenset[tuple[str, str]]:
    """Of these, the documents in which the coder has segments in a round, or in open coding, by their ids."""
    held = of.id if of else OPEN_CODING
    by_coder: dict[str, list[str]] = {}
    for source, coder in pairs:
        by_coder.setdefault(coder.id, []).append(source.id)
    found: set[tuple[str, str]] = set()
    for who, sources in by_coder.items():
        if len(sources) > _FEW:
            counts = project.counts_by_pair(SegmentQuery(coders=frozenset([who]), round=held))
            found |= {(source, who) for source in sources if (source, who) in counts}
        else:
            found |= {(source, who) for source in sources if project.exceeds(0, _of(source, who, held))}
    return frozenset(found)


def _of(source: str, coder: str, held: str) -> SegmentQuery:
    return SegmentQuery(sources=frozenset([source]), coders=frozenset([coder]), round=held)
