"""The dialog that asks why somebody is to look into a blind round."""

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.round import Round
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, tr


class Look(BaseModel):
    """Why; it stands in the history, where everybody reads it."""

    reason: str = Field(
        "",
        min_length=1,
        title=later("Reason"),
        description=later(
            "You alone see everybody’s coding then. This stands in the history with the reason, and "
            "cannot be undone."
        ),
        json_schema_extra={"kind": "long"},
    )


def look_dialog(chosen: Round, parent: QWidget | None = None) -> FormDialog[Look]:
    """Asks for the reason."""
    title = tr("Look into “{name}” before it opens", name=chosen.name)
    return FormDialog(Look, None, title, tr("Look into the round"), parent=parent)
