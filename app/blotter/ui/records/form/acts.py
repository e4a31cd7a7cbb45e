"""FormActs: what the form does to its record and its evidence, one edit each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.analysis.records.proposals import Proposal
from blotter.domain.edit import Edit
from blotter.domain.record import Blank, Record
from blotter.errors import BlotterError
from blotter.project.records import (
    duplicates,
    filing,
    filling,
    making,
    pieces,
    proposing,
    rechecking,
    reviewing,
)
from blotter.project.records.rechecking import Looked
from blotter.ui.language import tr
from blotter.ui.records.form.editor import Entered
from blotter.ui.records.form.editors import label_of
from blotter.ui.wording import plainly

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

Plan = Callable[[], Edit | None]


class FormActs(QObject):
    """`record` tells which one is shown."""

    def __init__(self, work: "Workplace", record: Callable[[], Record | None], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._desk, self._record = work, work.desk, record

    def _apply(self, plan: Plan, done: str) -> bool:
        """Plan and apply; what changes nothing is not told."""
        planned = self._desk.attempt(lambda: [plan()])
        if planned is None or planned[0] is None:
            return False
        return self._desk.apply(lambda: planned[0], done) is not None

    # Fields

    def enter(self, field: str, entered: Entered) -> None:
        """Give a field another value."""
        record, project = self._record(), self._desk.project
        if record is not None:
            self._apply(
                lambda: filling.fill(project, record, field, entered.values, entered.also),
                self._changed(field, record),
            )

    def leave_blank(self, field: str, why: Blank | None) -> None:
        """Say why a field holds nothing."""
        record, project = self._record(), self._desk.project
        if record is not None:
            plan: Plan = lambda: filling.leave_blank(project, record, field, why)  # noqa: E731
            self._apply(plan, self._changed(field, record))

    def _changed(self, field: str, record: Record) -> str:
        return tr("Changed {field} of {number}", field=label_of(self._desk, field), number=record.number)

    def accept(self, proposal: Proposal) -> None:
        """Take over what the passage proposes."""
        record, project = self._record(), self._desk.project
        if record is not None:
            plan: Plan = lambda: proposing.accept(project, record, proposal)  # noqa: E731
            self._apply(plan, self._changed(proposal.field, record))

    def turn_down(self, proposal: Proposal) -> None:
        """Not be asked about it again."""
        record, project = self._record(), self._desk.project
        if record is not None:
            told = tr("Turned down: {words}", words=" ".join(proposal.words.split()))
            self._apply(lambda: proposing.dismiss(project, record, proposal), told)

    # The record

    def turn_review(self) -> None:
        """Say that the record is checked, or that it is not."""
        record, project = self._record(), self._desk.project
        if record is None:
            return
        if record.is_reviewed:
            told = tr("{number} counts as not reviewed", number=record.number)
            self._apply(lambda: reviewing.withdraw(project, record), told)
        else:
            told = tr("{number} is reviewed", number=record.number)
            self._apply(lambda: reviewing.review(project, [record]), told)

    def file(self) -> None:
        """Give a record that is filed nowhere a number of its country."""
        record, project = self._record(), self._desk.project
        if record is not None:
            told = tr("{number} is filed under its country", number=record.number)
            self._apply(lambda: filing.file(project, record), told)

    def delete(self) -> None:
        """Take the record away; its segments stay."""
        record, project = self._record(), self._desk.project
        if record is not None:
            told = tr("Deleted {number}; its segments stay", number=record.number)
            self._apply(lambda: making.delete(project, [record]), told)

    def find_different(self, other: str) -> None:
        """Remember that another record (by id) tells of another activity."""
        record, project = self._record(), self._desk.project
        second = project.records.get(other)
        if record is not None and second is not None:
            told = tr("{number} and {other} are two", number=record.number, other=second.number)
            self._apply(lambda: duplicates.different(project, record, second), told)

    # Evidence

    def change_evidence(self, chosen: Sequence[Looked], values: dict[str, object]) -> None:
        """Say otherwise what a piece supports, where it stands, who vouches for it, where it comes from."""
        project = self._desk.project
        if len(chosen) == 1:
            told = tr("Changed evidence of {number}", number=self._number())
            self._apply(lambda: making.change_evidence(project, chosen[0].evidence, **values), told)

    def remove_evidence(self, chosen: Sequence[Looked]) -> None:
        """Take pieces from the record, one by one: the last one stays."""
        project = self._desk.project
        for each in chosen:
            told = tr("Removed evidence from {number}; the segment stays", number=self._number())
            if not self._apply(lambda each=each: making.remove_evidence(project, each.evidence), told):  # type: ignore[misc]
                break

    def join(self, chosen: Sequence[Looked]) -> None:
        """Count several segments as one piece."""
        project = self._desk.project
        told = tr("{count} segments count as one piece", count=len(chosen))
        self._apply(lambda: pieces.join(project, [each.evidence for each in chosen]), told)

    def part(self, chosen: Sequence[Looked]) -> None:
        """Count a segment by itself again."""
        project = self._desk.project
        if len(chosen) == 1:
            told = tr("The segment counts by itself again")
            self._apply(lambda: pieces.part(project, chosen[0].evidence), told)

    def confirm(self, chosen: Sequence[Looked]) -> None:
        """Say that evidence holds as it is now."""
        project = self._desk.project
        told = tr("The evidence of {number} holds", number=self._number())
        self._apply(lambda: rechecking.confirm(project, [each.evidence for each in chosen]), told)

    def code_again(self, looked: Looked, code: str) -> None:
        """Code a passage again that was uncoded."""
        project = self._desk.project
        given = project.codebook.by_id[code]
        told = tr("Coded again as {code}", code=self._desk.name_of(given))
        self._apply(lambda: rechecking.code_again(project, looked.evidence, given), told)

    def usual_code(self) -> str:
        """The code (its id) that a passage of the record would have: of its subtype, else of its kind."""
        record, project = self._record(), self._desk.project
        if record is None:
            return ""
        kind = project.record_schema.kinds.get(record.kind)
        wanted = (record.subtype, kind.code if kind and kind.code else "")
        return next((each for each in wanted if each in project.codebook.by_id), "")

    def _number(self) -> str:
        record = self._record()
        return record.number if record else ""

    def proposals(self) -> list[Proposal]:
        """What the evidence proposes; where it cannot be read, nothing, and that is told."""
        record = self._record()
        if record is None:
            return []
        try:
            return proposing.proposed(self._desk.project, record)
        except BlotterError as error:
            self._work.note(plainly(error))
            return []
