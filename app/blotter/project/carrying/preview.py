"""What a file with a whole project holds, and what would become of it; nothing is changed."""

from dataclasses import dataclass, field

from blotter.domain.carried import Ask, Sample
from blotter.domain.foreign import ForeignImport
from blotter.errors import BlotterError
from blotter.progress import Progress, silent
from blotter.project.carrying import reporting, taking
from blotter.project.carrying.reading import ReadProject, read_project
from blotter.project.import_report import ImportReport
from blotter.project.project import Project
from blotter.project.transfer import Incoming


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPreview:
    """A project as it would be read and taken in.

    `report` counts what is `found`, would be `taken` (new), is `there` already and is `left` out, and its
    `lines` are the remarks. `asks` are what may be chosen, each with what is chosen now; read again with
    `with_answer`. `read` is what was read, to be taken in without reading it once more. `problem` says why
    the file cannot be read or taken as things stand; then the rest is empty.
    """

    file: Incoming
    format_id: str = ""
    name: str = ""
    program: str = ""
    convention: str = ""
    samples: tuple[Sample, ...] = ()
    asks: tuple[Ask, ...] = ()
    report: ImportReport = field(default_factory=ImportReport)
    read: ReadProject | None = None
    problem: str = ""


def preview(project: Project | None, file: Incoming, progress: Progress = silent) -> ProjectPreview:
    """A look into a file, against an open project or (None) a new one."""
    try:
        return look_at(project, read_project(file, progress), progress)
    except BlotterError as error:
        return ProjectPreview(file=file, problem=error.sentence)


def look_at(project: Project | None, read: ReadProject, progress: Progress = silent) -> ProjectPreview:
    """What would become of what was read already, in an open project or (None) a new one."""
    carried, file = read.carried, read.file
    taken = taking.foreseen(project, carried, progress)
    report = ImportReport()
    reporting.tell_reading(report, read.row.id, read.bundle, str(file.path))
    reporting.tell(report, carried, taken, str(file.path))
    programs = (each.program for each in carried.things.all(ForeignImport).values())
    return ProjectPreview(
        file=file,
        format_id=read.row.id,
        name=carried.name,
        program=next((each for each in programs if each), ""),
        convention=carried.convention,
        samples=carried.samples,
        asks=carried.asks,
        report=report,
        read=read,
    )
