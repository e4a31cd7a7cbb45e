"""The page on which copies are reviewed: what is shown, deciding, what follows, and what goes wrong."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import open_window
import pytest
import small_study
from merging import differing_copies as differ
from merging.differing_copies import BOAT, about, copied, do, looked_at, marked, press, row_of
from open_window import CONTROL, answering, choosing, settle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from test_every_word import Marking, told, unmarked
from test_naming import nameless

from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.freeze import Freeze
from blotter.domain.segment import Span
from blotter.project import codes, memos, segments
from blotter.project.merging import Kind, Take
from blotter.project.project import Project
from blotter.settings import Settings
from blotter.ui import language
from blotter.ui.dialogs.table_dialog import TableDialog
from blotter.ui.long_work import LongWork
from blotter.ui.main_window import MainWindow
from blotter.ui.merging import page as page_module
from states import state

Key = Qt.Key


@pytest.fixture
def copies(window: MainWindow) -> Path:
    """A copy that differs from the open study in as many ways as one is asked about."""
    path = window.work.desk.project.path
    window.close_project()
    there = differ.differing(path)
    assert window.open_project(path, "Mira Okonjo")
    settle()
    return there


def plain(window: MainWindow, *names: str) -> list[Path]:
    """Copies in which Jonas Falk has coded, each of them something else."""
    words = ("two men", "Nobody asked", "for papers")
    made = [copied(window.work.desk.project.path, name) for name in names]
    for path, quote in zip(made, words, strict=False):
        do(path, marked(quote, "motive"), by="Jonas Falk")
    return made


def merged(window: MainWindow, qtbot: QtBot) -> None:
    """Press *Merge* and wait for the report."""
    page, report = window.work.merge_page, window.work.merged_page
    report.merged = None
    QTest.mouseClick(page.head.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: report.merged is not None)
    settle()


def bring(window: MainWindow, part: str) -> object:
    """What a segment on the boat says, here."""
    return getattr(differ.segment(window.work.desk.project, BOAT), part)


def of_jonas(window: MainWindow) -> set[str]:
    """What Jonas Falk has coded in the interview."""
    found = open_window.coded(window.work.desk.project)
    return {quote for _, quote, coder in found if coder == "Jonas Falk"}


# What is shown


def test_what_comes_and_what_is_to_decide(window: MainWindow, copies: Path, qtbot: QtBot) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page
    assert window.pages.currentWidget() is page
    assert {question.kind for question in review.questions} == {*Kind} - {Kind.CIRCLE, Kind.REMOVED_THERE}
    rows = {(came.coder, came.what): came for came in page.came.came.rows}
    assert rows["Jonas Falk", "Segment"].added == 1
    assert "Revision" not in {what for _, what in rows}
    assert "1 removed" in page.came_fold.told()
    assert page.head.progress.text() == "0 of 8 decided"
    assert not page.head.merge.isEnabled()
    assert page.head.merge.toolTip() == "8 things are to decide first."
    # What follows from decisions is not told before they are made.
    assert [line.how.partition(",")[0] for line in page.settled.lines.lines] == [
        "is called “Carol Adeyemi (2)” now"
    ]
    assert not page.settled_fold.is_folded_out()
    assert nameless(page) == []


def test_states_stand_side_by_side_with_what_differs_marked(
    window: MainWindow, copies: Path, qtbot: QtBot
) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page

    def shown(kind: Kind, part: str = "") -> str:
        page.list.choose(row_of(review, kind, part))
        return page.view.states.toPlainText()

    words = shown(Kind.FIELDS, "short")
    assert "What reports motive." in words
    assert page.view.states.toHtml().count("line-through") >= 2
    assert shown(Kind.FIELDS, "memo").count("the night boat") == 1
    ends = shown(Kind.FIELDS, "ends")
    assert ends.count("Interview 07.md, ¶ 1, Mira Okonjo") == 2
    assert "Not to be lost." in shown(Kind.REMOVED_HERE)
    assert "1 segment was coded or changed meanwhile" in shown(Kind.USED_THERE)
    assert "What reports coerced return." in page.view.states.toPlainText()
    assert "1 segment was coded or changed meanwhile" in shown(Kind.USED_HERE)
    assert "0 segments" in shown(Kind.ONE_NAME)
    names = [button.accessibleName() for button in page.view.acts.buttons]
    assert names == ["Two people", "One person"]
    shown(Kind.USED_THERE)
    names = [button.accessibleName() for button in page.view.acts.buttons]
    assert names == ["Let it go, as here", "Keep it, as in Ben"]


# Deciding


def test_keys_decide_and_the_next_open_question_comes(window: MainWindow, copies: Path, qtbot: QtBot) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page
    assert page.list.hasFocus()
    for number, (key, take) in enumerate(
        (
            (Key.Key_1, Take.INTO),
            (Key.Key_2, Take.FROM),
            (Key.Key_Left, Take.INTO),
            (Key.Key_Right, Take.FROM),
        )
    ):
        assert page.list.row() == number
        press(key)
        assert review.about(review.questions[number]) is take
    assert page.head.progress.text() == "4 of 8 decided"
    page.list.choose(1)
    assert page.view.back.isVisible()
    press(Key.Key_Backspace)
    assert review.about(review.questions[1]) is None
    assert page.list.row() == 1
    press(Key.Key_2)
    # The next open one is after those that are decided.
    assert page.list.row() == 4
    for _ in range(4):
        assert not page.head.merge.isEnabled()
        press(Key.Key_1)
    assert page.head.merge.isEnabled()
    assert page.head.merge.hasFocus()


def test_what_was_decided_is_what_comes(window: MainWindow, copies: Path, qtbot: QtBot) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page
    from_there = {(Kind.FIELDS, "memo"), (Kind.USED_THERE, ""), (Kind.REMOVED_HERE, "")}
    for row, question in enumerate(review.questions):
        page.list.choose(row)
        follows = (question.kind, question.part) in from_there
        QTest.mouseClick(page.view.acts.buttons[follows], Qt.MouseButton.LeftButton)
    merged(window, qtbot)
    project = window.work.desk.project
    assert bring(window, "memo") == "Yours."
    assert differ.code(project, "motive").short == "Why it was done, in their words."
    assert project.codebook.get("repression/coerced return")
    assert project.codebook.get("patrol/exercise")
    assert differ.segment(project, "nineteen patrol boats").memo == "Not to be lost."
    assert {coder.name for coder in project.coders.values()} >= {"Carol Adeyemi", "Carol Adeyemi (2)"}
    assert project.check() == []


def test_all_as_here_leaves_people_open_and_can_be_taken_back(
    window: MainWindow, copies: Path, qtbot: QtBot
) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page
    page.decide(Take.FROM)
    person = about(review, Kind.ONE_NAME)
    assert review.about(person) is Take.FROM
    review.take_back(person)
    QTest.mouseClick(page.as_there, Qt.MouseButton.LeftButton)
    assert review.open == [person]
    assert page.list.current() is person
    assert "Decided 7 things as in the copies." in page.notice.words()
    page.notice.asked.emit()
    assert len(review.open) == 8
    assert page.notice.words() == ""
    QTest.mouseClick(page.as_here, Qt.MouseButton.LeftButton)
    assert {review.about(question) for question in review.questions if question is not person} == {Take.INTO}


def test_what_one_decides_may_lead_to_more(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    # Without a shared past, one person's memos meet only once it is said that they are one person's.
    stranger = tmp_path / "stranger.blotter"
    small_study.make(stranger).close()
    do(stranger, lambda p: segments.write_memo(p, differ.segment(p, BOAT), "Otherwise."))
    window.work.desk.write_memo(f"segment:{bring(window, 'id')}", "So.")
    before = state(window.work.desk.project.path)
    review, page = looked_at(window, qtbot, stranger), window.work.merge_page
    people = [question for question in review.questions if question.kind is Kind.ONE_NAME]
    assert len(people) == 2
    page.decide_rest(Take.INTO)
    for question in people:
        page.list.choose(review.questions.index(question))
        page.decide(Take.FROM)
    assert page.head.merge.isEnabled()
    page.merge_requested.emit()
    qtbot.waitUntil(lambda: bool(review.open))
    settle()
    assert state(window.work.desk.project.path) == before
    assert {(question.part, question.into, question.other) for question in review.open} == {
        ("memo", "So.", "Otherwise.")
    }
    assert page.notice.words() == "1 more thing is to decide."
    assert page.list.current() is review.open[0]
    assert not page.head.merge.isEnabled()
    press(Key.Key_2)
    merged(window, qtbot)
    assert bring(window, "memo") == "Otherwise."


def test_nothing_to_decide(window: MainWindow, qtbot: QtBot) -> None:
    review, page = looked_at(window, qtbot, *plain(window, "one", "two")), window.work.merge_page
    assert review.questions == ()
    assert page.head.merge.isDefault()
    assert page.head.merge.hasFocus()
    assert not page.head.progress.isVisible()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.work.merged_page.merged is not None)
    assert of_jonas(window) == {"two men", "Nobody asked"}
    assert window.status.told() == "Merged “one”, “two”: 3 added · Ctrl+Z undoes"


def test_nothing_to_merge_opens_no_page(window: MainWindow, qtbot: QtBot) -> None:
    window.work.merging.begin([copied(window.work.desk.project.path)])
    qtbot.waitUntil(lambda: window.status.told().startswith("Nothing to merge"))
    assert window.work.is_text_in_view()
    assert window.work.merge_page.review is None


# The project, or a copy, changes meanwhile


def test_an_edit_meanwhile_is_taken_in_and_decisions_stand(
    window: MainWindow, copies: Path, qtbot: QtBot
) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page
    for question in (about(review, Kind.FIELDS, "short"), about(review, Kind.FIELDS, "memo")):
        page.list.choose(review.questions.index(question))
        page.decide(Take.INTO)
    window.work.show_text()
    desk = window.work.desk
    desk.write_memo(f"segment:{bring(window, 'id')}", "Mine, and newer.")
    small = desk.project.codebook.find("training")
    desk.change_code(small.id, lambda code: codes.define(desk.project, code, short="New here."), "Defined")
    assert review.is_stale
    assert not page.head.merge.isEnabled()
    seen = review.seen
    window.work.merging.choose()
    qtbot.waitUntil(lambda: review.seen is not seen and not review.is_stale)
    settle()
    # What was chosen is another memo by now: that is asked again, and nothing else.
    assert [question.part for question in review.questions if review.about(question)] == ["short"]
    assert "1 decision was about something else by now and is open again." in page.notice.words()
    page.decide_rest(Take.INTO)
    page.list.choose(row_of(review, Kind.ONE_NAME))
    page.decide(Take.INTO)
    merged(window, qtbot)
    assert bring(window, "memo") == "Mine, and newer."
    assert desk.project.codebook.find("training").short == "New here."


def test_undo_on_the_page_is_taken_in_too(window: MainWindow, qtbot: QtBot) -> None:
    window.work.desk.mark(Span(0, 6), [window.work.desk.project.codebook.find("motive").id])
    review, page = looked_at(window, qtbot, *plain(window, "one")), window.work.merge_page
    seen = review.seen
    QTest.keyClick(page, Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: review.seen is not seen)
    settle()
    merged(window, qtbot)
    assert "He was" not in {quote for _, quote, _ in open_window.coded(window.work.desk.project)}


def test_a_large_project_is_looked_at_again_when_one_says_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "CHEAP", 2)
    review, page = looked_at(window, qtbot, *plain(window, "one")), window.work.merge_page
    seen = review.seen
    window.work.desk.mark(Span(0, 6), [window.work.desk.project.codebook.find("motive").id])
    settle()
    assert review.seen is seen
    assert page.notice.words() == "The project was changed since the copies were looked at."
    assert page.head.merge.toolTip() == page.notice.words()
    page.notice.asked.emit()
    qtbot.waitUntil(lambda: review.seen is not seen)
    settle()
    assert page.notice.words() == ""
    assert page.head.merge.isEnabled()


def test_a_copy_that_was_changed_meanwhile_is_looked_at_before_it_is_merged(
    window: MainWindow, qtbot: QtBot
) -> None:
    (path,) = plain(window, "one")
    before = state(window.work.desk.project.path)
    review, page = looked_at(window, qtbot, path), window.work.merge_page
    do(path, marked("for papers", "patrol"), by="Jonas Falk")
    seen = review.seen
    page.merge_requested.emit()
    qtbot.waitUntil(lambda: review.seen is not seen)
    settle()
    assert state(window.work.desk.project.path) == before
    assert "A copy was changed meanwhile." in page.notice.words()
    assert [came.added for came in page.came.came.rows if came.what == "Segment"] == [2]
    merged(window, qtbot)
    assert ("patrol", "for papers", "Jonas Falk") in open_window.coded(window.work.desk.project)


# What goes wrong


def refusal(window: MainWindow, qtbot: QtBot, *paths: Path) -> str:
    """What is said when copies cannot be looked at."""
    seen: list[str] = []

    def read(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        box.reject()

    with answering(read):
        window.work.merging.begin(paths)
        qtbot.waitUntil(lambda: bool(seen))
    return seen[0]


def test_into_itself_and_twice(window: MainWindow, qtbot: QtBot) -> None:
    (path,) = plain(window, "one")
    assert "into itself" in refusal(window, qtbot, window.work.desk.project.path)
    assert "named twice" in refusal(window, qtbot, path, path)
    assert window.work.merge_page.review is None
    assert window.work.desk.can_change


def test_a_newer_file_and_no_project_at_all(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (newer,) = plain(window, "newer")
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    other = tmp_path / "other.blotter"
    other.write_text("Not a project.", encoding="utf-8")
    assert "newer Blotter" in refusal(window, qtbot, newer)
    assert "is not a Blotter project" in refusal(window, qtbot, other)


def test_a_damaged_history_can_be_left_aside(window: MainWindow, qtbot: QtBot) -> None:
    path, sound = plain(window, "damaged", "sound")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE image SET packed = x'00'")
        connection.commit()
    page = window.work.merge_page
    with choosing("Cancel"):
        window.work.merging.begin([path, sound])
        qtbot.waitUntil(lambda: not window.work.desk.under_way)
    assert page.review is None
    with choosing("Merge without its history"):
        window.work.merging.begin([path, sound])
        qtbot.waitUntil(lambda: page.review is not None)
    assert page.review is not None
    assert page.review.copies.strangers == {"damaged"}
    page.decide_rest(Take.INTO)
    for row, question in enumerate(page.review.questions):
        if page.review.about(question) is None:
            page.list.choose(row)
            page.decide(Take.FROM)
    merged(window, qtbot)
    assert of_jonas(window) == {"two men", "Nobody asked"}


def test_a_frozen_codebook_is_told_in_the_words_of_the_core(window: MainWindow, qtbot: QtBot) -> None:
    (path,) = plain(window, "one")
    do(path, lambda p: codes.rename(p, differ.code(p, "motive"), "reason"), by="Jonas Falk")
    project = window.work.desk.project
    assert project.revision is not None
    project.apply(project.edit("Freeze", [Put(Freeze(id=new_id(), revision=project.revision.id))]))
    assert "Thaw it, merge, and freeze it again." in refusal(window, qtbot, path)


def test_looking_can_be_cancelled(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    run = window.work.run

    def cancelled(long: LongWork) -> None:
        run(long)
        for task in list(window.work.tasks._running):
            task.cancel()

    monkeypatch.setattr(window.work, "run", cancelled)
    window.work.merging.begin(plain(window, "one"))
    qtbot.waitUntil(lambda: window.status.told() == "Cancelled; nothing was changed.")
    assert window.work.merge_page.review is None
    assert window.work.desk.can_change


# Going away and coming back


def test_the_review_waits_while_one_reads(window: MainWindow, copies: Path, qtbot: QtBot) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page
    press(Key.Key_1)
    page.list.choose(row_of(review, Kind.FIELDS, "memo"))
    page.view.opened.emit()
    settle()
    assert window.work.is_text_in_view()
    assert window.work.page.view.chosen() == bring(window, "id")
    window.work.places.back()
    assert window.pages.currentWidget() is page
    assert review.decided == 1
    # What is gone here is shown where it stood.
    page.list.choose(row_of(review, Kind.REMOVED_HERE))
    page.view.opened.emit()
    settle()
    source = window.work.desk.source
    assert source is not None
    assert source.id == small_study.document(window.work.desk.project, "Notes").id
    window.actions_by_id["merge-copies"].trigger()
    assert window.pages.currentWidget() is page


def test_giving_up_asks_only_if_something_was_decided(window: MainWindow, copies: Path, qtbot: QtBot) -> None:
    page = window.work.merge_page
    looked_at(window, qtbot, copies)
    page.head.give_up.click()
    assert page.review is None
    assert window.work.is_text_in_view()
    looked_at(window, qtbot, copies)
    page.decide(Take.INTO)
    with choosing("Cancel"):
        page.head.give_up.click()
    assert page.review is not None
    with choosing("Cancel"):
        assert not window.close_project()
    assert window.is_open
    with choosing("Give up"):
        page.head.give_up.click()
    assert page.review is None


def test_a_window_made_anew_goes_on_with_the_review(window: MainWindow, copies: Path, qtbot: QtBot) -> None:
    review = looked_at(window, qtbot, copies)
    window.work.merge_page.decide(Take.INTO)
    window.preferences.take(window.settings.model_copy(update={"roomy": True}))
    settle()
    page = window.work.merge_page
    assert page.review is review
    assert window.pages.currentWidget() is page
    assert page.head.progress.text() == "1 of 8 decided"


# Files that are dropped


def drop(target: QWidget, *paths: Path) -> bool:
    """Drop files on a widget, as the system would; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, action = QPoint(30, 30), Qt.DropAction.CopyAction
    button, held = Qt.MouseButton.LeftButton, open_window.NONE
    entering = QDragEnterEvent(at, action, data, button, held)
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        taker = target
        while not taker.acceptDrops() or (taker in (target,) and not _takes(taker, data)):
            parent = taker.parentWidget()
            assert parent is not None
            taker = parent
        QApplication.sendEvent(taker, QDropEvent(QPointF(at), action, data, button, held))
    settle()
    return entering.isAccepted()


def _takes(widget: QWidget, data: QMimeData) -> bool:
    entering = QDragEnterEvent(
        QPoint(30, 30), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, open_window.NONE
    )
    entering.ignore()
    widget.event(entering)
    return entering.isAccepted()


def test_a_project_that_is_dropped_is_merged_or_opened(window: MainWindow, qtbot: QtBot) -> None:
    (path,) = plain(window, "one")
    page = window.work.merge_page
    for target in (window, window.work.panes.documents):
        with choosing("Merge into this project"):
            assert drop(target, path)
        qtbot.waitUntil(lambda: page.review is not None)
        window.work.merging.give_up()
    with choosing("Cancel"):
        drop(window, path)
    assert page.review is None
    assert not drop(window, path.with_name("nothing.blotter"))
    with choosing("Open"):
        drop(window, path)
    assert window.work.desk.project.path == path


def test_a_project_that_is_dropped_where_none_is_open_is_opened(window: MainWindow) -> None:
    path = window.work.desk.project.path
    window.close_project()
    assert drop(window, path)
    assert window.is_open
    assert window.work.desk.project.path == path


def test_several_projects_can_only_be_merged(window: MainWindow, qtbot: QtBot) -> None:
    paths = plain(window, "one", "two")

    def merge_them(box: QDialog) -> None:
        assert "Open" not in {
            each.text() for each in box.findChildren(type(open_window.button(box, "Cancel")))
        }
        open_window.button(box, "Merge into this project").click()

    with answering(merge_them):
        drop(window, *paths)
    page = window.work.merge_page
    qtbot.waitUntil(lambda: page.review is not None)
    assert page.review is not None
    assert page.review.seen.names == ("one", "two")


# The report


def test_the_report_leads_to_things_and_is_saved(
    window: MainWindow, copies: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review, page = looked_at(window, qtbot, copies), window.work.merge_page
    page.decide(Take.INTO)
    page.decide_rest(Take.INTO)
    assert review.open == []
    merged(window, qtbot)
    report = window.work.merged_page
    assert window.pages.currentWidget() is report
    assert nameless(report) == []
    lines = list(report.lines.lines.lines)
    assert len([line for line in lines if line.icon == "check:success"]) == 8
    assert any("goes with “repression › coerced return”" in line.how for line in lines)
    memo = next(n for n, line in enumerate(lines) if line.how == "Memo: as here" and line.kind == "Segment")
    report.lines.setCurrentIndex(report.lines.lines.index(memo, 0))
    report.lines.setFocus()
    press(Key.Key_Return)
    assert window.work.is_text_in_view()
    assert window.work.page.view.chosen() == bring(window, "id")
    window.work.places.back()
    gone = next(row for row, line in enumerate(lines) if "goes with" in line.how)
    report.lines.clicked.emit(report.lines.lines.index(gone, 0))
    assert window.status.told() == "It is no longer in the project."
    target = tmp_path / "merge.md"
    kind = "Markdown report (*.md)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), kind))
    QTest.mouseClick(report.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    assert "| decided |" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "find"),
    [
        ("Code", lambda p: p.codebook.find("motive").id),
        ("Source", lambda p: small_study.document(p, "Loan").id),
        ("Memo", lambda p: next(memo.id for memo in p.memos() if memo.code)),
        ("Memo", lambda p: next(memo.id for memo in p.memos() if memo.span)),
        ("Memo", lambda p: next(memo.id for memo in p.memos() if memo.source and not memo.span)),
        ("Memo", lambda p: next(memo.id for memo in p.memos() if not memo.source and not memo.code)),
    ],
)
def test_every_thing_is_gone_to(window: MainWindow, kind: str, find: object) -> None:
    project = window.work.desk.project
    loan = small_study.document(project, "Loan")
    for subject in ("code:motive", "project", f"source:{loan.name}", f"passage:0:11:{loan.id}"):
        project.apply(memos.write(project, memos.subject(project, subject), "A thought."))
    window.work.show_comparison()
    window.work.merging.go_to(kind, find(project))  # type: ignore[operator]
    settle()
    assert window.work.is_text_in_view()
    shown = {
        "Code": lambda: window.work.panes.codebook.tree.current() == find(project),  # type: ignore[operator]
        "Source": lambda: window.work.desk.source == loan,
        "Memo": lambda: bool(window.work.panes.memo.subject()),
    }[kind]
    assert shown()


def test_a_merge_is_undone_from_the_report_while_it_is_the_last_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    path = window.work.desk.project.path
    before = state(path)
    looked_at(window, qtbot, *plain(window, "one"))
    merged(window, qtbot)
    report = window.work.merged_page
    assert report.undo.isEnabled()
    window.work.desk.mark(Span(0, 6), [window.work.desk.project.codebook.find("motive").id])
    assert not report.undo.isEnabled()
    assert report.undo.toolTip() == "Something was done since. Undo that first."
    window.work.desk.undo()
    assert report.undo.isEnabled()
    QTest.mouseClick(report.undo, Qt.MouseButton.LeftButton)
    settle()
    assert state(path) == before
    assert not report.undo.isEnabled()
    assert "is undone" in report.undo.toolTip()


def test_the_history_shows_the_copy_beside_the_coder(window: MainWindow, qtbot: QtBot) -> None:
    def titles() -> list[str]:
        window.actions_by_id["history"].trigger()
        settle()
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, TableDialog))
        table = dialog.model.table
        rows = [dict(zip(table.keys, row, strict=True)) for row in table.rows]
        dialog.close()
        settle()
        copies = {(row["coder"], row.get("copy")) for row in rows if row.get("copy")}
        assert copies in (set(), {("Jonas Falk", "one")})
        return list(table.keys)

    assert "copy" not in titles()
    looked_at(window, qtbot, *plain(window, "one"))
    merged(window, qtbot)
    keys = titles()
    assert keys.index("copy") == keys.index("coder") + 1


# Words


def test_every_word_of_the_pages_goes_through_the_catalogue(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    path = open_window.made(tmp_path)
    there = differ.differing(path)
    monkeypatch.setattr(language._Present, "catalogue", Marking())
    with open_window.shown(qtbot, settings=Settings(coder="Mira Okonjo")) as window:
        assert window.open_project(path)
        review, page = looked_at(window, qtbot, there), window.work.merge_page
        found: set[str] = set()
        for row in range(len(review.questions)):
            page.list.choose(row)
            page.decide(Take.INTO)
            found |= set(told(page))
            found |= {str(page.list.model_.index(row, column).data() or "") for column in (2,)}
        merged(window, qtbot)
        report = window.work.merged_page
        found |= set(told(report))
        found |= {line.how for line in report.lines.lines.lines}
    own = {"study", "Ben", "Carol", "Adeyemi", "Backspace", "motive", "patrol", "training", "exercise"}
    named = own | {"repression", "coerced", "return", "river"}
    quoted = {"the", "night", "boat", "put", "nineteen", "boats", "with", "two", "Interview", "Notes"}
    escaped = {words: rest for words in found if (rest := set(_letters(unmarked(words))) - named - quoted)}
    assert escaped == {}


def _letters(words: str) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", words)


def test_copies_are_open_no_longer_than_they_are_looked_at(
    window: MainWindow, copies: Path, qtbot: QtBot
) -> None:
    looked_at(window, qtbot, copies)
    with Project(copies) as project:
        assert project.writable
    assert sorted(copies.parent.glob(f"{copies.name}-*")) == []
