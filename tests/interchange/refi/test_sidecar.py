"""What lies beside the XML counts as long as the XML is as it was; what another program changed wins."""

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from refi_study import ADA, AID, BOATS, DOCUMENT, edited, every, identity, segment, study, tree

from blotter.domain.carried import CarriedProject
from blotter.domain.code_note import CodeNote
from blotter.domain.codebook import Code, Codebook
from blotter.domain.revision import Revision
from blotter.domain.segment import Segment
from blotter.domain.source import Source, digest_of
from blotter.domain.table import Table
from blotter.interchange.exchange_options import RefiOptions, RefiWriteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.refi.container import SIDECAR, Container
from blotter.interchange.refi.guids import guid
from blotter.interchange.refi.reading.project import read, read_container
from blotter.interchange.refi.writing.writer import write
from blotter.progress import silent

REVISION = Revision(id=identity("revision"), number=1, digest=Codebook().digest(), coder=ADA.id)
KEYED = replace(BOATS, key="b", aliases=("ships",))
NOTE = CodeNote(id=identity("code note"), code=BOATS.id, text="Too wide?", coder=ADA.id)
REVISED = replace(segment("boats", memo="Which ones?"), revision=REVISION.id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A written project with things that REFI-QDA has no place for."""
    path = tmp_path / "study.qdpx"
    project = study(REVISION, KEYED, NOTE, REVISED)
    write(Export(what="project", table=Table("", (), ()), project=project), path)
    return path


def carried(path: Path) -> CarriedProject:
    project = read(path).project
    assert project is not None
    return project


def told(path: Path) -> str:
    return " ".join(str(remark.why) for remark in read(path).remarks)


def with_extension(path: Path, content: bytes) -> Path:
    """The same file with something else beside the XML."""
    target = edited(path, tree(path), [SIDECAR])
    with ZipFile(target, "a") as archive:
        archive.writestr(SIDECAR, content)
    return target


def test_what_the_xml_has_no_place_for_comes_back(path: Path) -> None:
    things = carried(path).things
    assert things.all(Code)[BOATS.id] == KEYED
    assert things.all(Revision) == {REVISION.id: REVISION}
    assert things.all(CodeNote) == {NOTE.id: NOTE}
    assert things.all(Segment)[REVISED.id] == REVISED


def test_without_the_extension_the_xml_tells_what_it_can(path: Path) -> None:
    project = read_container(Container(path), RefiOptions(), silent, with_sidecar=False).project
    assert project is not None
    assert project.things.all(Code)[BOATS.id] == BOATS
    assert not project.things.all(Revision)


def test_what_another_program_changed_wins_over_the_extension(path: Path) -> None:
    root = tree(path)
    code = next(each for each in every(root, "Code") if each.get("guid") == guid(BOATS.id))
    code.set("name", "ships")
    other = edited(path, root)
    things = carried(other).things
    assert things.all(Code)[BOATS.id] == replace(BOATS, name="ships")
    assert things.all(CodeNote) == {NOTE.id: NOTE}
    assert "changed or removed in another program" in told(other)


def test_what_another_program_removed_stays_removed(path: Path) -> None:
    root = tree(path)
    for each in every(root, "PlainTextSelection"):
        if each.get("guid") == guid(REVISED.id):
            parent = each.getparent()
            assert parent is not None
            parent.remove(each)
    things = carried(edited(path, root)).things
    assert REVISED.id not in things.all(Segment)
    assert len(things.all(Segment)) == 2


def test_what_names_something_that_is_gone_goes_with_it(path: Path) -> None:
    root = tree(path)
    for each in every(root, "Code"):
        if each.get("guid") == guid(BOATS.id):
            parent = each.getparent()
            assert parent is not None
            parent.remove(each)
    for each in every(root, "PlainTextSelection"):
        if guid(BOATS.id) in [inner.get("targetGUID") for inner in each.iter()]:
            parent = each.getparent()
            assert parent is not None
            parent.remove(each)
    things = carried(edited(path, root)).things
    assert not things.all(CodeNote)
    assert things.all(Revision)


def test_an_original_that_no_format_holds_lies_beside_the_xml(tmp_path: Path) -> None:
    page = b"<p>Ann said"
    kept = replace(DOCUMENT, kind="html", original=digest_of(page))
    project = study(kept)
    project = replace(project, originals={kept.original: page})
    path = tmp_path / "page.qdpx"
    write(Export(what="project", table=Table("", (), ()), project=project), path)
    again = carried(path)
    assert again.things.all(Source) == {kept.id: kept}
    assert again.originals[kept.original] == page
    other = edited(path, tree(path), [f"extension/originals/{kept.original}"])
    assert carried(other).things.all(Source)[kept.id].kind == "text"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"version": 1}',
        b'{"version": "one", "entities": {}, "gone": [], "absent": []}',
        b'{"version": 1, "entities": {"Code": {"x": 1}}, "gone": [], "absent": []}',
        b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_a_broken_extension_is_told_and_passed_over(path: Path, content: bytes) -> None:
    other = with_extension(path, content)
    assert carried(other).things.all(Code)[BOATS.id] == BOATS
    assert "is damaged and was left out" in told(other)


@pytest.mark.parametrize(
    "entry",
    [
        {"is": {"id": "no id", "name": "x"}},
        {"is": {"id": identity("other"), "name": "x"}},
        {"is": {"id": identity("new"), "name": 7}},
        {"is": {"id": identity("new"), "name": "x", "wings": 2}},
        {"is": {"name": "x"}},
    ],
)
def test_entries_that_are_no_entities_are_told_and_left_out(path: Path, entry: dict[str, object]) -> None:
    content = {
        "version": 1,
        "gone": [],
        "absent": [],
        "entities": {"Code": {identity("new"): entry}, "Dragon": {identity("new"): entry}},
    }
    other = with_extension(path, json.dumps(content).encode())
    assert set(carried(other).things.all(Code)) == {AID.id, BOATS.id}
    assert "2 entries of the extension cannot be understood" in told(other)


def test_an_extension_of_a_later_version_is_told_and_left_out(path: Path) -> None:
    content = {"version": 99, "gone": [], "absent": [], "entities": {}}
    assert "later version of Blotter" in told(with_extension(path, json.dumps(content).encode()))


def test_it_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    export = Export(what="project", table=Table("", (), ()), project=study(REVISION, KEYED))
    written = write(export, path, RefiWriteOptions(sidecar=False))
    with ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if name.startswith("extension")]
    assert {remark.kind for remark in written.lost} == {"left out"}
    assert "Revisions of the codebook" in {str(remark.where) for remark in written.lost}
    assert "the key (1)" in {str(remark.what) for remark in written.lost}
