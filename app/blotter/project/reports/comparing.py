"""The reports of agreement and disagreements."""

from typing import TYPE_CHECKING

from blotter.domain.table import Table
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.reports.selection import Selection

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions


def agreement(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How far coders agree on each code, with the usual measures by character."""
    from blotter.analysis.agreement_table import agreement_table
    from blotter.project import comparison

    options = selection.agreement or _options(project, selection)
    return agreement_table(comparison.agreement(project, options, progress), options)


def disagreements(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Where coders differ, and how."""
    from blotter.analysis.disagreements import disagreement_table
    from blotter.project import comparison

    options = _options(project, selection)
    return disagreement_table(comparison.differences(project, options, progress))


def _options(project: Project, selection: Selection) -> "AgreementOptions":
    """As the round that one works in was planned, or the usual ones."""
    from blotter.analysis.agreement import AgreementOptions
    from blotter.project import comparison

    working = project.working_in
    usual = comparison.options_of(working) if working else AgreementOptions()
    asked = {"coders": selection.coders, "codes": selection.codes, "sources": selection.sources}
    return usual.model_copy(update=asked)
