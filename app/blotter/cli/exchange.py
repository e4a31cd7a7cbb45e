"""`blotter import`, `export`, `formats`: files in and out."""

import dataclasses
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.comparing import coders_option, codes_option, sources_option, words_option
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import say, show_json, show_table, told_progress
from blotter.interchange import formats as known
from blotter.interchange.formats import FORMATS, format_table
from blotter.interchange.options import CsvOptions, Options, TextOptions
from blotter.project import transfer
from blotter.project.import_report import ImportReport
from blotter.project.reports import Selection

_SHOWN_LINES = 50


@click.command("import")
@project_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_id", metavar="ID", help="How to read the files; see `blotter formats`.")
@click.option("--encoding", help="How text files are encoded; else it is found out.")
@click.option("--create", is_flag=True, help="Make the unknown codes and coders of segment tables.")
@coder_option
@json_option
def import_(
    project: Path, files: tuple[Path, ...], format_id: str | None, encoding: str | None, create: bool,
    coder: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Bring in documents, folders, codebooks and segment tables, as one step that can be undone."""
    options = TextOptions(encoding=encoding) if encoding else None
    chosen, left_out = transfer.incoming(files, format_id, options)
    with writing(project, coder) as opened:
        report = transfer.import_files(
            opened, chosen, create=create, left_out=left_out, progress=told_progress("Importing")
        )
    if as_json:
        show_json(dataclasses.asdict(report))
    else:
        _tell(report)
    if report.refused:
        click.get_current_context().exit(1)


def _tell(report: ImportReport) -> None:
    for line in report.lines[:_SHOWN_LINES]:
        say(f"{line.kind}: {line.where}: {line.what}: {line.why}")
    if len(report.lines) > _SHOWN_LINES:
        say(f"… and {len(report.lines) - _SHOWN_LINES} more; --json lists them.")
    taken = ", ".join(f"{count} {kind}" for kind, count in report.taken.items()) or "nothing"
    made = "".join(f", made {count} {kind}" for kind, count in report.created.items())
    click.echo(
        f"Took in {taken}{made}; {report.skipped} were there already, {report.reanchored} re-anchored."
    )
    if report.refused:
        say(messages.REFUSED_SOME.format(count=report.refused))


@click.command()
@project_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_id", metavar="ID", help="How to write it; else suffix and --what decide.")
@click.option("--what", type=click.Choice(known.WHATS), default="segments", show_default=True)
@codes_option
@coders_option
@sources_option
@words_option
@click.option("--bom", is_flag=True, help="CSV: begin with a byte order mark, for Excel.")
def export(
    project: Path, file: Path, format_id: str | None, what: str, codes: tuple[str, ...],
    coders: tuple[str, ...], sources: tuple[str, ...], words: str, bom: bool,
) -> None:  # fmt: skip
    """Write segments, documents, codes or memos to a file."""
    options: Options | None = CsvOptions(bom=True) if bom else None
    with reading(project) as opened:
        written = transfer.export(
            opened, file, what, Selection(codes, coders, sources, words), format_id=format_id,
            options=options, progress=told_progress("Exporting"),
        )  # fmt: skip
    for remark in written.remarks:
        say(remark)
    say(f"Wrote {written.rows} {what} to “{file}”.")


@click.command()
@json_option
def formats(as_json: bool) -> None:
    """List the file formats that Blotter reads and writes."""
    show_table(format_table(FORMATS), as_json)


COMMANDS = (import_, export, formats)
