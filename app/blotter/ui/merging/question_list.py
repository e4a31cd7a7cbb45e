"""QuestionList: what is to decide as rows, with what was decided."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.domain.codebook import Code
from blotter.domain.segment import Segment
from blotter.project.merging import Question, Take
from blotter.project.project import Project
from blotter.ui import code_look, theme
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import later, tr
from blotter.ui.merging.words import KIND_ICONS, TYPE_ICONS, asked_words, decision_words, thing_words
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

STATE, THING, ASKED, COPY = range(4)
_TITLES = ("", later("What"), later("To decide"), later("Which copy"))
_WIDTHS = {ASKED: (84, 0.4, 300), COPY: (64, 0.18, 160)}
_NARROW = 460
_ROLE = Qt.ItemDataRole

About = Callable[[Question], Take | None]


class QuestionModel(TitledRows):
    """A row a question; what is decided is muted."""

    TITLES = _TITLES

    def __init__(self, project: Project, about: About, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._about = project, about
        self.questions: Sequence[Question] = ()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these."""
        self.beginResetModel()
        self.questions = questions
        self.endResetModel()

    def size(self) -> int:
        return len(self.questions)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        question, column = self.questions[index.row()], index.column()
        take = self._about(question)
        if role == _ROLE.DisplayRole:
            return self._words(question, column, take)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            told = tr("to decide") if take is None else tr("decided")
            return told if column == STATE else self._words(question, column, take)
        if role == Role.STATUS:
            return self._sign(question, column, take)
        if role == Role.SWATCH and column == THING:
            return self._look(question)
        if role == Role.MUTED:
            return take is not None or column == COPY
        return column == COPY if role == CellRole.MIDDLE else None

    def _words(self, question: Question, column: int, take: Take | None) -> str:
        if column == THING:
            return thing_words(self._project, question.thing, question.what)
        if column == ASKED:
            return asked_words(question) if take is None else decision_words(question, take)
        return question.copy if column == COPY else ""

    def _sign(self, question: Question, column: int, take: Take | None) -> str | None:
        if column == STATE:
            return KIND_ICONS[question.kind] if take is None else "check:success"
        return TYPE_ICONS.get(question.type.__name__) if column == THING else None

    def _look(self, question: Question) -> object:
        """The sign of the code that a thing is, or has."""
        thing, book = question.thing, self._project.codebook
        code = thing.id if isinstance(thing, Code) else thing.code if isinstance(thing, Segment) else ""
        return code_look.look(book.colour(code), theme.current().is_dark) if code in book.by_id else None


class QuestionList(Rows):
    """The row under the cursor is the question that is looked at."""

    def __init__(self, project: Project, about: About, parent: QWidget | None = None) -> None:
        super().__init__(tr("To decide"), parent)
        self.model_ = QuestionModel(project, about, self)
        self.setModel(self.model_)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(px(24))
        self.header().setSectionResizeMode(THING, QHeaderView.ResizeMode.Stretch)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; where one lies with one copy alone, its name is told in the title."""
        self.model_.show_questions(questions)
        self._set_widths()

    def current(self) -> Question | None:
        """The question under the cursor."""
        index = self.currentIndex()
        return self.model_.questions[index.row()] if index.isValid() else None

    def row(self) -> int:
        """The row under the cursor, 0 if there is none."""
        return max(0, self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Put the cursor on a row."""
        self.setCurrentIndex(self.model_.index(row, THING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """The thing has the most room; the copy gives way where there is one, or little room."""
        header, width = self.header(), self.viewport().width()
        is_one = len({question.copy for question in self.model_.questions}) < 2
        header.resizeSection(STATE, px(34))
        header.setSectionHidden(COPY, is_one or width < px(_NARROW))
        for column, (least, share, most) in _WIDTHS.items():
            wanted = min(max(px(least), int(width * share)), px(most))
            header.resizeSection(column, max(header.sectionSizeHint(column), wanted))
