"""MainWindow: the welcome page, or a project with its pages and docks; it puts them together and no more."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QLabel, QMainWindow, QSizePolicy, QStackedWidget, QWidget

from blotter.domain.segment import Span
from blotter.errors import BlotterError, OthersWork, Refused
from blotter.project.project import Project
from blotter.settings import Settings, save_settings
from blotter.ui import menus
from blotter.ui.comparison.page import ComparisonPage
from blotter.ui.control.codebook import CodebookControl
from blotter.ui.control.coding import CodingControl
from blotter.ui.control.documents import DocumentsControl
from blotter.ui.control.exchange import ExchangeControl
from blotter.ui.control.opening import OpeningControl
from blotter.ui.control.preferences import PreferencesControl
from blotter.ui.desk import Desk
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.panes import Panes
from blotter.ui.status import StatusLine
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.document_page import DocumentPage

_SMALLEST = (900, 560)


class MainWindow(QMainWindow):
    """`desk`, `page`, `panes` and the controls are there while `is_open`."""

    desk: Desk
    page: DocumentPage
    comparison: ComparisonPage
    panes: Panes
    coding: CodingControl
    codebook: CodebookControl
    documents: DocumentsControl
    opening: OpeningControl
    exchange: ExchangeControl
    preferences: PreferencesControl

    def __init__(self, settings: Settings, keep_state: bool = True) -> None:
        super().__init__()
        self.settings = settings
        self.keeps_state = keep_state
        self.is_open = False
        self.tasks = TaskRunner(self)
        self.opening = OpeningControl(self)
        self.exchange = ExchangeControl(self)
        self.preferences = PreferencesControl(self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.opening.welcome)
        self.setCentralWidget(self.pages)
        self.actions_by_id = menus.build(self)
        self.tools = menus.tool_bar(self, self.actions_by_id)
        self.addToolBar(self.tools)
        self._coder_box = self._add_coder_box()
        self.status = StatusLine(self)
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._refreshing.timeout.connect(self._refresh)
        self.setMinimumSize(*_SMALLEST)
        self.resize(1280, 800)
        self._restore("geometry")
        self._show_title()
        self.refresh()

    def _add_coder_box(self) -> QComboBox:
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.tools.addWidget(space)
        self.read_only_chip = QLabel("Read only")
        self.read_only_chip.setProperty("role", "chip")
        self._chip = self.tools.addWidget(self.read_only_chip)
        self._chip.setVisible(False)
        box = QComboBox()
        box.setAccessibleName("Who codes")
        box.setToolTip("Who codes")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._choose_coder)
        self._coder_action = self.tools.addWidget(box)
        self._coder_action.setVisible(False)
        return box

    # A project comes and goes

    def open_project(self, path: Path, coder: str | None = None, writable: bool = True) -> bool:
        """Open a project in place of the one that is open."""
        project = self.opening.opened(path, coder, writable)
        if project is None:
            return False
        self.close_project()
        self._build(project)
        self.opening.remember(project)
        return True

    def _build(self, project: Project) -> None:
        self.desk = Desk(project, self._ask_about_others, self)
        self.page = DocumentPage(self.desk)
        self.comparison = ComparisonPage(self.desk.bridge, self.tasks)
        self.pages.addWidget(self.page)
        self.pages.addWidget(self.comparison)
        self.coding = CodingControl(self)
        self.codebook = CodebookControl(self)
        self.documents = DocumentsControl(self)
        self.panes = Panes(self)
        self.is_open = True
        menus.attach_text_actions(self.actions_by_id, self.page.view)
        self._connect()
        self._restore("docks")
        self.pages.setCurrentWidget(self.page)
        self._show_title()
        self._fill_coders()
        self.refresh()
        self.panes.documents.list.setFocus()
        for notice in project.notices:
            self.say(str(notice))
        self._offer_draft()
        if project.writable:
            self.tasks.run(lambda progress: project.back_up_daily())

    def _offer_draft(self) -> None:
        """A memo that was being typed when the program ended is opened again as it was."""
        for subject in self.desk.project.drafts():
            self.open_memo(subject)
            self.say("A memo was being typed when the program ended; it is open again.")
            return

    def _connect(self) -> None:
        desk, page = self.desk, self.page
        desk.said.connect(self.say)
        desk.failed.connect(self.tell)
        desk.bridge.changed.connect(self._follow)
        desk.coder_changed.connect(self._fill_coders)
        desk.source_shown.connect(lambda _: self.refresh())
        page.view.span_selected.connect(lambda _: self.refresh())
        page.view.segment_chosen.connect(lambda _: self.refresh())
        page.menu_requested.connect(self.coding.open_menu)
        page.memo_requested.connect(lambda identity: self.open_memo(f"segment:{identity}"))
        self.preferences.dress(page)
        self.comparison.passage_requested.connect(self.open_passage)
        self.comparison.export_requested.connect(self.exchange.export_agreement)
        self.comparison.documents_requested.connect(lambda: self.panes.focus_pane(0))

    def close_project(self) -> None:
        """Close the open project; everything is on disk already."""
        if not self.is_open:
            return
        self.panes.leave()
        self._keep("docks")
        self.is_open = False
        self.pages.setCurrentWidget(self.opening.welcome)
        self.panes.remove()
        self.tasks.close()
        self.tasks = TaskRunner(self)
        for each in (self.page, self.comparison):
            self.pages.removeWidget(each)
            each.deleteLater()
        for control in (self.coding, self.codebook, self.documents):
            control.deleteLater()
        self.desk.close()
        self.desk.deleteLater()
        self.opening.welcome.show_recent(self.opening.recent())
        self._chip.setVisible(False)
        self._coder_action.setVisible(False)
        self.status.say("")
        self.status.show_facts([])
        self._show_title()
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the project closed and the window's place remembered."""
        self.close_project()
        self._keep("geometry")
        self.tasks.close()
        super().closeEvent(event)

    # What it tells

    def say(self, text: str) -> None:
        """What was just done, in the status bar."""
        self.status.say(text)

    def tell(self, error: BlotterError) -> None:
        """What went wrong: refusals quietly in the status bar, the rest in a dialog."""
        if isinstance(error, Refused):
            self.status.say(str(error), good=False)
        else:
            tell_error(self, error)

    def _ask_about_others(self, question: OthersWork) -> bool:
        return confirm(self, "Another coder's step", str(question), "Undo it all the same")

    def refresh(self) -> None:
        """Bring menus and status up to date, once for any number of reasons."""
        self._refreshing.start()

    def _refresh(self) -> None:
        menus.refresh(self, self.actions_by_id)
        if self.is_open:
            project = self.desk.project
            revision = project.revision
            coder = project.actor.name if project.actor else "Nobody codes"
            codebook = f"Codebook rev. {revision.number}" if revision else "No codebook yet"
            saved = "Saved" if project.writable else "Read only"
            self.status.show_facts([coder, codebook, saved])

    def _show_title(self) -> None:
        if not self.is_open:
            self.setWindowTitle("Blotter")
            return
        project = self.desk.project
        coder = f" — {project.actor.name}" if project.actor else ""
        self.setWindowTitle(f"{project.path.name}{coder} — Blotter")

    def _follow(self, _changes: object) -> None:
        self._fill_coders()
        self.refresh()

    def _fill_coders(self) -> None:
        project, box = self.desk.project, self._coder_box
        box.clear()
        for coder in project.coders.values():
            box.addItem(coder.name, coder.id)
        box.setCurrentIndex(box.findData(project.actor.id) if project.actor else -1)
        box.setPlaceholderText("Who codes?")
        self._coder_action.setVisible(True)
        self._chip.setVisible(not project.writable)
        self._show_title()
        self.refresh()

    def _choose_coder(self, place: int) -> None:
        self.desk.act_as(self.desk.project.coders.get(self._coder_box.itemData(place)))

    # Where one goes

    def open_source(self, identity: str) -> None:
        """Lay a document open in the text."""
        self._turn_to_text()
        if self.desk.source is None or self.desk.source.id != identity:
            self.desk.show_source(identity)

    def open_passage(self, source: str, span: Span) -> None:
        """Show a passage in its document."""
        self.open_source(source)
        self.page.view.reveal(span, flash=True)
        self.page.view.select(span)

    def show_first_document(self) -> None:
        """Open the document that has most segments, so that there is something to see."""
        counts = self.desk.project.counts_by_source()
        sources = list(self.desk.project.sources)
        if sources:
            self.open_source(max(sources, key=lambda each: counts.get(each, 0)))

    def show_text(self) -> None:
        """Back from another page to the text."""
        self._turn_to_text()
        self.page.view.page.setFocus()

    def _turn_to_text(self) -> None:
        if self.pages.currentWidget() is not self.page:
            self.pages.setCurrentWidget(self.page)
            self.panes.bring_back()

    def show_comparison(self) -> None:
        """The page on which coders are compared; it has the whole window."""
        self.panes.set_aside()
        self.pages.setCurrentWidget(self.comparison)
        self.comparison.setFocus()

    def show_code(self, code: str) -> None:
        """Choose a code in the tree."""
        self.panes.codebook.select(code)

    def show_segments_of(self, code: str) -> None:
        """List the segments of a code."""
        self.panes.show_segments(code)

    def open_memo(self, subject: str) -> None:
        """Open the memo of `segment:ID`, `source:NAME`, `code:PATH` or `project`."""
        self.panes.open_memo(subject)

    # Preferences

    def keep_settings(self, settings: Settings) -> None:
        """Take over changed preferences and write them down."""
        self.settings = settings
        if self.keeps_state:
            save_settings(settings)

    def _keep(self, what: str) -> None:
        if self.keeps_state:
            state = self.saveGeometry() if what == "geometry" else self.saveState()
            QSettings().setValue(f"window/{what}", state)

    def _restore(self, what: str) -> None:
        state = QSettings().value(f"window/{what}") if self.keeps_state else None
        if isinstance(state, QByteArray):
            if what == "geometry":
                self.restoreGeometry(state)
            else:
                self.restoreState(state)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or not."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
