"""Reading: a PDF as one text with its pages, parts and headings, and where every character stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from blotter.domain.source import Heading, normalised
from blotter.domain.structure import Page, Part, PartKind, Structure
from blotter.interchange import limits
from blotter.interchange.pdf import notes
from blotter.interchange.pdf.endnotes import endnotes
from blotter.interchange.pdf.furniture import Furnishing, furnishings
from blotter.interchange.pdf.glyphs import glyphs_of
from blotter.interchange.pdf.joints import Vocabulary
from blotter.interchange.pdf.library import PdfFile
from blotter.interchange.pdf.lines import Column, Line, lines_of
from blotter.interchange.pdf.paragraphs import (
    Kind,
    Paragraph,
    Style,
    begins_anew,
    paragraphs_of,
    set_levels,
)
from blotter.interchange.pdf.regions import Block, blocks_of
from blotter.interchange.pdf.stretches import PageText, Stretch
from blotter.interchange.pdf.tables import cells_of
from blotter.interchange.pdf.writing import TextWriter
from blotter.progress import Progress

_SAME_EDGE = 3.0
_FEW_LINES = 8
_ROUNDS = 4
_NARROWER = 0.7
_COLUMN_ROWS = 5


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """What came of reading a PDF."""

    text: str
    structure: Structure
    headings: tuple[Heading, ...]
    layout: bytes
    replaced: int
    cut: tuple[int, ...] = ()


@dataclass(slots=True)
class _Parts:
    """What stands on one page, in the order in which it is read."""

    body: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    furniture: list[Furnishing] = field(default_factory=list)


def read(file: PdfFile, count: int, reader: str, progress: Progress) -> ReadPdf:
    """The first `count` pages of a file."""

    def step(round_: int, done: int) -> None:
        progress(round_ * count + done, _ROUNDS * count)

    pages = _pages(file, count, partial(step, 0))
    style = _style(pages)
    taken = furnishings(pages, partial(step, 1))
    parts = _parts(pages, taken, style, partial(step, 2))
    ordered = _joined([each.body for each in parts])
    set_levels(ordered, style)
    writer = TextWriter(Vocabulary(lambda: (page.text for page in pages)))
    _write(writer, ordered, parts, partial(step, 3))
    text, unstorable = normalised(writer.text)
    return ReadPdf(
        text=text,
        structure=Structure(
            pages=_page_rows(file, pages, writer, len(text)),
            parts=tuple(_noted(writer, text)),
            reader=reader,
        ),
        headings=tuple(writer.headings),
        layout=writer.packing.packed(len(pages)),
        replaced=writer.replaced + unstorable,
        cut=tuple(page.number for page in pages if page.is_cut),
    )


def _pages(file: PdfFile, count: int, step: Callable[[int], None]) -> list[PageText]:
    found = []
    room = limits.PDF_CHARACTERS
    for number in range(count):
        step(number)
        glyphs = glyphs_of(file, number, min(limits.PDF_PAGE_CHARACTERS, room))
        room -= len(glyphs.text)
        found.append(PageText(number, glyphs))
    return found


def _style(pages: Iterable[PageText]) -> Style:
    """The type that most characters are set in."""
    sizes: Counter[float] = Counter()
    bold = 0
    for page in pages:
        for stretch in page.stretches:
            for each in stretch.fragments:
                length = each.end - each.start
                sizes[round(2 * each.size) / 2] += length
                bold += each.is_bold * length
    if not sizes:
        return Style(10.0)
    return Style(sizes.most_common(1)[0][0], 2 * bold > sizes.total())


def _parts(
    pages: Sequence[PageText], taken: Sequence[list[Furnishing]], style: Style, step: Callable[[int], None]
) -> list[_Parts]:
    """What stands on the pages, furniture taken out of the rest."""
    blocks = []
    for page, furniture in zip(pages, taken, strict=True):
        step(page.number)
        gone = {id(stretch) for each in furniture for stretch in each.row}
        blocks.append(
            blocks_of([each for each in page.stretches if id(each) not in gone], page.rules, page.grids)
        )
    edges = _edges(blocks)
    return [
        _parts_of(page, some, furniture, edges, style)
        for page, some, furniture in zip(pages, blocks, taken, strict=True)
    ]


def _edges(blocks: Iterable[Iterable[Block]]) -> list[tuple[float, float]]:
    """Where columns begin and end in all of the document, for blocks too short to tell."""
    known: dict[int, list[Block]] = {}
    for block in (each for page in blocks for each in page if not each.is_table):
        known.setdefault(round(block.left / _SAME_EDGE), []).append(block)
    return [
        (median(each.left for each in some), median(each.right for each in some))
        for some in known.values()
        if sum(len(each.rows) for each in some) >= _FEW_LINES
    ]


def _parts_of(
    page: PageText,
    blocks: Iterable[Block],
    furniture: list[Furnishing],
    edges: Sequence[tuple[float, float]],
    style: Style,
) -> _Parts:
    parts = _Parts(furniture=furniture)
    has_body = False
    for block in blocks:
        if block.is_table:
            cells = cells_of(block)
            lines = [line for row in cells for cell in row for line in cell]
            lines.sort(key=lambda line: line.base)
            parts.body.append(Paragraph(lines, Kind.TABLE, cells=cells))
            continue
        for part in _by_columns(block, edges):
            lines = lines_of(part.rows, part.left, _right(part, edges))
            foot = notes.foot_of(lines, style, has_body)
            has_body = has_body or any(line.size > notes.SMALLER * style.size for line in foot.above)
            parts.body += paragraphs_of(foot.above, style)
            parts.notes += foot.notes
    for aside in page.asides:
        parts.notes += [Paragraph([_line(aside, [each])], Kind.ASIDE) for each in aside.stretches]
    return parts


def _by_columns(block: Block, edges: Sequence[tuple[float, float]]) -> list[Block]:
    """A block cut where lines keep to a narrower column of the document, such as when only one is filled."""
    width = block.right - block.left
    narrow = [each for each in edges if each[1] - each[0] < _NARROWER * width]
    found: list[Block] = []
    for row in block.rows:
        reach = row[0].low, max(each.high for each in row)
        place = next((each for each in narrow if each[0] - 1 <= reach[0] and reach[1] <= each[1] + 1), None)
        left, right = place or (block.left, block.right)
        if not found or (found[-1].left, found[-1].right) != (left, right):
            found.append(Block([], left, right))
        found[-1].rows.append(row)
    is_cut = all(len(each.rows) >= _COLUMN_ROWS for each in found if each.right < block.right)
    return found if is_cut else [block]


def _right(block: Block, edges: Sequence[tuple[float, float]]) -> float:
    if len(block.rows) >= _FEW_LINES:
        return block.right
    alike = [right for left, right in edges if abs(left - block.left) < _SAME_EDGE]
    return max([block.right, *alike])


def _line(page: PageText, row: Sequence[Stretch]) -> Line:
    return Line(page, row, Column(row[0].low, row[-1].high))


def _joined(pages: Iterable[Iterable[Paragraph]]) -> list[Paragraph]:
    """The paragraphs of all pages, those that run over a column or a page put together.

    A table or a caption that stands where a paragraph runs over follows it.
    """
    found: list[Paragraph] = []
    for page in pages:
        for each in page:
            before = _runs_over(found, each)
            if before is None:
                found.append(each)
            else:
                before.lines += each.lines
    return found


def _runs_over(found: list[Paragraph], each: Paragraph) -> Paragraph | None:
    """The paragraph that this one is the rest of."""
    if each.kind is not Kind.BODY or not found:
        return None
    at = len(found) - 1
    while at > 0 and found[at].is_floating and each.first_page - found[at].first_page <= 1:
        at -= 1
    before, first = found[at], each.lines[0]
    if before.kind is not Kind.BODY or begins_anew(before.lines[-1], first, None):
        return None
    last = before.lines[-1]
    is_elsewhere = last.page is not first.page or first.base < last.base or last.column != first.column
    if at < len(found) - 1:
        return before if not last.is_closed and first.words[:1].islower() else None
    return before if is_elsewhere else None


def _write(
    writer: TextWriter, ordered: Sequence[Paragraph], parts: Sequence[_Parts], step: Callable[[int], None]
) -> None:
    """Paragraphs, and after the last that ends on a page its notes, running heads and number."""
    after: dict[int, list[int]] = {}
    for page, at in enumerate(_anchors(ordered, len(parts))):
        after.setdefault(at, []).append(page)
    for at in range(-1, len(ordered)):
        if at >= 0:
            step(ordered[at].first_page)
            writer.write(ordered[at])
        for page in after.get(at, []):
            for note in parts[page].notes:
                writer.write(note)
            for each in parts[page].furniture:
                writer.write_furnishing(each, _line(each.row[0].page, each.row))


def _anchors(ordered: Sequence[Paragraph], pages: int) -> list[int]:
    """Behind which paragraph the notes and heads of each page are written; -1: before them all."""
    ends = {each.last_page: at for at, each in enumerate(ordered)}
    anchors, lowest = [], -1
    for page in range(pages):
        at = ends.get(page)
        if at is None:
            beyond = next(
                (n for n in range(max(lowest, 0), len(ordered)) if ordered[n].last_page > page), None
            )
            if beyond is None:
                at = len(ordered) - 1
            else:
                at = beyond if ordered[beyond].first_page <= page else beyond - 1
        lowest = max(lowest, at)
        anchors.append(lowest)
    return anchors


def _page_rows(file: PdfFile, pages: Sequence[PageText], writer: TextWriter, length: int) -> tuple[Page, ...]:
    """Where the text of each page begins and ends; one without text lies empty before the next."""
    rows: list[Page] = []
    end = length
    for page in reversed(pages):
        first = writer.packing.first_on(page.number)
        start = end if first is None else min(first, end)
        is_scanned = first is None and page.is_drawn_on
        width, height = page.width, page.height
        rows.append(Page(start, end, file.label(page.number), width, height, is_scanned))
        end = start
    return tuple(reversed(rows))


def _noted(writer: TextWriter, text: str) -> list[Part]:
    """All parts by place: those that were written, endnotes, and the marks in the text of either kind."""
    ends = endnotes(text, writer.headings, writer.parts)
    known = {part.value for part in ends}
    marks = [
        Part(mark.start + low, mark.start + high, PartKind.NOTE_MARK, words)
        for mark in writer.marks
        if not mark.is_in_note
        for low, high, words in notes.marks_in(mark.words)
        if (mark.page, words) in writer.notes or words in known
    ]
    return sorted([*writer.parts, *ends, *marks])
