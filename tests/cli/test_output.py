"""What is printed for people: tables, numbers in words, nothing that commands a terminal."""

import pytest
from tests.cli.conftest import Run

from blotter.cli.output import number, say, show_json, show_table
from blotter.domain.table import Cell, Column, ColumnKind, Table


def shown(capsys: pytest.CaptureFixture[str], *cells: Cell, kind: ColumnKind = ColumnKind.TEXT) -> list[str]:
    show_table(Table("T", (Column("x", "X", kind),), [(cell,) for cell in cells]), as_json=False)
    return capsys.readouterr().out.splitlines()[1:]


def test_one_is_singular() -> None:
    assert [number(count, "coder") for count in (0, 1, 2)] == ["0 coders", "1 coder", "2 coders"]


def test_numbers_have_three_digits_and_nothing_is_minus_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    cells = (-0.0001, 0.0, -0.0, 0.12345, -0.5, None, True, False)
    lines = shown(capsys, *cells, kind=ColumnKind.NUMBER)
    assert [line.strip() for line in lines] == [
        "0.000", "0.000", "0.000", "0.123", "\u22120.500", "—", "yes", "no",
    ]  # fmt: skip


def test_a_long_cell_is_cut_and_a_huge_one_takes_no_longer(capsys: pytest.CaptureFixture[str]) -> None:
    cut, huge, wide, short = shown(capsys, "x" * 61, "y" * 3_000_000, "警" * 31, "z" * 60)
    assert cut == "x" * 59 + "…"
    assert huge == "y" * 59 + "…"
    assert wide == "警" * 29 + "…"
    assert short == "z" * 60


def test_marks_that_take_no_room_take_none(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(
        Table("T", (Column("a", "A"), Column("b", "B")), [("e\u0301\u200d", "x"), ("ab", "y")]), as_json=False
    )
    assert capsys.readouterr().out.splitlines() == ["A   B", "e\u0301\u200d   x", "ab  y"]


def test_texts_of_others_command_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = shown(capsys, "a\x1b[31mb\u202ec\x9bd\n\te")
    assert line == "a\ufffd[31mb\ufffdc\ufffdd e"
    say("\x1b]0;title\x07 is\nkept")
    assert capsys.readouterr().err == "\ufffd]0;title\ufffd is\nkept\n"


def test_json_keeps_every_character(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    rows: list[dict[str, object]] = [{"text": "a\x1b\u202e\x9b\x00“警”", "value": None, "n": 1, "x": 0.5}]
    show_json(rows)
    out = capsys.readouterr().out
    assert json.loads(out) == rows
    assert json.loads("".join(out.split("\n"))) == rows


def test_no_row_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    show_json([])
    assert capsys.readouterr().out == "[\n]\n"


def test_formats_say_yes_and_no_to_people_and_true_and_false_to_programs(run: Run) -> None:
    assert "False" not in run("formats").out
    for row in run("formats", "--json").json:
        assert list(row) == ["id", "title", "suffixes", "reads", "writes", "carries_project"]
        assert isinstance(row["carries_project"], bool)
