"""`blotter record`: from a passage to a record and its evidence, with every name checked."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

PASSAGE = ("--source", "notes.txt", "--code", "training/academy", "--find", "Officers trained in Linhai")


@pytest.fixture
def study(study: Path, run: Run) -> Path:
    """The project, with a default coder so that commands need not name one."""
    return study


def add(run: Run, *more: str) -> str:
    made = run("record", "add", "study.blotter", "--coder", "Ada", *more)
    assert made.status == 0, made.err
    return made.out.strip()


def shown(run: Run, number: str) -> dict:
    (told,) = run("record", "show", "study.blotter", number, "--json").json
    return told


def test_a_record_is_made_from_a_passage_in_one_step(run: Run, study: Path) -> None:
    number = add(
        run, *PASSAGE,
        "--set", "countries=Laos; CN (venue: Linhai)", "--set", "date=2016-05",
        "--set", "actors=Linhai Academy (organiser)", "--set", "quantities=participants: 20 persons",
        "--set", "subtype=academy", "--set", "topics=?",
    )  # fmt: skip
    assert number == "LA.001"
    told = shown(run, number)
    assert (told["kind"], told["subtype"], told["subtype_code"]) == (
        "training",
        "academy",
        "training/academy",
    )
    assert [each["country"] for each in told["countries"]] == ["LA", "CN"]
    assert told["countries"][1]["place"] == "Linhai"
    assert told["quantities"][0]["best"] == 20
    assert told["blanks"] == {"topics": "unknown"}
    (piece,) = told["evidence"]
    assert (piece["text"], piece["source"]) == ("Officers trained in Linhai", "notes.txt")
    assert run("report", "segments", "study.blotter", "--json").json[0]["code"] == "training/academy"
    words = run("record", "show", "study.blotter", "la.001").out
    assert "Quantities: participants: 20 persons" in words
    assert "“Officers trained in Linhai”" in words
    assert run("undo", "study.blotter", "--coder", "Ada").status == 0
    assert run("report", "records", "study.blotter", "--json").json == []
    assert run("report", "segments", "study.blotter", "--json").json == []


def test_a_segment_is_evidence_by_its_id_and_proposes_the_kind(run: Run, study: Path) -> None:
    segment = run("code", "study.blotter", "--source", "notes.txt", "--code", "assistance", "--coder", "Ada",
                  "--find", "The boats were a gift").out.split()[0]  # fmt: skip
    assert shown(run, add(run, "--evidence", segment))["kind"] == "assistance"
    assert shown(run, add(run, "--evidence", segment, "--kind", "Patrol"))["kind"] == "patrol"


def test_edit_changes_many_and_says_when_there_is_nothing_to_do(run: Run, study: Path) -> None:
    first, second = add(run, *PASSAGE), add(run, *PASSAGE)
    edit = ("record", "edit", "study.blotter", first, second, "--set", "confidence=High", "--coder", "Ada")
    assert run(*edit).status == 0
    assert [shown(run, each)["confidence"] for each in (first, second)] == ["high", "high"]
    again = run(*edit)
    assert (again.status, "already" in again.err) == (0, True)
    assert run("record", "edit", "study.blotter", first, "--set", f"parent={second}").status == 0
    circle = run("record", "edit", "study.blotter", second, "--set", f"parent={first}")
    assert circle.status == 1
    assert "umbrella" in circle.err


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("edit", "study.blotter", "XX.001", "--set", "date=spring"), 1, "date"),
        (("edit", "study.blotter", "XX.001", "--set", "dat=2016"), 1, "“date”"),
        (("edit", "study.blotter", "XX.001", "--set", "topics=cybr"), 1, "“cyber”"),
        (("edit", "study.blotter", "XX.002", "--set", "date=2016"), 1, "“XX.001”"),
        (("edit", "study.blotter", "XX.001"), 2, "--set"),
        (("edit", "study.blotter", "XX.001", "--set", "date"), 2, "FIELD=TEXT"),
        (
            ("edit", "study.blotter", "XX.001", "--set", "date=2016", "--set", "date=2017"),
            2,
            "more than once",
        ),
        (("add", "study.blotter", "--source", "notes.txt"), 2, "--code"),
        (("add", "study.blotter", "--evidence", "0" * 32, "--coder", "Ada"), 1, "no segment"),
        (("add", "study.blotter", *PASSAGE, "--kind", "trainings", "--coder", "Ada"), 1, "“training”"),
        (("add", "study.blotter", *PASSAGE, "--coder", "Eve"), 1, "no coder"),
        (("show", "study.blotter", "MM.001"), 1, "no record"),
        (("delete", "study.blotter", "MM.001"), 1, "no record"),
        (("list", "study.blotter", "--kind", "trainin"), 1, "“training”"),
        (("list", "study.blotter", "--country", "Atlantis"), 1, "neither a country"),
        (("list", "study.blotter", "--region", "Asai"), 1, "“Asia”"),
        (("list", "study.blotter", "--year", "2018:2016"), 2, "FIRST:LAST"),
    ],
)
def test_what_is_wrong_is_told(run: Run, study: Path, words: tuple[str, ...], status: int, says: str) -> None:
    add(run, *PASSAGE)
    before = run("record", "list", "study.blotter", "--json").out
    refused = run("record", *words)
    assert (refused.status, says in refused.err) == (status, True), refused.err
    assert run("record", "list", "study.blotter", "--json").out == before


def test_evidence_comes_is_described_and_goes(run: Run, study: Path) -> None:
    number = add(run, *PASSAGE)
    more = ("--source", "notes.txt", "--code", "training", "--find", "trained there too")
    evidence = ("record", "evidence")
    assert (
        run(*evidence, "add", "study.blotter", number, *more, "--field", "date", "--coder", "Ada").status == 0
    )
    first, second = run(*evidence, "list", "study.blotter", number, "--json").json
    assert (second["field"], second["text"], second["state"]) == ("date", "trained there too", "sound")
    told = ("--id", second["id"][-8:], "--role", "note", "--claim-source", "press; ngo", "--origin", "wire")
    assert run(*evidence, "set", "study.blotter", number, *told).status == 0
    _, second = run(*evidence, "list", "study.blotter", number, "--json").json
    assert (second["role"], second["claim_source"], second["origin"]) == ("note", "press; NGO", "wire")
    both = ("--id", first["id"], "--id", second["segment"], "--one-piece")
    assert run(*evidence, "set", "study.blotter", number, *both).status == 0
    assert run("record", "list", "study.blotter", "--json").json[0]["evidence"] == 1
    assert run(*evidence, "set", "study.blotter", number, "--id", first["id"], "--own-piece").status == 0
    assert run("record", "list", "study.blotter", "--json").json[0]["evidence"] == 2
    assert run(*evidence, "remove", "study.blotter", number, "--id", first["id"]).status == 0
    last = run(*evidence, "remove", "study.blotter", number, "--id", second["id"])
    assert (last.status, "only evidence" in last.err) == (1, True)
    wrong = run(*evidence, "set", "study.blotter", number, "--id", second["id"], "--field", "dates")
    assert (wrong.status, "“date”" in wrong.err) == (1, True)


def test_review_recheck_and_list(run: Run, study: Path) -> None:
    number = add(run, *PASSAGE, "--set", "countries=LA", "--set", "date=2016-05")
    add(run, *PASSAGE, "--kind", "patrol")
    assert run("record", "review", "study.blotter", number, "--coder", "Ben").status == 0
    assert shown(run, number)["reviewed_by"] == "Ben"

    def listed(*options: str) -> list[str]:
        return [row["id"] for row in run("record", "list", "study.blotter", *options, "--json").json]

    assert listed() == [number, "XX.001"]
    assert listed("--reviewed") == listed("--country", "Laos") == listed("--region", "asia") == [number]
    assert listed("--year", "2016") == listed("--kind", "training") == [number]
    assert listed("--not-reviewed") == listed("--kind", "patrol") == ["XX.001"]
    assert listed("--year", "2017", "--kind", "training") == []
    assert run("record", "review", "study.blotter", number, "--undo", "--coder", "Ben").status == 0
    assert listed("--reviewed") == []
    segment = shown(run, number)["evidence"][0]["segment"]
    assert run("uncode", "study.blotter", "--id", segment).status == 0
    assert listed("--recheck") == [number, "XX.001"]
    refused = run("record", "evidence", "confirm", "study.blotter", number)
    assert (refused.status, "uncoded" in refused.err) == (1, True)


def test_a_deleted_number_is_told_and_given_to_no_other(run: Run, study: Path) -> None:
    number = add(run, *PASSAGE)
    assert run("record", "delete", "study.blotter", number).status == 0
    gone = run("record", "show", "study.blotter", number)
    assert (gone.status, "was deleted" in gone.err) == (1, True)
    assert add(run, *PASSAGE) == "XX.002"


def test_records_go_out_and_come_in_by_commands(run: Run, study: Path, tmp_path: Path) -> None:
    first = add(run, *PASSAGE, "--set", "countries=LA", "--set", "date=?")
    add(run, *PASSAGE, "--kind", "patrol")
    export = ("export", "study.blotter", "out", "--what", "records")
    assert run(*export, "--kind", "training", "--missing", "unknown=-99").status == 0
    told = (tmp_path / "out" / "records.csv").read_text(encoding="utf-8")
    assert f"\n{first},training," in told.replace("\r", "")
    assert ",-99," in told
    assert "patrol" not in told
    for options, count in (
        (("--coder", "Ben"), 0),
        (("--source", "notes.txt"), 2),
        (("--code", "training"), 1),
    ):
        said = run(*export, *options).err
        assert f"Wrote {count} record" in said
    assert run("report", "records", "study.blotter", "--kind", "patrol", "--json").json[0]["id"] == "XX.001"
    wrong = run(*export, "--missing", "never=1")
    assert (wrong.status, "not applicable" in wrong.err) == (1, True)
    wrong = run("export", "study.blotter", "flat.csv", "--what", "records", "--missing", "unknown=1")
    assert (wrong.status, "linked tables" in wrong.err) == (1, True)
    assert run(*export).status == 0
    assert run("record", "delete", "study.blotter", first, "XX.001").status == 0
    back = run("import", "study.blotter", "out", "--json", "--coder", "Ada")
    assert back.json["taken"] == {"records": 2}
    noted = [line["why"] for line in back.json["lines"]]
    assert any(f"{first} names another record" in why for why in noted), "its number stays taken"


def test_a_table_of_others_is_mapped_by_options(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(
        "Land,Paper,Quote\nLaos,notes.txt,Officers trained\n", encoding="utf-8"
    )
    mapping = '{"Land": "countries:partner", "Paper": "source", "Quote": "text"}'
    (tmp_path / "columns.json").write_text(mapping, encoding="utf-8")
    command = ("import", "study.blotter", "events.csv", "--format", "records-csv", "--coder", "Zoe")
    mapped = ("--map-file", "columns.json", "--set", "kind=training")
    refused = run(*command, *mapped)
    assert (refused.status, "no coder" in refused.err) == (1, True)
    made = run(*command, *mapped, "--create")
    assert made.status == 0
    assert "Took in 1 record; made 1 coder, 1 segment." in made.out
    assert shown(run, "LA.001")["coder"] == "Zoe"
    assert run(*command, "--map", "Land").status == 2
    (tmp_path / "columns.json").write_text("[]", encoding="utf-8")
    assert run(*command, *mapped, "--create").status == 1


def test_a_release_is_made_listed_told_and_written(run: Run, study: Path, tmp_path: Path) -> None:
    nothing = run("release", "make", "study.blotter", "one")
    assert (nothing.status, "no records" in nothing.err) == (1, True)
    number = add(run, *PASSAGE)
    assert "First release: 1 record" in run("release", "make", "study.blotter", "one", "--coder", "Ada").out
    assert run("record", "edit", "study.blotter", number, "--set", "date=2016").status == 0
    assert f"Changed (1): {number} (date)" in run("release", "make", "study.blotter", "two").out
    rows = run("release", "list", "study.blotter", "--json").json
    assert [(row["name"], row["records"], row["coder"]) for row in rows] == [
        ("one", 1, "Ada"),
        ("two", 1, ""),
    ]
    assert "Changed (1)" in run("release", "show", "study.blotter", "TWO").out
    assert run("release", "show", "study.blotter", "one", "--json").json[0]["told"].startswith("First")
    assert run("release", "export", "study.blotter", "one", "one.zip").status == 0
    assert (tmp_path / "one.zip").stat().st_size > 1000
    wrong = run("release", "show", "study.blotter", "onne")
    assert (wrong.status, "“one”" in wrong.err) == (1, True)
