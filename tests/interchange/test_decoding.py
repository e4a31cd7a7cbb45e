import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.errors import WrongFile
from blotter.interchange.decoding import decoded

FRENCH = "L’été, la coopération a été renforcée. « Une réunion » s’est tenue à Genève, naïve.\n"
CHINESE = "警察合作是一个重要的问题。一个国家,一个部门。\n"
RUSSIAN = "Полиция двух стран провела совместные учения. Участвовали сотрудники.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found", "guessed"),
    [
        (FRENCH, "utf-8", "utf-8", False),
        (FRENCH, "utf-8-sig", "utf-8", False),
        (FRENCH, "utf-16", "utf-16-le", False),
        (FRENCH, "utf-32", "utf-32-le", False),
        (FRENCH, "utf-16-le", "utf-16-le", True),
        (FRENCH, "utf-16-be", "utf-16-be", True),
        (FRENCH, "cp1252", "cp1252", True),
        (CHINESE, "utf-16-le", "utf-16-le", True),
        (CHINESE, "utf-16-be", "utf-16-be", True),
        (CHINESE, "gb18030", "gb18030", True),
        (RUSSIAN, "utf-16-le", "utf-16-le", True),
        (RUSSIAN, "utf-16-be", "utf-16-be", True),
        (RUSSIAN, "cp1251", "cp1251", True),
    ],
)
def test_encodings_are_found_out(text: str, encoding: str, found: str, guessed: bool) -> None:
    result = decoded(text.encode(encoding), "a.txt")
    assert (result.text, result.encoding, result.guessed, result.replaced) == (text, found, guessed, 0)


def test_english_with_curly_quotes_is_not_taken_for_a_code_page_of_dos() -> None:
    text = "An ordinary line.\n" * 30_000 + "The “long arm” of a café’s law – naïve.\n"
    assert decoded(text.encode("cp1252"), "a.txt").text == text


def test_a_given_encoding_wins() -> None:
    result = decoded("naïve".encode(), "a.txt", encoding="latin-1")
    assert (result.text, result.encoding, result.guessed) == ("naÃ¯ve", "latin-1", False)


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [("utf-9", "not an encoding"), ("base64", "not an encoding"), ("utf-8", "not text in utf-8")],
)
def test_a_given_encoding_that_does_not_fit_is_refused(encoding: str, reason: str) -> None:
    with pytest.raises(WrongFile, match=reason):
        decoded(b"caf\xe9", "a.txt", encoding=encoding)


def test_a_declared_encoding_comes_before_a_guess_and_after_utf_8() -> None:
    assert decoded("ğüş".encode("cp1254"), "a.html", declared="iso-8859-9").text == "ğüş"
    assert decoded("ğüş".encode(), "a.html", declared="iso-8859-9").text == "ğüş"


def test_a_damaged_byte_does_not_cost_the_whole_text_its_encoding() -> None:
    text = "Über die Brücke, naïve café élan. " * 20
    content = text.encode()
    result = decoded(content[:300] + b"\xff" + content[300:], "a.txt")
    assert (result.encoding, result.guessed, result.replaced) == ("utf-8", True, 1)
    assert result.text.replace("\ufffd", "") == text


def test_what_no_text_can_hold_is_replaced_one_for_one_and_counted() -> None:
    result = decoded(b"one\0two\r\nthree\rfour\xe2\x80\xa9five", "a.txt")
    assert (result.text, result.replaced) == ("one\ufffdtwo\nthree\nfour\nfive", 1)


def test_a_replacement_character_of_the_text_itself_is_not_counted() -> None:
    assert decoded("a\ufffdb".encode(), "a.txt").replaced == 0


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04......word/document.xml", "Word document"),
        (b"PK\x03\x04......xl/workbook.xml", "Excel workbook"),
        (b"PK\x03\x04......", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (b"SQLite format 3\0....", "database"),
        (bytes(range(256)) * 40, "program's data"),
        (b"\0\0\0\0\0\0\0\0", "program's data"),
    ],
)
def test_what_is_not_text_is_refused_with_what_it_looks_like(content: bytes, kind: str) -> None:
    with pytest.raises(WrongFile, match=kind):
        decoded(content, "scan.txt")


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xff\xfe", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(WrongFile, match="holds no text"):
        decoded(content, "empty.txt")


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "utf-16", "gb18030", "nonsense"]))
def test_any_bytes_give_a_storable_text_or_a_clear_refusal(content: bytes, encoding: str | None) -> None:
    try:
        result = decoded(content, "a.txt", encoding)
    except WrongFile:
        return
    assert result.text.strip()
    assert not set("\r\0\u2029") & set(result.text)
    result.text.encode()


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decoded(("Words: " + text).encode(), "a.txt").text == "Words: " + text
