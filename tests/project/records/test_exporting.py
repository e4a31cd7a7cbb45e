"""Records go out as linked tables that explain themselves, and come back as they were."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.project.records import studies

import factories
from blotter.domain.entity import new_id
from blotter.domain.study import CountryTable, StudyFrame
from blotter.errors import Refused
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.options import MissingOptions
from blotter.project import transfer
from blotter.project.project import Project
from blotter.project.records import exporting, rows
from blotter.project.reports import Selection, report

CONTRACT = {
    "records": rows.KEYS,
    "evidence": ("record", "segment", "field", "role", "claim_source"),
    "quantities": (
        "record", "measure", "low", "best", "high", "unit", "approximate", "as_of", "stage", "claimant",
        "part_of", "alternative_to", "words",
    ),
    "statuses": ("record", "status", "date", "source"),
    "actors": ("record", "actor", "role"),
    "countries": ("record", "country", "role"),
}  # fmt: skip


@pytest.fixture
def filled(project: Project, tmp_path: Path) -> Project:
    """The small study, and a copy of it that is filled with records."""
    project.save_copy(tmp_path / "filled.blotter")
    with Project(tmp_path / "filled.blotter") as opened:
        opened.act_as("Ada")
        studies.fill(opened)
        yield opened


def export(project: Project, path: Path, **codes: str) -> Path:
    options = MissingOptions(**codes)
    transfer.export(project, path, "records", Selection(), options=options)
    return path


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as text:
            found[file.stem] = [
                {key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(text)
            ]
    return found


@pytest.mark.parametrize("name", ["out", "out.zip", "out.xlsx"])
def test_linked_tables_come_back_as_they_were(
    project: Project, filled: Project, tmp_path: Path, name: str
) -> None:
    file = export(filled, tmp_path / name, not_coded="-6")
    found, left_out = transfer.incoming([file])
    assert not left_out
    report = transfer.import_files(project, found)
    assert (report.refused, report.taken) == (0, {"records": 4})
    assert studies.held(project) == studies.held(filled)
    assert project.check() == []
    again = transfer.import_files(project, found)
    assert (again.taken, again.skipped) == ({}, 4)
    project.undo()
    assert not project.records


def test_json_lines_have_each_record_with_all_that_is_linked(
    project: Project, filled: Project, tmp_path: Path
) -> None:
    file = export(filled, tmp_path / "out.jsonl")
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    told = next(each for each in found if each["id"] == "MM.001")
    assert tuple(told)[: len(rows.KEYS)] == rows.KEYS
    assert [each["role"] for each in told["actors"]] == ["organiser", "", "venue"]
    assert told["evidence"][0]["claim_source"] == ["press", "NGO"]
    transfer.import_files(project, [transfer.Incoming(file)], create=True)
    mine, theirs = studies.held(project), studies.held(filled)
    for record in project.records.values():
        parts = [project.actors[part.actor].name for part in record.actors]
        assert parts == [filled.actors[part.actor].name for part in filled.records[record.id].actors]
    assert mine["evidence"] == theirs["evidence"]
    assert [each.quantities for each in project.records.values()] == [
        each.quantities for each in filled.records.values()
    ]


def test_the_keys_are_those_that_others_rely_on(filled: Project, tmp_path: Path) -> None:
    folder = export(filled, tmp_path / "out")
    for name, keys in CONTRACT.items():
        header = (folder / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0].strip().split(",")
        assert tuple(header[: len(keys)]) == keys


def test_every_reference_leads_somewhere(filled: Project, tmp_path: Path) -> None:
    folder = export(filled, tmp_path / "out")
    held = tables(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {each["name"] for each in package["resources"]} == set(held)
    codes = set(package["missing"].values())
    for resource in package["resources"]:
        fields = [each["name"] for each in resource["schema"]["fields"]]
        name = resource["name"]
        assert all(list(row) == fields for row in held[name])
        assert all(each["description"] for each in resource["schema"]["fields"])
        key = resource["schema"].get("primaryKey", [])
        assert not key or len({tuple(row[each] for each in key) for row in held[name]}) == len(held[name])
        for foreign in resource["schema"].get("foreignKeys", []):
            reference = foreign["reference"]
            there = {row[reference["fields"]] for row in held[reference["resource"] or name]} | codes
            assert {row[foreign["fields"]] for row in held[name]} <= there, (name, foreign)


def test_the_four_kinds_of_nothing_have_codes_and_counts(filled: Project, tmp_path: Path) -> None:
    held = tables(export(filled, tmp_path / "out", not_coded="-6", unknown="?"))
    record = next(each for each in held["records"] if each["id"] == "MM.001")
    assert (record["confidence"], record["parent"], record["engagement"]) == ("-7", "?", "bilateral")
    assert next(each for each in held["records"] if each["id"] == "LA.001")["date"] == "-6"
    counts = {each["field"]: each for each in held["dictionary"] if each["table"] == "records"}
    told = counts["confidence"]
    assert [told[key] for key in ("filled", "unknown", "not_stated", "not_applicable", "not_coded")] == [
        "0", "0", "0", "1", "3",
    ]  # fmt: skip
    assert counts["themes"]["filled"] == "1"
    assert "| -6" not in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "not coded: `-6`" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    with pytest.raises(Refused, match="not applicable"):
        exporting.checked_missing({"never": "-1"})


def test_no_cell_is_taken_for_a_formula(filled: Project, tmp_path: Path) -> None:
    folder = export(filled, tmp_path / "out")
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as text:
            for cells in csv.reader(text):
                active = [each for each in cells if each[:1] in "=+@-" and each]
                assert all(each.lstrip("-").replace(".", "").isdigit() for each in active), active
    book = load_workbook(export(filled, tmp_path / "out.xlsx"))
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)


def test_the_same_data_on_one_day_are_the_same_bytes(filled: Project, tmp_path: Path) -> None:
    one = export(filled, tmp_path / "one.zip").read_bytes()
    assert export(filled, tmp_path / "two.zip").read_bytes() == one
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.testzip() is None
        assert {"README.md", "codebook.md", "datapackage.json", "records.csv"} <= set(archive.namelist())
        assert "| `records` | 4 |" in archive.read("README.md").decode()


def test_a_flat_table_is_the_report(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "flat.csv")
    with (tmp_path / "flat.csv").open(encoding="utf-8", newline="") as text:
        found = [row["id"] for row in csv.DictReader(text)]
    assert found == [row[0] for row in report(filled, "records").rows]


def test_tables_by_country_and_the_frame_of_the_study_come_along(filled: Project, tmp_path: Path) -> None:
    table = CountryTable(id=new_id(), name="Status", rows=(("MM", 2016, "not free"), ("FJ", 0, "free")))
    frame = StudyFrame(earliest="1997-01-01", days=14)
    filled.apply(factories.edit(table, frame))
    held = tables(export(filled, tmp_path / "out"))
    assert [tuple(row.values()) for row in held["country_values"]] == [
        ("Status", "FJ", "0", "free"),
        ("Status", "MM", "2016", "not free"),
    ]
    assert list(held["study"][0].values()) == ["1997-01-01", "", "CN", "14", "no"]


def test_an_empty_project_has_empty_tables(project: Project, tmp_path: Path) -> None:
    held = tables(export(project, tmp_path / "out"))
    assert held["records"] == []
    found, _ = transfer.incoming([tmp_path / "out"])
    assert transfer.import_files(project, found).refused == 0
