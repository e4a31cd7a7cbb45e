"""The reports of agreement and disagreements."""

from blotter.domain.table import Table
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.reports.selection import Selection


def agreement(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How far coders agree on each code, with the usual measures by character."""
    from blotter.analysis.agreement import AgreementOptions
    from blotter.analysis.agreement_table import agreement_table
    from blotter.project import comparison

    options = selection.agreement or AgreementOptions(
        coders=selection.coders, codes=selection.codes, sources=selection.sources
    )
    return agreement_table(comparison.agreement(project, options, progress), options)


def disagreements(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Where coders differ, and how."""
    from blotter.analysis.agreement import AgreementOptions
    from blotter.analysis.disagreements import disagreement_table
    from blotter.project import comparison

    options = AgreementOptions(coders=selection.coders, codes=selection.codes, sources=selection.sources)
    return disagreement_table(comparison.differences(project, options, progress))
