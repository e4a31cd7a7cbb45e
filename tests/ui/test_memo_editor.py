"""The memo editor: drafts while typing, one edit when left, nothing lost when that fails."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QPushButton

from blotter.project import memos
from blotter.project.project import Project
from blotter.project.rendering import html
from blotter.ui.views.memo_editor import MemoEditor


@pytest.fixture
def editor(study: Project, dressed: object, qtbot) -> Iterator[MemoEditor]:
    made = MemoEditor(html, study.save_draft, study.drop_draft)
    made.memo_written.connect(
        lambda subject, text: study.apply(memos.write(study, memos.subject(study, subject), text))
    )
    qtbot.addWidget(made)
    made.resize(280, 300)
    made.show()
    return made


def drafts(study: Project) -> dict[str, str]:
    return {subject: text for subject, (text, _) in study.drafts().items()}


def written(study: Project) -> str:
    return memos.read(study, memos.subject(study, "project"))


def lose_focus(editor: MemoEditor, reason: Qt.FocusReason) -> None:
    QApplication.sendEvent(editor.edit, QFocusEvent(QFocusEvent.Type.FocusOut, reason))


def test_typing_is_kept_as_a_draft_and_becomes_one_edit_when_left(
    editor: MemoEditor, study: Project, qtbot
) -> None:
    steps = len(study.history())
    editor._drafting.setInterval(1)
    editor.open("project", "the project", "")
    qtbot.keyClicks(editor.edit, "Why two")
    qtbot.waitUntil(lambda: drafts(study) == {"project": "Why two"})
    qtbot.keyClicks(editor.edit, " rounds")
    qtbot.waitUntil(lambda: drafts(study) == {"project": "Why two rounds"})
    assert len(study.history()) == steps
    lose_focus(editor, Qt.FocusReason.MouseFocusReason)
    assert written(study) == "Why two rounds"
    assert len(study.history()) == steps + 1
    assert drafts(study) == {}


def test_a_menu_or_another_window_does_not_end_the_memo(editor: MemoEditor, study: Project, qtbot) -> None:
    editor.open("project", "the project", "")
    qtbot.keyClicks(editor.edit, "Why")
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        lose_focus(editor, reason)
    assert editor.is_changed()
    assert written(study) == ""


def test_escape_hiding_and_another_memo_write_it(editor: MemoEditor, study: Project, qtbot) -> None:
    editor.open("project", "the project", "")
    qtbot.keyClicks(editor.edit, "a")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert written(study) == "a"
    qtbot.keyClicks(editor.edit, "b")
    editor.hide()
    assert len(written(study)) == 2
    editor.show()
    qtbot.keyClicks(editor.edit, "c")
    editor.open("code:motive", "motive", "")
    assert len(written(study)) == 3
    assert editor.edit.toPlainText() == ""


def test_nothing_is_written_where_nothing_was_typed(editor: MemoEditor, study: Project, qtbot) -> None:
    editor.open("project", "the project", "As it is")
    with qtbot.assertNotEmitted(editor.memo_written):
        editor.commit()
        lose_focus(editor, Qt.FocusReason.TabFocusReason)


def test_what_could_not_be_written_stays_a_draft(study: Project, dressed: object, qtbot) -> None:
    editor = MemoEditor(html, study.save_draft, study.drop_draft)
    qtbot.addWidget(editor)
    editor.memo_written.connect(lambda subject, text: editor.keep_draft())
    editor.open("project", "the project", "")
    qtbot.keyClicks(editor.edit, "precious")
    editor.commit()
    assert drafts(study) == {"project": "precious"}


def test_a_draft_is_offered_and_taken_up(editor: MemoEditor, study: Project, qtbot) -> None:
    study.save_draft("project", "Lost words")
    editor.open("project", "the project", "Old words", "Lost words")
    take, discard = editor.findChildren(QPushButton)
    assert take.isVisible()
    take.click()
    assert editor.edit.toPlainText() == "Lost words"
    assert not take.isVisible()
    editor.commit()
    assert written(study) == "Lost words"
    assert drafts(study) == {}
    study.save_draft("project", "Others")
    editor.open("project", "the project", "Lost words", "Others")
    discard.click()
    assert editor.edit.toPlainText() == "Lost words"
    assert drafts(study) == {}


def test_a_draft_that_was_written_after_all_is_not_offered(editor: MemoEditor, study: Project) -> None:
    study.save_draft("project", "Same")
    editor.open("project", "the project", "Same", "Same")
    assert not editor.findChildren(QPushButton)[0].isVisible()
    assert drafts(study) == {}


def test_undo_shows_the_older_memo_unless_one_types(editor: MemoEditor, qtbot) -> None:
    editor.open("project", "the project", "New")
    editor.show_stored("Old")
    assert editor.edit.toPlainText() == "Old"
    assert not editor.is_changed()
    qtbot.keyClicks(editor.edit, "x")
    editor.show_stored("Older")
    assert editor.edit.toPlainText() == "xOld"


def test_the_preview_shows_markdown(editor: MemoEditor, qtbot) -> None:
    editor.open("project", "the project", "# Why\n\nTwo **rounds** <script>alert(1)</script>")
    editor._preview.click()
    assert editor.preview.isVisible()
    assert editor.preview.toPlainText().startswith("Why\nTwo rounds")
    assert "alert(1)" not in editor.preview.toHtml()
    editor._preview.click()
    assert editor.edit.isVisible()


def test_what_is_read_only_is_not_written(editor: MemoEditor, qtbot) -> None:
    editor.set_writable(False)
    editor.open("project", "the project", "Fixed")
    qtbot.keyClicks(editor.edit, "x")
    assert editor.edit.toPlainText() == "Fixed"


def test_what_could_not_be_written_is_tried_again(study: Project, dressed: object, qtbot) -> None:
    editor = MemoEditor(html, study.save_draft, study.drop_draft)
    qtbot.addWidget(editor)
    tried: list[str] = []
    editor.memo_written.connect(lambda subject, text: (tried.append(text), editor.keep_draft()))
    editor.open("project", "the project", "")
    editor.edit.setPlainText("words")
    editor.commit()
    assert editor.is_changed()
    editor.commit()
    assert tried == ["words", "words"]
    assert drafts(study) == {"project": "words"}


def test_where_its_subject_is_gone_the_words_stay_a_draft(editor: MemoEditor, study: Project, qtbot) -> None:
    editor.open("project", "the project", "")
    editor.edit.setPlainText("words")
    editor.let_go()
    assert (editor.subject(), editor.edit.isEnabled(), editor.edit.toPlainText()) == ("", False, "")
    assert drafts(study) == {"project": "words"}
    assert written(study) == ""


def test_what_was_declined_is_not_offered_again_until_other_words_are_typed(
    study: Project, dressed: object, qtbot
) -> None:
    editor = MemoEditor(html, study.save_draft, study.drop_draft)
    qtbot.addWidget(editor)
    tried: list[str] = []
    editor.memo_written.connect(lambda _, text: (tried.append(text), editor.keep_draft(is_declined=True)))
    editor.open("project", "the project", "")
    editor.edit.setPlainText("not mine")
    editor.commit()
    editor.commit()
    assert tried == ["not mine"]
    assert editor.is_changed()
    editor.edit.setPlainText("not mine, yet")
    editor.commit()
    assert tried == ["not mine", "not mine, yet"]
    assert drafts(study) == {"project": "not mine, yet"}
