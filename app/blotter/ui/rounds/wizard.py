"""RoundWizard: a reliability round, one question a page, ending with what will be made."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.errors import BlotterError
from blotter.project.project import Project
from blotter.project.round_plans import RoundPlan
from blotter.ui import icons
from blotter.ui.language import tr
from blotter.ui.rounds.draw_page import DrawPage
from blotter.ui.rounds.question_pages import BlindPage, CodersPage, CodesPage, QuestionPage, UnitPage
from blotter.ui.rounds.settle_page import SettlePage
from blotter.ui.rounds.size_page import MeasuresPage
from blotter.ui.rounds.start_page import StartPage
from blotter.ui.rounds.wizard_page import WizardPage
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.tasks import TaskRunner
from blotter.ui.wording import plainly

_WIDTH, _HEIGHT = 800, 600
_LIST = 150
_ROW = 28


class RoundWizard(QDialog):
    """Steps at the left, a page at the right. Every page has an answer already, so Enter leads through."""

    def __init__(self, project: Project, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Start a reliability round"))
        self._project = project
        measures = MeasuresPage(project, tasks)
        self.pages: tuple[WizardPage, ...] = (
            QuestionPage(project),
            CodersPage(project),
            UnitPage(project),
            DrawPage(project, tasks),
            BlindPage(),
            CodesPage(project),
            measures,
            SettlePage(measures.enough_from),
            StartPage(project),
        )
        self.steps = QListWidget()
        self.back, self.next, self.start = (
            QPushButton(tr("Back")), QPushButton(tr("Next")), QPushButton(tr("Start the round"))
        )  # fmt: skip
        self.cancel = QPushButton(tr("Cancel"))
        self.complaint = QLabel()
        self._glyph = QLabel()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show(0)

    def _lay_out(self) -> None:
        set_role(self.steps, "sections")
        self.steps.setAccessibleName(tr("Steps"))
        for number, page in enumerate(self.pages, start=1):
            item = QListWidgetItem(tr("{number}  {title}", number=number, title=page.title), self.steps)
            item.setSizeHint(QSize(0, row_height(_ROW)))
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            page.column.addStretch()
            scroll.setWidget(page)
            self._stack.addWidget(scroll)
        self.steps.setFixedWidth(max(px(_LIST), self.steps.sizeHintForColumn(0) + px(28)))
        self._glyph.setPixmap(icons.icon("alert-triangle", "error").pixmap(px(14), px(14)))
        set_role(self.complaint, "error")
        self.complaint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(12), px(8), px(12), px(12))
        buttons.setSpacing(px(6))
        buttons.addWidget(self._glyph)
        buttons.addWidget(self.complaint, 1)
        for button in (self.back, self.next, self.start, self.cancel):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.steps)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        room = self.screen().availableSize()
        self.resize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))

    def _connect(self) -> None:
        self.steps.currentRowChanged.connect(self._go_to)
        self.back.clicked.connect(lambda: self._show(self.number() - 1))
        self.next.clicked.connect(lambda: self._go_to(self.number() + 1))
        self.start.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        for keys, step in (("Alt+Right", 1), ("Ctrl+PgDown", 1), ("Alt+Left", -1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(
                lambda step=step: self._go_to(self.number() + step)
            )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._go_on)

    def number(self) -> int:
        """Which page is shown, from 0."""
        return self._stack.currentIndex()

    def plan(self) -> RoundPlan:
        """The plan that all answers make."""
        made = RoundPlan(name="")
        for page in self.pages:
            made = page.put_into(made)
        return made

    def accept(self) -> None:
        """Close, if every page accepts; else go to the first that does not."""
        if self._may_pass(len(self.pages)):
            super().accept()

    def _go_on(self) -> None:
        if self.number() == len(self.pages) - 1:
            self.accept()
        else:
            self._go_to(self.number() + 1)

    def _go_to(self, number: int) -> None:
        """Show a page, if every one before it accepts its answers."""
        number = min(max(number, 0), len(self.pages) - 1)
        if number <= self.number() or self._may_pass(number):
            self._show(number)

    def _may_pass(self, number: int) -> bool:
        plan = self.plan()
        for place, page in enumerate(self.pages[:number]):
            try:
                page.check(plan)
            except BlotterError as error:
                self._show(place, plainly(error))
                return False
        return True

    def _show(self, number: int, complaint: str = "") -> None:
        if not 0 <= number < len(self.pages):
            return
        page = self.pages[number]
        page.show_for(self.plan())
        self._stack.setCurrentIndex(number)
        with QSignalBlocker(self.steps):
            self.steps.setCurrentRow(number)
        self.complaint.setText(complaint)
        self._glyph.setVisible(bool(complaint))
        is_last = number == len(self.pages) - 1
        self.back.setEnabled(number > 0)
        self.next.setVisible(not is_last)
        self.start.setVisible(is_last)
        (self.start if is_last else self.next).setDefault(True)
        if is_last:
            self.start.setFocus()
        elif not self.steps.hasFocus():
            page.focus_first()
