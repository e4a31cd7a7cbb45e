"""Styles: what the styles of an OpenDocument text say: titles, captions, hidden words, how lists count."""

import re
from typing import TYPE_CHECKING

from blotter.interchange.odt.names import child, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HOLDERS = ("office:styles", "office:automatic-styles")
_HEADING = re.compile("Heading_20_([1-9])")
_CAPTIONS = {"Caption", "Illustration", "Table", "Drawing", "Figure"}


class Styles:
    """The styles of both files of a text, by family and name."""

    def __init__(self, *roots: "Element | None") -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
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

    def _chain(self, family: str, style: str) -> "list[Element]":
        chain: list[Element] = []
        seen: set[str] = set()
        while (family, style) in self._styles and style not in seen:
            seen.add(style)
            chain.append(self._styles[family, style])
            style = value(chain[-1], "style:parent-style-name")
        return chain

    def _names(self, element: "Element") -> set[str]:
        style = value(element, "text:style-name")
        return {style, *(value(each, "style:name") for each in self._chain("paragraph", style))}

    def heading(self, paragraph: "Element") -> int:
        """The level of the heading that a paragraph is by its style, 0 for none; a title is on the first."""
        for each in self._chain("paragraph", value(paragraph, "text:style-name")):
            named = _HEADING.fullmatch(value(each, "style:name"))
            level = number(each, "style:default-outline-level", int(named[1]) if named else 0, 9)
            if level:
                return level
        return int("Title" in self._names(paragraph))

    def is_caption(self, paragraph: "Element") -> bool:
        """Whether a paragraph stands beside a picture or a table to say what it shows."""
        return bool(_CAPTIONS & self._names(paragraph))

    def is_hidden(self, element: "Element", family: str) -> bool:
        """Whether the program that made it shows nothing of a span or paragraph."""
        for each in self._chain(family, value(element, "text:style-name")):
            told = value(child(each, "style:text-properties"), "text:display")
            if told:
                return told == "none"
        return False
