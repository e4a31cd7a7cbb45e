"""The numbers and files that each profile writes, looked at in the XML itself and by no reader of ours."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from refi_study import ADA, BEN, BOATS, DAY, DOCUMENT, TEXT, every, identity, segment, study, tree

from blotter.domain.codebook import Codebook
from blotter.domain.memo import Memo
from blotter.domain.revision import Revision
from blotter.domain.table import Table
from blotter.interchange.exchange_options import RefiWriteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.refi.guids import guid
from blotter.interchange.refi.reading.project import read
from blotter.interchange.refi.writing.writer import write
from blotter.interchange.written import Written

CAFE = segment("café owners")


def written(path: Path, **options: object) -> Written:
    export = Export(what="project", table=Table("", (), ()), project=study())
    return write(export, path, RefiWriteOptions.model_validate(options))


def place_of(path: Path, words: str) -> tuple[int, int]:
    """Where a selection lies, by the numbers in the XML."""
    found = next(each for each in every(tree(path), "PlainTextSelection") if each.get("name") == words)
    return int(found.get("startPosition", "")), int(found.get("endPosition", ""))


def file_of(path: Path) -> bytes:
    with ZipFile(path) as archive:
        return archive.read(f"sources/{guid(DOCUMENT.id)}.txt")


@pytest.mark.parametrize("profile", ["standard", "atlas"])
def test_positions_are_code_points_in_the_file(tmp_path: Path, profile: str) -> None:
    path = tmp_path / "study.qdpx"
    told = written(path, profile=profile)
    start, end = place_of(path, "café owners")
    assert file_of(path).decode()[start:end] == "café owners"
    assert start == TEXT.index("café")
    assert told.convention.startswith("code points")


def test_nvivo_gets_utf_16_units(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    told = written(path, profile="nvivo")
    start, end = place_of(path, "café owners")
    units = file_of(path).decode().encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "café owners"
    assert start == TEXT.index("café") + 2
    assert told.convention.startswith("UTF-16")
    assert any("emoji" in str(remark) for remark in told.remarks)


def test_maxqda_gets_crlf_that_counts_as_one(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    written(path, profile="maxqda")
    content = file_of(path).decode()
    assert content.count("\r\n") == TEXT.count("\n")
    start, end = place_of(path, "café owners")
    assert content.replace("\r\n", "\n")[start:end] == "café owners"
    nameless = [each for each in every(tree(path), "Case") if each.get("name") is None]
    assert len(nameless) == 1
    assert len([each for each in nameless[0] if each.tag.endswith("SourceRef")]) == 1


def test_a_text_has_no_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    written(path)
    assert file_of(path) == TEXT.encode()


def test_a_coding_and_its_passage_name_the_same_coder(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    written(path)
    for coder in (ADA, BEN):
        identity = segment("boats", BOATS, coder).id
        found = next(e for e in every(tree(path), "PlainTextSelection") if e.get("guid") == guid(identity))
        coding = next(each for each in found if each.tag.endswith("Coding"))
        assert found.get("creatingUser") == coding.get("creatingUser") == guid(coder.id)


def test_ids_moments_and_names_are_as_every_program_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    written(path)
    with ZipFile(path) as archive:
        names = archive.namelist()
        xml = archive.read("project.qde").decode()
    assert names[0] == "project.qde"
    assert all(re.fullmatch(r"sources/[0-9A-F-]{36}\.\w+|project\.qde|extension/.+", name) for name in names)
    assert not re.search(r'(guid|GUID|User)="[^"]*[a-f]', xml)
    moments = re.findall(r'DateTime="([^"]*)"', xml)
    assert moments
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment) for moment in moments)
    assert "basePath" not in xml


def test_codes_without_a_tree_have_their_paths_as_names(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    written(path, flatten=True)
    codes = every(tree(path), "Code")
    assert [code.get("name") for code in codes] == ["aid", "aid > boats"]
    assert not [inner for code in codes for inner in code if inner.tag.endswith("}Code")]


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.qdpx", tmp_path / "second.qdpx"
    written(first)
    written(second)
    assert first.read_bytes() == second.read_bytes()


def test_the_log_is_a_note_if_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    digest = Codebook().digest()
    revision = Revision(
        id=identity("revision"), number=3, digest=digest, coder=ADA.id, at=DAY, reason="Split"
    )
    export = Export(what="project", table=Table("", (), ()), project=study(revision))
    write(export, path, RefiWriteOptions(activity_log=True))
    note = next(each for each in every(tree(path), "Note") if each.get("name") == "Activity log")
    with ZipFile(path) as archive:
        log = archive.read(note.get("plainTextPath", "").replace("internal://", "sources/")).decode()
    assert "2024-05-01  Revision 3 of the codebook (Ada): Split" in log
    again = read(path).project
    assert again is not None
    assert not [memo for memo in again.things.all(Memo).values() if "Revision 3" in memo.text]
