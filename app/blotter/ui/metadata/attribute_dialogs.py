"""The dialogs that ask what an attribute is called, of which type it is, and what it means in a citation."""

from collections.abc import Callable

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.attribute import Attribute, AttributeType, Bearer, Role
from blotter.domain.edit import Edit
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import tr
from blotter.ui.metadata.sheet.words import TYPES
from blotter.ui.wording import capital


class AttributeAsked(BaseModel):
    """What is asked of an attribute."""

    name: str = Field("", title="Name", min_length=1)
    type: AttributeType = Field(AttributeType.TEXT, title="Type")
    options: list[str] = Field(
        default=[], title="Options", description="Of a choice: a line for each, in order."
    )
    role: str = Field("", title="In a citation", description="What citations of documents use it as.")
    note: str = Field("", title="Note", json_schema_extra={"kind": "long"})
    keep_misfits: bool = Field(
        False,
        title="Keep what does not fit",
        description="In a text attribute beside this one, where its type changes.",
    )


def ask_attribute(
    parent: QWidget, of: Bearer, attribute: Attribute | None, plan: Callable[[AttributeAsked], Edit | None]
) -> AttributeAsked | None:
    """What an attribute is to be, or None; `plan` refuses what cannot be, before the dialog closes."""
    initial = AttributeAsked()
    if attribute is not None:
        initial = AttributeAsked(
            name=attribute.name,
            type=attribute.type,
            options=list(attribute.options),
            role=attribute.role,
            note=attribute.note,
        )
    fields = ["name", "type", "options"]
    fields += ["role"] if of is Bearer.DOCUMENTS else []
    fields += ["note"] if attribute is None else ["note", "keep_misfits"]
    dialog = FormDialog(
        AttributeAsked,
        initial,
        tr("Attribute “{name}”", name=attribute.name) if attribute else _new_title(of),
        tr("Change") if attribute else tr("Add attribute"),
        parent=parent,
        choices={
            "type": [(each, capital(tr(words))) for each, words in TYPES.items()],
            "role": [("", tr("nothing")), *((str(each), str(each)) for each in Role)],
        },
        only=fields,
        check=plan,
    )
    asked = dialog.value() if dialog.exec() else None
    dialog.deleteLater()
    return asked


def _new_title(of: Bearer) -> str:
    if of is Bearer.DOCUMENTS:
        return tr("New attribute of documents")
    return tr("New attribute of cases")
