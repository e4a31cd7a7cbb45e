"""Coded segments in the tables that other programs export."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from random import Random

import pytest
from good_tables import coded_segments
from hypothesis import given, settings
from hypothesis import strategies as st
from mutating import mutated
from openpyxl import Workbook

from blotter.domain.bundle import QuoteRow, RefusedRow
from blotter.domain.codebook import split_path
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import QuoteOptions
from blotter.interchange.formats import sniff
from blotter.interchange.quotes.code_paths import code_names, separator_of
from blotter.interchange.quotes.reading import is_quotes, moment, read

MAXQDA = (
    "Color", "Comment", "Document group", "Document name", "Code", "Beginning", "End", "Weight score",
    "Segment", "Modified by", "Modified", "Area", "Coverage %",
)  # fmt: skip
MAXQDA_DE = (
    "Farbe", "Kommentar", "Dokumentgruppe", "Dokumentname", "Code", "Anfang", "Ende", "Gewicht", "Segment",
    "Erstellt von", "Erstellt am", "Dokumentgruppe", "Dokumentname",
)  # fmt: skip


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def csv_file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def quotes(path: Path, options: QuoteOptions | None = None) -> list[QuoteRow]:
    found = []
    for row in read(path, options).segments:
        assert isinstance(row, QuoteRow), row
        found.append(row)
    return found


def test_a_workbook_of_maxqda_is_known_by_its_columns(tmp_path: Path) -> None:
    told = ("●", "Look again", "Round 1", "Ann", "Help > Friends", 3, 4, 0, "They came.", "KR",
            datetime(2024, 11, 28, 14, 5), 10, 0.5)  # fmt: skip
    path = workbook(tmp_path / "segments.xlsx", [MAXQDA, told])
    assert [row.id for row in sniff(path)] == ["coded-segments"]
    (row,) = quotes(path)
    assert row == QuoteRow(
        source="Ann", code="Help/Friends", text="They came.", group=("Round 1",), coder="KR",
        memo="Look again", paragraph=3, modified="2024-11-28T14:05:00.000000Z", where="row 2",
    )  # fmt: skip
    (remark,) = read(path).remarks
    assert remark.why == "These columns were left out: “Weight score”."


def test_german_columns_and_the_variables_behind_them(tmp_path: Path) -> None:
    told = ("", "", "Runde 1", "Ann", "Hilfe > Freunde", 3, 4, 0, "Sie kamen.", "KR", "28.11.2024 14:05",
            "Runde 1", "Ann")  # fmt: skip
    path = workbook(tmp_path / "segments.xlsx", [MAXQDA_DE, told])
    assert [row.id for row in sniff(path)] == ["coded-segments"]
    (row,) = quotes(path)
    assert (row.source, row.group, row.code, row.coder) == ("Ann", ("Runde 1",), "Hilfe/Freunde", "KR")
    assert row.created == "2024-11-28T14:05:00.000000Z"


def test_the_header_may_stand_below_a_title_and_the_other_sheets_are_told(tmp_path: Path) -> None:
    nvivo: list[list[object]] = [
        ["Coding Summary"],
        [],
        ["File Name", "Folder", "Code", "Coded Text", "Coded By Initials", "Modified On"],
        ["Files\\\\Ann", "Files", "Codes\\\\Help\\\\Friends", "They came.", "KR", None],
    ]
    path = workbook(tmp_path / "summary.xlsx", [["About"], ["Exported"]], nvivo)
    (row,) = quotes(path)
    assert (row.source, row.code, row.coder) == ("Ann", "Help/Friends", "KR")
    assert row.where == "row 4 of “Sheet1”"
    assert [remark.what for remark in read(path).remarks] == ["Sheet"]


def test_columns_of_other_names_are_said(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "table.csv", "who;what;words;sure\nAnn;a/b;They came.;very\n")
    with pytest.raises(WrongFile, match="no column is known as the document, text, code"):
        read(path)
    columns = {"who": "document", "what": "code", "words": "text", "sure": "memo"}
    (row,) = quotes(path, QuoteOptions(columns=columns))
    assert (row.source, row.code, row.memo) == ("Ann", "a\\/b", "very")
    (row,) = quotes(path, QuoteOptions(columns=columns, separator="/", coder="Bo"))
    assert (row.code, row.coder) == ("a/b", "Bo")
    with pytest.raises(WrongFile, match="cannot be “page”"):
        read(path, QuoteOptions(columns={"who": "page"}))
    with pytest.raises(WrongFile, match="no column “whom”"):
        read(path, QuoteOptions(columns={"whom": "document"}))
    with pytest.raises(WrongFile, match="Two columns"):
        read(path, QuoteOptions(columns={**columns, "sure": "text"}))


def test_what_is_said_of_a_column_goes_before_what_its_name_says(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "t.csv", "Document name,File,Code,Text,Segment\nold,Ann,a,long,They came.\n")
    (row,) = quotes(path, QuoteOptions(columns={"File": "document", "Text": "-"}))
    assert (row.source, row.text) == ("Ann", "They came.")


def test_several_codes_in_a_cell_are_several_segments(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path / "t.csv", 'ID,Document,Quotation Content,Codes,Comment\n1:1,Ann,They came.,"a\nb; c",hm\n'
    )
    assert [row.code for row in quotes(path)] == ["a", "b", "c"]


def test_further_columns_can_be_kept_with_the_comment(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "t.csv", "Document,Code,Segment,Comment,Weight\nAnn,a,They came.,hm,50\n")
    (row,) = quotes(path, QuoteOptions(columns={"Weight": "memo"}))
    assert row.memo == "Comment: hm\n\nWeight: 50"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",a,They came.", "It names no document. Fill its cell"),
        ("Ann,,They came.", "It names no code."),
        ("Ann,a,", "It has no words of a passage"),
        ("Ann,a,b,c", "It has 4 cells under 3 columns."),
    ],
)
def test_rows_that_are_none_are_told(tmp_path: Path, row: str, why: str) -> None:
    path = csv_file(tmp_path / "t.csv", f"Document,Code,Segment\n{row}\nAnn,a,They came.\n")
    refused, good = read(path).segments
    assert isinstance(refused, RefusedRow)
    assert refused.why.startswith(why)
    assert isinstance(good, QuoteRow)


def test_tables_of_ours_with_positions_and_other_tables_are_not_taken_for_these(tmp_path: Path) -> None:
    ours = "id,source,start,end,code,coder,text\n,Ann,0,4,a,Bo,They\n"
    others = (
        "code,name,definition\na,b,c\n", "name,text,Year\na,b,2020\n", "code,text\na,b\n",
        "name,text,category\na,b,c\n", "name,text,codes\na,b,c\n", "document,category,note,quote\na,b,c,d\n",
    )  # fmt: skip
    for header in (ours, *others):
        found = sniff(csv_file(tmp_path / "t.csv", header))
        assert "coded-segments" not in [row.id for row in found]


@pytest.mark.parametrize(
    ("paths", "separator", "names"),
    [
        (["A > B", "C"], ">", ("A", "B")),
        (["A\\B", "C"], "\\", ("A", "B")),
        (["Nodes\\\\A\\\\B"], "\\", ("A", "B")),
        (["Codes\\\\A"], "\\", ("A",)),
        (["Codes"], "", ("Codes",)),
        (["work/life"], "", ("work/life",)),
        (["more>less"], "", ("more>less",)),
    ],
)
def test_paths_of_other_programs(paths: list[str], separator: str, names: tuple[str, ...]) -> None:
    assert separator_of(paths) == separator
    assert code_names(paths[0], separator) == names


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab /\\;é", min_size=1, max_size=5), min_size=1, max_size=4))
def test_names_joined_with_an_arrow_come_back(given_names: list[str]) -> None:
    names = tuple(told for name in given_names if (told := " ".join(name.split())))
    if names and " > ".join(names).split(" > ")[0].lower() not in ("codes", "nodes"):
        assert code_names(" > ".join(names), ">") == names
        assert split_path("/".join(names)) is not None


@pytest.mark.parametrize(
    "header",
    [
        "Nom du document;Code;Segment codé;Auteur",
        "Document;Nœud;Extrait;Commentaire",
        "Nombre del documento\tCódigo\tSegmento\tAutor",
        "Belge adı;Kod;Metin;Yazar",
        "文档名,代码,片段,作者",
        "文件名称,节点,编码文本,颜色",
    ],
)
def test_columns_are_known_in_other_languages(tmp_path: Path, header: str) -> None:
    mark = next(each for each in "\t;," if each in header)
    path = csv_file(tmp_path / "a.csv", f"{header}\r\n{mark.join(('Ann', 'Help', 'They came.', 'KR'))}\r\n")
    assert is_quotes(path)
    (row,) = quotes(path)
    assert (row.source, row.code, row.text) == ("Ann", "Help", "They came.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("文档名;代码;片段\r\n访谈一;帮助 > 朋友;他们来了。\r\n".encode(encoding))
    (row,) = quotes(path)
    assert (row.source, row.code, row.text) == ("访谈一", "帮助/朋友", "他们来了。")


def test_columns_without_a_name_are_left_out(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", "Document name;;Code;Segment;;\nAnn;x;Help;They came.;y;\n")
    (row,) = quotes(path)
    assert (row.source, row.code, row.text) == ("Ann", "Help", "They came.")


def test_cells_that_are_merged_reckoned_or_no_words(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Document name", "Code", "Segment", "Created on"])
    sheet.append(["Ann", "Help", "They came.", date(2024, 1, 2)])
    sheet.append([None, "Help", "They went.", None])
    sheet.merge_cells("A2:A3")
    sheet.append(["Ann", "=A2", "They came.", None])
    sheet.append(["Ann", 5, 7.0, time(3, 4)])
    book.save(tmp_path / "a.xlsx")
    first, merged, reckoned, numbers = read(tmp_path / "a.xlsx").segments
    assert isinstance(first, QuoteRow)
    assert first.created == "2024-01-02T00:00:00.000000Z"
    # Below the first cell of merged ones there is nothing, and a formula that nobody worked out is nothing.
    assert [each.why.split(". ")[0] for each in (merged, reckoned) if isinstance(each, RefusedRow)] == [
        "It names no document",
        "It names no code.",
    ]
    assert isinstance(numbers, QuoteRow)
    assert (numbers.code, numbers.text, numbers.created) == ("5", "7", "")


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("2024-11-28 14:05:06", "2024-11-28T14:05:06.000000Z"),
        ("28.11.2024 14:05", "2024-11-28T14:05:00.000000Z"),
        ("28.11.2024", "2024-11-28T00:00:00.000000Z"),
        ("03/04/2024 14:05", ""),
        ("soon", ""),
        ("2024-02-30", ""),
        ("0001-01-01T00:00:00+14:00", ""),
        ("9999-12-31T23:59:59-14:00", ""),
        ("", ""),
    ],
)
def test_times_are_read_where_they_can_be_read_in_one_way_only(words: str, at: str) -> None:
    assert moment(words) == at


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_change_of_a_table_is_too_bad(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    path = tmp_path_factory.getbasetemp() / "tampered.csv"
    path.write_bytes(mutated(random.choice(coded_segments()), random))
    is_quotes(path)
    try:
        rows = list(read(path).segments)
    except WrongFile:
        return
    for row in rows:
        assert isinstance(row, QuoteRow | RefusedRow)
        if isinstance(row, QuoteRow):
            assert row.source
            assert row.text.strip()
            assert split_path(row.code)
            row.text.encode()
