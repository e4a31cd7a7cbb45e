"""A note that several segments get, each below what it says already."""

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, plural, tr


class Note(BaseModel):
    """What is written on each of them."""

    text: str = Field(
        "",
        title=later("Memo"),
        description=later("Written below what each segment says already; Markdown."),
        json_schema_extra={"kind": "long"},
    )


def ask_note(parent: QWidget, count: int) -> str:
    """What is to be written on so many segments, "" for nothing."""
    title = plural("Memo on {count} segment", "Memo on {count} segments", count)
    dialog = FormDialog(Note, None, title, tr("Write on each"), parent=parent)
    text = dialog.value().text.strip() if dialog.exec() else ""
    dialog.deleteLater()
    return text
