"""HoverCard: what lies under the pointer, in words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from blotter.ui import code_look, theme
from blotter.ui.language import plural
from blotter.ui.reading.shown_segment import ShownSegment

Describe = Callable[[Sequence[ShownSegment]], Sequence[ShownSegment]]
"""Fills in what is told of segments and not drawn."""

_WIDTH = 320
_MOST = 6
_MEMO_LINES = 2
_NOTE_LINES = 8
_DISTANCE = 14


class HoverCard(QFrame):
    """A list of segments, innermost first; nothing on it can be pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.describe: Describe = list
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.Box)
        self.setFixedWidth(_WIDTH)
        self.setAutoFillBackground(True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8, 8, 8, 8)
        self._rows.setSpacing(8)

    def show_segments(self, segments: Sequence[ShownSegment], pointer: QPoint) -> None:
        """Show them below the pointer, or above it where the screen ends."""
        self._clear()
        for segment in self.describe(segments[:_MOST]):
            self._rows.addWidget(self._row(segment))
        if len(segments) > _MOST:
            more = plural("and {count} more", "and {count} more", len(segments) - _MOST)
            self._rows.addWidget(_words(more, True))
        self._show_at(pointer)

    def show_note(self, text: str, pointer: QPoint) -> None:
        """Show how the note on a passage begins."""
        self._clear()
        lines = [line for line in text.splitlines() if line.strip()]
        for line in lines[:_NOTE_LINES]:
            self._rows.addWidget(_words(line, False))
        if len(lines) > _NOTE_LINES:
            self._rows.addWidget(_words("…", True))
        self._show_at(pointer)

    def _show_at(self, pointer: QPoint) -> None:
        self._dress()
        self._rows.activate()
        self.setFixedHeight(self._rows.heightForWidth(_WIDTH) + 2 * self.frameWidth())
        self.move(self._place(pointer))
        self.show()

    def _clear(self) -> None:
        # A row that comes into a card that is shown is measured too late.
        self.hide()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _dress(self) -> None:
        colours = theme.current()
        palette = self.palette()
        palette.setColor(self.backgroundRole(), colours.raised)
        palette.setColor(self.foregroundRole(), colours.control)
        self.setPalette(palette)

    def _row(self, segment: ShownSegment) -> QWidget:
        row = QWidget(self)
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        palette = theme.current()
        sign = QLabel(row)
        sign.setPixmap(code_look.swatch(code_look.look(segment.colour, palette.is_dark), palette))
        grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        for number, (words, is_muted) in enumerate(_lines(segment)):
            grid.addWidget(_words(words, is_muted, is_title=number == 0), number, 1)
        return row

    def _place(self, pointer: QPoint) -> QPoint:
        screen = QGuiApplication.screenAt(pointer) or QGuiApplication.primaryScreen()
        room: QRect = screen.availableGeometry()
        left = max(room.left(), min(pointer.x() + _DISTANCE, room.right() - self.width()))
        top = pointer.y() + _DISTANCE
        if top + self.height() > room.bottom():
            top = pointer.y() - _DISTANCE - self.height()
        return QPoint(left, max(room.top(), top))


def spoken(segments: Sequence[ShownSegment]) -> str:
    """The same content as one text, for a screen reader."""
    return "; ".join(", ".join(words for words, _ in _lines(segment)) for segment in segments)


def _lines(segment: ShownSegment) -> list[tuple[str, bool]]:
    """What is told of a segment, line by line, and whether it is of less weight."""
    lines = [(segment.full_name, False)]
    lines += [(line, True) for line in (segment.details or segment.coder).splitlines() if line.strip()]
    memo = [line for line in segment.memo.splitlines() if line.strip()]
    lines += [(line, False) for line in memo[:_MEMO_LINES]]
    return lines


def _words(text: str, is_muted: bool, is_title: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(theme.interface_font(12, 600 if is_title else 400))
    palette = label.palette()
    colours = theme.current()
    palette.setColor(label.foregroundRole(), colours.muted if is_muted else colours.text)
    label.setPalette(palette)
    return label
