"""MainWindow: the frame: menus, tools, status, the welcome page, and the workplace of an open project."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar

from blotter.domain.edit import Changes
from blotter.domain.segment import Coder
from blotter.errors import WrongFile
from blotter.message import Message
from blotter.settings import Settings, save_settings
from blotter.ui import menus, naming
from blotter.ui.arrangement import OF_A_PROJECT, Arrangement
from blotter.ui.control.opening import OpeningControl
from blotter.ui.control.preferences import PreferencesControl
from blotter.ui.control.restoring import RestoringControl
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.exchange.bringing import BringingControl
from blotter.ui.facts import facts, round_told
from blotter.ui.language import tr
from blotter.ui.rounds.sight import sight
from blotter.ui.status import StatusLine, Tone
from blotter.ui.views.dropped_files import dropped_files, projects_among
from blotter.ui.views.page_stack import PageStack
from blotter.ui.who_codes import WhoCodes

if TYPE_CHECKING:
    from blotter.project.project import Project
    from blotter.ui.control.commands import CommandsControl
    from blotter.ui.control.merging import Carried
    from blotter.ui.splitting.division import Division
    from blotter.ui.views.document_page import DocumentPage
    from blotter.ui.workplace import Workplace

_SMALLEST = (900, 560)
_HOLDING = ("merging", "merged", "splitting")
"""The pages that hold what was read before; other eyes do not go on with it."""


class MainWindow(QMainWindow):
    """`work` is there while `is_open`; `keep_state` says whether settings and places are written down."""

    work: "Workplace"
    opening: OpeningControl
    preferences: PreferencesControl
    restoring: RestoringControl
    bringing: BringingControl

    def __init__(self, settings: Settings, keep_state: bool = True) -> None:
        super().__init__()
        self.settings = settings
        self.keeps_state = keep_state
        self.is_open = False
        self._is_saved = True
        self._is_outdated = False
        self._can_keep = True
        self.arrangement = Arrangement(self)
        self.preferences = PreferencesControl(self)
        self.restoring = RestoringControl(self)
        self.bringing = BringingControl(self)
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._refreshing.timeout.connect(self._refresh)
        self._make_frame()
        self.setAnimated(False)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self.resize(1280, 800)
        self.arrangement.restore("geometry")
        self._show_title()
        self.refresh()

    def _make_frame(self) -> None:
        """Everything round a project, in the language and size of this moment."""
        self.opening = OpeningControl(self)
        self.pages = PageStack()
        self.pages.addWidget(self.opening.welcome)
        self.pages.currentChanged.connect(lambda _: self.refresh())
        self.setCentralWidget(self.pages)
        self.setMenuBar(QMenuBar(self))
        self.actions_by_id = menus.build(self)
        self.tools = menus.tool_bar(self, self.actions_by_id)
        self.addToolBar(self.tools)
        menus.fit_words(self.tools, self.actions_by_id, self.width())
        self.who_codes = WhoCodes(self.tools)
        self.who_codes.chosen.connect(self._act_as)
        menus.add_pane_tools(self.tools, self.actions_by_id)
        self.status = StatusLine(self)
        self.status.round.clicked.connect(lambda: self.work.rounds.open_menu(self.status.round))
        self.tools.hide()

    def rebuild(self) -> None:
        """Make everything anew round the open project, in the language and size of this moment.

        While something is under way, that has to wait for its end; words that could not be saved stay.
        """
        self._is_outdated = self.is_open and bool(self.work.desk.under_way)
        if self._is_outdated or (self.is_open and not self.work.leave()):
            return
        held, away = self.opening.held, self.work.places.page() if self.is_open else ""
        split = self.work.split_under_way() if self.is_open else None
        merging = self.work.merging.carried() if self.is_open else None
        refused = self.work.records.refused_cells() if self.is_open else []
        refused_facts = self.work.metadata.refused_cells() if self.is_open else {}
        project = self._let_go() if self.is_open else None
        self._take_frame_apart()
        self._make_frame()
        # Docks take the room of a page that is not shown yet.
        self.pages.show()
        self.opening.held = held
        if project is not None:
            self._build(project)
            self._take_up(split, merging)
            self.work.records.take_up(refused)
            self.work.metadata.take_up(refused_facts)
            if away:
                self.work.places.show_page(away)
        self.refresh()

    def _take_up(self, split: "Division | None", merging: "Carried | None") -> None:
        """Go on with what was under way."""
        if split is not None:
            self.work.splitting.go_on(split)
        if merging is not None:
            self.work.merging.take_up(merging)

    def renew(self) -> None:
        """Read everything anew, if more of the project is to be seen now than before, or less.

        No list, page or search can keep what is another's this way, since none of them is left.
        """
        if not self._has_other_eyes():
            return
        work = self.work
        is_wider = sight(work.desk.project).is_wider_than(work.desk.sight)
        work.leave()
        away = work.places.page()
        split, merging, chosen = work.split_under_way(), work.merging.carried(), work.chosen_round()
        self.setUpdatesEnabled(False)
        try:
            self._build(self._let_go())
            if is_wider:
                self._take_up(split, merging)
            if away and (is_wider or away not in _HOLDING):
                self.work.places.show_page(away)
            if chosen:
                self.work.rounds_page.choose_again(chosen)
        finally:
            self.setUpdatesEnabled(True)

    def _let_go(self) -> "Project":
        """Close what shows the project, and leave it open."""
        self.opening.remember(self.work.desk.project)
        self.arrangement.carry()
        self.is_open = False
        self.pages.setCurrentWidget(self.opening.welcome)
        return self.work.let_go()

    def _take_frame_apart(self) -> None:
        for action in self.actions_by_id.values():
            self.removeAction(action)
            action.deleteLater()
        self.removeToolBar(self.tools)
        for part in (self.tools, self.opening):
            part.deleteLater()
        if commands := self.__dict__.pop("commands", None):
            commands.palette.deleteLater()
            commands.deleteLater()

    # A project comes and goes

    def open_project(self, path: Path, coder: str | None = None, writable: bool = True) -> bool:
        """Open a project in place of the one that is open."""
        if self.is_open and self.work.desk.project.path.resolve() == path.resolve():
            return True
        project = self.opening.opened(path, coder, writable)
        if project is None:
            return False
        if not self.close_project():
            project.close()
            return False
        self._build(project)
        self.opening.remember(project)
        return True

    def _build(self, project: "Project") -> None:
        # The welcome page is on the screen before what only an open project needs is loaded.
        from blotter.ui.workplace import Workplace

        self.work = Workplace(self, project)
        self.is_open = self._is_saved = True
        desk = self.work.desk
        self.work.area.attach(self._attach)
        self.arrangement.restore("split")
        self.arrangement.restore("pages")
        desk.bridge.changed.connect(self._follow)
        desk.coder_changed.connect(self._show_coders)
        desk.coder_changed.connect(lambda: self.opening.remember(project))
        desk.unsaved.connect(lambda _: self._tell_saved(False))
        desk.source_shown.connect(lambda _: self.refresh())
        for plain in (desk.rest_changed, desk.shown_changed, self.work.panes.facts_changed):
            plain.connect(self.refresh)
        self.work.area.changed.connect(self.refresh)
        self.who_codes.name_holder(self.opening.held)
        self.tools.show()
        menus.name_keys(self, self.actions_by_id)
        self.arrangement.restore("docks")
        self.arrangement.restore("reading")
        documents = self.work.panes.documents
        documents.show_only_mine(self.opening.listed_only_mine(project))
        documents.mine_toggled.connect(lambda _: self.opening.remember(project))
        self._show_coders()
        naming.name_parts(self)
        self.work.begin(self.opening.last_documents(project))
        if self.opening.unknown_coder:
            self.status.say(self.opening.unknown_coder, Tone.WRONG)

    def _attach(self, page: "DocumentPage") -> None:
        menus.attach_text_actions(self.actions_by_id, page.view)
        page.beside.pane_made.connect(lambda pane: menus.attach_text_actions(self.actions_by_id, pane.paper))
        page.beside.changed.connect(self.refresh)
        menus.name_keys(page, self.actions_by_id)
        self.preferences.dress(page)
        page.washes.toggled.connect(lambda _: self.refresh())
        page.jumped.connect(self.refresh)

    def close_project(self) -> bool:
        """Close the open project; False if words would be lost and the person stays with them."""
        if not self.is_open:
            return True
        self.work.leave()
        if self.work.unsaved() and not self._may_lose_words():
            return False
        if not self.work.merging.may_lose_decisions():
            return False
        self.opening.remember(self.work.desk.project)
        self.arrangement.keep(*OF_A_PROJECT)
        self.is_open = False
        self.pages.setCurrentWidget(self.opening.welcome)
        self.work.close()
        self.tools.hide()
        self.opening.welcome.show_recent(self.opening.recent())
        self.who_codes.hide()
        self.status.say("")
        self.status.show_facts([])
        self.status.show_round("")
        self._show_title()
        self.refresh()
        return True

    def _may_lose_words(self) -> bool:
        return confirm(self, tr("Close project"), self.work.unsaved(), tr("Close and lose them"))

    # Files that are dropped where nothing else takes them

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        projects, others = projects_among(dropped_files(event))
        if projects or (self.work.exchange.may_bring(others) if self.is_open else others):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files in; the program that they are dragged from is let go before anything is asked."""
        event.acceptProposedAction()
        files = dropped_files(event)
        QTimer.singleShot(0, self, lambda: self._take_dropped(files))

    def _take_dropped(self, files: list[Path]) -> None:
        """Open a project, or ask whether to merge it into the open one; others come in, or begin new ones."""
        projects, others = projects_among(files)
        if self.is_open:
            self.work.exchange.import_paths(files)
        elif projects:
            self.open_project(projects[0])
        else:
            self.bringing.offer(others)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the text comes first."""
        super().resizeEvent(event)
        menus.fit_words(self.tools, self.actions_by_id, self.width())
        if self.is_open:
            self.work.panes.layouts.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the project closed and the window's place remembered."""
        if not self.close_project():
            event.ignore()
            return
        self.arrangement.keep("geometry")
        super().closeEvent(event)

    # What the frame shows

    def refresh(self) -> None:
        """Bring menus and status up to date, once for any number of reasons."""
        self._refreshing.start()

    def _refresh(self) -> None:
        if self._is_outdated and not (self.is_open and self.work.desk.under_way):
            self.rebuild()
        self.renew()
        menus.refresh(self, self.actions_by_id)
        if self.is_open:
            self.status.show_facts(facts(self.work, self._is_saved), is_wrong=not self._is_saved)
            self.status.show_round(*round_told(self.work.desk.project))

    def _has_other_eyes(self) -> bool:
        """Whether everything is to be read anew; while something is under way, that waits for its end."""
        is_free = self.is_open and not self.work.desk.under_way and QApplication.activeModalWidget() is None
        return is_free and self.work.desk.sees_otherwise()

    def event(self, event: QEvent) -> bool:
        """Once a dialog is closed, what had to wait for that is done."""
        if event.type() == QEvent.Type.WindowUnblocked:
            self.refresh()
        return super().event(event)

    def _tell_saved(self, is_saved: bool) -> None:
        self._is_saved = is_saved
        self.refresh()

    def _show_title(self) -> None:
        if not self.is_open:
            self.setWindowTitle("Blotter")
            return
        project = self.work.desk.project
        coder = f" — {project.actor.name}" if project.actor else ""
        self.setWindowTitle(f"{project.path.name}{coder} — Blotter")

    def _follow(self, changes: Changes) -> None:
        self._is_saved = True
        if changes.touches(Coder):
            self._show_coders()
        self.refresh()

    def _show_coders(self) -> None:
        self.who_codes.show(self.work.desk.project)
        self._show_title()
        self.refresh()

    def _act_as(self, coder: str) -> None:
        desk = self.work.desk
        desk.act_as(desk.project.coders.get(coder))

    # What is remembered

    def keep_settings(self, settings: Settings) -> None:
        """Take over changed preferences and write them down."""
        self.settings = settings
        if not self.keeps_state:
            return
        try:
            save_settings(settings)
        except WrongFile as error:
            # Told once; nobody is kept from the work, or from closing it, by that.
            if self._can_keep:
                tell_error(self, error)
            self._can_keep = False
        else:
            self._can_keep = True

    def unheard(self, project: "Project") -> list[Message]:
        """What a project says about the place where it lies, once for each folder."""
        if not self.keeps_state:
            return list(project.notices)
        settings, notices = self.settings.hear(project.path, project.notices)
        if notices:
            self.keep_settings(settings)
        return notices

    @cached_property
    def commands(self) -> "CommandsControl":
        """The palette of actions, made when it is first asked for."""
        from blotter.ui.control.commands import CommandsControl

        return CommandsControl(self)

    def show_ratings(self) -> None:
        """Show agreement from a table that another program has made; no project is needed."""
        from blotter.ui.ratings.dialog import RatingsDialog

        RatingsDialog(self).open()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or not."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
