"""The whole window in a language that marks each word it is given: what has no mark never went through it."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
import record_study
import round_study
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

from blotter.domain.code_note import Decision
from blotter.domain.coding_rule import RuleKind
from blotter.domain.countries import COUNTRIES, REGIONS
from blotter.domain.record_figure import Chart
from blotter.project import code_notes, code_sets, coding_rules
from blotter.ui import language
from blotter.ui.dialogs.code_notes_dialog import CodeNotesDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.rounds.look_dialog import look_dialog
from blotter.ui.rounds.wizard import RoundWizard
from blotter.ui.rules.dialogs import RuleDialog, SetDialog

PAGES = (
    "compare",
    "ask",
    "assignments",
    "rules",
    "settings",
    "keys",
    "memos",
    "history",
    "palette",
    "edit-codebook",
    "revisions",
    "recheck",
    "ratings",
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
    assert escaped(window, found) == {}


def escaped(window: MainWindow, found: set[str]) -> dict[str, list[str]]:
    """What went round the catalogue, and is neither a name that people gave nor one of a key."""
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
    return {
        words: rest
        for words in found
        if (rest := [word for word in re.findall(r"[^\W\d_]{3,}", unmarked(words)) if word not in known])
    }


def test_rules_sets_and_notes_speak_the_language_too(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.work.desk
    project, book = desk.project, desk.project.codebook
    patrol, river = book.find("patrol"), book.find("patrol/river patrol")
    for kind, others in ((RuleKind.NEEDS, [book.find("motive"), book.find("training")]), (RuleKind.MEMO, [])):
        project.apply(coding_rules.add(project, kind, patrol, others)[1])
    project.apply(coding_rules.add(project, RuleKind.EXCLUDES, river, [patrol])[1])
    project.apply(code_sets.add(project, "Kinds", [patrol, book.find("repression")], exclusive=True)[1])
    note, edit = code_notes.add(project, patrol, "Blotter", "short", "Qt")
    project.apply(edit)
    project.apply(code_notes.decide(project, note, Decision.DECLINED, "Blotter"))
    project.apply(code_notes.add(project, patrol, "Blotter", "short", "Qt")[1])
    window.work.rules.show()
    window.work.rules.findings.seek()
    page = window.work.rules_page
    notes = CodeNotesDialog(desk, patrol, window)
    parts: list[QWidget] = [
        page,
        notes,
        RuleDialog(project, project.coding_rules[0], window),
        SetDialog(project, project.code_sets[0], window),
        *(notes.view.decision_dialog(note, decision) for decision in Decision),
    ]
    found = {words for part in parts for words in told(part)}
    for model in (page.rules.laid, page.sets.laid, page.breaches.breaches):
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                found |= {str(index.data() or ""), str(index.data(Qt.ItemDataRole.ToolTipRole) or "")}
    assert len(page.breaches.breaches.rows) > 3
    quotes = {word for row in page.breaches.breaches.rows for word in re.findall(r"\w+", row.quote)}
    told_otherwise = {
        words: rest
        for words, escaped_words in escaped(window, found).items()
        if (rest := [word for word in escaped_words if word not in quotes | {"Kinds"}])
    }
    assert told_otherwise == {}
    for part in parts[1:]:
        part.close()


def test_rounds_speak_the_language_too(window: MainWindow, qtbot: QtBot) -> None:
    project = window.work.desk.project
    made = round_study.start(project, "Blotter", round_study.INTERVIEW)
    open_window.settle()
    window.work.rounds.work_in(made)
    open_window.settle()
    found = {*told(window), *told(window.work.rounds.menu(window))}
    window.work.show_rounds()
    page = window.work.rounds_page
    wizard = RoundWizard(project, window.work.tasks, window)
    for number in range(len(wizard.pages)):
        wizard.steps.setCurrentRow(number)
        assert wizard.number() == number
    found |= {words for part in (window, page, wizard, look_dialog(made, window)) for words in told(part)}
    for column in range(page.model.columnCount()):
        index = page.model.index(0, column)
        found |= {str(index.data() or ""), str(index.data(Qt.ItemDataRole.ToolTipRole) or "")}
    given = re.findall(r"\w+", wizard.plan().name)
    told_otherwise = {
        words: rest
        for words, escaped_words in escaped(window, found).items()
        if (rest := [word for word in escaped_words if word not in given])
    }
    assert told_otherwise == {}
    wizard.close()


def test_figures_speak_the_language_too(window: MainWindow, qtbot: QtBot) -> None:
    project = window.work.desk.project
    record_study.add_records(project)
    window.work.records.show_figures()
    page = window.work.records.figures
    page.head.more.click()
    found: set[str] = set()
    for chart in Chart:
        page.options.chart.setCurrentIndex(page.options.chart.findData(chart))
        qtbot.waitUntil(lambda: not page.is_drawing())
        open_window.settle()
        found |= {*told(page), *page.list.titles()}
        found |= {mark.name for mark in page.view.chart.marks}
        boxes = (page.options.chart, page.options.rows, page.options.uncertain, page.options.scale)
        found |= {box.itemText(at) for box in boxes for at in range(box.count())}
    names = (*REGIONS, *(each.name() for each in COUNTRIES.values()), *record_study.WORDS)
    given = {word for name in names for word in re.findall(r"[^\W\d_]+", name)}
    told_otherwise = {
        words: rest
        for words, escaped_words in escaped(window, found).items()
        if (rest := [word for word in escaped_words if word not in given])
    }
    assert told_otherwise == {}
