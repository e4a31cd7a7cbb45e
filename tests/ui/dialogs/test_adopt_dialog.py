"""The dialog that adds codes from another codebook, used with the keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from open_window import answering, button, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QTableView, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from blotter.project import freezing
from blotter.project.rendering import html
from blotter.ui.dialogs.adopt_dialog import AdoptDialog
from blotter.ui.dialogs.table_dialog import TableDialog
from blotter.ui.main_window import MainWindow

CHECKED, PARTLY, UNCHECKED = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)
TABLE = (
    "code,short,colour\npatrol/air patrol,They fly.,reddish\nrepression,,\n,bad,\nnew/one,`new` or not.,\n"
)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> AdoptDialog:
    made = AdoptDialog(window.work.desk.project, html, window.work.tasks, window)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.tree.topLevelItemCount() > 0)
    return made


@pytest.fixture
def read(dialog: AdoptDialog, qtbot: QtBot, tmp_path: Path) -> Callable[[str], None]:
    """Reads a file of this name with TABLE in it, or whatever lies there."""

    def read_named(name: str) -> None:
        path = tmp_path / name
        if not path.exists():
            path.write_text(TABLE, encoding="utf-8")
        dialog.read_file(path)
        qtbot.waitUntil(lambda: "Reading" not in told(dialog))

    return read_named


def told(dialog: AdoptDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def item(dialog: AdoptDialog, *names: str) -> QTreeWidgetItem:
    """The row at a path."""
    found = dialog.tree.invisibleRootItem()
    for name in names:
        found = next(
            found.child(row) for row in range(found.childCount()) if found.child(row).text(0) == name
        )
    return found


def act(dialog: AdoptDialog) -> str:
    """What the button says that adds."""
    return next(b for b in dialog.findChildren(type(button(dialog, "Tick all"))) if b.isDefault()).text()


def test_it_begins_with_the_codebooks_that_come_along(dialog: AdoptDialog) -> None:
    names = [dialog.sources.itemText(place) for place in range(dialog.sources.count())]
    assert names == [
        "Police cooperation", "Security governance in international political economy",
        "Transnational repression",
    ]  # fmt: skip
    assert dialog.windowTitle() == "Add from a codebook"
    assert item(dialog, "training").text(1) == "present"
    assert item(dialog, "training", "academy and scholarship").text(1) == "present"
    assert item(dialog, "training", "narcotics").text(1) == ""
    assert item(dialog, "assistance").checkState(0) == UNCHECKED
    assert not button(dialog, act(dialog)).isEnabled()
    assert dialog.tree.hasFocus()


def test_ticks_follow_the_tree_and_the_button_counts(dialog: AdoptDialog, qtbot: QtBot) -> None:
    row = item(dialog, "assistance", "loans and funding")
    dialog.tree.setCurrentItem(row)
    press_in(dialog.tree, Qt.Key.Key_Space)
    assert (row.checkState(0), item(dialog, "assistance").checkState(0)) == (CHECKED, PARTLY)
    assert act(dialog) == "Add 2 codes"
    dialog.tree.setCurrentItem(item(dialog, "assistance"))
    press_in(dialog.tree, Qt.Key.Key_Space)
    assert item(dialog, "assistance").checkState(0) == CHECKED
    assert act(dialog) == "Add 8 codes"
    press_in(dialog.tree, Qt.Key.Key_Space)
    assert item(dialog, "assistance", "loans and funding").checkState(0) == UNCHECKED
    assert act(dialog) == "Add 0 codes"
    button(dialog, "Tick all").click()
    assert act(dialog) == f"Add {len(dialog.paths())} codes"
    assert "training" not in dialog.paths()
    assert "training/narcotics" in dialog.paths()
    button(dialog, "Tick none").click()
    assert dialog.paths() == []


def test_what_is_present_has_no_tick_of_its_own(dialog: AdoptDialog) -> None:
    present = item(dialog, "training", "stability maintenance")
    assert not present.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert item(dialog, "training").flags() & Qt.ItemFlag.ItemIsUserCheckable
    dialog.tree.setCurrentItem(present)
    press_in(dialog.tree, Qt.Key.Key_Space)
    assert dialog.paths() == []


def test_the_definition_stands_beside(dialog: AdoptDialog) -> None:
    dialog.tree.setCurrentItem(item(dialog, "assistance", "loans and funding"))
    words = dialog.definition.toPlainText()
    assert words.startswith("loans and funding\nin assistance")
    assert "Use when" in words
    dialog.definition.link_activated.emit(f"code:{item(dialog, 'patrol').data(0, Qt.ItemDataRole.UserRole)}")
    assert dialog.tree.currentItem() is item(dialog, "patrol")


def test_a_file_is_read_and_what_is_wrong_with_it_is_told(
    dialog: AdoptDialog, read: Callable[[str], None]
) -> None:
    read("their codes.csv")
    assert dialog.sources.currentText() == "their codes.csv"
    assert "5 codes, 2 in the project already · 2 remarks on the file" in told(dialog)
    assert item(dialog, "patrol").text(1) == "present"
    button(dialog, "Show them…").click()
    (problems,) = dialog.findChildren(TableDialog)
    view = problems.findChild(QTableView)
    assert isinstance(view, QTableView)
    model = view.model()
    rows = [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]
    assert [row[:2] for row in rows] == [["refused", "line 4"], ["left out", "line 2"]]
    problems.close()
    dialog.tree.setCurrentItem(item(dialog, "new"))
    assert "Write one" not in dialog.definition.toPlainText()
    dialog.tree.setCurrentItem(item(dialog, "new", "one"))
    assert "new or not." in dialog.definition.toPlainText()
    read("their codes.csv")
    assert dialog.sources.count() == 4


def test_a_file_that_is_no_codebook_is_told(
    dialog: AdoptDialog, read: Callable[[str], None], tmp_path: Path
) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    read("picture.csv")
    assert "It looks like a picture" in told(dialog)
    assert dialog.tree.topLevelItemCount() == 0
    assert not button(dialog, act(dialog)).isEnabled()
    (tmp_path / "codes.png").write_bytes(b"x")
    read("codes.png")
    assert "is not read as a codebook" in told(dialog)


def test_a_file_is_asked_for(
    dialog: AdoptDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.md"
    path.write_text("# T\n\n## flight\n", encoding="utf-8")
    asked: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[-1]))
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    button(dialog, "From a file…").click()
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() == 1)
    assert item(dialog, "flight").checkState(0) == UNCHECKED
    assert asked == ["Codebooks (*.csv *.markdown *.md *.qdc *.tsv *.xlsx)"]


def adopt(window: MainWindow, qtbot: QtBot, hands: Callable[[AdoptDialog], None]) -> None:
    """Use the menu entry, do something in the dialog."""

    def use(box: QDialog) -> None:
        assert isinstance(box, AdoptDialog)
        qtbot.waitUntil(lambda: box.tree.topLevelItemCount() > 0)
        hands(box)

    with answering(use):
        window.actions_by_id["import-codebook"].trigger()
    settle()


def test_codes_are_added_in_one_step_from_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    project = window.work.desk.project
    before = len(project.codebook)

    def hands(box: AdoptDialog) -> None:
        box.tree.setCurrentItem(item(box, "assistance", "loans and funding"))
        QTest.keyClick(box.tree, Qt.Key.Key_Space)
        QTest.keyClick(box.tree, Qt.Key.Key_Return)

    adopt(window, qtbot, hands)
    assert len(project.codebook) == before + 2
    assert project.codebook.find("assistance/loans and funding").short
    assert window.status.told() == "Added 2 codes · Ctrl+Z undoes"
    window.work.desk.undo()
    assert len(project.codebook) == before


def test_a_frozen_codebook_is_told_before_anything_is_asked(window: MainWindow) -> None:
    project = window.work.desk.project
    project.apply(freezing.freeze(project))
    window.actions_by_id["import-codebook"].trigger()
    assert QApplication.activeModalWidget() is None
    assert "The codebook is frozen at revision" in window.status.told()


def test_cancel_adds_nothing(window: MainWindow, qtbot: QtBot) -> None:
    steps = len(window.work.desk.project.history())

    def hands(box: AdoptDialog) -> None:
        button(box, "Tick all").click()
        QTest.keyClick(box, Qt.Key.Key_Escape)

    adopt(window, qtbot, hands)
    assert len(window.work.desk.project.history()) == steps
    assert QApplication.activeModalWidget() is None
