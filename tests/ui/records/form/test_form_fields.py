"""The fields of a record are filled in by keys, one undoable edit each; nothing is of four kinds."""

from dataclasses import replace

import pytest
from open_window import CONTROL, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from record_hands import BOATS, CREWS, Hands

import factories
from blotter.domain.entity import new_id
from blotter.domain.record import Counting, Involved, Level, Part, StatusEntry
from blotter.domain.record_schema import FieldType, RecordField
from blotter.project.records import filling, making, schema
from blotter.ui.language import use
from blotter.ui.main_window import MainWindow
from blotter.ui.records.form.list_editors import CountriesEditor

Key = Qt.Key


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


def test_a_date_is_read_in_words_and_undone_as_one_edit(hands: Hands) -> None:
    steps = len(hands.project.history())
    hands.type("date", "2018~")
    assert (hands.record.date, hands.record.earliest) == ("2018~", "2018-01-01")
    editor = hands.editor("date")
    assert editor.words.text() == "about 2018: year given by the source"  # type: ignore[attr-defined]
    assert len(hands.project.history()) == steps + 1
    assert hands.told() == f"Changed Date of {hands.record.number} · Ctrl+Z undoes"
    hands.press(Key.Key_Z, CONTROL)
    assert hands.record.date == ""
    assert editor.line.text() == ""  # type: ignore[attr-defined]


def test_what_is_no_date_is_told_and_not_taken(hands: Hands) -> None:
    hands.type("date", "last spring")
    assert hands.record.date == ""
    assert "last spring" in hands.wrong("date")
    line = hands.go("date")
    assert isinstance(line, QLineEdit)
    assert line.property("wrong") is True
    line.setModified(True)
    hands.press(Key.Key_Escape)
    assert (hands.wrong("date"), line.text(), line.property("wrong")) == ("", "", False)
    assert hands.control.is_shown


def test_words_are_kept_on_leaving_the_field(hands: Hands) -> None:
    hands.type("note", "Nineteen boats in the same passage.", key=None)
    assert hands.record.note == ""
    hands.go("date")
    assert hands.record.note == "Nineteen boats in the same passage."


def test_undo_takes_over_first_what_is_typed(hands: Hands) -> None:
    hands.type("note", "Half a thought", key=None)
    hands.window.work.desk.undo()
    settle()
    assert hands.record.note == ""
    assert hands.project.next_redo() is not None


@pytest.mark.parametrize(("typed", "why"), [("?", "unknown"), ("-", "not stated"), ("n/a", "not applicable")])
def test_signs_of_nothing_are_typed(hands: Hands, typed: str, why: str) -> None:
    for field in ("date", "topics", "countries", "subtype", "parent"):
        hands.type(field, typed)
        blank = filling.blank_of(hands.record, field)
        assert blank == why, field
    assert hands.record.subtype == ""
    assert hands.editor("date").line.placeholderText().endswith(why)  # type: ignore[attr-defined]


def test_kinds_of_nothing_are_entries_of_a_menu(hands: Hands) -> None:
    row = hands.control.form.grid.rows["date"]
    hands.type("date", "2018")
    menu = row.blank_menu()
    words = [each.text() for each in menu.actions()]
    assert words == ["? unknown", "– not stated", "n/a not applicable", "empty: not yet coded"]
    menu.actions()[1].trigger()
    settle()
    assert (hands.record.date, hands.record.blanks) == ("", (("date", "not stated"),))
    row.blank_menu().actions()[3].trigger()
    settle()
    assert hands.record.blanks == ()
    line = hands.go("date")
    place = line.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, line.mapToGlobal(place))
    QApplication.sendEvent(line, event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert {"? unknown", "– not stated"} <= {each.text() for each in popup.actions()}
    popup.close()
    hands.pick("engagement", "? unknown")
    assert hands.record.blanks == (("engagement", "unknown"),)
    assert hands.editor("engagement").box.currentText() == "? unknown"  # type: ignore[attr-defined]
    hands.pick("engagement", "bilateral")
    assert (hands.record.engagement, hands.record.blanks) == ("bilateral", ())


def test_topics_are_chips_of_the_list(hands: Hands) -> None:
    hands.type("topics", "border")
    hands.type("topics", "narco")
    assert hands.record.topics == ("border", "narcotics")
    assert hands.chip_words("topics") == ["border", "narcotics"]
    hands.type("topics", "knitting")
    assert hands.record.topics == ("border", "narcotics")
    assert "knitting" in hands.wrong("topics")
    hands.chips("topics").chips[0].words.setFocus()
    hands.press(Key.Key_Delete)
    assert hands.record.topics == ("narcotics",)
    assert hands.chips("topics").chips[0].words.hasFocus()


def test_countries_are_found_by_name_in_the_language_and_in_english(hands: Hands) -> None:
    hands.type("countries", "Myanmar")
    hands.type("countries", "la")
    use("fr")
    try:
        hands.editor("countries").show_value()
        hands.type("countries", "Allemagne")
        hands.type("countries", "Thailand")
        assert hands.chip_words("countries")[2] == "DE Allemagne"
    finally:
        use("en")
    assert [each.code for each in hands.record.countries] == ["MM", "LA", "DE", "TH"]
    hands.type("countries", "African states")
    assert hands.record.countries[-1] == Involved(name="African states")
    assert hands.chips("countries").chips[-1].property("odd") is True


def test_a_country_has_a_role_a_group_a_region_and_a_list_may_be_examples(hands: Hands) -> None:
    hands.type("countries", "MM")
    hands.type("countries", "ASEAN")
    editor = hands.editor("countries")
    assert isinstance(editor, CountriesEditor)
    menu = editor.menu_of(0)
    roles, regions = (each.menu() for each in menu.actions()[:2])
    assert isinstance(roles, QMenu)
    assert isinstance(regions, QMenu)
    next(each for each in roles.actions() if each.text() == "venue").trigger()
    settle()
    regions = editor.menu_of(1).actions()[1].menu()
    assert isinstance(regions, QMenu)
    next(each for each in regions.actions() if each.text() == "Asia").trigger()
    settle()
    assert hands.record.countries == (Involved("MM", "venue"), Involved("", "partner", "ASEAN", "Asia"))
    assert hands.chip_words("countries") == ["MM Myanmar (venue)", "ASEAN (Asia)"]
    editor.examples.setFocus()
    hands.press(Key.Key_Space)
    assert hands.record.examples
    for _ in range(2):
        hands.chips("countries").chips[0].words.setFocus()
        hands.press(Key.Key_Delete)
    assert (hands.record.countries, hands.record.examples) == ((), False)


def test_actors_are_found_by_alias_and_made_inline_with_their_parts(hands: Hands) -> None:
    academy = factories.actor("临海警官学院", aliases=("Linhai academy",))
    hands.project.apply(factories.edit(academy))
    steps = len(hands.project.history())
    hands.write("actors", 0, 0, "linhai academy")
    hands.write("actors", 0, 1, "provider, Venue")
    hands.write("actors", 1, 0, "River police")
    hands.write("actors", 1, 1, "recipient")
    new = hands.project.actor_named("river police")
    assert new is not None
    expected = (Part(academy.id, "provider"), Part(academy.id, "venue"), Part(new.id, "recipient"))
    assert hands.record.actors == expected
    assert hands.cells("actors") == [
        ["临海警官学院", "provider, venue"],
        ["River police", "recipient"],
    ]
    assert len(hands.project.history()) == steps + 4
    table = hands.editor("actors").table  # type: ignore[attr-defined]
    table.setCurrentCell(0, 0)
    hands.press(Key.Key_Delete)
    assert [part.actor for part in hands.record.actors] == [new.id]


def test_a_role_is_a_word_of_its_list_or_the_beginning_of_one(hands: Hands) -> None:
    hands.write("actors", 0, 0, "River police")
    hands.write("actors", 0, 1, "recip, ven")
    assert [part.role for part in hands.record.actors] == ["recipient", "venue"]
    hands.write("actors", 0, 1, "singer")
    assert [part.role for part in hands.record.actors] == ["recipient", "venue"]
    assert "singer" in hands.wrong("actors")
    assert "recipient" in hands.wrong("actors")


def test_tab_goes_through_the_cells_and_out_of_the_table(hands: Hands) -> None:
    table = hands.editor("actors").table  # type: ignore[attr-defined]
    table.setFocus()
    table.setCurrentCell(0, 0)
    settle()
    hands.press(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "River guard of old")
    hands.press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "recipient")
    hands.press(Key.Key_Tab)
    assert hands.cells("actors") == [["River guard of old", "recipient"]]
    assert (table.currentRow(), table.currentColumn()) == (1, 0)
    hands.press(Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not table
    assert not table.isAncestorOf(focus)
    assert len(hands.cells("actors")) == 1
    table.setFocus()
    table.setCurrentCell(0, 0)
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Backtab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not table
    assert not table.isAncestorOf(focus)


def test_one_enter_takes_over_what_is_typed_though_completions_are_listed(hands: Hands) -> None:
    hands.write("actors", 0, 0, "River police of Orvania")
    table = hands.editor("actors").table  # type: ignore[attr-defined]
    table.setFocus()
    table.setCurrentCell(1, 0)
    hands.press(Key.Key_F2)
    line = table.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "River")
    found = line.completer().popup()
    assert found.isVisible()
    QTest.keyClick(found, Key.Key_Return)
    settle()
    assert [row[0] for row in hands.cells("actors")] == ["River police of Orvania", "River"]
    assert not table.is_typing()


def test_quantities_have_all_their_columns(hands: Hands) -> None:
    hands.write("quantities", 0, 0, "intake")
    for column, words in ((2, "20"), (4, "officers"), (5, "groups of twenty"), (6, "yes"), (7, "2018")):
        hands.write("quantities", 0, column, words)
    hands.write("quantities", 1, 1, "2,700")
    hands.write("quantities", 1, 8, "delivered")
    hands.write("quantities", 1, 9, "press")
    hands.write("quantities", 1, 10, "1")
    one, other = hands.record.quantities
    assert (one.measure, one.best, one.unit, one.words) == ("intake", 20, "officers", "groups of twenty")
    assert (one.approximate, one.as_of) == (True, "2018")
    assert (other.low, other.stage, other.claimant, other.part_of) == (2700, "delivered", "press", one.id)
    assert hands.cells("quantities")[1][10] == "1 intake 20"
    hands.write("quantities", 0, 3, "many")
    assert hands.record.quantities[0].high is None
    assert "many" in hands.wrong("quantities")
    hands.write("quantities", 0, 7, "soon")
    assert "soon" in hands.wrong("quantities")
    table = hands.editor("quantities").table  # type: ignore[attr-defined]
    table.setCurrentCell(0, 0)
    hands.press(Key.Key_Delete)
    assert [(each.id, each.part_of) for each in hands.record.quantities] == [(other.id, "")]


def test_the_status_has_a_history(hands: Hands) -> None:
    hands.write("statuses", 0, 0, "Planned")
    hands.write("statuses", 0, 1, "2017")
    hands.write("statuses", 1, 0, "reported")
    hands.write("statuses", 1, 2, "press")
    assert hands.record.statuses == (StatusEntry("planned", "2017"), StatusEntry("reported", "", "press"))
    hands.write("statuses", 2, 0, "dreamt")
    hands.write("statuses", 1, 1, "someday")
    assert len(hands.record.statuses) == 2
    assert "someday" in hands.wrong("statuses")
    hands.write("statuses", 0, 0, "")
    assert hands.record.status == "reported"


def test_the_umbrella_is_found_as_one_types_and_is_never_the_record_itself(hands: Hands) -> None:
    other, edit = making.make(
        hands.project, schema.kind(hands.project, "patrol"), [hands.segment(BOATS)], filed="MM"
    )
    hands.project.apply(edit)
    first = hands.record
    hands.type("parent", "MM.001")
    assert hands.record.parent == other.id
    assert hands.editor("parent").line.text() == "MM.001  patrol"  # type: ignore[attr-defined]
    hands.control.form.show_record(other.id)
    hands.type("parent", first.number)
    assert hands.record.parent is None
    assert "umbrella" in hands.wrong("parent")
    count = hands.editor("count")
    assert count.box.currentText().startswith("by rule: no, an umbrella")  # type: ignore[attr-defined]


def test_whether_a_record_counts_follows_the_rule_until_somebody_decides(hands: Hands) -> None:
    box = hands.editor("count").box  # type: ignore[attr-defined]
    assert box.currentText() == "by rule: yes, an event counts"
    hands.pick("level", "aggregate")
    assert hands.record.level is Level.AGGREGATE
    assert box.currentText().startswith("by rule: no, a total")
    hands.pick("count", "yes")
    reason = hands.editor("count").reason  # type: ignore[attr-defined]
    assert reason.isVisible()
    reason.setFocus()
    QTest.keyClicks(reason, "the only source")
    hands.press(Key.Key_Return)
    assert (hands.record.counted, hands.record.count_rule) == (Counting.YES, "the only source")
    hands.pick("count", box.itemText(0))
    assert (hands.record.counted, hands.record.count_rule) == (Counting.BY_RULE, "")


def test_the_subtype_is_a_code_below_the_kinds_or_words(hands: Hands) -> None:
    stability = hands.project.codebook.find("training/stability maintenance")
    hands.type("subtype", "stability maintenance")
    assert hands.record.subtype == stability.id
    hands.type("subtype", "swimming")
    assert hands.record.subtype == "swimming"
    hands.pick("kind", "patrol")
    assert hands.project.record_schema.kinds[hands.record.kind].name == "patrol"
    box = hands.editor("subtype").box  # type: ignore[attr-defined]
    offered = [box.itemText(n) for n in range(box.count())]
    assert {"river patrol", "live fire"} <= set(offered)
    assert "stability maintenance" not in offered


def test_fields_of_the_project_are_edited_by_what_they_hold(hands: Hands) -> None:
    project = hands.project
    kind = project.record_schema.kinds[hands.record.kind]
    own = [
        RecordField(
            id=new_id(), name="weather", label="Weather", type=FieldType.CHOICES, options=("rain", "wind")
        ),
        RecordField(id=new_id(), name="ships", label="Ships", type=FieldType.NUMBER),
        RecordField(id=new_id(), name="armed", label="Armed", type=FieldType.YES_NO),
        RecordField(id=new_id(), name="until", label="Until", type=FieldType.DATE),
        RecordField(id=new_id(), name="remark", label="Remark", type=FieldType.WORDS),
    ]
    names = tuple(each.name for each in own)
    project.apply(factories.edit(*own, replace(kind, fields=(*kind.fields, *names))))
    settle()
    hands.type("weather", "rain")
    hands.type("weather", "wind")
    hands.type("ships", "1,200")
    hands.pick("armed", "yes")
    hands.type("until", "2019")
    hands.type("remark", "None.", key=None)
    hands.type("ships", "some")
    assert "some" in hands.wrong("ships")
    assert hands.record.own == (
        ("weather", "rain"),
        ("weather", "wind"),
        ("ships", "1,200"),
        ("armed", "yes"),
        ("until", "2019"),
        ("remark", "None."),
    )


def test_changes_made_elsewhere_leave_focus_and_half_typed_words(hands: Hands) -> None:
    hands.type("date", "201", key=None)
    record = hands.record
    hands.project.apply(making.change(hands.project, record, note="From elsewhere", topics=("border",)))
    settle()
    line = hands.editor("date").line  # type: ignore[attr-defined]
    assert (line.text(), line.hasFocus()) == ("201", True)
    assert hands.editor("note").text.toPlainText() == "From elsewhere"  # type: ignore[attr-defined]
    assert hands.chip_words("topics") == ["border"]
    QTest.keyClicks(line, "8")
    hands.press(Key.Key_Return)
    assert (hands.record.date, hands.record.note) == ("2018", "From elsewhere")


def test_a_deleted_record_comes_back_with_undo(hands: Hands) -> None:
    record = hands.record
    hands.window.actions_by_id["delete-record"].trigger()
    settle()
    assert hands.control.form.record() is None
    assert record.number in hands.control.form.note.sentence()
    hands.window.work.desk.undo()
    settle()
    assert hands.record == record
    assert hands.project.segments_by_id([hands.segment(CREWS).id])


def test_tab_goes_through_the_form_as_one_reads_it(hands: Hands) -> None:
    hands.type("countries", "MM")
    hands.type("topics", "border")
    form = hands.control.form
    hands.go("kind")
    met: list[str] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if form.evidence.isAncestorOf(focus):
            break
        met.append(form.grid.focused())
        hands.press(Key.Key_Tab)
    assert list(dict.fromkeys(met)) == list(form.grid.rows)
    assert [met.count(field) for field in ("topics", "countries", "count", "date")] == [2, 3, 1, 1]
    hands.pick("kind", "patrol")
    hands.go("kind")
    hands.press(Key.Key_Tab)
    assert form.grid.focused() == list(form.grid.rows)[1]
