"""Codebook tables of other programs whose paths have other marks than ours, such as `A > B` and `A\\B`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from blotter.domain.codebook import joined_path
from blotter.domain.entity import is_id
from blotter.domain.names import name_key
from blotter.interchange.codebook_rows import CodebookRow
from blotter.interchange.quotes.code_paths import code_names

_PATHS = ("code", "parent")
_ONE_BACKSLASH = re.compile(r"(?<!\\)\\(?![\\/])")
"""A backslash that stands for nothing else; ours stand before a slash or another backslash."""

_TELLING = frozenset(
    {"memo", "code memo", "codememo", "parent code", "obercode", "übergeordneter code", "elterncode"}
)
"""Columns of codebooks that other programs write, in lower case."""


def in_our_paths(rows: Sequence[CodebookRow]) -> tuple[Sequence[CodebookRow], str]:
    """The rows with paths as ours are, and the mark that stood between the names; "" where none did.

    A code may have such a mark in its name, so it only counts in tables that another program wrote, or
    where what stands before it is a code of the table, too.
    """
    mark = _mark(rows) if rows and not _is_ours(rows) else ""
    return (rows, "") if not mark else ([_rewritten(row, mark) for row in rows], mark)


def _is_ours(rows: Sequence[CodebookRow]) -> bool:
    return "own_colour" in rows[0].columns.of or any(is_id(row.one("id")) for row in rows)


def _mark(rows: Sequence[CodebookRow]) -> str:
    cells = [cell for row in rows for field in _PATHS for cell in row.every(field)]
    for mark, has_it in ((">", lambda cell: " > " in cell), ("\\", _ONE_BACKSLASH.search)):
        if any(map(has_it, cells)) and (_is_of_others(rows) or _leads_to_codes(rows, mark)):
            return mark
    return ""


def _is_of_others(rows: Sequence[CodebookRow]) -> bool:
    return any(" ".join(title.lower().split()) in _TELLING for title in rows[0].columns.titles)


def _leads_to_codes(rows: Sequence[CodebookRow], mark: str) -> bool:
    """Whether what stands before a mark is the whole path of another row."""
    paths = {tuple(map(name_key, code_names(row.one("code"), mark))) for row in rows}
    return any(path[:-1] in paths for path in paths if len(path) > 1)


def _rewritten(row: CodebookRow, mark: str) -> CodebookRow:
    cells = list(row.cells)
    for place in _places(row):
        cells[place] = joined_path(code_names(cells[place], mark))
    return replace(row, cells=cells)


def _places(row: CodebookRow) -> Iterator[int]:
    for field in _PATHS:
        yield from (place for place in row.columns.of.get(field, ()) if place < len(row.cells))
