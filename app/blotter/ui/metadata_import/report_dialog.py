"""ImportReportDialog: what came in, what was guessed and what was left out, to look through and to save."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.table import Cell, Table
from blotter.project.import_report import ImportReport
from blotter.project.import_table import import_table
from blotter.ui.dialogs.table_dialog import TableDialog
from blotter.ui.exchange.wrapping_table import WrappingTable
from blotter.ui.language import later, tr
from blotter.ui.metadata_import.counted import summary
from blotter.ui.scale import px

REMARKS: Mapping[str, str] = {
    "refused": later("refused"),
    "skipped": later("skipped"),
    "left out": later("left out"),
    "filled in": later("filled in"),
    "same text": later("same text"),
    "renamed": later("renamed"),
    "encoding": later("encoding"),
    "replaced": later("replaced"),
    "reanchored": later("reanchored"),
    "noted": later("to know"),
    "guess": later("a guess"),
    "changed": later("changed"),
    "imported": later("imported"),
    "document": later("document"),
}
SHOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    (later("Everything"), ()),
    (later("What came in"), ("imported",)),
    (later("What was guessed"), ("guess", "encoding", "filled in")),
    (later("What was left out"), ("refused", "left out", "skipped")),
)


_WHERE, _WHICH = 1, 2
_MOST_WHERE, _MOST_WHICH = 260, 170
_WIDEST, _ROUND_ABOUT, _MORE_LINES = 1200, 60, 60


class ImportReportDialog(TableDialog):
    """The report of one import; `save_requested` gives the table as it is to be written."""

    save_requested = Signal(object)

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        table = import_table(report)
        rows = list(table.rows)
        super().__init__(in_words(table, rows, summary(report)), parent)
        self._fit()
        self._kinds = [str(row[0]) for row in rows]
        self.shown = QComboBox()
        self.shown.setAccessibleName(tr("What the report shows"))
        for words, kinds in SHOWN:
            count = sum(not kinds or each in kinds for each in self._kinds)
            self.shown.addItem(tr("{words} ({count})", words=tr(words), count=count), kinds)
        self.shown.currentIndexChanged.connect(lambda _: self._show())
        label = QLabel(tr("&Show:"))
        label.setBuddy(self.shown)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.shown)
        row.addStretch(1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertLayout(0, row)
        save = QPushButton(tr("Save report…"))
        save.clicked.connect(lambda: self.save_requested.emit(table))
        buttons = self.findChild(QDialogButtonBox)
        assert isinstance(buttons, QDialogButtonBox)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)

    def _made_view(self) -> QTableView:
        """Why something stayed out is told whole, over as many lines as it needs."""
        return WrappingTable()

    def _fit(self) -> None:
        """Most of the room is for what there is to say of a file."""
        around = self.parentWidget()
        room = around.window().width() - px(_ROUND_ABOUT) if around is not None else 0
        self.resize(max(self.width(), min(px(_WIDEST), room)), self.height() + px(_MORE_LINES))
        for column, most in ((_WHERE, px(_MOST_WHERE)), (_WHICH, px(_MOST_WHICH))):
            self.view.setColumnWidth(column, min(most, self.view.columnWidth(column)))

    def _show(self) -> None:
        """Show the rows of the chosen kinds alone."""
        kinds = self.shown.currentData()
        for row, kind in enumerate(self._kinds):
            self.view.setRowHidden(row, bool(kinds) and kind not in kinds)


def in_words(table: Table, rows: Sequence[tuple[Cell, ...]], counts: str = "") -> Table:
    """The table as the window tells it: kinds in its language, files without the folder that all are in."""
    common = _common_folder([str(row[1]) for row in rows])
    told = [
        (tr(REMARKS.get(str(kind), str(kind))), str(where)[len(common) :], *rest)
        for kind, where, *rest in rows
    ]
    return Table(table.title, table.columns, told, (counts,) if counts else ())


def _common_folder(places: Sequence[str]) -> str:
    """What all paths begin with, up to the last sign that parts folders."""
    first, last = min(places, default=""), max(places, default="")
    length = next(
        (at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first)
    )
    common = first[:length]
    return common[: max(common.rfind("/"), common.rfind("\\")) + 1]
