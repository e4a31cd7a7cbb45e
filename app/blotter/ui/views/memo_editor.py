"""MemoEditor: a memo in Markdown, kept as a draft while it is typed, one edit when it is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.ui.language import tr
from blotter.ui.style import set_role
from blotter.ui.views.definition_html import Render
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.views.pane_title import PaneTitle

DRAFT_EVERY = 2_000
"""Milliseconds of typing between two drafts."""

_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class MemoEditor(QWidget):
    """Holds one memo at a time; `title` is for the dock that holds it.

    The slot of `memo_written` calls `keep_draft` if the memo could not be written.
    """

    memo_written = Signal(str, str)
    """On which subject, as named when it was opened; the text."""
    said = Signal(str)
    left = Signal()
    """Esc: the person goes back to what they were doing."""

    def __init__(
        self,
        render: Render,
        save_draft: Callable[[str, str], object],
        drop_draft: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._render, self._save_draft, self._drop_draft = render, save_draft, drop_draft
        self._subject = ""
        self._stored = ""
        self._drafted: str | None = None
        self._keeps_draft = False
        self._declined = ("", "")
        self.title = PaneTitle(tr("Memo"))
        self._preview = self.title.add_tool("eye", tr("Preview"), self._show_preview)
        self._preview.setCheckable(True)
        self._name = QLabel()
        self.edit = QPlainTextEdit()
        self.preview = LocalBrowser(tr("Memo, as it reads"))
        self._pages = QStackedWidget()
        self._offer = _DraftOffer()
        self._drafting = QTimer(self, interval=DRAFT_EVERY)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        set_role(self._name, "hint")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setContentsMargins(10, 6, 10, 2)
        self._name.setWordWrap(True)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setAccessibleName(tr("Memo"))
        self.edit.setPlaceholderText(tr("Write in plain words; Markdown is shown in the preview."))
        self.edit.document().setDocumentMargin(8)
        self.edit.setEnabled(False)
        self._pages.addWidget(self.edit)
        self._pages.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._offer)
        column.addWidget(self._pages, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.edit)

    def _connect(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._note_typing)
        self._drafting.timeout.connect(self._draft)
        self.preview.said.connect(self.said)
        self._offer.taken.connect(self._take_draft)
        self._offer.discarded.connect(self._discard_draft)

    # What the window says

    def open(self, subject: str, name: str, text: str, draft: str | None = None) -> None:
        """Show the memo on a subject; a draft that was never written is offered."""
        self.commit()
        self._subject, self._stored, self._drafted = subject, text, None
        self._name.setText(tr("On {name}", name=name))
        self.edit.setEnabled(True)
        self.edit.setPlainText(text)
        self._preview.setChecked(False)
        self._show_preview()
        self._offer.offer(draft if draft not in (None, text) else None)
        if draft == text:
            self._drop_draft(subject)

    def show_stored(self, text: str) -> None:
        """The project's memo is another now (by undo, say); what is being typed stays."""
        is_typing = self.is_changed()
        self._stored = text
        if not is_typing and self._subject:
            self.edit.setPlainText(text)

    def set_writable(self, is_writable: bool) -> None:
        """Let the memo be written, or only read."""
        self.edit.setReadOnly(not is_writable)

    def subject(self) -> str:
        """What the memo is about, "" while none is open."""
        return self._subject

    def is_changed(self) -> bool:
        """Whether there are words that are not in the project yet."""
        return bool(self._subject) and self.edit.toPlainText() != self._stored

    def commit(self) -> None:
        """Write what was typed, as one edit."""
        self._drafting.stop()
        if not self.is_changed():
            self._forget_draft()
            return
        words, before = self.edit.toPlainText(), self._stored
        if (self._subject, words) == self._declined:
            self._save_draft(self._subject, words)
            return
        self._stored, self._keeps_draft = words, False
        self.memo_written.emit(self._subject, words)
        if self._keeps_draft:
            self._stored = before
            self._save_draft(self._subject, words)
        else:
            self._forget_draft()

    def let_go(self) -> None:
        """What the memo was on is gone: its words stay as a draft, should it come back."""
        self._drafting.stop()
        if self.is_changed():
            self._save_draft(self._subject, self.edit.toPlainText())
        self._subject, self._stored, self._drafted = "", "", None
        self._name.setText(tr("What this memo was on is gone."))
        self._offer.offer(None)
        self.edit.clear()
        self.edit.setEnabled(False)

    def keep_draft(self, is_declined: bool = False) -> None:
        """The memo was not written: its words stay as a draft. Those that the person declined to write are
        not offered again until others are typed.
        """
        self._keeps_draft = True
        if is_declined:
            self._declined = (self._subject, self.edit.toPlainText())

    # Drafts

    def _note_typing(self) -> None:
        if self.is_changed():
            if not self._drafting.isActive():
                self._drafting.start()
        else:
            self._drafting.stop()

    def _draft(self) -> None:
        text = self.edit.toPlainText()
        if text == self._drafted:
            self._drafting.stop()
            return
        self._drafted = text
        self._save_draft(self._subject, text)

    def _forget_draft(self) -> None:
        if self._drafted is not None:
            self._drafted = None
            self._drop_draft(self._subject)

    def _take_draft(self, draft: str) -> None:
        self._drafted = draft
        self.edit.setPlainText(draft)
        self.edit.setFocus()

    def _discard_draft(self) -> None:
        self._drop_draft(self._subject)

    # Leaving

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self.commit()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.commit()
                self.left.emit()
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def _show_preview(self) -> None:
        is_wanted = self._preview.isChecked()
        if is_wanted:
            self.preview.show_html(self._render(self.edit.toPlainText()))
        self._pages.setCurrentWidget(self.preview if is_wanted else self.edit)


class _DraftOffer(QWidget):
    """Words that were typed and never written: take them up, or let them go."""

    taken = Signal(str)
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft = ""
        told = QLabel(tr("Words that were never saved are still here."))
        told.setWordWrap(True)
        set_role(told, "hint")
        row = QHBoxLayout()
        for words, act in ((tr("Take them up"), self._take), (tr("Discard"), self._discard)):
            button = QPushButton(words)
            set_role(button, "link")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 10, 4)
        column.setSpacing(0)
        column.addWidget(told)
        column.addLayout(row)
        self.hide()

    def offer(self, draft: str | None) -> None:
        self._draft = draft or ""
        self.setVisible(draft is not None)

    def _take(self) -> None:
        self.hide()
        self.taken.emit(self._draft)

    def _discard(self) -> None:
        self.hide()
        self.discarded.emit()
