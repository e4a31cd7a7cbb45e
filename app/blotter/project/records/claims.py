"""Which figures of the project's records conflict, and which sums do not add up."""

from collections.abc import Sequence
from typing import NamedTuple

from blotter.analysis.records.claims import Claim, Conflict, conflicts
from blotter.analysis.records.dates import Bounds
from blotter.analysis.records.sums import Sum, sums
from blotter.domain.record import Evidence, Quantity, Record
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records.duplicates import places_of
from blotter.project.records.rows import RecordNames, by_number


class Told(NamedTuple):
    """Who says a quantity, and where: the piece of evidence (None: the record as a whole) and its documents.

    `claimants` vouch for it, `origins` are where the documents have it from.
    """

    piece: Evidence | None
    sources: tuple[str, ...]
    claimants: tuple[str, ...]
    origins: tuple[str, ...]
    as_of: str


def conflicting(project: Project, progress: Progress = silent) -> list[Conflict]:
    """The quantities for which there are several values, the contradicting ones first."""
    different = frozenset(frozenset((each.one, each.other)) for each in project.found_different())
    return conflicts(claims_of(project), different, progress)


def claims_of(project: Project) -> list[Claim]:
    """Every quantity of every record that tells a number, by the record's number."""
    names = RecordNames(project)
    documents = project.evidence_sources()
    found = []
    for record in sorted(names.records.values(), key=by_number):
        for quantity in record.quantities:
            if (quantity.low, quantity.best, quantity.high) != (None, None, None):
                found.append(_claim(record, quantity, names, documents))
    return found


def _claim(record: Record, quantity: Quantity, names: RecordNames, documents: dict[str, str]) -> Claim:
    own = documents.get(quantity.evidence)
    return Claim(
        record.id,
        quantity,
        names.kind(record),
        names.subtype(record),
        record.subtype,
        places_of(record),
        record.level,
        frozenset([own]) if own else frozenset(names.fact(record).sources),
        Bounds(record.earliest, record.latest),
        record.as_of,
    )


def not_adding_up(project: Project) -> list[Sum]:
    """The sums of all records that do not add up, by the record's number."""
    documents = project.evidence_sources()
    return sums(
        (record.id, record.quantities, [documents.get(each.evidence, "") for each in record.quantities])
        for record in sorted(project.records.values(), key=by_number)
        if len(record.quantities) > 1
    )


def told(project: Project, record: Record, quantity: Quantity, pieces: Sequence[Evidence]) -> Told:
    """Who says a quantity of a record, according to the record's pieces of evidence."""
    piece = next((each for each in pieces if each.id == quantity.evidence), None)
    if piece is None and quantity.words:
        piece = next((each for each in pieces if quantity.words in each.quote), None)
    sayers = [piece] if piece else list(pieces)
    sources = dict.fromkeys(project.sources[each.source].name for each in sayers)
    vouching = dict.fromkeys(claimant for each in sayers for claimant in each.claim_sources)
    origins = dict.fromkeys(each.origins[-1] for each in sayers if each.origins)
    claimants = (quantity.claimant,) if quantity.claimant else tuple(vouching)
    return Told(piece, tuple(sources), claimants, tuple(origins), quantity.as_of or record.as_of)
