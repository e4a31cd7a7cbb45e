"""CodeTreeModel: the codebook as Qt's views want it; what the user changes there is asked for, not done."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from blotter.domain.codebook import Code, Codebook
from blotter.ui import code_look, theme
from blotter.ui.language import in_a_row, plural, tr
from blotter.ui.models.code_filter import CodeFilter, Filtered, in_use
from blotter.ui.reading.transfer import CODES_TYPE, SPAN_TYPE, codes_data, dragged_codes
from blotter.ui.views.row_delegate import Index, Role

_TOP = QModelIndex()

# Qt asks for flags several times a row, and joining them costs more than all else there.
_NOTHING, _DROPPABLE = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsDropEnabled
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable | _DROPPABLE


class CodeTreeModel(QAbstractItemModel):
    """Codes with their counts. Indexes stay with their codes whatever happens to the tree."""

    rename_requested = Signal(str, str)
    move_requested = Signal(str, str, str)
    """Which code, under which parent ("": top), before which sibling ("": last)."""
    merge_requested = Signal(str, str)
    span_dropped = Signal(str)
    """On which code; "" for none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.codebook = Codebook()
        self.is_editable = True
        self.filtered: Filtered | None = None
        self._filter = CodeFilter()
        self._asked: tuple[str, frozenset[str] | None] = ("", None)
        self.offered = self.codebook
        """The codes that are shown where no filter hides them."""
        self._shows_archived = False
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._children: dict[str | None, list[str]] = {}
        self._rows: dict[str, int] = {}
        self._counts: Mapping[str, int] = {}
        self._sums: dict[str, int] = {}
        self._totals: dict[str, int] | None = None
        self._open: set[str] = set()
        self._activated: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._caps: Mapping[str, str] = {}
        self._outdated: Mapping[str, int] = {}
        self._outdated_sums: Mapping[str, int] = {}

    # What it shows

    def show_codebook(self, codebook: Codebook) -> None:
        """Show another state of the codebook; the counts of codes that stay are kept."""
        before = self.codebook
        self._offer(codebook)
        self._take(codebook)
        self._tell(_look_changed(before, codebook))

    def show_counts(self, counts: Mapping[str, int], totals: Mapping[str, int] | None = None) -> None:
        """Show how many segments each code has; with `totals`, how many of how many."""
        before = (self._counts, self._sums, self._totals)
        self._counts, self._sums = counts, _summed(self.codebook, counts)
        self._totals = None if totals is None else _summed(self.codebook, totals)
        if (before[2] is None) != (totals is None):
            self.tell_all()
        else:
            old_totals, new_totals = before[2] or {}, self._totals or {}
            self._tell(
                identity
                for identity in self._rows
                if before[0].get(identity) != counts.get(identity)
                or before[1].get(identity) != self._sums.get(identity)
                or old_totals.get(identity) != new_totals.get(identity)
            )

    def show_filter(self, text: str, only: frozenset[str] | None = None) -> None:
        """Leave only codes that hold the words (and are in `only`), with the codes above them."""
        self._asked = (text, only)
        before = self.filtered
        self._take(self.codebook)
        if before is not self.filtered:
            self.tell_all()

    def show_archived(self, is_wanted: bool) -> None:
        """Show archived codes, muted, or leave them out."""
        self._shows_archived = is_wanted
        self._offer(self.codebook)
        self._take(self.codebook)

    def is_left_out(self, identity: str) -> bool:
        """Whether a code is not shown because it is archived."""
        return identity in self.codebook.by_id and identity not in self.offered.by_id

    def _offer(self, codebook: Codebook) -> None:
        self.offered = codebook if self._shows_archived else in_use(codebook)

    def show_activated(self, codes: frozenset[str]) -> None:
        """Mark the activated codes."""
        changed = self._activated ^ codes
        self._activated = codes
        self._tell(changed)

    def show_hidden(self, codes: frozenset[str]) -> None:
        """Mark the codes whose segments the text does not show."""
        changed = self._hidden ^ codes
        self._hidden = codes
        self._tell(changed)

    def show_caps(self, caps: Mapping[str, str]) -> None:
        """Say which key stands on which code."""
        changed = {*self._caps, *caps}
        self._caps = dict(caps)
        self._tell(changed)

    def show_outdated(self, counts: Mapping[str, int]) -> None:
        """Flag the codes of which so many segments were coded by another definition."""
        before = {*self._outdated_sums}
        self._outdated, self._outdated_sums = counts, _summed(self.codebook, counts)
        self._tell({*before, *self._outdated_sums})

    def outdated(self, code: Code) -> int:
        """How many segments of a code are to re-check; of a closed one those under it, too."""
        return (self._outdated if code.id in self._open else self._outdated_sums).get(code.id, 0)

    def counted(self) -> set[str]:
        """The codes that have segments of their own where segments are counted now."""
        return {identity for identity, count in self._counts.items() if count}

    def note_open(self, identity: str, is_open: bool) -> None:
        """The view opened or closed a code: a closed one counts what lies under it, too."""
        (self._open.add if is_open else self._open.discard)(identity)
        self._tell([identity])

    def tell_all(self) -> None:
        """Every row has to be painted anew, as when the theme is another."""
        for parent, siblings in self._children.items():
            above = self.index_of(parent) if parent else QModelIndex()
            self.dataChanged.emit(self.index(0, 0, above), self.index(len(siblings) - 1, 0, above))

    def _take(self, codebook: Codebook) -> None:
        """Make a state of the codebook, as the filter leaves it, the one that is shown."""
        text, only = self._asked
        is_filtering = bool(text.strip()) or only is not None
        filtered = self._filter.filtered(self.offered, text, only) if is_filtering else None
        children = _children(self.offered, filtered.shown if filtered else None)
        is_other_tree = children != self._children
        if is_other_tree:
            self.layoutAboutToBeChanged.emit()
            indexes = self.persistentIndexList()
            held = [self.code_id(index) for index in indexes]
        self.codebook, self.filtered = codebook, filtered
        self._sums = _summed(codebook, self._counts)
        if is_other_tree:
            self._children = children
            self._rows = {each: row for siblings in children.values() for row, each in enumerate(siblings)}
            self.changePersistentIndexList(indexes, [self.index_of(identity) for identity in held])
            self.layoutChanged.emit()

    def _tell(self, codes: Iterable[str]) -> None:
        for identity in codes:
            index = self.index_of(identity)
            if index.isValid():
                self.dataChanged.emit(index, index)

    # Where things are

    def code_id(self, index: Index) -> str:
        """The code at an index, "" for none."""
        return self._ids[index.internalId()] if index.isValid() else ""

    def code(self, index: Index) -> Code | None:
        """The code at an index."""
        return self.codebook.by_id.get(self.code_id(index))

    def index_of(self, identity: str) -> QModelIndex:
        """Where a code is shown; invalid if it is not."""
        row = self._rows.get(identity)
        return QModelIndex() if row is None else self.createIndex(row, 0, self._number(identity))

    def _number(self, identity: str) -> int:
        number = self._numbers.get(identity)
        if number is None:
            number = self._numbers[identity] = len(self._ids)
            self._ids.append(identity)
        return number

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        siblings = self._children.get(self.code_id(parent) or None, [])
        if column or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, self._number(siblings[row]))

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        code = self.code(index)
        return self.index_of(code.parent) if code is not None and code.parent else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        return len(self._children.get(self.code_id(parent) or None, ()))

    def columnCount(self, parent: Index = _TOP) -> int:
        return 1

    # What stands there

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        code = self.code(index)
        answer = self._ANSWERS.get(role)
        return answer(self, code) if code is not None and answer is not None else None

    def _told_count(self, code: Code) -> int | str:
        is_open = code.id in self._open
        count = (self._counts if is_open else self._sums).get(code.id, 0)
        if self._totals is None:
            return count
        total = self._totals.get(code.id, 0)
        if is_open:
            total -= sum(self._totals.get(child.id, 0) for child in self.codebook.children(code.id))
        return tr("{count} of {total}", count=count, total=total) if total else 0

    def _told_in_full(self, code: Code) -> str:
        return " › ".join(self.codebook.name_path(code.id))

    def _told_for_ears(self, code: Code) -> str:
        words = tr("{code}, {count} segments", code=code.name, count=self._told_count(code))
        if code.id in self._hidden:
            words = tr("{row}, hidden in the text", row=words)
        if code.archived:
            words = tr("{row}, archived", row=words)
        if flagged := self._told_outdated(code):
            words = tr("{row}, {what}", row=words, what=flagged)
        return tr("{row}, activated", row=words) if code.id in self._activated else words

    def _tooltip(self, code: Code) -> str:
        also = tr("Also: {names}", names=in_a_row(code.aliases)) if code.aliases else ""
        state = tr("Archived: given no more") if code.archived else ""
        parts = (self._told_in_full(code), code.short, also, state, self._told_outdated(code))
        return "\n".join(filter(None, parts))

    def _told_outdated(self, code: Code) -> str:
        count = self.outdated(code)
        return plural("{count} segment to re-check", "{count} segments to re-check", count) if count else ""

    def _is_muted(self, code: Code) -> bool:
        is_mere_parent = self.filtered is not None and code.id not in self.filtered.matches
        return is_mere_parent or code.archived

    _ANSWERS: Mapping[int, Any] = {
        Qt.ItemDataRole.DisplayRole: lambda self, code: code.name,
        Qt.ItemDataRole.EditRole: lambda self, code: code.name,
        Qt.ItemDataRole.ToolTipRole: _tooltip,
        Qt.ItemDataRole.AccessibleTextRole: _told_for_ears,
        Role.SWATCH: lambda self, code: code_look.look(
            self.codebook.colour(code.id), theme.current().is_dark
        ),
        Role.COUNT: _told_count,
        Role.KEY: lambda self, code: self._caps.get(code.id),
        Role.ACTIVATED: lambda self, code: code.id in self._activated,
        Role.MUTED: _is_muted,
        Role.HIDDEN: lambda self, code: code.id in self._hidden,
        Role.FLAG: lambda self, code: self.outdated(code) > 0,
        Role.ADDS: lambda self, code: self.is_editable,
    }

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _DROPPABLE if self.is_editable else _NOTHING
        return _EDITABLE if self.is_editable else _READABLE

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        code = self.code(index)
        if role == Qt.ItemDataRole.EditRole and code is not None and str(value) != code.name:
            self.rename_requested.emit(code.id, str(value))
        # The name stands when the project says so.
        return False

    # Dragging and dropping

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [CODES_TYPE, SPAN_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return codes_data([self.code_id(index) for index in indexes])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.is_editable:
            return False
        if data.hasFormat(SPAN_TYPE):
            return row < 0
        dragged, target = dragged_codes(data), self.code(parent)
        if len(dragged) != 1 or dragged[0] not in self.codebook.by_id:
            return False
        if action == Qt.DropAction.CopyAction and (row >= 0 or target is None):
            return False
        inside = {dragged[0], *(each.id for each in self.codebook.descendants(dragged[0]))}
        return target is None or target.id not in inside

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        target = self.code_id(parent)
        if data.hasFormat(SPAN_TYPE):
            self.span_dropped.emit(target)
        elif action == Qt.DropAction.CopyAction:
            self.merge_requested.emit(dragged_codes(data)[0], target)
        else:
            siblings = self._children.get(target or None, [])
            before = siblings[row] if 0 <= row < len(siblings) else ""
            self.move_requested.emit(dragged_codes(data)[0], target, before)
        return True


def _children(book: Codebook, shown: frozenset[str] | None) -> dict[str | None, list[str]]:
    children: dict[str | None, list[str]] = {}
    for code in book:
        if shown is None or code.id in shown:
            children.setdefault(code.parent, []).append(code.id)
    return children


def _summed(book: Codebook, counts: Mapping[str, int]) -> dict[str, int]:
    """Each code's count with those of everything under it."""
    sums: dict[str, int] = {}
    for code in reversed(list(book)):
        sums[code.id] = sums.get(code.id, 0) + counts.get(code.id, 0)
        if code.parent:
            sums[code.parent] = sums.get(code.parent, 0) + sums[code.id]
    return sums


def _look_changed(before: Codebook, after: Codebook) -> set[str]:
    """The codes whose row reads or looks otherwise now; a colour goes down to the codes below."""
    changed: set[str] = set()
    for code in after.by_id.values():
        old = before.by_id.get(code.id)
        if old == code:
            continue
        changed.add(code.id)
        if old is None or (old.colour, old.parent) != (code.colour, code.parent):
            changed.update(each.id for each in after.descendants(code.id))
    return changed
