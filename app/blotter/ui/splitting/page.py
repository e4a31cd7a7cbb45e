"""SplittingPage: the segments of a code one by one, each to be given to one of its parts or left."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.project.splitting import Part
from blotter.ui.bridge import ProjectBridge
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty
from blotter.ui.control.code_keys import digit_by_place
from blotter.ui.language import later, plural, tr
from blotter.ui.scale import px
from blotter.ui.splitting.division import STAYS, Division
from blotter.ui.splitting.part_list import PartList
from blotter.ui.style import set_role
from blotter.ui.views.definition_html import Render, Standing, definition_html
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.passage_in_context import PassageInContext
from blotter.ui.wording import read_path

_NO_SPLIT = later("No code is being split. Choose *Split…* in the menu of a code.")
_ALL_DECIDED = later("Every segment is decided. *Finish the split*")
_NONE_STAYS = later("Every segment is decided, and none stays with “{code}”, which goes. *Finish the split*")
_KEYS = later("1 … 9 gives the passage to a code · 0 or Space leaves it · Backspace goes one back")


class SplittingPage(QWidget):
    """Holds one split until it is finished or given up, whatever page one turns to meanwhile."""

    finish_requested = Signal(object)
    """The `Division`, to be carried out as far as it goes."""
    give_up_requested = Signal()
    passage_requested = Signal(str)

    def __init__(self, bridge: ProjectBridge, render: Render, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._render = bridge.project, render
        self.division: Division | None = None
        self._title, self._progress = QLabel(), QLabel()
        self._bar = QProgressBar()
        self.finish, self.give_up = QPushButton(tr("Finish the split")), QPushButton(tr("Give up"))
        self.parts = PartList()
        self._area = QScrollArea()
        self.definition = LocalBrowser(tr("Definition"))
        self.passage = PassageInContext(self._project)
        self.nothing = Empty()
        self._keys = QLabel(tr(_KEYS))
        self._middle = QStackedWidget()
        self._pages = QStackedWidget()
        self._following = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect(bridge)

    def _lay_out(self) -> None:
        set_role(self._title, "heading")
        set_role(self._progress, "muted")
        set_role(self._keys, "hint")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(160))
        self.finish.setDefault(True)
        head = QWidget()
        line = FlowLayout(head, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (self._title, self._progress, self._bar, self.finish, self.give_up):
            line.addWidget(widget)
        self._keys.setContentsMargins(px(12), px(6), px(12), px(6))
        self._decided = Empty()
        self._middle.addWidget(self.passage)
        self._middle.addWidget(self._decided)
        self._middle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._side())
        split.addWidget(self._middle)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([px(330), px(900)])
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self._keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setBackgroundRole(QPalette.ColorRole.Base)
        side.setAutoFillBackground(True)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._area.setWidget(self.parts)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(PaneTitle(tr("Where it goes")))
        column.addWidget(self._area, 3)
        column.addWidget(PaneTitle(tr("What it means now")))
        column.addWidget(self.definition, 2)
        return side

    def _connect(self, bridge: ProjectBridge) -> None:
        bridge.changed.connect(self._follow)
        self._following.timeout.connect(self._renew)
        self.parts.part_chosen.connect(self.decide)
        self.finish.clicked.connect(self._ask_to_finish)
        self.give_up.clicked.connect(self.give_up_requested)
        self.passage.opened.connect(self._open)
        self._decided.note.action_requested.connect(self._ask_to_finish)
        for widget in (self.passage.page, self):
            widget.installEventFilter(self)

    # What the window says

    def begin(self, code: str, parts: list[Part]) -> None:
        """Split a code into these parts."""
        self.go_on(Division(code, parts, [each.id for each in self._segments(code)]))

    def go_on(self, division: Division) -> None:
        """Take up a split where it was left."""
        self.division = division
        self.parts.show_parts(division.parts, self._project.codebook.by_id[division.code].name)
        self._fit_parts()
        self._show()

    def end(self) -> None:
        """Hold no split any more."""
        self.division = None
        self._show()

    def decided(self) -> int:
        """How many decisions would be lost if the split were given up."""
        return len(self.division.decided) if self.division is not None else 0

    def _segments(self, code: str) -> list[Segment]:
        return list(self._project.retrieve(SegmentQuery(codes=frozenset([code]))))

    # Following

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_parts()

    def _fit_parts(self) -> None:
        """As high as the parts are, as long as the definition has some room, too."""
        self._area.setMaximumHeight(self.parts.sizeHint().height())

    def hideEvent(self, event: QHideEvent) -> None:
        self._following.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The passage takes the focus, where the keys decide."""
        super().focusInEvent(event)
        if self.passage.isVisible():
            self.passage.page.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Segment, Code, Source, Coder) and self.isVisible():
            self._following.start()

    def _renew(self) -> None:
        division = self.division
        if division is not None and division.code in self._project.codebook.by_id:
            division.keep(list(dict.fromkeys(each.id for each in self._segments(division.code))))
        elif division is not None:
            self.division = None
        self._show()

    # Deciding

    def decide(self, part: int) -> None:
        """The passage goes to a part, or stays; the next one comes."""
        division = self.division
        if division is not None and STAYS <= part < len(division.parts):
            division.decide(part)
            self._show()
            self._keep_focus()

    def back(self) -> None:
        """To the passage before this one."""
        if self.division is not None:
            self.division.back()
            self._show()
            self._keep_focus()

    def _keep_focus(self) -> None:
        """Keys go on working after the last passage, too, and after a click."""
        (self.passage.page if self._middle.currentWidget() is self.passage else self).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self.division is None:
            return False
        act = self._act(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            if act == _BACK:
                self.back()
            else:
                self.decide(act)
        return True

    def _act(self, event: QKeyEvent) -> int | None:
        """Which part a key means, STAYS, or _BACK; None for any other key."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() == Qt.Key.Key_Backspace:
            return _BACK
        if event.key() in (Qt.Key.Key_0, Qt.Key.Key_Space):
            return STAYS
        number = event.text() if event.text().isdecimal() else str(digit_by_place(event) or "")
        parts = self.division.parts if self.division is not None else ()
        return int(number) - 1 if number and 1 <= int(number) <= len(parts) else None

    # What is shown

    def _show(self) -> None:
        division = self.division
        for widget in (self._progress, self._bar, self.finish, self.give_up, self._keys):
            widget.setVisible(division is not None)
        if division is None:
            self._title.setText(tr("Split a code"))
            self.nothing.note.say(tr(_NO_SPLIT).replace("*", ""))
            self._pages.setCurrentWidget(self.nothing)
            return
        book = self._project.codebook
        code = book.by_id[division.code]
        self._pages.setCurrentIndex(1)
        self._title.setText(tr("Split “{code}”", code=read_path(book.path(code.id))))
        self.definition.show_html(definition_html(book, code, Standing(), self._render))
        done, total = len(division.decided), len(division.segments)
        self._progress.setText(tr("{done} of {total}", done=done, total=total))
        self._progress.setAccessibleName(tr("{done} of {total} decided", done=done, total=total))
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._show_passage(division)

    def _show_passage(self, division: Division) -> None:
        found = self._project.segments_by_id([division.current] if division.current else [])
        self.passage.show_segment(found[0] if found else None)
        if found:
            self._middle.setCurrentWidget(self.passage)
        else:
            left = len(division.segments) - len(division.decided)
            told = plural(
                "{count} segment is not decided; Backspace goes back. *Finish the split*",
                "{count} segments are not decided; Backspace goes back. *Finish the split*",
                left,
            )
            self._decided.note.say(told if left else self._all_decided(division))
            self._middle.setCurrentWidget(self._decided)
        decided = division.decided.get(division.current)
        self.parts.show_decisions(division.counts(), decided, bool(found))

    def _all_decided(self, division: Division) -> str:
        book = self._project.codebook
        below = {each.id for each in book.descendants(division.code)}
        is_kept = len(division.parts) == 1 or any(part.code.id in below for part in division.parts)
        name = book.by_id[division.code].name
        goes = division.leaves_none() and not is_kept
        return tr(_NONE_STAYS, code=name) if goes else tr(_ALL_DECIDED)

    def _ask_to_finish(self) -> None:
        if self.division is not None:
            self.finish_requested.emit(self.division)

    def _open(self) -> None:
        if self.division is not None and self.division.current:
            self.passage_requested.emit(self.division.current)


_BACK = -2
