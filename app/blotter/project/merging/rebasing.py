"""Rebasing: where what a copy has stands in the texts of here, if those of either were corrected."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from blotter.analysis.differences import differences
from blotter.domain.case import CasePart
from blotter.domain.decision import Decision
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Evidence
from blotter.domain.round import RoundPassage
from blotter.domain.segment import Segment, Span
from blotter.domain.shifting import Motion, motion
from blotter.domain.source import Source
from blotter.project.merging.incoming import Incoming
from blotter.project.merging.standing import Standing
from blotter.project.merging.texts import text_of
from blotter.store.past import Change

PLACED: tuple[type[Entity], ...] = (
    Segment,
    Memo,
    Evidence,
    Decision,
    RoundPassage,
    CasePart,
    MovedPassage,
)
"""What stands in texts."""


class Rebasing:
    """Tells places of a copy as they are in the texts of here, as far as their words are the same there.

    So nobody is asked about a place that only moved with its text. What has other words here stays as it is
    in the copy: if its text is chosen, it stands there.
    """

    def __init__(self, standing: Standing, copy: Incoming) -> None:
        self._standing, self._copy = standing, copy
        self._ways: dict[str, Motion] = {}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The documents (by id) that have another text there, and the digest of their text here."""
        here, there = self._standing.all(Source), self._copy.project.sources
        both = ((identity, here[identity].text) for identity in there if identity in here)
        return {identity: text for identity, text in both if text != there[identity].text}

    def rebased(self, changes: Iterable[Change]) -> list[Change]:
        """The changes with their places told as here."""
        changes = list(changes)
        if not self.texts:
            return changes
        self._standing.read_ahead(c.id for c in changes if c.type is Segment)
        return [self._rebased(change) for change in changes]

    def _rebased(self, change: Change) -> Change:
        about = change.after or change.before
        if change.type not in PLACED or getattr(about, "source", None) not in self.texts:
            return change
        before, after = change.before, change.after
        if after is not None:
            after = self._moved(after)
        stands = after if after is not None else self._standing.get(change.type, change.id)
        if before is not None and stands is not None and _quote(before) == _quote(stands):
            before = _at(before, stands)
        return Change(change.type, change.id, before, after)

    def _moved(self, there: Entity) -> Entity:
        start, end = getattr(there, "start", None), getattr(there, "end", None)
        if start is None or end is None:
            return there
        way, span = self._way(getattr(there, "source", "")), Span(start, end)
        if way.touches(*span) and not isinstance(there, MovedPassage):
            return there
        moved = way.moved(span)
        return replace(there, start=moved.start, end=moved.end)  # type: ignore[call-arg]

    def _way(self, source: str) -> Motion:
        if source not in self._ways:
            projects = [*self._standing.projects, self._copy.project]
            there = self._copy.project.text(self._copy.project.sources[source])
            self._ways[source] = motion(differences(there, text_of(self.texts[source], projects)))
        return self._ways[source]


def _quote(entity: Entity) -> object:
    return getattr(entity, "source", None), getattr(entity, "quote", None)


def _at(entity: Entity, other: Entity) -> Entity:
    """An entity at the place of another."""
    place = {name: getattr(other, name) for name in ("start", "end")}
    return replace(entity, **place)
