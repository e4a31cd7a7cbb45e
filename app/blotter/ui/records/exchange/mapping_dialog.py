"""MappingDialog: which column of a table of others is which field of a record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.project.preview import tried, with_columns
from blotter.project.project import Project
from blotter.project.records.taking_in.targets import Target, columns_in, guessed, targets
from blotter.project.transfer import Incoming
from blotter.ui.language import later, later_plural, plural, tr, translated
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

_COLUMN, _FIELD = range(2)
_ROW_HEIGHT = 32
_READ = later_plural("{count} of the first rows can be read.", "{count} of the first rows can be read.")
_REFUSED = later_plural("{count} cannot: {why}", "{count} cannot, the first because: {why}")
_PER_COLUMN = later("As a column says")


class MappingDialog(QDialog):
    """`mapped()` is the file with its columns as fields; what is chosen is tried at once on the file."""

    def __init__(self, project: Project, file: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._file = project, file
        self._columns = columns_in(file.path)
        self.setWindowTitle(tr("Columns of {name}", name=file.path.name))
        self.table = self._make_table()
        self.kind = self._make_kind()
        self.told = QLabel()
        self.told.setWordWrap(True)
        set_role(self.told, "muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._act = self._buttons.addButton(tr("Read so"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.resize(px(620), px(480))
        self._try()

    def _lay_out(self) -> None:
        hint = QLabel(
            tr(
                "Every record needs a kind and a passage: a document, and its words or where they start and "
                "end."
            )
        )
        hint.setWordWrap(True)
        set_role(hint, "hint")
        label = QLabel(tr("&Kind of all rows:"))
        label.setBuddy(self.kind)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.kind, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self._buttons)

    def _make_kind(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Kind of all rows"))
        box.addItem(tr(_PER_COLUMN), "")
        for each in self._project.record_schema.kinds.values():
            box.addItem(each.name, each.name)
        box.currentIndexChanged.connect(lambda _: self._try())
        return box

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._columns), 2)
        table.setHorizontalHeaderLabels([tr("Column"), tr("Field")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        table.horizontalHeader().setStretchLastSection(True)
        table.setColumnWidth(_COLUMN, px(240))
        table.setAccessibleName(tr("Columns and the fields that they are"))
        known, guesses = targets(self._project), guessed(self._project, self._columns)
        for row, name in enumerate(self._columns):
            item = QTableWidgetItem(name)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            table.setItem(row, _COLUMN, item)
            table.setCellWidget(row, _FIELD, self._fields(name, known, guesses[name]))
        return table

    def _fields(self, column: str, known: list[Target], guess: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Field of the column {name}", name=column))
        for each in known:
            box.addItem(tr(each.template, field=translated(each.field), part=each.part), each.name)
        box.setCurrentIndex(max(0, box.findData(guess)))
        box.currentIndexChanged.connect(lambda _: self._try())
        return box

    def field_of(self, column: str) -> QComboBox:
        """Where the field of a column is chosen."""
        box = self.table.cellWidget(self._columns.index(column), _FIELD)
        assert isinstance(box, QComboBox)
        return box

    def mapped(self) -> Incoming:
        """The file with its columns as the fields that were chosen."""
        columns = {name: str(self.field_of(name).currentData()) for name in self._columns}
        return with_columns(self._file, columns, str(self.kind.currentData()))

    def _try(self) -> None:
        if not hasattr(self, "_act"):
            return
        seen = tried(self.mapped())
        self._act.setEnabled(not seen.problem)
        lines = [translated(seen.problem)] if seen.problem else []
        if seen.read:
            lines.append(plural(*_READ, seen.read))
        if seen.refused:
            lines.append(plural(*_REFUSED, seen.refused, why=translated(seen.why)))
        self.told.setText("\n".join(lines))
