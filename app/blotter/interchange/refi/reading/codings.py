"""Passages: codings as segments, comments on passages as memos."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.interchange.refi import messages
from blotter.interchange.refi.coders import coder_of
from blotter.interchange.refi.positions import Marked, told_name
from blotter.interchange.refi.raw_text import RawText
from blotter.interchange.refi.reading.codes import Codes
from blotter.interchange.refi.reading.context import (
    Noted,
    ReadDocument,
    Reading,
    placeholder,
    prose,
    told_at,
)
from blotter.interchange.refi.reading.people import People
from blotter.interchange.refi.reading.told import ToldCoding, ToldSelection, ToldText

Notings = Iterator[tuple[str, Noted]]
"""The GUIDs of notes, each with what it is about."""

_NOWHERE = Span(0, 0)
_NEAR = 400
_TELLING = 3


@dataclass(slots=True)
class Passages:
    """Makes segments and memos of the selections of documents."""

    reading: Reading
    people: People
    codes: Codes
    coder_choice: str
    of_cases: frozenset[str]
    """The selections that cases refer to."""

    def take_document(self, document: ReadDocument) -> Notings:
        """All passages of a document; gives the notes that it and they refer to, with their targets."""
        source = document.source
        for selection in document.told.selections:
            yield from self._take(document, selection)
        for coding in document.told.codings:
            yield from self._take_whole(document, coding)
        for note in document.told.notes:
            yield note, Noted(source=source.id)

    def _take_whole(self, document: ReadDocument, coding: ToldCoding) -> Notings:
        source, text = document.source, document.raw.text
        if coding.code in self.codes.cases:
            self.reading.case_passages.append((coding.code, source.id, None))
            return
        self.reading.tally.add(messages.WHOLE_CODED, source.name, "noted")
        segment = Segment(
            id=self.reading.identities.claim("coding", coding.guid),
            source=source.id,
            code=self.codes.find(coding.code),
            coder=self.people.sure(coding.user or document.told.work.creator),
            start=0,
            end=len(text),
            quote=text,
            created=told_at(coding.at),
        )
        self._put(segment, not text)
        for note in coding.notes:
            yield note, Noted(segment=segment.id)

    def _take(self, document: ReadDocument, selection: ToldSelection) -> Notings:
        span = self.span(document, selection)
        if span is not None and not span.length:
            self.reading.tally.add(messages.ZERO_LENGTH, document.source.name)
            return
        if span is not None and selection.guid:
            self.reading.places.setdefault(selection.guid, (document.source.id, span))
        codings = [each for each in selection.codings if each.code not in self.codes.cases]
        for coding in selection.codings:
            if coding.code in self.codes.cases and span is not None:
                self.reading.case_passages.append((coding.code, document.source.id, span))
            elif coding.code in self.codes.cases:
                self.reading.tally.add(messages.CASE_PASSAGE_MISSING, document.source.name)
        if len(codings) == 1:
            yield from self._take_only(document, selection, codings[0], span)
            return
        for coding in codings:
            segment = self._segment(document, selection, coding, span, self._own_id("coding", coding.guid))
            self._put(segment, span is None)
            for note in coding.notes:
                yield note, Noted(segment=segment.id)
        is_bare = not codings and not selection.notes and len(selection.codings) == len(codings)
        yield from self._comment(document, selection, span, is_bare)

    def _take_only(
        self, document: ReadDocument, selection: ToldSelection, coding: ToldCoding, span: Span | None
    ) -> Notings:
        """A passage with one code, which are one segment with its memo."""
        identity = self._own_id("selection", selection.guid)
        memo = prose(selection.description) if selection.description else ""
        segment = self._segment(document, selection, coding, span, identity, memo)
        self._put(segment, span is None)
        self.reading.about.setdefault(selection.guid, Noted(segment=identity))
        self.reading.about.setdefault(coding.guid, Noted(segment=identity))
        for note in (*coding.notes, *selection.notes):
            yield note, Noted(segment=identity)

    def _own_id(self, kind: str, guid: str) -> str:
        identity = self.reading.identities.claim(kind, guid)
        if kind == "coding":
            self.reading.about.setdefault(guid, Noted(segment=identity))
        return identity

    def _comment(
        self, document: ReadDocument, selection: ToldSelection, span: Span | None, is_bare: bool
    ) -> Notings:
        """What is said of a passage with no code, or with several."""
        about = Noted(source=document.source.id, span=span)
        self.reading.about.setdefault(selection.guid, about)
        words = prose(selection.description or "")
        if words.strip() or (is_bare and selection.description is not None):
            self.put_memo(document, selection, span, words)
        elif is_bare and selection.guid not in self.of_cases:
            self._bare(document, selection, span)
        for note in selection.notes:
            yield note, about

    def _bare(self, document: ReadDocument, selection: ToldSelection, span: Span | None) -> None:
        """A passage that somebody marked, with neither code nor comment, and that is no part of a case."""
        name = " ".join(prose(selection.name).split())
        quote = " ".join((document.raw.text[span.start : span.end] if span else "").split())
        says = "" if quote.startswith(name.rstrip("….")) else name
        self.reading.tally.add(messages.BARE_PASSAGE, document.source.name, "filled in")
        self.put_memo(document, selection, span, says or placeholder(messages.MARKED))

    def put_memo(
        self, document: ReadDocument, selection: ToldSelection, span: Span | None, words: str
    ) -> None:
        """A note on a passage."""
        place = span or _NOWHERE
        memo = Memo(
            id=self.reading.identities.claim("selection", selection.guid),
            source=document.source.id,
            text=words,
            coder=self.people.find(selection.work.creator),
            created=told_at(selection.work.created),
            modified=told_at(selection.work.modified),
            start=place.start,
            end=place.end,
            quote=_quote(document, selection, span),
        )
        if span is None:
            self.reading.unplaced.append(memo)
        else:
            self.reading.carried.put(memo)

    def _segment(
        self,
        document: ReadDocument,
        selection: ToldSelection,
        coding: ToldCoding,
        span: Span | None,
        identity: str,
        memo: str = "",
    ) -> Segment:
        place = span or _NOWHERE
        numbers = (selection.start or 0, selection.end or 0)
        if numbers != place:
            self.reading.positions[identity] = numbers
        first, second = coding.user, selection.work.creator
        if first and second and first != second:
            self.reading.keep("coded_by", identity, [first, second])
        return Segment(
            id=identity,
            source=document.source.id,
            code=self.codes.find(coding.code),
            coder=self.people.sure(coder_of(selection, coding, self.coder_choice)),
            start=place.start,
            end=place.end,
            quote=_quote(document, selection, span),
            memo=memo,
            created=told_at(coding.at) or told_at(selection.work.created),
            modified=told_at(selection.work.modified),
        )

    def span(self, document: ReadDocument, selection: ToldSelection) -> Span | None:
        """Where a selection lies, by the convention of the whole project; None where it lies nowhere."""
        start, end = selection.start, selection.end
        tally, name = self.reading.tally, document.source.name
        if start is None or end is None:
            tally.add(messages.NO_NUMBERS, name)
            return None
        if end < start:
            tally.add(messages.SWAPPED, name, "noted")
            start, end = end, start
        span = self.reading.convention.span(document.raw, start, end)
        if span is None:
            tally.add(messages.OUT_OF_TEXT, name)
        elif self._is_called_otherwise(document, selection, span):
            tally.add(messages.OTHER_WORDS, selection.name, "noted")
        return span

    def _is_called_otherwise(self, document: ReadDocument, selection: ToldSelection, span: Span) -> bool:
        """Whether its name is other words of the text, right beside: then it was counted otherwise."""
        text = document.raw.text
        if text.startswith(selection.name, span.start):
            return False
        name = told_name(selection.name)
        if name is None or len(name.words) < _TELLING or name.tells(text, span):
            return False
        around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
        is_title = name.words in " ".join(text[span.start : span.end].split())
        return not is_title and name.words in " ".join(around.split())

    def _put(self, segment: Segment, is_lost: bool) -> None:
        if is_lost:
            self.reading.unplaced.append(segment)
        else:
            self.reading.carried.put(segment)


def _quote(document: ReadDocument, selection: ToldSelection, span: Span | None) -> str:
    """The words of a passage; of one without a place what its selection is called, which may be its words."""
    return document.raw.text[span.start : span.end] if span else prose(selection.name)


def marked_passages(documents: Iterable[ReadDocument]) -> Iterator[Marked]:
    """The selections of documents as positions are found out by."""
    for document in documents:
        yield from marked_in(document.raw, document.told)


def marked_in(raw: RawText, told: ToldText) -> Iterator[Marked]:
    """Selections as they lie in a text."""
    if raw.text:
        for each in told.selections:
            if each.start is not None and each.end is not None and each.start <= each.end:
                yield Marked(raw, each.start, each.end, each.name)
