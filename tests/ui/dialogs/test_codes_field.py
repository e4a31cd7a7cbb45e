"""Choosing several of many codes: by typing, by keyboard, with what is chosen in sight."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from blotter.ui.dialogs.codes_field import CodesField

CHOICES = [("t", "training"), ("p", "patrol"), ("r", "patrol › river patrol"), ("m", "motive")]


@pytest.fixture
def field(qtbot: QtBot, dressed: object) -> CodesField:
    made = CodesField(CHOICES)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(field: CodesField) -> list[str]:
    model = field.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_typing_narrows_and_space_and_enter_tick(field: CodesField, qtbot: QtBot) -> None:
    told: list[object] = []
    field.changed.connect(lambda: told.append(field.read_value()))
    qtbot.keyClicks(field.typed, "river")
    assert shown(field) == ["patrol › river patrol"]
    qtbot.keyClick(field.typed, Qt.Key.Key_Down)
    qtbot.keyClick(field.view, Qt.Key.Key_Return)
    assert field.read_value() == ["r"]
    field.typed.clear()
    field.view.setCurrentIndex(field.view.model().index(0, 0))
    qtbot.keyClick(field.view, Qt.Key.Key_Space)
    assert field.read_value() == ["t", "r"], "in the order of the choices"
    assert told[-1] == ["t", "r"]
    assert field._told.text() == "training, patrol › river patrol"


def test_values_are_shown_and_what_is_not_offered_is_left_out(field: CodesField) -> None:
    field.show_value(["m", "gone"])
    assert field.read_value() == ["m"]
    field.show_value(None)
    assert field.read_value() == []
    assert field._told.text() == "None chosen"
