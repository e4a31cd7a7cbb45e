"""The passages that records of a file rest on: segments that are there, or that are coded on the way."""

from typing import NamedTuple

from blotter.domain.entity import is_id, new_id
from blotter.domain.names import nearest
from blotter.domain.record_rows import EvidenceRow
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.message import Sentence
from blotter.project import messages as project_messages
from blotter.project.anchoring import anchored
from blotter.project.records import messages
from blotter.project.records.taking_in.ground import Ground


class Wanted(NamedTuple):
    """A passage, and the code that it gets unless its coder has coded it already."""

    source: Source
    span: Span
    coder: Coder
    codes: tuple[str, ...]
    id: str


class Passages:
    """Finds the segments of passages, and keeps those that have to be made."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._held: dict[tuple[str, str], dict[Span, list[Segment]]] = {}
        self.made: list[Segment] = []

    def placed(self, row: EvidenceRow, codes: tuple[str, ...]) -> Wanted:
        """Where a row's passage stands; Refused where it stands nowhere, or nobody knows who coded it."""
        ground = self._ground
        source = ground.sources.get(row.source)
        if source is None:
            near = nearest(row.source, ground.sources)
            raise Refused(
                project_messages.UNKNOWN_NAMED, what=Sentence("document"), name=row.source, nearest=near
            )
        coder = ground.coder
        if row.segment_coder:
            known = ground.coders.get(row.segment_coder)
            if known is None:
                near = nearest(row.segment_coder, ground.coders)
                what = Sentence("coder")
                raise Refused(project_messages.UNKNOWN_NAMED, what=what, name=row.segment_coder, nearest=near)
            coder = known
        if (why := ground.why_not_theirs(source, coder)) is not None:
            raise Refused(messages.PASSAGE_NOT_PLACED, source=source.name, why=why)
        span = self._span(row, source)
        if not codes and not self._of(source, coder).get(span):
            raise Refused(messages.NO_CODE_FOR_PASSAGE)
        return Wanted(source, span, coder, codes, row.segment)

    def _span(self, row: EvidenceRow, source: Source) -> Span:
        text = self._ground.text_of(source.id)
        if row.start is None or row.end is None:
            start = text.find(row.text) if row.text else -1
            if start < 0:
                raise Refused(messages.PASSAGE_NOWHERE, source=source.name)
            if text.find(row.text, start + 1) >= 0:
                raise Refused(messages.PASSAGE_TWICE, source=source.name)
            return Span(start, start + len(row.text))
        found = anchored(text, Span(row.start, row.end), row.text)
        if found.span is None:
            raise Refused(messages.PASSAGE_NOT_PLACED, source=source.name, why=found.why)
        if found.moved:
            self._ground.report.reanchored += 1
            place = f"{found.span.start}:{found.span.end}"
            why = Sentence(project_messages.REANCHORED, place=place)
            self._ground.report.remark("reanchored", row.source, f"{row.start}:{row.end}", why)
        return found.span

    def segment(self, wanted: Wanted) -> Segment:
        """The coder's own segment of a passage: with one of the codes, else with any, else a new one."""
        held = self._of(wanted.source, wanted.coder).setdefault(wanted.span, [])
        same = next((each for each in held if each.id == wanted.id), None)
        fit = (each for code in wanted.codes for each in held if each.code == code)
        found = same or next(fit, None) or next(iter(held), None)
        if found is None:
            found = self._new(wanted)
            held.append(found)
        return found

    def _new(self, wanted: Wanted) -> Segment:
        ground, span = self._ground, wanted.span
        segment = Segment(
            id=wanted.id if is_id(wanted.id) and ground.is_free(wanted.id) else new_id(),
            source=wanted.source.id,
            code=wanted.codes[0],
            coder=wanted.coder.id,
            start=span.start,
            end=span.end,
            quote=ground.text_of(wanted.source.id)[span.start : span.end],
            revision=ground.revision.id if ground.revision else None,
            created=ground.moment,
            modified=ground.moment,
            round=ground.round,
        )
        self.made.append(segment)
        return segment

    def _of(self, source: Source, coder: Coder) -> dict[Span, list[Segment]]:
        """The coder's segments of a document in the round, or in open coding, by their bounds."""
        found = self._held.get((source.id, coder.id))
        if found is None:
            found = self._held[source.id, coder.id] = {}
            if source.id in self._ground.project.sources:
                for each in self._ground.project.segments_of(source):
                    if each.coder == coder.id and each.round == self._ground.round:
                        found.setdefault(each.span, []).append(each)
        return found
