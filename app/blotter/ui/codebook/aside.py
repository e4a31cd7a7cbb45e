"""Aside: what belongs to a code: neighbours, newest segments, revisions, notes, former names."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from blotter.domain.codebook import Code, Codebook
from blotter.domain.query import SegmentOrder, SegmentQuery
from blotter.domain.revision import Revision
from blotter.domain.segment import Segment
from blotter.progress import Progress
from blotter.project import former, places
from blotter.project.project import Project
from blotter.ui import whereabouts
from blotter.ui.codebook.past import former_words, revisions_of
from blotter.ui.codebook.section import LinkRow, Section, label
from blotter.ui.codebook.segment_card import SegmentCard
from blotter.ui.language import in_a_row, moment, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.definition_html import named_codes

NEWEST = 3
QUICK = 10_000
"""Among how many segments of a code the newest are sought at once; among more on a thread."""

_SHOWN_REVISIONS = 6


class Aside(QWidget):
    """Follows the code that the form shows."""

    code_requested = Signal(str)
    segment_requested = Signal(str)
    example_requested = Signal(str)
    comparison_requested = Signal(str, str)
    """A code is to be compared as a revision has it with what was before."""

    def __init__(self, project: Project, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._seeking = Latest(tasks, self)
        self._seeking.answered.connect(self._show_newest)
        self._shows_all = False
        self._code = ""
        self.neighbours = Section(tr("Do not confuse with"))
        self.newest = Section(tr("Newest segments"))
        self.revisions = Section(tr("Revisions"))
        self.former = Section(tr("Former names"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))
        for section in (self.neighbours, self.newest, self.revisions, self.former):
            self._column.addWidget(section)
        self._column.addStretch()

    def add_section(self, title: str, content: QWidget) -> None:
        """Put something else among what belongs to a code."""
        section = Section(title)
        section.add(content)
        self._column.insertWidget(self._column.count() - 2, section)

    def show_code(self, code: Code | None) -> None:
        """Show what belongs to a code."""
        if code is None or code.id != self._code:
            self._shows_all = False
        self._code = code.id if code is not None else ""
        self.setVisible(code is not None)
        if code is None:
            return
        book = self._project.codebook
        self._show_neighbours(book, named_codes(book, code, code.not_when))
        self._seek_newest(code.id)
        self._show_revisions(revisions_of(self._project.revisions, code.id))
        self._show_former(code)

    def _show_neighbours(self, book: Codebook, found: Iterable[Code]) -> None:
        rows: list[QWidget] = []
        for code in found:
            row = LinkRow(" › ".join(book.name_path(code.id)), " ".join(code.short.split()))
            row.show_sign(book.colour(code.id))
            row.clicked.connect(lambda identity=code.id: self.code_requested.emit(identity))
            rows.append(row)
        self.neighbours.fill(rows, tr("No code is named in backquotes under “Do not use when”."))

    def _seek_newest(self, code: str) -> None:
        project, of_code = self._project, SegmentQuery(codes=frozenset([code]))
        newest = replace(of_code, order=SegmentOrder.NEWEST, limit=NEWEST)

        def work(_: Progress) -> list[Segment]:
            return list(project.retrieve(newest))

        is_quick = not project.exceeds(QUICK, of_code)
        self._seeking.ask(work if is_quick else unhurried(work), is_quick)

    def _show_newest(self, found: Sequence[Segment]) -> None:
        cards: list[QWidget] = []
        can_use = self._project.writable and not self._project.freezes
        for segment in found:
            card = SegmentCard(segment, self._place(segment), can_use)
            card.opened.connect(lambda identity=segment.id: self.segment_requested.emit(identity))
            card.example_requested.connect(lambda identity=segment.id: self.example_requested.emit(identity))
            cards.append(card)
        self.newest.fill(cards, tr("Nothing was coded with it yet."))

    def _place(self, segment: Segment) -> str:
        source = self._project.sources[segment.source]
        number = places.paragraph_number(places.paragraph_starts(self._project, source), segment.start)
        coder = self._project.coders[segment.coder].name
        place = whereabouts.in_full(self._project, source, segment.span, number)
        return in_a_row((source.name, place, coder))

    def _show_revisions(self, found: Sequence[Revision]) -> None:
        shown = found if self._shows_all else found[:_SHOWN_REVISIONS]
        rows: list[QWidget] = []
        for revision in shown:
            row = LinkRow(tr("Revision {number}", number=revision.number), self._told(revision))
            row.clicked.connect(
                lambda identity=revision.id: self.comparison_requested.emit(self._code, identity)
            )
            rows.append(row)
        if len(shown) < len(found):
            more = QPushButton(tr("Show all {count}", count=len(found)))
            set_role(more, "link")
            more.clicked.connect(self._show_all)
            rows.append(more)
        self.revisions.fill(rows, tr("What the first revisions said of it was not kept."))

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_code(self._project.codebook.by_id.get(self._code))

    def _told(self, revision: Revision) -> str:
        """Who, when, why."""
        coder = self._project.coders.get(revision.coder or "")
        told = (moment(revision.at), coder.name if coder else "", revision.reason)
        return in_a_row(part for part in told if part)

    def _show_former(self, code: Code) -> None:
        found = [each for each in former.former_names(self._project) if code.id in each.codes]
        rows = [label(former_words(each)) for each in found]
        self.former.fill(rows, "")
        self.former.setVisible(bool(rows))
