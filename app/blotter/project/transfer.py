"""Files in, as one edit; tables and codebook out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Codebook
from blotter.domain.names import document_keys, shown_name
from blotter.domain.record_data import RecordData
from blotter.domain.table import Table
from blotter.errors import BlotterError, Refused, WrongFile
from blotter.interchange import formats
from blotter.interchange.disk import replacing_by_name
from blotter.interchange.folders import expand
from blotter.interchange.formats import PROJECT, Export, Format, Instrument
from blotter.interchange.options import MissingOptions, Options, TableOptions, TextOptions
from blotter.interchange.record_mapping import read_mapping
from blotter.interchange.written import Written
from blotter.message import Message
from blotter.progress import Progress, counted, silent
from blotter.project import messages, reports
from blotter.project.carrying import messages as carrying_messages
from blotter.project.carrying import taking
from blotter.project.carrying.choices import with_choices
from blotter.project.carrying.gathering import documents_of, gathered
from blotter.project.carrying.reporting import tell, tell_reading
from blotter.project.import_report import ImportReport
from blotter.project.intake import Intake
from blotter.project.privacy.masked_export import MaskedExport
from blotter.project.privacy.masking_plan import MaskingPlan
from blotter.project.project import Project
from blotter.project.records import choosing, exporting
from blotter.project.reports import Selection
from blotter.project.segment_intake import Rows
from blotter.store.columns import uncollected

PRINTED_CODEBOOK = "codebook-pdf"
_NO_TABLE = Table("", (), ())


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be read, as what (None: found out) and how.

    `group` are the groups that its documents are to lie in, `language` is theirs where somebody said it.
    `choices` are options of its format by name, as a person typed or picked them.
    """

    path: Path
    format_id: str | None = None
    options: Options | None = None
    group: tuple[str, ...] = ()
    language: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


def incoming(
    paths: Sequence[Path],
    format_id: str | None = None,
    options: Options | None = None,
    known: frozenset[str] = frozenset(),
    choices: Mapping[str, str] | None = None,
) -> tuple[list[Incoming], list[tuple[Path, str]]]:
    """The files that the paths name, folders walked; and what was left out, with the reason.

    A folder that is, as a whole, a file of some format is one, such as one of linked tables of records. The
    folders below one that is named become groups. `known` are the keys of documents that tables may name.
    """
    whole = {path: row.id for path in paths if (row := formats.folder_reader(path)) is not None}
    files, left_out, groups = expand([path for path in paths if path not in whole], known)
    chosen = choices or {}
    found = [Incoming(path, row_id, options, choices=chosen) for path, row_id in whole.items()]
    for path in files:
        found.append(Incoming(path, format_id, options, groups.get(path, ()), choices=chosen))
    return found, left_out


def import_files(
    project: Project,
    files: Iterable[Incoming],
    *,
    create: bool = False,
    newcomer: str = "",
    left_out: Iterable[tuple[Path, str]] = (),
    progress: Progress = silent,
) -> ImportReport:
    """Take documents, codebooks, segment tables and records in as one step; what is refused is reported.

    `create` makes the unknown codes and coders that tables name, `newcomer` a coder who then takes this step.
    A file that cannot be read does not keep the others out. Whole projects come first, each as a step of its
    own, so that the rest is taken into what is there then.
    """
    report, files = ImportReport(), list(files)
    for path, why in left_out:
        report.remark("left out", str(path), path.name, why)
    known = known_documents(project, files)
    told = sorted(_with_rows(report, files, known, progress), key=lambda each: each[1].reads != PROJECT)
    # A file alone may be an archive of many, and tells of them.
    within = progress if len(files) == 1 else silent
    intake: Intake | None = None
    taken: list[Path] = []
    for file, row in counted(told, progress, every=1):
        try:
            # A file may hold tens of thousands of records, each of them many rows.
            with uncollected():
                if row.reads == PROJECT:
                    _take_project(project, report, file, row, newcomer, within)
                    continue
                intake = intake or Intake(project, create, newcomer, report)
                _take(intake, file, row, within)
            taken.append(file.path)
            report.add_format(row.id)
        except BlotterError as error:
            report.refuse(str(file.path), file.path.name, error.sentence)
    if intake is not None and taken:
        project.apply(intake.edit(_label(taken), progress), progress)
    return report


def _with_rows(
    report: ImportReport, files: Sequence[Incoming], known: frozenset[str], progress: Progress
) -> Iterator[tuple[Incoming, Format]]:
    """Each file with its format, as it is to be read; those that are of none are refused."""
    for file in files:
        progress(0, len(files))
        try:
            row = formats.chosen(file.path, file.format_id, known)
            yield knowing(file, row, known), row
        except BlotterError as error:
            report.refuse(str(file.path), file.path.name, error.sentence)


def _take_project(
    project: Project, report: ImportReport, file: Incoming, row: Format, who: str, progress: Progress
) -> None:
    """Take a whole project in as a step of its own."""
    assert row.read is not None
    bundle = row.read(file.path, file.options, progress)
    assert bundle.project is not None
    planned = taking.plan(project, bundle.project, _label([file.path]), who, progress)
    project.apply(planned.edit, progress)
    tell_reading(report, row.id, bundle, str(file.path))
    tell(report, bundle.project, planned.taken, str(file.path))


def known_documents(project: Project, files: Iterable[Incoming] = ()) -> frozenset[str]:
    """By what a table may name the documents of the project and of the files that come with it."""
    names = [source.name for source in project.sources.values()]
    names += [file.path.name for file in files]
    return frozenset(key for name in names for key in document_keys(name)) | frozenset(project.sources)


def knowing(file: Incoming, row: Format, known: frozenset[str]) -> Incoming:
    """The file to be read with what its codec may have to know: the documents that a table names."""
    if file.choices:
        file = replace(file, options=with_choices(row, file.options, file.choices))
    if row.fits_among is None:
        return file
    told = file.options if isinstance(file.options, TableOptions) else None
    encoding = file.options.encoding if isinstance(file.options, TextOptions) else None
    columns = told.columns if told else {}
    return replace(file, options=TableOptions(encoding=encoding, columns=columns, known=known))


def _label(paths: Sequence[Path]) -> Message:
    if len(paths) == 1:
        return Message(messages.IMPORTED, {"name": shown_name(paths[0].name)})
    return Message(messages.IMPORTED_FILES, {"count": len(paths)})


def _take(intake: Intake, file: Incoming, row: Format, progress: Progress) -> None:
    """Read a file, and collect what it brings."""
    assert row.read is not None
    bundle = row.read(file.path, file.options, progress if row.reads == "documents" else silent)
    intake.add_remarks(bundle, str(file.path))
    if bundle.codebook is not None:
        intake.add_codebook(bundle, str(file.path))
    for document in bundle.documents:
        placed = replace(
            document,
            group=(*file.group, *document.group),
            language=file.language or document.language,
        )
        intake.add_document(placed, str(file.path))
    if row.reads == "segments":
        intake.add_segments(_rows(file, row), str(file.path))
    if bundle.records is not None:
        intake.add_records(bundle.records, str(file.path))
    if bundle.metadata is not None:
        intake.add_metadata(bundle.metadata, str(file.path))
    intake.add_done(bundle.done)


def _rows(file: Incoming, row: Format) -> Rows:
    assert row.read is not None
    read = row.read
    return lambda progress: read(file.path, file.options, progress).segments


def mapping_in(path: Path) -> dict[str, str]:
    """Which field each column of a table of records is, as a file says."""
    return read_mapping(path)


def codebook_in(path: Path, progress: Progress = silent) -> Bundle:
    """What a file holds that is said to be a codebook: the codebook, and what of it could not be read."""
    row = formats.codebook_reader(path)
    assert row.read is not None
    bundle = row.read(path, None, progress)
    assert bundle.codebook is not None
    return bundle


def whole_codebook_in(path: Path) -> Codebook:
    """The codebook in a file, for a project that is still to be made: all of it, or WrongFile."""
    bundle = codebook_in(path)
    if bundle.refused:
        first, *others = bundle.refused
        told = {"where": first.where, "why": first.why, "more": len(others)}
        template = messages.CODEBOOK_ROWS_REFUSED if others else messages.CODEBOOK_ROW_REFUSED
        raise WrongFile(template, name=shown_name(path.name), **told)
    assert bundle.codebook is not None
    return bundle.codebook


Printer = Callable[[str, Path], None]
"""Writes a page of HTML as PDF; given by a face, since it takes the window's toolkit."""


def _titled(project: Project, selection: Selection) -> Codebook:
    """The codes that were asked for, with those above them, without which they have no place."""
    book, asked = project.codebook, reports.query(project, selection).codes
    part = book if asked is None else book.part(asked, with_children=False)
    return Codebook(part.by_id.values(), title=project.path.stem)


def usual_what(path: Path, format_id: str | None = None) -> str:
    """What is written where nobody said it: segments, else all of a project, else codes or records.

    Each as far as the format has it; a codebook of another program can mean nothing but codes. A name without
    a suffix says nothing: several formats are folders, and nobody should get one by a slip.
    """
    if format_id is not None:
        rows = [formats.format_by_id(format_id)]
    else:
        suffix = path.suffix.lower()
        rows = [row for row in formats.FORMATS if suffix in row.suffixes]
    written = {what for row in rows for what in row.writes}
    # A file that is only for looking at, such as a PDF, does not say what it should show.
    read = {what for row in rows if row.reads or format_id is not None for what in row.writes}
    return next((what for what in ("segments", PROJECT) if what in written), None) or next(
        (what for what in ("codes", "records") if what in read), "segments"
    )


def export(
    project: Project,
    path: Path,
    what: str,
    selection: Selection,
    *,
    format_id: str | None = None,
    options: Options | None = None,
    progress: Progress = silent,
    printer: Printer | None = None,
    masking: MaskingPlan | None = None,
    choices: Mapping[str, str] | None = None,
) -> Written:
    """Write a part of the project to a file; suffix and `what` decide the format unless it is named.

    What is printed needs a `printer`. `masking` says which words stand in place of the project's own.
    `choices` are options of the format by name.
    """
    row = formats.writer(path, what, format_id)
    options = with_choices(row, options, choices or {}, is_writing=True)
    if masking is not None and what == PROJECT:
        raise Refused(carrying_messages.NO_MASKED_PROJECT)
    part = _part(project, what, selection, progress, options)
    if masking is not None:
        part = MaskedExport(project, masking).export(part)
    elif row.quotes_around and part.project is None:
        # Masked, no words but those of the table may go out.
        part = replace(part, project=documents_of(project))
    elif row.with_records:
        part = replace(part, records=_records(project, selection))
    if row.prints is not None:
        print_page(row.prints(part, options), path, printer)
        return Written(len(part.codebook or ()))
    assert row.write is not None
    telling = silent if what != PROJECT and reports.report_by_name(what).tells else progress
    return row.write(part, path, options, telling)


def codebook_page(project: Project, options: Options | None = None) -> str:
    """The project's codebook as a page of HTML to be printed."""
    row = formats.format_by_id(PRINTED_CODEBOOK)
    assert row.prints is not None
    return row.prints(_part(project, "codes", Selection()), options)


def print_page(page: str, path: Path, printer: Printer | None) -> None:
    """Print a page to a file, which takes the place of one of that name only when it is whole."""
    if printer is None:
        raise Refused(messages.NO_PRINTER, path=path)
    with replacing_by_name(path) as partial:
        printer(page, partial)


def _records(
    project: Project, selection: Selection, missing: Mapping[str, str] = exporting.MISSING
) -> RecordData:
    """The activity records that were asked for, as linked tables of this day."""
    chosen = choosing.chosen(project, selection)
    return exporting.data_set(project, chosen, at=date.today().isoformat(), missing=missing)


def _part(
    project: Project,
    what: str,
    selection: Selection,
    progress: Progress = silent,
    options: Options | None = None,
) -> Export:
    if what == PROJECT:
        return Export(what=what, table=_NO_TABLE, project=gathered(project, selection, progress))
    table = reports.report(project, what, selection, progress)
    if what == "records":
        missing = options.codes() if isinstance(options, MissingOptions) else exporting.MISSING
        return Export(what=what, table=table, records=_records(project, selection, missing))
    if what != "codes":
        return Export(what=what, table=table)
    book, revision = _titled(project, selection), project.revision
    instrument = Instrument(
        codebook=book,
        revision=revision.number if revision else None,
        at=revision.at if revision else "",
        printed=date.today().isoformat(),
        coders=tuple(coder.name for coder in project.coders.values()),
        counts={str(row["id"]): int(row["segments"] or 0) for row in table.records()},
    )
    return Export(what=what, table=table, codebook=book, instrument=instrument)
