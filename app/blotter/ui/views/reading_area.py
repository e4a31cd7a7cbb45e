"""ReadingArea: the centre of the window: one document, or two beside each other, or one in two places."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from blotter.domain.edit import Changes
from blotter.domain.source import Source
from blotter.ui.bookmarks import Bookmarks
from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.views.document_page import DocumentPage

_BACK, _FORWARD = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton


class ReadingArea(QWidget):
    """The page that has or had the focus is the active one: it shows the desk's document, and actions act
    on it. A second page is made when it is asked for and gone when it is closed.
    """

    changed = Signal()
    """Another page is active, or there is one more or one fewer."""
    escaped = Signal()
    """Esc was pressed, and nothing else has taken it."""
    reading_toggled = Signal()
    turned = Signal(int)
    """The reader asks for the place before (-1) or after (1) with the mouse."""

    def __init__(self, desk: Desk, bookmarks: Bookmarks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bookmarks = desk, bookmarks
        self._has_floating_headers = self._is_for_reading = False
        self._attached: list[Callable[[DocumentPage], object]] = []
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        self._share = 0.5
        self.pages: list[DocumentPage] = []
        self.active = self._add_page()
        self.active.show_source(desk.source)
        desk.source_shown.connect(self._show_source)
        desk.bridge.changed.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def place_above(self, line: QWidget) -> None:
        """Put a line above the pages, which is true of all of them."""
        self._column.insertWidget(0, line)

    # Pages

    def attach(self, act: Callable[[DocumentPage], object]) -> None:
        """Do something with every page, with one that is made later too."""
        self._attached.append(act)
        for page in self.pages:
            act(page)

    def is_split(self) -> bool:
        """Whether two pages lie open."""
        return len(self.pages) > 1

    def other(self) -> DocumentPage | None:
        """The page that is not active, if there is one."""
        return next((page for page in self.pages if page is not self.active), None)

    def sources(self) -> list[str]:
        """The ids of the documents that lie open, from left to right or top to bottom."""
        return [page.source.id for page in self.pages if page.source]

    def split(self, source: Source | None = None) -> None:
        """Lay a document open on a second page, which becomes the active one; without one, the same document
        in a second place.
        """
        if self._desk.source is None:
            return
        former = self.active
        page = self.other() or self._add_page()
        self._share_out()
        is_same = source is None or source.id == self._desk.source.id
        self.active = page
        self._desk.show_source((source or self._desk.source).id)
        if is_same:
            page.view.set_text_size(former.view.text_size())
            page.go_to(former.place())
        page.view.page.setFocus()
        self._tell()

    def close_page(self, page: DocumentPage) -> None:
        """Keep the other page alone."""
        if not self.is_split():
            return
        had_focus = page.isAncestorOf(QApplication.focusWidget() or self)
        page.keep_place()
        page.beside.close_pages()
        self.pages.remove(page)
        (left,) = self.pages
        if page is self.active:
            self.use(left)
        page.setParent(None)
        page.deleteLater()
        if had_focus:
            left.view.page.setFocus()
        self._tell()

    def use(self, page: DocumentPage) -> None:
        """Let actions act on a page."""
        if page is not self.active:
            self.active = page
            self._desk.show_source(page.source.id if page.source else None)
            self._tell()

    def keep_places(self) -> None:
        """Remember where one reads, the active page last, so that it counts where both show one document."""
        for page in (self.other(), self.active):
            if page is not None:
                page.keep_place()

    def _add_page(self) -> DocumentPage:
        page = DocumentPage(self._desk, self._bookmarks)
        page.used.connect(lambda: self.use(page))
        page.header.split_requested.connect(self.split)
        page.header.close_requested.connect(lambda: self.close_page(page))
        page.header.reading_toggled.connect(self.reading_toggled)
        page.washes.toggled.connect(self._show_washes)
        self.pages.append(page)
        self._splitter.addWidget(page)
        page.float_header(self._has_floating_headers)
        page.header.reading.setChecked(self._is_for_reading)
        for act in self._attached:
            act(page)
        return page

    def _tell(self) -> None:
        for page in self.pages:
            page.header.mark(self.is_split(), page is self.active)
            named = page.source.name if page.source else ""
            is_beside = self.is_split() and page is not self.active
            page.setAccessibleName(tr("{document}, the other page", document=named) if is_beside else named)
        self.changed.emit()

    def _show_washes(self, is_on: bool) -> None:
        for page in self.pages:
            page.washes.setChecked(is_on)

    def float_headers(self, are_floating: bool) -> None:
        """Keep the headers away until the pointer comes to the top of a page, or have them stand there."""
        self._has_floating_headers = are_floating
        for page in self.pages:
            page.float_header(are_floating)

    def show_reading(self, is_on: bool) -> None:
        """Say whether the layout is the one for reading."""
        self._is_for_reading = is_on
        for page in self.pages:
            page.header.reading.setChecked(is_on)

    # Following

    def _show_source(self, source: Source | None) -> None:
        self.active.show_source(source)

    def _follow(self, changes: Changes) -> None:
        """Both pages show what a change has left; one whose document was removed goes where there are two."""
        for page in self.pages:
            page.follow(changes)
        lost = [page for page in self.pages if page.source is None]
        for page in lost[: len(self.pages) - 1]:
            self.close_page(page)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        other = self.other()
        if now is not None and other is not None and other.isAncestorOf(now):
            self.use(other)

    # How the room is shared

    def is_stacked(self) -> bool:
        """Whether two pages lie one above the other."""
        return self._splitter.orientation() is Qt.Orientation.Vertical

    def toggle_stacked(self) -> None:
        """Lay two pages one above the other, or beside each other again."""
        self._note_share()
        sideways, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._splitter.setOrientation(sideways if self.is_stacked() else down)
        self._share_out()
        self.changed.emit()

    def arrangement(self) -> str:
        """How two pages lie, and the hundredths of the room that the first one has: “beside 50”."""
        self._note_share()
        return f"{'stacked' if self.is_stacked() else 'beside'} {round(100 * self._share)}"

    def arrange(self, arrangement: str) -> None:
        """Share the room between two pages as it was shared before."""
        way, _, hundredths = arrangement.partition(" ")
        if way == "stacked":
            self._splitter.setOrientation(Qt.Orientation.Vertical)
        if hundredths.isdecimal():
            self._share = min(0.9, max(0.1, int(hundredths) / 100))

    def pages_arrangement(self) -> str:
        """Whether and how the pages of originals are shown beside texts."""
        return self.pages[0].beside.arrangement()

    def arrange_pages(self, arrangement: str) -> None:
        """Show the pages of originals as they were shown before."""
        self.pages[0].beside.arrange(arrangement)

    def close_originals(self) -> None:
        """Draw no more pages of originals, and wait until what draws them has ended."""
        for page in self.pages:
            page.beside.close_pages(waits=True)

    def _note_share(self) -> None:
        sizes = self._splitter.sizes()
        if self.is_split() and any(sizes):
            first, second = sizes
            self._share = first / (first + second)

    def _share_out(self) -> None:
        length = self._splitter.height() if self.is_stacked() else self._splitter.width()
        first = round(length * self._share)
        self._splitter.setSizes([first, length - first])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that the text has no use for."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse go back and forward."""
        if event.button() in (_BACK, _FORWARD):
            self.turned.emit(-1 if event.button() is _BACK else 1)
        else:
            super().mousePressEvent(event)
