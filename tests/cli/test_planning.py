"""`blotter plan`: with shares that are given, and with those of a project."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_units_without_a_project(run: Run) -> None:
    ran = run("plan", "--alpha", ".667", "--share", ".25", "--json")
    assert ran.status == 0
    assert ran.json == [{"code": None, "share": 0.25, "units": 81, "positives": 21, "reason": ""}]
    shown = run("plan", "--half-width", ".1", "--share", ".5", "--share", ".1")
    assert [line.split()[2] for line in shown.out.splitlines()[1:]] == ["139", "401"]
    assert "independent" in shown.err


def test_units_with_the_shares_of_a_project(run: Run, study: Path) -> None:
    for coder in ("Ada", "Ben"):
        place = ("--source", "notes.txt", "--code", "training/academy", "--coder", coder, "--span", "0:8")
        assert run("code", study, *place).status == 0
        assert run("done", study, "--coder", coder, "--all").status == 0
    rows = run("plan", study, "--alpha", ".667", "--json").json
    assert [(row["code"], row["share"], row["units"]) for row in rows] == [
        ("training", 0, None),
        ("training/academy", 1 / 3, 68),
        ("assistance", 0, None),
    ]
    assert rows[0]["reason"]
    rolled = run("plan", study, "--rollup", "--code", "training", "--json").json
    assert [row["share"] for row in rolled] == pytest.approx([1 / 3, 1 / 3])


def test_a_project_where_nobody_is_done(run: Run, study: Path) -> None:
    ran = run("plan", study)
    assert ran.status == 0
    assert "No document is done yet" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan",),
        ("plan", "--share", "nan"),
        ("plan", "--share", "0"),
        ("plan", "--share", ".2", "--alpha", "1"),
        ("plan", "--share", ".2", "--alpha", ".8", "--half-width", ".1"),
        ("plan", "--share", ".2", "--kappa", ".8"),
        ("plan", "--share", ".2", "--half-width", ".1", "--coders", "3"),
        ("plan", "--share", ".2", "--code", "training"),
        ("plan", "study.blotter", "--share", ".2"),
        ("plan", "--share", ".2", "--design-effect", "inf"),
    ],
)
def test_what_contradicts_itself_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert "Error" in ran.err


def test_a_missing_project_is_told(run: Run) -> None:
    ran = run("plan", "nowhere.blotter")
    assert ran.status == 1
    assert "Traceback" not in ran.err
