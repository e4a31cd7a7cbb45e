"""`blotter code`, `uncode`, `memo`, `done`: what a coder does with documents."""

from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.command import Command, FileName
from blotter.cli.document_filters import document_filters, the_filter
from blotter.cli.opening import coder_option, project_argument, round_option, work_in, writing
from blotter.cli.output import number, say
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.errors import Refused, WrongFile
from blotter.project import assignments, former, memos, segments
from blotter.project.metadata import filtering
from blotter.project.project import Project


class SpanType(click.ParamType[Span]):
    """START:END in code points."""

    name = "START:END"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        """The span, or a usage error where it is not two numbers."""
        if isinstance(value, Span):
            return value
        start, colon, end = str(value).partition(":")
        if not (colon and _is_number(start) and _is_number(end)):
            self.fail(f"“{value}” is not START:END, two whole numbers.", param, ctx)
        return Span(int(start), int(end))


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and text.isascii()


_source = click.option("--source", required=True, metavar="NAME", help="The document.")
_code = click.option("--code", "path", required=True, metavar="PATH", help="The code.")
_coder = click.option("--coder", required=True, metavar="NAME", help="Who codes.")


@click.command(cls=Command)
@project_argument
@_source
@_code
@_coder
@click.option("--find", metavar="TEXT", help="Code where this stands, to the letter; once only unless --all.")
@click.option("--all", "every", is_flag=True, help="With --find: every place where it stands.")
@click.option("--span", type=SpanType(), help="Code exactly these code points, end exclusive.")
@click.option("--memo", default="", help="A note on the segment.")
@round_option
def code(
    project: Path,
    source: str,
    path: str,
    coder: str,
    find: str | None,
    every: bool,
    span: Span | None,
    memo: str,
    round_name: str | None,
) -> None:
    """Give a passage of a document a code."""
    if (find is None) == (span is None):
        raise click.UsageError("Give either --find TEXT or --span START:END.")
    if every and find is None:
        raise click.UsageError("--all goes with --find TEXT.")
    with writing(project, coder) as opened:
        work_in(opened, round_name)
        document, meaning = opened.source(source), former.find(opened, path)
        spans = [span] if span is not None else segments.find(opened, document, find or "", every)
        marking = segments.mark(opened, document, meaning, spans, opened.coder(coder), memo)
        opened.apply(marking.edit)
        for each in marking.marked:
            click.echo(f"{each.id}  {each.start}:{each.end}")
        for each in marking.present:
            say(messages.CODED_ALREADY.format(place=f"{each.start}:{each.end}", path=path, coder=coder))


@click.command(cls=Command)
@project_argument
@click.option("--id", "ids", multiple=True, metavar="ID", help="A segment's id; may be repeated.")
@click.option("--source", metavar="NAME", help="The document.")
@click.option("--code", "path", metavar="PATH", help="The code.")
@click.option("--span", type=SpanType(), help="The segment's bounds.")
@coder_option
@round_option
def uncode(
    project: Path, ids: tuple[str, ...], source: str | None, path: str | None, span: Span | None,
    coder: str | None, round_name: str | None,
) -> None:  # fmt: skip
    """Take codes off passages.

    A passage is named by its id, or by document, code, coder and bounds.
    """
    place = (source, path, span)
    by_place = None not in (*place, coder)
    if bool(ids) == by_place or (ids and any(part is not None for part in place)):
        raise click.UsageError("Give either --id, or all of --source, --code, --coder and --span.")
    with writing(project, coder) as opened:
        work_in(opened, round_name)
        if ids:
            gone = [opened.segment(identity) for identity in dict.fromkeys(ids)]
        else:
            gone = [_at(opened, source or "", path or "", opened.coder(coder or ""), span or Span(0, 0))]
        opened.apply(segments.unmark(opened, gone))
        say(f"Uncoded {number(len(gone), 'segment')}.")


def _at(project: Project, source: str, path: str, coder: Coder, span: Span) -> Segment:
    meaning = former.find(project, path)
    held = project.working_in.id if project.working_in else None
    for each in project.segments_of(project.source(source)):
        if (each.code, each.coder, each.round, each.span) == (meaning.id, coder.id, held, span):
            return each
    place = f"{span.start}:{span.end}"
    raise Refused(messages.NOT_CODED, place=place, source=source, path=path, coder=coder.name)


@click.command(cls=Command)
@project_argument
@click.option(
    "--on",
    "on",
    required=True,
    metavar="KIND:NAME",
    help="source:NAME, passage:START:END:NAME, code:PATH, segment:ID, note:ID, project.",
)
@click.option("--text", help="The memo, Markdown; empty takes it away.")
@click.option("--file", "file", type=FileName(), help="Read the memo from a UTF-8 file.")
@coder_option
def memo(project: Path, on: str, text: str | None, file: Path | None, coder: str | None) -> None:
    """Write the memo of a document, code, segment or project."""
    if (text is None) == (file is None):
        raise click.UsageError("Give either --text or --file.")
    with writing(project, coder) as opened:
        about = memos.subject(opened, on)
        changed = opened.apply(memos.write(opened, about, text if file is None else _read(file)))  # type: ignore[arg-type]
        name = memos.described(opened, about)
        say(f"Wrote the memo on {name}." if changed else f"The memo on {name} says so already.")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WrongFile(messages.MEMO_UNREADABLE, path=file, reason=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise WrongFile(messages.MEMO_UNREADABLE, path=file, reason="it is not UTF-8") from error


@click.command(cls=Command)
@project_argument
@click.option("--source", "sources", multiple=True, metavar="NAME", help="A document; may be repeated.")
@document_filters
@click.option("--all", "every", is_flag=True, help="All documents.")
@click.option("--undo", is_flag=True, help="Say that the coder is not done with them.")
@_coder
@round_option
def done(
    project: Path, sources: tuple[str, ...], groups: tuple[str, ...], cases: tuple[str, ...],
    where: tuple[str, ...], every: bool, undo: bool, coder: str, round_name: str | None,
) -> None:  # fmt: skip
    """Say that a coder is done with documents.

    Only documents that two coders are done with are compared.
    """
    asked = the_filter(groups, cases, where)
    if bool(sources or not asked.asks_nothing) == every:
        raise click.UsageError("Give either --source, --group, --case or --where, or --all.")
    with writing(project, coder) as opened:
        work_in(opened, round_name)
        chosen = _theirs(opened, coder) if every else filtering.sources_meant(opened, sources, asked)
        if not chosen:
            raise Refused(messages.NO_DOCUMENTS)
        changed = opened.apply(assignments.mark_done(opened, opened.coder(coder), chosen, not undo))
        state = "not done" if undo else "done"
        already = "" if changed else " already; nothing was changed"
        say(f"{coder}: {number(len(chosen), 'document')} {state}{already}.")


def _theirs(project: Project, coder: str) -> list[Source]:
    """All documents; within a round those that were given to the coder."""
    working, who = project.working_in, project.coder(coder)
    if working is None:
        return list(project.sources.values())
    held = {a.source for a in project.assignments() if (a.coder, a.round) == (who.id, working.id)}
    return [each for each in project.sources.values() if each.id in held]


COMMANDS = (code, uncode, memo, done)
