"""Bringing copies of a project together: what each changed, what both did, what is to be decided."""

from blotter.project.merging import messages
from blotter.project.merging.incoming import Incoming, opened
from blotter.project.merging.plan import MergePlan, carry_out, plan
from blotter.project.merging.questions import Decisions, Kind, Question, Take, decisions_in
from blotter.project.merging.report import Came, MergeReport, Remark
from blotter.project.merging.telling import export_report, report_table
from blotter.project.merging.texts import both_texts

__all__ = [
    "Came",
    "Decisions",
    "Incoming",
    "Kind",
    "MergePlan",
    "MergeReport",
    "Question",
    "Remark",
    "Take",
    "both_texts",
    "carry_out",
    "decisions_in",
    "export_report",
    "messages",
    "opened",
    "plan",
    "report_table",
]
