"""Codebooks of other programs: their paths, their columns, their counts."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from blotter.domain.codebook import Codebook
from blotter.errors import WrongFile
from blotter.interchange.codebook_tables import is_codebook_csv, is_codebook_xlsx, read_csv, read_xlsx
from blotter.interchange.options import TableOptions


def table(tmp_path: Path, *rows: tuple[str, ...]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(tmp_path / "codes.xlsx")
    return tmp_path / "codes.xlsx"


def book_of(path: Path) -> Codebook:
    book = read_xlsx(path).codebook
    assert book is not None
    return book


def paths(path: Path) -> list[str]:
    book = book_of(path)
    return [book.path(code.id) for code in book]


@pytest.mark.parametrize("mark", [" > ", "\\"])
def test_code_and_memo_as_maxqda_reads_and_writes_them(tmp_path: Path, mark: str) -> None:
    rows = (("Code", "Memo"), ("Help", "Any."), (f"Help{mark}Work/life", "Both."), (f"Money{mark}Lent", "x"))
    path = table(tmp_path, *rows)
    assert is_codebook_xlsx(path)
    assert paths(path) == ["Help", "Help/Work\\/life", "Money", "Money/Lent"]
    assert [code.full for code in book_of(path)] == ["Any.", "Both.", "", "x"]
    (told,) = [each for each in read_xlsx(path).remarks if each.kind == "guess"]
    assert told.why == f"“{mark.strip()}” was taken for the mark between a code and the one below it."


def test_parent_codes_as_maxqda_lists_them(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        ("Color", "Parent code", "Code", "Cod. seg. (all documents)", "Code memo"),
        ("", "", "Help", "3", "Any."),
        ("#ff0000", "Help", "Friends", "2", ""),
        ("", "Help > Friends", "Old", "1", "Known long."),
    )
    assert is_codebook_xlsx(path)
    assert paths(path) == ["Help", "Help/Friends", "Help/Friends/Old"]
    assert [code.colour for code in book_of(path)] == ["", "#ff0000", ""]
    assert read_xlsx(path).refused == ()


def test_german_columns(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        ("Farbe", "Obercode", "Code", "Codierte Segmente", "Memo"),
        ("", "", "Hilfe", "3", "Jede."),
        ("", "Hilfe", "Freunde", "2", ""),
    )
    assert is_codebook_xlsx(path)
    assert paths(path) == ["Hilfe", "Hilfe/Freunde"]
    guide = table(
        tmp_path,
        ("Kategorie", "Definition", "Ankerbeispiele", "Kodierregeln"),
        ("Hilfe", "Jede.", "„Sie kamen.“", "Nur von Menschen."),
    )
    assert is_codebook_xlsx(guide)
    (code,) = book_of(guide)
    assert (code.name, code.full, code.example, code.use_when) == (
        "Hilfe", "Jede.", "„Sie kamen.“", "Nur von Menschen.",
    )  # fmt: skip


def test_what_nvivo_counts_is_no_literature(tmp_path: Path) -> None:
    for counted in ("Files", "Sources"):
        path = table(tmp_path, ("Name", "Description", counted, "References"), ("Help", "Any.", "2", "7"))
        assert is_codebook_xlsx(path)
        (code,) = book_of(path)
        assert (code.name, code.full, code.reference) == ("Help", "Any.", "")
    (code,) = book_of(table(tmp_path, ("Name", "Description", "References"), ("Help", "Any.", "Kim 2009")))
    assert code.reference == "Kim 2009"


def test_names_with_such_marks_stay_whole_elsewhere(tmp_path: Path) -> None:
    path = table(tmp_path, ("code", "short"), ("Income > 50k", "x"), ("Age", "y"))
    assert paths(path) == ["Income > 50k", "Age"]
    path = table(tmp_path, ("code", "short"), ("Income", "x"), ("Income > High", "y"))
    assert paths(path) == ["Income", "Income/High"]


def test_a_table_of_ours_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = "id,code,memo,own_colour\n,A > B,x,\n,A,y,\n,C\\\\D,z,\n"
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    assert is_codebook_csv(path)
    book = read_csv(path).codebook
    assert book is not None
    assert [code.name for code in book] == ["A > B", "A", "C\\D"]


def test_columns_of_other_names_are_said(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(
        "A title\ntopic;above;what;Memo\nOld;Help;Long known.;no\nHelp;;Any.;\n", encoding="utf-8"
    )
    with pytest.raises(WrongFile, match="--column NAME=code"):
        read_csv(path)
    columns = {"topic": "name", "above": "parent", "what": "short", "Memo": "-"}
    book = read_csv(path, TableOptions(columns=columns)).codebook
    assert book is not None
    assert [(book.path(code.id), code.short, code.full) for code in book] == [
        ("Help", "Any.", ""), ("Help/Old", "Long known.", ""),
    ]  # fmt: skip
    with pytest.raises(WrongFile, match="no column “topics”"):
        read_csv(path, TableOptions(columns={**columns, "topics": "name"}))
    with pytest.raises(WrongFile, match="cannot be “page”"):
        read_csv(path, TableOptions(columns={**columns, "what": "page"}))
    sheet = table(tmp_path, ("topic", "what"), ("Help", "Any."))
    book = read_xlsx(sheet, TableOptions(columns={"topic": "name", "what": "short"})).codebook
    assert book is not None
    assert [(code.name, code.short) for code in book] == [("Help", "Any.")]
