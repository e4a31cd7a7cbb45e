"""Records are made from passages by keys, found as one types, and told of where their segments are."""

import pytest
import small_study
from open_window import CONTROL, DOCUMENT, SHIFT, coded, press, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from blotter.domain.record import Record
from blotter.domain.segment import Segment, Span
from blotter.project.project import Project
from blotter.ui.control.segment_menu import text_menu
from blotter.ui.main_window import MainWindow

Key = Qt.Key
NOTES = "Notes on the joint patrols, spring and summer.txt"


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def open_document(window: MainWindow, name: str) -> None:
    window.work.open_source(small_study.document(project_of(window), name).id)
    settle()


def segment_of(window: MainWindow, name: str, words: str) -> Segment:
    project = project_of(window)
    found = project.segments_of(small_study.document(project, name))
    return next(each for each in found if each.quote == words)


def select(window: MainWindow, name: str, words: str) -> Span:
    project = project_of(window)
    start = project.text(small_study.document(project, name)).index(words)
    span = Span(start, start + len(words))
    window.work.page.view.select(span)
    return span


def only_record(window: MainWindow) -> Record:
    (record,) = project_of(window).records.values()
    return record


def type_into_palette(window: MainWindow, words: str) -> None:
    palette = window.work.records.making.palette
    assert palette.isVisible()
    QTest.keyClicks(palette.query, words)
    QTest.keyClick(palette.query, Key.Key_Return)
    settle()


def told(window: MainWindow) -> str:
    return window.status.told()


def test_a_chosen_segment_becomes_a_record_of_the_kind_of_its_code(window: MainWindow) -> None:
    open_document(window, NOTES)
    crews = segment_of(window, NOTES, "Crews flew in groups of twenty")
    window.work.page.view.choose(crews.id)
    steps = len(project_of(window).history())
    press(window, Key.Key_E, CONTROL)
    settle()
    record, project = only_record(window), project_of(window)
    assert project.record_schema.kinds[record.kind].name == "training"
    assert record.subtype == crews.code
    assert [each.segment for each in project.evidence_of(record)] == [crews.id]
    assert len(project.history()) == steps + 1
    assert told(window) == "XX.001 made from the segment at ¶ 2 · Ctrl+Z undoes"
    form = window.work.records.form
    assert form.is_shown
    assert form.form.record() == record
    press(window, Key.Key_Z, CONTROL)
    settle()
    assert not project.records
    assert form.form.record() is None
    assert "no longer" in form.form.note.sentence()
    press(window, Key.Key_Z, CONTROL | SHIFT)
    settle()
    assert form.form.record() == record


def test_a_selection_with_the_bounds_of_a_segment_means_that_segment(window: MainWindow) -> None:
    open_document(window, NOTES)
    before = coded(project_of(window), NOTES)
    select(window, NOTES, "nineteen patrol boats")
    press(window, Key.Key_E, CONTROL)
    settle()
    assert coded(project_of(window), NOTES) == before
    assert project_of(window).record_schema.kinds[only_record(window).kind].name == "patrol"


def test_plain_words_are_coded_with_the_code_of_the_kind_that_is_asked_for(window: MainWindow) -> None:
    open_document(window, NOTES)
    project = project_of(window)
    steps = len(project.history())
    select(window, NOTES, "From 4 to 11 June")
    press(window, Key.Key_E, CONTROL)
    type_into_palette(window, "train")
    record = only_record(window)
    assert project.record_schema.kinds[record.kind].name == "training"
    assert ("training", "From 4 to 11 June", "Mira Okonjo") in coded(project, NOTES)
    assert len(project.history()) == steps + 1
    press(window, Key.Key_Z, CONTROL)
    settle()
    assert not project.records
    assert ("training", "From 4 to 11 June", "Mira Okonjo") not in coded(project, NOTES)


def test_a_code_may_be_asked_for_in_place_of_its_kind(window: MainWindow) -> None:
    open_document(window, NOTES)
    select(window, NOTES, "six passengers")
    press(window, Key.Key_E, CONTROL)
    type_into_palette(window, "coerced")
    project, record = project_of(window), only_record(window)
    assert project.record_schema.kinds[record.kind].name == "repression"
    assert record.subtype == project.codebook.find("repression/coerced return").id
    assert ("repression/coerced return", "six passengers", "Mira Okonjo") in coded(project, NOTES)


def test_a_passage_is_added_to_a_record_that_is_found_as_one_types(window: MainWindow) -> None:
    open_document(window, NOTES)
    boats = segment_of(window, NOTES, "boats of both countries moved downstream")
    window.work.records.making.make([boats])
    settle()
    record = only_record(window)
    open_document(window, DOCUMENT)
    select(window, DOCUMENT, "Nobody asked for papers")
    press(window, Key.Key_E, CONTROL | SHIFT)
    assert window.work.records.making.palette.rows() == [f"{record.number}  patrol"]
    type_into_palette(window, "patr")
    project = project_of(window)
    evidence = project.evidence_of(only_record(window))
    assert [each.quote for each in evidence] == [boats.quote, "Nobody asked for papers"]
    assert told(window) == f"Added to {record.number} · Ctrl+Z undoes"
    assert ("patrol/river patrol", "Nobody asked for papers", "Mira Okonjo") in coded(project)


def test_without_a_passage_it_says_what_to_do(window: MainWindow) -> None:
    window.work.page.view.choose(None)
    window.work.page.view.page.put_caret(0)
    press(window, Key.Key_E, CONTROL)
    assert told(window) == "Select a passage or choose a segment first."


def words_of(menu: QMenu) -> list[str]:
    return [each.text().partition("\t")[0] for each in menu.actions()]


def test_menus_header_and_hover_tell_of_records(window: MainWindow, qtbot: object) -> None:
    open_document(window, NOTES)
    boats = segment_of(window, NOTES, "nineteen patrol boats")
    before = words_of(text_menu(window.work, [boats.id], None))
    assert {"Record from this…", "Add to record…"} <= set(before)
    assert "Record XX.001" not in before
    window.work.records.making.make([boats])
    settle()
    menu = text_menu(window.work, [boats.id], None)
    assert "Record XX.001" in words_of(menu)
    selection = text_menu(window.work, [], Span(0, 5))
    assert {"Record from this…", "Add to record…"} <= set(words_of(selection))
    view = window.work.page.view
    (described,) = view.gestures.card.describe([view.page.layer.get(boats.id)])  # type: ignore[list-item]
    assert described.details.endswith("evidence of XX.001")
    window.work.page._tell()
    assert "1 record" in window.work.page.header._facts.text()


@pytest.mark.parametrize("number", [1, 3])
def test_a_record_is_found_by_what_it_is_about(window: MainWindow, number: int) -> None:
    open_document(window, NOTES)
    quotes = ("nineteen patrol boats", "Crews flew in groups of twenty", "handed over six passengers")
    for words in quotes[:number]:
        window.work.records.making.make([segment_of(window, NOTES, words)])
    found = window.work.records.index.find("river", 10)
    assert [each.number for each in found] == ["XX.001"]
    assert len(window.work.records.index.find("", 10)) == number
    assert window.work.records.index.find("nowhere", 10) == []
