"""A PDF as a document: its pages, places of characters, facts, remarks, and how a bad one is refused."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import Flow, dejavu, headed, made, numbered
from pdf_words import paragraphs
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Document, Fact
from blotter.domain.layout import Layout
from blotter.domain.segment import Span
from blotter.errors import WrongFile
from blotter.interchange.options import PdfOptions
from blotter.interchange.pdf.reader import document, read, read_beginning
from blotter.progress import Cancelled

TWO = [(60.0, 290.0), (305.0, 535.0)]


def layout_of(found: Document) -> Layout:
    assert found.layout is not None
    return Layout.unpacked(found.layout)


def study(canvas: Canvas) -> None:
    flow = Flow(canvas, TWO, furnish=headed)
    flow.title("River patrols")
    flow.paragraphs(paragraphs(20, seed=21))
    flow.end()


def sideways(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.translate(0, -595)
    Flow(canvas, TWO, top=500).paragraphs(paragraphs(3, seed=22))


def turned(degrees: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)
        Flow(canvas, [(72, 500)], top=500).paragraphs(paragraphs(2, seed=23))

    return draw


@pytest.mark.parametrize("draw", [study, sideways, turned(0), turned(90), turned(180), turned(270)])
def test_every_character_has_a_place_on_its_page(draw: Callable[[Canvas], None]) -> None:
    found = document(made(draw), "made.pdf")
    layout = layout_of(found)
    assert layout.page_count == len(found.structure.pages)
    pages = {
        at: number
        for number in range(layout.page_count)
        for span in layout.spans(number)
        for at in range(*span)
    }
    assert len(pages) > 0.97 * len(found.text)
    for at in range(0, len(found.text), 7):
        if found.text[at].isspace():
            continue
        page = found.structure.pages[pages[at]]
        (rect,) = layout.rectangles(pages[at], Span(at, at + 1))
        assert -1 <= rect.left < rect.right <= page.width + 1
        assert -1 <= rect.top < rect.bottom <= page.height + 1
        middle = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
        assert layout.position_at(pages[at], *middle) in (at, at + 1)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_word_is_where_it_is_drawn(degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)
        canvas.drawString(100, 200, "Patrol")

    found = document(made(draw), "made.pdf")
    (rect,) = layout_of(found).rectangles(0, Span(0, 6))
    width, height = (595, 842) if degrees in (0, 180) else (842, 595)
    x, y = 100, 200
    shown = {0: (x, height - y), 90: (y, x), 180: (width - x, y), 270: (height - y, width - x)}[degrees]
    assert rect.left - 4 <= shown[0] <= rect.right + 4
    assert rect.top - 4 <= shown[1] <= rect.bottom + 4
    assert (rect.right - rect.left > rect.bottom - rect.top) is (degrees in (0, 180))


def test_a_marked_line_that_is_filled_has_one_box() -> None:
    def draw(canvas: Canvas) -> None:
        Flow(canvas, [(72, 172)], indent=0).paragraphs(paragraphs(1, words=60, seed=24))
        for x, word in ((300, "Words"), (335, "far"), (362, "apart")):
            canvas.drawString(x, 400, word)

    found = document(made(draw), "made.pdf")
    boxes = layout_of(found).rectangles(0, Span(0, len(found.text)))
    assert len({round(box.top) for box in boxes}) == len(boxes)


def test_letters_of_a_ligature_share_its_place_and_a_hyphen_is_covered() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "What the govern-")
        canvas.drawString(72, 686, "ment has said in the course of the year.")

    found = document(made(draw), "made.pdf")
    assert found.text == "What the government has said in the course of the year."
    layout = layout_of(found)
    at = found.text.index("n", found.text.index("gover"))
    with_hyphen = layout.rectangles(0, Span(at, at + 1))[0]
    plain = layout.rectangles(0, Span(at - 1, at))[0]
    assert with_hyphen.right - with_hyphen.left > plain.right - plain.left + 2


def test_what_the_file_says_of_itself_are_facts() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("River patrols\nin Asia")
        canvas.setAuthor("Office of Studies")
        canvas.setCatalogEntry("Lang", "fr-FR")
        canvas.drawString(72, 700, "Une patrouille.")

    found = document(made(draw), "made.pdf")
    assert found.facts == (
        Fact("Title", "River patrols in Asia", Role.TITLE, AttributeType.TEXT),
        Fact("Author", "Office of Studies", Role.AUTHOR, AttributeType.TEXT),
        Fact("Created", "2000-01-01", "", AttributeType.DATE),
    )
    assert (found.language, found.kind) == ("fr", "pdf")
    assert found.structure.reader.startswith("pdfium ")


def test_titles_that_a_program_made_up_are_none() -> None:
    for title in ("", "untitled", "report-final2.docx", "Microsoft Word - report", "(anonymous)"):

        def draw(canvas: Canvas, title: str = title) -> None:
            canvas.setTitle(title)
            canvas.setAuthor("")
            canvas.drawString(72, 700, "Words.")

        names = [fact.name for fact in document(made(draw), "made.pdf").facts]
        assert names == ["Created"], title


def test_pages_are_called_what_the_file_calls_them() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.addPageLabel(0, "ROMAN_LOWER", 1)
        canvas.addPageLabel(2, "ARABIC", 341)
        for number in range(4):
            canvas.drawString(72, 700, f"Words of sheet {number}.")
            canvas.showPage()

    found = document(made(draw), "made.pdf")
    assert [page.label for page in found.structure.pages] == ["i", "ii", "341", "342"]
    assert found.structure.pages_of(Span(0, len(found.text))) == "i–342"


def picture(canvas: Canvas) -> None:
    """What a scanner makes of a page."""
    from PIL import Image

    image = Image.new("L", (60, 80), 240)
    canvas.drawImage(ImageReader(image), 0, 0, 595, 842)


def test_scans_are_told_and_blank_pages_are_not() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(6):
            if number in (0, 5):
                canvas.drawString(72, 700, f"Sheet {number} has words.")
            elif number != 3:
                picture(canvas)
            canvas.showPage()

    found = document(made(draw), "made.pdf")
    scanned = [page.label for page in found.structure.pages if page.scanned]
    assert scanned == ["2", "3", "5"]
    (remark,) = found.remarks
    assert (remark.where, remark.what, remark.kind) == ("made.pdf", "pages 2–3, 5", "noted")
    assert "may be scans" in remark.why
    assert [(page.start, page.end) for page in found.structure.pages[1:5]] == [
        (found.structure.pages[5].start,) * 2
    ] * 4


def test_a_file_of_scans_alone_is_refused() -> None:
    with pytest.raises(WrongFile, match="pictures of its pages and no text"):
        document(made(picture), "scan.pdf")
    with pytest.raises(WrongFile, match="holds no text"):
        document(made(lambda canvas: canvas.showPage()), "empty.pdf")


def test_a_glyph_that_stands_for_nothing_is_counted() -> None:
    font = dejavu()

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 11)
        canvas.drawString(72, 700, "The letter \U0001d400 is none.")

    found = document(made(draw), "made.pdf")
    assert (found.text, found.replaced) == ("The letter \ufffd is none.", 1)


def test_a_locked_file_needs_its_password(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setEncrypt("open sesame")
        canvas.drawString(72, 700, "Behind the door.")

    (tmp_path / "locked.pdf").write_bytes(made(draw))
    with pytest.raises(WrongFile, match="locked with a password"):
        read(tmp_path / "locked.pdf")
    (found,) = read(tmp_path / "locked.pdf", PdfOptions(password="open sesame")).documents
    assert found.text == "Behind the door."


def test_the_beginning_is_the_first_pages(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(numbered(40))
    (found,) = read_beginning(tmp_path / "long.pdf").documents
    assert found.text == "This is page 1 of the report.\nThis is page 2 of the report."


def test_progress_is_told_and_reading_can_be_cancelled(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(numbered(30))
    told: list[tuple[int, int]] = []
    read(tmp_path / "long.pdf", progress=lambda done, total: told.append((done, total)))
    pages = [pair for pair in told if pair[1] == 120]
    assert pages == sorted(pages)
    assert len(pages) >= 30

    def stop(done: int, total: int) -> None:
        if total == 120 and done > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(tmp_path / "long.pdf", progress=stop)


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "not a PDF that can be read"),
        (b"plain words", "not a PDF that can be read"),
        (b"PK\x03\x04word/document.xml", "looks like a Word document"),
        (b"%PDF-1.7\n", "not a PDF that can be read"),
        (numbered(3)[:600], "not a PDF that can be read"),
    ],
)
def test_what_is_no_pdf_is_refused(content: bytes, match: str) -> None:
    with pytest.raises(WrongFile, match=match):
        document(content, "bad.pdf")


def test_a_file_without_its_table_of_contents_is_mended() -> None:
    whole = numbered(3)
    broken = whole[: whole.rindex(b"xref")] + b"startxref\n99999999\n%%EOF"
    assert document(broken, "broken.pdf").text.startswith("This is page 1")


def test_a_page_of_any_size_is_read() -> None:
    for size in ((14_400.0, 14_400.0), (3.0, 3.0), (1_000_000.0, 20.0)):
        content = made(lambda canvas: canvas.drawString(1, 1, "Words"), size)
        assert document(content, "size.pdf").text == "Words"


GOOD = made(study)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 60))
def test_a_damaged_file_is_read_or_refused(seed: int, count: int) -> None:
    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(count):
        at = chance.randrange(len(content))
        if chance.random() < 0.7:
            content[at] = chance.randrange(256)
        else:
            del content[at : at + chance.randrange(40)]
    found, said = None, ""
    try:
        found = document(bytes(content), "damaged.pdf")
    except WrongFile as error:
        said = str(error.__cause__)
    assert "Traceback" not in said
    if found is None:
        return
    found.text.encode()
    assert all(0 <= part.start <= part.end <= len(found.text) for part in found.structure.parts)
    assert all(0 <= page.start <= page.end <= len(found.text) for page in found.structure.pages)
    for number in range(layout_of(found).page_count):
        assert all(span.end <= len(found.text) for span in layout_of(found).spans(number))
