"""RuleCheck: what breaks the rules in a project, a document, or one passage."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from blotter.analysis.rules import Laid, Rulebook, Violation
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Codebook
from blotter.domain.coding_rule import CodingRule
from blotter.domain.query import Facts
from blotter.domain.segment import Placed, Span
from blotter.domain.source import Source
from blotter.message import Message
from blotter.progress import Progress, counted, silent
from blotter.project import rule_words
from blotter.project.project import Project
from blotter.store import layout


class Broken(NamedTuple):
    """A rule that a segment breaks; `other` is what it should not meet there, if that is the matter."""

    source: Source
    segment: Placed
    rule: Laid
    other: Placed | None

    def told(self, book: Codebook) -> Message:
        """In a sentence, how this passage breaks the rule."""
        other = self.other.code if self.other else None
        return rule_words.broken(self.rule, book, self.segment.code, other)


class RuleCheck:
    """Looks through what is coded; what the rules mean is worked out anew when they or the codes change."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._made: tuple[list[CodingRule], list[CodeSet], Codebook, Rulebook] | None = None

    @property
    def rulebook(self) -> Rulebook:
        """The rules and domains as they are now."""
        project, made = self._project, self._made
        rules, sets, book = project.coding_rules, project.code_sets, project.codebook
        # A project gives out the same ones until they are others.
        if made is None or made[0] is not rules or made[1] is not sets or made[2] is not book:
            made = self._made = (rules, sets, book, Rulebook(rules, sets, book))
        return made[3]

    def everywhere(
        self, sources: Collection[str] | None = None, progress: Progress = silent
    ) -> Iterator[Broken]:
        """Everything that breaks a rule, document by document; in `sources` (ids) or in all (None)."""
        rulebook, database = self.rulebook, self._project.database
        if not rulebook:
            return
        holding = layout.sources_with(database.read(), None, None)
        asked = [
            each
            for each in list(self._project.sources.values())
            if each.id in holding and (sources is None or each.id in sources)
        ]
        for source in counted(asked, progress, every=1):
            yield from self._found(rulebook, source)

    def within(self, source: Source) -> list[Broken]:
        """What breaks a rule in a document."""
        return list(self._found(self.rulebook, source))

    def at(self, source: Source, coder: str, span: Span) -> list[Broken]:
        """What breaks a rule among a coder's segments that meet a passage; only these are looked at."""
        if not self.rulebook:
            return []
        return self.of(source, coder, layout.over(self._project.database.read(), source.id, coder, *span))

    def of(self, source: Source, coder: str, here: Sequence[Placed]) -> list[Broken]:
        """What breaks a rule among some of a coder's segments in a document."""
        rulebook = self.rulebook
        if not rulebook or not here:
            return []
        start, end = min(each.start for each in here), max(each.end for each in here)
        near = layout.over(self._project.database.read(), source.id, coder, start, end)
        ids = {each.id for each in here}
        noted = set[str]()
        if rulebook.asks_for_memos:
            noted = {each.id for each in self._project.segments_by_id(ids) if each.memo}
        return list(_told(source, near, rulebook.violations(near, noted, ids)))

    def _found(self, rulebook: Rulebook, source: Source) -> Iterator[Broken]:
        read = self._project.database.read
        placed = layout.laid(read(), source.id, None, None)
        noted = layout.carrying(read(), source.id, Facts(memo=True)) if rulebook.asks_for_memos else set()
        return _told(source, placed, rulebook.violations(placed, noted))


def _told(source: Source, placed: Iterable[Placed], found: Iterable[Violation]) -> Iterator[Broken]:
    by_id = {each.id: each for each in placed}
    for each in found:
        yield Broken(source, by_id[each.segment], each.rule, by_id[each.other] if each.other else None)
