"""PagesPane: the pages of the original with their tools, and all of them in small at the side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from blotter.errors import BlotterError
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.pages.bar import PageBar
from blotter.ui.pages.hands import Hands
from blotter.ui.pages.in_step import InStep
from blotter.ui.pages.ink import Ink
from blotter.ui.pages.marked_paper import MarkedPaper
from blotter.ui.pages.paper import Paper
from blotter.ui.pages.rendering import Rendering
from blotter.ui.pages.thumbnails import Thumbnails
from blotter.ui.pages.zoom import Zoom
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.style import set_role
from blotter.ui.wording import plainly


class PagesPane(QWidget):
    """Shows the pages of the document that a reading view shows."""

    looks_changed = Signal()
    """Size, ink or thumbnails are others: worth keeping."""
    page_unknown = Signal(str)
    """There is no page of this label."""

    def __init__(self, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = MarkedPaper(view)
        self.hands = Hands(self.paper)
        self.step = InStep(view, self.paper)
        self.bar = PageBar()
        self.thumbnails = Thumbnails()
        self.dark_ink = Ink.AS_PRINTED
        """How pages are shown while the window is dark."""
        self.failure = QLabel()
        set_role(self.failure, "error")
        self.failure.setWordWrap(True)
        self.failure.setMargin(8)
        self.failure.hide()
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setHandleWidth(1)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self.thumbnails)
        self._sides.addWidget(self.paper)
        self._sides.setStretchFactor(1, 1)
        self.thumbnails.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.failure):
            column.addWidget(part)
        column.addWidget(self._sides, 1)
        self.setFocusProxy(self.paper)
        self._connect()
        self._tell_zoom()

    def _connect(self) -> None:
        bar, paper = self.bar, self.paper
        bar.page_asked.connect(self.go_to)
        bar.stepped.connect(lambda step: paper.go_to(paper.page() + step))
        bar.zoom_stepped.connect(paper.step_zoom)
        bar.zoom_asked.connect(paper.zoom_to)
        bar.turn_asked.connect(paper.turn)
        bar.thumbnails_toggled.connect(self._show_thumbnails)
        bar.ink_asked.connect(self._choose_ink)
        paper.page_changed.connect(self._tell_page)
        paper.zoomed.connect(self._tell_zoom)
        paper.zoomed.connect(self.looks_changed)
        paper.resized.connect(self._tell_zoom)
        self.thumbnails.chosen.connect(paper.go_to)
        theme.notifier().changed.connect(self._ink)

    # Which document

    def show_pages(self, shown: Paper | None, rendering: Rendering | None) -> None:
        """Show the pages of a document, or none."""
        self.failure.hide()
        if rendering is not None:
            rendering.failed.connect(self._tell_failure)
        self.paper.show_paper(shown, rendering)
        self.thumbnails.show_paper(shown, rendering)
        self.thumbnails.dress(self.paper.sheets.turned, self.paper.ink)
        self._ink()
        self._tell_zoom()
        if shown is not None and shown.count:
            self._tell_page(self.paper.page())

    def _tell_failure(self, error: BlotterError) -> None:
        self.failure.setText(plainly(error))
        self.failure.show()

    # Where

    def go_to(self, words: str) -> None:
        """Go to the page of a label or number, if there is one."""
        shown = self.paper.paper
        page = shown.find(words) if shown is not None else None
        if page is None:
            self.bar.refuse()
            self.page_unknown.emit(words)
        else:
            self.paper.setFocus()
            self.paper.go_to(page)
            self._tell_page(page)

    def _tell_page(self, page: int) -> None:
        shown = self.paper.paper
        if shown is not None and page < shown.count:
            self.bar.show_page(shown.label(page), page, shown.count)
            self.thumbnails.follow(page)
            told = tr("Page {label} of the original", label=shown.label(page))
            self.paper.setAccessibleDescription(told)

    # Looks

    def dress(self, zoom: Zoom, has_thumbnails: bool, dark_ink: Ink) -> None:
        """Look as it was left."""
        self.dark_ink = dark_ink
        self.paper.zoom_to(zoom)
        self.bar.thumbnails.setChecked(has_thumbnails)
        self._ink()

    def _show_thumbnails(self, is_on: bool) -> None:
        self.thumbnails.setVisible(is_on)
        if is_on:
            self.thumbnails.follow(self.paper.page())
        self.looks_changed.emit()

    def _choose_ink(self, ink: Ink) -> None:
        self.dark_ink = ink
        self._ink()
        self.looks_changed.emit()

    def _ink(self) -> None:
        is_dark = theme.current().is_dark
        ink = self.dark_ink if is_dark else Ink.AS_PRINTED
        self.bar.show_ink(self.dark_ink, is_dark)
        self.paper.ink_with(ink)
        self.thumbnails.dress(self.paper.sheets.turned, ink)

    def _tell_zoom(self) -> None:
        self.bar.show_zoom(self.paper.zoom, self.paper.sheets.factor(self.paper.page()))
        self.thumbnails.dress(self.paper.sheets.turned, self.paper.ink)
