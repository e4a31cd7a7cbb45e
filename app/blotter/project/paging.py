"""Pages: on which pages of its document a passage stands, and which page is meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.domain.structure import Page, cited_pages
from blotter.domain.table import Cell, Column, Table
from blotter.project.project import Project

COLUMN = Column("page", "Page")
"""The pages of a passage in a table, as `14` or `14–15`."""


class Pages:
    """Tells the labels of pages for long tables; a document without pages has none."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._paged = {
            bytes.fromhex(each.id): each for each in project.sources.values() if each.structure is not None
        }

    def of(self, source: bytes, start: int, end: int) -> str:
        """The pages of a passage in the document of this id, as `14` or `14–15`; "" where it has none."""
        paged = self._paged.get(source)
        return pages_of(self._project, paged, Span(start, end)) if paged is not None else ""


def pages_of(project: Project, source: Source, span: Span) -> str:
    """The labels of the pages of a passage, `14` or `14–15`; "" where the document has no pages."""
    return project.structure(source).pages_of(span) if source.structure is not None else ""


def with_pages(project: Project, table: Table) -> Table:
    """A table of passages (`source` a name, `start`, `end`) with the pages of each one in a last column."""
    return replace(table, columns=(*table.columns, COLUMN), rows=_paged(project, table))


def _paged(project: Project, table: Table) -> Iterable[tuple[Cell, ...]]:
    paged = {each.name: each for each in project.sources.values() if each.structure is not None}
    source, start, end = (table.keys.index(key) for key in ("source", "start", "end"))

    def pages(row: tuple[Cell, ...]) -> str:
        known = paged.get(str(row[source]))
        return pages_of(project, known, Span(int(row[start] or 0), int(row[end] or 0))) if known else ""

    def rows() -> Iterator[tuple[Cell, ...]]:
        return ((*row, pages(row)) for row in table.rows)

    # What can be read again can be read again with its pages.
    return tuple(rows()) if isinstance(table.rows, Sequence) else rows()


def page_of(pages: Sequence[Page], words: str) -> int | None:
    """The page (from 0) of this label, else of this number from the first one on; None if there is none."""
    sought = words.strip().casefold()
    labels = [page.label.casefold() for page in pages]
    if sought in labels:
        return labels.index(sought)
    number = int(sought) if sought.isdecimal() else 0
    return number - 1 if 1 <= number <= len(pages) else None


def page_numbers(pages: Sequence[Page], words: str) -> list[int]:
    """The pages (from 0) that may be meant: the one of this label or number, then those that begin so."""
    sought, meant = words.strip().casefold(), page_of(pages, words)
    begun = [number for number, page in enumerate(pages) if page.label.casefold().startswith(sought)]
    return list(dict.fromkeys([*([] if meant is None else [meant]), *(begun if sought else [])]))


def citation(project: Project, source: Source, span: Span, paragraph: int) -> str:
    """Where a passage stands: its document and pages, or the paragraph and the place where it has none."""
    pages = cited_pages(pages_of(project, source, span))
    return f"{source.name}, {pages or f'¶ {paragraph}, {span.start}–{span.end}'}"
