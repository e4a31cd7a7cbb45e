"""The page of what records are made of, in the real window and by keyboard; every change is one step."""

from pathlib import Path

import pytest
from open_window import answering, choosing, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from blotter.domain.record import Involved, Part, Record
from blotter.domain.record_schema import FieldType
from blotter.project.project import Project
from blotter.project.records import actors, making, schema
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.records.schema.listing import Listing
from blotter.ui.records.schema.page import SchemaPage

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow) -> SchemaPage:
    """The page, laid open."""
    settle()
    window.actions_by_id["record-schema"].trigger()
    assert window.work.records.schema.isVisible()
    return window.work.records.schema


@pytest.fixture
def project(window: MainWindow) -> Project:
    return window.work.desk.project


def made(project: Project, **values: object) -> Record:
    kind = schema.kind(project, "training")
    record, edit = making.make(project, kind, list(project.retrieve())[:1], **values)
    project.apply(edit)
    settle()
    return record


def names(listing: Listing) -> list[str]:
    return [str(row.cells[0]) for row in listing.rows.listed.rows]


def kinds(project: Project) -> list[str]:
    return [each.name for each in project.record_schema.kinds.values()]


def rename(listing: Listing, identity: str, name: str) -> None:
    """Type another name in place."""
    listing.rows.choose(identity)
    press_in(listing.rows, Key.Key_F2)
    editor = listing.rows.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Key.Key_Return)
    settle()


def enter(**values: object) -> object:
    """What fills in a form and accepts it."""

    def act(box: QDialog) -> None:
        assert isinstance(box, FormDialog)
        box.enter(**values)
        box.accept()

    return act


def test_a_kind_is_added_renamed_moved_and_undone(
    page: SchemaPage, project: Project, window: MainWindow
) -> None:
    rows = page.kinds.kinds.rows
    with answering(enter(name="strike")):  # type: ignore[arg-type]
        press_in(rows, Key.Key_Insert)
    settle()
    assert kinds(project)[-1] == "strike"
    strike = schema.kind(project, "strike")
    assert rows.current() == strike.id
    rename(page.kinds.kinds, strike.id, "walkout")
    assert kinds(project)[-1] == names(page.kinds.kinds)[-1] == "walkout"
    press_in(rows, Key.Key_Up, ALT)
    assert kinds(project)[-2] == "walkout"
    for _ in range(3):
        window.work.desk.undo()
    assert not project.record_schema.is_kept
    assert "walkout" not in names(page.kinds.kinds)


def test_a_name_that_is_taken_is_refused_and_shown_as_it_was(
    page: SchemaPage, project: Project, window: MainWindow
) -> None:
    patrol = schema.kind(project, "patrol")
    failed: list[object] = []
    window.work.desk.failed.disconnect()
    window.work.desk.failed.connect(failed.append)
    rename(page.kinds.kinds, patrol.id, "Training")
    assert "already" in str(failed[0])
    assert names(page.kinds.kinds) == kinds(project)


def test_fields_are_shown_and_required_by_space(page: SchemaPage, project: Project) -> None:
    page.kinds.kinds.rows.choose(schema.kind(project, "patrol").id)
    fields = page.kinds.shown.rows
    fields.choose("note")
    press_in(fields, Key.Key_Space)
    assert "note" not in schema.kind(project, "patrol").fields
    fields.choose("note")
    press_in(fields, Key.Key_Space, SHIFT)
    patrol = schema.kind(project, "patrol")
    assert ("note" in patrol.fields, "note" in patrol.required) == (True, True)
    fields.choose("date")
    press_in(fields, Key.Key_Up, ALT)
    assert schema.kind(project, "patrol").fields.index("date") == patrol.fields.index("date") - 1
    assert schema.kind(project, "training").fields.index("date") == patrol.fields.index("date")


def test_a_field_of_ones_own_comes_holds_and_goes(page: SchemaPage, project: Project) -> None:
    page.kinds.kinds.rows.choose(schema.kind(project, "training").id)
    fields = page.kinds.shown.rows
    with answering(enter(name="Length of stay", holds=FieldType.CHOICE, options=["9", "12"])):  # type: ignore[arg-type]
        press_in(fields, Key.Key_Insert)
    settle()
    assert fields.current() == "length_of_stay"
    assert "length_of_stay" in schema.kind(project, "training").fields
    assert "length_of_stay" not in schema.kind(project, "patrol").fields
    box = page.kinds.holds
    assert box.isEnabled()
    box.choose(FieldType.NUMBER)
    box.chosen_changed.emit(box.chosen())
    assert project.record_schema.type("length_of_stay") is FieldType.NUMBER
    record = made(project, own=(("length_of_stay", "9"),))
    rename(page.kinds.shown, "length_of_stay", "Duration")
    assert project.records[record.id].own == (("duration", "9"),)
    fields.choose("duration")
    with choosing("Remove field"):
        press_in(fields, Key.Key_Delete)
    settle()
    assert "duration" not in project.record_schema.fields
    assert project.records[record.id].own == ()


def test_a_built_in_field_holds_what_it_holds(page: SchemaPage, project: Project) -> None:
    page.kinds.kinds.rows.choose(schema.kind(project, "training").id)
    page.kinds.shown.rows.choose("date")
    assert not page.kinds.holds.isEnabled()
    assert page.kinds.holds.currentText() == "a date"


def test_a_code_and_a_description_are_given_to_a_kind(page: SchemaPage, project: Project) -> None:
    page.kinds.kinds.rows.choose(schema.kind(project, "patrol").id)
    code = next(iter(project.codebook))
    page.kinds.code.choose(code.id)
    page.kinds.code.chosen_changed.emit(code.id)
    assert schema.kind(project, "patrol").code == code.id
    page.kinds.help.setFocus()
    QTest.keyClicks(page.kinds.help, "Together on the ground.")
    page.kinds.kinds.rows.setFocus()
    settle()
    assert schema.kind(project, "patrol").help == "Together on the ground."


def test_a_kind_with_records_goes_into_another(page: SchemaPage, project: Project) -> None:
    record = made(project)
    rows, into = page.kinds.kinds.rows, schema.kind(project, "patrol").id
    rows.choose(record.kind)
    with answering(enter(instead=into)):  # type: ignore[arg-type]
        press_in(rows, Key.Key_Delete)
    settle()
    assert project.records[record.id].kind == into
    assert "training" not in names(page.kinds.kinds)


def test_a_preset_is_chosen_while_there_are_no_records(page: SchemaPage, project: Project) -> None:
    assert page.kinds.presets.isEnabled()
    menu = page.kinds.presets.menu()
    assert menu is not None
    next(each for each in menu.actions() if each.text() == "Events of any kind").trigger()
    assert kinds(project) == names(page.kinds.kinds) == ["event"]
    record, edit = making.make(
        project, next(iter(project.record_schema.kinds.values())), list(project.retrieve())[:1]
    )
    project.apply(edit)
    settle()
    assert project.records[record.id]
    assert not page.kinds.presets.isEnabled()
    assert "records already" in page.kinds.presets.toolTip()


def test_words_are_typed_renamed_and_removed(page: SchemaPage, project: Project) -> None:
    record = made(project, topics=("cyber", "boats"))
    page.turn_to(page.words)
    page.words.lists.rows.choose("topics")
    words = page.words.words
    assert names(words)[-1] == "boats"
    press_in(words.rows, Key.Key_Insert)
    assert QApplication.focusWidget() is page.words.new
    QTest.keyClicks(page.words.new, "fishing")
    QTest.keyClick(page.words.new, Key.Key_Return)
    settle()
    assert project.record_schema.options("topics")[-1] == "fishing"
    assert words.rows.current() == "fishing"
    rename(words, "boats", "vessels")
    assert project.records[record.id].topics == ("cyber", "vessels")
    words.rows.choose("cyber")
    with answering(enter(instead="fishing")):  # type: ignore[arg-type]
        press_in(words.rows, Key.Key_Delete)
    settle()
    assert project.records[record.id].topics == ("fishing", "vessels")
    words.rows.choose("legal")
    press_in(words.rows, Key.Key_Delete)
    assert "legal" not in names(words)


def test_actors_are_added_told_and_merged(
    page: SchemaPage, project: Project, window: MainWindow, qtbot: QtBot
) -> None:
    page.turn_to(page.actors)
    rows = page.actors.actors.rows
    for name in ("Ministry", "Min. of Public Security"):
        with answering(enter(name=name)):  # type: ignore[arg-type]
            press_in(rows, Key.Key_Insert)
        settle()
    double = actors.find(project, "Min. of Public Security")
    assert rows.current() == double.id
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is page.actors.aliases
    page.actors.aliases.insertPlainText("公安部\nMPS")
    rows.setFocus()
    settle()
    assert actors.find(project, "公安部").id == double.id
    record = made(project, actors=(Part(double.id, "provider"),))
    page.actors.country.choose("CN")
    page.actors.country.chosen_changed.emit("CN")
    assert project.actors[double.id].country == "CN"
    ministry = actors.find(project, "Ministry")
    rows.choose(double.id)
    with answering(enter(instead=ministry.id)):  # type: ignore[arg-type]
        page.actors.merge.click()
    settle()
    assert project.records[record.id].actors == (Part(ministry.id, "provider"),)
    assert rows.current() == ministry.id
    assert page.actors.aliases.read_words() == "Min. of Public Security\n公安部\nMPS"
    assert names(page.actors.actors) == ["Ministry"]


def test_an_actor_is_found_by_an_alias(page: SchemaPage, project: Project, window: MainWindow) -> None:
    for name, alias in (("Ministry", "公安部"), ("Academy", "")):
        project.apply(actors.add(project, name, [alias] if alias else [])[1])
    window.actions_by_id["actors"].trigger()
    listing = page.actors.actors
    assert listing.filter is not None
    listing.filter.setText("公安")
    assert names(listing) == ["Ministry"]
    listing.filter.clear()
    assert names(listing) == ["Academy", "Ministry"]


def test_countries_are_put_into_a_region_that_is_new(page: SchemaPage, project: Project) -> None:
    record = made(project, countries=(Involved(name="C5", region="Asia"),))
    page.turn_to(page.regions)
    rows = page.regions.regions.rows
    with answering(enter(name="Central Asia")):  # type: ignore[arg-type]
        press_in(rows, Key.Key_Insert)
    settle()
    assert project.regions.names[-1] == "Central Asia"
    countries = page.regions.countries
    assert countries.filter is not None
    countries.filter.setText("stan")
    countries.rows.selectAll()
    assert "KZ" in countries.rows.chosen_ids()
    page.regions.into.choose("Central Asia")
    page.regions.into.chosen_changed.emit("Central Asia")
    assert project.regions.of("KZ") == "Central Asia"
    rename(page.regions.regions, "Asia", "East Asia")
    assert project.records[record.id].countries[0].region == "East Asia"
    rows.choose("Central Asia")
    with answering(enter(instead="East Asia")):  # type: ignore[arg-type]
        press_in(rows, Key.Key_Delete)
    settle()
    assert project.regions.of("KZ") == "East Asia"
    assert "Central Asia" not in names(page.regions.regions)


def test_a_table_by_country_is_brought_in(
    page: SchemaPage, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Freedom.csv"
    path.write_text("country,year,status\nMM,2016,PF\nAtlantis,2016,NF\nLA,,NF\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.turn_to(page.tables)
    press_in(page.tables.tables.rows, Key.Key_Insert)
    settle()
    assert names(page.tables.tables) == ["Freedom"]
    assert [row.cells for row in page.tables.values.rows.listed.rows] == [("Myanmar", "2016", "PF")]
    rename(page.tables.tables, project.country_tables()[0].id, "Status")
    assert project.country_tables()[0].name == "Status"
    press_in(page.tables.tables.rows, Key.Key_Delete)
    assert project.country_tables() == []


def test_regions_go_out_and_come_back(
    page: SchemaPage, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "regions.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.turn_to(page.regions)
    page.regions.write.click()
    path.write_text(path.read_text("utf-8").replace("EG,Egypt,Africa", "EG,Egypt,Middle East"), "utf-8")
    page.regions.bring.click()
    assert project.regions.of("EG") == "Middle East"


def test_the_frame_of_the_study_is_typed(page: SchemaPage, project: Project) -> None:
    page.turn_to(page.study)
    assert QApplication.focusWidget() is page.study.earliest
    QTest.keyClicks(page.study.earliest, "1997")
    QTest.keyClick(page.study.earliest, Key.Key_Return)
    settle()
    assert project.frame.earliest == page.study.earliest.text() == "1997-01-01"
    page.study.days.setValue(14)
    page.study.days.editingFinished.emit()
    page.study.needs_actor.click()
    assert (project.frame.days, project.frame.needs_actor) == (14, True)
    assert len(project.history()) >= 3


def test_what_changes_elsewhere_is_shown_when_one_turns_to_it(page: SchemaPage, project: Project) -> None:
    project.apply(actors.add(project, "Interpol")[1])
    page.turn_to(page.actors)
    assert names(page.actors.actors) == ["Interpol"]
    project.apply(actors.add(project, "Academy")[1])
    assert names(page.actors.actors) == ["Academy", "Interpol"]


def test_nothing_is_offered_while_work_is_under_way(page: SchemaPage, window: MainWindow) -> None:
    window.work.desk.rest("Importing")
    assert not any(tool.isEnabled() for tool in page.kinds.kinds.tools)
    assert not page.study.days.isEnabled()
    window.work.desk.rest("")
    assert all(tool.isEnabled() for tool in page.kinds.kinds.tools)


def test_everything_has_a_name(page: SchemaPage) -> None:
    for words, part in page.parts.items():
        page.turn_to(part)
        assert page.subjects.current() == words
        settle()
        for each in (*part.listings, *part.fields):
            widget = each.rows if isinstance(each, Listing) else each
            assert widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()), widget
