"""SettlingList: the places to settle, what was decided of each, and what of them is listed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from blotter.analysis.coded_text import ancestry
from blotter.analysis.disagreements import Kind
from blotter.analysis.settling import Item
from blotter.domain.decision import Decision


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places are listed: those of a kind, a code (with what lies under it), a document; all with ""."""

    kind: str = ""
    code: str = ""
    source: str = ""
    only_open: bool = False

    def has(self, item: Item) -> bool:
        """Whether a place is among them."""
        return (
            (not self.kind or Kind(self.kind) in item.kinds)
            and (not self.code or any(self.code in ancestry(code) for code in item.codes))
            and (not self.source or item.source == self.source)
            and not (self.only_open and item.decision is not None)
        )


class SettlingList:
    """Places keep their order; a decision that is taken back opens its place again."""

    def __init__(self, items: Iterable[Item] = (), wanted: Wanted | None = None) -> None:
        self.items = list(items)
        self.wanted = wanted or Wanted()

    def shown(self) -> list[Item]:
        """The places that are listed."""
        return [item for item in self.items if self.wanted.has(item)]

    @property
    def settled(self) -> int:
        """How many of all places are decided."""
        return sum(item.decision is not None for item in self.items)

    def renew(self, decisions: Iterable[Decision]) -> list[str]:
        """These are the decisions now; returns the ids of the places that are open again."""
        by_segments = {frozenset(each.segments): each for each in decisions}
        opened = []
        for row, item in enumerate(self.items):
            decision = by_segments.get(frozenset(each.id for each in item.segments))
            if item.decision is not None and decision is None:
                opened.append(item.id)
            if decision != item.decision:
                self.items[row] = replace(item, decision=decision)
        return opened

    def next_open(self, identity: str) -> str | None:
        """The open place listed after one, or else the first of all listed; None if none is open."""
        order = [item.id for item in self.items]
        after = order.index(identity) + 1 if identity in order else 0
        around = [*self.items[after:], *self.items[:after]]
        return next((item.id for item in around if item.decision is None and self.wanted.has(item)), None)

    def at(self, source: str, start: int, end: int) -> str | None:
        """The place in a document (by name) with which a span has most in common."""
        near = [
            each for each in self.items if each.source == source and each.start < end and start < each.end
        ]
        best = max(near, key=lambda each: min(each.end, end) - max(each.start, start), default=None)
        return best.id if best is not None else None


def sources_of(items: Sequence[Item]) -> list[str]:
    """The documents of places, in their order."""
    return list(dict.fromkeys(item.source for item in items))


def codes_of(items: Sequence[Item]) -> Collection[str]:
    """The paths of the codes that coders differ in, and of those above them."""
    return {path for item in items for code in item.codes for path in ancestry(code)}
