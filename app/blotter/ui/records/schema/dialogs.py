"""What is asked before a kind, field, actor or region is added, and what stands in the place of what goes."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.record_schema import OWN_TYPES, FieldType
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, tr

Model = TypeVar("Model", bound=BaseModel)

HOLDS = {
    FieldType.WORDS: later("words"),
    FieldType.NUMBER: later("a number"),
    FieldType.CHOICE: later("one of several words"),
    FieldType.CHOICES: later("some of several words"),
    FieldType.DATE: later("a date"),
    FieldType.YES_NO: later("yes or no"),
    FieldType.SUBTYPE: later("a code"),
    FieldType.COUNTRIES: later("countries"),
    FieldType.ACTORS: later("actors"),
    FieldType.QUANTITIES: later("quantities"),
    FieldType.STATUSES: later("a history of statuses"),
    FieldType.RECORD: later("another record"),
}
"""What a field holds, in words."""


class NameForm(BaseModel):
    """A name."""

    name: str = Field("", title="Name", min_length=1)


class FieldForm(BaseModel):
    """What makes a field of the project's own."""

    name: str = Field(
        "", title="Name", min_length=1, description="In exports it has lower case and underscores."
    )
    holds: FieldType = Field(FieldType.WORDS, title="Holds")
    options: list[str] = Field(
        [], title="Words to choose from", description="One on each line; for fields of words to choose."
    )


class InsteadForm(BaseModel):
    """What stands in the place of what goes."""

    instead: str = Field("", title="Instead")


def asked(dialog: FormDialog[Model]) -> Model | None:
    """What was entered, None if it was cancelled."""
    value = dialog.value() if dialog.exec() else None
    dialog.deleteLater()
    return value


def name_dialog(
    parent: QWidget, title: str, act: str, check: Callable[[NameForm], object]
) -> FormDialog[NameForm]:
    """Asks for a name."""
    return FormDialog(NameForm, NameForm.model_construct(name=""), title, act, parent=parent, check=check)


def field_dialog(parent: QWidget, check: Callable[[FieldForm], object]) -> FormDialog[FieldForm]:
    """Asks for a field of the project's own."""
    return FormDialog(
        FieldForm,
        FieldForm.model_construct(),
        tr("New field"),
        tr("Add field"),
        parent=parent,
        choices={"holds": [(each, tr(HOLDS[each])) for each in OWN_TYPES]},
        check=check,
    )


def instead_dialog(
    parent: QWidget, title: str, told: str, act: str, choices: Sequence[tuple[object, str]]
) -> FormDialog[InsteadForm]:
    """Asks what stands instead; `told` says how much is concerned."""
    return FormDialog(
        InsteadForm,
        InsteadForm(instead=str(choices[0][0])),
        title,
        act,
        parent=parent,
        choices={"instead": choices},
        preview=lambda _: told,
    )
