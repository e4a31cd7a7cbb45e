"""What came from another program and has no place here goes back as it was, where it still can."""

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from refi_files import archive, coded, element, project_xml, text_source
from refi_files import guid as a_guid
from refi_study import AID, BOATS, DOCUMENT, every, identity, study, tree

from blotter.domain.codebook import Code
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.source import original
from blotter.domain.table import Table
from blotter.interchange.format_row import Export
from blotter.interchange.refi.guids import guid
from blotter.interchange.refi.reading.project import read
from blotter.interchange.refi.writing.writer import write
from blotter.interchange.written import Written

PHOTO = original(b"\x89PNG a photograph")
HARBOURS = Code(id=identity("harbours"), name="harbours")
BROUGHT = ForeignImport(
    id=identity("import"),
    file="old.qdpx",
    format="refi-qda",
    told=json.dumps({"colours": {AID.id: "#4080F0", BOATS.id: "#FF0000"}, "folders": [AID.id, HARBOURS.id]}),
)


def kept(kind: str, words: str, **told: object) -> ForeignElement:
    own = identity(f"{kind} {words}")
    return ForeignElement(id=own, brought_by=BROUGHT.id, kind=kind, words=words, **told)  # type: ignore[arg-type]


def graph(named: str, own: str = "graph") -> ForeignElement:
    words = (
        f'<q:Graph xmlns:q="urn:QDA-XML:project:0:4" guid="{{{guid(identity(own)).lower()}}}" name="Map">'
        f'<q:Vertex guid="{guid(identity(own + "vertex"))}" representedGUID="{guid(named).lower()}" '
        'firstX="1" firstY="2"/></q:Graph>'
    )
    return kept("Graph", words, name="Map")


def picture() -> ForeignElement:
    own = guid(identity("picture"))
    words = (
        f'<PictureSource xmlns="urn:QDA-XML:project:1.0" guid="{own}" name="Photo" path="internal://a.png" '
        'currentPath="absolute:///home/somebody/a.png"/>'
    )
    return kept("PictureSource", words, content=PHOTO.digest, file="a.png")


def written(path: Path, *more: Entity) -> Written:
    project = study(BROUGHT, *more)
    project = replace(project, originals={**project.originals, PHOTO.digest: PHOTO.content})
    return write(Export(what="project", table=Table("", (), ()), project=project), path)


def test_elements_go_back_where_they_were(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    told = written(path, graph(BOATS.id), picture())
    root = tree(path)
    vertex = every(root, "Vertex")[0]
    assert vertex.get("representedGUID") == guid(BOATS.id)
    photo = every(root, "PictureSource")[0]
    assert photo.get("currentPath") is None
    with ZipFile(path) as packed:
        assert packed.read(f"sources/{photo.get('path', '').removeprefix('internal://')}") == PHOTO.content
    assert not [remark for remark in told.lost if remark.where in ("Graph", "PictureSource")]
    again = read(path).project
    assert again is not None
    assert {*again.things.all(ForeignElement).values()} == {graph(BOATS.id), picture()}
    assert again.originals[PHOTO.digest] == PHOTO.content


def test_what_names_something_that_is_gone_is_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    lost = graph(identity("gone"))
    linked = kept(
        "Link",
        f'<Link xmlns="urn:QDA-XML:project:1.0" guid="{guid(identity("link"))}" '
        f'originGUID="{guid(identity("graph"))}" targetGUID="{guid(BOATS.id)}"/>',
    )
    told = written(path, lost, linked)
    root = tree(path)
    assert not every(root, "Graph")
    assert not every(root, "Link")
    assert {remark.where for remark in told.lost if remark.kind == "left out"} == {"Graph", "Link"}
    again = read(path).project
    assert again is not None
    assert {*again.things.all(ForeignElement).values()} == {lost, linked}


def test_what_is_not_sound_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    spare = guid(identity("spare"))
    unsound = (
        kept("Graph", "<Graph"),
        kept("Graph", f'<Graph xmlns="urn:QDA-XML:project:1.0" guid="{spare}" wings="2"/>'),
        kept("Graph", f'<Graph xmlns="urn:QDA-XML:project:1.0" guid="{guid(BOATS.id)}"/>'),
        kept("Dragon", f'<Dragon xmlns="urn:QDA-XML:project:1.0" guid="{spare}"/>'),
        kept("PDFSelection", f'<PDFSelection guid="{spare}"/>', source=DOCUMENT.id),
    )
    told = written(path, *unsound)
    assert not every(tree(path), "Graph")
    assert sum(remark.kind == "left out" for remark in told.lost) == 3


def test_colours_and_folders_go_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    written(path, HARBOURS)
    colours = {code.get("name"): code.get("color") for code in every(tree(path), "Code")}
    # One code has another colour by now, and a passage has been given another that was a folder.
    assert colours == {"aid": "#4080F0", "boats": None, "harbours": None}
    codable = {code.get("name"): code.get("isCodable") for code in every(tree(path), "Code")}
    assert codable == {"aid": "true", "boats": "true", "harbours": "false"}


def test_a_folder_of_a_file_that_was_read_is_one_in_the_file_that_is_written(tmp_path: Path) -> None:
    folder = element("Code", element("Code", guid=a_guid(32), name="late"), guid=a_guid(31), name="when")
    codes = element("CodeBook", element("Codes", folder.replace("<Code ", '<Code isCodable="false" ', 1)))
    xml = project_xml(text_source(coded(100, 0, 3, code=32)), codes=codes)
    project = read(archive(tmp_path, xml)).project
    assert project is not None
    write(Export(what="project", table=Table("", (), ()), project=project), tmp_path / "new.qdpx")
    codable = {code.get("name"): code.get("isCodable") for code in every(tree(tmp_path / "new.qdpx"), "Code")}
    assert codable == {"when": "false", "late": "true"}
