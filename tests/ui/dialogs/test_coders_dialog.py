"""The coders dialog: who is there, who codes now, whose segments are shown."""

from collections.abc import Iterator

import open_window
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from small_study import document

from blotter.project import coders, segments
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge
from blotter.ui.dialogs.coders_dialog import CodersDialog
from blotter.ui.dialogs.join_dialog import join_dialog, join_words


@pytest.fixture
def dialog(study: Project, dressed: object, qtbot) -> Iterator[CodersDialog]:
    bridge = ProjectBridge(study)
    made = CodersDialog(bridge, frozenset([study.coder("Jonas Falk").id]))
    qtbot.addWidget(made)
    yield made
    bridge.close()


def rows(dialog: CodersDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(4)] for item in items]


def test_it_lists_the_coders_and_follows_the_project(dialog: CodersDialog, study: Project) -> None:
    assert rows(dialog) == [["Mira Okonjo", "6", "2", "0"], ["Jonas Falk", "0", "0", "0"]]
    study.apply(coders.add(study, "Ines Roth")[1])
    assert rows(dialog)[2][0] == "Ines Roth"
    assert dialog.list.topLevelItem(0).toolTip(0) == "Codes now"


def test_ticks_say_whose_segments_are_hidden(dialog: CodersDialog, study: Project, qtbot) -> None:
    mira, jonas = (study.coder(name).id for name in ("Mira Okonjo", "Jonas Falk"))
    states = [dialog.list.topLevelItem(row).checkState(0) for row in range(2)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    with qtbot.waitSignal(dialog.shown_changed) as told:
        dialog.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert told.args == [frozenset([mira, jonas])]
    with qtbot.waitSignal(dialog.shown_changed) as told:
        dialog.list.topLevelItem(1).setCheckState(0, Qt.CheckState.Checked)
    assert told.args == [frozenset([mira])]


def test_who_codes_now_and_who_goes_is_asked_for(dialog: CodersDialog, study: Project, qtbot) -> None:
    jonas = study.coder("Jonas Falk").id
    assert not dialog._buttons["remove"].isEnabled()
    dialog.choose(jonas)
    with qtbot.waitSignal(dialog.coder_chosen) as told:
        dialog._buttons["choose"].click()
    assert told.args == [jonas]
    with qtbot.waitSignal(dialog.remove_requested) as told:
        dialog._buttons["remove"].click()
    assert told.args == [jonas]
    assert dialog.current() == jonas


def test_a_name_that_is_taken_is_refused_where_it_is_typed(
    dialog: CodersDialog, study: Project, qtbot
) -> None:
    form = dialog.name_dialog("")
    form.enter(name="mira okonjo")
    form.accept()
    assert "“Mira Okonjo”" in form.complaints()[""]
    form.enter(name="Ines Roth")
    form.accept()
    assert form.result() == QDialog.DialogCode.Accepted
    again = dialog.name_dialog(study.coder("Jonas Falk").id)
    assert again.value().name == "Jonas Falk"
    again.enter(name="Mira Okonjo")
    again.accept()
    assert again.complaints()


def test_who_is_the_same_person_is_asked_with_numbers(dialog: CodersDialog, study: Project, qtbot) -> None:
    mira, jonas = (study.coder(name) for name in ("Mira Okonjo", "Jonas Falk"))
    assert not dialog._buttons["join"].isEnabled()
    source, patrol = document(study, "Notes"), study.codebook.find("patrol/river patrol")
    spans = [each.span for each in study.segments_of(source)][:2]
    study.apply(segments.mark(study, source, patrol, spans, jonas).edit)
    dialog.choose(jonas.id)
    form = join_dialog(study, jonas)
    qtbot.addWidget(form)
    told = join_words(study, jonas, mira)
    assert told.startswith("2 segments become Mira Okonjo’s. 1 of them is there under both names")
    assert "1 assignment goes along." in told
    assert told in {label.text() for label in form.findChildren(QLabel)}
    assert form.value().into == mira.id
    with open_window.choosing("Join coders"), qtbot.waitSignal(dialog.join_requested) as asked:
        dialog._buttons["join"].click()
    assert asked.args == [jonas.id, mira.id]


def test_a_coder_alone_cannot_be_joined(dialog: CodersDialog, study: Project) -> None:
    study.apply(coders.remove(study, study.coder("Jonas Falk")))
    dialog.choose(study.coder("Mira Okonjo").id)
    assert not dialog._buttons["join"].isEnabled()
