"""SegmentsPane: the segments that were asked for, with the gestures that belong to passages."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Changes
from blotter.domain.query import Hits, SegmentOrder, SegmentQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.project.paging import citation
from blotter.ui.bridge import ProjectBridge
from blotter.ui.language import later, later_plural, number, plural, tr
from blotter.ui.metadata.meant import meant_by
from blotter.ui.models.segment_filter import Limits, SegmentFilter, query_of
from blotter.ui.models.segment_search import SegmentSearch
from blotter.ui.models.segments_model import SegmentColumn, SegmentsModel
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.key_map import KeyMap
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.progress_strip import ProgressStrip
from blotter.ui.views.segment_filter_row import FilterChips, SegmentFilterRow
from blotter.ui.views.segments_table import SegmentsTable

QUIET = 700
"""Milliseconds without further changes after which many segments are sought anew."""

SOON = 50
"""Milliseconds that the text is given to be painted before many segments are sought."""

_COPIED = 5_000
_RESTORED = 1_000
_DOCUMENTS_BY = (DocumentGroup, Case, CasePart, Attribute, AttributeValue)
"""By what a filter of documents finds them."""

_ORDERS = {
    SegmentColumn.CODE: SegmentOrder.CODE,
    SegmentColumn.QUOTE: SegmentOrder.QUOTE,
    SegmentColumn.SOURCE: SegmentOrder.PLACE,
    SegmentColumn.PLACE: SegmentOrder.PLACE,
    SegmentColumn.CODER: SegmentOrder.CODER,
}

_IN_DOCUMENTS = later_plural("{segments} in {count} document", "{segments} in {count} documents")
_COPIED_ALL = later_plural(
    "Copied {count} segment with its source.", "Copied {count} segments with their sources."
)
_COPIED_FIRST = later_plural(
    "Copied the first {count} segment with its source.",
    "Copied the first {count} segments with their sources.",
)
_NONE = {
    (False, False): later("No segments. *Show all segments*"),
    (True, False): later("No segments of “{code}”. *Show all segments*"),
    (False, True): later("No segments that meet the filter. *Show all segments*"),
    (True, True): later("No segments of “{code}” that meet the filter. *Show all segments*"),
}
_NONE_ACTIVATED = {
    (False, False): later("No segments in what is activated. *Reset activation*"),
    (True, False): later("No segments of “{code}” in what is activated. *Reset activation*"),
    (False, True): later("No segments that meet the filter in what is activated. *Reset activation*"),
    (True, True): later(
        "No segments of “{code}” that meet the filter in what is activated. *Reset activation*"
    ),
}
"""Why nothing is listed, by whether a code is asked for, and whether anything else is."""


class SegmentsPane(QWidget):
    """Lists what the filter and the other panes' limits leave; `title` is for the dock that holds it."""

    segment_revealed = Signal(str)
    memo_requested = Signal(str)
    menu_requested = Signal(QPoint, list)
    """Where on the screen, and the ids of the segments that are meant, first the one pointed at."""
    uncode_requested = Signal(object)
    """`list[str]`, ids of segments"""
    reset_requested = Signal()
    """Nothing is found because of activation; it is to be reset."""
    export_requested = Signal(object)
    """`SegmentQuery`"""
    hits_changed = Signal(int, int)
    """How many segments, in how many documents."""
    said = Signal(str)

    def __init__(self, bridge: ProjectBridge, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self.filter = SegmentFilter()
        self._limits = Limits()
        self._order, self._reverse = SegmentOrder.PLACE, False
        self._shows_first, self._is_refresh = False, False
        self.model = SegmentsModel(self._project, tasks, self)
        self.table = SegmentsTable(self.model)
        self.title = PaneTitle(tr("Segments"))
        self.chips = FilterChips(self._project)
        self.fields = SegmentFilterRow(self._project)
        self.strip = ProgressStrip()
        self.note = EmptyNote()
        self._count = QLabel()
        self._search = SegmentSearch(self._project, tasks, self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._lay_out()
        self._connect(bridge)
        self._seek()

    def _lay_out(self) -> None:
        set_role(self._count, "hint")
        self._count.setContentsMargins(0, 0, 6, 0)
        self.title.add(self.chips)
        self.title.add(self._count)
        self.title.add_tool("file-export", tr("Export these segments…"), self._export)
        show = self.title.add_tool("filter", tr("Filter segments"))
        show.setCheckable(True)
        show.toggled.connect(self._show_fields)
        self._show = show
        self.fields.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields)
        column.addWidget(self.table, 1)
        column.addWidget(self.note, 1)
        self.setMinimumHeight(px(64))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.table)
        self.strip.lie_over(self)

    def _connect(self, bridge: ProjectBridge) -> None:
        table = self.table
        bridge.changed.connect(self._follow)
        self._search.first_found.connect(self._show_first)
        self._search.found.connect(self._show_found)
        self._search.begun.connect(lambda task: self.strip.watch(task, tr("Seeking segments")))
        self.strip.waiting.connect(lambda waits: table.show_stale(waits and not self._shows_first))
        self._quiet.timeout.connect(self._seek_again)
        self._soon.timeout.connect(self._seek)
        self.fields.filter_changed.connect(self.show_filter)
        self.chips.filter_changed.connect(self.show_filter)
        self.note.action_requested.connect(self._widen)
        table.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        table.row_clicked.connect(lambda _: self._reveal())
        table.doubleClicked.connect(lambda _: self._open_memo())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        keys = {"Return": self._reveal, "Enter": self._reveal, "Ctrl+C": self.copy, "Ctrl+Shift+C": self.copy}
        if self._project.writable:
            keys |= {"Delete": self._uncode, "Backspace": self._uncode}
        KeyMap(table, keys)

    # What the window says

    def show_code(self, identity: str) -> None:
        """List all segments of a code and of the codes under it."""
        self.show_filter(SegmentFilter(code=identity))

    def show_query(self, query: SegmentQuery) -> None:
        """List what a query finds."""
        self.show_filter(SegmentFilter(words=query.words, within=replace(query, words="")))

    def show_filter(self, wanted: SegmentFilter) -> None:
        """List what meets a filter."""
        self.filter = wanted
        self._seek()

    def limit_to_codes(self, codes: frozenset[str]) -> None:
        """Leave only segments of activated codes; none activated: of all."""
        self._limits = replace(self._limits, codes=codes or None)
        self._seek()

    def limit_to_sources(self, sources: frozenset[str]) -> None:
        """Leave only segments of activated documents; none activated: of all."""
        self._limits = replace(self._limits, sources=sources or None)
        self._seek()

    def hide_coders(self, coders: frozenset[str]) -> None:
        """Leave out the segments of these coders; where there are many, the text is painted first."""
        if coders == self._limits.hidden_coders:
            return
        self._limits = replace(self._limits, hidden_coders=coders)
        if self._search.is_quick(self.query()):
            self._seek()
        else:
            self._soon.start()

    def query(self) -> SegmentQuery:
        """What is listed, as a query."""
        book, coders = self._project.codebook, self._project.coders
        meant = meant_by(self._project, self.filter.documents)
        return query_of(self.filter, self._limits, book, coders, self._order, self._reverse, meant)

    def leave(self) -> None:
        """Seek nothing any more: the project is about to be closed."""
        self._quiet.stop()
        self._soon.stop()
        self.model.leave()

    # Seeking

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Code, Coder, Source) and self.fields.isVisibleTo(self):
            self.fields.offer(self._project)
        if changes.touches(CodingRule, CodeSet):
            self.model.look_for_broken()
        if not self.filter.documents.asks_nothing and changes.touches(*_DOCUMENTS_BY):
            self._seek_again()
        if changes.touches(Segment, Code, Coder, Source):
            if self._search.is_quick(self.query()):
                self._seek_again()
            else:
                named = None if changes.touches(Code, Coder, Source) else changes.ids
                self.model.forget(named[Segment] if named is not None else None)
                self._quiet.start()

    def _seek(self) -> None:
        """The filter is another."""
        self._quiet.stop()
        self._soon.stop()
        self.chips.show_filter(self.filter)
        self.fields.show_filter(self.filter)
        self._shows_first, self._is_refresh = False, False
        self._search.seek(self.query())

    def _seek_again(self) -> None:
        """The project is another: what is shown stays until all rows are found."""
        self._is_refresh = True
        self._search.seek(self.query(), wants_first=False)

    def _show_first(self, hits: Hits, total: int) -> None:
        self._shows_first = True
        self.model.show_hits(hits)
        self.table.scrollToTop()
        self._tell_count(total, None)

    def _show_found(self, hits: Hits) -> None:
        table = self.table
        chosen = table.selected_ids() if table.count_selected() <= _RESTORED else []
        current, top = table.currentIndex().row(), table.verticalScrollBar().value()
        self.model.extend(hits)
        if current >= 0 and not table.currentIndex().isValid():
            table.select_ids(chosen)
            if self._is_refresh:
                self._return_to(current, top)
        self._tell_count(len(hits), hits.sources)

    def _return_to(self, row: int, top: int) -> None:
        """Where rows have gone, the one that took the place of the current row is chosen."""
        self.table.verticalScrollBar().setValue(top)
        if len(self.model.hits) and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(min(row, len(self.model.hits) - 1), 0))

    def _tell_count(self, segments: int, sources: int | None) -> None:
        told = number(segments)
        if sources is not None:
            told = plural(*_IN_DOCUMENTS, sources, segments=segments)
            self.hits_changed.emit(segments, sources)
        self._count.setText(told if segments else "")
        self.table.setVisible(segments > 0)
        self.note.say("" if segments else self._why_none())

    def _why_none(self) -> str:
        if not self._project.count():
            return tr("No segments yet. Select a passage in the text and press Enter.")
        code = self._project.codebook.by_id.get(self.filter.code)
        is_more = self.filter != SegmentFilter(code=self.filter.code, below=self.filter.below)
        is_limited = self._limits.codes is not None or self._limits.sources is not None
        template = (_NONE_ACTIVATED if is_limited else _NONE)[code is not None, is_more]
        return tr(template, code=code.name if code else "")

    def _widen(self) -> None:
        if self._limits.codes is not None or self._limits.sources is not None:
            self.reset_requested.emit()
        else:
            self.show_filter(SegmentFilter())

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._order = _ORDERS[SegmentColumn(column)]
        self._reverse = order is Qt.SortOrder.DescendingOrder
        self._seek()

    def _show_fields(self, is_wanted: bool) -> None:
        if is_wanted:
            self.fields.offer(self._project)
        self.fields.setVisible(is_wanted)

    # Gestures

    def current(self) -> Segment | None:
        """The segment of the current row."""
        row = self.table.currentIndex().row()
        return self.model.segment(row) if row >= 0 else None

    def _reveal(self) -> None:
        if segment := self.current():
            self.segment_revealed.emit(segment.id)

    def _open_memo(self) -> None:
        if segment := self.current():
            self.memo_requested.emit(segment.id)

    def _uncode(self) -> None:
        if ids := self.table.selected_ids():
            self.uncode_requested.emit(ids)

    def _export(self) -> None:
        self.export_requested.emit(self.query())

    def copy(self) -> None:
        """Put the selected segments on the clipboard, each with its source."""
        ids = self.table.selected_ids()
        rows = {identity: row for row, identity in enumerate(ids[:_COPIED])}
        found = sorted(self._project.segments_by_id(rows), key=lambda each: rows[each.id])
        if not found:
            return
        QGuiApplication.clipboard().setText("\n".join(self._cited(each) for each in found))
        count = len(found)
        self.said.emit(plural(*(_COPIED_ALL if len(ids) <= _COPIED else _COPIED_FIRST), count))

    def _cited(self, segment: Segment) -> str:
        source = self._project.sources[segment.source]
        coder = self._project.coders[segment.coder].name
        place = citation(self._project, source, segment.span, self.model.paragraph(segment))
        return f"“{segment.quote}” ({place}, {coder})"

    # The context menu

    def _open_menu(self, place: QPoint) -> None:
        # The press that asks for a menu makes its row the current one; a key means the current row.
        segment = self.current()
        if segment is not None:
            others = [each for each in self.table.selected_ids() if each != segment.id]
            self.menu_requested.emit(self.table.viewport().mapToGlobal(place), [segment.id, *others])
