"""`blotter record merge`, `separate` and `different`, with reports before and after."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.fixture
def pair(study: Path, run: Run) -> tuple[str, str]:
    """Two records of one patrol."""
    made = []
    for find, date in (("Officers trained in Linhai", "2016-05-02"), ("The boats were a gift", "2016-05")):
        done = run(
            "record", "add", "study.blotter", "--coder", "Ada", "--source", "notes.txt", "--code", "training",
            "--find", find, "--set", "countries=Laos", "--set", f"date={date}", "--set", f"note={date}",
        )  # fmt: skip
        assert done.status == 0, done.err
        made.append(done.out.strip())
    return made[0], made[1]


def record(run: Run, number: str) -> dict:
    (told,) = run("record", "show", "study.blotter", number, "--json").json
    return told


def test_a_pair_is_proposed_merged_and_separated(run: Run, pair: tuple[str, str]) -> None:
    one, other = pair
    (proposed,) = run("report", "duplicates", "study.blotter", "--json").json
    assert {proposed["one"], proposed["other"]} == {one, other}
    merged = run("record", "merge", "study.blotter", one, other, "--take", "date", "--coder", "Ada")
    assert merged.status == 0
    assert other in merged.err + merged.out
    told = record(run, other)
    assert (told["id"], told["date"], len(told["evidence"])) == (one, "2016-05", 2)
    assert {(each["field"], each["value"], each["from"]) for each in told["alternatives"]} == {
        ("date", "2016-05-02", one),
        ("note", "2016-05", other),
    }
    assert run("report", "duplicates", "study.blotter", "--json").json == []
    assert run("record", "separate", "study.blotter", other.lower(), "--coder", "Ada").status == 0
    assert (record(run, one)["date"], record(run, other)["id"]) == ("2016-05-02", other)
    assert run("undo", "study.blotter", "--coder", "Ada").status == 0
    assert record(run, other)["id"] == one


def test_different_is_remembered_and_forgotten(run: Run, pair: tuple[str, str]) -> None:
    said = run("record", "different", "study.blotter", *pair, "--note", "two boats", "--coder", "Ada")
    assert said.status == 0
    assert run("report", "duplicates", "study.blotter", "--json").json == []
    again = run("record", "different", "study.blotter", *pair, "--coder", "Ada")
    assert (again.status, "already" in again.err + again.out) == (0, True)
    assert run("record", "different", "study.blotter", *pair, "--undo", "--coder", "Ada").status == 0
    assert len(run("report", "duplicates", "study.blotter", "--json").json) == 1


def test_what_cannot_be_says_why(run: Run, pair: tuple[str, str]) -> None:
    one, other = pair
    for words, why in (
        (("merge", one, one), "name two"),
        (("merge", one, "LA.099"), "no record"),
        (("merge", one, other, "--take", "topics"), "date, note"),
        (("separate", other), "nothing to take apart"),
    ):
        refused = run("record", words[0], "study.blotter", *words[1:], "--coder", "Ada")
        assert refused.status == 1
        assert why in refused.err


def test_options_go_with_their_reports(run: Run, pair: tuple[str, str]) -> None:
    def found(*words: str) -> list:
        return run("report", *words, "study.blotter", "--json").json

    assert found("duplicates", "--days", "0") != []
    assert found("duplicates", "--shared-actor") == []
    assert found("duplicates", "--kind", "patrol") == []
    assert found("claims", "--kind", "training") == []
    assert found("sums") == []
    assert run("report", "claims", "study.blotter", "--shared-actor").status == 2


def test_the_tables_can_be_exported(run: Run, pair: tuple[str, str], tmp_path: Path) -> None:
    for what, first in (
        ("duplicates", "one,other,score"),
        ("claims", "conflict,contradict"),
        ("sums", "record"),
    ):
        assert run("export", "study.blotter", f"{what}.csv", "--what", what).status == 0
        assert (tmp_path / f"{what}.csv").read_text(encoding="utf-8-sig").startswith(first)
    assert pair[0] in (tmp_path / "duplicates.csv").read_text(encoding="utf-8-sig")
