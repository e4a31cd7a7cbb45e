"""Files in, as one edit; tables and codebook out."""

from collections.abc import Sequence
from pathlib import Path

from blotter.domain.table import Table
from blotter.errors import BlotterError
from blotter.interchange import formats
from blotter.interchange.documents import expand
from blotter.interchange.formats import Export, Format, Written
from blotter.interchange.options import Options
from blotter.progress import Progress, counted, silent
from blotter.project import reports
from blotter.project.intake import ImportReport, Intake, Rows
from blotter.project.project import Project
from blotter.project.reports import Selection


def import_files(
    project: Project,
    paths: Sequence[Path],
    *,
    format_id: str | None = None,
    create: bool = False,
    options: Options | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Take documents, folders, codebooks and segment tables in as one step; what is refused is reported.

    `create` makes unknown codes and coders of segment tables. A file that cannot be read does not keep the
    others out.
    """
    intake = Intake(project, create)
    files, left_out = expand(paths)
    for path, why in left_out:
        intake.report.remark("left out", str(path), path.name, why)
    taken: list[tuple[Path, Format]] = []
    for path in counted(files, progress, every=1):
        try:
            row = formats.chosen(path, format_id)
            _take(intake, path, row, options)
            taken.append((path, row))
        except BlotterError as error:
            intake.report.refuse(str(path), path.name, str(error))
    intake.report.format = ", ".join(dict.fromkeys(row.id for _, row in taken))
    if taken:
        what = taken[0][0].name if len(taken) == 1 else f"{len(taken)} files"
        project.apply(intake.edit(what), progress)
    return intake.report


def _take(intake: Intake, path: Path, row: Format, options: Options | None) -> None:
    assert row.read is not None
    bundle = row.read(path, options)
    if bundle.codebook is not None:
        intake.add_codebook(bundle.codebook)
    for document in bundle.documents:
        intake.add_document(document, str(path))
    if row.reads == "segments":
        intake.add_segments(_rows(path, row, options))
    intake.add_done(bundle.done)


def _rows(path: Path, row: Format, options: Options | None) -> Rows:
    assert row.read is not None
    read = row.read
    return lambda: read(path, options).segments


def export(
    project: Project,
    path: Path,
    what: str,
    selection: Selection,
    *,
    format_id: str | None = None,
    options: Options | None = None,
    progress: Progress = silent,
) -> Written:
    """Write a part of the project to a file; suffix and `what` decide the format unless it is named."""
    row = formats.writer(path, what, format_id)
    codebook = project.codebook if what == "codes" else None
    table: Table = reports.report(project, what, selection)
    assert row.write is not None
    return row.write(Export(what=what, table=table, codebook=codebook), path, options, progress)
