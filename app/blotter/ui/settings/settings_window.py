"""SettingsWindow: every preference in one window; what is changed is so at once."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.settings import Settings
from blotter.ui.language import tr
from blotter.ui.scale import px, row_height
from blotter.ui.settings.keys_page import KeysPage
from blotter.ui.settings.privacy_page import PrivacyPage
from blotter.ui.settings.sections import SECTIONS, Section
from blotter.ui.settings.settings_page import SettingsPage
from blotter.ui.style import set_role
from blotter.ui.views.filter_box import FilterBox

_WIDTH, _HEIGHT = 780, 540
_LIST_WIDTH = 150
_ROW_HEIGHT = 28


class SettingsWindow(QDialog):
    """Sections at the left, their settings at the right, above them a field that finds any of them."""

    changed = Signal(object)
    """The `Settings` as they are to be."""
    export_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._settings = settings
        self.sections = QListWidget()
        self.search = FilterBox(tr("Find a setting"))
        self.search.filter_changed.connect(self._find)
        self.search.left_downward.connect(lambda: self.sections.setFocus())
        set_role(self.sections, "sections")
        self.sections.setAccessibleName(tr("Sections"))
        self._pages = QStackedWidget()
        self._none = QLabel(tr("No setting has these words."))
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._none.setContentsMargins(0, px(60), 0, 0)
        set_role(self._none, "muted")
        self.pages: dict[str, SettingsPage] = {}
        for section in SECTIONS:
            self._add(section)
        self._pages.addWidget(self._none)
        self.sections.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self._lay_out()

    def _add(self, section: Section) -> None:
        page = _PAGES.get(section.id, SettingsPage)(section, self._settings)
        page.changed.connect(self._change)
        if isinstance(page, KeysPage):
            page.export_requested.connect(self.export_requested)
        item = QListWidgetItem(tr(section.title), self.sections)
        item.setSizeHint(QSize(0, row_height(_ROW_HEIGHT)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.addWidget(scroll)
        self.pages[section.id] = page

    def _lay_out(self) -> None:
        widest = self.sections.sizeHintForColumn(0) + px(28)
        self.sections.setFixedWidth(max(px(_LIST_WIDTH), widest))
        closes = QPushButton(tr("Close"))
        closes.clicked.connect(self.close)
        closes.setAutoDefault(False)
        told = QLabel(tr("What you change here is so at once."))
        set_role(told, "hint")
        top = QHBoxLayout()
        top.setContentsMargins(px(12), px(12), px(12), px(8))
        top.addWidget(self.search)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sections)
        middle.addWidget(self._pages, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(px(12), px(8), px(12), px(10))
        bottom.addWidget(told, 1)
        bottom.addWidget(closes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(bottom)
        room = self.screen().availableSize()
        self.resize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))

    # What is shown

    def show_settings(self, settings: Settings) -> None:
        """Show what the settings are now, whoever changed them."""
        self._settings = settings
        for page in self.pages.values():
            page.show_settings(settings)

    def section(self) -> str:
        """The section that is shown, "" while nothing is found."""
        row = self._pages.currentIndex()
        return SECTIONS[row].id if 0 <= row < len(SECTIONS) else ""

    def go_to(self, section: str, setting: str = "") -> None:
        """Show a section, with the keyboard at a setting."""
        row = next((n for n, each in enumerate(SECTIONS) if each.id == section), 0)
        self.sections.setCurrentRow(row)
        self.pages[SECTIONS[row].id].focus_on(setting)

    def stand_in_for(self, former: "SettingsWindow") -> None:
        """Lie where another window was and offer the same ways back."""
        room = self.screen().availableGeometry()
        beyond = room.bottomRight() - self.rect().translated(former.pos()).bottomRight()
        place = former.pos() + QPoint(min(beyond.x(), 0), min(beyond.y(), 0))
        self.move(max(place.x(), room.left()), max(place.y(), room.top()))
        for name, page in former.pages.items():
            self.pages[name].offer_undo(page.before_reset)

    def _find(self, words: str) -> None:
        found = [page.keep(words) for page in self.pages.values()]
        with QSignalBlocker(self.sections):
            for row, is_found in enumerate(found):
                self.sections.item(row).setHidden(not is_found)
            here = self.sections.currentRow()
            if not (0 <= here < len(found) and found[here]):
                here = found.index(True) if any(found) else -1
            self.sections.setCurrentRow(here)
        self._pages.setCurrentIndex(here if here >= 0 else self._pages.count() - 1)

    # What is changed

    def _change(self, changed: Mapping[str, object]) -> None:
        self.changed.emit(self._settings.model_copy(update=dict(changed)))


_PAGES: dict[str, type[SettingsPage]] = {"keys": KeysPage, "privacy": PrivacyPage}
