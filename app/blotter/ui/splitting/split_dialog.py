"""SplitDialog: which codes a code is split into: new names, or codes that there are already."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.codebook import Code, Codebook
from blotter.domain.names import name_key
from blotter.errors import BlotterError
from blotter.project import splitting
from blotter.project.project import Project
from blotter.project.splitting import Part
from blotter.ui.language import plural, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.choice_box import code_choices
from blotter.ui.wording import plainly

MOST = 9
"""As many parts as there are keys for them."""

_WIDTH = 520


class SplitDialog(QDialog):
    """Begins with two lines; words that name no code become a new one."""

    def __init__(self, project: Project, code: Code, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Split “{code}”", code=code.name))
        self._project, self._code = project, code
        self._choices = code_choices(project.codebook, [code.id, *_archived(project.codebook)])
        self.lines: list[QLineEdit] = []
        self._parts: list[Part] = []
        self.complaint = QLabel()
        self._fields = QVBoxLayout()
        self._more = QPushButton(tr("One more code"))
        self._lay_out()
        self._add_line()
        self._add_line()
        self.lines[0].setFocus()

    def _lay_out(self) -> None:
        touched, _, _ = self._project.touched_by([self._code.id])
        told = QLabel(
            plural(
                "{count} segment is shown one by one and goes to one of these codes, or stays.",
                "{count} segments are shown one by one and go to one of these codes each, or stay.",
                touched,
            )
        )
        told.setWordWrap(True)
        set_role(told, "muted")
        hint = QLabel(tr("Type a new name, or choose a code that there is already."))
        hint.setWordWrap(True)
        set_role(hint, "hint")
        set_role(self._more, "link")
        self._more.setAutoDefault(False)
        self._more.clicked.connect(lambda: self._add_line().setFocus())
        set_role(self.complaint, "error")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        buttons = QDialogButtonBox()
        does = buttons.addButton(tr("Divide the segments…"), QDialogButtonBox.ButtonRole.AcceptRole)
        does.setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(told)
        column.addLayout(self._fields)
        for widget in (hint, self._more, self.complaint):
            column.addWidget(widget)
        column.addStretch()
        column.addWidget(buttons)
        self.setMinimumWidth(px(_WIDTH))

    def _add_line(self) -> QLineEdit:
        line = QLineEdit()
        number = len(self.lines) + 1
        line.setAccessibleName(tr("Code {number}", number=number))
        line.setPlaceholderText(tr("Code {number}", number=number))
        completer = QCompleter([choice.words for choice in self._choices], line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(completer)
        self._fields.addWidget(line)
        self.lines.append(line)
        self._more.setVisible(len(self.lines) < MOST)
        return line

    def parts(self) -> list[Part]:
        """What the lines name, in their order, each with an id of its own; empty ones name nothing."""
        return self._parts

    def _named(self) -> list[Part]:
        parts: list[Part] = []
        for words in filter(None, (line.text().strip() for line in self.lines)):
            known = next((each for each in self._choices if name_key(each.words) == name_key(words)), None)
            if known is not None:
                parts.append(Part(self._project.codebook.by_id[known.id]))
            else:
                parts.append(splitting.new_part(self._project, self._code, words, parts))
        return parts

    def accept(self) -> None:
        """Close if the parts can be made; else say what cannot."""
        complaint = self._complaint()
        self.complaint.setText(complaint)
        self.complaint.setVisible(bool(complaint))
        if not complaint:
            super().accept()

    def _complaint(self) -> str:
        try:
            self._parts = self._named()
        except BlotterError as error:
            return plainly(error)
        if not self._parts:
            return tr("Name at least one code.")
        if len({part.code.id for part in self._parts}) < len(self._parts):
            return tr("Two of these are the same code.")
        return ""


def _archived(book: Codebook) -> list[str]:
    """What is given no more cannot be a part."""
    return [code.id for code in book.by_id.values() if code.archived]
