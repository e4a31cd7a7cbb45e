"""`blotter correct`, `edition`, `moved`: what they change, print and refuse."""

from pathlib import Path

import pytest
from tests.cli.conftest import TEXT, Run


@pytest.fixture
def coded(run: Run, study: Path) -> Path:
    for find in ("Officers", "boats were a gift"):
        ran = run(
            "code", study, "--source", "notes.txt", "--code", "training", "--coder", "Ada", "--find", find
        )
        assert ran.status == 0
    return study


def segments(run: Run) -> list[tuple[int, str]]:
    return [(s["start"], s["text"]) for s in run("report", "segments", "study.blotter", "--json").json]


def correct(run: Run, *more: object):
    return run("correct", "study.blotter", *more)


def test_a_span_is_corrected_and_segments_go_along(run: Run, coded: Path) -> None:
    start = TEXT.index("Linhai")
    ran = correct(run, "--source", "notes.txt", "--span", f"{start}:{start + 6}", "--text", "Linhai City")
    assert ran.status == 0
    assert "Corrected 1 place in 1 document." in ran.err
    assert "Segments: 1 moved, 0 with other words, 0 without a place any more." in ran.err
    assert segments(run) == [(0, "Officers"), (TEXT.index("boats") + 5, "boats were a gift")]
    assert run("check", "study.blotter").status == 0
    assert run("undo", "study.blotter", "--any-coder").status == 0
    assert segments(run) == [(0, "Officers"), (TEXT.index("boats"), "boats were a gift")]


def test_what_stands_several_times_is_listed_unless_all_are_meant(run: Run, coded: Path) -> None:
    ran = correct(run, "--source", "notes.txt", "--find", "trained", "--text", "taught")
    assert ran.status == 1
    assert "notes.txt 9:16" in ran.err
    assert "[-trained-]{+taught+}" in ran.err
    ran = correct(run, "--find", "trained", "--all", "--text", "taught", "--json")
    assert [(each["start"], each["before"], each["text"]) for each in ran.json] == [
        (9, "trained", "taught"), (36, "trained", "taught"),
    ]  # fmt: skip
    assert correct(run, "--find", "trained", "--all", "--text", "taught").status == 1


def test_a_regular_expression_and_a_look_first(run: Run, coded: Path) -> None:
    arguments = ("--regex", r"\b(\w)oats", "--all", "--text", r"\1ats")
    ran = correct(run, *arguments, "--dry-run")
    assert "[-boats-]{+bats+}" in ran.out
    assert segments(run)[1][1] == "boats were a gift"
    assert correct(run, *arguments).status == 0
    assert segments(run)[1][1] == "bats were a gift"


def test_a_whole_corrected_text(run: Run, coded: Path, tmp_path: Path) -> None:
    file = tmp_path / "corrected.txt"
    file.write_text(TEXT.replace("boats were a gift", "boat was a gift"), encoding="utf-8")
    assert correct(run, "--source", "notes.txt", "--file", file).status == 0
    assert segments(run)[1][1] == "boat was a gift"
    ran = correct(run, "--source", "notes.txt", "--file", file)
    assert (ran.status, "says so already" in ran.err) == (0, True)
    assert correct(run, "--source", "notes.txt", "--file", tmp_path / "none.txt").status == 1


def test_ways_that_do_not_go_together_are_not_understood(run: Run, coded: Path) -> None:
    for wrong in (
        ("--source", "notes.txt", "--text", "x"),
        ("--source", "notes.txt", "--span", "0:3"),
        ("--span", "0:3", "--text", "x"),
        ("--find", "x", "--text", "y"),
        ("--source", "notes.txt", "--span", "0:3", "--text", "x", "--all"),
        ("--source", "notes.txt", "--find", "x", "--span", "0:3", "--text", "x"),
    ):
        assert correct(run, *wrong).status == 2
    assert correct(run, "--source", "notes.txt", "--span", "0:9999", "--text", "x").status == 1


def test_what_moved_is_listed_accepted_placed_and_removed(run: Run, coded: Path) -> None:
    correct(run, "--source", "notes.txt", "--span", "0:9", "--text", "")
    correct(run, "--source", "notes.txt", "--find", "gift", "--text", "present")
    rows = run("moved", "list", "study.blotter", "--json").json
    assert [(r["kind"], r["name"], r["move"], r["before"], r["text"]) for r in rows] == [
        ("segment", "training", "no place", "Officers", None),
        ("segment", "training", "words changed", "boats were a gift", "boats were a present"),
    ]
    lost, changed = (row["id"] for row in rows)
    assert run("report", "moved", "study.blotter", "--json").json == rows
    assert run("export", "study.blotter", "moved.csv", "--what", "moved").status == 0
    assert run("moved", "accept", "study.blotter", lost).status == 1
    assert run("moved", "accept", "study.blotter", "--all").err.strip() == "Accepted 1 passage."
    assert run("moved", "place", "study.blotter", lost, "--span", "0:7").status == 0
    assert segments(run)[0] == (0, "trained")
    assert run("moved", "remove", "study.blotter", changed).status == 1
    assert run("moved", "list", "study.blotter", "--json").json == []


def test_a_new_edition(run: Run, coded: Path, tmp_path: Path) -> None:
    file = tmp_path / "second.txt"
    file.write_text("Foreword. " + TEXT.replace("gift", "present"), encoding="utf-8")
    ran = run("edition", "study.blotter", "--source", "notes.txt", file, "--dry-run", "--json")
    assert [each["found"] for each in ran.json] == ["same", "changed"]
    assert segments(run)[0] == (0, "Officers")
    ran = run("edition", "study.blotter", "--source", "notes.txt", file)
    assert ran.status == 0
    assert "1 in their places, 0 found by their words, 1 with other words" in ran.err
    assert segments(run) == [(10, "Officers"), (10 + TEXT.index("boats"), "boats were a present")]
    assert run("check", "study.blotter").status == 0
    again = run("edition", "study.blotter", "--source", "notes.txt", file)
    assert (again.status, "already" in again.err) == (1, True)
