"""`blotter import`, `export`, `formats`: files in and out."""

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.command import Command, FileName
from blotter.cli.narrowing import Narrowing, narrowing
from blotter.cli.opening import (
    coder_option,
    is_new,
    json_option,
    project_argument,
    reading,
    viewer_option,
    work_in,
    writing,
)
from blotter.cli.output import number, say, show_json, show_table, told_progress
from blotter.cli.privacy import mark_option, masking
from blotter.errors import Refused
from blotter.interchange import formats as known
from blotter.interchange.formats import FORMATS, format_table
from blotter.interchange.options import (
    BibliographyOptions,
    CsvOptions,
    DocumentOptions,
    MissingOptions,
    Options,
    PrintOptions,
    RecordOptions,
    TableOptions,
    TextOptions,
)
from blotter.project import messages as project_messages
from blotter.project import transfer
from blotter.project.import_report import ImportReport, ReportLine
from blotter.project.records import exporting

_SHOWN_LINES = 50
_SHOWN_WORDS = 80
_ALIKE = 5
_UNKNOWN = tuple(project_messages.UNKNOWN.format(what=what, nearest="") for what in ("code", "coder"))
_NOUNS = {
    "segments": "segment",
    "sources": "document",
    "case-parts": "part",
    "attribute-list": "attribute",
    "codes": "code",
    "memos": "memo",
    "links": "link",
    "passages": "passage",
    "code-sets": "code set",
    "code-notes": "note",
    "coders": "coder",
    "done": "done mark",
    "history": "step",
    "disagreements": "disagreement",
    "decisions": "decision",
    "rounds": "round",
    "revisions": "revision",
    "recheck": "segment",
    "moved": "passage",
    "records": "record",
    "record-differences": "difference",
    "record-problems": "problem",
    "duplicates": "pair",
    "claims": "claim",
    "sums": "sum",
    "actors": "actor",
    "rows": "row",
    "values": "value",
    "attributes": "attribute",
    "groups": "group",
    "cases": "case",
}


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
@coder_option
@click.option("--round", "round_name", metavar="NAME", help="Segments and done marks belong to this round.")
@json_option
def import_(
    project: Path, files: tuple[Path, ...], format_id: str | None, encoding: str | None, create: bool,
    columns: tuple[str, ...], map_file: Path | None, given: tuple[str, ...], mapped: tuple[str, ...],
    matches: tuple[str, ...], whole_pages: bool, no_speakers: bool, password: str, coder: str | None,
    as_json: bool, round_name: str | None,
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
    with writing(project, coder, may_be_new=create) as opened:
        work_in(opened, round_name)
        known_names = transfer.known_documents(opened)
        found, left_out = transfer.incoming(files, format_id, options, known_names)
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
        return TableOptions(encoding=encoding, columns=_pairs("--column", mapped))
    if matches:
        return BibliographyOptions(encoding=encoding, matches=_pairs("--match", matches))
    if not (columns or map_file or given):
        if whole_pages or no_speakers or password:
            return DocumentOptions(
                encoding=encoding, main_text=not whole_pages, speakers=not no_speakers, password=password
            )
        return TextOptions(encoding=encoding) if encoding else None
    fields = transfer.mapping_in(map_file) if map_file is not None else {}
    fields |= _pairs("--map", columns)
    return RecordOptions(encoding=encoding, columns=fields, given=_pairs("--set", given))


def _pairs(flag: str, typed: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in typed:
        name, equals, value = each.partition("=")
        if not (equals and name.strip()):
            raise click.UsageError(f"{flag} takes two words with = between them, not “{each}”.")
        found[name.strip()] = value.strip()
    return found


def _codes(typed: tuple[str, ...]) -> dict[str, str]:
    """Codes by the kind of nothing, checked."""
    told = _pairs("--missing", typed)
    exporting.checked_missing(told)
    return told


def _tell(report: ImportReport, create: bool) -> None:
    told = list(_lines(report.lines))
    for line in told[:_SHOWN_LINES]:
        say(line)
    if len(told) > _SHOWN_LINES:
        say(f"… and {len(told) - _SHOWN_LINES} more; --json lists them.")
    sums = [f"Took in {_listed(report.taken) or 'nothing'}"]
    sums += [f"made {_listed(report.created)}"] if report.created else []
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


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(number(count, _NOUNS.get(kind, kind)) for kind, count in counts.items() if count)


@click.command(cls=Command)
@project_argument
@click.argument("file", type=FileName())
@click.option("--format", "format_id", metavar="ID", help="How to write it; else suffix and --what decide.")
@click.option(
    "--what", type=click.Choice(known.WHATS), default="segments", show_default=True, help="Which part."
)
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
    project: Path, file: Path, format_id: str | None, what: str, narrowed: Narrowing,
    bom: bool, missing: tuple[str, ...], with_counts: bool, with_coders: bool, mask_codes: tuple[str, ...],
    mask_names: Path | None, mark: str, round_name: str | None, viewer: str | None,
) -> None:  # fmt: skip
    """Write segments, codes, records or a report to a file."""
    narrowed.check(what)
    row = known.writer(file, what, format_id)
    if bom and not issubclass(row.options, CsvOptions):
        raise Refused(messages.BOM_IS_FOR_CSV, path=file, format=row.id)
    if (with_counts or with_coders) and row.options is not PrintOptions:
        raise Refused(messages.WITH_IS_FOR_PRINT, path=file, format=row.id)
    options: Options | None = CsvOptions(bom=True) if bom else None
    if missing and row.options is not MissingOptions:
        raise Refused(messages.MISSING_IS_FOR_RECORDS, path=file, format=row.id)
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
        )  # fmt: skip
    for remark in written.remarks:
        say(remark)
    noun = _NOUNS.get(what, "row")
    say(f"Wrote {number(written.rows, noun)} to “{file}”.")


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


COMMANDS = (import_, export, formats)
