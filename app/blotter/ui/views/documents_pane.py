"""DocumentsPane: what is studied, how far the acting coder is with it, and every gesture on it."""

from collections.abc import Iterable

from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from blotter.domain.assignment import Assignment, Status
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Changes
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.bridge import ProjectBridge
from blotter.ui.keys import stand_for
from blotter.ui.language import tr
from blotter.ui.models.documents_model import DocumentsModel, listed_documents
from blotter.ui.rounds.todo import statuses_in
from blotter.ui.segment_counts import SegmentCounts
from blotter.ui.tasks import TaskRunner
from blotter.ui.views import documents_menu
from blotter.ui.views.documents_view import DocumentsView
from blotter.ui.views.dropped_files import dropped_files
from blotter.ui.views.filtered_pane import FilteredPane
from blotter.ui.views.key_map import KeyMap
from blotter.ui.views.row_delegate import Index


class DocumentsPane(FilteredPane):
    """Shows the documents and says what is asked for; signals name them by id."""

    source_opened = Signal(str)
    beside_requested = Signal(str)
    """Beside the document that lies open."""
    done_toggled = Signal(str, bool)
    assign_requested = Signal(str)
    """Who codes this document is to be said."""
    mine_toggled = Signal(bool)
    """Only documents of the acting coder are listed from now on, or all."""
    rename_requested = Signal(str, str)
    memo_requested = Signal(str)
    remove_requested = Signal(str)
    import_requested = Signal()
    files_dropped = Signal(object)
    """`list[Path]`"""
    new_group_requested = Signal(object, str)
    """Documents and groups (`list` of ids) for a new group, and the group above it, "" for none."""
    group_rename_requested = Signal(str, str)
    group_remove_requested = Signal(str)
    move_requested = Signal(object, str)
    """Documents and groups (`list` of ids), and the group into which they go, "" for none."""
    group_wanted = Signal(object)
    """It is to be asked into which group documents and groups (`list` of ids) go."""
    case_wanted = Signal(object)
    """It is to be asked to which case documents (`list` of ids) are added."""
    about_requested = Signal(str)
    """What is known about a document (by id) is to be shown."""
    filter_wanted = Signal()
    """It is to be asked which documents are activated, by what is known about them."""
    activation_changed = Signal(object)
    """`frozenset` of the ids of the activated documents."""

    def __init__(self, bridge: ProjectBridge, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        self.model = DocumentsModel()
        self.list = DocumentsView(self.model)
        super().__init__(tr("Documents"), tr("Find a document"), self.list, parent)
        self.model.setParent(self)
        self._project = bridge.project
        self._coder = self._project.actor
        self._activated: frozenset[str] = frozenset()
        self.model.is_editable = self._project.writable
        self._only_open = QAction(tr("Only documents not done"), self, checkable=True)
        self._only_mine = QAction(tr("Only my documents"), self, checkable=True)
        self._only_mine.setToolTip(tr("Those of whoever codes now: assigned, in progress, done"))
        self._counts = SegmentCounts(self._project, tasks, self)
        self._lay_out()
        self._connect(bridge)
        self._set_keys()
        self._show_all()

    def _lay_out(self) -> None:
        self.reset.setToolTip(tr("Activate no documents"))
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions([self._only_open, self._only_mine])
        menu.addSeparator()
        menu.addAction(tr("Activate by groups, cases and attributes…")).triggered.connect(
            self.filter_wanted.emit
        )
        new_group = menu.addAction(tr("New group…"))
        new_group.triggered.connect(self.ask_for_group)
        new_group.setEnabled(self._project.writable)
        self.title.add_menu("filter", tr("What the list shows"), menu)
        new = self.title.add_tool("plus", tr("Import documents"), self.import_requested.emit)
        stand_for(new, "import")
        new.setEnabled(self._project.writable)
        self.setMinimumWidth(160)
        self.setAcceptDrops(self._project.writable)

    def _connect(self, bridge: ProjectBridge) -> None:
        model, view = self.model, self.list
        bridge.changed.connect(self._follow)
        theme.notifier().changed.connect(view.viewport().update)
        self._counts.answered.connect(model.show_counts)
        self.reset.clicked.connect(lambda: self.activate(frozenset()))
        self._only_open.toggled.connect(lambda _: self._show_filter())
        self._only_mine.toggled.connect(lambda _: self._show_filter())
        self._only_mine.toggled.connect(self.mine_toggled)
        self.note.action_requested.connect(self._go_way_out)
        self.filter.filter_changed.connect(lambda _: self._show_filter())
        self.filter.left_downward.connect(self._leave_filter)
        model.rename_requested.connect(self.rename_requested, Qt.ConnectionType.QueuedConnection)
        model.group_rename_requested.connect(self.group_rename_requested, Qt.ConnectionType.QueuedConnection)
        # A drag has an event loop of its own, in which nothing may be asked.
        model.move_requested.connect(self.move_requested, Qt.ConnectionType.QueuedConnection)
        view.row_clicked.connect(lambda index: self.source_opened.emit(model.source_id(index)))
        view.sign_clicked.connect(lambda index: self.toggle_done(model.source_id(index)))
        view.rows.activation_toggled.connect(self._toggle_activation)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)

    def _set_keys(self) -> None:
        keys = {"Return": self._open_current, "Enter": self._open_current}
        keys |= dict.fromkeys(("Ctrl+Return", "Ctrl+Enter"), self._open_beside)
        if self._project.writable:
            keys |= {"F2": self._edit_name, "Delete": self._remove, "Backspace": self._remove}
            keys |= {"Ctrl+M": self._ask_where, "Ctrl+Shift+G": self.ask_for_group}
        KeyMap(self.list, keys)

    # What the window says

    def current(self) -> str:
        """The document that is chosen in the list, "" for none."""
        return self.model.source_id(self.list.currentIndex())

    def current_group(self) -> str:
        """The group that is chosen in the list, "" for none."""
        return self.model.group_id(self.list.currentIndex())

    def is_active(self, sources: Iterable[str]) -> bool:
        """Whether all of these documents are activated."""
        return self._activated.issuperset(sources)

    @property
    def activated(self) -> frozenset[str]:
        """The activated documents."""
        return self._activated

    @property
    def project(self) -> Project:
        """The project whose documents these are."""
        return self._project

    def select(self, identity: str) -> None:
        """Choose a document or a group ("": none) without opening it."""
        index = self.model.index_of(identity)
        if index.isValid() or not identity:
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def activate(self, sources: frozenset[str]) -> None:
        """Activate exactly these documents."""
        sources &= frozenset(self._project.sources)
        if sources != self._activated:
            self._activated = sources
            self.model.show_activated(sources)
            self.reset.setVisible(bool(sources))
            self.activation_changed.emit(sources)

    def show_coder(self, coder: Coder | None) -> None:
        """Show whose progress: that of the one who codes now."""
        self._coder = coder
        self._show_statuses()

    def show_only_mine(self, is_on: bool) -> None:
        """List only documents of the acting coder, or all."""
        self._only_mine.setChecked(is_on)

    def is_only_mine(self) -> bool:
        """Whether only documents of the acting coder are listed."""
        return self._only_mine.isChecked()

    def is_limited_to_mine(self) -> bool:
        """The same, if anybody codes: nobody has no documents. In a round one's own alone are listed."""
        return (self.is_only_mine() or self._project.working_in is not None) and self._coder is not None

    def _show_all(self) -> None:
        sources = listed_documents(self._project.sources.values())
        self.model.show_sources({source.id: source for source in sources}, self._project.groups)
        self.activate(self._activated)
        self._show_statuses()
        self._counts.count()

    # What is shown

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Source, DocumentGroup):
            self._show_all()
            return
        if changes.touches(Assignment, Round):
            self._show_statuses()
        if changes.touches(Segment):
            self._counts.count()

    def _show_statuses(self) -> None:
        coder = self._coder
        statuses = statuses_in(self._project, self._project.working_in, coder) if coder else {}
        self.model.show_statuses(statuses, has_coder=coder is not None)
        self._show_filter()

    def _show_filter(self) -> None:
        only = None
        if self._only_open.isChecked() or self.is_limited_to_mine():
            ids = self._project.sources
            only = frozenset(each for each in ids if self._is_listed(self.model.status(each)))
        self.model.show_filter(self.filter.text(), only)
        if not self._project.sources:
            self.note.say(tr("No documents yet. Drop files here or *Import…*"))
        elif self._lists_nothing_of_mine() and self._project.working_in is not None:
            self.note.say(tr("None of this round’s documents is yours."))
        elif self._lists_nothing_of_mine():
            self.note.say(tr("None of these documents is yours. *List all documents*"))
        else:
            self.note.say("" if self.model.shown() else tr("No document is like this."))

    def _is_listed(self, status: Status | None) -> bool:
        is_wanted = status is not Status.DONE or not self._only_open.isChecked()
        return is_wanted and (status is not None or not self.is_limited_to_mine())

    def _lists_nothing_of_mine(self) -> bool:
        return self.is_limited_to_mine() and not self.model.shown() and not self.filter.text()

    def _go_way_out(self) -> None:
        if self._lists_nothing_of_mine():
            self.show_only_mine(False)
        else:
            self.import_requested.emit()

    def _leave_filter(self) -> None:
        if not self.list.currentIndex().isValid() and self.model.shown():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()

    # Gestures

    def _open_current(self) -> None:
        if self.current():
            self.source_opened.emit(self.current())
        elif self.current_group():
            self.list.fold(self.list.currentIndex())

    def _open_beside(self) -> None:
        if self.current():
            self.beside_requested.emit(self.current())

    def _edit_name(self) -> None:
        if self.list.currentIndex().isValid():
            self.list.edit(self.list.currentIndex())

    def _remove(self) -> None:
        if self.current():
            self.remove_requested.emit(self.current())
        elif self.current_group():
            self.group_remove_requested.emit(self.current_group())

    def _ask_where(self) -> None:
        if chosen := self.list.chosen():
            self.group_wanted.emit(chosen)

    def ask_for_group(self) -> None:
        """Ask for a new group: of what is selected where that is several, else inside the current one."""
        chosen = self.list.chosen()
        if len(chosen) > 1:
            self.new_group_requested.emit(chosen, self.model.group_of(self.model.index_of(chosen[0])))
        else:
            self.new_group_requested.emit([], self.current_group())

    def edit_name_of(self, identity: str) -> None:
        """Let a document or a group be renamed in its row."""
        self.select(identity)
        self._edit_name()

    def toggle_done(self, identity: str) -> None:
        """Ask that a document be done by whoever codes, or not done."""
        if self._project.writable:
            self.done_toggled.emit(identity, self.model.status(identity) is not Status.DONE)

    def _toggle_activation(self, index: QPersistentModelIndex) -> None:
        self.toggle_activation(self.model.documents_at(index))

    def toggle_activation(self, sources: Iterable[str]) -> None:
        """Activate documents besides those that are, or end that where all of them are."""
        these = frozenset(sources)
        self.activate(self._activated - these if these <= self._activated else self._activated | these)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    # The context menu

    def _open_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        self.menu_at(index).popup(self.list.viewport().mapToGlobal(place))

    def menu_at(self, index: Index) -> QMenu:
        """What can be done with what is selected, or where nothing is."""
        group, source, chosen = self.model.group_id(index), self.model.source_id(index), self.list.chosen()
        if len(chosen) > 1 and (group or source) in chosen:
            return documents_menu.menu_of_several(self, chosen)
        if group:
            return documents_menu.menu_of_group(self, group)
        return self.context_menu(source) if source else documents_menu.menu_of_nothing(self)

    def context_menu(self, identity: str) -> QMenu:
        """What can be done with a document."""
        return documents_menu.menu_of_document(self, identity)
