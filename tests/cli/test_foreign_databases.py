"""Projects of QualCoder and Taguette from the command line: into a new project, again, and undone."""

import json
from pathlib import Path

import qualcoder_files
import taguette_files
from tests.cli.conftest import Run

TEXT = "Boats \U0001f6a4\U0001f6a4 in the caf\u00e9.\nThe river rises."
HTML = "<p>The caf\u00e9 \U0001f6a4 by the river.</p>"


def quotes(run: Run, project: str) -> dict[str, str]:
    """The words of the segments by the paths of their codes."""
    ran = run("export", project, "s.jsonl")
    assert ran.status == 0, ran.err
    rows = [json.loads(line) for line in Path("s.jsonl").read_text(encoding="utf-8").splitlines()]
    return {row["code"]: row["text"] for row in rows}


def test_qualcoder_into_a_new_project(run: Run, tmp_path: Path) -> None:
    made = qualcoder_files.Made(tmp_path / "boats.qda").text(1, "report.txt", TEXT)
    made.code(1, "river").code(2, "place").coding(1, 1, (28, 33), "river", owner="Bo")
    start = qualcoder_files.units(TEXT, TEXT.index("caf"))
    made.coding(2, 1, (start, start + 4), "caf\u00e9").coding(2, 1, (0, 6), "a ship")
    made.done()
    ran = run("import", "new.blotter", "boats.qda", "--coder", "Ada")
    assert ran.status == 0, ran.err
    assert "1 without a place" in ran.err
    assert quotes(run, "new.blotter") == {"river": "river", "place": "caf\u00e9"}
    ran = run("import", "new.blotter", "boats.qda", "--coder", "Ada")
    assert (ran.status, "Took in nothing" in ran.out) == (0, True)
    assert run("undo", "new.blotter", "--coder", "Ada").status == 0
    assert quotes(run, "new.blotter") == {}


def test_taguette_into_a_project_with_choices(run: Run, tmp_path: Path) -> None:
    made = taguette_files.Made(tmp_path / "boats.sqlite3").document(1, "report", HTML).tag(1, "places.river")
    made.highlight(1, 1, taguette_files.bytes_at(HTML, "river"), "river", 1).saved("admin", 1, 1).done()
    assert run("new", "s.blotter", "--coder", "Ada").status == 0
    chosen = ("--choose", "tree=.", "--choose", "coder=Ann")
    ran = run("import", "s.blotter", "boats.sqlite3", "--coder", "Ada", *chosen)
    assert ran.status == 0, ran.err
    assert "1 right" in ran.err
    assert quotes(run, "s.blotter") == {"places/river": "river"}
    assert run("export", "s.blotter", "c.csv", "--what", "coders").status == 0
    assert "Ann" in Path("c.csv").read_text(encoding="utf-8")


def test_a_damaged_database_changes_nothing(run: Run, tmp_path: Path) -> None:
    made = qualcoder_files.Made(tmp_path / "boats.qda").text(1, "report.txt", TEXT * 900).done()
    file = made / "data.qda"
    file.write_bytes(file.read_bytes()[:9_000])
    ran = run("import", "new.blotter", "boats.qda", "--coder", "Ada")
    assert ran.status == 1
    assert "damaged" in ran.out + ran.err
    assert not Path("new.blotter").exists()


def test_a_project_in_a_folder_comes_in_whole(run: Run, tmp_path: Path) -> None:
    made = qualcoder_files.Made(tmp_path / "all" / "boats.qda").text(1, "report.txt", TEXT).code(1, "river")
    (tmp_path / "all" / "boats.qda" / "documents" / "report.txt").write_text(TEXT, encoding="utf-8")
    made.coding(1, 1, (28, 33), "river").done()
    (tmp_path / "all" / "more.txt").write_text("Another document.", encoding="utf-8")
    assert run("new", "s.blotter", "--coder", "Ada").status == 0
    ran = run("import", "s.blotter", "all", "--coder", "Ada")
    assert ran.status == 0, ran.err
    assert quotes(run, "s.blotter") == {"river": "river"}
    assert run("export", "s.blotter", "d.csv", "--what", "sources").status == 0
    names = [line.split(",")[1] for line in Path("d.csv").read_text(encoding="utf-8").splitlines()[1:]]
    assert sorted(names) == ["more.txt", "report.txt"]
