"""`blotter export`, `formats`: files out."""

from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.choosing import choose_option, pairs
from blotter.cli.command import Command, FileName
from blotter.cli.losses import lines_of
from blotter.cli.narrowing import Narrowing, narrowing
from blotter.cli.nouns import NOUNS, ROWS, listed
from blotter.cli.opening import json_option, project_argument, reading, viewer_option, work_in
from blotter.cli.output import number, say, show_table, told_progress
from blotter.cli.privacy import mark_option, masking
from blotter.errors import Refused
from blotter.interchange import formats as known
from blotter.interchange.formats import FORMATS, format_table
from blotter.interchange.options import CsvOptions, MissingOptions, Options, PrintOptions
from blotter.project import transfer
from blotter.project.records import exporting


def _codes(typed: tuple[str, ...]) -> dict[str, str]:
    """Codes by the kind of nothing, checked."""
    told = pairs("--missing", typed)
    exporting.checked_missing(told)
    return told


@click.command(cls=Command)
@project_argument
@click.argument("file", type=FileName())
@click.option("--format", "format_id", metavar="ID", help="How to write it; else suffix and --what decide.")
@click.option(
    "--what",
    type=click.Choice(known.WHATS),
    help="Which part; else the whole project where the format holds nothing else, or the segments.",
)
@choose_option("profile=nvivo")
@narrowing
@click.option("--round", "round_name", metavar="NAME", help="Only this round's segments; else all.")
@viewer_option
@click.option("--bom", is_flag=True, help="CSV: begin with a byte order mark, for Excel.")
@click.option(
    "--missing",
    "missing",
    multiple=True,
    metavar="WHY=CODE",
    help="Records: what stands for unknown, not stated, not applicable, not coded; may be repeated.",
)
@click.option("--with-counts", is_flag=True, help="Codebook to print: tell the numbers of segments.")
@click.option("--with-coders", is_flag=True, help="Codebook to print: name the coders.")
@click.option("--mask-code", "mask_codes", multiple=True, metavar="PATH", help="Mask what has this code.")
@click.option("--mask-names", type=FileName(), metavar="FILE", help="A CSV table: name, replacement.")
@mark_option
def export(
    project: Path, file: Path, format_id: str | None, what: str | None, choices: tuple[str, ...],
    narrowed: Narrowing,
    bom: bool, missing: tuple[str, ...], with_counts: bool, with_coders: bool, mask_codes: tuple[str, ...],
    mask_names: Path | None, mark: str, round_name: str | None, viewer: str | None,
) -> None:  # fmt: skip
    """Write a project, or a part of it, to a file."""
    what = what or transfer.usual_what(file, format_id)
    narrowed.check(what)
    row = known.writer(file, what, format_id)
    if bom and not issubclass(row.options, CsvOptions):
        raise Refused(messages.BOM_IS_FOR_CSV, path=file, format=row.id)
    if (with_counts or with_coders) and row.options is not PrintOptions:
        raise Refused(messages.WITH_IS_FOR_PRINT, path=file, format=row.id)
    options: Options | None = CsvOptions(bom=True) if bom else None
    if missing and row.options is not MissingOptions:
        raise Refused(messages.MISSING_IS_FOR_RECORDS, path=file, format=row.id)
    chosen = pairs("--choose", choices)
    if row.options is MissingOptions:
        told = {why.replace(" ", "_"): code for why, code in _codes(missing).items()}
        options = MissingOptions(bom=bom, **told)
    if row.options is PrintOptions:
        options = PrintOptions(counts=with_counts, coders=with_coders)
    with reading(project, viewer) as opened:
        work_in(opened, round_name)
        is_masked = bool(mask_codes or mask_names)
        plan = masking(opened, mask_codes, mask_names, mark) if is_masked else None
        written = transfer.export(
            opened, file, what, narrowed.selection(opened, what), format_id=row.id,
            options=options, progress=told_progress("Exporting"), printer=_print, masking=plan,
            choices=chosen,
        )  # fmt: skip
    for remark in written.remarks:
        say(remark)
    for line in lines_of(written.lost):
        say(line)
    if written.convention:
        say(messages.POSITIONS.format(convention=written.convention.rstrip(".")))
    amount = listed(written.counts) or number(written.rows, ROWS.get(what, NOUNS.get(what, "row")))
    say(f"Wrote {amount} to “{file}”.")


def _print(page: str, path: Path) -> None:
    """Print a page of HTML to PDF, for which alone a command loads Qt."""
    try:
        from blotter.ui.printing import html_to_pdf
    except ImportError as error:
        raise Refused(messages.PRINTING_MISSING, reason=error) from error
    html_to_pdf(page, path)


@click.command(cls=Command)
@json_option
def formats(as_json: bool) -> None:
    """List the file formats that Blotter reads and writes."""
    show_table(format_table(FORMATS), as_json)


COMMANDS = (export, formats)
