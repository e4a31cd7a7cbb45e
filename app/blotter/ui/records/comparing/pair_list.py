"""PairList: the activities that two coders have records of, as rows to work off."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.project.records import settling
from blotter.project.records.comparing import RecordComparison, RecordPair
from blotter.project.records.rows import RecordNames
from blotter.project.records.settling import DISCARDED
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.comparison.words import DASH
from blotter.ui.language import later, plural, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

STATE, FIRST, SECOND, KIND, DIFFERS = range(5)
_TITLES = ("", later("First"), later("Second"), later("Kind"), later("Differ"))
_LEAST, _DIFFERS_FROM = 240, 290
_ROLE = Qt.ItemDataRole


class PairModel(TitledRows):
    """A row a pair, or a record that only one coder has; what is settled has a tick and is muted."""

    TITLES = _TITLES
    NUMBERS = frozenset({DIFFERS})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs: Sequence[RecordPair] = ()
        self.settled: Mapping[str, str] = {}
        self.coders = ("", "")
        self._names: RecordNames | None = None

    def show_pairs(self, compared: RecordComparison, settled: Mapping[str, str], names: RecordNames) -> None:
        """Show what was compared, and as what each is settled; rows that stay are only told anew."""
        is_same = (compared.pairs, compared.names) == (self.pairs, self.coders)
        if not is_same:
            self.beginResetModel()
        self.pairs, self.coders, self.settled, self._names = compared.pairs, compared.names, settled, names
        if is_same:
            self.tell_all()
        else:
            self.endResetModel()

    def size(self) -> int:
        return len(self.pairs)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        is_title = role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal
        if is_title and section in (FIRST, SECOND) and self.coders[0]:
            return self.coders[section == SECOND]
        return super().headerData(section, orientation, role)

    def outcome(self, pair: RecordPair) -> str:
        """As what a pair is settled, "" if it is open."""
        return self.settled.get(settling.key(pair), "")

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        pair, column = self.pairs[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(pair, column)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return self._state(pair) if column == STATE else self._words(pair, column)
        if role == Role.STATUS and column == STATE:
            return self._sign(pair)
        if role == _ROLE.TextAlignmentRole and column == DIFFERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == CellRole.FIGURE:
            return column == DIFFERS
        return bool(self.outcome(pair)) or column > SECOND if role == Role.MUTED else None

    def _words(self, pair: RecordPair, column: int) -> str:
        if column == FIRST:
            return pair.first.number if pair.first else DASH
        if column == SECOND:
            return pair.second.number if pair.second else DASH
        if column == KIND:
            return self._names.kind(pair.records[0]) if self._names else ""
        return str(len(pair.differences) or "") if column == DIFFERS else ""

    def _sign(self, pair: RecordPair) -> str:
        if outcome := self.outcome(pair):
            return "x:muted" if outcome == DISCARDED else "check:decided"
        if len(pair.records) == 1:
            return "circle-off:missed"
        return "equal-not:label" if pair.differences else "equal"

    def _state(self, pair: RecordPair) -> str:
        if outcome := self.outcome(pair):
            return tr("Discarded") if outcome == DISCARDED else tr("Settled as {number}", number=outcome)
        if len(pair.records) == 1:
            return tr("Only one coder has it")
        count = len(pair.differences)
        return plural("{count} field differs", "{count} fields differ", count) if count else tr("Alike")


class PairList(Rows):
    """The row under the cursor is the pair that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Activities to settle"), parent)
        self.work = PairModel(self)
        self.setModel(self.work)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(24))
        header.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Stretch)
        for column, width in ((STATE, 34), (FIRST, 66), (SECOND, 66), (DIFFERS, 56)):
            header.resizeSection(column, px(width))
        self.setMinimumWidth(px(_LEAST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """How many fields differ gives way to the kind."""
        super().resizeEvent(event)
        self.header().setSectionHidden(DIFFERS, self.viewport().width() < px(_DIFFERS_FROM))

    def current(self) -> RecordPair | None:
        """The pair under the cursor."""
        index = self.currentIndex()
        return self.work.pairs[index.row()] if index.isValid() else None

    def show_pairs(self, compared: RecordComparison, settled: Mapping[str, str], names: RecordNames) -> None:
        """Show these; the cursor stays on its activity, or goes to the first that is open."""
        former = self.current()
        self.work.show_pairs(compared, settled, names)
        if former is None or not self.choose(settling.key(former)):
            following = self.next_open(-1)
            self.setCurrentIndex(self.work.index(max(following, 0), KIND))

    def choose(self, key: str) -> bool:
        """Put the cursor on the pair with this key, if it is listed."""
        for row, pair in enumerate(self.work.pairs):
            if settling.key(pair) == key:
                self.setCurrentIndex(self.work.index(row, KIND))
                return True
        return False

    def next_open(self, after: int) -> int:
        """The row of the next pair that is open, from the top again at the end; -1 if none is."""
        rows = range(len(self.work.pairs))
        following = (*rows[after + 1 :], *rows[: after + 1])
        return next((row for row in following if not self.work.outcome(self.work.pairs[row])), -1)
