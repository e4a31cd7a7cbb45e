import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from exchanged import segment, segments_table
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.errors import WrongFile
from blotter.interchange.csv_guard import guarded, unguarded
from blotter.interchange.options import CsvOptions
from blotter.interchange.spreadsheets import CELL_LIMIT, CUT_MARK, write_xlsx
from blotter.interchange.tables import write_csv, write_html, write_jsonl, write_markdown
from blotter.interchange.workbooks import plain_cell, sheet_rows, workbook_sheets
from blotter.progress import Cancelled

WRITERS = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "md": write_markdown,
    "html": write_html,
    "xlsx": write_xlsx,
}
TABLE = Table(
    "Codes & counts",
    (Column("code", "Code", ColumnKind.CODE), Column("n", "Used", ColumnKind.INTEGER), Column("alpha", "α")),
    [("a|b", 3, 0.25), ("=1+1", -2, None), ("<i>x</i>\n- y", None, float("nan"))],
    ("Only *open* coding.",),
)


@settings(deadline=None)
@given(st.text(st.sampled_from("'=+-@\t\r\nab")))
def test_the_guard_of_csv_cells_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r\n")


def test_csv_has_keys_plain_numbers_and_guarded_words(tmp_path: Path) -> None:
    assert write_csv(TABLE, tmp_path / "t.csv").rows == 3
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["code", "n", "alpha"],
        ["a|b", "3", "0.25"],
        ["'=1+1", "-2", ""],
        ["<i>x</i>\n- y", "", ""],
    ]


def test_csv_with_a_byte_order_mark_and_with_tabs(tmp_path: Path) -> None:
    write_csv(TABLE, tmp_path / "t.csv", CsvOptions(bom=True))
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfcode,n")
    write_csv(TABLE, tmp_path / "t.tsv")
    assert (tmp_path / "t.tsv").read_bytes().startswith(b"code\tn")


def test_json_lines_have_numbers_and_nulls(tmp_path: Path) -> None:
    write_jsonl(TABLE, tmp_path / "t.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    assert lines[0] == {"code": "a|b", "n": 3, "alpha": 0.25}
    assert lines[2] == {"code": "<i>x</i>\n- y", "n": None, "alpha": None}


def test_markdown_and_html_show_words_as_they_are(tmp_path: Path) -> None:
    write_markdown(TABLE, tmp_path / "t.md")
    text = (tmp_path / "t.md").read_text(encoding="utf-8")
    assert "| Code | Used | α |\n| --- | --: | --- |\n| a\\|b | 3 | 0.25 |\n" in text
    assert "&lt;i&gt;x&lt;/i&gt;<br>- y" in text
    assert "Only \\*open\\* coding." in text
    write_html(TABLE, tmp_path / "t.html")
    page = (tmp_path / "t.html").read_text(encoding="utf-8")
    assert "<title>Codes &amp; counts</title>" in page
    assert "&lt;i&gt;x&lt;/i&gt;" in page
    assert "http://" not in page
    assert "https://" not in page


def test_a_workbook_keeps_words_as_words(tmp_path: Path) -> None:
    write_xlsx(TABLE, tmp_path / "t.xlsx")
    rows = _sheets(tmp_path / "t.xlsx")["table"]
    assert rows[:3] == [("code", "n", "alpha"), ("a|b", 3, 0.25), ("=1+1", -2, None)]
    assert _sheets(tmp_path / "t.xlsx")["notes"] == [("Only *open* coding.",)]


@pytest.mark.parametrize(
    "words",
    [
        "<r></r>",
        "<r>bold</r>",
        "<r>a</r> & <r>b</r>",
        "<r> </r>",
        "a\ufffeb\x01",
        "_x0041_",
        "=1",
        "'=1",
        "http://a.b",
    ],
)
def test_a_workbook_keeps_words_that_look_like_something_else(tmp_path: Path, words: str) -> None:
    write_xlsx(Table("t", (Column("k", "K"),), [(words,)]), tmp_path / "t.xlsx")
    with workbook_sheets(tmp_path / "t.xlsx") as sheets:
        _, row = sheet_rows(sheets[0], tmp_path / "t.xlsx")
    assert [plain_cell(cell) for cell in row] == [words]


def test_a_long_cell_is_cut_where_everybody_sees_it(tmp_path: Path) -> None:
    column = (Column("text", "Text", ColumnKind.QUOTE),)
    fits, long = "x" * CELL_LIMIT, "😀" * 20_000
    written = write_xlsx(Table("T", column, [(fits,), (long,)]), tmp_path / "t.xlsx")
    _, (kept,), (cut,) = _sheets(tmp_path / "t.xlsx")["table"]
    assert kept == fits
    assert isinstance(cut, str)
    assert cut.endswith(CUT_MARK)
    assert len(cut.encode("utf-16-le")) <= 2 * CELL_LIMIT
    assert [str(remark) for remark in written.remarks if "Longer ones (1)" in str(remark)]


def test_rows_beyond_a_sheet_go_to_the_next(tmp_path: Path) -> None:
    table = Table("T", (Column("n", "N", ColumnKind.INTEGER),), [(n,) for n in range(5)])
    written = write_xlsx(table, tmp_path / "t.xlsx", rows_per_sheet=2)
    sheets = _sheets(tmp_path / "t.xlsx")
    assert sheets == {
        "table": [("n",), (0,), (1,)],
        "table 2": [("n",), (2,), (3,)],
        "table 3": [("n",), (4,)],
    }
    assert "3 sheets" in str(written.remarks[0])


def _sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    from openpyxl import load_workbook

    book = load_workbook(path)
    return {sheet.title: [tuple(row) for row in sheet.values] for sheet in book.worksheets}


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t.{suffix}"
    path.write_text("before", encoding="utf-8")

    def until(done: int, total: int) -> None:
        if done >= 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        WRITERS[suffix](segments_table(segment("c", f"{n}") for n in range(3000)), path, None, until)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("after", range(1, 60, 6))
def test_a_workbook_can_be_cancelled_while_it_is_packed(
    tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = tmp_path / "t.xlsx"
    path.write_text("before", encoding="utf-8")
    asked = 0

    def while_packing(done: int, total: int) -> None:
        nonlocal asked
        asked += done == 3000 and not total
        if asked >= after:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_xlsx(segments_table(segment("c", f"{n}") for n in range(3000)), path, None, while_packing)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("suffix", WRITERS)
def test_rows_that_break_leave_nothing(tmp_path: Path, suffix: str) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield segment("c", "words")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        WRITERS[suffix](segments_table(rows()), tmp_path / f"t.{suffix}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
@pytest.mark.parametrize("suffix", WRITERS)
def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    import resource

    path = tmp_path / f"t.{suffix}"
    path.write_text("before", encoding="utf-8")
    table = segments_table(segment("c", f"{n} " + "words " * 200) for n in range(2000))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(WrongFile, match="could not be written"):
            WRITERS[suffix](table, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == "before"
