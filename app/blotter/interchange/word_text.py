"""Word documents, paragraph by paragraph; what XML cannot hold becomes U+FFFD."""

import io
import re
import unicodedata
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blotter.interchange.disk import replacing

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AFTER_DIRECTION = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def word_document(title: str) -> "Document":
    """A document without paragraphs that says what it is, and nothing of the program's maker."""
    from docx import Document

    document = Document()
    told = document.core_properties
    told.title, told.author, told.comments = fit_for_xml(title)[:250], "", ""
    return document


def save_word(document: "Document", path: Path) -> None:
    """Write a document, whole or not at all."""
    packed = io.BytesIO()
    document.save(packed)
    with replacing(path) as file:
        file.write(packed.getbuffer())


class WordText:
    """The paragraphs of a Word document as they are added."""

    def __init__(self, document: "Document") -> None:
        self.document = document
        self._empty = document.add_paragraph()
        self._end = self._empty._p.getnext()
        parent = self._empty._p.getparent()
        assert parent is not None
        parent.remove(self._empty._p)
        self._ids = {style.name: style.style_id for style in document.styles}

    def add(self, style: str, text: str = "") -> "Paragraph":
        """Add a paragraph in a style."""
        # A copy of an empty one, put straight before the end: the library looks through all that is there
        # for the end, and through all styles for a name, each of which takes longer than all the rest.
        element = deepcopy(self._empty._p)
        assert self._end is not None
        self._end.addprevious(element)
        paragraph = type(self._empty)(element, self._empty._parent)
        if text:
            self.add_words(paragraph, text)
        paragraph._p.style = self._ids[style]
        return paragraph

    def add_words(self, paragraph: "Paragraph", text: str) -> "Run":
        """Add words to a paragraph; the first ones tell its direction."""
        return add_words(paragraph, text)


def add_words(paragraph: "Paragraph", text: str) -> "Run":
    """Add words to a paragraph, of a table say; the first ones tell its direction."""
    is_first = not paragraph.runs
    run = paragraph.add_run(fit_for_xml(text))
    if is_first:
        turn_towards(paragraph, text)
    if _runs_from_the_right(text):
        run.font.rtl = True
    return run


def turn_towards(paragraph: "Paragraph", text: str) -> None:
    """Let a paragraph begin at the right if its words run from there."""
    if _runs_from_the_right(text):
        _turn(paragraph)


def fit_for_xml(text: str) -> str:
    """The text with U+FFFD for what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _runs_from_the_right(text: str) -> bool:
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _turn(paragraph: "Paragraph") -> None:
    from docx.oxml import OxmlElement

    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_DIRECTION)
