"""PairList: the pairs of records that may be one activity, the likeliest first."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from blotter.analysis.records.duplicates import Pair
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.cells.model import Index
from blotter.ui.language import in_a_row, later, tr, translated
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.records.form.told import gist
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.rows_table import RowsTable

_SCORE, _ONE, _OTHER, _ABOUT, _REASONS = range(5)
_WIDTHS = {_SCORE: 56, _ONE: 78, _OTHER: 78, _ABOUT: 190}
_ROLE = Qt.ItemDataRole


class PairModel(TitledRows):
    """Pairs that were skipped stay in the list, muted."""

    TITLES: ClassVar = (
        later("Score"),
        later("Record"),
        later("Other"),
        later("About"),
        later("In common"),
    )
    NUMBERS: ClassVar = frozenset({_SCORE})

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.pairs: list[Pair] = []
        self.skipped: set[frozenset[str]] = set()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """List other pairs; of records that are gone, none."""
        self.beginResetModel()
        there = self._project.records
        self.pairs = [each for each in pairs if each.one in there and each.other in there]
        self.endResetModel()

    def size(self) -> int:
        return len(self.pairs)

    def is_skipped(self, row: int) -> bool:
        """Whether somebody put this one off."""
        pair = self.pairs[row]
        return frozenset((pair.one, pair.other)) in self.skipped

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        pair, column = self.pairs[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._words(pair, column)
        if role == _ROLE.TextAlignmentRole and column == _SCORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.FontRole and column == _SCORE:
            return theme.tabular(theme.interface_font(13))
        if role == _ROLE.ForegroundRole:
            is_muted = column == _REASONS or self.is_skipped(index.row())
            return theme.current().muted if is_muted else theme.current().text
        if role == _ROLE.AccessibleTextRole and self.is_skipped(index.row()):
            return tr("{words}, skipped", words=self._words(pair, column))
        return None

    def _words(self, pair: Pair, column: int) -> str:
        records = self._project.records
        one, other = records.get(pair.one), records.get(pair.other)
        if one is None or other is None:
            return ""
        if column == _SCORE:
            return f"{pair.score:.2f}"
        if column == _ONE:
            return one.number
        if column == _OTHER:
            return other.number
        if column == _ABOUT:
            return gist(self._project, one)
        return in_a_row(translated(each) for each in pair.reasons)


class PairList(RowsTable):
    """The row under the cursor is the pair that is looked at."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        self.work = PairModel(project)
        super().__init__(self.work, tr("Possible duplicates"), _REASONS, -1, parent)
        set_role(self, "roomy")
        self.work.setParent(self)
        self.setSelectionMode(RowsTable.SelectionMode.SingleSelection)

    def current(self) -> Pair | None:
        """The pair under the cursor."""
        row = self.currentIndex().row()
        return self.work.pairs[row] if 0 <= row < len(self.work.pairs) else None

    def choose(self, row: int) -> None:
        """Put the cursor on a row, the last where there are fewer."""
        if self.work.pairs:
            self.setCurrentIndex(self.work.index(min(max(row, 0), len(self.work.pairs) - 1), _ONE))

    def next_open(self, row: int) -> int:
        """The next pair after a row that was not skipped, from the top again; else the row itself."""
        count = len(self.work.pairs)
        following = ((row + step) % count for step in range(1, count))
        return next((each for each in following if not self.work.is_skipped(each)), row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, max(px(width), self.title_width(column)))
        # They stand above the two records, too.
        left = self.viewport().width() - sum(map(self.columnWidth, _WIDTHS))
        self.setColumnHidden(_REASONS, left < self.title_width(_REASONS))
