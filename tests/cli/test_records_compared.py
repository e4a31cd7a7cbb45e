"""Two coders' records as commands: reports, settling, what is wrong with them, what documents give."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

import two_coders

STUDY = "two.blotter"
COMMAND = ("record", "adjudicate")


@pytest.fixture
def compared(run: Run, tmp_path: Path) -> Path:
    """The study of two coders, closed."""
    path = tmp_path / STUDY
    with two_coders.make(path) as project:
        two_coders.usual(project)
    return path


def test_agreement_and_differences_are_reported(run: Run, compared: Path) -> None:
    rows = run("report", "record-agreement", STUDY, "--json").json
    found = {(row["field"], row["kind"], row["measure"]): row for row in rows}
    assert found["record", None, "precision"]["value"] == 1.0
    assert found["countries", None, "jaccard"]["value"] == 0.75
    assert found["level", None, "cohen_kappa"]["value"] is None
    assert "no variation" in found["level", None, "cohen_kappa"]["reason"]
    told = run("report", "record-differences", STUDY)
    assert "2 pairs over 2 documents that both have done" in told.err
    assert told.out.splitlines()[1].split()[:2] == ["FJ.001", "FJ.002"]


def test_options_narrow_their_reports_alone(run: Run, compared: Path) -> None:
    rows = run("report", "record-differences", STUDY, "--kind", "training", "--days", 3, "--json").json
    assert [row["field"] for row in rows] == ["date"]
    ran = run("report", "records", STUDY, "--days", 3)
    assert ran.status == 2
    assert "--days narrows record-agreement, record-differences" in ran.err
    assert run("report", "coverage", STUDY, "--all-documents").status == 2


def test_settling_from_the_list_to_the_last(run: Run, compared: Path) -> None:
    listed = run(*COMMAND, "list", STUDY)
    assert listed.out.splitlines()[0].split()[:2] == ["Ada", "Ben"]
    assert listed.err == "0 settled, 0 discarded, 3 open.\n"
    shown = run(*COMMAND, "show", STUDY, "ws.002").out.splitlines()
    assert shown[0] == "WS.001  WS.002"
    assert shown[1:3] == ["topics: border | cyber  (other value)", "countries: WS | WS; TO  (partly)"]
    assert shown[3] == "WS.001  news.txt 41:67  “A boat was given to Samoa.”"
    words = ("--take", "first", "--field", "countries=second")
    decided = run(*COMMAND, "decide", STUDY, "WS.002", *words)
    assert (decided.status, decided.err.splitlines()[0]) == (0, "Settled WS.001; WS.002: WS.003.")
    assert run(*COMMAND, "decide", STUDY, "LA.001", "--take", "discard").status == 0
    assert run(*COMMAND, "list", STUDY, "--open", "--json").json == [
        {"first": "FJ.001", "second": "FJ.002", "kind": "training", "fields": "date", "settled": None}
    ]
    rows = {row["id"]: row for row in run("report", "records", STUDY, "--json").json}
    assert (rows["WS.003"]["coder"], rows["WS.003"]["countries"]) == ("Consensus", "WS; TO")
    assert rows["WS.003"]["evidence"] == 2
    assert run(*COMMAND, "undo", STUDY, "LA.001").status == 0
    assert run("undo", STUDY, "--steps", 3, "--any-coder").status == 0
    assert "Consensus" not in run("report", "records", STUDY).out


def test_what_is_alike_is_accepted(run: Run, compared: Path) -> None:
    assert "Took over 0 records." in run(*COMMAND, "accept", STUDY).err


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("decide", STUDY, "ZZ.001", "--take", "first"), 1, "ZZ.001"),
        (("decide", STUDY, "WS.001", "--take", "first", "--field", "dat=second"), 1, "“date”"),
        (("decide", STUDY, "WS.001", "--take", "first", "--field", "date"), 2, "NAME=first"),
        (("decide", STUDY, "WS.001"), 2, "--take"),
        (("list", STUDY, "--between", "Ada", "Zoe"), 1, "Zoe"),
        (("undo", STUDY, "WS.001"), 1, "not settled"),
    ],
)
def test_what_does_not_work_is_told(
    run: Run, compared: Path, words: tuple[str, ...], status: int, told: str
) -> None:
    ran = run(*COMMAND, *words)
    assert ran.status == status
    assert told in ran.err


def test_nobody_to_settle_between_is_told(run: Run, study: Path) -> None:
    ran = run(*COMMAND, "list", study.name)
    assert ran.status == 1
    assert "--between" in ran.err


def test_the_check_warns_of_records(run: Run, compared: Path) -> None:
    ran = run("check", STUDY)
    assert ran.status == 1
    assert "record  WS.001 date: Date is required for assistance" in ran.out
    assert [row["kind"] for row in run("check", STUDY, "--json").json] == ["record", "record"]
    assert run("check", STUDY, "--file-only").status == 0
    rows = run("report", "record-problems", STUDY, "--coder", "Ada", "--json").json
    assert [(row["record"], row["field"]) for row in rows] == [("WS.001", "date")]


def test_coverage_by_year_of_event_or_report(run: Run, compared: Path) -> None:
    (news, notes) = run("report", "coverage", STUDY, "--json").json
    assert news == {"source": "news.txt", "total": 5, "year:2015": 1, "year:2016": 2, "year:undated": 2}
    assert notes["total"] == 0
    by_report = run("report", "coverage", STUDY, "--year", "report", "--of", "evidence", "--json").json
    assert by_report[0] == {"source": "news.txt", "total": 5, "year:undated": 5}
