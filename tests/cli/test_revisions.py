"""The codebook over time, as commands: revisions, freezing, defining, archiving, aliases, splitting."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

STUDY = "study.blotter"
FROZEN = (
    "The codebook is frozen at revision 3: names, places and definitions stay as they are. Propose the "
    "change in the notes of the code, or thaw the codebook first.\n"
)


def code_of(run: Run, path: str) -> dict[str, Any]:
    rows = run("codes", "list", STUDY, "--json").json
    return next(row for row in rows if row["code"] == path)


def done(run: Run, *words: object) -> str:
    ran = run(*words)
    assert (ran.status, ran.out) == (0, ""), ran.err
    return ran.err


def given(run: Run, path: str, span: str, coder: str = "Ada") -> str:
    ran = run("code", STUDY, "--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
    assert ran.status == 0, ran.err
    return ran.out.split()[0]


def test_a_frozen_codebook_refuses_with_a_sentence(run: Run, study: Path) -> None:
    (study.parent / "codes.md").write_text("# Police\n\n## patrol\n", encoding="utf-8")
    (study.parent / "more.csv").write_text(
        "source,start,end,code,coder\nnotes.txt,0,8,patrol,Ada\n", encoding="utf-8"
    )
    said = done(run, "revisions", "freeze", STUDY, "--reason", "The pilot", "--coder", "Ada")
    assert said == "Froze the codebook at revision 3. `blotter revisions thaw` ends that.\n"
    before = run("codes", "list", STUDY, "--json").out
    for words in (
        ("codes", "add", STUDY, "patrol"),
        ("codes", "define", STUDY, "training", "--short", "Taught."),
        ("codes", "rename", STUDY, "training", "teaching"),
        ("codes", "move", STUDY, "training/academy"),
        ("codes", "merge", STUDY, "assistance", "training"),
        ("codes", "split", STUDY, "training", "--into", "a", "--into", "b", "--assign", "none.json"),
        ("codes", "delete", STUDY, "assistance"),
        ("import", STUDY, "codes.md", "--format", "codebook-markdown"),
        ("import", STUDY, "more.csv", "--create"),
    ):
        (study.parent / "none.json").write_text("{}", encoding="utf-8")
        refused = run(*words)
        assert (refused.status, refused.out, refused.err) == (1, "", FROZEN), words
    assert run("codes", "list", STUDY, "--json").out == before
    again = run("revisions", "freeze", STUDY)
    assert (again.status, again.err.partition(".")[0]) == (1, "The codebook is frozen already, at revision 3")
    done(run, "codes", "recolour", STUDY, "training", "rose")
    done(run, "codes", "archive", STUDY, "assistance")
    done(run, "codes", "alias", STUDY, "training", "teaching")
    given(run, "training", "0:8")
    assert [row["frozen"] for row in run("revisions", "list", STUDY, "--json").json] == [0, 0, 1]
    assert done(run, "revisions", "thaw", STUDY) == "Thawed the codebook.\n"
    assert done(run, "revisions", "thaw", STUDY) == "The codebook is not frozen.\n"
    done(run, "codes", "add", STUDY, "patrol")


def test_an_empty_codebook_is_not_frozen(run: Run, tmp_path: Path) -> None:
    assert run("new", "empty.blotter").status == 0
    assert run("revisions", "freeze", "empty.blotter").status == 1
    assert run("revisions", "list", "empty.blotter", "--json").json == []
    assert run("revisions", "compare", "empty.blotter", "1").status == 1
    assert run("report", "crosswalk", "empty.blotter", "--json").json == []


def test_revisions_are_listed_and_compared(run: Run, study: Path) -> None:
    done(run, "codes", "define", STUDY, "training", "--short", "Officers are taught.", "--reason", "Pilot")
    done(run, "codes", "define", STUDY, "training", "--short", "Officers are taught abroad.",
         "--counter-example", "警察训练")  # fmt: skip
    done(run, "codes", "rename", STUDY, "training", "teaching")
    listed = run("revisions", "list", STUDY, "--json").json
    assert [(row["number"], row["changed"], row["reason"]) for row in listed[3:]] == [
        (4, 1, "Pilot"),
        (5, 1, "Define training"),
        (6, 1, "Rename training to teaching"),
    ]
    assert all(len(row["digest"]) == 8 for row in listed)
    assert run("report", "revisions", STUDY, "--json").json == listed
    (compared,) = run("revisions", "compare", STUDY, "4", "--json").json
    assert compared["changes"] == ["renamed", "redefined"]
    assert (compared["before"], compared["after"]) == ("training", "teaching")
    name, short, counter = compared["parts"]
    assert name["runs"] == [{"kind": "removed", "text": "training"}, {"kind": "added", "text": "teaching"}]
    assert (short["part"], short["before"]) == ("short", "Officers are taught.")
    assert "".join(run["text"] for run in short["runs"] if run["kind"] != "removed") == short["after"]
    assert counter["runs"] == [{"kind": "added", "text": "警察训练"}]
    for people in (("4",), ("4", "6"), (listed[3]["digest"], listed[5]["digest"])):
        assert run("revisions", "compare", STUDY, *people).out == (
            "training → teaching: renamed, redefined\n"
            "  name: [-training-]{+teaching+}\n"
            "  short: Officers are taught{+ abroad+}.\n"
            "  counter-example: {+警察训练+}\n"
        )
    same = run("revisions", "compare", STUDY, "6", "6")
    assert (same.status, same.out, same.err) == (0, "", "Revisions 6 and 6 say the same.\n")
    assert run("revisions", "compare", STUDY, "2", "3").out == "assistance: added\n  name: {+assistance+}\n"
    unknown = run("revisions", "compare", STUDY, "7")
    assert unknown.err == "There is no revision “7”. `blotter revisions list` lists them.\n"
    assert run("revisions", "compare", STUDY).status == 2


def test_a_code_is_defined_in_all_its_parts(run: Run, study: Path) -> None:
    parts = {
        "short": "Short.", "full": "Full.", "use-when": "Use.", "not-when": "Not.", "example": "Like this.",
        "counter-example": "Not like this.", "origin": "literature", "reference": "MacQueen 1998",
    }  # fmt: skip
    options = [word for part, words in parts.items() for word in (f"--{part}", words)]
    done(run, "codes", "add", STUDY, "patrol", *options)
    assert done(run, "codes", "define", STUDY, "training", *options) == "Defined “training”.\n"
    for path in ("patrol", "training"):
        row = code_of(run, path)
        assert {part: row[part.replace("-", "_")] for part in parts} == parts
    assert "is defined so already" in done(run, "codes", "define", STUDY, "training", *options)
    done(run, "codes", "define", STUDY, "training", "--short", "", "--origin", "")
    row = code_of(run, "training")
    assert (row["short"], row["origin"], row["full"]) == ("", "", "Full.")
    for words in ((), ("--reason", "None."), ("--origin", "hearsay")):
        assert run("codes", "define", STUDY, "training", *words).status == 2


def test_an_archived_code_is_given_no_more(run: Run, study: Path) -> None:
    mine = given(run, "training", "0:8")
    assert done(run, "codes", "archive", STUDY, "training") == "“training” is archived.\n"
    assert done(run, "codes", "archive", STUDY, "training") == "“training” is archived already.\n"
    assert code_of(run, "training")["archived"] == 1
    for words in (
        ("code", STUDY, "--source", "notes.txt", "--code", "training", "--coder", "Ada", "--find", "Linhai"),
        ("search", STUDY, "Linhai", "--code", "training", "--coder", "Ada"),
    ):
        refused = run(*words)
        assert (refused.status, refused.out) == (1, "")
        assert refused.err == (
            "“training” is archived, so passages get it no more. Take it back first (`blotter codes archive "
            "--undo`), or use another code.\n"
        )
    assert [row["id"] for row in run("report", "segments", STUDY, "--json").json] == [mine]
    done(run, "codes", "archive", STUDY, "training", "--undo")
    given(run, "training", "0:9")


def test_aliases_replace_those_before(run: Run, study: Path) -> None:
    assert done(run, "codes", "alias", STUDY, "training", "PB", "teaching") == (
        "“training” has “PB”, “teaching” now.\n"
    )
    assert code_of(run, "training")["aliases"] == "PB; teaching"
    assert done(run, "codes", "alias", STUDY, "training", "PB", "teaching").endswith("already.\n")
    refused = run("codes", "alias", STUDY, "assistance", "pb")
    assert (refused.status, refused.err.partition(".")[0]) == (1, "“pb” stands for “training” already")
    assert done(run, "codes", "alias", STUDY, "training") == "“training” has no aliases now.\n"
    assert code_of(run, "training")["aliases"] == ""


@pytest.fixture
def segments(run: Run, study: Path) -> list[str]:
    return [given(run, "training", span) for span in ("0:8", "9:16", "20:26")]


def test_the_segments_to_be_divided_are_listed(run: Run, segments: list[str]) -> None:
    split = ("codes", "split", STUDY, "training", "--into", "abroad", "--into", "at home")
    rows = run(*split, "--json").json
    assert [(row["id"], row["into"], row["start"], row["text"]) for row in rows] == [
        (segments[0], None, 0, "Officers"),
        (segments[1], None, 9, "trained"),
        (segments[2], None, 20, "Linhai"),
    ]
    assert len(run(*split).out.splitlines()) == 4
    assert len(run("codes", "list", STUDY, "--json").json) == 3
    # The list, filled in, is what --assign reads.
    for row in rows[:2]:
        row["into"] = "abroad"
    Path("list.json").write_text(json.dumps(rows), encoding="utf-8")
    said = done(run, *split, "--assign", "list.json", "--coder", "Ada")
    assert said == (
        "Split “training” into “abroad”, “at home”: 2 segments divided; “training” stays, with 1 segment.\n"
    )
    Path("rest.csv").write_text(f"id,into\n{segments[2]},at home\n", encoding="utf-8")
    said = done(run, *split, "--assign", "rest.csv")
    assert said == "Split “training” into “abroad”, “at home”: 1 segment divided; it is gone.\n"
    told = run("report", "segments", STUDY, "--json").json
    assert [row["code"] for row in told] == ["abroad", "abroad", "at home"]
    assert [row["path"] for row in run("report", "former-codes", STUDY, "--json").json] == ["training"] * 2
    refused = run("code", STUDY, "--source", "notes.txt", "--code", "training", "--coder", "Ada",
                  "--span", "0:3")  # fmt: skip
    assert refused.status == 1
    assert "“training” was split into “abroad”, “at home” in revision 5." in refused.err
    assert run("check", STUDY).status == 0
    done(run, "undo", STUDY, "--steps", "2", "--any-coder")
    assert [row["code"] for row in run("report", "segments", STUDY, "--json").json] == ["training"] * 3


def test_splitting_keeps_the_code_if_asked_and_refuses_what_is_wrong(run: Run, segments: list[str]) -> None:
    def split(*more: str, **division: str) -> Any:
        Path("into.json").write_text(json.dumps(division), encoding="utf-8")
        return run("codes", "split", STUDY, "training", *more, "--assign", "into.json")

    into = ("--into", "abroad", "--into", "assistance")
    everything = dict.fromkeys(segments, "assistance")
    kept = split(*into, "--keep", **everything)
    assert kept.err.endswith("3 segments divided; “training” stays, with 0 segments.\n")
    done(run, "undo", STUDY, "--any-coder")
    for words, division, sentence in (
        (into, {segments[0]: "elsewhere"}, "“elsewhere” is none of the codes to split into"),
        (into, {"f" * 32: "abroad"}, "There is no segment"),
        (("--into", "abroad"), {}, "is split into two codes at least"),
        (("--into", "no/path", "--into", "abroad"), {}, "There is no code “no/path”"),
    ):
        refused = split(*words, **division)
        assert (refused.status, refused.out) == (1, "")
        assert sentence in refused.err
    assert run("codes", "split", STUDY, "training", *into, "--assign", "missing.csv").status == 1
    assert run("codes", "split", STUDY, "training").status == 2
    assert len(run("codes", "list", STUDY, "--json").json) == 3


@pytest.mark.parametrize("what", ["revisions", "crosswalk", "former-codes", "recheck"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl", "md", "html"])
def test_what_changed_is_exported_as_any_report(
    run: Run, segments: list[str], what: str, suffix: str
) -> None:
    done(run, "codes", "define", STUDY, "training", "--short", "Taught.")
    done(run, "codes", "delete", STUDY, "assistance")
    said = done(run, "export", STUDY, f"out.{suffix}", "--what", what)
    rows = run("report", what, STUDY, "--json").json
    assert f"Wrote {len(rows)} " in said
    assert Path(f"out.{suffix}").stat().st_size > 0


def test_a_crosswalk_leads_from_one_revision_to_another(run: Run, segments: list[str]) -> None:
    done(run, "codes", "rename", STUDY, "training", "teaching")
    done(run, "codes", "merge", STUDY, "assistance", "teaching")
    options = ("--what", "crosswalk", "--from", "3", "--to", "5")
    done(run, "export", STUDY, "walk.jsonl", *options)
    lines = Path("walk.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert [(row["before"], row["after"], row["change"], row["successor"]) for row in found] == [
        ("assistance", None, "merged", "teaching"),
        ("training", "teaching", "renamed", None),
        ("training/academy", "teaching/academy", "same", None),
    ]
    assert {(row["from"], row["to"]) for row in found} == {(3, 5)}


def test_what_a_code_was_called_is_told_everywhere(run: Run, segments: list[str]) -> None:
    done(run, "codes", "rename", STUDY, "training", "teaching")
    sentence = "“training” is called “teaching” since revision 4. Use that path.\n"
    for words in (
        ("codes", "rename", STUDY, "training", "x"),
        ("codes", "add", STUDY, "training/course"),
        ("codes", "merge", STUDY, "assistance", "training"),
        ("codes", "move", STUDY, "assistance", "--under", "training"),
        ("report", "segments", STUDY, "--code", "training"),
        ("report", "passages", STUDY, "--code", "training"),
        ("agreement", STUDY, "--code", "training"),
        ("memo", STUDY, "--on", "code:training", "--text", "x"),
        ("search", STUDY, "Linhai", "--code", "training", "--coder", "Ada"),
        ("export", STUDY, "x.csv", "--code", "training"),
    ):
        refused = run(*words)
        assert (refused.status, refused.err) == (1, sentence), words
