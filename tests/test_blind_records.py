"""Records in a blind round: whatever Ben makes of them, every answer to Ada is as if he did nothing.

What all share stays shared: the register of actors with its names, and that a number is given once.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.cli import conftest as cli
from tests.cli.conftest import Run

from blotter.project.figures import FIGURES
from blotter.project.reports import REPORTS

run, study = cli.run, cli.study

NUMBERS = ("LA.001", "LA.002", "TH.001", "TH.002")
ASKED: tuple[tuple[str, ...], ...] = (
    *(("report", each.name, "study.blotter") for each in REPORTS),
    *(("report", each.name, "study.blotter", "--viewer", "Ada", "--json") for each in REPORTS),
    *(("figure", each.name, "study.blotter", "out.csv") for each in FIGURES),
    *(("record", "show", "study.blotter", each, "--viewer", "Ada") for each in NUMBERS),
    *(("record", "separate", "study.blotter", each, "--coder", "Ada") for each in NUMBERS),
    *(("record", "delete", "study.blotter", each, "--coder", "Ada") for each in NUMBERS[1:]),
    *(("record", "merge", "study.blotter", "LA.001", each, "--coder", "Ada") for each in NUMBERS),
    ("record", "list", "study.blotter", "--words", "zebra"),
    ("export", "study.blotter", "out.jsonl", "--what", "records"),
    ("kinds", "list", "study.blotter", "--json"),
    ("words", "list", "study.blotter", "--json"),
    ("words", "list", "study.blotter", "--list", "topics"),
    ("coder", "list", "study.blotter"),
    ("codes", "list", "study.blotter", "--json"),
    ("history", "study.blotter"),
    ("check", "study.blotter"),
)


def record(number: str, start: int, **more: Any) -> dict[str, Any]:
    country = number[:2]
    passage = {"source": "notes.txt", "start": start, "end": start + 5}
    return {"id": number, "kind": "training", "countries": [country], "evidence": [passage], **more}


def taken(run: Run, coder: str, *records: dict[str, Any]) -> None:
    Path("some.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    ran = run("import", "study.blotter", "some.jsonl", "--coder", coder, "--round", "Blind")
    assert ran.status == 0, ran.err


def answers(run: Run, copy: Path) -> list[str]:
    found = []
    for question in ASKED:
        shutil.copy(copy, "study.blotter")
        Path("out.jsonl").unlink(missing_ok=True)
        Path("out.csv").unlink(missing_ok=True)
        ran = run(*question)
        written = [each.read_text() for each in (Path("out.jsonl"), Path("out.csv")) if each.exists()]
        told = "\n".join((" ".join(question), str(ran.status), ran.out, ran.err, *written))
        found.append(re.sub(r"\d{4}-\d\d-\d\d[T ][\d:.]+Z?|\b01[0-9a-f]{30}\b", "·", told))
    return found


@pytest.fixture
def blind(run: Run, study: Path) -> Path:
    started = run("round", "start", study, "Blind", "--coder", "Ada", "--coder", "Ben", "--lead", "Ada")
    assert started.status == 0, started.err
    taken(run, "Ada", record("LA.001", 0, date="2016", topics=["cyber"]))
    return study


def test_nothing_that_ada_asks_tells_of_bens_records(run: Run, blind: Path) -> None:
    shutil.copy(blind, "idle.blotter")
    quantity = {"measure": "zebras", "best": 7, "unit": "zebras"}
    taken(
        run, "Ben",
        record("LA.002", 9, date="2017", note="zebra", topics=["zebra"], quantities=[quantity]),
        record("TH.001", 20, date="2018", note="zebra"),
        record("TH.002", 30, date="2018-05", note="zebra"),
    )  # fmt: skip
    for command in (("merge", "study.blotter", "TH.001", "TH.002"), ("review", "study.blotter", "LA.002")):
        assert run("record", *command, "--coder", "Ben").status == 0
    shutil.copy(blind, "busy.blotter")
    assert len(run("record", "list", "busy.blotter", "--viewer", "Ben", "--json").json) == 2
    for idle, busy in zip(
        answers(run, Path("idle.blotter")), answers(run, Path("busy.blotter")), strict=True
    ):
        assert busy == idle


def test_the_passages_of_records_are_coded_in_the_round_that_is_named(run: Run, blind: Path) -> None:
    (segment,) = run("report", "segments", blind, "--json", "--viewer", "Ada").json
    assert (segment["coder"], segment["round"]) == ("Ada", "Blind")


def test_a_document_that_the_round_does_not_give_to_the_coder_has_no_records_of_it(
    run: Run, blind: Path
) -> None:
    Path("more.txt").write_text("Officers came to stay.", encoding="utf-8")
    assert run("import", blind, "more.txt").status == 0
    told = record("MM.001", 0)
    told["evidence"][0]["source"] = "more.txt"
    Path("some.jsonl").write_text(json.dumps(told), encoding="utf-8")
    ran = run("import", blind, "some.jsonl", "--coder", "Ada", "--round", "Blind")
    assert (ran.status, "was not given to Ada in the round “Blind”" in ran.err) == (1, True)
