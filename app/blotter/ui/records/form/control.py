"""FormControl: the form in its dock right of the text, and what menus and keys do with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from blotter.project.records import filing
from blotter.project.records.rechecking import Looked
from blotter.ui import menus, naming
from blotter.ui.docks import RIGHT
from blotter.ui.language import later, tr
from blotter.ui.records.form.form import RecordForm
from blotter.ui.records.form.making import MakingControl
from blotter.ui.records.form.offers import code_offer
from blotter.ui.records.form.record_index import RecordIndex, in_order
from blotter.ui.scale import px

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

NAME = "record"
_WIDTH, _WIDE, _WIDE_FROM, _TEXT = 480, 520, 1600, 400
_NO_PROPOSAL = later("Nothing is proposed for this record.")
_LAST = later("There is no record after this one.")
_FIRST = later("There is no record before this one.")


class FormControl(QObject):
    """While the form is shown, the panes at the right give way to it, and in a narrow window the left one."""

    def __init__(self, work: "Workplace", index: RecordIndex, making: MakingControl) -> None:
        super().__init__(work)
        self._work, self._making = work, making
        self._among: Sequence[str] = ()
        self._ordered: tuple[object, list[str]] | None = None
        self.form = RecordForm(work, index)
        form = self.form
        work.panes.add_late(NAME, form, form.title, RIGHT)
        form.title.menu.aboutToShow.connect(self._fill_menu)
        form.title.previous_requested.connect(lambda: self.step(-1))
        form.title.next_requested.connect(lambda: self.step(1))
        form.evidence.add_requested.connect(self.add_passage)
        form.evidence.code_requested.connect(self.code_again)
        work.desk.turning.connect(form.commit)
        form.addActions(menus.form_actions(work.window.actions_by_id))
        naming.name_parts(form)

    # Showing

    @property
    def is_shown(self) -> bool:
        """Whether the form is in view."""
        return self._work.panes.is_shown(NAME)

    def show(self, identity: str, among: Sequence[str] = (), focus: bool = True) -> None:
        """Show a record (by id); the ones before and after it are those it is `among`, else by number."""
        self._among = among
        self.form.show_record(identity)
        if not self.is_shown:
            self._come()
        if focus:
            # The proposals are read first, since they are turned to.
            QTimer.singleShot(0, self.form, self.form.focus_first)

    def toggle(self) -> None:
        """Show the form, or put it away."""
        if self.is_shown:
            self.put_away()
        else:
            self._come()
            if self.form.record() is None and (first := self.order()[:1]):
                self.form.show_record(first[0])
            self.form.focus_first()

    def _come(self) -> None:
        window = self._work.window
        is_wide = window.width() >= px(_WIDE_FROM)
        wanted = px(_WIDE if is_wide else _WIDTH)
        # At 200 % there is not room for both: the text keeps its least width.
        width = min(wanted, max(px(260), window.width() - px(_TEXT)))
        self._work.panes.stand_in(NAME, width, is_wide)

    def put_away(self) -> None:
        """Bring back the panes that gave way."""
        self._work.panes.end_stand_in()

    def order(self) -> list[str]:
        """The records (by id) one steps through."""
        records = self._work.desk.project.records
        if self._among:
            return [each for each in self._among if each in records]
        if self._ordered is None or self._ordered[0] is not records:
            self._ordered = records, [each.id for each in in_order(list(records.values()))]
        return self._ordered[1]

    def step(self, by: int) -> None:
        """Show the record after this one, or before."""
        order, record = self.order(), self.form.record()
        place = order.index(record.id) + by if record is not None and record.id in order else 0
        if not 0 <= place < len(order):
            self._work.note(tr(_LAST if by > 0 else _FIRST))
            return
        if not self.is_shown:
            self._come()
        field = self.form.grid.focused()
        self.form.show_record(order[place])
        if field in self.form.grid.rows:
            self.form.go_to_field(field)

    # What keys and menus do

    def accept(self) -> None:
        """Accept the proposal of the field with the focus, or the first."""
        proposal = self.form.proposal()
        if proposal is None:
            self._work.note(tr(_NO_PROPOSAL))
        else:
            self.form.acts.accept(proposal)

    def reject(self) -> None:
        """Turn it down."""
        proposal = self.form.proposal()
        if proposal is None:
            self._work.note(tr(_NO_PROPOSAL))
        else:
            self.form.acts.turn_down(proposal)

    def add_passage(self) -> None:
        """Add the selection or the chosen segment to the record that is shown."""
        record = self.form.record()
        if record is not None:
            self._making.add_here(record)

    def code_again(self, looked: Looked) -> None:
        """Ask which code a passage gets that was uncoded."""
        if looked is not None:
            offer = code_offer(self._work.desk.project, self.form.acts.usual_code())
            self._making.ask(offer, lambda code: self.form.acts.code_again(looked, code))

    def turn_review(self) -> None:
        """Say that the record that is shown was checked, or that it was not."""
        self.form.acts.turn_review()

    def delete(self) -> None:
        """Delete the record that is shown."""
        if self.form.record() is not None:
            self.form.acts.delete()

    def _fill_menu(self) -> None:
        menu, record = self.form.title.menu, self.form.record()
        menu.clear()
        actions = self._work.window.actions_by_id
        for name in ("review-record", "add-passage", "accept-proposal", "reject-proposal"):
            menu.addAction(actions[name])
        country = filing.country_to_file(self._work.desk.project, record) if record is not None else ""
        if country:
            act = menu.addAction(tr("File under {country}", country=country), self.form.acts.file)
            act.setEnabled(self._work.desk.can_change)
        menu.addSeparator()
        for name in ("go-record", "previous-record", "next-record"):
            menu.addAction(actions[name])
        menu.addSeparator()
        menu.addAction(actions["delete-record"])
