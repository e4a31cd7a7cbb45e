"""Reads a Word file that was just built, and says what differs from what was to be in it."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from blotter.interchange.coded_docx import messages
from blotter.interchange.coded_docx.notes import Note
from blotter.interchange.word_text import fit_for_xml
from blotter.message import Sentence


class ReadFile:
    """The words of a file, its lines divided by line ends, and where each comment begins and ends."""

    def __init__(self, content: bytes) -> None:
        from docx import Document
        from docx.oxml.ns import qn

        document: Any = Document(io.BytesIO(content))
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        marks = {qn("w:commentRangeStart"): self.starts, qn("w:commentRangeEnd"): self.ends}
        written, length = list[str](), 0
        for number, paragraph in enumerate(document.element.body.iterchildren(qn("w:p"))):
            if number:
                written.append("\n")
                length += 1
            for element, words in _words(paragraph, *marks):
                if element.tag in marks:
                    marks[element.tag][int(element.get(qn("w:id")))] = length
                written.append(words)
                length += len(words)
        self.text = "".join(written)
        self.comments = [
            (
                "\n".join("".join(words for _, words in _words(each)) for each in comment.iter(qn("w:p"))),
                comment.get(qn("w:author")),
            )
            for comment in document.comments._comments_elm
        ]


def _words(within: Any, *others: str) -> Iterator[tuple[Any, str]]:
    """The elements with words in an element, and others that have none, each with what it says."""
    from docx.oxml.ns import qn

    told = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
    for element in within.iter(qn("w:t"), *told, *others):
        # The tabulators of a paragraph's format have the same name as those in its words.
        if element.getparent().tag != qn("w:tabs"):
            yield element, "" if element.tag in others else told.get(element.tag) or element.text or ""


def wrong_with(content: bytes, text: str, notes: Sequence[Note]) -> Sentence | None:
    """What is wrong with a file, None if it has all words, and every comment on its passage."""
    read = ReadFile(content)
    if read.text != fit_for_xml(text):
        return Sentence(messages.FILE_LOST_WORDS)
    wanted = [(_told(note), fit_for_xml(note.author)) for note in notes]
    missing = sum(
        read.starts.get(number) != note.start or read.ends.get(number) != note.end
        for number, note in enumerate(notes)
    )
    missing = max(missing, sum(a != b for a, b in zip(wanted, read.comments, strict=False)))
    if missing or len(wanted) != len(read.comments):
        missing = max(missing, len(wanted) - len(read.comments), 1)
        return Sentence(messages.FILE_LOST_COMMENTS, missing=missing, count=len(wanted))
    return None


def _told(note: Note) -> str:
    return fit_for_xml("\n".join((note.heading, *(note.text.split("\n") if note.text.strip() else ()))))
