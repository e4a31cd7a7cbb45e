"""FilterButton: which documents are meant, by group, case and attributes, as a button that says so."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from blotter.domain.document_filter import EVERY_DOCUMENT, DocumentFilter
from blotter.project.project import Project
from blotter.ui import icons
from blotter.ui.language import later, tr
from blotter.ui.metadata.words import filter_words
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.menu_rows import doubled, undoubled

_LONGEST, _LEAST = 54, 92


DOCUMENTS = (later("Documents: {what}"), later("all"))
"""What the button says, and what it says where nothing is asked for."""

BESIDE = (later("Filter: {what}"), later("none"))
"""Beside a list of documents to pick from."""

EVIDENCE = (later("Evidence in: {what}"), later("all documents"))
"""Of records."""


class FilterButton(QToolButton):
    """A click asks for the filter in a dialog; Delete takes it away.

    `called` says what the documents are there: see DOCUMENTS.
    """

    filter_changed = Signal(object)
    """`DocumentFilter`"""

    def __init__(
        self, project: Project, called: tuple[str, str] = DOCUMENTS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._called = project, called
        self._asked = EVERY_DOCUMENT
        self._words = ""
        set_role(self, "chip")
        self.setIcon(icons.icon("filter"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFixedHeight(px(26))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.ask)
        self.show_filter(EVERY_DOCUMENT)

    @property
    def filter(self) -> DocumentFilter:
        """What is asked for."""
        return self._asked

    def show_filter(self, asked: DocumentFilter) -> None:
        """Say what is asked for, without telling."""
        self._asked = asked
        words = filter_words(asked)
        template, everything = self._called
        told = tr(template, what=words or tr(everything))
        self._words = told
        self._fit()
        self.updateGeometry()
        hint = tr("Delete: all documents") if words else tr("By group, case and attributes")
        self.setToolTip(f"{told}\n{hint}")
        self.setAccessibleName(told)
        self.setAccessibleDescription(hint)

    def _around(self) -> int:
        """The room that sign and edges take beside the words."""
        self.ensurePolished()
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(undoubled(self.text()))

    def sizeHint(self) -> QSize:
        """As wide as its words, up to a length."""
        words = self._words if len(self._words) <= _LONGEST else self._words[: _LONGEST - 1] + "…"
        width = self.fontMetrics().horizontalAdvance(words) + self._around() + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """In a narrow row its words are cut short."""
        return QSize(px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width(), px(_LEAST)) - self._around()
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(doubled(words))

    def ask(self) -> None:
        """Ask which documents are meant."""
        from blotter.ui.metadata.filter_dialog import ask_filter

        asked = ask_filter(self.window(), self._project, self._asked)
        if asked is not None:
            self.take(asked)

    def take(self, asked: DocumentFilter) -> None:
        """Ask for other documents from now on, and tell."""
        if asked != self._asked:
            self.show_filter(asked)
            self.filter_changed.emit(asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take(EVERY_DOCUMENT)
        else:
            super().keyPressEvent(event)
