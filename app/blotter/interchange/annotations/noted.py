"""What becomes an annotation: a coded passage or a memo, with the names of all that it is about."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from blotter.domain.carried import CarriedProject
from blotter.domain.codebook import Code, Codebook
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.domain.table import Cell, Table


class Named(NamedTuple):
    """A thing by its id and by what people call it; a table may have lost the id."""

    id: str
    name: str


class Noted(NamedTuple):
    """A passage with its code, or with only a memo; without a `place` the memo is on all of a document.

    A memo without a document is on a code or, without either, on the project.
    """

    id: str
    source: Named | None
    place: Span | None
    quote: str
    code: Named | None
    coder: Named | None
    memo: str
    created: str
    modified: str
    is_coding: bool = True


def noted_in_table(table: Table) -> Iterator[Noted]:
    """The rows of a table of segments."""
    for row in table.records():
        yield Noted(
            id=_word(row, "id"),
            source=Named(_word(row, "source_id"), _word(row, "source")),
            place=Span(_number(row, "start"), _number(row, "end")),
            quote=_word(row, "text"),
            code=Named(_word(row, "code_id"), _word(row, "code")),
            coder=Named(_word(row, "coder_id"), _word(row, "coder")),
            memo=_word(row, "memo"),
            created=_word(row, "created"),
            modified=_word(row, "modified"),
        )


def _word(row: Mapping[str, Cell], key: str) -> str:
    value = row.get(key)
    return "" if value is None else str(value)


def _number(row: Mapping[str, Cell], key: str) -> int:
    value = row[key]
    assert isinstance(value, int)
    return value


def noted_in_project(project: CarriedProject) -> Iterator[Noted]:
    """All segments of a project by document and place, then its memos."""
    book = Codebook(project.things.all(Code).values())
    sources = {each.id: Named(each.id, each.name) for each in project.things.all(Source).values()}
    coders = {each.id: Named(each.id, each.name) for each in project.things.all(Coder).values()}
    codes = {code: Named(code, book.path(code)) for code in book.by_id}
    order = {source: place for place, source in enumerate(sources)}
    segments = project.things.all(Segment).values()
    for each in sorted(segments, key=lambda each: (order[each.source], each.start, each.end, each.id)):
        yield Noted(
            id=each.id,
            source=sources[each.source],
            place=each.span,
            quote=each.quote,
            code=codes[each.code],
            coder=coders[each.coder],
            memo=each.memo,
            created=each.created,
            modified=each.modified,
        )
    for memo in project.things.all(Memo).values():
        yield Noted(
            id=memo.id,
            source=sources.get(memo.source or ""),
            place=memo.span,
            quote=memo.quote,
            code=codes.get(memo.code or ""),
            coder=coders.get(memo.coder or ""),
            memo=memo.text,
            created=memo.created,
            modified=memo.modified,
            is_coding=False,
        )
