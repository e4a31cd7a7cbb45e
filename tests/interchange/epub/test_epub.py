"""E-books: the pages in the order of reading, whatever is packed with them."""

import time
from pathlib import Path

import pytest
from epub_files import ABOUT, CONTAINER, book, epub_bytes, page

from blotter.domain.bundle import Document
from blotter.domain.segment import Span
from blotter.domain.structure import PartKind
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.docx import messages as sentences
from blotter.interchange.epub import document, read

LOCKED = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>'
    '<enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>'
)


def told(body: str) -> Document:
    return document(epub_bytes({"a.xhtml": page(body)}), "a.epub")


def parts(found: Document, *kinds: PartKind) -> list[tuple[str, str]]:
    return [(found.text[p.start : p.end], p.value) for p in found.structure.of_kind(*kinds)]


def test_pages_come_in_the_order_of_reading(tmp_path: Path) -> None:
    pages = {
        "b%20c.xhtml": page("<h2>Second</h2><p>b"),
        "a.xhtml": page("<h1>First</h1><p>a"),
        "d.xhtml": page("d"),
    }
    opf = book(list(pages), order=["a.xhtml", "b%20c.xhtml", "a.xhtml"])
    files = {name.replace("%20", " "): content for name, content in pages.items()}
    path = tmp_path / "Ä.epub"
    path.write_bytes(epub_bytes(files, opf=opf))
    (found,) = read(path).documents
    assert (found.name, found.kind, found.text) == ("Ä.epub", "epub", "First\na\nSecond\nb")
    assert [(found.text[h.start : h.end], h.level) for h in found.headings] == [("First", 1), ("Second", 2)]
    assert found.original == path.read_bytes()


def test_what_it_says_of_itself_is_facts() -> None:
    found = told("x")
    assert [fact[:3] for fact in found.facts] == [
        ("Title", "River patrols", "title"), ("Author", "Ada; Ben", "author"),
        ("Publisher", "Riverside", "publisher"), ("Date", "2019-05-01", "date"),
    ]  # fmt: skip
    assert found.language == "en-GB"


def test_xhtml_is_read_as_such() -> None:
    found = document(
        epub_bytes({"a.xhtml": page(
            "<p>a<a id='x'/> b<i/> c<br/>d<img src='x' alt='y'/></p><div/><![CDATA[1 < 2]]>"
            "<p>e&nbsp;&#8217;</p>",
            "<title/><script src='x'/><style/>",
        )}),
        "a.epub",
    )  # fmt: skip
    assert found.text == "a b c\nd\n1 < 2\ne\xa0’"
    assert found.structure.parts == ()


def test_notes_are_marked_on_whichever_page_they_stand() -> None:
    pages = {
        "one.xhtml": page('<p>Boats <a epub:type="noteref" href="n.xhtml#n1">1</a> and '
                          '<a epub:type="noteref" href="#n2">2</a></p>'
                          '<aside epub:type="footnote" id="n2">2 Here.</aside>'),
        "n.xhtml": page('<p id="n1">1 There. <a href="one.xhtml#x">back</a></p>'),
    }  # fmt: skip
    found = document(epub_bytes(pages), "a.epub")
    assert found.text == "Boats 1 and 2\n2 Here.\n1 There. back"
    assert parts(found, PartKind.NOTE_MARK) == [("1", "1"), ("2", "2")]
    assert parts(found, PartKind.ENDNOTE) == [("2 Here.", "2"), ("1 There. back", "1")]
    assert parts(found, PartKind.LINK) == []


def test_tables_and_links_to_elsewhere_are_kept() -> None:
    found = told(
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
        '<p><a href="https://example.org/x">link</a> <a href="other.xhtml">inside</a></p>'
    )
    assert found.text == "a\tb\nc\td\nlink inside"
    assert parts(found, PartKind.TABLE) == [("a\tb\nc\td", "")]
    assert parts(found, PartKind.LINK) == [("link", "https://example.org/x")]


def test_the_pages_of_the_printed_edition_are_kept() -> None:
    pages = {
        "a.xhtml": page('<h1>Title</h1><p>Before <span epub:type="pagebreak" title="1"/>one and '
                        '<span role="doc-pagebreak" aria-label="2" id="p2"></span>two</p>'),
        "b.xhtml": page('<div epub:type="pagebreak" id="p3"/><p>three</p>'),
    }  # fmt: skip
    found = document(epub_bytes(pages), "a.epub")
    assert found.text == "Title\nBefore one and two\nthree"
    assert [(found.text[p.start : p.end].strip(), p.label) for p in found.structure.pages] == [
        ("Title\nBefore", "front matter"), ("one and", "1"), ("two", "2"), ("three", "p3"),
    ]  # fmt: skip
    assert found.structure.pages_of(Span(found.text.index("three"), len(found.text))) == "p3"
    assert told("x").structure.pages == ()


def test_fonts_may_be_locked_but_pages_not() -> None:
    pages = {"a.xhtml": page("x")}
    font = LOCKED.format("OEBPS/fonts/a.otf")
    assert document(epub_bytes(pages, {"META-INF/encryption.xml": font}), "a.epub").text == "x"
    with pytest.raises(WrongFile, match="locked by its publisher"):
        document(epub_bytes(pages, {"META-INF/encryption.xml": LOCKED.format("OEBPS/a.xhtml")}), "a.epub")


@pytest.mark.parametrize(
    ("content", "template"),
    [
        (b"%PDF-1.7", messages.NOT_AS_NAMED),
        (b"words", messages.ARCHIVE_NOT_WHOLE),
        (epub_bytes({"a.xhtml": page("")}), messages.FILE_EMPTY),
        (epub_bytes({"a.xhtml": ""}), messages.FILE_EMPTY),
        (epub_bytes({}), messages.FILE_EMPTY),
        (epub_bytes({"a.xhtml": page("x")})[:-30], messages.ARCHIVE_NOT_WHOLE),
        (epub_bytes({"a.xhtml": page("x")}, opf="<package>"), messages.XML_DAMAGED),
        (epub_bytes({"a.xhtml": page("x")}, {"../../a": ""}), messages.ARCHIVE_UNSAFE),
        (epub_bytes({"a.xhtml": page("<div>" * 20_000)}), messages.NESTED_TOO_DEEPLY),
        (epub_bytes({"a.xhtml": page("x")}, {"META-INF/container.xml": "<container/>"}), sentences.NOT_EPUB),
        (
            epub_bytes(
                {"a.xhtml": page("x")},
                {"META-INF/container.xml": CONTAINER.replace("OEBPS/book.opf", "../../../etc/passwd")},
            ),
            sentences.NOT_EPUB,
        ),
        (
            epub_bytes({"a": page("x")}, opf='<!DOCTYPE a [<!ENTITY b "c">]>' + book(["a"])),
            messages.XML_DECLARES,
        ),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_no_book_is_told(content: bytes, template: str) -> None:
    with pytest.raises(WrongFile) as refused:
        document(content, "a.epub")
    assert refused.value.message.template in (template, messages.ARCHIVE_TWICE)


def test_nothing_outside_the_file_is_looked_at(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xhtml"
    secret.write_text(page("told"))
    opf = book(
        ["a.xhtml", secret.as_uri(), str(secret), "../../../../etc/passwd", "http://127.0.0.1:9/a.xhtml"]
    )
    body = f"x<iframe src='{secret.as_uri()}'></iframe><object data='{secret}'/><script>alert(1)</script>"
    assert document(epub_bytes({"a.xhtml": page(body)}, opf=opf), "a.epub").text == "x"


@pytest.mark.parametrize(
    "body",
    [
        "<a " * 200_000,
        '<a "' * 200_000,
        "<a b='" * 200_000,
        "<![CDATA[" * 200_000,
        "<a/>" * 200_000,
        "]]>" * 200_000,
    ],
    ids=lambda body: body[:9],
)
def test_pages_made_to_take_long_do_not(body: str) -> None:
    begun = time.process_time()
    assert document(epub_bytes({"a.xhtml": page(f"<p>x</p>{body}")}), "a.epub").text
    assert time.process_time() - begun < 10


def test_a_page_is_read_once_however_often_it_is_named() -> None:
    opf = book(["a.xhtml"], ABOUT, ["a.xhtml"] * 20_000)
    assert document(epub_bytes({"a.xhtml": page("x")}, opf=opf), "a.epub").text == "x"
