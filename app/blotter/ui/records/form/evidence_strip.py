"""EvidenceStrip: what is said of the chosen piece of evidence, and what has to be decided about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from blotter.domain.names import joined_names, split_names
from blotter.domain.record import Role
from blotter.project.records.rechecking import Looked, State
from blotter.ui import icons
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.desk import Desk
from blotter.ui.language import later, tr
from blotter.ui.records.form.chips import ChipField, ChipValue, Completion
from blotter.ui.records.form.editor import Line
from blotter.ui.records.form.proposal_line import ProposalLine
from blotter.ui.records.form.tick_menu import TickMenu
from blotter.ui.scale import px
from blotter.ui.style import set_role

_ORIGIN, _BESIDE_FROM = 84, 400
_ROLES = {
    Role.BODY: later("in the text"),
    Role.NOTE: later("in a note"),
    Role.CAPTION: later("in a caption"),
    Role.TABLE: later("in a table cell"),
}


class EvidenceStrip(QWidget):
    """Changes of the chosen piece are asked for in `changed`, as values for `making.change_evidence`."""

    changed = Signal(object)
    join_requested = Signal()
    part_requested = Signal()
    remove_requested = Signal()
    confirm_requested = Signal()
    code_requested = Signal()
    accepted = Signal(object)
    turned_down = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chosen: Sequence[Looked] = ()
        self.supports = TickMenu(tr("Supports"), self)
        self.supports.chosen.connect(lambda fields: self.changed.emit({"fields": fields}))
        self.roles = QMenu(self)
        self._supports = _menu_button(tr("Supports"), self.supports)
        self._role = _menu_button(tr("Stands"), self.roles)
        self.join = _button("link", tr("Join: count as one piece"), self.join_requested)
        self.part = _button("unlink", tr("Part: count by itself"), self.part_requested)
        self.remove = _button("trash", tr("Remove from the record"), self.remove_requested)
        self.confirm = QPushButton(tr("Confirm"))
        self.again = QPushButton(tr("Code again…"))
        self.confirm.clicked.connect(self.confirm_requested)
        self.again.clicked.connect(self.code_requested)
        self.claims = ChipField(tr("Claim source"))
        self.claims.taken.connect(self._add_claim)
        self.claims.typed.connect(self._type_claim)
        self.claims.removed.connect(self._remove_claim)
        self.origins = Line(tr("Origin: where the source has it from, near to far"))
        self.origins.setPlaceholderText(tr("near; far"))
        self.origins.setToolTip(tr("Where the source has it from, near to far, with ; between"))
        self.origins.left.connect(self.commit)
        self.origins.escaped.connect(self.give_up)
        self._lines: list[ProposalLine] = []
        self._lay_out()

    def _lay_out(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)
        tools = FlowLayout(gap=px(6))
        for part in (self._supports, self._role, self.confirm, self.again):
            tools.addWidget(part)
        for part in (self.join, self.part, self.remove):
            tools.add_at_end(part)
        said = self._said = QGridLayout()
        said.setHorizontalSpacing(px(8))
        said.setVerticalSpacing(px(4))
        said.setColumnStretch(1, 1)
        said.addWidget(_label(tr("Claim source")), 0, 0)
        said.addWidget(self.claims, 0, 1)
        self._origin = _label(tr("Origin"))
        self._stand_origin(beside=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(5), px(12), px(5))
        self._column.setSpacing(px(4))
        self._column.addLayout(tools)
        self._column.addLayout(said)

    def _stand_origin(self, beside: bool) -> None:
        """The origin stands beside who vouches, or below where that has no room."""
        self._is_beside = beside
        for part in (self._origin, self.origins):
            self._said.removeWidget(part)
        row, column = (0, 2) if beside else (1, 0)
        self._said.addWidget(self._origin, row, column)
        self._said.addWidget(self.origins, row, column + 1)
        self.origins.setMaximumWidth(px(_ORIGIN) if beside else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE_FROM)
        if beside is not self._is_beside:
            self._stand_origin(beside)

    def show_chosen(self, chosen: Sequence[Looked], fields: Sequence[tuple[str, str]]) -> None:
        """Show what is said of the chosen pieces; `fields` are those that a piece can support."""
        former, self._chosen = self._chosen, chosen
        one = chosen[0] if len(chosen) == 1 else None
        self.setVisible(bool(chosen))
        states = {each.state for each in chosen}
        self.confirm.setVisible(states == {State.CHANGED})
        self.again.setVisible(one is not None and one.state is State.UNCODED)
        self.join.setEnabled(len(chosen) > 1)
        self.part.setVisible(one is not None and bool(one.evidence.piece))
        for part in (self._supports, self._role, self.claims, self.origins):
            part.setEnabled(one is not None)
        if one is None:
            return
        is_same = len(former) == 1 and former[0].evidence.id == one.evidence.id
        if not self.supports.isVisible():
            self.supports.offer(fields, one.evidence.fields)
        self._offer_roles(one)
        options = self._desk.project.record_schema.options("claim_sources")
        held = one.evidence.claim_sources
        self.claims.takes_first = bool(options)
        self.claims.show_values([ChipValue(each) for each in held])
        self.claims.offer([Completion(each, each, each) for each in options if each not in held])
        if not (is_same and self.origins.isModified()):
            self.origins.setText(joined_names(one.evidence.origins))
            self.origins.setModified(False)

    def show_proposals(self, lines: Sequence[ProposalLine]) -> None:
        """Show who may vouch for the chosen piece."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(lines)
        for line in self._lines:
            line.accepted.connect(self.accepted)
            line.turned_down.connect(self.turned_down)
            self._column.addWidget(line)

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        tools = (self._supports, self._role, self.confirm, self.again, self.join, self.part, self.remove)
        links = (link for line in self._lines for link in (line.accept, line.reject))
        return [*tools, *self.claims.stops(), self.origins, *links]

    def set_writable(self, is_writable: bool) -> None:
        """Let it be changed, or only read."""
        self.setEnabled(is_writable)

    def _offer_roles(self, one: Looked) -> None:
        self.roles.clear()
        for role, words in _ROLES.items():
            action = self.roles.addAction(tr(words), partial(self.changed.emit, {"role": role}))
            action.setCheckable(True)
            action.setChecked(role is one.evidence.role)
        words = tr(_ROLES[one.evidence.role])
        self._role.setText(tr("{words} ▾", words=words))
        self._role.setAccessibleName(tr("Stands {where}", where=words))

    # What is typed

    def is_touched(self) -> bool:
        """Whether something is typed that was not taken over."""
        return self.origins.isModified() or self.claims.is_touched()

    def commit(self) -> None:
        """Take over what is typed."""
        self.claims.commit()
        if self.origins.isModified() and len(self._chosen) == 1:
            self.origins.setModified(False)
            self.changed.emit({"origins": split_names(self.origins.text())})

    def give_up(self) -> None:
        """Forget what is typed."""
        if len(self._chosen) == 1:
            self.origins.setText(joined_names(self._chosen[0].evidence.origins))
            self.origins.setModified(False)

    def _held(self) -> tuple[str, ...]:
        return self._chosen[0].evidence.claim_sources if len(self._chosen) == 1 else ()

    def _add_claim(self, value: str) -> None:
        if value not in self._held():
            self.changed.emit({"claim_sources": (*self._held(), value)})

    def _type_claim(self, words: str) -> None:
        options = self._desk.project.record_schema.options("claim_sources")
        if options:
            told = tr("“{words}” is not in the list of “{field}”.", words=words, field=tr("Claim source"))
            self._desk.noted.emit(told)
        else:
            self.claims.clear()
            self._add_claim(words)

    def _remove_claim(self, place: int) -> None:
        held = self._held()
        self.changed.emit({"claim_sources": (*held[:place], *held[place + 1 :])})


def _label(words: str) -> QLabel:
    label = QLabel(words)
    set_role(label, "hint")
    return label


def _menu_button(words: str, menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setText(tr("{words} ▾", words=words))
    button.setAccessibleName(words)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    set_role(button, "chip")
    return button


def _button(icon: str, name: str, signal: SignalInstance) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setFixedSize(px(24), px(24))
    button.clicked.connect(signal)
    return button
