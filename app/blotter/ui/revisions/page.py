"""RevisionsPage: two revisions of the codebook, the codes that differ, and their parts side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.revision_comparison import CodeComparison
from blotter.domain.codebook import PARTS, Code
from blotter.domain.edit import Changes
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment
from blotter.progress import Progress
from blotter.project import rechecking, revisions
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.bridge import ProjectBridge
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.language import in_a_row, later, plural, tr
from blotter.ui.revisions.changed_codes import ChangedCodes
from blotter.ui.revisions.choices import RevisionChoices
from blotter.ui.revisions.side_by_side import Texts, spoken, table_html
from blotter.ui.revisions.words import CHANGE_WORDS, change_words, part_title, who_and_when
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.wording import read_path

_SHOWN = (Code, Revision, Coder)
QUICK = 10_000
"""Up to how many segments are counted at once; more are counted on a thread."""

_LIST, _SHARE, _NARROW = 390, 0.34, 560
_NO_REVISIONS = later(
    "There is one revision or none yet: change a code, and it can be compared with what was."
)
_NOTHING = later("Nothing differs between these two revisions. *Compare the last two*")


class RevisionsPage(QWidget):
    """Follows the project while it is in view."""

    rechecking_requested = Signal(object)
    """The segments of these codes (`frozenset` of ids) that are to be re-checked are asked for."""
    export_requested = Signal(str, str)
    """The crosswalk from one revision to another, by id."""

    def __init__(self, bridge: ProjectBridge, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project: Project = bridge.project
        self._counting = Latest(tasks, self)
        self._is_stale = True
        self.choices = RevisionChoices()
        self.told = QLabel()
        self.notice = Notice()
        self.codes = ChangedCodes()
        self.parts = LocalBrowser(tr("The definition before and after"))
        self.nothing = Empty()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._pages = QStackedWidget()
        self._following = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect(bridge)

    def _lay_out(self) -> None:
        set_role(self.told, "hint")
        self.told.setContentsMargins(12, 0, 12, 4)
        self._split.addWidget(self.codes)
        self._split.addWidget(self.parts)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(1, 1)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.choices, self.told, self.notice):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self, bridge: ProjectBridge) -> None:
        bridge.changed.connect(self._follow)
        theme.notifier().changed.connect(self._show_parts)
        self._following.timeout.connect(self._renew)
        self._counting.answered.connect(self._show_outdated)
        self.choices.changed.connect(self._compare)
        self.choices.export_requested.connect(lambda: self.export_requested.emit(*self.choices.chosen()))
        self.codes.selectionModel().currentRowChanged.connect(self._show_parts)
        self.notice.asked.connect(self._ask_to_recheck)
        self.nothing.note.action_requested.connect(self._compare_last)

    # What the window says

    def compare(self, code: str = "", revision: str = "") -> None:
        """Compare a revision with the one before it, or the last two, with the cursor on a code (by id)."""
        self.choices.offer(self._project)
        found = self._project.revisions.by_id.get(revision)
        self.choices.choose_last(found or self._project.revision)
        self._is_stale = False
        self._compare(code)

    def compared(self) -> list[CodeComparison]:
        """The codes that differ."""
        return list(self.codes.changed.codes)

    # Following

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The parts have most of the room; where they have little, who and when stand above them."""
        super().resizeEvent(event)
        listed = min(px(_LIST), int(self.width() * _SHARE))
        self._split.setSizes([listed, self.width() - listed])
        self._show_parts()

    def hideEvent(self, event: QHideEvent) -> None:
        self._following.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list takes the focus."""
        super().focusInEvent(event)
        self.codes.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN, Segment):
            self._is_stale = True
            if self.isVisible():
                self._following.start()

    def _renew(self) -> None:
        self._is_stale = False
        self.choices.offer(self._project)
        self._compare()

    # Comparing

    def _compare(self, code: str = "") -> None:
        current = self.codes.current()
        before, after = (self._project.revisions.by_id.get(each) for each in self.choices.chosen())
        found = revisions.compared(self._project, before, after) if before and after else ()
        differing = self._in_tree_order(each for each in found if each.changes)
        self.codes.show_codes(differing, {}, code or (current.code if current else ""))
        self._tell(differing)
        self._count([each.code for each in differing])
        if differing:
            self._pages.setCurrentWidget(self._split)
            self._show_parts()
        else:
            self.nothing.note.say(tr(_NOTHING if len(self._project.revisions) > 1 else _NO_REVISIONS))
            self._pages.setCurrentWidget(self.nothing)
        self.choices.export.setEnabled(bool(found))

    def _in_tree_order(self, codes: Iterable[CodeComparison]) -> list[CodeComparison]:
        """As the tree has them now, since revisions do not know of an order; what is gone comes last."""
        order = {code.id: place for place, code in enumerate(self._project.codebook)}
        return sorted(codes, key=lambda each: order.get(each.code, len(order)))

    def _compare_last(self) -> None:
        self.compare()

    def _tell(self, differing: list[CodeComparison]) -> None:
        counts = Counter(change for each in differing for change in each.changes)
        kinds = in_a_row(
            tr("{count} {what}", count=counts[change], what=tr(words))
            for change, words in CHANGE_WORDS.items()
            if counts[change]
        )
        differ = plural("{count} code differs", "{count} codes differ", len(differing))
        self.told.setText(tr("{codes}: {kinds}", codes=differ, kinds=kinds) if kinds else differ)

    def _count(self, codes: list[str]) -> None:
        """Count what is to re-check of these codes; many segments are counted on a thread."""
        project = self._project

        def work(_: Progress) -> Mapping[str, int]:
            return rechecking.outdated_counts(project, codes)

        self.notice.hide()
        is_quick = not project.exceeds(QUICK)
        self._counting.ask(work if is_quick else unhurried(work), is_quick)

    def _show_outdated(self, outdated: Mapping[str, int]) -> None:
        self.codes.show_outdated(outdated)
        if segments := sum(outdated.values()):
            words = plural("{count} segment to re-check", "{count} segments to re-check", segments)
            self.notice.tell(words, tr("Check them…"), "flag:warn")

    def _ask_to_recheck(self) -> None:
        self.rechecking_requested.emit(frozenset(each.code for each in self.compared()))

    # The parts

    def _show_parts(self, _index: QModelIndex | None = None) -> None:
        code = self.codes.current()
        if code is None:
            self.parts.clear()
            return
        changed = {part.part: part.runs for part in code.parts}
        heads = tuple(read_path(path) if path else tr("(not there)") for path in (code.before, code.after))
        texts = tuple(self._texts(revision, code.code) for revision in self.choices.chosen())
        between = self._between(code)
        is_narrow = self._split.sizes()[1] < px(_NARROW)
        html = table_html((heads[0], heads[1]), (texts[0], texts[1]), changed, "" if is_narrow else between)
        self.parts.show_html(between + html if is_narrow else html)
        told = [
            tr("{name}: {what}", name=part_title(part), what=spoken(runs)) for part, runs in changed.items()
        ]
        self.parts.setAccessibleDescription("\n".join([change_words(code.changes), *told]))

    def _texts(self, revision: str, code: str) -> Texts:
        words = self._project.revisions.definition(revision, code) or ("",) * (len(PARTS) + 1)
        return dict(zip(("name", *PARTS), words, strict=False))

    def _between(self, code: CodeComparison) -> str:
        """Who changed the code between the two, when and why."""
        made = self._project.revisions
        before, after = self.choices.chosen()
        told = [f'<p class="name">{escape(change_words(code.changes))}</p>']
        last = before
        for revision in revisions.line(made, before, after):
            if any(each.code == code.code for each in revisions.changes_since(made, last, revision)):
                number = tr("Revision {number}", number=revision.number)
                lines = (number, who_and_when(self._project, revision), revision.reason)
                told.append("<p>{}</p>".format("<br>".join(escape(line) for line in lines if line)))
            last = revision.id
        return "".join(told)
