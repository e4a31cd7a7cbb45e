"""`blotter search`: what it prints, what it codes, what it refuses."""

from pathlib import Path

from tests.cli.conftest import TEXT, Run


def search(run: Run, *more: str):
    return run("search", "study.blotter", *more)


def segments(run: Run):
    return run("report", "segments", "study.blotter", "--json").json


def test_hits_stand_in_one_column_with_their_places(run: Run, study: Path) -> None:
    ran = search(run, "TRAINED")
    assert ran.status == 0
    name, *lines = ran.out.splitlines()
    assert name == "notes.txt"
    assert [line.split()[0] for line in lines] == ["9:16", "36:43"]
    assert "Officers [trained] in Linhai. 警察" in lines[0]
    assert ran.err.strip() == "2 hits in 1 document."


def test_what_makes_a_difference_is_asked_for(run: Run, study: Path) -> None:
    def count(*more: str) -> int:
        return len(search(run, *more, "--json").json)

    assert count("OFFICERS") == 2
    assert count("officers", "--case") == 1
    assert count("boat") == 1
    assert count("boat", "--whole-words") == 0
    assert count("öfficers") == 2
    assert count("öfficers", "--accents") == 0
    assert count("linhai gift", "--mode", "words") == 1 + 1
    assert count(r"\w+ed\b", "--mode", "regex") == 3


def test_json_has_exact_places_and_what_stands_around(run: Run, study: Path) -> None:
    (hit,) = search(run, "警察", "--json").json
    assert TEXT[hit["start"] : hit["end"]] == hit["text"] == "警察"
    assert (hit["source"], hit["left"], hit["right"][:6]) == (
        "notes.txt", "Officers trained in Linhai. ", " 👮\u200d♀️ "[:6],
    )  # fmt: skip


def test_nothing_found_is_no_error(run: Run, study: Path) -> None:
    ran = search(run, "zebra")
    assert (ran.status, ran.out) == (0, "")
    assert search(run, "zebra", "--json").json == []


def test_what_was_found_is_coded_in_one_step(run: Run, study: Path) -> None:
    coded = search(run, "trained", "--code", "training", "--coder", "Ada")
    assert coded.status == 0
    assert coded.err.strip() == "Coded 2 passages in 1 document."
    found = segments(run)
    assert [(each["text"], each["origin"]) for each in found] == [("trained", "search")] * 2
    assert [line.split()[0] for line in coded.out.splitlines()] == [each["id"] for each in found]
    again = search(run, "trained", "--code", "training", "--coder", "Ada")
    assert (again.status, again.out) == (0, "")
    assert "2 coded already" in again.err
    assert run("undo", "study.blotter", "--coder", "Ada").status == 0
    assert segments(run) == []


def test_sentences_are_coded_whole(run: Run, study: Path) -> None:
    search(run, "officers", "--code", "training", "--coder", "Ben", "--grow", "sentence")
    assert [each["text"] for each in segments(run)] == [
        "Officers trained in Linhai.",
        "The boats were a gift; officers sailed them.",
    ]


def test_a_dry_run_changes_nothing(run: Run, study: Path) -> None:
    dry = search(run, "boats", "--code", "training", "--coder", "Ada", "--dry-run", "--json")
    assert [(each["id"], each["text"]) for each in dry.json] == [(None, "boats")]
    assert "Would code 1 passage" in dry.err
    assert segments(run) == []


def test_what_is_refused(run: Run, study: Path) -> None:
    for arguments, status, told in (
        (["(a", "--mode", "regex"], 1, "not a regular expression"),
        ([" "], 1, "nothing to search for"),
        (["a", "--source", "note.txt"], 1, "notes.txt"),
        (["a", "--code", "trainig", "--coder", "Ada"], 1, "training"),
        (["a", "--code", "training", "--coder", "Nobody"], 1, "Nobody"),
        (["a", "--code", "training"], 1, "Say who codes"),
        (["a", "--grow", "sentence"], 2, "--code"),
        (["a", "--mode", "fuzzy"], 2, "fuzzy"),
    ):
        ran = search(run, *arguments)
        assert (ran.status, told in ran.err) == (status, True), (arguments, ran.err)
