"""A release freezes the data set: the same data are the same bytes, and what changed since is told."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.project.records import studies

from blotter.domain.edit import Put, Remove
from blotter.domain.entity import now
from blotter.domain.record import Evidence, FormerRecord, Gone, Involved, Record
from blotter.domain.study import CountryRegion, region_id
from blotter.errors import NotFound, Refused
from blotter.project import codes, transfer
from blotter.project.project import Project
from blotter.project.records import making, releasing, schema

MOMENT = "2026-02-03T10:00:00.000000Z"


@pytest.fixture
def filled(project: Project) -> Project:
    """The small study with records that have something of everything."""
    studies.fill(project)
    return project


def released(project: Project, name: str) -> str:
    release, edit = releasing.make(project, name, MOMENT)
    project.apply(edit)
    return release.told


def test_a_release_is_kept_whole_and_can_be_undone(filled: Project) -> None:
    told = released(filled, "2026-1")
    assert told == "First release: 4 records.\n"
    (release,) = filled.releases()
    assert (release.records, release.at, release.coder) == (4, MOMENT, filled.coder("Ada").id)
    with zipfile.ZipFile(io.BytesIO(releasing.content(filled, release))) as archive:
        assert archive.testzip() is None
        assert "Activity records, 2026-02-03" in archive.read("README.md").decode()
    assert filled.check() == []
    filled.undo()
    assert filled.releases() == []
    assert filled.check() == []
    filled.redo()
    assert releasing.content(filled, filled.releases()[0])


def test_the_same_data_at_the_same_moment_are_the_same_bytes(filled: Project, tmp_path: Path) -> None:
    first, _ = releasing.make(filled, "x", MOMENT)
    filled.save_copy(tmp_path / "copy.blotter")
    with Project(tmp_path / "copy.blotter") as copy:
        second, _ = releasing.make(copy, "x", MOMENT)
    assert first.content == second.content
    third, _ = releasing.make(filled, "x", "2026-02-04T10:00:00.000000Z")
    assert third.content != first.content


def test_a_release_can_be_brought_into_another_project(filled: Project, tmp_path: Path) -> None:
    released(filled, "one")
    archive = tmp_path / "one.zip"
    releasing.export(filled, filled.releases()[0], archive)
    before = studies.held(filled)
    assert archive.read_bytes() == releasing.content(filled, filled.releases()[0])
    releasing.export(filled, filled.releases()[0], tmp_path / "folder")
    for file in (archive, tmp_path / "folder"):
        found, _ = transfer.incoming([file])
        report = transfer.import_files(filled, found)
        assert (report.skipped, report.taken) == (4, {})
    assert studies.held(filled) == before
    with pytest.raises(Refused, match=r"\.zip or a folder"):
        releasing.export(filled, filled.releases()[0], tmp_path / "one.xlsx")


def test_what_changed_since_is_told(filled: Project) -> None:
    released(filled, "one")
    assert "nothing" in released(filled, "two")
    record = filled.record("MM.001")
    filled.apply(making.change(filled, record, date="2017", countries=(Involved("MM"),)))
    filled.apply(making.delete(filled, [filled.record("XX.001")]))
    gone, into = filled.record("XX.003"), filled.record("LA.001")
    merged = FormerRecord(id=gone.id, number=gone.number, fate=Gone.MERGED, successor=into.id, at=now())
    evidence = [Remove(Evidence, each.id) for each in filled.evidence_of(gone)]
    filled.apply(filled.edit("Merge", [*evidence, Remove(Record, gone.id), Put(merged)]))
    segments = list(filled.retrieve())[:1]
    kind = schema.kind(filled, "training")
    filled.apply(making.make(filled, kind, segments, countries=(Involved("TH"),))[1])
    filled.apply(filled.edit("Region", [Put(CountryRegion(id=region_id("MX"), country="MX", region="Asia"))]))
    filled.apply(codes.define(filled, filled.codebook.find("training"), short="Other."))
    told = released(filled, "three")
    assert told.splitlines() == [
        "Since two:",
        "- Added (1): TH.001",
        # It was an umbrella, and does not keep a record under it out of the counts any more.
        "- Changed (2): LA.001 (count, count_rule); MM.001 (countries, date)",
        "- Merged (1): XX.003 into LA.001",
        "- Deleted (1): XX.001",
        "- Regions (1): MX (North America → Asia)",
        "- Codes changed (1): training",
    ]


def test_what_cannot_be_released_is_told(project: Project) -> None:
    with pytest.raises(Refused, match="no records"):
        releasing.make(project, "one")
    studies.fill(project)
    released(project, "one")
    with pytest.raises(Refused, match="never changed"):
        releasing.make(project, "One")
    with pytest.raises(Refused, match="name"):
        releasing.make(project, " ")
    with pytest.raises(NotFound, match="“one”"):
        releasing.find(project, "onne")
    assert releasing.find(project, "ONE").name == "one"
