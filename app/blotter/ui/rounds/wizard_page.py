"""WizardPage: one question of the wizard: why it is asked, its fields, and what they put into the plan."""

from collections.abc import Sequence
from typing import TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from blotter.project.round_plans import RoundPlan
from blotter.ui.dialogs.form_fields import Field, TickField
from blotter.ui.scale import px
from blotter.ui.style import set_role

F = TypeVar("F", bound=QWidget)

_SHORTEST = 6

Choice = tuple[object, str]


class WizardPage(QWidget):
    """A title for the list of steps, a sentence on why it is asked, and fields in one column."""

    changed = Signal()

    def __init__(self, title: str, why: str) -> None:
        super().__init__()
        self.title = title
        heading, reason = QLabel(title), QLabel(why)
        set_role(heading, "heading")
        set_role(reason, "muted")
        reason.setWordWrap(True)
        self._form = QGridLayout()
        self._form.setColumnStretch(1, 1)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._labels: dict[QWidget, tuple[QLabel, QWidget]] = {}
        self._first: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(20), px(16), px(20), px(8))
        self.column.setSpacing(px(8))
        self.column.addWidget(heading)
        self.column.addWidget(reason)
        self.column.addSpacing(px(4))
        self.column.addLayout(self._form)

    def add(self, title: str, field: F, hint: str = "") -> F:
        """A field with its label before it and a hint under it; a tick carries its own words."""
        is_tick = isinstance(field, TickField)
        label = QLabel("" if is_tick else title)
        label.setBuddy(field)
        label.setMinimumHeight(px(26))
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if is_tick:
            cast(TickField, field).setText(title)
        field.setAccessibleName(title)
        if isinstance(field, QComboBox):
            # A long choice must not push the page over the edge of a narrow window.
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(_SHORTEST)
        field.setAccessibleDescription(hint)
        lines = QWidget()
        lines.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(field)
        if hint:
            words = QLabel(hint)
            words.setWordWrap(True)
            set_role(words, "hint")
            inside.addWidget(words)
        row = self._form.rowCount()
        self._form.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._form.addWidget(lines, row, 1)
        self._labels[field] = label, lines
        self._first = self._first or field
        cast(Field, field).edited().connect(lambda *_: self.changed.emit())
        return field

    def show_field(self, field: QWidget, is_shown: bool) -> None:
        """Ask for a field, or not, as the others stand now."""
        for part in self._labels[field]:
            part.setVisible(is_shown)

    def is_asked(self, field: QWidget) -> bool:
        """Whether a field is asked for now."""
        return not self._labels[field][1].isHidden()

    def focus_first(self) -> None:
        """Put the keyboard where answering begins."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    # What a page answers

    def show_for(self, plan: RoundPlan) -> None:
        """Fit the page to what was answered on the others; it is about to be seen."""

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        """The plan with what is answered here."""
        return plan

    def check(self, plan: RoundPlan) -> None:
        """Refuse with a BlotterError what cannot be gone on with."""


def chosen(field: QWidget) -> object:
    """What stands in a field."""
    return cast(Field, field).read_value()


def ticked(field: QWidget) -> Sequence[str]:
    """What is ticked in a field of several."""
    value = chosen(field)
    assert isinstance(value, list)
    return [str(each) for each in value]
