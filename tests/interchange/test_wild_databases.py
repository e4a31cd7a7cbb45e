"""Databases with any value in any column, or damaged anywhere, end in a sound project or in a refusal."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import qualcoder_files
import taguette_files
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_projects import check_sound

from blotter.domain.bundle import Bundle
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import TaguetteOptions
from blotter.interchange.qualcoder.reading import read as read_qualcoder
from blotter.interchange.taguette.reading import read as read_taguette

TEXT = "A boat \U0001f6a4 on the river.\r\nTwo boats\u2028there."
HTML = "<p>A <b>boat</b> \U0001f6a4</p>\n<p>on the river</p>"

_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.integers(-3, 60),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.binary(max_size=6),
    st.text(st.characters(codec="utf-8"), max_size=8),
    st.sampled_from(
        [TEXT, HTML, "boat", "river", "case", "file", "numeric", "1,5", "#fff", "/docs/a.pdf", "images:x",
         "2020-01-01 10:00:00", "20200101_10", "<p>", "a.b", "admin", '{"type": "highlight_add"}',
         '{"type": "highlight_add", "highlight_id": 1, "tags": [1, 2]}', "[" * 3000, "\0", "\u202e",
         "/images/a.png", "audio:/a.mp3", "/video/a.mp4", "9" * 300, 1e300]
    ),
)  # fmt: skip
_QUALCODER = {
    "project": ("databaseversion", "date", "memo", "about"),
    "source": ("name", "fulltext", "mediapath", "memo", "owner", "date"),
    "code_cat": ("name", "supercatid", "memo"),
    "code_name": ("name", "catid", "supercid", "memo", "color", "owner"),
    "code_text": ("cid", "fid", "pos0", "pos1", "seltext", "owner", "date", "memo", "important"),
    "annotation": ("fid", "pos0", "pos1", "memo", "owner", "date"),
    "cases": ("name", "memo"),
    "case_text": ("caseid", "fid", "pos0", "pos1", "memo"),
    "attribute_type": ("name", "caseOrFile", "valuetype", "memo"),
    "attribute": ("name", "attr_type", "value", "id"),
    "journal": ("name", "jentry", "owner", "date"),
    "code_image": ("id", "cid", "x1", "y1", "width", "height", "memo", "owner", "date", "important"),
    "code_av": ("id", "cid", "pos0", "pos1", "memo", "owner", "date", "important"),
    "coder_names": ("name", "visibility"),
}
_TAGUETTE = {
    "projects": ("name", "description", "created"),
    "documents": ("name", "description", "filename", "created", "project_id", "contents"),
    "tags": ("project_id", "path", "description", "parent_id"),
    "highlights": ("document_id", "start_offset", "end_offset", "snippet"),
    "highlight_tags": ("highlight_id", "tag_id"),
    "commands": ("date", "user_login", "project_id", "payload"),
}


def _rows(tables: dict[str, tuple[str, ...]]) -> st.SearchStrategy[list[tuple[str, dict[str, Any]]]]:
    """Rows of these tables in which most numbers are those of things that are there."""
    likely = st.integers(1, 4) | _VALUES
    return st.lists(
        st.sampled_from(sorted(tables)).flatmap(
            lambda table: st.tuples(
                st.just(table), st.fixed_dictionaries(dict.fromkeys(tables[table], likely))
            )
        ),
        max_size=12,
    )


def _fill(made: Any, rows: list[tuple[str, dict[str, Any]]]) -> Path:
    for table, values in rows:
        try:
            made.add(table, **values)
        except qualcoder_files.sqlite3.IntegrityError:
            # Even the wildest file keeps what is unique.
            continue
    return Path(made.done())


def _qualcoder(folder: Path) -> qualcoder_files.Made:
    made = qualcoder_files.Made(folder / "a.qda").text(1, "a.txt", TEXT).text(2, "b.txt", "boat boat")
    made.code(1, "boat").code(2, "river", catid=1).add("cases", caseid=1, name="Ann")
    made.text(3, "a.png", None, mediapath="/images/a.png").text(4, "a.mp3", None, mediapath="/audio/a.mp3")
    (made.folder / "images" / "a.png").write_bytes(b"a picture")
    return made.coding(1, 1, (2, 6), "boat")


def _taguette(folder: Path) -> taguette_files.Made:
    made = taguette_files.Made(folder / "a.sqlite3", parents=True).document(1, "a", HTML)
    made.document(2, "b", "<p>boat</p>").tag(1, "boat").tag(2, "a.b")
    return made.highlight(1, 1, (2, 6), "boat", 1).saved("ann", 1, 1)


@settings(max_examples=50, deadline=None)
@given(_rows(_QUALCODER))
def test_any_value_in_qualcoder(rows: list[tuple[str, dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        path = _fill(_qualcoder(Path(folder)), rows)
        first, again = read_qualcoder(path), read_qualcoder(path)
        assert first.project is not None
        assert again.project is not None
        check_sound(first.project)
        assert first.project.things == again.project.things


@settings(max_examples=50, deadline=None)
@given(_rows(_TAGUETTE), st.sampled_from(["", ".", "/"]))
def test_any_value_in_taguette(rows: list[tuple[str, dict[str, Any]]], tree: str) -> None:
    with TemporaryDirectory() as folder:
        path = _fill(_taguette(Path(folder)), rows)
        options = TaguetteOptions.model_validate({"tree": tree})
        first, again = read_taguette(path, options), read_taguette(path, options)
        assert first.project is not None
        assert again.project is not None
        check_sound(first.project)
        assert first.project.things == again.project.things


@pytest.mark.parametrize("seed", range(30))
def test_damage_anywhere_ends_in_a_refusal_or_a_sound_project(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    folder = _qualcoder(tmp_path).done()
    file = _taguette(tmp_path).done()
    for path, read in ((folder / "data.qda", read_qualcoder), (file, read_taguette)):
        content = bytearray(path.read_bytes())
        for _ in range(random.randrange(1, 30)):
            content[random.randrange(len(content))] = random.randrange(256)
        if random.random() < 0.3:
            del content[random.randrange(len(content)) :]
        path.write_bytes(content)
        _read_or_refuse(path, read)


def _read_or_refuse(path: Path, read: Callable[[Path], Bundle]) -> None:
    try:
        bundle = read(path)
    except WrongFile:
        return
    assert bundle.project is not None
    check_sound(bundle.project)
