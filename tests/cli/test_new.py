"""How a project begins: with all that was asked for, or not at all."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

TWINS = "# Codes\n\n## training\n\n## Training\n"
JUMP = "# Codes\n\n## training\n\n#### course\n"


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("content", [TWINS, JUMP, "no title", "", "%PDF-1.7\n\0\0"])
def test_a_codebook_that_cannot_be_makes_no_project(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "book.md").write_text(content, encoding="utf-8")
    refused = run("new", "study.blotter", "--codebook", "book.md")
    assert refused.status == 1
    assert "book.md" in refused.err
    assert beside(tmp_path) == ["book.md"]


@pytest.mark.parametrize(
    "names", [["Ada", "ada"], ["Ada", "Ada "], [" "], ["two\nlines"], ["a\u202eb"], ["x" * 300]]
)
def test_coders_that_cannot_be_make_no_project(run: Run, tmp_path: Path, names: list[str]) -> None:
    options = [word for name in names for word in ("--coder", name)]
    assert run("new", "study.blotter", *options).status == 1
    assert beside(tmp_path) == []


def test_what_was_made_is_told_in_numbers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "book.md").write_text("# Codes\n\n## training\n", encoding="utf-8")
    made = run("new", "a.blotter", "--coder", "Ada", "--codebook", "book.md")
    assert (made.status, made.out) == (0, "")
    assert made.err == "Made “a.blotter” with 1 code and 1 coder.\n"
    assert run("new", "b.blotter").err == "Made “b.blotter” with 0 codes and 0 coders.\n"
    assert [row["label"] for row in run("history", "a.blotter", "--json").json] == [
        "Add coder Ada", "Add the codebook Codes",
    ]  # fmt: skip


def test_what_is_there_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file.blotter").write_text("mine", encoding="utf-8")
    (tmp_path / "folder.blotter").mkdir()
    (tmp_path / "link.blotter").symlink_to("nowhere")
    before = beside(tmp_path)
    for name in ("file.blotter", "folder.blotter", "link.blotter", ".", "/", "missing/x.blotter", "x" * 300):
        assert run("new", name).status == 1, name
    assert beside(tmp_path) == before


@pytest.mark.parametrize(
    "name", ["a b.blotter", "#?%&.blotter", "👮‍♀️ é.blotter", "it's “so”.blotter", "x y/deep.blotter"]
)
def test_a_project_may_be_called_anything(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "x y").mkdir()
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    assert run("new", name, "--coder", "Ada").status == 0
    assert run("import", name, "notes.txt").status == 0
    assert run("check", tmp_path / name).status == 0
    assert len(run("report", "sources", name, "--json").json) == 1


def test_a_project_behind_a_link_is_one_project(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    link = tmp_path / "deep" / "link.blotter"
    link.symlink_to("../study.blotter")
    assert run("coder", "add", link, "Cy").status == 0
    assert [row["name"] for row in run("coder", "list", study, "--json").json] == ["Ada", "Ben", "Cy"]
    assert beside(link.parent) == ["link.blotter"]


def test_the_sample_where_it_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for folder in ("file", "file/deeper"):
        refused = run("demo", folder, "--headless")
        assert refused.status == 1
        assert "could not be made" in refused.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
