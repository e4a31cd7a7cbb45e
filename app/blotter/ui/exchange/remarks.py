"""RemarksView: what there is to know about a file, by kind, to search and to copy."""

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

from blotter.domain.table import Table
from blotter.ui.dialogs.table_dialog import TableModel
from blotter.ui.language import tr
from blotter.ui.metadata_import.report_dialog import SHOWN, in_words
from blotter.ui.scale import px, row_height

_ROW_HEIGHT = 24
_KIND, _WHERE, _WHICH = range(3)
_WIDTHS = {_KIND: 100, _WHERE: 170, _WHICH: 220}


class _Filter(QSortFilterProxyModel):
    """Rows of the chosen kinds in which the words stand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kinds: tuple[str, ...] = ()
        self.told: list[str] = []
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterKeyColumn(-1)

    def filterAcceptsRow(self, row: int, parent: object) -> bool:
        fits = not self.kinds or self.told[row] in self.kinds
        return fits and super().filterAcceptsRow(row, parent)  # type: ignore[arg-type]

    def renew(self) -> None:
        """Look at every row again."""
        self.beginResetModel()
        self.endResetModel()


class RemarksView(QWidget):
    """A table of remarks with a choice of kinds and a field to search; Ctrl+C copies the chosen rows."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = QComboBox()
        self.shown.setAccessibleName(tr("Which remarks are shown"))
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search the remarks"))
        self.words.setAccessibleName(tr("Search the remarks"))
        self.words.setClearButtonEnabled(True)
        self.view = QTableView()
        self._filter = _Filter(self)
        self._model: TableModel | None = None
        self._dress()
        self.shown.currentIndexChanged.connect(lambda _: self._choose())
        self.words.textChanged.connect(self._filter.setFilterFixedString)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        label = QLabel(tr("&What to know:"))
        label.setBuddy(self.shown)
        row = QHBoxLayout()
        for widget in (label, self.shown):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _dress(self) -> None:
        view = self.view
        view.setModel(self._filter)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(tr("What to know about the import"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def show_table(self, table: Table) -> None:
        """Show the rows of a report's table."""
        rows = list(table.rows)
        self._filter.told = [str(row[0]) for row in rows]
        self._model = TableModel(in_words(table, rows), self)
        self._filter.setSourceModel(self._model)
        for column, width in _WIDTHS.items():
            self.view.setColumnWidth(column, px(width))
        self._count()
        self.setVisible(bool(rows))

    def _count(self) -> None:
        """How many rows there are of each choice; what was chosen stays chosen."""
        chosen = max(0, self.shown.currentIndex())
        self.shown.blockSignals(True)
        self.shown.clear()
        for words, kinds in SHOWN:
            count = sum(not kinds or each in kinds for each in self._filter.told)
            self.shown.addItem(tr("{words} ({count})", words=tr(words), count=count), kinds)
        self.shown.setCurrentIndex(chosen)
        self.shown.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        self._filter.kinds = tuple(self.shown.currentData() or ())
        self._filter.renew()

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, or all that are shown where none is chosen."""
        if self._model is None:
            return
        chosen = self.view.selectionModel().selectedRows()
        places = chosen or [self._filter.index(row, 0) for row in range(self._filter.rowCount())]
        rows = sorted(self._filter.mapToSource(place).row() for place in places)
        QGuiApplication.clipboard().setText(self._model.text(rows))
