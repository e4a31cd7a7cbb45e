"""What corrections and new editions left for people to look at, and what they do about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from blotter.domain.case import CasePart
from blotter.domain.decision import Decision
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import Entity, now
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Evidence, Record
from blotter.domain.round import RoundPassage
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.errors import NotFound, Refused
from blotter.project import segments
from blotter.project.correcting import messages
from blotter.project.project import Project
from blotter.project.whole import on_whole
from blotter.store import splicing

_KINDS: dict[str, type[Entity]] = {
    kind.__name__: kind for kind in (Segment, Memo, CasePart, Evidence, Decision, RoundPassage)
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage to look at: what stands there (as it was, if it is lost), and the words before and now."""

    passage: MovedPassage
    source: Source
    thing: Entity
    words: str

    @property
    def is_lost(self) -> bool:
        """Whether it has no place in the text any more."""
        return bool(self.passage.kept)

    @property
    def span(self) -> Span:
        """Where it stands, or where its words were."""
        return Span(self.passage.start, self.passage.end)


def moved(project: Project, source: Source | None = None) -> list[Moved]:
    """The passages to look at in a document or all: documents by name, then by place.

    What was uncoded or removed meanwhile needs no look. Evidence of a segment that is lost goes with it.
    """
    passages = [e for e in project.moved_passages() if source is None or e.source == source.id]
    things = _things(project, passages)
    lost = {each.about for each in passages if each.kept and each.type == "Segment"}
    found: list[Moved] = []
    for passage in passages:
        thing = things.get(passage.about)
        if thing is None or (passage.kept and isinstance(thing, Evidence) and thing.segment in lost):
            continue
        start, end = getattr(thing, "start", 0), getattr(thing, "end", 0)
        now_ = passage if passage.kept else replace(passage, start=start, end=end)
        words = "" if passage.kept else str(getattr(thing, "quote", ""))
        found.append(Moved(now_, project.sources[passage.source], thing, words))
    order = {identity: number for number, identity in enumerate(project.sources)}
    return sorted(found, key=lambda e: (order[e.source.id], e.span.start, e.span.end, e.passage.id))


def _things(project: Project, passages: Iterable[MovedPassage]) -> dict[str, Entity]:
    """What passages are about, by id, as far as it is there or kept, and can be seen."""
    things: dict[str, Entity] = {}
    asked: dict[type[Entity], list[str]] = {}
    for each in passages:
        if each.kept:
            things[each.about] = splicing.from_kept(each)
        elif each.type in _KINDS:
            asked.setdefault(_KINDS[each.type], []).append(each.about)
    for kind, ids in asked.items():
        things |= {each.id: each for each in project.those(kind, ids)}
    return things


def one(project: Project, identity: str) -> Moved:
    """The passage to look at with this id, or an id that begins so; NotFound otherwise."""
    found = [each for each in moved(project) if each.passage.id.startswith(identity)] if identity else []
    if len(found) != 1:
        raise NotFound(messages.NO_SUCH_MOVED, id=identity)
    return found[0]


def accept(project: Project, chosen: Sequence[Moved]) -> Edit | None:
    """Say that passages stand where they should."""
    for each in chosen:
        if each.is_lost:
            raise Refused(messages.STANDS_NO_MORE, id=each.passage.id)
    if not chosen:
        return None
    steps = [Remove(MovedPassage, each.passage.id) for each in chosen]
    label = messages.ACCEPTED if len(chosen) == 1 else messages.ACCEPTED_ALL
    return project.edit(label, steps, name=chosen[0].source.name, count=len(chosen))


def change_bounds(project: Project, chosen: Moved, span: Span) -> Edit:
    """Let a passage stand elsewhere, and have it looked at with that."""
    if chosen.is_lost:
        raise Refused(messages.STANDS_NO_MORE, id=chosen.passage.id)
    steps = [Put(_at(project, chosen, chosen.thing, span)), Remove(MovedPassage, chosen.passage.id)]
    return project.edit(messages.MOVED_BOUNDS, steps, name=chosen.source.name)


def remove(project: Project, chosen: Moved) -> Edit:
    """Let go of a passage: of its place in the text, or of what is kept of it."""
    steps: list[Step] = [Remove(MovedPassage, chosen.passage.id)]
    if chosen.is_lost:
        steps += [Remove(MovedPassage, each.id) for each, _ in _evidence_of(project, chosen)]
    else:
        steps.append(Remove(type(chosen.thing), chosen.thing.id))
    return project.edit(messages.REMOVED, steps, name=chosen.source.name)


def place(project: Project, chosen: Moved, span: Span) -> Edit:
    """Place again what was lost, with the evidence that it was; it keeps its identity."""
    if not chosen.is_lost:
        raise Refused(messages.STANDS_ALREADY, id=chosen.passage.id)
    steps: list[Step] = [Put(_at(project, chosen, _alive(project, chosen.thing), span))]
    steps.append(Remove(MovedPassage, chosen.passage.id))
    for passage, evidence in _evidence_of(project, chosen):
        if evidence.record in _records(project):
            steps.append(Put(_at(project, chosen, _alive(project, evidence), span)))
        steps.append(Remove(MovedPassage, passage.id))
    return project.edit(messages.PLACED_AGAIN, steps, name=chosen.source.name)


def _at(project: Project, chosen: Moved, thing: Entity, span: Span) -> Entity:
    segments.check_span(chosen.source, span)
    quote = project.text(chosen.source)[span.start : span.end]
    placed = {"start": span.start, "end": span.end, "quote": quote}
    if isinstance(thing, Segment):
        placed["modified"] = now()
    return replace(thing, **placed)  # type: ignore[arg-type]


@on_whole
def _evidence_of(project: Project, chosen: Moved) -> list[tuple[MovedPassage, Evidence]]:
    """The evidence that was lost with a segment."""
    found: list[tuple[MovedPassage, Evidence]] = []
    for each in project.moved_passages():
        if each.kept and each.type == Evidence.__name__:
            thing = splicing.from_kept(each)
            if isinstance(thing, Evidence) and thing.segment == chosen.thing.id:
                found.append((each, thing))
    return found


@on_whole
def _records(project: Project) -> Mapping[str, Record]:
    return project.records


@on_whole
def _alive(project: Project, thing: Entity) -> Entity:
    """What was lost, with what it names as that is today; Refused where it would belong to nothing."""
    changes: dict[str, object] = {}
    for name, there in (("coder", project.coders), ("round", project.rounds)):
        held = getattr(thing, name, None)
        if held is not None and held not in there:
            if (isinstance(thing, Segment) and name == "coder") or isinstance(thing, RoundPassage):
                raise Refused(messages.BEARER_GONE, what=name)
            changes[name] = None
    if getattr(thing, "revision", None) is not None and thing.revision not in project.revisions.by_id:  # type: ignore[attr-defined]
        changes["revision"] = None
    if isinstance(thing, Segment) and thing.code not in project.codebook.by_id:
        changes["code"] = _heir(project, thing.code)
    if isinstance(thing, CasePart) and thing.case not in project.cases:
        raise Refused(messages.BEARER_GONE, what=messages.CASE)
    if isinstance(thing, Evidence) and thing.record not in project.records:
        raise Refused(messages.BEARER_GONE, what=messages.RECORD)
    return replace(thing, **changes)  # type: ignore[arg-type]


def _heir(project: Project, code: str) -> str:
    """The code that a code was merged into."""
    successors = {each.code: each.successor for each in project.former_codes if each.successor}
    seen: set[str] = set()
    while code in successors and code not in project.codebook.by_id and code not in seen:
        seen.add(code)
        code = successors[code] or ""
    if code not in project.codebook.by_id:
        raise Refused(messages.CODE_GONE)
    return code


def what(project: Project, each: Moved) -> str:
    """What stands there, in a word or two: a code's path, a case's name, a record's number."""
    thing = each.thing
    if isinstance(thing, Segment):
        book = project.codebook
        return book.path(thing.code) if thing.code in book.by_id else ""
    if isinstance(thing, CasePart):
        return project.cases[thing.case].name if thing.case in project.cases else ""
    if isinstance(thing, Evidence):
        return project.records[thing.record].number if thing.record in project.records else ""
    if isinstance(thing, (Decision, RoundPassage)):
        return project.rounds[thing.round].name if thing.round in project.rounds else ""
    return thing.text.split("\n", 1)[0] if isinstance(thing, Memo) else ""
