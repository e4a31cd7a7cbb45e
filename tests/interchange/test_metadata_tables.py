"""Tables about documents and cases: what a row says, what a column is, and what harmful ones do."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from blotter.domain.attribute import AttributeType, Bearer
from blotter.domain.bundle import Bundle, RefusedRow
from blotter.domain.metadata_rows import MetadataRow
from blotter.domain.names import document_keys
from blotter.errors import WrongFile
from blotter.interchange import limits
from blotter.interchange.formats import chosen, sniff
from blotter.interchange.metadata_columns import Target, Use, mapped, use_by_header
from blotter.interchange.metadata_tables import read_cases, read_documents, read_metadata
from blotter.interchange.options import TableOptions


def written(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def sheet(path: Path, *rows: list[object]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def rows(bundle: Bundle) -> list[MetadataRow | RefusedRow]:
    assert bundle.metadata is not None
    return list(bundle.metadata.rows)


def test_a_row_is_a_document_with_its_own_bytes(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", 'name;text;Year;group\r\none;"first; line\r\nsecond";2020;A/B\r\n')
    bundle = read_documents(path)
    (document,) = bundle.documents
    assert (document.name, document.text) == ("one", "first; line\nsecond")
    assert document.original == b'one;"first; line\r\nsecond";2020;A/B'
    assert document.group == ("A", "B")
    assert [(fact.name, fact.value) for fact in document.facts] == [("Year", "2020")]
    assert document.kind == "documents-csv"


def test_rows_in_another_encoding_keep_their_bytes(tmp_path: Path) -> None:
    content = "name,text\nbir,Görüşme sınırda başladı ve uzun sürdü; şöyle dediler: gücümüz yok.\n"
    path = written(tmp_path / "a.csv", content, "cp1254")
    (document,) = read_documents(path, TableOptions(encoding="cp1254")).documents
    assert document.text.startswith("Görüşme")
    assert document.original == content.splitlines()[1].encode("cp1254")
    assert document.encoding == "cp1254"


def test_blank_lines_are_no_part_of_a_row(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "name,text\n\n,,\none,first\n\n\ntwo,second\n")
    assert [each.original for each in read_documents(path).documents] == [b"one,first", b"two,second"]


def test_a_row_without_text_is_refused_and_the_rest_taken(tmp_path: Path) -> None:
    bundle = read_documents(written(tmp_path / "a.csv", "name,text\none,first\ntwo,\nthree,x,y\n"))
    assert [each.name for each in bundle.documents] == ["one"]
    assert [(each.where, each.why.split(".")[0]) for each in bundle.refused] == [
        ("line 3", "has no text"),
        ("line 4", "It has 3 cells under 2 columns"),
    ]


def test_a_workbook_tells_numbers_and_days_as_words(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["text", "n", "day", "moment", "yes", "formula"],
        ["words", 3.0, date(2020, 5, 3), datetime(2020, 5, 3, 4, 5), True, "+plus"],
    )
    (document,) = read_documents(path).documents
    assert {fact.name: fact.value for fact in document.facts} == {
        "n": "3", "day": "2020-05-03", "moment": "2020-05-03T04:05:00", "yes": "yes", "formula": "+plus",
    }  # fmt: skip


def test_a_formula_is_never_computed(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "name,text,sum\n=1+1,=cmd|' /C calc'!A0,'=2+2\n")
    (document,) = read_documents(path).documents
    assert (document.name, document.text) == ("=1+1", "=cmd|' /C calc'!A0")
    assert document.facts[0].value == "=2+2"


def test_other_sheets_are_told(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "empty"
    second = workbook.create_sheet("people")
    second.append(["case", "age"])
    second.append(["Ann", 34])
    workbook.create_sheet("notes").append(["something"])
    workbook.save(tmp_path / "a.xlsx")
    bundle = read_cases(tmp_path / "a.xlsx")
    assert [(row.case, row.facts[0].value) for row in rows(bundle) if isinstance(row, MetadataRow)] == [
        ("Ann", "34")
    ]
    assert [each.what for each in bundle.remarks] == ["empty", "notes"]


def test_a_case_has_documents_and_a_kind(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "Participant,kind,documents,Age\nAnn,person,a.txt; b.txt,34\n")
    bundle = read_cases(path)
    (row,) = rows(bundle)
    assert isinstance(row, MetadataRow)
    assert (row.case, row.case_kind, row.documents) == ("Ann", "person", ("a.txt", "b.txt"))
    assert bundle.metadata is not None
    assert bundle.metadata.of is Bearer.CASES


def test_a_language_that_is_none_refuses_its_row(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "document,language\na,French\nb,zh_hans\nc,Klingonian\n")
    one, two, three = rows(read_metadata(path))
    assert [getattr(each, "language", "") for each in (one, two)] == ["fr", "zh-Hans"]
    assert "not a language" in getattr(three, "why", "")


def test_columns_are_what_they_are_said_to_be() -> None:
    told = {"b": "attribute:Born:date", "TITLE": "text", "c": "-", "d": "attribute:number"}
    columns = mapped(["text", "Title", "b", "c", "d"], Use.DOCUMENTS, told, "a.csv")
    assert [each.target for each in columns] == [
        Target.ATTRIBUTE, Target.TEXT, Target.ATTRIBUTE, Target.LEFT_OUT, Target.ATTRIBUTE,
    ]  # fmt: skip
    assert (columns[2].attribute, columns[2].type) == ("Born", AttributeType.DATE)
    assert (columns[4].attribute, columns[4].type) == ("d", AttributeType.NUMBER)
    again = {each.name: each.words for each in columns}
    assert mapped(["text", "Title", "b", "c", "d"], Use.DOCUMENTS, again, "a.csv") == columns


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"nothing": "text"}, "no column “nothing”"),
        ({"a": "colour"}, "cannot be “colour”"),
        ({"text": "-"}, "No column of “a.csv” is known as the text"),
        ({"text": "text", "a": "text"}, "Two columns"),
    ],
)
def test_what_a_column_cannot_be_is_told(told: dict[str, str], words: str) -> None:
    with pytest.raises(WrongFile, match=words):
        mapped(["text", "a"], Use.DOCUMENTS, told, "a.csv")


def test_our_own_table_of_documents_can_be_read_as_metadata() -> None:
    header = ["id", "name", "kind", "characters", "sha256", "language", "imported", "Year"]
    columns = mapped(header, Use.METADATA, {}, "a.csv")
    assert [each.words for each in columns] == [
        "-", "document", "-", "-", "-", "language", "-", "attribute:Year",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "use"),
    [
        ("name,text", Use.DOCUMENTS),
        ("case,age", Use.CASES),
        ("Participant,document", Use.CASES),
        ("document,participant", None),
        ("source,start,end,code,coder,text", None),
        ("source,start,code,text", None),
        ("kind,source,text", None),
        ("code,definition", None),
        ("name,age", None),
    ],
)
def test_the_header_tells_what_a_row_is(header: str, use: Use | None) -> None:
    assert use_by_header(header.split(",")) is use


def test_metadata_is_told_by_the_documents_that_it_names(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "what,Year\nford.txt,2020\nPINA,2021\nother,2022\n")
    assert sniff(path) == []
    known = document_keys("ford.txt") | document_keys("pina.pdf")
    assert [each.id for each in sniff(path, known)] == ["metadata-csv"]
    assert chosen(path, None, known).id == "metadata-csv"
    read = rows(read_metadata(path, TableOptions(known=known)))
    assert [each.document for each in read if isinstance(each, MetadataRow)] == ["ford.txt", "PINA", "other"]
    segments = written(tmp_path / "b.csv", "source,start,end,code,coder\nford.txt,0,1,a,b\n")
    assert [each.id for each in sniff(segments, known)] == ["segments-csv"]
    nearly = written(tmp_path / "c.csv", "source,start,code,coder\nford.txt,0,a,b\n")
    assert sniff(nearly, known) == []


# Harmful tables


def test_more_columns_than_a_workbook_has_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "text," + ",".join(f"c{n}" for n in range(100_000)) + "\nx\n")
    with pytest.raises(WrongFile, match="more than 16,384 columns"):
        read_documents(path)
    some = ",".join(f"c{n}" for n in range(limits.MOST_ATTRIBUTES + 1))
    with pytest.raises(WrongFile, match="would become attributes"):
        read_documents(written(tmp_path / "b.csv", f"text,{some}\nx\n"))


def test_broken_workbooks_are_told(tmp_path: Path) -> None:
    whole = sheet(tmp_path / "a.xlsx", ["text"], ["x"]).read_bytes()
    for number, content in enumerate((b"", b"PK\x03\x04", whole[: len(whole) // 2], b"text\nx")):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(content)
        with pytest.raises(WrongFile):
            read_documents(path)
    parts = zipfile.ZipFile(io.BytesIO(whole))
    with zipfile.ZipFile(tmp_path / "broken.xlsx", "w") as archive:
        for name in parts.namelist():
            content = parts.read(name)
            archive.writestr(name, content[:-40] if name.endswith("sheet1.xml") else content)
    bundle = read_documents(tmp_path / "broken.xlsx")
    assert [each.text for each in bundle.documents] in ([], ["x"])
    assert [each.why.split(";")[0] for each in bundle.refused] == ["The file is damaged here"]


def test_names_hold_nothing_that_cannot_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'case,documents\nA\0nn,"a\rb; c\0d"\n' * 2)
    row, *_ = rows(read_cases(path))
    assert isinstance(row, MetadataRow)
    assert (row.case, row.documents) == ("A\ufffdnn", ("a b", "c\ufffdd"))


@given(content=st.binary(max_size=400))
def test_any_bytes_are_a_table_or_told(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"text,name\n" + content)
    for read in (read_documents, read_cases, read_metadata):
        try:
            bundle = read(path)
        except WrongFile:
            continue
        if bundle.metadata is not None:
            assert list(bundle.metadata.rows) is not None
        for document in bundle.documents:
            assert document.text.strip()
            assert "\0" not in document.text


cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(table=st.lists(st.tuples(cells, cells), min_size=1, max_size=6))
def test_what_is_written_as_csv_is_read_cell_by_cell(
    table: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "cells.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "fact"), *((f"w{text}", fact) for text, fact in table)])
    found = read_documents(path).documents
    assert [each.text for each in found] == [f"w{text}" for text, _ in table]
    for document, (_, fact) in zip(found, table, strict=True):
        told = [each.value for each in document.facts]
        guard = fact[1:] if fact.startswith("'") and fact.lstrip("'")[:1] in tuple("=+-@＝＋－＠") else fact
        assert told == ([guard.strip()] if guard.strip() else [])
