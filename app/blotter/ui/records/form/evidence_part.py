"""EvidencePart: the evidence below the fields: how much there is, the pieces, what is said of one."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from blotter.analysis.records.proposals import Proposal
from blotter.domain.record import Record
from blotter.project.records.rechecking import Looked, State
from blotter.ui import icons
from blotter.ui.language import in_a_row, plural, tr
from blotter.ui.records.form.acts import FormActs
from blotter.ui.records.form.editors import COUNT, label_of
from blotter.ui.records.form.evidence_list import EvidenceList
from blotter.ui.records.form.evidence_rows import rows
from blotter.ui.records.form.evidence_strip import EvidenceStrip
from blotter.ui.records.form.proposal_line import ProposalLine
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_HEAD, _SHARE = 28, 0.3


class EvidencePart(QWidget):
    """Wires list and strip to the acts."""

    add_requested = Signal()
    code_requested = Signal(object)
    """`Looked`: which code the passage gets has to be asked."""

    def __init__(self, work: "Workplace", acts: FormActs) -> None:
        super().__init__()
        self._work, self._acts = work, acts
        self.list = EvidenceList()
        self.strip = EvidenceStrip(work.desk)
        self._fields: list[tuple[str, str]] = []
        self._proposals: Sequence[Proposal] = ()
        self._count = ElidedLabel()
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_role(self._count, "hint")
        self.add = QToolButton()
        self.add.setIcon(icons.icon("plus"))
        self.add.setAutoRaise(True)
        self.add.setAccessibleName(tr("Add the passage as evidence"))
        self.add.setToolTip(tr("Add the selection or the chosen segment as evidence"))
        self.add.clicked.connect(self.add_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head(), self.list, self.strip):
            column.addWidget(part)
        self._connect()

    def _head(self) -> QWidget:
        head = QWidget()
        set_role(head, "bar")
        head.setFixedHeight(px(_HEAD))
        title = QLabel(tr("Evidence"))
        set_role(title, "title")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(10), 0, px(6), 0)
        row.addWidget(title)
        row.addWidget(self._count, 1)
        row.addWidget(self.add)
        return head

    def _connect(self) -> None:
        acts, chosen = self._acts, self.list.chosen
        self.list.opened.connect(self._open)
        self.list.removed.connect(lambda: acts.remove_evidence(chosen()))
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.menu_requested.connect(self._open_menu)
        self.strip.changed.connect(lambda values: acts.change_evidence(chosen(), values))
        self.strip.join_requested.connect(lambda: acts.join(chosen()))
        self.strip.part_requested.connect(lambda: acts.part(chosen()))
        self.strip.remove_requested.connect(lambda: acts.remove_evidence(chosen()))
        self.strip.confirm_requested.connect(lambda: acts.confirm(chosen()))
        self.strip.code_requested.connect(lambda: self.code_requested.emit(self.list.current()))
        self.strip.accepted.connect(acts.accept)
        self.strip.turned_down.connect(acts.turn_down)

    def show_evidence(self, record: Record, looked: Sequence[Looked], fields: Sequence[str]) -> None:
        """Show the evidence of a record, which supports some of these fields."""
        desk = self._work.desk
        self._fields = [(each, label_of(desk, each)) for each in fields if each != COUNT]
        segments = plural("{count} segment", "{count} segments", len(looked))
        sources = len({each.evidence.source for each in looked})
        documents = plural("{count} document", "{count} documents", sources)
        self._count.setText(in_a_row([segments, documents]))
        self.list.show_rows(rows(desk, looked))
        self.fit()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show who may vouch for the pieces."""
        self._proposals = [each for each in proposals if each.field == "claim_sources"]
        self._show_lines()

    def to_recheck(self) -> list[Looked]:
        """The pieces that have to be looked at again."""
        return [each.looked for each in self.list.evidence.rows if each.looked.state is not State.SOUND]

    def fit(self) -> None:
        """Be as high as what there is, up to a share of the form."""
        parent = self.parentWidget()
        room = round(parent.height() * _SHARE) if parent is not None else px(200)
        least = self.list.sizeHintForRow(0) + 2 if self.list.evidence.rows else px(30)
        self.list.setFixedHeight(max(least, min(self.list.wanted_height(), room)))

    def _show_chosen(self) -> None:
        self.strip.show_chosen(self.list.chosen(), self._fields)
        self._show_lines()

    def _show_lines(self) -> None:
        chosen = {each.evidence.id for each in self.list.chosen()}
        meant = [each for each in self._proposals if each.evidence in chosen]
        self.strip.show_proposals([ProposalLine(self._work.desk.project, each) for each in meant])

    def _open(self, looked: Looked) -> None:
        self._work.open_passage(looked.evidence.source, looked.span)

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(place)

    def menu(self) -> QMenu:
        """What can be done with the chosen pieces."""
        acts, chosen, menu = self._acts, self.list.chosen(), QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if not chosen:
            return menu
        may = self._work.desk.can_change
        menu.addAction(tr("Go to the passage"), partial(self._open, chosen[0]))
        menu.addSeparator()
        states = {each.state for each in chosen}
        entries = (
            (tr("Confirm"), partial(acts.confirm, chosen), states == {State.CHANGED}),
            (
                tr("Code again…"),
                partial(self.code_requested.emit, chosen[0]),
                states == {State.UNCODED} and len(chosen) == 1,
            ),
            (tr("Join: count as one piece"), partial(acts.join, chosen), len(chosen) > 1),
            (
                tr("Part: count by itself"),
                partial(acts.part, chosen),
                len(chosen) == 1 and bool(chosen[0].evidence.piece),
            ),
            (tr("Remove from the record"), partial(acts.remove_evidence, chosen), True),
        )
        for words, act, is_offered in entries:
            if is_offered:
                menu.addAction(words, act).setEnabled(may)
        return menu
