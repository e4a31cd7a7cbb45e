"""PairPassages: the evidence of one of two records, its words whole, beside the other’s."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.project.project import Project
from blotter.ui.records.grid.passages import PassagesList
from blotter.ui.scale import px

_DOCUMENT = 1
_SHARE, _WIDEST = 0.34, 190


class PairPassages(PassagesList):
    """Two lists beside each other have room for the words and their document alone."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(project, parent)
        for column in range(_DOCUMENT + 1, self.model.columnCount()):
            self.table.setColumnHidden(column, True)
        self.table.setMinimumWidth(px(120))
        self.table.setWordWrap(True)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnWidth(_DOCUMENT, min(px(_WIDEST), round(self.width() * _SHARE)))
