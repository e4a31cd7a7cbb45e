"""RoundModel: the rounds, newest first: whether each is blind, who is how far, when it began and opened."""

from PySide6.QtCore import QAbstractTableModel, QDateTime, QModelIndex, QObject, QPersistentModelIndex, Qt

from blotter.domain.round import Round
from blotter.project import rounds
from blotter.project.project import Project
from blotter.project.rounds import RoundState
from blotter.ui import icons
from blotter.ui.comparison.words import short_names
from blotter.ui.language import date, in_a_row, later, later_plural, moment, plural, tr

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_TOP = QModelIndex()

NAME, STATE, CODERS, MATERIAL, STARTED, OPENED = range(6)
_TITLES = (
    later("Round"), later("State"), later("Done"), later("Material"), later("Started"), later("Opened")
)  # fmt: skip
_DOCUMENTS = later_plural("{count} document", "{count} documents")
_PASSAGES = later_plural("{count} passage", "{count} passages")


class RoundModel(QAbstractTableModel):
    """A row a round; nothing of it tells what anybody has coded."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.states: list[RoundState] = []

    def read(self) -> None:
        """Show the rounds as they are now."""
        self.beginResetModel()
        self.states = [rounds.state(self._project, each) for each in reversed(self._project.rounds.values())]
        self.endResetModel()

    def round(self, row: int) -> Round | None:
        """The round of a row, None if there is no such row."""
        return self.states[row].round if 0 <= row < len(self.states) else None

    def row_of(self, identity: str) -> int:
        """The row of a round, −1 if it is not there."""
        return next((row for row, each in enumerate(self.states) if each.round.id == identity), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.states)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, side: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if side is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return tr(_TITLES[section])
        if side is Qt.Orientation.Horizontal and role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        state, column = self.states[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(state, column)
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return self._whole(state, column)
        if role == _ROLE.DecorationRole and column == STATE:
            return icons.icon("shield-lock" if state.is_blind else "lock-open")
        return None

    def _words(self, state: RoundState, column: int) -> str:
        of = state.round
        if column == NAME:
            is_here = self._project.working_in == of
            return tr("{name} (you code here)", name=of.name) if is_here else of.name
        if column == STATE:
            return state_words(state)
        if column == CODERS:
            return progress_words(state, is_short=True)
        if column == MATERIAL:
            documents = plural(*_DOCUMENTS, state.documents)
            return in_a_row([documents, plural(*_PASSAGES, state.passages)]) if state.passages else documents
        at = of.started if column == STARTED else of.opened
        return date(QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()) if at else ""

    def _whole(self, state: RoundState, column: int) -> str:
        """What a narrow column has no room for."""
        if column == CODERS:
            return progress_words(state)
        at = {STARTED: state.round.started, OPENED: state.round.opened}.get(column, "")
        return moment(at) if at else self._words(state, column)


def state_words(state: RoundState) -> str:
    """Whether a round is blind, also to the one who acts, or open."""
    if state.is_blind:
        return tr("Blind, not to you") if state.sees_all else tr("Blind")
    return tr("Opened") if state.round.opened else tr("Not blind, under way")


def progress_words(state: RoundState, is_short: bool = False) -> str:
    """Who is done with how many documents of how many."""
    names = [each.coder.name for each in state.coders]
    called = short_names(names) if is_short else {name: name for name in names}
    return in_a_row(
        tr("{coder} {done} of {given}", coder=called[each.coder.name], done=each.done, given=each.given)
        for each in state.coders
    )
