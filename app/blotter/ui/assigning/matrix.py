"""Matrix: the board on the screen, with cells to choose and to change."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from blotter.domain.assignment import Status
from blotter.domain.query import SegmentQuery
from blotter.project.assignments import Pair
from blotter.project.project import Project
from blotter.ui import icons, theme
from blotter.ui.assigning.bars import Done
from blotter.ui.assigning.board import Board, Index, done_words, total_words, totals_title
from blotter.ui.assigning.cells import CellDelegate
from blotter.ui.assigning.headers import CoderHeader, NameHeader
from blotter.ui.assigning.words import STATUSES, status_title
from blotter.ui.language import tr
from blotter.ui.scale import px, row_height
from blotter.ui.views.key_map import KeyMap

ROW = 25
_COLUMN, _NAMES, _LAST = (96, 150), (150, 320), (120, 200)
_AROUND = 26


class Matrix(QTableView):
    """Arrows move, Shift and Ctrl choose several; Space and Enter set the next status of all chosen cells.

    The bar that scrolls it sideways is that of the totals under it.
    """

    status_asked = Signal(object, object)
    """`list[Pair]`, and the `Status` that they are to have; None: not assigned."""
    document_asked = Signal(str)
    """The document with this id is to be opened."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.board = Board(project, self)
        self.setAccessibleName(tr("Who codes what"))
        self.setModel(self.board)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(CoderHeader(self))
        self.names = NameHeader(self)
        self.setVerticalHeader(self.names)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(row_height(ROW))
        self.horizontalHeader().setMinimumSectionSize(px(_COLUMN[0]))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._last = (0, 0)
        self.selectionModel().currentChanged.connect(self._note_place)
        KeyMap(self, dict.fromkeys(("Space", "Return", "Enter"), self.go_on))
        self.doubleClicked.connect(lambda _: self.go_on())
        self.verticalHeader().sectionDoubleClicked.connect(self._ask_for_document)
        for changed in (self.board.modelReset, self.board.layoutChanged):
            changed.connect(self.set_widths)

    # What is chosen

    def chosen(self) -> list[Pair]:
        """The documents and coders of the chosen cells."""
        selection, coders = self.selectionModel().selection(), len(self.board.coders)
        pairs: list[Pair] = []
        for number in range(selection.count()):
            part = selection.at(number)
            for row in range(part.top(), part.bottom() + 1):
                columns = range(part.left(), min(part.right() + 1, coders))
                pairs += [self.board.place(row, column) for column in columns]
        return pairs

    def keep_cursor(self) -> None:
        """Put the cursor where it stood last, if its document is not shown any more."""
        if not self.currentIndex().isValid():
            row, column = self._last
            self.setCurrentIndex(self.board.index(min(row, len(self.board.rows) - 1), column))

    def _note_place(self, index: QModelIndex) -> None:
        self.names.show_current(index.row())
        if index.isValid():
            self._last = (index.row(), index.column())

    def choose(self, source: str) -> None:
        """Put the cursor on a document, in the column where it stood."""
        row, column = self.board.row_of(source), max(0, self.currentIndex().column())
        if row >= 0:
            self.setCurrentIndex(self.board.index(row, column))
            self.scrollTo(self.currentIndex())

    def go_on(self) -> None:
        """Set all chosen cells to what follows on the status of the one under the cursor."""
        index = self.currentIndex()
        if not index.isValid() or index.column() >= len(self.board.coders) or not self._project.writable:
            return
        source, coder = self.board.place(index.row(), index.column())
        actor, status = self._project.actor, self.board.status(index.row(), index.column())
        there = SegmentQuery(sources=frozenset([source.id]), coders=frozenset([coder.id]))
        is_own = actor is not None and actor.id == coder.id
        next_status = following(status, is_own, has_segments=self._project.exceeds(0, there))
        self.status_asked.emit(self.chosen(), next_status)

    def _ask_for_document(self, row: int) -> None:
        self.document_asked.emit(self.board.rows[row].id)

    # The menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Every status for the chosen cells."""
        is_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        place = self.visualRect(index).bottomLeft() if is_keyboard else QPoint(event.pos())
        self.menu(index).popup(self.viewport().mapToGlobal(place))

    def menu(self, index: Index) -> QMenu:
        """What can be done with the chosen cells, and with the document at an index."""
        menu, pairs = QMenu(self), self.chosen()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setToolTipsVisible(True)
        present = self._statuses_of(pairs)
        for status in STATUSES:
            name, _, token = STATUSES[status][0].partition(":")
            action = menu.addAction(icons.icon(name, token or None), status_title(status))
            action.setCheckable(True)
            action.setChecked(present == {status})
            action.setEnabled(bool(pairs) and self._project.writable)
            if not self._project.writable:
                action.setToolTip(tr("The project is open for reading only."))
            action.triggered.connect(lambda _=False, status=status: self.status_asked.emit(pairs, status))
        menu.addSeparator()
        source = self.board.rows[index.row()].id
        menu.addAction(tr("Open the document"), lambda: self.document_asked.emit(source))
        return menu

    def _statuses_of(self, pairs: list[Pair]) -> set[Status | None]:
        return {self._project.statuses(coder).get(source.id) for source, coder in pairs}

    # How wide it is

    def set_widths(self) -> None:
        """Names have what they need, up to a third; coders share the rest, and scroll where it is little."""
        metrics = QFontMetrics(theme.interface_font(13))
        longest = max((source.name for source in self.board.rows), key=len, default="")
        most = max(px(_NAMES[0]), min(px(_NAMES[1]), self.width() // 3))
        wanted = max(metrics.horizontalAdvance(words) for words in (longest, totals_title()))
        self.verticalHeader().setFixedWidth(min(max(px(_NAMES[0]), wanted + px(_AROUND)), most))
        coders, header = len(self.board.coders), self.horizontalHeader()
        room, least = self.viewport().width() - px(_LAST[0]), self._least_width()
        width = max(least, min(room // max(1, coders), px(_COLUMN[1])))
        header.setDefaultSectionSize(width)
        if coders:
            left = self.viewport().width() - width * coders
            header.resizeSection(coders, min(max(px(_LAST[0]), left), px(_LAST[1])))

    def _least_width(self) -> int:
        """What the figures over and under a column need."""
        metrics = QFontMetrics(theme.tabular(theme.interface_font(12)))
        figures = [
            words
            for tally in self.board.tallies
            for words in (done_words(Done(tally.done, tally.assigned)), total_words(tally))
        ]
        needed = max((metrics.horizontalAdvance(words) for words in figures), default=0)
        return max(px(_COLUMN[0]), needed + px(_AROUND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_widths()


def following(status: Status | None, is_own: bool, has_segments: bool) -> Status | None:
    """What Space makes of a status: a document is given, then done by its own coder, then taken back."""
    if status is None:
        return Status.ASSIGNED
    if status is Status.ASSIGNED:
        return Status.DONE if is_own else None
    if status is Status.IN_PROGRESS:
        return Status.DONE
    return Status.IN_PROGRESS if has_segments else None
