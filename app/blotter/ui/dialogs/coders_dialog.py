"""CodersDialog: the project's coders: who codes now, whose segments are shown, new ones and new names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.project.reports import report
from blotter.ui.bridge import ProjectBridge
from blotter.ui.style import set_role

_SHOWN, _NAME = 0, 1
_ID = Qt.ItemDataRole.UserRole


class CodersDialog(QDialog):
    """Shows the coders and says what is asked for; signals name coders by id."""

    add_requested = Signal(str)
    rename_requested = Signal(str, str)
    remove_requested = Signal(str)
    coder_chosen = Signal(str)
    shown_changed = Signal(object)
    """`frozenset` of the ids of the coders whose segments are hidden."""

    def __init__(self, bridge: ProjectBridge, hidden: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Coders")
        self._project = bridge.project
        self._hidden = hidden
        self.list = QTreeWidget()
        self.list.setHeaderLabels(["Shown", "Coder", "Segments", "Begun", "Done"])
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName("Coders")
        self.list.itemChanged.connect(self._follow_tick)
        self.list.itemDoubleClicked.connect(lambda *_: self._choose())
        note = QLabel("A tick shows a coder's segments. Double-click: this coder codes from now on.")
        set_role(note, "hint")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for words, act in (
            ("Codes now", self._choose),
            ("Add…", self._add),
            ("Rename…", self._rename),
            ("Remove", self._remove),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setEnabled(self._project.writable or act == self._choose)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(note)
        column.addLayout(row)
        bridge.changed.connect(lambda _: self.refresh())
        self.refresh()
        self.resize(560, 320)

    def refresh(self) -> None:
        """Show the coders as they are now."""
        chosen = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for row in report(self._project, "coders").records():
            item = QTreeWidgetItem(["", *(str(row[key]) for key in ("name", "segments", "begun", "done"))])
            item.setData(_NAME, _ID, row["id"])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_shown = row["id"] not in self._hidden
            item.setCheckState(_SHOWN, Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            actor = self._project.actor
            font = item.font(_NAME)
            font.setBold(actor is not None and row["id"] == actor.id)
            item.setFont(_NAME, font)
            self.list.addTopLevelItem(item)
            if row["id"] == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def current(self) -> str:
        """The id of the coder that is chosen in the list, "" for none."""
        item = self.list.currentItem()
        return str(item.data(_NAME, _ID)) if item is not None else ""

    def _follow_tick(self, item: QTreeWidgetItem) -> None:
        identity = str(item.data(_NAME, _ID))
        is_shown = item.checkState(_SHOWN) is Qt.CheckState.Checked
        self._hidden = self._hidden - {identity} if is_shown else self._hidden | {identity}
        self.shown_changed.emit(self._hidden)

    def _choose(self) -> None:
        if self.current():
            self.coder_chosen.emit(self.current())
            self.refresh()

    def _add(self) -> None:
        name, accepted = QInputDialog.getText(self, "Add coder", "Name")
        if accepted and name.strip():
            self.add_requested.emit(name)

    def _rename(self) -> None:
        coder = self._project.coders.get(self.current())
        if coder is None:
            return
        name, accepted = QInputDialog.getText(self, f"Rename “{coder.name}”", "Name", text=coder.name)
        if accepted and name.strip():
            self.rename_requested.emit(coder.id, name)

    def _remove(self) -> None:
        if self.current():
            self.remove_requested.emit(self.current())
