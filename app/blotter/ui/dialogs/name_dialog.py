"""The dialog that asks what something of the project is to be called."""

from collections.abc import Callable

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.edit import Edit
from blotter.ui.dialogs.form_dialog import FormDialog


class Name(BaseModel):
    """What something is called."""

    name: str = Field(title="Name", min_length=1)


def ask_name(
    parent: QWidget,
    initial: str,
    title: str,
    act: str,
    plan: Callable[[str], Edit | None],
    preview: Callable[[str], str] | None = None,
) -> str | None:
    """The name that was given, or None; `plan` refuses one that cannot be, before the dialog closes."""
    dialog = FormDialog(
        Name,
        {"name": initial},
        title,
        act,
        parent=parent,
        check=lambda named: plan(named.name),
        preview=(lambda named: preview(named.name)) if preview else None,
    )
    given = dialog.value().name.strip() if dialog.exec() else None
    dialog.deleteLater()
    return given
