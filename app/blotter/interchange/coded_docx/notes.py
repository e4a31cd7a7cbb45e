"""What is said in the margin of a document: its segments, its memos, each with its place and author."""

from collections.abc import Iterator
from typing import NamedTuple

from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.interchange.shown_study import ShownDocument, Study

_MEMO, _ON_ALL = "Memo", "Memo on the document"
_LONGEST_INITIALS = 9


class Note(NamedTuple):
    """A comment: from where to where (code points), a first line that is set in bold, and what follows it."""

    start: int
    end: int
    heading: str
    text: str
    author: str
    initials: str
    at: str


def notes_of(study: Study, document: ShownDocument, text: str) -> list[Note]:
    """The comments of a document, by place; those on the whole document first, on its first line."""
    on_all = [_note(study, memo, _ON_ALL, memo.text, *_first_line(text)) for memo in _memos(study, document)]
    placed = sorted(
        (*_segments(study, document), *_passages(study, document)),
        key=lambda note: (note.start, -note.end, note.heading),
    )
    return [*on_all, *(_within(note, len(text)) for note in placed)]


def _memos(study: Study, document: ShownDocument) -> list[Memo]:
    return study.memos_on(document.source.id)


def _segments(study: Study, document: ShownDocument) -> Iterator[Note]:
    for segment in study.segments_in.get(document.source.id, ()):
        code = study.codes[segment.code].path
        memo = segment.memo if study.shows_memos else ""
        yield _note(study, segment, code, memo, segment.start, segment.end)


def _passages(study: Study, document: ShownDocument) -> Iterator[Note]:
    for memo in study.notes_in(document.source.id):
        yield _note(study, memo, _MEMO, memo.text, memo.start or 0, memo.end or 0)


def _note(study: Study, about: Segment | Memo, heading: str, text: str, start: int, end: int) -> Note:
    coder = study.coders.get(about.coder or "")
    name = coder.name if coder else ""
    initials = coder.initials[:_LONGEST_INITIALS] if coder else ""
    return Note(start, end, heading, text, name, initials, about.modified or about.created)


def _first_line(text: str) -> tuple[int, int]:
    start = next((at for at, character in enumerate(text) if not character.isspace()), 0)
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _within(note: Note, length: int) -> Note:
    return note._replace(start=max(0, min(note.start, length)), end=max(0, min(note.end, length)))
