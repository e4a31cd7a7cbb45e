"""Where a range of a paragraph is seen, in lines that run one way and in lines that mix directions."""

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from blotter.ui import theme
from blotter.ui.reading.runs import Line, beginning, ending, lines_of, runs, turns

_KEPT: list[QTextLayout] = []
"""A line of Qt's is no more when its layout is gone."""

HEBREW = "abc שלום עולם def"


def laid_out(text: str, width: int = 400) -> list[Line]:
    layout = QTextLayout(text, theme.text_font(15))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    _KEPT.append(layout)
    return lines_of(layout)


def test_only_letters_from_right_to_left_turn_a_text() -> None:
    assert turns(HEBREW)
    assert turns("in 1987 قال")
    assert not turns("plain")
    assert not turns("临海 – café 😀")


def test_a_range_over_three_lines_has_three_runs(dressed: QApplication) -> None:
    text = "word " * 30
    lines = laid_out(text, 200)
    found = runs(lines, 7, 110, is_mixed=False)
    assert [run.line for run in found] == list(range(found[0].line, found[0].line + len(found)))
    assert len(found) > 2
    assert found[0].left > 0
    assert found[1].left == 0
    assert all(run.left < run.right <= 200 for run in found)


def test_a_mixed_range_is_drawn_where_its_letters_are(dressed: QApplication) -> None:
    """Four Hebrew letters and the two Latin ones before them stand apart: two runs."""
    lines = laid_out(HEBREW)
    found = runs(lines, 2, 6, is_mixed=True)
    assert len(found) == 2
    word = runs(lines, 4, 8, is_mixed=True)
    assert len(word) == 1
    whole = runs(lines, 0, len(HEBREW), is_mixed=True)
    assert len(whole) == 1
    assert whole[0].left == 0
    other_word = runs(lines, 9, 13, is_mixed=True)[0]
    assert other_word.right <= word[0].left


def test_edges_face_the_way_the_letters_run(dressed: QApplication) -> None:
    lines = laid_out(HEBREW)
    word = runs(lines, 4, 8, is_mixed=True)[0]
    first, last = beginning(lines, 4, is_mixed=True), ending(lines, 8, is_mixed=True)
    assert (first.x, first.is_mirrored) == (pytest.approx(word.right), True)
    assert (last.x, last.is_mirrored) == (pytest.approx(word.left), True)
    latin = runs(lines, 0, 3, is_mixed=True)[0]
    assert beginning(lines, 0, is_mixed=True).x == latin.left
    assert ending(lines, 3, is_mixed=True).x == pytest.approx(latin.right)


def test_both_ways_agree_where_nothing_turns(dressed: QApplication) -> None:
    lines = laid_out("plain words in one line")
    for start, end in ((0, 5), (3, 17), (6, 23)):
        fast, careful = runs(lines, start, end, False), runs(lines, start, end, True)
        assert [run.line for run in fast] == [run.line for run in careful]
        assert fast[0].left == pytest.approx(careful[0].left, abs=0.1)
        assert fast[0].right == pytest.approx(careful[0].right, abs=0.1)
