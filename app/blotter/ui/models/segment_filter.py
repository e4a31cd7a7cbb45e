"""SegmentFilter: what the segments pane is asked to show, turned into a query."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from blotter.domain.codebook import Codebook
from blotter.domain.document_filter import EVERY_DOCUMENT, DocumentFilter
from blotter.domain.query import SegmentOrder, SegmentQuery
from blotter.project.metadata.filtering import EVERYWHERE, Extent

Ids = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class SegmentFilter:
    """Ids, "" for any. `within` limits all else: a query that came from elsewhere."""

    code: str = ""
    below: bool = True
    """Whether the codes under the code are meant, too."""
    coder: str = ""
    source: str = ""
    words: str = ""
    within: SegmentQuery = field(default_factory=SegmentQuery)
    documents: DocumentFilter = EVERY_DOCUMENT


@dataclass(frozen=True, slots=True)
class Limits:
    """What other panes say: activated codes and documents (None: no activation), coders that are hidden."""

    codes: Ids = None
    sources: Ids = None
    hidden_coders: frozenset[str] = frozenset()


def query_of(
    wanted: SegmentFilter,
    limits: Limits,
    book: Codebook,
    coders: Iterable[str],
    order: SegmentOrder,
    reverse: bool,
    meant: Extent = EVERYWHERE,
) -> SegmentQuery:
    """The query that meets the filter and all limits; `meant` is what its filter of documents means."""
    code: Ids = None
    if wanted.code:
        below = book.descendants(wanted.code) if wanted.below and wanted.code in book.by_id else []
        code = frozenset([wanted.code, *(each.id for each in below)])
    shown = frozenset(coders) - limits.hidden_coders if limits.hidden_coders else None
    return SegmentQuery(
        codes=_meet(code, limits.codes, wanted.within.codes),
        coders=_meet(_one(wanted.coder), shown, wanted.within.coders),
        sources=_meet(_one(wanted.source), limits.sources, wanted.within.sources, meant.sources),
        cases=_meet(wanted.within.cases, meant.cases),
        words=wanted.words,
        order=order,
        reverse=reverse,
    )


def _one(identity: str) -> Ids:
    return frozenset([identity]) if identity else None


def _meet(*sets: Ids) -> Ids:
    met: Ids = None
    for each in sets:
        if each is not None:
            met = each if met is None else met & each
    return met
