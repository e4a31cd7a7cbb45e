"""Paragraphs: lines put together again as they were written, and what kind of paragraph each is.

A line begins a paragraph where it has another size of type, stands further below the line before than lines
do, stands in (in hanging blocks: does not), begins with a marker after a line that has come to an end, or
where the line before ends although the next word would have had room.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from statistics import median

from blotter.interchange.pdf.lines import Line
from blotter.interchange.pdf.tables import Cells

_SAME_SIZE = 0.12
_FURTHER = 1.3
_STANDS_IN = 0.7
_HARDLY_FILLED = 0.5
_LONGEST_HEADING = 220
_MOST_HEADING_LINES = 5
_LARGER = 1.12
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|chart|map|box|graph(?:ic)?|image|photo|exhibit|diagram|plate|"
    r"abbildung|abb\.|tabelle|karte|tableau|carte|graphique|figura|tabla|gráfico|mapa|şekil|tablo|图|表|圖|図)"
    r"\s*(?:\d+(?:[.\-–]\d+)*|[IVX]+|[A-Z](?=[.:]))\s*(?P<end>[.:|–—\-：．。]|\s|$)",
    re.IGNORECASE,
)
_CAPTION_ALONE = 300
_LETTER = re.compile(r"[^\W\d_]")


class Kind(Enum):
    """What a paragraph is."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"
    ASIDE = "aside"


@dataclass(eq=False)
class Paragraph:
    """Lines that belong together; of a table `cells` are its rows. `mark` is that of a note."""

    lines: list[Line]
    kind: Kind = Kind.BODY
    level: int = 0
    mark: str = ""
    cells: list[Cells] = field(default_factory=list)

    @property
    def first_page(self) -> int:
        """The page on which it begins, from 0."""
        return self.lines[0].page.number

    @property
    def last_page(self) -> int:
        """The page on which it ends, from 0."""
        return self.lines[-1].page.number

    @property
    def size(self) -> float:
        """The size of most of its type."""
        return max(self.lines, key=lambda line: len(line.words)).size

    @property
    def is_floating(self) -> bool:
        """Whether it may stand between two halves of a paragraph."""
        return self.kind in (Kind.TABLE, Kind.CAPTION)


@dataclass(frozen=True, slots=True)
class Style:
    """What most of a document is set in."""

    size: float
    is_bold: bool = False


def paragraphs_of(lines: Sequence[Line], style: Style) -> list[Paragraph]:
    """The paragraphs of a block of lines."""
    found: list[Paragraph] = []
    pitch = _pitch(lines)
    for line in lines:
        last = found[-1].lines[-1] if found else None
        if last is None or begins_anew(last, line, pitch):
            found.append(Paragraph([line]))
        else:
            found[-1].lines.append(line)
    for each in found:
        each.kind = kind_of(each, style)
    return found


def kind_of(paragraph: Paragraph, style: Style) -> Kind:
    """Whether a paragraph is a heading, a caption or neither."""
    lines = paragraph.lines
    words = " ".join(line.words for line in lines)
    if _is_caption(words, paragraph, style):
        return Kind.CAPTION
    if len(words) > _LONGEST_HEADING or len(lines) > _MOST_HEADING_LINES or not _LETTER.search(words):
        return Kind.BODY
    is_larger = paragraph.size >= _LARGER * style.size
    is_bolder = all(line.is_bold for line in lines) and not style.is_bold
    is_large_enough = paragraph.size >= 0.95 * style.size
    ends_like_one = not words.rstrip().endswith((".", ",", ";", "。", "，"))
    if (is_larger or (is_bolder and is_large_enough)) and ends_like_one:
        return Kind.HEADING
    return Kind.BODY


def _is_caption(words: str, paragraph: Paragraph, style: Style) -> bool:
    found = _CAPTION.match(words)
    if not found or len(words) > _CAPTION_ALONE:
        return False
    return not found["end"].isspace() or paragraph.size < 0.95 * style.size


def begins_anew(last: Line, line: Line, pitch: float | None) -> bool:
    """Whether a line begins a paragraph; `pitch` is how far lines stand apart, None across columns."""
    if abs(last.size - line.size) > _SAME_SIZE * max(last.size, line.size):
        return True
    is_short = last.is_short_before(line)
    if last.is_open:
        return False
    if pitch is not None and not 0 < line.base - last.base <= _FURTHER * pitch:
        return True
    if last.is_bold != line.is_bold and (is_short or line.is_bold):
        return True
    if (line.is_centred and last.is_in_the_middle) or (last.is_centred and line.is_in_the_middle):
        return not _is_display(last, line)
    if line.begins_with_a_bullet and (is_short or last.is_closed):
        return True
    if line.begins_with_a_marker and (is_short or abs(line.indent - last.indent) > 0.5):
        return True
    if _changes_indent(last, line, pitch is None):
        return True
    return is_short and (last.is_closed or not line.words[:1].islower() or last.fill < _HARDLY_FILLED)


def _is_display(last: Line, line: Line) -> bool:
    """Whether two centred lines are those of one title."""
    return last.is_bold == line.is_bold and not last.is_closed


def _changes_indent(last: Line, line: Line, is_across: bool) -> bool:
    if line.words[:1].islower() and not last.is_closed:
        return False
    if line.column.is_hanging:
        return line.indent < _STANDS_IN / 2 and (is_across or last.indent > _STANDS_IN / 2)
    if line.indent < _STANDS_IN:
        return False
    return is_across or line.indent - last.indent > _STANDS_IN


def _pitch(lines: Sequence[Line]) -> float:
    """How far the lines of a block stand apart, most of them."""
    steps = [
        below.base - above.base
        for above, below in pairwise(lines)
        if 0 < below.base - above.base < 3 * below.size and abs(above.size - below.size) < 0.5
    ]
    usual = 1.3 * lines[0].size if lines else 12.0
    if not steps:
        return usual
    steps.sort()
    # Of blocks of short paragraphs half the steps may be those between paragraphs.
    return median(steps[: max(1, (len(steps) + 1) // 2)])


def set_levels(paragraphs: Iterable[Paragraph], style: Style) -> None:
    """Give headings their levels by the sizes of their type, those of the body's own size last."""
    headings = [each for each in paragraphs if each.kind is Kind.HEADING]
    sizes = sorted({_step(each.size, style) for each in headings}, reverse=True)
    for each in headings:
        each.level = min(6, sizes.index(_step(each.size, style)) + 1)


def _step(size: float, style: Style) -> float:
    return round(2 * size) / 2 if size >= _LARGER * style.size else style.size
