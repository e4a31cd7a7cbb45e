"""Walk: through the body of a Word document, block by block, into a growing text."""

from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from blotter.domain.bundle import Comment
from blotter.domain.structure import PartKind
from blotter.interchange.docx.fields import Fields, address_in
from blotter.interchange.docx.formulas import formula
from blotter.interchange.docx.notes import Notes, comments_of
from blotter.interchange.docx.numbering import Numbering
from blotter.interchange.docx.package import Package, child, name, relation_of, value, whole_number
from blotter.interchange.docx.styles import Styles
from blotter.interchange.docx.symbols import as_unicode, symbol
from blotter.interchange.growing_text import GrowingText, Rows
from blotter.interchange.left_out import (
    DELETED,
    FILES,
    HIDDEN,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    OBJECTS,
)
from blotter.progress import Progress, counted, silent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COLUMNS = 63
_MARK = 20
_AROUND_BLOCKS = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"}
_AROUND_RUNS = _AROUND_BLOCKS | {"w:fldSimple", "w:hyperlink", "w:dir", "w:bdo", "w:r", "w:rubyBase"}
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}


class Walk:
    """Writes what Word shows of a document into a text, and counts what it leaves out."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.text = GrowingText(package.file)
        self.styles = Styles(package.of_kind("styles"))
        self.numbering = Numbering(package.of_kind("numbering"))
        self.footnotes = Notes(package, PartKind.FOOTNOTE)
        self.endnotes = Notes(package, PartKind.ENDNOTE)
        self.left: Counter[str] = Counter()
        self._comments = comments_of(package)
        self._begun: dict[str, tuple[int, int | None]] = {}
        self._fields = Fields()
        self._boxes: list[Element] = []
        self._paragraph_start = 0
        self._font = ""
        self._own_mark = ""
        self._is_note = False
        self._runs: dict[str, Callable[[Element], None]] = {
            "w:t": self._words,
            "w:br": self._break,
            "w:cr": self._break,
            "w:sym": self._symbol,
            "w:fldChar": self._field_sign,
            "w:instrText": lambda element: self._fields.instruct(element.text or ""),
            "w:footnoteReference": lambda element: self._mark(element, self.footnotes),
            "w:endnoteReference": lambda element: self._mark(element, self.endnotes),
            "w:commentRangeStart": self._begin_comment,
            "w:commentRangeEnd": self._end_comment,
            "w:commentReference": self._see_comment,
            "w:del": lambda element: self._leave(DELETED),
            "w:moveFrom": lambda element: self._leave(MOVED_AWAY),
            "w:ruby": self._ruby,
            "m:oMath": self._formula,
            "m:oMathPara": self._formula,
            "w:drawing": self._drawing,
            "w:pict": self._drawing,
            "w:object": self._drawing,
            "mc:AlternateContent": self._alternative,
        }

    def body(self, element: "Element", progress: Progress = silent) -> None:
        """The body, and after it the notes in the order of their marks."""
        for block in counted(list(element), progress):
            self._block(block)
        self._fields.forget()
        for notes in (self.footnotes, self.endnotes):
            for note in notes.told():
                self.text.start_line()
                start = self.text.place
                self.text.label(f"[{note.mark}] ")
                self._is_note = True
                self.blocks(note.element)
                self._fields.forget()
                self.text.part(start, notes.kind, note.mark)
        self._is_note = False
        self._end_comments()

    def blocks(self, element: "Element") -> None:
        """The paragraphs and tables in an element."""
        for block in element:
            self._block(block)

    def _block(self, block: "Element") -> None:
        own = name(block)
        if own == "w:p":
            self._paragraph(block)
        elif own == "w:tbl":
            self._table(block)
        elif own in _AROUND_BLOCKS:
            self._count_change(own)
            self.blocks(block)
        elif own == "w:altChunk":
            self._leave(FILES)
        elif own in self._runs:
            # Ranges of comments stand between paragraphs, too; a formula may stand as one.
            self._runs[own](block)
            if own.startswith("m:"):
                self.text.end_line()

    def _paragraph(self, element: "Element") -> None:
        about = child(element, "w:pPr")
        text = self.text
        self._paragraph_start = start = text.place
        number, level = self.styles.numbering(about)
        if number:
            item = self.numbering.label(number, level)
            text.label(item and f"{item} ")
        self._inline(element)
        heading = self.styles.heading(about)
        if heading is not None and not self._is_note:
            text.heading(start, heading)
        if self.styles.is_caption(about):
            text.part(start, PartKind.CAPTION)
        mark = child(about, "w:rPr")
        if child(mark, "w:ins") is not None or child(mark, "w:moveTo") is not None:
            self._count_change("w:ins")
        if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
            self._leave(DELETED)
        else:
            text.end_line()
        self._write_boxes()

    def _write_boxes(self) -> None:
        """The text boxes that are anchored in the paragraph, after it."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.text.start_line()
            start, fields, self._fields = self.text.place, self._fields, Fields()
            self.blocks(box)
            self._fields = fields
            self.text.part(start, PartKind.TEXT_BOX)

    def _table(self, element: "Element") -> None:
        rows = _within(element, "w:tr")
        if all(len(_within(row, "w:tc")) < 2 for row in rows):
            # A frame around paragraphs, which keep their lines.
            for row in rows:
                if not self._is_deleted(row, "w:trPr", "w:del"):
                    for cell in _within(row, "w:tc"):
                        self.blocks(cell)
            return
        self.text.start_line()
        start, written = self.text.place, self.text.rows()
        for row in rows:
            if not self._is_deleted(row, "w:trPr", "w:del"):
                self._row(row, written)
        if not self.text.is_in_cell:
            self.text.part(start, PartKind.TABLE)

    def _row(self, element: "Element", rows: Rows) -> None:
        rows.begin()
        rows.empty(_count(element, "w:trPr", "w:gridBefore") or 0)
        for cell in _within(element, "w:tc"):
            if self._is_deleted(cell, "w:tcPr", "w:cellDel"):
                continue
            rows.cell()
            merged = child(cell, "w:tcPr", "w:vMerge")
            if merged is None or value(merged) == "restart":
                self.blocks(cell)
            rows.end_cell()
            rows.empty((_count(cell, "w:tcPr", "w:gridSpan") or 1) - 1)
        rows.end()

    def _is_deleted(self, element: "Element", *path: str) -> bool:
        found = child(element, *path) is not None
        if found:
            self._leave(DELETED)
        return found

    def _inline(self, element: "Element") -> None:
        for each in element:
            own = name(each)
            if own == "w:r":
                self._run(each)
            elif own in self._runs:
                self._runs[own](each)
            elif own in _SIGNS:
                self._add(_SIGNS[own])
            elif own in _AROUND_RUNS:
                self._count_change(own)
                start = self.text.place
                self._inline(each)
                address = self._address(each, own)
                if address:
                    self.text.part(start, PartKind.LINK, address)

    def _run(self, element: "Element") -> None:
        about = child(element, "w:rPr")
        if self.styles.is_hidden(about):
            if any(each.text for each in element if name(each) == "w:t"):
                self._leave(HIDDEN)
            return
        fonts = child(about, "w:rFonts")
        self._font = value(fonts, "ascii")
        self._inline(element)
        self._own_mark = ""

    def _address(self, element: "Element", own: str) -> str:
        if own == "w:fldSimple":
            return address_in(value(element, "instr"))
        if own != "w:hyperlink":
            return ""
        relation = self.package.about_main.get(relation_of(element))
        return relation.target if relation is not None and relation.is_outside else ""

    def _add(self, words: str) -> None:
        if self._fields.is_result:
            self.text.add(words)

    def _words(self, element: "Element") -> None:
        if not self._own_mark:
            self._add(as_unicode(element.text or "", self._font))

    def _break(self, element: "Element") -> None:
        if self._fields.is_result:
            self.text.break_line()

    def _symbol(self, element: "Element") -> None:
        if not self._own_mark:
            self._add(symbol(value(element, "char"), value(element, "font")))

    def _field_sign(self, element: "Element") -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate(self.text.place)
        elif kind == "end":
            found = self._fields.end()
            if found:
                self.text.part(found[0], PartKind.LINK, found[1])

    def _mark(self, element: "Element", notes: Notes) -> None:
        if not self._fields.is_result:
            return
        follows = value(element, "customMarkFollows") in ("1", "true", "on")
        # The words of such a run are the mark itself.
        own = "".join(map(_sign, islice(element.itersiblings(), _MARK))).strip() if follows else ""
        mark = notes.mark(element, own)
        if mark:
            self._own_mark = own
            start = self.text.place
            self.text.add(f"[{mark}]")
            self.text.part(start, PartKind.NOTE_MARK, mark)

    def _begin_comment(self, element: "Element") -> None:
        self._begun.setdefault(value(element, "id"), (self.text.place, None))

    def _end_comment(self, element: "Element") -> None:
        start, _ = self._begun.get(value(element, "id"), (self.text.place, None))
        self._begun[value(element, "id")] = (start, self.text.place)

    def _see_comment(self, element: "Element") -> None:
        """A comment that says nothing of its passage is on the paragraph so far."""
        self._begun.setdefault(value(element, "id"), (self._paragraph_start, self.text.place))

    def _end_comments(self) -> None:
        for identity, (start, end) in self._begun.items():
            remarked = self._comments.pop(identity, None)
            if remarked is not None:
                words = self.words_of(remarked.element)
                told = Comment(0, 0, words, remarked.author, remarked.at)
                self.text.comment(start, self.text.place if end is None else end, told)
        for remarked in self._comments.values():
            told = Comment(0, 0, self.words_of(remarked.element), remarked.author, remarked.at)
            self.text.comment(0, 0, told)

    def words_of(self, element: "Element") -> str:
        """The words of a story of its own, such as a comment or the head of a page."""
        whole, self.text = self.text, GrowingText(self.package.file)
        fields, self._fields = self._fields, Fields()
        begun, self._begun = self._begun, {}
        try:
            self.blocks(element)
            return self.text.finish().text
        finally:
            self.text, self._fields, self._begun = whole, fields, begun

    def _ruby(self, element: "Element") -> None:
        base, reading = child(element, "w:rubyBase"), child(element, "w:rt")
        if base is not None:
            self._inline(base)
        if reading is not None:
            self._add("(")
            self._inline(reading)
            self._add(")")

    def _formula(self, element: "Element") -> None:
        self._add(formula(element))

    def _drawing(self, element: "Element") -> None:
        boxes = [each for each in _found(element, {"w:txbxContent"}) if self._fields.is_result]
        self._boxes += boxes
        if not boxes:
            self._leave(OBJECTS)

    def _alternative(self, element: "Element") -> None:
        """Of several ways to say the same the first one that this program has words for."""
        choices = [each for each in element if name(each) in ("mc:Choice", "mc:Fallback")]
        telling = [each for each in choices if _found(each, {"w:txbxContent", "w:t", "m:oMath"})]
        for each in (telling or choices)[:1]:
            self._inline(each)

    def _count_change(self, own: str) -> None:
        if own in ("w:ins", "w:moveTo"):
            self.left[INSERTED if own == "w:ins" else MOVED_HERE] += 1

    def _leave(self, what: str) -> None:
        self.left[what] += 1


def _sign(element: "Element") -> str:
    if name(element) == "w:sym":
        return symbol(value(element, "char"), value(element, "font"))
    return (element.text or "") if name(element) == "w:t" else ""


def _within(element: "Element", wanted: str) -> "list[Element]":
    """The rows of a table or the cells of a row, also those in content controls."""
    found: list[Element] = []
    for each in element:
        own = name(each)
        if own == wanted:
            found.append(each)
        elif own in _AROUND_BLOCKS:
            found += _within(each, wanted)
    return found


def _found(element: "Element", wanted: set[str]) -> "list[Element]":
    """The elements of these names below, but not within each other, nor in what stands for another."""
    found: list[Element] = []
    for each in element:
        own = name(each)
        if own in wanted:
            found.append(each)
        elif own == "mc:AlternateContent":
            choices = [_found(choice, wanted) for choice in each]
            found += next((choice for choice in choices if choice), [])
        else:
            found += _found(each, wanted)
    return found


def _count(element: "Element", *path: str) -> int | None:
    return whole_number(value(child(element, *path)), most=_COLUMNS)
