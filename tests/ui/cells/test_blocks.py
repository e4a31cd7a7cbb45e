"""Blocks of cells on the clipboard are read as they were written, and as spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.cells import blocks

CELL = st.text(st.sampled_from('ab"\t\n ;é警'), max_size=6)
BLOCK = st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4)


@given(BLOCK)
def test_what_is_written_is_read(block: list[list[str]]) -> None:
    text = blocks.written(block)
    # One line end at the end of all is no row: an empty last row of one cell cannot be told from it.
    if block[-1] == [""] and len(block) > 1:
        block = block[:-1]
    assert blocks.read(text) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", [[""]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"boats" were a gift\tb', [['"boats" were a gift', "b"]]),
        ('"he said ""no"""', [['he said "no"']]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("a\t", [["a", ""]]),
    ],
)
def test_what_spreadsheets_write(text: str, block: list[list[str]]) -> None:
    assert blocks.read(text) == block
