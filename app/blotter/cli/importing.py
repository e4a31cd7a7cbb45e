"""`blotter import`: files in."""

from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.choosing import choose_option, pairs
from blotter.cli.command import Command, FileName
from blotter.cli.import_told import tell, tell_asks
from blotter.cli.interrupts import interrupts
from blotter.cli.opening import (
    coder_option,
    is_new,
    json_option,
    project_argument,
    reading,
    work_in,
    writing,
)
from blotter.cli.output import say, show_json, told_progress
from blotter.domain.entity import now
from blotter.errors import Refused
from blotter.interchange import formats as known
from blotter.interchange.options import (
    BibliographyOptions,
    DocumentOptions,
    Options,
    RecordOptions,
    TableOptions,
    TextOptions,
)
from blotter.project import transfer
from blotter.project.carrying import bringing, report_file
from blotter.project.carrying.preview import preview
from blotter.project.carrying.reading import is_beginning, read_project
from blotter.project.import_report import ImportReport


@click.command("import", cls=Command)
@project_argument
@click.argument("files", nargs=-1, required=True, type=FileName())
@click.option("--format", "format_id", metavar="ID", help="How to read them: an id of `blotter formats`.")
@click.option("--encoding", help="How text files are encoded; else it is found out.")
@click.option("--create", is_flag=True, help="Make the unknown codes and coders that tables name.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="Records: which field a column is; may be repeated.",
)
@click.option("--map-file", type=FileName(), help="Records: a JSON file with the field of each column.")
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Records: what every row has, such as kind=training; may be repeated.",
)
@click.option(
    "--column",
    "mapped",
    multiple=True,
    metavar="NAME=TARGET",
    help="Tables of documents, cases, metadata: what a column is, such as attribute:Year:number or -; may be "
    "repeated.",
)
@click.option(
    "--match",
    "matches",
    multiple=True,
    metavar="ENTRY=DOCUMENT",
    help="Bibliographies: the document that an entry (its key or title) is about, or -; may be repeated.",
)
@click.option("--whole-pages", is_flag=True, help="Web pages: all that they show, not the main text alone.")
@click.option("--no-speakers", is_flag=True, help="Texts: do not look for speakers as in a transcript.")
@click.option("--password", default="", metavar="WORDS", help="Locked PDFs: what opens them.")
@choose_option("coder=selection")
@coder_option
@click.option("--round", "round_name", metavar="NAME", help="Segments and done marks belong to this round.")
@click.option("--report", "report_to", type=FileName(), help="Save the report: .html, .md, .json or .csv.")
@click.option("--dry-run", is_flag=True, help="Whole projects: tell what would come in, and change nothing.")
@json_option
def import_(
    project: Path, files: tuple[Path, ...], format_id: str | None, encoding: str | None, create: bool,
    columns: tuple[str, ...], map_file: Path | None, given: tuple[str, ...], mapped: tuple[str, ...],
    matches: tuple[str, ...], whole_pages: bool, no_speakers: bool, password: str,
    choices: tuple[str, ...], coder: str | None, round_name: str | None, report_to: Path | None,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Bring in documents, tables, codebooks, projects.

    Of a folder, what is in it. All of it is one step that can be undone. What cannot be taken is told; the
    rest is taken. A project that is not there is made of one file that holds a whole project.
    """
    if format_id is not None:
        known.format_by_id(format_id)
    if report_to is not None:
        report_file.check(report_to)
    options = _options(
        encoding, columns, map_file, given, mapped, matches, whole_pages, no_speakers, password
    )
    chosen = pairs("--choose", choices)
    alone = transfer.Incoming(files[0], format_id, options, choices=chosen)
    is_new_project = is_beginning(project, files, format_id)
    if dry_run:
        _foresee(None if is_new_project else project, alone, len(files), coder, as_json, report_to)
        return
    if is_new_project:
        with interrupts.hold():
            read = read_project(alone, told_progress("Reading"))
            report = bringing.begin(project, read, coder or "", told_progress("Importing"))
    else:
        with writing(project, coder, may_be_new=create) as opened:
            work_in(opened, round_name)
            known_names = transfer.known_documents(opened)
            found, left_out = transfer.incoming(files, format_id, options, known_names, chosen)
            newcomer = coder if create and coder and is_new(opened, coder) else ""
            report = transfer.import_files(
                opened, found, create=create, newcomer=newcomer, left_out=left_out,
                progress=told_progress("Importing"),
            )  # fmt: skip
    _show(report, create, as_json, report_to)
    if report.refused:
        click.get_current_context().exit(1)


def _show(
    report: ImportReport, create: bool, as_json: bool, report_to: Path | None, *, is_foreseen: bool = False
) -> None:
    if report_to is not None:
        report_file.save(report, report_to, now())
    if as_json:
        show_json(report_file.plain(report))
    else:
        tell(report, create, is_foreseen=is_foreseen)


def _foresee(
    project: Path | None, file: transfer.Incoming, count: int, coder: str | None, as_json: bool,
    report_to: Path | None,
) -> None:  # fmt: skip
    """Tell what a whole project would bring, into an open project or (None) a new one."""
    if count != 1:
        raise click.UsageError(messages.DRY_RUN_OF_ONE)
    if project is None:
        seen = preview(None, file, told_progress("Reading"))
    else:
        with reading(project, coder) as opened:
            seen = preview(opened, file, told_progress("Reading"))
    if seen.problem:
        raise Refused(seen.problem)
    _show(seen.report, False, as_json, report_to, is_foreseen=True)
    tell_asks(seen.asks)
    say(messages.FORESEEN)


def _options(
    encoding: str | None, columns: tuple[str, ...], map_file: Path | None, given: tuple[str, ...],
    mapped: tuple[str, ...], matches: tuple[str, ...], whole_pages: bool = False, no_speakers: bool = False,
    password: str = "",
) -> Options | None:  # fmt: skip
    """How the files are read, as far as that was said."""
    if sum(map(bool, (columns or map_file or given, mapped, matches))) > 1:
        raise click.UsageError(messages.ONE_KIND_OF_TABLE)
    if mapped:
        return TableOptions(encoding=encoding, columns=pairs("--column", mapped))
    if matches:
        return BibliographyOptions(encoding=encoding, matches=pairs("--match", matches))
    if not (columns or map_file or given):
        if whole_pages or no_speakers or password:
            return DocumentOptions(
                encoding=encoding, main_text=not whole_pages, speakers=not no_speakers, password=password
            )
        return TextOptions(encoding=encoding) if encoding else None
    fields = transfer.mapping_in(map_file) if map_file is not None else {}
    fields |= pairs("--map", columns)
    return RecordOptions(encoding=encoding, columns=fields, given=pairs("--set", given))


COMMANDS = (import_,)
