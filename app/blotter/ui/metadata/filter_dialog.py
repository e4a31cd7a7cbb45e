"""FilterDialog: asks which documents are meant: groups, cases, conditions on attributes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.document_filter import EVERY_DOCUMENT, DocumentFilter
from blotter.errors import BlotterError
from blotter.project.metadata.filtering import sources_of
from blotter.project.project import Project
from blotter.ui import style
from blotter.ui.language import in_order, plural, tr
from blotter.ui.metadata.condition_row import ConditionRow, facts
from blotter.ui.metadata.words import filter_words
from blotter.ui.scale import px
from blotter.ui.wording import plainly

_VALUE = int(Qt.ItemDataRole.UserRole)
_WIDTH, _LIST = 640, 150


def ask_filter(parent: QWidget, project: Project, asked: DocumentFilter) -> DocumentFilter | None:
    """The filter that a person comes to, None if they thought better of it."""
    dialog = FilterDialog(project, asked, parent)
    is_taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.filter() if is_taken else None


class FilterDialog(QDialog):
    """Says all the while what is asked for, and how many documents are like this."""

    def __init__(self, project: Project, asked: DocumentFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._facts = facts(project)
        self.setWindowTitle(tr("Which documents"))
        paths = [project.groups.path(each.id) for each in project.groups.walk()]
        names = [each.name for each in in_order(project.cases.values(), lambda case: case.name)]
        self.groups = _list(tr("Groups"), paths, asked.groups)
        self.cases = _list(tr("Cases"), names, asked.cases)
        self.rows: list[ConditionRow] = []
        self._conditions = QVBoxLayout()
        self._conditions.setSpacing(px(4))
        self.more = QPushButton(tr("Another condition"))
        style.set_role(self.more, "link")
        self.told = QLabel()
        self.told.setWordWrap(True)
        style.set_role(self.told, "muted")
        self._lay_out()
        for each in asked.where:
            self.add_row().show_condition(each)
        self.more.clicked.connect(lambda: self.add_row().fact.setFocus())
        for listed in (self.groups, self.cases):
            listed.itemChanged.connect(lambda _: self._tell())
        self._tell()

    def _lay_out(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(px(12))
        for listed, nothing in (
            (self.groups, tr("No groups yet.")),
            (self.cases, tr("No cases yet.")),
        ):
            column = QVBoxLayout()
            column.setSpacing(px(4))
            title = QLabel(listed.accessibleName())
            style.set_role(title, "title")
            column.addWidget(title)
            if listed.count():
                column.addWidget(listed)
            else:
                hint = QLabel(nothing)
                style.set_role(hint, "hint")
                column.addWidget(hint)
                column.addStretch()
                listed.setParent(self)
                listed.hide()
            lists.addLayout(column, 1)
        title = QLabel(tr("Attributes, all of these hold"))
        style.set_role(title, "title")
        buttons = QDialogButtonBox()
        act = QPushButton(tr("Show these documents"))
        act.setDefault(True)
        everything = QPushButton(tr("All documents"))
        cancel = QPushButton(tr("Cancel"))
        for button in (self.more, everything, cancel):
            button.setAutoDefault(False)
        buttons.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(everything, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        everything.clicked.connect(self._take_everything)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(lists)
        column.addWidget(title)
        column.addLayout(self._conditions)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.setMinimumWidth(px(_WIDTH))

    def add_row(self) -> ConditionRow:
        """One more condition."""
        row = ConditionRow(self._facts)
        self.rows.append(row)
        self._conditions.addWidget(row)
        row.changed.connect(self._tell)
        row.removed.connect(lambda: self._remove(row))
        self._tell()
        return row

    def _remove(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.more.setFocus()
        self._tell()

    def filter(self) -> DocumentFilter:
        """What is asked for now."""
        conditions = (row.condition() for row in self.rows)
        return DocumentFilter(
            groups=_ticked(self.groups),
            cases=_ticked(self.cases),
            where=tuple(each for each in conditions if each is not None),
        )

    def accept(self) -> None:
        """Close if the filter can be asked; else it is said why not."""
        if self._tell():
            super().accept()

    def _take_everything(self) -> None:
        for listed in (self.groups, self.cases):
            for place in range(listed.count()):
                listed.item(place).setCheckState(Qt.CheckState.Unchecked)
        for row in list(self.rows):
            self._remove(row)
        self.accept()

    def _tell(self) -> bool:
        """Say what is asked for; whether it can be."""
        asked = self.filter()
        try:
            meant = sources_of(self._project, asked)
        except BlotterError as error:
            self.told.setText(plainly(error))
            style.set_role(self.told, "error")
            return False
        style.set_role(self.told, "muted")
        total = len(self._project.sources)
        count = plural("{count} document", "{count} documents", total if meant is None else len(meant))
        words = filter_words(asked) if asked != EVERY_DOCUMENT else tr("all")
        self.told.setText(tr("{words}: {count}", words=words, count=count))
        return True


def _list(title: str, values: list[str], ticked: tuple[str, ...]) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(title)
    made.setFixedHeight(px(_LIST))
    style.set_role(made, "edged")
    for value in values:
        item = QListWidgetItem(value)
        item.setData(_VALUE, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
        made.addItem(item)
    return made


def _ticked(listed: QListWidget) -> tuple[str, ...]:
    items = (listed.item(place) for place in range(listed.count()))
    return tuple(item.data(_VALUE) for item in items if item.checkState() is Qt.CheckState.Checked)
