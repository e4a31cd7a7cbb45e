"""QuestionView: one thing to decide: its states side by side, and the two buttons under them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from blotter.project.merging import Question, Take
from blotter.project.project import Project
from blotter.ui import icons, theme
from blotter.ui.keys import native
from blotter.ui.language import later, tr
from blotter.ui.merging.states import question_html, spoken_states
from blotter.ui.merging.words import (
    asked_words,
    choices_words,
    decided_words,
    sentence_words,
    source_of,
    thing_words,
)
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.acts import Act, ActButtons
from blotter.ui.views.elided_label import title_label
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.views.menu_rows import doubled

_SIDES = ((Take.INTO, "arrow-left", ("1", "Left")), (Take.FROM, "arrow-right", ("2", "Right")))
_BACK = ("Backspace", "0")
_BESIDE_WORDS, _LEAST_STATES, _BELOW = 84, 28, 26
_KEYS = later("{left} and {right} decide, too; {back} takes a decision back.")


class QuestionView(QWidget):
    """`page` is where the keys work."""

    decided = Signal(object)
    """`Take`"""
    taken_back = Signal()
    opened = Signal()
    """The thing is to be looked at where it stands."""

    def __init__(self, project: Project, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._question: Question | None = None
        self._decision: Take | None = None
        self._texts: tuple[str, str] | None = None
        self._title = title_label()
        self._open = QToolButton()
        self.states = LocalBrowser(tr("Both states"))
        self.acts = ActButtons(
            page,
            [Act(icon, "", keys, self._decides(take)) for take, icon, keys in _SIDES],
        )
        self._told = QLabel()
        self.back = QPushButton()
        self._back_keys = [QShortcut(QKeySequence(key), page) for key in _BACK]
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.states.setMinimumHeight(px(_LEAST_STATES))
        self._open.setIcon(icons.icon("external-link"))
        self._open.setToolTip(tr("Open the document here"))
        self._open.setAccessibleName(tr("Open the document here"))
        self._open.setAutoRaise(True)
        bar = QWidget()
        set_role(bar, "bar")
        bar.setFixedHeight(px(28))
        line = QHBoxLayout(bar)
        line.setContentsMargins(px(12), 0, px(6), 0)
        line.addWidget(self._title, 1)
        line.addWidget(self._open)
        set_role(self._told, "hint")
        self._told.setMinimumHeight(px(_BELOW))
        set_role(self.back, "link")
        self.back.setText(tr("Take it back"))
        below = QHBoxLayout()
        below.setContentsMargins(px(12), 0, px(12), px(8))
        below.setSpacing(px(6))
        below.addWidget(self._told)
        below.addWidget(self.back)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.states, 1)
        column.addWidget(self.acts)
        column.addLayout(below)

    def _decides(self, take: Take) -> Callable[[], None]:
        return lambda: self.decided.emit(take)

    def _connect(self) -> None:
        self._open.clicked.connect(self.opened)
        self.back.clicked.connect(self.taken_back)
        for key in self._back_keys:
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self.taken_back)
        theme.notifier().changed.connect(self._show_states)

    def show_question(
        self,
        question: Question | None,
        decision: Take | None,
        texts: tuple[str, str] | None,
        can_decide: bool,
    ) -> None:
        """Show a question with what was decided about it, or nothing."""
        self._question, self._decision, self._texts = question, decision, texts
        self.acts.set_possible(question is not None and can_decide)
        is_decided = decision is not None and can_decide
        self.back.setVisible(is_decided)
        for key in self._back_keys:
            key.setEnabled(is_decided)
        self._open.setVisible(question is not None and source_of(question) in self._project.sources)
        if question is None:
            self._title.setText("")
            self.states.clear()
            self._told.setText("")
            return
        thing = thing_words(self._project, question.thing, question.what)
        self._title.setText(tr("{name}: {what}", name=asked_words(question), what=thing))
        for button, (take, icon, _) in zip(self.acts.buttons, _SIDES, strict=True):
            button.setIcon(icons.icon("check", "success") if take is decision else icons.icon(icon))
        self._fit_words()
        self._told.setText(_hint(question, decision))
        self._show_states()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Words of the buttons beside their icons and key caps, as much as there is room for."""
        if self._question is None:
            return
        for button, words in zip(self.acts.buttons, choices_words(self._question), strict=True):
            room = button.width() - px(_BESIDE_WORDS)
            fitting = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            button.setText(doubled(fitting if button.isVisible() else words))
            button.setToolTip("" if fitting == words else words)
            button.setAccessibleName(words)

    def _show_states(self) -> None:
        question = self._question
        if question is None:
            return
        self.states.show_html(question_html(self._project, question, self._decision, self._texts))
        self.states.setAccessibleDescription(f"{sentence_words(question)}\n{spoken_states(question)}")


def _hint(question: Question, decision: Take | None) -> str:
    if decision is not None:
        return tr("Decided: {what}.", what=decided_words(question, decision))
    return tr(_KEYS, left="←", right="→", back=native(_BACK[0]))
