"""Two coders on two laptops, told from the package to the merge and back: everything in windows, by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import open_window
import pytest
import small_study
from open_window import CONTROL, DOCUMENT, SHIFT, answering, button, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot
from test_hands import LEFT, drag_over, keys, row_of

from blotter.project.project import Project
from blotter.settings import Settings
from blotter.ui.dialogs.file_field import FileField
from blotter.ui.dialogs.package_dialog import PackageDialog
from blotter.ui.main_window import MainWindow
from states import State, assert_sound, state

MIRA, JONAS = "Mira Okonjo", "Jonas Falk"
Key = Qt.Key


class Coded(NamedTuple):
    """A segment as people know it."""

    document: str
    start: int
    end: int
    quote: str
    code: str
    coder: str
    memo: str


def coded(path: Path, coder: str | None = None) -> set[Coded]:
    """What is coded in a project, by one or by all."""
    with Project(path, writable=False) as project:
        names, book = project.sources, project.codebook
        found = {
            Coded(
                names[each.source].name, each.start, each.end, each.quote, book.path(each.code),
                project.coders[each.coder].name, each.memo,
            )
            for each in project.retrieve()
        }  # fmt: skip
        for each in found:
            text = project.text(project.source(each.document))
            assert text[each.start : each.end] == each.quote
    return found if coder is None else {each for each in found if each.coder == coder}


@pytest.fixture
def study(
    tmp_path: Path, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Path:  # fmt: skip
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))
    return open_window.made(tmp_path)


@contextmanager
def sitting_at(qtbot: QtBot, path: Path, coder: str) -> Iterator[MainWindow]:
    """A window of one's own on a project, the interview open."""
    with open_window.shown(qtbot, settings=Settings(coder=coder)) as window:
        assert window.open_project(path)
        project = window.work.desk.project
        assert project.actor is not None
        assert project.actor.name == coder
        window.work.open_source(project.source(DOCUMENT).id)
        settle()
        yield window


def make_package(window: MainWindow, coder: str, qtbot: QtBot) -> Path:
    """Make a package by the menu and its dialog; where it went."""
    told: list[Path] = []

    def fill(dialog: object) -> None:
        assert isinstance(dialog, PackageDialog)
        box, field = dialog.field("coder"), dialog.field("file")
        assert isinstance(box, QComboBox)
        assert isinstance(field, FileField)
        box.setFocus()
        while box.currentText() != coder:
            QTest.keyClick(box, Key.Key_Down if box.currentIndex() == 0 else Key.Key_Up)
        assert field.line.text().endswith(f"study-{coder}.blotter")
        told.append(dialog.path())
        QTest.mouseClick(button(dialog, "Make package"), LEFT)

    with answering(fill):
        window.actions_by_id["package"].trigger()
    qtbot.waitUntil(lambda: window.status.told().startswith(f"Made {told[0].name} for {coder}: "))
    settle()
    return told[0]


def code_with_the_keyboard(window: MainWindow) -> None:
    """Mira: a whole sentence, by the palette; a longer bound for an old segment; a memo of the project."""
    view = window.work.page.view
    keys(
        (Key.Key_T, CONTROL | SHIFT),
        (Key.Key_Home, CONTROL),
        Key.Key_S,
        Key.Key_Return,
        "coerced",
        Key.Key_Return,
    )
    keys(Key.Key_Escape, (Key.Key_Home, CONTROL), *[Key.Key_N] * 2)
    assert view.chosen() is not None
    keys(Key.Key_B, Key.Key_Right, Key.Key_Return, Key.Key_M, "Against his will?", Key.Key_Escape)
    window.actions_by_id["project-memo"].trigger()
    settle()
    keys("Read the second half again.", Key.Key_Escape)


def code_with_the_mouse(window: MainWindow) -> None:
    """Jonas: words dragged over, a code double-clicked; another one the same way; a memo of the project."""
    window.work.page.view.grab()
    for words, path in (("two men he had never seen", "motive"), ("Nobody asked for papers", "patrol")):
        drag_over(window, words)
        tree = window.work.panes.codebook.tree
        row = row_of(window, path)
        QTest.mouseClick(tree.viewport(), LEFT, pos=row)
        QTest.mouseDClick(tree.viewport(), LEFT, pos=row)
        settle()
        QTest.qWait(QApplication.doubleClickInterval() + 20)
    window.actions_by_id["project-memo"].trigger()
    settle()
    keys("Who are the two men?", Key.Key_Escape)


def choose_copies(window: MainWindow, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose files as in the system's dialog."""
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    window.actions_by_id["merge-copies"].trigger()


def nothing_of(coder: str, path: Path) -> bool:
    """Whether nobody could find a coder's name in a file."""
    return coder.encode() not in path.read_bytes()


def test_two_coders_code_apart_and_come_together(
    study: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sitting_at(qtbot, study, MIRA) as window:
        packages = {coder: make_package(window, coder, qtbot) for coder in (MIRA, JONAS)}
    assert nothing_of(JONAS, packages[MIRA])
    assert nothing_of(MIRA, packages[JONAS])
    before, others = state(study), coded(study)

    with sitting_at(qtbot, packages[MIRA], MIRA) as window:
        code_with_the_keyboard(window)
    with sitting_at(qtbot, packages[JONAS], JONAS) as window:
        code_with_the_mouse(window)
    by = {coder: coded(path, coder) for coder, path in packages.items()}
    assert {(each.code, each.quote) for each in by[JONAS]} == {
        ("motive", "two men he had never seen"), ("patrol", "Nobody asked for papers"),
    }  # fmt: skip
    assert any(each.memo == "Against his will?" for each in by[MIRA])
    assert any(each.code == "repression/coerced return" for each in by[MIRA])
    assert by[MIRA] != others

    with sitting_at(qtbot, study, MIRA) as window:
        choose_copies(window, list(packages.values()), monkeypatch)
        page = window.work.merge_page
        qtbot.waitUntil(lambda: page.review is not None)
        settle()
        assert window.pages.currentWidget() is page
        # Both wrote on the project: that is the one thing to decide. Everything else comes by itself.
        assert page.review is not None
        assert [(question.part, question.into, question.other) for question in page.review.open] == [
            ("text", "Read the second half again.", "Who are the two men?")
        ]
        assert not page.head.merge.isEnabled()
        assert state(study) == before
        keys(Key.Key_2)
        assert page.head.merge.hasFocus()
        keys(Key.Key_Return)
        report = window.work.merged_page
        qtbot.waitUntil(lambda: report.merged is not None)
        settle()
        assert window.pages.currentWidget() is report
        told = {(c.coder, c.what): (c.added, c.changed, c.removed) for c in report.came.came.rows}
        assert told[JONAS, "Segment"] == (2, 0, 0)
        assert told[MIRA, "Segment"] == (1, 1, 0)
        assert coded(study) == by[MIRA] | by[JONAS]
        assert [memo.text for memo in window.work.desk.project.memos()] == ["Who are the two men?"]
        merged = state(study)

        # The same copies again bring nothing, and say so.
        choose_copies(window, list(packages.values()), monkeypatch)
        qtbot.waitUntil(lambda: "everything in the copies is here already" in window.status.told())
        assert page.review is None
        assert state(study) == merged

        # One step back is the state before, to the byte; and forward again.
        window.work.turn_to(report)
        QTest.mouseClick(report.undo, LEFT)
        qtbot.waitUntil(lambda: not report.undo.isEnabled())
        assert state(study) == before
        assert coded(study) == others
        settle()
        keys((Key.Key_Z, CONTROL | SHIFT))
        assert state(study) == merged
    assert_sound(study)
    assert_history(study, packages)
    assert_untouched(packages, by)


def assert_history(study: Path, packages: dict[str, Path]) -> None:
    """The history says who did what, and in which copy."""
    with Project(study, writable=False) as project:
        names = {coder.id: coder.name for coder in project.coders.values()}
        told = {(names.get(each.coder or ""), each.copy) for each in project.history() if each.copy}
    assert {(MIRA, packages[MIRA].stem), (JONAS, packages[JONAS].stem)} <= told


def assert_untouched(packages: dict[str, Path], by: dict[str, set[Coded]]) -> None:
    """The copies are only read."""
    for coder, path in packages.items():
        assert coded(path, coder) == by[coder]
        assert_sound(path)


def test_states_are_told_apart_by_every_row(study: Path) -> None:
    """What the story compares by would show a single letter."""
    before: State = state(study)
    with Project(study) as project:
        project.act_as(MIRA)
        small_study.mark(project, "Loan", "motive", "fifteen years")
    assert state(study) != before
