"""DocumentPage: the open document in the centre, its header, and what of the project it shows."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.ui import icons
from blotter.ui.desk import Desk
from blotter.ui.reading.measures import TEXT_SIZE
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.shown import described, shown
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import title_label
from blotter.ui.views.empty_note import EmptyNote

_USUAL_ENCODINGS = ("", "utf-8", "ascii")


class DocumentPage(QWidget):
    """Keeps the reading view true to the project; gestures in the text go to the desk."""

    menu_requested = Signal(QPoint, list, object)
    memo_requested = Signal(str)
    import_requested = Signal()
    files_dropped = Signal(object)
    """`list[Path]`"""
    usual_size_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = ReadingView(self)
        self.note = EmptyNote()
        self._pages = QStackedWidget()
        self._title = title_label()
        self._facts = QLabel()
        set_role(self._facts, "hint")
        self.washes = _tool("eye", "Tint coded passages (W)")
        self.washes.setCheckable(True)
        self.washes.setChecked(True)
        self._zoom = _tool("", "Text size; click for the usual one (Ctrl+0)")
        self._count = 0
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._show_source(desk.source)

    def _lay_out(self) -> None:
        bar = QWidget()
        set_role(bar, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(28)
        line = QHBoxLayout(bar)
        line.setContentsMargins(14, 0, 6, 0)
        line.setSpacing(6)
        line.addWidget(self._title)
        line.addWidget(self._facts)
        line.addStretch(1)
        line.addWidget(self.washes)
        line.addWidget(self._zoom)
        empty = QWidget()
        empty.setBackgroundRole(QPalette.ColorRole.Base)
        empty.setAutoFillBackground(True)
        QVBoxLayout(empty).addWidget(self.note)
        self._pages.addWidget(self.view)
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._pages)
        self.setAcceptDrops(self._desk.project.writable)

    def _connect(self) -> None:
        desk, view = self._desk, self.view
        desk.source_shown.connect(self._show_source)
        desk.bridge.changed.connect(self._follow)
        desk.shown_coders_changed.connect(self._hide_coders)
        desk.coder_changed.connect(self._show_segments)
        view.set_describer(lambda segments: described(desk.project, segments))
        view.codes_dropped.connect(lambda codes, span: desk.mark(span, codes))
        view.bounds_moved.connect(desk.move_bounds)
        view.segment_opened.connect(self.memo_requested)
        view.context_requested.connect(self.menu_requested)
        view.scrolled.connect(self._telling.start)
        view.text_size_changed.connect(self._show_zoom)
        self.washes.toggled.connect(view.set_washes)
        self._zoom.clicked.connect(self.usual_size_requested)
        self._telling.timeout.connect(self._tell)
        self.note.action_requested.connect(self.import_requested)
        self._show_zoom(view.text_size())

    def _show_source(self, source: Source | None) -> None:
        self.washes.setEnabled(source is not None)
        self._zoom.setVisible(source is not None)
        self._pages.setCurrentIndex(0 if source else 1)
        if source is None:
            self.view.clear()
            has_some = bool(self._desk.project.sources)
            self.note.say(
                "Choose a document on the left to read it."
                if has_some
                else "No documents yet. Drop files here or *Import…*"
            )
            self._tell()
            return
        self.view.show_document(self._desk.project.text(source), source.headings, source.language)
        self._show_segments()

    def _show_segments(self) -> None:
        source = self._desk.source
        if source is None:
            return
        self.view.set_segments(shown(self._desk.project, self._desk.project.placed_in(source)))
        self._recount()

    def _hide_coders(self) -> None:
        hidden = self._desk.hidden_names()
        self.view.set_visible_segments((lambda segment: segment.coder not in hidden) if hidden else None)
        self._recount()

    def _recount(self) -> None:
        self._count = self.view.visible_count()
        self._telling.start()

    def _tell(self) -> None:
        """The header: what the document is called, what it holds and where in it one is."""
        source = self._desk.source
        self._title.setText(source.name if source else "")
        self._facts.setText(self._told(source) if source else "")

    def _told(self, source: Source) -> str:
        facts = [f"{self._count:,} segment{'' if self._count == 1 else 's'}"]
        first, last = self.view.visible_paragraphs()
        if first:
            here = f"{first}–{last}" if last > first else str(first)
            facts.append(f"¶ {here} of {self.view.paragraph_count()}")
        if source.encoding not in _USUAL_ENCODINGS:
            facts.append(f"read as {source.encoding}")
        return " · ".join(facts)

    def _show_zoom(self, size: int) -> None:
        self._zoom.setText(f"{round(100 * size / TEXT_SIZE)} %")

    def _follow(self, changes: Changes) -> None:
        desk = self._desk
        if desk.source is None:
            if changes.touches(Source):
                self._show_source(None)
            return
        renewed = desk.project.sources.get(desk.source.id)
        if renewed is None or renewed.text != desk.source.text:
            desk.show_source(renewed.id if renewed else None)
            return
        desk.source = renewed
        named = changes.ids
        if named is None or changes.touches(Code, Coder):
            self._show_segments()
        elif Segment in named:
            self._renew(named[Segment])
        if changes.touches(Source, Segment):
            self._recount()

    def _renew(self, ids: frozenset[str]) -> None:
        """Put and remove just what the change names, so that one gesture costs one gesture."""
        desk = self._desk
        assert desk.source is not None
        present = [s for s in desk.project.segments_by_id(ids) if s.source == desk.source.id]
        for identity in ids - {segment.id for segment in present}:
            self.view.remove_segment(identity)
        for each in shown(desk.project, present):
            self.view.put_segment(each)

    # Files that are dropped where the text would be

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._desk.source is None and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _dropped(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _tool(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    if icon:
        button.setIcon(icons.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setMinimumWidth(24)
    button.setFixedHeight(24)
    return button
