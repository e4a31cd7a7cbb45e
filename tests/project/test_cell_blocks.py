"""Blocks laid over cells: once, or repeated as often as they fit whole."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.project.cell_blocks import laid

ROWS, COLUMNS = ["r1", "r2", "r3", "r4"], ["a", "", "c"]


def test_a_single_text_fills_all_and_passes_over_what_cannot_be_typed() -> None:
    assert laid(ROWS[:2], COLUMNS, [["x"]]) == {"r1": {"a": "x", "c": "x"}, "r2": {"a": "x", "c": "x"}}


def test_a_block_is_laid_from_the_first_cell_and_repeated_where_it_fits_whole() -> None:
    assert laid(ROWS, ["a"], [["1"], ["2"]]) == {
        "r1": {"a": "1"}, "r2": {"a": "2"}, "r3": {"a": "1"}, "r4": {"a": "2"}
    }  # fmt: skip
    assert list(laid(ROWS[:3], ["a"], [["1"], ["2"]])) == ["r1", "r2"]


def test_a_short_line_leaves_cells_alone() -> None:
    assert laid(ROWS[:2], ["a", "b"], [["1", "2"], ["3"]]) == {"r1": {"a": "1", "b": "2"}, "r2": {"a": "3"}}
    assert laid(ROWS, COLUMNS, []) == laid([], COLUMNS, [["1"]]) == {}


@given(st.integers(1, 4), st.integers(1, 3), st.integers(1, 6), st.integers(1, 4))
def test_what_is_typed_stands_in_the_block(height: int, width: int, rows: int, columns: int) -> None:
    block = [[f"{row} {column}" for column in range(width)] for row in range(height)]
    names, keys = [f"r{n}" for n in range(rows)], [f"c{n}" for n in range(columns)]
    for row, texts in laid(names, keys, block).items():
        for column, text in texts.items():
            assert text == block[int(row[1:]) % height][int(column[1:]) % width]
