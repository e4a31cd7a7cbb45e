"""A document of Taguette: its HTML as lines of text, and where each byte of its text nodes went."""

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from blotter.domain.segment import Span
from blotter.domain.source import Heading, normalised
from blotter.interchange.html_text import SILENT, PageText, check_depth, walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HIDDEN = SILENT - {"head"}
_SPACE = " \t\n\f\r"
_SEVERAL_BYTES = re.compile("[\x80-\U0010ffff]")
_MARKED_UP = re.compile("[<&\r\0]")


class ByteCountedText:
    """The text of the HTML, as our reader of web pages has it, and the places of positions in bytes.

    Taguette counts UTF-8 bytes over all text nodes in their order, white space between blocks, too.
    """

    def __init__(self, html: str, name: str) -> None:
        from selectolax.lexbor import LexborHTMLParser

        check_depth(html, name)
        page = _CountedPage()
        root = LexborHTMLParser(html).root
        if root is not None:
            walk(root, page)
        page.close()
        self.text, self.replaced = normalised("".join(page.pieces))
        self.headings: tuple[Heading, ...] = tuple(page.headings)
        self._raw = "".join(page.raw)
        self._starts, self._ends = page.starts, page.ends
        # The characters of several bytes: where each stands, its first byte, and the bytes more than one.
        self._wide, self._first, self._more = array("Q"), array("Q"), array("Q", [0])
        for found in _SEVERAL_BYTES.finditer(self._raw):
            self._wide.append(found.start())
            self._first.append(found.start() + self._more[-1])
            self._more.append(self._more[-1] + len(found[0].encode("utf-8", "replace")) - 1)
        self.size = len(self._raw) + self._more[-1]

    def span(self, start: int, end: int) -> Span | None:
        """The place of a highlight; None where it reaches out of the text, empty where it covers no words."""
        if not 0 <= start <= end <= self.size:
            return None
        first, last = self._character(start), self._character(end, is_end=True)
        if first >= last:
            place = self._starts[first] if first < len(self._starts) else len(self.text)
            return Span(place, place)
        return Span(self._starts[first], max(self._starts[first], self._ends[last - 1]))

    def raw(self, start: int, end: int) -> str:
        """The words between two positions as Taguette has them."""
        return self._raw[self._character(start) : self._character(end, is_end=True)]

    def near(self, words: str, start: int) -> Span | None:
        """The place of these words, white space aside, that is nearest to a position."""
        plain, places = self._plain
        wanted = _without_space(words)[0]
        if not wanted:
            return None
        first = self._character(min(max(0, start), self.size))
        expected = self._starts[first] if first < len(self._starts) else len(self.text)
        at = bisect_right(places, expected)
        found = [
            each for each in (plain.rfind(wanted, 0, at + len(wanted)), plain.find(wanted, at)) if each >= 0
        ]
        if not found:
            return None
        best = min(found, key=lambda each: abs(places[each] - expected))
        return Span(places[best], places[best + len(wanted) - 1] + 1)

    @cached_property
    def _plain(self) -> tuple[str, "array[int]"]:
        """The text without white space, made once for all highlights that are looked for."""
        return _without_space(self.text)

    def _character(self, position: int, is_end: bool = False) -> int:
        """The character that a byte belongs to; an end within one takes it in."""
        before = bisect_right(self._first, position)
        place = position - self._more[before]
        if before and place <= self._wide[before - 1]:
            # It is a byte of the last of these characters.
            is_within = self._first[before - 1] < position
            return self._wide[before - 1] + int(is_end and is_within)
        return place


def words_of(snippet: str) -> str:
    """The words in the HTML of a highlight's snippet, its white space as it stands."""
    if not _MARKED_UP.search(snippet):
        return snippet
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(snippet).root
    return "" if root is None else root.text(deep=True) or ""


def same_words(some: str, others: str) -> bool:
    """Whether two texts are the same but for white space."""
    return some.split() == others.split() or _without_space(some)[0] == _without_space(others)[0]


class _CountedPage(PageText):
    """Follows the text as it grows: where each character of the text nodes begins and ends in it.

    White space that is not shown lies, as a beginning, before the words that follow and, as an end, behind
    those before.
    """

    def __init__(self) -> None:
        super().__init__()
        self.raw: list[str] = []
        self.starts, self.ends = array("Q"), array("Q")
        self._waiting = 0
        self._added: list[tuple[int, str]] = []

    def enter(self, node: "LexborNode") -> bool:
        """Begin a node, and follow its words if it is a text."""
        self._added = []
        is_read = super().enter(node)
        if node.tag == "-text":
            self._follow(node.text_content or "")
        elif node.tag in _HIDDEN:
            self._hide(node.text(deep=True) or "")
        return is_read

    def add(self, piece: str) -> None:
        """Words that follow: remembered with their place."""
        super().add(piece)
        last = self.pieces[-1]
        shown = piece if last.endswith(piece) else piece.lstrip("\ufeff")
        self._added.append((self.length - len(shown), shown))

    def close(self) -> None:
        """The end of the page: what waits for more words lies behind the last."""
        self._settle(self.length)

    def _follow(self, content: str) -> None:
        """Lay the characters of a text node on those that were added for it."""
        self.raw.append(content)
        shown = [
            (place + at, character) for place, piece in self._added for at, character in enumerate(piece)
        ]
        at = 0
        for character in content:
            is_space = character in _SPACE
            if at < len(shown) and (shown[at][1] == character or (is_space and shown[at][1] == " ")):
                place = shown[at][0]
                self._settle(place)
                self.starts.append(place)
                self.ends.append(place + 1)
                at += 1
            else:
                self._hide_some(1)

    def _hide(self, content: str) -> None:
        self.raw.append(content)
        self._hide_some(len(content))

    def _hide_some(self, count: int) -> None:
        end = array("Q", [self.ends[-1] if self.ends else 0])
        self.starts.extend(end * count)
        self.ends.extend(end * count)
        self._waiting += count

    def _settle(self, place: int) -> None:
        """What was not shown begins where the words do that follow."""
        if self._waiting:
            self.starts[len(self.starts) - self._waiting :] = array("Q", [place]) * self._waiting
            self._waiting = 0


def _without_space(text: str) -> tuple[str, "array[int]"]:
    places = array("Q", (place for place, character in enumerate(text) if not character.isspace()))
    return "".join(text.split()), places
