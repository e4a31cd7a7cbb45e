"""MovingControl: going through a document and selecting in it from the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.segment import Span
from blotter.project.sentences import Sentences
from blotter.ui.control.disagreements import Disagreements
from blotter.ui.language import tr
from blotter.ui.views.document_page import DocumentPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class MovingControl(QObject):
    """Answers the keys that move caret and selection; what cannot be reached is told."""

    disagreements: Disagreements

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._being_fixed: set[str] = set()
        self.disagreements = Disagreements(work)
        work.area.attach(self._attach)

    def _attach(self, page: DocumentPage) -> None:
        page.view.set_units(lambda at: self._word_at(page, at), lambda at: self._sentence_at(page, at))

    def _word_at(self, page: DocumentPage, position: int) -> Span:
        found = self._sentences(page)
        return found.word_at(position) if found else Span(position, position)

    def _sentence_at(self, page: DocumentPage, position: int) -> Span:
        found = self._sentences(page)
        return found.at(position) if found else Span(position, position)

    def _sentences(self, page: DocumentPage) -> Sentences | None:
        """The sentences of the document on a page; all of them are cut and kept once any is asked for."""
        source, desk = page.source, self._work.desk
        if source is None:
            return None
        found = desk.sentences(source)
        if not found.are_fixed and source.text not in self._being_fixed and desk.can_change:
            self._being_fixed.add(source.text)
            self._work.tasks.run(found.fix).failed.connect(self._work.tell)
        return found

    # Selecting

    def grow(self) -> None:
        """Select the next larger passage: word, sentence, paragraph, section, document."""
        if not self._work.page.view.moves.grow():
            self._work.note(tr("The whole document is selected."))

    def shrink(self) -> None:
        """Go back to what the selection grew from, or to a smaller passage in it."""
        if not self._work.page.view.moves.shrink():
            self._work.note(tr("Nothing is selected."))

    def select_sentence(self) -> None:
        """Select the sentence at the caret."""
        self._work.page.view.moves.select_sentence()

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret."""
        self._work.page.view.moves.select_paragraph()

    def by_sentence(self, direction: int, selects: bool = False) -> None:
        """Go to the next sentence or the one before, or select to there."""
        self._work.page.view.moves.by_sentence(direction, selects)

    # Going

    def choose(self, step: int = 1) -> None:
        """Choose the segment at the caret; again for the next one there."""
        view = self._work.page.view
        span = view.selected_span()
        view.choice.here(span.start if span else view.caret(), step)
        if view.chosen() is None:
            self._work.note(tr("Nothing is coded at the caret."))

    def step(self, direction: int) -> None:
        """Go to the next or previous segment of the document and choose it."""
        if not self._work.page.view.choice.neighbour(direction):
            further = tr("There is no further segment in this document.")
            earlier = tr("There is no earlier segment in this document.")
            self._work.note(further if direction > 0 else earlier)

    def step_uncoded(self, direction: int) -> None:
        """Go to the next or previous paragraph in which nothing is coded."""
        if not self._work.page.view.go_to_uncoded(direction):
            further = tr("There is no further paragraph without codes.")
            earlier = tr("There is no earlier paragraph without codes.")
            self._work.note(further if direction > 0 else earlier)
