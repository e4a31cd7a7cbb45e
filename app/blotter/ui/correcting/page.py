"""MovedPage: passages whose words a correction or a new edition changed, to be looked at one by one."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.case import Case, CasePart
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.progress import Progress
from blotter.project.correcting import reviewing
from blotter.project.correcting.reviewing import Moved
from blotter.ui import theme
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty
from blotter.ui.correcting.difference import show_difference
from blotter.ui.correcting.item_list import WORDS, MovedList
from blotter.ui.desk import Desk
from blotter.ui.language import later, plural, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.acts import Act, ActButtons
from blotter.ui.views.choice_box import Choice, ChoiceBox
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.views.passage_in_context import PassageInContext
from blotter.ui.views.renewed_page import RenewedPage

_QUICK = 10_000
_NOTHING = later("Nothing to look at: no passage lost words, or its place, when a text was corrected.")
_NOTHING_HERE = later("Nothing to look at in this document. *Show all documents*")


class _Found(NamedTuple):
    """What is listed, and what there is in all documents."""

    items: list[Moved]
    sources: list[Source]


class MovedPage(RenewedPage):
    """What is accepted, removed or placed is gone from the list; undo brings it back."""

    accept_requested = Signal(list)
    """The passages (`Moved`) that stand where they should."""
    remove_requested = Signal(object)
    place_requested = Signal(object)
    """A passage that is to stand elsewhere, or again."""
    open_requested = Signal(object)
    shown = Signal()
    """A list was made."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._source = ""
        self._making = Latest(tasks, self)
        self.document = ChoiceBox(tr("Document"), tr("All documents"))
        self.count = QLabel()
        set_role(self.count, "muted")
        self.accept_all = QPushButton(tr("Accept all that have a place"))
        self.list = MovedList(self._project)
        self.passage = PassageInContext(self._project)
        self.difference = LocalBrowser(tr("Words before and now"))
        self.told = QLabel()
        self.told.setContentsMargins(px(12), px(6), px(12), px(2))
        set_role(self.told, "muted")
        self.nothing = Empty()
        self.acts = ActButtons(
            self,
            (
                Act("check", tr("Accept"), ("A",), self._accept),
                Act("brackets", tr("Place…"), ("P",), self._place),
                Act("trash", tr("Remove"), ("Delete", "Backspace"), self._remove),
            ),
        )
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QWidget()
        title = QLabel(tr("Passages to look at"))
        set_role(title, "heading")
        line = FlowLayout(head, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.document, self.count, self.accept_all):
            line.addWidget(widget)
        below = QWidget()
        words = QVBoxLayout(below)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.told)
        words.addWidget(self.difference, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.passage)
        halves.addWidget(below)
        halves.setSizes([px(300), px(260)])
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(halves, 1)
        column.addWidget(self.acts)
        self._split.addWidget(self.list)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(560), px(720)])
        for splitter in (self._split, halves):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._desk.rest_changed.connect(self._show_acts)
        self._making.answered.connect(self._show_list)
        self.document.chosen_changed.connect(self.show_document)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_item())
        self.list.activated.connect(lambda _: self._open())
        self.passage.opened.connect(self._open)
        self.accept_all.clicked.connect(self._accept_all)
        self.nothing.note.action_requested.connect(lambda: self.show_document(""))
        theme.notifier().changed.connect(self._show_item)

    # Which passages

    def show_document(self, source: str) -> None:
        """List what is to be looked at in a document (by id), or in all ("")."""
        self._source = source
        self._begin()

    def _find(self) -> None:
        project, chosen = self._project, self._source

        def work(_: Progress) -> _Found:
            every = reviewing.moved(project)
            sources = list({each.source.id: each.source for each in every}.values())
            return _Found([e for e in every if not chosen or e.source.id == chosen], sources)

        is_quick = not project.exceeds(_QUICK)
        self._making.ask(work if is_quick else unhurried(work), is_quick)

    def _show_list(self, found: _Found) -> None:
        row = max(0, self.list.currentIndex().row())
        known = {each.id: each for each in found.sources}
        if self._source in self._project.sources:
            known.setdefault(self._source, self._project.sources[self._source])
        self.document.offer([Choice(each.id, each.name) for each in known.values()])
        self.document.choose(self._source if self._source in known else "")
        self.list.rows.show_items(found.items)
        self.count.setText(plural("{count} passage", "{count} passages", len(found.items)))
        if found.items:
            self.list.choose(min(row, len(found.items) - 1))
            self._pages.setCurrentWidget(self._split)
            if self.hasFocus():
                self.list.setFocus()
        else:
            self.nothing.note.say(tr(_NOTHING_HERE if found.sources else _NOTHING))
            self._pages.setCurrentWidget(self.nothing)
        self._show_item()
        self.shown.emit()

    # Following

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list takes the focus."""
        super().focusInEvent(event)
        if self.list.isVisible():
            self.list.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(MovedPassage, Segment, Memo, CasePart, Case, Source, Coder, Code):
            self._follow_soon()

    # What is shown

    def _show_item(self) -> None:
        item = self.list.current()
        stands = item is not None and not item.is_lost
        thing = item.thing if item is not None and stands else None
        self.passage.show_segment(thing if isinstance(thing, Segment) else None)
        if item is not None:
            show_difference(self.difference, item.passage.quote, item.words)
            self.told.setText(tr(WORDS[item.passage.move]))
        self._show_acts()

    def _show_acts(self) -> None:
        item, can_change = self.list.current(), self._desk.can_change
        why_not = "" if can_change else tr("The project is open for reading only.")
        self.acts.set_possible(item is not None and can_change, why_not)
        if item is not None and item.is_lost:
            self.acts.buttons[0].setEnabled(False)
            self.acts.buttons[0].setToolTip(tr("It has no place: place it again, or remove it."))
        some = any(not each.is_lost for each in self.list.rows.items)
        self.accept_all.setEnabled(can_change and some)

    # What is done

    def _accept(self) -> None:
        item = self.list.current()
        if item is not None and not item.is_lost:
            self.accept_requested.emit([item])

    def _accept_all(self) -> None:
        self.accept_requested.emit([each for each in self.list.rows.items if not each.is_lost])

    def _place(self) -> None:
        if (item := self.list.current()) is not None:
            self.place_requested.emit(item)

    def _remove(self) -> None:
        if (item := self.list.current()) is not None:
            self.remove_requested.emit(item)

    def _open(self) -> None:
        if (item := self.list.current()) is not None:
            self.open_requested.emit(item)
