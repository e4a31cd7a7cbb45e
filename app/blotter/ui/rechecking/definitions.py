"""DefinitionsThenAndNow: what a code meant when a segment was coded, and what it means now."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blotter.analysis.revision_comparison import runs
from blotter.domain.codebook import PARTS
from blotter.project.project import Project
from blotter.project.rechecking import Recheck
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.revisions.side_by_side import spoken, table_html
from blotter.ui.revisions.words import part_title, who_and_when
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.local_browser import LocalBrowser
from blotter.ui.views.pane_title import PaneTitle


class DefinitionsThenAndNow(QWidget):
    """The parts that changed come first, the words that changed are marked."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._recheck: Recheck | None = None
        self._told = ""
        self.browser = LocalBrowser(tr("The definition then and now"))
        self.note = EmptyNote()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PaneTitle(tr("Definition then and now")))
        column.addWidget(self.browser, 1)
        column.addWidget(self.note, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        theme.notifier().changed.connect(self._show)

    def show_recheck(self, found: Recheck | None, otherwise: str) -> None:
        """Show what changed for a segment, or say why there is nothing to show."""
        self._recheck, self._told = found, otherwise
        self._show()

    def _show(self) -> None:
        found = self._recheck
        self.browser.setVisible(found is not None)
        self.note.say("" if found is not None else self._told)
        if found is None:
            return
        names = ("name", *PARTS)
        then, now = (dict(zip(names, words, strict=False)) for words in (found.then, found.now))
        changed = {name: runs(then[name], now[name]) for name in names if then[name] != now[name]}
        self.browser.show_html(table_html(self._heads(found), (then, now), changed, changed_first=True))
        self.browser.setAccessibleDescription(
            "\n".join(
                tr("{name}: {what}", name=part_title(part), what=spoken(told))
                for part, told in changed.items()
            )
        )

    def _heads(self, found: Recheck) -> tuple[str, str]:
        coded = self._project.revisions.by_id.get(found.segment.revision or "")
        then = tr("Then, by revision {number}", number=coded.number) if coded else tr("Then")
        since = who_and_when(self._project, found.since)
        told = " · ".join(part for part in (since, found.since.reason) if part)
        return then, "\n".join((tr("Now, since revision {number}", number=found.since.number), told))
