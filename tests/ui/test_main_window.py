"""The frame: projects come and go, what is remembered, what the title and the status bar tell."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import open_window
import pytest
import small_study
from open_window import answering, choosing, settle
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDockWidget, QFrame, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Segment, Span
from blotter.message import Message
from blotter.project import sources
from blotter.project.project import Project
from blotter.settings import Settings, load_settings
from blotter.store import database
from blotter.ui import steps, theme
from blotter.ui.long_work import LongWork
from blotter.ui.main_window import MainWindow
from blotter.ui.status import Tone
from blotter.ui.steps import LARGE


@pytest.fixture
def keeping(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A closed study, with settings and arrangements kept in a folder of the test's own."""
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    before = QSettings.defaultFormat()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "places"))
    yield open_window.made(tmp_path)
    QSettings.setDefaultFormat(before)


def facts(window: MainWindow) -> list[str]:
    settle()
    return window.status.facts()


def is_shown(window: MainWindow, name: str) -> bool:
    dock = window.findChild(QDockWidget, name)
    assert isinstance(dock, QDockWidget)
    return not dock.isHidden()


def test_title_and_status_tell_project_coder_codebook_and_what_is_saved(window: MainWindow) -> None:
    assert window.windowTitle() == "study.blotter — Mira Okonjo — Blotter"
    assert facts(window) == ["Mira Okonjo", "Codebook rev. 11", "6 hits", "Saved"]


def test_no_divider_stands_after_the_last_fact(window: MainWindow) -> None:
    window.status.show_facts(["Mira Okonjo", "Saved"])
    dividers = [line for line in window.status.findChildren(QFrame) if line.property("role") == "divider"]
    assert [line.isHidden() for line in dividers].count(False) == 1


@pytest.mark.parametrize("pane", ["documents", "codebook", "segments", "search"])
def test_escape_goes_from_a_pane_back_to_the_text(window: MainWindow, pane: str) -> None:
    window.work.open_source(next(iter(window.work.desk.project.sources)))
    window.work.panes.focus_pane(pane)
    settle()
    page = window.work.page.view.page
    focus = window.focusWidget()
    assert focus is not None
    assert focus is not page
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert window.focusWidget() is page


def test_closing_leaves_the_welcome_page_and_no_dock(window: MainWindow) -> None:
    assert window.close_project()
    settle()
    assert window.windowTitle() == "Blotter"
    assert window.pages.currentWidget() is window.opening.welcome
    assert window.pages.count() == 1
    assert window.findChildren(QDockWidget) == []
    assert (window.tools.isHidden(), facts(window)) == (True, [])


def test_opening_and_closing_again_and_again_leaves_nothing_behind(window: MainWindow) -> None:
    path = window.work.desk.project.path
    counts = []
    for _ in range(3):
        window.open_project(path)
        window.work.open_memo("project")
        window.work.show_comparison()
        settle()
        assert window.close_project()
        settle()
        counts.append((len(window.findChildren(QObject)), len(QApplication.topLevelWidgets())))
    assert counts[1] == counts[2]


def test_another_project_takes_the_place_of_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = open_window.made(tmp_path / "other")
    docks, pages = len(window.findChildren(QDockWidget)), window.pages.count()
    assert window.open_project(other)
    settle()
    assert window.work.desk.project.path == other
    assert (len(window.findChildren(QDockWidget)), window.pages.count()) == (docks, pages)


def test_the_same_project_is_not_opened_twice(window: MainWindow) -> None:
    before = window.work
    assert window.open_project(window.work.desk.project.path)
    assert window.work is before


def test_a_file_that_is_no_project_is_told_and_the_open_one_stays(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("Only notes.")
    assert not window.open_project(wrong)
    (box,) = window.findChildren(QMessageBox)
    assert "is not a Blotter project" in box.text()
    assert "*" not in box.text()
    assert wrong.read_text() == "Only notes."
    assert window.is_open
    box.close()


_HOLDS = """
import sys
from pathlib import Path
from blotter.project.project import Project
with Project(Path(sys.argv[1]), who="Jonas Falk"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A study that another process has open for writing."""
    path = open_window.made(tmp_path)
    command = [sys.executable, "-c", _HOLDS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline().strip() == b"held"
        yield path
        other.stdin.close()


def test_beside_another_process_it_opens_for_reading_if_wanted(
    held: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    with open_window.shown(qtbot) as window:
        with choosing("Cancel"):
            assert not window.open_project(held)
        with choosing("Open for reading"):
            assert window.open_project(held)
        assert facts(window)[-1] == "Read only"
        chips = [label.text() for label in window.tools.findChildren(QLabel)]
        assert any(text.startswith("Read only: open by Jonas Falk on ") for text in chips)
        assert not window.actions_by_id["palette"].isEnabled()
        assert window.actions_by_id["palette"].toolTip() == "The project is open for reading only."
        assert window.actions_by_id["compare"].isEnabled()


def test_the_coder_is_chosen_in_the_tool_bar_and_remembered(keeping: Path, qtbot: QtBot) -> None:
    with open_window.shown(qtbot, keep_state=True, settings=Settings()) as window:
        assert window.open_project(keeping)
        assert facts(window)[0] == "Nobody codes"
        box = window.tools.findChild(QComboBox)
        assert isinstance(box, QComboBox)
        box.activated.emit(box.findText("Jonas Falk"))
        assert facts(window)[0] == "Jonas Falk"
        assert "Jonas Falk" in window.windowTitle()
    with open_window.shown(qtbot, keep_state=True, settings=load_settings()) as window:
        assert window.open_project(keeping)
        assert facts(window)[0] == "Jonas Falk"


def test_the_document_that_lay_open_last_lies_open_again(keeping: Path, qtbot: QtBot) -> None:
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(keeping)
        first = window.work.desk.source
        assert first is not None
        assert first.name.startswith("Notes"), "the one with most segments"
        window.work.open_source(small_study.document(window.work.desk.project, "Loan").id)
    with open_window.shown(qtbot, keep_state=True, settings=load_settings()) as window:
        window.open_project(keeping)
        assert window.work.desk.source is not None
        assert window.work.desk.source.name == "Loan agreement.txt"


def test_listing_only_my_documents_is_remembered_for_the_project(keeping: Path, qtbot: QtBot) -> None:
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(keeping)
        project, pane = window.work.desk.project, window.work.panes.documents
        assert not pane.is_only_mine()
        pane.show_only_mine(True)
        mine = {small_study.document(project, name).id for name in ("Notes", "Interview")}
        assert set(pane.model.shown()) == mine
        window.work.open_source(small_study.document(project, "Notes").id)
        for _ in range(3):
            window.actions_by_id["next-document"].trigger()
            assert window.work.desk.source is not None
            assert window.work.desk.source.id in mine
        window.rebuild()
        assert window.work.panes.documents.is_only_mine()
    with open_window.shown(qtbot, keep_state=True, settings=load_settings()) as window:
        window.open_project(keeping)
        assert window.work.panes.documents.is_only_mine()
        window.work.panes.documents.show_only_mine(False)
        assert not load_settings().recent[0].mine


def test_closed_panes_stay_closed_and_an_empty_memo_does_not_come_back(keeping: Path, qtbot: QtBot) -> None:
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(keeping)
        settle()
        window.actions_by_id["show-segments"].trigger()
        window.work.open_memo("project")
        settle()
        assert (is_shown(window, "segments"), is_shown(window, "memo")) == (False, True)
        assert not window.actions_by_id["show-segments"].isChecked()
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(keeping)
        settle()
        assert (is_shown(window, "segments"), is_shown(window, "memo")) == (False, False)
        assert is_shown(window, "documents")


def test_a_low_window_gives_the_text_the_room_of_the_segments(window: MainWindow) -> None:
    settle()
    assert is_shown(window, "segments")
    window.resize(900, 560)
    settle()
    assert not is_shown(window, "segments")
    window.resize(1280, 800)
    settle()
    assert is_shown(window, "segments")


def test_reading_and_comparing_set_the_panes_aside_and_bring_them_back(window: MainWindow) -> None:
    settle()
    window.actions_by_id["show-documents"].trigger()
    for begin, end in (("reading", "reading"), ("compare", "back-to-text")):
        window.actions_by_id[begin].trigger()
        settle()
        assert not any(is_shown(window, name) for name in ("documents", "codebook", "segments"))
        window.actions_by_id[end].trigger()
        settle()
        assert not is_shown(window, "documents")
        assert is_shown(window, "codebook")
        assert is_shown(window, "segments")
        assert not window.tools.isHidden()


def test_the_theme_is_taken_over_at_once(window: MainWindow, dressed: QApplication) -> None:
    window.preferences.take(Settings(theme="dark"))
    assert theme.current().is_dark
    window.preferences.take(Settings(theme="light"))
    assert not theme.current().is_dark


def test_tints_are_a_setting_and_the_size_of_the_text_is_each_documents_own(
    keeping: Path, qtbot: QtBot
) -> None:
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(keeping)
        settle()
        window.actions_by_id["larger"].trigger()
        window.work.page.view.page.zoom_turned.emit(1)
        window.work.page.washes.toggle()
        assert (load_settings().text_size, load_settings().washes) == (15, False)
        assert window.work.page.view.text_size() == 17
        window.work.documents.step(1)
        assert window.work.page.view.text_size() == 15
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(keeping)
        assert window.work.page.view.text_size() == 17
        window.preferences.take(Settings(text_size=20))
        assert window.work.page.view.text_size() == 20
        window.actions_by_id["larger"].trigger()
        window.actions_by_id["usual-size"].trigger()
        assert window.work.page.view.text_size() == 20


def test_what_is_active_and_who_is_hidden_is_told(window: MainWindow) -> None:
    panes, project = window.work.panes, window.work.desk.project
    panes.documents.activate(frozenset([project.source(open_window.DOCUMENT).id]))
    panes.codebook.activate(frozenset([project.codebook.find("patrol").id]))
    window.work.desk.show_coders(frozenset([project.coder("Jonas Falk").id]))
    told = facts(window)
    assert told[2:5] == ["1 document, 1 code active", "1 coder hidden", "1 hit"]


def test_what_could_not_be_written_is_told_until_something_is(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is replaced behind the program's back, and put back."""
    desk, path = window.work.desk, window.work.desk.project.path
    code = desk.project.codebook.find("motive").id
    away = path.with_name("away")
    path.rename(away)
    assert not desk.mark(Span(0, 6), [code])
    (box,) = window.findChildren(QMessageBox)
    assert box.windowTitle() == "Not saved"
    box.close()
    assert (facts(window)[-1], window.status.tone()) == ("Not saved", Tone.WRONG)
    away.rename(path)
    assert desk.mark(Span(0, 6), [code])
    assert (facts(window)[-1], window.status.tone()) == ("Saved", Tone.DONE)


def many(project: Project) -> Edit:
    """More segments in one edit than undo takes back at once."""
    source, code = project.source(open_window.DOCUMENT), project.codebook.find("motive")
    coder, moment = project.acting_coder().id, now()
    steps = [
        Put(
            Segment(
                id=new_id(),
                source=source.id,
                code=code.id,
                coder=coder,
                start=n % 60,
                end=n % 60 + 2,
                quote=project.text(source)[n % 60 : n % 60 + 2],
                created=moment,
                modified=moment,
            )
        )
        for n in range(LARGE + 1)
    ]
    return Edit(label=Message("Import the material"), steps=steps, coder=coder, size=len(steps))


def test_a_large_step_is_undone_on_a_thread_while_editing_rests(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.work.desk
    before = desk.project.count()
    desk.project.apply(many(desk.project))
    desk.undo()
    assert desk.under_way == "Undoing"
    settle()
    assert not window.actions_by_id["palette"].isEnabled() or desk.under_way == ""
    qtbot.waitUntil(lambda: desk.under_way == "", timeout=20_000)
    assert desk.project.count() == before
    assert window.status.told() == "Undone: import the material"
    qtbot.waitUntil(window.actions_by_id["palette"].isEnabled)


def test_a_code_with_many_segments_is_merged_and_deleted_on_a_thread(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "LARGE", 0)
    desk, control = window.work.desk, window.work.codebook
    merged, into = (desk.project.codebook.find(path) for path in ("patrol/river patrol", "patrol"))
    before = desk.project.count()
    with choosing("Merge codes"):
        control.merge(merged.id, into.id)
    assert desk.under_way == "Merging"
    qtbot.waitUntil(lambda: desk.under_way == "")
    assert window.status.told() == "Merged river patrol into patrol · Ctrl+Z undoes"
    assert merged.id not in desk.project.codebook.by_id
    with choosing("Delete code"):
        control.delete(into.id)
    assert desk.under_way == "Deleting"
    qtbot.waitUntil(lambda: desk.under_way == "")
    assert desk.project.count() < before
    desk.project.undo()
    desk.project.undo()
    assert (desk.project.count(), merged.id in desk.project.codebook.by_id) == (before, True)


def test_while_work_is_under_way_nothing_can_be_edited_and_cancel_ends_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.work.desk
    before = open_window.coded(desk.project)

    def endless(progress: object) -> object:
        while True:
            progress(0, 0)  # type: ignore[operator]

    window.work.run(LongWork("Importing", endless, print, print))
    assert facts(window)[-1] == "Importing…"
    assert not desk.mark(Span(0, 6), [desk.project.codebook.find("motive").id])
    assert window.status.told() == "Importing is under way. Wait until it is done, or cancel it."
    assert not window.actions_by_id["undo"].isEnabled()
    assert window.actions_by_id["undo"].toolTip() == "Importing is under way."
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    waiting = QApplication.activeModalWidget()
    assert isinstance(waiting, QDialog)
    waiting.reject()
    qtbot.waitUntil(lambda: desk.under_way == "")
    assert (window.status.told(), window.status.tone()) == ("Cancelled; nothing was changed.", Tone.HINT)
    assert open_window.coded(desk.project) == before
    assert window.actions_by_id["undo"].isEnabled()


def test_closing_ends_what_is_under_way(window: MainWindow) -> None:
    def endless(progress: object) -> object:
        while True:
            progress(0, 0)  # type: ignore[operator]

    window.work.run(LongWork("Importing", endless, print, print))
    assert window.close_project()
    settle()
    assert not window.is_open


def test_a_backup_is_restored_and_the_state_before_is_kept(window: MainWindow, tmp_path: Path) -> None:
    small_study.make(tmp_path / "made.blotter").close()
    assert window.open_project(tmp_path / "made.blotter")
    project = window.work.desk.project
    path, before = project.path, open_window.coded(project)
    # The day's backup was taken when the study was made; restoring it keeps the present state as the newest.
    for expected in (set(), before):
        with choosing("Restore backup"):
            window.restoring.choose()
        settle()
        project = window.work.desk.project
        assert project.path == path
        assert (open_window.coded(project) if project.sources else set()) == expected
        assert window.status.told().startswith("Restored ")


def test_a_new_project_has_its_coder_and_codebook(window: MainWindow, tmp_path: Path) -> None:
    from blotter.ui.control.opening import NewProject

    window.opening.make(tmp_path / "new.blotter", NewProject(coder="Ada", codebook="police-cooperation"))
    project = window.work.desk.project
    assert project.path == tmp_path / "new.blotter"
    assert project.actor is not None
    assert project.actor.name == "Ada"
    assert len(project.codebook) > 100
    window.opening.make(tmp_path / "new.blotter", NewProject(coder="Ben"))
    (box,) = window.findChildren(QMessageBox)
    assert "exists already" in box.text()
    box.close()


def test_panes_are_gone_round_by_key(window: MainWindow) -> None:
    settle()
    panes = window.work.panes
    named = {
        "codebook": panes.codebook,
        "definition": panes.definition,
        "segments": panes.segments,
        "documents": panes.documents,
        "text": window.work.page,
    }
    window.work.page.view.page.setFocus()
    seen = []
    for _ in named:
        window.actions_by_id["next-pane"].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen += [name for name, pane in named.items() if pane.isAncestorOf(focus)]
    assert seen == list(named)


def test_a_pane_that_was_closed_is_shown_when_it_is_gone_to(window: MainWindow) -> None:
    window.work.panes.toggle("segments")
    window.actions_by_id["go-segments"].trigger()
    settle()
    assert is_shown(window, "segments")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.work.panes.segments.isAncestorOf(focus)
    window.actions_by_id["go-text"].trigger()
    assert window.work.page.view.page.hasFocus()


def test_escape_leaves_the_comparison(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["compare"].trigger()
    settle()
    qtbot.waitUntil(lambda: not window.work.comparison.is_computing())
    assert window.actions_by_id["back-to-text"].isEnabled()
    assert not window.actions_by_id["palette"].isEnabled()
    open_window.press_in(window.work.comparison, Qt.Key.Key_Escape)
    settle()
    assert window.work.is_text_in_view()
    assert not window.actions_by_id["back-to-text"].isEnabled()


def test_words_of_a_program_that_ended_badly_are_offered_again(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    path = open_window.made(tmp_path)
    with Project(path) as project:
        project.save_draft("project", "What I was about to say.")
    with open_window.shown(qtbot) as window:
        window.open_project(path)
        settle()
        memo = window.work.panes.memo
        assert is_shown(window, "memo")
        assert (memo.subject(), memo.edit.toPlainText()) == ("project", "")
        open_window.button(memo, "Take them up").click()
        assert memo.edit.toPlainText() == "What I was about to say."
        assert window.close_project()
    with Project(path, writable=False) as project:
        assert [memo.text for memo in project.memos()] == ["What I was about to say."]
        assert project.drafts() == {}


def test_a_memo_that_cannot_be_saved_is_not_lost_by_closing(window: MainWindow) -> None:
    window.work.open_memo("project")
    memo, path = window.work.panes.memo, window.work.desk.project.path
    memo.edit.setPlainText("Words that must not be lost.")
    away = path.with_name("away")
    path.rename(away)
    with choosing("Cancel"):
        assert not window.close_project()
    assert window.is_open
    for box in window.findChildren(QMessageBox):
        box.close()
    away.rename(path)
    assert window.close_project()
    with Project(path, writable=False) as project:
        assert [memo.text for memo in project.memos()] == ["Words that must not be lost."]


def test_another_coders_step_is_named_before_it_is_undone(window: MainWindow) -> None:
    desk = window.work.desk
    before = open_window.coded(desk.project)
    desk.mark(Span(0, 6), [desk.project.codebook.find("motive").id])
    desk.act_as(desk.project.coder("Jonas Falk"))
    asked: list[str] = []

    def stay(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.reject()

    with answering(stay):
        desk.undo()
    assert asked == ["The last step, “Code motive”, is Mira Okonjo’s."]
    assert open_window.coded(desk.project) != before
    with choosing("Undo it all the same"):
        desk.undo()
    assert open_window.coded(desk.project) == before
    with choosing("Redo it all the same"):
        desk.redo()
    assert open_window.coded(desk.project) != before


def test_a_coder_named_on_the_command_line_that_is_not_known_is_told(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    path = open_window.made(tmp_path)
    with open_window.shown(qtbot, settings=Settings()) as window:
        window.open_project(path, "Mira Okonyo")
        assert facts(window)[0] == "Nobody codes"
        assert "There is no coder “Mira Okonyo”." in window.status.told()
        assert window.status.tone() is Tone.WRONG


def test_a_large_project_is_looked_over_while_one_begins_to_work(
    keeping: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LARGE", 1)
    with closing(sqlite3.connect(keeping)) as connection:
        wanted = "SELECT rootpage FROM sqlite_master WHERE name = 'memo_coder'"
        (page,) = connection.execute(wanted).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with keeping.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    with open_window.shown(qtbot) as window:
        assert window.open_project(keeping)
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
        (box,) = window.findChildren(QMessageBox)
        assert "is damaged" in box.text()
        assert not keeping.with_name("study.blotter.backups").exists()
        box.close()


def test_settings_that_cannot_be_written_are_told_once_and_keep_nobody_from_working(
    qtbot: QtBot, keeping: Path, tmp_path: Path
) -> None:
    (tmp_path / "settings.json.part").mkdir()
    with open_window.shown(qtbot, keep_state=True, settings=Settings()) as window:
        assert window.open_project(keeping)
        boxes = [each for each in window.findChildren(QMessageBox) if "settings" in each.text()]
        assert len(boxes) == 1
        boxes[0].close()
        window.opening.remember(window.work.desk.project)
        assert window.close_project()
        assert [each for each in window.findChildren(QMessageBox) if each.isVisible()] == []


def test_the_program_starts_with_settings_that_are_nonsense(tmp_path: Path) -> None:
    nonsense = '{"scale": 7, "language": "xx", "keys": {"undo": [], "redo": ["Ctrl+K", "?"], "zzz": 3}}'
    (tmp_path / "settings.json").write_text(nonsense, encoding="utf-8")
    started = subprocess.run(
        [sys.executable, "-c", _STARTED],
        env={**os.environ, "BLOTTER_SETTINGS": str(tmp_path / "settings.json")},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    told = started.stdout.splitlines()
    assert len(told) == 2
    assert "language" in told[0]
    assert "several actions" in told[1]
    assert (tmp_path / "settings.json.wrong").read_text(encoding="utf-8") == nonsense


_STARTED = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from blotter.ui import application
app = QApplication([])
def look():
    (window,) = [each for each in app.topLevelWidgets() if each.metaObject().className() == "MainWindow"]
    for box in window.findChildren(QMessageBox):
        print(box.text().replace(chr(10), " "))
        box.close()
    window.close()
QTimer.singleShot(200, look)
application.run(None)
"""


def test_a_passage_that_was_found_before_its_document_was_removed_is_not_gone_to(window: MainWindow) -> None:
    desk = window.work.desk
    gone, *others = list(desk.project.sources.values())
    desk.apply(lambda: sources.remove(desk.project, gone), "Removed.")
    settle()
    shown = desk.source
    window.work.open_passage(gone.id, Span(3, 9))
    assert desk.source == shown
    assert window.status.told() == "This document is no longer in the project."
    window.work.open_passage(others[0].id, Span(10, 10_000))
    assert desk.source == others[0]
    assert window.work.page.view.selected_span() == Span(10, others[0].characters)
    window.work.open_passage(others[0].id, Span(9_000, 10_000))
