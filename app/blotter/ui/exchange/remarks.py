"""RemarksView: what there is to know about a file, by kind, to search and to copy."""

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from blotter.domain.table import Cell, Table
from blotter.ui.dialogs.table_dialog import TableModel
from blotter.ui.exchange.wrapping_table import WrappingTable
from blotter.ui.language import later, tr
from blotter.ui.metadata_import.report_dialog import SHOWN, in_words
from blotter.ui.scale import px

Choices = tuple[tuple[str, tuple[str, ...]], ...]
_KIND, _WHERE, _WHICH = range(3)
_SEVERAL = 2
_WIDTHS = {_KIND: 84, _WHERE: 140, _WHICH: 290}
_WIDTHS_GOING = {_KIND: 76, _WHERE: 110, _WHICH: 220}
"""What stays out is called by short names, and why by long ones."""
_SHARES = {_KIND: 0.16, _WHERE: 0.18, _WHICH: 0.28}
"""How much of the whole width each has at most."""
COMING: Choices = tuple(
    (later("Documents of the file"), kinds) if kinds == ("imported",) else (words, kinds)
    for words, kinds in SHOWN
)
"""What can be shown before an import: documents are what they are, not what became of them."""
GOING: Choices = tuple((words, kinds) for words, kinds in SHOWN if kinds != ("imported",))
"""What can be shown after an export."""


class _Search(QLineEdit):
    """A field in which Enter ends nothing: what is searched for is shown already."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stays here, since in a dialog it would press the button that acts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)


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

    def __init__(self, choices: Choices = SHOWN) -> None:
        super().__init__()
        self._choices = choices
        self.shown = QComboBox()
        self.shown.setAccessibleName(tr("Which remarks are shown"))
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.words = _Search()
        self.words.setPlaceholderText(tr("Search the remarks"))
        self.words.setAccessibleName(tr("Search the remarks"))
        self.words.setClearButtonEnabled(True)
        self.view = WrappingTable()
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
        self.view.setModel(self._filter)
        self.view.setAccessibleName(tr("What to know about the import"))

    def show_table(self, table: Table) -> None:
        """Show the rows of a report's table."""
        rows = list(table.rows)
        self._filter.told = [str(row[0]) for row in rows]
        self._model = TableModel(self._in_words(table, rows), self)
        self._filter.setSourceModel(self._model)
        self._share_room()
        # Where all is of one file, its name in each row would only take room from the words.
        self.view.setColumnHidden(_WHERE, len({row[_WHERE] for row in rows}) < _SEVERAL)
        self._count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Why something is so has the most to say, and keeps its room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        for column, width in (_WIDTHS_GOING if self._choices is GOING else _WIDTHS).items():
            self.view.setColumnWidth(column, min(px(width), int(self.width() * _SHARES[column])))

    def _in_words(self, table: Table, rows: list[tuple[Cell, ...]]) -> Table:
        if self._choices is COMING:
            rows = [("document", *rest) if kind == "imported" else (kind, *rest) for kind, *rest in rows]
        return in_words(table, rows)

    def _count(self) -> None:
        """How many rows there are of each choice; what was chosen stays chosen."""
        chosen = max(0, self.shown.currentIndex())
        self.shown.blockSignals(True)
        self.shown.clear()
        for words, kinds in self._choices:
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
