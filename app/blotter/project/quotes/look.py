"""A table of coded segments looked at before it comes in: its columns, and how its first rows would land."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from blotter.domain.bundle import QuoteRow, RefusedRow, SegmentRow
from blotter.domain.names import name_key
from blotter.errors import BlotterError, WrongFile
from blotter.interchange.exchange_options import QuoteOptions
from blotter.interchange.options import TextOptions
from blotter.interchange.quote_formats import QUOTES
from blotter.interchange.quotes.column_names import QuoteTarget as QuoteTarget
from blotter.interchange.quotes.columns import QuoteColumn as QuoteColumn
from blotter.interchange.quotes.columns import as_said, mapped
from blotter.interchange.quotes.reading import segments, table_of, told_columns
from blotter.interchange.quotes.sheets import Line, Sheets
from blotter.message import Sentence
from blotter.project.project import Project
from blotter.project.quotes import messages
from blotter.project.quotes.code_finding import CodeFinder
from blotter.project.quotes.documents import NamedDocuments
from blotter.project.quotes.placing import QuotePlacing
from blotter.project.transfer import Incoming

_TRIED = 300
"""So many rows are tried, quick enough for every choice of a column."""

_SHOWN = 8
_VALUES_SHOWN = 3
_AROUND = 40


@dataclass(frozen=True, slots=True)
class QuoteColumnLook:
    """A column: what it is taken for, and its first values."""

    column: QuoteColumn
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Landing:
    """A row as it would land: document, code and coder, the passage between the words around it.

    `problem` says why it would not come in; the passage is then as the table has it.
    """

    where: str
    document: str
    code: str
    coder: str
    quote: str
    before: str = ""
    after: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class QuotesLook:
    """A table as it would be read; `problem` says why it cannot be, with the columns that it has.

    Of the first rows, `tried` were looked for and `found`; `landings` are some of them.
    """

    columns: tuple[QuoteColumnLook, ...] = ()
    landings: tuple[Landing, ...] = ()
    tried: int = 0
    found: int = 0
    told: tuple[str, ...] = ()
    problem: str = ""


def are_quotes(format_id: str) -> bool:
    """Whether files of this format are tables of coded segments without positions."""
    return format_id == QUOTES


def with_quote_columns(
    file: Incoming, columns: Mapping[str, str], separator: str = "", coder: str = ""
) -> Incoming:
    """The file with its columns as they are said to be, and what else is said of it."""
    encoding = file.options.encoding if isinstance(file.options, TextOptions) else None
    options = QuoteOptions(encoding=encoding, columns=dict(columns), separator=separator, coder=coder)
    return replace(file, options=options)


def quotes_look(project: Project, file: Incoming, known: frozenset[str] = frozenset()) -> QuotesLook:
    """A table with its columns as they are said to be, else guessed, and its first rows as they would land.

    `known` are the keys of the documents of the project and of those that come in with the table.
    """
    try:
        table = table_of(file.path, file.options)
        columns = as_said(table.header, told_columns(file.options), file.path.name)
    except BlotterError as error:
        return QuotesLook(problem=error.sentence)
    looks = _columns(table, columns)
    try:
        columns = mapped(table.header, told_columns(file.options), file.path.name)
    except WrongFile as error:
        return QuotesLook(looks, problem=error.sentence)
    rows = list(islice(segments(table, columns, file.options), _TRIED))
    return replace(_Trial(project, known).look(rows), columns=looks)


def _columns(table: Sheets, columns: Sequence[QuoteColumn]) -> tuple[QuoteColumnLook, ...]:
    lines = [each for each in islice(table.rows(), _TRIED) if isinstance(each, Line)]
    return tuple(QuoteColumnLook(each, _values(lines, each.place)) for each in columns)


def _values(lines: Sequence[Line], place: int) -> tuple[str, ...]:
    cells = (line.cells[place].strip() for line in lines if place < len(line.cells))
    return tuple(list(dict.fromkeys(" ".join(each.split()) for each in cells if each))[:_VALUES_SHOWN])


class _Trial:
    """Tries rows on the project as it is."""

    def __init__(self, project: Project, known: frozenset[str]) -> None:
        self._project, self._known = project, known
        self._codes = CodeFinder(project.codebook)
        sources, groups = project.sources, project.groups
        self._named = {each.name: each for each in sources.values()}
        self._documents = NamedDocuments(sources.values(), lambda each: groups.names(each.group))
        coder = project.actor.name if project.actor else ""
        self._placing = QuotePlacing(
            self._documents, lambda source: project.text(sources[source]), self._codes, coder
        )

    def look(self, rows: Sequence[QuoteRow | RefusedRow]) -> QuotesLook:
        """How many rows would be found, the first ones, and a few that would not come in."""
        landings = [self._landing(row) for row in rows]
        found = sum(not each.problem for each in landings)
        bad = [each for each in landings[_SHOWN:] if each.problem][: _SHOWN // 2]
        return QuotesLook(
            landings=(*landings[: _SHOWN - len(bad)], *bad),
            tried=len(landings),
            found=found,
            told=tuple(each.why for each in self._placing.told()),
        )

    def _landing(self, row: QuoteRow | RefusedRow) -> Landing:
        if isinstance(row, RefusedRow):
            return Landing(row.where, "", "", "", row.what, problem=row.why)
        placed = self._placing.placed(row)
        code = self._codes.path(row.code)
        if isinstance(placed, SegmentRow):
            return self._landed(placed)
        why = placed.why if placed is not None else self._why_missing(row.source)
        return Landing(row.where, row.source, code, row.coder, row.text, problem=why)

    def _landed(self, row: SegmentRow) -> Landing:
        text = self._project.text(self._named[row.source])
        return Landing(
            row.where,
            row.source,
            row.code,
            row.coder,
            text[row.start : row.end],
            text[max(0, row.start - _AROUND) : row.start],
            text[row.end : row.end + _AROUND],
        )

    def _why_missing(self, name: str) -> Sentence:
        comes = name_key(name) in self._known
        return Sentence(messages.DOCUMENT_COMES if comes else messages.DOCUMENT_MISSING, name=name)
