"""Numbering: the numbers and bullets that Word draws before the items of lists and numbered headings."""

import re
from typing import TYPE_CHECKING, NamedTuple

from blotter.interchange.docx.package import child, is_on, name, value, whole_number
from blotter.interchange.docx.symbols import as_unicode
from blotter.interchange.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 9
_PLACE = re.compile("%([1-9])")


class _Level(NamedTuple):
    """How a level is numbered."""

    start: int
    form: str
    words: str
    font: str
    restarts_after: int | None
    is_legal: bool


class Numbering:
    """Counts the items of every list as they come."""

    def __init__(self, root: "Element | None") -> None:
        elements = list(root) if root is not None else []
        self._abstract = {value(e, "abstractNumId"): e for e in elements if name(e) == "w:abstractNum"}
        self._numbers = {value(e, "numId"): e for e in elements if name(e) == "w:num"}
        self._by_style = {
            style: key for key, e in self._abstract.items() if (style := value(child(e, "w:styleLink")))
        }
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._keys: dict[str, str] = {}
        self._begun: set[str] = set()

    def label(self, number: str, level: int) -> str:
        """What stands before the next item of a numbering; "" for nothing."""
        if number not in self._numbers or level >= _LEVELS:
            return ""
        levels = self._levels_of(number)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._key(number), {})
        self._restart(number, counts)
        self._count(levels, counts, level)
        return _label(levels, counts, level)

    def _key(self, number: str) -> str:
        if number not in self._keys:
            key = value(child(self._numbers[number], "w:abstractNumId"))
            linked = value(child(self._abstract.get(key), "w:numStyleLink"))
            self._keys[number] = self._by_style.get(linked, key)
        return self._keys[number]

    def _levels_of(self, number: str) -> dict[int, _Level]:
        if number not in self._levels:
            found = _levels_in(self._abstract.get(self._key(number)))
            for override in self._overrides(number):
                found |= _levels_in(override)
            self._levels[number] = found
        return self._levels[number]

    def _overrides(self, number: str) -> "list[Element]":
        return [each for each in self._numbers[number] if name(each) == "w:lvlOverride"]

    def _restart(self, number: str, counts: dict[int, int]) -> None:
        """A numbering that begins anew does so at its first item."""
        if number in self._begun:
            return
        self._begun.add(number)
        for override in self._overrides(number):
            level = whole_number(value(override, "ilvl"))
            start = whole_number(value(child(override, "w:startOverride")))
            if level is not None and start is not None:
                counts[level] = start - 1

    def _count(self, levels: dict[int, _Level], counts: dict[int, int], level: int) -> None:
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for above in range(level):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        for below in range(level + 1, _LEVELS):
            after = levels[below].restarts_after if below in levels else None
            if after is None or level < after:
                counts.pop(below, None)


def _levels_in(element: "Element | None") -> dict[int, _Level]:
    found = [each for each in element if name(each) == "w:lvl"] if element is not None else []
    told = {whole_number(value(each, "ilvl")): _level(each) for each in found}
    return {number: level for number, level in told.items() if number is not None and number < _LEVELS}


def _level(element: "Element") -> _Level:
    start = whole_number(value(child(element, "w:start")))
    return _Level(
        start=0 if start is None else start,
        form=value(child(element, "w:numFmt")) or "decimal",
        words=value(child(element, "w:lvlText"))[:200],
        font=value(child(element, "w:rPr", "w:rFonts"), "ascii"),
        restarts_after=whole_number(value(child(element, "w:lvlRestart"))),
        is_legal=is_on(child(element, "w:isLgl")),
    )


def _label(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.form == "bullet":
        return as_unicode(own.words, own.font).strip()

    def counted(found: re.Match[str]) -> str:
        number = int(found[1]) - 1
        if number not in levels:
            return ""
        form = levels[number].form
        if own.is_legal and form != "none":
            form = "decimal"
        return numeral(counts.get(number, levels[number].start), form)

    return _PLACE.sub(counted, own.words).strip()
