"""Panes: what stands around the text, and what the requests of each pane set going."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.errors import NotFound
from blotter.project import memos, messages, rendering
from blotter.ui.coding_steps import shortened
from blotter.ui.docks import BOTTOM, LEFT, RIGHT, Docks
from blotter.ui.language import tr
from blotter.ui.layouts import Layouts
from blotter.ui.views.codebook_pane import CodebookPane
from blotter.ui.views.definition_view import DefinitionView
from blotter.ui.views.documents_pane import DocumentsPane
from blotter.ui.views.memo_editor import MemoEditor
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.search_pane import SearchPane
from blotter.ui.views.segments_pane import SegmentsPane
from blotter.ui.wording import read_path

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class Panes(QObject):
    """Documents left, codebook over definition right, segments below, a memo beside them when one is open."""

    facts_changed = Signal()
    """What the status bar and the menus tell of the panes: `active`, `hits`, which ones are shown."""

    layouts: Layouts

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._window = work.window
        desk = work.desk
        self.documents = DocumentsPane(desk.bridge, work.tasks)
        self.codebook = CodebookPane(desk.bridge, work.tasks)
        self.definition = DefinitionView(desk.bridge, rendering.html)
        self.segments = SegmentsPane(desk.bridge, work.tasks)
        self.search = SearchPane(desk.bridge, work.tasks)
        self.memo = MemoEditor(rendering.html, work.save_draft, work.drop_draft)
        self._late: dict[str, QWidget] = {}
        self.active = (0, 0)
        self.hits = len(self.segments.model.hits)
        self._docks = Docks(self._window)
        for name, pane, title, area in (
            ("documents", self.documents, self.documents.title, LEFT),
            ("codebook", self.codebook, self.codebook.title, RIGHT),
            ("definition", self.definition, self.definition.title, RIGHT),
            ("segments", self.segments, self.segments.title, BOTTOM),
            ("memo", self.memo, self.memo.title, RIGHT),
            ("search", self.search, self.search.title, BOTTOM),
        ):
            self._docks.add(name, pane, title, area)
        self._docks.arrange()
        self._docks.changed.connect(self.facts_changed)
        self._docks.left.connect(work.show_text)
        self.layouts = Layouts(work, self._docks)
        self.layouts.changed.connect(self.facts_changed)
        self._connect_documents()
        self._connect_codebook()
        self._connect_segments()
        self.search.reset_requested.connect(self._reset_activation)
        work.finding.serve(self.search)
        self._connect_memo()
        self._show_caps()

    def remove(self) -> None:
        """Take the docks away with their panes."""
        self._docks.remove()
        self.deleteLater()

    def leave(self) -> None:
        """Write down what is being typed and put the docks in order, before the project is closed."""
        self.memo.commit()
        self.segments.leave()
        self.search.leave()
        self._docks.end_stand_in()
        self.layouts.leave()
        self._docks.leave()

    # A pane that is made when somebody first turns to it

    def add_late(self, name: str, pane: QWidget, title: PaneTitle, area: Qt.DockWidgetArea) -> None:
        """Put one more pane into a dock of its own, which is not shown yet."""
        self._docks.add(name, pane, title, area)
        self._docks.hide(name)
        self._late[name] = pane

    def show_late(self, name: str, shares: Sequence[float]) -> None:
        """Show such a pane in the column of codebook and definition, with the shares of the three."""
        self._docks.show_in_column(name, shares)
        self._stops()[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stand_in(self, name: str, width: int, is_wide: bool) -> None:
        """Show such a pane in place of those at the right."""
        self._docks.stand_in(name, width, is_wide)

    def end_stand_in(self) -> None:
        """Put it away, and show again what it stood in for."""
        self._docks.end_stand_in()

    # Wiring: a pane asks, a control acts

    def _connect_documents(self) -> None:
        work, pane = self._work, self.documents
        pane.source_opened.connect(work.open_source)
        pane.beside_requested.connect(work.places.open_beside)
        pane.done_toggled.connect(work.desk.set_done)
        pane.assign_requested.connect(work.show_assignments)
        pane.rename_requested.connect(work.documents.rename)
        pane.remove_requested.connect(work.documents.remove)
        pane.memo_requested.connect(self._document_memo)
        # The program that they are dragged from is let go before anything is asked.
        pane.files_dropped.connect(work.exchange.import_paths, Qt.ConnectionType.QueuedConnection)
        pane.import_requested.connect(work.exchange.import_files)
        pane.activation_changed.connect(self._limit_to_documents)
        pane.new_group_requested.connect(lambda held, above: work.metadata.groups.add(held, above))
        pane.group_rename_requested.connect(lambda group, name: work.metadata.groups.rename(group, name))
        pane.group_remove_requested.connect(lambda group: work.metadata.groups.remove(group))
        pane.move_requested.connect(lambda held, group: work.metadata.groups.move(held, group))
        pane.group_wanted.connect(lambda held: work.metadata.groups.ask_where(held))
        pane.filter_wanted.connect(lambda: work.metadata.activate_by_filter())
        pane.about_requested.connect(lambda source: work.metadata.show_about(source))
        pane.case_wanted.connect(lambda held: work.metadata.cases.ask_for_documents(held))
        work.desk.source_shown.connect(lambda source: pane.select(source.id if source else ""))
        work.desk.coder_changed.connect(lambda: pane.show_coder(work.desk.project.actor))

    def _connect_codebook(self) -> None:
        work, pane, control = self._work, self.codebook, self._work.codebook
        pane.current_changed.connect(self.definition.show_code)
        pane.code_activated.connect(work.coding.apply_code)
        pane.tree.clicked.connect(lambda index: work.coding.apply_by_click(pane.model.code_id(index)))
        pane.apply_requested.connect(work.coding.apply_code)
        pane.segments_requested.connect(self.show_segments)
        pane.definition_requested.connect(work.definitions.show)
        control.serve(pane)
        pane.span_dropped.connect(work.coding.drop_on_code)
        pane.activation_changed.connect(self._limit_to_codes)
        pane.hide_requested.connect(work.desk.hide_codes)
        pane.unhide_requested.connect(work.desk.unhide_codes)
        work.desk.shown_changed.connect(self._show_hidden)
        self.definition.code_link_activated.connect(pane.select)
        self.definition.definition_requested.connect(work.definitions.show)
        pane.outdated_changed.connect(self.definition.show_outdated)
        self.definition.show_outdated(pane.outdated)
        self.definition.recheck_requested.connect(work.revising.show_rechecking_of)
        self.definition.said.connect(work.say)
        work.desk.recents_changed.connect(self._show_caps)
        work.desk.bridge.changed.connect(self._follow_keys)

    def _connect_segments(self) -> None:
        work, pane = self._work, self.segments
        pane.segment_revealed.connect(work.chosen.reveal_by_id)
        pane.uncode_requested.connect(work.desk.unmark)
        pane.memo_requested.connect(lambda identity: self.open_memo(f"segment:{identity}"))
        pane.menu_requested.connect(work.chosen.open_list_menu)
        pane.export_requested.connect(work.exchange.export_query)
        pane.said.connect(work.say)
        pane.reset_requested.connect(self._reset_activation)
        pane.hits_changed.connect(self._note_hits)
        work.desk.shown_changed.connect(lambda: pane.hide_coders(work.desk.hidden_coders))

    def _reset_activation(self) -> None:
        self.documents.activate(frozenset())
        self.codebook.activate(frozenset())

    def _connect_memo(self) -> None:
        desk = self._work.desk
        self.memo.set_writable(desk.project.writable)
        self.memo.left.connect(self._work.show_text)
        desk.bridge.changed.connect(lambda _: self._renew_memo())
        self.memo.memo_written.connect(self._write_memo)
        self.memo.said.connect(self._work.say)

    # What is shown where

    def _follow_keys(self, changes: Changes) -> None:
        if changes.touches(Code):
            self._show_caps()

    def _show_caps(self) -> None:
        """A recent code shows its digit, any other the letter that the codebook gives it."""
        recent = {code.id: str(n) for n, code in enumerate(self._work.desk.recent_codes(), start=1)}
        self.codebook.set_key_caps(self._work.code_keys.caps() | recent)

    def _limit_to_documents(self, sources: frozenset[str]) -> None:
        self.codebook.limit_counts(sources or None)
        self.segments.limit_to_sources(sources)
        self.search.limit_to_sources(sources)
        self.active = (len(sources), self.active[1])
        self.facts_changed.emit()

    def _limit_to_codes(self, codes: frozenset[str]) -> None:
        self.segments.limit_to_codes(codes)
        self.active = (self.active[0], len(codes))
        if self._work.desk.visibility.only is not None:
            self._work.desk.show_only(codes or None)
        self.facts_changed.emit()

    def toggle_only_activated(self) -> None:
        """Show only the activated codes' segments in the text, or all again."""
        desk = self._work.desk
        if desk.visibility.only is not None:
            desk.show_only(None)
        elif self.codebook.activated:
            desk.show_only(self.codebook.activated)
        else:
            self._work.note(tr("Activate codes first: Space in the codebook."))
        self.facts_changed.emit()

    def show_every_code(self) -> None:
        """Hide no code in the text any more."""
        self._work.desk.show_only(None)
        self._work.desk.unhide_codes(self._work.desk.visibility.codes)

    def _show_hidden(self) -> None:
        visibility = self._work.desk.visibility
        book = self._work.desk.project.codebook
        self.codebook.show_hidden(frozenset(code for code in book.by_id if visibility.hides_code(code)))

    def _note_hits(self, segments: int, _sources: int) -> None:
        self.hits = segments
        self.facts_changed.emit()

    def _write_memo(self, subject: str, text: str) -> None:
        written = self._work.desk.write_memo(subject, text)
        if not written:
            self.memo.keep_draft(is_declined=written is None)

    def follow_segment(self, identity: str) -> None:
        """Show the code of the segment that was chosen in the text, and with it its definition."""
        for segment in self._work.desk.project.segments_by_id([identity] if identity else []):
            if self.codebook.model.is_left_out(segment.code):
                self.definition.show_code(segment.code)
            else:
                self.codebook.select(segment.code)

    def show_only_coder(self, coder: str) -> None:
        """List the segments of one coder, of those that are listed."""
        self._docks.show("segments")
        self.segments.show_filter(replace(self.segments.filter, coder=coder))

    def show_segments(self, code: str) -> None:
        """List the segments of a code and what is under it."""
        self._docks.show("segments")
        self.segments.show_code(code)
        self.codebook.select(code)

    def open_memo(self, subject: str) -> None:
        """Open a memo beside the text."""
        desk = self._work.desk
        about = desk.attempt(lambda: memos.subject(desk.project, subject))
        if about is None:
            return
        self.memo.commit()
        drafts = desk.project.drafts()
        name = self._described(about)
        draft = drafts[subject][0] if subject in drafts else None
        self.memo.open(subject, name, memos.read(desk.project, about), draft)
        self._docks.show_memo()
        self.memo.setFocus()

    def put_empty_memo_away(self) -> None:
        """A restored arrangement may hold the memo's dock, but no memo is open yet."""
        if not self.memo.subject():
            self._docks.hide("memo")

    def _described(self, about: memos.Subject) -> str:
        """What a memo is on, in words; of a segment, what it is of and how it begins."""
        if about.thing is None:
            return tr(messages.THE_PROJECT)
        name = read_path(memos.described(self._work.desk.project, about))
        if isinstance(about.thing, Segment):
            return tr("{name}: “{words}”", name=name, words=shortened(about.thing.quote))
        if isinstance(about.thing, Source) and about.span is not None:
            words = self._work.desk.project.text(about.thing)[slice(*about.span)]
            return tr("{name}: “{words}”", name=about.thing.name, words=shortened(words))
        return name

    def _renew_memo(self) -> None:
        """After an undo, say, the memo shown is another one in the project."""
        project, subject = self._work.desk.project, self.memo.subject()
        if not subject:
            return
        try:
            self.memo.show_stored(memos.read(project, memos.subject(project, subject)))
        except NotFound:
            self.memo.let_go()

    def _document_memo(self, identity: str) -> None:
        self.open_memo(f"source:{self._work.desk.project.sources[identity].name}")

    def open_code_memo(self, identity: str) -> None:
        """Open the memo on a code."""
        self.open_memo(f"code:{self._work.desk.project.codebook.path(identity)}")

    # Layout

    def is_shown(self, name: str) -> bool:
        """Whether a pane is shown, be it in a window of its own or behind another's tab."""
        return self._docks.is_shown(name)

    def toggle(self, *names: str) -> None:
        """Show panes, or put them away if the first is shown."""
        is_shown = self.is_shown(names[0])
        for name in names:
            (self._docks.hide if is_shown else self._docks.show)(name)

    def _stops(self) -> dict[str, QWidget]:
        return {
            "documents": self.documents,
            **{f"text {number}": page.view.page for number, page in enumerate(self._work.area.pages)},
            "codebook": self.codebook,
            "definition": self.definition,
            "segments": self.segments,
            "search": self.search,
            "memo": self.memo,
            **self._late,
        }

    def focus_pane(self, name: str) -> None:
        """Go to a pane, which is shown if it was put away."""
        if name == "search":
            self._docks.show_search()
        else:
            self._docks.show(name)
        self._stops()[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> None:
        """Go round the panes that can be seen, the text among them."""
        stops = [stop for stop in self._stops().values() if stop.isVisible()]
        focus = self._window.focusWidget()
        here = next((i for i, s in enumerate(stops) if s is focus or (focus and s.isAncestorOf(focus))), -1)
        stops[(here + 1) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)
