"""`blotter search`: where words stand, with the words around them, and codes for what was found."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from blotter.analysis.searching import Mode, Search
from blotter.cli import messages
from blotter.cli.command import Command
from blotter.cli.document_filters import groups_option, in_case_option, the_filter, where_option
from blotter.cli.narrowing import sources_option
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import columns_of, number, say, show_json, show_line, told_progress
from blotter.domain.document_filter import DocumentFilter
from blotter.domain.segment import Segment
from blotter.errors import Refused
from blotter.project import former
from blotter.project.found import FoundMarking, Grow, Place, mark_found
from blotter.project.metadata import filtering
from blotter.project.project import Project
from blotter.project.searching import Hit
from blotter.project.searching import search as sought

_CONTEXT = 40


@click.command(cls=Command)
@project_argument
@click.argument("words")
@click.option(
    "--mode", type=click.Choice([str(mode) for mode in Mode]), default=str(Mode.PHRASE), show_default=True,
    help="phrase: the words as they stand; words: all of them, in any order, in one paragraph; "
    "regex: a regular expression.",
)  # fmt: skip
@click.option("--whole-words", is_flag=True, help="Not within a word.")
@click.option("--case", is_flag=True, help="Upper and lower case count.")
@click.option("--accents", is_flag=True, help="Accents count; in a regular expression they always do.")
@sources_option
@groups_option
@in_case_option
@where_option
@click.option("--code", "path", metavar="PATH", help="Give this code to what was found, as one step.")
@click.option(
    "--grow", type=click.Choice([str(each) for each in Grow]),
    help="With --code: code the hit, or the whole sentence or paragraph.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="With --code: list what would be coded; change nothing.")
@coder_option
@json_option
def search(
    project: Path, words: str, mode: str, whole_words: bool, case: bool, accents: bool,
    sources: tuple[str, ...], groups: tuple[str, ...], cases: tuple[str, ...], where: tuple[str, ...],
    path: str | None, grow: str | None, dry_run: bool, coder: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Find words in the documents, and code what was found.

    It is coded with --code. Case and accents make no difference unless they are asked to.
    """
    if path is None and (grow or dry_run or coder):
        raise click.UsageError("--grow, --dry-run and --coder go with --code PATH.")
    wanted = Search(words, Mode(mode), whole_words, ignore_case=not case, ignore_accents=not accents)
    asked = the_filter(groups, cases, where)
    if wanted.is_empty:
        raise Refused(messages.NOTHING_SOUGHT)
    if path is None:
        with reading(project) as opened:
            _show(_hits(opened, wanted, sources, asked), as_json)
        return
    with (reading if dry_run else writing)(project, coder) as opened:
        marking = _plan(opened, wanted, sources, asked, path, Grow(grow or Grow.HIT))
        if not dry_run:
            opened.apply(marking.edit)
        _show_marking(opened, marking, dry_run, as_json)


def _hits(project: Project, wanted: Search, names: tuple[str, ...], asked: DocumentFilter) -> Iterator[Hit]:
    is_narrowed = names or not asked.asks_nothing
    chosen = filtering.sources_meant(project, names, asked) if is_narrowed else None
    within = filtering.extent_of(project, asked)
    found = sought(project, wanted, chosen, told_progress("Searching documents"))
    return (each for each in found if within.holds(each.source.id, each.span))


def _show(hits: Iterable[Hit], as_json: bool) -> None:
    """The hits as they are found, one below the other in one column."""
    if as_json:
        show_json(map(_record, hits))
        return
    count, named = 0, dict[str, None]()
    for hit in hits:
        count += 1
        if hit.source.name not in named:
            named[hit.source.name] = None
            show_line(hit.source.name)
        place = f"{hit.span.start}:{hit.span.end}"
        left = hit.left[-_CONTEXT:]
        gap = " " * max(0, _CONTEXT - columns_of(left))
        show_line(f"  {place:<15} {gap}{left}[{hit.words}]{hit.right[:_CONTEXT]}")
    say(f"{number(count, 'hit')} in {number(len(named), 'document')}.")


def _record(hit: Hit) -> Mapping[str, object]:
    start, end = hit.span
    return {
        "source": hit.source.name, "start": start, "end": end,
        "left": hit.left, "text": hit.words, "right": hit.right,
    }  # fmt: skip


def _plan(
    project: Project, wanted: Search, names: tuple[str, ...], asked: DocumentFilter, path: str, grow: Grow
) -> FoundMarking:
    code = former.find(project, path)
    places = (Place(hit.source, hit.span) for hit in _hits(project, wanted, names, asked))
    told = told_progress("Planning, by document")
    return mark_found(project, list(places), code, wanted.words, grow, progress=told)


def _show_marking(project: Project, marking: FoundMarking, is_planned: bool, as_json: bool) -> None:
    if as_json:
        show_json(_coded(project, each, is_planned) for each in marking.marked)
    else:
        for each in marking.marked:
            head = "" if is_planned else f"{each.id}  "
            quote = f"  {each.quote}" if is_planned else ""
            show_line(f"{head}{project.sources[each.source].name}  {each.start}:{each.end}{quote}")
    does = "Would code" if is_planned else "Coded"
    already = f"; {len(marking.present)} coded already" if marking.present else ""
    passages, documents = number(len(marking.marked), "passage"), number(marking.sources, "document")
    say(f"{does} {passages} in {documents}{already}.")


def _coded(project: Project, segment: Segment, is_planned: bool) -> Mapping[str, object]:
    return {
        "id": None if is_planned else segment.id, "source": project.sources[segment.source].name,
        "start": segment.start, "end": segment.end, "text": segment.quote,
    }  # fmt: skip


COMMANDS = (search,)
