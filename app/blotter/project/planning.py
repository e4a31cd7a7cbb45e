"""Planning how much is to be coded twice, from how often each code was given so far."""

from collections.abc import Sequence

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.planner import NeededUnits, PlanOptions, Shares, plan, shares
from blotter.domain.codebook import path_key, split_path
from blotter.progress import Progress, silent
from blotter.project.comparison import checked, coded_texts
from blotter.project.project import Project


def shares_so_far(
    project: Project,
    options: PlanOptions,
    codes: Sequence[str] = (),
    sources: Sequence[str] = (),
    progress: Progress = silent,
) -> Shares:
    """How much of the units has each code, over the documents that somebody is done with.

    Without `codes` all of the codebook, without `sources` every document.
    """
    wanted = checked(project, AgreementOptions(unit=options.unit, codes=tuple(codes), sources=tuple(sources)))
    keys = {path_key(split_path(code)) for code in wanted.codes}
    book = project.codebook
    paths = [book.path(code.id) for code in book if not code.archived]
    chosen = [path for path in paths if not keys or path_key(split_path(path)) in keys]
    return shares(coded_texts(project, wanted), chosen, options, progress)


def plan_units(
    project: Project,
    options: PlanOptions,
    codes: Sequence[str] = (),
    sources: Sequence[str] = (),
    progress: Progress = silent,
) -> tuple[list[NeededUnits], Shares]:
    """How many units each code needs, and the shares that this was taken from."""
    seen = shares_so_far(project, options, codes, sources, progress)
    return plan(seen.by_code, options), seen
