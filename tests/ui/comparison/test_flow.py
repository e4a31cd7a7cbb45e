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
