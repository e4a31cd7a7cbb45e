"""The language of the open document, asked and set in the window."""

from open_window import answering
from PySide6.QtWidgets import QDialog, QPushButton

from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.form_fields import ChoiceField
from blotter.ui.main_window import MainWindow


def test_the_language_of_a_document_is_set_and_undone(window: MainWindow) -> None:
    desk = window.work.desk
    assert desk.source is not None
    identity, before = desk.source.id, desk.source.language

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        box = dialog.field("language")
        assert isinstance(box, ChoiceField)
        assert box.read_value() == before
        box.setCurrentIndex(box.findText("Türkçe (tr)"))
        act = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Set language")
        act.click()

    with answering(choose):
        window.actions_by_id["language"].trigger()
    assert desk.project.sources[identity].language == "tr"
    assert "Türkçe (tr)" in window.status.told()
    desk.undo()
    assert desk.project.sources[identity].language == before
    with answering(QDialog.reject):
        window.actions_by_id["language"].trigger()
    assert desk.project.sources[identity].language == before
