"""NoteRow: one note in the discussion of a code: who, when, what was proposed, and what was decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from blotter.domain.code_note import CodeNote, Decision
from blotter.domain.codebook import Code
from blotter.project.project import Project
from blotter.ui import icons
from blotter.ui.codebook.parts import TITLES
from blotter.ui.language import in_a_row, later, moment, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

_STATES = {
    "": ("circle-dashed", "muted", later("open")),
    Decision.ACCEPTED: ("check", "success", later("accepted")),
    Decision.DECLINED: ("x", "muted", later("declined")),
}
_RING, _INDENT = 4, 12
"""Links have room for a ring round them; all words begin where theirs do."""

_ACCEPT = {True: later("Accept…"), False: later("Accept after all…")}
_DECLINE = {True: later("Decline…"), False: later("Decline after all…")}


class NoteRow(QFrame):
    """Says what is asked for of its note."""

    decision_requested = Signal(str)
    """A `Decision`."""
    removal_requested = Signal()

    def __init__(self, project: Project, note: CodeNote, code: Code, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        self._project = project
        self.links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(8), 0, px(8))
        self._column.setSpacing(px(4))
        self._column.addLayout(self._head())
        if note.text:
            self._add(note.text)
        if note.part:
            self._add_proposal(code)
        if note.decision:
            told = in_a_row((self._name(note.decided_by), moment(note.decided_at)))
            self._add(tr("{who}: {reason}", who=told, reason=note.reason), "hint")
        self._add_links()
        self.setAccessibleName(self._spoken())
        if self.links:
            self.setFocusProxy(self.links[0])

    def set_possible(self, is_possible: bool) -> None:
        """Whether anything can be changed now."""
        for link in self.links:
            link.setEnabled(is_possible)

    def _name(self, coder: str | None) -> str:
        found = self._project.coders.get(coder or "")
        return found.name if found else tr("nobody")

    def _head(self) -> QHBoxLayout:
        icon, colour, words = _STATES[self.note.decision]
        sign, state = QLabel(), _words(tr(words), "hint")
        sign.setPixmap(icons.pixmap(icon, px(14), colour, self.devicePixelRatioF()))
        state.setWordWrap(False)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        who = _words(in_a_row((self._name(self.note.coder), moment(self.note.at))), "hint")
        row.addWidget(who, 1)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add(self, words: str, role: str = "") -> None:
        self._column.addWidget(_words(words, role))

    def _add_proposal(self, code: Code) -> None:
        note, now = self.note, str(getattr(code, self.note.part))
        self._add(tr("Proposes for “{part}”:", part=tr(TITLES[note.part])), "hint")
        proposed = _words(note.words or tr("(nothing)"), "")
        proposed.setContentsMargins(px(_RING + _INDENT), 0, 0, 0)
        self._column.addWidget(proposed)
        if not note.decision and now and now != note.words:
            self._add(tr("It says now: {words}", words=now), "hint")

    def _add_links(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        is_open = not self.note.decision
        if self.note.decision != Decision.ACCEPTED:
            self._add_link(row, tr(_ACCEPT[is_open]), Decision.ACCEPTED)
        if self.note.decision != Decision.DECLINED:
            self._add_link(row, tr(_DECLINE[is_open]), Decision.DECLINED)
        remove = _link(tr("Remove"))
        remove.clicked.connect(self.removal_requested)
        self.links.append(remove)
        row.addWidget(remove)
        row.addStretch()
        self._column.addLayout(row)

    def _add_link(self, row: QHBoxLayout, words: str, decision: Decision) -> None:
        link = _link(words)
        link.clicked.connect(lambda: self.decision_requested.emit(str(decision)))
        self.links.append(link)
        row.addWidget(link)

    def _spoken(self) -> str:
        labels = self.findChildren(QLabel)
        return "; ".join(label.text() for label in labels if label.text())


def _words(words: str, role: str) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setContentsMargins(px(_RING), 0, 0, 0)
    if role:
        set_role(made, role)
    return made


def _link(words: str) -> QPushButton:
    made = QPushButton(words)
    made.setAutoDefault(False)
    set_role(made, "link")
    return made
