"""WelcomePage: what the window shows while no project is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from blotter.settings import RecentProject
from blotter.ui import icons, style, theme
from blotter.ui.language import date, tr
from blotter.ui.scale import px, row_height
from blotter.ui.views.row_delegate import paint_ground

_WIDTH = 720
_ROW_HEIGHT = 46


class WelcomePage(QWidget):
    """Says only what was asked for; opening is its window's work."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    foreign_requested = Signal()
    restore_requested = Signal()
    project_chosen = Signal(Path)
    locate_requested = Signal(Path)

    def __init__(self, recent: Sequence[RecentProject] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._recent = _RecentList()
        self._recent.chosen.connect(self._choose)
        self._none = QLabel(tr("No projects yet."))
        style.set_role(self._none, "muted")
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(self._acts(), 2)
        columns.addLayout(self._projects(), 3)
        block = QWidget()
        block.setFixedWidth(px(_WIDTH))
        block.setLayout(columns)
        page = QVBoxLayout(self)
        page.addStretch(1)
        page.addWidget(block, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(2)
        self.show_recent(recent)

    def show_recent(self, recent: Sequence[RecentProject]) -> None:
        """Show these projects, the newest first."""
        self._recent.show_projects(recent)
        self._recent.setVisible(bool(recent))
        self._none.setVisible(not recent)

    def _acts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(_heading("Blotter"))
        for words, name, signal in (
            (tr("New project…"), "file-plus", self.new_requested),
            (tr("Open…"), "folder", self.open_requested),
            (tr("Look at the sample"), "book-2", self.sample_requested),
            (tr("Import from another program…"), "file-import", self.foreign_requested),
            (tr("Restore from a backup…"), "restore", self.restore_requested),
        ):
            button = _Act(icons.icon(name, "accent"), words)
            button.setIconSize(QSize(px(18), px(18)))
            button.setMinimumHeight(px(32))
            style.set_role(button, "link")
            button.clicked.connect(signal)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return column

    def _projects(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(_heading(tr("Recent projects")))
        column.addWidget(self._none)
        column.addWidget(self._recent)
        column.addStretch()
        return column

    def _choose(self, path: Path, is_missing: bool) -> None:
        (self.locate_requested if is_missing else self.project_chosen).emit(path)


class _Act(QPushButton):
    """A button that Enter presses as well as Space; of themselves buttons do that in dialogs alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    style.set_role(label, "heading")
    label.setContentsMargins(2, 0, 0, 6)
    return label


class _RecentList(QListWidget):
    """Two lines a project: its name; its folder, the coder, when it was last open."""

    chosen = Signal(Path, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Recent projects"))
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RecentDelegate(self))
        self.itemClicked.connect(self._choose)

    def show_projects(self, recent: Sequence[RecentProject]) -> None:
        self.clear()
        for project in recent:
            path = Path(project.path)
            is_missing = not path.exists()
            about = " · ".join(
                part for part in (str(path.parent), project.coder, _day(project.opened)) if part
            )
            item = QListWidgetItem(path.stem)
            item.setData(_PATH, path)
            item.setData(_ABOUT, about)
            item.setData(_MISSING, is_missing)
            lost = tr("Not found: choose it to say where it is.")
            item.setToolTip(f"{path}\n{lost}" if is_missing else str(path))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, about)
            self.addItem(item)
        self.setFixedHeight(row_height(_ROW_HEIGHT) * min(len(recent), 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PATH), item.data(_MISSING))


class _RecentDelegate(QStyledItemDelegate):
    """Paints the two lines, and the offer to locate what is missing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, row_height(_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette, rect = theme.current(), option.rect
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_missing = index.data(_MISSING)
        painter.save()
        paint_ground(painter, rect, has_focus, bool(option.state & QStyle.StateFlag.State_MouseOver))
        right = rect.right() - 8
        if is_missing:
            offer = rect.adjusted(0, 0, -8, 0)
            right -= 12 + _paint_words(
                painter, offer, tr("Locate…"), theme.interface_font(13), _RIGHT, "accent"
            )
        name = QRect(rect.left() + 8, rect.top() + 4, right - rect.left() - 8, px(20))
        about = name.translated(0, px(19))
        strong = theme.interface_font(13, 600)
        _paint_words(painter, name, index.data(), strong, _LEFT, "muted" if is_missing else "text")
        _paint_words(painter, about, index.data(_ABOUT), theme.interface_font(12), _LEFT, "muted")
        if has_focus:
            painter.setPen(QPen(palette.focus, 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


def _paint_words(
    painter: QPainter, rect: QRect, words: str, font: QFont, side: Qt.AlignmentFlag, token: str
) -> int:
    """Paint words, shortened in the middle where they do not fit; their width."""
    painter.setFont(font)
    painter.setPen(getattr(theme.current(), token))
    told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, rect.width())
    painter.drawText(rect, side, told)
    return painter.fontMetrics().horizontalAdvance(told)


def _day(opened: str) -> str:
    """The day of an ISO time as people here write it, "" if it is none."""
    moment = QDateTime.fromString(opened, Qt.DateFormat.ISODateWithMs)
    return date(moment.toLocalTime()) if moment.isValid() else ""


_PATH = Qt.ItemDataRole.UserRole
_ABOUT = Qt.ItemDataRole.UserRole + 1
_MISSING = Qt.ItemDataRole.UserRole + 2
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
