"""SchemaPage: what records are made of, a subject at a time; each change is a step that can be undone."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.records.schema.actors_part import ActorsPart
from blotter.ui.records.schema.kinds_part import KindsPart
from blotter.ui.records.schema.part import Part
from blotter.ui.records.schema.regions_part import RegionsPart
from blotter.ui.records.schema.study_part import StudyPart
from blotter.ui.records.schema.tables_part import TablesPart
from blotter.ui.records.schema.words_part import WordsPart
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

_SUBJECTS, _REST, _ROW = 200, 1080, 30


class SchemaPage(QWidget):
    """Subjects at the left, what the chosen one holds beside them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.kinds, self.words, self.actors = KindsPart(desk), WordsPart(desk), ActorsPart(desk)
        self.regions, self.tables, self.study = RegionsPart(desk), TablesPart(desk), StudyPart(desk)
        self.parts: dict[str, Part] = {
            tr("Kinds and fields"): self.kinds,
            tr("Word lists"): self.words,
            tr("Actors"): self.actors,
            tr("Regions"): self.regions,
            tr("Tables by country"): self.tables,
            tr("Study"): self.study,
        }
        self.subjects = QListWidget()
        self.subjects.setAccessibleName(tr("What records are made of"))
        self._pages = QStackedWidget()
        for words, part in self.parts.items():
            item = QListWidgetItem(words)
            item.setSizeHint(QSize(px(80), row_height(_ROW)))
            self.subjects.addItem(item)
            self._pages.addWidget(part)
        self._lay_out()
        self.subjects.currentRowChanged.connect(self._turn)
        self.subjects.setCurrentRow(0)
        desk.bridge.changed.connect(self._follow)
        desk.rest_changed.connect(self._allow)
        self._allow()

    def _lay_out(self) -> None:
        title = QLabel(tr("What records are made of"))
        set_role(title, "heading")
        title.setContentsMargins(px(12), px(8), px(12), px(8))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.subjects)
        split.addWidget(self._pages)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([px(_SUBJECTS), px(_REST)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(split, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def turn_to(self, part: Part) -> None:
        """Show one of the parts, with the cursor in it."""
        self.subjects.setCurrentRow(self._pages.indexOf(part))
        part.setFocus()

    def _turn(self, place: int) -> None:
        part = self._pages.widget(place)
        assert isinstance(part, Part)
        self._pages.setCurrentWidget(part)
        part.freshen()

    def _follow(self, changes: object) -> None:
        for part in self.parts.values():
            part.follow(changes)  # type: ignore[arg-type]

    def _allow(self) -> None:
        for part in self.parts.values():
            part.allow()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while one was elsewhere is shown."""
        super().showEvent(event)
        self._turn(self.subjects.currentRow())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The subjects take the focus."""
        super().focusInEvent(event)
        self.subjects.setFocus(event.reason())
