"""Rules: which segments break what was laid down for their codes, each rule in one walk over a document."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from blotter.analysis.cooccurrence import by_coder
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Codebook
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.domain.segment import Placed

Laid = CodingRule | CodeSet
"""What can be broken: a rule, or a set whose codes exclude each other."""

Kinds = Mapping[str, str]
"""Of codes, what they count as: two segments of one kind are never each other's other."""


class Violation(NamedTuple):
    """A segment that breaks a rule; `other` is one of those that it must not meet, None where one is missing.

    Of a domain both segments are told.
    """

    segment: str
    rule: Laid
    other: str | None = None


@dataclass(frozen=True, slots=True)
class _Law:
    """A rule for the codes of a codebook: which are bound by it, and which count as another for them."""

    rule: Laid
    bound: Kinds
    others: Kinds
    wants: bool
    """Whether another has to be there, rather than to stay away."""
    same_bounds: bool = False


class Rulebook:
    """Rules and domains with what they mean for each code; made once for any number of documents."""

    def __init__(self, rules: Iterable[CodingRule], sets: Iterable[CodeSet], codebook: Codebook) -> None:
        self._memos: list[tuple[CodingRule, frozenset[str]]] = []
        self._laws: list[_Law] = []
        self._order: dict[str, int] = {}
        laid: list[Laid] = [*rules, *(each for each in sets if each.exclusive)]
        for rule in laid:
            self._order[rule.id] = len(self._order)
            if isinstance(rule, CodeSet):
                self._laws.append(_domain(rule, codebook))
            elif rule.kind is RuleKind.MEMO:
                self._memos.append((rule, _with_below([rule.code], codebook)))
            else:
                self._laws.append(_law(rule, codebook))
        self.codes = frozenset[str]().union(
            *(law.bound for law in self._laws), *(codes for _, codes in self._memos)
        )
        """The codes for which anything is laid down."""

    def __bool__(self) -> bool:
        return bool(self.codes)

    @property
    def asks_for_memos(self) -> bool:
        """Whether it matters which segments have a memo."""
        return bool(self._memos)

    def violations(
        self,
        segments: Iterable[Placed],
        noted: Collection[str] = frozenset(),
        wanted: Collection[str] | None = None,
    ) -> list[Violation]:
        """What the segments of one document break, by place; `noted` are the ids of those with a memo.

        Only segments whose ids are `wanted` (None: all) are judged; the others are there to be met.
        """
        found: list[tuple[tuple[int, int, str, int], Violation]] = []
        for group in by_coder(segments):
            for segment, rule, other in self._broken(group, noted, wanted):
                place = (segment.start, -segment.end, segment.id, self._order[rule.id])
                found.append((place, Violation(segment.id, rule, other.id if other else None)))
        return [violation for _, violation in sorted(found, key=lambda each: each[0])]

    def _broken(
        self, group: Sequence[Placed], noted: Collection[str], wanted: Collection[str] | None
    ) -> Iterable[tuple[Placed, Laid, Placed | None]]:
        by_code: dict[str, list[Placed]] = {}
        for each in group:
            by_code.setdefault(each.code, []).append(each)
        judged = by_code
        if wanted is not None:
            judged = {code: [each for each in those if each.id in wanted] for code, those in by_code.items()}
        for rule, codes in self._memos:
            yield from ((each, rule, None) for each in _of(judged, codes) if each.id not in noted)
        for law in self._laws:
            bound = _of(judged, law.bound)
            if bound:
                others = sorted(_of(by_code, law.others), key=_by_start)
                yield from _breaking(law, bound, others)


def _breaking(
    law: _Law, bound: Iterable[Placed], others: Sequence[Placed]
) -> Iterable[tuple[Placed, Laid, Placed | None]]:
    there = _Same(others, law.others) if law.same_bounds else _Overlapping(others, law.others)
    for each in bound:
        other = there.other(each, law.bound[each.code])
        if (other is None) is law.wants:
            yield each, law.rule, other


_Two = tuple[Placed | None, Placed | None]
"""The segment that ends last, and of those of another kind the one that does."""


class _Overlapping:
    """Segments in the order of their beginnings, so that one which meets another is found by bisection."""

    def __init__(self, segments: Sequence[Placed], kinds: Kinds) -> None:
        self._kinds = kinds
        self._starts = [each.start for each in segments]
        self._latest: list[_Two] = [(None, None)]
        for each in segments:
            self._latest.append(self._with(each, *self._latest[-1]))

    def _with(self, each: Placed, first: Placed | None, second: Placed | None) -> _Two:
        if first is None:
            return each, None
        is_same = self._kinds[each.code] == self._kinds[first.code]
        if each.end > first.end:
            return each, second if is_same else first
        if not is_same and (second is None or each.end > second.end):
            return first, each
        return first, second

    def other(self, segment: Placed, kind: str) -> Placed | None:
        """A segment of another kind that shares a character."""
        first, second = self._latest[bisect_left(self._starts, segment.end)]
        found = second if first is not None and self._kinds[first.code] == kind else first
        return found if found is not None and found.end > segment.start else None


class _Same:
    """Segments by their bounds."""

    def __init__(self, segments: Iterable[Placed], kinds: Kinds) -> None:
        self._at: dict[tuple[int, int], dict[str, Placed]] = {}
        for each in segments:
            kept = self._at.setdefault((each.start, each.end), {})
            if len(kept) < 2:
                kept.setdefault(kinds[each.code], each)

    def other(self, segment: Placed, kind: str) -> Placed | None:
        """A segment of another kind on the same bounds."""
        kept = self._at.get((segment.start, segment.end), {})
        return next((each for other, each in kept.items() if other != kind), None)


def _law(rule: CodingRule, book: Codebook) -> _Law:
    bound = _with_below([rule.code], book)
    wants = rule.kind is RuleKind.NEEDS
    # Without others a rule that asks for one means any code that it is not about; no code excludes all.
    others = _with_below(rule.others, book)
    if wants and not rule.others:
        others = frozenset(book.by_id) - bound
    return _Law(rule, _each_alone(bound), _each_alone(others), wants, rule.reach is Reach.SAME)


def _domain(domain: CodeSet, book: Codebook) -> _Law:
    """A code counts as the nearest member above it; what lies under two members is of the lower one."""
    members = frozenset(domain.codes)
    kinds: dict[str, str] = {}
    for code in _with_below(members, book):
        above = [code, *(each.id for each in book.ancestors(code))] if code in book.by_id else [code]
        kinds[code] = next(each for each in above if each in members)
    return _Law(domain, kinds, kinds, wants=False)


def _with_below(codes: Iterable[str], book: Codebook) -> frozenset[str]:
    codes = list(codes)
    return frozenset(codes).union(below.id for code in codes for below in book.descendants(code))


def _each_alone(codes: Iterable[str]) -> dict[str, str]:
    return {code: code for code in codes}


def _of(by_code: Mapping[str, Sequence[Placed]], codes: Collection[str]) -> list[Placed]:
    """The segments of some codes."""
    few, many = sorted((by_code, codes), key=len)
    return [each for code in few if code in many for each in by_code[code]]


def _by_start(segment: Placed) -> tuple[int, int, str]:
    return segment.start, segment.end, segment.id
