"""Reads a Word file that was just built, and says what differs from what was to be in it."""

import io
from collections.abc import Sequence
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
        words = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
        marks = {qn("w:commentRangeStart"): self.starts, qn("w:commentRangeEnd"): self.ends}
        written, length = list[str](), 0
        for number, paragraph in enumerate(document.element.body.iterchildren(qn("w:p"))):
            if number:
                written.append("\n")
                length += 1
            for element in paragraph.iter(*words, *marks):
                if element.tag in marks:
                    marks[element.tag][int(element.get(qn("w:id")))] = length
                elif element.getparent().tag != qn("w:tabs"):
                    piece = words[element.tag] or element.text or ""
                    written.append(piece)
                    length += len(piece)
        self.text = "".join(written)
        self.comments = [
            ("\n".join(each.text for each in comment.paragraphs), comment.author)
            for comment in document.comments
        ]


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
