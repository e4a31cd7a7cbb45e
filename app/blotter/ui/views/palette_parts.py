"""What stands under the rows of the quick palette, and where the palette finds room."""

import html
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QKeySequence, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from blotter.ui import style, theme
from blotter.ui.language import in_a_row, plural, tr
from blotter.ui.palette_ranking import PaletteEntry, in_words
from blotter.ui.scale import row_height
from blotter.ui.views.palette_rows import ROW_HEIGHT

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_GAP = 6
_LEAST_ROWS = 3


class Place(NamedTuple):
    """Where the palette's corner goes and how many rows fit."""

    corner: QPoint
    rows: int


def place_beside(selection: QRect, host: QRect, width: int, rest: int, most_rows: int) -> Place:
    """Below the selection, or above, with fewer rows where there is less room.

    `rest` is the height of everything but the rows. Only where neither side has room for three rows does it
    lie over the selection.
    """
    height_of_row = row_height(ROW_HEIGHT)
    below, above = host.bottom() - selection.bottom() - _GAP, selection.top() - host.top() - _GAP
    is_below = below >= min(rest + most_rows * height_of_row, above)
    room = below if is_below else above
    rows = max(_LEAST_ROWS, min(most_rows, (room - rest) // height_of_row))
    height = rest + rows * height_of_row
    top = selection.bottom() + _GAP if is_below else selection.top() - _GAP - height
    left = max(host.left(), min(selection.left(), host.right() - width))
    return Place(QPoint(left, max(host.top(), min(top, host.bottom() - height))), rows)


def definition_html(entry: PaletteEntry) -> str:
    """Name, place, use and other names, short definition, and when not to use it, as rich text."""
    muted = theme.current().muted.name()
    where = f"{entry.parent_path} › " if entry.parent_path else ""
    told = plural("{count} segment", "{count} segments", entry.count)
    if entry.aliases:
        told = tr("{used} · also {names}", used=told, names=in_a_row(entry.aliases))
    told = html.escape(f"{where} {told}")
    lines = [f"<b>{html.escape(entry.name)}</b> <span style='color:{muted}'>{told}</span>"]
    if words := entry.short or entry.full:
        lines.append(_with_codes(words))
    if entry.not_when:
        part = html.escape(tr("Do not use when"))
        lines.append(f"<b style='color:{muted}'>{part}</b> {_with_codes(entry.not_when)}")
    return "".join(f"<p style='margin:0 0 5px 0'>{line}</p>" for line in lines)


def _with_codes(definition: str) -> str:
    """As rich text, the codes that it names set off."""
    accent = theme.current().accent.name()
    return in_words(html.escape(definition), lambda path: f"<span style='color:{accent}'>{path}</span>")


class WholeLines(QWidget):
    """Rich text cut below the last line that fits, never through it."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QTextDocument(self)
        self._text.setDocumentMargin(0)

    def show_html(self, told: str) -> None:
        """Show this text in place of the former."""
        self._text.setHtml(told)
        self.setAccessibleName(self._text.toPlainText())
        self.update()

    def text(self) -> str:
        """What is told, as plain text."""
        return self._text.toPlainText()

    def fitting(self) -> float:
        """The height of the lines that fit."""
        place = self._place()
        self._text.setDefaultFont(self.font())
        self._text.setTextWidth(place.width())
        bottom = 0.0
        block = self._text.begin()
        while block.isValid():
            top = self._text.documentLayout().blockBoundingRect(block).top()
            layout = block.layout()
            for line in (layout.lineAt(number) for number in range(layout.lineCount())):
                if top + line.y() + line.height() > place.height():
                    return bottom
                bottom = top + line.y() + line.height()
            block = block.next()
        return bottom

    def _place(self) -> QRect:
        return self.rect().adjusted(16, 8, -16, -6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place, height = self._place(), self.fitting()
        painter = QPainter(self)
        painter.translate(place.topLeft())
        painter.setClipRect(QRectF(0, 0, place.width(), height))
        look = QAbstractTextDocumentLayout.PaintContext()
        look.palette = self.palette()
        self._text.documentLayout().draw(painter, look)


class KeyStrip(QWidget):
    """The keys that work in the palette, and how many codes are marked."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 8, 12, 8)
        self._line.setSpacing(4)
        self._add(QKeyCombination(Qt.Key.Key_Enter), tr("apply"))
        staying = self._add(QKeyCombination(_SHIFT, Qt.Key.Key_Enter), tr("apply and stay"))
        marking = self._add(QKeyCombination(Qt.Key.Key_Tab), "")
        self._marked = marking[1]
        self._several = (*staying, *marking)
        self._add(QKeyCombination(_CONTROL, Qt.Key.Key_Enter), tr("create"))
        self._line.addStretch()
        self._add(QKeyCombination(Qt.Key.Key_Escape), tr("close"))

    def _add(self, key: QKeyCombination, words: str) -> tuple[QLabel, QLabel]:
        cap = QLabel(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        style.set_role(cap, "key")
        told = QLabel(words)
        style.set_role(told, "hint")
        told.setContentsMargins(0, 0, 3, 0)
        self._line.addWidget(cap)
        self._line.addWidget(told)
        return cap, told

    def show_keys(self, several: bool) -> None:
        """Show all keys, or only those for choosing one code."""
        for label in self._several:
            label.setVisible(several)

    def show_marked(self, count: int) -> None:
        """Say how many codes are marked."""
        self._marked.setText(tr("{count} marked", count=count) if count else tr("mark several"))
