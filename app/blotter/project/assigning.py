"""A plan of who codes what, drawn for a project's documents and coders, with what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blotter.analysis import assigning
from blotter.analysis.assigning import Work
from blotter.domain.segment import Coder
from blotter.errors import Refused
from blotter.project import assignments, messages
from blotter.project.project import Project

if TYPE_CHECKING:
    from blotter.analysis.assigning import Outlook
    from blotter.domain.edit import Edit
    from blotter.domain.source import Source
    from blotter.project.assignments import Pair


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan: what it would give to whom, and who would then have what, everybody by name.

    `wanted` is how many documents were to have two coders; `outlook.double` how many would.
    """

    seed: int
    given: tuple["Pair", ...]
    wanted: int
    outlook: "Outlook"

    def edit(self, project: Project) -> "Edit | None":
        """The one step that carries the plan out."""
        return assignments.assign_by_plan(project, self.given, self.seed)


def plan(
    project: Project,
    coders: Sequence[Coder],
    double: float,
    seed: int,
    sources: Sequence["Source"] | None = None,
) -> Planned:
    """Share documents, all or some, out among coders; what is given out already stays and counts.

    It goes by names, so that the same documents and coders get the same plan in another project, too.
    """
    chosen = list(project.sources.values()) if sources is None else list(sources)
    if not coders:
        raise Refused(messages.PLAN_WITHOUT_CODERS)
    if not chosen:
        raise Refused(messages.PLAN_WITHOUT_DOCUMENTS)
    names = [coder.name for coder in coders]
    documents, present = [work(source) for source in chosen], _present(project)
    given = assigning.plan(documents, names, double, seed, present)
    held = [*given, *((each.id, coder) for each, coder in present)]
    by_name = {coder.name: coder for coder in coders}
    return Planned(
        seed,
        tuple((project.sources[each.document], by_name[each.coder]) for each in given),
        assigning.how_many(double, len({each.id for each in documents})),
        assigning.outlook(documents, names, held),
    )


def work(source: "Source") -> Work:
    """A document as it is given out."""
    return Work(source.id, source.name, source.characters)


def _present(project: Project) -> list[tuple[Work, str]]:
    """What is given out in open coding."""
    works = {source.id: work(source) for source in project.sources.values()}
    return [
        (works[source], coder.name)
        for coder in project.coders.values()
        for source in project.statuses(coder)
        if source in works
    ]
