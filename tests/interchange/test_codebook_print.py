"""The codebook on paper: what the page and the Word document tell, and that nothing in them is remote."""

import re
from pathlib import Path

import pytest
from docx import Document
from exchanged import codebooks
from hypothesis import given, settings

from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import new_id
from blotter.interchange import codebook_docx, codebook_print
from blotter.interchange.codebook_print import Instrument, page_of
from blotter.interchange.options import PrintOptions

TRADE = Code(
    id=new_id(),
    name="trade & <b>barter</b>",
    position=0,
    short="Something is *bought*; see `display` and `x = 1`.",
    full="First.\n\n1. one\n2. two\n    - inner\n\n> said\n\n1. again",
    use_when="- a day\n- a price",
    not_when="It is only shown.",
    example="“She gave.”",
    counter_example="“She pointed.”",
    origin="literature",
    reference="Freedom House 2021",
    aliases=("swap", "a*b*c"),
    archived=True,
)
DISPLAY = Code(id=new_id(), name="display", parent=TRADE.id, short="تعريف قصير", reference="*Interviews*.")
EMPTY = Code(id=new_id(), name="empty", position=1)
BOOK = Codebook([TRADE, DISPLAY, EMPTY], "Ünïcode <study>", "How we code; see `empty`.")
INSTRUMENT = Instrument(
    codebook=BOOK,
    revision=1234,
    at="2026-05-03T10:00:00.000000Z",
    printed="2026-05-04",
    coders=("Ada", "Ben"),
    counts={TRADE.id: 1200, DISPLAY.id: 1},
)
_SHOWN_TAGS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "table", "tr", "td", "th", "thead", "tbody", "a", "hr", "b",
    "em", "strong", "i", "code", "pre", "ul", "ol", "li", "blockquote", "br", "dl", "dt", "dd", "sup", "sub",
    "abbr", "q",
}  # fmt: skip
ALL = PrintOptions(counts=True, coders=True)


def words(html: str) -> str:
    """What a reader sees of it, on one line."""
    body = re.sub(r"(?s)<style>.*?</style>|<[^>]+>", "", html)
    return " ".join(body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split())


@pytest.mark.parametrize("paged", [False, True])
def test_the_page_tells_all_of_a_code(paged: bool) -> None:
    told = words(page_of(INSTRUMENT, ALL, paged))
    for part in (
        "Codebook · revision 1234 of 3 May 2026 · 3 codes · printed on 4 May 2026",
        "Coders: Ada, Ben",
        "archived · 1,200 segments",
        "Short definition: Something is bought; see display and x = 1.",
        "Full definition: First.",
        "Use when: a day a price",
        "Do not use when: It is only shown.",
        "Example: “She gave.”",
        "Counter-example: “She pointed.”",
        "Origin: literature – Freedom House 2021",
        "Also called: swap; a*b*c",
        "trade & <b>barter</b> › display · 1 segment",
        "Reference: Interviews.",
        "0 segments",
    ):
        assert part in told
    assert told.count("trade & <b>barter</b>") == 3


def test_names_of_people_and_numbers_are_told_only_if_asked() -> None:
    told = words(page_of(INSTRUMENT))
    assert not set(told.split()) & {"Ada,", "Ben", "segments", "1,200"}
    assert "Coders" not in told


def test_codes_named_in_backquotes_are_set_as_names() -> None:
    page = page_of(INSTRUMENT)
    assert "<em>display</em>" in page
    assert "<em>empty</em>" in page
    assert "<code>x = 1</code>" in page


def test_headings_are_the_tree_and_the_contents_lead_to_them() -> None:
    page = page_of(INSTRUMENT)
    assert [int(level) for level in re.findall(r"<h([1-6])", page)] == [1, 2, 2, 3, 2]
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets == re.findall(r'id="([^"]+)"', page) == ["code-1", "code-2", "code-3"]
    assert "break-after: avoid" in page
    numbered = re.findall(r'<a href="#[^"]+">0</a>', page_of(INSTRUMENT, paged=True))
    assert len(numbered) == 3


@settings(max_examples=30, deadline=None)
@given(book=codebooks())
def test_any_codebook_is_a_page_and_a_document_with_nothing_remote(
    tmp_path_factory: pytest.TempPathFactory, book: Codebook
) -> None:
    instrument = Instrument(codebook=book)
    for paged in (False, True):
        page = page_of(instrument, ALL, paged)
        assert set(re.findall(r"<(\w+)", page.partition("<body>")[2])) <= _SHOWN_TAGS
        assert len(re.findall("<h[1-6] dir", page)) == len(book) + 1
    path = tmp_path_factory.getbasetemp() / "any.docx"
    assert codebook_docx.write(instrument, path, ALL).rows == len(book)
    styles = [paragraph.style.name for paragraph in Document(str(path)).paragraphs if paragraph.style]
    assert sum(bool(re.fullmatch("Heading [1-9]", name or "")) for name in styles) == len(book)


def test_what_somebody_wrote_cannot_reach_out() -> None:
    bad = "<script>x()</script><img src=http://a.b/c><style>@import url(x)</style>[l](javascript:x)"
    book = Codebook(
        [Code(id=new_id(), name=bad.replace("/", ""), short=bad, full=f"![p](http://a.b/c)\n\n{bad}")]
    )
    for paged in (False, True):
        body = page_of(Instrument(codebook=book), ALL, paged).partition("<body>")[2]
        assert not re.search(r'<(script|img|style|link|iframe)|="(javascript|http):', body)


def test_a_web_page_is_written(tmp_path: Path) -> None:
    assert codebook_print.write(INSTRUMENT, tmp_path / "c.html", ALL).rows == 3
    assert (tmp_path / "c.html").read_text(encoding="utf-8") == page_of(INSTRUMENT, ALL)
    untitled = page_of(Instrument(codebook=Codebook()))
    assert '<h1 dir="auto">Codebook</h1>' in untitled
    assert "0 codes" in untitled
    assert "Contents" not in untitled


def paragraphs(path: Path) -> list[tuple[str, str]]:
    return [(each.style.name or "", each.text) for each in Document(str(path)).paragraphs if each.style]


def test_the_word_document_has_real_headings_lists_and_emphasis(tmp_path: Path) -> None:
    assert codebook_docx.write(INSTRUMENT, tmp_path / "c.docx", ALL).rows == 3
    told = paragraphs(tmp_path / "c.docx")
    assert told[:3] == [
        ("Title", "Ünïcode <study>"),
        ("Caption", "Codebook · revision 1234 of 3 May 2026 · 3 codes · printed on 4 May 2026"),
        ("Caption", "Coders: Ada, Ben"),
    ]
    for expected in (
        ("Heading 1", "trade & <b>barter</b>"),
        ("Heading 2", "display"),
        ("Heading 1", "empty"),
        ("Normal", "Short definition: Something is bought; see display and x = 1."),
        ("List Number", "one"),
        ("List Number", "two"),
        ("List Bullet 2", "inner"),
        ("Quote", "said"),
        ("Normal", "Use when:"),
        ("List Bullet", "a day"),
        ("Normal", "Also called: swap; a*b*c"),
        ("Caption", "trade & <b>barter</b> › display · 1 segment"),
    ):
        assert expected in told
    document = Document(str(tmp_path / "c.docx"))
    short = next(each for each in document.paragraphs if each.text.startswith("Short definition"))
    assert [run.text for run in short.runs if run.bold] == ["Short definition:"]
    assert [run.text for run in short.runs if run.italic] == ["bought", "display"]
    numbers = [
        each._p.pPr.numPr.numId.val
        for each in document.paragraphs
        if each.style and each.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    assert (document.core_properties.author, document.core_properties.title) == ("", "Ünïcode <study>")


def test_the_word_document_can_be_navigated(tmp_path: Path) -> None:
    codebook_docx.write(INSTRUMENT, tmp_path / "c.docx")
    document = Document(str(tmp_path / "c.docx"))
    xml = document.element.xml
    assert re.findall(r'TOC \\o "1-9"', xml)
    anchors = re.findall(r'<w:hyperlink w:anchor="([^"]+)"', xml)
    assert anchors == re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"') == 1
    for each in document.paragraphs:
        if each.style and each.style.name and each.style.name.startswith("Heading"):
            assert each.style.paragraph_format.keep_with_next
    assert "PAGE" in document.sections[0].footer.paragraphs[0]._p.xml
    turned = next(each for each in document.paragraphs if each.text == "Short definition: تعريف قصير")
    assert turned.runs[-1].font.rtl
