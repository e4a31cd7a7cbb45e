"""CoderButton: who is compared, picked from a menu that stays open while one picks."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton

from blotter.ui import style
from blotter.ui.language import listed, tr


class CoderButton(QToolButton):
    """Everybody, or two or more coders picked from a menu that stays open while one picks."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._menu = StayingMenu(self)
        self._further: frozenset[str] = frozenset()
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        style.set_role(self, "chip")
        self.show_coders(())

    def show_coders(self, names: Sequence[str], further: Sequence[str] = ()) -> None:
        """Offer these coders; those who were picked stay so. `further` are not part of everybody."""
        kept = set(self.picked())
        self._menu.clear()
        everybody = self._menu.addAction(tr("Everybody"))
        everybody.triggered.connect(self._pick_everybody)
        self._menu.addSeparator()
        self._further = frozenset(further)
        for name in (*names, *further):
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name in kept or (not kept and name not in self._further))
            action.toggled.connect(self._tell)
        self._show_picked()

    def picked(self) -> tuple[str, ...]:
        """The coders who were picked; none for everybody."""
        ticked = [action.data() for action in self._coders() if action.isChecked()]
        everybody = [action.data() for action in self._coders() if action.data() not in self._further]
        return () if ticked == everybody else tuple(ticked)

    def pick(self, names: Sequence[str]) -> None:
        """Pick these coders, or with none everybody."""
        for action in self._coders():
            action.blockSignals(True)
            action.setChecked(action.data() in names or (not names and action.data() not in self._further))
            action.blockSignals(False)
        self._tell()

    def _coders(self) -> list[QAction]:
        return [action for action in self._menu.actions() if action.isCheckable()]

    def _pick_everybody(self) -> None:
        self.pick(())

    def _tell(self) -> None:
        self._show_picked()
        self.changed.emit()

    def _show_picked(self) -> None:
        picked = self.picked()
        ticked = [action for action in self._coders() if action.isChecked()]
        for action in self._coders():
            # A comparison needs two: the last two cannot be taken away.
            action.setEnabled(len(ticked) > 2 or not action.isChecked())
        self.setText(tr("Coders: {coders}", coders=self._picked_words(picked)))
        self.setAccessibleName(self.text())
        self.setVisible(len(self._coders()) > 2)
        self.setToolTip(tr("Whom to compare"))

    def _picked_words(self, picked: Sequence[str]) -> str:
        if len(picked) > 2:
            return tr("{count} of {total}", count=len(picked), total=len(self._coders()))
        return listed(picked) or tr("everybody")


class StayingMenu(QMenu):
    """A menu that does not close when a box in it is ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticked(event):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self._ticked(
            event
        ):
            super().keyPressEvent(event)

    def _ticked(self, event: QEvent) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        if action.isEnabled():
            action.trigger()
        event.accept()
        return True
