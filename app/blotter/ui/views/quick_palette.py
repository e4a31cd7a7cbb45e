"""QuickPalette: give a code to the selected passage with a few letters, hands on the keyboard."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from blotter.domain.names import name_key
from blotter.ui import style, theme
from blotter.ui.language import later, tr
from blotter.ui.palette_ranking import RECENT, Match, PaletteEntry, PaletteRanking
from blotter.ui.scale import px, row_height
from blotter.ui.views.palette_parts import KeyStrip, WholeLines, definition_html, place_beside
from blotter.ui.views.palette_rows import ROW_HEIGHT, PaletteRow, PaletteRowDelegate, PaletteRows, shown_path

__all__ = ["PaletteEntry", "QuickPalette"]

WIDTH = 652
ROWS = 8
_MOST_MATCHES = 50
_DEFINITION_HEIGHT = 102

_NEW = later("A new code. A path, as in <i>patrol/night walk</i>, says under which code it is made.")
_NO_CODES = later("No codes yet. Type a name to create one.")

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OURS = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, *_MOVES)
_DIGITS = tuple("123456789")
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the focus leaves for a moment only."""


class QuickPalette(QFrame):
    """A popup within the window, so that input methods work in it as in any field."""

    applied = Signal(list)
    """The ids of the codes to give, in the order in which they were marked."""
    create_requested = Signal(str, str)
    """The name of a new code, and the id of the code above it or ""."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        style.set_role(self, "popup")
        self._ranking = PaletteRanking(())
        self._marked: list[str] = []
        self._several = True
        self._before: QWidget | None = None
        self._most_rows = ROWS
        self._is_open = False
        self._query = QLineEdit()
        self._query.setAccessibleName(tr("Find a code"))
        self._query.textChanged.connect(self._show_matches)
        self._query.installEventFilter(self)
        self._rows = PaletteRows()
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setItemDelegate(PaletteRowDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(tr("Codes found"))
        self._list.clicked.connect(lambda _: self._choose(stays=False))
        self._list.selectionModel().currentChanged.connect(lambda *_: self._row_changed())
        self._definition = WholeLines(px(_DEFINITION_HEIGHT))
        style.set_role(self._definition, "definition")
        self._keys = KeyStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self._query)
        column.addLayout(top)
        column.addWidget(self._list)
        column.addWidget(self._definition)
        column.addWidget(self._keys)
        theme.notifier().changed.connect(self._show_definition)
        self.hide()

    def open_at(
        self,
        selection: QRect,
        entries: Sequence[PaletteEntry],
        *,
        several: bool = True,
        query: str = "",
        prompt: str = "",
    ) -> None:
        """Show the codes beside a selection in global coordinates; without `several`, one is chosen.

        `prompt` says what the code is for, where it is not for the selection.
        """
        self._query.setPlaceholderText(prompt or tr("Find a code by name, path, alias or definition"))
        self._before = QApplication.focusWidget()
        self._several = several
        self._keys.show_keys(several)
        self._marked = []
        self.set_entries(entries)
        self._query.setText(query)
        self._is_open = True
        self._place(QRect(self._host.mapFromGlobal(selection.topLeft()), selection.size()))
        self._show_matches()
        self.show()
        self.raise_()
        self._query.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Take the codes as they are now."""
        self._ranking = PaletteRanking(entries)

    def close_palette(self, returns_focus: bool = True) -> None:
        """Go away, and give the focus back to where it was."""
        if not self._is_open:
            return
        self._is_open = False
        self.hide()
        if returns_focus and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            self.close_palette(returns_focus=False)
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OURS:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._was_key_ours(event)

    def _was_key_ours(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER:
            if modifiers == Qt.KeyboardModifier.ControlModifier:
                self._create()
            else:
                self._choose(stays=modifiers == Qt.KeyboardModifier.ShiftModifier)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._mark()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in _MOVES:
            self._move(key)
        elif not self._query.text() and not modifiers and event.text() in _DIGITS:
            self._choose_recent(_DIGITS.index(event.text()))
        else:
            return False
        return True

    def _move(self, key: int) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS}
        wanted = self._list.currentIndex().row() + step[Qt.Key(key)]
        self._set_current(min(max(wanted, 0), self._rows.rowCount() - 1))

    def _set_current(self, number: int) -> None:
        self._list.setCurrentIndex(self._rows.index(number))

    def _current(self) -> PaletteRow | None:
        number = self._list.currentIndex().row()
        return self._rows.rows[number] if 0 <= number < len(self._rows.rows) else None

    def _choose(self, *, stays: bool) -> None:
        """Apply what is marked, or else the row under the cursor."""
        row = self._current()
        if not self._marked and row is not None and row.match is None:
            self._create()
            return
        chosen = self._marked or ([row.match.entry.id] if row is not None and row.match is not None else [])
        if not chosen:
            return
        if stays and self._several:
            self._marked = []
            self.applied.emit(list(chosen))
            self._query.selectAll()
            self._show_matches()
        else:
            self.close_palette()
            self.applied.emit(list(chosen))

    def _choose_recent(self, number: int) -> None:
        if number < len(self._rows.rows):
            self._set_current(number)
            self._choose(stays=False)

    def _mark(self) -> None:
        number, row = self._list.currentIndex().row(), self._current()
        if not self._several or row is None or row.match is None:
            return
        code = row.match.entry.id
        if code in self._marked:
            self._marked.remove(code)
        else:
            self._marked.append(code)
        self._rows.replace_row(number, replace(row, is_marked=code in self._marked))
        self._keys.show_marked(len(self._marked))
        self._set_current(min(number + 1, self._rows.rowCount() - 1))

    def _create(self) -> None:
        name, parent = self._new_code()
        if name:
            self.close_palette()
            self.create_requested.emit(name, parent.id if parent is not None else "")

    def _new_code(self) -> tuple[str, PaletteEntry | None]:
        """What a new code would be called, and the code above it.

        A path names its own parent; else it is the one of the row under the cursor, or of the best match
        where that is the offer.
        """
        typed = self._query.text().strip()
        named = self._ranking.named_parent(typed)
        if named is not None:
            return named
        row = self._current()
        if row is None or row.match is None:
            row = next(iter(self._rows.rows), None)
        return typed, self._ranking.parent(row.match.entry) if row is not None and row.match else None

    def _offer(self) -> PaletteRow:
        name, parent = self._new_code()
        words = tr("Create “{name}” as a top code", name=name)
        if parent is not None:
            words = tr("Create “{name}” under {parent}", name=name, parent=shown_path(parent.path))
        return PaletteRow(None, words=words)

    def _show_matches(self) -> None:
        query = self._query.text().strip()
        if query:
            rows = [self._row(match) for match in self._ranking.find(query)[:_MOST_MATCHES]]
            if not any(row.match and name_key(row.match.entry.name) == name_key(query) for row in rows):
                rows.append(self._offer())
        else:
            recent = self._ranking.recent()
            rows = [self._row(Match(entry), str(number)) for number, entry in enumerate(recent, start=1)]
        self._rows.show_rows(rows)
        self._set_current(0)
        self._row_changed()
        self._keys.show_marked(len(self._marked))
        self._list.setFixedHeight(
            row_height(ROW_HEIGHT) * max(1, min(self._most_rows, ROWS if query else RECENT, len(rows)))
        )
        self.resize(self.width(), self.sizeHint().height())

    def _row(self, match: Match, key: str = "") -> PaletteRow:
        return PaletteRow(match, key, match.entry.id in self._marked)

    def _row_changed(self) -> None:
        last = len(self._rows.rows) - 1
        if last >= 0 and self._rows.rows[last].match is None:
            self._rows.replace_row(last, self._offer())
        self._show_definition()

    def _show_definition(self) -> None:
        row = self._current()
        if row is not None and row.match is not None:
            self._definition.show_html(definition_html(row.match.entry))
        else:
            self._definition.show_html(tr(_NEW if row is not None else _NO_CODES))

    def _place(self, selection: QRect) -> None:
        host = self._host.rect().adjusted(4, 4, -4, -4)
        width = min(px(WIDTH), host.width())
        rest = self._query.sizeHint().height() + 18 + px(_DEFINITION_HEIGHT) + self._keys.sizeHint().height()
        corner, self._most_rows = place_beside(selection, host, width, rest, RECENT)
        self.setFixedWidth(width)
        self.move(corner)
