"""FindBar: finds words in the open document, marks every hit, and goes from one to the next."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from blotter.analysis.searching import Search, hits
from blotter.domain.segment import Span
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.ui import icons
from blotter.ui.language import tr
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner
from blotter.ui.views.search_fields import SearchFields
from blotter.ui.wording import plainly

QUICK = 300_000
"""Up to how many characters are searched at once; longer documents are searched on a thread."""

_TYPING = 120
"""Milliseconds of quiet after which typed words are sought."""


@dataclass(frozen=True, slots=True)
class _Found:
    search: Search
    text: str
    spans: Sequence[Span]


class FindBar(QFrame):
    """Stands above the text while it is wanted; the hits stay known when it is closed, for *Find next*."""

    closed = Signal()

    def __init__(self, view: ReadingView, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._hits: Sequence[Span] = ()
        self._searched: tuple[Search, str] | None = None
        self._now = -1
        self._anchor = self._caret = 0
        set_role(self, "finding")
        self.fields = SearchFields(tr("Find in this document"))
        self.told = QLabel()
        set_role(self.told, "hint")
        self.fields.add(self.told)
        self.previous = self._tool("chevron-up", tr("Previous hit (Shift+F3)"), lambda: self.step(-1))
        self.next = self._tool("chevron-down", tr("Next hit (F3)"), lambda: self.step(1))
        self._tool("x", tr("Close (Esc)"), self.leave)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(px(10), 0, px(10), px(4))
        set_role(self.problem, "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields)
        column.addWidget(self.problem)
        self._latest = Latest(tasks, self)
        self._latest.answered.connect(self._show)
        self._latest.begun.connect(lambda task: task.failed.connect(self._complain))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self.seek)
        self.fields.changed.connect(self._typing.start)
        self.fields.entered.connect(lambda: self._enter(1))
        self.fields.line.installEventFilter(self)
        self._tell()
        self.hide()

    def _tool(self, icon: str, name: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        button.setFixedSize(px(24), px(24))
        button.clicked.connect(act)
        self.fields.add(button)
        return button

    # Coming and going

    def open(self, words: str = "") -> None:
        """Ask for words, or find these."""
        if self.isHidden():
            selected = self._view.selected_span()
            self._anchor = selected.start if selected else self._view.caret()
            self.show()
        self.fields.show_words(words)
        self.fields.line.setFocus()
        self.seek()

    def leave(self) -> None:
        """Back to the text, with the hit that one stands at selected."""
        self._typing.stop()
        self._view.set_hits(())
        if self._now >= 0:
            self._select()
        self.hide()
        self.closed.emit()
        self._view.page.setFocus()

    def renew(self) -> None:
        """The page shows another document: its hits are other ones."""
        if self._text() is not (self._searched or (None, ""))[1]:
            self._anchor = self._view.caret()
            self._hits, self._now, self._searched = (), -1, None
            if not self.isHidden():
                self.seek()

    # Seeking

    def _text(self) -> str:
        return self._view.page.positions.stored

    def seek(self) -> None:
        """Find what the fields ask for."""
        self._typing.stop()
        text, search = self._text(), self.fields.search()
        if self._searched is not None and (search, text) == self._searched:
            self._mark()
            return

        def work(progress: Progress) -> _Found:
            return _Found(search, text, list(hits(text, search)))

        try:
            self._latest.ask(work, is_quick=len(text) <= QUICK)
        except BlotterError as error:
            self._complain(error)

    def _show(self, found: _Found) -> None:
        if found.text is not self._text():
            return
        self.fields.complain(False)
        self._hits, self._searched = found.spans, (found.search, found.text)
        self._now = self._from(self._anchor)
        self._mark()
        self._reveal()

    def _complain(self, error: BlotterError) -> None:
        self._hits, self._now, self._searched = (), -1, None
        self._view.set_hits(())
        self.fields.complain(True)
        self._tell(plainly(error))

    def _mark(self) -> None:
        if self.isHidden():
            return
        self._view.set_hits(self._hits, self._hits[self._now] if self._now >= 0 else None)
        self._tell()

    def _tell(self, problem: str = "") -> None:
        told, count = "", len(self._hits)
        if self._searched is not None and not self._searched[0].is_empty:
            told = tr("{number} of {count}", number=self._now + 1, count=count) if count else tr("No hits")
        self.told.setText(told)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.fields.line.setAccessibleDescription(problem or told)
        for tool in (self.previous, self.next):
            tool.setEnabled(bool(count))

    # From hit to hit

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1) from where the reader stands, round the document."""
        if self.fields.search().is_empty:
            self.open()
            return
        if self._typing.isActive() or self._searched is None or self._searched[0] != self.fields.search():
            self._enter(by)
            return
        if not self._hits:
            self.open()
            return
        if self._now < 0 or self._view.caret() != self._caret:
            at = self._from(self._view.caret())
            self._now = at if by > 0 else (at - 1) % len(self._hits)
        else:
            self._now = (self._now + by) % len(self._hits)
        self._anchor = self._hits[self._now].start
        self._reveal()

    def _enter(self, by: int) -> None:
        """Enter: what was typed last is sought first."""
        search = self.fields.search()
        if self._typing.isActive() or self._searched is None or self._searched[0] != search:
            self.seek()
        else:
            self.step(by)

    def _from(self, place: int) -> int:
        """The first hit from a place on, else the first of all; -1 where there is none."""
        if not self._hits:
            return -1
        at = bisect_left(self._hits, (place, 0))
        return at if at < len(self._hits) else 0

    def _reveal(self) -> None:
        self._caret = self._view.caret()
        if self._now < 0:
            return
        if self.isHidden():
            self._select()
            return
        self._view.set_hit_now(self._hits[self._now])
        self._view.reveal(self._hits[self._now], flash=False)
        self._tell()

    def _select(self) -> None:
        self._view.select(self._hits[self._now])
        self._caret = self._view.caret()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shift+Enter goes back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._enter(-1)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
