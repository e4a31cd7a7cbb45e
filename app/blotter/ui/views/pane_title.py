"""PaneTitle: the 28 px bar above a pane: its name, its tools, undock, close."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from blotter.ui import icons
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

_HEIGHT, _NARROWEST = 28, 80


class PaneTitle(QWidget):
    """Made by a pane; `attach` gives it to the dock that holds the pane."""

    def __init__(self, name: str) -> None:
        super().__init__()
        set_role(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(px(_HEIGHT))
        self._name = QLabel(name)
        set_role(self._name, "title")
        self._undock: QToolButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 4, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self._name)
        self._row.addStretch()

    def add_tool(self, icon: str, name: str, act: Callable[[], object] | None = None) -> QToolButton:
        """A button at the right; `name` is its tooltip and what is read out."""
        button = _tool(icon, name)
        if act is not None:
            button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button

    def add_menu(self, icon: str, name: str, menu: QMenu) -> QToolButton:
        """A button that opens a menu."""
        button = self.add_tool(icon, name)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def rename(self, name: str) -> None:
        """Say something else."""
        self._name.setText(name)

    def words(self) -> str:
        """What is said."""
        return self._name.text()

    def add(self, widget: QWidget) -> None:
        """Anything else, to the right of what is there."""
        self._row.addWidget(widget)

    def attach(self, dock: QDockWidget) -> None:
        """Become the dock's title, with buttons to undock and to close it."""
        self._undock = self.add_tool("external-link", tr("Undock, or dock again"))
        self._undock.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.add_tool("x", tr("Close {pane}", pane=self._name.text()), dock.close)
        dock.setWindowTitle(self._name.text())
        dock.setTitleBarWidget(self)

    def sizeHint(self) -> QSize:
        # The style sheet adds the line under the bar; a dock goes by this, not by the fixed height.
        return QSize(super().sizeHint().width(), max(px(_HEIGHT), self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        # Its words and tools must not keep a dock from being made narrow.
        return QSize(_NARROWEST, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _fit(self) -> None:
        """A double click on the bar undocks, too, so that button gives way where it is too narrow."""
        if self._undock is not None:
            room = self.width() - self._row.sizeHint().width()
            needed = self._undock.width() + self._row.spacing() if self._undock.isHidden() else 0
            self._undock.setVisible(room >= needed)


def _tool(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setFixedSize(px(24), px(24))
    button.setIconSize(QSize(px(16), px(16)))
    return button
