"""Records come in from files: numbers and words are kept, passages coded, what cannot be taken is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from blotter.domain.record import Blank, Involved, Level, Record, StatusEntry
from blotter.interchange.options import RecordOptions
from blotter.project import coders, transfer
from blotter.project.import_report import ImportReport
from blotter.project.preview import preview
from blotter.project.project import Project
from blotter.project.transfer import Incoming

DATA = Path(__file__).parents[2] / "data"
SIMPLE = DATA / "simple-records.jsonl"


def taken(project: Project, file: Path, format_id: str | None = None, **more: Any) -> ImportReport:
    options = more.pop("options", None)
    return transfer.import_files(project, [Incoming(file, format_id, options)], **more)


def lines(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    file = tmp_path / "records.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def passage(start: int = 0, end: int = 8, source: str = "notes.txt") -> dict[str, Any]:
    return {"source": source, "start": start, "end": end}


def names_of(project: Project, record: Record) -> dict[str, str]:
    return {project.actors[part.actor].name: project.actors[part.actor].side for part in record.actors}


def test_a_simpler_schema_comes_in_whole(project: Project) -> None:
    before = len(list(project.retrieve()))
    report = taken(project, SIMPLE)
    assert (report.format, report.found, report.taken) == ("records-jsonl", {"records": 10}, {"records": 4})
    # One passage is Ada's own “training” already; the boats are told of twice and coded once.
    assert report.created == {"segments": 3, "actors": 2}
    assert len(list(project.retrieve())) == before + 3
    first = project.record("MM.004")
    assert first.countries == (Involved("MM"), Involved("LA"), Involved("", "venue", "Linhai"))
    assert first.subtype == project.codebook.find("training/academy").id
    assert first.topics == ("cyber", "river lore")
    assert names_of(project, first) == {"Linhai Academy": "Chinese side", "River Guard": "counterpart side"}
    assert (first.date, first.earliest, first.report_date) == ("2016-05", "2016-05-01", "2017")
    assert first.statuses == (StatusEntry("confirmed"),)
    body, boats = project.evidence_of(first)
    (quantity,) = first.quantities
    assert (quantity.best, quantity.words, quantity.evidence) == (12, "Officers", body.id)
    assert body.fields == ("kind", "date", "actors", "quantities")
    assert (boats.fields, boats.claim_sources) == (("countries",), ("lighthouse keepers",))
    assert body.claim_sources == ()
    assert project.segment(body.segment).code == first.subtype
    second, third = project.record("XX.001"), project.record("LA.002")
    assert (second.level, second.earliest, second.latest) == (Level.AGGREGATE, "2003-10-01", "2003-10-08")
    assert third.subtype == "never heard of"
    assert third.parent == first.id
    assert third.actors[0].actor == first.actors[0].actor
    assert Involved("LA", "venue") in third.countries
    project.undo()
    assert not project.records
    assert not project.actors
    assert len(list(project.retrieve())) == before


def test_what_cannot_be_taken_is_told_with_its_reason(project: Project) -> None:
    report = taken(project, SIMPLE)
    assert report.refused == 6
    told = {line.what.split(",")[0]: line.why for line in report.lines if line.kind == "refused"}
    assert "spring 2016" in told["LA.003"]
    assert "“ZZ” is no country" in told["LA.004"]
    assert "“training”" in told["LA.005"]
    assert "“notes.txt”" in told["LA.006"]
    assert "0:800000" in told["LA.007"]
    assert "at least one" in told["LA.008"]
    noted = " ".join(line.why for line in report.lines if line.kind == "noted")
    assert "MM.004 names another record, so it came in as MM.005" in noted
    assert "“river lore”" in noted
    assert "“lighthouse keepers”" in noted
    assert project.check() == []


def test_once_more_changes_nothing(project: Project) -> None:
    taken(project, SIMPLE)
    held = dict(project.records)
    again = taken(project, SIMPLE)
    assert again.taken.get("records", 0) == 1, "the one that got another number is not known by it"
    assert again.skipped == 3
    assert {key: project.records[key] for key in held} == held


def test_a_number_in_use_is_kept_from_others(project: Project, tmp_path: Path) -> None:
    taken(project, lines(tmp_path, {"id": "MM.002", "kind": "training", "evidence": [passage()]}))
    rows = (
        {"kind": "assistance", "countries": ["MM"], "evidence": [passage(1)]},
        {"id": "MM.002", "kind": "assistance", "countries": ["MM"], "evidence": [passage(2)]},
        {"id": "EV-7", "kind": "assistance", "countries": ["MM"], "evidence": [passage(3)]},
        {
            "id": "MM.003",
            "kind": "assistance",
            "countries": ["MM"],
            "parent": "EV-7",
            "evidence": [passage(4)],
        },
    )
    report = taken(project, lines(tmp_path, *rows))
    numbers = {each.number for each in project.records.values()}
    assert numbers == {"MM.002", "MM.003", "MM.004", "MM.005", "MM.006"}
    assert project.record("MM.003").parent == project.record("MM.006").id
    assert len([line for line in report.lines if line.kind == "noted"]) == 2


def test_a_given_number_comes_back_after_undo(project: Project) -> None:
    taken(project, SIMPLE)
    project.undo()
    taken(project, SIMPLE)
    assert project.record("MM.004").date == "2016-05"


def test_a_passage_is_coded_by_whom_it_says(project: Project, tmp_path: Path) -> None:
    row = {"kind": "training", "evidence": [{**passage(), "code": "new/code", "segment_coder": "Zoe"}]}
    refused = taken(project, lines(tmp_path, row))
    assert (refused.refused, refused.taken) == (1, {})
    report = taken(project, lines(tmp_path, row), create=True)
    assert report.created == {"codes": 2, "coders": 1, "segments": 1}
    (record,) = project.records.values()
    segment = project.segment(project.evidence_of(record)[0].segment)
    assert project.codebook.path(segment.code) == "new/code"
    assert project.coders[segment.coder].name == "Zoe"
    assert project.coders[record.coder or ""].name == "Ada"


def test_a_kind_without_a_code_needs_one_for_its_passages(project: Project, tmp_path: Path) -> None:
    file = lines(tmp_path, {"kind": "patrol", "evidence": [passage(20, 30)]})
    assert "no code to get" in taken(project, file).lines[0].why
    assert taken(project, file, create=True).created == {"codes": 1, "segments": 1}
    assert project.codebook.get("patrol") is not None


def test_a_newcomer_takes_the_step(project: Project) -> None:
    project.actor = None
    report = taken(project, SIMPLE, create=True, newcomer="Rae")
    assert report.created["coders"] == 1
    assert {project.coders[each.coder or ""].name for each in project.records.values()} == {"Rae"}
    assert project.history()[-1].coder == project.coder("Rae").id


def test_a_foreign_table_is_mapped(project: Project, tmp_path: Path) -> None:
    project.apply(coders.add(project, "Eve")[1])
    file = tmp_path / "events.csv"
    file.write_text(
        "Nr;Land;Ort;When;Officers;Organiser;Paper;Words;Sum;Junk\n"
        "1;Laos, Thailand;Linhai;2016;over 20;Linhai Academy;boats.txt;The boats;3,5;x\n"
        "2;Atlantis;;2016-05-03;;;boats.txt;gift;;x\n"
        "3;Laos;;2017;12;;boats.txt;sailed;;x\n",
        encoding="utf-8",
    )
    columns = {
        "Nr": "id", "Land": "countries:partner", "Ort": "venue", "when": "date", "Junk": "-", "Sum": "-",
        "Officers": "quantities:participants:persons", "Organiser": "actors:organiser", "Paper": "source",
        "Words": "text",
    }  # fmt: skip
    options = RecordOptions(columns=columns, given={"kind": "assistance"})
    report = taken(project, file, "records-csv", options=options)
    assert (report.taken, report.refused) == ({"records": 2}, 1)
    first, second = project.records.values()
    assert first.number == "LA.001"
    assert [each.code for each in first.countries] == ["LA", "TH", ""]
    assert (first.quantities[0].low, first.quantities[0].unit) == (20, "persons")
    assert first.actors[0].role == "organiser"
    assert second.countries == (Involved("", "partner", "Atlantis", ""),)
    assert any("stand in “boats.txt”" in line.why for line in report.lines if line.kind == "refused")
    wrong = taken(project, file, "records-csv", options=RecordOptions(columns={"Lan": "countries"}))
    assert "“Land”" in wrong.lines[0].why


def test_a_workbook_with_a_passage_a_row_comes_in(project: Project, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["kind", "source", "start", "end", "date", "countries", "topics", "weather"])
    book.active.append(["training", "notes.txt", 0, 8, 2016, "MM; ASEAN [Asia]", "cyber; legal", "rain"])
    file = tmp_path / "records.xlsx"
    book.save(file)
    report = taken(project, file)
    assert (report.format, report.taken) == ("records-xlsx", {"records": 1})
    assert [line.what for line in report.lines] == ["weather"]
    (record,) = project.records.values()
    assert record.countries == (Involved("MM"), Involved("", "partner", "ASEAN", "Asia"))
    assert (record.date, record.topics) == ("2016", ("cyber", "legal"))
    project.undo()
    taken(project, file, create=True)
    (record,) = project.records.values()
    assert record.values("weather") == ("rain",)
    assert "weather" in project.record_schema.fields


def test_what_is_in_a_file_is_told_beforehand(project: Project, tmp_path: Path) -> None:
    looked = preview(project, Incoming(SIMPLE))
    assert (looked.format_id, looked.words) == ("records-jsonl", "activity records (10)")
    odd = tmp_path / "odd.jsonl"
    odd.write_text('{"kind": "training", "evidence": 3}\nnot json\n', encoding="utf-8")
    report = taken(project, odd)
    assert (report.found, report.refused) == ({"records": 2}, 2)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"level": "sum"}, "event, aggregate"),
        ({"blanks": {"date": "dunno"}}, "not stated"),
        ({"counted": "perhaps"}, "by rule"),
        ({"coder": "Nobody"}, "no coder"),
        ({"quantities": [{"measure": "x", "best": "many"}]}, "not a number"),
        ({"quantities": [{"measure": "x", "words": ["notes.txt", 5, 5]}]}, "do not lie"),
        ({"quantities": ["twelve"]}, "objects"),
        ({"statuses": [{"status": "ended", "date": "soon"}]}, "soon"),
        ({"actors": "Guard (organizer)"}, "organiser"),
        ({"evidence": [{**passage(), "role": "margin"}]}, "table cell"),
        ({"evidence": [{"source": "notes.txt", "text": "nowhere at all"}]}, "does not stand"),
    ],
)
def test_a_bad_value_refuses_its_row_and_leaves_nothing_behind(
    project: Project, tmp_path: Path, values: dict[str, Any], says: str
) -> None:
    before = len(list(project.retrieve()))
    row = {"kind": "training", "evidence": [passage(20, 30)], **values}
    report = taken(project, lines(tmp_path, row))
    assert (report.refused, report.taken) == (1, {})
    assert says in report.lines[0].why
    assert not project.records
    assert len(list(project.retrieve())) == before


def test_reasons_for_nothing_and_umbrellas_come_in(project: Project, tmp_path: Path) -> None:
    rows = (
        {"id": "MM.001", "kind": "training", "parent": "MM.002", "evidence": [passage()],
         "blanks": {"date": "unknown"}},
        {"id": "MM.002", "kind": "training", "parent": "MM.001", "evidence": [passage(1)]},
        {"id": "MM.003", "kind": "training", "parent": "MM.099", "evidence": [passage(2)]},
    )  # fmt: skip
    report = taken(project, lines(tmp_path, *rows))
    first, second, third = (project.record(f"MM.00{each}") for each in (1, 2, 3))
    assert first.blanks == (("date", str(Blank.UNKNOWN)),)
    assert (first.parent, second.parent, third.parent) == (second.id, None, None)
    assert len([line for line in report.lines if line.kind == "noted"]) == 2


def test_names_of_quantities_are_a_records_own(project: Project, tmp_path: Path) -> None:
    def row(start: int, *more: dict[str, Any]) -> dict[str, Any]:
        total = {"id": "q1", "measure": "boats", "best": 7, "unit": "boats"}
        quantities = [total, {"measure": "boats of wood", "best": 2, "unit": "boats", "part_of": "q1"}, *more]
        return {"kind": "assistance", "evidence": [passage(start)], "quantities": quantities}

    other = {"measure": "boats", "best": 9, "unit": "boats", "alternative_to": "q1"}
    taken(project, lines(tmp_path, row(0), row(1, other)))
    for record in project.records.values():
        total, *rest = record.quantities
        assert (total.part_of, total.alternative_to) == ("", "")
        assert rest[0].part_of == total.id
        assert [each.alternative_to for each in rest[1:]] == [total.id] * len(rest[1:])
