"""DefinitionView: the chosen code's definition, beside the text while one codes."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.freeze import Freeze
from blotter.domain.revision import Revision
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.bridge import ProjectBridge
from blotter.ui.language import tr
from blotter.ui.views.definition_html import (
    CODE_LINK,
    RECHECK_LINK,
    WRITE_LINK,
    Render,
    Standing,
    definition_html,
)
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.views.pane_title import PaneTitle


class DefinitionView(QWidget):
    """Follows the code that is chosen, unless it is pinned; `title` is for the dock that holds it."""

    code_link_activated = Signal(str)
    definition_requested = Signal(str)
    """The definition of this code is to be written."""
    recheck_requested = Signal(str)
    """The segments of this code that a former definition coded are asked for."""
    said = Signal(str)

    def __init__(self, bridge: ProjectBridge, render: Render, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._render = render
        self._code = ""
        self._wanted = ""
        self._outdated: Mapping[str, int] = {}
        self.title = PaneTitle(tr("Definition"))
        self._pin = self.title.add_tool("pin", tr("Keep this definition"), self._show_wanted)
        self._pin.setCheckable(True)
        self._write = self.title.add_tool("pencil", tr("Change the definition"), self._ask)
        self.browser = LocalBrowser(tr("Definition"))
        self.browser.link_activated.connect(self._follow_link)
        self.browser.said.connect(self.said)
        self.note = EmptyNote()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.browser, 1)
        column.addWidget(self.note)
        self.setMinimumSize(220, 120)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.browser)
        bridge.changed.connect(self._follow)
        theme.notifier().changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(280, 284)

    def show_code(self, identity: str) -> None:
        """Show a code's definition ("": none), now or, while another is pinned, afterwards."""
        self._wanted = identity
        if not self._pin.isChecked():
            self._show_wanted()

    def show_outdated(self, outdated: Mapping[str, int]) -> None:
        """Say how many segments of each code are to re-check."""
        before, self._outdated = self._outdated.get(self._code, 0), outdated
        if before != outdated.get(self._code, 0):
            self._show()

    def shown_code(self) -> str:
        """The code whose definition is shown."""
        return self._code

    def _show_wanted(self) -> None:
        if not self._pin.isChecked():
            self._code = self._wanted
            self._show()
            self.browser.verticalScrollBar().setValue(0)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Code, Revision, Freeze):
            self._show()

    def _show(self) -> None:
        book = self._project.codebook
        code = book.by_id.get(self._code)
        self._write.setEnabled(code is not None and self._project.writable)
        self._pin.setEnabled(code is not None)
        if code is None:
            self._pin.setChecked(False)
            self.browser.clear()
            self.note.say(tr("Choose a code to read its definition."))
        else:
            place = self.browser.verticalScrollBar().value()
            self.browser.show_html(
                definition_html(book, code, standing(self._project, code, self._outdated), self._render)
            )
            self.browser.verticalScrollBar().setValue(place)
            self.note.say("")
        self.browser.setVisible(code is not None)

    def _ask(self) -> None:
        if self._code and self._project.writable:
            self.definition_requested.emit(self._code)

    def _follow_link(self, link: str) -> None:
        if link == WRITE_LINK:
            self._ask()
        elif link == RECHECK_LINK:
            self.recheck_requested.emit(self._code)
        else:
            self.code_link_activated.emit(link.removeprefix(CODE_LINK))


def standing(project: Project, code: Code, outdated: Mapping[str, int]) -> Standing:
    """How it stands with a code now; `outdated` are segments to re-check by code."""
    revision = project.revision
    return Standing(revision.number if revision else None, bool(project.freezes), outdated.get(code.id, 0))
