"""GrowingText: the text of a document as a reader walks through it, with what is marked on the way."""

from blotter.domain.bundle import Comment
from blotter.domain.source import Heading, normalised
from blotter.domain.structure import Part, PartKind
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.limits import TEXT_CHARACTERS

_MOST_WAITING = 1_000
_FLAT = str.maketrans("\r\n\t\u2028\u2029", "     ")
_ONE_SPACE = str.maketrans("\r\n", "  ")


class GrowingText:
    """Grows line by line; what separates two pieces waits until there is a second piece.

    Within the cells of a table a line is a row: tabs between its cells, a space for what breaks lines else.
    Places are told as `place` when something begins, and given back when it ends.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._lead = ""
        self._label = ""
        self._depth = 0
        self._headings: list[Heading] = []
        self._parts: list[Part] = []
        self._comments: list[Comment] = []

    @property
    def place(self) -> int:
        """Where the next words will stand, or the white space before them."""
        return self._length

    @property
    def is_in_cell(self) -> bool:
        """Whether a cell of a table is being written."""
        return self._depth > 0

    def add(self, words: str) -> None:
        """Words within a line."""
        words = words.translate(_FLAT if self._depth else _ONE_SPACE)
        if not self._length:
            words = words.lstrip("\ufeff")
        if self._label:
            words = words.lstrip()
        if not words:
            return
        if not self._length:
            self._lead = self._lead.lstrip("\n")
        before = self._lead + self._label
        self._lead = self._label = ""
        self._pieces += (before, words)
        self._length += len(before) + len(words)
        if self._length > TEXT_CHARACTERS:
            raise WrongFile(messages.TEXT_TOO_LONG, name=self._name, limit=TEXT_CHARACTERS // 1_000_000)

    def tab(self) -> None:
        """A tab within a line."""
        self.add("\t")

    def label(self, label: str) -> None:
        """What stands before a line once it has words, such as the number of a list's item."""
        self._label = label

    def end_line(self) -> None:
        """The end of a paragraph; an empty one makes an empty line."""
        self._label = ""
        self.break_line()

    def break_line(self) -> None:
        """A new line."""
        if not self._depth:
            self._lead += "\n" if len(self._lead) < _MOST_WAITING else ""
        elif not self._lead and self._length:
            self._lead = " "

    def start_line(self) -> None:
        """See that what follows stands at the beginning of a line."""
        if not self._depth and self._length and not self._lead.endswith("\n"):
            self._lead += "\n"

    def rows(self) -> "Rows":
        """The rows of a table, to be written from here on."""
        return Rows(self, is_nested=self._depth > 0)

    def heading(self, start: int, level: int) -> None:
        """What stands from `start` on is a heading."""
        if start < self._length and not self._depth:
            self._headings.append(Heading(start, self._length, level))

    def part(self, start: int, kind: PartKind, value: str = "") -> None:
        """What stands from `start` on is a part of this kind."""
        if start < self._length:
            self._parts.append(Part(start, self._length, kind, value))

    def comment(self, start: int, end: int, comment: Comment) -> None:
        """Somebody commented on what stands between two places; on the whole document if nothing does."""
        self._comments.append(comment._replace(start=start, end=end))

    def finish(self) -> "GrownText":
        """The text as it is stored, with its marks around words and not the white space beside them."""
        text, replaced = normalised("".join(self._pieces))
        return GrownText(text, replaced, self._headings, self._parts, self._comments)


class Rows:
    """The rows of a table as they are written; those of a table within a cell are words of this cell."""

    def __init__(self, text: GrowingText, is_nested: bool) -> None:
        self._text, self._is_nested = text, is_nested
        self._start = 0
        self._before = ""

    def begin(self) -> None:
        """A row."""
        self._text.start_line()
        self._start, self._before = self._text._length, self._text._lead
        self._is_first = True

    def cell(self) -> None:
        """A cell of the row; `end_cell` ends it."""
        text = self._text
        text._label = ""
        if self._is_nested:
            text.break_line()
        elif not self._is_first:
            waiting = text._lead.removesuffix(" ")
            text._lead = waiting + "\t" if len(waiting) < _MOST_WAITING else waiting
        self._is_first = False
        text._depth += 1

    def end_cell(self) -> None:
        """The end of a cell."""
        self._text._depth -= 1

    def empty(self, count: int) -> None:
        """So many cells that have no words, since another one stretches over them."""
        for _ in range(count):
            self.cell()
            self.end_cell()

    def end(self) -> None:
        """The end of a row; one without any words leaves nothing."""
        text = self._text
        text._label = ""
        if text._length == self._start:
            text._lead = self._before
            return
        if self._is_nested:
            text.break_line()
            return
        tabs = text._lead.rstrip(" ")
        text._pieces.append(tabs)
        text._length += len(tabs)
        text._lead = "\n"


class GrownText:
    """A text that is whole, with its headings, parts and comments; each stands around words."""

    def __init__(
        self, text: str, replaced: int, headings: list[Heading], parts: list[Part], comments: list[Comment]
    ) -> None:
        self.text, self.replaced = text.rstrip(), replaced
        self.headings = tuple(
            Heading(start, end, heading.level)
            for heading in headings
            for start, end in [self._around(heading.start, heading.end)]
            if start < end
        )
        placed = (
            each._replace(start=s, end=e) for each in parts for s, e in [self._around(each.start, each.end)]
        )
        self.parts = tuple(sorted((p for p in placed if p.start < p.end), key=lambda p: (p.start, -p.end)))
        self.comments = tuple(map(self._placed, comments))

    def _placed(self, comment: Comment) -> Comment:
        start, end = self._around(comment.start, comment.end)
        return comment._replace(start=start, end=end) if start < end else comment._replace(start=0, end=0)

    def _around(self, start: int, end: int) -> tuple[int, int]:
        end = min(end, len(self.text))
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return start, end
