"""Comparing revisions: which are compared, what differs, word by word, and where one goes from there."""

from pathlib import Path

import pytest
from open_window import press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from blotter.analysis.revision_comparison import Change, RunKind, runs
from blotter.domain.codebook import Code
from blotter.project import codes
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.main_window import MainWindow
from blotter.ui.revisions import page as page_module
from blotter.ui.revisions.changed_codes import CHANGES, CODE, OUTDATED
from blotter.ui.revisions.page import RevisionsPage
from blotter.ui.revisions.side_by_side import spoken, table_html, told_runs
from blotter.ui.revisions.words import CHANGE_GLYPHS, CHANGE_WORDS
from blotter.ui.views.row_delegate import Role

PATROL, RIVER = "patrol", "patrol/river patrol"


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def code_of(window: MainWindow, path: str) -> Code:
    return project_of(window).codebook.find(path)


@pytest.fixture
def page(window: MainWindow) -> RevisionsPage:
    """The page after two more revisions: a code redefined, then one renamed and one added."""
    project = project_of(window)
    changed = codes.define(
        project, code_of(window, RIVER), "they were mixed up", short="What reports boats of two countries."
    )
    project.apply(changed)
    project.act_as("Jonas Falk")
    project.apply(codes.rename(project, code_of(window, "motive"), "reason"))
    project.apply(codes.add(project, "norms")[1])
    project.act_as("Mira Okonjo")
    settle()
    window.actions_by_id["revisions"].trigger()
    settle()
    assert window.work.revisions.isVisible()
    return window.work.revisions


def choose(page: RevisionsPage, before: int, after: int) -> None:
    """Choose two revisions by number, as somebody does in the lists."""
    for box, number in ((page.choices.before, before), (page.choices.after, after)):
        row = next(i for i in range(box.count()) if box.itemText(i).startswith(f"Revision {number} ·"))
        box.setCurrentIndex(row)
        box.activated.emit(row)
    settle()


def rows(page: RevisionsPage) -> list[tuple[str, str, str]]:
    model = page.codes.changed
    return [
        tuple(str(model.index(row, column).data() or "") for column in (CODE, CHANGES, OUTDATED))  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def newest(window: MainWindow) -> int:
    revision = project_of(window).revision
    assert revision is not None
    return revision.number


def test_the_last_two_are_compared_first(page: RevisionsPage, window: MainWindow) -> None:
    assert rows(page) == [("norms", "added", "")]
    assert page.told.text() == "1 code differs: 1 added"
    assert page.notice.words() == ""


def test_the_lists_tell_number_date_who_and_why(page: RevisionsPage, window: MainWindow) -> None:
    box = page.choices.before
    words = [box.itemText(row) for row in range(box.count())]
    assert words[0].startswith(f"Revision {newest(window)} · ")
    assert words[1].endswith("Jonas Falk · Rename motive to reason")
    assert words[2].endswith("Mira Okonjo · they were mixed up")


def test_codes_that_differ_have_glyph_words_and_what_is_to_recheck(
    page: RevisionsPage, window: MainWindow
) -> None:
    last = newest(window)
    choose(page, last - 3, last)
    assert rows(page) == [
        ("river patrol", "redefined", "2"),
        ("reason", "renamed", ""),
        ("norms", "added", ""),
    ]
    model = page.codes.changed
    assert model.index(0, CODE).data(Role.STATUS) == CHANGE_GLYPHS[Change.REDEFINED]
    assert page.notice.words() == "2 segments to re-check"
    told = model.index(0, CODE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "patrol › river patrol: redefined, 2 segments to re-check"


def test_every_kind_of_change_has_words_and_a_glyph() -> None:
    assert set(CHANGE_WORDS) == set(CHANGE_GLYPHS) == set(Change)


def test_words_removed_are_struck_and_words_added_underlined(page: RevisionsPage, window: MainWindow) -> None:
    last = newest(window)
    choose(page, last - 3, last)
    press_in(page.codes, Qt.Key.Key_Home)
    html = page.parts.toHtml()
    assert "line-through" in html
    assert "underline" in html
    text = page.parts.toPlainText()
    assert "What reports river patrol." in text
    assert "What reports boats of two countries." in text
    assert "they were mixed up" in text, "why it was changed stands between"
    assert "Mira Okonjo" in text
    assert "removed: river patrol" in page.parts.accessibleDescription()


def test_the_arrows_go_through_the_codes(page: RevisionsPage, window: MainWindow) -> None:
    last = newest(window)
    choose(page, last - 3, last)
    page.setFocus()
    settle()
    assert QApplication.focusWidget() is page.codes
    assert page.codes.current().after == "norms", "it stays on the code that was read"
    press_in(page.codes, Qt.Key.Key_Up)
    assert page.codes.current().after == "reason"
    assert "motive" in page.parts.toPlainText()
    assert "Jonas Falk" in page.parts.toPlainText()


def test_from_here_the_segments_are_rechecked(page: RevisionsPage, window: MainWindow) -> None:
    last = newest(window)
    choose(page, last - 3, last)
    page.notice.asked.emit()
    settle()
    assert window.work.rechecking.isVisible()
    assert len(window.work.rechecking.list.work.list) == 2


def test_a_revision_of_a_code_is_compared_from_its_editor(page: RevisionsPage, window: MainWindow) -> None:
    window.work.definitions.show(code_of(window, RIVER).id)
    settle()
    window.work.editor.aside.revisions.rows()[0].link.click()
    settle()
    assert page.isVisible()
    assert rows(page) == [("river patrol", "redefined", "2")]
    assert page.codes.current().after == RIVER


def test_it_follows_undo(page: RevisionsPage, window: MainWindow) -> None:
    window.work.desk.project.act_as("Jonas Falk")
    window.actions_by_id["undo"].trigger()
    settle()
    assert rows(page) == [("reason", "renamed", "")]


def test_equal_revisions_say_so_and_lead_back(page: RevisionsPage, window: MainWindow) -> None:
    last = newest(window)
    choose(page, last, last)
    assert "Nothing differs" in page.nothing.note.sentence()
    page.nothing.note.action_requested.emit()
    settle()
    assert rows(page) == [("norms", "added", "")]


def test_without_two_revisions_it_says_so(page: RevisionsPage, window: MainWindow, tmp_path: Path) -> None:
    assert window.close_project()
    Project.create(tmp_path / "empty.blotter").close()
    assert window.open_project(tmp_path / "empty.blotter")
    window.work.revising.show_revisions()
    settle()
    assert "one revision or none" in window.work.revisions.nothing.note.sentence()
    assert not window.work.revisions.choices.export.isEnabled()


def test_many_segments_are_counted_on_a_thread(
    page: RevisionsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(page_module, "QUICK", 0)
    last = newest(window)
    choose(page, last - 3, last)
    qtbot.waitUntil(lambda: page.notice.words() == "2 segments to re-check")
    assert rows(page)[0] == ("river patrol", "redefined", "2")


def test_the_crosswalk_is_exported(
    page: RevisionsPage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    last = newest(window)
    choose(page, last - 3, last)
    file = tmp_path / "crosswalk.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.choices.export.click()
    qtbot.waitUntil(file.exists)
    settle()
    lines = file.read_text(encoding="utf-8").splitlines()
    assert any("motive,reason,renamed" in line for line in lines)
    assert any(f",{last - 3},{last}" in line for line in lines)


def test_runs_are_marked_on_their_side_only(dressed: object) -> None:
    found = runs("boats of <one> country", "boats of two countries")
    before, after = (told_runs(found, side) for side in (RunKind.REMOVED, RunKind.ADDED))
    assert "two" not in before
    assert "&lt;" in before
    assert "line-through" in before
    assert "underline" not in before
    assert "underline" in after
    assert "line-through" not in after
    assert told_runs(runs("", "new"), RunKind.REMOVED).count("(nothing)") == 1
    assert spoken(runs("a b", "a c")) == "removed: b; added: c"


def test_marks_are_legible_in_both_themes(dressed: QApplication) -> None:
    from blotter.ui import code_look
    from blotter.ui.revisions import side_by_side

    for palette in (theme.LIGHT, theme.DARK):
        for colour in (palette.missed, palette.agree):
            ground = code_look.mixed(palette.base, colour, side_by_side._GROUND)
            assert code_look.contrast(palette.text, ground) >= 7


def test_a_part_that_neither_has_is_left_out(dressed: object) -> None:
    texts = ({"short": "a", "full": ""}, {"short": "b", "full": ""})
    html = table_html(("then", "now"), texts, {"short": runs("a", "b")})
    assert "Short definition" in html
    assert "Full definition" not in html
