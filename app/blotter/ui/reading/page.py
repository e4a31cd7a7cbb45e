"""TextPage: the text of a document as Qt shows it, and places in it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from blotter.domain.segment import Span, paragraph_at
from blotter.domain.source import Heading
from blotter.ui import theme
from blotter.ui.reading import transfer
from blotter.ui.reading.measures import BLEED, Measures
from blotter.ui.reading.page_layout import PageLayout
from blotter.ui.reading.paragraphs import BlockKinds, block_kinds
from blotter.ui.text_positions import TextPositions

_REACH = 3
_HEADING_WEIGHT = 650


class VisibleBlock(NamedTuple):
    """A block of the display copy that is on screen; `top` from the viewport's top."""

    block: QTextBlock
    number: int
    top: float
    height: float


class TextPage(QPlainTextEdit):
    """The words alone: selection, caret and scrolling are Qt's, the text is never read back from it."""

    span_selected = Signal(object)
    menu_requested = Signal(QPoint, object)
    zoom_turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.measures = Measures()
        self._language = ""
        self._own_document: QTextDocument | None = None
        self._told: Span | None = None
        self._doubled: tuple[int, QPoint] | None = None
        self.load("", ())
        self.selectionChanged.connect(self._tell_selection)

    def load(
        self, text: str, headings: Iterable[Heading], language: str = "", names: Iterable[Span] = ()
    ) -> None:
        """Show a text; `language` (BCP 47) chooses among the forms of Han characters, `names` are in bold."""
        self.positions = TextPositions(text)
        self.kinds: BlockKinds = block_kinds(self.positions)
        self._language = language
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(BLEED)
        document.setDefaultTextOption(QTextOption())
        self.page_layout = PageLayout(document)
        document.setDocumentLayout(self.page_layout)
        document.setDefaultFont(self._text_font())
        document.setPlainText(self.positions.display)
        assert document.characterCount() - 1 == self.positions.display_length
        self.headings = self._format_headings(document, headings)
        self._embolden(document, names)
        self._describe_layout()
        self.setFont(self._text_font())
        self.setDocument(document)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._own_document is not None:
            self._own_document.deleteLater()
        self._own_document = document
        self._tell_selection()

    def _text_font(self) -> QFont:
        return theme.text_font(self.measures.text_size, self._language, self.measures.text_face)

    def _format_headings(self, document: QTextDocument, headings: Iterable[Heading]) -> frozenset[int]:
        interface = theme.interface_font()
        style = QTextCharFormat()
        style.setFontFamilies([interface.family()])
        style.setFontWeight(_HEADING_WEIGHT)
        cursor = QTextCursor(document)
        numbers: set[int] = set()
        cursor.beginEditBlock()
        for heading in headings:
            start, end = self.positions.to_display_range(Span(heading.start, heading.end))
            cursor.setPosition(start)
            numbers.add(cursor.blockNumber())
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            numbers.add(cursor.blockNumber())
            cursor.setCharFormat(style)
        cursor.endEditBlock()
        return frozenset(numbers)

    def _embolden(self, document: QTextDocument, names: Iterable[Span]) -> None:
        style = QTextCharFormat()
        style.setFontWeight(_HEADING_WEIGHT)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for name in names:
            start, end = self.positions.to_display_range(name)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(style)
        cursor.endEditBlock()

    def _describe_layout(self) -> None:
        gap = self.measures.gap
        self.page_layout.measures = self.measures
        self.page_layout.describe(self.kinds, {**dict.fromkeys(self.headings, gap), 0: gap})

    def set_measures(self, measures: Measures) -> None:
        """Set the text larger or smaller, or its lines closer; the first line on screen stays in view."""
        top = self.cursorForPosition(QPoint(0, 0)).position()
        self.measures = measures
        self._describe_layout()
        self.document().setDefaultFont(self._text_font())
        self.setFont(self._text_font())
        self.document().markContentsDirty(0, self.positions.display_length)
        self.scroll_to(top, 0)

    # Places

    def visible_blocks(self) -> Iterator[VisibleBlock]:
        """The blocks on screen from top to bottom, laid out."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        bottom = self.viewport().height()
        while block.isValid() and top < bottom:
            height = self.blockBoundingRect(block).height()
            if not block.layout().lineCount():
                return  # The page has no width yet.
            yield VisibleBlock(block, block.blockNumber(), top, height)
            top += height
            block = block.next()

    def span_of(self, block: QTextBlock) -> Span:
        """What a block shows, in code points."""
        start = block.position()
        return self.positions.to_span(start, start + block.length() - 1)

    def visible_span(self) -> Span:
        """What is on screen, by whole blocks."""
        spans = [self.span_of(each.block) for each in self.visible_blocks()]
        return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)

    def character_at(self, point: QPointF) -> int | None:
        """The code point that is drawn at a point of the viewport, None beside the text."""
        for each in self.visible_blocks():
            if not each.top <= point.y() < each.top + each.height or each.number in self.kinds.blank:
                continue
            layout = each.block.layout()
            down = point.y() - each.top - self.page_layout.above(each.number)
            index = int(down // self.measures.line_height)
            if not 0 <= index < layout.lineCount():
                return None
            line = layout.lineAt(index)
            box = line.naturalTextRect()
            if not box.left() - _REACH <= point.x() <= box.right() + _REACH:
                return None
            at = line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
            at = min(at, line.textStart() + line.textLength() - 1)
            return self.positions.to_stored(each.block.position() + at) if at >= 0 else None
        return None

    def gap_at(self, point: QPoint) -> int:
        """The code point before which a caret at a point would stand."""
        return self.positions.to_stored(self.cursorForPosition(point).position())

    def caret_box(self, position: int) -> QRectF:
        """Where a caret before a code point is drawn, in the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_display(position))
        return QRectF(self.cursorRect(cursor))

    # Selection and caret

    def selected_span(self) -> Span | None:
        """What is selected, in code points."""
        cursor = self.textCursor()
        span = self.positions.to_span(cursor.selectionStart(), cursor.selectionEnd())
        return span if span.length else None

    def _tell_selection(self) -> None:
        """Tell what is selected, once: Qt repeats itself while a drag scrolls."""
        span = self.selected_span()
        if span != self._told:
            self._told = span
            self.span_selected.emit(span)

    def select(self, span: Span) -> None:
        """Select a span, the caret at its end."""
        start, end = self.positions.to_display_range(span)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """The code point before which the caret stands."""
        return self.positions.to_stored(self.textCursor().position())

    def put_caret(self, position: int) -> None:
        """Stand the caret before a code point, nothing selected."""
        cursor = self.textCursor()
        cursor.setPosition(self.positions.to_display(position))
        self.setTextCursor(cursor)

    def moved(self, position: int, *steps: QTextCursor.MoveOperation) -> int:
        """Where a caret from a code point comes to by Qt's steps."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_display(position))
        for step in steps:
            cursor.movePosition(step)
        return self.positions.to_stored(cursor.position())

    # Scrolling

    def scroll_to(self, display: int, room: float) -> None:
        """Scroll so that a line stands at least so far below the top, however little is laid out yet."""
        block = self.document().findBlock(display)
        self.blockBoundingRect(block)
        layout = block.layout()
        index = max(0, layout.lineForTextPosition(display - block.position()).lineNumber())
        room -= self.page_layout.above(block.blockNumber()) if index else 0
        while room > 0:
            if index:
                index -= 1
                room -= self.measures.line_height
            elif block.previous().isValid():
                block = block.previous()
                self.blockBoundingRect(block)
                index = max(0, block.layout().lineCount() - 1)
                room -= self.measures.line_height + self.measures.gap
            else:
                break
        self.verticalScrollBar().setValue(block.firstLineNumber() + index)

    def reveal(self, span: Span) -> None:
        """Bring the beginning of a span into view, a third below the top, unless it is there."""
        start, _ = self.positions.to_display_range(span)
        box = self.caret_box(span.start)
        height = self.viewport().height()
        is_near = any(block.block.contains(start) for block in self.visible_blocks())
        if not is_near or box.top() < 0 or box.bottom() + self.measures.line_height > height:
            self.scroll_to(start, height / 3)

    def _turn_page(self, direction: int) -> None:
        bar = self.verticalScrollBar()
        box = self.cursorRect()
        bottom = self.viewport().height() - self.measures.line_height
        point = QPoint(box.left(), min(max(box.center().y(), self.measures.line_height // 2), bottom))
        before = bar.value()
        bar.setValue(before + direction * bar.pageStep())
        if bar.value() == before:
            end, start = QTextCursor.MoveOperation.End, QTextCursor.MoveOperation.Start
            self.moveCursor(end if direction > 0 else start)
        else:
            self.setTextCursor(self.cursorForPosition(point))

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The caret goes along when a page is turned."""
        if event.matches(QKeySequence.StandardKey.MoveToNextPage):
            self._turn_page(1)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage):
            self._turn_page(-1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word, and expect a third click."""
        super().mouseDoubleClickEvent(event)
        self._doubled = (event.timestamp(), event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A third click selects the paragraph, broken for display or not."""
        is_third = self._doubled is not None and (
            event.timestamp() - self._doubled[0] < QApplication.doubleClickInterval()
            and (event.position().toPoint() - self._doubled[1]).manhattanLength()
            < QApplication.startDragDistance()
        )
        self._doubled = None
        super().mousePressEvent(event)
        if is_third:
            self.select(paragraph_at(self.positions.stored, self.gap_at(event.position().toPoint())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the text gets larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_turned.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: at the pointer, or at the caret if a key was pressed."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            below = self.cursorRect().bottomLeft()
            self.menu_requested.emit(self.viewport().mapToGlobal(below), None)
        else:
            self.menu_requested.emit(event.globalPos(), QPointF(event.pos()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged out: the stored words."""
        span = self.selected_span() or Span(0, 0)
        return transfer.span_data(self.positions.text(span), span)
