import base64
import quopri
import time
from pathlib import Path

import pytest
from hurt_files import check, hurt
from hypothesis import given, settings

from blotter.errors import WrongFile
from blotter.interchange.options import HtmlOptions
from blotter.interchange.web.mhtml import mhtml_document, read_mhtml

PAGE = "<html><head><title>Gifts</title></head><body><nav>Home</nav><p>The boats — 警察 — were a gift."
FRAME = "<p>Words of a frame.</p>"


def letter(*parts: bytes, start: str = "https://example.org/a") -> bytes:
    """An MHTML file as a browser writes it."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {start}\r\nSubject: Gifts\r\n"
        "Date: Fri, 5 Mar 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----edge"\r\n\r\n'
    ).encode()
    return head + b"".join(b"------edge\r\n" + part + b"\r\n" for part in parts) + b"------edge--\r\n"


def part(html: str, location: str, charset: str = "utf-8", coding: str = "quoted-printable") -> bytes:
    raw = html.encode(charset)
    body = quopri.encodestring(raw) if coding == "quoted-printable" else base64.encodebytes(raw)
    told = f"; charset={charset}" if charset else ""
    head = f"Content-Type: text/html{told}\r\nContent-Transfer-Encoding: {coding}\r\n"
    return f"{head}Content-Location: {location}\r\n\r\n".encode() + body


PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
GOOD = letter(part(PAGE, "https://example.org/a"), PICTURE, part(FRAME, "cid:frame-1@mhtml.blink"))


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_the_main_page_is_read_with_its_address_and_day(tmp_path: Path, coding: str, charset: str) -> None:
    file = tmp_path / "gifts.mhtml"
    file.write_bytes(letter(PICTURE, part(PAGE, "https://example.org/a", charset, coding)))
    (document,) = read_mhtml(file).documents
    assert (document.name, document.kind, document.encoding) == ("gifts.mhtml", "mhtml", charset)
    assert document.text == "The boats — 警察 — were a gift."
    assert document.original == file.read_bytes()
    facts = {str(fact.role): fact.value for fact in document.facts}
    assert facts == {"title": "Gifts", "url": "https://example.org/a", "accessed": "2021-03-05"}
    assert "navigation: 1 words" in document.remarks[0].why


def test_frames_are_counted_or_read_when_all_is_wanted_or_there_is_nothing_else() -> None:
    document = mhtml_document(GOOD, "a.mhtml")
    assert document.text == "The boats — 警察 — were a gift."
    assert "frames: 4 words" in document.remarks[-1].why
    whole = mhtml_document(GOOD, "a.mhtml", HtmlOptions(main_text=False))
    assert whole.text == "Home\nThe boats — 警察 — were a gift.\n\nWords of a frame."
    frameset = letter(part("<frameset><frame src=b></frameset>", "https://example.org/a"), part(FRAME, "b"))
    assert mhtml_document(frameset, "a.mhtml").text == "Words of a frame."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no web page"),
        (b"Subject: hello\n\nno page here", "holds no web page"),
        (letter(PICTURE), "holds no web page"),
        (letter(part("<p></p>", "a")), "holds no text"),
        (b"%PDF-1.4", "is not text"),
        (b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 6_000, "more than 5000 parts"),
        (NESTED, "more than 5000 parts"),
    ],
)  # fmt: skip
def test_what_holds_no_page_or_too_much_is_refused_soon(content: bytes, words: str) -> None:
    began = time.process_time()
    with pytest.raises(WrongFile, match=words):
        mhtml_document(content, "a.mhtml")
    assert time.process_time() - began < 5


@settings(max_examples=60, deadline=None)
@given(content=hurt(GOOD))
def test_a_hurt_file_is_read_or_refused(content: bytes) -> None:
    try:
        check(mhtml_document(content, "a.mhtml"))
    except WrongFile:
        return
