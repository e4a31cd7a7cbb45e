"""LocalBrowser: shows HTML and fetches nothing; an address is copied, never opened."""

import re

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.views.definition_html import style_sheet

_HEADING_BEGINS, _HEADING_ENDS = re.compile("<h[1-6]>"), re.compile("</h[1-6]>")
_ADDRESSES = ("http:", "https:")


class LocalBrowser(QTextBrowser):
    """For definitions and memos: no pictures, no pages, in the faces and colours of the theme."""

    link_activated = Signal(str)
    """A link that is not an address."""
    said = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.document().setIndentWidth(16)
        self.anchorClicked.connect(self._follow)

    def show_html(self, html: str) -> None:
        """Show safe HTML."""
        self.document().setDefaultFont(theme.interface_font(13))
        self.document().setDefaultStyleSheet(style_sheet())
        # Qt draws headings twice as large whatever the style sheet says.
        self.setHtml(_HEADING_ENDS.sub("</p>", _HEADING_BEGINS.sub('<p class="heading">', html)))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(_ADDRESSES):
            QGuiApplication.clipboard().setText(address)
            self.said.emit(tr("Copied the address {address}; Blotter opens no pages.", address=address))
        else:
            self.link_activated.emit(address)
