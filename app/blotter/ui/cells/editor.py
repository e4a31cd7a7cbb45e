"""CellEditor: a line in which the text of a cell is typed, with what can be chosen, and what does not fit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QToolTip, QWidget

from blotter.ui import style
from blotter.ui.views.found_list import dress_found

_PAUSE = 250
"""Milliseconds of quiet after which it is said that what is typed does not fit."""

_MOST = 10
_LEAST_WIDTH = 220
_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TAKING = (*_ENDING, Qt.Key.Key_Escape)


class CellEditor(QLineEdit):
    """`problem` says why a text does not fit, "" if it does; `several` are parted by `;`."""

    def __init__(
        self, choices: Sequence[str], several: bool, problem: Callable[[str], str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._several, self._problem = several, problem
        self._offer = QCompleter(QStringListModel(list(choices), self), self)
        self._offer.setWidget(self)
        self._offer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._offer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offer.setMaxVisibleItems(_MOST)
        self._list = dress_found(self._offer, _LEAST_WIDTH)
        self._offer.activated.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.check)
        self.textEdited.connect(lambda _: self._follow())
        self.setFrame(False)
        self.setAutoFillBackground(True)

    @property
    def complaint(self) -> str:
        """Why what stands there does not fit."""
        return self.toolTip()

    def offered(self) -> list[str]:
        """What is offered now."""
        model = self._offer.completionModel()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def is_offering(self) -> bool:
        """Whether there is a list to choose from on the screen."""
        return self._list.isVisible()

    def check(self) -> None:
        """Say whether what stands there fits."""
        why = self._problem(self.text())
        style.set_claim(self, "wrong", bool(why))
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        if why and self.isVisible() and not self.is_offering():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), why, self)
        else:
            QToolTip.hideText()

    def offer(self, prefix: str = "") -> None:
        """Show what can be chosen, of those that hold what is typed."""
        self._offer.setCompletionPrefix(prefix)
        if self._offer.completionCount():
            self._offer.complete()
        else:
            self._list.hide()

    def event(self, event: QEvent) -> bool:
        """Tab, too, is first a key of the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.is_offering():
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_offering() and event.key() in _TAKING:
            # The list takes or leaves what is chosen in it.
            event.ignore()
            if event.key() in _ENDING and not self._list.currentIndex().isValid():
                self._end_soon(event.key())
        elif event.key() == Qt.Key.Key_Down and not self.is_offering():
            self.offer(self._part()[2] if self.isModified() else "")
        else:
            super().keyPressEvent(event)
            # A line lets Enter through to what it stands in: the sheet would open the record.
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()

    def _end_soon(self, key: int) -> None:
        """End with a key what was typed while nothing was chosen: as the only thing offered where it fits no
        other way.
        """
        offered = self.offered()

        def end() -> None:
            self._list.hide()
            if len(offered) == 1 and self._problem(self.text()):
                self._take(offered[0])
            QApplication.sendEvent(self, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

        QTimer.singleShot(0, self, end)

    def _follow(self) -> None:
        self._pause.start()
        part = self._part()[2]
        if part:
            self.offer(part)
        else:
            self._list.hide()

    def _part(self) -> tuple[int, int, str]:
        """Where the value at the caret begins and ends, and what of it is typed."""
        text, place = self.text(), self.cursorPosition()
        if not self._several:
            return 0, len(text), text.strip()
        start = text.rfind(";", 0, place) + 1
        end = text.find(";", place)
        end = len(text) if end < 0 else end
        return start, end, text[start:end].strip()

    def _take(self, words: str) -> None:
        start, end, _ = self._part()
        words = words.replace("\\", "\\\\").replace(";", "\\;") if self._several else words
        before = self.text()[:start] + (" " if start else "")
        self.setText(before + words + self.text()[end:])
        self.setCursorPosition(len(before + words))
        self.setModified(True)
        self.check()
