"""The real corpus, where it lies beside the project: imported, compared, exported, every quote in its place.

The documents are other people's and stay outside the project; without them these tests say what they lack.
"""

import csv
import json
from pathlib import Path

import pytest

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.sample import Drawing
from blotter.analysis.units import Unit, paragraphs
from blotter.interchange.csv_guard import unguarded
from blotter.project import assignments, coders, comparison, figures, transfer
from blotter.project.project import Project
from blotter.project.reports import Selection, report
from blotter.shipped import shipped_codebooks

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SEGMENTS = {"A": 322, "B": 340}

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the real corpus is not at {CORPUS}")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The five documents with the two coders' segments; four of them are done by both."""
    project = Project.create(tmp_path_factory.mktemp("corpus") / "corpus.blotter")
    for name in SEGMENTS:
        project.apply(coders.add(project, name)[1])
    codebook = transfer.Incoming(shipped_codebooks()["police-cooperation"], "codebook-markdown")
    transfer.import_files(project, [codebook])
    documents, _ = transfer.incoming(sorted(CORPUS.glob("*.txt")))
    transfer.import_files(project, documents)
    rows, _ = transfer.incoming(sorted((CORPUS / "coding").glob("[AB]-*.jsonl")))
    report = transfer.import_files(project, rows)
    assert (report.taken, report.refused, report.reanchored) == ({"segments": 662}, 0, 0)
    coded = [project.sources[source] for source in project.counts_by_source()]
    for coder in project.coders.values():
        project.apply(assignments.mark_done(project, coder, coded))
    yield project
    project.close()


def test_every_quote_stands_where_its_segment_says(corpus: Project) -> None:
    texts = {source.id: corpus.text(source) for source in corpus.sources.values()}
    assert sum(len(text) for text in texts.values()) == 278_549
    segments = list(corpus.retrieve())
    assert len(segments) == sum(SEGMENTS.values())
    for segment in segments:
        assert texts[segment.source][segment.start : segment.end] == segment.quote
    assert corpus.check() == []


def test_texts_are_stored_as_they_are_written(corpus: Project) -> None:
    for source in corpus.sources.values():
        written = (CORPUS / source.name).read_bytes()
        assert corpus.original(source) == written
        assert corpus.text(source) == written.decode("utf-8")


def test_two_coders_are_compared_on_the_four_documents_that_both_have_done(corpus: Project) -> None:
    both = [source for source, done in corpus.done_coders().items() if len(done) == 2]
    there = sum(len(paragraphs(corpus.text(corpus.sources[source]))) for source in both)
    for unit in (Unit.CHARACTER, Unit.SENTENCE, Unit.PARAGRAPH):
        rows = comparison.agreement(corpus, AgreementOptions(unit=unit, rollup=True))
        assert {(row.documents, row.n, row.drawing) for row in rows} == {(4, there, Drawing.PARAGRAPH)}
        training = next(r for r in rows if r.code == "training" and r.measure == "krippendorff_alpha_nominal")
        assert training.value is not None
        assert training.low is not None
        assert training.high is not None
        assert 0.3 < training.low < training.value < training.high < 1
        assert all((row.value is None) <= bool(row.reason) for row in rows)
    found = comparison.differences(corpus, AgreementOptions())
    assert len({each.kind for each in found}) == 6


def test_what_is_exported_keeps_quote_and_position(corpus: Project, tmp_path: Path) -> None:
    exported = tmp_path / "segments.csv"
    assert transfer.export(corpus, exported, "segments", Selection()).rows == 662
    texts = {source.name: corpus.text(source) for source in corpus.sources.values()}
    with exported.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 662
    for row in rows:
        assert texts[row["source"]][int(row["start"]) : int(row["end"])] == unguarded(row["text"])
    for suffix in ("xlsx", "jsonl", "md", "html", "docx"):
        assert transfer.export(corpus, tmp_path / f"segments.{suffix}", "segments", Selection()).rows == 662


def test_the_records_of_one_researcher_come_in_whole(corpus: Project) -> None:
    file = transfer.Incoming(CORPUS / "coding" / "records.jsonl", "records-jsonl")
    report = transfer.import_files(corpus, [file], create=True, newcomer="Researcher")
    assert (report.found, report.taken, report.refused) == ({"records": 233}, {"records": 233}, 0)
    records = corpus.records.values()
    assert sum(each.level == "event" for each in records) == 136
    texts = {source.id: corpus.text(source) for source in corpus.sources.values()}
    evidence = corpus.evidence()
    assert len(evidence) == 498
    for piece in evidence:
        assert (
            texts[piece.source][piece.start : piece.end] == piece.quote == corpus.segment(piece.segment).quote
        )
    quantities = [quantity for each in records for quantity in each.quantities]
    assert len(quantities) == 165
    assert all(each.words for each in quantities)
    given = [json.loads(line)["id"] for line in file.path.read_text(encoding="utf-8").splitlines()]
    assert [each.number for each in records] == given
    assert corpus.check() == []
    again = transfer.import_files(corpus, [file], newcomer="Researcher")
    assert (again.taken.get("records", 0), again.skipped) == (0, 233)
    corpus.undo(any_coder=True)
    assert not corpus.records
    assert len(list(corpus.retrieve())) == sum(SEGMENTS.values())


def test_conflicts_of_the_records_are_told_and_every_figure_is_drawn(corpus: Project, tmp_path: Path) -> None:
    file = transfer.Incoming(CORPUS / "coding" / "records.jsonl", "records-jsonl")
    transfer.import_files(corpus, [file], create=True, newcomer="Researcher")
    conflicts: dict[object, set[float]] = {}
    for row in report(corpus, "claims").records():
        for value in (row["low"], row["best"]):
            if isinstance(value, int | float):
                conflicts.setdefault(row["conflict"], set()).add(value)
    for patrols_instruments_treaties in ({114, 125}, {51, 400}, {59, 45, 14}):
        assert any(patrols_instruments_treaties <= values for values in conflicts.values())
    sums = [(row["total"], row["comes_to_low"]) for row in report(corpus, "sums").records()]
    assert any("2,211" in str(total) and least == 2141 for total, least in sums)
    for row in figures.FIGURES:
        if row.asked is not None and not row.asked.columns.startswith("table:"):
            figures.write(corpus, row.name, tmp_path / f"{row.name}.svg", row.asked)
            figures.write(corpus, row.name, tmp_path / f"{row.name}.csv", row.asked)
    corpus.undo(any_coder=True)
