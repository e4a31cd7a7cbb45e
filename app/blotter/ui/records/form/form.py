"""RecordForm: a record beside the text: its fields, its evidence, what there is to check."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.records.proposals import Proposal
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.record import Actor, Evidence, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryRegion, StudyFrame
from blotter.errors import NotFound
from blotter.project.records import filling, rechecking
from blotter.project.records.rechecking import Looked
from blotter.ui.language import tr
from blotter.ui.records.form.acts import FormActs
from blotter.ui.records.form.duplicate_watch import DuplicateWatch
from blotter.ui.records.form.evidence_part import EvidencePart
from blotter.ui.records.form.field_grid import FieldGrid
from blotter.ui.records.form.foot import FormFoot
from blotter.ui.records.form.head import FormTitle, Standing
from blotter.ui.records.form.record_index import RecordIndex
from blotter.ui.records.form.tab_order import TabOrder
from blotter.ui.records.form.tinting import Tinting
from blotter.ui.records.form.told import gist
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.empty_note import EmptyNote

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_SHOWN = (
    Record,
    Evidence,
    Segment,
    Actor,
    RecordKind,
    RecordField,
    Code,
    Coder,
    Source,
    CountryRegion,
    StudyFrame,
    NotSame,
)
_LEAST, _LOW = 250, 520


class RecordForm(QWidget):
    """Shows one record; a change made elsewhere is shown without taking away what is being typed."""

    shown = Signal()
    """Another record is shown, or the same one as it is now."""

    def __init__(self, work: "Workplace", index: RecordIndex) -> None:
        super().__init__()
        self._work = work
        self.title = FormTitle()
        self.acts = FormActs(work, self.record, self)
        self.grid = FieldGrid(work.desk, index)
        self.evidence = EvidencePart(work, self.acts)
        self.foot = FormFoot()
        self.duplicates = DuplicateWatch(work, self)
        self._other = ""
        self.note = EmptyNote()
        self._identity = self._number = ""
        self._looked: list[Looked] = []
        self.proposals: Sequence[Proposal] = ()
        self._is_low = False
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read_proposals)
        self._lay_out()
        self.tinting = Tinting(work, self.grid, lambda: self._looked)
        self.grid.entered.connect(self.acts.enter)
        self.grid.blanked.connect(self.acts.leave_blank)
        self.grid.accepted.connect(self.acts.accept)
        self.grid.turned_down.connect(self.acts.turn_down)
        self.evidence.list.pointed.connect(self.tinting.point_at_evidence)
        self.title.state_pressed.connect(self.go_to_check)
        self.duplicates.found.connect(self._tell_duplicate)
        self.foot.compare_requested.connect(lambda: work.records.compare(self._identity, self._other))
        self.foot.different_requested.connect(lambda: self.acts.find_different(self._other))
        work.desk.bridge.changed.connect(self._follow)
        work.desk.rest_changed.connect(self._allow)
        self._order = TabOrder(self._stops, self)
        self.evidence.list.chosen_changed.connect(self._order.renew)
        self._show_nothing()

    def _stops(self) -> list[QWidget]:
        fields = [stop for row in self.grid.rows.values() for stop in row.stops()]
        evidence = [self.evidence.add, self.evidence.list, *self.evidence.strip.stops()]
        return [*self.title.stops(), *fields, *evidence, *self.foot.stops()]

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Record"))
        self.setMinimumWidth(px(_LEAST))
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fields = QWidget()
        set_role(fields, "page")
        column = self._scrolled = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addStretch()
        # It is never scrolled sideways: what is too wide gives way.
        fields.setMinimumWidth(1)
        scroll.setWidget(fields)
        whole = QWidget()
        lines = self._lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(scroll, 1)
        lines.addWidget(self.evidence)
        lines.addWidget(self.foot)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(self.note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    # Which record

    def record(self) -> Record | None:
        """The record that is shown, as it is now."""
        return self._work.desk.project.records.get(self._identity)

    def show_record(self, identity: str) -> None:
        """Show another record; what is typed for the one before is taken over."""
        if identity != self._identity:
            self.commit()
            self._identity, self.proposals = identity, ()
            self._scroll.verticalScrollBar().setValue(0)
        self._show()

    def _show(self) -> None:
        project = self._work.desk.project
        record = self.record() or self._successor()
        if record is None:
            self._show_nothing()
            return
        self._identity, self._number = record.id, record.number
        self._pages.setCurrentIndex(0)
        self.title.tell(record.number, gist(project, record))
        self.grid.show_record(record)
        self._looked = rechecking.looked_at(project, record)
        self.evidence.show_evidence(record, self._looked, self.grid.fields(record))
        self._show_proposals()
        self._allow()
        self._reading.start()
        self.duplicates.watch(record)
        self.shown.emit()

    def _successor(self) -> Record | None:
        """What the record that was shown has become part of."""
        try:
            return self._work.desk.project.record(self._number) if self._number else None
        except NotFound:
            return None

    def _show_nothing(self) -> None:
        self._pages.setCurrentIndex(1)
        self._looked, self.proposals = [], ()
        self.duplicates.watch(None)
        self.title.tell("", "")
        self.title.show_standing(None)
        if self._number:
            self.note.say(tr("{number} is no longer in the project.", number=self._number))
        else:
            self.note.say(tr("No record is shown. Select a passage and press Ctrl+E to make one from it."))
        self.shown.emit()

    def _tell_duplicate(self, other: str, told: str) -> None:
        self._other = other
        self.foot.tell(told)

    def _follow(self, changes: Changes) -> None:
        if self._identity and self.isVisible() and changes.touches(*_SHOWN):
            self._show()

    def showEvent(self, event: object) -> None:
        """Nothing was drawn while nobody could see it."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._identity:
            self._show()

    def hideEvent(self, event: object) -> None:
        """What is typed is taken over, and nothing is tinted."""
        self.commit()
        self.tinting.end()
        super().hideEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The evidence has a share of the height; where that is low, it is scrolled with the fields."""
        super().resizeEvent(event)
        is_low = self.height() < px(_LOW)
        if is_low is not self._is_low:
            self._is_low = is_low
            former, new = (self._lines, self._scrolled) if is_low else (self._scrolled, self._lines)
            former.removeWidget(self.evidence)
            new.insertWidget(new.count() - 1, self.evidence)
        self.evidence.fit()

    def _allow(self) -> None:
        may = self._work.desk.can_change
        self.grid.set_writable(may)
        self.evidence.strip.set_writable(may)
        self.evidence.add.setEnabled(may)
        self.foot.allow(self._work.desk.project.writable)

    def commit(self) -> None:
        """Take over what is typed."""
        if self.record() is not None:
            self.grid.commit()
            self.evidence.strip.commit()

    # What is to be checked

    def _read_proposals(self) -> None:
        self.proposals = self.acts.proposals() if self._work.desk.can_change else ()
        self._show_proposals()

    def _show_proposals(self) -> None:
        self.grid.show_proposals(self.proposals)
        self.evidence.show_proposals(self.proposals)
        self._order.renew()
        self._show_standing()

    def _show_standing(self) -> None:
        record, project = self.record(), self._work.desk.project
        if record is None:
            return
        reviewer = project.coders.get(record.reviewed_by or "")
        self.title.show_standing(
            Standing(
                len(self.to_check()),
                len(self.evidence.to_recheck()),
                reviewer.name if reviewer else "",
                record.is_reviewed,
            )
        )

    def to_check(self) -> list[str]:
        """The fields for which something is proposed, or that the kind requires and nobody has filled."""
        record = self.record()
        if record is None:
            return []
        kind = self._work.desk.project.record_schema.kinds.get(record.kind)
        lacking = {
            each
            for each in (kind.required if kind else ())
            if not filling.has_value(record, each) and filling.blank_of(record, each) is None
        }
        proposed = {each.field for each in self.proposals}
        fields = [each for each in self.grid.rows if each in lacking | proposed]
        return [*fields, *(["claim_sources"] if "claim_sources" in proposed else [])]

    def go_to_check(self) -> None:
        """Turn to what there is to check; where there is nothing, the record is reviewed, or not."""
        amiss, fields = self.evidence.to_recheck(), self.to_check()
        if amiss:
            self.evidence.list.choose(amiss[0].evidence.id)
            self.evidence.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif fields and fields[0] in self.grid.rows:
            self.go_to_field(fields[0])
        elif fields:
            self.evidence.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.acts.turn_review()

    def go_to_field(self, field: str) -> None:
        """Turn to a field."""
        row = self.grid.rows[field]
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Rows that are only just made have no place yet.
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row))

    def proposal(self) -> Proposal | None:
        """The proposal that keys mean: of the field with the focus, else the first there is."""
        row = self.grid.rows.get(self.grid.focused())
        return (row.proposal() if row else None) or next(iter(self.proposals), None)

    def focus_first(self) -> None:
        """Go into the form: to what there is to check, else to its first field."""
        fields = [each for each in self.to_check() if each in self.grid.rows]
        if self.grid.rows and self.record() is not None:
            self.go_to_field(fields[0] if fields else next(iter(self.grid.rows)))
        else:
            self.setFocus()
