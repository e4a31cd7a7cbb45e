"""Two coders' records compared: which are pairs, how far they agree, what differs, and who may see it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import two_coders
from blotter.analysis.records.agreement import RecordOptions
from blotter.domain.record import Blank, Involved, Part, Quantity
from blotter.errors import NotFound, Refused
from blotter.project import assignments, rounds, segments
from blotter.project.project import Project
from blotter.project.records import comparing, making
from blotter.project.records.comparing import RecordComparison
from blotter.project.reports import Selection, report
from factories import actor, edit
from two_coders import FIJI, SAMOA

PLAIN = RecordOptions(intervals=False)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    with two_coders.make(tmp_path / "two.blotter") as project:
        yield project


def compared(project: Project, options: RecordOptions = PLAIN) -> RecordComparison:
    ((first, second),) = comparing.pairs_of_coders(project, options)
    return comparing.compare(project, first, second, options)


def told(found: RecordComparison) -> list[tuple[str, str, list[str]]]:
    return [
        (
            pair.first.number if pair.first else "",
            pair.second.number if pair.second else "",
            [each.field for each in pair.differences],
        )
        for pair in found.pairs
    ]


def value(project: Project, field: str, measure: str) -> float | None:
    rows = compared(project).rows
    return next(row.value for row in rows if (row.field, row.kind, row.measure) == (field, "", measure))


def test_pairs_and_what_differs(study: Project) -> None:
    two_coders.usual(study)
    assert told(compared(study)) == [
        ("FJ.001", "FJ.002", ["date"]),
        ("WS.001", "WS.002", ["topics", "countries"]),
        ("LA.001", "", []),
    ]
    assert value(study, "record", "recall") == pytest.approx(2 / 3)
    assert value(study, "date", "within_precision") == 1.0
    assert value(study, "countries", "jaccard") == pytest.approx(0.75)


def test_only_documents_that_both_have_done_are_compared(study: Project) -> None:
    two_coders.usual(study)
    ben = study.coder("Ben")
    study.apply(assignments.mark_done(study, ben, [study.source("news.txt")], False))
    assert told(compared(study)) == []
    everywhere = compared(study, replace(PLAIN, everywhere=True))
    assert len(everywhere.pairs) == 3
    assert everywhere.documents == 1


def test_the_other_document_pairs_by_kind_country_and_date(study: Project) -> None:
    samoa = (Involved("WS"),)
    two_coders.record(study, "Ada", "assistance", [SAMOA], countries=samoa, date="2016-05-01")
    two_coders.record(study, "Ben", "assistance", [FIJI], "notes.txt", countries=samoa, date="2016-05")
    assert told(compared(study)) == [("WS.001", "WS.002", ["date"])]
    assert told(compared(study, replace(PLAIN, sources=("news.txt",)))) == [("WS.001", "", [])]


def test_the_country_from_which_one_looks_and_venues_do_not_pair(study: Project) -> None:
    home = (Involved("CN"), Involved("FJ", "venue"))
    two_coders.record(study, "Ada", "assistance", [SAMOA], countries=home, date="2016")
    two_coders.record(study, "Ben", "assistance", [FIJI], "notes.txt", countries=home, date="2016")
    assert len(compared(study).pairs) == 2


def test_actors_quantities_and_reasons_are_told_in_words(study: Project) -> None:
    ministry = actor("Ministry")
    study.apply(edit(ministry))
    money = Quantity("q", "value", best=1000, unit="USD")
    two_coders.record(
        study,
        "Ada",
        "training",
        [FIJI],
        actors=(Part(ministry.id),),
        quantities=(money,),
        blanks=(("direction", Blank.UNKNOWN),),
    )
    two_coders.record(
        study, "Ben", "training", [FIJI], quantities=(money._replace(id="r", best=900),), direction="mutual"
    )
    (pair,) = compared(study).pairs
    said = {each.field: (each.first, each.second, str(each.how)) for each in pair.differences}
    assert said == {
        "direction": ("(unknown)", "mutual", "other value"),
        "actors": ("Ministry", "", "only one"),
        "quantities": ("value: 1,000 USD", "value: 900 USD", "other value"),
    }
    assert value(study, "quantities", "relative_difference") == pytest.approx(0.1)


def test_umbrellas_agree_when_they_are_a_pair(study: Project) -> None:
    made = two_coders.usual(study)
    study.apply(making.change(study, made["training"], parent=made["gift"].id))
    study.apply(making.change(study, made["trained"], parent=made["given"].id))
    assert told(compared(study))[0][2] == ["date"]
    study.apply(making.change(study, study.records[made["trained"].id], parent=None))
    assert told(compared(study))[0][2] == ["date", "parent"]


def test_reports_and_selections(study: Project) -> None:
    two_coders.usual(study)
    table = report(study, "record-agreement", Selection(records=replace(PLAIN, kinds=("training",))))
    rows = list(table.records())
    assert {row["kind"] for row in rows} == {None, "training"}
    assert rows[0]["first"] == 1
    assert "half the same" in table.notes[1]
    differ = list(report(study, "record-differences").records())
    assert [(row["first"], row["field"], row["difference"]) for row in differ] == [
        ("FJ.001", "date", "partly"),
        ("WS.001", "topics", "other value"),
        ("WS.001", "countries", "partly"),
        ("LA.001", "record", "missed"),
    ]
    with pytest.raises(NotFound, match="Zoe"):
        report(study, "record-agreement", Selection(coders=("Zoe", "Ada")))
    with pytest.raises(Refused, match="alone"):
        report(study, "record-agreement", Selection(coders=("Ada",)))


def test_nobody_to_compare_is_said(study: Project) -> None:
    table = report(study, "record-agreement")
    assert not list(table.rows)
    assert "No two coders" in table.notes[0]


def test_who_is_blind_to_a_coder_compares_nothing(study: Project) -> None:
    two_coders.usual(study)
    plan = rounds.RoundPlan(name="One", coders=tuple(study.coders.values()), freeze=False)
    study.apply(rounds.start(study, plan))
    with pytest.raises(Refused, match="Ben codes in the round “One”"):
        compared(study)


def test_changed_evidence_is_compared_where_it_was_last_looked_at(study: Project) -> None:
    two_coders.usual(study)
    marked = list(study.segments_of(study.source("news.txt")))
    study.apply(segments.unmark(study, marked))
    assert len(compared(study).pairs) == 3
