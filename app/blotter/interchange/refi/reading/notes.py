"""Notes as memos on what they are about: segments, passages, documents, codes, cases, or the project."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from blotter.domain.case import Case
from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.interchange.foreign.titles import titled
from blotter.interchange.refi import messages
from blotter.interchange.refi.positions import Marked
from blotter.interchange.refi.raw_text import decoded_text
from blotter.interchange.refi.reading.codings import Passages, marked_in
from blotter.interchange.refi.reading.context import Noted, Reading, joined, prose, told_at
from blotter.interchange.refi.reading.documents import Documents
from blotter.interchange.refi.reading.told import ToldLink, ToldSelection, ToldText

_KIND = "note"


class Notes:
    """The notes of a project, and what each is about.

    One with codings of its own is a document, since only these are coded. One with other selections comes
    from a program that has notes on passages so: they lie in the document that refers to the note.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_guid = {each.guid: each for each in reading.told.memos if each.guid}
        self._targets: dict[str, list[Noted]] = defaultdict(list)
        self._of_segments: dict[str, list[str]] = defaultdict(list)
        self._of_cases: dict[str, list[str]] = defaultdict(list)
        self._used: set[str] = set()
        self.links: list[ToldLink] = []

    def take_coded(self, documents: Documents) -> None:
        """Make documents of the notes that are coded."""
        for note in self._reading.told.memos:
            if _is_coded(note):
                source = documents.take(note, _KIND)
                self._reading.tally.add(messages.NOTE_CODED, source.name, "noted")

    def marked(self) -> Iterator[Marked]:
        """The selections that notes hold and documents have."""
        for document in self._reading.documents:
            for guid in document.told.notes:
                note = self._by_guid.get(guid)
                if note is not None and not _is_coded(note):
                    yield from marked_in(document.raw, note)

    def attach(self, notings: Iterable[tuple[str, Noted]]) -> None:
        """Let notes be about what refers to them."""
        for guid, about in notings:
            if guid in self._by_guid:
                self._targets[guid].append(about)
            else:
                self._reading.tally.add(messages.NOTE_MISSING, guid)

    def attach_links(self) -> None:
        """Let notes be about what a link joins them with; the other links stay."""
        for link in self._reading.told.links:
            joins = self._joined(link.origin, link.target) or self._joined(link.target, link.origin)
            if not joins:
                self.links.append(link)

    def _joined(self, note: str, target: str) -> bool:
        about = self._about(target) if note in self._by_guid else None
        if about is None:
            return False
        self._targets[note].append(about)
        return True

    def _about(self, guid: str) -> Noted | None:
        """What a GUID names, as far as notes can be about it."""
        known = self._reading.about.get(guid)
        if known is not None:
            return known
        find = self._reading.identities.find
        if (code := find("code", guid)) is not None:
            return Noted(code=code)
        if (source := find("source", guid)) is not None:
            return Noted(source=source)
        return None if (case := find("case", guid)) is None else Noted(case=case)

    def put(self, passages: Passages, find: Callable[[str], str | None]) -> None:
        """Make memos of all notes; `find` gives the coder of a GUID."""
        for note in self._reading.told.memos:
            targets = list(dict.fromkeys(self._targets.get(note.guid, [])))
            if _is_coded(note) and not targets:
                continue
            words = self._words(note)
            if note.selections and targets and not _is_coded(note):
                targets = self._put_on_passages(note, words, targets, passages)
                if not targets:
                    continue
            coder = find(note.work.creator)
            for about in targets or [Noted()]:
                self._put_one(note, words, about, coder)
        self._put_joined()

    def _put_on_passages(
        self, note: ToldText, words: str, targets: Iterable[Noted], passages: Passages
    ) -> list[Noted]:
        """Notes on the passages that a note holds, in documents that refer to it; gives the other targets."""
        rest = []
        documents = {each.source.id: each for each in self._reading.documents}
        for about in targets:
            document = documents.get(about.source)
            if document is None or about.span is not None:
                rest.append(about)
                continue
            for selection in note.selections:
                span = passages.span(document, selection)
                text = joined((prose(selection.description or ""), words))
                if span is None or span.length:
                    passages.put_memo(document, _by(selection, note), span, text)
                else:
                    self._reading.tally.add(messages.ZERO_LENGTH, document.source.name)
        return rest

    def _put_one(self, note: ToldText, words: str, about: Noted, coder: str | None) -> None:
        reading = self._reading
        if about.segment:
            self._of_segments[about.segment].append(words)
            return
        if about.case:
            self._of_cases[about.case].append(words)
            return
        memo = Memo(
            id=self._identity(note),
            source=about.source or None,
            code=about.code or None,
            text=words,
            coder=coder,
            created=told_at(note.work.created),
            modified=told_at(note.work.modified),
        )
        if about.source and about.span:
            text = reading.texts[reading.carried.all(Source)[about.source].text]
            start, end = about.span
            memo = replace(memo, start=start, end=end, quote=text[start:end])
        reading.carried.put(memo)

    def _identity(self, note: ToldText) -> str:
        """The id of one more memo that a note becomes: its own for the first."""
        identities = self._reading.identities
        if note.guid not in self._used:
            self._used.add(note.guid)
            return identities.claim(_KIND, note.guid)
        return identities.bind(_KIND, "", derived_id("refi note", note.guid))

    def _put_joined(self) -> None:
        """Give segments and cases the words of the notes on them."""
        carried = self._reading.carried
        segments, cases = carried.all(Segment), carried.all(Case)
        for identity, words in self._of_segments.items():
            if identity in segments:
                carried.put(_with_words(segments[identity], words))
        for identity, words in self._of_cases.items():
            case = cases[identity]
            carried.put(replace(case, note=joined((case.note, *words))))
        unplaced = self._reading.unplaced
        for place, lost in enumerate(unplaced):
            if isinstance(lost, Segment) and lost.id in self._of_segments:
                unplaced[place] = _with_words(lost, self._of_segments[lost.id])

    def _words(self, note: ToldText) -> str:
        """What a note says, with its title first unless it begins so."""
        words = note.content
        if words is None:
            file = self._reading.container.file(note.plain or note.rich)
            words = decoded_text(file.read()).text if file is not None else None
        if words is None:
            words = ""
            if note.plain or note.rich:
                self._reading.lacks(note.plain or note.rich, messages.NOTE_TEXT_MISSING, note.name)
        text = joined((prose(note.description), prose(words))) or prose(words)
        return titled(note.name, text)


def _is_coded(note: ToldText) -> bool:
    return any(each.codings for each in note.selections)


def _by(selection: ToldSelection, note: ToldText) -> ToldSelection:
    """A selection that is somebody's: of whoever wrote the note, if it does not say."""
    return selection if selection.work.creator else replace(selection, work=note.work)


def _with_words(segment: Segment, words: Iterable[str]) -> Segment:
    return replace(segment, memo=joined((segment.memo, *words)))
