"""The files of a data package: whole or not at all, told to programs and to people, nobody's own lost."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from data_packages import ORCID, TODAY, everything, small_project, written

from blotter.domain.carried import CarriedProject
from blotter.domain.entity import new_id
from blotter.domain.saved_query import SavedQuery
from blotter.domain.source import digest_of
from blotter.domain.table import Table
from blotter.errors import WrongFile
from blotter.interchange.data_package import writing
from blotter.interchange.data_package.about import LICENCES, about
from blotter.interchange.exchange_options import PackageOptions
from blotter.interchange.format_row import Export
from blotter.progress import Cancelled


@pytest.fixture
def small() -> CarriedProject:
    return small_project()


def test_the_descriptor_tells_of_every_file(small: CarriedProject, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    written(small, folder, texts=True, authors="Okri, Ben", keywords="police； rivers", licence="cc-by-4.0")
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    listed = [*told["resources"], *told["files"]]
    for each in listed:
        content = (folder / each["path"]).read_bytes()
        assert (each["bytes"], each["hash"]) == (len(content), f"sha256:{digest_of(content)}")
    there = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    assert {each["path"] for each in listed} == there - {"datapackage.json"}
    assert told["licenses"] == [LICENCES[1].plain]
    assert told["keywords"] == ["police", "rivers"]
    assert told["contributors"] == [{"title": "Okri, Ben", "role": "author"}]


def test_keys_lead_to_tables_that_are_there(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p")
    told = json.loads((tmp_path / "p" / "datapackage.json").read_text(encoding="utf-8"))
    tables = {each["name"]: each["schema"] for each in told["resources"]}
    assert {"documents", "codes", "coders", "segments"} <= tables.keys()
    assert "rounds" not in tables
    for schema in tables.values():
        columns = {field["name"] for field in schema["fields"]}
        assert columns >= set(schema.get("primaryKey", ()))
        for each in schema.get("foreignKeys", ()):
            target = each["reference"]["resource"]
            assert target == "" or target in tables
    segments = {each["fields"] for each in tables["segments"]["foreignKeys"]}
    assert segments == {"document_id", "code_id", "coder_id"}


def test_who_is_cited(small: CarriedProject, tmp_path: Path) -> None:
    people = f"Okri, Ben ({ORCID}); River Study Group; Aziz, Lale 0000-0002-1825-0098"
    said = written(
        small, tmp_path / "p", authors=people, licence="ODbL-1.0", version="1.0.0", title='The "river"',
        description="What it is about.",
    )  # fmt: skip
    cited = (tmp_path / "p" / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert 'title: "The \\"river\\""' in cited
    assert f"    orcid: https://orcid.org/{ORCID}" in cited
    assert '  - name: "River Study Group"' in cited
    assert [line for line in cited if line.startswith(("license", "version", "date", "type"))] == [
        "type: dataset", "license: ODbL-1.0", 'version: "1.0.0"', f"date-released: {TODAY}",
    ]  # fmt: skip
    # The second number does not end as an ORCID does.
    assert [(each.what, each.kind) for each in said.lost] == [("0000-0002-1825-0098", "left out")]
    readme = (tmp_path / "p" / "README.md").read_text(encoding="utf-8")
    year = TODAY[:4]
    cited_as = f'Okri, Ben; River Study Group; Aziz, Lale ({year}). The "river" (version 1.0.0) [Data set].'
    assert cited_as in readme


def test_what_is_missing_for_an_archive_is_told(small: CarriedProject, tmp_path: Path) -> None:
    said = written(small, tmp_path / "p")
    assert not (tmp_path / "p" / "CITATION.cff").exists()
    assert [each.where for each in said.lost] == ["CITATION.cff", "README.md"]
    said = written(small, tmp_path / "p", licence="ours alone", authors="Okri, Ben")
    assert "license" not in (tmp_path / "p" / "CITATION.cff").read_text(encoding="utf-8")
    assert "CC-BY-4.0" in said.lost[0].why


def test_what_has_no_table_is_counted(small: CarriedProject, tmp_path: Path) -> None:
    small.things.put(SavedQuery(id=new_id(), name="boats", asked="{}"))
    said = written(small, tmp_path / "p")
    assert (said.lost[0].what, said.lost[0].why[:1]) == ("Saved queries", "1")
    assert "Saved queries: 1." in (tmp_path / "p" / "README.md").read_text(encoding="utf-8")
    assert said.counts["segments"] == said.rows == 3


def test_an_archive_has_the_same_bytes_again(small: CarriedProject, tmp_path: Path) -> None:
    export = Export(what="project", table=Table("", (), ()), project=small)
    for name in ("one.zip", "two.zip"):
        writing.write_zip(export, tmp_path / name, PackageOptions(texts=True))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert "texts/0001 notes.txt" in archive.namelist()
        archive.extractall(tmp_path / "unpacked")
    written(small, tmp_path / "folder", texts=True)
    assert everything(tmp_path / "unpacked") == everything(tmp_path / "folder")


def test_an_earlier_package_goes_and_files_of_others_stay(small: CarriedProject, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    written(small, folder, texts=True)
    (folder / "analysis.R").write_text("plot(1)")
    (folder / "aliases of mine.csv").write_text("a,b")
    (folder / "schemas" / "memos.schema.json").write_text("mine")
    told = written(small, folder, memos=False)
    assert "schemas/memos.schema.json" in str(told.remarks[0])
    assert (folder / "aliases of mine.csv").exists()
    assert not (folder / "memos.csv").exists()
    assert not (folder / "texts").exists()
    assert (folder / "analysis.R").read_text() == "plot(1)"


@pytest.mark.parametrize("name", ["segments.csv", "README.md", "schemas/codes.schema.json"])
def test_a_file_that_somebody_has_changed_is_not_replaced(
    small: CarriedProject, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "p"
    written(small, folder)
    (folder / name).write_text("mine")
    before = everything(folder)
    with pytest.raises(WrongFile, match="so nothing was written"):
        written(small, folder, pseudonyms=True)
    assert everything(folder) == before


def test_a_descriptor_of_another_program_tells_nothing_of_what_may_go(
    small: CarriedProject, tmp_path: Path
) -> None:
    told = {"generator": "Blotter 0", "files": [], "resources": [{"path": "../mine.txt", "hash": "sha256:"}]}
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "datapackage.json").write_text(json.dumps(told))
    (tmp_path / "mine.txt").write_text("")
    written(small, tmp_path / "p")
    assert (tmp_path / "mine.txt").exists()
    (tmp_path / "p" / "datapackage.json").write_text("[]")
    with pytest.raises(WrongFile, match="holds a file"):
        written(small, tmp_path / "p")


def test_a_quote_that_is_not_in_its_text_keeps_the_package_from_being_written(
    small: CarriedProject, tmp_path: Path
) -> None:
    (digest,) = small.texts
    hurt = replace(small, texts={digest: "x" + small.texts[digest]})
    with pytest.raises(WrongFile, match=r"“segments” did not come out as it should: the words at 0"):
        written(hurt, tmp_path / "p")
    assert not (tmp_path / "p").exists()


def test_cancelled_nothing_is_left(small: CarriedProject, tmp_path: Path) -> None:
    export = Export(what="project", table=Table("", (), ()), project=small)
    calls = 0

    def stop(done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 40:
            raise Cancelled

    with pytest.raises(Cancelled):
        writing.write_folder(export, tmp_path / "p", None, stop)
    assert not (tmp_path / "p").exists()


def test_a_title_becomes_a_name_for_machines() -> None:
    assert about(PackageOptions(title="Ríos & Policía: 2019"), "s", TODAY).slug == "rios-policia-2019"
    assert about(PackageOptions(title="河"), "s", TODAY).slug == "data-package"
    assert about(PackageOptions(), "Study", TODAY).title == "Study"
