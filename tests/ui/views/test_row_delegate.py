"""The rows of trees and lists: what they show, and the gestures on their marks."""

import itertools

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from blotter.ui import theme
from blotter.ui.code_look import look
from blotter.ui.views.row_delegate import Role, RowDelegate
from blotter.ui.views.row_tree import RowTree

PATROL, RIVER, REPRESSION = range(3)


def item(name: str, **roles: object) -> QStandardItem:
    made = QStandardItem(name)
    for role, value in roles.items():
        made.setData(value, Role[role])
    return made


@pytest.fixture
def tree(qtbot: QtBot, dressed: QApplication) -> RowTree:
    model = QStandardItemModel()
    patrol = item("patrol", SWATCH=look("amber", False), COUNT=37, ACTIVATED=False, ADDS=True)
    river = item("river patrol", SWATCH=look("amber", False), COUNT="7 of 13", KEY="2", ACTIVATED=True)
    patrol.appendRow(river)
    model.appendRow(patrol)
    model.appendRow(item("Sarn river study", STATUS="folder", STRONG=True))
    tree = RowTree()
    qtbot.addWidget(tree)
    model.setParent(tree)
    tree.setModel(model)
    tree.expandAll()
    tree.resize(260, 200)
    tree.show()
    return tree


def index(tree: RowTree, *rows: int) -> QModelIndex:
    found = QModelIndex()
    for row in rows:
        found = tree.model().index(row, 0, found)
    return found


def picture(tree: RowTree) -> QImage:
    return tree.viewport().grab().toImage()


def colours(image: QImage, left: int, right: int, top: int, bottom: int) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(left, right) for y in range(top, bottom)}


def test_rows_have_the_design_s_height(tree: RowTree) -> None:
    assert tree.visualRect(index(tree, 0)).height() == 24


def test_the_sign_stands_before_the_name(tree: RowTree) -> None:
    row = tree.visualRect(index(tree, 0))
    assert look("amber", False).wash.name() in colours(
        picture(tree), row.left() + 8, row.left() + 18, row.top(), row.bottom()
    )


def test_an_activated_row_has_an_arrow_and_another_colour(tree: RowTree) -> None:
    plain, activated = tree.visualRect(index(tree, 0)), tree.visualRect(index(tree, 0, 0))
    image = picture(tree)
    arrow = theme.LIGHT.activated.name()
    assert arrow in colours(image, 0, 10, activated.top(), activated.bottom())
    assert arrow not in colours(image, 0, 260, plain.top(), plain.bottom())


def test_a_selected_row_has_its_ground_and_edge(tree: RowTree) -> None:
    tree.setCurrentIndex(index(tree, 0))
    row = tree.visualRect(index(tree, 0))
    image = picture(tree)
    assert QColor(image.pixel(0, row.center().y())) in (theme.LIGHT.accent, theme.LIGHT.focus)
    assert QColor(image.pixel(14, row.top() + 4)) == theme.LIGHT.row_selected
    assert QColor(image.pixel(200, row.center().y())) == theme.LIGHT.row_selected


def test_the_row_with_the_focus_has_a_ring(tree: RowTree, qtbot: QtBot) -> None:
    tree.activateWindow()
    tree.setFocus()
    tree.setCurrentIndex(index(tree, 0))
    qtbot.waitUntil(tree.hasFocus)
    row = tree.visualRect(index(tree, 0))
    ring = theme.LIGHT.focus.name()
    assert ring in colours(picture(tree), 100, 101, row.top(), row.top() + 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rows_follow_the_theme(tree: RowTree, dressed: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(dressed, scheme)
    palette = theme.current()
    row = tree.visualRect(index(tree, 1))
    seen = colours(picture(tree), row.left(), row.right(), row.top(), row.bottom())
    assert {palette.base.name(), palette.text.name()} <= seen


def test_a_click_in_the_gutter_asks_to_activate_and_leaves_the_selection(tree: RowTree, qtbot: QtBot) -> None:
    tree.setCurrentIndex(index(tree, 1))
    place = QPoint(4, tree.visualRect(index(tree, 0, 0)).center().y())
    with qtbot.waitSignal(tree.rows.activation_toggled) as told:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0].data() == "river patrol"
    assert tree.currentIndex() == index(tree, 1)


def test_the_gutter_of_a_code_with_children_does_not_fold_it(tree: RowTree, qtbot: QtBot) -> None:
    place = QPoint(4, tree.visualRect(index(tree, 0)).center().y())
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tree.isExpanded(index(tree, 0))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(9, 0))
    assert not tree.isExpanded(index(tree, 0))


def test_space_asks_to_activate(tree: RowTree, qtbot: QtBot) -> None:
    tree.setCurrentIndex(index(tree, 0))
    with qtbot.waitSignal(tree.rows.activation_toggled) as told:
        qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert told.args[0].data() == "patrol"


def test_what_cannot_be_activated_is_left_alone(tree: RowTree, qtbot: QtBot) -> None:
    tree.setCurrentIndex(index(tree, 1))
    with qtbot.assertNotEmitted(tree.rows.activation_toggled):
        qtbot.keyClick(tree, Qt.Key.Key_Space)


def test_plus_asks_for_a_sub_code_where_it_is_offered(tree: RowTree, qtbot: QtBot) -> None:
    row = tree.visualRect(index(tree, 0))
    place = QPoint(row.right() - 34 - 8, row.center().y())
    with qtbot.waitSignal(tree.rows.add_requested) as told:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0].data() == "patrol"
    with qtbot.assertNotEmitted(tree.rows.add_requested):
        place.setY(tree.visualRect(index(tree, 1)).center().y())
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_lists_may_wear_the_same_rows_and_are_freed(qtbot: QtBot, dressed: QApplication) -> None:
    view = QListView()
    model = QStandardItemModel(view)
    model.appendRow(item("Notes on the joint patrols", STATUS="progress-check", COUNT=148))
    view.setModel(model)
    view.setItemDelegate(RowDelegate(view, Qt.TextElideMode.ElideMiddle, row_height=28))
    view.resize(200, 100)
    view.show()
    assert view.visualRect(model.index(0, 0)).height() == 28
    assert not view.grab().isNull()
    with qtbot.waitSignal(view.destroyed):
        view.deleteLater()


@pytest.mark.parametrize("count", [7, 148])
def test_a_name_loses_letters_only_where_its_count_begins(
    qtbot: QtBot, dressed: QApplication, count: int
) -> None:
    tree = RowTree(elide=Qt.TextElideMode.ElideMiddle)
    model = QStandardItemModel(tree)
    model.appendRow(item("l" * 120, STATUS="file-text", COUNT=count))
    qtbot.addWidget(tree)
    tree.setModel(model)
    tree.resize(224, 60)
    tree.show()
    row, image = tree.visualRect(index(tree, 0)), picture(tree)
    ground = theme.current().base.name()
    inked = [
        x
        for x in range(row.left() + 24, row.right())
        if colours(image, x, x + 1, row.top() + 4, row.bottom() - 4) != {ground}
    ]
    gaps = [right - left for left, right in itertools.pairwise(inked)]
    assert 4 <= max(gaps) <= 14, "between the name and the digits"
