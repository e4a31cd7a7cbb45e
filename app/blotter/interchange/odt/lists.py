"""Lists: the numbers and bullets that stand before the items of lists and numbered headings."""

from typing import TYPE_CHECKING

from blotter.interchange.docx.symbols import as_unicode
from blotter.interchange.numerals import numeral
from blotter.interchange.odt.names import name, number, value
from blotter.interchange.odt.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEVELS = ("text:list-level-style-number", "text:list-level-style-bullet", "text:outline-level-style")
_DEEPEST = 10

Counts = dict[int, int]


class Lists:
    """Counts the items of the lists of a text as they come."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Element]] = {}
        self._by_id: dict[str, Counts] = {}
        self._by_style: dict[str, Counts] = {}
        self._headings: Counts = {}
        self._outline = _levels_in(styles.outline)

    def begin(self, element: "Element", style: str) -> Counts:
        """The counts of a list that begins, those of an earlier one if it goes on from that."""
        counts: Counts = {}
        if value(element, "text:continue-list") in self._by_id:
            counts = self._by_id[value(element, "text:continue-list")]
        elif value(element, "text:continue-numbering") == "true":
            counts = self._by_style.get(style, counts)
        if value(element, "xml:id"):
            self._by_id[value(element, "xml:id")] = counts
        self._by_style[style] = counts
        return counts

    def label(self, style: str, level: int, counts: Counts, item: "Element | None") -> str:
        """What stands before the next item of a list, on a level from 1."""
        if style not in self._levels:
            self._levels[style] = _levels_in(self._styles.lists.get(style))
        return _label(self._levels[style], level, counts, item)

    def heading(self, level: int) -> str:
        """What stands before the next heading."""
        return _label(self._outline, level, self._headings, None)


def _levels_in(style: "Element | None") -> "dict[int, Element]":
    found = [each for each in style if name(each) in _LEVELS] if style is not None else []
    return {number(each, "text:level", 1): each for each in found}


def _label(levels: "dict[int, Element]", level: int, counts: Counts, item: "Element | None") -> str:
    own = levels.get(level)
    if own is None or level > _DEEPEST:
        return ""
    start = number(own, "text:start-value", 1)
    counts[level] = number(item, "text:start-value", counts.get(level, start - 1) + 1)
    for below in [each for each in counts if each > level]:
        del counts[below]
    if name(own) == "text:list-level-style-bullet":
        return as_unicode(value(own, "text:bullet-char"), "").strip()
    shown = range(level - number(own, "text:display-levels", 1, level) + 1, level + 1)
    numbers = [numeral(counts.get(each, 1), _FORMS[form]) for each in shown if (form := _form(levels, each))]
    if not _form(levels, level):
        return ""
    return f"{value(own, 'style:num-prefix')}{'.'.join(numbers)}{value(own, 'style:num-suffix')}".strip()


def _form(levels: "dict[int, Element]", level: int) -> str:
    """How a level is numbered, "" if it is not."""
    told = value(levels.get(level), "style:num-format")
    return told if told in _FORMS else ""
