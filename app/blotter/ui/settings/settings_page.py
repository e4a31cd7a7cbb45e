"""SettingsPage: one section of the settings, with its *Reset* and the way back from it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from blotter.settings import Settings
from blotter.ui.language import tr
from blotter.ui.palette_ranking import folded
from blotter.ui.scale import px
from blotter.ui.settings.sections import Section, default_of, field_for
from blotter.ui.settings.setting_row import SettingRow
from blotter.ui.style import set_role

_FORM_WIDTH = 520


class SettingsPage(QWidget):
    """Shows some of the settings and tells of each change; it keeps none of them."""

    changed = Signal(dict)
    """The settings that are to be others now, by name."""

    def __init__(self, section: Section, settings: Settings) -> None:
        super().__init__()
        self.section = section
        self._settings = settings
        self.before_reset: dict[str, object] | None = None
        """What the settings of this page were, while the way back to them is offered."""
        self._heading = QLabel(tr(section.title))
        set_role(self._heading, "heading")
        self.form = QWidget()
        self.form.setMaximumWidth(px(_FORM_WIDTH))
        self._grid = QGridLayout(self.form)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(1, 1)
        self.rows = [SettingRow(name, widget) for name in section.fields if (widget := field_for(name))]
        for row in self.rows:
            row.place(self._grid)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(20), px(14), px(20), px(12))
        self.column.setSpacing(px(12))
        self.column.addWidget(self._heading)
        self.lay_out()
        self.show_settings(settings)
        for row in self.rows:
            row.field.edited().connect(lambda *_, row=row: self._tell(row))

    def lay_out(self) -> None:
        """Put the parts of the page under its heading."""
        self.column.addWidget(self.form)
        self.column.addStretch()
        if self.section.fields:
            self.column.addLayout(self.reset_line())

    def reset_line(self) -> QHBoxLayout:
        """*Reset*, and beside it the way back."""
        self._reset = QPushButton(tr("Reset"))
        self._reset.setAutoDefault(False)
        self._reset.setToolTip(tr("Everything on this page as it was at first"))
        self._reset.clicked.connect(self._go_back_to_usual)
        self._undo = QPushButton(tr("Undo the reset"))
        self._undo.setAutoDefault(False)
        set_role(self._undo, "link")
        self._undo.clicked.connect(self._undo_reset)
        self._undo.hide()
        line = QHBoxLayout()
        line.addWidget(self._reset)
        line.addWidget(self._undo)
        line.addStretch()
        return line

    def show_settings(self, settings: Settings) -> None:
        """Show what the settings are now, without telling of it."""
        self._settings = settings
        for row in self.rows:
            value = getattr(settings, row.name)
            if row.field.read_value() != value:
                was_blocked = row.widget.blockSignals(True)
                row.field.show_value(value)
                row.widget.blockSignals(was_blocked)
        if self.section.fields:
            self._reset.setEnabled(self._differs())

    def keep(self, words: str) -> bool:
        """Show only what the words find, everything for none; whether something is left."""
        wanted = folded(words).split()
        is_whole = all(word in folded(self._heading.text()) for word in wanted)
        found = [row for row in self.rows if is_whole or row.matches(wanted)]
        for row in self.rows:
            row.show_if(row in found)
        return is_whole or bool(found)

    def focus_on(self, name: str = "") -> None:
        """Give the keyboard to a setting, else to the first."""
        found = [row.widget for row in self.rows if row.name == name or not name]
        for widget in found[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, row: SettingRow) -> None:
        self.offer_undo(None)
        self.changed.emit({row.name: row.field.read_value()})

    def _differs(self) -> bool:
        return any(getattr(self._settings, name) != default_of(name) for name in self.section.fields)

    def _go_back_to_usual(self) -> None:
        before = {name: getattr(self._settings, name) for name in self.section.fields}
        self.offer_undo(before)
        self.changed.emit({name: default_of(name) for name in self.section.fields})

    def _undo_reset(self) -> None:
        before = self.before_reset
        self.offer_undo(None)
        if before is not None:
            self.changed.emit(before)

    def offer_undo(self, before: Mapping[str, object] | None) -> None:
        """Offer the way back to what these settings were before the page was reset; None for nothing."""
        self.before_reset = dict(before) if before is not None else None
        if self.section.fields:
            self._undo.setVisible(before is not None)
