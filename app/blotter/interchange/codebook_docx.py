"""A codebook as an instrument in Word: real headings, so that its navigation and table of contents work."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from blotter.domain.codebook import Code
from blotter.interchange.codebook_print import (
    Instrument,
    facts_of,
    introduction_of,
    parts_of,
    state_of,
    title_of,
)
from blotter.interchange.options import Options
from blotter.interchange.word_html import add_html
from blotter.interchange.word_text import WordText, fit_for_xml, save_word, word_document
from blotter.interchange.written import Written
from blotter.progress import Progress, counted, silent

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_DEEPEST = 9
_A4 = (210, 297)
_MARGIN = 25
_SIZES = {1: 15, 2: 13, 3: 12}


def write(
    instrument: Instrument, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the codebook as a Word document."""
    document = word_document(title_of(instrument))
    _dress(document)
    word = WordText(document)
    word.add("Title", title_of(instrument))
    for line in state_of(instrument, options):
        word.add("Caption", line)
    add_html(word, introduction_of(instrument.codebook))
    codes = list(instrument.codebook)
    if codes:
        word.add("TOC Heading", "Contents")
        _add_contents(word, instrument, codes)
    for number, code in enumerate(counted(codes, progress)):
        heading = word.add(f"Heading {_level(instrument, code)}", code.name)
        _bookmark(heading, number)
        if facts := facts_of(instrument, code, options):
            word.add("Caption", " · ".join(facts)).paragraph_format.keep_with_next = True
        for part in parts_of(instrument.codebook, code):
            add_html(word, part.html, part.label)
    _add_footer(document, title_of(instrument))
    save_word(document, path)
    return Written(len(codes))


def _level(instrument: Instrument, code: Code) -> int:
    return min(len(instrument.codebook.ancestors(code.id)) + 1, _DEEPEST)


def _dress(document: "Document") -> None:
    """Black on white, on A4; Word fits it to other paper when it prints."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(length) for length in _A4)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    black = RGBColor(0, 0, 0)
    styles = document.styles
    headings = [f"Heading {level}" for level in range(1, _DEEPEST + 1)]
    for name in ("Title", "TOC Heading", "Caption", "Quote", *headings):
        styles[name].font.color.rgb = black
    for level, name in enumerate(headings, 1):
        styles[name].font.size = Pt(_SIZES.get(level, 11))
        styles[name].font.bold, styles[name].font.italic = True, False
        styles[name].paragraph_format.space_before = Pt(18 if level == 1 else 12)
        styles[name].paragraph_format.keep_with_next = True
    for line in styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), "auto")
    stops = styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(_A4[0] - 2 * _MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    styles["Caption"].font.bold = False
    styles["Caption"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for level in range(1, _DEEPEST + 1):
        style = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = Mm(5 * (level - 1))
        style.paragraph_format.space_before = Pt(4 if level == 1 else 0)
        style.paragraph_format.space_after = Pt(1)
        style.font.bold = level == 1


def _add_contents(word: WordText, instrument: Instrument, codes: list[Code]) -> None:
    """The table of contents: a field that Word can renew, with its entries there already."""
    for number, code in enumerate(codes):
        entry = word.add(f"toc {_level(instrument, code)}")
        if number == 0:
            _add_field(entry, "begin", f' TOC \\o "1-{_DEEPEST}" \\h \\z \\u ')
        link = _element("w:hyperlink", {"w:anchor": _anchor(number), "w:history": "1"})
        entry._p.append(link)
        link.append(word.add_words(entry, code.name)._r)
    _add_field(entry, "end")


def _add_footer(document: "Document", title: str) -> None:
    """What it is and which page, at the foot of each."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{fit_for_xml(title)}\t")
    _add_field(foot, "begin", " PAGE ")
    foot.add_run("1")
    _add_field(foot, "end")


def _add_field(paragraph: "Paragraph", kind: str, instruction: str = "") -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
    if instruction:
        words = _element("w:instrText", {"xml:space": "preserve"})
        words.text = instruction
        paragraph.add_run()._r.append(words)
        paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": "separate"}))


def _bookmark(heading: "Paragraph", number: int) -> None:
    """What the entry of the contents leads to."""
    told = {"w:id": str(number), "w:name": _anchor(number)}
    heading._p.insert(1, _element("w:bookmarkStart", told))
    heading._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def _anchor(number: int) -> str:
    return f"_Toc{number + 1:08}"


def _element(tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made
