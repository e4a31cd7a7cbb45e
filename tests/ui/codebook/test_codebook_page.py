"""The page on which the codebook is written: a step for each part that is left, and nothing typed is lost."""

import pytest
from open_window import CONTROL, SHIFT, answering, button, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blotter.domain.codebook import Code
from blotter.domain.query import SegmentQuery
from blotter.project import codes
from blotter.ui.codebook import aside as aside_module
from blotter.ui.codebook.page import CodebookPage
from blotter.ui.control.segment_menu import list_menu
from blotter.ui.main_window import MainWindow

KIDNAPPING = "repression/rendition or kidnapping"


@pytest.fixture
def page(window: MainWindow) -> CodebookPage:
    """The page, laid open at a code, the cursor in its definition."""
    settle()
    window.work.definitions.show(code_of(window, KIDNAPPING).id)
    settle()
    assert window.work.editor.isVisible()
    return window.work.editor


def code_of(window: MainWindow, path: str) -> Code:
    return window.work.desk.project.codebook.find(path)


def labels(window: MainWindow) -> list[str]:
    return [str(each.label) for each in window.work.desk.project.history()]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_into(page: CodebookPage, part: str, words: str) -> None:
    """Write other words into a part; it is not left yet."""
    page.form.focus_part(part)
    settle()
    QTest.keyClick(page.form.fields[part], Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(page.form.fields[part], words)


def shown(page: CodebookPage, part: str) -> str:
    return page.form.fields[part].read_words()


# Writing


def test_a_part_becomes_one_step_when_it_is_left(page: CodebookPage, window: MainWindow) -> None:
    before = labels(window)
    type_into(page, "use_when", "The passage reports it.")
    assert labels(window) == before
    press_in(page.form.fields["use_when"], Qt.Key.Key_Tab)
    assert focused() is page.form.fields["not_when"]
    assert code_of(window, KIDNAPPING).use_when == "The passage reports it."
    assert labels(window) == [*before, "Define repression/rendition or kidnapping"]


def test_what_was_not_changed_is_no_step(page: CodebookPage, window: MainWindow) -> None:
    before = labels(window)
    for _ in page.form.fields:
        press_in(focused(), Qt.Key.Key_Tab)
    assert labels(window) == before


def test_the_name_is_a_part_and_a_taken_one_says_so_and_stays(page: CodebookPage, window: MainWindow) -> None:
    QTest.keyClick(page.form.fields["full"], Qt.Key.Key_F2)
    assert focused() is page.form.fields["name"]
    type_into(page, "name", "coerced return")
    press_in(page.form.fields["name"], Qt.Key.Key_Tab)
    assert "coerced return" in page.form.complaints()["name"]
    assert shown(page, "name") == "coerced return"
    assert page.is_changed()
    page.show_code(code_of(window, "motive").id)
    assert page.form.complaints() == {}
    page.show_code(code_of(window, KIDNAPPING).id)
    assert shown(page, "name") == "coerced return", "what was typed is still there"
    assert "coerced return" in page.form.complaints()["name"]
    type_into(page, "name", "abduction")
    press_in(page.form.fields["name"], Qt.Key.Key_Tab)
    assert code_of(window, "repression/abduction")
    assert not page.is_changed()


def test_spaces_around_a_name_are_no_second_step(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "name", " abduction ")
    press_in(page.form.fields["name"], Qt.Key.Key_Tab)
    count = len(labels(window))
    assert shown(page, "name") == "abduction"
    page.commit()
    assert len(labels(window)) == count


def test_another_code_writes_first(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    QTest.keyClick(page.form.fields["short"], Qt.Key.Key_PageDown, CONTROL)
    assert page.current_code() == code_of(window, "repression/coerced return").id
    assert focused() is page.form.fields["short"], "one goes on in the same part"
    assert code_of(window, KIDNAPPING).short == "Somebody is taken."
    QTest.keyClick(page.form.fields["short"], Qt.Key.Key_PageUp, CONTROL)
    assert shown(page, "short") == "Somebody is taken."


def test_a_click_in_the_tree_writes_first(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    tree, motive = page.pane.tree, code_of(window, "motive").id
    place = tree.visualRect(page.pane.model.index_of(motive)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert page.current_code() == motive
    assert code_of(window, KIDNAPPING).short == "Somebody is taken."
    assert code_of(window, "motive").short == "What reports motive."


def test_escape_writes_and_goes_back_to_the_text(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    QTest.keyClick(page.form.fields["short"], Qt.Key.Key_Escape)
    settle()
    assert window.work.is_text_in_view()
    assert code_of(window, KIDNAPPING).short == "Somebody is taken."


def test_closing_the_project_writes(page: CodebookPage, window: MainWindow) -> None:
    path = window.work.desk.project.path
    type_into(page, "example", "They took him.")
    assert window.close_project()
    assert window.open_project(path)
    assert code_of(window, KIDNAPPING).example == "They took him."


def test_undo_takes_back_typing_first_and_then_steps(page: CodebookPage, window: MainWindow) -> None:
    field = page.form.fields["use_when"]
    type_into(page, "use_when", "One")
    press_in(field, Qt.Key.Key_Tab)
    page.form.focus_part("use_when")
    QTest.keyClicks(field, " two")
    steps = len(labels(window))
    while shown(page, "use_when") != "One":
        QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert len(labels(window)) == steps, "typing was taken back, no step"
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    settle()
    assert code_of(window, KIDNAPPING).use_when == ""
    assert shown(page, "use_when") == ""
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    settle()
    assert shown(page, "use_when") == "One"


def test_the_undo_of_the_menu_writes_first(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    window.actions_by_id["undo"].trigger()
    settle()
    assert shown(page, "short") == "What reports rendition or kidnapping."
    window.actions_by_id["redo"].trigger()
    settle()
    assert shown(page, "short") == "Somebody is taken."


def test_what_others_write_shows_but_what_is_typed_stays(page: CodebookPage, window: MainWindow) -> None:
    project = window.work.desk.project
    type_into(page, "short", "Mine")
    project.apply(codes.define(project, code_of(window, KIDNAPPING), full="Theirs", use_when="Theirs too"))
    settle()
    assert (shown(page, "short"), shown(page, "full")) == ("Mine", "Theirs")
    page.commit()
    code = code_of(window, KIDNAPPING)
    assert (code.short, code.full, code.use_when) == ("Mine", "Theirs", "Theirs too")


def test_a_code_that_is_deleted_leaves_nothing_behind(page: CodebookPage, window: MainWindow) -> None:
    project = window.work.desk.project
    type_into(page, "name", "coerced return")
    page.commit()
    assert page.is_changed()
    project.apply(codes.delete(project, code_of(window, KIDNAPPING)))
    settle()
    assert not page.is_changed()
    assert page.current_code() == page.pane.tree.current()
    assert shown(page, "name") == ""


# The reason


def test_a_reason_written_before_is_used_by_the_next_change(page: CodebookPage, window: MainWindow) -> None:
    page.why.field.setFocus()
    QTest.keyClicks(page.why.field, "two coders differed")
    type_into(page, "short", "Somebody is taken.")
    press_in(page.form.fields["short"], Qt.Key.Key_Tab)
    revision = window.work.desk.project.revision
    assert revision is not None
    assert revision.reason == "two coders differed"
    assert page.why.reason() == "", "it is used up"


def test_a_reason_can_be_written_after_the_change(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    QTest.keyClick(page.form.fields["short"], Qt.Key.Key_Return, CONTROL)
    assert focused() is page.why.field
    assert code_of(window, KIDNAPPING).short == "What reports rendition or kidnapping."
    QTest.keyClicks(page.why.field, "clearer")
    QTest.keyClick(page.why.field, Qt.Key.Key_Return)
    settle()
    revision = window.work.desk.project.revision
    assert revision is not None
    assert (code_of(window, KIDNAPPING).short, revision.reason) == ("Somebody is taken.", "clearer")
    assert focused() is page.form.fields["short"]


def test_a_part_whose_reason_is_left_is_written(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    QTest.keyClick(page.form.fields["short"], Qt.Key.Key_Return, CONTROL)
    page.pane.tree.setFocus()
    settle()
    assert code_of(window, KIDNAPPING).short == "Somebody is taken."


# What belongs to the code


def test_neighbours_are_links(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "not_when", "they return: `coerced return`; a drill: `patrol/exercise`; not `no such`")
    page.commit()
    settle()
    links = [row.link.text() for row in page.aside.neighbours.rows()]
    assert links == ["repression › coerced return", "patrol › exercise"]
    page.aside.neighbours.rows()[1].link.click()
    settle()
    assert page.current_code() == code_of(window, "patrol/exercise").id


def test_the_newest_segments_lead_to_the_text(page: CodebookPage, window: MainWindow) -> None:
    cards = page.aside.newest.rows()
    assert [card.quote.text() for card in cards] == ["put on the night boat", "handed over six passengers"]
    cards[1].open.click()
    settle()
    assert window.work.is_text_in_view()
    assert window.work.desk.source.name.startswith("Notes")


def test_revisions_and_former_names_of_the_code(page: CodebookPage, window: MainWindow) -> None:
    count = len(page.aside.revisions.rows())
    type_into(page, "name", "abduction")
    page.commit()
    settle()
    rows = page.aside.revisions.rows()
    assert len(rows) == count + 1
    number = window.work.desk.project.revision.number
    assert rows[0].link.text() == f"Revision {number}"
    (former,) = page.aside.former.rows()
    assert former.text() == f"repression › rendition or kidnapping, its name until revision {number}"


def test_the_preview_reads_as_beside_the_text(page: CodebookPage) -> None:
    page.head.preview.click()
    settle()
    assert page.preview.isVisible()
    assert "What reports rendition or kidnapping." in page.preview.toPlainText()
    page.focus_form()
    settle()
    assert page.form.isVisible()


# Coming here


def test_the_menu_opens_it_at_the_chosen_code(window: MainWindow) -> None:
    motive = code_of(window, "motive")
    window.work.panes.codebook.select(motive.id)
    window.actions_by_id["edit-codebook"].trigger()
    settle()
    page = window.work.editor
    assert page.current_code() == motive.id
    assert focused() is page.pane.tree
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Return)
    settle()
    assert focused() is page.form.fields["full"], "the first part that is empty"


def test_the_pencil_beside_a_definition_leads_there(window: MainWindow) -> None:
    motive = code_of(window, "motive")
    window.work.panes.codebook.select(motive.id)
    window.work.panes.definition._write.click()
    settle()
    assert window.work.editor.isVisible()
    assert window.work.editor.current_code() == motive.id


def test_back_leads_to_the_text_and_forward_here(page: CodebookPage, window: MainWindow) -> None:
    window.actions_by_id["back"].trigger()
    settle()
    assert window.work.is_text_in_view()
    window.actions_by_id["forward"].trigger()
    settle()
    assert page.isVisible()


def test_the_tree_changes_the_codebook_here_too(page: CodebookPage, window: MainWindow) -> None:
    menu = page.pane.context_menu(code_of(window, "motive"))
    words = [action.text().partition("\t")[0] for action in menu.actions()]
    assert "Apply" not in words
    assert {"Show segments", "Rename", "Merge into…", "Split…", "Archive", "Delete…"} <= set(words)
    page.pane.tree.choose(code_of(window, "motive").id)
    press_in(page.pane.tree, Qt.Key.Key_Delete)
    settle()
    assert window.work.desk.project.codebook.get("motive") is None


def test_enter_in_the_name_writes_it(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "name", "abduction")
    press_in(page.form.fields["name"], Qt.Key.Key_Return)
    assert window.work.desk.project.codebook.get("repression/abduction")


def test_undo_in_an_empty_reason_is_the_project_s(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    page.commit()
    page.why.field.setFocus()
    settle()
    QTest.keyClicks(page.why.field, "x")
    QTest.keyClick(page.why.field, Qt.Key.Key_Z, CONTROL)
    assert (page.why.reason(), code_of(window, KIDNAPPING).short) == ("", "Somebody is taken.")
    QTest.keyClick(page.why.field, Qt.Key.Key_Z, CONTROL)
    settle()
    assert code_of(window, KIDNAPPING).short == "What reports rendition or kidnapping."


def test_many_segments_are_sought_on_a_thread(
    page: CodebookPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(aside_module, "QUICK", 0)
    page.show_code(code_of(window, "patrol").id)
    qtbot.waitUntil(lambda: [card.quote.text() for card in page.aside.newest.rows()] == ["the night boat"])


def test_a_code_is_not_activated_here(page: CodebookPage) -> None:
    press_in(page.pane.tree, Qt.Key.Key_Space)
    assert page.pane.activated == frozenset()


def test_a_narrow_page_has_what_belongs_to_the_code_below_it(page: CodebookPage, window: MainWindow) -> None:
    window.resize(1400, 800)
    settle()
    assert page._aside_area.isVisible()
    window.resize(900, 800)
    settle()
    assert not page._aside_area.isVisible()
    assert page.aside.isVisible()
    assert page._content.isAncestorOf(page.aside)
    window.resize(1400, 800)
    settle()
    assert page._aside_area.isAncestorOf(page.aside)


def test_a_new_code_is_offered_where_there_are_none(window: MainWindow) -> None:
    project = window.work.desk.project
    for code in project.codebook.children(None):
        project.apply(codes.delete(project, code))
    window.actions_by_id["edit-codebook"].trigger()
    settle()
    assert "New code…" in window.work.editor.nothing.note.sentence()
    assert button(window.work.editor, "Freeze…").isEnabled()


def test_a_passage_becomes_the_example_in_one_step(page: CodebookPage, window: MainWindow) -> None:
    before = len(labels(window))
    page.aside.newest.rows()[0].use.click()
    settle()
    assert code_of(window, KIDNAPPING).example == "“put on the night boat” (Interview 07.md, ¶ 1)"
    assert shown(page, "example") == code_of(window, KIDNAPPING).example
    assert len(labels(window)) == before + 1
    window.actions_by_id["undo"].trigger()
    settle()
    assert shown(page, "example") == ""


def test_a_segment_in_the_text_becomes_an_example_too(window: MainWindow) -> None:
    (segment,) = window.work.desk.project.retrieve(
        SegmentQuery(codes=frozenset([code_of(window, "patrol").id]))
    )
    menu = list_menu(window.work, [segment])
    next(each for each in menu.actions() if each.text() == "Use as example").trigger()
    assert "the night boat" in code_of(window, "patrol").example


# What is chosen of a code


def test_origin_reference_and_other_names(page: CodebookPage, window: MainWindow) -> None:
    traits, told = page.form.traits, list[str]()
    traits.origin.setCurrentIndex(traits.origin.findData("literature"))
    traits.origin.activated.emit(traits.origin.currentIndex())
    type_into(page, "reference", "Tsourapas 2021")
    type_into(page, "aliases", "abduction")
    QTest.keyClick(page.form.fields["aliases"], Qt.Key.Key_Return)
    QTest.keyClicks(page.form.fields["aliases"], "snatching")
    page.commit()
    code = code_of(window, KIDNAPPING)
    assert (code.origin, code.reference) == ("literature", "Tsourapas 2021")
    assert code.aliases == ("abduction", "snatching")
    type_into(page, "aliases", "motive")
    page.commit()
    assert "motive" in page.form.complaints()["aliases"]
    with answering(lambda box: (told.append(box.text()), button(box, "Cancel").click())):
        assert not window.close_project()
    assert "definition" in told[0]
    type_into(page, "aliases", "abduction")
    page.commit()
    assert window.close_project()


def test_archiving_and_bringing_back(page: CodebookPage, window: MainWindow) -> None:
    page.form.traits.archived.click()
    settle()
    assert code_of(window, KIDNAPPING).archived
    assert page.current_code() == code_of(window, KIDNAPPING).id, "it stays in view"
    page.form.traits.archived.click()
    settle()
    assert not code_of(window, KIDNAPPING).archived


def test_a_colour_is_chosen(page: CodebookPage, window: MainWindow) -> None:
    colour = page.form.traits.colour
    colour.show_value("plum")
    colour.activated.emit(colour.currentIndex())
    assert code_of(window, KIDNAPPING).colour == "plum"


# Frozen


def freeze(page: CodebookPage) -> None:
    with answering(lambda box: (box.enter(reason="round 2"), button(box, "Freeze").click())):
        page.head.freeze.click()
    settle()


def test_a_frozen_codebook_is_read_and_thawed(page: CodebookPage, window: MainWindow) -> None:
    type_into(page, "short", "Somebody is taken.")
    freeze(page)
    assert code_of(window, KIDNAPPING).short == "Somebody is taken.", "written before it froze"
    number = window.work.desk.project.revision.number
    assert page.notice.words().startswith(f"Frozen at revision {number}")
    assert "round 2" in page.notice.words()
    field = page.form.fields["short"]
    assert field.isReadOnly()
    QTest.keyClicks(field, "x")
    assert shown(page, "short") == "Somebody is taken."
    assert not page.why.isVisible()
    assert not page.aside.newest.rows()[0].use.isEnabled()
    assert not page.form.fields["aliases"].isReadOnly(), "a name by which it is found changes no definition"
    button(page.notice, "Thaw").click()
    settle()
    assert not field.isReadOnly()
    assert page.notice.words() == ""
    assert labels(window)[-2:] == [f"Freeze the codebook at revision {number}", "Thaw the codebook"]


def test_while_frozen_other_words_are_proposed(page: CodebookPage, window: MainWindow) -> None:
    freeze(page)
    proposes = page.form.proposal_button("use_when")
    assert proposes.isVisible()
    with answering(
        lambda box: (box.enter(words="Only when reported.", text="Hearsay"), button(box, "Propose").click())
    ):
        proposes.click()
    (note,) = window.work.desk.project.code_notes()
    assert (note.part, note.words, note.text) == ("use_when", "Only when reported.", "Hearsay")
    assert code_of(window, KIDNAPPING).use_when == ""


def test_a_read_only_project_is_only_read(window: MainWindow) -> None:
    path = window.work.desk.project.path
    assert window.close_project()
    assert window.open_project(path, writable=False)
    window.work.definitions.show(code_of(window, KIDNAPPING).id)
    settle()
    page = window.work.editor
    assert all(field.isReadOnly() for field in page.form.fields.values())
    assert not page.head.freeze.isEnabled()
    assert not page.form.traits.origin.isEnabled()
