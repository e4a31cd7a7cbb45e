"""ReleasesDialog: what was frozen when, what changed in it, and a new one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.edit import Changes
from blotter.project.records import releasing
from blotter.ui.bridge import ProjectBridge
from blotter.ui.language import moment, number, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

_NAME = Qt.ItemDataRole.UserRole


class ReleasesDialog(QDialog):
    """Shows the releases; signals ask for a new one by its name, and for the file of one."""

    make_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self, bridge: ProjectBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self.setWindowTitle(tr("Releases"))
        self.list = self._make_list()
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setAccessibleName(tr("What has changed"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name, such as 2026-1"))
        self.name.setAccessibleName(tr("Name of the new release"))
        self.make_button = self._button(tr("Release"), self._make)
        self.export_button = self._button(tr("Export…"), self._export)
        self.name.returnPressed.connect(self._make)
        self.name.textChanged.connect(lambda _: self._show_possible())
        self._lay_out()
        bridge.changed.connect(self._follow)
        self.refresh()
        self.resize(px(680), px(440))

    def _make_list(self) -> QTreeWidget:
        found = QTreeWidget()
        found.setHeaderLabels([tr("Release"), tr("At"), tr("Records"), tr("Coder")])
        found.setRootIsDecorated(False)
        found.setUniformRowHeights(True)
        found.setAccessibleName(tr("Releases"))
        found.currentItemChanged.connect(lambda *_: self._show_told())
        return found

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self) -> None:
        hint = QLabel(
            tr(
                "A release freezes all records with codebook, regions and rules. It is kept as it is, "
                "whatever changes later."
            )
        )
        hint.setWordWrap(True)
        set_role(hint, "hint")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        # Return in the name makes a release, and does not close the dialog.
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        new = QHBoxLayout()
        new.addWidget(self.name, 1)
        new.addWidget(self.make_button)
        foot = QHBoxLayout()
        foot.addWidget(self.export_button)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addLayout(new)
        column.addWidget(self.list, 1)
        column.addWidget(self.told, 1)
        column.addLayout(foot)

    def _follow(self, _: Changes) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the releases as they are now, the newest first and chosen."""
        self.list.clear()
        for row in reversed(list(releasing.table(self._project).records())):
            count = number(int(row["records"] or 0))
            item = QTreeWidgetItem([str(row["name"]), moment(str(row["at"])), count, str(row["coder"])])
            item.setData(0, _NAME, row["name"])
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        for column in range(self.list.columnCount()):
            self.list.resizeColumnToContents(column)
        if (newest := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(newest)
        self._show_told()

    def current(self) -> str:
        """The name of the chosen release, "" if there is none."""
        item = self.list.currentItem()
        return str(item.data(0, _NAME)) if item is not None else ""

    def _show_told(self) -> None:
        name = self.current()
        self.told.setPlainText(releasing.find(self._project, name).told if name else "")
        self._show_possible()

    def _show_possible(self) -> None:
        self.export_button.setEnabled(bool(self.current()))
        self.make_button.setEnabled(self._project.writable and bool(self.name.text().strip()))

    def _make(self) -> None:
        if self.make_button.isEnabled():
            self.make_requested.emit(self.name.text())

    def _export(self) -> None:
        self.export_requested.emit(self.current())
