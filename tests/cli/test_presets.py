"""`blotter agreement --as`: the tables of other programs, and what does not go with them."""

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from blotter.analysis.presets import PRESETS


@pytest.fixture
def coded(run: Run, study: Path) -> Path:
    """The study, coded by both and done; two of the codes exclude each other."""
    for coder, path, span in (
        ("Ada", "training", "0:8"), ("Ben", "training", "0:8"), ("Ada", "training/academy", "9:16"),
        ("Ben", "assistance", "9:16"),
    ):  # fmt: skip
        place = ("--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
        assert run("code", study, *place).status == 0
    for coder in ("Ada", "Ben"):
        assert run("done", study, "--coder", coder, "--all").status == 0
    made = ("codes", "set", "add", study, "acts", "--exclusive", "--code", "training", "--code", "assistance")
    assert run(*made).status == 0
    return study


def test_as_maxqda(run: Run, coded: Path) -> None:
    rows = run("agreement", coded, "--as", "maxqda", "--json").json
    assert [(row["code"], row["agreements"], row["disagreements"]) for row in rows] == [
        ("training", 2, 0),
        ("training/academy", 0, 1),
        ("assistance", 0, 1),
        ("<Total>", 2, 2),
    ]
    # Half of the segments agree, and chance is one in three codes.
    assert rows[-1]["brennan_prediger"] == pytest.approx(0.25)
    only = run("agreement", coded, "--as", "maxqda", "--level", "existence", "--code", "training").out
    assert "training/academy" in only
    assert "assistance" not in only


def test_as_nvivo(run: Run, coded: Path) -> None:
    rows = run("agreement", coded, "--as", "nvivo", "--unit", "sentence", "--json").json
    assert [(row["code"], row["source"], row["size"]) for row in rows] == [
        (code, "notes.txt", 3) for code in ("training", "training/academy", "assistance")
    ]
    grouped = ("--coder", "Ada", "--against", "Ben")
    assert run("agreement", coded, "--as", "nvivo", "--unit", "sentence", *grouped, "--json").json == rows
    assert run("agreement", coded, "--as", "nvivo", "--coder", "Ada", "--against", "Bob").status == 1


def test_as_atlas_ti_with_the_exclusive_sets_as_domains(run: Run, coded: Path) -> None:
    rows = run("agreement", coded, "--as", "atlas-ti", "--json").json
    assert [(row["domain"], row["code"]) for row in rows] == [
        ("acts", ""), ("acts", "training"), ("acts", "assistance"),
    ]  # fmt: skip
    # Both coded the same 15 characters, and call the last 7 of them differently.
    assert rows[0]["alpha_binary"] == pytest.approx(1)
    assert rows[0]["cu_alpha"] < 0.5


def test_as_inception(run: Run, coded: Path) -> None:
    (row,) = run("agreement", coded, "--as", "inception", "--json").json
    assert (row["found"], row["used"]) == (2, 2)


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_every_program_is_explained(run: Run, coded: Path, each) -> None:
    ran = run("agreement", coded, "--as", each.id)
    assert ran.status == 0
    assert each.misleading in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as", "qualcoder"),
        ("--as", "maxqda", "--measure", "f1"),
        ("--as", "maxqda", "--unit", "sentence"),
        ("--as", "nvivo", "--overlap", "80"),
        ("--as", "maxqda", "--overlap", "nan"),
        ("--overlap", "80"),
        ("--level", "existence"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, coded: Path, arguments: tuple[str, ...]) -> None:
    assert run("agreement", coded, *arguments).status == 2


def test_a_unit_that_a_program_does_not_know(run: Run, coded: Path) -> None:
    ran = run("agreement", coded, "--as", "nvivo", "--unit", "token")
    assert ran.status == 1
    assert "sentence or paragraph" in ran.err


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_the_columns_are_those_that_are_told(run: Run, coded: Path, each) -> None:
    page = Path(__file__).parents[2] / "docs" / "command-line.md"
    told = page.read_text(encoding="utf-8").partition("With `--as` a row has")[2].partition("\n\n")[0]
    part = told.partition(f"`{each.id}` has")[2].partition(";")[0].partition("The last of each")[0]
    (row, *_) = run("agreement", coded, "--as", each.id, "--json").json
    assert re.findall(r"`(\w+)`", part) == [key for key in row if key != "reason"]
