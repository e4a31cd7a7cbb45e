"""QuoteMappingDialog: what each column of a table of coded segments is, tried at once on the documents."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.project.project import Project
from blotter.project.quotes.look import (
    QuoteColumnLook,
    QuotesLook,
    QuoteTarget,
    quotes_look,
    with_quote_columns,
)
from blotter.project.transfer import Incoming
from blotter.ui.language import in_a_row, later, tr, translated
from blotter.ui.quotes_import.landing_table import LandingTable
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

_COLUMN, _IS, _VALUES = range(3)
_ROW_HEIGHT = 32
_FIELD_WIDTH = 260
_IS_WHAT = {
    QuoteTarget.DOCUMENT: later("Document"),
    QuoteTarget.GROUP: later("Group of the document"),
    QuoteTarget.CODE: later("Code"),
    QuoteTarget.CODES: later("Several codes"),
    QuoteTarget.TEXT: later("Words of the passage"),
    QuoteTarget.CODER: later("Coder"),
    QuoteTarget.MEMO: later("Memo of the segment"),
    QuoteTarget.PARAGRAPH: later("Paragraph where it begins"),
    QuoteTarget.START: later("Character where it begins"),
    QuoteTarget.CREATED: later("Day of coding"),
    QuoteTarget.MODIFIED: later("Day of the last change"),
    QuoteTarget.LEFT_OUT: later("Leave out"),
}
_HINT = later(
    "Every row becomes a coded segment. It has no position, so its words are looked for in the document that "
    "it names. Documents come in first, or together with the table."
)
_FOUND = later("Rows tried: {tried}. Would come in: {count}.")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SEPARATORS = (">", "\\", "/")


class QuoteMappingDialog(QDialog):
    """`mapped()` is the file with its columns as chosen; every choice is tried at once on the documents."""

    def __init__(
        self, project: Project, file: Incoming, known: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._file, self._known = project, file, known
        self.setWindowTitle(tr("Columns of {name}", name=file.path.name))
        look = quotes_look(project, file, known)
        self._looks = look.columns
        self.table = self._make_table()
        self.separator = self._make_separator()
        self.coder = QLineEdit(getattr(file.options, "coder", ""))
        self.coder.setPlaceholderText(tr("As the column says, else you"))
        self.coder.editingFinished.connect(self._try)
        self.landings = LandingTable()
        self.told = QLabel()
        self.told.setWordWrap(True)
        set_role(self.told, "muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._act = self._buttons.addButton(tr("Read so"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._tell(look)

    def _lay_out(self) -> None:
        hint = QLabel(tr(_HINT))
        hint.setWordWrap(True)
        set_role(hint, "hint")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for field in (self.separator, self.coder):
            field.setMinimumWidth(px(_FIELD_WIDTH))
        form.addRow(tr("Between the names of a path"), self.separator)
        form.addRow(tr("Coder of all rows"), self.coder)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addWidget(self.table, 3)
        column.addLayout(form)
        column.addWidget(self.landings, 2)
        column.addWidget(self.told)
        column.addWidget(self._buttons)
        self.resize(px(1040), px(700))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._looks), 3)
        table.setHorizontalHeaderLabels([tr("Column"), tr("Is"), tr("Values")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        for column, width in ((_COLUMN, 180), (_IS, 220)):
            table.setColumnWidth(column, px(width))
        table.setAccessibleName(tr("Columns and what they are"))
        for row, look in enumerate(self._looks):
            table.setItem(row, _COLUMN, QTableWidgetItem(look.column.name or tr("(without a name)")))
            table.setCellWidget(row, _IS, self._targets(look))
            values = QTableWidgetItem(in_a_row(look.values))
            values.setToolTip(values.text())
            table.setItem(row, _VALUES, values)
        return table

    def _targets(self, look: QuoteColumnLook) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("What the column {name} is", name=look.column.name))
        for each, words in _IS_WHAT.items():
            box.addItem(tr(words), str(each))
        box.setCurrentIndex(box.findData(str(look.column.target)))
        box.setEnabled(bool(look.column.name))
        box.activated.connect(lambda _: self._try())
        return box

    def _make_separator(self) -> QComboBox:
        box = QComboBox()
        box.addItem(tr("(found out)"), "")
        for each in _SEPARATORS:
            box.addItem(each, each)
        box.setCurrentIndex(max(0, box.findData(getattr(self._file.options, "separator", ""))))
        box.activated.connect(lambda _: self._try())
        return box

    def target_of(self, column: str) -> QComboBox:
        """Where it is chosen what a column is."""
        return self._box([each.column.name for each in self._looks].index(column))

    def _box(self, row: int) -> QComboBox:
        box = self.table.cellWidget(row, _IS)
        assert isinstance(box, QComboBox)
        return box

    def mapped(self) -> Incoming:
        """The file with its columns as they were chosen."""
        columns = {
            look.column.name: str(self._box(row).currentData())
            for row, look in enumerate(self._looks)
            if look.column.name
        }
        separator, coder = str(self.separator.currentData()), self.coder.text().strip()
        return with_quote_columns(self._file, columns, separator, coder)

    def _try(self) -> None:
        self._tell(quotes_look(self._project, self.mapped(), self._known))

    def _tell(self, look: QuotesLook) -> None:
        self._act.setEnabled(not look.problem)
        self.landings.show_landings(look.landings)
        lines = (
            [translated(look.problem)] if look.problem else [tr(_FOUND, tried=look.tried, count=look.found)]
        )
        self.told.setText("\n".join([*lines, *map(translated, look.told)]))
