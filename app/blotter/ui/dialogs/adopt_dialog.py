"""AdoptDialog: codes of another codebook, ticked one by one or by the branch, with their definitions."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Code, Codebook
from blotter.domain.names import shown_name
from blotter.domain.table import Column, Table
from blotter.errors import BlotterError
from blotter.interchange.formats import FORMATS
from blotter.progress import Progress
from blotter.project import transfer
from blotter.project.project import Project
from blotter.shipped import shipped_codebooks
from blotter.ui import code_look, theme
from blotter.ui.dialogs.room import open_at
from blotter.ui.dialogs.table_dialog import TableDialog
from blotter.ui.language import later, later_plural, plural, tr, translated
from blotter.ui.models.adoption import Adoption, Ticks
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Task, TaskRunner
from blotter.ui.views.definition_html import CODE_LINK, WRITE_LINK, Render, Standing, definition_html
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.wording import plainly

_NAME, _PRESENT = 0, 1
_SIGN = 14
_ID = Qt.ItemDataRole.UserRole
_STATES = {
    Ticks.NONE: Qt.CheckState.Unchecked,
    Ticks.SOME: Qt.CheckState.PartiallyChecked,
    Ticks.ALL: Qt.CheckState.Checked,
}
_OFFER = re.compile(f'<a href="{WRITE_LINK}">.*?</a>')
"""What a definition that is not there yet offers in the project's own codebook."""

_ALL_PRESENT = later("Every code of it is in the project already.")
_REMARKS = later_plural("{told} · {count} remark on the file", "{told} · {count} remarks on the file")
_FILES = later("Codebooks ({patterns})")


class AdoptDialog(QDialog):
    """`book()` is the other codebook, `paths()` are those of its codes that are to be added."""

    def __init__(
        self, project: Project, render: Render, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add from a codebook"))
        self._project, self._render, self._tasks = project, render, tasks
        self._adoption = Adoption(Codebook(), Codebook())
        self._items: dict[str, QTreeWidgetItem] = {}
        self._task: Task | None = None
        self._problems: list[tuple[str, str, str]] = []
        self.sources = QComboBox()
        self.tree = QTreeWidget()
        self.definition = LocalBrowser(tr("Definition"))
        self._told = QLabel()
        self._details = self._link(tr("Show them…"), self._show_problems)
        self._all = self._link(tr("Tick all"), lambda: self._tick_all(True))
        self._none = self._link(tr("Tick none"), lambda: self._tick_all(False))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._act = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_tree()
        self._lay_out()
        for path in shipped_codebooks().values():
            book = transfer.whole_codebook_in(path)
            self.sources.addItem(book.title, str(path))
        self.sources.activated.connect(lambda _: self._read_chosen())
        self.rejected.connect(self._give_up)
        self.tree.setFocus()
        self._read_chosen()

    def _set_tree(self) -> None:
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setUniformRowHeights(True)
        self.tree.setIconSize(QSize(px(_SIGN), px(_SIGN)))
        self.tree.setAccessibleName(tr("Codes of the codebook"))
        set_role(self.tree, "edged")
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_PRESENT, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._follow_tick)
        self.tree.currentItemChanged.connect(lambda *_: self._show_definition())
        self.definition.link_activated.connect(self._follow_link)
        set_role(self.definition, "edged")

    def _lay_out(self) -> None:
        self.sources.setAccessibleName(tr("Codebook"))
        self._file = QPushButton(tr("From a file…"))
        self._file.setAutoDefault(False)
        self._file.clicked.connect(self._choose_file)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.sources, 1)
        above.addWidget(self._file)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self.tree, 1)
        both.addWidget(self.definition, 1)
        self._told.setWordWrap(True)
        set_role(self._told, "muted")
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._told, 1)
        for link in (self._details, self._all, self._none):
            told.addWidget(link)
        self._act.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(above)
        column.addLayout(both, 1)
        column.addLayout(told)
        column.addWidget(self._buttons)
        open_at(self, 840, 560)

    def _link(self, words: str, act: Callable[[], None]) -> QPushButton:
        link = QPushButton(words)
        link.setAutoDefault(False)
        link.clicked.connect(lambda: act())
        set_role(link, "link")
        return link

    # Which codebook

    def _choose_file(self) -> None:
        endings = sorted({suffix for row in FORMATS if row.reads == "codebook" for suffix in row.suffixes})
        patterns = " ".join(f"*{suffix}" for suffix in endings)
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Add from a codebook"), str(self._project.path.parent), tr(_FILES, patterns=patterns)
        )
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Show the codebook in a file; it is one of those to choose from then."""
        place = self.sources.findData(str(path))
        if place < 0:
            self.sources.addItem(shown_name(path.name), str(path))
            place = self.sources.count() - 1
        self.sources.setCurrentIndex(place)
        self._read_chosen()

    def _read_chosen(self) -> None:
        """Read the chosen file on a thread: a large table takes seconds."""
        path = Path(self.sources.currentData())
        self._give_up()
        self._show(Bundle(codebook=Codebook()))
        self._told.setText(tr("Reading the codebook…"))

        def work(progress: Progress) -> Bundle:
            return transfer.codebook_in(path, progress)

        self._task = self._tasks.run(work)
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._tell_failed)

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell_failed(self, error: BlotterError) -> None:
        self._task = None
        self._told.setText(plainly(error))

    def _show(self, bundle: Bundle) -> None:
        """Show the codes of a codebook; those that the project has cannot be added again."""
        self._task = None
        assert bundle.codebook is not None
        self._adoption = Adoption(self._project.codebook, bundle.codebook)
        self._problems = [
            *((tr("refused"), row.where, translated(row.why)) for row in bundle.refused),
            *((tr("left out"), told.where, translated(told.why)) for told in bundle.remarks),
        ]
        self._fill()
        self._tell()
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self._show_definition()

    def _fill(self) -> None:
        book = self._adoption.book
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items = {}
        for code in book:
            item = QTreeWidgetItem([code.name])
            self._items[code.id] = item
            self._dress(item, code)
            above = self._items[code.parent] if code.parent else self.tree.invisibleRootItem()
            above.addChild(item)
        self.tree.blockSignals(False)
        self._show_ticks()

    def _dress(self, item: QTreeWidgetItem, code: Code) -> None:
        palette, book = theme.current(), self._adoption.book
        item.setData(_NAME, _ID, code.id)
        look = code_look.look(book.colour(code.id), palette.is_dark)
        item.setIcon(_NAME, QIcon(code_look.swatch(look, palette, px(_SIGN))))
        item.setToolTip(_NAME, f"{' › '.join(book.name_path(code.id))}\n{code.short}".strip())
        if not self._adoption.can_tick(code.id):
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        if code.id in self._adoption.present:
            item.setText(_PRESENT, tr("present"))
            for column in (_NAME, _PRESENT):
                item.setForeground(column, palette.muted)

    # Ticks

    def _follow_tick(self, item: QTreeWidgetItem, column: int) -> None:
        identity = item.data(_NAME, _ID)
        is_wanted = item.checkState(_NAME) is not Qt.CheckState.Unchecked
        (self._adoption.tick if is_wanted else self._adoption.untick)(identity)
        self._show_ticks()
        self._tell()

    def _tick_all(self, is_wanted: bool) -> None:
        self._adoption.tick_all(is_wanted)
        self._show_ticks()
        self._tell()

    def _show_ticks(self) -> None:
        self.tree.blockSignals(True)
        for identity, ticks in self._adoption.ticks().items():
            if self._adoption.can_tick(identity):
                self._items[identity].setCheckState(_NAME, _STATES[ticks])
        self.tree.blockSignals(False)
        self.tree.viewport().update()

    def _tell(self) -> None:
        """How many codes there are, and what would be done."""
        total, present = len(self._adoption.book), len(self._adoption.present)
        count = len(self._adoption.chosen())
        self._act.setText(plural("Add {count} code", "Add {count} codes", count))
        self._act.setEnabled(count > 0)
        for link in (self._all, self._none):
            link.setEnabled(total > present)
        told = plural("{count} code", "{count} codes", total)
        told = tr("{codes}, {count} in the project already", codes=told, count=present)
        told = tr(_ALL_PRESENT) if total and total == present else told
        self._details.setVisible(bool(self._problems))
        if self._problems:
            told = plural(*_REMARKS, len(self._problems), told=told)
        self._told.setText(told)

    def _show_problems(self) -> None:
        titles = {"kind": later("What"), "where": later("Where"), "why": later("Why")}
        columns = tuple(Column(key, title) for key, title in titles.items())
        TableDialog(Table(later("What to know about the file"), columns, self._problems), self).open()

    # What a code means

    def _show_definition(self) -> None:
        item = self.tree.currentItem()
        code = self._adoption.book.by_id.get(item.data(_NAME, _ID)) if item else None
        if code is None:
            self.definition.clear()
        else:
            html = definition_html(self._adoption.book, code, Standing(), self._render)
            self.definition.show_html(_OFFER.sub("", html))

    def _follow_link(self, link: str) -> None:
        item = self._items.get(link.removeprefix(CODE_LINK))
        if item is not None:
            self.tree.setCurrentItem(item)

    # What was decided

    def book(self) -> Codebook:
        """The codebook that is shown."""
        return self._adoption.book

    def paths(self) -> list[str]:
        """The paths of the codes that are to be added."""
        return self._adoption.paths()
