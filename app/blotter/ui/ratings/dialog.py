"""RatingsDialog: a table of ratings is chosen, understood, and how far its coders agree is shown."""

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from blotter.analysis.ratings_measures import RATED_MEASURES
from blotter.analysis.ratings_table import RatingsOptions
from blotter.domain.table import Table
from blotter.interchange.ratings_columns import RatingsColumns
from blotter.interchange.ratings_files import RatingsFile
from blotter.interchange.written import Written
from blotter.progress import Progress
from blotter.project import rated_files
from blotter.ui.dialogs.room import open_at
from blotter.ui.dialogs.table_dialog import TableModel
from blotter.ui.language import later, later_plural, plural, tr, translated
from blotter.ui.ratings.choices import ColumnChoices, MeasureChoices
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, Task, TaskRunner
from blotter.ui.views.dropped_files import dropped_files
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.wording import plainly

_WIDTH, _HEIGHT, _SIDE, _ROW_HEIGHT, _WIDEST = 1080, 660, 330, 25, 260
_NOTHING = later(
    "A table of units and coders from any other program, as CSV, TSV or XLSX: a column for each coder, or a "
    "row for each rating. *Choose a table…*"
)
_TABLES = later("Tables (*.csv *.tsv *.txt *.xlsx)")
_KINDS = (
    later("CSV, UTF-8 (*.csv)"),
    later("Excel workbook (*.xlsx)"),
    later("JSON Lines (*.jsonl)"),
    later("Markdown report (*.md)"),
    later("Web page report (*.html)"),
)
_WRITTEN = later_plural("Exported {count} row to {name}", "Exported {count} rows to {name}")
_OPTION = re.compile(r"\s*[(（][^()（）]*--[a-z][^()（）]*[)）]")
_TITLES = {each.id: each.title for each in RATED_MEASURES}
_NEVER = ("coders",)
_ALWAYS = ("measure", "value", "low", "high", "n", "units", "reason")
"""The columns that are shown; of the others those in which something stands. Coders are told below."""


class _Read(NamedTuple):
    """A file as it was read, and its table."""

    file: RatingsFile
    table: Table


class RatingsDialog(QDialog):
    """A file is chosen or dropped; every choice is answered at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Agreement from a table"))
        self.setAcceptDrops(True)
        self.path: Path | None = None
        self.table: Table | None = None
        self._tasks = TaskRunner(self)
        self._latest = Latest(self._tasks, self)
        self._latest.begun.connect(self._follow)
        self._asked: Task | None = None
        self._latest.answered.connect(self._show)
        self.columns, self.measures = ColumnChoices(), MeasureChoices()
        self.columns.changed.connect(self._compute)
        self.measures.changed.connect(self._compute)
        self.name, self.told, self.notes = QLabel(), QLabel(), QLabel()
        for label, role in ((self.name, "heading"), (self.told, "error"), (self.notes, "hint")):
            label.setWordWrap(True)
            set_role(label, role)
        self.note = EmptyNote()
        self.note.action_requested.connect(self.choose)
        self.view = _table_view()
        self.choose_button = QPushButton(tr("Choose a table…"))
        self.export_button = QPushButton(tr("Export…"))
        self.close_button = QPushButton(tr("Close"))
        self.choose_button.clicked.connect(self.choose)
        self.export_button.clicked.connect(self.export)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self._refresh()
        open_at(self, _WIDTH, _HEIGHT)

    def choose(self) -> None:
        """Ask for a file and show what it says."""
        here = str(self.path.parent) if self.path else ""
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a table"), here, tr(_TABLES))
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Show what a file says."""
        self.path = path
        self.columns.forget()
        self._compute()

    def export(self) -> None:
        """Write the result to a file."""
        assert self.path is not None
        assert self.table is not None
        proposed = str(self.path.with_name(tr("{name} agreement.csv", name=self.path.stem)))
        kinds = ";;".join(map(tr, _KINDS))
        name, kind = QFileDialog.getSaveFileName(self, tr("Export agreement"), proposed, kinds)
        if not name:
            return
        path, table = Path(name), self.table
        if not path.suffix:
            path = path.with_name(f"{path.name}.{kind.rpartition('.')[2].rstrip(')')}")

        def write(progress: Progress) -> Written:
            return rated_files.write(table, path, progress)

        task = self._tasks.run(write)
        task.failed.connect(self._tell_failed)
        task.finished.connect(lambda written: self._tell_written(written, path))

    def done(self, result: int) -> None:
        """Stop what is under way, and close."""
        self._tasks.close()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what a dropped file says."""
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.open_file(files[0])

    def _compute(self) -> None:
        if self.path is None:
            return
        path, columns, options = self.path, self.columns.value(), self.measures.value()
        self.told.setText(tr("Computing…"))
        set_role(self.told, "muted")
        self._latest.ask(lambda progress: _read(path, columns, options, progress), False)
        self._refresh()

    def _follow(self, task: Task) -> None:
        """Hear of the newest question's failure; one that was given up may still fail."""
        self._asked = task
        task.failed.connect(lambda error: self._tell_failed(error) if self._asked is task else None)

    def _show(self, read: object) -> None:
        assert isinstance(read, _Read)
        self.told.clear()
        self.columns.show_file(read.file)
        usual = dict.fromkeys(str(row["measure"]) for row in read.table.records() if not row["category"])
        self.measures.show_usual([*usual])
        self.table = read.table
        self.view.setModel(TableModel(_shown(read.table), self))
        self.view.resizeColumnsToContents()
        for column in range(self.view.model().columnCount()):
            self.view.setColumnWidth(column, min(px(_WIDEST), self.view.columnWidth(column) + px(12)))
        self.notes.setText("\n".join(_without_options(translated(note)) for note in read.table.notes))
        self._refresh()

    def _tell_failed(self, error: Exception) -> None:
        """What could not be read has no figures; those of before would be another table's."""
        self.table = None
        self.notes.clear()
        self.told.setText(_without_options(plainly(error)))
        set_role(self.told, "error")
        self._refresh()

    def _tell_written(self, written: object, path: Path) -> None:
        assert isinstance(written, Written)
        set_role(self.told, "muted")
        self.told.setText(
            plural(
                "Exported {count} row to {name}",
                "Exported {count} rows to {name}",
                written.rows,
                name=path.name,
            )
        )
        self._refresh()

    def _refresh(self) -> None:
        is_chosen = self.path is not None
        self.name.setText(self.path.name if self.path else "")
        self.name.setVisible(is_chosen)
        self.told.setVisible(bool(self.told.text()))
        self._side.setVisible(is_chosen)
        self.note.say("" if is_chosen else tr(_NOTHING))
        self.view.setVisible(self.table is not None)
        self.notes.setVisible(self.table is not None)
        self.export_button.setEnabled(self.table is not None)

    def _lay_out(self) -> None:
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setSpacing(12)
        side.addWidget(self.columns)
        side.addWidget(self.measures)
        side.addStretch()
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QScrollArea.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(inner)
        self._side.setFixedWidth(px(_SIDE))
        result = QVBoxLayout()
        result.addWidget(self.name)
        result.addWidget(self.told)
        result.addWidget(self.view, 1)
        result.addWidget(self.notes)
        result.addWidget(self.note, 1)
        result.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._side)
        middle.addLayout(result, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addStretch()
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        for button in (self.choose_button, self.export_button, self.close_button):
            button.setAutoDefault(False)


def _read(path: Path, columns: RatingsColumns, options: RatingsOptions, progress: Progress) -> _Read:
    file = rated_files.read(path, columns, progress)
    return _Read(file, rated_files.agreement(file, options, progress))


def _without_options(words: str) -> str:
    """What is told, without the options of the command line, for which there are fields here."""
    return _OPTION.sub("", words)


def _shown(table: Table) -> Table:
    """The table for the window: measures by their titles, without columns in which nothing stands."""
    rows = list(table.rows)
    keys = table.keys
    filled = [any(row[n] not in ("", None) for row in rows) for n in range(len(keys))]
    places = [n for n, key in enumerate(keys) if key not in _NEVER and (key in _ALWAYS or filled[n])]
    measure = keys.index("measure")
    cells = [tuple(tr(_TITLES[str(row[n])]) if n == measure else row[n] for n in places) for row in rows]
    return Table(table.title, tuple(table.columns[n] for n in places), cells, table.notes)


def _table_view() -> QTableView:
    view = QTableView()
    set_role(view, "roomy")
    view.setAccessibleName(tr("Agreement"))
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.horizontalHeader().setStretchLastSection(True)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
