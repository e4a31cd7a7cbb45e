"""DocumentsModel: the project's documents with the acting coder's progress and their counts of segments."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from blotter.domain.assignment import Status
from blotter.domain.source import Source
from blotter.ui.language import in_a_row, in_order, later, plural, tr
from blotter.ui.views.row_delegate import Index, Role

_TOP = QModelIndex()
_MANY = 100
"""From how many changed rows on they are told as one range."""

# Qt asks for flags several times a row, and joining them costs more than all else there.
_NOTHING = Qt.ItemFlag.NoItemFlags
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
GLYPHS: Mapping[Status | None, tuple[str, str]] = {
    None: ("circle-dashed", later("not assigned")),
    Status.ASSIGNED: ("circle-dot", later("assigned")),
    Status.IN_PROGRESS: ("progress-check", later("in progress")),
    Status.DONE: ("circle-check:success", later("done")),
}
"""How far a coder is with a document: a drawing, and words."""


def listed_documents(sources: Iterable[Source]) -> list[Source]:
    """The documents in the order in which people look for them."""
    return in_order(sources, lambda source: source.name)


class DocumentsModel(QAbstractListModel):
    """Documents by name, as far as the filter leaves them; indexes stay with their documents."""

    rename_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_editable = True
        self.has_coder = True
        self._sources: Mapping[str, Source] = {}
        self._shown: list[str] = []
        self._rows: dict[str, int] = {}
        self._words: tuple[str, ...] = ()
        self._only: frozenset[str] | None = None
        self._statuses: Mapping[str, Status] = {}
        self._counts: Mapping[str, int] = {}
        self._activated: frozenset[str] = frozenset()

    # What it shows

    def show_sources(self, sources: Mapping[str, Source]) -> None:
        """Show these documents, in their order."""
        renamed = [each for each in self._shown if each in sources and sources[each] != self._sources[each]]
        self._take(sources)
        self._tell(renamed)

    def show_filter(self, text: str, only: frozenset[str] | None = None) -> None:
        """Leave only documents whose names hold the words (and which are in `only`)."""
        self._words, self._only = tuple(text.casefold().split()), only
        self._take(self._sources)

    def show_statuses(self, statuses: Mapping[str, Status], has_coder: bool) -> None:
        """Show how far the acting coder is; without one there is nothing to be told."""
        before, self._statuses = self._statuses, statuses
        was_coder, self.has_coder = self.has_coder, has_coder
        if was_coder != has_coder:
            self._tell(self._shown)
        else:
            self._tell(each for each in self._shown if before.get(each) != statuses.get(each))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many segments each document has."""
        before, self._counts = self._counts, counts
        self._tell(each for each in self._shown if before.get(each, 0) != counts.get(each, 0))

    def show_activated(self, sources: frozenset[str]) -> None:
        """Mark the activated documents."""
        changed, self._activated = self._activated ^ sources, sources
        self._tell(changed)

    def _take(self, sources: Mapping[str, Source]) -> None:
        shown = [each.id for each in sources.values() if self._is_shown(each)]
        if shown == self._shown:
            self._sources = sources
            return
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        held = [self.source_id(index) for index in indexes]
        self._sources, self._shown = sources, shown
        self._rows = {identity: row for row, identity in enumerate(shown)}
        self.changePersistentIndexList(indexes, [self.index_of(identity) for identity in held])
        self.layoutChanged.emit()

    def _is_shown(self, source: Source) -> bool:
        name = source.name.casefold() if self._words else ""
        return (self._only is None or source.id in self._only) and all(word in name for word in self._words)

    def _tell(self, sources: Iterable[str]) -> None:
        rows = [self._rows[identity] for identity in sources if identity in self._rows]
        if len(rows) > _MANY:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 0))
            return
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    # Where things are

    def source_id(self, index: Index) -> str:
        """The document at an index, "" for none."""
        return self._shown[index.row()] if index.isValid() else ""

    def index_of(self, identity: str) -> QModelIndex:
        """Where a document is shown; invalid if it is not."""
        row = self._rows.get(identity)
        return QModelIndex() if row is None else self.index(row, 0)

    def status(self, identity: str) -> Status | None:
        """How far the acting coder is with a document."""
        return self._statuses.get(identity)

    def shown(self) -> Sequence[str]:
        """The documents that are shown, in order."""
        return self._shown

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def hasChildren(self, parent: Index = _TOP) -> bool:
        return not parent.isValid() and bool(self._shown)

    # What stands there

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        source = self._sources.get(self.source_id(index))
        answer = self._ANSWERS.get(role)
        return answer(self, source) if source is not None and answer is not None else None

    def _glyph(self, source: Source) -> str:
        return GLYPHS[self.status(source.id)][0] if self.has_coder else "file-text"

    def _tooltip(self, source: Source) -> str:
        length = plural("{count} character", "{count} characters", source.characters)
        told = in_a_row([length, *self._told_status(source)])
        return f"{source.name}\n{told}"

    def _told_status(self, source: Source) -> list[str]:
        return [tr(GLYPHS[self.status(source.id)][1])] if self.has_coder else []

    def _told_for_ears(self, source: Source) -> str:
        count = plural("{count} segment", "{count} segments", self._counts.get(source.id, 0))
        told = in_a_row([source.name, count, *self._told_status(source)])
        return tr("{row}, activated", row=told) if source.id in self._activated else told

    _ANSWERS: Mapping[int, Any] = {
        Qt.ItemDataRole.DisplayRole: lambda self, source: source.name,
        Qt.ItemDataRole.EditRole: lambda self, source: source.name,
        Qt.ItemDataRole.ToolTipRole: _tooltip,
        Qt.ItemDataRole.AccessibleTextRole: _told_for_ears,
        Role.STATUS: _glyph,
        Role.COUNT: lambda self, source: self._counts.get(source.id, 0),
        Role.ACTIVATED: lambda self, source: source.id in self._activated,
    }

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NOTHING
        return _EDITABLE if self.is_editable else _READABLE

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        source = self._sources.get(self.source_id(index))
        if role == Qt.ItemDataRole.EditRole and source is not None and str(value) != source.name:
            self.rename_requested.emit(source.id, str(value))
        # The name stands when the project says so.
        return False
