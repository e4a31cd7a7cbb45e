"""Opening: the welcome page, new projects, recent ones, the sample, and who acts in a project just opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from blotter.domain.entity import now
from blotter.errors import BlotterError, Busy, NotFound
from blotter.project import coders, sample, transfer
from blotter.project.project import Project
from blotter.settings import RecentProject, data_folder
from blotter.shipped import DEFAULT_CODEBOOK, shipped_codebooks
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.language import tr
from blotter.ui.rounds.todo import rounds_of
from blotter.ui.views.welcome_page import WelcomePage
from blotter.ui.wording import PROJECT_FILES, plainly

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow


class NewProject(BaseModel):
    """What a new project needs to know."""

    coder: str = Field(
        "", title="Your name", description="As the coder of your segments. You can add others."
    )
    codebook: str = Field(
        "", title="Codebook", description="One that comes with Blotter, or none.",
        json_schema_extra={"choices": "codebooks"},
    )  # fmt: skip


class OpeningControl(QObject):
    """Answers the welcome page and the Project menu."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.held = self.unknown_coder = ""
        self.welcome = WelcomePage()
        self.welcome.new_requested.connect(self.new)
        self.welcome.open_requested.connect(self.choose)
        self.welcome.sample_requested.connect(self.open_sample)
        self.welcome.foreign_requested.connect(lambda: window.bringing.choose())
        self.welcome.restore_requested.connect(lambda: window.restoring.choose_project())
        self.welcome.project_chosen.connect(lambda path: window.open_project(Path(path)))
        self.welcome.locate_requested.connect(lambda _path: self.choose())
        self.welcome.show_recent(self.recent())

    def recent(self) -> list[RecentProject]:
        """The projects that were open before, newest first."""
        return list(self._window.settings.recent)

    def remember(self, project: Project) -> None:
        """Put a project at the top of the recent ones."""
        coder = project.actor.name if project.actor else ""
        lying_open = self._window.work.area.sources() if self._window.is_open else []
        documents = lying_open or self.last_documents(project)
        is_open = self._window.is_open
        mine = self._window.work.panes.documents.is_only_mine() if is_open else self.listed_only_mine(project)
        working = project.working_in.id if project.working_in else ""
        settings = self._window.settings.remember(
            project.path, coder, now(), *documents, mine=mine, round_id=working
        )
        self._window.keep_settings(settings)

    def last_documents(self, project: Project) -> list[str]:
        """The ids of the one or two documents that lay open when the project was closed last, if known."""
        path = str(project.path.resolve())
        kept = ((each.document, each.beside) for each in self.recent() if each.path == path)
        return [document for document in next(kept, ()) if document]

    def listed_only_mine(self, project: Project) -> bool:
        """Whether only documents of the one who codes were listed when the project was open last."""
        path = str(project.path.resolve())
        return any(each.mine for each in self.recent() if each.path == path)

    def opened(self, path: Path, coder: str | None, writable: bool) -> Project | None:
        """The project, open; where another program writes it, for reading only if the person wants that.

        `held` then says who writes it, `unknown_coder` that the project does not know the one who was named.
        """
        self.held = self.unknown_coder = ""
        return self._opened(path, coder, writable)

    def _opened(self, path: Path, coder: str | None, writable: bool) -> Project | None:
        try:
            who = coder or self._window.settings.coder
            project = Project(path, writable=writable, who=who, look_later=True)
        except Busy as busy:
            if not confirm(self._window, tr("Open for reading"), plainly(busy), tr("Open for reading")):
                return None
            self.held = _holder(busy)
            return self._opened(path, coder, writable=False)
        except BlotterError as error:
            tell_error(self._window, error)
            return None
        self._choose_actor(project, coder)
        self._go_on_in_round(project)
        return project

    def _go_on_in_round(self, project: Project) -> None:
        """Whoever left something to do in a round goes on in it."""
        if project.actor is None or not project.rounds:
            return
        path = str(project.path.resolve())
        last = {each.path: each.round for each in self.recent() if each.coder == project.actor.name}.get(path)
        if last and rounds_of(project, project.actor).get(last):
            project.work_in(project.rounds[last])

    def _choose_actor(self, project: Project, coder: str | None) -> None:
        """The one who was named, else of the settings, else who acted last, else the only coder there is."""
        known = {each.name for each in project.coders.values()}
        last = {each.path: each.coder for each in self.recent()}.get(str(project.path.resolve()), "")
        likely = (coder, self._window.settings.coder, last)
        project.act_as(next((name for name in likely if name and name in known), None))
        try:
            if coder:
                project.coder(coder)
        except NotFound as error:
            self.unknown_coder = plainly(error)

    # Gestures

    def choose(self) -> None:
        """Ask for a project file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open project"), str(self.folder()), tr(PROJECT_FILES)
        )
        if name:
            self._window.open_project(Path(name))

    def new(self) -> None:
        """Ask for a name, make the project and open it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("New project"), str(self.folder() / "project.blotter"), tr(PROJECT_FILES)
        )
        if not name:
            return
        path = Path(name)
        path = path if path.suffix == ".blotter" else path.with_name(path.name + ".blotter")
        start = NewProject(coder=self._window.settings.coder, codebook=DEFAULT_CODEBOOK)
        choices = {"codebook": ["", *shipped_codebooks()]}
        dialog = FormDialog(
            NewProject, start, tr("New project"), tr("Make project"), choices=choices, parent=self._window
        )
        if dialog.exec():
            self.make(path, dialog.value())

    def make(self, path: Path, wanted: NewProject) -> None:
        """Make a project file with its first coder and codebook, and open it."""
        try:
            with Project.create(path) as project:
                if wanted.coder.strip():
                    project.apply(coders.add(project, wanted.coder)[1])
                if wanted.codebook:
                    file = shipped_codebooks()[wanted.codebook]
                    transfer.import_files(project, [transfer.Incoming(file, "codebook-markdown")])
        except BlotterError as error:
            tell_error(self._window, error)
            return
        self._window.open_project(path, wanted.coder.strip() or None)

    def open_sample(self) -> None:
        """Make the sample project if it is not there, and open it."""
        path = data_folder() / "sample.blotter"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                sample.build(path)
        except BlotterError as error:
            tell_error(self._window, error)
            return
        if self._window.open_project(path):
            self._let_somebody_code()

    def _let_somebody_code(self) -> None:
        """In the sample one of its own coders acts, so that every gesture can be tried at once."""
        desk = self._window.work.desk
        if desk.project.actor is None and desk.project.coders:
            desk.act_as(next(iter(desk.project.coders.values())))

    def folder(self) -> Path:
        """Where projects are looked for first: beside the newest one."""
        recent = self.recent()
        return Path(recent[0].path).parent if recent else Path.home()


def _holder(busy: Busy) -> str:
    who, host = busy.message.values.get("who"), busy.message.values.get("host")
    if who and host:
        return tr("open by {who} on {host}", who=who, host=host)
    return tr("open in another program")
