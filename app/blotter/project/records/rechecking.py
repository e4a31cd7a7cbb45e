"""Records whose evidence was uncoded or is another now: they are to be looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import now
from blotter.domain.record import Evidence, Record
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.project import segments
from blotter.project.project import Project
from blotter.project.records import messages
from blotter.project.records.rows import by_number

_SHOWN = 60


class State(StrEnum):
    """Whether a piece of evidence is as somebody last saw it."""

    SOUND = "sound"
    CHANGED = "changed"
    UNCODED = "uncoded"


@dataclass(frozen=True, slots=True)
class Looked:
    """A piece of evidence beside its segment as it is now, None where that is gone."""

    evidence: Evidence
    segment: Segment | None

    @property
    def state(self) -> State:
        """Whether it has to be looked at again, and why."""
        if self.segment is None:
            return State.UNCODED
        return State.SOUND if self.segment.quote == self.evidence.quote else State.CHANGED

    @property
    def span(self) -> Span:
        """Where it stands now, or stood last."""
        held = self.segment or self.evidence
        return Span(held.start, held.end)

    @property
    def quote(self) -> str:
        """Its words now, or those that it had last."""
        return (self.segment or self.evidence).quote


def looked_at(project: Project, record: Record) -> list[Looked]:
    """The evidence of a record, as it was added, beside what has become of it."""
    held = project.evidence_of(record)
    found = {each.id: each for each in project.segments_by_id([each.segment for each in held])}
    return [Looked(each, found.get(each.segment)) for each in held]


def to_recheck(project: Project) -> list[Record]:
    """The records whose evidence has to be looked at again, by number."""
    records = project.records
    found = [records[key] for key, fact in project.evidence_facts().items() if fact.is_to_recheck]
    return sorted(found, key=by_number)


def confirm(project: Project, evidence: Sequence[Evidence]) -> Edit | None:
    """Say that evidence holds as its segments are now; what was uncoded cannot be confirmed."""
    found = {each.id: each for each in project.segments_by_id([each.segment for each in evidence])}
    steps: list[Step] = []
    for each in evidence:
        segment = found.get(each.segment)
        if segment is None:
            raise Refused(messages.EVIDENCE_UNCODED, words=_shortened(each.quote))
        renewed = _beside(each, segment)
        if renewed != each:
            steps.append(Put(renewed))
    if not steps:
        return None
    number = project.records[evidence[0].record].number
    return project.edit(messages.EVIDENCE_CONFIRMED, steps, number=number)


def code_again(project: Project, evidence: Evidence, code: Code) -> Edit:
    """Code the passage of evidence that was uncoded; Refused where its words stand there no more."""
    record = project.records[evidence.record]
    source = project.sources[evidence.source]
    marking = segments.mark(project, source, code, [_place(project, source, evidence)])
    segment = (*marking.marked, *marking.present)[0]
    steps = [
        *(marking.edit.steps if marking.edit else ()),
        Put(_beside(evidence, segment)),
        Put(replace(record, modified=now())),
    ]
    return project.edit(messages.EVIDENCE_CODED_AGAIN, steps, number=record.number)


def _place(project: Project, source: Source, evidence: Evidence) -> Span:
    """Where the words of a piece of evidence stand now."""
    text, words = project.text(source), evidence.quote
    if text[evidence.start : evidence.end] == words:
        return Span(evidence.start, evidence.end)
    start = text.find(words)
    if start < 0 or text.find(words, start + 1) >= 0:
        raise Refused(messages.QUOTE_GONE, words=_shortened(words), source=source.name)
    return Span(start, start + len(words))


def _beside(evidence: Evidence, segment: Segment) -> Evidence:
    return replace(
        evidence,
        segment=segment.id,
        source=segment.source,
        start=segment.start,
        end=segment.end,
        quote=segment.quote,
    )


def _shortened(words: str) -> str:
    told = " ".join(words.split())
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN].rstrip()}…"
