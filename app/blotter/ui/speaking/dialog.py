"""SpeakersDialog: who speaks, and which code or case the turns of each are to get."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.codebook import Code
from blotter.domain.source import Source
from blotter.project import speakers
from blotter.project.project import Project
from blotter.project.speakers import Speaker
from blotter.ui.dialogs.code_dialogs import archived_codes
from blotter.ui.language import number, plural, tr
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, Task, TaskRunner
from blotter.ui.views.choice_box import ChoiceBox, code_choices

_SPEAKER, _TURNS, _WORDS, _CODE, _CASE = range(5)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HERE, _EVERYWHERE = "here", "everywhere"
_QUICK = 20
"""So many documents are looked through at once, while one waits."""


class SpeakersDialog(QDialog):
    """`codes()` and `cases()` are what was chosen by speaker, `sources()` the documents that are meant."""

    def __init__(
        self, project: Project, here: Source | None, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._every = speakers.spoken(project, project.sources.values())
        self._here = here if here in self._every else None
        self._speakers: list[Speaker] = []
        self._latest = Latest(tasks, self)
        self._latest.answered.connect(self._show)
        self._latest.begun.connect(self._wait_for)
        self.setWindowTitle(tr("Code by speaker"))
        told = QLabel(
            tr("Every turn of a speaker gets the code that is chosen, or comes into the case, in one step.")
        )
        told.setWordWrap(True)
        set_role(told, "muted")
        self.scope = QComboBox()
        self.scope.setAccessibleName(tr("In which documents"))
        if self._here is not None:
            self.scope.addItem(tr("In {name}", name=self._here.name), _HERE)
        self.scope.addItem(tr("In all documents"), _EVERYWHERE)
        self.table = self._make_table()
        self._sum = QLabel()
        set_role(self._sum, "hint")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act = self._buttons.addButton(tr("Give to turns"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (told, self.scope, self.table, self._sum, self._buttons):
            column.addWidget(widget)
        self.resize(px(820), px(400))
        self.scope.activated.connect(self._look)
        self._look()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        table.setHorizontalHeaderLabels([tr("Speaker"), tr("Turns"), tr("Words"), tr("Code"), tr("Case")])
        table.setAccessibleName(tr("Speakers"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(32))
        table.setShowGrid(False)
        table.setStyleSheet("QTableView::item { padding: 0 5px; }")
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        for column in (_TURNS, _WORDS):
            title = table.horizontalHeaderItem(column)
            assert title is not None
            title.setTextAlignment(_RIGHT)
        for column, width in ((_SPEAKER, 180), (_TURNS, 70), (_WORDS, 70), (_CODE, 250)):
            table.setColumnWidth(column, px(width))
        return table

    def _look(self) -> None:
        """See who speaks in the documents that are meant; of many this takes a while."""
        chosen = self.sources()
        project = self._project
        self._latest.ask(
            lambda progress: speakers.speakers(project, chosen, progress), is_quick=len(chosen) <= _QUICK
        )

    def _wait_for(self, task: Task) -> None:
        self._show([])
        self._sum.setText(tr("Looking for speakers…"))
        self.finished.connect(task.cancel)

    def _show(self, found: list[Speaker]) -> None:
        """Who speaks, with nothing chosen yet."""
        self._speakers = found
        self.table.setRowCount(0)
        self.table.setRowCount(len(self._speakers))
        for row, speaker in enumerate(self._speakers):
            self._show_speaker(row, speaker)
        self._tell()

    def _show_speaker(self, row: int, speaker: Speaker) -> None:
        for column, words in (
            (_SPEAKER, speaker.name),
            (_TURNS, number(speaker.turns)),
            (_WORDS, number(speaker.words)),
        ):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            if column != _SPEAKER:
                item.setTextAlignment(_RIGHT)
            self.table.setItem(row, column, item)
        code = ChoiceBox(tr("Code for what {name} says", name=speaker.name), tr("(no code)"))
        code.offer(code_choices(self._project.codebook, archived_codes(self._project.codebook)))
        code.chosen_changed.connect(self._tell)
        self.table.setCellWidget(row, _CODE, code)
        self.table.setCellWidget(row, _CASE, self._case_box(speaker))

    def _case_box(self, speaker: Speaker) -> QComboBox:
        """A case that is there, or the name of a new one."""
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(tr("Case for what {name} says", name=speaker.name))
        box.addItem("")
        box.addItems([case.name for case in self._project.cases.values()])
        line = box.lineEdit()
        assert isinstance(line, QLineEdit)
        line.setPlaceholderText(tr("(no case)"))
        box.editTextChanged.connect(self._tell)
        return box

    def is_empty(self) -> bool:
        """Whether nobody speaks in any document."""
        return not self._every

    def sources(self) -> list[Source]:
        """The documents that are meant."""
        is_here = self.scope.currentData() == _HERE and self._here is not None
        return [self._here] if is_here and self._here is not None else self._every

    def codes(self) -> dict[str, Code]:
        """The code for each speaker who is to get one."""
        by_id = self._project.codebook.by_id
        boxes = ((one.name, self.table.cellWidget(row, _CODE)) for row, one in enumerate(self._speakers))
        return {
            name: by_id[box.chosen()] for name, box in boxes if isinstance(box, ChoiceBox) and box.chosen()
        }

    def cases(self) -> dict[str, str]:
        """The name of the case for each speaker who is to come into one."""
        boxes = ((one.name, self.table.cellWidget(row, _CASE)) for row, one in enumerate(self._speakers))
        words = {name: box.currentText().strip() for name, box in boxes if isinstance(box, QComboBox)}
        return {name: case for name, case in words.items() if case}

    def turns(self) -> int:
        """How many turns get something."""
        given = self.codes().keys() | self.cases().keys()
        return sum(one.turns for one in self._speakers if one.name in given)

    def _tell(self) -> None:
        count = self.turns()
        self.act.setEnabled(bool(count))
        self._sum.setText(
            plural("{count} turn is meant.", "{count} turns are meant.", count)
            if count
            else tr("Choose a code or a case for somebody.")
        )
