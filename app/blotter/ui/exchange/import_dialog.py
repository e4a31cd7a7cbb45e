"""ProjectImportDialog: what a file with a whole project holds, how it is read, and where it is to go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.table import Table
from blotter.errors import BlotterError
from blotter.interchange.formats import format_by_id
from blotter.progress import Progress
from blotter.project.carrying import preview as looking
from blotter.project.carrying.preview import ProjectPreview
from blotter.project.carrying.reading import ReadProject, with_answer
from blotter.project.import_table import import_table
from blotter.project.project import Project
from blotter.project.transfer import Incoming
from blotter.ui.dialogs.file_field import FileField
from blotter.ui.dialogs.room import open_at
from blotter.ui.exchange.asked import AskedForm
from blotter.ui.exchange.halves import Halves
from blotter.ui.exchange.picture import CountsView, SamplesView
from blotter.ui.exchange.remarks import COMING, RemarksView
from blotter.ui.language import later, later_plural, plural, tr, translated
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Task, TaskRunner
from blotter.ui.wording import PROJECT_FILES, plainly

_WIDTH, _HEIGHT, _NARROW = 1060, 760, 560
_MADE_BY = later("{name}: {format}, written by {program}")
_KIND = later("{name}: {format}")
_MORE = later_plural(
    "{count} more file is asked about after this one. Each is a step of its own.",
    "{count} more files are asked about after this one. Each is a step of its own.",
)


class ProjectImportDialog(QDialog):
    """`read()` is what is to be taken in, `target()` the new project's path, None for the open project.

    Without a `project` that can take it in, only a new one is offered; `proposed` is where. So many files
    are `waiting` to be asked about after this one.
    """

    def __init__(
        self,
        project: Project | None,
        file: Incoming,
        proposed: Path,
        parent: QWidget | None = None,
        waiting: int = 0,
    ) -> None:
        super().__init__(parent)
        self._project, self._file, self._waiting = project, file, waiting
        self._tasks = TaskRunner(self)
        self._seen: ProjectPreview | None = None
        self._task: Task | None = None
        self.setWindowTitle(tr("Import a project of another program"))
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Reading the file"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(6))
        keeping = self.progress.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keeping)
        self.counts, self.remarks = CountsView(), RemarksView(COMING)
        self.samples = SamplesView(tr("Are the marked words the ones that were coded?"))
        self.asked = AskedForm()
        self.asked.answered.connect(self._answer)
        self.into_open = QRadioButton(tr("Into the open project; one undo takes all of it out again"))
        self.into_new = QRadioButton(tr("Into a &new project:"))
        self.place = FileField(PROJECT_FILES)
        self.place.setAccessibleName(tr("The new project"))
        self.place.show_value(str(proposed))
        self.complaint = QLabel()
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        set_role(self.complaint, "error")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act = self._buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self._end())
        self._lay_out()
        open_at(self, _WIDTH, _HEIGHT)
        self._choose_target()
        self._run(lambda progress: looking.preview(self._against(), self._file, progress))

    def _lay_out(self) -> None:
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.asked)
        beside.addWidget(self.samples, 1)
        self._body = Halves(self, self.counts, right, self.remarks)
        self._where = QWidget()
        self._where.setLayout(self._targets())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        head = QVBoxLayout()
        head.setSpacing(2)
        for widget in (self.title, self.progress):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addWidget(self._where)
        column.addStretch(0)
        column.addWidget(self._buttons)

    def _targets(self) -> QVBoxLayout:
        group = QButtonGroup(self)
        for button in (self.into_open, self.into_new):
            group.addButton(button)
            button.toggled.connect(lambda on: self._choose_again() if on else None)
        self.into_open.setVisible(self._project is not None)
        row = QHBoxLayout()
        row.addWidget(self.into_new)
        row.addWidget(self.place, 1)
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.into_open)
        rows.addLayout(row)
        rows.addWidget(self.complaint)
        if self._waiting:
            rows.addWidget(_more(self._waiting))
        return rows

    def _choose_target(self) -> None:
        """A project that has nothing yet, or none, asks for a new one."""
        for button in (self.into_open, self.into_new):
            button.blockSignals(True)
        (self.into_new if self._project is None else self.into_open).setChecked(True)
        for button in (self.into_open, self.into_new):
            button.blockSignals(False)
        self.place.setEnabled(self.into_new.isChecked())

    def _choose_again(self) -> None:
        """What is new and what is there already is another matter in another project."""
        self.place.setEnabled(self.into_new.isChecked())
        read = self._seen.read if self._seen is not None else None
        if read is not None:
            self._run(lambda progress: looking.look_at(self._against(), read, progress))

    def _answer(self, option: str, value: str) -> None:
        self._file = with_answer(self._file, option, value)
        self._run(lambda progress: looking.preview(self._against(), self._file, progress))

    def _against(self) -> Project | None:
        return self._project if self.into_open.isChecked() else None

    def _run(self, look: Callable[[Progress], ProjectPreview]) -> None:
        """Look at the file on a thread; a look that is still on its way is not wanted any more."""
        self._stop()
        self.act.setEnabled(False)
        self._fade(True)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.title.setText(tr("Reading {name}…", name=self._file.path.name))
        task = self._task = self._tasks.run(look)
        task.progressed.connect(self._tell_progress)
        task.finished.connect(self._show)
        task.failed.connect(self._fail)

    def _fade(self, is_outdated: bool) -> None:
        """What was found before is not told as if it still held; questions stay, with the keyboard."""
        for part in (self.counts, self.samples, self.remarks):
            part.setEnabled(not is_outdated)

    def _stop(self) -> None:
        if self._task is None:
            return
        task, self._task = self._task, None
        task.progressed.disconnect(self._tell_progress)
        task.finished.disconnect(self._show)
        task.failed.disconnect(self._fail)
        task.cancel()

    def _end(self) -> None:
        self._stop()
        self._tasks.close()

    def _tell_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _fail(self, error: BlotterError) -> None:
        self._task = None
        self._say_problem(plainly(error))

    def _say_problem(self, words: str) -> None:
        """There is nothing to import: only the reason is left, and the way out."""
        for widget in (self.progress, self._body, self._where, self.act):
            widget.hide()
        set_role(self.title, "error")
        self.title.setText(words)
        leave = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        leave.setText(tr("Close"))
        leave.setFocus()
        column = self.layout()
        assert column is not None
        column.activate()
        self.resize(px(_NARROW), column.totalHeightForWidth(px(_NARROW)))
        around = self.parentWidget()
        if around is not None:
            self.move(around.window().frameGeometry().center() - self.rect().center())

    def _show(self, found: object) -> None:
        assert isinstance(found, ProjectPreview)
        self._task = None
        if found.problem:
            self._say_problem(translated(found.problem))
            return
        self._seen = found
        self.progress.hide()
        if self._body.isHidden():
            for widget in (self._body, self._where, self.act):
                widget.show()
            open_at(self, _WIDTH, _HEIGHT)
        self._fade(False)
        set_role(self.title, "")
        self.title.setText(self._named(found))
        self.counts.show_report(found.report)
        self.samples.show_report(found.report)
        self.remarks.show_table(self._remarks(found))
        self.asked.show_asks(found.asks)
        self.act.setEnabled(True)
        if not self.asked.isAncestorOf(self.focusWidget() or self):
            self.act.setFocus()

    def _named(self, seen: ProjectPreview) -> str:
        title = tr(format_by_id(seen.format_id).title)
        template = _MADE_BY if seen.program else _KIND
        return tr(template, name=seen.name or self._file.path.name, format=title, program=seen.program)

    def _remarks(self, seen: ProjectPreview) -> Table:
        return import_table(seen.report)

    def is_looking(self) -> bool:
        """Whether the file is being read."""
        return self._task is not None

    def accept(self) -> None:
        """Close if there is a place for the project."""
        problem = self._problem_of_place()
        self.complaint.setText(problem)
        self.complaint.setVisible(bool(problem))
        if problem:
            self.place.setFocus()
        else:
            super().accept()

    def _problem_of_place(self) -> str:
        """Why the new project cannot lie where it is to; no project is ever replaced."""
        if self.into_new.isChecked() and not Path(self._typed()).name:
            return tr("Say where the new project is to lie.")
        target = self.target()
        if target is None:
            return ""
        if target.exists():
            return tr("“{name}” exists already. Choose another name.", name=target.name)
        return ""

    def read(self) -> ReadProject:
        """What was read, to be taken in."""
        assert self._seen is not None
        assert self._seen.read is not None
        return self._seen.read

    def target(self) -> Path | None:
        """Where the new project is to lie; None where the open one takes it in."""
        if self.into_open.isChecked():
            return None
        path = Path(self._typed())
        return path if path.suffix == ".blotter" else path.with_name(path.name + ".blotter")

    def _typed(self) -> str:
        return str(self.place.read_value()).strip()


def _more(waiting: int) -> QLabel:
    """Other files come after this one, and each of them can be taken back alone."""
    label = QLabel(plural(*_MORE, waiting))
    label.setWordWrap(True)
    set_role(label, "hint")
    return label
