"""CountingButton: from when segments agree, and how intervals are drawn, in a panel under a button."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QFrame, QSpinBox, QToolButton, QWidget

from blotter.analysis.agreement import AgreementOptions
from blotter.ui.language import tr
from blotter.ui.style import set_role

_USUAL = AgreementOptions()
_LARGEST_SEED = 2_147_483_647


class CountingButton(QToolButton):
    """Says whether all is as usual; `changed` is emitted when the panel is left with another choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = _USUAL
        self.panel = CountingPanel(self)
        self.panel.left.connect(self._take)
        self.clicked.connect(self.open)
        set_role(self, "chip")
        self.setToolTip(tr("From when segments agree, and how intervals are drawn"))
        self._show()

    def applied(self, options: AgreementOptions) -> AgreementOptions:
        """The options with what is chosen here."""
        return options.model_copy(update=_part(self._told))

    def take(self, options: AgreementOptions) -> None:
        """Choose what these options say, without telling."""
        self._told = _USUAL.model_copy(update=_part(options))
        self._show()

    def open(self) -> None:
        """Show the panel under the button."""
        self.panel.show_options(self._told)
        self.panel.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        chosen = self.panel.options()
        if chosen != self._told:
            self._told = chosen
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        is_usual = self._told == _USUAL
        self.setText(tr("Counting ▾") if is_usual else tr("Counting: changed ▾"))
        self.setAccessibleName(self.text().removesuffix(" ▾"))


def _part(options: AgreementOptions) -> dict[str, object]:
    names = ("threshold", "trim", "intervals", "replicates", "seed")
    return {name: getattr(options, name) for name in names}


class CountingPanel(QFrame):
    """The fields; Esc or a click beside them leaves."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.threshold = QDoubleSpinBox()
        self.trim = QCheckBox(tr("Leave white space at the ends out"))
        self.intervals = QCheckBox(tr("Intervals of 95 %"))
        self.replicates = QSpinBox()
        self.seed = QSpinBox()
        self._lay_out()
        self.intervals.toggled.connect(self._judge)

    def _lay_out(self) -> None:
        self.threshold.setRange(0.01, 1)
        self.threshold.setSingleStep(0.05)
        self.threshold.setDecimals(2)
        self.replicates.setRange(100, 100_000)
        self.replicates.setSingleStep(500)
        self.replicates.setGroupSeparatorShown(True)
        self.seed.setRange(0, _LARGEST_SEED)
        fields = AgreementOptions.model_fields
        form = QFormLayout(self)
        form.setContentsMargins(12, 10, 12, 10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow(tr("Segments agree from"), self.threshold)
        form.addRow("", self.trim)
        form.addRow("", self.intervals)
        form.addRow(tr("Replicates"), self.replicates)
        form.addRow(tr("Seed"), self.seed)
        for widget, name in (
            (self.threshold, "threshold"),
            (self.trim, "trim"),
            (self.intervals, "intervals"),
            (self.replicates, "replicates"),
            (self.seed, "seed"),
        ):
            widget.setToolTip(tr(fields[name].description or ""))
            widget.setAccessibleName(tr(fields[name].title or ""))

    def show_options(self, options: AgreementOptions) -> None:
        """Show what is chosen."""
        self.threshold.setValue(options.threshold)
        self.trim.setChecked(options.trim)
        self.intervals.setChecked(options.intervals)
        self.replicates.setValue(options.replicates)
        self.seed.setValue(options.seed)
        self._judge()

    def options(self) -> AgreementOptions:
        """What is chosen, the rest as usual."""
        return _USUAL.model_copy(
            update={
                "threshold": round(self.threshold.value(), 2),
                "trim": self.trim.isChecked(),
                "intervals": self.intervals.isChecked(),
                "replicates": self.replicates.value(),
                "seed": self.seed.value(),
            }
        )

    def _judge(self) -> None:
        for field in (self.replicates, self.seed):
            field.setEnabled(self.intervals.isChecked())

    def open_at(self, place: QPoint) -> None:
        """Show the panel, its first field in use."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        self.move(max(room.left(), min(place.x(), room.right() - self.width())), place.y())
        self.show()
        self.threshold.setFocus()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self.left.emit()
