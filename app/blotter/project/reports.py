"""REPORTS: every question a project can answer, one row each; a Table comes out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from blotter.domain.assignment import Status
from blotter.domain.memo import Memo
from blotter.domain.query import SegmentOrder, SegmentQuery
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.errors import NotFound
from blotter.project import messages
from blotter.project.project import Project

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions

_INTEGER, _QUOTE, _CODE = ColumnKind.INTEGER, ColumnKind.QUOTE, ColumnKind.CODE


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of a project, by names and paths; empty means all. Codes include what is under them."""

    codes: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: str = ""
    with_children: bool = True
    order: SegmentOrder = SegmentOrder.PLACE
    agreement: "AgreementOptions | None" = None


@dataclass(frozen=True, slots=True)
class Report:
    """A question: its machine name, its title, and what answers it."""

    name: str
    title: str
    answer: Callable[[Project, Selection], Table]


@dataclass(slots=True)
class Names:
    """What ids are called, looked up once for a long table."""

    project: Project
    sources: dict[str, str] = field(init=False)
    coders: dict[str, str] = field(init=False)
    codes: dict[str, str] = field(init=False)
    revisions: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        project, book = self.project, self.project.codebook
        self.sources = {source.id: source.name for source in project.sources.values()}
        self.coders = {coder.id: coder.name for coder in project.coders.values()}
        self.codes = {code: book.path(code) for code in book.by_id}
        self.revisions = {revision.id: revision.number for revision in project.revisions().values()}


def query(project: Project, selection: Selection) -> SegmentQuery:
    """The selection by ids; NotFound with the nearest name where one is wrong."""
    book = project.codebook
    codes = {book.find(path).id for path in selection.codes}
    if selection.with_children:
        codes |= {below.id for code in list(codes) for below in book.descendants(code)}
    return SegmentQuery(
        codes=frozenset(codes) if selection.codes else None,
        coders=frozenset(project.coder(n).id for n in selection.coders) if selection.coders else None,
        sources=frozenset(project.source(n).id for n in selection.sources) if selection.sources else None,
        words=selection.words,
        order=selection.order,
    )


def selection_of(project: Project, wanted: SegmentQuery) -> Selection:
    """The selection that names what a query has by ids; the inverse of `query`."""
    names = Names(project)
    return Selection(
        codes=tuple(sorted(names.codes[code] for code in wanted.codes or ())),
        coders=tuple(sorted(names.coders[coder] for coder in wanted.coders or ())),
        sources=tuple(sorted(names.sources[source] for source in wanted.sources or ())),
        words=wanted.words,
        with_children=False,
    )


def segments(project: Project, selection: Selection) -> Table:
    """The coded segments with their quotes; rows stream from the file and can be read once."""
    columns = (
        Column("id", "Id"),
        Column("source", "Document"),
        Column("code", "Code", _CODE),
        Column("coder", "Coder"),
        Column("start", "Start", _INTEGER),
        Column("end", "End", _INTEGER),
        Column("text", "Segment", _QUOTE),
        Column("memo", "Memo"),
        Column("revision", "Revision", _INTEGER),
        Column("created", "Coded"),
        Column("modified", "Changed"),
        Column("origin", "Made by"),
    )
    return Table("Segments", columns, _segment_rows(project, query(project, selection)))


def _segment_rows(project: Project, wanted: SegmentQuery) -> Iterator[tuple[Cell, ...]]:
    names = Names(project)
    for each in project.retrieve(wanted):
        yield (
            each.id,
            names.sources[each.source],
            names.codes[each.code],
            names.coders[each.coder],
            each.start,
            each.end,
            each.quote,
            each.memo,
            names.revisions.get(each.revision or ""),
            each.created,
            each.modified,
            each.origin,
        )


def sources(project: Project, selection: Selection) -> Table:
    """The documents."""
    columns = (
        Column("id", "Id"),
        Column("name", "Document"),
        Column("kind", "Kind"),
        Column("characters", "Characters", _INTEGER),
        Column("sha256", "SHA-256"),
        Column("language", "Language"),
        Column("imported", "Imported"),
    )
    wanted = query(project, selection).sources
    rows = [
        (each.id, each.name, each.kind, each.characters, each.original, each.language, each.imported)
        for each in project.sources.values()
        if _is_asked(each.id, wanted)
    ]
    return Table("Documents", columns, rows)


def codes(project: Project, selection: Selection) -> Table:
    """The codebook, in its order, with the number of segments that each code has of its own."""
    columns = (
        Column("id", "Id"),
        Column("code", "Code", _CODE),
        Column("parent", "Under"),
        Column("colour", "Colour"),
        Column("short", "Short definition"),
        Column("full", "Full definition"),
        Column("use_when", "Use when"),
        Column("not_when", "Do not use when"),
        Column("example", "Example"),
        Column("segments", "Segments", _INTEGER),
    )
    book, asked = project.codebook, query(project, selection)
    counts = _counts_by_code(project, asked)
    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            book.path(each.id),
            book.path(each.parent) if each.parent else None,
            book.colour(each.id),
            each.short,
            each.full,
            each.use_when,
            each.not_when,
            each.example,
            counts.get(each.id, 0),
        )
        for each in book
        if _is_asked(each.id, asked.codes)
    ]
    return Table("Codes", columns, rows)


def _counts_by_code(project: Project, asked: SegmentQuery) -> Mapping[str, int]:
    if asked.coders is None and not asked.words:
        return project.counts_by_code(asked.sources)
    return Counter(each.code for each in project.retrieve(asked))


def coders(project: Project, selection: Selection) -> Table:
    """Who codes: segments, documents begun and documents done."""
    columns = (
        Column("id", "Id"),
        Column("name", "Coder"),
        Column("segments", "Segments", _INTEGER),
        Column("begun", "Documents begun", _INTEGER),
        Column("done", "Documents done", _INTEGER),
    )
    rows: list[tuple[Cell, ...]] = []
    asked, assignments = query(project, selection), project.assignments()
    for each in project.coders.values():
        if not _is_asked(each.id, asked.coders):
            continue
        own = [a for a in assignments if a.coder == each.id and a.round is None]
        own = [a for a in own if _is_asked(a.source, asked.sources)]
        done = sum(a.status is Status.DONE for a in own)
        held = project.count(replace(asked, coders=frozenset([each.id])))
        rows.append((each.id, each.name, held, len(own) - done, done))
    return Table("Coders", columns, rows)


def memos(project: Project, selection: Selection) -> Table:
    """Every memo: on the project, documents, codes and segments."""
    columns = (
        Column("id", "Id"),
        Column("on", "On"),
        Column("name", "Of"),
        Column("text", "Memo"),
        Column("coder", "Coder"),
        Column("created", "Written"),
        Column("modified", "Changed"),
    )
    names, asked = Names(project), query(project, selection)
    rows: list[tuple[Cell, ...]] = []
    for memo in project.memos():
        if not _meets(memo, asked):
            continue
        about = ("source", names.sources[memo.source]) if memo.source else ("project", "")
        if memo.source and memo.span:
            about = ("passage", f"{names.sources[memo.source]} {memo.start}:{memo.end}")
        if memo.code:
            about = ("code", names.codes[memo.code])
        coder = names.coders.get(memo.coder or "")
        rows.append((memo.id, *about, memo.text, coder, memo.created, memo.modified))
    for each in project.retrieve(asked):
        if each.memo:
            place = f"{names.sources[each.source]} {each.start}:{each.end} {names.codes[each.code]}"
            coder = names.coders[each.coder]
            rows.append((each.id, "segment", place, each.memo, coder, each.created, each.modified))
    return Table("Memos", columns, rows)


def _meets(memo: Memo, asked: SegmentQuery) -> bool:
    return (
        _is_asked(memo.source, asked.sources)
        and _is_asked(memo.code, asked.codes)
        and _is_asked(memo.coder, asked.coders)
        and asked.words.casefold() in memo.text.casefold()
    )


def _is_asked(identity: str | None, asked: frozenset[str] | None) -> bool:
    return asked is None or identity in asked


def history(project: Project, selection: Selection) -> Table:
    """What was done, by whom and when."""
    columns = (
        Column("id", "Id"),
        Column("at", "When"),
        Column("coder", "Coder"),
        Column("label", "What"),
        Column("kind", "Kind"),
        Column("undone", "Undone", _INTEGER),
    )
    names = {coder.id: coder.name for coder in project.coders.values()}
    rows: list[tuple[Cell, ...]] = []
    asked = query(project, selection).coders
    for each in project.history():
        if not _is_asked(each.coder, asked):
            continue
        coder = names.get(each.coder or "", each.coder_name) or None
        rows.append((each.id, each.at, coder, str(each.label), str(each.kind), int(each.undone)))
    return Table("History", columns, rows)


def agreement(project: Project, selection: Selection) -> Table:
    """How far coders agree on each code, with the usual measures by character."""
    from blotter.analysis.agreement import AgreementOptions, agreement_table
    from blotter.project import comparison

    options = selection.agreement or AgreementOptions(
        coders=selection.coders, codes=selection.codes, sources=selection.sources
    )
    return agreement_table(comparison.agreement(project, options), options)


def disagreements(project: Project, selection: Selection) -> Table:
    """Where coders differ, and how."""
    from blotter.analysis.agreement import AgreementOptions
    from blotter.analysis.disagreements import disagreement_table
    from blotter.project import comparison

    options = AgreementOptions(coders=selection.coders, codes=selection.codes, sources=selection.sources)
    return disagreement_table(comparison.differences(project, options))


REPORTS: tuple[Report, ...] = (
    Report("sources", "Documents", sources),
    Report("codes", "Codes", codes),
    Report("segments", "Coded segments", segments),
    Report("coders", "Coders", coders),
    Report("memos", "Memos", memos),
    Report("agreement", "Agreement", agreement),
    Report("disagreements", "Disagreements", disagreements),
    Report("history", "History", history),
)


def report(project: Project, name: str, selection: Selection | None = None) -> Table:
    """The answer of the report of this name."""
    for each in REPORTS:
        if each.name == name:
            return each.answer(project, selection or Selection())
    raise NotFound(messages.NO_SUCH_REPORT, name=name, names=", ".join(each.name for each in REPORTS))
