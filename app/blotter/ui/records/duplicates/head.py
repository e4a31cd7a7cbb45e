"""DuplicatesHead: how near two records have to be, how many pairs there are, and what was merged."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QSpinBox, QToolButton, QWidget

from blotter.ui import icons, style
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import plural, tr


class DuplicatesHead(QWidget):
    """The first line of the page; `separate_requested` carries the number of a merged record."""

    changed = Signal()
    separate_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Possible duplicates"))
        style.set_role(title, "heading")
        within = QLabel(tr("Days apart"))
        self.days = QSpinBox()
        self.days.setRange(0, 3660)
        self.days.setKeyboardTracking(False)
        self.days.setAccessibleName(tr("How many days apart dates may lie"))
        within.setBuddy(self.days)
        self.actor = QCheckBox(tr("With a shared actor"))
        self.merged = QToolButton()
        style.set_role(self.merged, "chip")
        self.merged.setText(tr("Separate…"))
        self.merged.setIcon(icons.icon("arrows-split-2"))
        self.merged.setToolButtonStyle(self.merged.toolButtonStyle().ToolButtonTextBesideIcon)
        self.merged.setToolTip(tr("Take a record out of the one it was merged into"))
        self.merged.setAccessibleName(tr("Separate a merged record"))
        self.merged.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.merged.setMenu(QMenu(self.merged))
        self.told = QLabel()
        style.set_role(self.told, "hint")
        self.days.valueChanged.connect(lambda _: self.changed.emit())
        self.actor.toggled.connect(lambda _: self.changed.emit())
        line = FlowLayout(self, gap=10)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, within, self.days, self.actor, self.merged, self.told):
            line.addWidget(widget)

    def show_windows(self, days: int, needs_actor: bool) -> None:
        """Show what the study says."""
        for widget in (self.days, self.actor):
            widget.blockSignals(True)
        self.days.setValue(days)
        self.actor.setChecked(needs_actor)
        for widget in (self.days, self.actor):
            widget.blockSignals(False)

    def tell(self, count: int | None) -> None:
        """How many pairs there are; None while they are looked for."""
        self.told.setText(tr("Looking…") if count is None else plural("{count} pair", "{count} pairs", count))

    def offer_merged(self, merged: Sequence[tuple[str, str]]) -> None:
        """Offer to take out merged records: each number, and the one it is in."""
        menu = self.merged.menu()
        menu.clear()
        for number, into in merged:
            words = tr("Take {number} out of {other}", number=number, other=into)
            menu.addAction(words).triggered.connect(partial(self._ask_to_separate, number))
        self.merged.setEnabled(bool(merged))

    def _ask_to_separate(self, number: str, _: bool = False) -> None:
        self.separate_requested.emit(number)
