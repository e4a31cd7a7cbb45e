"""Settling as commands: places are listed, shown, decided, proposed by rule, taken back and reported."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

STUDY = "study.blotter"
COMMAND = "adjudicate"


@pytest.fixture
def coded(run: Run, study: Path) -> Path:
    """Ada and Ben are done with the document: one place is agreed on, two are not."""
    for coder, path, span in (
        ("Ada", "training", "0:8"), ("Ben", "training", "0:8"),
        ("Ada", "training", "20:40"), ("Ben", "training/academy", "22:38"),
        ("Ada", "assistance", "60:80"), ("Ben", "assistance", "72:90"),
    ):  # fmt: skip
        words = ("--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
        assert run("code", STUDY, *words).status == 0
    for coder in ("Ada", "Ben"):
        assert run("done", STUDY, "--coder", coder, "--all").status == 0
    return study


def said(run: Run, *words: object) -> str:
    ran = run(*words)
    assert ran.status == 0, ran.err
    return ran.err


def refused(run: Run, *words: object, status: int = 1) -> str:
    ran = run(*words)
    assert (ran.status, ran.out) == (status, ""), ran.out
    return ran.err


def consensus(run: Run) -> list[tuple[str, int, int]]:
    rows = run("report", "segments", STUDY, "--coder", "Consensus", "--json").json
    return [(row["code"], row["start"], row["end"]) for row in rows]


def test_places_are_numbered_in_reading_order_also_when_few_are_shown(run: Run, coded: Path) -> None:
    rows = run(COMMAND, "list", STUDY, "--json").json
    assert [(row["number"], row["start"], row["end"], row["kinds"]) for row in rows] == [
        (1, 20, 40, "parent or child"), (2, 60, 90, "boundary"),
    ]  # fmt: skip
    assert rows[0]["there"] == "Ada: training 20:40 | Ben: training/academy 22:38"
    few = run(COMMAND, "list", STUDY, "--code", "assistance", "--source", "notes.txt")
    assert few.out.splitlines()[1].split()[:2] == ["2", "notes.txt"]
    assert few.err == "1 place, of which 1 open.\n"
    said(run, COMMAND, "decide", STUDY, 1, "--choose", "all")
    assert [row["number"] for row in run(COMMAND, "list", STUDY, "--open", "--json").json] == [2]
    assert [row["decided"] for row in run(COMMAND, "list", STUDY, "--json").json] == ["all", None]


def test_a_place_is_shown_with_sides_definitions_and_decision(run: Run, coded: Path) -> None:
    said(run, "codes", "define", STUDY, "training", "--short", "Officers are taught.")
    shown = run(COMMAND, "show", STUDY, 1).out.splitlines()
    assert shown[0] == "1  notes.txt 20:40  (parent or child)"
    assert shown[2].startswith("Ada: training 20:40  “")
    assert "training: Officers are taught." in shown
    assert "training/academy: —" in shown
    said(run, COMMAND, "decide", STUDY, 1, "--choose", "none", "--reason", "slip", "--note", "Both late")
    assert run(COMMAND, "show", STUDY, 1).out.splitlines()[-1] == "decided: none, slip: Both late"
    told = run(COMMAND, "show", STUDY, 1, "--json").json
    assert [side["side"] for side in told["sides"]] == ["Ada", "Ben"]
    assert (told["decided"], told["reason"], told["note"]) == ("none", "slip", "Both late")


def test_names_are_hidden_and_a_letter_stands_for_the_same_coder_until_it_is_decided(
    run: Run, coded: Path
) -> None:
    orders = set()
    for seed in range(12):
        told = run(COMMAND, "show", STUDY, 1, "--hide-names", "--seed", seed)
        assert "Ada" not in told.out
        assert "Ben" not in told.out
        record = run(COMMAND, "show", STUDY, 1, "--hide-names", "--seed", seed, "--json").json
        orders.add(record["sides"][0]["segments"][0]["code"])
    assert orders == {"training", "training/academy"}
    listed = run(COMMAND, "list", STUDY, "--hide-names", "--json").out
    assert "Ada" not in listed
    assert "Ben" not in listed
    (first, _) = run(COMMAND, "show", STUDY, 1, "--hide-names", "--json").json["sides"]
    said(run, COMMAND, "decide", STUDY, 1, "--choose", "one", "--coder-chosen", "a", "--hide-names")
    assert [code for code, _, _ in consensus(run)] == [first["segments"][0]["code"]]
    assert run("report", "decisions", STUDY, "--json").json[0]["hidden"] is True
    assert "There is no side C: the letters are A, B." in refused(
        run, COMMAND, "decide", STUDY, 1, "--choose", "one", "--coder-chosen", "C", "--hide-names"
    )


def test_a_place_is_decided_again_and_taken_back(run: Run, coded: Path) -> None:
    told = said(
        run, COMMAND, "decide", STUDY, 2, "--choose", "one", "--coder-chosen", "Ben", "--coder", "Ada"
    )
    assert told == "Decided place 2: one. 1 place left open.\n"
    assert consensus(run) == [("assistance", 72, 90)]
    said(run, COMMAND, "decide", STUDY, 2, "--choose", "new", "--span", "60:90", "--code", "assistance",
         "--span", "60:66", "--code", "training", "--coder", "Ada")  # fmt: skip
    assert sorted(consensus(run)) == [("assistance", 60, 90), ("training", 60, 66)]
    assert said(run, COMMAND, "undo", STUDY, 2, "--coder", "Ada") == "Place 2 is open again.\n"
    assert consensus(run) == []
    assert refused(run, COMMAND, "undo", STUDY, 2) == "Place 2 is open: nothing was decided about it.\n"
    said(run, "undo", STUDY, "--coder", "Ada")
    assert len(consensus(run)) == 2
    labels = [row["label"] for row in run("history", STUDY, "--json").json]
    assert sum(label.startswith("Settled “") for label in labels) == 2


def test_wrong_words_are_refused_with_what_to_do(run: Run, coded: Path) -> None:
    decide = (COMMAND, "decide", STUDY)
    assert "There is no place 3 to settle: there are 2." in refused(run, *decide, 3, "--choose", "all")
    assert "say with whom" in refused(run, *decide, 1, "--choose", "one")
    assert "Say which code stands where" in refused(run, *decide, 1, "--choose", "new")
    assert "There is no round “Pilot”" in refused(run, COMMAND, "list", STUDY, "--round", "Pilot")
    for words in (
        (1, "--choose", "both"), (0, "--choose", "all"), (1,), (1, "--choose", "all", "--reason", "tired"),
        (1, "--choose", "new", "--span", "1:2"), (1, "--choose", "all", "--words", "x"),
    ):  # fmt: skip
        refused(run, *decide, *words, status=2)
    refused(run, COMMAND, "propose", STUDY, "--rule", "overlap", "--threshold", "0", status=2)
    assert run("report", "decisions", STUDY, "--json").json == []


def test_a_decision_proposes_words(run: Run, coded: Path) -> None:
    proposed = ("--propose-for", "training", "--part", "not_when", "--words", "Not at an academy.")
    said(run, COMMAND, "decide", STUDY, 1, "--choose", "all", "--note", "Which one?", *proposed)
    (note,) = run("codes", "note", "list", STUDY, "--json").json
    assert (note["code"], note["part"], note["words"], note["text"]) == (
        "training", "not_when", "Not at an academy.", "Which one?",
    )  # fmt: skip


def test_proposals_are_previewed_and_then_applied(run: Run, coded: Path) -> None:
    words = (COMMAND, "propose", STUDY, "--rule", "majority")
    before = run("history", STUDY, "--json").out
    preview = run(*words, "--json")
    assert [(row["number"], row["stands"]) for row in preview.json] == [(2, "assistance 60:80")]
    assert preview.err == "Would settle 1 place, 1 left open; all agree on 1 place.\n"
    assert run("history", STUDY, "--json").out == before
    longest = run(*words, "--bounds", "together", "--json").json
    assert [row["stands"] for row in longest] == ["assistance 60:90"]
    assert run(*words, "--apply").err == "Settled 1 place, 1 left open; all agree on 1 place.\n"
    assert sorted(consensus(run)) == [("assistance", 60, 80), ("training", 0, 8)]
    again = run(*words, "--apply")
    assert again.err == "Settled 0 places, 1 left open; all agree on 1 place.\n"
    (row,) = run("report", "decisions", STUDY, "--json").json
    assert (row["reason"], row["note"]) == (None, "By rule: majority; bounds: longest")
    overlap = run(COMMAND, "propose", STUDY, "--rule", "overlap", "--threshold", 0.01, "--json")
    assert overlap.json == []


def test_what_all_agree_on_is_taken_over_and_exported(run: Run, coded: Path, tmp_path: Path) -> None:
    assert said(run, COMMAND, "accept", STUDY) == "Took over 1 place.\n"
    assert said(run, COMMAND, "accept", STUDY) == "Nothing is new: all agree on 1 place.\n"
    for place in (1, 2):
        said(run, COMMAND, "decide", STUDY, place, "--choose", "one", "--coder-chosen", "Ada")
    assert run("export", STUDY, "settled.jsonl", "--coder", "Consensus").status == 0
    lines = (tmp_path / "settled.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if '"code"' in line]
    assert [(row["code"], row["start"], row["coder"]) for row in found] == [
        ("training", 0, "Consensus"), ("training", 20, "Consensus"), ("assistance", 60, "Consensus"),
    ]  # fmt: skip
    rows = run("agreement", STUDY, "--coder", "Consensus", "--coder", "Ada", "--measure", "f1", "--json").json
    used = {row["code"]: row["value"] for row in rows}
    assert used["training"] == used["assistance"] == 1
    assert run("check", STUDY).status == 0


def test_reports_of_settling(run: Run, coded: Path) -> None:
    said(run, COMMAND, "decide", STUDY, 1, "--choose", "one", "--coder-chosen", "Ada", "--reason",
         "interpretation", "--coder", "Ben")  # fmt: skip
    (row,) = run("report", "decisions", STUDY, "--code", "training", "--json").json
    assert (row["sided"], row["reason"], row["coder"], row["took_part"]) == (
        "Ada",
        "interpretation",
        "Ben",
        True,
    )
    assert run("report", "decisions", STUDY, "--code", "assistance", "--json").json == []
    counts = run("report", "prevailed", STUDY, "--coder", "Ada", "--json").json
    assert [(each["reason"], each["alone"], each["own"]) for each in counts] == [
        ("all", 1, 0), ("interpretation", 1, 0),
    ]  # fmt: skip
    later = run("report", "negotiation", STUDY, "--code", "training", "--json").json
    own = (each for each in later if each["code"] == "training")
    figures = {each["measure"]: (each["before"], each["after"]) for each in own}
    assert figures["f1"][0] < figures["f1"][1] == 1
    assert run("export", STUDY, "decisions.csv", "--what", "decisions").status == 0


def test_agreement_after_negotiation_is_kept_for_a_round_alone(run: Run, coded: Path) -> None:
    assert "There is no round “Pilot”" in refused(run, COMMAND, "keep", STUDY, "--round", "Pilot")
    refused(run, COMMAND, "keep", STUDY, status=2)


def test_what_was_settled_on_is_nobody_who_codes(run: Run, coded: Path) -> None:
    said(run, COMMAND, "decide", STUDY, 1, "--choose", "all")
    before = consensus(run)
    mark = ("code", STUDY, "--source", "notes.txt", "--code", "training", "--span", "0:3")
    for words in (
        (*mark, "--coder", "Consensus"),
        ("coder", "join", STUDY, "Ada", "Consensus"),
        ("coder", "join", STUDY, "Consensus", "Ada"),
    ):
        assert "does not code itself" in refused(run, *words)
    assert consensus(run) == before


def test_nothing_is_proposed_without_words(run: Run, coded: Path) -> None:
    words = (COMMAND, "decide", STUDY, 1, "--choose", "all", "--propose-for", "training")
    assert "--words" in refused(run, *words, status=2)
    assert run("codes", "note", "list", STUDY, "--json").json == []
