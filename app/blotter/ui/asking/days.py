"""DayField: a day that may be left open."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget


class DayField(QWidget):
    """A box with the name of the day; ticked, the day stands beside it."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = QCheckBox(name)
        self.edit = QDateEdit(QDate.currentDate())
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.setCalendarPopup(True)
        self.edit.setAccessibleName(name)
        self.edit.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.tick)
        row.addWidget(self.edit)
        self.tick.toggled.connect(self._turn)
        self.edit.dateChanged.connect(lambda _: self.changed.emit())

    def day(self) -> date | None:
        """The day, None if it is left open."""
        chosen = self.edit.date()
        return date(chosen.year(), chosen.month(), chosen.day()) if self.tick.isChecked() else None

    def show_day(self, day: date | None) -> None:
        """Show a day, or none."""
        if day is not None:
            self.edit.setDate(QDate(day.year, day.month, day.day))
        self.tick.setChecked(day is not None)

    def _turn(self, is_on: bool) -> None:
        self.edit.setVisible(is_on)
        self.changed.emit()
