"""ReplaceDialog: other words in many places at once; each is shown first, and left out if it is not meant."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.analysis.searching import Mode, Search
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project.correcting import correcting, finding
from blotter.project.correcting.finding import Found
from blotter.project.project import Project
from blotter.ui.language import plural, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.wording import plainly

MOST = 5_000
"""How many places are shown, and replaced, at a time."""

_QUICK = 300_000
"""Up to how many characters are looked through at once; more are on a thread."""

_AROUND = 30
_PAUSE = 200
_ITEM = Qt.ItemDataRole.UserRole


class ReplaceDialog(QDialog):
    """`chosen()` are the places that are ticked, with their new words."""

    def __init__(
        self,
        project: Project,
        tasks: TaskRunner,
        source: Source | None,
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._project, self._source = project, source
        self._asked = 0
        self._wrong, self._more = "", False
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pausing.timeout.connect(self.look)
        self._latest = Latest(tasks, self)
        self._latest.answered.connect(self._show)
        self.setWindowTitle(tr("Replace in text"))
        self.old, self.new = QLineEdit(words), QLineEdit()
        self.regex = QCheckBox(tr("Regular expression; \\1 is its first group"))
        self.whole = QCheckBox(tr("Whole words"))
        self.everywhere = QCheckBox(tr("In all documents"))
        self.everywhere.setChecked(source is None)
        self.everywhere.setEnabled(source is not None)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Places"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        set_role(self.told, "muted")
        self.buttons = QDialogButtonBox()
        self.replace_button = QPushButton(tr("Replace"))
        self.buttons.addButton(self.replace_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        self.look()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for title, field in ((tr("Words"), self.old), (tr("New words"), self.new)):
            field.setAccessibleName(title)
            form.addRow(title, field)
        options = QHBoxLayout()
        for box in (self.regex, self.whole, self.everywhere):
            options.addWidget(box)
        options.addStretch()
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addLayout(options)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self.resize(px(720), px(520))

    def _connect(self) -> None:
        for field in (self.old, self.new):
            field.textChanged.connect(self._pausing.start)
        for box in (self.regex, self.whole, self.everywhere):
            box.toggled.connect(lambda _: self.look())
        self.list.itemChanged.connect(lambda _: self._tell())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def look(self) -> None:
        """Find the places anew."""
        self._pausing.stop()
        self._asked += 1
        number, project, new = self._asked, self._project, self.new.text()
        mode = Mode.REGEX if self.regex.isChecked() else Mode.PHRASE
        sought = Search(
            self.old.text(), mode, self.whole.isChecked(), ignore_case=False, ignore_accents=False
        )
        everywhere = self.everywhere.isChecked() or self._source is None
        sources = list(project.sources.values()) if everywhere else [self._source] if self._source else []

        def work(progress: Progress) -> tuple[int, list[Found], str]:
            try:
                found = finding.find(project, sought, new, sources, progress)
                return number, list(islice(found, MOST + 1)), ""
            except BlotterError as error:
                return number, [], plainly(error)

        is_quick = sum(each.characters for each in sources) <= _QUICK
        self._latest.ask(work if is_quick else unhurried(work), is_quick)

    def _show(self, answer: tuple[int, Sequence[Found], str]) -> None:
        number, found, wrong = answer
        if number != self._asked:
            return
        self._wrong, self._more = wrong, len(found) > MOST
        self.list.blockSignals(True)
        self.list.clear()
        for each in found[:MOST]:
            item = QListWidgetItem(_told(each, self.everywhere.isChecked()), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(_ITEM, each)
            item.setToolTip(each.source.name)
        self.list.blockSignals(False)
        self._tell()

    def chosen(self) -> list[Found]:
        """The places that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [each.data(_ITEM) for each in items if each.checkState() is Qt.CheckState.Checked]

    def _tell(self) -> None:
        chosen = self.chosen()
        self.replace_button.setEnabled(bool(chosen))
        self.told.setText(self._words(chosen))

    def _words(self, chosen: Sequence[Found]) -> str:
        if self._wrong:
            return self._wrong
        if not self.old.text():
            return tr("Type the words that are to be replaced.")
        if not self.list.count():
            return tr("They do not stand there. Case counts; check the spelling.")
        effects = correcting.effects(self._project, finding.corrections(chosen))
        told = plural("{count} place", "{count} places", len(chosen))
        after = tr(
            "{places}. Segments with other words then: {changed}; without a place: {lost}.",
            places=told,
            changed=effects.changed,
            lost=effects.lost,
        )
        more = tr("There are more than are listed: replace these first.") if self._more else ""
        return f"{after} {more}".rstrip()


def _told(each: Found, names_document: bool) -> str:
    hit = each.hit
    words = f"{hit.left[-_AROUND:].lstrip()}[{hit.words} → {each.words}]{hit.right[:_AROUND]}"
    return tr("{document}: {words}", document=each.source.name, words=words) if names_document else words
