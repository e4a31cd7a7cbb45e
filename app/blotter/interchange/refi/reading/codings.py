"""Passages: codings as segments, comments on passages as memos."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.interchange.refi import messages
from blotter.interchange.refi.coders import coder_of
from blotter.interchange.refi.positions import Marked
from blotter.interchange.refi.raw_text import RawText
from blotter.interchange.refi.reading.codes import Codes
from blotter.interchange.refi.reading.context import ReadDocument, Reading, placeholder, prose, told_at
from blotter.interchange.refi.reading.people import People
from blotter.interchange.refi.reading.told import ToldCoding, ToldSelection, ToldText


class Noted(NamedTuple):
    """What a note is about: a segment, a code, a document or a passage of it; else the project."""

    segment: str = ""
    code: str = ""
    source: str = ""
    span: Span | None = None


@dataclass(slots=True)
class Passages:
    """Makes segments and memos of the selections of documents."""

    reading: Reading
    people: People
    codes: Codes
    coder_choice: str
    notes: dict[str, str]
    """The words of the notes, by GUID."""

    def take_document(self, document: ReadDocument) -> Iterator[tuple[str, Noted]]:
        """All passages of a document; gives the notes that it and they refer to, with their targets."""
        source = document.source
        for selection in document.told.selections:
            yield from self._take(document, selection)
        for coding in document.told.codings:
            yield from self._take_whole(document, coding)
        for note in document.told.notes:
            yield note, Noted(source=source.id)

    def _take_whole(self, document: ReadDocument, coding: ToldCoding) -> Iterator[tuple[str, Noted]]:
        source, text = document.source, document.raw.text
        self.reading.tally.add(messages.WHOLE_CODED, source.name, "noted")
        identity = self.reading.identities.claim("coding", coding.guid)
        segment = Segment(
            id=identity,
            source=source.id,
            code=self.codes.find(coding.code),
            coder=self.people.sure(coding.user or document.told.work.creator),
            start=0,
            end=len(text),
            quote=text,
            created=told_at(coding.at),
        )
        self._put(segment)
        for note in coding.notes:
            yield note, Noted(segment=identity)

    def _take(self, document: ReadDocument, selection: ToldSelection) -> Iterator[tuple[str, Noted]]:
        reading, source = self.reading, document.source
        span = self._span(document.raw, source, selection)
        if span is not None and span.length == 0:
            reading.tally.add(messages.ZERO_LENGTH, source.name)
            return
        if span is not None and selection.guid:
            reading.places.setdefault(selection.guid, (source.id, span))
        only = selection.codings[0] if len(selection.codings) == 1 else None
        description = prose(selection.description)
        for coding in selection.codings:
            segment = self._segment(document, selection, coding, span)
            if coding is only and description.strip():
                segment = replace(segment, memo=description)
            self._put(segment, span is None)
            if span is not None:
                self._keep_numbers(document.raw, segment, selection)
            self._keep_people(segment, selection, coding)
            for note in coding.notes:
                yield note, Noted(segment=segment.id)
            if coding is only:
                for note in selection.notes:
                    yield note, Noted(segment=segment.id)
        if only is None:
            yield from self._comment(document, selection, span, description)

    def _comment(
        self, document: ReadDocument, selection: ToldSelection, span: Span | None, description: str
    ) -> Iterator[tuple[str, Noted]]:
        """What is said of a passage with no code, or with several."""
        source = document.source
        if description.strip():
            self._memo(document, selection, span, description)
        for note in selection.notes:
            yield note, Noted(source=source.id, span=span)
        if not (selection.codings or description.strip() or selection.notes):
            self._bare(document, selection, span)

    def _bare(self, document: ReadDocument, selection: ToldSelection, span: Span | None) -> None:
        """A passage that somebody marked, with neither code nor comment; parts of cases are such."""
        if selection.guid in self._of_cases():
            return
        name = prose(selection.name).strip()
        quote = " ".join((document.raw.text[span.start : span.end] if span else "").split())
        says = name if name and not quote.startswith(name.rstrip("….")) else ""
        self.reading.tally.add(messages.BARE_PASSAGE, document.source.name, "filled in")
        self._memo(document, selection, span, says or placeholder(messages.MARKED))

    def _of_cases(self) -> set[str]:
        return {guid for case in self.reading.told.cases for guid in case.selections}

    def _memo(self, document: ReadDocument, selection: ToldSelection, span: Span | None, words: str) -> None:
        source, place = document.source, span or Span(0, 0)
        memo = Memo(
            id=self.reading.identities.claim("selection", selection.guid),
            source=source.id,
            text=words,
            coder=self.people.find(selection.work.creator),
            created=told_at(selection.work.created),
            modified=told_at(selection.work.modified),
            start=place.start,
            end=place.end,
            quote=document.raw.text[place.start : place.end] if span else prose(selection.name),
        )
        if span is None:
            self.reading.unplaced.append(memo)
        else:
            self.reading.carried.put(memo)

    def _segment(
        self, document: ReadDocument, selection: ToldSelection, coding: ToldCoding, span: Span | None
    ) -> Segment:
        place = span or Span(0, 0)
        is_only = len(selection.codings) == 1
        guid = selection.guid if is_only else coding.guid
        return Segment(
            id=self.reading.identities.claim("selection" if is_only else "coding", guid),
            source=document.source.id,
            code=self.codes.find(coding.code),
            coder=self.people.sure(coder_of(selection, coding, self.coder_choice)),
            start=place.start,
            end=place.end,
            quote=document.raw.text[place.start : place.end] if span else prose(selection.name),
            created=told_at(coding.at) or told_at(selection.work.created),
            modified=told_at(selection.work.modified),
        )

    def _span(self, raw: RawText, source: Source, selection: ToldSelection) -> Span | None:
        """Where a selection lies, by the convention of the whole project; None where it lies nowhere."""
        start, end = selection.start, selection.end
        tally = self.reading.tally
        if start is None or end is None:
            tally.add(messages.NO_NUMBERS, source.name)
            return None
        if end < start:
            tally.add(messages.SWAPPED, source.name, "noted")
            start, end = end, start
        span = self.reading.convention.span(raw, start, end)
        if span is None:
            tally.add(messages.OUT_OF_TEXT, source.name)
        return span

    def _put(self, segment: Segment, is_lost: bool = False) -> None:
        if is_lost or segment.start == segment.end:
            self.reading.unplaced.append(segment)
        else:
            self.reading.carried.put(segment)

    def _keep_numbers(self, raw: RawText, segment: Segment, selection: ToldSelection) -> None:
        numbers = (selection.start or 0, selection.end or 0)
        if numbers != (segment.start, segment.end):
            self.reading.positions[segment.id] = numbers

    def _keep_people(self, segment: Segment, selection: ToldSelection, coding: ToldCoding) -> None:
        first, second = coding.user, selection.work.creator
        if first and second and first != second:
            self.reading.keep("coded_by", segment.id, [first, second])


def marked_passages(documents: Iterable[ReadDocument]) -> Iterator[Marked]:
    """The selections of documents as positions are found out by."""
    for document in documents:
        if document.raw.text:
            yield from marked_in(document.raw, document.told)


def marked_in(raw: RawText, told: ToldText) -> Iterator[Marked]:
    """Selections as they lie in a text."""
    for each in told.selections:
        if each.start is not None and each.end is not None and each.start <= each.end:
            yield Marked(raw, each.start, each.end, each.name)
