"""MaskingDialog: which names and codes are masked, how often they are there, and where the copy goes."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.names import free_name
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project.privacy import copying, keys
from blotter.project.privacy.copying import Masked
from blotter.project.privacy.masking_plan import MARK, MaskingPlan
from blotter.project.project import Project
from blotter.ui import style
from blotter.ui.dialogs.codes_field import CodesField
from blotter.ui.dialogs.file_field import FileField
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.privacy.names_table import NamesTable
from blotter.ui.scale import px
from blotter.ui.tasks import Task, TaskRunner
from blotter.ui.wording import PROJECT_FILES, plainly

_AFTER_TYPING = 500
_TABLES = later("Table of names (*.csv)")
_KEYS = later("Keys (*.key)")


class Purpose(StrEnum):
    """What the dialog is for."""

    PSEUDONYMS = "pseudonyms"
    REDACTED = "redacted"
    EXPORT = "export"


_HOW = later(
    "Type a name and what is to stand in its place, or paste two columns from a spreadsheet. Delete empties"
    " a cell."
)
_LEFT_OUT = later_plural(
    "{count} part of a foreign file is left out, since nobody can tell which names it holds.",
    "{count} parts of foreign files are left out, since nobody can tell which names they hold.",
)
_TITLES = {
    Purpose.PSEUDONYMS: later("Copy with pseudonyms"),
    Purpose.REDACTED: later("Redacted copy"),
    Purpose.EXPORT: later("Export masked segments"),
}
_ACTS = {
    Purpose.PSEUDONYMS: later("Write copy"),
    Purpose.REDACTED: later("Write copy"),
    Purpose.EXPORT: later("Export…"),
}
_TOLD = {
    Purpose.PSEUDONYMS: later(
        "Writes a new project in which replacements stand in place of names, everywhere: in texts, quotes,"
        " memos, codes, attributes and records. It has no originals, no history and no backups. This project"
        " stays as it is."
    ),
    Purpose.REDACTED: later(
        "Writes a new project in which passages with the chosen codes, and names, are masked for good. It has"
        " no originals, no history and no backups. This project stays as it is."
    ),
    Purpose.EXPORT: later(
        "Writes coded segments to a file, in which passages with the chosen codes, and names, are masked."
    ),
}


class MaskingDialog(QDialog):
    """Looks through the project while one types; `plan()` is what was asked for, `path()` where it goes."""

    def __init__(
        self, project: Project, purpose: Purpose, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._purpose, self._tasks = project, purpose, tasks
        self._task: Task | None = None
        self._accepted: MaskingPlan | None = None
        self.setWindowTitle(tr(_TITLES[purpose]))
        self.names = NamesTable()
        self.codes = CodesField([(code.id, project.codebook.path(code.id)) for code in project.codebook])
        self.codes.setAccessibleName(tr("Codes whose passages are masked"))
        self.mark = QLineEdit(MARK)
        self.file, self.key = FileField(PROJECT_FILES), FileField(_KEYS)
        self.with_key = QCheckBox(tr("Write the table of names as an encrypted key"))
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.told, self.complaint = QLabel(tr(_HOW)), QLabel()
        self._buttons = self._make_buttons()
        self._typing = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._lay_out()
        self._connect()
        self._propose()
        self.names.setCurrentCell(0, 0)
        self.names.setFocus()
        self.resize(px(760), px(640) if purpose is not Purpose.EXPORT else px(520))

    def plan(self) -> MaskingPlan:
        """What is to be masked; Refused if that is nothing, or says different things."""
        codes: set[str] = set()
        if self._purpose is not Purpose.PSEUDONYMS:
            book = self._project.codebook
            chosen = self.codes.read_value()
            assert isinstance(chosen, list)
            codes = {str(code) for code in chosen}
            codes |= {below.id for code in list(codes) for below in book.descendants(code)}
        return copying.plan(self._project, self.names.pseudonyms(), frozenset(codes), self.mark.text())

    def path(self) -> Path:
        """Where the new project is to lie."""
        return _with_suffix(str(self.file.read_value()), ".blotter")

    def key_path(self) -> Path | None:
        """Where the key is to lie; None if there is to be none."""
        wanted = self._purpose is Purpose.PSEUDONYMS and self.with_key.isChecked()
        return _with_suffix(str(self.key.read_value()), ".key") if wanted else None

    def accept(self) -> None:
        """Close if all of it can be done; else say what cannot."""
        problem = self._problem()
        self._complain(problem)
        if not problem:
            self._stop()
            super().accept()

    def reject(self) -> None:
        """Stop looking, and close."""
        self._stop()
        super().reject()

    def _problem(self) -> str:
        try:
            self.plan()
        except BlotterError as error:
            return plainly(error)
        if self._purpose is Purpose.EXPORT:
            return ""
        if not str(self.file.read_value()).strip():
            return tr("Say where the new project is to lie.")
        if self.path().exists():
            return tr("“{name}” exists already. Choose another name.", name=self.path().name)
        return self._problem_of_key()

    def _problem_of_key(self) -> str:
        key = self.key_path()
        if key is None:
            return ""
        if key.exists():
            return tr("“{name}” exists already. Choose another name.", name=key.name)
        if self.passphrase.text() != self.again.text():
            return tr("The two passphrases differ. Type the same one twice.")
        return ""

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        does, cancels = QPushButton(tr(_ACTS[self._purpose])), QPushButton(tr("Cancel"))
        buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancels, QDialogButtonBox.ButtonRole.RejectRole)
        # Enter in the table ends the cell; it is not to write a copy.
        does.setAutoDefault(False)
        cancels.setAutoDefault(False)
        return buttons

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        intro = QLabel(tr(_TOLD[self._purpose]))
        intro.setWordWrap(True)
        column.addWidget(intro)
        column.addLayout(self._table_row())
        column.addWidget(self.names, 1)
        for label, role in ((self.told, "muted"), (self.complaint, "error")):
            label.setWordWrap(True)
            style.set_role(label, role)
        column.addWidget(self.told)
        if self._purpose is not Purpose.PSEUDONYMS:
            column.addWidget(_heading(tr("Codes whose passages are masked")))
            column.addWidget(self.codes)
        column.addLayout(self._form())
        column.addWidget(self.complaint)
        column.addWidget(self._buttons)
        self.complaint.hide()

    def _table_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_heading(tr("Names")))
        row.addStretch()
        for words, act in ((tr("Open a table…"), self._open), (tr("Save the table…"), self._save)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        if self._purpose is not Purpose.PSEUDONYMS:
            form.addRow(tr("Mark in their place"), self.mark)
        if self._purpose is not Purpose.EXPORT:
            self.file.setAccessibleName(tr("New project"))
            form.addRow(tr("New project"), self.file)
        if self._purpose is Purpose.PSEUDONYMS:
            self.key.setAccessibleName(tr("Key file"))
            for line in (self.passphrase, self.again):
                line.setEchoMode(QLineEdit.EchoMode.Password)
            form.addRow("", self.with_key)
            form.addRow(tr("Key file"), self.key)
            form.addRow(tr("Passphrase"), self.passphrase)
            form.addRow(tr("Passphrase again"), self.again)
        return form

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._typing.timeout.connect(self._look)
        self.names.changed.connect(self._typing.start)
        self.codes.changed.connect(self._typing.start)
        self.with_key.toggled.connect(self._show_key)
        self._show_key(False)

    def _show_key(self, is_wanted: bool) -> None:
        for widget in (self.key, self.passphrase, self.again):
            widget.setEnabled(is_wanted)

    def _propose(self) -> None:
        path = self._project.path
        there = [each.name for each in path.parent.glob("*")]
        ending = "pseudonyms" if self._purpose is Purpose.PSEUDONYMS else "redacted"
        name = free_name(f"{path.stem}-{ending}.blotter", there)
        self.file.show_value(str(path.with_name(name)))
        self.key.show_value(str(path.with_name(free_name(f"{path.stem}.key", there))))

    def _look(self) -> None:
        """Look through the project for what is asked for now."""
        self._stop()
        try:
            plan = self.plan()
        except BlotterError as error:
            names = self.names.pseudonyms()
            self.told.setText("" if names else tr(_HOW))
            self.names.show_found(())
            self._complain(plainly(error) if names else "")
            return
        self._complain("")
        self.told.setText(tr("Looking through the project…"))

        def look(progress: Progress) -> Masked:
            return copying.foreseen(self._project, plan, progress)

        self._task = self._tasks.run(look)
        self._task.finished.connect(self._show)
        self._task.failed.connect(lambda error: self._complain(plainly(error)))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _show(self, found: object) -> None:
        assert isinstance(found, Masked)
        self._task = None
        self.names.show_found(found.names)
        names = plural(
            "{count} place with a name", "{count} places with names", found.places - found.passages
        )
        passages = plural("{count} passage", "{count} passages", found.passages)
        both = tr("Found {names}, {passages} to mask.", names=names, passages=passages)
        words = tr("Found {names}.", names=names) if not found.passages else both
        if found.left_out and self._purpose is not Purpose.EXPORT:
            words += " " + plural(*_LEFT_OUT, found.left_out)
        self.told.setText(words)

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def _open(self) -> None:
        folder = str(self._project.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, tr("Open a table of names"), folder, tr(_TABLES))
        if name:
            try:
                self.names.show_pseudonyms(keys.names_in(Path(name)))
            except BlotterError as error:
                tell_error(self, error)

    def _save(self) -> None:
        proposed = str(self._project.path.with_name("names.csv"))
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the table of names"), proposed, tr(_TABLES))
        if name:
            try:
                keys.write_names(_with_suffix(name, ".csv"), self.names.pseudonyms())
            except BlotterError as error:
                tell_error(self, error)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    style.set_role(label, "label")
    return label


def _with_suffix(name: str, suffix: str) -> Path:
    path = Path(name.strip())
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
