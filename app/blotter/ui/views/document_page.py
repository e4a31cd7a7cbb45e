"""DocumentPage: an open document in the centre, its header, and what of the project it shows."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout, QWidget

from blotter.domain.bookmark import Bookmark
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.memo import Memo
from blotter.domain.record import Evidence
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.domain.structure import PartKind
from blotter.project import speakers
from blotter.ui.bookmarks import Bookmarks
from blotter.ui.code_letters import code_letters
from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.long_lived import SettingAside
from blotter.ui.pages.beside import Beside
from blotter.ui.pages.shown import Shown
from blotter.ui.reading.looks import Looks
from blotter.ui.reading.measures import TEXT_SIZE
from blotter.ui.reading.notes import ShownNote
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.reading.standing import Standing, stand, standing
from blotter.ui.shown import described, shown
from blotter.ui.views.dropped_files import dropped_files
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.page_header import HeaderEdge, PageHeader, facts, page_in_words
from blotter.ui.visibility import Visibility
from blotter.ui.visited import Place, Visited

_AFTER_PAINTING = 50
"""Milliseconds after which the header follows the text, which is painted first."""


class DocumentPage(QWidget):
    """Keeps its reading view true to the project; gestures in the text go to the desk.

    It shows what it is told to show and remembers where each coder stopped reading it. `used` says that the
    reader has turned to this page.
    """

    used = Signal()
    jumped = Signal()
    """The reader is leaving a place that *Back* leads to."""
    source_changed = Signal()
    """Another document is shown, or another text of it."""
    menu_requested = Signal(QPoint, list, object)
    memo_requested = Signal(str)
    import_requested = Signal()
    files_dropped = Signal(object)
    """`list[Path]`"""
    usual_size_requested = Signal()

    washes: QToolButton
    beside: Beside

    def __init__(self, desk: Desk, bookmarks: Bookmarks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bookmarks = desk, bookmarks
        self.source: Source | None = None
        self.visited = Visited()
        self.view = ReadingView(self)
        self.beside = Beside(desk.project, self.view)
        self.note = EmptyNote()
        self.header = PageHeader()
        self.washes = self.header.washes
        self._coder = desk.project.actor
        self._usual_size = TEXT_SIZE
        self._count: int | None = 0
        self._records = 0
        self._edge: HeaderEdge | None = None
        self._pages = QStackedWidget()
        self._telling = QTimer(self, singleShot=True, interval=_AFTER_PAINTING)
        self._setting_aside = SettingAside(self)
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        empty = QWidget()
        empty.setBackgroundRole(QPalette.ColorRole.Base)
        empty.setAutoFillBackground(True)
        QVBoxLayout(empty).addWidget(self.note)
        self._pages.addWidget(self.beside)
        self._pages.addWidget(empty)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages)
        self.setAcceptDrops(self._desk.project.writable)

    def _connect(self) -> None:
        desk, view, header = self._desk, self.view, self.header
        desk.shown_changed.connect(self._hide)
        desk.coder_changed.connect(self._change_coder)
        view.set_describer(lambda segments: described(desk.project, segments))
        view.codes_dropped.connect(self._take_codes)
        view.bounds_moved.connect(desk.move_bounds)
        view.segment_opened.connect(self.memo_requested)
        view.context_requested.connect(self._ask_for_menu)
        view.scrolled.connect(self._telling.start)
        view.text_size_changed.connect(header.show_zoom)
        view.density.pressed.connect(self.jump)
        view.page.cursorPositionChanged.connect(self._telling.start)
        header.pages.clicked.connect(lambda: self.beside.toggle(Shown.BOTH))
        self.beside.changed.connect(self._show_offer)
        header.washes.toggled.connect(view.set_washes)
        header.usual_size_requested.connect(self.usual_size_requested)
        header.pressed.connect(self.view.setFocus)
        self._telling.timeout.connect(self._tell)
        self.note.action_requested.connect(self.import_requested)
        header.show_zoom(view.text_size())

    def float_header(self, is_floating: bool) -> None:
        """Have the header come only when the pointer is at the top of the page, or stand there."""
        if self._edge is not None:
            self._edge.deleteLater()
            self._edge = None
            self._column.insertWidget(0, self.header)
            self.header.show()
        if is_floating:
            self._column.removeWidget(self.header)
            self._edge = HeaderEdge(self.header, self)

    def place_under_header(self, bar: QWidget) -> None:
        """Put a bar between header and text."""
        self._column.insertWidget(self._column.indexOf(self._pages), bar)

    # Which document

    def show_source(self, source: Source | None) -> None:
        """Show a document where the reader left it, or none; one that is shown already stays as it is."""
        former = self.source
        if source is not None and former is not None and _is_same_text(former, source):
            self.source = source
            self._telling.start()
            return
        is_reread = source is not None and former is not None and former.id == source.id
        place = standing(self.view.page) if is_reread else None
        if place is None:
            self.keep_place()
        self.source = source
        if source is None:
            self._show_nothing()
            return
        self.header.show_tools(has_document=True)
        self._pages.setCurrentIndex(0)
        structure = self._desk.project.structure(source)
        names = [part.span for part in structure.of_kind(PartKind.SPEAKER)]
        self.view.show_document(self._desk.project.text(source), source.headings, source.language, names)
        self.view.show_pages(structure.pages)
        self.source_changed.emit()
        self._show_segments()
        if place is not None:
            stand(self.view.page, place)
        else:
            self._open_where_left()
        self._show_originals()

    def _show_offer(self) -> None:
        self.header.offer_pages(self.beside.has_pages(), self.beside.shown() is not Shown.TEXT)

    def _show_originals(self) -> None:
        """Pages come after the text: they follow it to where it stands."""
        self.beside.show_source(self.source)
        self._show_offer()

    def _show_nothing(self) -> None:
        self.header.show_tools(has_document=False)
        self._pages.setCurrentIndex(1)
        self.view.clear()
        self._show_originals()
        self.note.say(
            tr("Choose a document on the left to read it.")
            if self._desk.project.sources
            else tr("No documents yet. Drop files here or *Import…*")
        )
        self._tell()

    # Where one reads

    def place(self) -> Place:
        """Where the reader stands."""
        return Place(self.source.id if self.source else "", *standing(self.view.page))

    def jump(self) -> None:
        """Leave this place for another: *Back* leads to it."""
        if self.source is not None:
            self.visited.jump(self.place())
            self.jumped.emit()

    def go_to(self, place: Place) -> None:
        """Stand at another place of the document that is shown."""
        stand(self.view.page, Standing(place.caret, place.top))

    def go_to_page(self, page: int) -> None:
        """Stand at the beginning of a page (from 0), in the text and on the pages."""
        if self.source is not None:
            start = self._desk.project.structure(self.source).pages[page].start
            stand(self.view.page, Standing(start, start))
            self.beside.go_to(page)

    def keep_place(self) -> None:
        """Remember where the one who codes stands in the document, and its size of text if it is its own."""
        if self.source is not None:
            size = self.view.text_size()
            own_size = 0 if size == self._usual_size else size
            place = Bookmark(*standing(self.view.page), own_size)
            self._bookmarks.keep(self.source, self._coder, place)

    def _open_where_left(self) -> None:
        assert self.source is not None
        place = self._bookmarks.kept(self.source, self._coder)
        self.view.set_text_size(place.text_size if place and place.text_size else self._usual_size)
        if place is not None:
            stand(self.view.page, Standing(place.caret, place.top))

    def _change_coder(self) -> None:
        """Another coder goes on where that one has stopped."""
        self.keep_place()
        self._coder = self._desk.project.actor
        if self.source is None:
            return
        self._show_segments()
        if self._bookmarks.kept(self.source, self._coder) is not None:
            self.jump()
            self._open_where_left()

    def dress(self, looks: Looks) -> None:
        """Look as the reader prefers; a document keeps a size of its own until another one is preferred."""
        is_other = looks.text_size != self._usual_size
        self._usual_size = looks.text_size
        size = looks.text_size if is_other else self.view.text_size()
        self.view.dress(replace(looks, text_size=size))
        self._show_letters()
        self.washes.setChecked(looks.washes)

    # What is shown

    def _show_segments(self) -> None:
        if self.source is not None:
            project, visibility = self._desk.project, self._desk.visibility
            if visibility != Visibility():
                # Codes are hidden by their paths, which may have changed.
                self.view.set_visible_segments(visibility.test(project))
            self._show_letters()
            self.view.set_segments(shown(project, project.placed_in(self.source)))
            self._show_notes()
            self._records = self._supported()
            self._recount()
            self._setting_aside.start()

    def _show_letters(self) -> None:
        if self.view.looks.letters:
            self.view.margin.set_letters(code_letters(self._desk.project.codebook))

    def _show_notes(self) -> None:
        if self.source is not None:
            notes = self._desk.project.notes_of(self.source)
            self.view.notes.show(ShownNote(*note.span, note.id, note.text) for note in notes if note.span)

    def _hide(self) -> None:
        self.view.set_visible_segments(self._desk.visibility.test(self._desk.project))
        self._recount()

    def _recount(self) -> None:
        self._count = None
        self._telling.start()

    def _tell(self) -> None:
        """The header: what the document is called, what it holds and where in it one is."""
        if self.source is None:
            self.header.tell("", "")
            return
        if self._count is None:
            self._count = self.view.visible_count()
        seen, paragraphs = self.view.visible_paragraphs(), self.view.paragraph_count()
        told = facts(self.source, self._count, seen, paragraphs, self._records)
        structure = self._desk.project.structure(self.source)
        page = page_in_words(self.view.page_now(), structure.pages)
        first = next(self.view.page.visible_blocks(), None)
        time = speakers.time_before(structure, self.view.page.span_of(first.block).end) if first else ""
        self.header.tell(self.source.name, " · ".join(filter(None, (page, time, told))))

    def _supported(self) -> int:
        """How many records the document supports: asked at once, as the project may be closed soon."""
        source = self.source
        return len({each.record for each in self._desk.project.evidence_in(source)}) if source else 0

    def follow(self, changes: Changes) -> None:
        """Show what a change has left."""
        if self.source is None:
            if changes.touches(Source):
                self._show_nothing()
            return
        former, renewed = self.source, self._desk.project.sources.get(self.source.id)
        self.show_source(renewed)
        if renewed is None or not _is_same_text(former, renewed):
            return
        if changes.touches(Memo):
            self._show_notes()
        named = changes.ids
        if named is None or changes.touches(Code, Coder):
            self._show_segments()
        elif Segment in named:
            self._renew(named[Segment])
        if changes.touches(Evidence):
            self._records = self._supported()
            self._telling.start()
        if changes.touches(Source, Segment):
            self._recount()

    def _renew(self, ids: frozenset[str]) -> None:
        """Put and remove just what the change names, so that one gesture costs one gesture."""
        assert self.source is not None
        project = self._desk.project
        present = [s for s in project.segments_by_id(ids) if s.source == self.source.id]
        for identity in ids - {segment.id for segment in present}:
            self.view.remove_segment(identity)
        for each in shown(project, present):
            self.view.put_segment(each)

    # Gestures that mean this page, wherever the focus is

    def _take_codes(self, codes: list[str], span: Span) -> None:
        self.used.emit()
        self._desk.mark(span, codes)

    def _ask_for_menu(self, place: QPoint, ids: list[str], span: Span | None) -> None:
        self.used.emit()
        self.menu_requested.emit(place, ids, span)

    # Files that are dropped where the text would be

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.source is None and dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)


def _is_same_text(one: Source, other: Source) -> bool:
    return (one.id, one.text, one.structure) == (other.id, other.text, other.structure)
