"""CodebookMappingDialog: what each column of a table of codes is, with the codes that it makes below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.codebook import Codebook
from blotter.project.codebook_look import LEFT_OUT, CodeColumn, CodesLook, codes_look, with_fields
from blotter.project.transfer import Incoming
from blotter.ui.language import in_a_row, later, tr, translated
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

_COLUMN, _IS, _VALUES = range(3)
_ROW_HEIGHT, _CODE_HEIGHT = 32, 26
_TOLD = 6
_LONGEST = 200
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_IS_WHAT = {
    "code": later("Code, its path or name"),
    "path": later("Path of the code"),
    "name": later("Name of the code"),
    "parent": later("Code above it"),
    "group": later("Group above it"),
    "level": later("How deep it lies"),
    "short": later("Short definition"),
    "full": later("Full definition"),
    "use_when": later("When to use it"),
    "not_when": later("When not to use it"),
    "example": later("Example"),
    "counter_example": later("Counter-example"),
    "origin": later("Where it comes from"),
    "reference": later("Literature"),
    "aliases": later("Other names"),
    "colour": later("Colour"),
    "own_colour": later("Colour of its own"),
    "key": later("Key"),
    "archived": later("Archived"),
    "id": later("Id"),
    LEFT_OUT: later("Leave out"),
}
_HINT = later("Every row becomes a code. One column names it; another may say what lies above it.")
_COUNTS = later("Codes: {count}, of which new: {new}.")


class CodebookMappingDialog(QDialog):
    """`mapped()` is the file with its columns as chosen; the codes below follow every choice."""

    def __init__(self, present: Codebook, file: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present, self._file = present, file
        self.setWindowTitle(tr("Columns of {name}", name=file.path.name))
        look = codes_look(present, file)
        self._columns = look.columns
        self.table = _plain_table([tr("Column"), tr("Is"), tr("Values")], _ROW_HEIGHT, (180, 220))
        self.table.setAccessibleName(tr("Columns and what they are"))
        self._fill_columns()
        self.codes = _plain_table([tr("Code"), tr("Definition")], _CODE_HEIGHT, (340,))
        self.codes.setAccessibleName(tr("The codes as they would come in"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        set_role(self.told, "muted")
        hint = QLabel(tr(_HINT))
        hint.setWordWrap(True)
        set_role(hint, "hint")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._act = self._buttons.addButton(tr("Read so"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (hint, self.table, self.codes, self.told, self._buttons):
            column.addWidget(widget)
        self.resize(px(880), px(640))
        self._tell(look)

    def _fill_columns(self) -> None:
        self.table.setRowCount(len(self._columns))
        for row, each in enumerate(self._columns):
            self.table.setItem(row, _COLUMN, QTableWidgetItem(each.title or tr("(without a name)")))
            self.table.setCellWidget(row, _IS, self._fields(each))
            values = QTableWidgetItem(in_a_row(each.values))
            values.setToolTip(values.text())
            self.table.setItem(row, _VALUES, values)

    def _fields(self, column: CodeColumn) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("What the column {name} is", name=column.title))
        for field, words in _IS_WHAT.items():
            box.addItem(tr(words), field)
        box.setCurrentIndex(box.findData(column.field))
        box.setEnabled(bool(column.title.strip()))
        box.activated.connect(lambda _: self._try())
        return box

    def field_of(self, title: str) -> QComboBox:
        """Where it is chosen what a column is."""
        return self._box([each.title for each in self._columns].index(title))

    def _box(self, row: int) -> QComboBox:
        box = self.table.cellWidget(row, _IS)
        assert isinstance(box, QComboBox)
        return box

    def mapped(self) -> Incoming:
        """The file with its columns as they were chosen."""
        titles = [each.title for each in self._columns]
        fields = {
            title: str(self._box(row).currentData())
            for row, title in enumerate(titles)
            if title.strip() and title not in titles[:row]
        }
        return with_fields(self._file, fields)

    def _try(self) -> None:
        self._tell(codes_look(self._present, self.mapped()))

    def _tell(self, look: CodesLook) -> None:
        self._act.setEnabled(not look.problem)
        self.codes.setRowCount(len(look.codes))
        for row, code in enumerate(look.codes):
            for column, words in enumerate(code):
                item = QTableWidgetItem(" ".join(words[:_LONGEST].split()))
                item.setToolTip(words)
                self.codes.setItem(row, column, item)
        lines = [translated(look.problem)] if look.problem else [tr(_COUNTS, count=look.count, new=look.new)]
        lines += map(translated, look.told[:_TOLD])
        more = len(look.told) - _TOLD
        lines += [tr("And {count} more.", count=more)] if more > 0 else []
        self.told.setText("\n".join(lines))


def _plain_table(titles: list[str], height: int, widths: tuple[int, ...]) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().setDefaultSectionSize(row_height(height))
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(_LEFT)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, px(width))
    return table
