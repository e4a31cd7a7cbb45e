"""Positions of a stored text against Qt's, for every kind of text that moves them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from blotter.domain.segment import Span
from blotter.ui.text_positions import LONGEST, PIECE, TextPositions

PIECES = (
    "a",
    "Straße ",
    ". ",
    "\n",
    "😀",
    "👩‍👩‍👧‍👦",
    "🇩🇪",
    "👍🏽",
    "𠀀",
    "e\u0301",
    "临海警官学院",
    "。",
    "שלום ",
    "مرحبا، ",
    "\u2028",
    "\x0b",
    "\x0c",
    "\x85",
    "\xa0",
    "\u2029",
    "\r\n",
    "\ufdd0",
    "\ufffc",
    "\0",
)
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
long_texts = st.builds(
    lambda piece, count, tail: piece * (count // len(piece)) + tail,
    st.sampled_from(["word ", "研究者认为", "𠀀𠀁", "e\u0301", "👩‍👩‍👧‍👦", "ab", "A sentence. ", "عربي "]),
    st.integers(LONGEST - 3, LONGEST * 3),
    texts,
)


@given(st.one_of(texts, long_texts))
@settings(max_examples=60, deadline=None)
def test_there_and_back(text: str) -> None:
    """Every position comes back from Qt's as itself, in the same order."""
    positions = TextPositions(text)
    shown = [positions.to_display(at) for at in range(len(text) + 1)]
    assert [positions.to_stored(at) for at in shown] == list(range(len(text) + 1))
    assert shown == sorted(set(shown))
    assert shown[-1] == positions.display_length


@given(st.one_of(texts, long_texts))
@settings(max_examples=60, deadline=None)
def test_every_position_of_qt_is_one_of_ours(text: str) -> None:
    """None of Qt's positions leads out of the text or back before an earlier one."""
    positions = TextPositions(text)
    stored = [positions.to_stored(at) for at in range(positions.display_length + 1)]
    assert stored == sorted(stored)
    assert set(stored) == set(range(len(text) + 1))


@given(st.one_of(texts, long_texts))
@settings(max_examples=60, deadline=None)
def test_what_is_shown_is_what_is_stored(text: str) -> None:
    """The display copy differs only where a space or nothing has become a break, and in unfit characters."""
    positions = TextPositions(text)
    units = positions.display.encode("utf-16-le")
    assert len(units) // 2 == positions.display_length
    for at, character in enumerate(text):
        start, end = positions.to_display_range(Span(at, at + 1))
        shown = units[2 * start : 2 * end].decode("utf-16-le")
        assert shown == character or (character, shown) in {
            (" ", "\n"),
            ("\r", "\n"),
            ("\u2029", "\n"),
            ("\ufdd0", "\ufffd"),
        }


@given(st.one_of(texts, long_texts))
@settings(max_examples=30, deadline=None)
def test_qt_counts_as_we_say(qapp: object, text: str) -> None:
    """A document has as many units as was computed, and a caret that Qt stands somewhere is one of ours."""
    positions = TextPositions(text)
    document = QTextDocument()
    document.setPlainText(positions.display)
    assert document.characterCount() - 1 == positions.display_length
    cursor = QTextCursor(document)
    for _ in range(50):
        at = cursor.position()
        assert at - positions.to_display(positions.to_stored(at)) in (0, -1)
        if not cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
            break


@given(long_texts)
@settings(max_examples=40, deadline=None)
def test_no_paragraph_is_too_long(text: str) -> None:
    """Every paragraph of the display copy can be laid out in no time."""
    assert max(map(len, TextPositions(text).display.split("\n"))) <= LONGEST


def test_breaks_part_no_letter_from_its_marks() -> None:
    """Where no space gives way, a break comes before a letter, never before its accent."""
    positions = TextPositions("e\u0301" * LONGEST)
    assert all(line[0] == "e" for line in positions.display.split("\n"))


def test_a_break_prefers_the_end_of_a_sentence() -> None:
    """A long paragraph of prose goes on in a new line after a full stop."""
    positions = TextPositions("A sentence of some words. " * 1000)
    lines = positions.display.split("\n")
    assert len(lines) > 1
    assert all(line.endswith(".") for line in lines[:-1])
    assert positions.continuing_blocks == frozenset(range(len(lines) - 1))


def test_chinese_breaks_after_a_full_stop() -> None:
    """A paragraph without spaces goes on after its own full stop."""
    lines = TextPositions("这句话被记录在第二次访谈中。" * 1000).display.split("\n")
    assert len(lines) > 1
    assert all(line.endswith("。") for line in lines)


def test_a_span_that_ends_at_an_inserted_break_ends_before_it() -> None:
    """A span up to the break and one from the break on touch without sharing it."""
    positions = TextPositions("研" * (LONGEST + 10))
    first, second, _ = positions.display.split("\n")
    at = len(first)
    assert positions.to_display_range(Span(0, at)) == (0, at)
    assert positions.to_display_range(Span(at, at + len(second))) == (at + 1, at + 1 + len(second))
    assert positions.to_span(at, at + 1) == Span(at, at)


@pytest.mark.parametrize("filler", ["one more word ", "研究者认为这句话很重要，"])
def test_a_megabyte_in_one_paragraph(filler: str) -> None:
    """A text without a single line feed is broken throughout, and its last position still fits."""
    text = (filler * (1_000_000 // len(filler)))[:-1] + "😀"
    positions = TextPositions(text)
    assert len(positions.continuing_blocks) >= len(text) // PIECE
    assert positions.to_stored(positions.to_display(len(text) - 1)) == len(text) - 1
    assert positions.text(Span(len(text) - 1, len(text))) == "😀"


def test_plain_text_needs_no_map() -> None:
    """Without astral characters and breaks a position is its own."""
    positions = TextPositions("Plain words\nand öthers 临海")
    assert positions.display is positions.stored
    assert positions.to_display_range(Span(3, 9)) == (3, 9)
    assert positions.to_stored(17) == 17
