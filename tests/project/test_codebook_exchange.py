"""Codebooks out of a project and back, in every format that reads them; the contract of imports kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchanged import codebooks
from hypothesis import HealthCheck, given, settings

from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import new_id
from blotter.errors import WrongFile
from blotter.interchange.formats import FORMATS, Format, sniff
from blotter.project import codes, transfer
from blotter.project.preview import preview
from blotter.project.project import Project
from blotter.project.reports import REPORTS, Selection
from factories import study

READERS = [row for row in FORMATS if row.reads == "codebook" and row.write and row.id != "refi-codebook"]
"""The formats that hold all of a codebook; the one of other programs has no place for some of it."""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "study.blotter") as project:
        yield project


@pytest.mark.parametrize("row", READERS, ids=lambda row: row.id)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(book=codebooks())
def test_what_is_written_is_read_back_to_an_equal_codebook(
    empty: Project, tmp_path: Path, row: Format, book: Codebook
) -> None:
    empty.apply(codes.adopt(empty, book)[0])
    try:
        file = tmp_path / f"out{row.suffixes[0]}"
        transfer.export(empty, file, "codes", Selection(), format_id=row.id)
        bundle = transfer.codebook_in(file)
        assert (bundle.refused, bundle.remarks) == ((), ())
        assert bundle.codebook is not None
        assert list(bundle.codebook) == _counted_anew(empty.codebook)
    finally:
        if book.by_id:
            empty.undo()


def _counted_anew(book: Codebook) -> list[Code]:
    """The codes with their places among siblings as files tell them."""
    from dataclasses import replace

    siblings = {code.parent: book.children(code.parent) for code in book}
    return [
        replace(code, position=[each.id for each in siblings[code.parent]].index(code.id)) for code in book
    ]


def test_only_the_table_of_codes_looks_like_a_codebook(tmp_path: Path) -> None:
    with study(tmp_path / "study.blotter") as project:
        for report in REPORTS:
            for suffix in (".csv", ".xlsx"):
                file = tmp_path / f"{report.name}{suffix}"
                transfer.export(project, file, report.name, Selection())
                is_codebook = "codebook" in [row.reads for row in sniff(file)]
                assert is_codebook == (report.name == "codes"), file.name


def test_an_import_takes_the_good_rows_and_tells_the_others(empty: Project, tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,colour,short\na,reddish,s\nA,,\n,,x\nb,,\n", encoding="utf-8")
    report = transfer.import_files(empty, [transfer.Incoming(file)])
    assert (report.format, report.found, report.taken) == ("codebook-csv", {"codes": 4}, {"codes": 2})
    assert report.refused == 2
    lines = [(line.kind, line.where.removeprefix(f"{file}, "), line.what) for line in report.lines]
    assert lines == [
        ("refused", "line 3", "A"),
        ("refused", "line 4", "x"),
        ("left out", "line 2", "a, reddish, s"),
    ]
    assert [str(each.label) for each in empty.history()] == ["Import codes.csv"]
    again = transfer.import_files(empty, [transfer.Incoming(file)])
    assert (again.skipped, again.taken, len(empty.history())) == (2, {"codes": 0}, 1)
    assert empty.check() == []


def test_a_table_of_codes_is_previewed(empty: Project, tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,short\na,s\nA,\n", encoding="utf-8")
    seen = preview(empty, transfer.Incoming(file))
    assert (seen.format_id, seen.words) == ("codebook-csv", "1 codes: codes. Rows that cannot be read: 1.")
    file.write_text("source,start,end,code,coder,short,use_when\n", encoding="utf-8")
    seen = preview(empty, transfer.Incoming(file))
    assert seen.candidates == (
        "codebook-csv", "records-csv", "documents-csv", "metadata-csv", "cases-csv", "coded-segments",
        "segments-csv",
    )  # fmt: skip
    assert (seen.format_id, seen.problem) == ("", "It could be several things. Choose how to read it.")


def test_a_new_project_takes_a_whole_codebook_or_none(tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,short\na,s\nb/c,\n", encoding="utf-8")
    book = transfer.whole_codebook_in(file)
    assert [book.path(code.id) for code in book] == ["a", "b", "b/c"]
    file.write_text("code,short\na,s\nA,\n,x\n", encoding="utf-8")
    with pytest.raises(WrongFile, match=r"“codes\.csv”, line 3: “A” is there already.*1 more cannot be read"):
        transfer.whole_codebook_in(file)
    with pytest.raises(WrongFile, match="not read as a codebook"):
        transfer.whole_codebook_in(tmp_path / "codes.png")


def test_codes_with_the_colour_of_the_code_above_come_back(empty: Project, tmp_path: Path) -> None:
    top = Code(id=new_id(), name="a", colour="rose")
    book = Codebook(
        [top, *(Code(id=new_id(), name=n, parent=top.id, colour=c) for n, c in (("b", "rose"), ("c", "")))]
    )
    empty.apply(codes.adopt(empty, book)[0])
    for suffix in (".csv", ".xlsx"):
        transfer.export(empty, tmp_path / f"out{suffix}", "codes", Selection())
        back = transfer.whole_codebook_in(tmp_path / f"out{suffix}")
        assert [code.colour for code in back] == ["rose", "rose", ""]
