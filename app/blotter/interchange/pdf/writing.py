"""TextWriter: paragraphs written out as one text, with the place of every character on its page kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from blotter.domain.layout import Packing
from blotter.domain.source import Heading
from blotter.domain.structure import Part, PartKind
from blotter.interchange.pdf.backwards import put_right
from blotter.interchange.pdf.furniture import Furnishing
from blotter.interchange.pdf.joints import Vocabulary, joint
from blotter.interchange.pdf.lines import Line
from blotter.interchange.pdf.paragraphs import Kind, Paragraph
from blotter.interchange.pdf.stretches import HYPHENS, Stretch

Place = tuple[float, float]

_SPECIAL = re.compile(
    "[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc"
    "\ufeff\ufffe\uffff]"
)
_COMPOSED = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS_OF_SYMBOL_FONTS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf02d": "−",
}
_TAIL = 300
_PARTS = {Kind.CAPTION: PartKind.CAPTION, Kind.NOTE: PartKind.FOOTNOTE, Kind.ASIDE: PartKind.TEXT_BOX}


class Mark:
    """A run of raised characters in the text: on which page, where, and what it says."""

    __slots__ = ("end", "is_in_note", "page", "start", "words")

    def __init__(self, page: int, start: int, end: int, words: str, is_in_note: bool) -> None:
        self.page, self.start, self.end, self.words, self.is_in_note = page, start, end, words, is_in_note


class TextWriter:
    """Writes paragraphs one after the other; `parts`, `headings` and `marks` tell what stands where.

    `notes` are the pages and marks of the notes among them, `packing` has where every character stands.
    """

    def __init__(self, known: Vocabulary) -> None:
        self.parts: list[Part] = []
        self.headings: list[Heading] = []
        self.marks: list[Mark] = []
        self.notes: set[tuple[int, str]] = set()
        self.packing = Packing()
        self.replaced = 0
        self._known = known
        self._chunks: list[str] = []
        self._length = 0
        self._is_in_note = False
        self._tail = ""

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._chunks)

    def write(self, paragraph: Paragraph) -> None:
        """One more paragraph."""
        self._break()
        start = self._length
        self._tail = ""
        self._is_in_note = paragraph.kind is Kind.NOTE
        if paragraph.kind is Kind.TABLE:
            self._write_table(paragraph)
        else:
            self._write_lines(paragraph.lines)
        self._is_in_note = False
        if paragraph.kind is Kind.HEADING:
            self.headings.append(Heading(start, self._length, paragraph.level))
        elif paragraph.kind is Kind.TABLE:
            self.parts.append(Part(start, self._length, PartKind.TABLE))
        elif paragraph.kind in _PARTS:
            if paragraph.kind is Kind.NOTE:
                self.notes.add((paragraph.first_page, paragraph.mark))
            self.parts.append(Part(start, self._length, _PARTS[paragraph.kind], paragraph.mark))

    def write_furnishing(self, furnishing: Furnishing, line: Line) -> None:
        """A running head or foot, or the number of a page."""
        self._break()
        start = self._length
        self._write_line(line, "")
        if not furnishing.is_number_alone:
            self.parts.append(Part(start, self._length, PartKind.RUNNING_HEAD))
        if furnishing.number is not None:
            written = self.text_of(start, self._length)
            number = line_number(furnishing, written)
            if number is not None:
                low, high = number
                self.parts.append(Part(start + low, start + high, PartKind.PAGE_NUMBER, written[low:high]))

    def text_of(self, start: int, end: int) -> str:
        """What has been written between two positions near the end."""
        tail: list[str] = []
        length = 0
        for chunk in reversed(self._chunks):
            if length >= self._length - start:
                break
            tail.append(chunk)
            length += len(chunk)
        words = "".join(reversed(tail))
        return words[length - (self._length - start) : length - (self._length - end)]

    def _break(self) -> None:
        if self._length:
            self._add("\n")

    def _add(self, words: str) -> None:
        self._chunks.append(words)
        self._length += len(words)

    def _write_table(self, paragraph: Paragraph) -> None:
        for number, cells in enumerate(paragraph.cells):
            if number:
                self._add("\n")
            for column, lines in enumerate(cells):
                if column:
                    self._add("\t")
                self._write_lines(lines)

    def _write_lines(self, lines: Sequence[Line]) -> None:
        for number, line in enumerate(lines, start=1):
            self._write_line(line, lines[number].words if number < len(lines) else "")

    def _write_line(self, line: Line, after: str) -> None:
        """A line, and what stands between it and the one that begins with `after`."""
        start = self._length
        words, places = self._line(line, start)
        between = ""
        if after:
            drops, between = joint(self._tail + words, after, self._known)
            if drops and len(words) > 1:
                # The hyphen is gone from the text and still covered on the page.
                low, high = places[-2]
                places[-2:] = [(min(low, places[-1][0]), max(high, places[-1][1]))]
                words = words[:-1]
        words = words.replace("\x02", "-").replace("\ufffe", "-")
        self._add(words)
        if words:
            piece = line.page.frame.piece(start, line.base, line.size, places)
            self.packing.add(line.page.number, piece)
        self._add(between)
        self._tail = (self._tail + words + between)[-_TAIL:]

    def _line(self, line: Line, start: int) -> tuple[str, list[Place]]:
        """What a line says, and where each character of it stands along the line."""
        words: list[str] = []
        places: list[Place] = []
        last = line.low
        for gap, stretch in line.spaced():
            for space, fragment in stretch.spaced():
                before = gap if fragment is stretch.fragments[0] else space
                if before:
                    words.append(before)
                    places.append((min(last, fragment.low), max(last, fragment.low)))
                first = len(places)
                said, where = self._characters(stretch, fragment.start, fragment.end)
                words.append(said)
                places += where
                last = fragment.high
                if fragment.is_raised:
                    place = start + first, start + len(places)
                    self.marks.append(Mark(line.page.number, *place, said, self._is_in_note))
        line_words = "".join(words)
        if line.page.is_mirrored:
            line_words, places = put_right(line_words, places)
        return line_words, _without_gaps(line_words, _shared(places))

    def _characters(self, stretch: Stretch, start: int, end: int) -> tuple[str, list[Place]]:
        page = stretch.page
        text = page.text[start:end]
        places = list(zip(page.lows[start:end], page.highs[start:end], strict=True))
        if not _SPECIAL.search(text.rstrip(HYPHENS)):
            return text, places
        pairs = [
            (each, place)
            for character, place in zip(text, places, strict=True)
            for each in self._storable(character)
        ]
        return "".join(each for each, _ in pairs), [place for _, place in pairs]

    def _storable(self, character: str) -> str:
        """A character as the text has it: ligatures and forms of letters taken apart."""
        if character in HYPHENS or not _SPECIAL.match(character):
            return character
        if _COMPOSED.match(character):
            return normalize("NFKC", character)
        if character in _MARKS_OF_SYMBOL_FONTS:
            return _MARKS_OF_SYMBOL_FONTS[character]
        if "\ue000" <= character <= "\uf8ff":
            return character
        if character in "\t\r\n\u2028\u2029":
            return " "
        if character == "\ufeff":
            return ""
        self.replaced += 1
        return "\ufffd"


def _without_gaps(words: str, places: list[Place]) -> list[Place]:
    """The places with spaces as wide as the gaps that they stand for, so that a marked line has none."""
    at = words.find(" ", 1)
    while 0 < at < len(words) - 1:
        low, high = places[at - 1][1], places[at + 1][0]
        if low < high:
            places[at] = (low, high)
        at = words.find(" ", at + 1)
    return places


def _shared(places: list[Place]) -> list[Place]:
    """The places with those of several characters that share one glyph shared out among them."""
    if len(set(places)) == len(places):
        return places
    found: list[Place] = []
    for place, count in _counted(places):
        low, high = place
        step = (high - low) / count
        found += [(low + step * each, low + step * (each + 1)) for each in range(count)]
    return found


def _counted(places: Iterable[Place]) -> Iterator[tuple[Place, int]]:
    last: Place | None = None
    count = 0
    for place in places:
        if place == last:
            count += 1
            continue
        if last is not None:
            yield last, count
        last, count = place, 1
    if last is not None:
        yield last, count


def line_number(furnishing: Furnishing, written: str) -> tuple[int, int] | None:
    """Where the number of the page stands in the line as it was written, its gaps perhaps other ones."""
    if furnishing.number is None:
        return None
    said = "  ".join(each.words for each in furnishing.row)
    number = said[slice(*furnishing.number)]
    is_last = furnishing.number[1] == len(said.rstrip())
    at = written.rfind(number) if is_last else written.find(number)
    return (at, at + len(number)) if at >= 0 else None
