"""Reports and agreement: every name, unit and measure; JSON that is JSON; options that narrow."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

import factories
from blotter.analysis.measures import MEASURES
from blotter.analysis.units import Unit
from blotter.project.project import Project
from blotter.project.reports import REPORTS

KEYS = {
    "segments": "id source code coder start end text memo revision created modified origin round page "
    "source_id code_id coder_id",
    "sources": "id name kind characters sha256 language imported group group_id attribute:Country",
    "groups": "id group documents within characters",
    "cases": "id name kind note documents passages attribute:Population",
    "case-parts": "case kind source start end text page id case_id source_id",
    "attributes": "of name attribute type value shown id attribute_id",
    "attribute-list": "id name of type options role note values",
    "codes": "id code parent colour short full use_when not_when example segments "
    "counter_example origin reference aliases archived key own_colour parent_id",
    "agreement": "code coders unit measure value low high n segments agreed only reason "
    "interval_reason drawing documents prevalence units units_agreed units_only",
    "disagreements": "source code kind coder start end text other page",
    "code-sets": "id name exclusive codes",
    "code-notes": "id code coder at text part words decision reason decided_by decided_at",
    "rules": "source code coder start end text rule other segment page",
    "history": "id at coder label kind undone copy",
    "revisions": "number digest at coder reason changed frozen",
    "crosswalk": "code before after change successor revision from to",
    "former-codes": "code path fate successor revision",
    "rounds": "name state coders documents passages given done unit revision seed started opened question",
    "agreement-by-round": "round started code coders unit measure value low high n reason",
    "recheck": "id source code coder start end text memo revision created modified origin round page "
    "source_id code_id coder_id since",
    "memos": "id on name text coder created modified page source start end quote code source_id code_id "
    "coder_id",
    "imports": "id file format program convention elements kinds sha256 coder at",
}


@pytest.fixture
def coded(run: Run, study: Path) -> Path:
    """The study, coded by both and done; one code is gone since, and one means something else."""
    for coder, path, span in (
        ("Ada", "training", "0:8"), ("Ben", "training", "0:16"), ("Ada", "training/academy", "9:16"),
        ("Ben", "assistance", "60:70"),
    ):  # fmt: skip
        place = ("--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
        assert run("code", study, *place, "--memo", f"{coder} on {path}").status == 0
    for coder in ("Ada", "Ben"):
        assert run("done", study, "--coder", coder, "--all").status == 0
    for subject in ("project", "source:notes.txt", "code:training"):
        assert run("memo", study, "--on", subject, "--text", subject, "--coder", "Ada").status == 0
    assert run("codes", "add", study, "patrol").status == 0
    assert run("codes", "merge", study, "patrol", "assistance").status == 0
    assert run("codes", "define", study, "assistance", "--short", "Goods are given.").status == 0
    assert run("codes", "set", "add", study, "learning", "--code", "training").status == 0
    assert run("codes", "rule", "add", study, "assistance", "--kind", "needs").status == 0
    add_metadata(run, study)
    add_moved(run, study)
    assert run("codes", "note", "add", study, "training", "Too wide?").status == 0
    return study


def add_metadata(run: Run, study: Path) -> None:
    """The document in a group and in part of a case, both with an attribute."""
    for command in (
        ("group", "add", study, "Press/2019"),
        ("group", "put", study, "Press/2019", "--source", "notes.txt"),
        ("attribute", "add", study, "Country", "--type", "country"),
        ("attribute", "set", study, "Country", "Laos", "--all"),
        ("case", "add", study, "Linhai", "--kind", "town"),
        ("case", "put", study, "Linhai", "--source", "notes.txt", "--span", "0:30"),
        ("attribute", "add", study, "Population", "--type", "number", "--of", "cases"),
        ("attribute", "set", study, "Population", "30,000.5", "--of", "cases", "--case", "Linhai"),
    ):
        assert run(*command, "--coder", "Ada").status == 0


def add_moved(run: Run, study: Path) -> None:
    """A page with a link, and a passage whose words were corrected."""
    page = study.with_name("page.html")
    words = '<p>Boats left, as <a href="https://example.org/a">the log</a> says.</p>'
    page.write_text(words, encoding="utf-8")
    assert run("import", study, page, "--coder", "Ada").status == 0
    boats = ("--source", "page.html", "--span", "0:5", "--coder", "Ada")
    assert run("case", "put", study, "Linhai", *boats).status == 0
    corrected = ("--source", "page.html", "--find", "Boats", "--text", "Ships", "--coder", "Ada")
    assert run("correct", study, *corrected).status == 0


@pytest.fixture
def settled(run: Run, coded: Path) -> Path:
    """The same, with one place decided and a round that is open."""
    assert (
        run("round", "start", coded, "Pilot", "--coder", "Ada", "--coder", "Ben", "--lead", "Ada").status == 0
    )
    assert run("round", "open", coded, "Pilot", "--coder", "Ada").status == 0
    assert run("adjudicate", "decide", coded, 1, "--choose", "all", "--reason", "slip").status == 0
    add_records(run, coded)
    with Project(coded) as project:
        project.apply(factories.foreign(project))
    return coded


def add_records(run: Run, study: Path) -> None:
    """Two coders' records of one course, another that may be the same, and one that lacks its country."""
    boats = "boats: 10 boats; wooden boats: 3 boats, part of #1"
    for coder, code, span, values in (
        (
            "Ada",
            "training",
            "0:8",
            {
                "countries": "Laos",
                "date": "2016",
                "quantities": "officers: 20 persons; officers: 30 persons, instead of #1",
            },
        ),
        ("Ada", "training", "9:16", {"countries": "Laos", "date": "2016"}),
        ("Ben", "training", "0:8", {"countries": "Laos", "date": "2016-05"}),
        ("Ada", "assistance", "60:70", {"quantities": boats}),
    ):
        passage = ("--source", "notes.txt", "--span", span, "--code", code, "--coder", coder)
        cells = [word for field, text in values.items() for word in ("--set", f"{field}={text}")]
        assert run("record", "add", study, *passage, *cells).status == 0


def strict(text: str) -> Any:
    """JSON as other programs read it: NaN and Infinity are none."""

    def refuse(word: str) -> None:
        raise AssertionError(word)

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize("name", [each.name for each in REPORTS])
def test_every_report_for_people_and_for_programs(run: Run, settled: Path, name: str) -> None:
    people, programs = run("report", name, settled), run("report", name, settled, "--json")
    assert (people.status, programs.status) == (0, 0)
    rows = strict(programs.out)
    assert len(people.out.splitlines()) == len(rows) + 1
    assert rows
    for row in rows:
        assert list(row) == KEYS.get(name, " ".join(row)).split()
        numbers = [
            row[key] for key in ("start", "end", "characters", "segments", "undone", "n") if key in row
        ]
        assert not [number for number in numbers if isinstance(number, str)]


def test_agreement_is_one_table_whichever_way_it_is_asked(run: Run, coded: Path) -> None:
    rows = run("agreement", coded, "--json").json
    assert run("report", "agreement", coded, "--json").json == rows
    assert run("report", "agreement", coded).out == run("agreement", coded).out
    assert rows[0]["coders"] == ["Ada", "Ben"]
    assert rows[0]["segments"] == {"Ada": 1, "Ben": 1}
    assert rows[0]["only"].keys() == {"Ada", "Ben"}
    assert all(row["value"] is not None or row["reason"] for row in rows)


def test_agreement_by_document_and_by_pair(run: Run, coded: Path) -> None:
    rows = run("agreement", coded, "--json").json
    documents = run("agreement", coded, "--per", "document", "--json").json
    assert run("report", "agreement-by-document", coded, "--json").json == documents
    assert {row["source"] for row in documents} == {"notes.txt"}
    pairs = run("agreement", coded, "--per", "pair", "--json").json
    assert run("report", "agreement-by-pair", coded, "--json").json == pairs
    assert pairs == rows
    assert run("agreement", coded, "--per", "pair").out == run("report", "agreement-by-pair", coded).out


def test_agreement_in_total(run: Run, coded: Path) -> None:
    totals = run("agreement", coded, "--per", "total", "--json").json
    assert [(row["total"], row["measure"]) for row in totals][:2] == [
        ("pooled", "segment_match_f1"),
        ("mean", "segment_match_f1"),
    ]
    assert run("agreement", coded, "--per", "total").out.startswith("Total")
    told = run("agreement", coded).err
    assert "pooled" in told
    assert "Unweighted mean" in told


def test_intervals_can_be_repeated_and_left_out(run: Run, coded: Path) -> None:
    rows = run("agreement", coded, "--seed", "7", "--replicates", "200", "--json").json
    assert run("agreement", coded, "--seed", "7", "--replicates", "200", "--json").json == rows
    assert "replicates, seed 7" in run("agreement", coded, "--seed", "7").err
    without = run("agreement", coded, "--no-intervals", "--json").json
    assert {(row["low"], row["interval_reason"]) for row in without} == {(None, "")}
    assert [row["value"] for row in without] == [row["value"] for row in rows]
    assert "seed" not in run("agreement", coded, "--no-intervals").err


def test_rule_and_threshold_are_told(run: Run, coded: Path) -> None:
    told = run("agreement", coded, "--unit", "sentence", "--unit-rule", "whole", "--threshold", "0.9").err
    assert "at least 0.9" in told
    assert "all of its characters" in told
    for wrong in (
        ("--threshold", "0"),
        ("--threshold", "nan"),
        ("--unit-rule", "most"),
        ("--per", "week"),
        ("--seed", "-1"),
    ):
        assert run("agreement", coded, *wrong).status == 2


def test_confusion_says_what_the_other_has(run: Run, coded: Path) -> None:
    rows = run("agreement", coded, "--confusion", "--json").json
    assert rows == run("report", "confusion", coded, "--json").json
    assert all(0 < row["share"] <= 1 or row["segments"] for row in rows)
    assert "training/academy" in {row["with"] for row in rows if row["code"] == "training"}
    assert run("agreement", coded, "--confusion", "--per", "pair").status == 2


def test_a_domain_is_one_decision_and_has_to_be_exclusive(run: Run, coded: Path) -> None:
    run("codes", "set", "add", coded, "aid", "--code", "training", "--exclusive", "--coder", "Ada")
    rows = run("agreement", coded, "--domain", "Aid", "--json").json
    assert [row["measure"] for row in rows][:2] == ["krippendorff_alpha_nominal", "percent_agreement"]
    assert {row["domain"] for row in rows} == {"aid"}
    assert run("agreement", coded, "--domain", "aid").status == 0
    run("codes", "set", "change", coded, "aid", "--not-exclusive", "--coder", "Ada")
    refused = run("agreement", coded, "--domain", "aid")
    assert refused.status == 1
    assert "--exclusive" in refused.err
    assert run("agreement", coded, "--domain", "unknown").status == 1


@pytest.mark.parametrize("unit", [str(unit) for unit in Unit])
def test_every_unit(run: Run, coded: Path, unit: str) -> None:
    ran = run("agreement", coded, "--unit", unit, "--json")
    assert ran.status == 0
    assert {row["unit"] for row in strict(ran.out)} <= {unit, "match"}
    assert run("agreement", coded, "--unit", unit).status == 0


@pytest.mark.parametrize("measure", [each.id for each in MEASURES])
@pytest.mark.parametrize("unit", [str(unit) for unit in Unit])
def test_every_measure_on_every_unit(run: Run, coded: Path, measure: str, unit: str) -> None:
    twice = ("--measure", measure, "--measure", measure)
    rows = strict(run("agreement", coded, "--unit", unit, *twice, "--json").out)
    assert [row["measure"] for row in rows] == [measure] * 3
    assert all(row["value"] is not None or row["reason"] for row in rows)


def test_what_agreement_does_not_know(run: Run, coded: Path) -> None:
    unknown = run("agreement", coded, "--measure", "krippendorff_alfa")
    assert unknown.status == 1
    assert "“krippendorff_alpha_nominal”" in unknown.err
    assert run("agreement", coded, "--measure", "unknown").status == 1
    assert run("agreement", coded, "--unit", "unknown").status == 2
    for option in ("--coder", "--code", "--source"):
        assert run("agreement", coded, option, "unknown").status == 1
    alone = run("agreement", coded, "--coder", "Ada")
    assert alone.status == 0
    assert "No document was compared" in alone.err


@pytest.mark.parametrize("name", [each.name for each in REPORTS])
def test_a_wrong_name_is_told_by_every_report(run: Run, coded: Path, name: str) -> None:
    for option in ("--coder", "--code", "--source"):
        refused = run("report", name, coded, option, "unknown")
        assert (refused.status, refused.out) == (1, "")
        assert "“unknown”" in refused.err


def test_options_narrow_what_they_can(run: Run, coded: Path) -> None:
    def told(name: str, key: str, *options: str) -> list[Any]:
        return [row[key] for row in run("report", name, coded, *options, "--json").json]

    assert told("coders", "name", "--coder", "Ben") == ["Ben"]
    assert told("coders", "segments", "--code", "training") == [2, 1]
    assert told("codes", "segments") == [2, 1, 1]
    assert told("codes", "segments", "--coder", "Ada") == [1, 1, 0]
    assert told("codes", "segments", "--words", "Ben ON") == [1, 0, 1]
    assert told("memos", "on", "--source", "notes.txt") == ["source"] + ["segment"] * 4
    assert told("memos", "name", "--code", "training")[0] == "training"
    assert told("memos", "on", "--coder", "Ben") == ["segment"] * 2
    assert told("memos", "text", "--words", "PROJECT") == ["project"]
    assert told("segments", "coder", "--coder", "Ada", "--coder", "Ada") == ["Ada"] * 2
    assert set(told("history", "coder", "--coder", "Ben")) == {"Ben"}
    assert told("recheck", "code") == told("recheck", "code", "--code", "assistance") == ["assistance"]
    assert told("recheck", "code", "--coder", "Ada") == []
    assert told("former-codes", "path", "--code", "assistance") == ["patrol"]
    assert told("former-codes", "path", "--code", "training") == []
    assert told("crosswalk", "change", "--from", "3", "--to", "3") == ["same"] * 3
    assert told("crosswalk", "successor", "--from", "4")[:2] == [None, "assistance"]
    for name in ("sources", "history", "agreement", "disagreements", "recheck", "crosswalk"):
        assert run("report", name, coded, "--words", "x").status == 2
    for name in ("segments", "revisions", "recheck"):
        assert run("report", name, coded, "--from", "1").status == 2
    refused = run("report", "crosswalk", coded, "--to", "99")
    assert (refused.status, refused.out) == (1, "")
    assert "There is no revision “99”. `blotter revisions list` lists them." in refused.err


def test_a_part_of_the_codebook_goes_out_with_what_is_above_it(run: Run, coded: Path) -> None:
    assert run("export", coded, "part.md", "--what", "codes", "--code", "training/academy").status == 0
    assert run("new", "part.blotter", "--codebook", "part.md").status == 0
    codes = run("codes", "list", "part.blotter", "--json").json
    assert [row["code"] for row in codes] == ["training", "training/academy"]


def test_calculate_reads_what_it_can(run: Run, tmp_path: Path) -> None:
    case = {"id": "a", "kind": "coding", "measure": "cohen_kappa", "data": {"A": ["x", "y"], "B": ["x", "y"]}}
    (tmp_path / "cases.json").write_text(json.dumps([case, 1, {}]), encoding="utf-8")
    ran = run("calculate", "cases.json")
    assert ran.status == 0
    answers = [strict(line) for line in ran.out.splitlines()]
    assert [answer["value"] for answer in answers] == [1.0, None, None]
    assert all(answer["value"] is not None or answer["reason"] for answer in answers)
    for content in ("[", "{}", "[" * 100_000, "\0", ""):
        (tmp_path / "cases.json").write_text(content, encoding="utf-8")
        refused = run("calculate", "cases.json")
        assert (refused.status, refused.out) == (1, "")
    for name in ("missing.json", "."):
        refused = run("calculate", name)
        assert refused.status == 1
        assert "[Errno" not in refused.err
