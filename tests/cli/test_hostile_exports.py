"""Exports to places where they must not go, of names that mean something elsewhere."""

import csv
import json
import os
import re
from pathlib import Path

import pytest
from tests.cli.conftest import TEXT, Run

FORMULA = '=HYPERLINK("http://example.org";"x")'
NAMES = (FORMULA, "@x", "+1", "-1", "..", "a,b;c|d", "<b>&amp;", "# x", "a`b*c_d", "'=1")
SUFFIXES = ("csv", "tsv", "xlsx", "jsonl", "md", "html", "docx")


def code(run: Run, path: str, coder: str = "Ada", span: str = "0:8") -> None:
    place = ("--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
    assert run("code", "study.blotter", *place, "--memo", FORMULA).status == 0


@pytest.fixture
def odd(run: Run, study: Path) -> Path:
    """The study with names that are formulas, marks, or ways out of a folder."""
    (study.parent / "inner").mkdir()
    assert run("coder", "add", study, FORMULA).status == 0
    for name in NAMES:
        path = name.replace("/", "\\/")
        assert run("codes", "add", study, "--", path).status == 0
        code(run, path, FORMULA)
    assert run("codes", "add", study, "../..").status == 0
    assert run("codes", "add", study, "../../x").status == 0
    code(run, "../../x")
    return study


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_name_leads_out_of_the_folder(run: Run, odd: Path, suffix: str) -> None:
    before = {path for path in odd.parent.rglob("*") if path.is_file()}
    written = run("export", odd, f"inner/out.{suffix}", "--code", "../../x")
    assert (written.status, written.out) == (0, "")
    assert written.err == f"Wrote 1 segment to “inner/out.{suffix}”.\n"
    after = {path for path in odd.parent.rglob("*") if path.is_file()}
    assert after - before == {odd.parent / "inner" / f"out.{suffix}"}


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "jsonl"])
def test_odd_names_come_back_as_they_went(run: Run, odd: Path, suffix: str) -> None:
    keys = ("source", "code", "coder", "start", "end", "text", "memo")
    assert run("export", odd, f"out.{suffix}").status == 0
    assert run("new", "copy.blotter").status == 0
    assert run("import", "copy.blotter", "notes.txt").status == 0
    assert run("import", "copy.blotter", f"out.{suffix}", "--create").status == 0
    told = [
        sorted(tuple(row[key] for key in keys) for row in run("report", "segments", name, "--json").json)
        for name in (odd, "copy.blotter")
    ]
    assert told[0] == told[1]
    assert len(told[0]) == len(NAMES) + 1


def test_no_cell_of_a_csv_is_a_formula(run: Run, odd: Path) -> None:
    for what in ("segments", "codes", "coders", "memos", "sources", "history", "agreement", "disagreements"):
        assert run("export", odd, "out.csv", "--what", what).status == 0
        with (odd.parent / "out.csv").open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert [cell for cell in cells if cell.startswith("'")] or what not in ("codes", "coders")
        assert not [cell for cell in cells if re.match("[=+@\\t\\r-](?![0-9.]+$)", cell)]


def test_a_cell_that_is_too_long_is_cut_and_told(run: Run, study: Path) -> None:
    place = ("--source", "notes.txt", "--code", "training", "--coder", "Ada", "--span", "0:8")
    assert run("code", study, *place, "--memo", "m" * 40_000).status == 0
    written = run("export", study, "out.xlsx")
    assert written.status == 0
    assert "32,767" in written.err
    assert run("export", study, "out.csv").err == "Wrote 1 segment to “out.csv”.\n"


def test_a_document_whose_name_leads_elsewhere_is_a_document(run: Run, study: Path) -> None:
    row = {"source": "../../x.txt", "start": 0, "end": 8, "code": "training", "coder": "Ada"}
    (study.parent / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    refused = run("import", study, "rows.jsonl")
    assert refused.status == 1
    assert "../../x.txt: there is no such document." in refused.err
    wrong = run(
        "code", study, "--source", "../../x.txt", "--code", "training", "--coder", "Ada", "--span", "0:3"
    )
    assert wrong.status == 1


@pytest.mark.parametrize("name", ["study.blotter", "other.blotter", "renamed.csv"])
def test_a_project_is_never_replaced_by_an_export(run: Run, study: Path, name: str) -> None:
    target = study.parent / name
    if not target.exists():
        target.write_bytes(study.read_bytes())
    before = target.read_bytes()
    refused = run("export", study, name, "--format", "csv")
    assert refused.status == 1
    assert "is a project" in refused.err
    assert target.read_bytes() == before


def test_what_is_no_file_is_never_replaced(run: Run, study: Path) -> None:
    folder = study.parent
    (folder / "folder.csv").mkdir()
    (folder / "circle.csv").symlink_to("circle.csv")
    names = ["folder.csv", "circle.csv"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.csv")
        names.append("pipe.csv")
    for name in names:
        refused = run("export", study, name)
        assert refused.status == 1
        assert name in refused.err
    assert (folder / "folder.csv").is_dir()
    assert (folder / "circle.csv").is_symlink()
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("inner", "is a folder"),
        ("plain", "does not say in which format"),
        ("out.pdf", "“.pdf”"),
        ("missing/out.csv", "There is no folder"),
        ("notes.txt/out.csv", "There is no folder"),
    ],
)
def test_places_where_nothing_can_be_written(run: Run, odd: Path, name: str, said: str) -> None:
    refused = run("export", odd, name)
    assert refused.status == 1
    assert said in refused.err


def test_an_export_takes_the_place_of_an_older_one(run: Run, study: Path) -> None:
    (study.parent / "real.csv").write_text("old", encoding="utf-8")
    (study.parent / "link.csv").symlink_to("real.csv")
    assert run("export", study, "link.csv").status == 0
    assert (study.parent / "link.csv").is_symlink()
    assert (study.parent / "real.csv").read_text(encoding="utf-8").startswith("id,source")
    assert (study.parent / "notes.txt").read_text(encoding="utf-8") == TEXT


def test_options_that_contradict_each_other(run: Run, study: Path) -> None:
    assert run("export", study, "out.csv", "--format", "nothing").status == 1
    assert "`blotter formats`" in run("export", study, "out.csv", "--format", "nothing").err
    assert run("export", study, "out.csv", "--format", "text").status == 1
    assert run("export", study, "out.csv", "--what", "nothing").status == 2
    assert run("export", study, "out.xlsx", "--bom").status == 1
    assert run("export", study, "out.csv", "--what", "history", "--words", "x").status == 2
    assert run("export", study, "out.csv", "--bom").status == 0
    assert (study.parent / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert not (study.parent / "out.xlsx").exists()
