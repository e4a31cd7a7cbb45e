"""The text of a web page with its links, tables, notes and captions; no script is run, nothing is fetched."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from blotter.domain.source import Heading
from blotter.domain.structure import Part, PartKind
from blotter.interchange.html_text import BLOCKS, SILENT, PageText, check_depth, walk
from blotter.interchange.limits import PAGE_VALUE
from blotter.interchange.web.leaving_out import LeavingOut, attribute

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAIN_TEXT = "web page, main text 1"
WHOLE_PAGE = "web page, whole 1"
"""The rules that a page was read by; counted up when they read another text."""

_NO_ADDRESSES = ("javascript:", "data:", "about:", "blob:", "#")
_NOTE = re.compile(
    r"#(?:_?ftn|_?edn|_?fn|foot-?note|end-?note|note|cite_note|sd(?:foot|end)note)[\w:.-]*\Z", re.IGNORECASE
)
_BACK = re.compile("ref|anc$|back", re.IGNORECASE)
_NUMBER = re.compile(r"[\w*†‡§]+")
_CLIMB = 50
_LONGEST_MARK, _LONGEST_NUMBER = 40, 5


@dataclass(slots=True)
class WebText:
    """What a page says: its text, where its headings and parts stand, and the words left out, by kind."""

    text: str
    headings: tuple[Heading, ...] = ()
    parts: tuple[Part, ...] = ()
    left_out: Counter[str] = field(default_factory=Counter)
    page_breaks: tuple[tuple[int, str], ...] = ()
    """Where the pages of a printed edition begin, and their labels, as e-books tell them."""


def parsed_page(html: str, name: str) -> "LexborHTMLParser":
    """The tree of a page called `name`, or WrongFile where it nests as no page does."""
    from selectolax.lexbor import LexborHTMLParser

    check_depth(html, name)
    return LexborHTMLParser(html)


def text_of(
    page: "LexborHTMLParser",
    base: str = "",
    *,
    main_text: bool = True,
    notes: Mapping[str, str] | None = None,
) -> WebText:
    """The text of a page; links go from `base`. Where nothing would stay of it, all of it stays.

    `notes` are the numbers of notes on it, by the names of their places, that other pages lead to.
    """
    root = page.root
    if root is None:
        return WebText("")
    read = _read(root, base, main_text, notes or {})
    if main_text and not read.text.strip():
        return _read(root, base, False, notes or {})
    return read


def _read(root: "LexborNode", base: str, main_text: bool, notes: Mapping[str, str]) -> WebText:
    numbers = _NoteNumbers()
    numbers.by_target.update(notes)
    walk(root, numbers)
    text = _MainText(base, LeavingOut(root) if main_text else None, numbers.by_target)
    walk(root, text)
    parts = tuple(sorted(text.parts, key=lambda part: (part.start, -part.end, part.kind)))
    left_out = text.leaving_out.counts if text.leaving_out else Counter[str]()
    return WebText("".join(text.pieces), tuple(text.headings), parts, left_out, tuple(text.page_breaks))


@dataclass(slots=True, eq=False)
class _Mark:
    """A part that is not at its end yet; it begins with the next words."""

    kind: PartKind
    value: str
    start: int | None = None


class _NoteNumbers:
    """The notes of a page that its text leads to: their numbers by the names of their places."""

    def __init__(self) -> None:
        self.by_target: dict[str, str] = {}

    def enter(self, node: "LexborNode") -> bool:
        """Begin a node."""
        if node.tag == "a" and _is_note_mark(node):
            self.by_target.setdefault(attribute(node, "href")[1:], _number_of(node))
        return node.tag not in SILENT

    def leave(self, node: "LexborNode") -> None:
        """End a node."""


def _is_note_mark(node: "LexborNode") -> bool:
    href = attribute(node, "href")
    if len(href) < 2 or not href.startswith("#") or _BACK.search(href):
        return False
    if attribute(node, "role") == "doc-noteref" or attribute(node, "epub:type") == "noteref":
        return True
    return bool(_NOTE.match(href)) and bool(_number_of(node))


def _number_of(node: "LexborNode") -> str:
    inner: LexborNode | None = node
    for _ in range(_CLIMB):
        if inner is None or inner.tag == "-text":
            break
        inner = inner.first_child
    words = inner.text_content or "" if inner is not None else ""
    found = _NUMBER.search(words[:_LONGEST_MARK])
    return found[0] if found and len(found[0]) <= _LONGEST_NUMBER else ""


class _MainText(PageText):
    """The text of a page as it grows, with its parts."""

    def __init__(self, base: str, leaving_out: LeavingOut | None, notes: dict[str, str]) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self.leaving_out = leaving_out
        self.page_breaks: list[tuple[int, str]] = []
        self._base = base
        self._notes = notes
        self._waiting: list[_Mark] = []
        self._open: dict[int, list[_Mark]] = {}
        self._tables: list[list[int]] = []
        """For each table that is not at its end: how many rows have several cells, and tables within it."""

    def enter(self, node: "LexborNode") -> bool:
        """Begin a node; whether what it holds is to be read."""
        tag = node.tag or ""
        if tag == "-text":
            return super().enter(node)
        if self.leaving_out is not None and self.leaving_out.enter(node):
            super().enter(node)
            return False
        goes_in = super().enter(node)
        if goes_in:
            self._begin(node, tag)
        return goes_in

    def _begin(self, node: "LexborNode", tag: str) -> None:
        if tag == "a":
            self._begin_link(node)
        elif tag == "table":
            self._tables.append([0, 0])
            self._mark(node, _Mark(PartKind.TABLE, ""))
        elif tag in ("figcaption", "caption"):
            self._mark(node, _Mark(PartKind.CAPTION, ""))
        elif tag == "img" and self.leaving_out is not None:
            self._add_picture(node)
        if self._notes:
            self._begin_note(node, tag)
        if "pagebreak" in attribute(node, "epub:type") or attribute(node, "role") == "doc-pagebreak":
            label = attribute(node, "title") or attribute(node, "aria-label") or attribute(node, "id")
            self.page_breaks.append((self.length, label))

    def leave(self, node: "LexborNode") -> None:
        """End a node."""
        tag = node.tag or ""
        if tag == "-text":
            return
        if tag == "tr" and self._tables and self.cells > 1:
            self._tables[-1][0] += 1
        super().leave(node)
        for mark in self._open.pop(node.mem_id, ()):
            self._end(mark)

    def begins(self, start: int) -> None:
        """The parts that waited for words begin with these."""
        for mark in self._waiting:
            mark.start = start
        self._waiting.clear()

    def _mark(self, until: "LexborNode", mark: _Mark) -> None:
        self._waiting.append(mark)
        self._open.setdefault(until.mem_id, []).append(mark)

    def _end(self, mark: _Mark) -> None:
        is_table = mark.kind is PartKind.TABLE and self._tables
        rows, inner = self._tables.pop() if is_table else (2, 0)
        if is_table and self._tables:
            self._tables[-1][1] += 1
        if mark.start is None:
            self._waiting.remove(mark)
        elif mark.start < self.length and rows > 1 and not inner:
            self.parts.append(Part(mark.start, self.length, mark.kind, mark.value))

    def _begin_link(self, node: "LexborNode") -> None:
        href = attribute(node, "href").strip()
        if _is_note_mark(node):
            self._mark(node, _Mark(PartKind.NOTE_MARK, _number_of(node)))
        elif href and not href.lower().startswith(_NO_ADDRESSES):
            self._mark(node, _Mark(PartKind.LINK, _joined(self._base, href)))

    def _begin_note(self, node: "LexborNode", tag: str) -> None:
        for name in ("id", "name"):
            number = self._notes.get(attribute(node, name)) if attribute(node, name) else None
            if number is not None:
                self._mark(node if tag in BLOCKS else _block_round(node), _Mark(PartKind.ENDNOTE, number))
                return

    def _add_picture(self, node: "LexborNode") -> None:
        words = " ".join(attribute(node, "alt").split())
        if words and attribute(node, "role") != "presentation":
            mark = _Mark(PartKind.CAPTION, "")
            self._waiting.append(mark)
            self._add_text(f"[{words}]")
            self._end(mark)


def _block_round(node: "LexborNode") -> "LexborNode":
    """The nearest element round a node that makes a line of its own."""
    above: LexborNode | None = node
    for _ in range(_CLIMB):
        if above is None or above.tag in BLOCKS or above.tag in ("td", "th"):
            break
        above = above.parent
    return above or node


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)[:PAGE_VALUE]
    except ValueError:
        return href[:PAGE_VALUE]
