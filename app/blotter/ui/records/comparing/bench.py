"""Bench: one activity as two coders recorded it, side by side, and what is to stand."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from blotter.domain.edit import Edit
from blotter.project.records import comparing, settling
from blotter.project.records.comparing import RecordComparison, RecordPair
from blotter.project.records.rows import RecordNames
from blotter.project.records.settling import Take
from blotter.ui.control.code_keys import digit_by_place
from blotter.ui.desk import Desk
from blotter.ui.language import plural, tr
from blotter.ui.records.comparing.field_list import FieldList
from blotter.ui.records.comparing.quotes import Quotes
from blotter.ui.records.comparing.stand import Stand
from blotter.ui.scale import px
from blotter.ui.style import set_role

_SIDES = {1: Take.FIRST, 2: Take.SECOND}


class Bench(QWidget):
    """Digits take a side: in the list of activities the whole record, in that of fields the field there."""

    settled = Signal()
    """An activity was settled."""
    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._compared: RecordComparison | None = None
        self._names: RecordNames | None = None
        self._outcome = ""
        self.stand: Stand | None = None
        self.fields = FieldList(desk.project.record_schema)
        self.quotes = Quotes(desk.project)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.told, "muted")
        self.first, self.second = QPushButton(), QPushButton()
        self.discard = QPushButton(tr("None stands (X)"))
        self.open_again = QPushButton(tr("Open again"))
        self.settle = QPushButton(tr("Settle, next (Enter)"))
        self.settle.setDefault(True)
        self._lay_out()
        self.first.clicked.connect(lambda: self.take(Take.FIRST))
        self.second.clicked.connect(lambda: self.take(Take.SECOND))
        self.discard.clicked.connect(lambda: self.take(Take.DISCARD))
        self.settle.clicked.connect(self.decide)
        self.open_again.clicked.connect(self.take_back)
        self.fields.activated.connect(lambda _: self.decide())
        self.hear(self.fields)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.fields)
        halves.addWidget(self.quotes)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.setSizes([px(360), px(220)])
        foot = QWidget()
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(px(12), px(4), px(12), px(6))
        lines.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addStretch(1)
        lines.addWidget(self.told)
        lines.addLayout(row)
        for button in (self.open_again, self.discard, self.first, self.second, self.settle):
            row.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(halves, 1)
        whole.addWidget(foot)

    def hear(self, widget: QWidget) -> None:
        """Hear digits and X in a list."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits go by their place, since French keyboards have `&` where others have `1`."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.NoModifier and self._heard(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _heard(self, watched: QObject, event: QKeyEvent) -> bool:
        digit = digit_by_place(event) or (int(event.text()) if event.text() in ("1", "2") else 0)
        if digit in _SIDES:
            if watched is self.fields:
                self.take_field(_SIDES[digit])
            else:
                self.take(_SIDES[digit])
            return True
        if event.key() == Qt.Key.Key_X:
            self.take(Take.DISCARD)
            return True
        return False

    def show_pair(
        self,
        compared: RecordComparison | None,
        pair: RecordPair | None,
        names: RecordNames | None,
        outcome: str,
    ) -> None:
        """Show an activity; what was chosen and not settled stays while it is the same one."""
        is_same = self.stand is not None and pair == self.stand.pair
        self._compared, self._names, self._outcome = compared, names, outcome
        if not is_same:
            self.stand = _beginning(pair) if pair is not None else None
            self._show_records(pair)
        self._show_fields(is_same)

    def _show_records(self, pair: RecordPair | None) -> None:
        coders = self._compared.names if self._compared else ("", "")
        records = (pair.first, pair.second) if pair is not None else (None, None)
        self.quotes.setVisible(pair is not None)
        if pair is not None:
            self.quotes.show_records(records, coders)

    def _show_fields(self, keeps_cursor: bool) -> None:
        at = self.fields.currentIndex().row()
        stand, compared, names = self.stand, self._compared, self._names
        if stand is None or compared is None or names is None:
            self.fields.fields.show_rows((), None, ("", ""), self._desk.project.record_schema)
        else:
            rows = comparing.side_by_side(stand.pair, names)
            self.fields.fields.show_rows(rows, stand, compared.names, names.schema)
        if keeps_cursor and at >= 0:
            self.fields.setCurrentIndex(self.fields.fields.index(at, 0))
        else:
            self.fields.choose_first_difference()
        self._tell()

    def _tell(self) -> None:
        stand, can_change = self.stand, self._desk.can_change
        coders = self._compared.names if self._compared else ("", "")
        for number, (button, side) in enumerate(
            ((self.first, Take.FIRST), (self.second, Take.SECOND)), start=1
        ):
            button.setText(tr("Take {coder}’s ({key})", coder=coders[number - 1], key=number))
            button.setEnabled(can_change and stand is not None and stand.can_take(side))
        self.discard.setEnabled(can_change and stand is not None)
        self.settle.setEnabled(can_change and stand is not None and stand.base is not None)
        self.open_again.setVisible(bool(self._outcome))
        self.open_again.setEnabled(can_change)
        self.told.setText(self._state())

    def _state(self) -> str:
        if self.stand is None or self._compared is None:
            return ""
        if self._outcome:
            if self._outcome == settling.DISCARDED:
                return tr("Settled: none stands.")
            return tr("Settled as {number}.", number=self._outcome)
        base = self.stand.base
        if base is Take.DISCARD:
            return tr("None is to stand.")
        if base is None:
            return tr("Take a side with 1 or 2, or field by field.")
        other = len(self.stand.overridden())
        whose = self._compared.names[base is Take.SECOND]
        if not other:
            return tr("{coder}’s record is to stand.", coder=whose)
        return plural(
            "{coder}’s record is to stand, in {count} field the other’s.",
            "{coder}’s record is to stand, in {count} fields the other’s.",
            other,
            coder=whose,
        )

    # What is to stand

    def take(self, side: Take) -> None:
        """Take a whole record, or say that none stands."""
        if self.stand is None:
            return
        if side is not Take.DISCARD and not self.stand.can_take(side):
            self.noted.emit(tr("Only one of the two has a record of it."))
            return
        self.stand.take(side)
        self._show_fields(True)

    def take_field(self, side: Take) -> None:
        """Take the field under the cursor from one, and go on to the next that differs."""
        field = self.fields.current()
        if self.stand is None or field is None:
            return
        if field.how is None:
            self.noted.emit(tr("Both have the same there."))
            return
        self.stand.take_field(field.field, side)
        at = self.fields.currentIndex().row()
        rows = self.fields.fields.rows
        following = next((row for row in range(at + 1, len(rows)) if rows[row].how is not None), at)
        self._show_fields(True)
        self.fields.setCurrentIndex(self.fields.fields.index(following, 0))

    def decide(self) -> None:
        """Settle the activity."""
        stand, compared = self.stand, self._compared
        if stand is None or compared is None:
            return
        base = stand.base
        if base is None:
            self.noted.emit(
                tr("Take a side with 1 or 2 first, or every field that differs from one of them.")
            )
            return
        project = self._desk.project

        def plan() -> Edit:
            return settling.settle(project, compared, stand.pair, base, stand.overridden())

        if self._desk.apply(plan, tr("Settled {numbers}", numbers=settling.told_numbers(stand.pair))):
            self.settled.emit()

    def take_back(self) -> None:
        """Make the activity open again."""
        stand, compared = self.stand, self._compared
        if stand is None or compared is None or not self._outcome:
            return
        project, numbers = self._desk.project, settling.told_numbers(stand.pair)
        self._desk.apply(
            lambda: settling.take_back(project, compared, stand.pair),
            tr("{numbers} are open again", numbers=numbers),
        )


def _beginning(pair: RecordPair) -> Stand:
    """Of two that are alike, or of one alone, there is nothing to choose but that none stands."""
    if len(pair.records) == 2:
        return Stand(pair, None if pair.differences else Take.FIRST)
    return Stand(pair, Take.FIRST if pair.first is not None else Take.SECOND)
