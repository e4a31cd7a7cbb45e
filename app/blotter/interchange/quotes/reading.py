"""Coded segments from the tables that MAXQDA, NVivo and others export, by the words of the passages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from blotter.domain.bundle import Bundle, QuoteRow, RefusedRow, Remark
from blotter.domain.codebook import joined_path
from blotter.domain.names import shown_name
from blotter.domain.source import normalised
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import QuoteOptions
from blotter.interchange.metadata_columns import use_by_header
from blotter.interchange.options import Options, TableOptions, told_encoding
from blotter.interchange.quotes import messages
from blotter.interchange.quotes.code_paths import code_names, separator_of
from blotter.interchange.quotes.column_names import QuoteTarget
from blotter.interchange.quotes.columns import (
    QuoteColumn,
    are_telling,
    known_columns,
    left_out,
    mapped,
)
from blotter.interchange.quotes.sheets import Line, Sheets, opened
from blotter.interchange.record_files import is_linked_xlsx
from blotter.interchange.segment_rows import missing_columns, refused_row
from blotter.interchange.told_moments import in_utc, moment_in
from blotter.progress import Progress, counted, silent

_LOOKED_AT = 1000
_IN_GROUPS = re.compile(r"\s*(?:\\+|>)\s*")
_SEVERAL_CODES = re.compile(r"[\r\n;]+")
_ORDERS = ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d")
"""How days are written that can only be read in one way; 03/04/2025 is not one of them."""


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The coded segments of a table; a row that is none is told, never raised."""
    table = table_of(path, options)
    columns = mapped(table.header, told_columns(options), path.name)
    remarks = [*table.remarks]
    if (why := left_out(columns)) is not None:
        remarks.append(Remark("", shown_name(path.name), why))
    rows = segments(table, columns, options)
    return Bundle(segments=counted(rows, progress), remarks=tuple(remarks))


def is_quotes(path: Path) -> bool:
    """Whether a table names documents, codes and passages, and is not one of ours with positions."""
    try:
        header = table_of(path, None).header
    except WrongFile:
        return False
    if not are_telling(header) or not missing_columns(header) or use_by_header(header) is not None:
        return False
    return path.suffix.lower() != ".xlsx" or not is_linked_xlsx(path)


def table_of(path: Path, options: Options | None) -> Sheets:
    """The table of a file, with the header that has the columns that were told, or else known ones."""
    told = {each.casefold() for each in told_columns(options)}

    def fitness(header: Sequence[str]) -> int:
        return 1000 * len(told & {each.casefold() for each in header}) + known_columns(header)

    return opened(path, fitness, told_encoding(options))


def told_columns(options: Options | None) -> Mapping[str, str]:
    """What a person said that the columns are."""
    return options.columns if isinstance(options, TableOptions) else {}


def segments(
    table: Sheets, columns: Sequence[QuoteColumn], options: Options | None
) -> Iterator[QuoteRow | RefusedRow]:
    """The coded segments of the rows; a row with several codes is several."""
    said = options if isinstance(options, QuoteOptions) else QuoteOptions()
    separator = said.separator or separator_of(_codes_of(table, columns))
    for line in table.rows():
        if isinstance(line, RefusedRow):
            yield line
        else:
            yield from _Reader(line, columns, separator, said.coder).segments()


def _codes_of(table: Sheets, columns: Sequence[QuoteColumn]) -> Iterator[str]:
    for line in islice(table.rows(), _LOOKED_AT):
        if isinstance(line, Line):
            yield from _Reader(line, columns, "", "").codes()


class _Reader:
    """Reads one row."""

    def __init__(self, line: Line, columns: Sequence[QuoteColumn], separator: str, coder: str) -> None:
        self._line, self._columns = line, columns
        self._separator, self._coder = separator, coder.strip()

    def segments(self) -> Iterator[QuoteRow | RefusedRow]:
        paths = [names for each in self.codes() if (names := code_names(each, self._separator))]
        document, text = self._document(), normalised(self._cell(QuoteTarget.TEXT))[0].strip()
        why = "" if document else messages.NO_DOCUMENT
        why = why or ("" if paths else messages.NO_CODE) or ("" if text else messages.NO_WORDS)
        if why:
            told = (self._cell(QuoteTarget.DOCUMENT), self._cell(QuoteTarget.CODE), text)
            yield refused_row(self._line.where, tuple(each for each in told if each), why)
            return
        for names in paths:
            yield QuoteRow(
                source=document,
                code=joined_path(names),
                text=text,
                group=self._group(),
                coder=self._coder or self._word(QuoteTarget.CODER),
                memo=self._memo(),
                paragraph=_whole(self._word(QuoteTarget.PARAGRAPH)),
                start=_whole(self._word(QuoteTarget.START)),
                created=moment(self._word(QuoteTarget.CREATED)),
                modified=moment(self._word(QuoteTarget.MODIFIED)),
                where=self._line.where,
            )

    def codes(self) -> list[str]:
        """The codes that a row names, as they stand there."""
        if one := self._word(QuoteTarget.CODE):
            return [one]
        several = _SEVERAL_CODES.split(self._cell(QuoteTarget.CODES))
        return [each.strip() for each in several if each.strip()]

    def _document(self) -> str:
        """The name alone, of a path such as `Files\\\\Interview 1` the last part."""
        parts = [each for each in self._word(QuoteTarget.DOCUMENT).split("\\") if each.strip()]
        return parts[-1].strip() if parts else ""

    def _group(self) -> tuple[str, ...]:
        parts = _IN_GROUPS.split(self._word(QuoteTarget.GROUP))
        return tuple(each.strip() for each in parts if each.strip())

    def _memo(self) -> str:
        """The comment, and what other columns are to be kept with it, each under its name."""
        found = [
            (each.name, normalised(self._line.cells[each.place])[0].strip())
            for each in self._columns
            if each.target is QuoteTarget.MEMO and each.place < len(self._line.cells)
        ]
        told = [(name, words) for name, words in found if words]
        if len(found) == 1:
            return told[0][1] if told else ""
        return "\n\n".join(f"{name}: {words}" for name, words in told)

    def _word(self, target: QuoteTarget) -> str:
        return normalised(self._cell(target))[0].strip()

    def _cell(self, target: QuoteTarget) -> str:
        place = next((each.place for each in self._columns if each.target is target), None)
        cells = self._line.cells
        return cells[place] if place is not None and place < len(cells) else ""


def _whole(words: str) -> int | None:
    return int(words) if words.isdecimal() and words.isascii() and len(words) < 12 else None


def moment(words: str) -> str:
    """A time as ours are written; "" for what is none, or could be two days."""
    for order in _ORDERS:
        try:
            return in_utc(datetime.strptime(words, order))
        except ValueError:
            # It is written in another order, or is no time at all.
            continue
    return moment_in(words)
