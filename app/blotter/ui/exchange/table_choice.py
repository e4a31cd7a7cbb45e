"""TableChoice: which of a project's tables is to be exported."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.project.reports import report_by_name
from blotter.ui.language import tr
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

TABLES_OFFERED = (
    "segments", "sources", "groups", "codes", "code-sets", "memos", "attributes", "attribute-list", "cases",
    "case-parts", "code-by-source", "code-by-case", "code-by-group", "code-by-code", "coders", "assignments",
    "moved", "imports", "history",
)  # fmt: skip
"""Tables that ask nothing more; those of agreement, records and questions are exported on their own pages."""

_WIDTH, _ROW_HEIGHT, _ROWS = 380, 26, 14


class TableChoice(QDialog):
    """`what()` is the machine name of the chosen table; arrows and letters move, Enter goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export a table"))
        told = QLabel(tr("One row for each thing, for spreadsheets, statistics and other programs."))
        told.setWordWrap(True)
        set_role(told, "hint")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tables"))
        for name in TABLES_OFFERED:
            row = QListWidgetItem(tr(report_by_name(name).title), self.list)
            row.setSizeHint(QSize(0, row_height(_ROW_HEIGHT)))
            row.setData(Qt.ItemDataRole.UserRole, name)
        self.list.setMinimumHeight(row_height(_ROW_HEIGHT) * _ROWS)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        act = buttons.addButton(tr("Continue…"), QDialogButtonBox.ButtonRole.AcceptRole)
        act.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for part in (told, self.list, buttons):
            column.addWidget(part)
        self._fit(parent)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, parent: QWidget | None) -> None:
        self.resize(px(_WIDTH), self.sizeHint().height())
        if parent is not None and self.height() > parent.window().height():
            self.list.setMinimumHeight(row_height(_ROW_HEIGHT))
            self.resize(self.width(), parent.window().height())

    def choose(self, name: str) -> None:
        """Choose a table by its machine name."""
        self.list.setCurrentRow(TABLES_OFFERED.index(name))

    def what(self) -> str:
        """The machine name of the table that is chosen."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))
