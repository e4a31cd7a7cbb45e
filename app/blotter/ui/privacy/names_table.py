"""NamesTable: names and their replacements, typed or pasted, and in which forms the project holds them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from blotter.domain.pseudonym import Pseudonym
from blotter.project.privacy.copying import FoundName
from blotter.ui.language import later, number, tr
from blotter.ui.scale import px, row_height

_NAME, _REPLACEMENT, _PLACES, _FORMS = range(4)
_ROW_HEIGHT = 26
_FORMS_SHOWN = 12
_LEFT = later("{forms} · left as they are: {hidden}")
_LEFT_ALONE = later("Left as they are: {hidden}")


class NamesTable(QTableWidget):
    """Two columns to fill in, with an empty row at the end, and two that tell what was found."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setHorizontalHeaderLabels([tr("Name"), tr("Replacement"), tr("Places"), tr("As it is written")])
        self.setAccessibleName(tr("Names and their replacements"))
        self.setAlternatingRowColors(True)
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setTabKeyNavigation(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((_NAME, 190), (_REPLACEMENT, 150), (_PLACES, 70)):
            self.setColumnWidth(column, px(width))
        self._add_row("", "")
        self.itemChanged.connect(self._follow)

    def pseudonyms(self) -> tuple[Pseudonym, ...]:
        """The rows in which something stands."""
        rows = (
            Pseudonym(self._cell(row, _NAME), self._cell(row, _REPLACEMENT)) for row in range(self.rowCount())
        )
        return tuple(each for each in rows if each.name or each.replacement)

    def show_pseudonyms(self, pseudonyms: Iterable[Pseudonym]) -> None:
        """Put a table in place of what stands there."""
        self.blockSignals(True)
        self.setRowCount(0)
        for each in (*pseudonyms, Pseudonym("", "")):
            self._add_row(*each)
        self.blockSignals(False)
        self.changed.emit()

    def show_found(self, found: Iterable[FoundName]) -> None:
        """Tell at how many places each name stands, and in which forms."""
        by_name = {each.pseudonym.name: each for each in found}
        self.blockSignals(True)
        for row in range(self.rowCount()):
            each = by_name.get(self._cell(row, _NAME))
            self._tell(row, _PLACES, number(each.places) if each else "")
            self._tell(row, _FORMS, _told(each) if each else "")
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)

    def _paste(self, text: str) -> None:
        """A block of cells as a spreadsheet gives it, from the row of the cursor on."""
        lines = [line.split("\t") for line in text.rstrip("\n").split("\n") if line.strip()]
        at = max(0, self.currentRow())
        first = self.currentColumn() if self.currentColumn() in (_NAME, _REPLACEMENT) else _NAME
        self.blockSignals(True)
        for row, cells in enumerate(lines, start=at):
            while self.rowCount() <= row + 1:
                self._add_row("", "")
            for column, cell in enumerate(cells[: _REPLACEMENT + 1 - first], start=first):
                self._item(row, column).setText(cell.strip())
        self.blockSignals(False)
        self.changed.emit()

    def _clear(self) -> None:
        self.blockSignals(True)
        for item in self.selectedItems():
            if item.column() in (_NAME, _REPLACEMENT):
                item.setText("")
        self.blockSignals(False)
        self.changed.emit()

    def _add_row(self, name: str, replacement: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column, words in enumerate((name, replacement, "", "")):
            item = QTableWidgetItem(words)
            if column in (_PLACES, _FORMS):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == _PLACES:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)

    def _follow(self, item: QTableWidgetItem) -> None:
        if item.row() == self.rowCount() - 1 and item.text().strip():
            self.blockSignals(True)
            self._add_row("", "")
            self.blockSignals(False)
        self.changed.emit()

    def _tell(self, row: int, column: int, words: str) -> None:
        self._item(row, column).setText(words)
        self._item(row, column).setToolTip(words)

    def _cell(self, row: int, column: int) -> str:
        return self._item(row, column).text().strip()

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item


def _told(each: FoundName) -> str:
    forms, hidden = _counts(each.forms), _counts(each.hidden)
    if not hidden:
        return forms
    return tr(_LEFT, forms=forms, hidden=hidden) if forms else tr(_LEFT_ALONE, hidden=hidden)


def _counts(counts: tuple[tuple[str, int], ...]) -> str:
    shown = [f"{' '.join(form.split())} ({number(count)})" for form, count in counts[:_FORMS_SHOWN]]
    return ", ".join([*shown, "…"] if len(counts) > _FORMS_SHOWN else shown)
