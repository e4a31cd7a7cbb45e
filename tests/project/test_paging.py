"""Pages: told of passages in tables, citations and reports, and found by label and number."""

from pathlib import Path

import pytest

import printed
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.domain.structure import Page, cited_pages
from blotter.message import Message
from blotter.project import codes, paging, segments
from blotter.project.project import Project
from blotter.project.records import exporting, making, telling
from blotter.project.reports import Selection, report
from blotter.project.transfer import export

WORDS = "Officers of both services met in the border town and spoke of it to nobody."


@pytest.fixture
def paged(project: Project) -> tuple[Project, Source]:
    """The small study with a report of three pages, called xiii, 14 and 15."""
    labels = ("xiii", "14", "15")
    source = printed.add(project, "report.pdf", printed.printed([WORDS] * 3, lambda page: labels[page]))
    return project, source


def coded(project: Project, source: Source, span: Span, memo: str = "") -> Segment:
    """Code a passage, with a memo perhaps."""
    marking = segments.mark(project, source, project.codebook.find("training"), [span], memo=memo)
    project.apply(marking.edit)
    return marking.marked[0]


def across(project: Project, source: Source) -> Span:
    """A passage from the second page to the third."""
    pages = project.structure(source).pages
    return Span(pages[1].end - 8, pages[2].start + 8)


def test_a_citation_names_the_pages(paged: tuple[Project, Source]) -> None:
    project, source = paged
    pages = project.structure(source).pages
    on_one = Span(pages[1].start, pages[1].start + 8)
    assert paging.citation(project, source, on_one, 2) == "report.pdf, p. 14"
    assert paging.citation(project, source, across(project, source), 2) == "report.pdf, pp. 14–15"
    plain = project.source("notes.txt")
    assert paging.citation(project, plain, Span(0, 8), 1) == "notes.txt, ¶ 1, 0–8"


@pytest.mark.parametrize(
    ("labels", "cited"), [("", ""), ("14", "p. 14"), ("xii–3", "pp. xii–3"), ("A-3", "p. A-3")]
)
def test_pages_are_cited_by_their_labels(labels: str, cited: str) -> None:
    assert cited_pages(labels) == cited


def test_pages_are_found_by_label_then_by_number() -> None:
    pages = [Page(0, 0, label) for label in ("i", "ii", "1", "2", "10")]
    assert paging.page_of(pages, "II") == 1
    assert paging.page_of(pages, "1") == 2
    assert paging.page_of(pages, "5") == 4
    assert paging.page_of(pages, "6") is None
    assert paging.page_of(pages, "") is None
    assert paging.page_numbers(pages, "1") == [2, 4]
    assert paging.page_numbers(pages, "") == []


def test_reports_of_passages_tell_the_page(paged: tuple[Project, Source]) -> None:
    project, source = paged
    coded(project, source, across(project, source), "A thought.")
    for name in ("segments", "passages"):
        rows = {row["source"]: row["page"] for row in report(project, name).records()}
        assert rows["report.pdf"] == "14–15", name
        assert rows["notes.txt"] == "", name
    (memo,) = [row for row in report(project, "memos").records() if row["text"] == "A thought."]
    assert memo["page"] == "14–15"


def test_a_note_on_a_passage_tells_the_page(paged: tuple[Project, Source]) -> None:
    project, source = paged
    start = project.structure(source).pages[1].start
    quote = project.text(source)[start : start + 8]
    note = Memo(
        id=new_id(), text="Here.", created=now(), source=source.id, start=start, end=start + 8, quote=quote
    )
    project.apply(Edit(label=Message("Note"), steps=[Put(note)]))
    (row,) = [row for row in report(project, "memos").records() if row["text"] == "Here."]
    assert row["page"] == "14"


def test_evidence_has_its_page(paged: tuple[Project, Source]) -> None:
    project, source = paged
    segment = coded(project, source, across(project, source))
    kind = next(iter(project.record_schema.kinds.values()))
    record, edit = making.make(project, kind, [segment])
    project.apply(edit)
    (piece,) = telling.tell(project, record)["evidence"]
    assert piece["page"] == "14–15"
    data = exporting.data_set(project, at="2026-01-01")
    table = next(each for each in data.tables if each.name == "evidence").table()
    assert [row["page"] for row in table.records()] == ["14–15"]


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_the_report_of_segments_carries_the_page(
    paged: tuple[Project, Source], tmp_path: Path, suffix: str
) -> None:
    project, source = paged
    coded(project, source, across(project, source))
    path = tmp_path / f"segments.{suffix}"
    export(project, path, "segments", Selection())
    words = path.read_text(encoding="utf-8")
    span = across(project, source)
    assert f"report.pdf, pp. 14–15, {span.start}–{span.end}, Ada" in words
    assert "notes.txt, 0–8" in words
    assert "notes.txt, p" not in words


def test_an_example_is_cited_by_its_page(paged: tuple[Project, Source]) -> None:
    project, source = paged
    segment = coded(project, source, across(project, source))
    code = project.codebook.find("training")
    project.apply(codes.add_example(project, code, segment))
    assert project.codebook.find("training").example.endswith("(report.pdf, pp. 14–15)")


def test_a_table_that_streams_still_streams(paged: tuple[Project, Source]) -> None:
    project, _ = paged
    table = report(project, "passages")
    rows = iter(table.rows)
    assert len(next(rows)) == len(table.columns)
    assert all(len(row) == len(table.columns) for row in rows)
