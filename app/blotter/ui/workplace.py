"""Workplace: everything of the window that belongs to one open project, from its pages to its panes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from blotter.domain.segment import Span
from blotter.errors import BlotterError
from blotter.project.project import Project
from blotter.ui.bookmarks import Bookmarks
from blotter.ui.control.asking import AskingControl
from blotter.ui.control.assigning import AssigningControl
from blotter.ui.control.beginning import begin
from blotter.ui.control.chosen import ChosenControl
from blotter.ui.control.code_keys import CodeKeys
from blotter.ui.control.codebook import CodebookControl
from blotter.ui.control.codebook_files import CodebookFiles
from blotter.ui.control.coding import CodingControl
from blotter.ui.control.comparing import ComparingControl
from blotter.ui.control.correcting import CorrectingControl
from blotter.ui.control.definitions import DefinitionsControl
from blotter.ui.control.documents import DocumentsControl
from blotter.ui.control.exchange import ExchangeControl
from blotter.ui.control.finding import FindingControl
from blotter.ui.control.going import GoingControl
from blotter.ui.control.merging import MergingControl
from blotter.ui.control.moving import MovingControl
from blotter.ui.control.places import PlacesControl
from blotter.ui.control.reporting import ReportingControl
from blotter.ui.control.revising import RevisingControl
from blotter.ui.control.rounds import RoundsControl
from blotter.ui.control.rules import RulesControl
from blotter.ui.control.settling import SettlingControl
from blotter.ui.control.splitting import SplittingControl
from blotter.ui.desk import Desk
from blotter.ui.dialogs.waiting import WaitingDialog
from blotter.ui.exchange.sending import SendingControl
from blotter.ui.language import later, tr
from blotter.ui.late_pages import LatePages
from blotter.ui.long_work import LongWork
from blotter.ui.metadata.rooms import MetadataRooms
from blotter.ui.panes import Panes
from blotter.ui.privacy.control import PrivacyControl
from blotter.ui.records.rooms import RecordRooms
from blotter.ui.rules.findings import Findings
from blotter.ui.speaking.control import SpeakingControl
from blotter.ui.status import Tone
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.document_page import DocumentPage
from blotter.ui.views.reading_area import ReadingArea
from blotter.ui.wording import in_a_paragraph, plainly

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow


_UNSAVED_MEMO = later("The memo that is open could not be saved, so its last words would be lost.")
_UNSAVED_DEFINITION = later(
    "Words of a definition could not be taken over, so they would be lost. The page of the codebook says why."
)
_CELLS_NOT_TAKEN = later(
    "Cells in the sheet of records hold what was not taken over, so it would be lost. The sheet says why."
)
_SHEET_CELLS_NOT_TAKEN = later(
    "Cells in the table of documents or cases hold what was not taken over, so it would be lost."
)
_UNFINISHED_SPLIT = later("A code is being split, and what was decided about its segments would be lost.")


class Workplace(LatePages):
    """Made when a project is opened and gone when it is closed; the window only frames it."""

    closing = Signal()
    """Pages and panes are about to go."""

    desk: Desk
    area: ReadingArea
    coding: CodingControl
    chosen: ChosenControl
    moving: MovingControl
    code_keys: CodeKeys
    codebook: CodebookControl
    codebook_files: CodebookFiles
    rules: RulesControl
    documents: DocumentsControl
    exchange: ExchangeControl
    merging: MergingControl
    privacy: PrivacyControl
    reporting: ReportingControl
    places: PlacesControl
    going: GoingControl
    finding: FindingControl
    assignments: AssigningControl
    rounds: RoundsControl
    records: RecordRooms
    metadata: MetadataRooms
    speaking: SpeakingControl
    panes: Panes

    def __init__(self, window: "MainWindow", project: Project) -> None:
        super().__init__(window)
        self.tasks = TaskRunner(self)
        self.desk = Desk(project, self.ask_about_others, self, self.run)
        self.desk.ask_about = self.ask_about_segments
        self.desk.may_turn = self.may_turn
        self.desk.snap = lambda: window.settings.snap
        self.bookmarks = Bookmarks(self.desk, self)
        self.area = ReadingArea(self.desk, self.bookmarks)
        self.made_pages = {"": self.area}
        self.area.setObjectName("")
        window.pages.addWidget(self.area)
        self.definitions = DefinitionsControl(self)
        findings = Findings(self.desk.bridge, self.tasks, self)
        self.comparing = ComparingControl(self)
        self.questions = AskingControl(self)
        self.coding = CodingControl(self)
        self.chosen = ChosenControl(self)
        self.moving = MovingControl(self)
        self.codebook = CodebookControl(self)
        self.codebook_files = CodebookFiles(self)
        self.documents = DocumentsControl(self)
        self.exchange = ExchangeControl(self)
        self.merging = MergingControl(self)
        self.privacy = PrivacyControl(self)
        self.reporting = ReportingControl(self)
        self.places = PlacesControl(self)
        self.going = GoingControl(self)
        self.finding = FindingControl(self)
        self.revising = RevisingControl(self)
        self.correcting = CorrectingControl(self)
        self.dividing = SplittingControl(self)
        self.settling = SettlingControl(self)
        self.rules = RulesControl(self, findings)
        self.assignments = AssigningControl(self)
        self.rounds = RoundsControl(self)
        self.rounds.settle = self.settling.show_round
        self.rounds.report = self.reporting.write_on
        self.code_keys = CodeKeys(self)
        self.metadata = MetadataRooms(self)
        self.speaking = SpeakingControl(self)
        self.sending: SendingControl = SendingControl(self)
        self.panes = Panes(self)
        self.records = RecordRooms(self)
        self._connect()

    def _connect(self) -> None:
        desk = self.desk
        desk.said.connect(self.say)
        desk.noted.connect(self.note)
        desk.cautioned.connect(self.caution)
        desk.failed.connect(self.tell)
        desk.unsaved.connect(self.tell_unsaved)
        self.area.attach(self._attach)

    def _attach(self, page: DocumentPage) -> None:
        page.menu_requested.connect(self.chosen.open_menu)
        page.memo_requested.connect(lambda identity: self.open_memo(f"segment:{identity}"))
        page.import_requested.connect(self.exchange.import_files)
        # The program that they are dragged from is let go before anything is asked.
        page.files_dropped.connect(self.exchange.import_paths, Qt.ConnectionType.QueuedConnection)
        page.view.segment_chosen.connect(self.panes.follow_segment)

    @property
    def page(self) -> DocumentPage:
        """The page that actions act on."""
        return self.area.active

    def begin(self, documents: list[str]) -> None:
        """What is done once the workplace can be seen; `documents` are those that lay open last."""
        self.window.pages.setCurrentWidget(self.area)
        begin(self, documents)

    def commit(self) -> None:
        """Write down what is being typed."""
        self.panes.memo.commit()
        self.commit_definitions()
        self.records.commit()
        self.metadata.commit()

    def leave(self) -> bool:
        """Write down what is being typed and put the docks in order; whether nothing would be lost now.

        Cells that hold what did not fit are carried over: see `refused_cells` of both rooms.
        """
        self.records.commit()
        self.metadata.commit()
        self.panes.leave()
        self.commit_definitions()
        self.area.keep_places()
        return not (self.panes.memo.is_changed() or self.has_unwritten())

    def unsaved(self) -> str:
        """What would be lost if the project were closed now, in words; "" if nothing would."""
        split = self.split_under_way()
        lost = (
            (self.panes.memo.is_changed(), _UNSAVED_MEMO),
            (self.has_unwritten(), _UNSAVED_DEFINITION),
            (self.records.holds_wrong_cells(), _CELLS_NOT_TAKEN),
            (self.metadata.holds_wrong_cells(), _SHEET_CELLS_NOT_TAKEN),
            (bool(split and split.decided), _UNFINISHED_SPLIT),
        )
        told = [tr(words) for is_lost, words in lost if is_lost]
        return in_a_paragraph(told) if told else ""

    def may_turn(self) -> bool:
        """Whether other eyes may see the project: what is typed is written, what was begun is not lost."""
        self.commit()
        if told := self.unsaved():
            self.note(told)
            return False
        return self.merging.may_lose_decisions()

    def close(self) -> None:
        """Take pages and panes out of the window and leave the project closed."""
        self.let_go().close()

    def let_go(self) -> Project:
        """Take pages and panes out of the window; the project stays open."""
        self.closing.emit()
        self.panes.remove()
        self.area.close_originals()
        self.coding.close()
        self.going.close()
        self.records.close()
        self.metadata.close()
        self.rounds.close()
        self.moving.disagreements.close()
        self.rules.findings.leave()
        self.tasks.close()
        self.bookmarks.write()
        for page in self.made_pages.values():
            self.window.pages.removeWidget(page)
            # Else what names the parts of the next pages goes through these, and they are never freed.
            page.setParent(None)
            page.deleteLater()
        self.desk.let_go()
        self.deleteLater()
        # Held until Qt has deleted it all: Python's collector must not take it apart while events come.
        held = [self]
        QTimer.singleShot(0, self.window, lambda: held.clear())
        return self.desk.project

    # Long work

    def run(self, long: LongWork) -> None:
        """Do long work on a thread; editing rests meanwhile, and the person can cancel."""
        self.desk.rest(long.words)
        task = self.tasks.run(long.work)
        WaitingDialog(task, long.words, self.window)
        outcome: list[Callable[[], None]] = []
        task.finished.connect(lambda result: outcome.append(lambda: long.done(result)))
        task.failed.connect(lambda error: outcome.append(lambda: long.failed(error)))
        task.cancelled.connect(
            lambda: outcome.append(lambda: self.note(tr("Cancelled; nothing was changed.")))
        )
        task.ended.connect(lambda: self._end_rest(outcome))

    def _end_rest(self, outcome: list[Callable[[], None]]) -> None:
        """Let edits be made again before anything is told: it may be a question, and more work after it."""
        self.desk.rest("")
        for tell in outcome:
            tell()
        self.window.bringing.offer(())

    # Drafts are written while one types: what keeps them from the disk is told without a dialog

    def save_draft(self, subject: str, text: str) -> None:
        """Keep what is being typed."""
        self._quietly(lambda: self.desk.project.save_draft(subject, text, self.desk.project.actor))

    def drop_draft(self, subject: str) -> None:
        """Forget what was being typed."""
        self._quietly(lambda: self.desk.project.drop_draft(subject))

    def _quietly(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BlotterError as error:
            self.window.status.say(plainly(error), Tone.WRONG)

    # Where one goes

    def open_source(self, identity: str) -> None:
        """Lay a document open in the text."""
        is_shown = self.desk.source is not None and self.desk.source.id == identity
        if not is_shown or not self.is_text_in_view():
            self.places.leave()
        self.turn_to_text()
        if not is_shown:
            self.desk.show_source(identity)

    def is_text_in_view(self) -> bool:
        """Whether the text is shown, and no other page in its place."""
        return self.window.pages.currentWidget() is self.area

    def open_passage(self, source: str, span: Span) -> None:
        """Show a passage in its document; what was found before may be about one that was removed since."""
        if source not in self.desk.project.sources:
            self.note(tr("This document is no longer in the project."))
            return
        length = self.desk.project.sources[source].characters
        span = Span(min(span.start, length), min(span.end, length))
        self.places.leave()
        self.open_source(source)
        self.page.view.reveal(span, flash=True)
        self.page.view.select(span)

    def show_text(self) -> None:
        """Back from another page to the text."""
        if not self.is_text_in_view():
            self.places.leave()
        self.turn_to_text()
        self.page.view.page.setFocus()

    def turn_to_text(self) -> None:
        """Show the text in place of another page."""
        if not self.is_text_in_view():
            self.window.pages.setCurrentWidget(self.area)
            self.panes.layouts.bring_back()

    def show_comparison(self) -> None:
        """The page on which coders are compared."""
        self.places.leave()
        self.turn_to(self.comparison)

    def turn_to(self, page: QWidget) -> None:
        """Show another page than the text; it has the whole window."""
        self.panes.layouts.set_aside()
        self.window.pages.setCurrentWidget(page)
        page.setFocus()

    def show_asking(self) -> None:
        """The page on which one asks the material; it has the whole window."""
        self.places.leave()
        self.turn_to(self.asking)

    def show_assignments(self, source: str = "") -> None:
        """The page on which documents are given to coders, with the cursor on one of them."""
        self.places.leave()
        self.turn_to(self.assigning)
        self.assigning.choose(source or (self.desk.source.id if self.desk.source else ""))

    def show_rounds(self) -> None:
        """The page of reliability rounds; it has the whole window."""
        self.places.leave()
        self.turn_to(self.rounds_page)

    def show_code(self, code: str) -> None:
        """Choose a code in the tree."""
        self.panes.codebook.select(code)

    def show_segments_of(self, code: str) -> None:
        """List the segments of a code."""
        self.panes.show_segments(code)

    def open_memo(self, subject: str) -> None:
        """Open the memo of `segment:ID`, `source:NAME`, `code:PATH` or `project`."""
        self.panes.open_memo(subject)

    def open_code_memo(self, code: str) -> None:
        """Open the memo on a code (by id)."""
        self.panes.open_code_memo(code)
