"""Code sets, rules and notes on the command line."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


def code(run: Run, path: str, span: str, coder: str = "Ada") -> None:
    place = ("--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
    assert run("code", "study.blotter", *place).status == 0


def sets(run: Run) -> list[tuple[str, str, int]]:
    rows = run("codes", "set", "list", "study.blotter", "--json").json
    return [(row["name"], row["codes"], row["exclusive"]) for row in rows]


def test_sets_are_made_changed_renamed_and_deleted(run: Run, study: Path) -> None:
    added = run("codes", "set", "add", "study.blotter", "Aid", "--code", "assistance", "--code", "Training",
                "--exclusive", "--coder", "Ada")  # fmt: skip
    assert (added.status, added.err) == (0, "Added the code set “Aid”.\n")
    assert sets(run) == [("Aid", "training; assistance", 1)]
    changed = run("codes", "set", "change", "study.blotter", "aid", "--remove", "training",
                  "--add", "training/academy", "--not-exclusive")  # fmt: skip
    assert changed.status == 0
    assert sets(run) == [("Aid", "training/academy; assistance", 0)]
    assert "already" in run("codes", "set", "change", "study.blotter", "aid", "--add", "assistance").err
    assert run("codes", "set", "change", "study.blotter", "aid").status == 2
    assert run("codes", "set", "rename", "study.blotter", "aid", "Help").status == 0
    assert run("codes", "set", "rename", "study.blotter", "aid", "Help").status == 1
    assert run("codes", "set", "add", "study.blotter", "help").status == 1
    assert run("codes", "set", "add", "study.blotter", "x", "--code", "no such").status == 1
    assert run("codes", "set", "delete", "study.blotter", "help").status == 0
    assert sets(run) == []
    assert run("undo", "study.blotter").status == 0
    assert sets(run) == [("Help", "training/academy; assistance", 0)]


def test_a_set_narrows_reports_exports_and_agreement(run: Run, study: Path) -> None:
    for path, span in (("training", "0:8"), ("training/academy", "9:16"), ("assistance", "20:26")):
        code(run, path, span)
    run("codes", "set", "add", "study.blotter", "learning", "--code", "training")
    run("codes", "set", "add", "study.blotter", "nothing")

    def listed(*narrowed: str, what: str = "segments") -> list[str]:
        return [row["code"] for row in run("report", what, "study.blotter", *narrowed, "--json").json]

    assert listed("--set", "Learning") == ["training", "training/academy"]
    assert listed("--set", "learning", "--without-children") == ["training"]
    assert listed("--set", "learning", "--code", "assistance") == [
        "training",
        "training/academy",
        "assistance",
    ]
    assert listed("--set", "learning", what="codes") == ["training", "training/academy"]
    assert listed("--set", "learning", what="code-by-source") == ["training", "training/academy"]
    assert len(run("report", "passages", "study.blotter", "--set", "learning", "--json").json) == 2
    assert run("export", "study.blotter", "some.csv", "--set", "learning").status == 0
    assert len((study.parent / "some.csv").read_text(encoding="utf-8").splitlines()) == 3
    agreed = run("agreement", "study.blotter", "--set", "learning", "--json").json
    assert {row["code"] for row in agreed} == {"training", "training/academy"}
    for name in ("no such", "nothing"):
        refused = run("report", "segments", "study.blotter", "--set", name)
        assert (refused.status, refused.out) == (1, "")
        assert name in refused.err
    assert run("query", "save", "study.blotter", "Learned", "--set", "learning").status == 0
    assert len(run("report", "passages", "study.blotter", "--saved", "learned", "--json").json) == 2


def test_rules_are_laid_down_checked_and_deleted(run: Run, study: Path) -> None:
    code(run, "training/academy", "0:8")
    code(run, "assistance", "4:8", "Ben")
    added = run("codes", "rule", "add", "study.blotter", "training", "--kind", "needs")
    assert (added.status, added.err) == (
        0,
        "Added the rule: training needs another code on the same passage.\n",
    )
    (row,) = run("report", "rules", "study.blotter", "--json").json
    assert {
        key: row[key] for key in ("source", "code", "coder", "start", "end", "text", "rule", "other")
    } == {
        "source": "notes.txt",
        "code": "training/academy",
        "coder": "Ada",
        "start": 0,
        "end": 8,
        "text": "Officers",
        "rule": "training needs another code on the same passage",
        "other": None,
    }
    code(run, "assistance", "7:12")
    assert run("report", "rules", "study.blotter", "--json").json == []
    run("codes", "rule", "add", "study.blotter", "assistance", "--kind", "excludes", "--other", "training",
        "--note", "Decided in May")  # fmt: skip
    (row,) = run("report", "rules", "study.blotter", "--json").json
    assert row["other"] == "training/academy 0:8"
    exported = run("export", "study.blotter", "broken.csv", "--what", "rules")
    assert exported.err == "Wrote 1 row to “broken.csv”.\n"
    listed = run("codes", "rule", "list", "study.blotter", "--json").json
    assert [(each["kind"], each["code"], each["others"], each["reach"], each["note"]) for each in listed] == [
        ("needs", "training", "", "overlap", ""),
        ("excludes", "assistance", "training", "overlap", "Decided in May"),
    ]
    assert listed[0]["id"] == added.out.strip()
    assert run("codes", "rule", "delete", "study.blotter", listed[1]["id"]).status == 0
    assert run("codes", "rule", "delete", "study.blotter", listed[1]["id"]).status == 1
    assert run("report", "rules", "study.blotter", "--json").json == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["training", "--kind", "excludes"],
        ["training", "--kind", "needs", "--other", "training"],
        ["training", "--kind", "memo", "--other", "assistance"],
        ["no such", "--kind", "memo"],
    ],
)
def test_what_cannot_be_a_rule_is_refused_with_a_sentence(run: Run, study: Path, wrong: list[str]) -> None:
    refused = run("codes", "rule", "add", "study.blotter", *wrong)
    assert refused.status == 1
    assert refused.err.strip().endswith((".", "?"))
    assert run("codes", "rule", "list", "study.blotter", "--json").json == []
    assert run("codes", "rule", "add", "study.blotter", "training").status == 2


def test_notes_are_written_decided_and_change_the_code(run: Run, study: Path) -> None:
    note = run("codes", "note", "add", "study.blotter", "training", "Too wide", "--part", "short",
               "--words", "Courses.", "--coder", "Ada")  # fmt: skip
    plain = run("codes", "note", "add", "study.blotter", "assistance", "Is a gift assistance?")
    assert run("codes", "note", "add", "study.blotter", "training", "").status == 1
    identity = note.out.strip()
    (row,) = run("codes", "note", "list", "study.blotter", "--code", "training", "--json").json
    assert (row["id"], row["coder"], row["text"], row["part"], row["words"], row["decision"]) == (
        identity,
        "Ada",
        "Too wide",
        "short",
        "Courses.",
        None,
    )
    assert run("codes", "note", "decide", "study.blotter", identity, "--accept").status == 2
    assert run("codes", "note", "decide", "study.blotter", identity, "--reason", "x").status == 2
    assert run("codes", "note", "decide", "study.blotter", identity, "--accept", "--reason", " ").status == 1
    decided = run("codes", "note", "decide", "study.blotter", identity, "--accept", "--reason", "Clearer",
                  "--coder", "Ben")  # fmt: skip
    assert decided.err == "The note on “training” is accepted.\n"
    (row, _) = run("report", "code-notes", "study.blotter", "--json").json
    assert (row["decision"], row["reason"], row["decided_by"]) == ("accepted", "Clearer", "Ben")
    assert run("codes", "list", "study.blotter", "--json").json[0]["short"] == "Courses."
    (left,) = run("codes", "note", "list", "study.blotter", "--open", "--json").json
    assert left["id"] == plain.out.strip()
    assert run("codes", "note", "delete", "study.blotter", left["id"]).status == 0
    assert len(run("codes", "note", "list", "study.blotter", "--json").json) == 1
    assert run("codes", "note", "delete", "study.blotter", left["id"]).status == 1
