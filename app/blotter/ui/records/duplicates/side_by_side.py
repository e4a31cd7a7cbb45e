"""SideBySide: two records field by field, what differs marked, and which value stays."""

from typing import ClassVar, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.project.records import cells
from blotter.project.records.rows import RecordNames
from blotter.project.records.united_values import differing
from blotter.ui import icons, theme
from blotter.ui.cells.model import Index
from blotter.ui.language import later, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.rows_table import RowsTable

FIELD, KEPT, OTHER = range(3)
_FIELD_WIDTH = 130
_ROLE = Qt.ItemDataRole


class FieldRow(NamedTuple):
    """A field with what both records have in it.

    Where they differ in a field of one value, one of both stays; several values are put together.
    """

    name: str
    label: str
    kept: str
    other: str
    is_choice: bool

    @property
    def differs(self) -> bool:
        """Whether they do not say the same."""
        return self.kept != self.other


class FieldsModel(TitledRows):
    """The fields in which one of both has something; `of_other` are those where the other's value stays."""

    TITLES: ClassVar = (later("Field"), later("Stays"), later("Is merged into it"))
    chosen = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.rows: list[FieldRow] = []
        self.of_other: set[str] = set()
        self._numbers = ("", "")

    def show_pair(self, keep: Record | None, other: Record | None) -> None:
        """Show two records, or nothing."""
        self.beginResetModel()
        self.of_other = set()
        self.rows = []
        self._numbers = ("", "")
        if keep is not None and other is not None:
            names = RecordNames(self._project)
            self._numbers = (keep.number, other.number)
            disputed = differing(keep, other)
            for name in _fields(names, keep, other):
                one, two = (cells.shown(each, name, names) for each in (keep, other))
                if one or two:
                    self.rows.append(FieldRow(name, _label(names, name), one, two, name in disputed))
        self.endResetModel()

    def size(self) -> int:
        return len(self.rows)

    def choose(self, row: int, is_other: bool) -> None:
        """Say whose value stays in a field in which they differ."""
        if not (0 <= row < len(self.rows)) or not self.rows[row].is_choice:
            return
        name = self.rows[row].name
        if is_other:
            self.of_other.add(name)
        else:
            self.of_other.discard(name)
        self.tell_all()
        self.chosen.emit()

    def stays(self, row: int, column: int) -> bool:
        """Whether the value in a cell is the one that stays, of two that differ."""
        each = self.rows[row]
        return each.is_choice and (each.name in self.of_other) == (column == OTHER)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal and all(self._numbers):
            if section == KEPT:
                return tr("{number} stays", number=self._numbers[0])
            if section == OTHER:
                return tr("{number} is merged into it", number=self._numbers[1])
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        each, column, palette = self.rows[index.row()], index.column(), theme.current()
        words = (each.label, each.kept, each.other)[column]
        stays = column != FIELD and self.stays(index.row(), column)
        if role == _ROLE.DisplayRole:
            return words
        if role == _ROLE.ToolTipRole:
            return words or None
        if role == _ROLE.DecorationRole:
            if column == FIELD:
                return icons.icon("equal-not", "warn") if each.differs else None
            return icons.icon("check", "success") if stays else None
        if role == _ROLE.FontRole and (stays or (column == FIELD and each.differs)):
            return theme.interface_font(13, 600)
        if role == _ROLE.ForegroundRole:
            loses = column != FIELD and each.is_choice and not stays
            return palette.muted if loses or (column == FIELD and not each.differs) else palette.text
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(each, column, words, stays)
        return None

    def _spoken(self, each: FieldRow, column: int, words: str, stays: bool) -> str:
        if column == FIELD:
            return tr("{field}: they differ", field=words) if each.differs else words
        return tr("{value}, stays", value=words) if stays else words


class SideBySide(RowsTable):
    """Space or a click on a value says that it stays; the arrows go to the cells."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        self.fields = FieldsModel(project)
        super().__init__(self.fields, tr("Both records, field by field"), OTHER, -1, parent)
        set_role(self, "roomy")
        self.fields.setParent(self)
        self.setSelectionBehavior(RowsTable.SelectionBehavior.SelectItems)
        self.setSelectionMode(RowsTable.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.clicked.connect(lambda index: self._choose(index.row(), index.column()))
        self.setToolTip(tr("Click a value, or press Space on it, so that it stays"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space says that the value under the cursor stays."""
        if event.key() == Qt.Key.Key_Space:
            self._choose(self.currentIndex().row(), self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int, column: int) -> None:
        if column != FIELD:
            self.fields.choose(row, column == OTHER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(FIELD, px(_FIELD_WIDTH))
        self.setColumnWidth(KEPT, max(px(120), (self.viewport().width() - px(_FIELD_WIDTH)) // 2))


def _fields(names: RecordNames, *records: Record) -> list[str]:
    """The fields of both kinds, and those of the project's own that one of them has."""
    found = dict.fromkeys(name for each in records for name in cells.field_names(names, each.kind))
    own = dict.fromkeys(name for each in records for name, _ in each.own)
    return [*found, *(each for each in own if each not in found)]


def _label(names: RecordNames, name: str) -> str:
    return {cells.KIND: tr("Kind"), cells.COUNT: tr("Counts")}.get(name) or names.schema.label(name)
