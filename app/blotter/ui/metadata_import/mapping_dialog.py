"""MappingDialog: what each column of a table about documents or cases is, with its values beside it."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.project.metadata.mapping import (
    TARGETS,
    ColumnLook,
    TableLook,
    Target,
    Use,
    table_look,
    with_targets,
)
from blotter.project.project import Project
from blotter.project.transfer import Incoming
from blotter.ui.language import in_a_row, later, later_plural, plural, tr, translated
from blotter.ui.metadata.sheet.words import TYPES
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.wording import capital

_COLUMN, _IS, _NAME, _TYPE, _VALUES = range(5)
_ROW_HEIGHT = 32
_IS_WHAT = {
    Target.TEXT: later("Text of the document"),
    Target.NAME: later("Name of the document"),
    Target.DOCUMENT: later("Document that it is about"),
    Target.GROUP: later("Group of the document"),
    Target.CASE: later("Case"),
    Target.KIND: later("Kind of the case"),
    Target.LANGUAGE: later("Language"),
    Target.ATTRIBUTE: later("Attribute"),
    Target.LEFT_OUT: later("Leave out"),
}
_OF_CASES = {Target.DOCUMENT: later("Documents of the case")}
_HINTS = {
    Use.DOCUMENTS: later("Every row becomes a document. One column holds its text."),
    Use.CASES: later("Every row becomes a case. One column holds its name."),
    Use.METADATA: later("Every row says something of a document. One column names it."),
}
_MISFITS = later_plural(
    "{count} value of “{name}” does not fit and will be left out: {values}.",
    "{count} values of “{name}” do not fit and will be left out: {values}.",
)
_UNMATCHED = later_plural(
    "{count} row names no document that is known: {names}.",
    "{count} rows name no document that is known: {names}.",
)
_ROWS = later_plural("{count} row.", "{count} rows.")
_GUESSED = later("{type} (a guess)")


class MappingDialog(QDialog):
    """`mapped()` is the file with its columns as chosen; every choice is tried at once on the values."""

    def __init__(
        self,
        project: Project,
        file: Incoming,
        use: Use,
        known: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._project, self._file, self._use, self._known = project, file, use, known
        self.setWindowTitle(tr("Columns of {name}", name=file.path.name))
        self._look = table_look(project, file, use, known)
        self.table = self._make_table()
        self.told = QLabel()
        self.told.setWordWrap(True)
        set_role(self.told, "muted")
        hint = QLabel(tr(_HINTS[use]))
        hint.setWordWrap(True)
        set_role(hint, "hint")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._act = self._buttons.addButton(tr("Read so"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (hint, self.table, self.told, self._buttons):
            column.addWidget(widget)
        self.resize(px(880), px(520))
        self._tell(self._look)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._look.columns), 5)
        titles = [tr("Column"), tr("Is"), tr("Called"), tr("Type"), tr("Values")]
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        table.horizontalHeader().setStretchLastSection(True)
        for column, width in ((_COLUMN, 160), (_IS, 190), (_NAME, 150), (_TYPE, 150)):
            table.setColumnWidth(column, px(width))
        table.setAccessibleName(tr("Columns and what they are"))
        for row, look in enumerate(self._look.columns):
            self._fill_row(table, row, look)
        return table

    def _fill_row(self, table: QTableWidget, row: int, look: ColumnLook) -> None:
        name = look.column.name
        table.setItem(row, _COLUMN, QTableWidgetItem(name or tr("(without a name)")))
        values = QTableWidgetItem(in_a_row(look.values))
        values.setToolTip(values.text())
        table.setItem(row, _VALUES, values)
        table.setCellWidget(row, _IS, self._targets(look))
        called = QLineEdit(look.column.attribute or name)
        called.setAccessibleName(tr("Attribute for the column {name}", name=name))
        called.editingFinished.connect(self._try)
        table.setCellWidget(row, _NAME, called)
        table.setCellWidget(row, _TYPE, self._types(look))

    def _targets(self, look: ColumnLook) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("What the column {name} is", name=look.column.name))
        for each in TARGETS[self._use]:
            words = _OF_CASES.get(each, _IS_WHAT[each]) if self._use is Use.CASES else _IS_WHAT[each]
            box.addItem(tr(words), str(each))
        box.setCurrentIndex(box.findData(str(look.column.target)))
        box.activated.connect(lambda _: self._try())
        return box

    def _types(self, look: ColumnLook) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Type of the column {name}", name=look.column.name))
        box.addItem("", "")
        for each, words in TYPES.items():
            box.addItem(capital(tr(words)), str(each))
        box.setCurrentIndex(max(0, box.findData(str(look.column.type or ""))))
        box.activated.connect(lambda _: self._try())
        return box

    def target_of(self, column: str) -> QComboBox:
        """Where it is chosen what a column is."""
        return self._box(self._row_of(column), _IS)

    def type_of(self, column: str) -> QComboBox:
        """Where the type of a column’s attribute is chosen."""
        return self._box(self._row_of(column), _TYPE)

    def name_of(self, column: str) -> QLineEdit:
        """Where a column’s attribute is called something."""
        line = self.table.cellWidget(self._row_of(column), _NAME)
        assert isinstance(line, QLineEdit)
        return line

    def _row_of(self, column: str) -> int:
        return [each.column.name for each in self._look.columns].index(column)

    def _box(self, row: int, column: int) -> QComboBox:
        box = self.table.cellWidget(row, column)
        assert isinstance(box, QComboBox)
        return box

    def mapped(self) -> Incoming:
        """The file with its columns as they were chosen."""
        return with_targets(self._file, {
            look.column.name: self._words(row)
            for row, look in enumerate(self._look.columns) if look.column.name
        })  # fmt: skip

    def _words(self, row: int) -> str:
        target = str(self._box(row, _IS).currentData())
        if target != Target.ATTRIBUTE:
            return target
        called = self.table.cellWidget(row, _NAME)
        assert isinstance(called, QLineEdit)
        kind = str(self._box(row, _TYPE).currentData())
        return f"{target}:{called.text().strip() or self._look.columns[row].column.name}:{kind}"

    def _try(self) -> None:
        self._tell(table_look(self._project, self.mapped(), self._use, self._known))

    def _tell(self, look: TableLook) -> None:
        self._act.setEnabled(not look.problem)
        for row, each in enumerate(look.columns):
            self._show_row(row, each)
        lines = [translated(look.problem)] if look.problem else [plural(*_ROWS, look.rows)]
        if look.unmatched_count:
            names = in_a_row(tr("“{name}”", name=each) for each in look.unmatched)
            lines.append(plural(*_UNMATCHED, look.unmatched_count, names=names))
        for each in look.columns:
            if each.misfit_count:
                values = in_a_row(tr("“{name}”", name=value) for value in each.misfits)
                lines.append(plural(*_MISFITS, each.misfit_count, name=each.column.attribute, values=values))
        self.told.setText("\n".join(lines))

    def _show_row(self, row: int, look: ColumnLook) -> None:
        """Show the type that an attribute has, or would get; both are free only where it is new."""
        is_attribute = look.column.target is Target.ATTRIBUTE
        called, box = self.table.cellWidget(row, _NAME), self._box(row, _TYPE)
        assert isinstance(called, QLineEdit)
        called.setEnabled(is_attribute)
        box.setEnabled(is_attribute and look.is_new)
        words = capital(tr(TYPES[look.type])) if is_attribute and look.type else ""
        is_told = look.column.type is not None or not look.is_new
        box.setItemText(0, words if is_told or not words else tr(_GUESSED, type=words))
