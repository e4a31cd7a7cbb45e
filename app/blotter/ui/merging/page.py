"""MergePage: what will come with copies, what is to decide before, question by question, and the merge."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.edit import Changes
from blotter.project import merging
from blotter.project.merging import Question, Take
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.desk import Desk
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.merging.came_table import CameTable
from blotter.ui.merging.fold import Fold
from blotter.ui.merging.head import MergeHead
from blotter.ui.merging.lines import LineList, settled_lines
from blotter.ui.merging.question_list import QuestionList
from blotter.ui.merging.question_view import QuestionView
from blotter.ui.merging.review import News, Review
from blotter.ui.merging.words import counts_words, total
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.wording import in_a_paragraph

CHEAP = 20_000
"""Up to how many segments a project may have for copies to be looked at again by themselves."""

_ROOMY = 560
"""Below this height, what comes is folded away at first, so that there is room to decide."""

_NO_REVIEW = later("No copies are being merged. *Merge copies…*")
_NOTHING_TO_DECIDE = later("Nothing to decide: what comes was changed on one side only. *Merge*")
_STALE = later("The project was changed since the copies were looked at.")
_OTHER = later("A copy was changed meanwhile. What is shown is what would come now.")
_NEW = later_plural("{count} more thing is to decide.", "{count} more things are to decide.")
_REOPENED = later_plural(
    "{count} decision was about something else by now and is open again.",
    "{count} decisions were about something else by now and are open again.",
)
_AS_HERE = later_plural("Decided {count} thing as here.", "Decided {count} things as here.")
_AS_THERE = later_plural(
    "Decided {count} thing as in the copies.", "Decided {count} things as in the copies."
)
_FIRST = later_plural("{count} thing is to decide first.", "{count} things are to decide first.")
_ONE_BY_ONE = later("Coders of one name are decided one by one.")
_FOLLOWING = frozenset({merging.messages.NOT_TAKEN, merging.messages.GONE_WITH, merging.messages.RESTORED})
"""What follows from decisions is told once they are carried out."""


class MergePage(QWidget):
    """Holds one review until it is merged or given up, whatever page one turns to meanwhile."""

    choose_requested = Signal()
    """Copies are to be chosen."""
    merge_requested = Signal()
    give_up_requested = Signal()
    look_requested = Signal()
    """The copies are to be looked at again."""
    open_requested = Signal(object)
    """The thing of a `Question` is to be shown where it stands."""
    thing_requested = Signal(str, str)
    """So is the thing with this type's name and id."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self.review: Review | None = None
        self._act: Callable[[], object] = lambda: None
        self.head, self.notice = MergeHead(), Notice()
        self.came, self.settled = CameTable(), LineList(tr("Settled by rule"))
        self.came_fold = Fold(tr("What comes"), self.came)
        self.settled_fold = Fold(tr("Settled by rule"), self.settled)
        self.list = QuestionList(self._project, self.about)
        self.view = QuestionView(self._project, self)
        self.as_here, self.as_there = QPushButton(tr("All as here")), QPushButton(tr("All from the copies"))
        self.nothing, self.undisputed = Empty(), Empty()
        self._bodies, self._pages = QStackedWidget(), QStackedWidget()
        self._following = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self._show_all()

    def _lay_out(self) -> None:
        together = QWidget()
        line = FlowLayout(together, gap=12)
        line.setContentsMargins(px(12), px(6), px(12), px(8))
        for button in (self.as_here, self.as_there):
            set_role(button, "link")
            line.addWidget(button)
        questions = _column(PaneTitle(tr("To decide")), self.list, together, grows=self.list)
        self._bodies.addWidget(self._halves(questions))
        self._bodies.addWidget(self.undisputed)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(_column(self.came_fold, self.settled_fold, self._bodies, grows=self._bodies))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.head, self.notice, self._pages):
            whole.addWidget(widget, 1 if widget is self._pages else 0)

    def _halves(self, questions: QWidget) -> QSplitter:
        halves = QSplitter()
        for number, widget in enumerate((questions, self.view)):
            halves.addWidget(widget)
            halves.setStretchFactor(number, 2 + number)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.setSizes([px(500), px(780)])
        return halves

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._desk.rest_changed.connect(self._show_state)
        self._following.timeout.connect(self._look_again)
        self.head.merge_requested.connect(self.merge_requested)
        self.head.give_up_requested.connect(self.give_up_requested)
        self.nothing.note.action_requested.connect(self.choose_requested)
        self.undisputed.note.action_requested.connect(self._ask_to_merge)
        self.notice.asked.connect(lambda: self._act())
        self.settled.thing_requested.connect(self.thing_requested)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_question())
        self.list.activated.connect(lambda _: self._open())
        self.view.opened.connect(self._open)
        self.view.decided.connect(self.decide)
        self.view.taken_back.connect(self.take_back)
        self.as_here.clicked.connect(lambda: self.decide_rest(Take.INTO))
        self.as_there.clicked.connect(lambda: self.decide_rest(Take.FROM))

    # What the window says

    def begin(self, review: Review) -> None:
        """Show what copies bring; the cursor stands on the first thing to decide."""
        self.review = review
        self.came_fold.fold_out(self.height() >= px(_ROOMY) or not review.questions)
        self.settled_fold.fold_out(False)
        self.notice.hide()
        self._show_all()

    def end(self) -> None:
        """Hold no review any more."""
        self.review = None
        self._show_all()

    def show_news(self, news: News) -> None:
        """The copies were looked at again: show what they bring now, and say what is to decide anew."""
        self.notice.hide()
        self._show_all()
        new = plural(*_NEW, news.new) if news.new else ""
        reopened = plural(*_REOPENED, news.reopened) if news.reopened else ""
        if told := in_a_paragraph((new, reopened)):
            self._tell(told, tr("Show it"), self._go_to_open)
        elif news.is_other:
            self._tell(tr(_OTHER), tr("Hide this"), self.notice.hide)

    # Deciding

    def about(self, question: Question) -> Take | None:
        """What was decided about a question."""
        return self.review.about(question) if self.review is not None else None

    def decide(self, take: Take) -> None:
        """Follow one side in what is shown; the next open question comes."""
        question = self.list.current()
        if self.review is None or question is None or not self._desk.can_change:
            return
        self.review.decide(question, take)
        self._show_decisions()

    def take_back(self) -> None:
        """What is shown is open again."""
        question = self.list.current()
        if self.review is not None and question is not None:
            self.review.take_back(question)
            self._show_state()
            self._show_question()

    def decide_rest(self, take: Take) -> None:
        """Follow one side in all that is open, and offer to take that back."""
        review = self.review
        if review is None or not (rest := review.decide_rest(take)):
            if review is not None:
                self._tell(tr(_ONE_BY_ONE), tr("Show it"), self._go_to_open)
            return
        self._show_decisions()
        told = plural(*(_AS_HERE if take is Take.INTO else _AS_THERE), len(rest))
        left = tr(_ONE_BY_ONE) if review.open else ""
        self._tell(in_a_paragraph((told, left)), tr("Take that back"), lambda: self._open_again(rest))

    def _open_again(self, rest: list[Question]) -> None:
        if self.review is not None:
            for question in rest:
                self.review.take_back(question)
            self.notice.hide()
            self._show_decisions()

    def _show_decisions(self) -> None:
        """Show what is decided, with the cursor on what is open; after the last one the merge comes."""
        review = self.review
        if review is None:
            return
        self._show_state()
        following = review.next_open(self.list.row())
        if following is None:
            self._show_question()
            if self.isVisible():
                self.head.merge.setFocus()
        else:
            self.list.choose(following)
            self._show_question()

    def _go_to_open(self) -> None:
        following = self.review.next_open(0) if self.review is not None else None
        if following is not None:
            self.notice.hide()
            self.list.choose(following)
            self.list.setFocus()

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.review is not None and self.review.is_stale:
            self._tell_stale()

    def hideEvent(self, event: QHideEvent) -> None:
        self._following.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus(event.reason())

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The list takes the focus if there is something to decide, else the merge."""
        if self.review is not None:
            (self.list if self.review.open else self.head.merge).setFocus(reason)

    def _follow(self, _changes: Changes) -> None:
        if self.review is None:
            return
        self.review.is_stale = True
        self._show_state()
        if self.isVisible():
            self._tell_stale()

    def _tell_stale(self) -> None:
        """Look again at once, or offer it where that takes a while."""
        if self._project.exceeds(CHEAP):
            self._tell(tr(_STALE), tr("Look again"), self.look_requested.emit)
        else:
            self._following.start()

    def _look_again(self) -> None:
        if self.review is not None and self.review.is_stale and not self._desk.under_way:
            self.look_requested.emit()

    # What is shown

    def _tell(self, words: str, action: str, act: Callable[[], object]) -> None:
        self._act = act
        self.notice.tell(words, action)

    def _show_all(self) -> None:
        review = self.review
        self._pages.setCurrentIndex(0 if review is None else 1)
        self.nothing.note.say(tr(_NO_REVIEW))
        if review is None:
            self.notice.hide()
            self.list.show_questions(())
        else:
            report = review.seen.report
            settled = [remark for remark in report.remarks if remark.why.template not in _FOLLOWING]
            self.came.show_came(report.came)
            self.came_fold.tell(counts_words(total(report.came)))
            self.settled.show_lines(settled_lines(self._project, settled))
            self.settled.be_low()
            self.settled_fold.setVisible(bool(settled))
            self.settled_fold.tell(plural("{count} thing", "{count} things", len(settled)))
            self.undisputed.note.say(tr(_NOTHING_TO_DECIDE))
            self._bodies.setCurrentIndex(0 if review.questions else 1)
            row = self.list.row()
            self.list.show_questions(review.questions)
            if review.questions:
                following = review.next_open(min(row, len(review.questions) - 1))
                self.list.choose(0 if following is None else following)
        self._show_state()
        self._show_question()

    def _show_state(self) -> None:
        """What can be done now, and how much is decided."""
        self.head.show_review(self.review, self._project.path.stem, self.why_not())
        has_open = self.review is not None and bool(self.review.open) and self._desk.can_change
        for button in (self.as_here, self.as_there):
            button.setEnabled(has_open)
        self.list.model_.tell_all()

    def why_not(self) -> str:
        """What keeps the copies from being merged now."""
        if self.review is None or not self._desk.project.writable:
            return tr("The project is open for reading only.")
        if self._desk.under_way:
            return tr("{work} is under way.", work=self._desk.under_way)
        if self.review.is_stale:
            return tr(_STALE)
        count = len(self.review.open)
        return plural(*_FIRST, count) if count else ""

    def _show_question(self) -> None:
        question = self.list.current()
        texts = self.review.seen.texts.get(question.key) if self.review and question else None
        decision = self.about(question) if question else None
        self.view.show_question(question, decision, texts, self._desk.can_change)

    def _ask_to_merge(self) -> None:
        if not self.why_not():
            self.merge_requested.emit()

    def _open(self) -> None:
        question = self.list.current()
        if question is not None:
            self.open_requested.emit(question)


def _column(*widgets: QWidget, grows: QWidget) -> QWidget:
    """Widgets under each other; one of them has the room that the others leave."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is grows else 0)
    return made
