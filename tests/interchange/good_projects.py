"""Good projects of other programs, rich in what their readers know, for those that are tampered with."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import qualcoder_files
import refi_files
import taguette_files
from carried_projects import carried_project
from refi_files import BO, CODE, OTHER_CODE, SOURCE, coding, element, guid, reference
from refi_study import study

from blotter.domain.carried import CarriedProject
from blotter.domain.table import Table
from blotter.interchange.formats import PROJECT, Export, format_by_id

_HTML = "<h1>River</h1><p>A <b>boat</b> \U0001f6a4 &amp; more</p>\n<p>on the river<br>café</p>"
_CODEBOOK = (
    '<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
    '<Code guid="{one}" name="boats" isCodable="true" color="#4086F4"><Description>Any boat.</Description>'
    '<Code guid="{two}" name="ferries" isCodable="false"/></Code></Codes>'
    '<Sets><Set guid="{three}" name="first"><MemberCode guid="{one}"/></Set></Sets></CodeBook>'
)


def _foreign() -> bytes:
    """A project of another program, with a little of everything."""
    number = element("Variable", refi_files.described("When"), guid=guid(70), name="Year",
                     typeOfVariable="Integer")  # fmt: skip
    value = element("VariableValue", reference("VariableRef", 70) + element("IntegerValue", "2024"))
    case = element(
        "Case",
        reference("CodeRef", CODE) + value + reference("SourceRef", SOURCE) + reference("SelectionRef", 30),
        guid=guid(40),
        name="Ann",
    )
    passages = refi_files.coded(30, 0, 3) + refi_files.coded(31, 13, 17, code=OTHER_CODE, user=BO)
    text = refi_files.text_source(passages + coding(33) + reference("NoteRef", 50) + value)
    pdf = element(
        "PDFSource",
        element("PDFSelection", coding(35), guid=guid(34), page=0, firstX=1, firstY=2, secondX=3, secondY=4)
        + element("Representation", refi_files.coded(36, 2, 5), guid=guid(37), name="r",
                  plainTextPath="internal://text.txt"),
        guid=guid(38), name="P", path="internal://p.pdf",
    )  # fmt: skip
    picture = element("PictureSource", "", guid=guid(39), name="Map", path="internal://map.png")
    after = (
        element("Notes", element("Note", element("PlainTextContent", "Why?"), guid=guid(50), name="Memo"))
        + element("Links", element("Link", "", guid=guid(51), name="l", originGUID=guid(10),
                                   targetGUID=guid(11), direction="OneWay"))
        + element("Sets", element("Set", reference("MemberCode", CODE) + reference("MemberSource", SOURCE),
                                  guid=guid(52), name="some"))
        + element("Graphs", element("Graph", element("Vertex", "", guid=guid(54), firstX=1, firstY=1,
                                                     representedGUID=guid(10)), guid=guid(53), name="g"))
        + refi_files.described("About")
    )  # fmt: skip
    xml = refi_files.project_xml(
        text + pdf + picture,
        before=element("Variables", number) + element("Cases", case),
        after=after,
        origin="MAXQDA",
    )
    files = {
        "sources/text.txt": refi_files.TEXT.encode(),
        "sources/map.png": b"\x89PNG",
        "sources/p.pdf": b"",
    }
    with tempfile.TemporaryDirectory() as folder:
        return refi_files.archive(Path(folder), xml, files).read_bytes()


def _written(project: CarriedProject) -> bytes:
    row = format_by_id("refi-qda")
    assert row.write is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.qdpx"
        row.write(Export(what=PROJECT, table=Table("", (), ()), project=project), path, None)
        return path.read_bytes()


def refi() -> list[bytes]:
    """Projects that are exchanged: as others write them, and with our extension beside them."""
    return [_foreign(), _written(study()), _written(carried_project(Random(3)))]


def refi_codebook() -> list[bytes]:
    """Codebooks that are exchanged."""
    return [_CODEBOOK.format(one=guid(1), two=guid(2), three=guid(3)).encode()]


def qualcoder() -> list[bytes]:
    """Databases of QualCoder, of two versions."""
    return [_qualcoder(version) for version in (17, 4)]


def _qualcoder(version: int) -> bytes:
    text = "A boat \U0001f6a4 on the river.\r\nTwo boats there."
    with tempfile.TemporaryDirectory() as folder:
        made = qualcoder_files.Made(Path(folder) / "a.qda", version).text(1, "a.txt", text)
        made.text(2, "b.txt", "boat boat", memo="m").add("code_cat", catid=1, name="things", memo="c")
        made.add("code_cat", catid=2, name="more", supercatid=1)
        made.code(1, "boat", catid=1).code(2, "river", catid=2)
        made.coding(1, 1, (2, 6), "boat", memo="which").coding(2, 1, (16, 21), "river")
        made.coding(2, 2, (0, 4), "boat", owner="Bo", important=1)
        made.add("annotation", fid=1, pos0=0, pos1=4, memo="note", owner="Ada", date="2020-01-01 10:00:00")
        made.add("cases", caseid=1, name="Ann", memo="who").add("case_text", caseid=1, fid=1, pos0=0, pos1=6)
        made.add("attribute_type", name="Age", memo="", caseOrFile="case", valuetype="numeric")
        made.add("attribute", name="Age", attr_type="case", value="41", id=1)
        made.add("journal", name="Day one", jentry="Began.", owner="Ada", date="2020-01-01 10:00:00")
        return (made.done() / "data.qda").read_bytes()


def taguette() -> list[bytes]:
    """Databases of Taguette."""
    with tempfile.TemporaryDirectory() as folder:
        made = taguette_files.Made(Path(folder) / "a.sqlite3", parents=True).document(1, "a", _HTML)
        made.document(2, "b", "<p>boat</p>", "said").tag(1, "boat", "Any.").tag(2, "boat.ferry", parent_id=1)
        made.highlight(1, 1, (7, 11), "boat", 1, 2).saved("ann", 1, 1).highlight(2, 2, (0, 4), "boat", 1)
        return [made.done().read_bytes()]


GOOD: dict[str, Callable[[], list[bytes]]] = {
    "refi-qda": refi,
    "refi-codebook": refi_codebook,
    "qualcoder": qualcoder,
    "taguette": taguette,
}
"""By the id of the format."""
