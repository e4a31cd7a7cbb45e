"""ConcernedDefinitions: what the codes mean that coders differ in, to look up why."""

import re
from collections.abc import Iterable

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.views.definition_html import CODE_LINK, WRITE_LINK, Render, Standing, definition_html
from blotter.ui.views.local_browser import LocalBrowser

_OFFER = re.compile(f' ?<a href="{WRITE_LINK}">.*?</a>')


class ConcernedDefinitions(QWidget):
    """One definition after the other; a code that one of them names is added by a click on its name."""

    def __init__(self, project: Project, render: Render, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._render = project, render
        self._codes: tuple[str, ...] = ()
        self._html = ""
        self.browser = LocalBrowser(tr("Definitions"))
        self.browser.link_activated.connect(self._follow_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.browser)
        theme.notifier().changed.connect(self._dress)

    def show_codes(self, codes: Iterable[str]) -> None:
        """Show the definitions of these codes (by id), from the first one on."""
        before, self._codes = self._codes, tuple(dict.fromkeys(codes))
        self.renew()
        if self._codes != before:
            self.browser.verticalScrollBar().setValue(0)

    def shown_codes(self) -> tuple[str, ...]:
        """The codes (by id) whose definitions are shown."""
        return self._codes

    def renew(self) -> None:
        """Show the definitions as they are now."""
        book = self._project.codebook
        revision = self._project.revision
        standing = Standing(revision.number if revision else None, bool(self._project.freezes))
        found = [book.by_id[each] for each in self._codes if each in book.by_id]
        told = (definition_html(book, code, standing, self._render) for code in found)
        self._html = "<hr>".join(_OFFER.sub("", each) for each in told)
        self._dress()

    def _dress(self) -> None:
        place = self.browser.verticalScrollBar().value()
        self.browser.show_html(self._html)
        self.browser.verticalScrollBar().setValue(place)

    def _follow_link(self, link: str) -> None:
        if link.startswith(CODE_LINK):
            self.show_codes((*self._codes, link.removeprefix(CODE_LINK)))
            self.browser.verticalScrollBar().setValue(self.browser.verticalScrollBar().maximum())
