"""PageBar: the tools above the pages: which page, how large, how turned."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from blotter.ui import icons
from blotter.ui.language import later, number, tr
from blotter.ui.pages.ink import Ink
from blotter.ui.pages.zoom import PAGE, WIDTH, Zoom
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role

_HEIGHT, _FIELD = 28, 44
_ALL_TOOLS_FROM = 380

_INKS = {
    Ink.AS_PRINTED: later("Pages as printed"),
    Ink.DIMMED: later("Pages dimmed"),
    Ink.INVERTED: later("Pages light on dark"),
}


class PageBar(QWidget):
    """Tells what is asked for; what is shown it is told."""

    page_asked = Signal(str)
    """A page's label or number, as it was typed."""
    stepped = Signal(int)
    """To the next page (1) or the one before (-1)."""
    zoom_stepped = Signal(int)
    zoom_asked = Signal(object)
    turn_asked = Signal()
    thumbnails_toggled = Signal(bool)
    ink_asked = Signal(object)
    left = Signal()
    """Esc in the field: the reader goes on reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(px(_HEIGHT))
        self.thumbnails = _tool("layout-sidebar", tr("Pages in small"))
        self.thumbnails.setCheckable(True)
        self.before = _tool("chevron-up", tr("Page before"))
        self.after = _tool("chevron-down", tr("Next page"))
        self.field = QLineEdit()
        self.field.setFixedWidth(px(_FIELD))
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setAccessibleName(tr("Page, by its label or number"))
        self.field.setToolTip(tr("Page, by its label or number"))
        self.count = QLabel()
        set_role(self.count, "hint")
        self.smaller = _tool("zoom-out", tr("Smaller pages"))
        self.larger = _tool("zoom-in", tr("Larger pages"))
        self.zoom = _tool("", tr("Size of the pages"))
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.turn = _tool("rotate-clockwise", tr("Turn the pages to the right"))
        self._shown = ""
        self._lay_out()
        self._make_menu()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 0, 4, 0)
        line.setSpacing(2)
        for part in (self.thumbnails, self.before, self.after, self.field, self.count):
            line.addWidget(part)
        line.insertSpacing(3, 4)
        line.addStretch(1)
        for part in (self.smaller, self.zoom, self.larger, self.turn):
            line.addWidget(part)

    def _make_menu(self) -> None:
        menu = QMenu(self)
        self.fits = QActionGroup(self)
        for fit, words in ((WIDTH, tr("As wide as there is room")), (PAGE, tr("Whole pages"))):
            self._offer(menu, self.fits, words, Zoom(fit))
        menu.addSeparator()
        for factor in (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0):
            words = tr("{percent} %", percent=round(100 * factor))
            self._offer(menu, self.fits, words, Zoom("", factor))
        self.inks = QActionGroup(self)
        self.ink_rows = (
            menu.addSeparator(),
            *(self._offer(menu, self.inks, tr(words), ink) for ink, words in _INKS.items()),
        )
        self.zoom.setMenu(menu)

    def _offer(self, menu: QMenu, group: QActionGroup, words: str, what: object) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(what)
        group.addAction(action)
        return action

    def _connect(self) -> None:
        self.field.returnPressed.connect(lambda: self.page_asked.emit(self.field.text().strip()))
        self.field.textEdited.connect(lambda _: set_claim(self.field, "wrong", False))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_stepped.emit(1))
        self.turn.clicked.connect(self.turn_asked)
        self.thumbnails.toggled.connect(self.thumbnails_toggled)
        self.fits.triggered.connect(lambda action: self.zoom_asked.emit(action.data()))
        self.inks.triggered.connect(lambda action: self.ink_asked.emit(action.data()))

    # What is shown

    def show_page(self, label: str, page: int, count: int) -> None:
        """The label of the page that is read, its number and how many there are; count 0: no pages."""
        self._shown = label
        if not self.field.hasFocus():
            self.field.setText(label)
            set_claim(self.field, "wrong", False)
        told = {"number": number(page + 1), "count": number(count)}
        is_its_number = label == str(page + 1)
        self.count.setText(
            tr("of {count}", count=told["count"]) if is_its_number else tr("{number} of {count}", **told)
        )
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < count)

    def refuse(self) -> None:
        """There is no page of this label."""
        set_claim(self.field, "wrong", True)
        self.field.selectAll()

    def show_zoom(self, zoom: Zoom, factor: float) -> None:
        """How large pages are shown."""
        self.zoom.setText(tr("{percent} %", percent=round(100 * factor)))
        for action in self.fits.actions():
            action.setChecked(action.data() == zoom)

    def show_ink(self, ink: Ink, is_dark: bool) -> None:
        """How pages are inked, which is offered where the window is dark."""
        for action in self.inks.actions():
            action.setChecked(action.data() == ink)
        for action in self.ink_rows:
            action.setVisible(is_dark)

    def ask_page(self) -> None:
        """Let the reader type a page."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the wheel and the menu make pages larger."""
        super().resizeEvent(event)
        has_room = self.width() >= px(_ALL_TOOLS_FROM)
        for tool in (self.smaller, self.larger, self.before, self.after):
            tool.setVisible(has_room)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(_HEIGHT))


def _tool(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    if icon:
        button.setIcon(icons.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setIconSize(QSize(px(16), px(16)))
    button.setMinimumWidth(px(24))
    button.setFixedHeight(px(24))
    return button
