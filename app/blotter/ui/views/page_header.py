"""PageHeader: the bar above a document: what it is called, what it holds, and the tools of its page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from blotter.domain.source import Source
from blotter.domain.structure import Page
from blotter.ui import icons, theme
from blotter.ui.keys import stand_for
from blotter.ui.language import plural, tr
from blotter.ui.reading.measures import TEXT_SIZE
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel, title_label

HEIGHT = 28
_EDGE, _REACH = 2, 6
_USUAL_ENCODINGS = ("", "utf-8", "ascii")


def facts(source: Source, segments: int, seen: tuple[int, int], paragraphs: int, records: int = 0) -> str:
    """What the header tells of a document: `seen` are the first and last paragraph on screen, 0 for none."""
    told = [plural("{count} segment", "{count} segments", segments)]
    if records:
        told.append(plural("{count} record", "{count} records", records))
    first, last = seen
    if first == last and first:
        told.append(tr("¶ {number} of {count}", number=first, count=paragraphs))
    elif first:
        told.append(tr("¶ {first}–{last} of {count}", first=first, last=last, count=paragraphs))
    if source.encoding not in _USUAL_ENCODINGS:
        told.append(tr("read as {encoding}", encoding=source.encoding))
    return " · ".join(told)


def page_in_words(page: int | None, pages: Sequence[Page]) -> str:
    """On which page one reads, by its label, and by its number where that is another; "" without pages."""
    if page is None or page >= len(pages):
        return ""
    label = pages[page].label
    if label == str(page + 1):
        return tr("p. {label} of {count}", label=label, count=len(pages))
    return tr("p. {label} ({number} of {count})", label=label, number=page + 1, count=len(pages))


class PageHeader(QWidget):
    """Where two pages lie open, the one that actions act on has a line above it and its name in bold."""

    split_requested = Signal()
    close_requested = Signal()
    usual_size_requested = Signal()
    reading_toggled = Signal()
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(px(HEIGHT))
        self._is_marked = False
        self._title = title_label()
        self._facts = ElidedLabel()
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self._facts, "hint")
        self.washes = _tool("eye", tr("Tint coded passages"), "washes")
        self.washes.setCheckable(True)
        self.washes.setChecked(True)
        self.pages = _tool("article", tr("Original page beside the text"), "original")
        self.pages.setCheckable(True)
        self.pages.hide()
        self.reading = _tool("book-2", tr("Reading layout"), "reading")
        self.reading.setCheckable(True)
        self._split = _tool("columns-2", tr("Another page beside this one"), "split")
        self._zoom = _tool("", tr("Text size; click for the usual one"), "usual-size")
        self._close = _tool("x", tr("Close this page"), "split")
        self._close.hide()
        self.reading.clicked.connect(self.reading_toggled)
        self._split.clicked.connect(self.split_requested)
        self._zoom.clicked.connect(self.usual_size_requested)
        self._close.clicked.connect(self.close_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 6, 0)
        line.setSpacing(6)
        line.addWidget(self._title)
        line.addWidget(self._facts, 1)
        for tool in (self.pages, self.washes, self.reading, self._split, self._zoom, self._close):
            line.addWidget(tool)

    def tell(self, title: str, facts: str) -> None:
        """What the document is called, what it holds and where in it one is."""
        self._title.setText(title)
        self._facts.setText(facts)

    def told(self) -> str:
        """What is told of the document."""
        return self._facts.text()

    def show_tools(self, has_document: bool) -> None:
        """Offer what can be done with a document, if there is one."""
        self.washes.setEnabled(has_document)
        self._split.setEnabled(has_document)
        self._zoom.setVisible(has_document)

    def offer_pages(self, has_pages: bool, are_shown: bool) -> None:
        """Offer the pages of the original, if there are any."""
        self.pages.setVisible(has_pages)
        self.pages.setChecked(are_shown)

    def show_zoom(self, size: int) -> None:
        """The size of the text, in pixels."""
        self._zoom.setText(tr("{percent} %", percent=round(100 * size / TEXT_SIZE)))
        self._zoom.setMinimumWidth(self._zoom.sizeHint().width())

    def mark(self, is_one_of_two: bool, is_active: bool) -> None:
        """Say whether another page lies open too, and whether actions act on this one."""
        self._split.setVisible(not is_one_of_two)
        self._close.setVisible(is_one_of_two)
        self._is_marked = is_one_of_two and is_active
        set_role(self._title, "title" if is_active else "hint")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The header is part of its page."""
        self.pressed.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line above the page that actions act on."""
        super().paintEvent(event)
        if self._is_marked:
            QPainter(self).fillRect(0, 0, self.width(), px(_EDGE), theme.current().accent)


class HeaderEdge(QWidget):
    """The top of a page whose header is away: the header comes when the pointer does, and goes with it."""

    def __init__(self, header: PageHeader, page: QWidget) -> None:
        super().__init__(page)
        self._header, self._page = header, page
        header.hide()
        header.installEventFilter(self)
        page.installEventFilter(self)
        self._fit()
        self.raise_()
        self.show()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Lay the header over the text, which stays where it is."""
        self._header.setGeometry(0, 0, self._page.width(), self._header.height())
        self._header.raise_()
        self._header.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._header and event.type() == QEvent.Type.Leave:
            self._header.hide()
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        self.setGeometry(0, 0, self._page.width(), px(_REACH))


def _tool(icon: str, name: str, action: str) -> QToolButton:
    button = QToolButton()
    stand_for(button, action)
    if icon:
        button.setIcon(icons.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setIconSize(QSize(px(16), px(16)))
    button.setMinimumWidth(px(24))
    button.setFixedHeight(px(24))
    return button
