"""PlacePalette: go to a document or a paragraph with a few keys, without a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.views.row_delegate import Role, RowDelegate

_WIDTH, _TOP, _ROWS = 520, 76, 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
_OURS = (*_ENTER, Qt.Key.Key_Escape, *_MOVES)
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ID = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that can be gone to: what stands for it, its words, what is told muted at the right."""

    id: str
    words: str
    aside: str = ""
    icon: str = ""
    key: str = ""
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What the palette asks and how it finds: the rows for what is typed, at most those worth showing."""

    prompt: str
    hint: str
    find: Callable[[str], Sequence[PlaceRow]]
    nothing: str


class PlacePalette(QFrame):
    """A popup near the top of the window; Enter goes there, Ctrl+Enter opens it beside, Esc leaves."""

    chosen = Signal(str)
    chosen_beside = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._offer: Offer | None = None
        self._before: QWidget | None = None
        set_role(self, "popup")
        self.query = QLineEdit()
        self.query.textChanged.connect(self._show_rows)
        self.query.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self._rows = RowDelegate(self.list, Qt.TextElideMode.ElideMiddle)
        self.list.setItemDelegate(self._rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _: self._choose(self.chosen))
        self._hint = QLabel()
        set_role(self._hint, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.query, self.list, self._hint):
            column.addWidget(part)
        self.hide()

    def ask(self, offer: Offer) -> None:
        """Let the person say where to go."""
        if self._offer is None:
            self._before = QApplication.focusWidget()
        self._offer = offer
        self.query.setPlaceholderText(offer.prompt)
        self.query.setAccessibleName(offer.prompt)
        self.list.setAccessibleName(offer.prompt)
        self.query.clear()
        self.setFixedWidth(min(px(_WIDTH), self._host.width() - 16))
        self._show_rows()
        self.move((self._host.width() - self.width()) // 2, min(px(_TOP), self._host.height() // 4))
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self, returns_focus: bool = True) -> None:
        """Go away, and give the focus back to where it was."""
        if self._offer is None:
            return
        self._offer = None
        self.hide()
        if returns_focus and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def rows(self) -> list[str]:
        """The words of the places that are offered."""
        return [self._model.item(number).text() for number in range(self._model.rowCount())]

    def _show_rows(self) -> None:
        if self._offer is None:
            return
        rows = self._offer.find(self.query.text().strip())
        self._model.clear()
        for row in rows:
            item = QStandardItem(row.words)
            item.setData(row.id, _ID)
            item.setData(row.aside or None, Role.COUNT)
            item.setData(row.icon or None, Role.STATUS)
            item.setData(row.key or None, Role.KEY)
            item.setData(row.is_muted, Role.MUTED)
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setFixedHeight(row_height(self._rows.row_height) * max(1, min(_ROWS, len(rows))))
        self._hint.setText(self._offer.hint if rows else self._offer.nothing)
        self.adjustSize()

    def _choose(self, signal: object) -> None:
        identity = self.list.currentIndex().data(_ID)
        if identity is not None:
            self.close_palette()
            signal.emit(identity)  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            self.close_palette(returns_focus=False)
        if not isinstance(event, QKeyEvent) or event.key() not in _OURS:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif event.key() in _ENTER:
            is_beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self.chosen_beside if is_beside else self.chosen)
        else:
            wanted = self.list.currentIndex().row() + _MOVES[Qt.Key(event.key())]
            last = self._model.rowCount() - 1
            self.list.setCurrentIndex(self._model.index(min(max(wanted, 0), last), 0))
        return True
