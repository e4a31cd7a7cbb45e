"""Styles: what the styles of a Word document say of a paragraph: heading, numbering, hidden."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from blotter.interchange.docx.package import child, is_on, name, value, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Word calls its own styles by their English names; other programs write what their windows show.
_HEADING = re.compile(
    "(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|"
    "заголовок|başlık|επικεφαλίδα|标题|標題|見出し|제목|כותרת|عنوان|titlu|naslov)[ _]*([1-9])"
)
_TITLES = {"title"}
_BODY = 9
_LONGEST_CHAIN = 50


class Styles:
    """The styles by their ids; each may go on from another."""

    def __init__(self, root: "Element | None") -> None:
        styles = [each for each in root if name(each) == "w:style"] if root is not None else []
        self._by_id = {value(each, "styleId"): each for each in styles}
        self._known: dict[str, _Style] = {}
        self.usual = next(
            (
                value(each, "styleId")
                for each in styles
                if value(each, "type") in ("", "paragraph") and value(each, "default") in ("1", "true", "on")
            ),
            "",
        )

    def _chain(self, style: str) -> "list[Element]":
        """A style and those that it is based on."""
        chain: list[Element] = []
        seen: set[str] = set()
        while style in self._by_id and style not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style)
            chain.append(self._by_id[style])
            style = value(child(self._by_id[style], "w:basedOn"))
        return chain

    def _of(self, style: str) -> "_Style":
        """What a style says, looked up once."""
        if style not in self._known:
            chain = self._chain(style)
            number, level = _numbering([child(each, "w:pPr") for each in chain])
            names = [value(child(each, "w:name")).strip().lower() for each in chain]
            hidden = (child(each, "w:rPr", "w:vanish") for each in chain)
            self._known[style] = _Style(
                heading=_heading(chain),
                is_caption="caption" in names,
                is_hidden=is_on(next((each for each in hidden if each is not None), None)),
                number=number,
                level=level,
            )
        return self._known[style]

    def heading(self, paragraph_properties: "Element | None") -> int | None:
        """The level (from 1) of the heading that a paragraph is, None if it is none."""
        told = whole_number(value(child(paragraph_properties, "w:outlineLvl")))
        if told is not None:
            return told + 1 if told < _BODY else None
        return self._of(value(child(paragraph_properties, "w:pStyle")) or self.usual).heading

    def is_caption(self, paragraph_properties: "Element | None") -> bool:
        """Whether a paragraph stands beside a picture or a table to say what it shows."""
        return self._of(value(child(paragraph_properties, "w:pStyle"))).is_caption

    def numbering(self, paragraph_properties: "Element | None") -> tuple[str, int]:
        """Of which numbering a paragraph is an item ("" for none), and on which level (from 0)."""
        style = self._of(value(child(paragraph_properties, "w:pStyle")) or self.usual)
        number, level = _numbering([paragraph_properties])
        if not number:
            number, level = style.number, style.level if level is None else level
        return ("", 0) if number in ("", "0") else (number, level or 0)

    def is_hidden(self, run_properties: "Element | None") -> bool:
        """Whether Word shows nothing of a run."""
        if run_properties is None:
            return False
        told = child(run_properties, "w:vanish")
        if told is not None:
            return is_on(told)
        style = value(child(run_properties, "w:rStyle"))
        return bool(style) and self._of(style).is_hidden


class _Style(NamedTuple):
    """What a style says, with those that it is based on."""

    heading: int | None
    is_caption: bool
    is_hidden: bool
    number: str
    level: int | None


def _heading(chain: "list[Element]") -> int | None:
    for each in chain:
        told = whole_number(value(child(each, "w:pPr", "w:outlineLvl")))
        if told is not None:
            return told + 1 if told < _BODY else None
        title = value(child(each, "w:name")).strip().lower()
        found = _HEADING.fullmatch(title)
        if found:
            return int(found[1])
        if title in _TITLES:
            return 1
    return None


def _numbering(properties: "Sequence[Element | None]") -> tuple[str, int | None]:
    """The first numbering and the first level that properties tell."""
    number, level = "", None
    for each in properties:
        numbered = child(each, "w:numPr")
        number = number or value(child(numbered, "w:numId"))
        level = whole_number(value(child(numbered, "w:ilvl"))) if level is None else level
        if number:
            break
    return number, level
