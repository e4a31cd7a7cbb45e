import io
import zipfile
from pathlib import Path

import pytest
from hurt_files import check, hurt
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.domain.bundle import Bundle
from blotter.errors import WrongFile
from blotter.interchange.document_archives import count_files, read_archive, told_name
from blotter.interchange.formats import chosen
from blotter.progress import Cancelled

FILES = {
    "notes.txt": b"The boats were a gift.",
    "talks/a.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello.</v>\n",
    "talks/deep/b.html": b"<p>A page.",
    "talks/page.html": b"<p>A saved page.",
    "talks/page_files/x.html": b"<p>Part of it.",
    "empty.txt": b"",
    "data.bin": b"\0\1\2",
    "table.csv": b"source,start,end,code,coder\n",
    "__MACOSX/._notes.txt": b"\0\5\x16\7",
    "talks/.DS_Store": b"\0\0\0\1Bud1",
}


def packed(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def _read(tmp_path: Path, files: dict[str, bytes], name: str = "study.zip") -> Bundle:
    (tmp_path / name).write_bytes(packed(files))
    return read_archive(tmp_path / name)


def test_documents_come_out_with_their_folders_as_groups(tmp_path: Path) -> None:
    bundle = _read(tmp_path, FILES)
    assert {document.name: (document.kind, document.group) for document in bundle.documents} == {
        "notes.txt": ("text", ()),
        "a.vtt": ("vtt", ("talks",)),
        "page.html": ("saved-page", ("talks",)),
        "b.html": ("html", ("talks", "deep")),
    }
    assert [(row.where, "holds no text" in row.why) for row in bundle.refused] == [("empty.txt", True)]
    told = {remark.what: remark.why for remark in bundle.remarks}
    assert "No format" in told["data.bin"]
    assert "Only documents" in told["table.csv"]
    assert "2 files that a Mac" in told["study.zip"]
    assert chosen(tmp_path / "study.zip").id == "zip"
    assert count_files(tmp_path / "study.zip") == 8


def test_the_folder_that_an_archive_was_made_of_is_no_group(tmp_path: Path) -> None:
    inner = {f"study/{name}": data for name, data in FILES.items()} | {"__MACOSX/study/._a": b"x"}
    assert {document.group for document in _read(tmp_path, inner).documents} == {
        (),
        ("talks",),
        ("talks", "deep"),
    }
    assert {document.group[0] for document in _read(tmp_path, inner, "other.zip").documents} == {"study"}


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt", "C:/out.txt", "..\\out.txt"])
def test_nothing_is_written_outside(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    bundle = _read(tmp_path, {name: b"bad", "good.txt": b"good"})
    assert [document.name for document in bundle.documents] == ["good.txt"]
    assert len(bundle.remarks) == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["private", "study.zip"]


def test_links_and_archives_within_are_left_out(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", packed(FILES))
        archive.writestr("a.txt", "words")
    (tmp_path / "a.zip").write_bytes(content.getvalue())
    bundle = read_archive(tmp_path / "a.zip")
    assert [document.name for document in bundle.documents] == ["a.txt"]
    assert sorted(remark.where for remark in bundle.remarks) == ["inner.zip", "link.txt"]


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("plain.txt", "plain.txt"),
        ("警察.txt", "警察.txt"),
        ("警察.txt".encode().decode("cp437"), "警察.txt"),
        ("警察.txt".encode("gb18030").decode("cp437"), "警察.txt"),
        ("Übung.txt", "Übung.txt"),
        ("Übung.txt".encode().decode("cp437"), "Übung.txt"),
    ],
)
def test_names_in_other_encodings_are_mended(member: str, name: str) -> None:
    assert told_name(member) == name


def test_a_name_too_long_or_odd_for_a_disk_is_shortened(tmp_path: Path) -> None:
    bundle = _read(tmp_path, {"x" * 400 + ".txt": b"long", "a\nb:c.txt": b"odd"})
    assert sorted(document.text for document in bundle.documents) == ["long", "odd"]
    assert all(len(document.name) < 200 for document in bundle.documents)


def test_a_bomb_and_a_damaged_archive_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongFile):
        _read(tmp_path, {"a.txt": b"0" * (100 * 1024 * 1024)})
    (tmp_path / "b.zip").write_bytes(packed(FILES)[:-30])
    with pytest.raises(WrongFile):
        read_archive(tmp_path / "b.zip")


def test_progress_is_told_and_stops_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(FILES))

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_archive(tmp_path / "a.zip", None, stop)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_hurt_archive_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "hurt.zip"
    path.write_bytes(data.draw(hurt(packed(FILES))))
    try:
        bundle = read_archive(path)
    except WrongFile:
        return
    for document in bundle.documents:
        check(document)
    assert not list(path.parent.glob("blotter-*"))
