"""Records from files that are not what they seem, and into places that do not hold them."""

import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run

PASSAGE = {"source": "notes.txt", "start": 0, "end": 8}
RECORD = {
    "id": "MM.001",
    "kind": "training",
    "countries": ["MM"],
    "evidence": [PASSAGE],
}


def imported(run: Run, **more: Any) -> Ran:
    Path("one.jsonl").write_text(json.dumps({**RECORD, **more}), encoding="utf-8")
    return run("import", "study.blotter", "one.jsonl", "--coder", "Ada", "--create")


def is_sound(run: Run) -> bool:
    told = run("check", "study.blotter")
    return "required for" in told.out or told.status == 0


@pytest.mark.parametrize(
    "more",
    [
        {"note": "half \ud800"},
        {"note": "nothing \0"},
        {"countries": ["\udfff land"]},
        {"own": {"colour \ud800": "blue"}},
        {"alternatives": [{"field": "note", "value": "\ud800"}]},
        {"evidence": [{**PASSAGE, "text": "Officers", "origin": ["\ud83d"]}]},
    ],
)
def test_half_a_character_is_replaced(run: Run, study: Path, more: dict[str, Any]) -> None:
    ran = imported(run, **more)
    assert (ran.status, ran.out[:16]) == (0, "Took in 1 record"), ran.err
    assert run("export", study, "out", "--what", "records").status == 0
    assert is_sound(run)


def test_raw_bytes_of_half_a_character_are_replaced(run: Run, study: Path) -> None:
    line = json.dumps({**RECORD, "note": "half X"}).encode().replace(b"X", b"\xed\xa0\x80")
    Path("one.jsonl").write_bytes(line)
    assert run("import", study, "one.jsonl", "--coder", "Ada").status == 0
    (told,) = run("record", "show", study, "MM.001", "--json").json
    assert told["note"] == "half \ufffd"


@pytest.mark.parametrize("figure", [float("inf"), float("nan"), 10**400, "1e999", -(10**19), "9" * 5000])
def test_a_figure_beyond_reason_is_refused(run: Run, study: Path, figure: object) -> None:
    ran = imported(run, quantities=[{"measure": "participants", "best": figure, "unit": "persons"}])
    assert ran.status == 1
    assert "is not a number, which best has to be" in ran.err


@pytest.mark.parametrize(
    "typed", ["value: 1e999 USD", f"value: {'9' * 5000}", f"value: 3, part of #{'9' * 5000}"]
)
def test_a_typed_figure_beyond_reason_is_refused(run: Run, study: Path, typed: str) -> None:
    assert imported(run).status == 0
    ran = run("record", "edit", study, "MM.001", "--set", f"quantities={typed}", "--coder", "Ada")
    assert ran.status == 1
    assert run("record", "show", study, "MM.001", "--json").json[0]["quantities"] == []


def test_a_number_of_a_field_is_one(run: Run, study: Path) -> None:
    assert run("fields", "add", study, "Cost", "--type", "number", "--coder", "Ada").status == 0
    assert imported(run).status == 0
    for typed in ("nan", "inf", "1e400"):
        ran = run("record", "edit", study, "MM.001", "--set", f"cost={typed}", "--coder", "Ada")
        assert (ran.status, "is no number" in ran.err) == (1, True)


def test_a_number_that_would_make_all_others_long_is_none(run: Run, study: Path) -> None:
    ran = imported(run, id="MM.99999999999999999999")
    assert "is no number of a record, so it came in as MM.001" in ran.err
    assert "came in as MM.002" in imported(run, id="MM." + "9" * 5000, note="another").err


@pytest.mark.parametrize("date", ["0000", "0000-05-01", "-0044", "Y17E7", "2016-02-30", "9999/0001"])
def test_a_date_that_no_calendar_has_is_refused(run: Run, study: Path, date: str) -> None:
    assert imported(run, date=date).status == 1
    assert imported(run, as_of=date).status == 1


def test_the_first_and_the_last_year_can_be_asked_about(run: Run, study: Path) -> None:
    quantity = {"measure": "participants", "best": 3, "unit": "persons"}
    for date in ("0001", "9999", "0001/9999"):
        assert imported(run, id="", date=date, as_of=date, note=date, quantities=[quantity]).status == 0
    for asked in ("claims", "duplicates", "sums", "coverage", "record-problems"):
        assert run("report", asked, study).status == 0
    assert run("figure", "records-timeline", study, "t.svg").status == 0


def test_a_damaged_archive_is_told(run: Run, study: Path) -> None:
    assert imported(run, note="x " * 500).status == 0
    assert run("export", study, "good.zip", "--what", "records").status == 0
    good = Path("good.zip").read_bytes()
    chance = random.Random(1)
    for _ in range(60):
        damaged = bytearray(good)
        for _ in range(chance.randrange(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        Path("bad.zip").write_bytes(damaged)
        run("import", study, "bad.zip", "--coder", "Ada")
    Path("bad.zip").write_bytes(good[:50])
    ran = run("import", study, "bad.zip", "--coder", "Ada")
    assert (ran.status, "“bad.zip” is damaged" in ran.err) == (1, True)
    assert is_sound(run)


def test_an_archive_reaches_no_file_outside_it(run: Run, study: Path) -> None:
    with zipfile.ZipFile("evil.zip", "w") as archive:
        archive.writestr("../outside.csv", "x")
        archive.writestr("records.csv", "id,kind\nMM.001,training\n")
        archive.writestr("evidence.csv", "record,source,start,end\nMM.001,../../etc/passwd,0,3\n")
    ran = run("import", study, "evil.zip", "--coder", "Ada")
    assert (ran.status, "no document “../../etc/passwd”" in ran.err) == (1, True)
    assert not (study.parent.parent / "outside.csv").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is of other systems")
def test_of_tables_that_find_no_room_nothing_stays(run: Run, study: Path) -> None:
    rows = [{**RECORD, "id": "", "note": f"{count} " + "words " * 300} for count in range(60)]
    Path("many.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("import", study, "many.jsonl", "--coder", "Ada", "--create").status == 0
    assert run("release", "make", study, "first", "--coder", "Ada").status == 0
    Path("there").mkdir()
    Path("there/records.csv").write_text("before")
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000));"
        "from blotter.cli import main; main(sys.argv[1:])"
    )
    for target in ("new", "there"):
        for command in (
            ("export", study, target, "--what", "records"),
            ("release", "export", study, "first", target),
        ):
            ran = subprocess.run(
                [sys.executable, "-c", limited, *map(str, command)],
                capture_output=True,
                text=True,
                check=False,
            )
            assert ran.returncode == 1
            assert f"“{target}/records.csv” could not be written" in ran.stderr
    assert not Path("new").exists()
    assert [(each.name, each.read_text()) for each in Path("there").iterdir()] == [("records.csv", "before")]


@pytest.mark.parametrize("days", ["3661", "99999999999999999999"])
def test_more_days_than_anybody_means_are_refused(run: Run, study: Path, days: str) -> None:
    for command in (("study", study), ("report", "duplicates", study), ("report", "record-agreement", study)):
        ran = run(*command, "--days", days)
        assert (ran.status, "is not in the range" in ran.err) == (2, True)


def test_a_region_from_a_file_has_a_name_that_can_be_one(run: Run, study: Path) -> None:
    Path("regions.csv").write_text("country,region\nMM," + "x" * 300 + "\n")
    ran = run("regions", "import", study, "regions.csv", "--coder", "Ada")
    assert (ran.status, "300 characters long" in ran.err) == (1, True)
    assert "xxx" not in run("regions", "list", study).out
