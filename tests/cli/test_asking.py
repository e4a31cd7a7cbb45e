"""Questions to the material on the command line: passages, matrices, code lines, and saved queries."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

CODED = (
    ("Ada", "training", "0:16"), ("Ada", "training/academy", "9:16"), ("Ada", "assistance", "60:70"),
    ("Ben", "assistance", "4:26"),
)  # fmt: skip


@pytest.fixture
def coded(run: Run, study: Path) -> Path:
    """The study with four segments; only one has a memo."""
    for coder, path, span in CODED:
        place = ("--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
        memo = ("--memo", "who pays?") if span == "60:70" else ()
        assert run("code", study, *place, *memo).status == 0
    return study


def places(run: Run, coded: Path, *options: str) -> list[tuple[int, int]]:
    ran = run("report", "passages", coded, "--json", *options)
    assert ran.status == 0, ran.err
    return [(row["start"], row["end"]) for row in ran.json]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), [(0, 16), (4, 26), (9, 16), (60, 70)]),
        (("--code", "training"), [(0, 16), (9, 16)]),
        (("--code", "training", "--without-children"), [(0, 16)]),
        (("--all-of", "training/academy", "--all-of", "training"), [(9, 16)]),
        (("--all-of", "training", "--all-of", "assistance"), []),
        (("--all-of", "training", "--all-of", "assistance", "--across-coders"), [(4, 16)]),
        (("--code", "training/academy", "--inside", "training"), [(9, 16)]),
        (("--code", "training", "--without-children", "--containing", "training/academy"), [(0, 16)]),
        (("--code", "training", "--overlapping", "assistance"), []),
        (("--code", "assistance", "--overlapping", "training", "--across-coders"), [(4, 26)]),
        (("--code", "assistance", "--near", "training", "--within", "0"), [(9, 70)]),
        (("--code", "assistance", "--near", "training", "--within", "0", "--unit", "sentence"), []),
        (("--code", "training/academy", "--followed-by", "assistance"), [(9, 70)]),
        (("--code", "assistance", "--followed-by", "training"), []),
        (("--none-of", "training"), [(4, 26), (60, 70)]),
        (("--words", "LINHAI"), [(4, 26)]),
        (("--memo",), [(60, 70)]),
        (("--memo-words", "WHO PAYS"), [(60, 70)]),
        (("--coder", "Ben"), [(4, 26)]),
        (("--origin", "search"), []),
        (("--origin", "hand", "--coded-since", "2020-01-01", "--coder", "Ben"), [(4, 26)]),
        (("--coded-until", "2020-01-01"), []),
        (("--changed-since", "2020-01-01", "--coder", "Ben"), [(4, 26)]),
    ],
)
def test_what_a_question_finds(run: Run, coded: Path, options: tuple[str, ...], told: object) -> None:
    assert places(run, coded, *options) == told


def test_a_passage_tells_its_words_codes_and_coders(run: Run, coded: Path) -> None:
    options = ("--all-of", "training", "--all-of", "assistance", "--across-coders", "--json")
    (row,) = run("report", "passages", coded, *options).json
    assert (row["source"], row["text"]) == ("notes.txt", "cers trained")
    assert row["codes"] == "training; assistance; training/academy"
    assert row["coders"] == "Ada; Ben"
    ids = {each["id"] for each in run("report", "segments", coded, "--json").json}
    assert len(row["ids"].split()) == 3
    assert set(row["ids"].split()) < ids


def test_matrices_count_segments_characters_and_documents(run: Run, coded: Path) -> None:
    def matrix(name: str, *options: str) -> list[tuple[object, ...]]:
        return [tuple(row.values()) for row in run("report", name, coded, "--json", *options).json]

    assert matrix("code-by-source") == [
        ("training", 1, 1), ("training/academy", 1, 1), ("assistance", 2, 2)
    ]  # fmt: skip
    assert matrix("code-by-source", "--rollup", "--code", "training") == [
        ("training", 2, 2), ("training/academy", 1, 1)
    ]  # fmt: skip
    assert matrix("code-by-source", "--rollup", "--count", "characters")[0] == ("training", 16, 16)
    assert matrix("code-by-code")[:2] == [("training", 0, 1, 0), ("training/academy", 1, 0, 0)]
    assert matrix("code-by-code", "--across-coders")[2] == ("assistance", 1, 1, 0)
    near = ("--relation", "followed-by", "--within", "9", "--unit", "token", "--count", "characters")
    assert matrix("code-by-code", *near)[0] == ("training", 0, 0, 70)


@pytest.mark.parametrize("name", ["code-by-source", "code-by-code", "code-by-case", "code-by-group"])
def test_a_long_matrix_says_the_same_in_a_row_a_cell(run: Run, coded: Path, name: str) -> None:
    wide = run("report", name, coded, "--json").json
    long = run("report", name, coded, "--json", "--long").json
    key = {"code-by-code": "with"}.get(name, name.rpartition("-")[2])
    told: dict[str, dict[str, int]] = {}
    for row in long:
        assert list(row)[:4] == ["code", key, "count", "code_id"]
        told.setdefault(row["code"], {})[row[key] or ""] = row["count"]
    cells = {row["code"]: {k.partition(":")[2]: v for k, v in row.items() if ":" in k} for row in wide}
    assert told == cells
    ids = {row["code"]: row["id"] for row in run("report", "codes", coded, "--json").json}
    assert all(row["code_id"] == ids[row["code"]] for row in long)


def test_a_code_line_in_runs_and_in_parts(run: Run, coded: Path) -> None:
    rows = run("report", "code-line", coded, "--code", "assistance", "--json").json
    assert [(row["start"], row["end"], row["characters"], row["segments"]) for row in rows] == [
        (4, 26, 22, 1), (60, 70, 10, 1)
    ]  # fmt: skip
    rows = run("report", "code-line", coded, "--code", "assistance", "--bins", "2", "--json").json
    assert [row["segments"] for row in rows] == [1, 1]


@pytest.mark.parametrize("what", ["passages", "code-by-source", "code-by-code", "code-line"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl", "md", "html"])
def test_answers_are_written_like_every_table(run: Run, coded: Path, what: str, suffix: str) -> None:
    rows = run("report", what, coded, "--json", "--code", "training").json
    ran = run("export", coded, f"out.{suffix}", "--what", what, "--code", "training")
    assert ran.status == 0
    assert f"Wrote {len(rows)} " in ran.err


def test_saved_queries_are_kept_answered_renamed_and_forgotten(run: Run, coded: Path) -> None:
    asked = ("--code", "assistance", "--near", "training", "--within", "0")
    assert run("query", "save", coded, "Paid", *asked).status == 0
    (row,) = run("query", "list", coded, "--json").json
    assert row["name"] == "Paid"
    assert places(run, coded, "--saved", "paid") == [(9, 70)]
    assert "already" in run("query", "save", coded, "Paid", *asked).err
    assert run("query", "save", coded, "Paid", "--code", "training").status == 0
    assert places(run, coded, "--saved", "Paid") == [(0, 16), (9, 16)]
    assert run("undo", coded).status == 0
    assert places(run, coded, "--saved", "Paid") == [(9, 70)]
    assert run("query", "rename", coded, "Paid", "Gifts").status == 0
    missing = run("report", "passages", coded, "--saved", "Gift")
    assert missing.status == 1
    assert "“Gifts”" in missing.err
    assert run("query", "delete", coded, "Gifts").status == 0
    assert run("query", "list", coded, "--json").json == []
    assert run("undo", coded).status == 0
    assert places(run, coded, "--saved", "Gifts") == [(9, 70)]


def test_a_question_with_a_wrong_name_is_not_saved(run: Run, coded: Path) -> None:
    ran = run("query", "save", coded, "Paid", "--code", "trainings")
    assert ran.status == 1
    assert "“training”" in ran.err
    assert run("query", "list", coded, "--json").json == []


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("codes", ("--near", "training"), "--near narrows passages"),
        ("passages", ("--bins", "3"), "--bins narrows code-line"),
        ("passages", ("--near", "training", "--inside", "training"), "--inside and --near"),
        ("passages", ("--code", "training", "--within", "3"), "--within goes with near"),
        ("code-by-code", ("--unit", "token"), "--unit goes with near"),
        ("passages", ("--saved", "Paid", "--memo"), "leave out --memo"),
        ("passages", ("--coded-since", "yesterday"), "yesterday"),
    ],
)
def test_options_that_say_nothing_are_refused(
    run: Run, coded: Path, name: str, options: tuple[str, ...], told: str
) -> None:
    ran = run("report", name, coded, *options)
    assert ran.status == 2
    assert told in ran.err
