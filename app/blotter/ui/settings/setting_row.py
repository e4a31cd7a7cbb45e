"""SettingRow: one setting of a page: its name, its field, and what it does in a line under it."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from blotter.settings import Settings
from blotter.ui.dialogs.form_fields import Field
from blotter.ui.language import tr
from blotter.ui.palette_ranking import folded
from blotter.ui.scale import row_height
from blotter.ui.style import set_role

_FIELD_HEIGHT = 26


class SettingRow:
    """Found by any word of its name, its hint and what can be chosen in it."""

    def __init__(self, name: str, widget: QWidget) -> None:
        info = Settings.model_fields[name]
        title, hint = tr(info.title or ""), tr(info.description or "")
        self.name = name
        self.widget = widget
        self.field = cast(Field, widget)
        is_tick = isinstance(widget, QCheckBox)
        self.label = QLabel("" if is_tick else title)
        self.label.setBuddy(widget)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(widget, QCheckBox):
            widget.setText(title)
        widget.setMinimumHeight(row_height(_FIELD_HEIGHT))
        widget.setAccessibleName(title)
        widget.setAccessibleDescription(hint)
        self.hint = QLabel(hint)
        self.hint.setWordWrap(True)
        set_role(self.hint, "hint")
        self._words = folded(f"{title} {hint}")

    def place(self, form: QGridLayout) -> None:
        """Stand at the end of a form."""
        line = form.rowCount()
        form.addWidget(self.label, line, 0)
        form.addWidget(self.widget, line, 1)
        if self.hint.text():
            form.addWidget(self.hint, line + 1, 1)

    def matches(self, words: list[str]) -> bool:
        """Whether every one of the folded words stands in this setting's."""
        return all(word in self._words for word in words)

    def show_if(self, is_shown: bool) -> None:
        """Be there or not."""
        for part in (self.label, self.widget, self.hint):
            part.setVisible(is_shown and (part is not self.hint or bool(self.hint.text())))
