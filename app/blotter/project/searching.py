"""Searching a project: where words stand in its documents, each hit with the words around it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from blotter.analysis.searching import Search, finder
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.domain.table import Column, ColumnKind, Table
from blotter.interchange import formats
from blotter.interchange.formats import Export
from blotter.interchange.options import Options
from blotter.interchange.written import Written
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.store import texts

_CHARACTERS_AT_ONCE = 1_000_000
_TEXTS_AT_ONCE = 500
_CONTEXT = 80


class Hit(NamedTuple):
    """A place where it stands: the words, and what stands before and after them, on one line."""

    source: Source
    span: Span
    left: str
    words: str
    right: str


def search(
    project: Project,
    sought: Search,
    sources: Iterable[Source] | None = None,
    progress: Progress = silent,
) -> Iterator[Hit]:
    """The hits in all documents or some, by document as `Project.sources` has them, each as it is found.

    Nothing is sought before the first is asked for; Refused for a pattern that is wrong or takes too long.
    """
    if sought.is_empty:
        return
    find = finder(sought)
    chosen = list(project.sources.values() if sources is None else sources)
    for done, (source, text) in enumerate(_texts(project, chosen)):
        progress(done, len(chosen))
        for span in find(text):
            yield in_context(source, text, span)
    progress(len(chosen), len(chosen))


def hits_table(hits: Iterable[Hit]) -> Table:
    """Hits as a table to write."""
    columns = (
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("left", "Before", ColumnKind.QUOTE),
        Column("text", "Hit", ColumnKind.QUOTE),
        Column("right", "After", ColumnKind.QUOTE),
    )
    rows = ((hit.source.name, *hit.span, hit.left, hit.words, hit.right) for hit in hits)
    return Table("Hits", columns, rows)


def export_hits(
    hits: Sequence[Hit], path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write hits to a file; the suffix decides the format."""
    row = formats.writer(path, "sources")
    assert row.write is not None
    return row.write(Export(what="hits", table=hits_table(hits)), path, options, progress)


def _texts(project: Project, sources: list[Source]) -> Iterator[tuple[Source, str]]:
    """The documents with their texts, as many in memory as a million characters hold."""
    with project.database.read_apart() as connection:
        for some in _portions(sources):
            yield from zip(some, texts.contents(connection, [each.text for each in some]), strict=True)


def _portions(sources: Iterable[Source]) -> Iterator[list[Source]]:
    portion: list[Source] = []
    characters = 0
    for source in sources:
        if portion and (
            characters + source.characters > _CHARACTERS_AT_ONCE or len(portion) == _TEXTS_AT_ONCE
        ):
            yield portion
            portion, characters = [], 0
        portion.append(source)
        characters += source.characters
    if portion:
        yield portion


def in_context(source: Source, text: str, span: Span) -> Hit:
    """A place with what stands before and after it."""
    start, end = span
    return Hit(
        source,
        span,
        _on_a_line(text[max(0, start - _CONTEXT) : start]),
        _on_a_line(text[start:end]),
        _on_a_line(text[end : end + _CONTEXT]),
    )


def _on_a_line(words: str) -> str:
    """The words with a single space for white space, also at their ends."""
    line = " ".join(words.split())
    if not line:
        return " " if words else ""
    return f"{' ' * words[0].isspace()}{line}{' ' * words[-1].isspace()}"
