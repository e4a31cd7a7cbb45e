"""Finding: in the open document with a bar, in all of them with a pane; and coding what was found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.edit import Changes
from blotter.domain.source import Source
from blotter.project.searching import Hit
from blotter.ui.dialogs.code_found_dialog import CodeFoundDialog
from blotter.ui.language import later, tr
from blotter.ui.views.document_page import DocumentPage
from blotter.ui.views.find_bar import FindBar
from blotter.ui.views.search_pane import SearchPane

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_LONGEST = 200
_NOTHING_FOUND = later("Search first: there is nothing to code yet.")


class FindingControl(QObject):
    """Answers the find and search entries of the menus."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        work.area.attach(self._attach)
        work.desk.source_shown.connect(lambda _: self._renew())
        work.desk.bridge.changed.connect(self._follow)
        work.area.escaped.connect(self._leave)

    # In the document

    def _attach(self, page: DocumentPage) -> None:
        page.place_under_header(FindBar(page.view, self._work.tasks, page))

    def bar(self, page: DocumentPage | None = None) -> FindBar:
        """The find bar of a page, of the active one if none is named."""
        found: FindBar | None = (page or self._work.page).findChild(FindBar)
        assert found is not None
        return found

    def find(self) -> None:
        """Ask for words to find in the open document; what is selected is proposed."""
        if self.bar().isHidden():
            self._work.places.leave()
        self.bar().open(self.selected_words())

    def step(self, by: int) -> None:
        """Go to the next hit in the document or the one before."""
        self.bar().step(by)

    def _leave(self) -> None:
        if not self.bar().isHidden():
            self.bar().leave()

    def _renew(self) -> None:
        for page in self._work.area.pages:
            self.bar(page).renew()

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Source):
            self._renew()

    def selected_words(self) -> str:
        """The selected words, if they are few and of one paragraph."""
        desk, span = self._work.desk, self._work.page.view.selected_span()
        if span is None or desk.source is None or span.length > _LONGEST:
            return ""
        words = desk.project.text(desk.source)[span.start : span.end]
        return "" if "\n" in words else words.strip()

    # In all documents

    def search_all(self) -> None:
        """Ask for words to search all documents for; what is selected is searched for at once."""
        self._work.panes.focus_pane("search")
        self._work.panes.search.propose(self.selected_words())

    def search_for_selection(self) -> None:
        """Search all documents for the selected words."""
        words = self.selected_words()
        if not words:
            self._work.note(tr("Select some words of one paragraph first."))
            return
        self._work.panes.focus_pane("search")
        self._work.panes.search.search_for(words)

    def serve(self, pane: SearchPane) -> None:
        """Do what the search pane asks for."""
        pane.hit_opened.connect(self._go_to)
        pane.code_requested.connect(self.code_results)
        pane.export_requested.connect(lambda: self._work.exchange.export_hits(pane.model.hits))
        pane.said.connect(self._work.say)

    def _go_to(self, hit: Hit) -> None:
        """Show a hit in its document."""
        if hit.source.id in self._work.desk.project.sources:
            self._work.open_passage(hit.source.id, hit.span)

    # Coding what was found

    def code_results(self) -> None:
        """Ask which hits are to get which code, and code them as one step."""
        pane = self._work.panes.search
        if not pane.model.hits:
            self._work.note(tr(_NOTHING_FOUND))
            return
        if self._work.desk.project.actor is None and self._work.desk.find_coder is not None:
            self._work.desk.find_coder()
        if self._work.desk.attempt(self._work.desk.project.acting_coder) is not None:
            self._code(pane.model.hits, pane.table.selected_hits(), pane.words())

    def _code(self, every: Sequence[Hit], selected: Sequence[Hit], words: str) -> None:
        desk = self._work.desk
        dialog = CodeFoundDialog(desk, self._work.tasks, every, selected, words, self._work.window)
        if dialog.exec():
            desk.mark_found(dialog.marking(), dialog.code())
        dialog.deleteLater()
