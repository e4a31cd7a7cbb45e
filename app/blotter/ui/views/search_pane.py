"""SearchPane: words sought in all documents, every hit with what stands around it."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from blotter.analysis.searching import Mode, Search
from blotter.domain.edit import Changes
from blotter.domain.source import Source
from blotter.domain.structure import cited_pages
from blotter.errors import BlotterError
from blotter.project.paging import pages_of
from blotter.project.searching import Hit
from blotter.ui.bridge import ProjectBridge
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.models.hits_model import HitsModel
from blotter.ui.models.text_search import MOST, TextSearch
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.hits_table import HitsTable
from blotter.ui.views.key_map import KeyMap
from blotter.ui.views.menu_rows import MenuRow, menu_of
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.progress_strip import ProgressStrip
from blotter.ui.views.search_fields import SearchFields
from blotter.ui.wording import plainly

_TYPING = 350
"""Milliseconds of quiet after which typed words are sought."""

_COPIED = 5_000
_IN_ALL = later_plural("{hits} in {count} document", "{hits} in {count} documents")
_OF_MORE = later_plural("the first {hits} in {count} document", "the first {hits} in {count} documents")


class SearchPane(QWidget):
    """Hits come in while they are found; `title` is for the dock that holds the pane."""

    hit_opened = Signal(object)
    """`Hit`"""
    code_requested = Signal()
    export_requested = Signal()
    reset_requested = Signal()
    """Nothing is found because of activation; it is to be reset."""
    said = Signal(str)

    def __init__(self, bridge: ProjectBridge, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._limits: frozenset[str] = frozenset()
        self._sought = Search("")
        self.model = HitsModel(self)
        self.table = HitsTable(self.model)
        self.title = PaneTitle(tr("Search"))
        self.fields = SearchFields(tr("Search all documents"))
        self.strip = ProgressStrip()
        self.note = EmptyNote()
        self._count = QLabel()
        self._search = TextSearch(self._project, tasks, self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._lay_out()
        self._connect(bridge)
        self._tell(is_all=True)

    def _lay_out(self) -> None:
        set_role(self._count, "hint")
        self._count.setContentsMargins(0, 0, 6, 0)
        self.title.add(self._count)
        self._code = self.title.add_tool("tag", tr("Code results…"), self.code_requested.emit)
        self._export = self.title.add_tool(
            "file-export", tr("Export these hits…"), self.export_requested.emit
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields)
        column.addWidget(self.table, 1)
        column.addWidget(self.note, 1)
        self.setMinimumHeight(px(64))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.fields.line)
        self.strip.lie_over(self)

    def _connect(self, bridge: ProjectBridge) -> None:
        table, search = self.table, self._search
        bridge.changed.connect(self._follow)
        search.found.connect(self._show_found)
        search.ended.connect(self._end)
        search.failed.connect(self._complain)
        search.begun.connect(lambda task: self.strip.watch(task, tr("Searching documents")))
        self._typing.timeout.connect(self._seek_typed)
        self.fields.changed.connect(self._typing.start)
        self.fields.entered.connect(self._enter)
        self.note.action_requested.connect(self.reset_requested)
        table.row_clicked.connect(lambda _: self._open())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        KeyMap(
            table,
            {"Return": self._open, "Enter": self._open, "Ctrl+C": self.copy, "Ctrl+Shift+C": self.copy},
        )

    # What the window says

    def propose(self, words: str) -> None:
        """Ask for words; these are searched for meanwhile."""
        self.fields.show_words(words)
        self.fields.line.setFocus()

    def search_for(self, words: str) -> None:
        """Search for just these words."""
        self.fields.seek_phrase(words)
        self.seek()

    def limit_to_sources(self, sources: frozenset[str]) -> None:
        """Search only activated documents; none activated: all."""
        if sources != self._limits:
            self._limits = sources
            self.seek()

    def words(self) -> str:
        """What the hits were found by."""
        return self._sought.words

    def leave(self) -> None:
        """Search no more: the project is about to be closed."""
        self._typing.stop()
        self._search.cancel()

    # Searching

    def _seek_typed(self) -> None:
        """A single letter is sought only when Enter says so; one Chinese character is a word."""
        typed = self.fields.search().words.strip()
        if len(typed) != 1 or not typed.isascii():
            self.seek()

    def _enter(self) -> None:
        if self.fields.search() == self._sought and self.model.hits:
            self.table.setFocus()
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        else:
            self.seek()

    def seek(self) -> None:
        """Search for what the fields ask for."""
        self._typing.stop()
        self._sought = self.fields.search()
        self._search.cancel()
        self.model.clear()
        self.fields.complain(False)
        if self._sought.is_empty:
            self._tell(is_all=True)
            return
        self._count.setText("")
        self.note.say("")
        chosen = [source for source in self._project.sources.values() if source.id in self._limits]
        self._search.seek(self._sought, chosen if self._limits else None)

    def _show_found(self, hits: list[Hit]) -> None:
        is_first = not self.model.hits
        self.model.add(hits)
        if is_first:
            self.table.show()
            self.table.fit_columns()
            self.table.scrollToTop()
        self._show_count(is_all=True)

    def _end(self, is_all: bool) -> None:
        self.model.settle()
        self._tell(is_all)

    def _complain(self, error: BlotterError) -> None:
        self.model.clear()
        self.fields.complain(True)
        self._tell(is_all=True)
        self.note.say(plainly(error))

    def _tell(self, is_all: bool) -> None:
        """How many there are, or why there are none."""
        has_some = bool(self.model.hits)
        self.table.setVisible(has_some)
        self.note.say("" if has_some else self._why_none())
        self._show_count(is_all)

    def _show_count(self, is_all: bool) -> None:
        count, sources = len(self.model.hits), self.model.source_count()
        self._code.setEnabled(bool(count) and self._project.writable)
        self._export.setEnabled(bool(count))
        hits = plural("{count} hit", "{count} hits", count)
        templates = _IN_ALL if is_all else _OF_MORE
        told = plural(*templates, sources, hits=hits)
        more = tr("Search for more words to find fewer; {most} are shown.", most=MOST)
        self._count.setToolTip("" if is_all else more)
        self._count.setText(told if count else "")

    def _why_none(self) -> str:
        if self._sought.is_empty:
            return tr("Words, several words in one paragraph, or a pattern: every place in the documents.")
        if self._limits:
            return tr("No hits in the activated documents. *Reset activation*")
        if self._sought.mode is Mode.WORDS:
            return tr("No paragraph holds all of these words.")
        return tr("No hits.")

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Source) and not self._sought.is_empty:
            self.seek()

    # Gestures

    def _open(self) -> None:
        if hit := self.table.current_hit():
            self.hit_opened.emit(hit)

    def copy(self) -> None:
        """Put the selected hits on the clipboard, each with its source."""
        chosen = self.table.selected_hits()[:_COPIED]
        if chosen:
            QGuiApplication.clipboard().setText("\n".join(self._cited(chosen)))
            self.said.emit(
                plural(
                    "Copied {count} hit with its source.",
                    "Copied {count} hits with their sources.",
                    len(chosen),
                )
            )

    def _cited(self, hits: Iterable[Hit]) -> Iterable[str]:
        for hit in hits:
            pages = cited_pages(pages_of(self._project, hit.source, hit.span))
            place = pages or f"{hit.span.start}–{hit.span.end}"
            yield f"“…{hit.left}{hit.words}{hit.right}…” ({hit.source.name}, {place})"

    def _open_menu(self, place: QPoint) -> None:
        if self.table.indexAt(place).isValid():
            self.context_menu().popup(self.table.viewport().mapToGlobal(place))

    def context_menu(self) -> QMenu:
        """What can be done with hits."""
        count = len(self.table.selected_hits())
        code = plural("Code this hit…", "Code these {count} hits…", count)
        return menu_of(
            self,
            [
                [MenuRow(tr("Show in the document"), self._open, "Return")],
                [MenuRow(code, self.code_requested.emit, changes=True)],
                [MenuRow(tr("Copy with source"), self.copy, "Ctrl+C")],
                [MenuRow(tr("Select all"), self.table.selectAll, "Ctrl+A")],
            ],
            self._project.writable,
        )
