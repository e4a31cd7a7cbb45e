"""Dialogs about one code: they refuse what cannot be done, and say in numbers what would be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QDialog
from small_study import mark

from blotter.project import codes
from blotter.project.project import Project
from blotter.ui.dialogs.code_dialogs import MergeDialog, MoveDialog, NewCodeDialog
from blotter.ui.dialogs.code_questions import delete_question, merge_question
from blotter.ui.dialogs.colour_dialog import LEAST_CONTRAST, ColourDialog, contrasts, nearest_visible

ACCEPTED = QDialog.DialogCode.Accepted


def paths(dialog, name: str) -> list[str]:
    box = dialog.field(name)
    assert isinstance(box, QComboBox)
    return [box.itemText(row) for row in range(box.count())]


def test_a_new_code_needs_a_name_that_is_free_under_its_parent(
    study: Project, dressed: object, qtbot
) -> None:
    patrol = study.codebook.find("patrol")
    dialog = NewCodeDialog(study, patrol.id)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert list(dialog.complaints()) == ["name"]
    dialog.enter(name="River Patrol")
    dialog.accept()
    assert "patrol/river patrol" in dialog.complaints()[""]
    dialog.enter(name="air patrol", colour="rose", short="From the air.")
    dialog.accept()
    assert dialog.result() == ACCEPTED
    wanted = dialog.value()
    assert (wanted.name, wanted.parent, wanted.colour, wanted.short) == (
        "air patrol",
        patrol.id,
        "rose",
        "From the air.",
    )


def test_the_parent_is_found_by_typing_a_part(study: Project, dressed: object, qtbot) -> None:
    dialog = NewCodeDialog(study, "")
    qtbot.addWidget(dialog)
    box = dialog.field("parent")
    assert isinstance(box, QComboBox)
    box.completer().setCompletionPrefix("live")
    assert box.completer().completionCount() == 1
    assert box.completer().currentCompletion() == "patrol › exercise › live fire"
    box.lineEdit().setText("nonsense")
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert box.currentText() == "(at the top)"


def test_a_code_is_not_moved_into_itself_or_beside_its_like(study: Project, dressed: object, qtbot) -> None:
    study.apply(codes.add(study, "exercise")[1])
    exercise = study.codebook.find("patrol/exercise")
    dialog = MoveDialog(study, exercise)
    qtbot.addWidget(dialog)
    offered = paths(dialog, "code")
    assert "(at the top)" in offered
    assert not [path for path in offered if path.startswith("patrol › exercise")]
    assert dialog.chosen() == study.codebook.find("patrol").id
    dialog.enter(code="")
    dialog.accept()
    assert "“exercise”" in dialog.complaints()[""]
    dialog.enter(code=study.codebook.find("motive").id)
    dialog.accept()
    assert dialog.result() == ACCEPTED
    assert dialog.chosen() == study.codebook.find("motive").id


def test_merging_says_what_it_touches(study: Project, dressed: object, qtbot) -> None:
    patrol = study.codebook.find("patrol")
    dialog = MergeDialog(study, patrol)
    qtbot.addWidget(dialog)
    told = "1 segment of 1 coder in 1 document is recoded. 2 codes under it move along."
    assert told in [label.text() for label in dialog.findChildren(type(dialog._told))]
    assert not [path for path in paths(dialog, "code") if path.startswith("patrol")]
    dialog.accept()
    assert dialog.complaints() == {"": "Choose the code that stays."}
    dialog.enter(code=study.codebook.find("motive").id)
    dialog.accept()
    study.apply(codes.merge(study, patrol, study.codebook.by_id[dialog.chosen()]))
    assert study.codebook.get("motive/river patrol")


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (
            "patrol",
            "Delete “patrol” and 3 codes under it? 3 segments of 1 coder in 2 documents lose their code. "
            "It can be undone.",
        ),
        (
            "training/academy and scholarship",
            "Delete “academy and scholarship”? 1 segment of 1 coder in 1 document loses its code. "
            "It can be undone.",
        ),
        ("motive", ""),
    ],
)
def test_deleting_is_asked_in_numbers_or_not_at_all(study: Project, path: str, question: str) -> None:
    assert delete_question(study, study.codebook.find(path)) == question


def test_merging_is_asked_in_numbers(study: Project) -> None:
    study.act_as("Jonas Falk")
    mark(study, "Loan", "patrol/river patrol", "tranche")
    book = study.codebook
    asked = merge_question(study, book.find("patrol/river patrol"), book.find("motive"))
    assert asked == (
        "Merge “patrol › river patrol” into “motive”? 3 segments of 2 coders in 2 documents are recoded. "
        "It can be undone."
    )
    assert "No segments have this code." in merge_question(study, book.find("motive"), book.find("patrol"))


@pytest.mark.parametrize("colour", ["#ffee88", "#101820", "#ffffff", "#000000", "#4086f4"])
def test_a_colour_that_is_hard_to_see_is_told_with_the_nearest_that_is_not(
    dressed: object, qtbot, colour: str
) -> None:
    dialog = ColourDialog("patrol", QColor(colour))
    qtbot.addWidget(dialog)
    is_weak = min(contrasts(QColor(colour))) < LEAST_CONTRAST
    assert bool(dialog.warning()) is is_weak
    assert dialog.chosen() == colour
    if is_weak:
        dialog.instead.click()
    assert dialog.warning() == ""
    assert min(contrasts(QColor(dialog.chosen()))) >= LEAST_CONTRAST
    assert nearest_visible(QColor(dialog.chosen())) == QColor(dialog.chosen())
