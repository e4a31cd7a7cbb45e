"""ChangedCodes: the codes that differ between two revisions, with the kind of change and what it asks for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.analysis.revision_comparison import CodeComparison
from blotter.domain.codebook import split_path
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import later, plural, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.revisions.words import change_glyph, change_words
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import read_path

CODE, CHANGES, OUTDATED = range(3)
_TITLES = (later("Code"), later("Change"), later("To re-check"))
_WIDEST, _LEAST_NAME, _AROUND = 190, 110, 20
_ROLE = Qt.ItemDataRole


class ChangedCodesModel(TitledRows):
    """A row a code; `outdated` says how many of its segments were coded by another definition."""

    TITLES = _TITLES
    NUMBERS = frozenset({OUTDATED})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.codes: Sequence[CodeComparison] = ()
        self._outdated: Mapping[str, int] = {}

    def show_codes(self, codes: Sequence[CodeComparison], outdated: Mapping[str, int]) -> None:
        """Show these."""
        self.beginResetModel()
        self.codes, self._outdated = codes, outdated
        self.endResetModel()

    def show_outdated(self, outdated: Mapping[str, int]) -> None:
        """Show how many segments of each code are to re-check."""
        self._outdated = outdated
        if self.codes:
            self.dataChanged.emit(self.index(0, CODE), self.index(len(self.codes) - 1, OUTDATED))

    def size(self) -> int:
        return len(self.codes)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        code, column = self.codes[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(code, column)
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(code) if column == CODE else self._words(code, column)
        if role == _ROLE.ToolTipRole:
            return read_path(code.after or code.before or "")
        if role == _ROLE.TextAlignmentRole:
            return _aligned(column)
        if role == Role.STATUS and column == CODE:
            return change_glyph(code.changes)
        if role == CellRole.FIGURE:
            return column == OUTDATED
        return column == CHANGES if role == Role.MUTED else None

    def _words(self, code: CodeComparison, column: int) -> str:
        if column == CODE:
            return split_path(code.after or code.before or "")[-1]
        if column == CHANGES:
            return change_words(code.changes)
        count = self._outdated.get(code.code, 0)
        return str(count) if count else ""

    def _spoken(self, code: CodeComparison) -> str:
        count = self._outdated.get(code.code, 0)
        told = tr(
            "{name}: {what}", name=read_path(code.after or code.before or ""), what=change_words(code.changes)
        )
        segments = plural("{count} segment to re-check", "{count} segments to re-check", count)
        return tr("{what}, {more}", what=told, more=segments) if count else told


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == OUTDATED else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class ChangedCodes(Rows):
    """The row under the cursor is the code whose parts are read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Codes that differ"), parent)
        self._has_outdated = False
        self.changed = ChangedCodesModel(self)
        self.setModel(self.changed)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(CODE, QHeaderView.ResizeMode.Stretch)

    def show_codes(self, codes: Sequence[CodeComparison], outdated: Mapping[str, int], chosen: str) -> None:
        """Show these with the cursor on one of them (by id), or on the first."""
        self.changed.show_codes(codes, outdated)
        places = [row for row, each in enumerate(codes) if each.code == chosen]
        if codes:
            self.setCurrentIndex(self.changed.index(places[0] if places else 0, CODE))
        self._has_outdated = any(outdated.values())
        self._set_widths()

    def show_outdated(self, outdated: Mapping[str, int]) -> None:
        """Show how many segments of each code (by id) are to re-check."""
        self.changed.show_outdated(outdated)
        self._has_outdated = any(outdated.values())
        self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """The names come first; where they would have too little room, numbers and then words give way."""
        header, words = self.header(), (change_words(each.changes) for each in self.changed.codes)
        advance = self.fontMetrics().horizontalAdvance
        widest = max(map(advance, (*words, tr(_TITLES[CHANGES])))) + px(_AROUND)
        changes, outdated = min(widest, px(_WIDEST)), advance(tr(_TITLES[OUTDATED])) + px(_AROUND)
        room = self.viewport().width() - px(_LEAST_NAME)
        header.setSectionHidden(CHANGES, room < changes)
        header.setSectionHidden(OUTDATED, not self._has_outdated or room < changes + outdated)
        header.resizeSection(CHANGES, changes)
        header.resizeSection(OUTDATED, outdated)

    def current(self) -> CodeComparison | None:
        """The code under the cursor."""
        index = self.currentIndex()
        return self.changed.codes[index.row()] if index.isValid() else None
