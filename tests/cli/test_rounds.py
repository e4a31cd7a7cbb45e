"""`blotter round`, and --round where coders work."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

P = "study.blotter"
START = ("round", "start", P, "Pilot", "--coder", "Ada", "--coder", "Ben", "--lead", "Ada")


def mark(run: Run, coder: str, span: str, *more: str) -> str:
    words = ("code", P, "--source", "notes.txt", "--code", "training", "--coder", coder, "--span", span)
    ran = run(*words, *more)
    assert ran.status == 0, ran.err
    return ran.out.split()[0] if ran.out else ""


def test_a_round_from_start_to_agreement(run: Run, study: Path) -> None:
    started = run(*START, "--question", "Clear?", "--code", "training", "--unit", "character", "--json")
    assert started.status == 0, started.err
    (told,) = started.json
    assert (told["name"], told["state"], told["codes"], told["frozen"]) == (
        "Pilot",
        "blind",
        ["training"],
        True,
    )
    mark(run, "Ada", "0:8", "--round", "Pilot")
    mark(run, "Ben", "0:8", "--round", "pilot")
    assert run("report", "segments", P, "--json").json == []
    (own,) = run("report", "segments", P, "--viewer", "Ben", "--json").json
    assert (own["coder"], own["round"]) == ("Ben", "Pilot")
    refused = run("agreement", P, "--round", "Pilot")
    assert (refused.status, "still blind" in refused.err) == (1, True)
    assert run("done", P, "--coder", "Ada", "--all", "--round", "Pilot").status == 0
    assert run("round", "list", P, "--json").json[0]["done"] == 1
    assert run("done", P, "--coder", "Ben", "--source", "notes.txt", "--round", "Pilot").status == 0
    rows = run("agreement", P, "--round", "Pilot", "--json").json
    assert {row["code"] for row in rows} == {"training", "training/academy"}
    assert {row["unit"] for row in rows} == {"character", "match"}
    assert all(row["value"] == 1 for row in rows if row["code"] == "training")
    assert run("report", "agreement", P, "--round", "Pilot", "--json").json == rows
    other = run("agreement", P, "--round", "Pilot", "--unit", "sentence", "--measure", "f1", "--json").json
    assert {(row["unit"], row["measure"]) for row in other} == {("sentence", "f1")}
    table = run("report", "agreement-by-round", P, "--code", "training/academy", "--json").json
    assert [(row["round"], row["code"], row["value"]) for row in table] == [
        ("Pilot", "training/academy", None)
    ]
    assert [row["state"] for row in run("report", "rounds", P, "--json").json] == ["open"]
    assert run("done", P, "--coder", "Ada", "--all", "--round", "Pilot", "--undo").status == 0
    assert run("round", "show", P, "Pilot", "--json").json[0]["state"] == "open"


def test_open_coding_and_the_round_are_coded_apart(run: Run, study: Path) -> None:
    assert run(*START).status == 0
    mark(run, "Ada", "0:8")
    identity = mark(run, "Ada", "0:8", "--round", "Pilot")
    assert mark(run, "Ada", "0:8", "--round", "Pilot") == ""
    place = ("--source", "notes.txt", "--code", "training", "--coder", "Ada", "--span", "0:8")
    assert run("uncode", P, *place, "--round", "Pilot").status == 0
    left = run("report", "segments", P, "--viewer", "Ada", "--json").json
    assert [row["round"] for row in left] == [""]
    assert identity not in {row["id"] for row in left}
    assert run("uncode", P, "--id", identity, "--coder", "Ada").status == 1


def test_a_draw_is_shown_first_and_then_the_same(run: Run, study: Path) -> None:
    draw = ("--draw", "random", "--of", "sentence", "--number", "2", "--seed", "4", "--likely-words", "boats")
    shown = run(*START, *draw, "--dry-run", "--json")
    assert run("round", "list", P, "--json").json == []
    (made,) = run(*START, *draw, "--json").json
    places = [(each["source"], each["start"], each["end"]) for each in made["passages"]]
    assert places == [(row["source"], row["start"], row["end"]) for row in shown.json]
    assert made["seed"] == 4
    assert [cell["likely"] for cell in made["draw"]["cells"]] == [False, True]
    assert sum(cell["drawn"] for cell in made["draw"]["cells"]) == 2
    assert "seed: 4" in run("round", "show", P, "Pilot").out


def test_units_only_by_passages_and_by_bounds(run: Run, study: Path) -> None:
    mark(run, "Ada", "0:8")
    unit = ("--unit", "segment")
    (made,) = run(*START, *unit, "--bounds-of", "Ada", "--json").json
    assert [(each["start"], each["end"]) for each in made["passages"]] == [(0, 8)]
    assert made["boundaries"] == "Ada"
    given = ("--passage", "9:16:notes.txt", "--passage", "0:8:notes.txt")
    words = ("round", "start", P, "Two", "--coder", "Ada", "--coder", "Ben", *unit, *given, "--json")
    assert [each["start"] for each in run(*words).json[0]["passages"]] == [0, 9]
    assert run("round", "start", P, "x", "--coder", "Ada", "--passage", "9:notes").status == 2
    assert run("round", "start", P, "x", "--coder", "Ada", "--bounds-in", "Two").status == 2


def test_what_is_refused_says_why(run: Run, study: Path) -> None:
    assert "Name at least two" in run("round", "start", P, "Pilot").err
    assert "at least two coders" in run("round", "start", P, "Pilot", "--coder", "Ada").err
    assert run(*START).status == 0
    assert "a round “Pilot” already" in run(*START).err
    assert "Did you mean" in run("round", "show", P, "Pilo").err
    for words, why in (
        (("round", "open", P, "Pilot", "--coder", "Ben"), "led by Ada"),
        (("round", "look", P, "Pilot", "--coder", "Ben", "--reason", "Why not"), "led by Ada"),
        (("codes", "add", P, "patrol"), "frozen"),
        (("coder", "join", P, "Ada", "Ben"), "still blind"),
    ):
        ran = run(*words)
        assert (ran.status, why in ran.err) == (1, True), (words, ran.err)


def test_the_lead_looks_renames_opens_and_removes(run: Run, study: Path) -> None:
    assert run(*START).status == 0
    mark(run, "Ben", "0:8", "--round", "Pilot")
    assert run("report", "segments", P, "--viewer", "Ada", "--json").json == []
    assert run("round", "remove", P, "Pilot", "--coder", "Ada").status == 1
    assert run("round", "look", P, "Pilot", "--coder", "Ada", "--reason", "Ben left").status == 0
    assert len(run("report", "segments", P, "--viewer", "Ada", "--json").json) == 1
    assert run("report", "segments", P, "--viewer", "Ben", "--json").json != []
    assert run("report", "segments", P, "--json").json == []
    assert run("round", "rename", P, "Pilot", "First").status == 0
    assert run("round", "change", P, "First", "--question", "Why?").status == 0
    assert run("round", "change", P, "First").status == 2
    assert run("round", "open", P, "First", "--coder", "Ada").status == 0
    assert len(run("report", "segments", P, "--json").json) == 1
    (told,) = run("round", "show", P, "First", "--json").json
    assert (told["state"], told["question"], told["overrides"][0]["reason"]) == ("open", "Why?", "Ben left")
    assert run("round", "remove", P, "First", "--coder", "Ada").status == 0
    assert run("check", P).status == 0
    assert run("round", "list", P, "--json").json == []
    assert run("undo", P, "--coder", "Ada").status == 0
    assert len(run("report", "segments", P, "--json").json) == 1


def test_segments_come_into_a_round_from_a_table(run: Run, study: Path, tmp_path: Path) -> None:
    assert run(*START).status == 0
    lines = [
        {"done": [{"source": "notes.txt", "coder": "Ada"}, {"source": "notes.txt", "coder": "Ben"}]},
        {"source": "notes.txt", "start": 0, "end": 8, "code": "training", "coder": "Ada"},
        {"source": "notes.txt", "start": 0, "end": 8, "code": "training", "coder": "Ben"},
        {"source": "notes.txt", "start": 0, "end": 8, "code": "training", "coder": "Cem"},
    ]
    (tmp_path / "coded.jsonl").write_text("\n".join(map(json.dumps, lines)))
    ran = run("import", P, "coded.jsonl", "--round", "Pilot", "--json")
    assert ran.json["taken"] == {"segments": 2, "done": 2}
    assert ran.json["refused"] == 1
    assert run("round", "show", P, "Pilot", "--json").json[0]["state"] == "open"
    rows = run("agreement", P, "--round", "Pilot", "--code", "training", "--measure", "f1", "--json").json
    assert rows[0]["value"] == 1
    (tmp_path / "new.txt").write_text("Another text.")
    assert run("import", P, "new.txt").status == 0
    (tmp_path / "more.jsonl").write_text(
        json.dumps({"source": "new.txt", "start": 0, "end": 7, "code": "training", "coder": "Ada"})
    )
    refused = run("import", P, "more.jsonl", "--round", "Pilot")
    assert (refused.status, "was not given to Ada" in refused.err) == (1, True)


@pytest.mark.parametrize("amount", ["1", "50%"])
def test_one_is_a_number_here(run: Run, study: Path, amount: str) -> None:
    asked = ("--draw", "random", "--of", "sentence", "--number", amount, "--dry-run", "--json")
    assert 1 <= len(run(*START, *asked).json) <= 2


def test_a_package_of_a_round(run: Run, study: Path) -> None:
    assert run(*START).status == 0
    assert run("package", P, "ada.blotter", "--coder", "Ada", "--round", "Pilot").status == 0
    assert run("package", P, "x.blotter", "--coder", "Ada", "--round", "Nothing").status == 1
    ran = run(
        "code", "ada.blotter", "--source", "notes.txt", "--code", "training", "--coder", "Ada",
        "--span", "0:8", "--round", "Pilot",
    )  # fmt: skip
    assert ran.status == 0
    assert run("done", "ada.blotter", "--coder", "Ada", "--all", "--round", "Pilot").status == 0
    assert run("merge", P, "ada.blotter").status == 0
    assert run("round", "list", P, "--json").json[0]["done"] == 1
    assert len(run("report", "segments", P, "--viewer", "Ada", "--json").json) == 1


@pytest.mark.parametrize(
    ("asked", "told", "status"),
    [
        (("--threshold", "nan"), "not a number", 2),
        (("--draw", "random", "--number", "0"), "at least one", 2),
        (("--draw", "random", "--number", "0%"), "at least one", 2),
        (("--draw", "random", "--number", "9" * 400), "nor a number", 2),
        (("--passage", "5:2:notes.txt"), "5:2", 1),
        (("--passage", "-1:3:notes.txt"), "-1:3", 1),
        (("--passage", "0:99999:notes.txt"), "99999", 1),
        (("--measure", "nope"), "nope", 1),
    ],
)
def test_a_plan_that_cannot_be_is_refused_before_it_starts(
    run: Run, study: Path, asked: tuple[str, ...], told: str, status: int
) -> None:
    for more in (("--dry-run",), ()):
        ran = run(*START, *asked, *more)
        assert (ran.status, ran.out) == (status, "")
        assert told in ran.err
        assert "Traceback" not in ran.err
    assert run("round", "list", P, "--json").json == []


def test_no_threshold_is_not_a_number(run: Run, study: Path) -> None:
    for words in (
        ("adjudicate", "propose", P, "--rule", "overlap"),
        ("agreement-report", P, "agreement.md"),
        ("figure", "agreement-intervals", P, "agreement.svg"),
    ):
        ran = run(*words, "--threshold", "nan")
        assert ran.status == 2
        assert "not a number" in ran.err
