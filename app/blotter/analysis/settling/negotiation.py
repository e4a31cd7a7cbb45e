"""What came of settling: the texts after negotiation, and who prevailed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.settling.items import Standing
from blotter.domain.decision import Decision, Reason
from blotter.domain.entity import derived_id
from blotter.domain.segment import Span, trimmed


class Settled(NamedTuple):
    """A place that was settled: the coders concerned, their segments by id, and what stands instead."""

    source: str
    coders: tuple[str, ...]
    segments: frozenset[str]
    stands: tuple[Standing, ...]


def after(
    texts: Iterable[CodedText], settled: Iterable[Settled], *, trim: bool = True
) -> Iterator[CodedText]:
    """The texts after negotiation: at every settled place all of its coders have what stands.

    What is not settled stays as the coders left it.
    """
    by_source: dict[str, list[Settled]] = {}
    for each in settled:
        by_source.setdefault(each.source, []).append(each)
    for text in texts:
        yield _text_after(text, by_source.get(text.source, ()), trim)


def _text_after(text: CodedText, settled: Sequence[Settled], trim: bool) -> CodedText:
    if not settled:
        return text
    gone = {identity for each in settled for identity in each.segments}
    # A segment that says the same once more is no part of an item, and must not outlive it.
    same = {_said(text, each, trim) for each in text.segments if each.id in gone}
    kept = [each for each in text.segments if each.id not in gone and _said(text, each, trim) not in same]
    made = [
        CodedSegment(derived_id(*sorted(each.segments), coder, *map(str, standing)), coder, *standing)
        for each in settled
        for standing in each.stands
        for coder in each.coders
    ]
    return replace(text, segments=[*kept, *made])


def _said(text: CodedText, segment: CodedSegment, trim: bool) -> tuple[str, str, Span]:
    span = trimmed(text.text, segment.span) if trim else segment.span
    return segment.coder, segment.code, span


BY_RULE = "by rule"
"""What the counts say instead of a reason where nobody looked at the place."""
ANY_REASON = "all"
NO_REASON = "none given"
_REASONS = (ANY_REASON, *map(str, Reason), NO_REASON, BY_RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevailed:
    """In how many decided items a coder's version stood alone, stood among others, or did not stand.

    `reason` is ANY_REASON for all that somebody decided; what a rule decided is counted BY_RULE alone, since
    it may favour whoever draws longer segments. In `own` of the items the coder decided, too.
    """

    coder: str
    reason: str
    alone: int
    among: int
    fell: int
    own: int

    @property
    def decided(self) -> int:
        """How many items were decided in which the coder was compared."""
        return self.alone + self.among + self.fell


def prevailed(decisions: Iterable[Decision], rule_notes: str) -> list[Prevailed]:
    """How often each coder prevailed, by id: over all, then by reason.

    Notes that begin with `rule_notes` are those of decisions that were made by a rule.
    """
    counts: dict[str, dict[str, Counter[str]]] = {}
    for each in decisions:
        reason = BY_RULE if each.note.startswith(rule_notes) else str(each.reason or NO_REASON)
        for coder in each.coders:
            for row in (reason,) if reason == BY_RULE else (ANY_REASON, reason):
                count = counts.setdefault(coder, {}).setdefault(row, Counter())
                count["fell" if coder not in each.sided else "among" if len(each.sided) > 1 else "alone"] += 1
                count["own"] += each.coder == coder
    return [
        Prevailed(
            coder=coder,
            reason=reason,
            alone=count["alone"],
            among=count["among"],
            fell=count["fell"],
            own=count["own"],
        )
        for coder, by_reason in counts.items()
        for reason, count in sorted(by_reason.items(), key=lambda row: _REASONS.index(row[0]))
    ]
