"""CodebookPane: the codes with their counts, a filter above them, and every gesture on them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from blotter.domain.codebook import Code, Codebook
from blotter.domain.edit import Changes
from blotter.domain.revision import Revision
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.progress import Progress
from blotter.project import code_sets, former, rechecking
from blotter.ui import theme
from blotter.ui.bridge import ProjectBridge
from blotter.ui.keys import stand_for
from blotter.ui.language import tr, translated
from blotter.ui.models.code_places import Place, nested, reordered, unnested
from blotter.ui.models.code_tree_model import CodeTreeModel
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.code_menu import code_menu
from blotter.ui.views.code_tree_view import CodeTreeView
from blotter.ui.views.filtered_pane import FilteredPane
from blotter.ui.views.key_map import KeyMap
from blotter.ui.views.menu_rows import doubled
from blotter.ui.wording import in_a_paragraph

QUICK = 10_000
"""Up to how many segments are counted at once; more are counted on a thread."""


class _Counts(NamedTuple):
    """Segments by code: in the documents that are counted, in all if those are some; those to re-check."""

    counts: Mapping[str, int]
    totals: Mapping[str, int] | None
    outdated: Mapping[str, int]


class CodebookPane(FilteredPane):
    """Shows the codebook and says what is asked for; `title` is for the dock that holds it. What concerns the
    text is offered only beside it.

    Signals name codes by id; "" stands for the top as a parent, and for the last place among siblings.
    """

    current_changed = Signal(str)
    code_activated = Signal(str)
    """Double-click or Enter: applies the code, or shows its segments."""
    apply_requested = Signal(str)
    segments_requested = Signal(str)
    definition_requested = Signal(str)
    memo_requested = Signal(str)
    new_code_requested = Signal(str)
    """Under which parent."""
    rename_requested = Signal(str, str)
    recolour_requested = Signal(str, str)
    own_colour_requested = Signal(str)
    move_requested = Signal(str, str, str)
    """Which code, under which parent, before which sibling."""
    new_place_requested = Signal(str)
    """Move…: the parent is still to be asked for."""
    merge_requested = Signal(str, str)
    """Which code into which one."""
    merge_partner_requested = Signal(str)
    """Merge into…: the other code is still to be asked for."""
    split_requested = Signal(str)
    delete_requested = Signal(str)
    span_dropped = Signal(str)
    hide_requested = Signal(object)
    """`frozenset` of the ids of codes whose segments the text is not to show."""
    unhide_requested = Signal(object)
    activation_changed = Signal(object)
    """`frozenset` of the ids of the activated codes."""
    archive_requested = Signal(str, bool)
    """Which code, and whether it is to be archived or brought back."""
    notes_requested = Signal(str)
    recheck_requested = Signal(str)
    outdated_changed = Signal(object)
    """How many segments of each code (by id) are to re-check."""
    rules_requested = Signal()
    """The page of code sets and rules."""

    def __init__(
        self,
        bridge: ProjectBridge,
        tasks: TaskRunner,
        parent: QWidget | None = None,
        *,
        is_beside_text: bool = True,
    ) -> None:
        self.is_beside_text = is_beside_text
        self.model = CodeTreeModel()
        self.tree = CodeTreeView(self.model)
        title = tr("Codebook") if is_beside_text else tr("Codes")
        super().__init__(title, tr("Find a code, alias or definition"), self.tree, parent)
        self.model.setParent(self)
        self._project = bridge.project
        self._sources: frozenset[str] | None = None
        self._activated: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._only_used = self._is_due = False
        self.outdated: Mapping[str, int] = {}
        """How many segments of each code (by id) are to re-check."""
        self._chosen = self._in_place_of_chosen = ""
        self.model.is_editable = self._project.writable
        self._counts = Latest(tasks, self)
        self._lay_out()
        self._connect(bridge)
        self._set_keys()
        self._show_codebook()

    def _lay_out(self) -> None:
        self.reset.setToolTip(tr("Activate no codes"))
        self.title.add_menu("filter", tr("What the tree shows"), self._filter_menu())
        new = self.title.add_tool("plus", tr("New code"), lambda: self.new_code_requested.emit(""))
        stand_for(new, "new-code")
        new.setEnabled(self._project.writable)
        self.setMinimumSize(220, 120)

    def _filter_menu(self) -> QMenu:
        menu = QMenu(self)
        used = menu.addAction(tr("Only codes with segments"))
        used.setCheckable(True)
        used.toggled.connect(self._show_only_used)
        self.archived = menu.addAction(tr("Archived codes"))
        self.archived.setCheckable(True)
        self.archived.toggled.connect(self._show_archived)
        menu.addSeparator()
        self.sets = menu.addMenu(tr("Activate a code set"))
        self.sets.aboutToShow.connect(self._list_sets)
        self.sets.menuAction().setVisible(self.is_beside_text)
        menu.addAction(tr("Code sets and rules…"), self.rules_requested.emit)
        menu.addSeparator()
        menu.addAction(tr("Open all"), self.tree.expandAll)
        menu.addAction(tr("Close all"), self.tree.collapseAll)
        return menu

    def _connect(self, bridge: ProjectBridge) -> None:
        model, tree, queued = self.model, self.tree, Qt.ConnectionType.QueuedConnection
        bridge.changed.connect(self._follow)
        theme.notifier().changed.connect(model.tell_all)
        self._counts.answered.connect(self._show_counts)
        self.reset.clicked.connect(lambda: self.activate(frozenset()))
        self.note.action_requested.connect(lambda: self.new_code_requested.emit(""))
        self.filter.filter_changed.connect(lambda _: self._show_filter())
        self.filter.left_downward.connect(self._leave_filter)
        # What a drop or an editor asks for may open a dialog; it waits until that gesture is over.
        model.rename_requested.connect(self.rename_requested, queued)
        model.move_requested.connect(self.move_requested, queued)
        model.merge_requested.connect(self.merge_requested, queued)
        model.span_dropped.connect(self.span_dropped, queued)
        tree.current_changed.connect(self.current_changed)
        tree.doubleClicked.connect(lambda index: self.code_activated.emit(model.code_id(index)))
        tree.rows.add_requested.connect(lambda index: self.new_code_requested.emit(model.code_id(index)))
        tree.rows.activation_toggled.connect(lambda index: self.toggle_activation(model.code_id(index)))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open_menu)

    def _set_keys(self) -> None:
        keys = {"Return": self._activate_current, "Enter": self._activate_current}
        if self._project.writable:
            keys |= {
                "F2": self.tree.edit_name,
                "Delete": lambda: self._ask(self.delete_requested),
                "Backspace": lambda: self._ask(self.delete_requested),
                "Insert": lambda: self._ask(self.new_code_requested),
                "Alt+Up": lambda: self._move(lambda book, code: reordered(book, code, -1)),
                "Alt+Down": lambda: self._move(lambda book, code: reordered(book, code, 1)),
                "Ctrl+Right": lambda: self._move(nested),
                "Ctrl+Left": lambda: self._move(unnested),
            }
        KeyMap(self.tree, keys)

    # What the window says

    def current_code(self) -> Code | None:
        """The code that is chosen in the tree."""
        return self.model.codebook.by_id.get(self.tree.current())

    def select(self, identity: str) -> None:
        """Choose a code and show it, even if the filter hides it now or it is archived."""
        if self.model.is_left_out(identity):
            self.archived.setChecked(True)
        if identity in self.model.codebook.by_id and not self.model.index_of(identity).isValid():
            self.filter.clear()
        self.tree.choose(identity)

    def set_key_caps(self, caps: Mapping[str, str]) -> None:
        """Say which key stands on which code (by id)."""
        self.model.show_caps(caps)

    def show_hidden(self, codes: frozenset[str]) -> None:
        """Mark the codes whose segments the text does not show."""
        self._hidden = codes
        self.model.show_hidden(codes)

    def limit_counts(self, sources: frozenset[str] | None) -> None:
        """Count in these documents only (“7 of 13”), or in all (None)."""
        self._sources = sources
        self._count()

    @property
    def activated(self) -> frozenset[str]:
        """The ids of the activated codes."""
        return self._activated

    def activate(self, codes: frozenset[str]) -> None:
        """Activate exactly these codes."""
        codes &= frozenset(self.model.codebook.by_id)
        if codes != self._activated:
            self._activated = codes
            self.model.show_activated(codes)
            self.reset.setVisible(bool(codes))
            self.activation_changed.emit(codes)

    # What is shown

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Code, Revision):
            self._show_codebook()
        elif changes.touches(Segment, Source):
            self._count()

    def _show_codebook(self) -> None:
        self.model.show_codebook(self._project.codebook)
        is_empty = not len(self._project.codebook)
        self.note.say(tr("No codes yet. *New code…*") if is_empty else "")
        self.activate(self._activated)
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what was not counted while the pane was out of sight."""
        super().showEvent(event)
        if self._is_due:
            self._count()

    def _count(self) -> None:
        # Beside the text, the definition tells what the tree counts, whether it is in sight or not.
        self._is_due = not (self.is_beside_text or self.isVisible())
        if self._is_due:
            return
        project, sources = self._project, self._sources

        def work(_: Progress) -> _Counts:
            every, outdated = project.counts_by_code(), rechecking.outdated_counts(project)
            if sources is None:
                return _Counts(every, None, outdated)
            return _Counts(project.counts_by_code(sources), every, outdated)

        is_quick = not project.exceeds(QUICK)
        self._counts.ask(work if is_quick else unhurried(work), is_quick)

    def _show_counts(self, counts: "_Counts") -> None:
        self.model.show_counts(counts.counts, counts.totals)
        self.model.show_outdated(counts.outdated)
        if counts.outdated != self.outdated:
            self.outdated = counts.outdated
            self.outdated_changed.emit(self.outdated)
        if self._only_used:
            self._show_filter()

    def _show_only_used(self, is_wanted: bool) -> None:
        self._only_used = is_wanted
        self._show_filter()

    def _show_archived(self, is_wanted: bool) -> None:
        self.model.show_archived(is_wanted)
        self._show_filter()

    def _list_sets(self) -> None:
        self.sets.clear()
        for each in self._project.code_sets:
            ids = code_sets.with_below(self._project, each)
            self.sets.addAction(doubled(each.name), partial(self.activate, ids)).setEnabled(bool(ids))
        if self.sets.isEmpty():
            self.sets.addAction(tr("No code sets yet")).setEnabled(False)

    def _show_filter(self) -> None:
        only = frozenset(self.model.counted()) if self._only_used else None
        if self.tree.current() != self._in_place_of_chosen:
            self._chosen = self.tree.current()
        self.model.show_filter(self.filter.text(), only)
        # Where the filter hides the chosen code, Qt makes a neighbour current; seen again, it is so again.
        if self.tree.current() != self._chosen:
            self.tree.choose(self._chosen)
        self._in_place_of_chosen = self.tree.current()
        found = self.model.filtered
        if len(self.model.codebook):
            self.note.say(self._none_like_this() if found is not None and not found.matches else "")

    def _none_like_this(self) -> str:
        """That no code is found, and what became of one that had such a name."""
        gone = former.found(self._project, self.filter.text())[:1]
        became = [translated(former.told(self._project, each)) for each in gone]
        return in_a_paragraph([tr("No code is like this."), *became])

    def _leave_filter(self) -> None:
        self.tree.choose_first()
        self.tree.setFocus()

    # Gestures

    def _ask(self, signal: SignalInstance) -> None:
        if self.tree.current():
            signal.emit(self.tree.current())

    def _activate_current(self) -> None:
        self._ask(self.code_activated)

    def _move(self, place_for: Callable[[Codebook, Code], Place | None]) -> None:
        code = self.current_code()
        place = place_for(self.model.offered, code) if code else None
        if code and place:
            self.move_requested.emit(code.id, *place)
            self.tree.choose(code.id)

    # The context menu

    def _open_menu(self, place: QPoint) -> None:
        code = self.model.code(self.tree.indexAt(place))
        if code is not None:
            self.context_menu(code).popup(self.tree.viewport().mapToGlobal(place))

    def context_menu(self, code: Code) -> QMenu:
        """What can be done with a code."""
        return code_menu(self, code, code.id in self._activated, code.id in self._hidden)

    def toggle_activation(self, code: str) -> None:
        """Activate a code and what is under it, or end that; only beside the text that says something."""
        if not self.is_beside_text:
            return
        with_children = {code, *(each.id for each in self.model.codebook.descendants(code))}
        is_active = code in self._activated
        self.activate(self._activated - with_children if is_active else self._activated | with_children)

    def toggle_hidden(self, code: str) -> None:
        """Ask to leave a code and what is under it out of the text, or to show them there again."""
        below = frozenset(each.id for each in self.model.codebook.descendants(code))
        signal = self.unhide_requested if code in self._hidden else self.hide_requested
        signal.emit(below | {code})

    def rename(self, identity: str) -> None:
        """Let a code's name be typed anew in the tree."""
        self.select(identity)
        self.tree.edit_name()
