"""Walk: through the body of an OpenDocument text, block by block, into a growing text."""

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from blotter.domain.bundle import Comment
from blotter.domain.structure import PartKind
from blotter.interchange.docx.notes import moment
from blotter.interchange.growing_text import GrowingText, Rows
from blotter.interchange.left_out import DELETED, HIDDEN, INSERTED, OBJECTS
from blotter.interchange.odt.lists import Counts, Lists
from blotter.interchange.odt.names import child, name, number, value, words
from blotter.interchange.odt.styles import Styles
from blotter.progress import Progress, counted, silent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COLUMNS = 63
_SPACES = re.compile("[ \t\r\n]+")
_MOST_SPACES = 1_000
_SILENT = {
    "draw:contour-polygon", "draw:enhanced-geometry", "draw:glue-point", "draw:image-map",
    "office:event-listeners", "office:forms", "svg:desc", "svg:title", "table:table-column",
    "table:table-columns", "table:table-header-columns", "text:alphabetical-index-auto-mark-file",
    "text:alphabetical-index-source", "text:bibliography-source", "text:change", "text:change-end",
    "text:change-start", "text:dde-connection-decls", "text:hidden-text", "text:illustration-index-source",
    "text:index-title-template", "text:note-citation", "text:number", "text:object-index-source",
    "text:script", "text:sequence-decls", "text:soft-page-break", "text:table-index-source",
    "text:table-of-content-source", "text:user-field-decls", "text:user-index-source", "text:variable-decls",
}  # fmt: skip
_SHAPES = {
    "draw:a", "draw:caption", "draw:circle", "draw:connector", "draw:custom-shape", "draw:ellipse",
    "draw:frame", "draw:g", "draw:line", "draw:measure", "draw:path", "draw:polygon", "draw:polyline",
    "draw:rect", "draw:regular-polygon",
}  # fmt: skip
_OBJECTS = {
    "draw:image",
    "draw:object",
    "draw:object-ole",
    "draw:plugin",
    "draw:applet",
    "draw:floating-frame",
}
_HOLDS_ROWS = {"table:table-header-rows", "table:table-rows", "table:table-row-group"}
_CELLS = {"table:table-cell", "table:covered-table-cell"}


class _Note(NamedTuple):
    """A note that the text came by."""

    kind: PartKind
    mark: str
    body: "Element"


class Walk:
    """Writes what the program shows of a text, and counts what it leaves out."""

    def __init__(self, styles: Styles, file: str) -> None:
        self.text = GrowingText(file)
        self.left: Counter[str] = Counter()
        self._file = file
        self._styles = styles
        self._lists = Lists(styles)
        self._notes: list[_Note] = []
        self._shapes: list[Element] = []
        self._comments: list[tuple[Element, int, int]] = []
        self._open_comments: dict[str, tuple[Element, int]] = {}
        self._after_space = True
        self._paragraph_start = 0
        self._is_note = False
        self._inlines: dict[str, Callable[[Element], None]] = {
            "text:s": self._spaces,
            "text:tab": lambda element: self._put("\t"),
            "text:line-break": self._break,
            "text:note": self._note,
            "text:a": self._link,
            "text:ruby": self._ruby,
            "text:span": self._span,
            "office:annotation": self._comment,
            "office:annotation-end": self._end_comment,
        }

    def body(self, element: "Element", progress: Progress = silent) -> None:
        """The body, and after it the footnotes and the endnotes in the order of their marks."""
        for block in counted(list(element), progress):
            self._block(block)
        self._is_note = True
        for kind in (PartKind.FOOTNOTE, PartKind.ENDNOTE):
            # Notes of notes come to the end of the list while it is read.
            for note in self._notes:
                if note.kind is kind:
                    self._write_note(note)
        self._is_note = False
        self._tell_comments()

    def _write_note(self, note: _Note) -> None:
        self.text.start_line()
        start = self.text.place
        self.text.label(f"[{note.mark}] ")
        self.blocks(note.body)
        self.text.part(start, note.kind, note.mark)

    def blocks(self, element: "Element") -> None:
        """The paragraphs, lists and tables in an element."""
        for block in element:
            self._block(block)

    def _block(self, element: "Element") -> None:
        own = name(element)
        if own in ("text:p", "text:h"):
            self._paragraph(element, "")
        elif own == "text:list":
            self._list(element)
        elif own == "table:table":
            self._table(element)
        elif own == "text:tracked-changes":
            self._count_changes(element)
        elif own in _SHAPES:
            self._shape(element)
        elif own == "text:section" and value(element, "text:display") == "none":
            self.left[HIDDEN] += 1
        elif own in self._inlines:
            self._inlines[own](element)
        elif own and own not in _SILENT:
            self.blocks(element)

    def _paragraph(self, element: "Element", label: str) -> None:
        text = self.text
        level = number(element, "text:outline-level", 1, 9) if name(element) == "text:h" else 0
        if self._styles.is_hidden(element, "paragraph"):
            self.left[HIDDEN] += 1
            return
        if level and not label and value(element, "text:is-list-header") != "true":
            label = self._lists.heading(level)
        self._paragraph_start = start = text.place
        self._after_space = True
        if label:
            text.label(f"{label} ")
        self._inline(element)
        level = level or self._styles.heading(element)
        if level and not self._is_note:
            text.heading(start, level)
        if self._styles.is_caption(element):
            text.part(start, PartKind.CAPTION)
        text.end_line()
        shapes, self._shapes = self._shapes, []
        for shape in shapes:
            self._shape(shape)

    def _list(
        self, element: "Element", style: str = "", level: int = 1, counts: Counts | None = None
    ) -> None:
        style = value(element, "text:style-name") or style
        if counts is None:
            counts = self._lists.begin(element, style)
        for item in element:
            own = name(item)
            if own not in ("text:list-item", "text:list-header"):
                continue
            is_labelled = own == "text:list-item"
            for each in item:
                if name(each) == "text:list":
                    self._list(each, style, level + 1, counts)
                elif name(each) in ("text:p", "text:h") and is_labelled:
                    self._paragraph(each, self._lists.label(style, level, counts, item))
                    is_labelled = False
                else:
                    self._block(each)

    def _table(self, element: "Element") -> None:
        rows = _rows_in(element)
        if all(sum(name(cell) in _CELLS for cell in row) < 2 for row in rows):
            # A frame around paragraphs, which keep their lines.
            for row in rows:
                for cell in row:
                    self.blocks(cell)
            return
        text = self.text
        text.start_line()
        start, written = text.place, text.rows()
        for row in rows:
            self._row(row, written)
        if not text.is_in_cell:
            text.part(start, PartKind.TABLE)

    def _row(self, element: "Element", rows: Rows) -> None:
        rows.begin()
        left = _COLUMNS
        for cell in element:
            if name(cell) in _CELLS and left > 0:
                rows.cell()
                if name(cell) == "table:table-cell":
                    self.blocks(cell)
                rows.end_cell()
                # What is said to be repeated is told once.
                more = number(cell, "table:number-columns-repeated", 1, left) - 1
                rows.empty(more)
                left -= 1 + more
        rows.end()

    def _inline(self, element: "Element") -> None:
        self._words(element.text)
        for each in element:
            own = name(each)
            if own in self._inlines:
                self._inlines[own](each)
            elif own in _SHAPES:
                self._shapes.append(each)
            elif own and own not in _SILENT:
                self._inline(each)
            self._words(each.tail)

    def _words(self, content: str | None) -> None:
        """Words in which white space of any length is one space, as OpenDocument has it."""
        if not content:
            return
        told = _SPACES.sub(" ", content)
        if self._after_space:
            told = told.removeprefix(" ")
        if told:
            self.text.add(told)
            self._after_space = told.endswith(" ")

    def _put(self, signs: str) -> None:
        self.text.add(signs)
        self._after_space = False

    def _spaces(self, element: "Element") -> None:
        self._put(" " * number(element, "text:c", 1, _MOST_SPACES))

    def _break(self, element: "Element") -> None:
        self.text.break_line()
        self._after_space = True

    def _span(self, element: "Element") -> None:
        if self._styles.is_hidden(element, "text"):
            self.left[HIDDEN] += 1
        else:
            self._inline(element)

    def _link(self, element: "Element") -> None:
        start, address = self.text.place, value(element, "xlink:href")
        self._inline(element)
        if address and not address.startswith("#"):
            self.text.part(start, PartKind.LINK, address)

    def _ruby(self, element: "Element") -> None:
        base, reading = child(element, "text:ruby-base"), child(element, "text:ruby-text")
        if base is not None:
            self._inline(base)
        if reading is not None and words(reading):
            self._put("(")
            self._inline(reading)
            self._put(")")

    def _note(self, element: "Element") -> None:
        body = child(element, "text:note-body")
        mark = words(child(element, "text:note-citation"))[:20]
        if body is None or not mark:
            return
        kind = PartKind.ENDNOTE if value(element, "text:note-class") == "endnote" else PartKind.FOOTNOTE
        start = self.text.place
        self._put(f"[{mark}]")
        self.text.part(start, PartKind.NOTE_MARK, mark)
        self._notes.append(_Note(kind, mark, body))

    def _shape(self, element: "Element") -> None:
        """A box after the paragraph that it belongs to; a picture leaves nothing."""
        own = name(element)
        if own in ("draw:g", "draw:a"):
            for each in element:
                if name(each) in _SHAPES:
                    self._shape(each)
            return
        box = child(element, "draw:text-box") if own == "draw:frame" else element
        if box is None or not any(
            name(each) in ("text:p", "text:h", "text:list", "table:table") for each in box
        ):
            self.left[OBJECTS] += any(name(each) in _OBJECTS for each in element)
            return
        self.text.start_line()
        start = self.text.place
        self.blocks(box)
        self.text.part(start, PartKind.TEXT_BOX)

    def _comment(self, element: "Element") -> None:
        if value(element, "office:name"):
            self._open_comments.setdefault(value(element, "office:name"), (element, self.text.place))
        else:
            self._comments.append((element, self._paragraph_start, self.text.place))

    def _end_comment(self, element: "Element") -> None:
        element_and_start = self._open_comments.pop(value(element, "office:name"), None)
        if element_and_start:
            self._comments.append((*element_and_start, self.text.place))

    def _tell_comments(self) -> None:
        # A comment with a name but without an end is on a place, as those without a name are.
        self._comments += [(element, start, start) for element, start in self._open_comments.values()]
        for element, start, end in self._comments:
            author = words(child(element, "dc:creator"))[:200]
            at = moment(words(child(element, "dc:date")))
            self.text.comment(start, end, Comment(0, 0, self._comment_words(element), author, at))

    def _comment_words(self, element: "Element") -> str:
        walk = Walk(self._styles, self._file)
        for each in element:
            if name(each) in ("text:p", "text:list"):
                walk._block(each)
        return walk.text.finish().text

    def _count_changes(self, element: "Element") -> None:
        for region in element:
            for change in region:
                if name(change) == "text:insertion":
                    self.left[INSERTED] += 1
                elif name(change) == "text:deletion":
                    self.left[DELETED] += 1


def _rows_in(element: "Element") -> "list[Element]":
    found: list[Element] = []
    for each in element:
        if name(each) == "table:table-row":
            found.append(each)
        elif name(each) in _HOLDS_ROWS:
            found += _rows_in(each)
    return found
