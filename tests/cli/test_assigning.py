"""Documents given out on the command line: by a plan, by hand, and how that is reported."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.conftest import Run

P = "study.blotter"


@pytest.fixture
def large(run: Run, tmp_path: Path) -> Path:
    """Ten documents of different length, three coders, one code."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(10):
        words = "".join(f"Word {number} {place}. " for place in range(10 + number))
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    assert run("new", P, "--coder", "Ada", "--coder", "Ben", "--coder", "Cem").status == 0
    assert run("import", P, "texts").status == 0
    assert run("codes", "add", P, "training").status == 0
    return tmp_path / P


def plan(run: Run, *more: str, coders: str = "Ada Ben Cem"):
    named = [word for coder in coders.split() for word in ("--coder", coder)]
    return run("assign", "plan", P, *named, *more)


def assigned(run: Run, *more: str) -> list[tuple[str, str | None, str | None]]:
    rows = run("report", "assignments", P, *more, "--json").json
    return [(row["source"], row["coder"], row["status"]) for row in rows]


def test_a_plan_is_shown_then_carried_out_and_undone_as_one(run: Run, large: Path) -> None:
    shown = plan(run, "--double", "30%", "--seed", "7", "--dry-run", "--json")
    assert shown.status == 0
    assert "10 documents: 7 single, 3 double." in shown.err
    assert "Ada and Ben: 1 document together" in shown.err
    assert "Nothing was changed" in shown.err
    assert {status for _, _, status in assigned(run)} == {None}
    told = plan(run, "--double", "30%", "--seed", "7")
    assert "Assigned by the plan of seed 7." in told.err
    wanted = [(row["source"], row["coder"], "assigned") for row in shown.json]
    assert assigned(run) == wanted
    (last, *_) = reversed(run("history", P, "--json").json)
    assert last["label"] == "Assign documents by plan, seed 7, 13 assignments"
    assert run("undo", P).status == 0
    assert {status for _, _, status in assigned(run)} == {None}


def test_a_number_of_documents_is_double_coded(run: Run, large: Path) -> None:
    assert plan(run, "--double", "4", "--seed", "1").status == 0
    holders = Counter(source for source, _, _ in assigned(run))
    assert sorted(holders.values()) == [1] * 6 + [2] * 4


def test_without_a_seed_one_is_drawn_and_told(run: Run, large: Path) -> None:
    first = plan(run, "--double", "50%", "--dry-run", "--json")
    seed = first.err.partition("--seed ")[2].split()[0]
    assert plan(run, "--double", "50%", "--dry-run", "--json", "--seed", seed).json == first.json


def test_a_second_plan_adds_only_what_is_missing(run: Run, large: Path) -> None:
    assert plan(run, "--double", "30%", "--seed", "7").status == 0
    again = plan(run, "--double", "30%", "--seed", "8")
    assert again.status == 0
    assert "nothing left to give out" in again.err
    more = plan(run, "--double", "60%", "--seed", "8", "--json")
    assert len(more.json) == 3


def test_a_plan_for_some_documents(run: Run, large: Path) -> None:
    told = plan(run, "--source", "1.txt", "--source", "2.txt", "--double", "100%", "--json", coders="Ada Ben")
    assert [(row["source"], row["coder"]) for row in told.json] == [
        ("1.txt", "Ada"), ("1.txt", "Ben"), ("2.txt", "Ada"), ("2.txt", "Ben")
    ]  # fmt: skip


def test_with_one_coder_nothing_is_double_coded_and_that_is_told(run: Run, large: Path) -> None:
    told = plan(run, "--double", "20%", coders="Ada")
    assert told.status == 0
    assert "2 documents were to have two coders; 0 have" in told.err
    assert len(assigned(run)) == 10


@pytest.mark.parametrize("double", ["1", "200%", "-5", "x", "20 %", "", "2.5", "٣"])
def test_a_share_that_is_none(run: Run, large: Path, double: str) -> None:
    refused = plan(run, "--double", double)
    assert refused.status == 2
    assert {status for _, _, status in assigned(run)} == {None}


def test_shares_may_have_decimals(run: Run, large: Path) -> None:
    assert "7 single, 3 double" in plan(run, "--double", "25.5%", "--dry-run").err


def test_names_that_are_none(run: Run, large: Path) -> None:
    assert plan(run, coders="").status == 2
    assert plan(run, coders="Adda").status == 1
    assert plan(run, "--source", "none.txt").status == 1
    for command in ("give", "take"):
        assert run("assign", command, P, "--coder", "Adda", "--source", "1.txt").status == 1
        assert run("assign", command, P, "--coder", "Ada", "--source", "none.txt").status == 1
        assert run("assign", command, P, "--coder", "Ada").status == 2
    assert run("assign", "give", P, "--coder", "Ada", "--all", "--source", "1.txt").status == 2


def test_nothing_can_be_given_where_there_is_nothing(run: Run) -> None:
    assert run("new", P, "--coder", "Ada").status == 0
    for refused in (plan(run, coders="Ada"), run("assign", "give", P, "--coder", "Ada", "--all")):
        assert refused.status == 1
        assert "mport some" in refused.err or "Bring some in" in refused.err


def test_documents_are_given_and_taken_back(run: Run, large: Path) -> None:
    given = run("assign", "give", P, "--coder", "Ada", "--source", "1.txt", "--source", "2.txt")
    assert "Ada: 2 documents assigned." in given.err
    given = run("assign", "give", P, "--coder", "Ada", "--all")
    assert "Ada: 8 documents assigned; 2 there already." in given.err
    assert (
        run("code", P, "--source", "3.txt", "--code", "training", "--coder", "Ada", "--span", "0:4").status
        == 0
    )
    assert run("done", P, "--coder", "Ada", "--source", "4.txt").status == 0
    taken = run("assign", "take", P, "--coder", "Ada", *(f"--source={n}.txt" for n in range(1, 5)))
    assert taken.status == 0
    assert "Ada: 2 documents taken back." in taken.err
    assert "“3.txt” stays with Ada" in taken.err
    assert "“4.txt” stays with Ada" in taken.err
    statuses = {source: status for source, _, status in assigned(run)}
    told = [statuses[f"{number}.txt"] for number in range(1, 6)]
    assert told == [None, None, "in progress", "done", "assigned"]


def test_reports_say_who_has_what_and_how_far_that_is(run: Run, large: Path) -> None:
    assert run("assign", "give", P, "--coder", "Ada", "--source", "1.txt", "--source", "2.txt").status == 0
    assert run("assign", "give", P, "--coder", "Ben", "--source", "2.txt").status == 0
    assert (
        run("code", P, "--source", "2.txt", "--code", "training", "--coder", "Ben", "--span", "0:4").status
        == 0
    )
    assert run("done", P, "--coder", "Ada", "--source", "1.txt").status == 0
    rows = run("report", "assignments", P, "--json").json
    lengths = {row["source"]: row["characters"] for row in rows}
    assert [tuple(row.values()) for row in rows][1:4] == [
        ("1.txt", lengths["1.txt"], "Ada", "done", 0, None),
        ("2.txt", lengths["2.txt"], "Ada", "assigned", 0, None),
        ("2.txt", lengths["2.txt"], "Ben", "in progress", 1, None),
    ]
    assert rows[0] == {
        "source": "0.txt", "characters": lengths["0.txt"], "coder": None, "status": None, "segments": None,
        "round": None,
    }  # fmt: skip
    assert assigned(run, "--coder", "Ben") == [("2.txt", "Ben", "in progress")]
    assert assigned(run, "--source", "0.txt") == [("0.txt", None, None)]
    table = run("report", "assignments", P)
    assert "Documents: 10. With one coder: 1. With two or more: 1. With none: 8." in table.err
    ada, ben, cem = run("report", "progress", P, "--json").json
    both = lengths["1.txt"] + lengths["2.txt"]
    assert tuple(ada.values()) == ("Ada", 2, 0, 1, both, lengths["1.txt"], 1, 0.5, None)
    assert tuple(ben.values()) == ("Ben", 1, 1, 0, lengths["2.txt"], 0, 1, 1.0, None)
    assert tuple(cem.values()) == ("Cem", 0, 0, 0, 0, 0, 0, None, None)
    assert run("report", "progress", P, "--words", "x").status == 2
    only = run("report", "progress", P, "--coder", "Ada", "--source", "1.txt", "--json").json
    assert [(row["coder"], row["assigned"], row["double_share"]) for row in only] == [("Ada", 1, 0.0)]


def test_both_reports_go_into_files(run: Run, large: Path, tmp_path: Path) -> None:
    assert plan(run, "--seed", "3").status == 0
    told = run("export", P, "who.csv", "--what", "assignments")
    assert "10 assignments" in told.err
    with (tmp_path / "who.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["source"], row["coder"], row["status"]) for row in rows] == assigned(run)
    assert run("export", P, "far.xlsx", "--what", "progress").status == 0


def test_segments_are_counted_as_the_options_narrow_them(run: Run, large: Path) -> None:
    assert run("codes", "add", P, "training/academy").status == 0
    for path, span in (("training", "0:4"), ("training/academy", "0:6"), ("training/academy", "5:9")):
        coded = run("code", P, "--source", "1.txt", "--code", path, "--coder", "Ada", "--span", span)
        assert coded.status == 0

    def counted(*options: str) -> int:
        rows = run("report", "assignments", P, "--coder", "Ada", *options, "--json").json
        return next(row["segments"] for row in rows if row["source"] == "1.txt")

    assert counted() == 3
    assert counted("--code", "training/academy") == 2
    assert run("report", "assignments", P, "--words", "x").status == 2
