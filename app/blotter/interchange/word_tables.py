"""Tables of printed reports in Word: three rules, a heading row on every page, notes below."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from blotter.interchange.report_parts import Cell, PrintedTable
from blotter.interchange.word_text import WordText, add_words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row
    from docx.table import _Cell as DocxCell

_A4 = (210, 297)
_MARGIN = 22
_SIZES = {"Title": 20, "Heading 1": 14, "Subtitle": 10, "Caption": 9.5, "macro": 8.5}
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
_AFTER_SIZE = (
    "w:highlight",
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:rtl",
    "w:cs",
)
_FACE = "Arial"
_USUAL, _SMALL = 8.5, 7.5
_UPRIGHT_COLUMNS, _USUAL_COLUMNS = 8, 12
"""So many columns fit on an upright page, and so many are set in the usual size, in points."""

_LETTER, _PADDING = 1.4, 5.5
"""About how wide a character of the usual size is, and the white beside it in a cell, in millimetres."""

_MOST_LETTERS, _MOST_WORDS, _LEAST_WORDS = 24, 110, 20


def dress_report(document: "Document") -> None:
    """Black on white, on A4."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(length) for length in _A4)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in _SIZES.items():
        style: Any = document.styles[name]
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.size = Pt(size)
        style.font.italic = False
    for line in document.styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), "auto")
    document.styles["macro"].paragraph_format.space_after = Pt(0)
    document.styles["Caption"].font.bold = True
    document.styles["Caption"].paragraph_format.space_before = Pt(10)
    document.styles["Caption"].paragraph_format.space_after = Pt(4)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)


def is_wide(table: PrintedTable) -> bool:
    """Whether a table needs a page that lies on its side."""
    return len(table.headings) > _UPRIGHT_COLUMNS


def begin_pages(document: "Document", sideways: bool) -> None:
    """Go on on a new page, upright or lying on its side."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm

    section = document.add_section(WD_SECTION.NEW_PAGE)
    width, height = reversed(_A4) if sideways else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)


def add_table(word: WordText, table: PrintedTable) -> None:
    """Add a table with its caption and its notes."""
    word.add("Caption", table.caption).paragraph_format.keep_with_next = True
    made = word.document.add_table(rows=1, cols=len(table.headings))
    made.autofit = False
    _rule(made)
    _repeat(made.rows[0])
    size = _USUAL if len(table.headings) <= _USUAL_COLUMNS else _SMALL
    widths = _widths(table, _LETTER * size / _USUAL)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cell, heading in zip(made.rows[0].cells, table.headings, strict=True):
        _fill(cell, Cell(heading.words), heading.numeric, size, bold=True)
        _rule_below(cell)
    for row in table.rows:
        added = made.add_row()
        added._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        for place, cell in enumerate(added.cells):
            _fill(cell, row[place], table.headings[place].numeric, size)
            cell.width = widths[place]
    for mark, note in table.marked:
        _add_note(word, note, mark)
    for note in table.notes:
        _add_note(word, note)
    word.add("Normal")


def _widths(table: PrintedTable, letter: float) -> list[Any]:
    """As wide as numbers are; the columns of words share what is left by how much stands in them."""
    from docx.shared import Mm

    longest = [
        max([3, *map(_heading_letters, heading.words.split()), *(_letters(row[place]) for row in table.rows)])
        for place, heading in enumerate(table.headings)
    ]
    fixed = [
        min(count, _MOST_LETTERS) * letter + _PADDING if heading.numeric else 0.0
        for count, heading in zip(longest, table.headings, strict=True)
    ]
    wordy = [i for i, heading in enumerate(table.headings) if not heading.numeric]
    room = (_A4[1] if is_wide(table) else _A4[0]) - 2 * _MARGIN
    left = max(room - sum(fixed), _LEAST_WORDS * len(wordy))
    shares = [min(longest[i], _MOST_WORDS) for i in wordy]
    for i, share in zip(wordy, shares, strict=True):
        wanted = longest[i] * letter * 1.1 + _PADDING
        fixed[i] = min(max(_LEAST_WORDS, left * share / sum(shares)), wanted)
    scale = min(1.0, room / sum(fixed))
    return [Mm(width * scale) for width in fixed]


def _letters(cell: Cell) -> int:
    return len(cell.words) + (len(cell.mark) + 1) // 2


def _heading_letters(word: str) -> int:
    """How many letters take as much room as a word in bold."""
    return len(word) + len(word) // 6 + 1


def _fill(cell: "DocxCell", content: Cell, numeric: bool, size: float, bold: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
    paragraph.paragraph_format.line_spacing = 1.0
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_words(paragraph, content.words)
    if content.mark:
        paragraph.add_run(content.mark).font.superscript = True
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, _FACE
        if run.font.rtl:
            # Scripts that run from the right have a size of their own.
            half_points = _element("w:szCs", {"w:val": str(round(2 * size))})
            run._r.get_or_add_rPr().insert_element_before(half_points, *_AFTER_SIZE)


def _add_note(word: WordText, note: str, mark: str = "") -> None:
    from docx.shared import Pt

    paragraph = word.add("Normal")
    paragraph.paragraph_format.space_after = Pt(2)
    if mark:
        paragraph.add_run(f"{mark} ").font.superscript = True
    word.add_words(paragraph, note)
    for run in paragraph.runs:
        run.font.size, run.font.name = Pt(_SMALL), _FACE


def _rule(table: "Table") -> None:
    """A rule above the table and one below."""
    properties = table._tbl.tblPr
    properties.insert_element_before(_borders("w:tblBorders", {"top": 12, "bottom": 12}), *_AFTER_BORDERS)


def _rule_below(cell: "DocxCell") -> None:
    cell._tc.get_or_add_tcPr().append(_borders("w:tcBorders", {"bottom": 6}))


def _borders(tag: str, sides: Mapping[str, int]) -> Any:
    """Rules at some sides, as thick as so many eighths of a point."""
    borders = _element(tag)
    for side, thickness in sides.items():
        told = {"w:val": "single", "w:sz": str(thickness), "w:space": "0", "w:color": "auto"}
        borders.append(_element(f"w:{side}", told))
    return borders


def _repeat(row: "_Row") -> None:
    """The row stands on top of every page that the table goes on to; no row is torn by a page's end."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _element(tag: str, attributes: Mapping[str, str] | None = None) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    return made
