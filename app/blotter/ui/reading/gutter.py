"""Gutter: the numbers of paragraphs and the signs of notes, left of the text."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from blotter.ui import icons, theme
from blotter.ui.language import in_a_row, tr
from blotter.ui.reading.case_lines import CaseLine, CaseLines
from blotter.ui.reading.hover_card import HoverCard
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.notes import Notes, ShownNote
from blotter.ui.scale import px

_BESIDE_TEXT = 10
_SIGN = 14
_LABEL = 13
_ROUND_PAGE = 2
_LEFT = 1
_CASE, _CASE_LEFT = 2, 5


class Gutter(QWidget):
    """Numbers the paragraphs that begin on screen; headings are counted and go without.

    A note has its sign beside the line where its passage begins: resting there tells it, a click opens it.
    """

    def __init__(self, page: MarkedPage, notes: Notes, card: HoverCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._notes, self._card = page, notes, card
        self.cases = CaseLines(page)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Paragraphs and notes"))
        notes.changed.connect(self.update)

    def show_cases(self, lines: Sequence[CaseLine]) -> None:
        """Say what of the document belongs to cases; none: it is not to be seen."""
        self.cases.lines = lines
        names = list(dict.fromkeys(each.name for each in lines))
        self.setAccessibleDescription(tr("Cases: {names}", names=in_a_row(names)) if names else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each number on the baseline of its paragraph's first line, each note's sign at its line."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().base)
        self._paint_numbers(painter)
        for label, top in self.page_marks():
            self._paint_page(painter, label, top)
        for line, _ in self.cases.boxes(self.width() - _CASE_LEFT, _CASE):
            painter.fillRect(line, theme.current().activated)
        ratio = self.devicePixelRatioF()
        for note, box in self._signs():
            colour = "accent" if note.id == self._notes.chosen() else "muted"
            painter.fillRect(box, theme.current().base)
            painter.drawPixmap(box, icons.pixmap("sticker-2", box.width(), colour, ratio))

    def _paint_numbers(self, painter: QPainter) -> None:
        page, measures = self._page, self._page.measures
        painter.setPen(theme.current().muted)
        painter.setFont(theme.tabular(theme.mark_font(11)))
        width = self.width() - _BESIDE_TEXT
        for visible in page.visible_blocks():
            number = page.kinds.numbers[visible.number]
            if number and visible.number not in page.headings:
                baseline = visible.top + page.page_layout.above(visible.number) + measures.baseline
                box = QRectF(0, baseline - 14, width, 16)
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number)
                )

    def page_marks(self) -> Iterator[tuple[str, float]]:
        """The labels of the pages that begin on screen, and the height of the line that each begins in."""
        for page in self._page.breaks.within(self._page.visible_span()):
            yield self._page_words(page.label), self._page.caret_box(page.start).top()

    def _page_words(self, label: str) -> str:
        """The label as there is room for it: “p. 14”, or the number alone, or what fits of a long one."""
        metrics = QFontMetricsF(theme.tabular(theme.mark_font(10)))
        room = self.width() - _ROUND_PAGE
        words = tr("p. {label}", label=label)
        if metrics.horizontalAdvance(words) <= room:
            return words
        return metrics.elidedText(label, Qt.TextElideMode.ElideMiddle, room)

    def _paint_page(self, painter: QPainter, label: str, top: float) -> None:
        """A hairline above the line, and the label on it, or under it at the very top."""
        palette = theme.current()
        painter.setFont(theme.tabular(theme.mark_font(10)))
        room = painter.fontMetrics().horizontalAdvance(label) + 4
        # It ends where the numbers of paragraphs do, or further right where it needs the room.
        width = max(self.width() - _BESIDE_TEXT, min(room, self.width()))
        # On the first line there is no room above.
        beside = top - _LABEL - 1 if top > _LABEL else top + 1
        painter.fillRect(QRectF(0, beside, width, _LABEL - 1), palette.base)
        painter.fillRect(QRectF(0, max(0.0, top - 1), self.width() - 2, 1), palette.muted)
        painter.setPen(palette.muted)
        place = QRectF(width - room, beside, room, _LABEL - 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)

    def _signs(self) -> Iterator[tuple[ShownNote, QRect]]:
        """The notes that begin on screen, with the place of each one's sign."""
        size = px(_SIGN)
        for note in self._notes.starting_in(self._page.visible_span()):
            line = self._page.caret_box(note.start)
            yield note, QRect(_LEFT, round(line.center().y() - size / 2), size, size)

    def note_at(self, point: QPointF) -> ShownNote | None:
        """The note whose sign is drawn at a point; of several on one line the one drawn last."""
        found = [note for note, box in self._signs() if box.adjusted(-1, -4, 6, 4).contains(point.toPoint())]
        return found[-1] if found else None

    def sign_of(self, note_id: str) -> QPoint | None:
        """Where a note's sign is drawn."""
        return next((box.center() for note, box in self._signs() if note.id == note_id), None)

    # Qt's events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the note at the pointer."""
        note = self.note_at(event.position())
        if self._notes.hover(note.id if note else None):
            self._card.hide()
        self.setCursor(Qt.CursorShape.PointingHandCursor if note else Qt.CursorShape.ArrowCursor)
        if note is None:
            self._card.hide()
        elif not self._card.isVisible():
            self._card.show_note(note.text, event.globalPosition().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the note at the pointer."""
        note = self.note_at(event.position())
        if note is not None and event.button() is Qt.MouseButton.LeftButton:
            self._card.hide()
            self._notes.open(note.id)

    def event(self, event: QEvent) -> bool:
        """Name the cases beside which the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.cases.lines:
            names = self.cases.names_at(event.pos().y())
            words = tr("Case: {names}", names=in_a_row(names)) if names else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        self._notes.hover(None)
        self._card.hide()
