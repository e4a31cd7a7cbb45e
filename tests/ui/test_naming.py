"""Everything in the window that can be used has a name for those who do not see it."""

from open_window import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from blotter.ui.main_window import MainWindow
from blotter.ui.naming import name_parts, spoken_name

USABLE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in root.findChildren(QWidget)
        if isinstance(each, USABLE) or each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(each, QLabel) and not spoken_name(each)
        # The bar of panes in one place is called after the pane in front; without panes it is not there.
        if not (isinstance(each, QTabBar) and not each.count())
    ]


def test_every_part_of_an_open_project_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []
    window.work.show_comparison()
    assert nameless(window) == []


def test_what_qt_adds_is_called_after_what_it_belongs_to(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    field = QLineEdit(root)
    field.setAccessibleName("Filter")
    field.setClearButtonEnabled(True)
    bar = QToolBar("Tools", root)
    name_parts(root)
    names = {spoken_name(each) for each in field.findChildren(QAbstractButton)}
    assert names == {"Clear: Filter"}
    assert {spoken_name(each) for each in bar.findChildren(QAbstractButton)} == {"More: Tools"}


def test_controls_say_what_they_are(window: MainWindow) -> None:
    """A role of their own: nothing that can be used is a mere piece of the window."""
    for each in window.findChildren(QWidget):
        if isinstance(each, USABLE):
            told = QAccessible.queryAccessibleInterface(each)
            assert told is not None
            assert told.role() not in (QAccessible.Role.NoRole,), each


def test_panes_that_became_tabs_have_a_name(window: MainWindow) -> None:
    window.resize(1280, 600)
    settle()
    assert nameless(window) == []
