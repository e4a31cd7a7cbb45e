"""Telling: the decoded words of an RTF file, and what happened between them, as one growing text."""

import re
from collections.abc import Iterator

from blotter.domain.bundle import Comment
from blotter.domain.structure import PartKind
from blotter.interchange.docx.symbols import as_unicode
from blotter.interchange.growing_text import GrowingText, Rows
from blotter.interchange.rtf.happenings import MARK, Happened, Happening

_ASIDE = (Happening.FACT, Happening.HEAD, Happening.COMMENT)
_LOST_HALVES = re.compile("[\ud800-\udfff]")


class Telling:
    """Writes the text; `facts` and `heads` are the words of properties and of heads and feet of pages."""

    def __init__(self, name: str) -> None:
        self.text = GrowingText(name)
        self.facts: dict[str, str] = {}
        self.heads: list[str] = []
        self._name = name
        self._paragraph = 0
        self._label: list[str] | None = None
        self._link: tuple[int, str] | None = None
        self._places: dict[int, tuple[int, int]] = {}
        self._table = _Table(self.text)
        self._around: list[tuple[Happened, int, _Table]] = []
        self._steps = {
            Happening.PARAGRAPH: self._end_paragraph,
            Happening.LINE: lambda happened: self.text.break_line(),
            Happening.TABLE: lambda happened: self._table.turn(happened.number),
            Happening.CELL: lambda happened: self._table.end_cell(),
            Happening.ROW: lambda happened: self._table.end_row(),
            Happening.LABEL: self._begin_label,
            Happening.LABEL_END: self._end_label,
            Happening.MARK: self._mark,
            Happening.LINK: self._begin_link,
            Happening.LINK_END: self._end_link,
            Happening.FROM: self._comment_from,
            Happening.TO: self._comment_to,
            Happening.BOX: self._begin,
            Happening.FOOTNOTE: self._begin,
            Happening.ENDNOTE: self._begin,
            Happening.END: self._end,
        }

    def tell(self, decoded: str, happened: list[Happened]) -> None:
        """All of a file: what striprtf gave, and what its marks stand for."""
        first, *rest = decoded.split(MARK)
        self._say(first)
        steps = iter(zip(happened, rest, strict=False))
        for each, words in steps:
            if each.what in _ASIDE:
                self._aside(each, words, steps)
            else:
                self._steps[each.what](each)
                self._say(words)
        self._table.turn(0)

    def _say(self, words: str) -> None:
        words = _paired(words)
        if self._label is not None:
            self._label.append(words)
        elif words:
            self._table.begin()
            self.text.add(as_unicode(words, ""))

    def _end_paragraph(self, happened: Happened) -> None:
        self._table.begin()
        if happened.number and not self._around:
            self.text.heading(self._paragraph, happened.number)
        if happened.words:
            self.text.part(self._paragraph, PartKind.CAPTION)
        self.text.end_line()
        self._paragraph = self.text.place

    def _begin_label(self, happened: Happened) -> None:
        self._label = []

    def _end_label(self, happened: Happened) -> None:
        label = as_unicode("".join(self._label or ()), "").strip()
        self._label = None
        self._table.begin()
        self.text.label(f"{label} " if label else "")

    def _mark(self, happened: Happened) -> None:
        self._table.begin()
        start = self.text.place
        self.text.add(f"[{happened.words}]")
        self.text.part(start, PartKind.NOTE_MARK, happened.words)

    def _begin_link(self, happened: Happened) -> None:
        self._link = self.text.place, happened.words

    def _end_link(self, happened: Happened) -> None:
        if self._link is not None:
            self.text.part(self._link[0], PartKind.LINK, self._link[1])
        self._link = None

    def _comment_from(self, happened: Happened) -> None:
        self._places[happened.number] = self.text.place, self.text.place

    def _comment_to(self, happened: Happened) -> None:
        start = self._places.get(happened.number, (self._paragraph, 0))[0]
        self._places[happened.number] = start, self.text.place

    def _begin(self, happened: Happened) -> None:
        """A box or a note, with lines of its own."""
        if happened.what is not Happening.BOX:
            self._table.turn(0)
        self.text.start_line()
        self._around.append((happened, self.text.place, self._table))
        self._table = _Table(self.text)
        if happened.words:
            self.text.label(f"[{happened.words}] ")

    def _end(self, happened: Happened) -> None:
        if not self._around:
            return
        self._table.turn(0)
        begun, start, self._table = self._around.pop()
        kinds = {Happening.BOX: PartKind.TEXT_BOX, Happening.FOOTNOTE: PartKind.FOOTNOTE}
        self.text.part(start, kinds.get(begun.what, PartKind.ENDNOTE), begun.words)
        self.text.start_line()
        self._paragraph = self.text.place

    def _aside(self, about: Happened, words: str, steps: "Iterator[tuple[Happened, str]]") -> None:
        """A story that is not of the text: read to its end."""
        told: list[list[str]] = [[words]]
        for each, more in steps:
            if each.what is Happening.END:
                self._say(more)
                break
            if each.what is Happening.AUTHOR:
                told.append([more])
            else:
                told[-1] += ["\n" if each.what is Happening.PARAGRAPH else "", more]
        pieces = [_lines(_paired("".join(each))) for each in told]
        if about.what is Happening.FACT:
            self.facts.setdefault(about.words, " ".join(pieces[0].split()))
        elif about.what is Happening.HEAD:
            self.heads.append(" ".join(pieces[0].split()))
        else:
            start, end = self._places.get(about.number, (0, 0))
            author = " ".join(pieces[1].split())[:200] if len(pieces) > 1 else ""
            self.text.comment(start, end, Comment(0, 0, pieces[0], author, about.words))


class _Table:
    """The table that is being written, if any. Rows and cells begin with their first word or sign."""

    def __init__(self, text: GrowingText) -> None:
        self._text = text
        self._rows: Rows | None = None
        self._is_expected = False
        self._is_row = self._is_cell = False
        self._start = 0

    def turn(self, columns: int) -> None:
        """From here on it is a table of so many columns, or (0) none; one column is a frame."""
        self._is_expected = columns > 1 or (columns == 1 and self._rows is not None)
        if not self._is_expected and self._rows is not None:
            self.end_row()
            if not self._text.is_in_cell:
                self._text.part(self._start, PartKind.TABLE)
            self._rows = None

    def begin(self) -> None:
        """See that a cell is open where one has to be."""
        if not self._is_expected:
            return
        if self._rows is None:
            self._text.start_line()
            self._start, self._rows = self._text.place, self._text.rows()
        if not self._is_row:
            self._rows.begin()
            self._is_row = True
        if not self._is_cell:
            self._rows.cell()
            self._is_cell = True

    def end_cell(self) -> None:
        """The end of a cell."""
        self.begin()
        if self._rows is None:
            self._text.end_line()
            return
        self._rows.end_cell()
        self._is_cell = False

    def end_row(self) -> None:
        """The end of a row."""
        if self._rows is None or not self._is_row:
            return
        if self._is_cell:
            self._rows.end_cell()
        self._rows.end()
        self._is_row = self._is_cell = False


def _paired(words: str) -> str:
    """Halves of characters put together; a half that lacks the other is no character."""
    if not _LOST_HALVES.search(words):
        return words
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _lines(words: str) -> str:
    return "\n".join(line.strip() for line in words.strip().split("\n"))
