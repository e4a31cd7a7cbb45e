"""CodersDialog: the project's coders: who codes now, whose segments are shown, new ones and new names."""

from collections.abc import Callable

from pydantic import BaseModel, Field
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.edit import Changes
from blotter.project import coders
from blotter.project.reports import report
from blotter.ui import icons, theme
from blotter.ui.bridge import ProjectBridge
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.join_dialog import join_dialog
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

_NAME, _SEGMENTS = 0, 1
_KEYS = ("name", "segments", "begun", "done")
_ID = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CoderName(BaseModel):
    """What a coder is called."""

    name: str = Field(title="Name", description="As it will stand at the segments.", min_length=1)


class CodersDialog(QDialog):
    """Shows the coders and says what is asked for; signals name coders by id."""

    add_requested = Signal(str)
    rename_requested = Signal(str, str)
    remove_requested = Signal(str)
    join_requested = Signal(str, str)
    """The first is the same person as the second, and becomes the second."""
    coder_chosen = Signal(str)
    shown_changed = Signal(object)
    """`frozenset` of the ids of the coders whose segments are hidden."""

    def __init__(self, bridge: ProjectBridge, hidden: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Coders"))
        self._project = bridge.project
        self._hidden = hidden
        self.list = QTreeWidget()
        self._buttons: dict[str, QPushButton] = {}
        self._set_list()
        self._lay_out()
        bridge.changed.connect(self._follow)
        self.refresh()
        self.resize(px(560), px(320))

    def _set_list(self) -> None:
        self.list.setHeaderLabels([tr("Coder"), tr("Segments"), tr("Begun"), tr("Done")])
        self.list.setAccessibleName(tr("Coders"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in range(_SEGMENTS, len(_KEYS)):
            self.list.headerItem().setTextAlignment(column, _RIGHT)
            self.list.setColumnWidth(column, max(px(84), header.sectionSizeHint(column)))
        self.list.itemChanged.connect(self._follow_tick)
        self.list.itemDoubleClicked.connect(lambda *_: self._choose())
        self.list.currentItemChanged.connect(lambda *_: self._show_possible())

    def _lay_out(self) -> None:
        note = QLabel(
            tr("A tick shows a coder's segments. Double-click a name: this coder codes from now on.")
        )
        note.setWordWrap(True)
        set_role(note, "hint")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        for name, words, act in (
            ("choose", tr("Codes now"), self._choose),
            ("add", tr("Add…"), self._add),
            ("rename", tr("Rename…"), self._rename),
            ("join", tr("Join with…"), self._join),
            ("remove", tr("Remove"), self._remove),
        ):
            row.addWidget(self._button(name, words, act))
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(note)
        column.addLayout(row)

    def _button(self, name: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = self._buttons[name] = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _follow(self, _: Changes) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the coders as they are now."""
        chosen, actor = self.current(), self._project.actor
        self.list.blockSignals(True)
        self.list.clear()
        for row in report(self._project, "coders").records():
            identity = str(row["id"])
            item = QTreeWidgetItem([str(row[key]) for key in _KEYS])
            item.setData(_NAME, _ID, identity)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_hidden = identity in self._hidden
            item.setCheckState(_NAME, Qt.CheckState.Unchecked if is_hidden else Qt.CheckState.Checked)
            for column in range(_SEGMENTS, len(_KEYS)):
                item.setTextAlignment(column, _RIGHT)
            if actor is not None and identity == actor.id:
                self._mark_actor(item)
            self.list.addTopLevelItem(item)
            if identity == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_possible()

    def _mark_actor(self, item: QTreeWidgetItem) -> None:
        item.setIcon(_NAME, icons.icon("pencil"))
        item.setFont(_NAME, theme.interface_font(13, 600))
        item.setToolTip(_NAME, tr("Codes now"))

    def _show_possible(self) -> None:
        is_chosen, is_writable = bool(self.current()), self._project.writable
        self._buttons["choose"].setEnabled(is_chosen)
        self._buttons["add"].setEnabled(is_writable)
        self._buttons["rename"].setEnabled(is_chosen and is_writable)
        self._buttons["join"].setEnabled(is_chosen and is_writable and len(self._project.coders) > 1)
        self._buttons["remove"].setEnabled(is_chosen and is_writable)

    def current(self) -> str:
        """The id of the coder that is chosen in the list, "" for none."""
        item = self.list.currentItem()
        return str(item.data(_NAME, _ID)) if item is not None else ""

    def choose(self, identity: str) -> None:
        """Choose a coder in the list."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(_NAME, _ID) == identity:
                self.list.setCurrentItem(item)

    # Gestures

    def _follow_tick(self, item: QTreeWidgetItem) -> None:
        identity = str(item.data(_NAME, _ID))
        is_shown = item.checkState(_NAME) is Qt.CheckState.Checked
        hidden = self._hidden - {identity} if is_shown else self._hidden | {identity}
        if hidden != self._hidden:
            self._hidden = hidden
            self.shown_changed.emit(hidden)

    def _choose(self) -> None:
        if self.current():
            self.coder_chosen.emit(self.current())
            self.refresh()

    def _add(self) -> None:
        dialog = self.name_dialog("")
        if dialog.exec():
            self.add_requested.emit(dialog.value().name)
        dialog.deleteLater()

    def _rename(self) -> None:
        identity = self.current()
        dialog = self.name_dialog(identity)
        if dialog.exec():
            self.rename_requested.emit(identity, dialog.value().name)
        dialog.deleteLater()

    def name_dialog(self, identity: str) -> FormDialog[CoderName]:
        """Asks for the name of a coder, or of a new one; a name that is taken is refused there."""
        project, coder = self._project, self._project.coders.get(identity)
        if coder is None:
            return FormDialog(
                CoderName, None, tr("Add coder"), tr("Add coder"), parent=self,
                check=lambda new: coders.add(project, new.name),
            )  # fmt: skip
        return FormDialog(
            CoderName,
            CoderName(name=coder.name),
            tr("Rename “{name}”", name=coder.name),
            tr("Rename coder"),
            parent=self,
            check=lambda new: coders.rename(project, coder, new.name),
        )

    def _join(self) -> None:
        identity = self.current()
        dialog = join_dialog(self._project, self._project.coders[identity], self)
        if dialog.exec():
            self.join_requested.emit(identity, dialog.value().into)
        dialog.deleteLater()

    def _remove(self) -> None:
        if self.current():
            self.remove_requested.emit(self.current())
