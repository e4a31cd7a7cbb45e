"""RulesPage: code sets and rules at the left, what breaks them at the right; each answers the one before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.edit import Changes
from blotter.project import rule_words
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, later, later_plural, plural, tr
from blotter.ui.rules.breach_list import BreachList
from blotter.ui.rules.findings import MOST, Findings
from blotter.ui.rules.laid_list import LaidList, LaidRow, titles_of
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.progress_strip import ProgressStrip
from blotter.ui.wording import in_words

_SHOWN = (CodeSet, CodingRule, Code)
_BROKEN = later_plural("{count} breach in {documents}", "{count} breaches in {documents}")
_DOCUMENTS = later_plural("{count} document", "{count} documents")
_STALE = later("Out of date:")
_NO_SETS = later("No code sets yet. *Add a code set…*")
_NO_RULES = later("No rules yet. *Add a rule…*")
_NOTHING_LAID_DOWN = later(
    "Rules say what has to hold where a code is given. They are checked while one codes, and here."
)
_NONE_BROKEN = later("Nothing that is coded breaks a rule.")
_THIS_NOT_BROKEN = later("Nothing that is coded breaks this rule. *Show all*")
_NOT_EXCLUSIVE = later("The codes of this set may lie on one passage. *Show all*")
_LEFT, _RIGHT = 440, 840


class RulesPage(QWidget):
    """Shows what is laid down and what breaks it; what is to be changed is asked for."""

    set_add_requested = Signal()
    set_change_requested = Signal(str)
    set_remove_requested = Signal(str)
    rule_add_requested = Signal()
    rule_change_requested = Signal(str)
    rule_remove_requested = Signal(str)
    segment_requested = Signal(str)
    export_requested = Signal()

    def __init__(self, desk: Desk, findings: Findings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project, self._findings = desk, desk.project, findings
        self._only = ""
        self.told = QLabel()
        self.export = QPushButton(tr("Export…"))
        self.notice = Notice()
        self.strip = ProgressStrip()
        self.sets = LaidList(tr("Code sets"), titles_of(tr("Code set")), has_details=True)
        self.rules = LaidList(tr("Rules"), titles_of(tr("Rule")), has_details=False)
        self.breaches = BreachList(self._project)
        self.title = PaneTitle(tr("What breaks them"))
        self.show_all = QPushButton(tr("Show all"))
        self._tools: list[QWidget] = []
        self.nothing, self.no_sets, self.no_rules = Empty(), Empty(), Empty()
        self._pages, self._sets, self._rules = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    # Laying out

    def _lay_out(self) -> None:
        title = QLabel(tr("Code sets and rules"))
        set_role(title, "heading")
        set_role(self.told, "muted")
        set_role(self.show_all, "link")
        head = QWidget()
        line = FlowLayout(head, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.told, self.export):
            line.addWidget(widget)
        self.title.add(self.show_all)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._left())
        right = _column(self.title, self._pages)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self.breaches)
        halves.addWidget(right)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 2)
        halves.setSizes([px(_LEFT), px(_RIGHT)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (head, self.strip, self.notice):
            column.addWidget(each)
        column.addWidget(halves, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTabOrder(self.sets, self.rules)
        self.setTabOrder(self.rules, self.breaches)
        self.setTabOrder(self.breaches, self.export)

    def _left(self) -> QWidget:
        left = QSplitter(Qt.Orientation.Vertical)
        for words, laid, pages, empty in (
            (tr("Code sets"), self.sets, self._sets, self.no_sets),
            (tr("Rules"), self.rules, self._rules, self.no_rules),
        ):
            title = PaneTitle(words)
            self._add_tools(title, laid)
            pages.addWidget(empty)
            pages.addWidget(laid)
            left.addWidget(_column(title, pages))
        left.setHandleWidth(1)
        left.setChildrenCollapsible(False)
        left.setMinimumWidth(px(240))
        return left

    def _add_tools(self, title: PaneTitle, laid: LaidList) -> None:
        is_sets = laid is self.sets
        self._tools += [
            title.add_tool(
                "plus", tr("Add a code set (Ins)") if is_sets else tr("Add a rule (Ins)"),
                laid.add_requested.emit,
            ),
            title.add_tool(
                "pencil", tr("Change the code set (Enter)") if is_sets else tr("Change the rule (Enter)"),
                laid.ask_change,
            ),
            title.add_tool(
                "trash", tr("Remove the code set (Del)") if is_sets else tr("Remove the rule (Del)"),
                laid.ask_remove,
            ),
        ]  # fmt: skip

    def _connect(self) -> None:
        for laid, add, change, remove, empty, other in (
            (
                self.sets, self.set_add_requested, self.set_change_requested, self.set_remove_requested,
                self.no_sets, self.rules,
            ),
            (
                self.rules, self.rule_add_requested, self.rule_change_requested,
                self.rule_remove_requested, self.no_rules, self.sets,
            ),
        ):  # fmt: skip
            laid.add_requested.connect(add)
            laid.change_requested.connect(change)
            laid.remove_requested.connect(remove)
            laid.chosen.connect(other.let_go)
            laid.chosen.connect(self._show_only)
            empty.note.action_requested.connect(add)
        self.breaches.segment_requested.connect(self.segment_requested)
        self.show_all.clicked.connect(lambda: self._show_only(""))
        self.nothing.note.action_requested.connect(lambda: self._show_only(""))
        self.export.clicked.connect(self.export_requested)
        self.notice.asked.connect(self._findings.seek)
        self._findings.changed.connect(self._show)
        self._findings.begun.connect(lambda task: self.strip.watch(task, tr("Looking through the documents")))
        self._desk.bridge.changed.connect(self._follow)
        self._desk.rest_changed.connect(self._show_possible)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Look through the project if nobody has since it changed."""
        super().showEvent(event)
        if self._findings.count() is None:
            self._findings.seek()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What breaks the rules takes the focus, or else the list in which one begins."""
        super().focusInEvent(event)
        stops = (self.breaches, self.rules, self.sets)
        found = next((stop for stop in stops if stop.model().rowCount()), None)
        (found or self.no_rules.note).setFocus(event.reason())

    # What is shown

    def choose(self, identity: str) -> None:
        """Put the cursor on a set or a rule."""
        for laid in (self.sets, self.rules):
            laid.choose(identity)

    def _show_only(self, identity: str) -> None:
        self._only = identity
        if not identity:
            self.sets.let_go()
            self.rules.let_go()
        self._show_breaches()

    def _show(self) -> None:
        project = self._project
        self.sets.show_rows([self._set_row(each) for each in project.code_sets])
        self.rules.show_rows([self._rule_row(each) for each in project.coding_rules])
        self._sets.setCurrentWidget(self.sets if project.code_sets else self.no_sets)
        self._rules.setCurrentWidget(self.rules if project.coding_rules else self.no_rules)
        self.no_sets.note.say(tr(_NO_SETS))
        self.no_rules.note.say(tr(_NO_RULES))
        known = {each.id for each in (*project.code_sets, *project.coding_rules)}
        self._only = self._only if self._only in known else ""
        self._show_possible()
        self._show_breaches()

    def _rule_row(self, rule: CodingRule) -> LaidRow:
        words = in_words(rule_words.asked(rule, self._project.codebook))
        hint = "\n".join(filter(None, (words, rule.note)))
        return LaidRow(rule.id, words, broken=self._broken(rule.id), hint=hint)

    def _set_row(self, each: CodeSet) -> LaidRow:
        book = self._project.codebook
        names = in_a_row(book.by_id[code].name for code in each.codes)
        paths = "\n".join(" › ".join(book.name_path(code)) for code in each.codes)
        if not each.exclusive:
            return LaidRow(each.id, each.name, names, None, paths)
        hint = "\n".join(filter(None, (paths, in_words(rule_words.asked(each, book)))))
        return LaidRow(each.id, each.name, tr("one of: {codes}", codes=names), self._broken(each.id), hint)

    def _broken(self, identity: str) -> int | None:
        found = self._findings.found
        return None if found is None else found.by_rule.get(identity, 0)

    def _show_breaches(self) -> None:
        found = self._findings.found
        rows = found.rows if found is not None else ()
        shown = [row for row in rows if self._only in ("", row.rule)]
        self.breaches.show_rows(shown)
        self.show_all.setVisible(bool(self._only))
        self.told.setText(self._told())
        self.nothing.note.say(tr(self._why_none()))
        had_focus = self._pages.isAncestorOf(self.focusWidget() or self)
        self._pages.setCurrentWidget(self.breaches if shown else self.nothing)
        if had_focus and shown:
            self.breaches.setFocus()
        self.breaches.set_faded(self._findings.is_stale)
        self.export.setEnabled(bool(rows))
        if self._findings.is_stale:
            self.notice.tell(tr(_STALE), tr("Look again"), "alert-triangle:warn")
        else:
            self.notice.hide()

    def _told(self) -> str:
        found = self._findings.found
        if found is None or not found.count:
            return ""
        told = plural(*_BROKEN, found.count, documents=plural(*_DOCUMENTS, found.sources))
        if found.count > MOST:
            return tr("{told}; the first {count} are listed", told=told, count=MOST)
        return told

    def _why_none(self) -> str:
        if not self._findings.has_rules():
            return _NOTHING_LAID_DOWN
        if self._findings.found is None:
            return ""
        if not self._only:
            return _NONE_BROKEN
        sets: Sequence[CodeSet] = self._project.code_sets
        is_plain = any(each.id == self._only and not each.exclusive for each in sets)
        return _NOT_EXCLUSIVE if is_plain else _THIS_NOT_BROKEN

    def _show_possible(self) -> None:
        for tool in self._tools:
            tool.setEnabled(self._desk.can_change)


def _column(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    column.setStretch(len(widgets) - 1, 1)
    return made
