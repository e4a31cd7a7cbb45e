"""The page of code sets and rules in the real window: what is laid down, and what breaks it."""

from collections.abc import Callable

import pytest
from open_window import answering, button, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from blotter.domain.codebook import Code
from blotter.domain.coding_rule import Reach, RuleKind
from blotter.domain.segment import Span
from blotter.project import code_sets, codes, coding_rules, segments
from blotter.project.project import Project
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.rules import findings as findings_module
from blotter.ui.rules.breach_list import CODE, CODER, DOCUMENT, PLACE, QUOTE, WHAT
from blotter.ui.rules.dialogs import RuleDialog, RuleForm, SetDialog
from blotter.ui.rules.laid_list import BROKEN, TOLD, WORDS, LaidList
from blotter.ui.rules.page import RulesPage

Key = Qt.Key
NEEDS, EXCLUDES, MEMO = RuleKind


@pytest.fixture
def page(window: MainWindow) -> RulesPage:
    """The page, laid open."""
    settle()
    window.actions_by_id["rules"].trigger()
    assert window.work.rules_page.isVisible()
    return window.work.rules_page


@pytest.fixture
def project(window: MainWindow) -> Project:
    return window.work.desk.project


def code(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def lay(project: Project, kind: RuleKind, path: str, *others: str, reach: Reach = Reach.OVERLAP) -> str:
    named = [code(project, other) for other in others]
    made, edit = coding_rules.add(project, kind, code(project, path), named, reach)
    project.apply(edit)
    return made.id


def bundle(project: Project, name: str, *paths: str, exclusive: bool = False) -> str:
    made, edit = code_sets.add(project, name, [code(project, path) for path in paths], exclusive)
    project.apply(edit)
    return made.id


def looked(page: RulesPage, qtbot: QtBot) -> None:
    """Wait until what breaks the rules is known."""
    qtbot.waitUntil(lambda: not page._findings._settled.isActive())
    qtbot.waitUntil(lambda: page._findings.count() is not None)
    settle()


def rows(laid: LaidList, *columns: int) -> list[tuple[str, ...]]:
    return [
        tuple(str(laid.laid.index(row, column).data()) for column in columns)
        for row in range(laid.laid.rowCount())
    ]


def breaches(page: RulesPage, *columns: int) -> list[tuple[str, ...]]:
    model = page.breaches.breaches
    return [
        tuple(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())
    ]


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key there, whichever window is in front."""
    settle()
    QTest.keyClick(widget, key)
    settle()


def filling(fill: Callable[[FormDialog], None], act: str):
    """Fill the dialog that the block opens, and press its button."""

    def done(box: QDialog) -> None:
        assert isinstance(box, FormDialog)
        fill(box)
        button(box, act).click()
        if box.isVisible():
            box.reject()

    return answering(done)


def test_without_anything_the_page_says_what_it_is_for_and_how_to_begin(page: RulesPage) -> None:
    assert page.no_sets.note.sentence() == "No code sets yet. *Add a code set…*"
    assert page.no_rules.note.sentence() == "No rules yet. *Add a rule…*"
    assert "checked while one codes" in page.nothing.note.sentence()
    assert not page.export.isEnabled()
    assert page.told.text() == ""


def test_a_set_is_added_changed_and_removed_from_the_keyboard(
    page: RulesPage, project: Project, window: MainWindow
) -> None:
    motive, patrol = code(project, "motive"), code(project, "patrol")
    with filling(lambda box: box.enter(name="Why", codes=[motive.id], exclusive=True), "Add code set"):
        page.no_sets.note.action_requested.emit()
    (made,) = project.code_sets
    assert (made.name, made.codes, made.exclusive) == ("Why", (motive.id,), True)
    assert window.status.told() == "Added the code set Why · Ctrl+Z undoes"
    assert page.sets.current() == made.id
    with filling(
        lambda box: box.enter(name="Reasons", codes=[motive.id, patrol.id], exclusive=False),
        "Change code set",
    ):
        press(page.sets, Key.Key_Return)
    (made,) = project.code_sets
    assert (made.name, made.codes, made.exclusive) == ("Reasons", (patrol.id, motive.id), False)
    assert rows(page.sets, WORDS, TOLD, BROKEN) == [("Reasons", "patrol, motive", "")]
    press(page.sets, Key.Key_Delete)
    assert project.code_sets == []
    for _ in range(3):
        window.work.desk.undo()
    assert project.code_sets == []
    assert page.no_sets.isVisible()


def test_a_name_that_is_taken_is_told_in_the_dialog(page: RulesPage, project: Project) -> None:
    bundle(project, "Why", "motive")
    dialog = SetDialog(project, None)
    dialog.enter(name="why")
    dialog.accept()
    assert "“Why” already" in dialog.complaints()[""]
    dialog.enter(name="")
    dialog.accept()
    assert dialog.complaints()["name"]
    dialog.deleteLater()


def test_a_rule_is_added_and_changed_with_its_sentence_told_beforehand(
    page: RulesPage, project: Project, qtbot: QtBot
) -> None:
    motive, training = code(project, "motive"), code(project, "training")
    told: list[str] = []

    def fill(box: FormDialog) -> None:
        box.enter(code=motive.id, others=[training.id], note="Agreed")
        told.append(box._told.text())

    with filling(fill, "Add rule"):
        page.no_rules.note.action_requested.emit()
    (rule,) = project.coding_rules
    assert (rule.kind, rule.code, rule.others, rule.note) == (NEEDS, motive.id, (training.id,), "Agreed")
    assert told == ["Motive needs training on the same passage."]
    with filling(lambda box: box.enter(kind=MEMO), "Change rule"):
        press(page.rules, Key.Key_F2)
    (changed,) = project.coding_rules
    assert (changed.id, changed.kind, changed.others) == (rule.id, MEMO, ()), "a memo has no other codes"
    looked(page, qtbot)
    assert rows(page.rules, WORDS, BROKEN) == [("motive needs a memo", "0")]
    press(page.rules, Key.Key_Backspace)
    assert project.coding_rules == []


def test_what_cannot_be_a_rule_is_told_in_the_dialog(page: RulesPage, project: Project) -> None:
    lay(project, MEMO, "motive")
    dialog = RuleDialog(project, None)
    motive = code(project, "motive").id
    for wanted, words in (
        ({"code": ""}, "Choose the code"),
        ({"code": motive, "kind": MEMO}, "rule already"),
        ({"code": motive, "kind": EXCLUDES}, "do not go with"),
        ({"code": motive, "kind": NEEDS, "others": [motive]}, "cannot name"),
    ):
        dialog.enter(**wanted)
        dialog.accept()
        assert words in dialog.complaints()[""]
    dialog.enter(kind=MEMO)
    assert not dialog.field("others").isEnabled()
    assert dialog._told.text() == "Motive needs a memo."
    assert isinstance(dialog.value(), RuleForm)
    dialog.deleteLater()


def test_what_breaks_the_rules_is_listed_and_counted(
    page: RulesPage, project: Project, window: MainWindow, qtbot: QtBot
) -> None:
    lay(project, NEEDS, "patrol/river patrol")
    lay(project, EXCLUDES, "repression", "patrol")
    bundle(project, "Kinds", "patrol", "repression", exclusive=True)
    looked(page, qtbot)
    assert breaches(page, CODE, WHAT, QUOTE, PLACE, CODER) == [
        (
            "rendition or kidnapping",
            "repression › rendition or kidnapping does not go with patrol on this passage",
            "put on the night boat",
            "¶ 1",
            "MO",
        ),
        (
            "rendition or kidnapping",
            "repression › rendition or kidnapping and patrol exclude each other in “Kinds”",
            "put on the night boat",
            "¶ 1",
            "MO",
        ),
        (
            "patrol",
            "patrol and repression › rendition or kidnapping exclude each other in “Kinds”",
            "the night boat",
            "¶ 1",
            "MO",
        ),
        (
            "river patrol",
            "patrol › river patrol needs another code on this passage",
            "nineteen patrol boats",
            "¶ 1",
            "MO",
        ),
        (
            "river patrol",
            "patrol › river patrol needs another code on this passage",
            "boats of both countries moved downstream",
            "¶ 3",
            "MO",
        ),
    ]
    assert rows(page.rules, BROKEN) == [("2",), ("1",)]
    assert rows(page.sets, TOLD, BROKEN) == [("one of: patrol, repression", "2")]
    assert page.told.text() == "5 breaches in 2 documents"
    assert breaches(page, DOCUMENT)[0] == ("Interview 07.md",)
    qtbot.waitUntil(lambda: window.actions_by_id["rules"].text() == "Code sets and rules (5 broken)")


def test_choosing_a_rule_or_a_set_leaves_what_breaks_it(
    page: RulesPage, project: Project, qtbot: QtBot
) -> None:
    rule = lay(project, NEEDS, "patrol/river patrol")
    lay(project, MEMO, "motive")
    domain = bundle(project, "Kinds", "patrol", "repression", exclusive=True)
    plain = bundle(project, "Plain", "patrol", "repression")
    looked(page, qtbot)
    assert len(breaches(page, CODE)) == 4
    page.choose(rule)
    assert {name for (name,) in breaches(page, CODE)} == {"river patrol"}
    page.choose(domain)
    assert page.rules.current() == "", "one thing is looked at"
    assert len(breaches(page, CODE)) == 2
    page.choose(plain)
    assert page.nothing.note.sentence().startswith("The codes of this set may lie on one passage.")
    press(page.rules, Key.Key_Down)
    assert {name for (name,) in breaches(page, CODE)} == {"river patrol"}
    press(page.rules, Key.Key_Down)
    assert page.nothing.note.sentence() == "Nothing that is coded breaks this rule. *Show all*"
    page.nothing.note.action_requested.emit()
    assert len(breaches(page, CODE)) == 4
    page.choose(rule)
    project.apply(coding_rules.remove(project, project.coding_rules[0]))
    looked(page, qtbot)
    assert len(breaches(page, CODE)) == 2, "all again"
    assert not page.rules.selectionModel().hasSelection()


def test_a_click_or_enter_goes_to_the_segment_and_back_leads_here(
    page: RulesPage, project: Project, window: MainWindow, qtbot: QtBot
) -> None:
    lay(project, NEEDS, "patrol/river patrol")
    looked(page, qtbot)
    page.breaches.setCurrentIndex(page.breaches.breaches.index(1, 0))
    press(page.breaches, Key.Key_Return)
    assert window.work.is_text_in_view()
    chosen = window.work.page.view.chosen()
    assert chosen is not None
    assert project.segment(chosen).quote == "boats of both countries moved downstream"
    project.apply(segments.unmark(project, [project.segment(chosen)]))
    window.work.places.back()
    assert page.isVisible()
    looked(page, qtbot)
    assert breaches(page, QUOTE) == [("nineteen patrol boats",)]
    qtbot.mouseClick(
        page.breaches.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.breaches.visualRect(page.breaches.breaches.index(0, QUOTE)).center(),
    )
    assert window.work.is_text_in_view()


def test_the_list_follows_what_is_coded_and_undone(
    page: RulesPage, project: Project, window: MainWindow, qtbot: QtBot
) -> None:
    lay(project, NEEDS, "motive")
    looked(page, qtbot)
    assert page.nothing.note.sentence() == "Nothing that is coded breaks a rule."
    window.work.desk.mark(Span(0, 6), [code(project, "motive").id])
    looked(page, qtbot)
    assert breaches(page, QUOTE) == [("He was",)]
    project.apply(codes.rename(project, code(project, "motive"), "reason"))
    looked(page, qtbot)
    assert breaches(page, WHAT) == [("reason needs another code on this passage",)]
    project.undo()
    project.undo()
    looked(page, qtbot)
    assert breaches(page, QUOTE) == []


def test_in_a_large_project_old_rows_are_told_as_such(
    page: RulesPage, project: Project, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(project, NEEDS, "motive")
    looked(page, qtbot)
    monkeypatch.setattr(findings_module, "CHEAP", 0)
    monkeypatch.setattr(findings_module, "QUICK", 0)
    window.work.desk.mark(Span(0, 6), [code(project, "motive").id])
    assert page.notice.words() == "Out of date:"
    assert window.work.rules.broken() == 0
    page.notice.asked.emit()
    looked(page, qtbot)
    assert breaches(page, QUOTE) == [("He was",)]
    assert page.notice.words() == ""


def test_what_is_found_is_exported_as_a_table(
    page: RulesPage, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(project, NEEDS, "patrol/river patrol")
    looked(page, qtbot)
    target = project.path.with_name("broken.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "CSV, UTF-8 (*.csv)"))
    page.export.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: len(target.read_text(encoding="utf-8").splitlines()) == 3)


def test_while_editing_rests_nothing_is_asked(page: RulesPage, project: Project, window: MainWindow) -> None:
    lay(project, MEMO, "motive")
    window.work.desk.rest("Importing")
    assert not any(tool.isEnabled() for tool in page._tools)
    page.choose(project.coding_rules[0].id)
    press(page.rules, Key.Key_Delete)
    press(page.rules, Key.Key_Insert)
    assert len(project.coding_rules) == 1
    assert window.status.told() == "Importing is under way."
    window.work.desk.rest("")


def test_the_menu_of_the_tree_leads_here(window: MainWindow) -> None:
    window.work.panes.codebook.rules_requested.emit()
    assert window.work.rules_page.isVisible()


def test_everything_has_a_name(page: RulesPage, project: Project, qtbot: QtBot) -> None:
    lay(project, MEMO, "patrol")
    looked(page, qtbot)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name), widget
