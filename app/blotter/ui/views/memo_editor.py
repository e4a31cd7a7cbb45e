"""MemoEditor: a memo being read or typed, in Markdown; leaving it makes one edit of what was changed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from blotter.ui.style import set_role
from blotter.ui.views.definition_view import LocalBrowser
from blotter.ui.views.pane_title import PaneTitle

DRAFT_AFTER = 2000
"""Milliseconds of typing until what was typed is kept as a draft."""


class MemoEditor(QWidget):
    """Typed text is kept as a draft every two seconds, so that a crash loses no more than that."""

    memo_written = Signal(str, str)
    """The subject, as the command line names it, and the whole text."""
    said = Signal(str)

    def __init__(
        self,
        render: Callable[[str], str],
        save_draft: Callable[[str, str], object],
        drop_draft: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._render = render
        self._save_draft = save_draft
        self._drop_draft = drop_draft
        self._subject = ""
        self._written = ""
        self.title = PaneTitle("Memo")
        self._preview = self.title.add_tool("eye", "Show as it reads, or as it is typed")
        self._preview.setCheckable(True)
        self._preview.toggled.connect(self._show_preview)
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        set_role(self._about, "muted")
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("Write a memo in Markdown. Leaving it keeps it.")
        self.text.setAccessibleName("Memo")
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._note_change)
        self.browser = LocalBrowser()
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.setAccessibleName("Memo as it reads")
        self.browser.anchorClicked.connect(self._copy_address)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.text)
        self._pages.addWidget(self.browser)
        self._keeping = QTimer(self, interval=DRAFT_AFTER, singleShot=True)
        self._keeping.timeout.connect(self._keep_draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self._about)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.text)
        self.setMinimumSize(220, 120)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def open(self, subject: str, name: str, text: str, draft: str | None = None) -> None:
        """Show the memo on a subject; a draft that a crash left behind takes the text's place, unwritten."""
        self.commit()
        self._subject, self._written = subject, text
        self._about.setText(f"{name} — typed before, not written yet" if draft is not None else name)
        self.text.setPlainText(text if draft is None else draft)
        self._keeping.stop()
        self._preview.setChecked(False)

    def subject(self) -> str:
        """What the memo shown is about."""
        return self._subject

    def commit(self) -> None:
        """Make what was typed one edit, if it differs from what is written."""
        typed = self.text.toPlainText()
        self._keeping.stop()
        if self._subject and typed != self._written:
            self._written = typed
            self.memo_written.emit(self._subject, typed)
        if self._subject:
            self._drop_draft(self._subject)

    def _note_change(self) -> None:
        if self._subject and not self._keeping.isActive():
            self._keeping.start()

    def _keep_draft(self) -> None:
        typed = self.text.toPlainText()
        if typed != self._written:
            self._save_draft(self._subject, typed)

    def _show_preview(self, is_on: bool) -> None:
        if is_on:
            self.browser.setHtml(self._render(self.text.toPlainText()))
        self._pages.setCurrentIndex(int(is_on))

    def _copy_address(self, url: QUrl) -> None:
        QGuiApplication.clipboard().setText(url.toString())
        self.said.emit("Copied the address; Blotter opens no pages.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text:
            if isinstance(event, QFocusEvent) and event.lostFocus() and _is_left(event):
                self.commit()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.commit()
                    return True
        return super().eventFilter(watched, event)


def _is_left(event: QFocusEvent) -> bool:
    passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return event.reason() not in passing
