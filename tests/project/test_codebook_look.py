"""A table of codes looked at before it comes in."""

from pathlib import Path

from blotter.domain.codebook import Code, Codebook
from blotter.project.codebook_look import LEFT_OUT, codes_look, with_fields
from blotter.project.transfer import Incoming

PRESENT = Codebook([Code(id="a" * 32, name="Help")])


def table(tmp_path: Path, text: str) -> Incoming:
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return Incoming(path, "codebook-csv")


def test_columns_codes_and_what_would_be_refused_are_told(tmp_path: Path) -> None:
    look = codes_look(PRESENT, table(tmp_path, "Code,Memo,Author\nHelp,Any.,KR\nHelp > Old,,KR\n,x,KR\n"))
    assert [(each.title, each.field, each.values) for each in look.columns] == [
        ("Code", "code", ("Help", "Help > Old")), ("Memo", "full", ("Any.", "x")),
        ("Author", LEFT_OUT, ("KR",)),
    ]  # fmt: skip
    assert look.codes == (("Help", "Any."), ("Help/Old", ""))
    assert (look.count, look.new, look.problem) == (2, 1, "")
    assert look.told[0] == "line 4 would be refused: It does not say what the code is called."
    assert any("“>”" in each for each in look.told)


def test_what_is_said_of_the_columns_counts(tmp_path: Path) -> None:
    file = table(tmp_path, "A title\ntopic;meaning\nHelp;Any.\n")
    look = codes_look(PRESENT, file)
    assert "no column of its first rows" in look.problem
    assert [each.title for each in look.columns] == ["topic", "meaning"]
    look = codes_look(PRESENT, with_fields(file, {"topic": "name", "meaning": "short"}))
    assert (look.codes, look.problem) == ((("Help", "Any."),), "")


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_bytes(b"\0\1")
    assert codes_look(PRESENT, Incoming(path, "codebook-csv")).problem
