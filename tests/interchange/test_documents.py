from pathlib import Path

import pytest

from blotter.errors import WrongFile
from blotter.interchange.disk import read_bytes
from blotter.interchange.documents import document, read_html, read_markdown, read_text
from blotter.interchange.options import TextOptions


def test_a_text_keeps_its_bytes_and_its_name(tmp_path: Path) -> None:
    file = tmp_path / "Bericht 中.txt"
    file.write_bytes("\ufeffone\r\ntwo ü\r\n".encode())
    (found,) = read_text(file).documents
    assert (found.name, found.kind, found.text) == ("Bericht 中.txt", "text", "one\ntwo ü\n")
    assert found.original == file.read_bytes()
    assert (found.encoding, found.guessed, found.replaced, found.headings) == ("utf-8", False, 0, ())


def test_markdown_stays_as_written_and_tells_its_headings(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("# Ⅰ *Top*\n\nwords\n", encoding="utf-8")
    (found,) = read_markdown(file).documents
    assert (found.kind, found.text) == ("markdown", "# Ⅰ *Top*\n\nwords\n")
    assert [found.text[h.start : h.end] for h in found.headings] == ["Ⅰ *Top*"]


def test_a_page_in_a_declared_encoding(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes("<meta charset=gb2312><h1>警察合作</h1><p>一个国家".encode("gbk"))
    (found,) = read_html(file).documents
    assert (found.kind, found.text, found.encoding) == ("html", "警察合作\n一个国家", "gb18030")
    assert [(h.start, h.end, h.level) for h in found.headings] == [(0, 4, 1)]


def test_a_chosen_encoding_reaches_the_reader(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("ğış".encode("cp1254"))
    assert read_text(file, TextOptions(encoding="cp1254")).documents[0].text == "ğış"


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(WrongFile, match="holds no text"):
        document(b"<html><head><title>T</title></head><body><img></body>", "a.html", "html")


def test_a_name_that_would_turn_the_writing_round_is_made_fit() -> None:
    assert document(b"x", "a\u202eb\n.txt", "text").name == "a\ufffdb\ufffd.txt"


def test_a_folder_a_missing_and_a_large_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match="is a folder"):
        read_text(tmp_path)
    with pytest.raises(WrongFile, match="There is no file"):
        read_text(tmp_path / "none.txt")
    (tmp_path / "large.txt").write_bytes(b"x" * 2_000_000)
    with pytest.raises(WrongFile, match="larger than 1 MB"):
        read_bytes(tmp_path / "large.txt", limit=1024 * 1024)


def test_a_long_line_and_long_white_space_are_no_trouble() -> None:
    assert len(document(b"word " * 200_000, "a.txt", "text").text) == 1_000_000
    spaces = document(b"# a" + b" " * 500_000 + b"b", "a.md", "markdown")
    assert spaces.headings[0].level == 1
    assert document(b"<p>a" + b" " * 500_000 + b"b", "a.html", "html").text == "a b"
