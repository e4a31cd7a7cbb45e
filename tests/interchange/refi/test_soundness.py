"""What an extension tells may be anything; what could not be in a project is left out, the rest is read."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from refi_study import DOCUMENT, XML, edited, identity, study, tree
from sound_projects import check_sound

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Codebook
from blotter.domain.source import digest_of
from blotter.domain.study import Release, SavedFigure
from blotter.domain.table import Table
from blotter.interchange.format_row import Export
from blotter.interchange.refi.container import SIDECAR
from blotter.interchange.refi.reading.project import read
from blotter.interchange.refi.soundness import is_sound
from blotter.interchange.refi.writing.writer import write

X, Y, NOWHERE = "ab" * 16, "cd" * 16, "ef" * 16
AID, ADA, YEAR = identity("aid"), identity("Ada"), identity("year")
PAGE = b"<p>page"
LIES, WILD, FINE, BYTES = "lies", "Other\r\ntext\0", "fine", b"\xff"
SOURCE = {"name": "s", "kind": "text", "original": digest_of(PAGE)}
CONTENTS = {
    f"extension/originals/{digest_of(PAGE)}": PAGE,
    f"extension/texts/{digest_of(FINE.encode())}": FINE.encode(),
    f"extension/texts/{digest_of(WILD.encode())}": WILD.encode(),
    f"extension/texts/{digest_of(BYTES)}": BYTES,
    f"extension/texts/{digest_of(b'truth')}": LIES.encode(),
    f"extension/layers/{digest_of(b'junk')}": b"junk",
}


def extended(folder: Path, content: bytes) -> Bundle:
    """What is read of the study with this beside its XML, which leaves it as sound as it was."""
    path = folder / "study.qdpx"
    write(Export(what="project", table=Table("", (), ()), project=study()), path)
    target = edited(path, tree(path), [SIDECAR])
    with ZipFile(target, "a") as archive:
        archive.writestr(SIDECAR, content)
        for member, more in CONTENTS.items():
            archive.writestr(member, more)
    bundle = read(target)
    assert bundle.project is not None
    check_sound(bundle.project, is_told_by_us=True)
    assert XML in ZipFile(target).namelist()
    return bundle


def sidecar(*entries: tuple[str, dict[str, Any]], **told: Any) -> bytes:
    """An extension with these entities."""
    entities: dict[str, dict[str, Any]] = {}
    for kind, values in entries:
        whole = {"id": X, **values}
        entities.setdefault(kind, {})[whole["id"]] = {"is": whole}
    plain = {"version": 1, "entities": entities, "gone": [], "absent": []} | told
    return json.dumps(plain).encode()


def source(text: bytes, **more: Any) -> tuple[str, dict[str, Any]]:
    """A document of this text."""
    return "Source", {**SOURCE, "text": digest_of(text), "characters": len(text), **more}


def revision(**more: Any) -> tuple[str, dict[str, Any]]:
    """A revision of a codebook without codes."""
    return "Revision", {"number": 1, "digest": Codebook().digest(), **more}


def code(**more: Any) -> tuple[str, dict[str, Any]]:
    """A code."""
    return "Code", {"name": "new", "position": 9, **more}


UNSOUND = (
    code(name=""),
    code(name="a\ud800b"),
    code(name="a\0\u202eb"),
    code(name="n" * 1_000_000),
    code(position=10**30),
    code(colour="javascript:alert(1)"),
    ("Memo", {"text": "half of \udfff"}),
    ("Coder", {"name": "\u200b"}),
    ("AttributeValue", {"attribute": YEAR, "value": "1"}),
    ("AttributeValue", {"attribute": YEAR, "value": "1", "source": DOCUMENT.id}),
    ("CasePart", {"case": identity("case"), "source": DOCUMENT.id, "start": 3, "end": 3, "quote": ""}),
    ("CasePart", {"case": identity("case"), "source": DOCUMENT.id, "start": -5, "end": 3, "quote": ""}),
    ("ForeignImport", {"file": "f", "format": "refi-qda", "told": "[" * 5000}),
    ("ForeignImport", {"file": "f", "format": "refi-qda", "positions": digest_of(b"junk")}),
    ("DocumentGroup", {"name": "\n"}),
    revision(digest="0" * 64),
    revision(parent=X),
    revision(changes=[[AID, None, ["new"]]]),
    revision(number=2**62),
    source(WILD.encode()),
    source(BYTES),
    source(b"truth"),
    source(b"nowhere to be found"),
    source(FINE.encode(), characters=99),
    source(FINE.encode(), structure=digest_of(b"junk")),
    source(FINE.encode(), layout=digest_of(b"junk")),
    source(FINE.encode(), headings=[[2, 99, 1]]),
)


@pytest.mark.parametrize("entry", UNSOUND, ids=str)
def test_what_could_not_be_in_a_project_is_left_out(tmp_path: Path, entry: tuple[str, Any]) -> None:
    bundle = extended(tmp_path, sidecar(entry))
    assert bundle.project is not None
    assert X not in {each.id for each in bundle.project.things.every()}
    assert any("cannot be understood" in remark.why for remark in bundle.remarks)


BROKEN = {
    "endless": b'{"version": 1e999, "entities": {}, "gone": [], "absent": []}',
    "no number": b'{"version": NaN, "entities": {}, "gone": [], "absent": []}',
    "deep": b"[" * 100_000,
    "no text": BYTES,
    "codes in a circle": sidecar(code(parent=Y), code(id=Y, name="other", parent=X)),
    "a code below itself": sidecar(code(parent=X)),
    "one name twice": sidecar(code(name="AID")),
    "groups in a circle": sidecar(
        ("DocumentGroup", {"name": "g", "parent": Y}), ("DocumentGroup", {"id": Y, "name": "h", "parent": X})
    ),
    "one id of two kinds": sidecar(code(), ("Case", {"name": "A"})),
    "the id of another": sidecar(("Case", {"id": AID, "name": "A"})),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_an_extension_that_does_not_fit_together_is_left_out_as_one(tmp_path: Path, content: bytes) -> None:
    bundle = extended(tmp_path, content)
    assert bundle.project is not None
    assert X not in {each.id for each in bundle.project.things.every()}
    assert any("is damaged and was left out" in remark.why for remark in bundle.remarks)


def test_what_names_a_revision_that_is_none_is_left_out_with_it(tmp_path: Path) -> None:
    freeze = ("Freeze", {"id": Y, "revision": X})
    bundle = extended(tmp_path, sidecar(revision(digest="0" * 64), freeze))
    assert bundle.project is not None
    assert not {X, Y} & {each.id for each in bundle.project.things.every()}
    bundle = extended(tmp_path, sidecar(revision(), freeze))
    assert bundle.project is not None
    assert {X, Y} <= {each.id for each in bundle.project.things.every()}


def test_what_is_sound_is_taken(tmp_path: Path) -> None:
    bundle = extended(tmp_path, sidecar(code(), source(FINE.encode(), id=Y)))
    assert bundle.project is not None
    assert {X, Y} <= {each.id for each in bundle.project.things.every()}


def test_a_release_tells_what_changed_in_plain_words() -> None:
    release = Release(id=X, name="2026-11", content="0" * 64, told="Two records more than before.")
    empty: dict[str, Any] = {"texts": {}, "originals": {}, "layers": {}}
    assert is_sound(release, empty)
    assert not is_sound(SavedFigure(id=X, name="Map", asked="no object"), empty)
