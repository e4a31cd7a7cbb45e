"""CodebookPage: where the codebook is written: the tree, the form of a code, and what belongs to it."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QPalette, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.former_code import FormerCode
from blotter.domain.freeze import Freeze
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.ui.bridge import ProjectBridge
from blotter.ui.codebook.aside import Aside
from blotter.ui.codebook.form import CodeForm
from blotter.ui.codebook.head import CodebookHead
from blotter.ui.codebook.parts import NAME
from blotter.ui.codebook.why_bar import WhyBar
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, later, moment, tr
from blotter.ui.scale import px
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.code_notes_view import CodeNotesView
from blotter.ui.views.codebook_pane import CodebookPane
from blotter.ui.views.definition_html import (
    CODE_LINK,
    RECHECK_LINK,
    WRITE_LINK,
    Render,
    definition_html,
)
from blotter.ui.views.definition_view import standing
from blotter.ui.views.local_browser import LocalBrowser

WriteWhy = Callable[[str, str, str, str], str]
"""Which code, which part, which words, for which reason; what is against it, "" once it is written."""

_SHOWN = (Code, Revision, Freeze, FormerCode, Segment, Source, Coder)
_TREE, _ASIDE, _LEAST_FORM, _WIDEST_ASIDE, _MARGIN = 236, 320, 420, 600, 24
_FROZEN = later("Frozen at revision {number}{told}:")
_CHOOSE = later("Choose a code on the left to write its definition.")
_NO_CODES = later("No codes yet. *New code…*")


class CodebookPage(QWidget):
    """Made once for a project; `write` puts a part into the project, `render` makes safe HTML of Markdown."""

    compare_requested = Signal(str, str)
    """A code, and the revision that is to be compared with what was before it; "" for the last ones."""
    segment_requested = Signal(str)
    example_requested = Signal(str)
    proposal_requested = Signal(str, str)
    """A code, and the part for which other words are proposed."""
    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        tasks: TaskRunner,
        write: WriteWhy,
        render: Render,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        bridge = desk.bridge
        self._project, self._render, self._write_why = bridge.project, render, write
        self._code = ""
        self._is_stale = True
        self.head = CodebookHead()
        self.notice = Notice()
        self.pane = CodebookPane(bridge, tasks, is_beside_text=False)
        self.pane.archived.setChecked(True)
        self.why = WhyBar()
        self.form = CodeForm(self._write, self.why.field)
        self.aside = Aside(self._project, tasks)
        self.notes = CodeNotesView(bridge, desk)
        self.aside.add_section(tr("Notes"), self.notes)
        self.preview = LocalBrowser(tr("Definition, as it reads"))
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._form_area, self._aside_area = _scroll(), _scroll()
        self._below = QVBoxLayout()
        self._following = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect(bridge)
        self._set_keys()

    # Laying out

    def _lay_out(self) -> None:
        content = QWidget()
        self._below.setContentsMargins(px(_MARGIN), px(14), px(_MARGIN), px(_MARGIN))
        self._below.setSpacing(px(20))
        self._below.addWidget(self.form)
        self._below.addStretch()
        content.setLayout(self._below)
        self._content = content
        self._form_area.setWidget(content)
        for page in (self.nothing, self._form_area, self.preview):
            self._pages.addWidget(page)
        written = QWidget()
        column = QVBoxLayout(written)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.why)
        self._written = written
        self._split.addWidget(self._tree())
        self._split.addWidget(written)
        self._split.addWidget(self._aside_area)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(2, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.head, self.notice):
            whole.addWidget(widget)
        whole.addWidget(self._split, 1)
        self._place_aside(is_narrow=False)
        for part in (content, self._aside_area.viewport(), self._form_area.viewport()):
            part.setAutoFillBackground(True)
            part.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        order = (self.pane.filter, self.pane.tree, *self.form.tab_order(), self.why.field)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _tree(self) -> QWidget:
        tree = QWidget()
        column = QVBoxLayout(tree)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pane.title)
        column.addWidget(self.pane, 1)
        tree.setMinimumWidth(px(150))
        self.pane.setMinimumSize(0, 0)
        return tree

    def _place_aside(self, is_narrow: bool) -> None:
        """Beside the form, or below it where both have no room."""
        if is_narrow:
            self._below.insertWidget(1, self.aside)
            self._aside_area.takeWidget()
            self.aside.setMaximumWidth(self.form.maximumWidth())
        else:
            self._below.removeWidget(self.aside)
            frame = QWidget()
            column = QVBoxLayout(frame)
            column.setContentsMargins(px(16), px(14), px(16), px(16))
            column.addWidget(self.aside)
            self.aside.setMaximumWidth(px(_WIDEST_ASIDE))
            frame.setAutoFillBackground(True)
            frame.setBackgroundRole(QPalette.ColorRole.Base)
            self._aside_area.setWidget(frame)
        self._aside_area.setVisible(not is_narrow)
        widest = self.form.maximumWidth() + 2 * px(_MARGIN) + px(16)
        self._written.setMaximumWidth(_UNLIMITED if is_narrow else widest)
        self._split.setSizes([px(_TREE), widest, px(_WIDEST_ASIDE)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < px(_TREE + _ASIDE + _LEAST_FORM)
        if is_narrow is not self._aside_area.isHidden():
            self._place_aside(is_narrow)

    def _connect(self, bridge: ProjectBridge) -> None:
        form, aside, pane = self.form, self.aside, self.pane
        bridge.changed.connect(self._follow)
        self._following.timeout.connect(self._show_state)
        pane.current_changed.connect(self._turn_to)
        pane.outdated_changed.connect(self._show_outdated)
        self._show_outdated()
        pane.code_activated.connect(lambda _: self.focus_form())
        form.why_requested.connect(lambda: self.why.field.setFocus(Qt.FocusReason.OtherFocusReason))
        form.proposal_requested.connect(lambda part: self.proposal_requested.emit(self._code, part))
        form.grown.connect(self._keep_in_view)
        self.why.field.left.connect(form.commit_held)
        self.why.done.connect(self._leave_why)
        aside.code_requested.connect(self.show_code)
        aside.segment_requested.connect(self.segment_requested)
        aside.example_requested.connect(self._ask_for_example)
        aside.comparison_requested.connect(self.compare_requested)
        self.head.preview.toggled.connect(lambda _: self._show_page())
        self.head.revisions_requested.connect(lambda: self.compare_requested.emit(self._code, ""))
        self.notice.asked.connect(self.head.thaw_requested)
        self.preview.link_activated.connect(self._follow_link)
        self.preview.said.connect(self.said)
        self.nothing.note.action_requested.connect(lambda: pane.new_code_requested.emit(""))

    def _set_keys(self) -> None:
        for key, act in (
            ("Ctrl+PgDown", lambda: self.step(1)),
            ("Ctrl+PgUp", lambda: self.step(-1)),
            ("F2", lambda: self.form.focus_part(NAME)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What the window says

    def current_code(self) -> str:
        """The id of the code that is shown, "" for none."""
        return self._code

    def show_code(self, identity: str) -> None:
        """Show a code; what was typed is written first."""
        self.pane.select(identity)
        self._turn_to(self.pane.tree.current())

    def step(self, by: int) -> None:
        """Go to the next code of the tree, or the one before; with a filter, of those that it leaves."""
        found = self.pane.model.filtered
        codes = [each.id for each in self._project.codebook if found is None or each.id in found.matches]
        if not codes:
            return
        place = codes.index(self._code) + by if self._code in codes else 0
        if 0 <= place < len(codes):
            had_part = self._focused_part()
            self.show_code(codes[place])
            if had_part:
                self.form.focus_part(had_part)

    def focus_form(self) -> None:
        """Write the definition: the cursor stands in its first part that is empty, or its first."""
        fields = self.form.fields
        empty = (name for name in ("short", "full") if not fields[name].read_words())
        self.head.preview.setChecked(False)
        self.form.focus_part(next(empty, "short"))

    def commit(self) -> None:
        """Write what was typed."""
        self.form.commit()

    def is_changed(self) -> bool:
        """Whether there are words that could not be written."""
        return self.form.is_changed()

    def _focused_part(self) -> str:
        focus = self.focusWidget()
        return next((name for name, field in self.form.fields.items() if field is focus), "")

    # Following

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show_state()
        if not self._code:
            self.pane.tree.choose_first()

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        self._following.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The tree takes the focus."""
        super().focusInEvent(event)
        self.pane.tree.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        if changes.touches(Code, Revision, Freeze):
            self.form.let_go(self._project.codebook.by_id)
            self.form.renew(self._project.codebook.by_id.get(self._code))
        self._is_stale = True
        if self.isVisible():
            self._following.start()

    def _turn_to(self, identity: str) -> None:
        if identity != self._code:
            self.form.commit()
            self._code = identity
            self.form.show_code(self._project.codebook.by_id.get(identity))
            self._show_state()
            self._form_area.verticalScrollBar().setValue(0)

    def _show_state(self) -> None:
        """Everything but the words of the form as the project has it now."""
        self._is_stale = False
        self._following.stop()
        project = self._project
        code, revision = project.codebook.by_id.get(self._code), project.revision
        freeze = next(iter(project.freezes), None)
        self.form.set_state(project.writable, freeze is not None)
        self.why.setVisible(project.writable and freeze is None and code is not None)
        self.head.show_state(revision.number if revision else None, freeze is not None, project.writable)
        self._tell_freeze(freeze)
        self.aside.show_code(code)
        self.notes.show_code(self._code)
        self._show_page()

    def _tell_freeze(self, freeze: Freeze | None) -> None:
        if freeze is None:
            self.notice.hide()
            return
        revision = self._project.revisions.by_id.get(freeze.revision)
        coder = self._project.coders.get(freeze.coder or "")
        told = in_a_row(
            part for part in (coder.name if coder else "", moment(freeze.at), freeze.reason) if part
        )
        words = tr(
            _FROZEN,
            number=revision.number if revision else 0,
            told=tr(" ({what})", what=told) if told else "",
        )
        self.notice.tell(words, tr("Thaw") if self._project.writable else "", "lock")

    def _show_page(self) -> None:
        book = self._project.codebook
        code = book.by_id.get(self._code)
        if code is None:
            self.nothing.note.say(tr(_CHOOSE) if len(book) else tr(_NO_CODES))
            self._pages.setCurrentWidget(self.nothing)
        elif self.head.preview.isChecked():
            told = standing(self._project, code, self.pane.outdated)
            self.preview.show_html(definition_html(book, code, told, self._render))
            self._pages.setCurrentWidget(self.preview)
        else:
            self._pages.setCurrentWidget(self._form_area)

    # Gestures

    def _write(self, code: str, part: str, words: str) -> str:
        """Write a part for the reason that stands there, which is used up by the revision that it makes."""
        before = self._project.revision
        complaint = self._write_why(code, part, words, self.why.reason())
        if self._project.revision != before:
            self.why.clear()
        return complaint

    def _leave_why(self) -> None:
        self.form.commit()
        self.form.focus_part(self.form.last_part())

    def _ask_for_example(self, segment: str) -> None:
        self.form.commit()
        self.example_requested.emit(segment)

    def _show_outdated(self) -> None:
        self.head.show_outdated(sum(self.pane.outdated.values()))

    def _follow_link(self, link: str) -> None:
        if link == WRITE_LINK:
            self.focus_form()
        elif link == RECHECK_LINK:
            self.pane.recheck_requested.emit(self._code)
        else:
            self.show_code(link.removeprefix(CODE_LINK))

    def _keep_in_view(self, field: QWidget) -> None:
        """A field that grows while one types in it stays in view with its cursor."""
        if field.hasFocus():
            self._below.activate()
            cursor: QRect = field.cursorRect()  # type: ignore[attr-defined]
            place = field.mapTo(self._content, cursor.bottomLeft())
            self._form_area.ensureVisible(place.x(), place.y(), 0, px(40))


def _scroll() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


_UNLIMITED = 16_777_215
"""What Qt takes for no limit of a width."""
