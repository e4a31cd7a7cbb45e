"""What leaves a project for other researchers: data packages of it, and annotations."""

import json
import random
import shutil
from pathlib import Path

import pytest
from data_packages import everything, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.attribute import AttributeValue
from blotter.domain.countries import COUNTRIES
from blotter.domain.edit import Remove
from blotter.domain.pseudonym import Pseudonym
from blotter.domain.segment import Coder, Segment
from blotter.errors import Refused
from blotter.interchange.written import Written
from blotter.project import sample, transfer
from blotter.project.carrying.gathering import gathered
from blotter.project.import_report import ImportReport
from blotter.project.privacy.masking_plan import MaskingPlan
from blotter.project.project import Project
from blotter.project.records import actors, framing, regions, schema_editing
from blotter.project.reports import Selection
from random_edits import OPERATIONS, NothingToDo, Operation


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "sample.blotter"
    sample.build(path)
    return path


def packaged(project: Project, folder: Path, selection: Selection | None = None, **choices: str) -> Written:
    return transfer.export(
        project, folder, "project", selection or Selection(), format_id="data-package-folder", choices=choices
    )


def test_the_sample_with_its_records(sample_path: Path, tmp_path: Path) -> None:
    with Project(sample_path, writable=False) as project:
        packaged(project, tmp_path / "p", texts="yes")
        carried = gathered(project)
        assert len(read(tmp_path / "p", "segments")) == project.count()
        assert len(read(tmp_path / "p" / "records", "records")) == len(project.records)
        for row in read(tmp_path / "p", "documents"):
            text = (tmp_path / "p" / row["file"]).read_bytes().decode()
            assert text == carried.text(project.sources[row["id"]])


def test_what_records_are_made_of_goes_along_before_there_are_any(template: Path, tmp_path: Path) -> None:
    with Project(Path(shutil.copyfile(template, tmp_path / "study.blotter"))) as project:
        project.act_as("Ada")
        packaged(project, tmp_path / "bare")
        assert not (tmp_path / "bare" / "records").exists()
        project.apply(schema_editing.choose(project, schema_editing.preset_named("police cooperation")))
        project.apply(actors.add(project, "River Guard")[1])
        project.apply(framing.change(project, earliest="2014-01-01"))
        project.apply(regions.put(project, [COUNTRIES["TJ"]], "Inner Asia"))
        packaged(project, tmp_path / "p")
        told = packaged(project, tmp_path / "less", memos="no")
        kinds = [each.name for each in project.record_schema.kinds.values()]
    assert [row["name"] for row in read(tmp_path / "p" / "records", "kinds")] == kinds
    assert [row["name"] for row in read(tmp_path / "p" / "records", "actor_register")] == ["River Guard"]
    assert [row["earliest"] for row in read(tmp_path / "p" / "records", "study")] == ["2014-01-01"]
    assert "Inner Asia" in {row["region"] for row in read(tmp_path / "p" / "records", "regions")}
    assert not read(tmp_path / "p" / "records", "records")
    readme = (tmp_path / "p" / "README.md").read_text(encoding="utf-8")
    assert "there are no records yet" in readme
    assert "Actors: " not in readme
    assert "- Actors: 1." in (tmp_path / "less" / "README.md").read_text(encoding="utf-8")
    assert {
        "Kinds of records",
        "Fields of records",
        "Actors",
        "Frame of the study",
        "Regions of countries",
    } <= {str(each.what) for each in told.lost}


def test_records_stay_where_coders_are_not_named(sample_path: Path, tmp_path: Path) -> None:
    with Project(sample_path, writable=False) as project:
        packaged(project, tmp_path / "p", pseudonyms="yes", memos="no")
        ids = [each.id for each in gathered(project).things.all(Coder).values()]
    words = everything(tmp_path / "p")
    assert not (tmp_path / "p" / "records").exists()
    assert not [each for each in ids if each in words]
    assert {row["coder"] for row in read(tmp_path / "p", "assignments")} == {"Coder 1", "Coder 2"}


def test_a_part_of_a_project(sample_path: Path, tmp_path: Path) -> None:
    with Project(sample_path, writable=False) as project:
        packaged(project, tmp_path / "p", Selection(sources=("patrol-log.txt",), coders=("Ben",)))
    assert [row["name"] for row in read(tmp_path / "p", "documents")] == ["patrol-log.txt"]
    assert {row["coder"] for row in read(tmp_path / "p", "segments")} == {"Ben"}


def test_annotations_have_the_words_around(sample_path: Path, tmp_path: Path) -> None:
    with Project(sample_path, writable=False) as project:
        path = tmp_path / "s.jsonld"
        transfer.export(project, path, "segments", Selection(coders=("Ada",)))
        texts = {each.name: project.text(each) for each in project.sources.values()}
        count = sum(project.coders[each.coder].name == "Ada" for each in project.retrieve())
    items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    assert len(items) == count
    for each in items:
        place, quote = each["target"]["selector"]
        text = texts[each["target"]["source"]["label"]]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[max(0, place["start"] - 32) : place["end"] + 32] == around


def test_what_is_masked_goes_without_the_words_around(sample_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.jsonld"
    with Project(sample_path, writable=False) as project:
        plan = MaskingPlan(project, [Pseudonym("Wuhu", "Town 1")])
        transfer.export(project, path, "segments", Selection(), masking=plan)
        with pytest.raises(Refused):
            transfer.export(project, path, "project", Selection(), masking=plan)
    words = path.read_text(encoding="utf-8")
    assert "Town 1" in words
    assert "Wuhu" not in words
    assert "prefix" not in words


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(OPERATIONS), min_size=10, max_size=60), st.integers(0, 10_000))
def test_any_project_makes_a_sound_package(
    template: Path, tmp_path_factory: pytest.TempPathFactory, operations: list[Operation], seed: int
) -> None:
    """What is written is read again and checked: keys, what leads where, quotes."""
    folder = tmp_path_factory.mktemp("grown")
    with Project(Path(shutil.copyfile(template, folder / "study.blotter"))) as project:
        project.act_as("Ada")
        chance = random.Random(seed)
        for operation in operations:
            try:
                project.apply(operation(project, chance.randrange))
            except (NothingToDo, Refused):
                continue
        packaged(project, folder / "p", texts="yes")
        transfer.export(project, folder / "a.jsonld", "project", Selection())
        carried = gathered(project)
    segments = carried.things.all(Segment)
    assert {row["id"]: row["text"] for row in read(folder / "p", "segments")} == {
        each.id: each.quote for each in segments.values()
    }


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_known_comes_back_from_its_own_tables(sample_path: Path, tmp_path: Path, suffix: str) -> None:
    """Into a copy that has lost the values, and then nothing is left to be taken."""
    path = Path(shutil.copyfile(sample_path, tmp_path / "copy.blotter"))
    with Project(path) as project:
        project.act_as("Ada")
        for what in ("sources", "cases", "attributes"):
            transfer.export(project, tmp_path / f"{what}.{suffix}", what, Selection())
        before = {each.id: each for each in gathered(project).things.every()}
        values = gathered(project).things.all(AttributeValue)
        for files in (("sources", "cases"), ("attributes",)):
            project.apply(project.edit("Without values", [Remove(AttributeValue, each) for each in values]))
            for name in files:
                report = taken(project, tmp_path / f"{name}.{suffix}")
                assert not report.refused
            if files == ("attributes",):
                taken(project, tmp_path / f"attributes.{suffix}", f"cases-{suffix}")
            assert {each.id: each for each in gathered(project).things.every()} == before


def taken(project: Project, file: Path, format_id: str | None = None) -> ImportReport:
    """Import one file."""
    known = transfer.known_documents(project)
    found, _ = transfer.incoming([file], format_id, None, known)
    return transfer.import_files(project, found)
