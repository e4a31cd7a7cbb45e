"""Bringing copies of a project together: what each changed, what both did, what is to be decided."""

from blotter.project.merging import messages
from blotter.project.merging.incoming import Incoming, opened
from blotter.project.merging.plan import MergePlan, carry_out, plan
from blotter.project.merging.questions import Decisions, Kind, Question, Take, decisions_in
from blotter.project.merging.report import Came, MergeReport, Remark

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
    "carry_out",
    "decisions_in",
    "messages",
    "opened",
    "plan",
]
