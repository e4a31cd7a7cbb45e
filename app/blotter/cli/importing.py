"""`blotter import`: files in."""

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.choosing import choose_option, pairs
from blotter.cli.command import Command, FileName
from blotter.cli.nouns import listed
from blotter.cli.opening import coder_option, is_new, json_option, project_argument, work_in, writing
from blotter.cli.output import say, show_json, told_progress
from blotter.interchange import formats as known
from blotter.interchange.options import (
    BibliographyOptions,
    DocumentOptions,
    Options,
    RecordOptions,
    TableOptions,
    TextOptions,
)
from blotter.project import messages as project_messages
from blotter.project import transfer
from blotter.project.import_report import ImportReport, ReportLine

_SHOWN_LINES = 50
_SHOWN_WORDS = 80
_ALIKE = 5
_UNKNOWN = tuple(project_messages.UNKNOWN.format(what=what, nearest="") for what in ("code", "coder"))


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
@choose_option
@coder_option
@click.option("--round", "round_name", metavar="NAME", help="Segments and done marks belong to this round.")
@json_option
def import_(
    project: Path, files: tuple[Path, ...], format_id: str | None, encoding: str | None, create: bool,
    columns: tuple[str, ...], map_file: Path | None, given: tuple[str, ...], mapped: tuple[str, ...],
    matches: tuple[str, ...], whole_pages: bool, no_speakers: bool, password: str,
    choices: tuple[str, ...], coder: str | None, as_json: bool, round_name: str | None,
) -> None:  # fmt: skip
    """Bring in documents, metadata, codebooks, segments.

    Of a folder, what is in it. All of it is one step that can be undone. What cannot be taken is told; the
    rest is taken.
    """
    if format_id is not None:
        known.format_by_id(format_id)
    options = _options(
        encoding, columns, map_file, given, mapped, matches, whole_pages, no_speakers, password
    )
    chosen = pairs("--choose", choices)
    with writing(project, coder, may_be_new=create) as opened:
        work_in(opened, round_name)
        known_names = transfer.known_documents(opened)
        found, left_out = transfer.incoming(files, format_id, options, known_names, chosen)
        newcomer = coder if create and coder and is_new(opened, coder) else ""
        report = transfer.import_files(
            opened, found, create=create, newcomer=newcomer, left_out=left_out,
            progress=told_progress("Importing"),
        )  # fmt: skip
    if as_json:
        show_json(dataclasses.asdict(report))
    else:
        _tell(report, create)
    if report.refused:
        click.get_current_context().exit(1)


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


def _tell(report: ImportReport, create: bool) -> None:
    told = list(_lines(report.lines))
    for line in told[:_SHOWN_LINES]:
        say(line)
    if len(told) > _SHOWN_LINES:
        say(f"… and {len(told) - _SHOWN_LINES} more; --json lists them.")
    sums = [f"Took in {listed(report.taken) or 'nothing'}"]
    sums += [f"made {listed(report.created)}"] if report.created else []
    sums += [f"{report.skipped} there already"] if report.skipped else []
    sums += [f"{report.reanchored} re-anchored"] if report.reanchored else []
    click.echo("; ".join(sums) + ".")
    if report.refused:
        sentence = messages.REFUSED_SOME if any(report.taken.values()) else messages.REFUSED_ALL
        say(sentence.format(count=report.refused))
    if any(line.why.startswith(_UNKNOWN) for line in report.lines) and not create:
        say(messages.CREATE_MAKES)


def _lines(lines: Sequence[ReportLine]) -> Iterator[str]:
    """The lines as they are told: guesses last, and one for all documents of which the same was guessed."""
    guesses: dict[str, list[ReportLine]] = {}
    for line in lines:
        if line.kind == "guess":
            guesses.setdefault(line.why, []).append(line)
        else:
            yield f"{line.kind}: {_place(line)}: {line.why}"
    for why, alike in guesses.items():
        places = ", ".join(map(_place, alike[:_ALIKE]))
        more = f" and {len(alike) - _ALIKE} more" if len(alike) > _ALIKE else ""
        yield f"guess: {places}{more}: {why}"


def _place(line: ReportLine) -> str:
    """Where in which file; a file that is itself what the line is about is named once."""
    what = " ".join(line.what.split())
    what = what if len(what) <= _SHOWN_WORDS else what[:_SHOWN_WORDS] + "…"
    return line.where if Path(line.where).name == line.what else f"{line.where}: {what}"


COMMANDS = (import_,)
