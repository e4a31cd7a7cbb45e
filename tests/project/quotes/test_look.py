"""A table of coded segments looked at before it comes in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from blotter.project import coders, transfer
from blotter.project.preview import preview
from blotter.project.project import Project
from blotter.project.quotes.look import QuoteTarget, quotes_look, with_quote_columns
from blotter.project.transfer import Incoming, known_documents

HEADER = "Document name,Code,Segment,Weight score,Created by\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "study.blotter") as made:
        made.apply(coders.add(made, "Me")[1])
        made.act_as("Me")
        (tmp_path / "Ann.txt").write_text("Ann came late. We met often.\n", encoding="utf-8")
        transfer.import_files(made, [Incoming(tmp_path / "Ann.txt")])
        yield made


def table(tmp_path: Path, rows: str, header: str = HEADER) -> Incoming:
    (tmp_path / "segments.csv").write_text(header + rows, encoding="utf-8")
    return Incoming(tmp_path / "segments.csv", "coded-segments")


def test_the_first_rows_are_shown_as_they_would_land(project: Project, tmp_path: Path) -> None:
    file = table(tmp_path, "Ann,Help > Old,We met often.,0,KR\nAnn,Help,Never.,50,KR\nBo,Help,Hm.,0,KR\n")
    look = quotes_look(project, file, known_documents(project, [Incoming(tmp_path / "Bo.txt")]))
    landed, absent, coming = look.landings
    assert (landed.document, landed.code, landed.coder) == ("Ann.txt", "Help/Old", "KR")
    assert (landed.before, landed.quote, landed.after) == ("Ann came late. ", "We met often.", "\n")
    assert absent.problem.startswith("These words are not in “Ann.txt”")
    assert coming.problem == "“Bo” comes in with this table; its passages are looked for then."
    assert (look.tried, look.found, look.problem) == (3, 1, "")
    assert [each.column.target for each in look.columns if each.column.name == "Weight score"] == [
        QuoteTarget.LEFT_OUT
    ]
    assert look.columns[3].values == ("0", "50")


def test_what_is_chosen_is_tried(project: Project, tmp_path: Path) -> None:
    file = table(tmp_path, "Ann,Help,We met often.\n", "who,what,words\n")
    look = quotes_look(project, file)
    assert "no column is known as the document, text, code" in look.problem
    assert [each.values for each in look.columns] == [("Ann",), ("Help",), ("We met often.",)]
    columns = {"who": "document", "what": "code", "words": "text"}
    look = quotes_look(project, with_quote_columns(file, columns, coder="Bo"))
    assert (look.problem, look.found) == ("", 1)
    assert look.landings[0].coder == "Bo"
    twice = quotes_look(project, with_quote_columns(file, {**columns, "what": "text"}))
    assert "Two columns" in twice.problem
    assert len(twice.columns) == 3


def test_rows_that_would_not_come_in_are_shown_even_when_they_come_late(
    project: Project, tmp_path: Path
) -> None:
    look = quotes_look(project, table(tmp_path, "Ann,a,met,0,KR\n" * 20 + "Ann,a,Never.,0,KR\n"))
    assert [bool(each.problem) for each in look.landings] == [False] * 7 + [True]
    assert (look.tried, look.found) == (21, 20)


def test_a_file_of_such_a_table_is_previewed(project: Project, tmp_path: Path) -> None:
    file = table(tmp_path, "Ann,Help > Old,We met often.,0,KR\n,,,0,\n")
    seen = preview(project, Incoming(file.path))
    assert (seen.format_id, seen.problem) == ("coded-segments", "")
    assert (seen.unknown_codes, seen.unknown_coders) == (("Help/Old",), ("KR",))
    assert seen.words == "Coded segments, found by their words: 1"


def test_a_file_that_is_none_is_told(project: Project, tmp_path: Path) -> None:
    (tmp_path / "segments.csv").write_bytes(b"\0\1\2")
    assert quotes_look(project, Incoming(tmp_path / "segments.csv", "coded-segments")).problem
