import time
from pathlib import Path

import pytest
from hurt_files import check, hurt
from hypothesis import given, settings
from mhtml_files import FRAME, GOOD_MHTML, PAGE, PICTURE, letter, part

from blotter.errors import WrongFile
from blotter.interchange.options import HtmlOptions
from blotter.interchange.web.mhtml import mhtml_document, read_mhtml

NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))


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
    document = mhtml_document(GOOD_MHTML, "a.mhtml")
    assert document.text == "The boats — 警察 — were a gift."
    assert "frames: 4 words" in document.remarks[-1].why
    whole = mhtml_document(GOOD_MHTML, "a.mhtml", HtmlOptions(main_text=False))
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
@given(content=hurt(GOOD_MHTML))
def test_a_hurt_file_is_read_or_refused(content: bytes) -> None:
    try:
        check(mhtml_document(content, "a.mhtml"))
    except WrongFile:
        return
