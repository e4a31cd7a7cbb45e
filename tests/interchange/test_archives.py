"""Archives made to do harm, and such as are merely damaged: each ends in a sentence, quickly."""

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archive_bytes import ChangedMeanwhile
from blotter.interchange.archives import Archive, Bounds, check_archive, names_in
from blotter.interchange.limits import (
    ARCHIVE_DIRECTORY,
    ARCHIVE_DIRECTORY_BYTES,
    ARCHIVE_MEMBERS,
    MEGABYTE,
)


def packed(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return held.getvalue()


def refusal(content: bytes, member: str = "a.xml", limit: int = MEGABYTE) -> str:
    """The template of the sentence with which an archive, or a file in it, is refused."""
    with pytest.raises(WrongFile) as told:
        Archive(content, "a.docx").read(member, limit)
    assert "a.docx" in str(told.value)
    return told.value.message.template


def changed_directory(content: bytes, change: Callable[[bytearray, int], None], entry: int = 0) -> bytes:
    """The archive with one entry of its central directory written anew."""
    place = -1
    for _ in range(entry + 1):
        place = content.index(b"PK\x01\x02", place + 1)
    held = bytearray(content)
    change(held, place)
    return bytes(held)


def test_what_is_packed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("word/a.xml", b"one"), ("word/", b""), ("b\\c.txt", b"two")))
    archive = Archive(path.read_bytes(), path.name)
    assert archive.names() == ("word/a.xml", "b/c.txt")
    assert "word/a.xml" in archive
    assert "word/b.xml" not in archive
    assert [archive.read(name, 3) for name in archive.names()] == [b"one", b"two"]


def test_what_is_not_there_is_told() -> None:
    assert refusal(packed(("b.xml", b"x"))) == messages.ARCHIVE_LACKS


@pytest.mark.parametrize("cut", [1, 30, 60, -1, -10, -60])
def test_a_part_of_an_archive_is_told(cut: int) -> None:
    whole = packed(("a.xml", os.urandom(400)), ("b.xml", b"b"))
    assert refusal(whole[:cut]) == messages.ARCHIVE_NOT_WHOLE


def test_damage_within_is_told() -> None:
    content = bytearray(packed(("a.xml", b"words " * 500)))
    content[50] ^= 0xFF
    assert refusal(bytes(content)) == messages.ARCHIVE_NOT_WHOLE


def test_another_kind_of_file_is_named() -> None:
    with pytest.raises(WrongFile, match="It looks like a PDF"):
        Archive(b"%PDF-1.7\n", "a.docx")


def test_a_file_that_unpacks_to_more_than_it_may_is_left_at_the_limit() -> None:
    assert refusal(packed(("a.xml", bytes(40 * MEGABYTE)))) == messages.MEMBER_TOO_LARGE


def test_all_that_is_unpacked_is_counted_together() -> None:
    archive = Archive(packed(*((f"{number}.xml", bytes(8 * MEGABYTE)) for number in range(12))), "a.docx")
    *first, last = archive.names()[:9]
    for name in first:
        archive.read(name, 16 * MEGABYTE)
    with pytest.raises(WrongFile) as told:
        archive.read(last, 16 * MEGABYTE)
    assert told.value.message.template == messages.ARCHIVE_SWOLLEN


def test_a_size_that_lies_gives_no_more_than_it_says() -> None:
    def smaller(held: bytearray, place: int) -> None:
        struct.pack_into("<I", held, place + 24, 10)

    content = changed_directory(packed(("a.xml", bytes(40 * MEGABYTE))), smaller)
    assert refusal(content) == messages.ARCHIVE_NOT_WHOLE


def test_a_size_beyond_all_is_no_reason_to_take_memory() -> None:
    def larger(held: bytearray, place: int) -> None:
        struct.pack_into("<I", held, place + 24, 0xFFFFFFF0)

    content = changed_directory(packed(("a.xml", b"few words")), larger)
    assert Archive(content, "a.docx").read("a.xml", MEGABYTE) == b"few words"


def test_files_that_share_their_bytes_are_refused() -> None:
    """A bomb whose entries all lead to the same packed bytes."""
    content = packed(("a.xml", bytes(MEGABYTE)), ("b.xml", bytes(MEGABYTE)))

    def onto_the_first(held: bytearray, place: int) -> None:
        struct.pack_into("<I", held, place + 42, 0)

    assert refusal(changed_directory(content, onto_the_first, entry=1)) == messages.ARCHIVE_OVERLAPS


def test_files_within_the_bytes_of_another_are_refused() -> None:
    """A bomb that quotes the headers of the following entries as bytes of the one before."""
    content = packed(("a.xml", os.urandom(200)), ("b.xml", os.urandom(200)), method=zipfile.ZIP_STORED)

    def longer(held: bytearray, place: int) -> None:
        struct.pack_into("<II", held, place + 20, 400, 400)

    assert refusal(changed_directory(content, longer)) == messages.ARCHIVE_OVERLAPS


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_cannot_be_counted_is_refused(method: int) -> None:
    assert refusal(packed(("a.xml", bytes(MEGABYTE)), method=method)) == messages.ARCHIVE_METHOD


@pytest.mark.parametrize(
    "name",
    ["../a.xml", "a/../../b.xml", "/etc/passwd", "C:/a.xml", "c:a", "..\\a.xml", "\\\\host\\a", "x" * 1001],
)
def test_names_that_lead_outside_are_refused(name: str) -> None:
    content = packed((name, b"x"), ("a.xml", b"x"))
    assert refusal(content) == messages.ARCHIVE_UNSAFE
    archive = Archive(content, "a.zip", whole=False)
    assert archive.names() == ("a.xml",)
    assert [each.why for each in archive.left_out] == [messages.MEMBER_OUTSIDE]


def test_links_are_refused() -> None:
    link = zipfile.ZipInfo("a.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    content = packed((link, b"/etc/passwd"))
    assert refusal(content) == messages.ARCHIVE_UNSAFE
    archive = Archive(content, "a.zip", whole=False)
    assert [each.why for each in archive.left_out] == [messages.MEMBER_LINK]
    with pytest.raises(WrongFile):
        archive.read("a.xml", MEGABYTE)


def test_archives_in_an_archive_of_documents_are_left_out() -> None:
    content = packed(("a/b.ZIP", packed(("c", b"x"))), ("a.docx", packed(("c", b"x"))))
    archive = Archive(content, "a.zip", whole=False)
    assert archive.names() == ("a.docx",)
    assert [tuple(each) for each in archive.left_out] == [("a/b.ZIP", messages.MEMBER_NESTED)]
    assert Archive(content, "a.docx").names() == ("a/b.ZIP", "a.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused() -> None:
    assert refusal(packed(("a.xml", b"x"), ("a.xml", b"y"))) == messages.ARCHIVE_TWICE


def test_a_password_is_told() -> None:
    def locked(held: bytearray, place: int) -> None:
        held[place + 8] |= 1

    assert refusal(changed_directory(packed(("a.xml", b"x")), locked)) == messages.ARCHIVE_ENCRYPTED


def only_a_directory(entries: bytes, size: int | None = None) -> bytes:
    """An archive that ends as one does, with these entries, and perhaps with another size told of them."""
    told = len(entries) if size is None else size
    return b"PK\x03\x04" + entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, told, 4, 0)


def test_a_directory_of_any_size_is_no_reason_to_take_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04")
    with path.open("rb+") as file:
        file.truncate(ARCHIVE_DIRECTORY_BYTES + 1000)
        file.seek(0, os.SEEK_END)
        file.write(only_a_directory(b"", ARCHIVE_DIRECTORY_BYTES + 1)[4:])
    with pytest.raises(WrongFile) as told:
        Archive(path, path.name)
    assert told.value.message.template == messages.ARCHIVE_CROWDED
    with pytest.raises(WrongFile):
        names_in(path)


def test_an_archive_on_disk_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("a.xml", b"one"), ("b.xml", b"two" * 100_000)))
    archive = Archive(path, "a.zip")
    assert archive.read("a.xml", 3) == b"one"
    assert archive.digest("b.xml", MEGABYTE) == digest_of(b"two" * 100_000)
    assert archive.digest_of_all() == digest_of(path.read_bytes())
    # It is not held open in between, so that it can be replaced on every system.
    moved = path.rename(tmp_path / "moved.zip")
    with pytest.raises(ChangedMeanwhile, match=r"a\.zip.*taken away"):
        archive.read("a.xml", 3)
    moved.rename(path)
    assert archive.read("a.xml", 3) == b"one"
    archive.check_unchanged()


@pytest.mark.parametrize("cut", [False, True])
def test_an_archive_that_changes_while_it_is_read_is_told(tmp_path: Path, cut: bool) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("a.xml", os.urandom(MEGABYTE)), ("b.xml", b"two")))
    archive = Archive(path, "a.zip")
    if cut:
        os.truncate(path, MEGABYTE // 2)
    else:
        path.write_bytes(packed(("a.xml", b"other"), ("b.xml", b"two")))
    with pytest.raises(ChangedMeanwhile):
        archive.read("b.xml", MEGABYTE)
    with pytest.raises(ChangedMeanwhile):
        archive.digest_of_all()


def test_an_archive_that_shrinks_within_one_reading_is_told_as_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(("a.xml", os.urandom(4 * MEGABYTE)), method=zipfile.ZIP_STORED))
    archive = Archive(path, "a.zip")
    blocks = archive._blocks("a.xml", 8 * MEGABYTE)
    next(blocks)
    os.truncate(path, 2 * MEGABYTE)
    with pytest.raises(ChangedMeanwhile):
        list(blocks)


def test_bounds_are_of_the_archive_and_of_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(*((f"{number}.xml", bytes(1000)) for number in range(3))))
    with pytest.raises(WrongFile) as told:
        Archive(path, "a.zip", bounds=Bounds(packed=100))
    assert told.value.message.template == messages.TOO_LARGE
    archive = Archive(path, "a.zip", bounds=Bounds(unpacked=2000))
    for _ in range(2):
        archive.read("0.xml", 1000)
        archive.digest("1.xml", 1000)
    with pytest.raises(WrongFile) as told:
        archive.read("2.xml", 1000)
    assert told.value.message.template == messages.ARCHIVE_SWOLLEN


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    content = packed(*((f"{number}", b"") for number in range(ARCHIVE_MEMBERS + 1)))
    assert refusal(content) == messages.ARCHIVE_CROWDED
    assert refusal(only_a_directory((b"PK\x01\x02" + bytes(42)) * (ARCHIVE_DIRECTORY + 1))) == (
        messages.ARCHIVE_CROWDED
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(WrongFile, match="unpack to far more"):
        check_archive(path)


def test_libraries_are_given_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(*((f"{number}.xml", bytes(8 * MEGABYTE)) for number in range(12))))
    with pytest.raises(WrongFile, match="unpack to far more"):
        check_archive(path)
    path.write_bytes(b"no archive")
    with pytest.raises(WrongFile, match="not an XLSX workbook"):
        check_archive(path)
    path.write_bytes(packed(("a.xml", b"x")))
    check_archive(path)


def test_the_checksum_counts() -> None:
    content = packed(("a.xml", b"words"), method=zipfile.ZIP_STORED)
    wrong = content.replace(b"words", b"xords")
    assert zlib.crc32(b"words") != zlib.crc32(b"xords")
    assert refusal(wrong) == messages.ARCHIVE_NOT_WHOLE
