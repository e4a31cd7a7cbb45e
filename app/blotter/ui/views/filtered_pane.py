"""FilteredPane: a list or tree under a filter, whose rows can be activated."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from blotter.ui.language import tr
from blotter.ui.style import set_role
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.filter_box import FilterBox
from blotter.ui.views.pane_title import PaneTitle


class FilteredPane(QWidget):
    """Codebook and documents alike; `title` is for the dock that holds the pane.

    `reset` ends the activation and is seen only while something is activated, `note` says what to do where
    there are no rows.
    """

    def __init__(
        self, title: str, prompt: str, body: QAbstractItemView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = PaneTitle(title)
        self.filter = FilterBox(prompt)
        self.note = EmptyNote()
        self.reset = QPushButton(tr("Reset"))
        set_role(self.reset, "link")
        self.reset.hide()
        self.title.add(self.reset)
        around = QVBoxLayout()
        around.setContentsMargins(8, 6, 8, 6)
        around.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self.note)
        column.addWidget(body, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(body)
