"""The reports of agreement and disagreements."""

from dataclasses import replace
from typing import TYPE_CHECKING

from blotter.domain.table import Table
from blotter.progress import Progress, silent
from blotter.project.paging import with_pages
from blotter.project.project import Project
from blotter.project.reports.columns_behind import with_facts
from blotter.project.reports.selection import Selection, names_meant

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions


def agreement(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How far coders agree on each code, with the usual measures by character; totals are told below."""
    from blotter.analysis.agreement_table import agreement_table
    from blotter.analysis.totals import total_notes, totals
    from blotter.project import comparison

    found = comparison.compared(project, comparison.checked(project, _options(project, selection)), progress)
    codes = comparison.codes(project, found.options)
    table = agreement_table([row for code in codes for row in found.rows(code)], found.options)
    return replace(table, notes=(*table.notes, *total_notes(totals(found, codes))))


def by_document(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """The same for each document alone."""
    from blotter.analysis.agreement_table import agreement_table
    from blotter.project import comparison

    options = _options(project, selection)
    rows = comparison.by_document(project, options, progress)
    return with_facts(project, agreement_table(rows, options, "Agreement by document", by_document=True))


def by_pair(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """The same for every two coders."""
    from blotter.analysis.agreement_table import agreement_table
    from blotter.project import comparison

    options = _options(project, selection)
    rows = comparison.by_pair(project, options, progress)
    return agreement_table(rows, options, "Agreement by pair of coders")


def confusion(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Which codes stand where another coder has a given one."""
    from blotter.analysis.confusion import confusion_table
    from blotter.project import comparison

    return confusion_table(comparison.confused(project, _options(project, selection), progress))


def disagreements(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Where coders differ, and how."""
    from blotter.analysis.disagreements import disagreement_table
    from blotter.project import comparison

    found = comparison.differences(project, _options(project, selection), progress)
    return with_pages(project, disagreement_table(found))


def _options(project: Project, selection: Selection) -> "AgreementOptions":
    """As they were chosen; else as the round that one works in was planned, or the usual ones."""
    from blotter.analysis.agreement import AgreementOptions
    from blotter.project.voices import options_of

    if selection.agreement is not None:
        return selection.agreement
    working = project.working_in
    usual = options_of(working) if working else AgreementOptions()
    sources = names_meant(project, selection)
    asked = {"coders": selection.coders, "codes": selection.codes, "sources": sources}
    return usual.model_copy(update=asked)
