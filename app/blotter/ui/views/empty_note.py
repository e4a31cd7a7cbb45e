"""EmptyNote: what would be here, and the one way to get it."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from blotter.ui import theme
from blotter.ui.style import set_role


class EmptyNote(QLabel):
    """A muted sentence in the upper third of an empty list; the words between asterisks are the action."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(16, 32, 16, 16)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda _: self.action_requested.emit())
        self._sentence = ""
        theme.notifier().changed.connect(self._show)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence such as `No documents yet. *Import…*`; an empty one hides the note."""
        self._sentence = sentence
        self._show()
        self.setVisible(bool(sentence))

    def sentence(self) -> str:
        """What is said, with the asterisks."""
        return self._sentence

    def _show(self) -> None:
        before, _, rest = escape(self._sentence).partition("*")
        action, _, after = rest.partition("*")
        colour = theme.current().accent.name()
        link = f'<a href="act" style="color: {colour}">{action}</a>' if action else ""
        self.setText(f"{before}{link}{after}")
