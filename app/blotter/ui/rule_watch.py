"""RuleWatch: which rule a gesture has left broken, in one sentence."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.project.project import Project
from blotter.project.rule_check import Broken, RuleCheck
from blotter.ui.language import tr
from blotter.ui.wording import in_words

MOST = 20
"""Where a gesture touches more passages, the report and the page of rules tell what came of it."""


class Passage(NamedTuple):
    """Where in which document, and whose."""

    source: Source
    coder: str
    span: Span


class RuleWatch:
    """Looks at the passages that a gesture touches, and at nothing else, before it and after."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.check = RuleCheck(project)

    def before(self, passages: Iterable[Passage]) -> "Touched":
        """Passages that are about to be touched."""
        return Touched(self._project, self.check, tuple(dict.fromkeys(passages)))

    def before_changing(self, segments: Sequence[Segment], *bounds: Span) -> "Touched":
        """Segments that are about to be changed, at their place and, if they are moved, at the new one."""
        sources = self._project.sources
        return self.before(
            Passage(sources[each.source], each.coder, span)
            for each in segments[: MOST + 1]
            for span in (each.span, *bounds)
        )


class Touched:
    """What was broken at some passages before they were touched."""

    def __init__(self, project: Project, check: RuleCheck, passages: Sequence[Passage]) -> None:
        self._project, self._check = project, check
        self._passages = passages if len(passages) <= MOST else ()
        self._before = {(each.segment.id, each.rule.id) for each in self._found()}

    def caution(self, touched: Collection[str]) -> str:
        """What touched segments (by id) break now, and what others break only since then; "" for nothing."""
        told: dict[tuple[str, frozenset[str]], Broken] = {}
        for each in sorted(self._found(), key=lambda each: each.segment.id not in touched):
            is_new = (each.segment.id, each.rule.id) not in self._before
            if each.segment.id in touched or is_new:
                # Two that exclude each other are one matter.
                both = frozenset(one.id for one in (each.segment, each.other) if one)
                told.setdefault((each.rule.id, both), each)
        return _first_of([in_words(each.told(self._project.codebook)) for each in told.values()])

    def _found(self) -> list[Broken]:
        found = (each for passage in self._passages for each in self._check.at(*passage))
        return list({(each.segment.id, each.rule.id): each for each in found}.values())


def _first_of(sentences: Sequence[str]) -> str:
    if len(sentences) < 2:
        return "".join(sentences)
    return tr("{rule} · and {count} more", rule=sentences[0], count=len(sentences) - 1)
