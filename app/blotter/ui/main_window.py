"""MainWindow: the frame: menus, tools, status, the welcome page, and the workplace of an open project."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QLabel, QMainWindow, QSizePolicy, QStackedWidget, QWidget

from blotter.settings import Settings, save_settings
from blotter.ui import menus
from blotter.ui.control.opening import OpeningControl
from blotter.ui.control.preferences import PreferencesControl
from blotter.ui.status import StatusLine

if TYPE_CHECKING:
    from blotter.project.project import Project
    from blotter.ui.workplace import Workplace

_SMALLEST = (900, 560)


class MainWindow(QMainWindow):
    """`work` is there while `is_open`; `keep_state` says whether settings and places are written down."""

    work: "Workplace"
    opening: OpeningControl
    preferences: PreferencesControl

    def __init__(self, settings: Settings, keep_state: bool = True) -> None:
        super().__init__()
        self.settings = settings
        self.keeps_state = keep_state
        self.is_open = False
        self.opening = OpeningControl(self)
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
        read_only = QLabel("Read only")
        read_only.setProperty("role", "chip")
        self._chip = self.tools.addWidget(read_only)
        self._chip.setVisible(False)
        box = QComboBox()
        box.setAccessibleName("Who codes")
        box.setToolTip("Who codes")
        box.setPlaceholderText("Who codes?")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._choose_coder)
        self._coder_action = self.tools.addWidget(box)
        self._coder_action.setVisible(False)
        return box

    # A project comes and goes

    def open_project(self, path: Path, coder: str | None = None, writable: bool = True) -> bool:
        """Open a project in place of the one that is open."""
        if self.is_open and self.work.desk.project.path.resolve() == path.resolve():
            return True
        project = self.opening.opened(path, coder, writable)
        if project is None:
            return False
        self.close_project()
        self._build(project)
        self.opening.remember(project)
        return True

    def _build(self, project: "Project") -> None:
        # The welcome page is on the screen before what only an open project needs is loaded.
        from blotter.ui.workplace import Workplace

        self.work = Workplace(self, project)
        self.is_open = True
        desk, page = self.work.desk, self.work.page
        menus.attach_text_actions(self.actions_by_id, page.view)
        self.preferences.dress(page)
        desk.bridge.changed.connect(self._follow)
        desk.coder_changed.connect(self._fill_coders)
        for signal in (desk.source_shown, page.view.span_selected, page.view.segment_chosen):
            signal.connect(lambda _: self.refresh())
        self._restore("docks")
        self._fill_coders()
        self.work.begin()

    def close_project(self) -> None:
        """Close the open project; everything is on disk already."""
        if not self.is_open:
            return
        self.work.leave()
        self._keep("docks")
        self.is_open = False
        self.pages.setCurrentWidget(self.opening.welcome)
        self.work.close()
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
        super().closeEvent(event)

    # What the frame shows

    def refresh(self) -> None:
        """Bring menus and status up to date, once for any number of reasons."""
        self._refreshing.start()

    def _refresh(self) -> None:
        menus.refresh(self, self.actions_by_id)
        if self.is_open:
            project = self.work.desk.project
            revision = project.revision
            coder = project.actor.name if project.actor else "Nobody codes"
            codebook = f"Codebook rev. {revision.number}" if revision else "No codebook yet"
            saved = "Saved" if project.writable else "Read only"
            self.status.show_facts([coder, codebook, saved])

    def _show_title(self) -> None:
        if not self.is_open:
            self.setWindowTitle("Blotter")
            return
        project = self.work.desk.project
        coder = f" — {project.actor.name}" if project.actor else ""
        self.setWindowTitle(f"{project.path.name}{coder} — Blotter")

    def _follow(self, _changes: object) -> None:
        self._fill_coders()
        self.refresh()

    def _fill_coders(self) -> None:
        project, box = self.work.desk.project, self._coder_box
        box.clear()
        for coder in project.coders.values():
            box.addItem(coder.name, coder.id)
        box.setCurrentIndex(box.findData(project.actor.id) if project.actor else -1)
        self._coder_action.setVisible(True)
        self._chip.setVisible(not project.writable)
        self._show_title()
        self.refresh()

    def _choose_coder(self, place: int) -> None:
        desk = self.work.desk
        desk.act_as(desk.project.coders.get(self._coder_box.itemData(place)))

    # What is remembered

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
