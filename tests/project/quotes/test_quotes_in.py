"""Passages that come with their words alone, taken into a project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blotter.domain.segment import Segment
from blotter.interchange.exchange_options import QuoteOptions
from blotter.project import coders, transfer
from blotter.project.import_report import ImportReport
from blotter.project.project import Project
from blotter.project.quotes.finding import SearchedText
from blotter.project.transfer import Incoming

ANN = "Ann came late.\n\nWe met often,\nand nobody was “left out”.\nYes.\nNo. Yes.\n\nPartly yes.\n"
HEADER = "Document name,Document group,Code,Beginning,Segment,Created by\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "study.blotter") as made:
        made.apply(coders.add(made, "Me")[1])
        made.act_as("Me")
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "Ann.txt").write_text(ANN, encoding="utf-8")
        files, _ = transfer.incoming([folder / "Ann.txt"])
        transfer.import_files(made, files)
        yield made


def bring(
    project: Project, tmp_path: Path, rows: str, header: str = HEADER, options: QuoteOptions | None = None
) -> ImportReport:
    path = tmp_path / "segments.csv"
    path.write_text(header + rows, encoding="utf-8")
    return transfer.import_files(project, [Incoming(path, "coded-segments", options)], create=True)


def segments(project: Project) -> list[Segment]:
    return sorted(project.retrieve(), key=lambda each: (each.start, each.code))


def why(report: ImportReport, words: str) -> str:
    (line,) = [each for each in report.lines if words in each.why]
    return line.why


def test_words_are_found_where_they_stand(project: Project, tmp_path: Path) -> None:
    report = bring(project, tmp_path, "Ann,,Help > Friends,1,Ann came late.,KR\n")
    assert report.taken == {"segments": 1}
    (segment,) = segments(project)
    assert segment.quote == "Ann came late."
    assert project.codebook.path(segment.code) == "Help/Friends"
    assert project.coders[segment.coder].name == "KR"


def test_white_space_and_the_form_of_marks_are_left_aside(project: Project, tmp_path: Path) -> None:
    report = bring(project, tmp_path, 'Ann,,a,3,"We met  often, and nobody was ""left out"".",KR\n')
    (segment,) = segments(project)
    assert segment.quote == "We met often,\nand nobody was “left out”."
    assert "left aside: 1 (“Ann.txt”, line 2)" in why(report, "left aside")


def test_the_paragraph_says_which_of_several_places(project: Project, tmp_path: Path) -> None:
    bring(project, tmp_path, "Ann,,a,6,Yes.,KR\nAnn,,b,5,Yes.,KR\n")
    assert [(each.start, project.codebook.path(each.code)) for each in segments(project)] == [
        (ANN.index("Yes."), "b"),
        (ANN.index("Yes.", ANN.index("No.")), "a"),
    ]


def test_paragraphs_that_another_program_counts_without_empty_ones(project: Project, tmp_path: Path) -> None:
    bring(project, tmp_path, "Ann,,a,2,We met often\nAnn,,a,5,Yes.\n", "Document,x,Code,Begin,Text\n")
    assert ANN.index("Yes.", ANN.index("No.")) in [each.start for each in segments(project)]


def test_without_a_paragraph_the_first_place_that_is_free(project: Project, tmp_path: Path) -> None:
    rows = "Ann,,a,,Yes.,KR\nAnn,,a,,Yes.,KR\nAnn,,b,,Yes.,KR\n"
    report = bring(project, tmp_path, rows)
    first, second = ANN.index("Yes."), ANN.index("Yes.", ANN.index("No."))
    assert [each.start for each in segments(project)] == [first, first, second]
    assert "Look at them." in why(report, "several places")
    again = bring(project, tmp_path, rows)
    assert (again.skipped, again.taken) == (3, {})


def test_whole_words_go_before_parts_of_words(project: Project, tmp_path: Path) -> None:
    report = bring(project, tmp_path, "Ann,,a,,No,KR\nAnn,,a,,art,KR\n")
    assert [each.start for each in segments(project)] == [ANN.index("No."), ANN.index("artly")]
    assert not [line for line in report.lines if "several" in line.why]


def test_what_is_not_there_is_refused_and_missing_documents_are_told_together(
    project: Project, tmp_path: Path
) -> None:
    report = bring(
        project, tmp_path, "Bo,,a,1,Hm.,KR\nCy,,a,1,Hm.,KR\nBo,,a,1,Ho.,KR\nAnn,,a,1,Never said.,KR\n"
    )
    assert (report.found, report.taken, report.refused) == ({"segments": 4}, {}, 4)
    assert "(3): “Bo”, “Cy”." in why(report, "does not have the documents")
    assert "These words are not in “Ann.txt”" in why(report, "not even")


def test_the_group_says_which_of_several_documents(project: Project, tmp_path: Path) -> None:
    for group in ("One", "Two"):
        (tmp_path / "more" / group).mkdir(parents=True)
        name = {"One": "Bo.txt", "Two": "Bo.md"}[group]
        (tmp_path / "more" / group / name).write_text(f"{group}: Hm.\n", encoding="utf-8")
    files, _ = transfer.incoming([tmp_path / "more"])
    transfer.import_files(project, files)
    report = bring(project, tmp_path, "Bo,Two,a,1,Hm.,KR\nBo,,a,1,Hm.,KR\n")
    (segment,) = segments(project)
    assert project.sources[segment.source].name == "Bo.md"
    assert "could be any of several documents" in why(report, "several documents")


def test_a_name_alone_is_the_one_code_of_that_name(project: Project, tmp_path: Path) -> None:
    bring(project, tmp_path, "Ann,,Help > Friends,1,Ann came late.,KR\n")
    report = bring(project, tmp_path, "Ann,,friends,,We met often,KR\n")
    assert report.created == {}
    assert {project.codebook.path(each.code) for each in segments(project)} == {"Help/Friends"}


def test_whoever_imports_is_the_coder_where_the_table_names_none(project: Project, tmp_path: Path) -> None:
    header = "Document,Code,Segment\n"
    report = bring(project, tmp_path, "Ann,a,Ann came late.\n", header)
    assert {project.coders[each.coder].name for each in segments(project)} == {"Me"}
    assert "these passages: 1. “Me”" in why(report, "does not say who coded")
    bring(project, tmp_path, "Ann,a,Ann came late.\n", header, QuoteOptions(coder="Bo"))
    assert {project.coders[each.coder].name for each in segments(project)} == {"Me", "Bo"}


def test_one_undo_takes_all_of_it_out(project: Project, tmp_path: Path) -> None:
    bring(project, tmp_path, "Ann,,Help > Friends,1,Ann came late.,KR\n")
    project.undo()
    assert segments(project) == []
    assert len(project.codebook) == 0


texts = st.text("ab .\n“\"’'-–é\u0301\u00ad ", min_size=1, max_size=60)


@settings(max_examples=300, deadline=None)
@given(texts, st.data())
def test_a_piece_of_a_text_is_found_whatever_its_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = text[start:end]
    searched = SearchedText(text)
    assert any(text[each.start : each.end] == piece for each in searched.exact(piece))
    changed = "".join(f" {each}\n" for each in piece.replace("“", '"').replace("–", "-"))
    assume(changed.strip(" \n\u00ad"))
    for found in searched.loose(changed):
        held = text[found.start : found.end]
        assert "".join(held.split()) != "" or not changed.split()
    assert searched.loose(changed)


@given(texts, st.integers(0, 59))
def test_paragraphs_are_counted_with_and_without_empty_ones(text: str, place: int) -> None:
    place = min(place, len(text) - 1)
    counted, filled = SearchedText(text).paragraphs(place)
    assert counted == text.count("\n", 0, place) + 1
    lines = text.split("\n")[:counted]
    assert filled == max(sum(bool(each.strip()) for each in lines), 1)
