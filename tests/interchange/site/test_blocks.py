from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from shown_projects import texts

from blotter.domain.source import Heading
from blotter.interchange.site.blocks import LONGEST, Block, blocks_of


def test_lines_are_blocks_and_blank_ones_belong_to_the_block_before_them() -> None:
    text = "\n Title\n\nfirst\n\n\nsecond\n"
    assert blocks_of(text, [Heading(1, 7, 2)]) == [
        Block(1, 7, 0, 9, 2, 1),
        Block(9, 14, 9, 17, 0, 2),
        Block(17, 23, 17, 24, 0, 3),
    ]


def test_a_text_of_nothing_is_one_block() -> None:
    assert blocks_of("") == [Block(0, 0, 0, 0, 0, 0)]
    assert blocks_of("\n \n") == [Block(0, 3, 0, 3, 0, 0)]


def test_a_line_that_is_too_long_goes_on_in_another_block_behind_a_space() -> None:
    text = "word " * (LONGEST // 2)
    blocks = blocks_of(text)
    assert len(blocks) > 2
    assert [block.number for block in blocks[:3]] == [1, 0, 0]
    assert all(text[block.end - 1] == " " for block in blocks)
    assert max(block.end - block.start for block in blocks) <= LONGEST


def test_a_line_without_spaces_is_cut_all_the_same() -> None:
    assert [block.end - block.start for block in blocks_of("字" * (LONGEST + 3))] == [LONGEST, 3]


@given(texts | st.text(max_size=40))
def test_every_position_belongs_to_one_block_and_no_word_is_lost(text: str) -> None:
    blocks = blocks_of(text)
    assert blocks[0].first == 0
    assert blocks[-1].reach == len(text)
    for block, following in pairwise(blocks):
        assert block.reach == following.first
    for block in blocks:
        assert block.first <= block.start <= block.end <= block.reach
    shown = "".join(text[block.start : block.end] for block in blocks)
    assert "".join(shown.split()) == "".join(text.split())
