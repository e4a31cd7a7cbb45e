"""KeysEditor: the keys of one action, each to be taken away, and the way to give it another."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from blotter.settings import Settings
from blotter.ui import icons, keys
from blotter.ui.action_row import ActionRow
from blotter.ui.key_list import action_words
from blotter.ui.language import listed, tr
from blotter.ui.scale import px
from blotter.ui.settings.key_recorder import KeyRecorder
from blotter.ui.style import set_role


class KeysEditor(QWidget):
    """Says in place why a key cannot be had, or who has it."""

    changed = Signal(dict)
    """All of one's own keys, by action."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._row: ActionRow | None = None
        self._wanted = ""
        self._name = QLabel()
        set_role(self._name, "title")
        self._caps = QHBoxLayout()
        self._caps.setSpacing(6)
        self._adds = QPushButton(tr("Add a key…"))
        self._adds.clicked.connect(self.record)
        self._usual = QPushButton(tr("Usual keys"))
        self._usual.clicked.connect(self._take_usual)
        self.recorder = KeyRecorder()
        self.recorder.hide()
        self.recorder.recorded.connect(self._try)
        self.recorder.left.connect(self._stop)
        for button in (self._adds, self._usual):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addLayout(self._caps)
        line.addWidget(self.recorder, 1)
        line.addWidget(self._adds)
        line.addWidget(self._usual)
        line.addStretch()
        self._glyph = QLabel()
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._gives = QPushButton()
        self._gives.clicked.connect(self._give)
        self._leaves = QPushButton(tr("Leave it"))
        self._leaves.clicked.connect(lambda: self._tell(""))
        for button in (self._gives, self._leaves):
            button.setAutoDefault(False)
        telling = QHBoxLayout()
        telling.addWidget(self._glyph)
        telling.addWidget(self._told, 1)
        telling.addWidget(self._gives)
        telling.addWidget(self._leaves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._name)
        column.addLayout(line)
        column.addLayout(telling)
        self._tell("")

    def told(self) -> str:
        """What stands in the way of the key that was pressed last, "" if nothing does."""
        return self._told.text()

    def show_row(self, row: ActionRow | None, settings: Settings) -> None:
        """Show the keys of an action as they are now."""
        if row is not self._row:
            self._tell("")
        self._row, self._settings = row, settings
        self._name.setText(tr("Keys of “{action}”", action=action_words(row)) if row else "")
        while (item := self._caps.takeAt(0)) is not None:
            if (cap := item.widget()) is not None:
                cap.hide()
                cap.deleteLater()
        own = keys.keys_of(row, settings.keys) if row else []
        for key in own:
            self._caps.addWidget(self._cap(key))
        self._adds.setEnabled(row is not None)
        self._usual.setEnabled(row is not None and row.id in settings.keys)

    def _cap(self, key: str) -> QToolButton:
        cap = QToolButton()
        set_role(cap, "chip")
        cap.setText(keys.native(key))
        cap.setIcon(icons.icon("x"))
        cap.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        cap.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        name = tr("Take {key} away", key=keys.native(key))
        cap.setToolTip(name)
        cap.setAccessibleName(name)
        cap.clicked.connect(lambda: self._take_away(key))
        return cap

    def record(self) -> None:
        """Wait for the next keys."""
        if self._row is None:
            return
        self._tell("")
        self._adds.hide()
        self.recorder.show()
        self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        if self.recorder.isVisible():
            self.recorder.hide()
            self._adds.show()
            self._adds.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self, key: str) -> None:
        row = self._row
        self._stop()
        if row is None or not key:
            return
        self._wanted = key
        written = keys.native(key)
        others = keys.holders(key, row, self._settings.keys)
        if key in keys.keys_of(row, self._settings.keys):
            self._tell(tr("{key} is a key of this action already.", key=written))
        elif reason := keys.refusal(key, row.where):
            self._tell(tr("{key} cannot be used: {reason}", key=written, reason=reason))
        elif others:
            names = listed([tr("“{action}”", action=action_words(other)) for other in others])
            self._tell(tr("{key} is the key of {actions}.", key=written, actions=names), self._give)
        else:
            self._give()

    def _tell(self, words: str, act: Callable[[], None] | None = None) -> None:
        """Say what is in the way; with an act, offer it."""
        self._told.setText(words)
        self._glyph.setPixmap(icons.icon("alert-triangle", "warn").pixmap(px(16), px(16)))
        for part in (self._glyph, self._told):
            part.setVisible(bool(words))
        for button in (self._gives, self._leaves):
            button.setVisible(act is not None)
        if act is not None and self._row is not None:
            self._gives.setText(tr("Give it to “{action}”", action=action_words(self._row)))
            self._gives.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self._row is not None:
            self._tell("")
            self.changed.emit(keys.given(self._settings.keys, self._row, self._wanted))

    def _take_away(self, key: str) -> None:
        if self._row is not None:
            rest = [each for each in keys.keys_of(self._row, self._settings.keys) if each != key]
            self.changed.emit(keys.with_keys(self._settings.keys, self._row, rest))

    def _take_usual(self) -> None:
        """Give the action its usual keys back, taking them from who has them now."""
        if self._row is None:
            return
        own = keys.with_keys(self._settings.keys, self._row, [])
        for key in keys.usual_keys(self._row):
            own = keys.given(own, self._row, key)
        self.changed.emit(own)
