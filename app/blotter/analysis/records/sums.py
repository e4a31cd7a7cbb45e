"""Sums that do not add up: the parts of a total, or shares of a whole, that come to something else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from blotter.analysis.records.claims import range_of
from blotter.analysis.records.measure_words import family, is_total
from blotter.domain.record import Number, Quantity

_ROUNDED = 0.5
"""By how much a share may be off because it was rounded."""

_PERCENT = "percent"


class Outcome(NamedTuple):
    """What the parts come to, between which values at most; and what they should come to."""

    low: float
    high: float
    total_low: float
    total_high: float

    @property
    def difference(self) -> float:
        """How much the parts come to more (or less, with a minus) than the total."""
        return self.low - self.total_high if self.low > self.total_high else self.high - self.total_low


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts with the total (None: 100 percent) that they do not add up to.

    `implied` says that nobody marked the parts: one quantity of the record calls itself the total.
    """

    record: str
    total: Quantity | None
    parts: tuple[Quantity, ...]
    outcome: Outcome
    implied: bool = False


def sums(records: Iterable[tuple[str, Sequence[Quantity], Sequence[str]]]) -> list[Sum]:
    """The sums of records that do not add up; a record is its id, its quantities, and their documents.

    Parts that come to less than their total are pointed out as well: something may be missing.
    """
    return [each for record, held, sources in records for each in _of_record(record, held, sources)]


def _of_record(record: str, held: Sequence[Quantity], sources: Sequence[str]) -> Iterator[Sum]:
    known = {each.id: each for each in held}
    parts: dict[str, list[Quantity]] = {}
    for each in held:
        if each.part_of in known:
            parts.setdefault(each.part_of, []).append(each)
    for total, marked in parts.items():
        yield from _checked(record, known[total], marked)
    if not parts:
        yield from _implied(record, held, sources)


def _checked(record: str, total: Quantity, marked: list[Quantity], implied: bool = False) -> Iterator[Sum]:
    shares = [each for each in marked if _is_share(each)]
    counts = [each for each in marked if not _is_share(each) and family(each.unit) == family(total.unit)]
    if _is_share(total):
        counts = []
    for some, of in ((counts, total), (shares, total if _is_share(total) else None)):
        if not some:
            continue
        outcome = _outcome(some, of)
        if outcome.low > outcome.total_high or outcome.high < outcome.total_low:
            yield Sum(record, of, tuple(some), outcome, implied)


def _implied(record: str, held: Sequence[Quantity], sources: Sequence[str]) -> Iterator[Sum]:
    """Quantities of one unit, time and document, of which one calls itself the total of at least two."""
    groups: dict[tuple[str, str, str], list[Quantity]] = {}
    for each, source in zip(held, sources, strict=True):
        groups.setdefault((family(each.unit), each.as_of, source), []).append(each)
    for some in groups.values():
        totals = [each for each in some if is_total(each.measure)]
        rest = [each for each in some if each not in totals and not each.alternative_to]
        if len(totals) == 1 and len(rest) > 1:
            yield from _checked(record, totals[0], rest, implied=True)


def _is_share(quantity: Quantity) -> bool:
    return family(quantity.unit) in (_PERCENT, "%")


def _outcome(parts: Sequence[Quantity], total: Quantity | None) -> Outcome:
    ranges = [range_of(each) for each in parts]
    low, high = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    whole = (100.0, 100.0) if total is None else range_of(total)
    if total is None or _is_share(total):
        # Each share was rounded, so that their sum may be off by as many halves.
        low, high = low - _ROUNDED * len(parts), high + _ROUNDED * len(parts)
    low = max(low, 0.0) if low == float("-inf") else low
    return Outcome(low, high, *whole)


def exact(outcome: Outcome) -> Number | None:
    """What the parts come to if that is one number."""
    if outcome.low != outcome.high:
        return None
    return int(outcome.low) if float(outcome.low).is_integer() else outcome.low
