"""`blotter agreement-table`: both forms, results as table, JSON and file, and files that are none."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

WIDE = "unit,Ada,Ben,Cem\n1,a,a,a\n2,b,b,b\n3,a,b,a\n4,a,a,\n5,b,b,b\n6,🙂,🙂,a\n"


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    (tmp_path / "wide.csv").write_text(WIDE, encoding="utf-8")
    return tmp_path / "wide.csv"


def test_a_column_a_coder(run: Run, wide: Path) -> None:
    ran = run("agreement-table", wide, "--by-category", "--json", "--measure", "percent_agreement")
    assert ran.status == 0
    assert [row["category"] for row in ran.json] == ["", "a", "b", "🙂"]
    first = ran.json[0]
    assert first["value"] == pytest.approx((4 + 2 / 6 + 2 / 6) / 6)
    assert first["low"] < first["value"] < first["high"]
    shown = run("agreement-table", wide)
    assert "krippendorff_alpha_nominal" in shown.out
    assert "Ada, Ben, Cem" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("wide.csv", "--coders", "Ada", "Ben"),
        ("wide.csv", "--coders", "Ada", "--coders", "Ben", "--json"),
        ("--coders", "Ada", "--coders", "Ben", "wide.csv"),
    ],
)
def test_coders_are_named_together_or_apart(run: Run, wide: Path, arguments: tuple[str, ...]) -> None:
    ran = run("agreement-table", *arguments)
    assert ran.status == 0
    assert "cohen_kappa" in ran.out
    assert "Ada, Ben." in ran.err or "--json" in arguments


def test_a_row_a_rating(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"d{n},{n},{coder},x,{n % 2}\n" for n in range(12) for coder in ("Ada", "Ben"))
    (tmp_path / "long.csv").write_text("document,unit,coder,code,value\n" + rows, encoding="utf-8")
    (row,) = run("agreement-table", "long.csv", "--measure", "f1", "--json").json
    assert (row["code"], row["value"], row["n"]) == ("x", 1, 12)
    told = run("agreement-table", "long.csv", "--group", "document", "--draws", "0")
    assert told.status == 0
    assert "bootstrap" not in told.err


def test_the_result_as_a_file(run: Run, wide: Path, tmp_path: Path) -> None:
    assert run("agreement-table", wide, "--out", "result.csv").status == 0
    header, *rows = (tmp_path / "result.csv").read_text(encoding="utf-8").splitlines()
    assert header == "code,category,coders,measure,value,low,high,n,units,share,reason"
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("content", "arguments", "words"),
    [
        (WIDE, ("--measure", "gama"), "no measure"),
        (WIDE, ("--measure", "span_f1_strict"), "segments in a text"),
        (WIDE, ("--unit", "nowhere"), "no column"),
        ("unit,Ada\n1,a\n", (), "one coder only"),
        ("unit,Ada,Ben\n", (), "one row only"),
        ("", (), "no text"),
    ],
)
def test_what_can_be_mended_is_told(
    run: Run, tmp_path: Path, content: str, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "file.csv").write_text(content, encoding="utf-8")
    ran = run("agreement-table", "file.csv", *arguments)
    assert ran.status == 1
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_missing_file_is_told(run: Run) -> None:
    assert run("agreement-table", "nowhere.csv").status == 1
    assert run("agreement-table").status == 2


def test_the_table_itself_is_never_replaced(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "ratings.csv"
    table.write_text("unit,Ada,Ben\n1,x,y\n2,x,x\n")
    before = table.read_bytes()
    (tmp_path / "link.csv").symlink_to(table)
    for name in ("ratings.csv", "./ratings.csv", "link.csv"):
        ran = run("agreement-table", "ratings.csv", "--out", name)
        assert ran.status == 2
        assert "another file" in ran.err
    assert table.read_bytes() == before


def test_a_handful_of_draws_makes_no_interval(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text("unit,Ada,Ben\n1,x,y\n2,x,x\n")
    assert run("agreement-table", "ratings.csv", "--draws", "1").status == 2
    assert run("agreement-table", "ratings.csv", "--draws", "0").status == 0
    assert run("agreement-table", "ratings.csv", "--draws", "100").status == 0


@pytest.mark.parametrize("label", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_cases_hold_no_number_that_is_none(run: Run, tmp_path: Path, label: str) -> None:
    data = json.dumps({"A": [1, "?"], "B": [1, 2]}).replace('"?"', label)
    case = '[{"id": "a", "kind": "coding", "measure": "krippendorff_alpha_interval", "data": %s}]'
    (tmp_path / "cases.json").write_text(case % data)
    ran = run("calculate", "cases.json")
    assert (ran.status, ran.out) == (1, "")
    assert f"{label} is not a number" in ran.err
