"""`blotter package` and `merge`: what they print, what they end with, and that nothing is half done."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from states import state


@pytest.fixture
def packages(run: Run, study: Path) -> list[Path]:
    """A package for each coder, coded differently."""
    made = []
    for name, span in (("Ada", "0:8"), ("Ben", "0:16")):
        package = study.with_name(f"{name.lower()}.blotter")
        assert run("package", study, package, "--coder", name).status == 0
        place = ("--source", "notes.txt", "--code", "training", "--coder", name, "--span", span)
        assert run("code", package, *place).status == 0
        made.append(package)
    return made


def test_packages_go_out_and_come_in(run: Run, study: Path, packages: list[Path]) -> None:
    dry = run("merge", study, *packages, "--dry-run", "--json")
    assert (dry.status, dry.json["merged"], dry.json["decide"]) == (0, False, [])
    before = state(study)
    assert run("report", "segments", study, "--json").json == []
    done = run("merge", study, *packages)
    assert done.status == 0
    assert "Merged" in done.err
    assert state(study) != before
    rows = run("report", "segments", study, "--json").json
    assert {(row["coder"], row["start"], row["end"], row["code"]) for row in rows} == {
        ("Ada", 0, 8, "training"), ("Ben", 0, 16, "training"),
    }  # fmt: skip
    again = run("merge", study, *packages)
    assert (again.status, "Nothing to merge" in again.err) == (0, True)
    copies = [row["copy"] for row in run("history", study, "--json").json]
    assert {"ada", "ben"} <= set(copies)
    assert run("undo", study, "--any-coder").status == 0
    assert run("report", "segments", study, "--json").json == []
    assert run("check", study).status == 0


def test_what_is_to_be_decided(run: Run, study: Path, packages: list[Path]) -> None:
    for path, name in ((study, "courses"), (packages[0], "teaching")):
        assert run("codes", "rename", path, "training", name).status == 0
    before = state(study)
    asked = run("merge", study, packages[0])
    assert asked.status == 1
    assert "Nothing was merged" in asked.err
    assert "courses" in asked.out
    told = run("merge", study, packages[0], "--json")
    assert told.status == 1
    (question,) = told.json["decide"]
    assert (question["part"], question["into"], question["from"]) == ("name", "courses", "teaching")
    decided = study.with_name("decided.json")
    decided.write_text(json.dumps([question | {"take": None}]), encoding="utf-8")
    assert run("merge", study, packages[0], "--decisions", decided).status == 1
    assert state(study) == before
    decided.write_text(json.dumps([question | {"take": "from"}]), encoding="utf-8")
    assert run("merge", study, packages[0], "--decisions", decided).status == 0
    assert "teaching" in {row["code"] for row in run("report", "codes", study, "--json").json}


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"id": 3}]', '[{"id": "x", "take": "perhaps"}]'])
def test_decisions_that_are_none(run: Run, study: Path, packages: list[Path], content: str) -> None:
    decided = study.with_name("decided.json")
    decided.write_text(content, encoding="utf-8")
    result = run("merge", study, packages[0], "--decisions", decided)
    assert (result.status, "does not hold decisions" in result.err) == (1, True)


def test_wrong_names_and_files(run: Run, study: Path, packages: list[Path]) -> None:
    for words, status, told in (
        (("package", study, study.with_name("x.blotter"), "--coder", "Adda"), 1, "Did you mean"),
        (("package", study, packages[0], "--coder", "Ada"), 1, "exists already"),
        (("package", study, study.with_name("x.blotter")), 2, "--coder"),
        (("merge", study), 2, "FROM"),
        (("merge", study, study), 1, "into itself"),
        (("merge", study, study.with_name("gone.blotter")), 1, "no project"),
        (("merge", study, packages[0], "--decisions", study.with_name("gone.json")), 1, "could not be read"),
        (("merge", study, packages[0], "--take", "both"), 2, "--take"),
    ):
        result = run(*words)
        assert (result.status, told in result.err) == (status, True), (words, result.err)
    picture = study.with_name("picture.blotter")
    picture.write_bytes(b"\x89PNG\r\n")
    assert run("merge", study, picture).status == 1


def test_the_copies_are_only_read(run: Run, study: Path, packages: list[Path]) -> None:
    contents = {path: path.read_bytes() for path in packages}
    copy = Path(shutil.copyfile(packages[0], packages[0].with_name("ada once more.blotter")))
    assert run("merge", study, *packages, copy).status == 0
    assert {path: path.read_bytes() for path in packages} == contents
    assert len(run("report", "segments", study, "--json").json) == 2
