import json
import zipfile
from pathlib import Path

import pytest
from exchanged import SEGMENT_COLUMNS, segment, segments_table
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.domain.bundle import Bundle, DoneMark, RefusedRow, SegmentRow
from blotter.errors import WrongFile
from blotter.interchange.options import CsvOptions
from blotter.interchange.segment_lines import is_segment_jsonl, read_jsonl
from blotter.interchange.segment_tables import is_segment_csv, read_csv
from blotter.interchange.segment_workbooks import is_segment_xlsx, read_xlsx
from blotter.interchange.spreadsheets import write_xlsx
from blotter.interchange.tables import write_csv, write_jsonl

ROUND_TRIPS = {
    "csv": (write_csv, read_csv),
    "jsonl": (write_jsonl, read_jsonl),
    "xlsx": (write_xlsx, read_xlsx),
}
HEADER = "source,start,end,code,coder,text,memo\n"

# What a project can hold: no carriage return, NUL or lone surrogate, and no BOM where a text begins.
_AWKWARD = st.sampled_from("'=+-@\t\n＝\",;_x000D é中😀\x01\x0b\ufffe\u2028<r>&")
words = st.text(_AWKWARD | st.characters(exclude_categories=["Cs"]), max_size=12)
words = words.map(lambda text: text.translate({0: None, 13: None, 0x2029: None, 0xFEFF: None}))


def _rows(bundle: Bundle) -> list[SegmentRow | RefusedRow]:
    return list(bundle.segments)


def _file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def _plain(row: SegmentRow | RefusedRow) -> tuple[object, ...]:
    assert isinstance(row, SegmentRow), row
    return (row.source, row.start, row.end, row.code, row.coder, row.text, row.memo)


@pytest.mark.parametrize("suffix", ROUND_TRIPS)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=4))
def test_our_own_tables_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, texts: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("tables") / f"segments.{suffix}"
    table = [segment("patrol/a\\/b", text, memo) for text, memo in texts]
    write, read = ROUND_TRIPS[suffix]
    write(segments_table(table), path)
    for row, written in zip(_rows(read(path)), table, strict=True):
        assert isinstance(row, SegmentRow)
        expected = dict(zip((column.key for column in SEGMENT_COLUMNS), written, strict=True))
        expected["text"] = expected["text"] or None
        assert {key: getattr(row, key) for key in expected} == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings_are_told(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [["Source", "START", "end", "Code", "coder"], ["é – a.txt", "1", "9", "patrol", "Zoë"]]
    path = _file(tmp_path, "s.csv", "\r\n".join(map(delimiter.join, lines)), encoding)
    assert is_segment_csv(path)
    assert [_plain(row) for row in _rows(read_csv(path))] == [("é – a.txt", 1, 9, "patrol", "Zoë", None, "")]


def test_a_quoted_header_after_a_byte_order_mark(tmp_path: Path) -> None:
    path = _file(tmp_path, "s.csv", '\ufeff"source","start","end","code","coder"\na,1,2,c,d\n')
    assert len(_rows(read_csv(path))) == 1


def test_a_chosen_encoding_reads_a_table(tmp_path: Path) -> None:
    path = _file(tmp_path, "s.csv", HEADER + "ğ.txt,1,2,c,d,,\n", "cp1254")
    (row,) = _rows(read_csv(path, CsvOptions(encoding="cp1254")))
    assert row[0] == "ğ.txt"
    with pytest.raises(WrongFile, match="not an encoding"):
        read_csv(path, CsvOptions(encoding="utf-9"))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a.txt,x,5,c,d", "“x” is not a position"),
        ("a.txt,-1,5,c,d", "“-1” is not a position"),
        ("a.txt,1.5,5,c,d", "not a position"),
        ("a.txt,,5,c,d", "There is no start"),
        ("a.txt,5,5,c,d", "5:5 is not a span"),
        ("a.txt,9,5,c,d", "9:5 is not a span"),
        (",1,5,c,d", "There is no source"),
        ("a.txt,1,5, ,d", "There is no code"),
        ("a.txt,1,5,c", "There is no coder"),
        ("a.txt,1,5,c,d,t,m,too,much", "9 cells under 7 columns"),
        (f"a.txt,{'9' * 5000},5,c,d", "not a position"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_rest_is_read(tmp_path: Path, row: str, why: str) -> None:
    path = _file(tmp_path, "s.csv", f'{HEADER}a.txt,1,5,c,d,"two\nlines",\n\n{row}\na.txt,2,6,c,d,,\n')
    first, refused, last = _rows(read_csv(path))
    assert isinstance(refused, RefusedRow)
    assert refused.where == "line 5"
    assert why in refused.why
    assert isinstance(first, SegmentRow)
    assert (first.text, first.where, last.where) == ("two\nlines", "line 2", "line 6")


def test_a_quote_that_is_never_closed_does_not_swallow_rows_in_silence(tmp_path: Path) -> None:
    path = _file(tmp_path, "s.csv", HEADER + 'a,1,2,c,d,t,"open\na,3,4,c,d,,\n')
    (refused,) = _rows(read_csv(path))
    assert isinstance(refused, RefusedRow)
    assert refused.where == "line 2"


def test_a_table_of_something_else_is_refused_with_the_missing_columns(tmp_path: Path) -> None:
    path = _file(tmp_path, "s.csv", "name,start,end\n")
    assert not is_segment_csv(path)
    with pytest.raises(WrongFile, match=r"lacks the column\(s\) source, code, coder"):
        read_csv(path)
    with pytest.raises(WrongFile, match="holds no text"):
        read_csv(_file(tmp_path, "e.csv", ""))
    with pytest.raises(WrongFile, match="PDF"):
        read_csv(_file(tmp_path, "p.csv", "%PDF-1.4"))


def test_numbers_ids_and_times_of_other_programs(tmp_path: Path) -> None:
    header = "id,source,start,end,code,coder,revision,created\n"
    path = _file(tmp_path, "s.csv", header + "17,a,1,2,c,d,3,2024-05-06T10:00:00+02:00\n18,a,1,2,c,d,,soon\n")
    first, second = _rows(read_csv(path))
    assert isinstance(first, SegmentRow)
    assert isinstance(second, SegmentRow)
    assert (first.id, first.revision, first.created) == ("", 3, "2024-05-06T08:00:00.000000Z")
    assert (second.revision, second.created) == (None, "")


def test_json_lines_with_a_head(tmp_path: Path) -> None:
    head = {"done": [{"source": "a", "coder": "Ana"}, {"source": "b"}, 7], "codebook": "river"}
    row = {"Source": "a", "start": 1, "end": 3.0, "code": "c", "coder": "Ana", "text": None, "memo": "m\r\nn"}
    path = _file(tmp_path, "s.jsonl", f"\ufeff{json.dumps(head)}\n\n{json.dumps(row)}\n")
    assert is_segment_jsonl(path)
    bundle = read_jsonl(path)
    assert bundle.done == (DoneMark("a", "Ana"),)
    assert bundle.codebook_name == "river"
    *refused, last = _rows(bundle)
    assert [each.where for each in refused] == ["line 1", "line 1"]
    assert _plain(last) == ("a", 1, 3, "c", "Ana", None, "m\nn")
    assert last.where == "line 3"


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1, 2]",
        "{",
        "[" * 5000,
        "null",
        '{"source": "a"}',
        '{"start": true}',
        '"\\ud800"',
        '{"a": NaN}',
    ],
)
def test_a_bad_line_of_json_is_told_and_the_rest_is_read(tmp_path: Path, line: str) -> None:
    good = '{"source":"a","start":1,"end":2,"code":"c","coder":"d"}'
    first, refused, last = _rows(read_jsonl(_file(tmp_path, "s.jsonl", f"{good}\n{line}\n{good}\n")))
    assert isinstance(refused, RefusedRow)
    assert refused.where == "line 2"
    assert isinstance(first, SegmentRow)
    assert isinstance(last, SegmentRow)


def test_words_with_a_lone_surrogate_can_be_stored(tmp_path: Path) -> None:
    line = '{"source":"a","start":1,"end":2,"code":"c","coder":"d","memo":"\\ud800"}'
    (row,) = _rows(read_jsonl(_file(tmp_path, "s.jsonl", line)))
    assert isinstance(row, SegmentRow)
    assert row.memo == "\ufffd"


def test_json_lines_of_something_else_are_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, "s.jsonl", '{"id": "MM.001", "kind": "patrol"}\n')
    assert not is_segment_jsonl(path)
    with pytest.raises(WrongFile, match="lacks the column"):
        read_jsonl(path)
    with pytest.raises(WrongFile, match="not a JSON object"):
        read_jsonl(_file(tmp_path, "t.jsonl", "words\n"))


def test_a_workbook_with_a_sheet_that_is_no_table(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["About", "this study"])
    sheet = book.create_sheet("codings")
    sheet.append(["Source", "Start", "End", "Code", "Coder", "Text"])
    sheet.append(["a.txt", 1, "9", "patrol", 7, 2024])
    sheet.append([None, None])
    sheet.append(["a.txt", "x", 9, "patrol", "Ana"])
    path = tmp_path / "s.xlsx"
    book.save(path)
    assert is_segment_xlsx(path)
    taken, refused = _rows(read_xlsx(path))
    assert _plain(taken) == ("a.txt", 1, 9, "patrol", "7", "2024", "")
    assert (taken.where, refused.where) == ("row 2 of “codings”", "row 4 of “codings”")


def test_a_workbook_that_is_none_or_damaged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match="not an XLSX workbook"):
        read_xlsx(_file(tmp_path, "s.xlsx", "words"))
    write_xlsx(segments_table([segment("c", "words")]), tmp_path / "whole.xlsx")
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(damaged, "w") as copy:
        for name in whole.namelist():
            content = whole.read(name)
            copy.writestr(name, content[: len(content) // 2] if "workbook.xml" in name else content)
    with pytest.raises(WrongFile, match="not an XLSX workbook"):
        read_xlsx(damaged)
    assert not is_segment_xlsx(damaged)


def test_a_workbook_that_would_swell_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"\0" * 80_000_000)
    with pytest.raises(WrongFile, match="unpack"):
        read_xlsx(path)
