"""Tables of ratings from other tools: both forms, guessed and told, and files that are none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from blotter.analysis.ratings_table import RatingsOptions
from blotter.errors import BlotterError
from blotter.interchange.ratings_columns import Form, RatingsColumns
from blotter.interchange.ratings_files import RatingsFile, read_ratings
from blotter.project.rated_files import agreement


def read(tmp_path: Path, content: str | bytes, name: str = "t.csv", **told: object) -> RatingsFile:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_ratings(file, RatingsColumns.model_validate(told))


def refusal(tmp_path: Path, content: str | bytes, name: str = "t.csv", **told: object) -> str:
    with pytest.raises(BlotterError) as raised:
        read(tmp_path, content, name, **told)
    return str(raised.value)


WIDE = "unit,Ada,Ben,Cem\nu1,yes,yes,no\nu2,no,,no\nu3,,,\n"


def test_a_column_a_coder(tmp_path: Path) -> None:
    file = read(tmp_path, WIDE)
    assert file.form is Form.WIDE
    (table,) = file.tables.values()
    assert table.coders == ("Ada", "Ben", "Cem")
    assert [(unit.name, unit.labels) for unit in table.units] == [
        ("u1", ("yes", "yes", "no")),
        ("u2", ("no", None, "no")),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_and_encoding(tmp_path: Path, mark: str, encoding: str) -> None:
    words = WIDE.replace(",", mark).replace("yes", "évident 👍")
    (table,) = read(tmp_path, words.encode(encoding), "t.tsv").tables.values()
    assert table.units[0].labels == ("évident 👍", "évident 👍", "no")


def test_a_workbook(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("ratings").append([None, "Ada", "Ben", None])
    for row in (["a", 1, 1.0], ["b", 2.5, True], [None, None, None], ["c", None, "=1+1"]):
        workbook["ratings"].append(row)
    workbook.save(tmp_path / "t.xlsx")
    file = read_ratings(tmp_path / "t.xlsx")
    (table,) = file.tables.values()
    assert table.coders == ("Ada", "Ben")
    assert [unit.labels for unit in table.units] == [("1", "1"), ("2.5", "True")]
    assert any("ratings" in remark for remark in file.remarks)


def test_units_without_a_title_are_told_from_labels(tmp_path: Path) -> None:
    (named,) = read(tmp_path, "what,Ada,Ben\na,1,1\nb,1,2\nc,2,2\n").tables.values()
    assert named.coders == ("Ada", "Ben")
    (three,) = read(tmp_path, "Ada,Ben,Cem\n1,1,1\n2,2,3\n3,3,3\n").tables.values()
    assert three.coders == ("Ada", "Ben", "Cem")
    (two,) = read(tmp_path, "Ada,Ben\n1,1\n2,3\n").tables.values()
    assert two.coders == ("Ada", "Ben")


def test_columns_that_play_no_part(tmp_path: Path) -> None:
    long_text = "x" * 201
    content = f"id,document,quote,sense,Ada,Ben\n1,d1,{long_text},{long_text},a,a\n2,d1,q,s,a,b\n"
    file = read(tmp_path, content)
    (table,) = file.tables.values()
    assert table.coders == ("Ada", "Ben")
    assert [unit.group for unit in table.units] == ["d1", "d1"]
    assert (file.group, file.group_was_told) == ("document", False)
    assert read(tmp_path, content, group="Document").group_was_told
    chosen = read(tmp_path, WIDE, coders=("ben", "Cem"))
    assert next(iter(chosen.tables.values())).coders == ("Ben", "Cem")


LONG = "unit,coder,value\n1,Ada,a\n1,Ben,a\n2,Ada,a\n2,Ben,b\n3,Ada,b\n"


def test_a_row_a_rating(tmp_path: Path) -> None:
    file = read(tmp_path, LONG)
    assert file.form is Form.LONG
    (table,) = file.tables.values()
    assert [(unit.name, unit.labels) for unit in table.units] == [
        ("1", ("a", "a")),
        ("2", ("a", "b")),
        ("3", ("b", None)),
    ]
    renamed = LONG.replace("unit,coder,value", "what,who,said")
    told = read(tmp_path, renamed, unit="what", coder="who", value="said")
    assert told.tables == file.tables
    assert read(tmp_path, LONG.replace("value", "code")).tables == file.tables


def test_a_row_a_rating_of_several_codes(tmp_path: Path) -> None:
    rows = [f"{document},1,{coder},{code},{value}" for document, coder, code, value in (
        ("d1", "Ada", "x", 1), ("d1", "Ben", "x", 1), ("d2", "Ada", "x", 0), ("d2", "Ben", "x", 1),
        ("d1", "Ada", "y", 0), ("d1", "Ben", "y", 0),
    )]  # fmt: skip
    file = read(tmp_path, "\n".join(["document,unit,coder,code,value", *rows, rows[0]]))
    assert {code: len(table.units) for code, table in file.tables.items()} == {"x": 2, "y": 1}
    assert file.tables["x"].units[1].labels == ("0", "1")


def test_missing_words_and_guarded_cells(tmp_path: Path) -> None:
    content = "id,Ada,Ben\n1,NA,'=a\n2,'=a,'=a\n"
    (table,) = read(tmp_path, content, missing=("NA",)).tables.values()
    assert [unit.labels for unit in table.units] == [(None, "=a"), ("=a", "=a")]
    assert any("--missing NA" in remark for remark in read(tmp_path, content).remarks)


def test_without_titles(tmp_path: Path) -> None:
    (table,) = read(tmp_path, "1,1\n0,0\n", has_header=False).tables.values()
    assert table.coders == ("column 1", "column 2")
    assert len(table.units) == 2


@pytest.mark.parametrize(
    ("content", "told", "words"),
    [
        ("", {}, "no text"),
        ("\n\n", {}, "no text"),
        (",,\n,,\n", {}, "no cells"),
        ("unit,Ada,Ben\n", {}, "--no-header"),
        ("unit,Ada\n1,x\n2,y\n", {}, "one coder only"),
        ("unit\n1\n2\n", {}, "no column of labels"),
        ("unit,Ada,Ben\n1,x,\n2,y,\n", {}, "one coder only"),
        ("unit,Ada,Ben\n1,,\n2,,\n", {}, "no column of labels"),
        ("unit,Ada,Ben\n1,NA,NA\n", {"missing": ("NA",)}, "no rating"),
        ("unit,Ada,Ben\n1,x,x\n1,y,y\n", {}, "“1” twice, in line 2 and line 3"),
        ("unit,Ada,Ada\n1,x,x\n", {}, "two columns called “Ada”"),
        ("unit,Ada,Ben\n1,x,x\n", {"coders": ("Ada", "Bin")}, "no column “Bin”"),
        ("unit,Ada,Ben\n1,x,x\n", {"unit": "Ada", "coders": ("Ada", "Ben")}, "cannot say two things"),
        ("unit,Ada,Ben\n1,x,x\n", {"coders": ("Ada",)}, "one coder only"),
        (f"unit,Ada,Ben\n1,{'x' * 5000},x\n", {"coders": ("Ada", "Ben")}, "5000 characters"),
        ("unit,Ada,Ben\n1,\"x,x\n2,x,x\n", {}, "line"),
        ("unit,coder,value\n1,Ada,x\n1,Ada,y\n1,Ben,x\n", {}, "both “x” and “y”"),
        ("unit,coder,value\n1,Ada,x\n,Ben,x\n", {}, "which unit or which coder"),
        ("unit,coder,value\n1,Ada,x\n2,Ada,x\n", {}, "one coder only"),
        ("unit,coder,value\n1,Ada,\n", {}, "no rating"),
        ("a,coder,value,b\n1,Ada,x,2\n", {}, "--unit"),
        ("unit,coder,value\n1,Ada,x\n", {"value": "coder"}, "cannot say two things"),
        ("unit,coder,value\n1,Ada,x\n1,Ben,x\n", {"coders": ("Ada", "Bea")}, "no rating by “Bea”"),
        ("a,b,c\n1,2,3\n", {"form": "long"}, "--coder"),
        (",".join(f"c{n}" for n in range(1001)) + "\n" + "1," * 1001 + "\n", {}, "1000 columns"),
        (",".join(f"c{n}" for n in range(300)) + "\n" + "1," * 300 + "\n", {}, "300 coders"),
        ('{"a": [1, 2]}\n[3]\n', {}, "t.csv"),
        (b"%PDF-1.7 \0\xff\xfe", {}, "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", {}, "not text"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_ratings_is_told(
    tmp_path: Path, content: str | bytes, told: dict[str, object], words: str
) -> None:
    assert words in refusal(tmp_path, content, **told)


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    assert "XLSX" in refusal(tmp_path, "a,b\n1,2\n", "t.xlsx")
    Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(BlotterError, match="no cells"):
        read_ratings(tmp_path / "empty.xlsx")
    with pytest.raises(BlotterError, match="no file"):
        read_ratings(tmp_path / "nowhere.csv")
    with pytest.raises(BlotterError, match="folder"):
        read_ratings(tmp_path)


def test_numbered_units_within_documents(tmp_path: Path) -> None:
    content = "document,unit,Ada,Ben\nd1,1,x,x\nd2,1,x,y\n"
    (table,) = read(tmp_path, content).tables.values()
    assert [(unit.group, unit.name) for unit in table.units] == [("d1", "1"), ("d2", "1")]


_PIECES = st.sampled_from(
    [
        b"unit,Ada,Ben\n", b"unit,coder,value\n", b"unit;coder;code;value\n", b"a,b,c\n", b"1,x,y\n",
        b"2,,y\n", b"u1,Ada,1\n", b"u1,Ben,0\n", b"1;Ada;x;1\n", b'"', b"\0", b"\xff\xfe", b"\r", b"\t",
        b"," * 30, b"9" * 300, b"1e9", b"NaN,NaN,NaN\n", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xf0\x9f\x99\x82",
        b"\xe2\x80\xa9", b"=1+1",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(content=st.lists(_PIECES | st.binary(max_size=8), max_size=12).map(b"".join), workbook=st.booleans())
def test_no_bytes_are_too_bad(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, workbook: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any.{'xlsx' if workbook else 'csv'}"
    path.write_bytes(content)
    try:
        file = read_ratings(path)
    except BlotterError:
        return
    for table in file.tables.values():
        assert len(table.coders) > 1
        assert all(len(unit.labels) == len(table.coders) for unit in table.units)
    records = [*agreement(file, RatingsOptions(by_category=True, replicates=20)).records()]
    assert all(row["value"] is not None or row["reason"] for row in records)
