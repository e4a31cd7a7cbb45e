"""The whole window in a language that marks each word it is given: what has no mark never went through it."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from blotter.ui import language
from blotter.ui.main_window import MainWindow

PAGES = (
    "compare",
    "ask",
    "assignments",
    "settings",
    "keys",
    "memos",
    "history",
    "palette",
    "edit-codebook",
    "revisions",
    "recheck",
)


class Marking(gettext.NullTranslations):
    """Every sentence between brackets that nothing else has."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def window(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window with marked words."""
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setattr(language._Present, "catalogue", Marking())
    path = open_window.made(tmp_path)
    with open_window.shown(qtbot) as window:
        assert window.open_project(path)
        yield window


def told(root: QWidget) -> Iterator[str]:
    """What a window and its parts show or say; Qt's own parts speak by Qt's own catalogues."""
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for part in [root, *root.findChildren(QWidget)]:
        if part.objectName().startswith("qt_") or isinstance(part.parent(), QTabBar):
            continue
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        if isinstance(part, QLabel | QAbstractButton) and not is_of_qt(part):
            yield part.text()
        if isinstance(part, QLineEdit):
            yield part.placeholderText()
        if isinstance(part, QHeaderView) and part.model() is not None and not part.isHidden():
            columns = range(part.model().columnCount(QModelIndex()))
            yield from (str(part.model().headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)


def is_of_qt(part: QWidget) -> bool:
    """Whether Qt has words for a button: “Close” under a dialog."""
    box = part.parent()
    if not isinstance(box, QDialogButtonBox) or not isinstance(part, QAbstractButton):
        return False
    return box.standardButton(part) is not QDialogButtonBox.StandardButton.NoButton


def unmarked(words: str) -> str:
    """What of the words stands in no brackets."""
    bare = re.sub("<[^>]*>", "", words)
    while "⟦" in bare:
        bare = re.sub("⟦[^⟦⟧]*⟧", " ", bare)
    return bare


def own_words(window: MainWindow) -> set[str]:
    """Names and definitions that people gave, and those of keys and fonts."""
    project = window.work.desk.project
    names = {coder.name for coder in project.coders.values()} | {
        each.name for each in project.sources.values()
    }
    names |= {part for code in project.codebook for part in (code.name, *code.definition)}
    names |= {revision.reason for revision in project.revisions}
    return {word for name in names for word in re.findall(r"\w+", name)} | {"Blotter", "Qt"}


def test_every_word_of_the_window_goes_through_the_catalogue(window: MainWindow, qtbot: QtBot) -> None:
    found = set(told(window))
    for name in PAGES:
        window.actions_by_id[name].trigger()
        QApplication.processEvents()
        for shown in QApplication.topLevelWidgets():
            if shown.isVisible():
                found |= set(told(shown))
                if shown is not window:
                    shown.close()
    keys = {
        "Ctrl",
        "Shift",
        "Alt",
        "Del",
        "Enter",
        "Return",
        "Space",
        "Tab",
        "Esc",
        "Ins",
        "PgUp",
        "PgDown",
        "Left",
        "Right",
    }
    known = own_words(window) | keys
    escaped = {
        words: rest
        for words in found
        if (rest := [word for word in re.findall(r"[^\W\d_]{3,}", unmarked(words)) if word not in known])
    }
    assert escaped == {}
