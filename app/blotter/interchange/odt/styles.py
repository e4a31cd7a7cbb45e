"""Styles: what the styles of an OpenDocument text say: titles, captions, hidden words, how lists count."""

import re
from typing import TYPE_CHECKING, NamedTuple

from blotter.interchange.odt.names import child, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HOLDERS = ("office:styles", "office:automatic-styles")
_HEADING = re.compile("Heading_20_([1-9])")
_LONGEST_CHAIN = 50
_CAPTIONS = {"caption", "illustration", "table", "drawing", "figure"}


class Styles:
    """The styles of both files of a text, by family and name."""

    def __init__(self, *roots: "Element | None") -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        self._known: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for holder in root if root is not None else ():
                if name(holder) in _HOLDERS:
                    self._take(holder)

    def _take(self, holder: "Element") -> None:
        for each in holder:
            own = name(each)
            if own == "style:style":
                self._styles[value(each, "style:family"), value(each, "style:name")] = each
            elif own == "text:list-style":
                self.lists[value(each, "style:name")] = each
            elif own == "text:outline-style":
                self.outline = each

    def _of(self, family: str, style: str) -> "_Style":
        """What a style says, looked up once."""
        if (family, style) not in self._known:
            chain = self._chain(family, style)
            names = {style, *(value(each, "style:name") for each in chain)}
            told = (value(child(each, "style:text-properties"), "text:display") for each in chain)
            self._known[family, style] = _Style(
                heading=_heading(chain) or int("Title" in names),
                is_caption=bool(_CAPTIONS & {each.lower() for each in names}),
                is_hidden=next(filter(None, told), "") == "none",
            )
        return self._known[family, style]

    def _chain(self, family: str, style: str) -> "list[Element]":
        chain: list[Element] = []
        seen: set[str] = set()
        while (family, style) in self._styles and style not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style)
            chain.append(self._styles[family, style])
            style = value(chain[-1], "style:parent-style-name")
        return chain

    def heading(self, paragraph: "Element") -> int:
        """The level of the heading that a paragraph is by its style, 0 for none; a title is on the first."""
        return self._of("paragraph", value(paragraph, "text:style-name")).heading

    def is_caption(self, paragraph: "Element") -> bool:
        """Whether a paragraph stands beside a picture or a table to say what it shows."""
        return self._of("paragraph", value(paragraph, "text:style-name")).is_caption

    def is_hidden(self, element: "Element", family: str) -> bool:
        """Whether the program that made it shows nothing of a span or paragraph."""
        return self._of(family, value(element, "text:style-name")).is_hidden


class _Style(NamedTuple):
    """What a style says, with those that it is based on."""

    heading: int
    is_caption: bool
    is_hidden: bool


def _heading(chain: "list[Element]") -> int:
    for each in chain:
        named = _HEADING.fullmatch(value(each, "style:name"))
        level = number(each, "style:default-outline-level", int(named[1]) if named else 0, 9)
        if level:
            return level
    return 0
