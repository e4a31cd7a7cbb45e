"""Files of every released schema still open, migrate, undo all, redo all, and check clean."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from blotter.domain.attribute import Bearer
from blotter.domain.moved_passage import Move
from blotter.domain.record import Gone, Involved, Role
from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.records.rows import told_quantity
from blotter.store.migrations import NEWEST

KEPT = sorted((Path(__file__).parents[1] / "data").glob("schema-*.blotter"))


def test_one_is_kept_for_every_schema() -> None:
    assert [path.stem for path in KEPT] == [f"schema-{number}" for number in range(1, NEWEST + 1)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_a_released_file_keeps_its_promises(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(kept, tmp_path / kept.name))
    with Project(path) as project:
        assert project.check() == []
        held = [(s.quote, s.memo) for s in project.retrieve()]
        assert len(held) == 5
        steps = 0
        while project.next_undo():
            project.undo(any_coder=True)
            steps += 1
        assert (project.count(), len(project.codebook), project.coders, project.sources) == (0, 0, {}, {})
        assert project.check() == []
        for _ in range(steps):
            project.redo(any_coder=True)
        assert [(s.quote, s.memo) for s in project.retrieve()] == held
        assert project.check() == []
        while project.next_redo():
            project.redo(any_coder=True)
        assert project.check() == []


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_records_are_made_in_a_released_file(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(kept, tmp_path / kept.name))
    with Project(path) as project:
        project.act_as("Ada")
        before = len(project.records)
        segment = next(iter(project.retrieve()))
        made, edit = making.make(
            project, schema.kind(project, "training"), [segment], countries=(Involved("LA"),)
        )
        project.apply(edit)
        assert (made.number, len(project.records)) == ("LA.001", before + 1)
        assert project.check() == []
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT kind, countries, region FROM v_records WHERE id = 'LA.001'")
        assert rows.fetchall() == [("training", "LA", "Asia")]


def test_a_kept_data_set_is_there_as_it_was(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(KEPT[4], tmp_path / "kept.blotter"))
    with Project(path) as project:
        first, second = project.records.values()
        assert (first.number, second.number, second.parent) == ("MM.001", "XX.001", first.id)
        assert [each.name for each in project.actors.values()] == [
            "Liaison office",
            "Ministry of Public Security",
        ]
        assert (first.own, first.blanks) == ((("language", "Chinese"),), (("direction", "not stated"),))
        assert (first.earliest, first.latest) == ("2016-05-02", "2016-05-13")
        assert [told_quantity(each) for each in first.quantities] == ["≥ 2,700 persons", "12 persons"]
        assert [each.role for each in project.evidence_of(first)] == [Role.NOTE, Role.BODY]
        assert [(each.number, each.fate) for each in project.former_records()] == [("XX.002", Gone.DELETED)]
        assert (len(project.found_different()), len(project.saved_figures())) == (1, 1)
        assert (project.frame.days, project.regions.of("MX")) == (14, "Latin America and the Caribbean")
        assert project.country_tables()[0].by_place()["MM", 2016] == "partly free"
        assert project.kept(project.releases()[0].content) == b"the data set as it was"


def test_kept_documents_are_there_as_they_were(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(KEPT[5], tmp_path / "kept.blotter"))
    with Project(path) as project:
        source = project.source("notes.txt")
        assert project.groups.path(source.group) == "Press/Asia"
        structure = project.structure(source)
        assert [page.label for page in structure.pages] == ["iv", "v"]
        assert structure.pages_of(Span(3, 25)) == "iv–v"
        assert project.layout(source) == b"where the letters stand"
        case = project.case("myanmar")
        assert [each.span for each in project.case_parts.values()] == [None, Span(3, 9)]
        dated, kind = project.attribute("published"), project.attribute("Regime", Bearer.CASES)
        assert project.attribute_values == {(dated.id, source.id): "2016-05", (kind.id, case.id): "closed"}
        assert [each.move for each in project.moved_passages()] == [Move.CHANGED]


def test_what_came_from_other_programs_is_there_as_it_was(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(KEPT[6], tmp_path / "kept.blotter"))
    with Project(path) as project:
        (brought,) = project.foreign_imports()
        assert (brought.file, brought.format) == ("pilot.qdpx", "refi-qda")
        picture, graph = project.foreign_elements()
        assert [each.brought_by for each in (picture, graph)] == [brought.id, brought.id]
        assert (picture.kind, picture.source) == ("PictureSource", project.source("notes.txt").id)
        assert project.kept(picture.content or "") == b"a picture"
        (place,) = json.loads(project.layer(brought.positions or "")).values()
        (code,) = json.loads(brought.told)["colours"]
        assert (len(place), graph.source) == (2, None)
        assert code in {each.id for each in project.codebook}
