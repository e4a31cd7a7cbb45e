"""Beside: a document's text and the pages of its original, one of them or both beside each other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QSplitter, QWidget

from blotter.domain.layout import Layout
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.project.page_images import PageImages, has_pages, wants_password
from blotter.project.project import Project
from blotter.ui.language import tr
from blotter.ui.naming import name_parts
from blotter.ui.pages.ink import Ink
from blotter.ui.pages.marked_paper import MarkedPaper
from blotter.ui.pages.pane import PagesPane
from blotter.ui.pages.paper import Paper
from blotter.ui.pages.rendering import Rendering
from blotter.ui.pages.shown import Shown
from blotter.ui.pages.zoom import Zoom, zoom_of
from blotter.ui.reading.reading_view import ReadingView

_NARROWEST, _WIDEST = 20, 80
_USUAL_SHARE = 50


class Beside(QSplitter):
    """Where there are no pages, the text is shown, whatever is wanted; the pane is made on first use."""

    changed = Signal()
    """Something else is shown, or something looks otherwise: worth keeping."""
    pane_made = Signal(object)
    """`PagesPane`"""

    def __init__(self, project: Project, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._project, self._view = project, view
        self._source: Source | None = None
        self._wanted = Shown.TEXT
        self._share = _USUAL_SHARE
        self._kept = ""
        self._rendering: Rendering | None = None
        self._drawn: Source | None = None
        """The document whose pages are drawn, as it was then."""
        self._passwords: dict[str, str] = {}
        """Of locked originals, by document."""
        self.pane: PagesPane | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(view)
        self.splitterMoved.connect(self._note_share)

    # Which document

    def show_source(self, source: Source | None) -> None:
        """Show another document, or another text of the same."""
        self._source = source
        self._renew()

    def has_pages(self) -> bool:
        """Whether the document has pages that can be shown."""
        source = self._source
        return source is not None and source.layout is not None and has_pages(source)

    # What of it

    def wanted(self) -> Shown:
        """What is shown of documents that have pages."""
        return self._wanted

    def shown(self) -> Shown:
        """What is shown of this one."""
        return self._wanted if self.has_pages() else Shown.TEXT

    def show_what(self, what: Shown) -> None:
        """Show text, pages or both, of this document and of the next ones with pages."""
        if what is not self._wanted:
            self._wanted = what
            self._renew()
            self.changed.emit()

    def toggle(self, what: Shown) -> None:
        """Show that, or the text alone again."""
        self.show_what(Shown.TEXT if self._wanted is what else what)

    def _renew(self) -> None:
        what, pane = self.shown(), self.pane
        if what is Shown.TEXT:
            had_focus = pane is not None and pane.isAncestorOf(QApplication.focusWidget() or self)
            self.close_pages()
            if pane is not None:
                pane.hide()
            self.setCollapsible(0, False)
            if had_focus:
                self._view.page.setFocus()
            return
        pane = pane or self._make_pane()
        pane.show()
        self._share_out(what)
        if self._drawn is None or not _looks_alike(self._drawn, self._source):
            self._draw(pane)
        pane.step.follow_now()

    def _draw(self, pane: PagesPane) -> None:
        """Have the pages of the document drawn in place of those of another."""
        self.close_pages()
        source, project = self._source, self._project
        packed = project.layout(source) if source is not None else None
        assert source is not None
        assert packed is not None
        self._drawn = source
        password = self._passwords.get(source.id, "")
        self._rendering = Rendering(lambda: PageImages(project, source, password), self)
        queued = Qt.ConnectionType.QueuedConnection
        self._rendering.failed.connect(self._ask_for_password, queued)
        pane.show_pages(Paper(project.structure(source), Layout.unpacked(packed)), self._rendering)
        pane.step.is_on = True

    def _ask_for_password(self, error: BlotterError) -> None:
        """Ask for the password of a locked original, which is remembered while the window is open."""
        source, pane = self._source, self.pane
        if source is None or pane is None or not wants_password(error):
            return
        words, is_told = QInputDialog.getText(
            self,
            tr("Pages of “{name}”", name=source.name),
            tr("The original is locked. Its password:"),
            QLineEdit.EchoMode.Password,
        )
        if is_told and words and source == self._source:
            self._passwords[source.id] = words
            self._draw(pane)

    def _make_pane(self) -> PagesPane:
        pane = self.pane = PagesPane(self._view)
        self.addWidget(pane)
        self._dress(pane)
        pane.looks_changed.connect(self.changed)
        name_parts(pane)
        self.pane_made.emit(pane)
        return pane

    def close_pages(self, waits: bool = False) -> None:
        """Draw no more pages, and end the program that draws them."""
        if self._rendering is not None and self.pane is not None:
            self.pane.step.is_on = False
            self.pane.show_pages(None, None)
            self._rendering.close(waits)
            self._rendering.deleteLater()
            self._rendering = None
        self._drawn = None

    def pages_in_use(self) -> MarkedPaper | None:
        """The pages, if they are shown and have the focus."""
        pane, focus = self.pane, QApplication.focusWidget()
        has_focus = pane is not None and focus is not None and pane.isAncestorOf(focus)
        return pane.paper if pane is not None and has_focus else None

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top, where pages are shown."""
        if self.pane is not None and self._rendering is not None:
            self.pane.step.go_to(page)

    # How the room is shared

    def _share_out(self, what: Shown) -> None:
        """Text that is not to be seen keeps its place, and the focus if it has it, out of sight."""
        is_alone = what is Shown.PAGES
        self.setCollapsible(0, is_alone)
        width = max(self.width(), 100)
        first = 0 if is_alone else width * (100 - self._share) // 100
        self.setSizes([first, width - first])

    def _note_share(self) -> None:
        first, second = (*self.sizes(), 0)[:2]
        if first and second and self.shown() is Shown.BOTH:
            self._share = min(_WIDEST, max(_NARROWEST, round(100 * second / (first + second))))
            self.changed.emit()

    # What is kept

    def arrangement(self) -> str:
        """What is shown and how, in words."""
        pane = self.pane
        looks = (
            f"{pane.paper.zoom.words} {'small' if pane.bar.thumbnails.isChecked() else 'large'} "
            f"{pane.dark_ink.name}"
            if pane is not None
            else self._kept
        )
        return f"{self._wanted} {self._share} {looks}".strip()

    def arrange(self, words: str) -> None:
        """Show what was shown, as it was."""
        what, _, rest = words.partition(" ")
        share, _, self._kept = rest.partition(" ")
        if share.isdecimal():
            self._share = min(_WIDEST, max(_NARROWEST, int(share)))
        if what in set(Shown):
            self._wanted = Shown(what)
        if self.pane is not None:
            self._dress(self.pane)
        self._renew()

    def _dress(self, pane: PagesPane) -> None:
        zoom, small, ink = (*self._kept.split(), "", "", "")[:3]
        inks = {each.name: each for each in Ink}
        pane.dress(zoom_of(zoom) if zoom else Zoom(), small == "small", inks.get(ink, Ink.AS_PRINTED))


def _looks_alike(one: Source, other: Source | None) -> bool:
    """Whether two states of documents have the same pages and the same text on them."""
    return other is not None and all(
        getattr(one, each) == getattr(other, each)
        for each in ("id", "text", "original", "structure", "layout")
    )
