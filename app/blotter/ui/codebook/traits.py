"""Traits: what is chosen of a code rather than written: its origin, its colour, whether it is archived."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from blotter.domain.codebook import Code
from blotter.ui import style
from blotter.ui.codebook.fields import LineWords
from blotter.ui.codebook.parts import ORIGINS
from blotter.ui.dialogs.form_fields import ColourField
from blotter.ui.language import tr
from blotter.ui.scale import px


class Traits(QWidget):
    """A choice acts at once; the reference beside the origin is a field like the others."""

    origin_chosen = Signal(str)
    colour_chosen = Signal(str)
    own_colour_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.origin = QComboBox()
        self.reference = LineWords()
        self.colour = ColourField()
        self.other = QPushButton(tr("Other colour…"))
        self.archived = QCheckBox(tr("Archived: given no more"))
        self.complaint = QLabel()
        self._lay_out()
        self.origin.activated.connect(lambda _: self.origin_chosen.emit(str(self.origin.currentData())))
        self.colour.activated.connect(lambda _: self.colour_chosen.emit(str(self.colour.read_value())))
        self.other.clicked.connect(self.own_colour_requested)

    def _lay_out(self) -> None:
        for value, words in ORIGINS.items():
            self.origin.addItem(tr(words), str(value))
        for box in (self.origin, self.colour):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        self.origin.setAccessibleName(tr("Origin"))
        self.reference.setAccessibleName(tr("Reference"))
        self.reference.setPlaceholderText(tr("From which work or passage"))
        self.colour.setAccessibleName(tr("Colour"))
        style.set_role(self.other, "link")
        style.set_role(self.complaint, "error")
        self.complaint.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(2))
        for column, (words, field) in enumerate(
            ((tr("Origin"), self.origin), (tr("Reference"), self.reference))
        ):
            grid.addWidget(_title(words, field), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.complaint, 2, 0, 1, 2)
        grid.setRowMinimumHeight(3, px(6))
        grid.addWidget(_title(tr("Colour"), self.colour), 4, 0)
        grid.addWidget(self.colour, 5, 0)
        grid.addWidget(self.other, 5, 1)
        grid.setRowMinimumHeight(6, px(6))
        grid.addWidget(self.archived, 7, 0, 1, 2)

    def show_code(self, code: Code | None) -> None:
        """Show what was chosen for a code."""
        self.origin.setCurrentIndex(max(0, self.origin.findData(code.origin if code else "")))
        self.colour.show_value(code.colour if code else "")
        self.archived.setChecked(code is not None and code.archived)

    def set_writable(self, is_writable: bool) -> None:
        """Let something else be chosen, or not."""
        for field in (self.origin, self.colour, self.other, self.archived):
            field.setEnabled(is_writable)

    def tab_order(self) -> Sequence[QWidget]:
        """The fields in the order in which Tab goes through them."""
        return self.origin, self.reference, self.colour, self.other, self.archived


def _title(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    style.set_role(label, "title")
    return label
