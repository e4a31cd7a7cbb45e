"""The words of a web page as lines of text, as a browser would set them; nothing is fetched or run."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from blotter.domain.source import Heading
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.limits import PAGE_DEPTH

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SILENT = {
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas",
    "audio", "video", "select", "datalist", "textarea",
}  # fmt: skip
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BULLET = "• "
_SPACE = re.compile("[ \t\n\f\r]+")
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]+)", re.IGNORECASE
)
_TAG = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*|!--)")
_ENDS = {
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
    "!--": re.compile("-->"),
}
_SELF_CLOSING = {"p", "li", "dd", "dt", "tr", "tbody", "thead", "tfoot", "body"}
_INLINE = {"b", "big", "code", "em", "font", "i", "s", "small", "span", "strike", "strong", "tt", "u"}
_NESTING = (BLOCKS | _INLINE) - _SELF_CLOSING


def declared_encoding(content: bytes) -> str:
    """What a page says about its own encoding, "" if it says nothing."""
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else ""


def text_of_page(html: str, name: str) -> tuple[str, tuple[Heading, ...]]:
    """The text of a page called `name`, and its headings; WrongFile if it nests as no page does."""
    from selectolax.lexbor import LexborHTMLParser

    check_depth(html, name)
    page = PageText()
    root = LexborHTMLParser(html).root
    if root is not None:
        walk(root, page)
    return "".join(page.pieces), tuple(page.headings)


def check_depth(html: str, name: str) -> None:
    """WrongFile for a page that nests as no page does."""
    # The parser's time grows with more than the square of the depth: a megabyte of it takes minutes.
    open_tags: Counter[str] = Counter()
    position = depth = 0
    while tag := _TAG.search(html, position):
        position = tag.end()
        word = tag[2].lower()
        if word in _ENDS and not tag[1]:
            end = _ENDS[word].search(html, position)
            position = end.end() if end else len(html)
        elif word in _NESTING and (not tag[1] or open_tags[word]):
            step = -1 if tag[1] else 1
            open_tags[word] += step
            depth += step
            if depth > PAGE_DEPTH:
                raise WrongFile(messages.NESTED_TOO_DEEPLY, name=name, limit=PAGE_DEPTH)


def walk(root: "LexborNode", page: "Walked") -> None:
    """Enter and leave every node below the root in their order, however deep they lie."""
    node, depth = root, 0
    while True:
        child = node.first_child if page.enter(node) else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        page.leave(node)
        while depth and node.next is None and node.parent is not None:
            node, depth = node.parent, depth - 1
            page.leave(node)
        if not depth or node.next is None:
            return
        node = node.next


class Walked(Protocol):
    """What is told of every node of a page on the way through it."""

    def enter(self, node: "LexborNode") -> bool:
        """Begin a node; whether what it holds is to be read."""

    def leave(self, node: "LexborNode") -> None:
        """End a node."""


@dataclass(slots=True)
class _Row:
    """A table's row: where the text stood before it, what was due then, and how many cells it has."""

    start: int
    lead: str
    cells: int = 0


class PageText:
    """The text as it grows. What separates two pieces of it waits until there is a second piece."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.headings: list[Heading] = []
        self.length = 0
        self._breaks = 0
        self._space = False
        self._lead = ""
        self._verbatim = 0
        self._rows: list[_Row] = []
        self._heading_start: int | None = None

    def enter(self, node: "LexborNode") -> bool:
        """Begin a node; whether what it holds is to be read."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_text(node.text_content or "")
        elif tag == "br":
            self._break_line()
        elif tag in BLOCKS:
            self._begin_block(tag)
        elif tag in ("td", "th") and self._rows:
            self._begin_cell(self._rows[-1])
        return tag not in SILENT

    def leave(self, node: "LexborNode") -> None:
        """End a node."""
        tag = node.tag or ""
        if tag not in BLOCKS:
            return
        if tag in _HEADINGS and self._heading_start is not None:
            self.headings.append(Heading(self._heading_start, self.length, _HEADINGS[tag]))
        elif tag == "li":
            self._lead = self._lead.removesuffix(_BULLET)
        elif tag == "pre":
            self._verbatim -= 1
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        self._end_line()

    @property
    def cells(self) -> int:
        """How many cells the row has that is being read."""
        return self._rows[-1].cells if self._rows else 0

    def _begin_block(self, tag: str) -> None:
        self._end_line()
        if tag == "li" and not self._lead.endswith(_BULLET):
            self._lead += _BULLET
        elif tag == "pre":
            self._verbatim += 1
        elif tag == "tr":
            self._rows.append(_Row(self.length, self._lead))
        elif tag in _HEADINGS:
            self._heading_start = None

    def _begin_cell(self, row: _Row) -> None:
        self._space = False
        row.cells += 1
        if row.cells > 1:
            # Breaks from blocks within the row's earlier cells do not end the row.
            self._breaks = 0 if self.length > row.start else self._breaks
            self._lead += "\t"

    def _end_row(self, row: _Row) -> None:
        if self.length == row.start:
            self._lead = row.lead
        elif self._lead:
            self.pieces.append(self._lead)
            self.length += len(self._lead)
            self._lead = ""

    def _end_line(self) -> None:
        self._space = False
        if not self._lead:
            self._breaks = max(1, self._breaks)

    def _break_line(self) -> None:
        self._space = False
        if not self._lead:
            self._breaks += 1

    def _add_text(self, content: str) -> None:
        if self._verbatim:
            self._add_verbatim(content)
            return
        words = _SPACE.sub(" ", content)
        self._space = self._space or words.startswith(" ")
        if words.strip(" "):
            self.add(words.strip(" "))
            self._space = words.endswith(" ")

    def _add_verbatim(self, content: str) -> None:
        lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(lines):
            if number:
                self._break_line()
            if line:
                self.add(line)

    def add(self, piece: str) -> None:
        """Words that follow, with what was due before them."""
        if not self.length:
            self._breaks, self._space = 0, False
            piece = piece.lstrip("\ufeff")
        spaced = self._space and not self._breaks and not self._lead
        before = "\n" * self._breaks + self._lead + (" " if spaced else "")
        self.length += len(before)
        if self._heading_start is None:
            self._heading_start = self.length
        self.begins(self.length)
        self.pieces.append(before + piece)
        self.length += len(piece)
        self._breaks, self._lead, self._space = 0, "", False

    def begins(self, start: int) -> None:
        """Told where words are about to stand, for what is to know."""
