"""Codebooks from tables: ours and other people's, sound and hostile."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from exchanged import SEGMENT_COLUMNS

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import derived_id, new_id
from blotter.errors import WrongFile
from blotter.interchange import codebook_tables
from blotter.interchange.codebook_columns import columns_of
from blotter.interchange.codebook_parents import DEEPEST
from blotter.interchange.codebook_tables import is_codebook_csv, is_codebook_xlsx, read_csv, read_xlsx
from blotter.interchange.options import CsvOptions

Row = Sequence[object]
Read = Callable[..., Bundle]


def csv_file(folder: Path, text: str, encoding: str = "utf-8", name: str = "codes.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *sheets: Sequence[Row], name: str = "codes.xlsx") -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"sheet {number + 1}")
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def book_of(bundle: Bundle) -> Codebook:
    assert bundle.codebook is not None
    assert bundle.codebook.problems() == []
    return bundle.codebook


def paths(bundle: Bundle) -> list[str]:
    book = book_of(bundle)
    return [book.path(code.id) for code in book]


def told(bundle: Bundle) -> list[tuple[str, str]]:
    return [(row.where, row.why) for row in bundle.refused]


@pytest.fixture(params=["csv", "xlsx"])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Bundle]:
    """Reads a table of these rows, as CSV and as a workbook."""

    def read_rows(*rows: Row) -> Bundle:
        if request.param == "xlsx":
            return read_xlsx(workbook(tmp_path, rows))
        import csv

        path = tmp_path / "codes.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(["" if cell is None else cell for cell in row] for row in rows)
        return read_csv(path)

    return read_rows


# How the tree is told


def test_paths_make_the_tree_and_the_codes_above(read: Read) -> None:
    bundle = read(
        ["code", "short"],
        ["training/river patrol", "On boats."],
        ["training", "They learn."],
        [r"either\/or", ""],
        ["a/b/c", ""],
    )
    assert paths(bundle) == ["training", "training/river patrol", r"either\/or", "a", "a/b", "a/b/c"]
    training, river, *_ = book_of(bundle)
    assert (training.short, river.short) == ("They learn.", "On boats.")
    assert river.id == derived_id("codes", "training/river patrol")
    assert (bundle.refused, bundle.remarks) == ((), ())


def test_a_column_of_paths_may_have_other_separators(read: Read) -> None:
    for mark in (" > ", "\\\\", "::", " › ", "/"):
        bundle = read(["Name", "Hierarchical name", "Description"], ["b", f"a{mark}b", "B"], ["a", "a", "A"])
        assert paths(bundle) == ["a", "a/b"]
        assert [code.full for code in book_of(bundle)] == ["A", "B"]


def test_parents_are_named_by_name_path_number_or_id(read: Read) -> None:
    bundle = read(
        ["ID", "Code", "Name", "Parent", "Definition"],
        ["7", "1.1", "river", "patrol", "on boats"],
        ["8", "1", "patrol", "", "they walk"],
        ["9", "2", "aid/gift", None, ""],
        ["10", "2.1", "boats", "2", ""],
        ["11", "2.2", "cars", "aid/gift", ""],
        ["12", "1.1.1", "at night", "patrol/river", ""],
        ["13", "", "talk", "elsewhere", ""],
        ["14", "", "deeper", "8", ""],
    )
    assert paths(bundle) == [
        "patrol", "patrol/river", "patrol/river/at night", "patrol/deeper",
        r"aid\/gift", r"aid\/gift/boats", r"aid\/gift/cars", "elsewhere", "elsewhere/talk",
    ]  # fmt: skip
    assert book_of(bundle).find("patrol/river").aliases == ("1.1",)
    assert told(bundle) == []


def test_a_path_or_a_name_stands_beside_its_parent(read: Read) -> None:
    bundle = read(
        ["code", "parent", "short"],
        ["patrol", "", ""],
        ["patrol/river", "patrol", ""],
        ["river/lake", "patrol", ""],
        ["trust/distrust", "", ""],
        [r"a\/b", "", ""],
        [r"a\/b/c", r"a\/b", ""],
    )
    assert paths(bundle) == [
        "patrol", "patrol/river", r"patrol/river\/lake", r"trust\/distrust", r"a\/b", r"a\/b/c",
    ]  # fmt: skip


def test_of_several_parents_of_one_name_the_path_tells_which(read: Read) -> None:
    bundle = read(
        ["name", "parent", "definition", "inclusion criteria"],
        ["a", ""],
        ["b", ""],
        ["x", "a"],
        ["x", "b"],
        ["one", "a/x"],
        ["two", "b/x"],
        ["three", "x"],
        ["four", "three"],
    )
    assert paths(bundle) == ["a", "a/x", "a/x/one", "b", "b/x", "b/x/two"]
    assert [why for _, why in told(bundle)] == [
        "Several codes are called “x”. Write the whole path of the one above it.",
        "The code above it, “three”, was refused.",
    ]


def test_circles_are_refused_with_what_hangs_on_them(read: Read) -> None:
    bundle = read(
        ["name", "parent", "definition", "exclusion"],
        ["a", "c"],
        ["b", "a"],
        ["c", "b"],
        ["d", "c"],
        ["e", "e"],
        ["f", ""],
    )
    assert paths(bundle) == ["f"]
    reasons = dict(zip("abcde", (why for _, why in told(bundle)), strict=True))
    assert reasons["d"] == "The code above it, “c”, was refused."
    assert {reasons[name] for name in "abce"} == {
        f"“{name}” lies under itself. Name another code above it." for name in "abce"
    }
    assert [where.split()[-1] for where, _ in told(bundle)] == ["2", "3", "4", "5", "6"]


def test_a_chain_of_parents_may_be_longer_than_the_stack(read: Read) -> None:
    chain = [[f"c{number}", f"c{number + 1}"] for number in range(3000)]
    bundle = read(["code", "parent"], *chain)
    assert len(book_of(bundle)) == DEEPEST
    assert len(bundle.refused) == 3001 - DEEPEST
    assert "It lies" in bundle.refused[-1].why


def test_levels_and_indentation_make_the_tree(read: Read) -> None:
    expected = ["patrol", "patrol/river", "patrol/river/at night", "patrol/lake", "aid"]
    levels = read(
        ["Level", "Code", "Description"],
        [1, "patrol"], [2, "river"], [3.0, "at night"], ["2", "lake"], [1, "aid"], ["deep", "no"],
    )  # fmt: skip
    assert paths(levels) == expected
    assert [why for _, why in told(levels)] == ["“deep” is not a level; give a whole number."]
    indented = read(
        ["Code", "Description"],
        ["patrol"], ["  river"], ["\u00a0\u00a0\u00a0\u00a0at night"], ["\t\tlake"], [" aid"],
    )  # fmt: skip
    assert paths(indented) == expected


def test_a_stray_space_before_a_path_is_no_indentation(read: Read) -> None:
    assert paths(read(["Code", "Short"], ["patrol"], ["  patrol/river"], [" aid"])) == [
        "patrol", "patrol/river", "aid",
    ]  # fmt: skip


def test_groups_beside_the_codes_are_the_codes_above(read: Read) -> None:
    bundle = read(
        ["Theme", "Subtheme", "Code", "Definition"],
        ["movement", "on water", "river", "boats"],
        ["", "", "lake", "boats, too"],
        ["", "on land", "road", ""],
        ["talk", "", "meeting", ""],
        ["", "", "call", ""],
    )
    assert paths(bundle) == [
        "movement", "movement/on water", "movement/on water/river", "movement/on water/lake",
        "movement/on land", "movement/on land/road", "talk", "talk/meeting", "talk/call",
    ]  # fmt: skip
    assert [(lost.what, lost.why) for lost in bundle.remarks] == [
        (title, f"Empty cells under “{title}” were taken for the one above them.")
        for title in ("Theme", "Subtheme")
    ]


def test_groups_that_are_repeated_have_no_part_in_rows_without_one(read: Read) -> None:
    bundle = read(
        ["Category", "Code", "Definition"],
        ["movement", "river"],
        ["movement", "lake"],
        ["", "talk"],
    )
    assert paths(bundle) == ["movement", "movement/river", "movement/lake", "talk"]
    assert bundle.remarks == ()
    alone = read(
        ["Category", "Subcategory", "Definition"], ["movement", "", "They go."], ["", "river", "Boats."]
    )
    assert [(code.name, code.full) for code in book_of(alone)] == [
        ("movement", "They go."),
        ("river", "Boats."),
    ]


# What a row says


def test_other_peoples_columns_are_read(read: Read) -> None:
    bundle = read(
        [
            "Code label", "Brief definition", "Full Definition", "Inclusion criteria", "Exclusion Criteria",
            "Typical exemplars", "Atypical exemplars", "“Close, but no”", "Memo", "Color", "Synonyms",
        ],
        [
            "trust", "short", "full", "in", "out", "typical", "atypical", "nearly", "memo", "Blue",
            "faith; belief",
        ],
    )  # fmt: skip
    (code,) = book_of(bundle)
    assert code == Code(
        id=code.id, name="trust", short="short", full="full\n\nmemo", use_when="in", not_when="out",
        example="typical\n\natypical", counter_example="nearly", colour="blue", aliases=("faith", "belief"),
    )  # fmt: skip
    assert bundle.remarks == ()


def test_the_titles_of_our_report_are_read_as_its_keys(read: Read) -> None:
    titles = [
        "Id", "Code", "Under", "Colour", "Short definition", "Full definition", "Use when", "Do not use when",
        "Example", "Segments", "Counter-example", "Origin", "Reference", "Aliases", "Archived", "Key",
        "Own colour",
    ]  # fmt: skip
    identity = new_id()
    bundle = read(
        titles,
        [
            identity, "a/b", "a", "rose", "s", "f", "u", "n", "e", 7, "c", "Literature", "r 2003", r"x; y\;z",
            1, "k", "moss+2",
        ],
    )  # fmt: skip
    code = book_of(bundle).by_id[identity]
    assert code == Code(
        id=identity, name="b", parent=code.parent, short="s", full="f", use_when="u", not_when="n",
        example="e", counter_example="c", origin="literature", reference="r 2003", aliases=("x", "y;z"),
        archived=True, key="k", colour="moss+2",
    )  # fmt: skip
    assert bundle.remarks == ()


def test_what_cannot_be_taken_is_left_out_and_the_code_is_taken(read: Read) -> None:
    identity = new_id()
    bundle = read(
        ["id", "code", "colour", "origin", "key", "archived", "aliases", "Weather"],
        [identity, "a", "reddish", "somewhere", "F5", "perhaps", "b\u202ec; d", "rain"],
        [identity, "e", "#12abEF", "in vivo", "", "no", "", ""],
        ["17", "f", "Rose", "A priori", "", "YES", "", ""],
    )
    a, e, f = book_of(bundle)
    assert (a.colour, a.origin, a.key, a.archived, a.aliases) == ("", "", "", False, ("d",))
    assert (e.colour, e.origin, e.archived) == ("#12abEF", "inductive", False)
    assert (f.colour, f.origin, f.archived) == ("rose", "deductive", True)
    assert (a.id, len({a.id, e.id, f.id})) == (identity, 3)
    assert [(lost.where.split()[-1], lost.why.split(",")[0]) for lost in bundle.remarks] == [
        ("1", "The column “Weather” is not known here"),
        ("2", "“reddish” is not a colour"),
        ("2", r"'b\u202ec' cannot be a name"),
        ("2", "“somewhere” is not where a code can come from"),
        ("2", "“F5” is not a key"),
        ("2", "“perhaps” says not whether the code is archived"),
        ("3", f"Another row has the id {identity}"),
    ]


def test_a_colour_that_is_the_one_above_is_not_the_codes_own(read: Read) -> None:
    bundle = read(
        ["code", "colour"],
        ["a/b", "blue"],
        ["a", "blue"],
        ["a/c", "rose"],
        ["a/c/d", "rose"],
        ["a/b/e", "rose"],
    )
    assert {code.name: code.colour for code in book_of(bundle)} == {
        "a": "blue", "b": "", "c": "rose", "d": "", "e": "rose",
    }  # fmt: skip


def test_a_bad_row_is_told_with_its_place_and_the_rest_is_read(read: Read) -> None:
    bundle = read(
        ["code", "short"],
        ["a", "1"],
        ["", "nothing"],
        ["A", "twice"],
        ["b\u202ec", ""],
        ["a//b", ""],
        [None, None],
        ["x" * 201, ""],
        ["b", "2"],
    )
    assert paths(bundle) == ["a", "b"]
    numbers, reasons = zip(*((where.split()[-1], why) for where, why in told(bundle)), strict=True)
    assert numbers == ("3", "4", "5", "6", "8")
    assert reasons[0] == "It does not say what the code is called."
    assert reasons[1].startswith("“A” is there already, in ")
    assert "direction of writing" in reasons[2]
    assert "needs a name" in reasons[3]
    assert "201" in reasons[4]
    assert [row.what for row in bundle.refused][:2] == ["nothing", "A, twice"]


def test_the_header_may_stand_below_a_title(read: Read) -> None:
    bundle = read(
        ["Codebook of the river study"], [], ["Code", "Definition"], ["a", "first"], ["", ""], ["b", ""]
    )
    assert paths(bundle) == ["a", "b"]
    assert book_of(bundle).title == "codes"


# How files are written


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings_are_told(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [["CODE", "Definition", "Do not\nuse when"], ["é – Zoë/b", "x;y\tz, w", "a\r\nb"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    path = csv_file(tmp_path, text, encoding)
    assert is_codebook_csv(path)
    bundle = read_csv(path)
    assert paths(bundle) == ["é – Zoë", "é – Zoë/b"]
    code = book_of(bundle).find("É – zoë/b")
    assert (code.full, code.not_when) == ("x;y\tz, w", "a\nb")
    guessed = [each.why for each in bundle.remarks if each.kind == "encoding"]
    assert len(guessed) == len(bundle.remarks) == (encoding == "cp1252")
    assert all(why.endswith("which is a guess.") for why in guessed)


def test_a_chosen_encoding_reads_a_table(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "code,short\nşğı,eğitim\n", "cp1254")
    assert paths(read_csv(path, CsvOptions(encoding="cp1254"))) == ["şğı"]


def test_rows_that_are_no_csv_are_told(tmp_path: Path) -> None:
    bundle = read_csv(csv_file(tmp_path, 'code,short\na,b,c\nb,,\nc,"open\nd,e\n'))
    assert paths(bundle) == ["b"]
    (first, why), (second, _) = told(bundle)
    assert (first, second) == ("line 2", "line 4")
    assert "3 cells under 2 columns" in why


def test_formulas_stay_words(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "name,short,use_when\n=cmd|' /C calc'!A0,'=1+1,\n'+49,@x,\n")
    one, two = book_of(read_csv(path))
    assert (one.name, one.short) == ("=cmd|' /C calc'!A0", "=1+1")
    assert (two.name, two.short) == ("+49", "@x")


def test_several_sheets_are_one_codebook(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [["About", "this study"], ["name", "river"]],
        [["Code", "Definition"], ["a", "A"], ["a", "again"]],
        [["Code", "Parent", "Definition"], ["b", "a", "B"]],
    )
    assert is_codebook_xlsx(path)
    bundle = read_xlsx(path)
    assert paths(bundle) == ["a", "a/b"]
    assert told(bundle) == [
        ("row 3 of “sheet 2”", "“a” is there already, in row 2 of “sheet 2”. Rename one of the two.")
    ]


@pytest.mark.parametrize(
    ("header", "fits"),
    [
        ("code,short", True),
        ("Code,Definition", True),
        ("code", True),
        ("code,parent", True),
        ("code,weather", False),
        ("name,description", False),
        ("Name,Description,Inclusion criteria", True),
        ("country,year", False),
        (",".join(column.key for column in SEGMENT_COLUMNS), False),
        ("source,start,end,code,coder,short,use_when", True),
        ("source,start,end,code,coder,description", False),
        ("Theme,Definition", False),
        ("Theme,Definition,Exclusion", True),
    ],
)
def test_a_header_tells_a_codebook_from_other_tables(tmp_path: Path, header: str, fits: bool) -> None:
    assert columns_of(header.split(",")).is_codebook is fits
    assert is_codebook_csv(csv_file(tmp_path, header + "\n")) is fits


# Hostile files


def test_what_is_no_table_is_refused_in_words(tmp_path: Path) -> None:
    for content, reason in (
        (b"", "holds no text"),
        (b"\n\n", "holds no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "looks like a picture"),
        (b"country,year\nXO,2001\n", "no column of its first rows says"),
    ):
        path = tmp_path / "codes.csv"
        path.write_bytes(content)
        assert not is_codebook_csv(path)
        with pytest.raises(WrongFile, match=reason):
            read_csv(path)
    with pytest.raises(WrongFile, match="not an XLSX workbook"):
        read_xlsx(csv_file(tmp_path, "code,short\n", name="codes.xlsx"))
    with pytest.raises(WrongFile, match="no column of its first rows says"):
        read_xlsx(workbook(tmp_path, [["country", "year"]], []))


def test_a_workbook_that_would_swell_is_not_opened(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"\0" * 80_000_000)
    assert not is_codebook_xlsx(path)
    with pytest.raises(WrongFile, match="unpack"):
        read_xlsx(path)


def test_names_are_names_whatever_they_look_like(tmp_path: Path) -> None:
    bundle = read_csv(csv_file(tmp_path, "name,definition,exclusion\n../../x,,\n/etc/passwd,,\n%s{0},,\n"))
    assert [code.name for code in book_of(bundle)] == ["../../x", "/etc/passwd", "%s{0}"]
    assert list(tmp_path.iterdir()) == [tmp_path / "codes.csv"]


def test_very_many_rows_and_columns_are_read(tmp_path: Path) -> None:
    header = "code,short," + ",".join(f"extra {number}" for number in range(198))
    rows = [f"group {number % 300}/code {number},s" for number in range(100_000)]
    path = csv_file(tmp_path, "\n".join([header, *rows]))
    bundle = read_csv(path)
    assert len(book_of(bundle)) == 100_300
    (remark,) = bundle.remarks
    assert remark.why.startswith(
        "198 columns are not known here, so they were left out: “extra 0”, “extra 1”,"
    )
    assert remark.why.endswith("“extra 9” ….")


def test_more_than_a_codebook_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = csv_file(tmp_path, "code,short\n" + "".join(f"c{number},s\n" for number in range(50)))
    monkeypatch.setattr(codebook_tables, "MOST_ROWS", 49)
    with pytest.raises(WrongFile, match="more than 49 codes"):
        read_csv(path)
    monkeypatch.setattr(codebook_tables, "MOST_ROWS", 50)
    assert len(book_of(read_csv(path))) == 50
    monkeypatch.setattr(codebook_tables, "MOST_CHARACTERS", 100)
    with pytest.raises(WrongFile, match="more words than a codebook has"):
        read_csv(path)
