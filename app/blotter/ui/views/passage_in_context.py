"""PassageInContext: a segment's words among the paragraphs around them, to judge what they are."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from blotter.domain.segment import Segment, Span, paragraph_at
from blotter.project import places
from blotter.project.project import Project
from blotter.ui import icons, theme, whereabouts
from blotter.ui.language import in_a_row, tr
from blotter.ui.reading.emphasis import Emphasis
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.segment_layer import SegmentLayer
from blotter.ui.scale import px
from blotter.ui.shown import shown
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import title_label

LONGEST = 6_000
_BEFORE = 1_500
_WIDEST, _ALL = 620, 1000


class PassageInContext(QWidget):
    """The words are marked in the code's colour; a paragraph before and one after come along."""

    opened = Signal()
    """The document is to be opened at these words."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._emphasis = Emphasis()
        self._within = Span(0, 0)
        self._title = title_label()
        self._open = QToolButton()
        self.page = MarkedPage(SegmentLayer(), self._emphasis)
        self._lay_out()
        theme.notifier().changed.connect(self.page.drop_all)

    def _lay_out(self) -> None:
        self._open.setIcon(icons.icon("external-link"))
        self._open.setToolTip(tr("Open the document here"))
        self._open.setAccessibleName(tr("Open the document here"))
        self._open.setAutoRaise(True)
        self._open.clicked.connect(self.opened)
        bar = QWidget()
        set_role(bar, "bar")
        bar.setFixedHeight(px(28))
        line = QHBoxLayout(bar)
        line.setContentsMargins(px(12), 0, px(6), 0)
        line.addWidget(self._title, 1)
        line.addWidget(self._open)
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.page.setAccessibleName(tr("Passage"))
        self.page.setMaximumWidth(_WIDEST)
        around = QHBoxLayout()
        around.setContentsMargins(px(16), px(10), px(8), px(8))
        around.addWidget(self.page, _ALL)
        around.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(around, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def show_segment(self, segment: Segment | None) -> None:
        """Show a segment where it stands, or nothing."""
        source = self._project.sources.get(segment.source) if segment is not None else None
        self._open.setEnabled(source is not None)
        if segment is None or source is None or segment.code not in self._project.codebook.by_id:
            self._title.setText("")
            self._show("", SegmentLayer(), "")
            return
        text = self._project.text(source)
        self._within = within = around(text, segment.span)
        number = places.paragraph_number(places.paragraph_starts(self._project, source), segment.start)
        coder = self._project.coders[segment.coder].name
        place = whereabouts.in_full(self._project, source, segment.span, number)
        self._title.setText(in_a_row((source.name, place, coder)))
        (found,) = shown(self._project, [segment])
        here = found._replace(
            start=max(0, segment.start - within.start),
            end=min(within.length, segment.end - within.start),
        )
        self._emphasis.marked = {segment.id}
        self._show(text[within.start : within.end], SegmentLayer([here]), source.language)
        start, _ = self.page.positions.to_display_range(here.span)
        self.page.scroll_to(start, 3 * self.page.measures.line_height)
        self.page.put_caret(here.start)
        self.page.setAccessibleDescription(
            tr("{code}: “{words}”", code=found.full_name, words=" ".join(segment.quote.split()))
        )

    def _show(self, text: str, layer: SegmentLayer, language: str) -> None:
        self.page.layer = layer
        self.page.load(text, (), language)

    def rectangle(self) -> QRect:
        """Where the words begin on the screen."""
        viewport = self.page.viewport()
        box = self.page.caret_box(self.page.caret()).toRect() & viewport.rect()
        return QRect(viewport.mapToGlobal(box.topLeft()), box.size())


def around(text: str, span: Span) -> Span:
    """The paragraphs of a span with one before and one after that hold something; long ones are cut."""
    first = paragraph_at(text, span.start).start
    last = max(span.end, paragraph_at(text, max(span.start, span.end - 1)).end)
    before, after = len(text[:first].rstrip()), last + len(text[last:]) - len(text[last:].lstrip())
    start = paragraph_at(text, before - 1).start if before else first
    end = paragraph_at(text, after).end if after < len(text) else last
    if end - start > LONGEST:
        start = max(start, span.start - _BEFORE)
        end = min(end, max(span.end, start + LONGEST))
    return Span(start, end)
