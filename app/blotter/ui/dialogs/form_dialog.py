"""FormDialog: a form made from any options model, so that a dialog needs no code of its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blotter.errors import BlotterError
from blotter.ui import icons, style
from blotter.ui.dialogs.form_fields import Choices, Field, TickField, make_field
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.wording import plainly

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

_WIDTH = 560
_AROUND = 48
"""What the window's frame takes of the screen's height."""

_EMPTY = later("This cannot be empty.")
_COMPLAINTS = {
    "missing": _EMPTY,
    "string_too_short": later("At least {min_length} characters."),
    "string_too_long": later("At most {max_length} characters."),
    "greater_than": later("More than {gt}."),
    "greater_than_equal": later("At least {ge}."),
    "less_than": later("Less than {lt}."),
    "less_than_equal": later("At most {le}."),
}
"""What is said of each kind of error that pydantic tells, with its limits."""

Model = TypeVar("Model", bound="BaseModel")


class FormDialog(QDialog, Generic[Model]):
    """Asks for the values of a pydantic model; the button says the act.

    Titles and descriptions of the model's fields are the labels and hints;
    `json_schema_extra={"kind": "long"}` gives a string several lines and `"colour"` the code palette.
    `choices` names what can be chosen in a field, `only` the fields to ask for (the others keep what
    `initial` says). `check` may refuse a valid model with a BlotterError, and `preview` says in a line what
    the act would do.
    """

    def __init__(
        self,
        model_class: type[Model],
        initial: Model | Mapping[str, Any] | None,
        title: str,
        act: str,
        *,
        parent: QWidget | None = None,
        choices: Mapping[str, Choices] | None = None,
        only: Sequence[str] | None = None,
        check: Callable[[Model], object] | None = None,
        preview: Callable[[Model], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._model_class = model_class
        self._check = check
        self._preview = preview
        self._initial = _values(model_class, initial)
        self._rows: dict[str, _Row] = {}
        self._is_scrolled = False
        self._form = QGridLayout()
        self._form.setColumnStretch(1, 1)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(6)
        for name in only if only is not None else list(model_class.model_fields):
            self._add_row(name, model_class.model_fields[name], (choices or {}).get(name))
        self._whole = _Complaint()
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setVisible(preview is not None)
        style.set_role(self._told, "muted")
        self._lay_out(act)
        self.show_preview()

    def value(self) -> Model:
        """What was entered, as the model; pydantic's ValidationError if it is not one."""
        entered = {name: row.field.read_value() for name, row in self._rows.items()}
        return self._model_class.model_validate({**self._initial, **entered})

    def field(self, name: str) -> QWidget:
        """The widget of a field."""
        return self._rows[name].widget

    def enter(self, **values: object) -> None:
        """Put values into fields, by name."""
        for name, value in values.items():
            self._rows[name].field.show_value(value)

    def add_below(self, widget: QWidget) -> None:
        """Put something between the fields and the buttons."""
        self._column.insertWidget(self._column.count() - 2, widget)

    def complaints(self) -> dict[str, str]:
        """What was not accepted, by field; "" for what concerns the whole form."""
        told = {name: row.complaint.text() for name, row in self._rows.items()}
        return {name: text for name, text in {**told, "": self._whole.text()}.items() if text}

    def accept(self) -> None:
        """Close if what was entered is accepted; else say at the field what is not."""
        if self._validated() is not None:
            super().accept()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """As high as its words need at this width; what is higher than the screen is scrolled."""
        room = self.screen().availableGeometry().height() - px(_AROUND)
        if not self._is_scrolled and self._needed() > room:
            self._scroll()
        height = room if self._is_scrolled else self._needed()
        self.setMinimumHeight(height)
        self.resize(px(_WIDTH), height)

    def _needed(self) -> int:
        """Wrapped labels tell their height only when asked for a width."""
        column = self._column
        wraps = column.hasHeightForWidth()
        return column.totalHeightForWidth(px(_WIDTH)) if wraps else column.totalSizeHint().height()

    def _scroll(self) -> None:
        """Put the fields into an area of their own, so that the buttons stay within reach."""
        self._is_scrolled = True
        self._column.removeItem(self._form)
        self._form.setParent(None)
        # Within the dialog from the first: so the fields keep their places in the order of Tab.
        area = QScrollArea(self)
        fields = QWidget(area)
        fields.setLayout(self._form)
        area.setWidget(fields)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (area.viewport(), fields):
            ground.setAutoFillBackground(False)
        self._column.insertWidget(0, area, 1)

    def _validated(self) -> Model | None:
        from pydantic import ValidationError

        self._forgive()
        try:
            model = self.value()
            if self._check is not None:
                self._check(model)
        except ValidationError as error:
            self._complain(error.errors())
            return None
        except BlotterError as error:
            self._whole.say(plainly(error))
            return None
        return model

    def _complain(self, errors: Sequence[Any]) -> None:
        for error in errors:
            row = self._rows.get(str(error["loc"][0])) if error["loc"] else None
            (row or self._whole).say(_in_words(error))
        first = next((row for row in self._rows.values() if row.complaint.text()), None)
        if first is not None:
            first.widget.setFocus()

    def _forgive(self) -> None:
        self._whole.say("")
        for row in self._rows.values():
            row.say("")

    def show_preview(self) -> None:
        """Say what the act would do with what is entered now."""
        from pydantic import ValidationError

        if self._preview is not None:
            try:
                self._told.setText(self._preview(self.value()))
            except (ValidationError, BlotterError):
                self._told.setText("")

    def _add_row(self, name: str, info: "FieldInfo", choices: Choices | None) -> None:
        widget = make_field(info, choices)
        if widget is None:
            return
        row = _Row(widget, tr(info.title or name.replace("_", " ").capitalize()), tr(info.description or ""))
        row.field.show_value(self._initial.get(name))
        row.field.edited().connect(self.show_preview)
        self._rows[name] = row
        place = self._form.rowCount()
        self._form.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._form.addWidget(row.column, place, 1)

    def _lay_out(self, act: str) -> None:
        buttons = QDialogButtonBox()
        does = QPushButton(act)
        cancels = QPushButton(tr("Cancel"))
        buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancels, QDialogButtonBox.ButtonRole.RejectRole)
        cancels.setAutoDefault(False)
        does.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.setFixedWidth(px(_WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 12)
        self._column.setSpacing(12)
        self._column.addLayout(self._form)
        self._column.addWidget(self._whole)
        self._column.addWidget(self._told)
        self._column.addStretch()
        self._column.addWidget(buttons)


class _Complaint(QWidget):
    """A glyph and words in the error colour; not there while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        glyph, self._words = QLabel(), QLabel()
        glyph.setPixmap(icons.icon("alert-triangle", "error").pixmap(px(14), px(14)))
        self._words.setWordWrap(True)
        style.set_role(self._words, "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        return self._words.text()

    def say(self, text: str) -> None:
        self._words.setText(text)
        self.setVisible(bool(text))


class _Row:
    """A label, and a field with its hint and its complaint under it."""

    def __init__(self, widget: QWidget, title: str, hint: str) -> None:
        self.widget = widget
        self.field = cast(Field, widget)
        self.complaint = _Complaint()
        self.label = QLabel("" if isinstance(widget, TickField) else title)
        self.label.setBuddy(widget)
        self.label.setMinimumHeight(px(26))
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(widget, TickField):
            widget.setText(title)
        widget.setAccessibleName(title)
        widget.setAccessibleDescription(hint)
        self.column = QWidget()
        lines = QVBoxLayout(self.column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(widget)
        if hint:
            words = QLabel(hint)
            words.setWordWrap(True)
            style.set_role(words, "hint")
            lines.addWidget(words)
        lines.addWidget(self.complaint)

    def say(self, text: str) -> None:
        self.complaint.say(text)
        style.set_claim(self.widget, "wrong", bool(text))


def _values(model_class: type[Model], initial: Model | Mapping[str, Any] | None) -> dict[str, Any]:
    """What the form begins with: the model's defaults where `initial` is silent."""
    defaults = {
        name: info.get_default(call_default_factory=True)
        for name, info in model_class.model_fields.items()
        if not info.is_required()
    }
    if initial is None:
        return defaults
    given = initial if isinstance(initial, Mapping) else dict(initial)
    return {**defaults, **given}


def _in_words(error: Mapping[str, Any]) -> str:
    """What pydantic found, as a sentence for the field."""
    limits = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(limits.get("error", ""))
    if error["type"] == "string_too_short" and limits.get("min_length") == 1:
        return tr(_EMPTY)
    template = _COMPLAINTS.get(str(error["type"]))
    return tr(template, **limits) if template else f"{error['msg']}."
