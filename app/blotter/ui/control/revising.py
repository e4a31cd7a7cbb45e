"""Revising: comparing revisions of the codebook, and looking again at what former definitions coded."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from blotter.project.project import Project
from blotter.project.reports import Selection
from blotter.ui.rechecking.page import RecheckingPage
from blotter.ui.revisions.page import RevisionsPage

if TYPE_CHECKING:
    from blotter.ui.codebook.page import CodebookPage
    from blotter.ui.workplace import Workplace


class RevisingControl(QObject):
    """Answers the two pages, and what leads to them."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    @property
    def _project(self) -> Project:
        return self._work.desk.project

    def serve_revisions(self, page: RevisionsPage) -> None:
        """Answer what the page of revisions asks for."""
        page.rechecking_requested.connect(self.show_rechecking)
        page.export_requested.connect(self.export_crosswalk)

    def serve_rechecking(self, page: RecheckingPage) -> None:
        """Answer what the page of segments to re-check asks for."""
        page.passage_requested.connect(self._work.chosen.reveal_by_id)
        page.recode_requested.connect(self.recode)

    def serve_editor(self, page: "CodebookPage") -> None:
        """Lead on from where the codebook is written."""
        page.compare_requested.connect(self.show_revisions)
        page.head.rechecking_requested.connect(lambda: self.show_rechecking(None))

    def show_revisions(self, code: str = "", revision: str = "") -> None:
        """Compare a revision with the one before it, or the last two, with the cursor on a code."""
        page = self._work.revisions
        if self._work.window.pages.currentWidget() is not page:
            self._work.places.leave()
            self._work.turn_to(page)
        page.compare(code, revision)

    def export_crosswalk(self, before: str, after: str) -> None:
        """Write what became of each code between two revisions (by id) to a file."""
        by_id = self._project.revisions.by_id
        if before in by_id and after in by_id:
            selection = Selection(from_revision=by_id[before].digest, to_revision=by_id[after].digest)
            self._work.exchange.export_answer("crosswalk", selection)

    def show_rechecking(self, codes: Collection[str] | None = None) -> None:
        """List the segments that are to be re-checked, of all codes or some (by id)."""
        page = self._work.rechecking
        if self._work.window.pages.currentWidget() is not page:
            self._work.places.leave()
            self._work.turn_to(page)
        page.show_codes(codes)

    def show_rechecking_of(self, code: str) -> None:
        """List the segments of a code and of those under it that are to be re-checked."""
        book = self._project.codebook
        self.show_rechecking([code, *(each.id for each in book.descendants(code))])

    def recode(self, segment: str, at: QRect) -> None:
        """Offer the codes that a segment may have instead, where its words are shown."""
        found = self._project.segments_by_id([segment])
        if found:
            self._work.coding.offer_instead(found, at)
