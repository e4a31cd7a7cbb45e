"""LandingTable: the first rows of a table as they would land in their documents, and those that would not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from blotter.project.quotes.look import Landing
from blotter.ui import icons, theme
from blotter.ui.language import tr, translated
from blotter.ui.scale import px, row_height

_ROW, _DOCUMENT, _CODE, _CODER, _BEFORE, _PASSAGE, _AFTER = range(7)
_ROW_HEIGHT = 28
_LONGEST = 200
_BEFORE_SHOWN = 22
"""Of what stands before a passage the end is what counts, and a cell that is too narrow cuts the end."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LandingTable(QTableWidget):
    """A row each: document, code, coder, and the passage between the words around it, or what is wrong."""

    def __init__(self) -> None:
        super().__init__(0, 7)
        titles = [
            tr("Row"),
            tr("Document"),
            tr("Code"),
            tr("Coder"),
            tr("Before"),
            tr("Passage"),
            tr("After"),
        ]
        self.setHorizontalHeaderLabels(titles)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.horizontalHeader().setSectionResizeMode(_PASSAGE, QHeaderView.ResizeMode.Stretch)
        for column, width in (
            (_ROW, 70), (_DOCUMENT, 140), (_CODE, 150), (_CODER, 90), (_BEFORE, 170), (_AFTER, 170)
        ):  # fmt: skip
            self.setColumnWidth(column, px(width))
        self.setAccessibleName(tr("The first rows as they would come in"))

    def show_landings(self, landings: Sequence[Landing]) -> None:
        """Show these rows in place of those before."""
        self.clearSpans()
        self.setRowCount(len(landings))
        for row, landing in enumerate(landings):
            self._show(row, landing)

    def _show(self, row: int, landing: Landing) -> None:
        words = (translated(landing.where), landing.document, landing.code, landing.coder)
        for column, each in enumerate(words):
            self._put(row, column, each)
        if landing.problem:
            self.setSpan(row, _BEFORE, 1, _AFTER + 1 - _BEFORE)
            told = self._put(row, _BEFORE, translated(landing.problem))
            told.setIcon(icons.icon("alert-triangle", "error"))
            told.setForeground(theme.current().error)
            told.setToolTip("\n".join([told.text(), landing.quote[:_LONGEST]]))
            return
        before = self._put(row, _BEFORE, landing.before[-_BEFORE_SHOWN:])
        before.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        passage = self._put(row, _PASSAGE, landing.quote)
        font = passage.font()
        font.setBold(True)
        passage.setFont(font)
        for item in (before, self._put(row, _AFTER, landing.after)):
            item.setForeground(theme.current().muted)

    def _put(self, row: int, column: int, words: str) -> QTableWidgetItem:
        """A cell of one line, with all of its words in its tip."""
        item = QTableWidgetItem(" ".join(words[:_LONGEST].split()))
        item.setToolTip(words)
        self.setItem(row, column, item)
        return item
