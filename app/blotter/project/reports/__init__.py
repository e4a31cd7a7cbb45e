"""REPORTS: every question a project can answer, one row each; a Table comes out."""

from collections.abc import Callable
from dataclasses import dataclass

from blotter.domain.table import Table
from blotter.errors import NotFound
from blotter.progress import Progress, silent
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.reports import (
    assignments,
    code_notes,
    code_sets,
    coders,
    codes,
    comparing,
    comparing_records,
    crosswalk,
    history,
    imports,
    links,
    matrices,
    memos,
    metadata,
    moved,
    passages,
    recheck,
    record_claims,
    record_quality,
    records,
    revisions,
    rounds,
    rules,
    segments,
    settling,
    sources,
)
from blotter.project.reports.selection import Selection, query, selection_of

__all__ = ["REPORTS", "Report", "Selection", "query", "report", "report_by_name", "selection_of"]


@dataclass(frozen=True, slots=True)
class Report:
    """A question: its machine name, its title, and what answers it.

    An answer that takes long `tells` its progress, also while its rows are read.
    """

    name: str
    title: str
    answer: Callable[..., Table]
    tells: bool = False


REPORTS: tuple[Report, ...] = (
    Report("sources", "Documents", sources.sources),
    Report("groups", "Groups", metadata.groups),
    Report("cases", "Cases", metadata.cases),
    Report("case-parts", "Documents and passages of cases", metadata.case_parts),
    Report("attributes", "Values of attributes", metadata.attributes),
    Report("attribute-list", "Attributes", metadata.attribute_list),
    Report("codes", "Codes", codes.codes),
    Report("segments", "Coded segments", segments.segments),
    Report("coders", "Coders", coders.coders),
    Report("assignments", "Assignments", assignments.assignments),
    Report("progress", "Progress", assignments.progress),
    Report("memos", "Memos", memos.memos),
    Report("links", "Links", links.links, tells=True),
    Report("code-sets", "Code sets", code_sets.code_sets),
    Report("code-notes", "Notes on codes", code_notes.code_notes),
    Report("rules", "Rules that are broken", rules.rules, tells=True),
    Report("passages", "Passages", passages.passages, tells=True),
    Report("code-by-source", "Code × document", matrices.code_by_source, tells=True),
    Report("code-by-case", "Code × case", matrices.code_by_case, tells=True),
    Report("code-by-group", "Code × group", matrices.code_by_group, tells=True),
    Report("code-by-attribute", "Code × attribute", matrices.code_by_attribute, tells=True),
    Report("code-by-code", "Code × code", matrices.code_by_code, tells=True),
    Report("code-line", "Codes along documents", matrices.code_line, tells=True),
    Report("agreement", "Agreement", comparing.agreement, tells=True),
    Report("agreement-by-document", "Agreement by document", comparing.by_document, tells=True),
    Report("agreement-by-pair", "Agreement by pair of coders", comparing.by_pair, tells=True),
    Report("confusion", "Codes in each other’s place", comparing.confusion, tells=True),
    Report("disagreements", "Disagreements", comparing.disagreements, tells=True),
    Report("decisions", "Decisions", settling.decisions),
    Report("prevailed", "Who prevailed", settling.prevailed),
    Report("negotiation", "Before and after negotiation", settling.negotiation, tells=True),
    Report("rounds", "Rounds", rounds.rounds),
    Report("agreement-by-round", "Agreement by round", rounds.by_round, tells=True),
    Report("history", "History", history.history),
    Report("revisions", "Revisions", revisions.revisions),
    Report("crosswalk", "Crosswalk", crosswalk.crosswalk),
    Report("former-codes", "Former codes", revisions.former_codes),
    Report("recheck", "Segments to re-check", recheck.recheck),
    Report("moved", "Passages to look at", moved.moved),
    Report("imports", "Files of other programs", imports.imports),
    Report("records", "Records", records.records),
    Report("record-agreement", "Agreement on records", comparing_records.agreement, tells=True),
    Report("record-differences", "Differences between records", comparing_records.differences, tells=True),
    Report("record-problems", "Problems of records", record_quality.problems),
    Report("coverage", "Coverage", record_quality.coverage),
    Report("duplicates", "Possible duplicates", record_claims.duplicates, tells=True),
    Report("claims", "Conflicting claims", record_claims.claims, tells=True),
    Report("sums", "Sums that do not add up", record_claims.sums),
)


def report(
    project: Project, name: str, selection: Selection | None = None, progress: Progress = silent
) -> Table:
    """The answer of the report of this name."""
    row, selection = report_by_name(name), selection or Selection()
    return row.answer(project, selection, progress) if row.tells else row.answer(project, selection)


def report_by_name(name: str) -> Report:
    """The report of this name, or NotFound with the names that there are."""
    for each in REPORTS:
        if each.name == name:
            return each
    raise NotFound(messages.NO_SUCH_REPORT, name=name, names=", ".join(each.name for each in REPORTS))
