"""EditionDialog: where everything would stand in a new edition, in three lists, to be taken over or left."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.segment import Segment
from blotter.project.correcting.edition import EditionPlan, How, Replaced
from blotter.project.project import Project
from blotter.ui.correcting.difference import show_difference
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.local_browser import LocalBrowser

_LISTED = 2_000
_SHOWN = 200
_TABS = (
    (later("In place ({count})"), (How.SAME, How.EXACT)),
    (later("To look at ({count})"), (How.CHANGED, How.NEAR)),
    (later("No place ({count})"), (How.LOST,)),
)


class EditionDialog(QDialog):
    """Accepted, the plan is carried out."""

    def __init__(self, project: Project, plan: EditionPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._plan = project, plan
        self.setWindowTitle(tr("New edition of “{name}”", name=plan.source.name))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Passages"))
        self.lists: list[QListWidget] = []
        for title, hows in _TABS:
            self._add_list(title, plan.of(*hows))
        self.difference = LocalBrowser(tr("Words before and in the new edition"))
        told = QLabel(
            tr(
                "What has its place keeps it. The rest is listed under “Passages to look at”; nothing is "
                "lost, and it can be undone."
            )
        )
        told.setWordWrap(True)
        set_role(told, "muted")
        buttons = QDialogButtonBox()
        self.take = QPushButton(tr("Take over"))
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        split = QSplitter()
        split.addWidget(self.tabs)
        split.addWidget(self.difference)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.addWidget(split, 1)
        column.addWidget(told)
        column.addWidget(buttons)
        self.resize(px(880), px(520))

    def _add_list(self, title: str, places: Sequence[Replaced]) -> None:
        rows = QListWidget()
        rows.setAccessibleName(tr(title, count=len(places)))
        for each in places[:_LISTED]:
            QListWidgetItem(self._told(each), rows)
        if len(places) > _LISTED:
            QListWidgetItem(tr("… and {count} more", count=len(places) - _LISTED), rows)
        rows.currentRowChanged.connect(lambda row: self._show(places, row))
        self.lists.append(rows)
        self.tabs.addTab(rows, tr(title, count=len(places)))

    def _told(self, each: Replaced) -> str:
        thing, book = each.thing, self._project.codebook
        words = " ".join(thing.quote[:_SHOWN].split())
        if isinstance(thing, Segment) and thing.code in book.by_id:
            return tr("{code}: {words}", code=book.by_id[thing.code].name, words=words)
        return words

    def _show(self, places: Sequence[Replaced], row: int) -> None:
        if 0 <= row < len(places):
            show_difference(self.difference, places[row].thing.quote, places[row].words)
