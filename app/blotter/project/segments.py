"""Plan changes of segments: mark, unmark, recode, move their bounds, write their memos."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from blotter.domain import messages as domain_messages
from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.memo import joined_memos
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source, storable
from blotter.errors import NotFound, Refused
from blotter.message import Message
from blotter.project import coders, codes, messages
from blotter.project.project import Project
from blotter.project.records import following

_SHOWN_PLACES = 20
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class Marking:
    """What marking will do: the edit (None: nothing), the new segments, and those that were there already."""

    edit: Edit | None
    marked: tuple[Segment, ...]
    present: tuple[Segment, ...]


def mark(
    project: Project,
    source: Source,
    code: Code,
    spans: Sequence[Span],
    coder: Coder | None = None,
    memo: str = "",
    made: Sequence[Code] = (),
) -> Marking:
    """Give passages a code. The same code, coder and bounds once more change nothing.

    `made` are codes that the gesture creates on the way: they and their revision are part of the one step.
    """
    coder = coder or project.acting_coder()
    coders.check_person(coder)
    for span in spans:
        check_span(source, span)
    near = project.starting_at(source, {span.start for span in spans})
    round_id = working.id if (working := project.working_in) else None
    same = {s.span: s for s in near if (s.code, s.coder, s.round) == (code.id, coder.id, round_id)}
    wanted = list(dict.fromkeys(spans))
    new = [span for span in wanted if span not in same]
    present = tuple(same[span] for span in wanted if span in same)
    if not new:
        return Marking(None, (), present)
    codes.check_given(project, code)
    creation: list[Step] = [Put(each) for each in made]
    path = codes.after(project.codebook, creation).path(code.id)
    creation, revision = codes.with_revision(project, creation, str(Message(messages.CODED, {"path": path})))
    marked = _segments(project.text(source), source, code, coder, new, memo, revision, round_id)
    steps = [*creation, *(Put(segment) for segment in marked), *_begun(project, source, coder)]
    label = messages.CODED if len(marked) == 1 else messages.CODED_ALL
    return Marking(project.edit(label, steps, path=path, count=len(marked)), marked, present)


def mark_codes(
    project: Project, source: Source, given: Sequence[Code], span: Span, coder: Coder | None = None
) -> Marking:
    """Give one passage several codes, in one step."""
    coder = coder or project.acting_coder()
    each = [mark(project, source, code, [span], coder) for code in dict.fromkeys(given)]
    marked = tuple(segment for marking in each for segment in marking.marked)
    present = tuple(segment for marking in each for segment in marking.present)
    if len(marked) < 2:
        return Marking(next((m.edit for m in each if m.edit is not None), None), marked, present)
    steps: list[Step] = [*map(Put, marked), *_begun(project, source, coder)]
    return Marking(project.edit(messages.CODED_SEVERAL, steps, count=len(marked)), marked, present)


def _segments(
    text: str,
    source: Source,
    code: Code,
    coder: Coder,
    spans: Sequence[Span],
    memo: str,
    revision: Revision | None,
    round_id: str | None,
) -> tuple[Segment, ...]:
    moment = now()
    return tuple(
        Segment(
            id=new_id(),
            source=source.id,
            code=code.id,
            coder=coder.id,
            start=span.start,
            end=span.end,
            quote=text[span.start : span.end],
            memo=storable(memo),
            revision=revision.id if revision else None,
            created=moment,
            modified=moment,
            round=round_id,
        )
        for span in spans
    )


def find(project: Project, source: Source, words: str, every: bool) -> list[Span]:
    """Where the words stand, literally and case-sensitively; Refused unless exactly once or `every`."""
    text = project.text(source)
    spans: list[Span] = []
    place = text.find(words) if words else -1
    while place >= 0:
        spans.append(Span(place, place + len(words)))
        place = text.find(words, place + len(words))
    if not spans:
        raise NotFound(messages.TEXT_NOT_FOUND, text=words, source=source.name)
    if len(spans) > 1 and not every:
        places = "\n".join(f"  {s.start}:{s.end}  {_in_context(text, s)}" for s in spans[:_SHOWN_PLACES])
        if len(spans) > _SHOWN_PLACES:
            places += f"\n  … and {len(spans) - _SHOWN_PLACES} more"
        raise Refused(messages.TEXT_SEVERAL, text=words, source=source.name, count=len(spans), places=places)
    return spans


def _in_context(text: str, span: Span) -> str:
    around = text[max(0, span.start - _CONTEXT) : span.end + _CONTEXT]
    return "…" + " ".join(around.split()) + "…"


def unmark(project: Project, segments: Iterable[Segment]) -> Edit | None:
    """Take codes off passages."""
    gone = list(segments)
    if not gone:
        return None
    steps = [Remove(Segment, segment.id) for segment in gone]
    if len(gone) > 1:
        return project.edit(messages.UNCODED_ALL, steps, count=len(gone))
    return project.edit(messages.UNCODED, steps, path=project.codebook.path(gone[0].code))


def recode(project: Project, segment: Segment, code: Code) -> Edit | None:
    """Give a passage another code instead, on the same bounds; where it has that one already, one is left.

    The memo goes along either way.
    """
    return recode_all(project, [segment], code)


def recode_all(
    project: Project, segments: Iterable[Segment], code: Code, made: Sequence[Code] = ()
) -> Edit | None:
    """Give several passages another code instead, in one step; of those that become the same one is left.

    `made` are codes that the gesture creates on the way, as in `mark`.
    """
    changing = [segment for segment in segments if segment.code != code.id]
    if not changing:
        return None
    codes.check_given(project, code)
    groups: dict[_Where, list[Segment]] = {}
    for segment in changing:
        groups.setdefault(_where(segment), []).append(segment)
    present = _present(project, changing, code)
    steps: list[Step] = [Put(each) for each in made]
    new = codes.after(project.codebook, steps).path(code.id)
    label = messages.RECODED_ALL if len(changing) > 1 else messages.RECODED
    old = project.codebook.path(changing[0].code)
    told = Message(label, {"old": old, "new": new, "count": len(changing)})
    steps, revision = codes.with_revision(project, steps, str(told))
    replaced: dict[str, str] = {}
    for where, group in groups.items():
        twin = present.get(where)
        kept = twin or replace(group[0], code=code.id, revision=revision.id if revision else None)
        gone = group if twin else group[1:]
        memo = reduce(joined_memos, (segment.memo for segment in gone), kept.memo)
        if twin is None or memo != twin.memo:
            steps.append(Put(replace(kept, memo=memo, modified=now())))
        steps += [Remove(Segment, segment.id) for segment in gone]
        replaced |= {segment.id: kept.id for segment in gone}
    steps += following.segments_replaced(project, replaced)
    return project.edit(label, steps, **told.values)


_Where = tuple[str, str, str | None, Span]


def _where(segment: Segment) -> _Where:
    """What two segments of one code must not share: document, coder, round and bounds."""
    return segment.source, segment.coder, segment.round, segment.span


def _present(project: Project, near: Sequence[Segment], code: Code) -> dict[_Where, Segment]:
    """The segments that have the code already and begin where one of these does."""
    starts: dict[str, set[int]] = {}
    for segment in near:
        starts.setdefault(segment.source, set()).add(segment.start)
    found = (
        each for source, at in starts.items() for each in project.starting_at(project.sources[source], at)
    )
    return {_where(each): each for each in found if each.code == code.id}


def set_bounds(project: Project, segment: Segment, span: Span) -> Edit | None:
    """Move a segment's ends; its identity and memo stay."""
    source = project.sources[segment.source]
    check_span(source, span)
    if span == segment.span or _twin(project, segment, segment.code, span):
        return None
    quote = project.text(source)[span.start : span.end]
    changed = replace(segment, start=span.start, end=span.end, quote=quote, modified=now())
    return project.edit(messages.BOUNDS_MOVED, [Put(changed)], path=project.codebook.path(segment.code))


def _twin(project: Project, segment: Segment, code: str, span: Span) -> Segment | None:
    """Another segment in which the coder has the code on exactly these bounds."""
    near = project.starting_at(project.sources[segment.source], [span.start])
    wanted = (code, segment.coder, segment.round, span)
    same = (s for s in near if (s.code, s.coder, s.round, s.span) == wanted)
    return next((s for s in same if s.id != segment.id), None)


def write_memo(project: Project, segment: Segment, text: str) -> Edit | None:
    """Replace the note on a segment."""
    text = storable(text)
    if text == segment.memo:
        return None
    changed = replace(segment, memo=text, modified=now())
    return project.edit(messages.SEGMENT_MEMO, [Put(changed)], path=project.codebook.path(segment.code))


def append_memo(project: Project, segments: Sequence[Segment], text: str) -> Edit | None:
    """Write the same note on several segments, below what each says already."""
    text = storable(text)
    noted = [(segment, joined_memos(segment.memo, text)) for segment in segments]
    steps = [Put(replace(each, memo=memo, modified=now())) for each, memo in noted if memo != each.memo]
    if len(steps) == 1:
        path = project.codebook.path(segments[0].code)
        return project.edit(messages.SEGMENT_MEMO, steps, path=path)
    return project.edit(messages.SEGMENT_MEMOS, steps, count=len(steps)) if steps else None


def check_span(source: Source, span: Span) -> None:
    """Refused unless the span lies in the source and covers something."""
    if span.start < 0 or span.end <= span.start:
        raise Refused(domain_messages.BAD_SPAN, start=span.start, end=span.end)
    if span.end > source.characters:
        raise Refused(
            domain_messages.OUTSIDE,
            start=span.start,
            end=span.end,
            source=source.name,
            length=source.characters,
        )


def _begun(project: Project, source: Source, coder: Coder) -> list[Step]:
    """The assignment that the first coding of a source implies; rounds give theirs out beforehand."""
    working = project.working_in
    round_id = working.id if working else None
    own = [a for a in project.assignments(source) if a.coder == coder.id and a.round == round_id]
    if own:
        return [Put(replace(a, status=Status.IN_PROGRESS)) for a in own if a.status is Status.ASSIGNED]
    if working is not None:
        raise Refused(messages.NOT_IN_ROUND, round=working.name, source=source.name, coder=coder.name)
    return [Put(Assignment(id=new_id(), source=source.id, coder=coder.id, status=Status.IN_PROGRESS))]
