from pathlib import Path

import pytest
from exchanged import segment, segments_table

from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import new_id
from blotter.domain.table import Column, Table
from blotter.errors import NotFound, WrongFile
from blotter.interchange.formats import (
    FORMATS,
    WHATS,
    Export,
    Instrument,
    chosen,
    codebook_reader,
    format_by_id,
    format_table,
    sniff,
    writer,
)
from blotter.progress import silent

SEGMENT_LINE = "source,start,end,code,coder\na.txt,1,2,c,d\n"


def _file(folder: Path, name: str, text: str = "words") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_every_row_is_whole_and_no_id_is_given_twice() -> None:
    assert len({row.id for row in FORMATS}) == len(FORMATS)
    for row in FORMATS:
        assert (row.read is None) == (row.reads is None)
        assert bool(row.writes) == ((row.write is None) != (row.prints is None))
        assert row.writes <= set(WHATS)
        assert row.title
        assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in row.suffixes)
        row.options()


@pytest.mark.parametrize(
    ("name", "text", "ids"),
    [
        ("a.txt", "x", ["text"]),
        ("A.TXT", "x", ["text"]),
        ("a.md", "# T\n## code", ["markdown"]),
        ("a.htm", "<p>x", ["html"]),
        ("a.csv", SEGMENT_LINE, ["segments-csv"]),
        ("a.csv", "country,year\n", []),
        ("a.csv", "code,short,use_when\n", ["codebook-csv"]),
        ("a.tsv", "Code\tDefinition\n", ["codebook-csv"]),
        ("a.csv", SEGMENT_LINE.replace("code,", "code,short,use_when,"), ["codebook-csv", "segments-csv"]),
        ("a.jsonl", '{"done": []}\n', ["segments-jsonl"]),
        ("a.jsonl", '{"kind": "patrol"}\n', []),
        ("a.xlsx", "no workbook", []),
        ("a.docx", "x", ["docx"]),
        ("README", "x", []),
    ],
)
def test_suffix_and_content_tell_what_may_read_a_file(
    tmp_path: Path, name: str, text: str, ids: list[str]
) -> None:
    assert [row.id for row in sniff(_file(tmp_path, name, text))] == ids


def test_a_format_is_chosen_or_the_way_out_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.md", "# T\n## code\n")
    assert chosen(path).id == "markdown"
    assert chosen(path, "codebook-markdown").id == "codebook-markdown"
    with pytest.raises(NotFound, match="Did you mean “codebook-markdown”"):
        chosen(path, "codebook-markdwn")
    with pytest.raises(WrongFile, match="for writing only"):
        chosen(path, "report-docx")
    with pytest.raises(WrongFile, match=r"No format reads “a\.xyz”"):
        chosen(_file(tmp_path, "a.xyz"))
    with pytest.raises(WrongFile, match="There is no file"):
        chosen(tmp_path / "none.xyz")


def test_a_table_that_is_none_of_segments_is_read_and_refused_by_its_own_codec(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.jsonl", '{"country": "XO"}\n')
    with pytest.raises(WrongFile, match=r"lacks the column.*--format\): records-jsonl\."):
        chosen(path)


def test_a_table_that_fits_none_of_several_formats_is_told_what_each_needs(tmp_path: Path) -> None:
    with pytest.raises(
        WrongFile, match=r"lacks the column\(s\) end\. .*--format\): codebook-csv, records-csv, documents-csv"
    ):
        chosen(_file(tmp_path, "a.csv", "source,start,code,coder\n"))
    # This one could be read as a codebook, but nothing says that it is one.
    with pytest.raises(WrongFile, match=r"not a table of segments.*--format\): codebook-csv, records-csv"):
        chosen(_file(tmp_path, "b.csv", "name,age\n"))
    with pytest.raises(WrongFile, match="holds no text"):
        chosen(_file(tmp_path, "c.csv", ""))
    with pytest.raises(WrongFile, match="not an XLSX workbook"):
        chosen(_file(tmp_path, "d.xlsx", "words"))


def test_where_two_formats_fit_the_file_is_asked_about(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.csv", "source,start,end,code,coder,short,use_when\na.txt,1,2,c,d,s,u\n")
    with pytest.raises(WrongFile, match=r"several things.*--format.*codebook-csv, segments-csv"):
        chosen(path)
    assert chosen(path, "segments-csv").reads == "segments"


def test_a_file_that_is_said_to_be_a_codebook_is_read_as_one() -> None:
    assert codebook_reader(Path("a.MD")).id == "codebook-markdown"
    assert codebook_reader(Path("a.tsv")).id == "codebook-csv"
    assert codebook_reader(Path("a.xlsx")).id == "codebook-xlsx"
    with pytest.raises(WrongFile, match=r"ends in one of: \.csv, \.markdown, \.md, \.qdc, \.tsv, \.xlsx"):
        codebook_reader(Path("a.png"))


@pytest.mark.parametrize(
    ("name", "what", "format_id"),
    [
        ("a.csv", "segments", "segments-csv"),
        ("a.csv", "memos", "csv"),
        ("a.XLSX", "codes", "codebook-xlsx"),
        ("a.csv", "codes", "codebook-csv"),
        ("a.XLSX", "memos", "xlsx"),
        ("a.jsonl", "history", "jsonl"),
        ("a.md", "segments", "report-markdown"),
        ("a.md", "codes", "codebook-markdown"),
        ("a.md", "agreement", "table-markdown"),
        ("a.html", "segments", "report-html"),
        ("a.html", "codes", "table-html"),
        ("a.docx", "segments", "report-docx"),
    ],
)
def test_suffix_and_what_decide_who_writes(name: str, what: str, format_id: str) -> None:
    assert writer(Path(name), what).id == format_id


def test_a_format_that_cannot_write_it_is_refused() -> None:
    assert writer(Path("a.txt"), "segments", "csv").id == "csv"
    with pytest.raises(WrongFile, match=r"“memos” cannot be written as “\.docx”"):
        writer(Path("a.docx"), "memos")
    with pytest.raises(WrongFile, match="cannot hold memos"):
        writer(Path("a.md"), "memos", "codebook-markdown")
    with pytest.raises(NotFound):
        writer(Path("a.md"), "memos", "nothing")


def test_every_writer_writes_and_what_is_read_again_comes_back(tmp_path: Path) -> None:
    code = Code(id=new_id(), name="patrol")
    codebook = Codebook([code], "T")
    segments = segments_table([segment("patrol", "words")])
    codes = Table("Codes", (Column("id", "Id"), Column("code", "Code")), [(code.id, code.name)])
    for row in FORMATS:
        if row.write is None or row.writes in ({"records"}, {"project"}):
            # These need a project: tests/project/records/test_exporting.py, tests/interchange/site.
            continue
        path = tmp_path / f"{row.id}{row.suffixes[0]}"
        what = "codes" if "codes" in row.writes else "segments"
        table = codes if what == "codes" else segments
        instrument = Instrument(codebook=codebook)
        export = Export(what=what, table=table, codebook=codebook, instrument=instrument)
        written = row.write(export, path, row.options(), silent)
        assert written.rows == 1
        if row.read is not None:
            bundle = row.read(path, row.options(), silent)
            if what == "codes":
                assert bundle.codebook is not None
                assert bundle.codebook.by_id == codebook.by_id
            else:
                assert len(list(bundle.segments)) == 1


def test_the_formats_are_a_table() -> None:
    records = {record["id"]: record for record in format_table(FORMATS).records()}
    assert records["codebook-markdown"]["reads"] == "codebook"
    assert records["codebook-markdown"]["writes"] == "codes"
    assert records["report-docx"]["reads"] is None
    assert not records["csv"]["carries_project"]
    assert format_by_id("csv").title == records["csv"]["title"]
