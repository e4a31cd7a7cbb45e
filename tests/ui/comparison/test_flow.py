"""The flow of a bar: everything is there in any width, and nothing covers anything."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from blotter.ui.comparison.flow import FlowLayout


@pytest.mark.parametrize("width", [2000, 700, 400, 150, 40])
def test_nothing_is_covered_or_cut_in_any_width(qtbot, width: int) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    line = FlowLayout(bar)
    buttons = [QPushButton("x" * size) for size in (4, 12, 7, 30, 2, 9)]
    hidden = QPushButton("hidden")
    for button in (*buttons, hidden):
        line.addWidget(button)
    hidden.hide()
    height = line.heightForWidth(width)
    bar.resize(width, height)
    bar.show()
    boxes = [button.geometry() for button in buttons]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]
    assert all(bar.rect().contains(box) for box in boxes)
    assert line.heightForWidth(2000) <= height


def test_items_can_be_taken_out_again(qtbot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    line = FlowLayout(bar)
    line.addWidget(QPushButton("only"))
    assert line.count() == 1
    item = line.takeAt(0)
    assert item is not None
    assert item.widget() is not None
    assert line.takeAt(0) is None
    assert line.itemAt(0) is None


def test_what_stands_at_the_end_is_at_the_right_of_its_line(qtbot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    line = FlowLayout(bar)
    line.setContentsMargins(0, 0, 0, 0)
    first, late, last = QPushButton("first"), QPushButton("late"), QPushButton("last")
    line.addWidget(first)
    for button in (late, last):
        line.add_at_end(button)
    bar.resize(900, line.heightForWidth(900))
    bar.show()
    assert first.geometry().left() == 0
    assert last.geometry().right() + 1 == 900
    assert late.geometry().right() < last.geometry().left() < late.geometry().right() + 20
