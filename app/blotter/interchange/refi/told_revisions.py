"""Whether the revisions that an extension tells can be the past of a codebook."""

from collections import Counter
from collections.abc import Iterable

from blotter.domain.codebook import Codebook
from blotter.domain.revision import CodeChange, Revision, age, stated_code

_LAST_NUMBER = 1_000_000_000
_CODES_TOLD = 5_000_000
"""How many codes all states may have together, each anew: beyond what people revise in their lives."""


def misstated(revisions: Iterable[Revision]) -> frozenset[str]:
    """The ids of those that tell another state than their digest names, or come from such or later ones."""
    in_order = sorted(revisions, key=age)
    reading = _Reading(in_order)
    return frozenset(each.id for each in in_order if not reading.is_true(each))


class _Reading:
    """Goes through revisions by age; a state is kept for as long as others go on from it."""

    def __init__(self, revisions: list[Revision]) -> None:
        self._every = {each.id for each in revisions}
        self._waiting = Counter(each.parent for each in revisions)
        self._states: dict[str, dict[str, CodeChange]] = {}
        self._numbers: dict[str, int] = {}
        self._told = 0

    def is_true(self, revision: Revision) -> bool:
        """Whether a revision says what it is said to; those before it in order were asked already."""
        state = self._state_before(revision)
        for change in revision.changes:
            if change.definition:
                state[change.code] = change
            else:
                state.pop(change.code, None)
        self._told += len(state)
        is_true = (
            self._is_later(revision)
            and self._told <= _CODES_TOLD
            and Codebook(map(stated_code, state.values())).digest() == revision.digest
        )
        if is_true:
            self._numbers[revision.id] = revision.number
            if self._waiting[revision.id]:
                self._states[revision.id] = state
        return is_true

    def _is_later(self, revision: Revision) -> bool:
        """Whether its number is one, and those that it comes from are true and have lower ones."""
        before = {each for each in (revision.parent, revision.other) if each in self._every}
        lowest = max((self._numbers.get(each, _LAST_NUMBER) for each in before), default=0)
        return lowest < revision.number <= _LAST_NUMBER

    def _state_before(self, revision: Revision) -> dict[str, CodeChange]:
        """The state of the parent, for this one to go on with; nothing where that is not known."""
        parent = revision.parent or ""
        self._waiting[parent] -= 1
        if self._waiting[parent] > 0:
            return dict(self._states.get(parent, {}))
        return self._states.pop(parent, {})
