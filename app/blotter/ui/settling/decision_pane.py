"""DecisionPane: what stands, why the coders differed, a note, and other words for a definition."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.decision import Choice, Reason
from blotter.project.project import Project
from blotter.ui import style
from blotter.ui.codebook.parts import NAME, TITLES
from blotter.ui.codebook.prose import unwrapped
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.settling.words import REASON_MEANINGS, REASONS
from blotter.ui.views import choice_box
from blotter.ui.views.choice_box import ChoiceBox

CHOICE_ACTIONS = {
    Choice.ALL: "settle-both",
    Choice.NONE: "settle-neither",
    Choice.NEW: "settle-new",
}
REASON_ACTIONS = {reason: f"settle-reason-{number}" for number, reason in enumerate(REASONS, start=1)}
_LETTERED = "abcd"
_NOTE_LINES, _WORDS_LINES = 2, 4


class Chosen(NamedTuple):
    """What is to stand: a choice, with ONE the coder (by name) whose version it is."""

    choice: Choice
    coder: str = ""


class Proposed(NamedTuple):
    """Other words for a part of a code (by id)."""

    code: str
    part: str
    words: str


class DecisionPane(QWidget):
    """Only shows what is chosen and tells of it; `key_of` says which key does what an action does."""

    chosen = Signal(object)
    """`Chosen`"""
    reason_chosen = Signal()
    decide_requested = Signal()
    skip_requested = Signal()
    take_back_requested = Signal()

    def __init__(self, project: Project, key_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._key_of = project, key_of
        self._rows: dict[Chosen, _Row] = {}
        self._group = QButtonGroup(self)
        self._reason_group = QButtonGroup(self)
        self.choices = QWidget()
        self.why = QWidget()
        self.reasons: dict[Reason, _Row] = {}
        hint = tr("Note: what was said, for whoever asks later")
        self.note = _field(tr("Note on the decision"), hint, _NOTE_LINES)
        self.proposes = QCheckBox(tr("Propose a change of the definition"))
        self.code = ChoiceBox(tr("Code"))
        self.part = ChoiceBox(tr("Part of the definition"))
        self.words = _field(tr("Words that are proposed"), "", _WORDS_LINES)
        self._proposal = QWidget()
        self.told = QLabel()
        self.back = QPushButton(tr("Take back"))
        self.skip = QPushButton(tr("Skip"))
        self.decide = QPushButton(tr("Decide, next place"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._choices_column = QVBoxLayout(self.choices)
        self._choices_column.setContentsMargins(0, 0, 0, 0)
        self._choices_column.setSpacing(0)
        column = QVBoxLayout(self.why)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for reason, words in REASONS.items():
            row = _Row(tr(words), self._reason_group)
            row.setToolTip(tr(REASON_MEANINGS[reason]))
            column.addWidget(row)
            self.reasons[reason] = row
        self._proposal.hide()
        proposal = QVBoxLayout(self._proposal)
        proposal.setContentsMargins(0, 0, 0, 0)
        proposal.setSpacing(px(6))
        proposal.addWidget(self.code)
        proposal.addWidget(self.part)
        proposal.addWidget(self.words)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        style.set_role(self.told, "hint")
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(px(12), px(6), px(12), px(8))
        whole.setSpacing(px(6))
        why = QLabel(tr("Reason"))
        style.set_role(why, "title")
        for each in (self.told, self.choices, why, self.why, self.note, self.proposes, self._proposal):
            whole.addWidget(each)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        foot = self._foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(px(12), px(6), px(12), px(8))
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.skip)
        line.addWidget(self.decide)
        self.decide.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(foot)
        for widget in (self, inside, area.viewport(), foot):
            widget.setBackgroundRole(QPalette.ColorRole.Base)
            widget.setAutoFillBackground(True)

    def _connect(self) -> None:
        self.proposes.toggled.connect(self._unfold)
        self.code.chosen_changed.connect(lambda _: self._show_words())
        self.part.chosen_changed.connect(lambda _: self._show_words())
        self.decide.clicked.connect(self.decide_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.back.clicked.connect(self.take_back_requested)
        self._reason_group.buttonClicked.connect(lambda _: self.reason_chosen.emit())

    @property
    def foot_width(self) -> int:
        """How wide the buttons are together, but for the one that is rarely there."""
        return self._foot.sizeHint().width() - self.back.sizeHint().width()

    @property
    def key_places(self) -> tuple[QWidget, ...]:
        """Where keys stand for choices and for deciding: not in fields in which Enter has its own meaning."""
        return self.choices, self.why, self.note, self.proposes, self.decide

    # What is offered

    def offer(self, sides: Sequence[tuple[str, str]], called: Mapping[str, str]) -> None:
        """Offer the versions of these coders (letter and name) in this order, and the other choices.

        `called` says what each coder is called now.
        """
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        for reason, named in self.reasons.items():
            named.show_key(self._key_of(REASON_ACTIONS[reason]))
        for number, (letter, name) in enumerate(sides):
            key = self._key_of(f"settle-{_LETTERED[number]}") if number < len(_LETTERED) else ""
            words = (
                letter if called[name] == letter else tr("{name}   {what}", name=letter, what=called[name])
            )
            self._add(Chosen(Choice.ONE, name), words, key)
        is_pair = len(sides) == 2
        for choice, words in (
            (Choice.ALL, tr("Both") if is_pair else tr("All")),
            (Choice.NONE, tr("Neither") if is_pair else tr("None of them")),
            (Choice.NEW, tr("New bounds or codes")),
        ):
            self._add(Chosen(choice), words, self._key_of(CHOICE_ACTIONS[choice]))

    def _add(self, chosen: Chosen, words: str, key: str) -> None:
        row = _Row(words, self._group)
        row.show_key(key)
        row.button.clicked.connect(lambda: self.chosen.emit(chosen))
        self._choices_column.addWidget(row)
        self._rows[chosen] = row

    def offer_codes(self, codes: Sequence[str]) -> None:
        """Offer these codes (by id) and the parts of their definitions; nothing is proposed yet."""
        self.proposes.setChecked(False)
        wanted = set(codes)
        offered = choice_box.code_choices(self._project.codebook)
        self.code.offer(each for each in offered if each.id in wanted)
        parts = (each for each in TITLES if each != NAME)
        self.part.offer(choice_box.Choice(each, tr(TITLES[each])) for each in parts)
        if codes:
            self.code.choose(codes[0])
        self.part.choose("short")
        self._show_words()

    # What is chosen

    def choose(self, chosen: Chosen | None) -> None:
        """Show what is to stand, without telling; None for nothing."""
        _check(self._group, self._rows[chosen].button if chosen in self._rows else None)

    def choose_reason(self, reason: Reason | None) -> None:
        """Show a reason, without telling."""
        _check(self._reason_group, self.reasons[reason].button if reason is not None else None)

    def reason(self) -> Reason | None:
        """The reason that is chosen."""
        return next((each for each, row in self.reasons.items() if row.button.isChecked()), None)

    def proposed(self) -> Proposed | None:
        """The other words, None if none are proposed."""
        code = self._project.codebook.by_id.get(self.code.chosen())
        words, part = self.words.toPlainText().strip(), self.part.chosen()
        if not self.proposes.isChecked() or code is None or not part:
            return None
        return Proposed(code.id, part, words) if words != unwrapped(str(getattr(code, part))) else None

    def show_proposed(self, proposed: Proposed | None) -> None:
        """Show other words, or that none are proposed."""
        self.proposes.setChecked(proposed is not None)
        if proposed is not None:
            self.code.choose(proposed.code)
            self.part.choose(proposed.part)
            self.words.setPlainText(proposed.words)

    def show_told(self, words: str) -> None:
        """Say what was decided, or why nothing can be."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _unfold(self, is_on: bool) -> None:
        self._proposal.setVisible(is_on)
        if is_on:
            self.words.setFocus()

    def _show_words(self) -> None:
        code, part = self._project.codebook.by_id.get(self.code.chosen()), self.part.chosen()
        self.words.setPlainText(unwrapped(str(getattr(code, part))) if code is not None and part else "")


class _Row(QWidget):
    """A radio button with its key at the right; the whole row takes a click."""

    def __init__(self, words: str, group: QButtonGroup) -> None:
        super().__init__()
        self.button = QRadioButton(words)
        group.addButton(self.button)
        self._cap = QLabel()
        style.set_role(self._cap, "key")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button, 1)
        line.addWidget(self._cap)
        self.setFixedHeight(px(25))

    def show_key(self, key: str) -> None:
        """Name the key that does the same, if there is one."""
        self._cap.setText(key)
        self._cap.setVisible(bool(key))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.isEnabled():
            self.button.click()


def _check(group: QButtonGroup, button: QRadioButton | None) -> None:
    # A group that is exclusive never lets go of its last choice.
    group.setExclusive(False)
    for each in group.buttons():
        each.setChecked(each is button)
    group.setExclusive(True)


def _field(name: str, hint: str, lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    style.set_role(field, "edged")
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + px(14))
    return field
