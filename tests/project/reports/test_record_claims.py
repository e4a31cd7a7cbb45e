"""Reports on possible duplicates, conflicting claims and sums, from records out of two documents."""

import pytest

from blotter.domain.entity import new_id
from blotter.domain.record import Involved, Level, Quantity, Record
from blotter.domain.segment import Span
from blotter.domain.table import Cell
from blotter.errors import NotFound
from blotter.project import segments
from blotter.project.project import Project
from blotter.project.records import duplicates, making, schema, uniting
from blotter.project.reports import Selection, report
from factories import import_of, text_source

Row = dict[str, Cell]


def made(project: Project, text: str, kind: str = "patrol", **values: object) -> Record:
    source = text_source(text, f"report {len(project.sources)}.txt")
    project.apply(import_of(source))
    code = project.codebook.find("training")
    project.apply(segments.mark(project, source.source, code, [Span(0, len(text) - 1)]).edit)
    found = project.segments_of(source.source)
    record, edit = making.make(project, schema.kind(project, kind), found, **values)
    project.apply(edit)
    (piece,) = project.evidence_of(record)
    said = tuple(each._replace(evidence=piece.id) for each in record.quantities)
    project.apply(making.change(project, record, quantities=said))
    vouched = {"claim_sources": ("press",), "origins": ("a wire", "a log")}
    project.apply(making.change_evidence(project, piece, **vouched))
    return project.records[record.id]


def rounds(measure: str, best: int | None = None, **values: object) -> Quantity:
    return Quantity(new_id(), measure, best=best, unit="rounds", **values)  # type: ignore[arg-type]


def rows(project: Project, name: str, **asked: object) -> list[Row]:
    return list(report(project, name, Selection(**asked)).records())  # type: ignore[arg-type]


@pytest.fixture
def lake(project: Project) -> tuple[Record, Record]:
    """Two documents with two numbers of rounds on one lake."""
    told = {"level": Level.AGGREGATE, "countries": (Involved("LA"), Involved("TH"))}
    exact = rounds("lake rounds, 2011 to March 2020", 41, words="41 rounds")
    least = rounds("rounds on the lake", low=45, words="At least 45", claimant="ministry")
    one = made(project, "They made 41 rounds.\n", date="2011/2020-03", quantities=(exact,), **told)
    other = made(project, "At least 45 rounds were made.\n", date="2011/2019", quantities=(least,), **told)
    return one, other


def test_two_values_stand_beside_each_other_with_who_says_so(
    project: Project, lake: tuple[Record, Record]
) -> None:
    first, second = rows(project, "claims")
    assert {first["conflict"], second["conflict"]} == {1}
    assert first["contradict"] == "yes"
    assert (first["value"], first["best"]) == ("41 rounds", 41)
    assert (first["claimant"], first["origin"]) == ("press", "a log")
    assert (second["value"], second["low"], second["claimant"]) == ("≥ 45 rounds", 45, "ministry")
    assert (first["source"], second["source"]) == ("report 2.txt", "report 3.txt")
    assert (first["record"], second["as_of"], first["words"]) == (lake[0].number, "2011/2019", "41 rounds")
    assert first["countries"] == "LA; TH"


def test_the_claims_of_records_that_became_one_still_conflict(
    project: Project, lake: tuple[Record, Record]
) -> None:
    before = [each["value"] for each in rows(project, "claims")]
    project.apply(uniting.merge(project, *lake))
    assert [each["value"] for each in rows(project, "claims")] == before
    assert {each["record"] for each in rows(project, "claims")} == {lake[0].number}


def test_records_found_different_do_not_conflict(project: Project, lake: tuple[Record, Record]) -> None:
    project.apply(duplicates.different(project, *lake))
    assert rows(project, "claims") == []


def test_reports_can_be_narrowed(project: Project, lake: tuple[Record, Record]) -> None:
    assert rows(project, "claims", kinds=("training",)) == []
    assert len(rows(project, "claims", kinds=("patrol",), sources=("report 2.txt",))) == 2
    assert rows(project, "claims", sources=("notes.txt",)) == []
    assert rows(project, "claims", coders=("Ben",)) == []
    with pytest.raises(NotFound):
        rows(project, "claims", kinds=("patroll",))


def test_possible_duplicates_come_with_their_reasons(project: Project) -> None:
    told = {"countries": (Involved("LA"),), "subtype": "river"}
    one = made(project, "A patrol in May 2016.\n", date="2016-05-02", **told)
    other = made(project, "Boats went out on 4 May 2016.\n", date="2016-05-04", **told)
    (pair,) = rows(project, "duplicates")
    assert (pair["one"], pair["other"]) == (one.number, other.number)
    assert (pair["kind"], pair["countries"]) == ("patrol", "LA")
    assert pair["reasons"] == "both name LA; days between their dates: 2; the same subtype"
    assert (pair["date_one"], pair["date_other"]) == ("2016-05-02", "2016-05-04")
    assert rows(project, "duplicates", duplicates=duplicates.options_of(project, days=1)) == []
    assert rows(project, "duplicates", duplicates=duplicates.options_of(project, needs_actor=True)) == []
    project.apply(duplicates.different(project, one, other))
    assert rows(project, "duplicates") == []
    project.undo()
    assert rows(project, "duplicates") == [pair]


def test_a_sum_that_does_not_add_up(project: Project) -> None:
    total = rounds("rounds", 10)
    parts = tuple(rounds(name, best, part_of=total.id) for name, best in (("by day", 4), ("by night", 5)))
    record = made(project, "Ten rounds, four by day and five by night.\n", quantities=(total, *parts))
    (row,) = rows(project, "sums")
    assert (row["record"], row["total"]) == (record.number, "10 rounds")
    assert (row["difference"], row["marked"]) == (-1, "yes")
    assert row["parts"] == "by day: 4 rounds; by night: 5 rounds"
    assert (row["comes_to_low"], row["comes_to_high"]) == (9, 9)
    assert rows(project, "sums", kinds=("training",)) == []
