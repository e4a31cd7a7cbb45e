"""SegmentsModel: retrieved segments as a table that reads only the rows which are looked at."""

from collections import OrderedDict, deque
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer

from blotter.domain.query import Hits
from blotter.domain.segment import Segment, initials
from blotter.domain.source import Source
from blotter.project import places
from blotter.project.project import Project
from blotter.ui import code_look, theme, whereabouts
from blotter.ui.code_look import CodeLook
from blotter.ui.language import later, tr
from blotter.ui.models.broken_marks import BrokenMarks
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.row_delegate import Index, Role

_PAGE = 100
_PAGES_KEPT = 50
_QUOTE_SHOWN = 400
_TOP = QModelIndex()


class SegmentColumn(IntEnum):
    """What stands in which column."""

    CODE = 0
    QUOTE = 1
    SOURCE = 2
    PLACE = 3
    CODER = 4


TITLES = (later("Code"), later("Segment"), later("Document"), later("Place"), later("Coder"))


class SegmentsModel(QAbstractTableModel):
    """The rows are `Hits`; a page of segments is read when one of them is shown, some pages are kept."""

    def __init__(self, project: Project, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._marks = BrokenMarks(project, tasks, self)
        self._marks.changed.connect(lambda: self._tell(0, self.rowCount() - 1))
        self._marked: set[int] = set()
        """Pages of whose segments it was asked which break a rule."""
        self._hits = Hits()
        self._pages: OrderedDict[int, dict[str, Segment | None]] = OrderedDict()
        self._starts: dict[str, Sequence[int]] = {}
        self._unread: deque[Source] = deque()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_paragraphs)

    def show_hits(self, hits: Hits) -> None:
        """Show other rows; the same rows are only read anew."""
        if hits.packed == self._hits.packed:
            self.forget()
            return
        self.beginResetModel()
        self._hits = hits
        self._pages.clear()
        self._marked.clear()
        self._unread.clear()
        self.endResetModel()

    def extend(self, hits: Hits) -> None:
        """Show rows of which the first may be shown already."""
        shown = len(self._hits.packed)
        if not shown or len(hits.packed) <= shown or hits.packed[:shown] != self._hits.packed:
            self.show_hits(hits)
            return
        self.beginInsertRows(_TOP, len(self._hits), len(hits) - 1)
        self._hits = hits
        self._pages.clear()
        self._marked.clear()
        self.endInsertRows()

    @property
    def hits(self) -> Hits:
        """What is shown."""
        return self._hits

    def forget(self, ids: Iterable[str] | None = None) -> None:
        """Read the rows anew, where names, colours or segments have changed; of some segments or of all.

        What breaks a rule is looked for anew in all of them.
        """
        self._marked.clear()
        if ids is None:
            self._pages.clear()
            self._tell(0, self.rowCount() - 1)
            return
        wanted = frozenset(ids)
        for number in [number for number, page in self._pages.items() if not wanted.isdisjoint(page)]:
            del self._pages[number]
            self._tell(number * _PAGE, min((number + 1) * _PAGE, self.rowCount()) - 1)

    def look_for_broken(self) -> None:
        """Look anew which rows break a rule, since other rules hold."""
        self._marked.clear()
        self._tell(0, self.rowCount() - 1)

    def _tell(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    # What stands there

    def segment(self, row: int) -> Segment | None:
        """The segment of a row; None if it has gone meanwhile."""
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self._hits.ids(number * _PAGE, (number + 1) * _PAGE)
            page = dict.fromkeys(ids) | {each.id: each for each in self._project.segments_by_id(ids)}
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        if number not in self._marked:
            self._marked.add(number)
            self._marks.ask(filter(None, page.values()))
        return page.get(self._hits.ids(row, row + 1)[0])

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(SegmentColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        segment = self.segment(index.row())
        if segment is None:
            return None
        column = SegmentColumn(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(segment, column)
        if role == Role.BROKEN:
            return bool(self._marks.told(segment)) if column is SegmentColumn.CODE else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(segment, column)
        if role == Role.SWATCH:
            return self._look(segment) if column is SegmentColumn.CODE else None
        return self._TEXTS[column](self, segment)

    def _code(self, segment: Segment) -> str:
        code = self._project.codebook.by_id.get(segment.code)
        return code.name if code else ""

    def _look(self, segment: Segment) -> CodeLook | None:
        book = self._project.codebook
        if segment.code not in book.by_id:
            return None
        return code_look.look(book.colour(segment.code), theme.current().is_dark)

    def _quote(self, segment: Segment) -> str:
        return " ".join(segment.quote[:_QUOTE_SHOWN].split())

    def _source(self, segment: Segment) -> str:
        source = self._project.sources.get(segment.source)
        return source.name if source else ""

    def _coder(self, segment: Segment) -> str:
        coder = self._project.coders.get(segment.coder)
        return initials(coder.name) if coder else ""

    def _tooltip(self, segment: Segment, column: SegmentColumn) -> str:
        if column is SegmentColumn.CODE and segment.code in self._project.codebook.by_id:
            path = " › ".join(self._project.codebook.name_path(segment.code))
            return "\n".join(filter(None, (path, self._marks.told(segment))))
        if column is SegmentColumn.CODER and segment.coder in self._project.coders:
            return self._project.coders[segment.coder].name
        if column is SegmentColumn.QUOTE:
            return "\n\n".join(part for part in (segment.quote[:_QUOTE_SHOWN], segment.memo) if part)
        if column is SegmentColumn.PLACE:
            return tr("Characters {start} to {end}", start=segment.start, end=segment.end)
        return self._source(segment)

    def _spoken(self, segment: Segment, column: SegmentColumn) -> str:
        words = str(self._TEXTS[column](self, segment))
        broken = self._marks.told(segment) if column is SegmentColumn.CODE else ""
        return tr("{code}; {rules}", code=words, rules=broken.replace("\n", "; ")) if broken else words

    # Paragraph numbers are counted when there is time; until then the position stands there

    def place(self, segment: Segment) -> str:
        """The paragraph where a segment begins, or its position while that is not known yet."""
        source = self._project.sources.get(segment.source)
        if source is None:
            return ""
        starts = self._starts.get(source.text)
        if starts is None:
            if source not in self._unread:
                self._unread.append(source)
                self._reading.start()
            return str(segment.start)
        number = places.paragraph_number(starts, segment.start)
        return whereabouts.in_short(self._project, source, segment.span, number)

    def paragraph(self, segment: Segment) -> int:
        """The number of the paragraph where a segment begins, counted now if need be."""
        source = self._project.sources[segment.source]
        self._know_paragraphs(source)
        return places.paragraph_number(self._starts[source.text], segment.start)

    def _know_paragraphs(self, source: Source) -> None:
        if source.text not in self._starts:
            self._starts[source.text] = places.paragraph_starts(self._project, source)

    def _read_paragraphs(self) -> None:
        if self._unread:
            source = self._unread.popleft()
            if source.id in self._project.sources:
                self._know_paragraphs(source)
        if not self._unread:
            self._reading.stop()
        if len(self._hits):
            column = SegmentColumn.PLACE
            self.dataChanged.emit(self.index(0, column), self.index(self.rowCount() - 1, column))

    def leave(self) -> None:
        """Read nothing any more: the project is about to be closed."""
        self._reading.stop()
        self._unread.clear()
        self._marks.leave()

    _TEXTS: Mapping[SegmentColumn, Any] = {
        SegmentColumn.CODE: _code,
        SegmentColumn.QUOTE: _quote,
        SegmentColumn.SOURCE: _source,
        SegmentColumn.PLACE: place,
        SegmentColumn.CODER: _coder,
    }


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Role.SWATCH,
        Role.BROKEN,
    }
)
