"""What becomes of decisions when a coder or a document goes, or a coder becomes another."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from blotter.domain.decision import Decision
from blotter.domain.edit import Put, Remove, Step
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.project.project import Project


def every(project: Project) -> Iterator[Decision]:
    """The decisions of open coding, then those of each round."""
    for of in (None, *project.rounds.values()):
        yield from project.decisions(of)


def of_source(project: Project, source: Source) -> list[Decision]:
    """The decisions about a document."""
    return [each for each in every(project) if each.source == source.id]


def with_source(project: Project, source: Source) -> list[Step]:
    """Take the decisions about a document away, as it goes."""
    return [Remove(Decision, each.id) for each in of_source(project, source)]


def without_coder(project: Project, coder: Coder) -> list[Step]:
    """Make nobody's what a coder has decided who goes; that the coder was compared stays known by the id."""
    return [Put(replace(each, coder=None)) for each in every(project) if each.coder == coder.id]


def handed_over(project: Project, coder: Coder, into: Coder) -> list[Step]:
    """Make another's what a coder has decided, and the sides the coder was on."""
    steps: list[Step] = []
    for each in every(project):
        changed = replace(
            each,
            coder=into.id if each.coder == coder.id else each.coder,
            coders=_replaced(each.coders, coder, into),
            sided=_replaced(each.sided, coder, into),
        )
        steps += [Put(changed)] if changed != each else []
    return steps


def _replaced(ids: Iterable[str], coder: Coder, into: Coder) -> tuple[str, ...]:
    return tuple(dict.fromkeys(into.id if each == coder.id else each for each in ids))
