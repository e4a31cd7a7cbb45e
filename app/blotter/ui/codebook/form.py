"""CodeForm: the parts of one code as fields, each written as one step when it is left."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.codebook import Code
from blotter.ui import style
from blotter.ui.codebook.fields import LineWords, LongWords, TypedUndo
from blotter.ui.codebook.parts import ALIASES, NAME, REFERENCE, WORDED, PartRow
from blotter.ui.codebook.prose import unwrapped
from blotter.ui.codebook.traits import Traits
from blotter.ui.language import later, tr
from blotter.ui.scale import px

Write = Callable[[str, str, str], str]
"""Which code, which part, which words; what is against it, "" once it is written."""

CHARACTERS = 70
"""How many characters of the interface a line of the form holds."""

_ALIASES = PartRow(
    ALIASES, later("Also called"), 1, later("Abbreviations and other names, one on each line.")
)


class _Unwritten(NamedTuple):
    """Words that are not in the project, and what is against them."""

    words: str
    complaint: str


class CodeForm(QWidget):
    """Shows one code; what is typed and cannot be written stays with its code until it can.

    `why` is the field for the reason of the next change: going from a part to it does not write the part yet.
    """

    proposal_requested = Signal(str)
    """A part, by name, for which other words are to be proposed."""
    recolour_requested = Signal(str)
    own_colour_requested = Signal()
    archive_requested = Signal(bool)
    why_requested = Signal()
    """Ctrl+Enter in a part: its reason is to be written next."""
    grown = Signal(object)
    """The field that is higher or lower than it was."""

    def __init__(self, write: Write, why: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._write, self._why = write, why
        self._code: Code | None = None
        self._stored: dict[str, str] = {}
        self._unwritten: dict[tuple[str, str], _Unwritten] = {}
        self._is_writing = self._is_held = False
        self._last = NAME
        self.fields: dict[str, LineWords | LongWords] = {}
        self._proposals: dict[str, QPushButton] = {}
        self._complaints: dict[str, QLabel] = {}
        self.traits = Traits()
        self._column = QVBoxLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        for row in WORDED:
            self._column.addWidget(self._row(row, can_propose=True))
        self._column.addWidget(self.traits)
        self._column.addWidget(self._row(_ALIASES))
        self._adopt(REFERENCE, self.traits.reference, self.traits.complaint)
        self.traits.origin_chosen.connect(self._write_origin)
        self.traits.colour_chosen.connect(self.recolour_requested)
        self.traits.own_colour_requested.connect(self.own_colour_requested)
        self.traits.archived.clicked.connect(self.archive_requested)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * CHARACTERS + px(24))

    def _row(self, row: PartRow, can_propose: bool = False) -> QWidget:
        """A title over its field, with what is to be known under it."""
        field = LongWords(row.lines) if row.lines else LineWords()
        title, hint = QLabel(tr(row.title)), QLabel(tr(row.hint))
        title.setBuddy(field)
        style.set_role(title, "title")
        style.set_role(hint, "hint")
        hint.setWordWrap(True)
        field.setAccessibleName(tr(row.title))
        field.setAccessibleDescription(tr(row.hint))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        if can_propose:
            head.addWidget(self._proposal(row))
        complaint = QLabel()
        complaint.setWordWrap(True)
        complaint.hide()
        style.set_role(complaint, "error")
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(2))
        lines.addLayout(head)
        for widget in (field, hint, complaint):
            lines.addWidget(widget)
        hint.setVisible(bool(row.hint))
        self._adopt(row.name, field, complaint)
        return made

    def _proposal(self, row: PartRow) -> QPushButton:
        button = QPushButton(tr("Propose…"))
        style.set_role(button, "link")
        button.setAccessibleName(tr("Propose other words for {part}", part=tr(row.title)))
        button.clicked.connect(lambda: self.proposal_requested.emit(row.name))
        button.hide()
        self._proposals[row.name] = button
        return button

    def _adopt(self, name: str, field: LineWords | LongWords, complaint: QLabel) -> None:
        self.fields[name], self._complaints[name] = field, complaint
        field.left.connect(lambda: self._leave(name))
        field.typed.connect(lambda: self._complain(name, ""))
        if isinstance(field, LongWords):
            field.grown.connect(lambda: self.grown.emit(field))
        else:
            field.returnPressed.connect(self.commit)
        TypedUndo(field, field, lambda: self._is_typed(name))
        field.installEventFilter(self)

    # What is shown

    def show_code(self, code: Code | None) -> None:
        """Show another code, or none; what was typed before is written first."""
        self.commit()
        self._code, self._is_held = code, False
        self._show()

    def renew(self, code: Code | None) -> None:
        """The same code as the project has it now; what is being typed stays."""
        if self._is_writing:
            self._code = code
            return
        typed = {name: self.fields[name].read_words() for name in self._typed()}
        self._code = code
        self._show(typed)

    def _show(self, typed: dict[str, str] | None = None) -> None:
        code = self._code
        self._stored = _words_of(code) if code is not None else {}
        for name, field in self.fields.items():
            kept = self._unwritten.get((code.id, name)) if code is not None else None
            words = kept.words if kept is not None else self._stored.get(name, "")
            field.show_words((typed or {}).get(name, words))
            self._complain(name, kept.complaint if kept is not None else "")
        self.traits.show_code(code)
        self.setEnabled(code is not None)

    def code(self) -> str:
        """The id of the code that is shown, "" for none."""
        return self._code.id if self._code is not None else ""

    def set_state(self, is_writable: bool, is_frozen: bool) -> None:
        """Let the parts be written, or only read; frozen ones can be proposed otherwise."""
        worded = {row.name for row in WORDED}
        for name, field in self.fields.items():
            field.setReadOnly(not is_writable or (is_frozen and name in worded))
        for button in self._proposals.values():
            button.setVisible(is_frozen and is_writable)
        self.traits.set_writable(is_writable)

    # Writing

    def is_changed(self) -> bool:
        """Whether there are words that are not in the project, of this code or of another."""
        return bool(self._unwritten) or any(True for _ in self._typed())

    def commit(self) -> None:
        """Write what was typed, each part as one step."""
        self._is_held = False
        for name in self.fields:
            if self._is_typed(name):
                self._write_part(name)
            else:
                self._unwritten.pop((self.code(), name), None)

    def commit_held(self) -> None:
        """The reason was left: the part that waited for it can be written."""
        if self._is_held:
            self.commit()

    def _leave(self, name: str) -> None:
        self._last = name
        if QApplication.focusWidget() is self._why and self._is_typed(name):
            self._is_held = True
        else:
            self.commit()

    def _write_part(self, name: str) -> None:
        """Write one part, or keep its words and say what is against it."""
        if self._code is None:
            return
        code, words = self._code.id, self.fields[name].read_words()
        self._is_writing = True
        complaint = self._write(code, name, words)
        self._is_writing = False
        if complaint:
            self._unwritten[code, name] = _Unwritten(words, complaint)
        else:
            self._unwritten.pop((code, name), None)
            self._stored[name] = words
            self.fields[name].forget_typing()
        self.renew(self._code)

    def let_go(self, codes: Collection[str]) -> None:
        """Keep nothing for codes other than these (by id): the others are gone."""
        self._unwritten = {key: kept for key, kept in self._unwritten.items() if key[0] in codes}

    def _write_origin(self, origin: str) -> None:
        if self._code is not None:
            self._write(self._code.id, "origin", origin)
            self.renew(self._code)

    def _typed(self) -> Iterator[str]:
        return (name for name in self.fields if self._is_typed(name))

    def _is_typed(self, name: str) -> bool:
        return self._code is not None and self.fields[name].read_words() != self._stored.get(name, "")

    def _complain(self, name: str, words: str) -> None:
        self._complaints[name].setText(words)
        self._complaints[name].setVisible(bool(words))
        style.set_claim(self.fields[name], "wrong", bool(words))

    def complaints(self) -> dict[str, str]:
        """What could not be written and why, by part."""
        return {name: label.text() for name, label in self._complaints.items() if label.text()}

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter goes on to the reason."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_ours = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_ours and event.type() == QEvent.Type.KeyPress:
                self.why_requested.emit()
            return is_ours and event.type() == QEvent.Type.KeyPress
        return False

    def tab_order(self) -> Sequence[QWidget]:
        """The fields in the order in which Tab goes through them, the offer to propose after each."""
        worded = [widget for row in WORDED for widget in (self.fields[row.name], self._proposals[row.name])]
        return (*worded, *self.traits.tab_order(), self.fields[ALIASES])

    def proposal_button(self, part: str) -> QPushButton:
        """The offer to propose other words for a part."""
        return self._proposals[part]

    def last_part(self) -> str:
        """The part that was left last."""
        return self._last

    def focus_part(self, name: str = NAME) -> None:
        """Put the cursor into a part."""
        self.fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _words_of(code: Code) -> dict[str, str]:
    """What the fields of words hold for a code."""
    words = {row.name: unwrapped(str(getattr(code, row.name))) for row in WORDED}
    return {**words, REFERENCE: code.reference, ALIASES: "\n".join(code.aliases)}
