"""KeysModel: every action with its keys and where they work, as a table that can be filtered."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from blotter.settings import Settings
from blotter.ui import keys, theme
from blotter.ui.action_row import ActionRow, Where
from blotter.ui.actions import ACTIONS
from blotter.ui.key_list import action_words
from blotter.ui.language import later, tr
from blotter.ui.palette_ranking import folded

Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (later("Action"), later("Keys"), later("Where"))
_WHERE = {
    Where.WINDOW: later("Everywhere"),
    Where.TEXT: later("In the text"),
    Where.SETTLING: later("While settling"),
    Where.FORM: later("In a record"),
}
_NOWHERE = QModelIndex()


class KeysModel(QAbstractTableModel):
    """The rows that the filter's words find, in the order of the menus."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._words: list[str] = []
        self.rows: list[ActionRow] = list(ACTIONS)

    def show_settings(self, settings: Settings) -> None:
        """Show the keys as they are now."""
        self._settings = settings
        if self._words:
            self.keep(" ".join(self._words))
        elif self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(_COLUMNS) - 1))

    def keep(self, words: str) -> int:
        """Show only the actions whose name, menu or keys have all of the words; how many there are."""
        self._words = folded(words).split()
        found = [row for row in ACTIONS if all(word in self._told(row) for word in self._words)]
        if found != self.rows:
            self.beginResetModel()
            self.rows = found
            self.endResetModel()
        return len(found)

    def _told(self, row: ActionRow) -> str:
        return folded(" ".join([action_words(row), tr(row.menu), *map(keys.native, self._keys(row))]))

    def _keys(self, row: ActionRow) -> list[str]:
        return keys.keys_of(row, self._settings.keys)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_asked = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return tr(_COLUMNS[section]) if is_asked else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        is_own = row.id in self._settings.keys
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, index.column(), is_own)
        if role == Qt.ItemDataRole.FontRole and is_own and index.column() == 1:
            return theme.interface_font(13, 600)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            return theme.current().muted
        if role == Qt.ItemDataRole.ToolTipRole and is_own:
            usual = ", ".join(map(keys.native, keys.usual_keys(row)))
            return tr("Usually {keys}", keys=usual) if usual else tr("Usually none")
        return None

    def _shown(self, row: ActionRow, column: int, is_own: bool) -> str:
        if column == 0:
            menu = tr(row.menu)
            return tr("{action} · {menu}", action=action_words(row), menu=menu) if menu else action_words(row)
        if column == 1:
            told = ", ".join(map(keys.native, self._keys(row)))
            return told or ("—" if is_own else "")
        return tr(_WHERE[row.where])
