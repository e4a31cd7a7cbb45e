"""Whole projects on the command line: in, out, and what is told of them."""

import json
from pathlib import Path

import pytest
from qualcoder_files import Made
from tests.cli.conftest import TEXT, Run

from blotter.project.project import Project


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A project of another program; one coding has words that its document does not have."""
    made = Made(tmp_path / "other.qda")
    made.text(1, "notes.txt", TEXT).code(1, "training")
    made.coding(1, 1, (0, 8), TEXT[:8], owner="Ben").coding(1, 1, (3, 8), "ships", owner="Ben")
    return made.done()


def test_a_file_becomes_a_new_project(run: Run, other: Path, tmp_path: Path) -> None:
    seen = run("import", "new.blotter", "other.qda", "--dry-run")
    assert seen.status == 0, seen.err
    assert "Nothing was changed" in seen.err
    assert not (tmp_path / "new.blotter").exists()
    made = run("import", "new.blotter", "other.qda", "--coder", "Ben", "--report", "told.json")
    assert made.status == 0, made.err
    assert "1 document, 1 code, 1 segment" in made.out
    assert "How positions were read" in made.err
    assert json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))["taken"]["moved"] == 1
    assert run("check", "new.blotter").status == 0
    again = run("import", "new.blotter", "other.qda")
    assert "Took in nothing; 1 document, 1 code" in again.out
    with Project(tmp_path / "new.blotter", writable=False) as project:
        assert len(project.history()) == 1


def test_it_comes_into_a_project_that_is_there(run: Run, study: Path, other: Path) -> None:
    seen = run("import", "study.blotter", "other.qda", "--dry-run", "--json")
    assert seen.json["there"] == {"sources": 1, "codes": 1, "coders": 1}
    assert run("import", "study.blotter", "other.qda", "--coder", "Ada").status == 0
    rows = run("report", "segments", "study.blotter", "--json").json
    assert [(row["source"], row["code"], row["coder"]) for row in rows] == [("notes.txt", "training", "Ben")]
    assert run("undo", "study.blotter", "--coder", "Ada").status == 0
    assert run("report", "segments", "study.blotter", "--json").json == []


def test_a_file_that_cannot_be_read_leaves_no_project(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.qdpx").write_bytes(b"no archive")
    made = run("import", "new.blotter", "other.qdpx")
    assert made.status == 1
    assert not (tmp_path / "new.blotter").exists()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_what_is_no_project_makes_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (tmp_path / "half.qda" / "data.qda").mkdir(parents=True)
    for name in ("a.txt", "half.qda"):
        for more in ((), ("--dry-run",)):
            made = run("import", "new.blotter", name, *more)
            assert made.status == 1
            assert f"“{name}” holds no whole project" in made.err
            assert "blotter new" in made.err
    assert "There is no file “gone.qdpx”" in run("import", "new.blotter", "gone.qdpx").err
    assert "not of several" in run("import", "new.blotter", "a.txt", "half.qda").err
    assert not (tmp_path / "new.blotter").exists()


def test_wrong_choices_and_reports_are_refused_before_anything_happens(
    run: Run, study: Path, other: Path
) -> None:
    for words in (
        ("--choose", "colour=red"),
        ("--choose", "unquoted=bytes"),
        ("--report", "told.pdf"),
        ("--dry-run", "notes.txt"),
    ):
        ran = run("import", "study.blotter", "other.qda", *words)
        assert ran.status in (1, 2), words
        assert "Traceback" not in ran.err
    assert run("report", "segments", "study.blotter", "--json").json == []


def test_a_whole_project_goes_out(run: Run, study: Path, tmp_path: Path) -> None:
    made = run("export", "study.blotter", "site", "--format", "html-site")
    assert made.status == 0, made.err
    assert (tmp_path / "site" / "index.html").is_file()
    wrong = run("export", "study.blotter", "site", "--format", "html-site", "--choose", "colour=red")
    assert wrong.status == 1
    assert "nothing to choose" in wrong.err
