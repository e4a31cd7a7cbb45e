"""Builds a Word document from a text: a paragraph a line, and a comment where something is coded."""

import io
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from blotter.domain.source import Heading
from blotter.interchange.coded_docx.notes import Note
from blotter.interchange.word_text import WordText, fit_for_xml, turn_towards, word_document
from blotter.progress import Progress, counted, silent

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_DEEPEST = 9
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_A4, _MARGIN = (210, 297), 25


def built(
    title: str,
    text: str,
    headings: Iterable[Heading],
    notes: Sequence[Note],
    progress: Progress = silent,
) -> bytes:
    """The file. Its paragraphs are the lines of the text; comment n is note n."""
    document = word_document(title)
    _dress(document, title)
    word = WordText(document)
    levels = {heading.start: min(heading.level, _DEEPEST) for heading in headings}
    places = _Places(notes)
    start = 0
    for line in counted(text.split("\n"), progress):
        style = f"Heading {levels[start]}" if start in levels and line.strip() else "Normal"
        paragraph = word.add(style)
        turn_towards(paragraph, line)
        _fill(word, paragraph, line, start, places)
        start += len(line) + 1
    _add_comments(document, notes)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


class _Places:
    """Which notes begin and end at which positions."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self.starts: dict[int, list[int]] = {}
        self.ends: dict[int, list[int]] = {}
        for number, note in enumerate(notes):
            self.starts.setdefault(note.start, []).append(number)
            self.ends.setdefault(note.end, []).append(number)
        self._all = sorted({*self.starts, *self.ends})

    def within(self, start: int, end: int) -> list[int]:
        """The positions from start to end, both included, at which something begins or ends."""
        return self._all[bisect_left(self._all, start) : bisect_left(self._all, end + 1)]


def _fill(word: WordText, paragraph: "Paragraph", line: str, start: int, places: _Places) -> None:
    """The words of a line in pieces, with the marks of comments between them."""
    written = start
    for place in places.within(start, start + len(line)):
        if place > written:
            word.add_words(paragraph, line[written - start : place - start])
            written = place
        # What ends here lies before what begins here, but for a comment on nothing, which has to begin first.
        on_nothing = set(places.starts.get(place, ())) & set(places.ends.get(place, ()))
        for number in places.ends.get(place, ()):
            if number not in on_nothing:
                _end(paragraph, number)
        for number in places.starts.get(place, ()):
            paragraph._p.append(_element("w:commentRangeStart", {"w:id": str(number)}))
            if number in on_nothing:
                _end(paragraph, number)
    if written < start + len(line):
        word.add_words(paragraph, line[written - start :])


def _end(paragraph: "Paragraph", number: int) -> None:
    paragraph._p.append(_element("w:commentRangeEnd", {"w:id": str(number)}))
    run = paragraph.add_run()
    run._r.append(_element("w:commentReference", {"w:id": str(number)}))


def _add_comments(document: "Document", notes: Sequence[Note]) -> None:
    """The comments by number; the library looks through all of them for a free one each time."""
    if not notes:
        return
    # Asking for them makes the part of the file that they are in.
    comments: Any = document.comments
    for number, note in enumerate(notes):
        told = {"w:id": str(number), "w:author": fit_for_xml(note.author)}
        if note.initials:
            told["w:initials"] = fit_for_xml(note.initials)
        if _MOMENT.match(note.at):
            told["w:date"] = f"{note.at[:19]}Z"
        comment = _element("w:comment", told)
        comments._comments_elm.append(comment)
        comment.append(_paragraph(note.heading, True, is_first=True))
        for line in note.text.split("\n") if note.text.strip() else ():
            comment.append(_paragraph(line, False))


def _paragraph(words: str, is_bold: bool, is_first: bool = False) -> Any:
    from docx.text.paragraph import Paragraph

    element: Any = _element("w:p")
    make = partial(Paragraph(element, None).add_run)  # type: ignore[arg-type]
    if is_first:
        make()._r.append(_element("w:annotationRef"))
    paragraph = Paragraph(element, None)  # type: ignore[arg-type]
    turn_towards(paragraph, words)
    run = make(fit_for_xml(words))
    run.bold = True if is_bold else None
    return element


def _dress(document: "Document", title: str) -> None:
    """A4, black headings, and at the head of each page what it is."""
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(length) for length in _A4)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for level in range(1, _DEEPEST + 1):
        document.styles[f"Heading {level}"].font.color.rgb = RGBColor(0, 0, 0)
    head = section.header.paragraphs[0]
    head.add_run(fit_for_xml(title)).font.size = Pt(9)
    turn_towards(head, title)


def _element(tag: str, attributes: dict[str, str] | None = None) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    return made
