"""Board: documents against coders, with how far each coder is with each document."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from blotter.domain.assignment import Status
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.project.assignments import Pair
from blotter.project.project import Project
from blotter.ui.assigning.bars import Done
from blotter.ui.assigning.words import STATUSES, Wanted, fits
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.models.documents_model import listed_documents
from blotter.ui.views.row_delegate import Role

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_TOP = QModelIndex()
_DONE_BY = later_plural("done by {done} of {count} coder", "done by {done} of {count} coders")
_FIRST = int(_ROLE.UserRole) + 191


class BoardRole(IntEnum):
    """BAR: `Done`, of a coder in the header, of a document in the last column. ACTING: `bool`, of a coder."""

    BAR = _FIRST
    ACTING = _FIRST + 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents and characters a coder has, and how much of it is begun and done."""

    assigned: int
    begun: int
    done: int
    characters: int
    characters_done: int


class Board(QAbstractTableModel):
    """A row a document, as far as the filter leaves them; a column a coder; last, what of a document is done.

    Nothing is made for a cell before it is shown; indexes stay with their documents.
    """

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.coders: list[Coder] = []
        self.tallies: list[Tally] = []
        self.rows: list[Source] = []
        self._every: list[Source] = []
        self._statuses: list[Mapping[str, Status]] = []
        self._holders, self._finished = Counter[str](), Counter[str]()
        self._words: tuple[str, ...] = ()
        self._wanted = Wanted.ALL

    # What it shows

    def show_documents(self) -> None:
        """Show documents and coders as they are now."""
        self._every = listed_documents(self._project.sources.values())
        coders = list(self._project.people.values())
        if coders != self.coders:
            self.beginResetModel()
            self.coders, self.rows = coders, []
            self._read()
            self.rows = self._filtered()
            self.endResetModel()
        else:
            self.show_statuses()

    def show_statuses(self) -> None:
        """Show how far everybody is now."""
        self._read()
        self._take(self._filtered())
        self._tell()

    def show_filter(self, text: str, wanted: Wanted) -> None:
        """Leave only documents whose names hold the words, and that are wanted."""
        self._words, self._wanted = tuple(text.casefold().split()), wanted
        self._take(self._filtered())

    def show_actor(self) -> None:
        """Mark the column of the one who codes now."""
        if self.coders:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.coders) - 1)

    def _read(self) -> None:
        lengths = {source.id: source.characters for source in self._every}
        self._statuses = [self._project.statuses(coder) for coder in self.coders]
        self._holders, self._finished, self.tallies = Counter(), Counter(), []
        for statuses in self._statuses:
            done = [source for source, status in statuses.items() if status is Status.DONE]
            self._holders.update(statuses.keys())
            self._finished.update(done)
            characters = [sum(lengths.get(source, 0) for source in held) for held in (statuses, done)]
            begun = sum(status is Status.IN_PROGRESS for status in statuses.values())
            self.tallies.append(Tally(len(statuses), begun, len(done), *characters))

    def _filtered(self) -> list[Source]:
        if not self._words and self._wanted is Wanted.ALL:
            return self._every
        return [source for source in self._every if self._is_shown(source)]

    def _is_shown(self, source: Source) -> bool:
        name = source.name.casefold() if self._words else ""
        if not all(word in name for word in self._words):
            return False
        return self._wanted is Wanted.ALL or fits(self._wanted, self.statuses_of(source))

    def _take(self, rows: list[Source]) -> None:
        if [each.id for each in rows] == [each.id for each in self.rows]:
            self.rows = rows
            return
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        held = [(self.rows[index.row()].id, index.column()) for index in indexes]
        self.rows = rows
        places = {source.id: row for row, source in enumerate(rows)}
        moved = [
            self.index(places[identity], column) if identity in places else QModelIndex()
            for identity, column in held
        ]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def _tell(self) -> None:
        if self.rows and self.coders:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.coders)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.coders))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)

    # Where things are

    def place(self, row: int, column: int) -> Pair:
        """The document of a row and the coder of a column."""
        return self.rows[row], self.coders[column]

    def row_of(self, source: str) -> int:
        """The row of a document, −1 if it is not shown."""
        return next((row for row, each in enumerate(self.rows) if each.id == source), -1)

    def status(self, row: int, column: int) -> Status | None:
        """How far the coder of a column is with the document of a row."""
        return self._statuses[column].get(self.rows[row].id)

    def statuses_of(self, source: Source) -> list[Status]:
        """How far those are who have a document."""
        found = (statuses.get(source.id) for statuses in self._statuses)
        return [status for status in found if status is not None]

    def documents(self) -> int:
        """How many documents there are, shown or not."""
        return len(self._every)

    def documents_done(self) -> Done:
        """How many of the documents that somebody has are done by all who have them."""
        held = self._holders
        return Done(sum(self._finished[source] == count for source, count in held.items()), len(held))

    def share(self, source: Source) -> Done:
        """How many of those who have a document are done with it."""
        return Done(self._finished[source.id], self._holders[source.id])

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or not self.coders else len(self.coders) + 1

    # What stands there

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column == len(self.coders):
            return self._of_document(self.rows[row], role)
        if role == Role.STATUS:
            return STATUSES[self.status(row, column)][0]
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            source, coder = self.place(row, column)
            told = tr(STATUSES[self.status(row, column)][1])
            return tr("{document}, {coder}: {status}", document=source.name, coder=coder.name, status=told)
        return None

    def _of_document(self, source: Source, role: int) -> object:
        share = self.share(source)
        if role == BoardRole.BAR:
            return share
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            told = plural(*_DONE_BY, share.total, done=share.done) if share.total else tr("nobody’s")
            return tr("{document}: {what}", document=source.name, what=told)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._of_name(self.rows[section], role) if section < len(self.rows) else None
        if section == len(self.coders):
            return tr("Done") if role == _ROLE.DisplayRole else None
        return self._of_coder(section, role) if section < len(self.coders) else None

    def _of_name(self, source: Source, role: int) -> object:
        if role == _ROLE.DisplayRole:
            return source.name
        if role == _ROLE.ToolTipRole:
            return f"{source.name}\n{plural('{count} character', '{count} characters', source.characters)}"
        return None

    def _of_coder(self, column: int, role: int) -> object:
        coder, tally = self.coders[column], self.tallies[column]
        if role == _ROLE.DisplayRole:
            return coder.name
        if role == BoardRole.BAR:
            return Done(tally.done, tally.assigned)
        if role == BoardRole.ACTING:
            return self._project.actor == coder
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return f"{coder.name}\n{tally_words(tally)}"
        return None


def tally_words(tally: Tally) -> str:
    """What a coder has, in numbers."""
    documents = plural("{count} document assigned", "{count} documents assigned", tally.assigned)
    return tr(
        "{documents}, {begun} in progress, {done} done; {some} of {all} characters done",
        documents=documents,
        begun=tally.begun,
        done=tally.done,
        some=tally.characters_done,
        all=tally.characters,
    )


def done_words(share: Done) -> str:
    """How many of a coder's documents are done."""
    if not share.total:
        return tr("no documents")
    return tr("{done} of {total} done", done=share.done, total=share.total)


def total_words(tally: Tally) -> str:
    """How many documents and characters a coder has."""
    return tr("{documents} · {characters}", documents=tally.assigned, characters=tally.characters)


def totals_title() -> str:
    """What stands before the totals."""
    return tr("Documents · characters")


class Totals(QAbstractTableModel):
    """One row under the board: what each coder has, and how many documents are done."""

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        for changed in (board.modelReset, board.layoutChanged, board.dataChanged):
            changed.connect(self._renew)

    def _renew(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or not self._board.coders else 1

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else self._board.columnCount()

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, coders = index.column(), self._board.coders
        if column == len(coders):
            told = role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole)
            return self._board.documents_done().words if told else None
        tally = self._board.tallies[column]
        if role == _ROLE.DisplayRole:
            return total_words(tally)
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return f"{coders[column].name}\n{tally_words(tally)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical and role == _ROLE.DisplayRole:
            return totals_title()
        return None
