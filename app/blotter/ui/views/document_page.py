"""DocumentPage: the open document in the centre, its header, and what of the project it shows."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.ui import icons
from blotter.ui.desk import Desk
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.shown import shown
from blotter.ui.style import set_role


class DocumentPage(QWidget):
    """Keeps the reading view true to the project; gestures in the text go to the desk."""

    menu_requested = Signal(QPoint, list, object)
    memo_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = ReadingView(self)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._title, "title")
        self._facts = QLabel()
        set_role(self._facts, "muted")
        self.washes = _tool("eye", "Tint coded passages (W)")
        self.washes.setCheckable(True)
        self.washes.setChecked(True)
        self.washes.toggled.connect(self.view.set_washes)
        self._lay_out()
        self._connect()
        self._show_source(desk.source)

    def _lay_out(self) -> None:
        bar = QWidget()
        set_role(bar, "bar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(14, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(self._title)
        line.addWidget(self._facts)
        line.addStretch()
        line.addWidget(self.washes)
        bar.setFixedHeight(28)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view)

    def _connect(self) -> None:
        desk, view = self._desk, self.view
        desk.source_shown.connect(self._show_source)
        desk.bridge.changed.connect(self._follow)
        desk.shown_coders_changed.connect(self._hide_coders)
        desk.coder_changed.connect(self._show_segments)
        view.codes_dropped.connect(lambda codes, span: desk.mark(span, codes))
        view.bounds_moved.connect(desk.move_bounds)
        view.segment_opened.connect(self.memo_requested)
        view.context_requested.connect(self.menu_requested)

    def _show_source(self, source: Source | None) -> None:
        self.washes.setEnabled(source is not None)
        if source is None:
            self.view.clear()
            self._title.setText("")
            self._facts.setText("No document is open. Double-click one on the left, or import some.")
            return
        self.view.show_document(self._desk.project.text(source), source.headings, source.language)
        self._show_segments()

    def _show_segments(self) -> None:
        source = self._desk.source
        if source is None:
            return
        segments = self._desk.project.segments_of(source)
        self.view.set_segments(shown(self._desk.project, segments))
        self._tell(source, len(segments))

    def _hide_coders(self) -> None:
        hidden = self._desk.hidden_names()
        self.view.set_visible_segments((lambda segment: segment.coder not in hidden) if hidden else None)

    def _tell(self, source: Source, count: int) -> None:
        self._title.setText(source.name)
        facts = f"{count} segments · {source.characters} characters"
        if source.encoding not in ("utf-8", "ascii"):
            facts += f" · read as {source.encoding}"
        self._facts.setText(facts)

    def _follow(self, changes: Changes) -> None:
        desk = self._desk
        if desk.source is None:
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
            here = SegmentQuery(sources=frozenset([renewed.id]))
            self._tell(renewed, desk.project.count(here))

    def _renew(self, ids: frozenset[str]) -> None:
        """Put and remove just what the change names, so that one gesture costs one gesture."""
        desk = self._desk
        assert desk.source is not None
        present = [s for s in desk.project.segments_by_id(ids) if s.source == desk.source.id]
        for identity in ids - {segment.id for segment in present}:
            self.view.remove_segment(identity)
        for each in shown(desk.project, present):
            self.view.put_segment(each)

    def selected(self) -> Span | None:
        """The selected passage."""
        return self.view.selected_span()


def _tool(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    return button
