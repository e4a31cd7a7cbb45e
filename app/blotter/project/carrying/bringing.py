"""Bring what was read into a project, an open one or one that begins with it."""

from pathlib import Path

from blotter.domain.codebook import Code, Codebook
from blotter.domain.names import shown_name
from blotter.errors import Forbidden
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.project import messages
from blotter.project.carrying import reporting, taking
from blotter.project.carrying.reading import ReadProject
from blotter.project.carrying.taken import Taken
from blotter.project.import_report import ImportReport
from blotter.project.project import Project
from blotter.store import beginning


def begin(path: Path, read: ReadProject, who: str = "", progress: Progress = silent) -> ImportReport:
    """Make a new project file with what was read; it is there whole, or not at all.

    `who` takes this step, and becomes a coder of the project unless the file knows one of this name.
    """
    plan = taking.plan_new(read.carried, _label(read), who, progress)
    for problem in Codebook(plan.taken.new.all(Code).values()).problems():
        raise Forbidden(problem.template, **problem.values)
    beginning.begin(path, plan.edit, progress)
    return _told(read, plan.taken)


def bring_in(project: Project, read: ReadProject, progress: Progress = silent) -> ImportReport:
    """Take what was read into an open project, as one step."""
    plan = taking.plan(project, read.carried, _label(read), progress=progress)
    project.apply(plan.edit, progress)
    return _told(read, plan.taken)


def _label(read: ReadProject) -> Message:
    """Some programs call the file in every folder alike; then the folder says which project it was."""
    path = read.file.path
    is_within = read.row.takes_folder and path.is_file()
    return Message(messages.IMPORTED, {"name": shown_name((path.parent if is_within else path).name)})


def _told(read: ReadProject, taken: Taken) -> ImportReport:
    report, file = ImportReport(), str(read.file.path)
    reporting.tell_reading(report, read.row.id, read.bundle, file)
    reporting.tell(report, read.carried, taken, file)
    return report
