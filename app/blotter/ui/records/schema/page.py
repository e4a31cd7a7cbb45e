"""SchemaPage: what records are made of, a subject at a time; each change is a step that can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.records.schema.actors_part import ActorsPart
from blotter.ui.records.schema.kinds_part import KindsPart
from blotter.ui.records.schema.listing import ListingRows, Row
from blotter.ui.records.schema.part import Part
from blotter.ui.records.schema.regions_part import RegionsPart
from blotter.ui.records.schema.study_part import StudyPart
from blotter.ui.records.schema.tables_part import TablesPart
from blotter.ui.records.schema.words_part import WordsPart
from blotter.ui.scale import px
from blotter.ui.style import set_role

_SUBJECTS, _REST = 200, 1080


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
        title = tr("What records are made of")
        self.subjects = ListingRows(title, [title])
        self._pages = QStackedWidget()
        for part in self.parts.values():
            self._pages.addWidget(part)
        self._lay_out(title)
        self.subjects.show_rows([Row(words, (words,)) for words in self.parts])
        self.subjects.chosen.connect(lambda _: self._turn())
        desk.bridge.changed.connect(self._follow)
        desk.rest_changed.connect(self._allow)
        self._allow()

    def _lay_out(self, words: str) -> None:
        title = QLabel(words)
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
        self.subjects.choose(next(words for words, each in self.parts.items() if each is part))
        part.setFocus()

    def _turn(self) -> None:
        part = self.parts[self.subjects.current()]
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
        self._turn()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The subjects take the focus."""
        super().focusInEvent(event)
        self.subjects.setFocus(event.reason())
