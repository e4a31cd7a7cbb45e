"""Whether two coders found the same activities: precision, recall and F1 of their records, by kind.

The second coder is measured by the first: recall is the share of the first coder's records that are a pair,
precision that of the second's, and F1 their harmonic mean, which is the same for both. Of one kind the pairs
count in which both records are of it. For intervals a pair is at home in the first document of the first
coder's evidence, a record that only one has in the first of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blotter.analysis import messages
from blotter.analysis.records.agreement import RECORD, Draws, RecordAgreement, ratio
from blotter.analysis.records.matching import Matching
from blotter.message import Sentence

if TYPE_CHECKING:
    from blotter.analysis.bootstrap import Floats

Formula = Callable[["Floats"], "Floats"]


@dataclass(frozen=True, slots=True)
class _Row:
    """What a pair, or a record that only one has, adds to the counts: matched, first, second."""

    home: str
    matched: int
    first: int
    second: int


def events_found(
    matching: Matching, coders: tuple[str, str], kinds: Sequence[tuple[str, str]], draws: Draws
) -> list[RecordAgreement]:
    """The three measures over all kinds, and for each kind (its id, its name) that somebody has."""
    rows = list(_rows(matching, None))
    found = _measured(rows, coders, "", draws)
    for identity, name in kinds:
        of_kind = list(_rows(matching, identity))
        if of_kind:
            found += _measured(of_kind, coders, name, draws)
    return found


def _rows(matching: Matching, kind: str | None) -> Iterator[_Row]:
    for pair in matching.pairs:
        first = kind is None or pair.first.kind == kind
        second = kind is None or pair.second.kind == kind
        if first or second:
            yield _Row(pair.first.home, int(first and second), int(first), int(second))
    for only, counts in ((matching.only_first, (0, 1, 0)), (matching.only_second, (0, 0, 1))):
        yield from (_Row(each.home, *counts) for each in only if kind is None or each.kind == kind)


def _measured(
    rows: Sequence[_Row], coders: tuple[str, str], kind: str, draws: Draws
) -> list[RecordAgreement]:
    import numpy as np

    matched, first, second = (
        sum(getattr(row, name) for row in rows) for name in ("matched", "first", "second")
    )
    values = np.array([(row.matched, row.first, row.second) for row in rows], dtype=np.float64).reshape(-1, 3)
    units = draws.of([row.home for row in rows])
    found = []
    for measure, formula, below, reason in (
        ("precision", _precision, second, Sentence(messages.NO_RECORDS_OF, coder=coders[1])),
        ("recall", _recall, first, Sentence(messages.NO_RECORDS_OF, coder=coders[0])),
        ("f1", _f1, first + second, messages.NO_RECORDS_FOUND),
    ):
        drawn = units.interval(values, formula) if below else None
        share = (2 * matched if measure == "f1" else matched) / below if below else None
        found.append(
            RecordAgreement(
                field=RECORD,
                measure=measure,
                coders=coders,
                kind=kind,
                value=share,
                low=drawn.low if drawn else None,
                high=drawn.high if drawn else None,
                n=units.n,
                drawn=units.drawn,
                first=first,
                second=second,
                matched=matched,
                reason="" if below else reason,
                interval_reason=drawn.reason if drawn else "",
            )
        )
    return found


def _precision(sums: "Floats") -> "Floats":
    return ratio(sums[:, 0], sums[:, 2])


def _recall(sums: "Floats") -> "Floats":
    return ratio(sums[:, 0], sums[:, 1])


def _f1(sums: "Floats") -> "Floats":
    return ratio(2 * sums[:, 0], sums[:, 1] + sums[:, 2])
