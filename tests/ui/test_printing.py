"""HTML on sheets of paper: told by the PDF's own words, which are read here as a viewer reads them."""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication

from blotter.errors import WrongFile
from blotter.interchange import codebook_markdown
from blotter.interchange.codebook_print import Instrument, page_of
from blotter.shipped import shipped_codebooks
from blotter.ui import printing
from blotter.ui.printing import Pages, html_to_pdf, usual_paper

_RANGES = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> (?:\[([^]]*)\]|<([0-9A-Fa-f]{4})>)")

pytestmark = pytest.mark.usefixtures("qapp")


def streams(pdf: bytes) -> Iterator[bytes]:
    """What is packed in a PDF."""
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]


def sheets(pdf: bytes) -> int:
    """How many pages a PDF says it has."""
    (count,) = re.findall(rb"/Type /Pages\s*/Kids\s*\[[^]]*\]\s*/Count (\d+)", pdf)
    return int(count)


def letters(pdf: bytes) -> set[str]:
    """Every character that can be copied out of it."""
    found = set[str]()
    for packed in streams(pdf):
        for low, high, several, one in _RANGES.findall(packed if b"begincmap" in packed else b""):
            span = int(high, 16) - int(low, 16) + 1
            given = re.findall(rb"<([0-9A-Fa-f]+)>", several)
            found |= {bytes.fromhex(each.decode()).decode("utf-16-be") for each in given}
            found |= {chr(int(one, 16) + step) for step in range(span)} if one else set()
    # Arabic letters are in it as they are joined.
    return set(unicodedata.normalize("NFKC", "".join(found)))


def codebook(paged: bool = True) -> str:
    """The largest codebook that comes along, as it is printed."""
    book = codebook_markdown.read(shipped_codebooks()["police-cooperation"]).codebook
    assert book is not None
    return page_of(Instrument(codebook=book, revision=7), paged=paged)


def blocks(pages: Pages) -> list[tuple[int, int, str]]:
    """The page, level as a heading, and words of each paragraph."""
    document = pages.document
    height, told = document.pageSize().height(), []
    block = document.begin()
    while block.isValid():
        top = document.documentLayout().blockBoundingRect(block).top()
        told.append((int((top + 1) / height), block.blockFormat().headingLevel(), block.text()))
        block = block.next()
    return told


def test_a_codebook_becomes_a_pdf_whose_words_can_be_copied(tmp_path: Path) -> None:
    path = tmp_path / "codes.pdf"
    html_to_pdf(codebook(), path)
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert sheets(pdf) == Pages(codebook()).count > 30
    assert b"/ToUnicode" in pdf
    assert set("ACDEPabcdefg0123456789“”’·›") <= letters(pdf)
    assert "Police cooperation".encode("utf-16-be") in pdf
    assert list(tmp_path.iterdir()) == [path]


def test_other_scripts_are_in_the_pdf(tmp_path: Path) -> None:
    html_to_pdf("<p>شرطة</p><p>Ünïcødé Ж λ</p>", tmp_path / "a.pdf")
    assert set("شرطةÜïødéЖλ") <= letters((tmp_path / "a.pdf").read_bytes())


def test_no_heading_is_left_at_the_end_of_a_page_and_nothing_is_lost() -> None:
    html = codebook()
    pages = Pages(html)
    plain = QTextDocument()
    plain.setHtml(html)
    told = blocks(pages)
    numbers = re.compile(r"^\d+$")
    expected = [line for line in plain.toPlainText().split("\n") if not numbers.match(line)]
    assert [words for _, _, words in told if not numbers.match(words)] == expected
    for (page, level, words), (after, _, _) in pairwise(told):
        assert not level or page == after, words
    assert max(page for page, _, _ in told) == pages.count - 1
    assert [page for page, _, _ in told] == sorted(page for page, _, _ in told)


def test_headings_would_be_left_alone_without_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_keep_with_next", lambda document: None)
    told = blocks(Pages(codebook()))
    assert any(level and page != after for (page, level, _), (after, _, _) in pairwise(told))


def test_the_contents_tell_the_pages() -> None:
    pages = Pages(codebook())
    told = blocks(pages)
    headings = {words: page + 1 for page, level, words in told if level > 1}
    names = [words for _, _, words in told]
    for name in ("training", "third state", "Interpol notice abuse"):
        assert int(names[names.index(name) + 1]) == headings[name]


def test_a_link_to_nowhere_has_no_page() -> None:
    pages = Pages('<p><a href="#gone">0</a><a href="#a">0</a> 0</p><h2><a name="a">x</a></h2>')
    assert blocks(pages)[0][2] == "1 0"


def test_every_sheet_is_painted_with_its_number() -> None:
    pages = Pages(codebook(), QPageSize(QPageSize.PageSizeId.A5))
    assert pages.size == QSizeF(420, 595)
    seen = set()
    for number in (0, 1, pages.count - 1):
        image = QImage(420, 595, QImage.Format.Format_RGB32)
        image.fill("white")
        painter = QPainter(image)
        pages.paint(painter, number)
        painter.end()
        foot = image.copy(0, 540, 420, 55)
        assert any(foot.pixelColor(x, y).lightness() < 128 for x in range(330, 420) for y in range(55))
        seen.add(bytes(image.constBits()))
    assert len(seen) == 3


def test_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"")
    picture = (tmp_path / "secret.png").as_uri()
    pages = Pages(
        f'<p>a<img src="{picture}"><img src="http://127.0.0.1:1/x"></p><style>@import "x.css";</style>'
    )
    assert pages.count == 1


def test_an_empty_page_is_a_sheet(tmp_path: Path) -> None:
    html_to_pdf("", tmp_path / "a.pdf")
    assert sheets((tmp_path / "a.pdf").read_bytes()) == 1


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match="could not be written"):
        html_to_pdf("<p>x</p>", tmp_path / "no" / "a.pdf")
    folder = tmp_path / "b.pdf"
    folder.mkdir()
    (folder / "inside").write_text("x", encoding="utf-8")
    with pytest.raises(WrongFile, match="could not be written"):
        html_to_pdf("<p>x</p>", folder)
    assert [each.name for each in tmp_path.iterdir()] == ["b.pdf"]


@pytest.mark.parametrize(
    ("country", "paper"),
    [("de_DE", "A4"), ("en_US", "Letter"), ("es_MX", "Letter"), ("zh_CN", "A4"), ("C", "A4")],
)
def test_each_country_has_its_paper(country: str, paper: str) -> None:
    assert usual_paper(QLocale(country)).key() == paper


def test_an_application_that_is_there_is_used(qapp: QApplication) -> None:
    assert printing.ensure_application() is qapp
