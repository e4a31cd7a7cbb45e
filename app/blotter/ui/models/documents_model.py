"""DocumentsModel: the project's documents in their groups, with the acting coder's progress and counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from blotter.domain.assignment import Status
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.source import Source
from blotter.ui.language import in_a_row, in_order, later, plural, tr
from blotter.ui.models.document_tree import DocumentTree
from blotter.ui.reading.transfer import DOCUMENTS_TYPE, documents_data, dragged_documents
from blotter.ui.views.row_delegate import Index, Role

_TOP = QModelIndex()
_MANY = 100
"""From how many changed rows on they are told as one range."""

# Qt asks for flags several times a row, and joining them costs more than all else there.
_NOTHING = Qt.ItemFlag.NoItemFlags
_DROPPABLE = Qt.ItemFlag.ItemIsDropEnabled
_SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_READABLE = _SEEN | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
_GROUP = _SEEN | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | _DROPPABLE
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


class DocumentsModel(QAbstractItemModel):
    """Groups and documents by name, as far as the filter leaves them; indexes stay with what they are of."""

    rename_requested = Signal(str, str)
    """A document (by id), and its new name."""
    group_rename_requested = Signal(str, str)
    """A group (by id), and its new name."""
    move_requested = Signal(object, str)
    """Documents and groups (`list` of ids), and the group into which they go, "" for none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_editable = True
        self.has_coder = True
        self.tree = DocumentTree(Groups(), {}, (), keeps_empty=True)
        self._sources: Mapping[str, Source] = {}
        self._groups = Groups()
        self._shown: list[str] = []
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._words: tuple[str, ...] = ()
        self._only: frozenset[str] | None = None
        self._statuses: Mapping[str, Status] = {}
        self._counts: Mapping[str, int] = {}
        self._activated: frozenset[str] = frozenset()

    # What it shows

    def show_sources(self, sources: Mapping[str, Source], groups: Groups | None = None) -> None:
        """Show these documents, in their order, within their groups."""
        groups = groups or Groups()
        before = self._groups.by_id
        changed = [each for each in self._shown if each in sources and sources[each] != self._sources[each]]
        changed += [each for each, group in groups.by_id.items() if before.get(each) != group]
        self._take(sources, groups)
        self._tell(changed)

    def show_filter(self, text: str, only: frozenset[str] | None = None) -> None:
        """Leave only documents whose names, or those of their groups, hold the words (and are in `only`)."""
        self._words, self._only = tuple(text.casefold().split()), only
        self._take(self._sources, self._groups)

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self._words) or self._only is not None

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
        self._tell_with_groups(each for each in self._shown if before.get(each, 0) != counts.get(each, 0))

    def show_activated(self, sources: frozenset[str]) -> None:
        """Mark the activated documents."""
        changed, self._activated = self._activated ^ sources, sources
        self._tell_with_groups(changed)

    def _take(self, sources: Mapping[str, Source], groups: Groups) -> None:
        shown = [each.id for each in sources.values() if self._is_shown(each, groups)]
        tree = DocumentTree(groups, sources, shown, keeps_empty=not self.is_filtered)
        if tree.children == self.tree.children:
            # What is left out may have another group now, and a group another name.
            self._sources, self._groups, self.tree = sources, groups, tree
            return
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        held = [self.identity(index) for index in indexes]
        self._sources, self._groups, self._shown, self.tree = sources, groups, shown, tree
        self.changePersistentIndexList(indexes, [self.index_of(identity) for identity in held])
        self.layoutChanged.emit()

    def _is_shown(self, source: Source, groups: Groups) -> bool:
        if self._only is not None and source.id not in self._only:
            return False
        if not self._words:
            return True
        above = groups.names(source.group) if source.group else ()
        name = " ".join((*above, source.name)).casefold()
        return all(word in name for word in self._words)

    def _tell(self, identities: Iterable[str]) -> None:
        changed = [identity for identity in identities if identity in self.tree.rows]
        if len(changed) > _MANY:
            self.tell_all()
            return
        for identity in changed:
            index = self.index_of(identity)
            self.dataChanged.emit(index, index)

    def _tell_with_groups(self, sources: Iterable[str]) -> None:
        """Documents read otherwise now, and so do the groups that they are in."""
        changed = [each for each in sources if each in self.tree.rows]
        self._tell(changed)
        if len(changed) <= _MANY:
            above = {group for each in changed for group in self._groups_above(each)}
            self._tell(above)

    def _groups_above(self, identity: str) -> Iterable[str]:
        group = self.tree.parent(identity)
        while group is not None:
            yield group
            group = self.tree.parent(group)

    def tell_all(self) -> None:
        """Every row reads otherwise now."""
        for parent, siblings in self.tree.children.items():
            above = self.index_of(parent) if parent else _TOP
            self.dataChanged.emit(self.index(0, 0, above), self.index(len(siblings) - 1, 0, above))

    # Where things are

    def identity(self, index: Index) -> str:
        """The document or group at an index, "" for none."""
        return self._ids[index.internalId()] if index.isValid() else ""

    def source_id(self, index: Index) -> str:
        """The document at an index, "" for none."""
        identity = self.identity(index)
        return identity if identity in self._sources else ""

    def group_id(self, index: Index) -> str:
        """The group at an index, "" for none."""
        identity = self.identity(index)
        return identity if identity in self._groups.by_id else ""

    def group_of(self, index: Index) -> str:
        """The group at an index, or the one that the document there is in; "" for none."""
        identity = self.identity(index)
        return (self.group_id(index) or self.tree.parent(identity) or "") if identity else ""

    def index_of(self, identity: str) -> QModelIndex:
        """Where a document or group is shown; invalid if it is not."""
        row = self.tree.rows.get(identity)
        return QModelIndex() if row is None else self.createIndex(row, 0, self._number(identity))

    def _number(self, identity: str) -> int:
        number = self._numbers.get(identity)
        if number is None:
            number = self._numbers[identity] = len(self._ids)
            self._ids.append(identity)
        return number

    def status(self, identity: str) -> Status | None:
        """How far the acting coder is with a document."""
        return self._statuses.get(identity)

    def shown(self) -> Sequence[str]:
        """The documents that are shown, from above, those in folded groups too."""
        return self.tree.order() if len(self._groups) else self._shown

    def documents_at(self, index: Index) -> Sequence[str]:
        """The document at an index, or all that are shown in the group there."""
        source, group = self.source_id(index), self.group_id(index)
        return [source] if source else self.tree.documents(group)

    def index(self, row: int, column: int = 0, parent: Index = _TOP) -> QModelIndex:
        siblings = self.tree.children.get(self.identity(parent) or None, ())
        if column or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, self._number(siblings[row]))

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        identity = self.identity(index)
        above = self.tree.parent(identity) if identity in self.tree.rows else None
        return self.index_of(above) if above else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        return len(self.tree.children.get(self.identity(parent) or None, ()))

    def columnCount(self, parent: Index = _TOP) -> int:
        return 1

    def hasChildren(self, parent: Index = _TOP) -> bool:
        return self.rowCount(parent) > 0

    # What stands there

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        identity = self.identity(index)
        if source := self._sources.get(identity):
            answer = self._ANSWERS.get(role)
            return answer(self, source) if answer is not None else None
        if group := self._groups.by_id.get(identity):
            answer = self._GROUP_ANSWERS.get(role)
            return answer(self, group) if answer is not None else None
        return None

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

    def _segments_in(self, group: DocumentGroup) -> int:
        return sum(self._counts.get(each, 0) for each in self.tree.documents(group.id))

    def _is_group_active(self, group: DocumentGroup) -> bool:
        held = self.tree.documents(group.id)
        return bool(held) and self._activated.issuperset(held)

    def _told_group(self, group: DocumentGroup) -> str:
        documents = plural("{count} document", "{count} documents", len(self.tree.documents(group.id)))
        segments = plural("{count} segment", "{count} segments", self._segments_in(group))
        return in_a_row([documents, segments])

    def _group_for_ears(self, group: DocumentGroup) -> str:
        told = tr("Group {name}, {what}", name=group.name, what=self._told_group(group))
        return tr("{row}, activated", row=told) if self._is_group_active(group) else told

    _GROUP_ANSWERS: Mapping[int, Any] = {
        Qt.ItemDataRole.DisplayRole: lambda self, group: (
            f"{group.name} ({len(self.tree.documents(group.id))})"
        ),
        Qt.ItemDataRole.EditRole: lambda self, group: group.name,
        Qt.ItemDataRole.ToolTipRole: lambda self, group: (
            f"{' › '.join(self._groups.names(group.id))}\n{self._told_group(group)}"
        ),
        Qt.ItemDataRole.AccessibleTextRole: _group_for_ears,
        Role.STATUS: lambda self, group: "folder",
        Role.STRONG: lambda self, group: True,
        Role.COUNT: _segments_in,
        Role.ACTIVATED: _is_group_active,
    }

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _DROPPABLE if self.is_editable else _NOTHING
        if self.group_id(index):
            return _GROUP if self.is_editable else _SEEN
        return _EDITABLE if self.is_editable else _READABLE

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        identity, name = self.identity(index), str(value)
        if role != Qt.ItemDataRole.EditRole:
            return False
        if identity in self._sources and name != self._sources[identity].name:
            self.rename_requested.emit(identity, name)
        elif identity in self._groups.by_id and name != self._groups.by_id[identity].name:
            self.group_rename_requested.emit(identity, name)
        # The name stands when the project says so.
        return False

    # Dragging and dropping

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DOCUMENTS_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return documents_data([self.identity(index) for index in indexes])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        dragged = dragged_documents(data)
        target = self.group_id(parent)
        if not self.is_editable or not dragged or not len(self._groups):
            return False
        inside = {target, *self._groups_above(target)} if target else set[str]()
        return inside.isdisjoint(dragged)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.move_requested.emit(dragged_documents(data), self.group_id(parent))
        # Qt would take the rows away once they were moved; they go when the project says so.
        return False
