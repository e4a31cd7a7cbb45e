"""The pages of PDFs that come with a project of QualCoder, laid under the text that it made of them."""

import re
from contextlib import closing
from pathlib import Path

import pytest
from pdf_files import Flow, headed, numbered
from pdf_files import made as made_pdf
from pdf_words import paragraphs
from pypdfium2 import PdfDocument
from qualcoder_files import Made
from reportlab.pdfgen.canvas import Canvas

from blotter.domain.carried import CarriedProject
from blotter.domain.segment import Segment, Span
from blotter.domain.shifting import to_now
from blotter.domain.source import Source
from blotter.domain.structure import unpacked
from blotter.interchange.exchange_options import QualCoderOptions
from blotter.interchange.pdf.reader import document
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.reading import read


def with_pdf(folder: Path, content: bytes, text: str | None) -> Made:
    """A project with one PDF of which QualCoder has this text."""
    made = Made(folder).text(1, "treaty.pdf", text, mediapath="/docs/treaty.pdf").code(1, "river")
    (folder / "documents" / "treaty.pdf").write_bytes(content)
    return made


def only(project: CarriedProject | None) -> Source:
    """The only document of a project."""
    assert project is not None
    (source,) = project.things.all(Source).values()
    return source


def test_a_passage_of_a_pdf_is_on_its_page(tmp_path: Path) -> None:
    content = numbered(3)
    own = document(content, "treaty.pdf")
    # QualCoder has lines and pages of its own, and counts in them.
    text = "\U0001f6a4 Treaty\n" + own.text.replace("\n", " \n\n12\n\x0c\n")
    start = text.index("page 2 of the")
    made = with_pdf(tmp_path / "boats.qda", content, text)
    made.coding(1, 1, (start + 1, start + 14), "page 2 of the")
    project = read(made.done()).project
    source = only(project)
    assert project is not None
    assert source.structure is not None
    assert source.layout is not None
    structure = unpacked(project.layers[source.structure])
    (segment,) = project.things.all(Segment).values()
    assert segment.quote == "page 2 of the"
    assert structure.pages_of(segment.span) == own.structure.pages[1].label
    as_read = to_now(structure).back().moved(segment.span)
    assert own.text[as_read.start : as_read.end] == segment.quote
    assert project.layers[source.layout] == own.layout
    assert [each.chosen for each in project.asks if each.option == "pages"] == ["yes"]


def in_two_columns() -> bytes:
    """Some pages in two columns with heads, numbers, and words that are parted at the ends of lines."""

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, [(60, 290), (305, 535)], furnish=headed)
        flow.title("What was agreed on the river")
        flow.paragraphs(paragraphs(40))
        flow.end()

    return made_pdf(draw)


def as_lines(content: bytes) -> str:
    """The text of a PDF as simple programs read it: line for line, with heads, numbers and parted words."""
    with closing(PdfDocument(content)) as file:
        return "\n".join(page.get_textpage().get_text_range() for page in file)


def test_passages_in_a_text_of_lines_are_on_their_pages(tmp_path: Path) -> None:
    content = in_two_columns()
    own, text = document(content, "treaty.pdf"), as_lines(content).replace("\r", "")
    words = [each.group() for each in re.finditer(r"\w+ \w+ \w+ \w+ \w+ \w+", text)]
    whole = [each for each in words if re.search(rf"\b{each}\b", own.text)]
    single = [each for each in whole if text.count(each) == own.text.count(each) == 1][::5]
    made = with_pdf(tmp_path / "boats.qda", content, text)
    for each in single:
        made.coding(1, 1, (text.index(each), text.index(each) + len(each)), each)
    project = read(made.done()).project
    source = only(project)
    assert project is not None
    assert source.structure is not None
    structure = unpacked(project.layers[source.structure])
    segments = project.things.all(Segment).values()
    assert len(segments) == len(single) > 50
    for segment in segments:
        start = own.text.index(segment.quote)
        assert to_now(structure).back().moved(segment.span) == Span(start, start + len(segment.quote))
        assert structure.pages_of(segment.span) == own.structure.pages_of(Span(start, start + 1))
    (heading,) = source.headings
    assert text[heading.start : heading.end] == "What was agreed on the river"


def test_pages_are_left_out_where_nobody_wants_them(tmp_path: Path) -> None:
    content = numbered(2)
    made = with_pdf(tmp_path / "boats.qda", content, document(content, "treaty.pdf").text)
    project = read(made.done(), QualCoderOptions(pages="no")).project
    assert only(project).layout is None
    assert project is not None
    assert [each.chosen for each in project.asks if each.option == "pages"] == ["no"]


@pytest.mark.parametrize(
    ("content", "text", "told"),
    [
        (numbered(2), "Another text altogether, in which nothing of it is.", messages.PAGES_UNLIKE),
        (b"%PDF-1.4 nothing", "A treaty.", messages.PDF_UNREAD.partition("{")[0]),
    ],
)
def test_a_pdf_that_does_not_fit_has_no_pages_and_is_told(
    tmp_path: Path, content: bytes, text: str, told: str
) -> None:
    bundle = read(with_pdf(tmp_path / "boats.qda", content, text).done())
    source = only(bundle.project)
    assert (source.kind, source.structure, source.layout) == ("pdf", None, None)
    assert any(each.why.startswith(told) and each.what == "treaty.pdf" for each in bundle.remarks)


def test_a_pdf_without_a_text_is_read(tmp_path: Path) -> None:
    content = numbered(2)
    bundle = read(with_pdf(tmp_path / "boats.qda", content, None).done())
    source = only(bundle.project)
    assert bundle.project is not None
    assert bundle.project.text(source) == document(content, "treaty.pdf").text
    assert source.layout is not None
    assert messages.TEXT_FROM_PDF in [each.why for each in bundle.remarks]
