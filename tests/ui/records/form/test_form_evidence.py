"""Proposals are accepted or turned down by keys; evidence is ticked, joined, looked at again, removed."""

from dataclasses import replace

import pytest
import small_study
from open_window import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from record_hands import BOATS, CONVOY, CREWS, NOTES, Hands

import factories
from blotter.domain.record import Involved, Role
from blotter.domain.segment import Span
from blotter.project import segments
from blotter.project.records import making, schema, uniting
from blotter.ui.main_window import MainWindow
from blotter.ui.naming import spoken_name
from blotter.ui.records.form.head import Standing, told_standing

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
PASSAGE = "In May 2018 the ministry trained 40 officers from Laos for nine weeks."


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def told_much(window: MainWindow) -> Hands:
    """A record made from a passage that says much."""
    project = window.work.desk.project
    small_study.add_document(project, "Report.txt", PASSAGE)
    segment = small_study.mark(project, "Report", "training", PASSAGE)
    hands = Hands(window)
    window.work.open_source(segment.source)
    window.work.records.make_from([segment])
    settle()
    return hands


def lines(hands: Hands, field: str) -> list[str]:
    return [each.accept.accessibleName() for each in hands.control.form.grid.rows[field].lines]


def with_two(hands: Hands) -> Hands:
    """A second piece of evidence."""
    record = hands.record
    hands.project.apply(making.add_evidence(hands.project, record, [hands.segment(CONVOY)]))
    settle()
    return hands


# Proposals


def test_a_record_is_filed_under_the_country_that_its_passage_names(told_much: Hands) -> None:
    assert told_much.record.number == "LA.001"
    assert told_much.record.countries == ()


def test_proposals_wait_under_their_fields_and_are_accepted_by_key(told_much: Hands) -> None:
    hands = told_much
    assert lines(hands, "countries") == ["Accept LA Laos"]
    assert lines(hands, "date") == ["Accept 2018-05  May 2018"]
    assert hands.record.date == ""
    hands.go("date")
    hands.press(Key.Key_Return, ALT)
    assert (hands.record.date, lines(hands, "date")) == ("2018-05", [])
    assert hands.control.form.grid.focused() == "date"
    hands.go("countries")
    hands.press(Key.Key_Return, ALT)
    assert [each.code for each in hands.record.countries] == ["LA"]
    hands.window.work.desk.undo()
    settle()
    assert hands.record.countries == ()
    assert lines(hands, "countries") == ["Accept LA Laos"]


def test_what_was_turned_down_is_not_proposed_again(told_much: Hands) -> None:
    hands = told_much
    hands.go("date")
    hands.press(Key.Key_Delete, ALT)
    assert (hands.record.date, lines(hands, "date")) == ("", [])
    assert hands.record.dismissed == ("date=2018-05",)
    hands.control.form.show_record("")
    hands.control.show(next(iter(hands.project.records)))
    settle()
    hands.window.work.desk.undo()
    hands.control.form.show_record(next(k for k, v in hands.project.records.items() if v.number == "LA.001"))
    settle()
    assert lines(hands, "date") == ["Accept 2018-05  May 2018"]


def test_what_is_proposed_is_clicked_and_its_words_are_tinted(told_much: Hands) -> None:
    hands = told_much
    line = hands.control.form.grid.rows["countries"].lines[0]
    start = PASSAGE.index("Laos")
    hands.control.form.tinting.point_at_proposal(line.proposal)
    emphasis = hands.window.work.page.view.page.emphasis
    assert list(emphasis.tinted) == [Span(start, start + 4)]
    line.accept.click()
    settle()
    assert hands.record.countries == (Involved("LA"),)


def test_the_state_leads_to_what_is_to_be_checked(told_much: Hands) -> None:
    hands = told_much
    form = hands.control.form
    assert form.title.state.text() == f"{len(form.to_check())} fields to check"
    assert set(form.to_check()) >= {"countries", "date", "quantities"}
    form.title.state.click()
    settle()
    hands.activate()
    assert form.grid.focused() == form.to_check()[0]
    while (proposal := form.proposal()) is not None:
        hands.control.accept()
        settle()
        assert proposal not in form.proposals
    assert form.title.state.text() == "not reviewed"
    form.title.state.click()
    settle()
    assert hands.record.is_reviewed
    assert form.title.state.text() == "reviewed"
    hands.type("note", "Changed since.", key=None)
    hands.go("date")
    assert form.title.state.text() == "not reviewed"
    hands.control.accept()
    assert hands.told() == "Nothing is proposed for this record."


def test_states_are_told_with_a_glyph() -> None:
    assert told_standing(Standing(to_check=1))[2] == "1 field to check"
    assert told_standing(Standing(to_check=2, to_recheck=1)) == ("flag", "warn", "to re-check")
    assert told_standing(Standing(is_reviewed=True))[:2] == ("check", "success")


# Evidence


def test_a_click_on_evidence_leads_to_its_passage(hands: Hands) -> None:
    with_two(hands)
    hands.window.work.open_source(small_study.document(hands.project, "Loan").id)
    settle()
    hands.control.form.evidence.list.choose(hands.project.evidence_of(hands.record)[1].id)
    hands.control.form.evidence.list.setFocus()
    hands.press(Key.Key_Return)
    source = hands.window.work.desk.source
    assert source is not None
    assert source.name == NOTES
    assert hands.window.work.page.view.selected_span() == hands.segment(CONVOY).span


def test_fields_that_evidence_supports_are_ticked_in_one_edit_and_tinted(hands: Hands) -> None:
    with_two(hands)
    part = hands.control.form.evidence
    part.list.choose(hands.project.evidence_of(hands.record)[0].id)
    settle()
    steps = len(hands.project.history())
    menu = part.strip.supports
    for action in menu.actions():
        if action.text() in ("Date", "Countries"):
            action.trigger()
    menu.aboutToHide.emit()
    settle()
    one, other = hands.project.evidence_of(hands.record)
    assert (one.fields, other.fields) == (("countries", "date"), ())
    assert len(hands.project.history()) == steps + 1
    part.list.choose(other.id)
    for action in menu.actions():
        if action.text() == "Actors":
            action.trigger()
    menu.aboutToHide.emit()
    settle()
    emphasis = hands.window.work.page.view.page.emphasis
    hands.go("date")
    assert list(emphasis.tinted) == [hands.segment(CREWS).span]
    hands.go("actors")
    assert list(emphasis.tinted) == [hands.segment(CONVOY).span]
    looked = part.list.evidence.rows[0].looked
    hands.control.form.tinting.point_at_evidence(looked)
    marked = [field for field, row in hands.control.form.grid.rows.items() if row.name.property("marked")]
    assert marked == ["countries", "date"]
    hands.control.put_away()
    settle()
    assert list(emphasis.tinted) == []


def test_who_vouches_where_it_stands_and_comes_from(hands: Hands) -> None:
    strip = hands.control.form.evidence.strip
    strip.claims.line.setFocus()
    QTest.keyClicks(strip.claims.line, "host gov")
    QTest.keyClick(strip.claims.line, Key.Key_Return)
    settle()
    hands.activate()
    strip.origins.setFocus()
    QTest.keyClicks(strip.origins, "press release; ministry")
    hands.press(Key.Key_Return)
    next(each for each in strip.roles.actions() if each.text() == "in a note").trigger()
    settle()
    (evidence,) = hands.project.evidence_of(hands.record)
    assert evidence.claim_sources == ("host government",)
    assert evidence.origins == ("press release", "ministry")
    assert evidence.role is Role.NOTE
    strip.claims.chips[0].words.setFocus()
    hands.press(Key.Key_Delete)
    assert hands.project.evidence_of(hands.record)[0].claim_sources == ()


def test_segments_are_joined_to_one_piece_and_the_last_one_stays(hands: Hands) -> None:
    with_two(hands)
    part = hands.control.form.evidence
    assert part._count.text() == "2 segments, 1 document"
    part.list.selectAll()
    part.strip.join.click()
    settle()
    one, other = hands.project.evidence_of(hands.record)
    assert one.piece == other.piece != ""
    part.list.choose(one.id)
    part.strip.part.click()
    settle()
    assert [each.piece for each in hands.project.evidence_of(hands.record)] == ["", ""]
    part.list.setFocus()
    hands.press(Key.Key_Delete)
    assert len(hands.project.evidence_of(hands.record)) == 1
    part.list.setFocus()
    hands.press(Key.Key_Delete)
    assert len(hands.project.evidence_of(hands.record)) == 1
    assert "only evidence" in hands.told()


def test_changed_evidence_is_confirmed_and_uncoded_evidence_coded_again(hands: Hands) -> None:
    form, project = hands.control.form, hands.project
    segment = hands.segment(CREWS)
    project.apply(segments.set_bounds(project, segment, Span(segment.start, segment.end + 4)))
    settle()
    assert form.title.state.text() == "to re-check"
    form.title.state.click()
    settle()
    assert form.evidence.strip.confirm.isVisible()
    assert not form.evidence.strip.again.isVisible()
    form.evidence.strip.confirm.click()
    settle()
    assert form.title.state.text() != "to re-check"
    project.apply(segments.unmark(project, project.segments_by_id([segment.id])))
    settle()
    assert form.title.state.text() == "to re-check"
    assert "it was uncoded" in form.evidence.list.evidence.rows[0].state
    form.evidence.strip.again.click()
    settle()
    palette = hands.window.work.records.making.palette
    assert palette.rows()[0] == "training › academy and scholarship"
    QTest.keyClick(palette.query, Key.Key_Return)
    settle()
    (looked,) = form.evidence.list.evidence.rows
    assert looked.state == ""
    assert looked.looked.segment is not None
    assert form.title.state.text() != "to re-check"


def test_the_passage_that_is_chosen_is_added_with_the_plus(hands: Hands) -> None:
    hands.window.work.page.view.choose(hands.segment(BOATS).id)
    hands.control.form.evidence.add.click()
    settle()
    assert [each.quote for each in hands.project.evidence_of(hands.record)] == [CREWS, BOATS]


# The record among others


def test_keys_lead_from_record_to_record(hands: Hands) -> None:
    hands.window.work.records.make_from([hands.segment(BOATS)])
    settle()
    numbers = [each.number for each in hands.project.records.values()]
    assert (numbers, hands.record.number) == (["XX.001", "XX.002"], "XX.002")
    hands.go("note")
    hands.press(Key.Key_PageUp, ALT)
    assert hands.record.number == "XX.001"
    assert hands.control.form.grid.focused() == "note"
    hands.press(Key.Key_PageUp, ALT)
    assert hands.told() == "There is no record before this one."
    hands.press(Key.Key_PageDown, ALT)
    assert hands.record.number == "XX.002"
    only = [key for key, each in hands.project.records.items() if each.number == "XX.001"]
    hands.window.work.records.show_record(only[0], among=only)
    settle()
    hands.control.step(1)
    assert hands.record.number == "XX.001"


def test_a_record_is_filed_from_its_menu(hands: Hands) -> None:
    hands.type("countries", "MM")
    menu = hands.control.form.title.menu
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "File under MM").trigger()
    settle()
    assert hands.record.number == "MM.001"
    menu.aboutToShow.emit()
    assert not [each for each in menu.actions() if each.text().startswith("File")]


def test_the_form_stands_in_for_panes_and_gives_them_back(hands: Hands) -> None:
    panes = hands.window.work.panes
    assert not panes.is_shown("codebook")
    hands.window.actions_by_id["record-form"].trigger()
    settle()
    assert not hands.control.is_shown
    shown = {name for name in ("documents", "codebook", "definition", "segments") if panes.is_shown(name)}
    assert shown == {"documents", "codebook", "definition", "segments"}
    hands.window.actions_by_id["record-form"].trigger()
    settle()
    assert hands.control.is_shown
    dock = hands.control.form.parentWidget()
    assert dock is not None
    dock.close()
    settle()
    assert panes.is_shown("codebook")
    hands.control.toggle()
    settle()
    hands.go("date")
    hands.press(Key.Key_Escape)
    assert hands.window.work.page.view.page.hasFocus()


def test_a_merged_record_leads_to_what_it_became(hands: Hands) -> None:
    first = hands.record
    hands.window.work.records.make_from([hands.segment(BOATS)])
    settle()
    hands.control.form.show_record(first.id)
    other = next(each for each in hands.project.records.values() if each.id != first.id)
    hands.project.apply(uniting.merge(hands.project, other, first))
    settle()
    assert hands.record.id == other.id


def test_every_part_of_the_form_has_a_name(hands: Hands, screen_reader: None) -> None:
    form = hands.control.form
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    parts = [each for each in form.findChildren(QWidget) if isinstance(each, kinds) and each.isVisible()]
    assert len(parts) >= 30
    assert [each for each in parts if not spoken_name(each)] == []


def test_a_record_of_another_coder_is_shown_and_changed(window: MainWindow) -> None:
    project = window.work.desk.project
    project.act_as("Jonas Falk")
    hands = Hands(window)
    project.act_as("Mira Okonjo")
    hands.type("date", "2019")
    assert hands.record.date == "2019"
    maker = project.coders[hands.record.coder or ""]
    assert maker.name == "Jonas Falk"


def test_a_kind_without_a_code_asks_for_the_segment_first(hands: Hands) -> None:
    making_control = hands.window.work.records.making
    project = hands.project
    kind = schema.kind(project, "agreement")
    project.apply(factories.edit(replace(kind, code=None)))
    start = project.text(small_study.document(project, NOTES)).index("By the spring")
    hands.window.work.page.view.select(Span(start, start + 13))
    making_control.make()
    QTest.keyClicks(making_control.palette.query, "agreement")
    QTest.keyClick(making_control.palette.query, Key.Key_Return)
    settle()
    assert "tied to no code" in hands.told()
    assert len(project.records) == 1


def test_a_possible_duplicate_is_told_compared_and_found_different(hands: Hands, qtbot: QtBot) -> None:
    hands.type("countries", "MM")
    hands.type("date", "2018")
    first = hands.record
    other, edit = making.make(
        hands.project,
        schema.kind(hands.project, "training"),
        [hands.segment(BOATS)],
        countries=first.countries,
        date="2018",
    )
    hands.project.apply(edit)
    foot = hands.control.form.foot
    qtbot.waitUntil(lambda: bool(foot.told()))
    assert foot.told().startswith(f"Possible duplicate: {other.number}, ")
    foot.compare.click()
    settle()
    page = hands.window.work.records.duplicates
    assert page.isVisible()
    pair = page.pair()
    assert pair is not None
    assert {each.id for each in pair} == {first.id, other.id}
    hands.window.work.show_text()
    hands.control.show(other.id)
    qtbot.waitUntil(lambda: first.number in foot.told())
    foot.different.click()
    qtbot.waitUntil(lambda: not foot.told())
    assert len(hands.project.found_different()) == 1
    assert not foot.different.isVisible()
