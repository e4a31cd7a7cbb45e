"""Chart: a figure painted by hand whose marks can be pointed at, walked with the arrow keys, and are told."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from blotter.ui import theme
from blotter.ui.records.figures.spoken_marks import SpokenMarks

_LEAST = 6
"""How large the sensitive area of a mark is at least, in pixels."""


class Mark(NamedTuple):
    """Something in a figure: what it is called with its number, where it is, and the records behind it.

    `key` names it among the marks of its figure, also when that is drawn anew; `more` is told on hovering.
    """

    key: Hashable
    name: str
    area: QRectF
    ids: tuple[str, ...] = ()
    more: str = ""


class Chart(QWidget):
    """A subclass says where its marks are and paints them; one of them is the current one."""

    turned_to = Signal(object)
    """The `Mark` that was clicked, or that the arrow keys have reached."""
    entered = Signal()
    """Enter was pressed on the current mark: the records behind it are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: list[Mark] = []
        self._by_key: dict[Hashable, Mark] = {}
        self._current: Hashable | None = None
        self._hovered: Hashable | None = None
        self._strength = 1.0
        self._spoken = SpokenMarks(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        theme.notifier().changed.connect(self.update)

    # What a subclass says

    def _placed(self) -> Sequence[Mark]:
        """The marks where they are at this size."""
        raise NotImplementedError

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw everything but the rings."""
        raise NotImplementedError

    def _natural_height(self) -> int:
        """How high the figure has to be at its present width; 0 if it takes what there is."""
        return 0

    # What others ask

    def lay_out(self) -> None:
        """Place the marks anew; the current one stays if it is still there."""
        self.setMinimumHeight(self._natural_height())
        self.marks = list(self._placed())
        self._by_key = {each.key: each for each in self.marks}
        if self.current() is None:
            self._current = None
        self._tell()
        self.update()

    def current(self) -> Mark | None:
        """The mark whose records are shown."""
        return self.mark(self._current)

    def mark(self, key: Hashable | None) -> Mark | None:
        """The mark of this key."""
        return self._by_key.get(key) if key is not None else None

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark under the pointer; of several the one that lies on top."""
        return next(iter(self._marks_at(place)), None)

    def _marks_at(self, place: QPointF) -> list[Mark]:
        return [each for each in reversed(self.marks) if _sensitive(each.area).contains(place)]

    def turn_to(self, key: Hashable) -> None:
        """Make a mark the current one."""
        mark = self.mark(key)
        if mark is not None:
            self._turn(mark)

    def set_faded(self, strength: float) -> None:
        """Draw the figure so strongly: what is out of date is paler."""
        self._strength = strength
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, max(320, self.minimumHeight()))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._strength)
        self._paint(painter, QRectF(event.rect()))
        self._paint_rings(painter)

    def _paint_rings(self, painter: QPainter) -> None:
        palette, current = theme.current(), self.current()
        hovered = self.mark(self._hovered)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if hovered is not None and hovered is not current:
            painter.setPen(QPen(palette.muted, 1))
            painter.drawRoundedRect(_ringed(hovered.area), 3, 3)
        if current is not None:
            ring = _ringed(current.area)
            painter.setPen(QPen(palette.base, 1))
            painter.drawRoundedRect(ring.adjusted(1.5, 1.5, -1.5, -1.5), 2, 2)
            painter.setPen(QPen(palette.focus if self.hasFocus() else palette.muted, 2))
            painter.drawRoundedRect(ring, 3, 3)
        elif self.hasFocus():
            painter.setPen(QPen(palette.focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    # Pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        there, current = self._marks_at(event.position()), self.current()
        if event.button() is not Qt.MouseButton.LeftButton or not there:
            super().mousePressEvent(event)
        elif current in there:
            # A second click reaches what lies under the first.
            self._turn(there[(there.index(current) + 1) % len(there)])
        else:
            self._turn(there[0])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(QPointF(event.pos()))
            words = "\n".join(part for part in (mark.name, mark.more) if part) if mark else ""
            QToolTip.showText(event.globalPos(), words, self, mark.area.toRect() if mark else self.rect())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead to the nearest mark on that side, Home and End to the first and last."""
        key, current = Qt.Key(event.key()), self.current()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.entered.emit()
        elif key in _ENDS and self.marks:
            self._turn(self.marks[_ENDS[key]])
        elif key in _WAYS and self.marks:
            found = nearest(self.marks, current, _WAYS[key]) if current is not None else self.marks[0]
            if found is not None:
                self._turn(found)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _turn(self, mark: Mark) -> None:
        self._current = mark.key
        self.update()
        self._tell()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.name))
        self.turned_to.emit(mark)

    def _hover(self, mark: Mark | None) -> None:
        key = mark.key if mark is not None else None
        if key != self._hovered:
            self._hovered = key
            self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
            self.update()

    def _tell(self) -> None:
        """Tell a screen reader the current mark, and what others there are."""
        current = self.current()
        self.setAccessibleDescription(current.name if current else "")
        if QAccessible.isActive():
            self._spoken.tell([each.name for each in self.marks])


_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ASIDE = 2.5
"""How much dearer a step aside is than one ahead."""
_SPOT = 0.5
"""Up to how many pixels apart marks lie on one spot."""


def nearest(marks: Sequence[Mark], current: Mark, way: QPointF) -> Mark | None:
    """The next mark on one side: ahead counts less than aside, and what lies straight ahead comes first.

    Marks that lie on one spot are walked through upwards and downwards.
    """
    if way.y() and (hidden := _on_the_spot(marks, current, is_down=way.y() > 0)):
        return hidden
    here = current.area.center()
    best, least = None, float("inf")
    for mark in marks:
        step = mark.area.center() - here
        ahead = QPointF.dotProduct(step, way)
        aside = abs(step.x() * way.y() - step.y() * way.x())
        if ahead <= _SPOT or mark is current:
            continue
        cost = ahead + _ASIDE * aside
        if cost < least:
            best, least = mark, cost
    return best


def _on_the_spot(marks: Sequence[Mark], current: Mark, is_down: bool) -> Mark | None:
    """The next of the marks that lie where the current one does, or the one before."""
    here = current.area.center()
    there = [each for each in marks if (each.area.center() - here).manhattanLength() <= _SPOT]
    at = there.index(current) + (1 if is_down else -1)
    return there[at] if 0 <= at < len(there) else None


def _sensitive(area: QRectF) -> QRectF:
    """What of the screen belongs to a mark: thin ones are given some room."""
    wide, high = max(0.0, _LEAST - area.width()) / 2, max(0.0, _LEAST - area.height()) / 2
    return area.adjusted(-wide, -high, wide, high)


def _ringed(area: QRectF) -> QRectF:
    return _sensitive(area).adjusted(-1, -1, 1, 1)
