"""KeysPage: the keys of every action, to be found, changed, given back and written down."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableView

from blotter.settings import Settings
from blotter.ui.action_row import ActionRow
from blotter.ui.language import tr
from blotter.ui.scale import px, row_height
from blotter.ui.settings.keys_editor import KeysEditor
from blotter.ui.settings.keys_model import KeysModel
from blotter.ui.settings.sections import Section
from blotter.ui.settings.settings_page import SettingsPage
from blotter.ui.style import set_role
from blotter.ui.views.filter_box import FilterBox

_ROW_HEIGHT = 25


class KeysTable(QTableView):
    """The table; Enter on a row asks for a key."""

    asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
        else:
            super().keyPressEvent(event)


class KeysPage(SettingsPage):
    """The one page that is not a form."""

    export_requested = Signal()

    def __init__(self, section: Section, settings: Settings) -> None:
        self.model = KeysModel(settings)
        self.editor = KeysEditor(settings)
        self.filter = FilterBox(tr("Find an action or a key"))
        self.table = KeysTable()
        super().__init__(section, settings)

    def lay_out(self) -> None:
        """A filter, the table, the keys of its current row, and what concerns all of them."""
        self.filter.filter_changed.connect(self._find)
        self.filter.left_downward.connect(lambda: self.table.setFocus())
        self._dress_table()
        self.editor.changed.connect(lambda own: self.changed.emit({"keys": own}))
        line = self.reset_line()
        exports = QPushButton(tr("Export…"))
        exports.setAutoDefault(False)
        exports.setToolTip(tr("A list of all keys to print"))
        exports.clicked.connect(self.export_requested)
        line.addWidget(exports)
        self.column.addWidget(self.filter)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.editor)
        self.column.addLayout(line)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(tr("Keys of every action"))
        set_role(table, "edged")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(px(120))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.doubleClicked.connect(lambda _: self.editor.record())
        table.asked.connect(self.editor.record)
        table.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.model.modelReset.connect(self._choose_first)
        self._choose_first()

    def show_settings(self, settings: Settings) -> None:
        """Show the keys as they are now."""
        super().show_settings(settings)
        self.model.show_settings(settings)
        self._show_current()

    def keep(self, words: str) -> bool:
        """Show the actions that the words find; words for the page itself find all of it."""
        if super().keep(words):
            self.filter.clear()
            return True
        self.filter.setText(words)
        return bool(self.model.rows)

    def choose(self, action: str) -> None:
        """Stand at an action."""
        place = next((n for n, row in enumerate(self.model.rows) if row.id == action), -1)
        self.table.setCurrentIndex(self.model.index(place, 0) if place >= 0 else QModelIndex())

    def focus_on(self, name: str = "") -> None:
        """Give the keyboard to the filter."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> ActionRow | None:
        """The action of the current row."""
        number = self.table.currentIndex().row()
        return self.model.rows[number] if 0 <= number < len(self.model.rows) else None

    def _find(self, words: str) -> None:
        self.model.keep(words)
        self._show_current()

    def _choose_first(self) -> None:
        self.table.setCurrentIndex(self.model.index(0, 0) if self.model.rows else QModelIndex())

    def _show_current(self) -> None:
        self.editor.show_row(self.current(), self._settings)
