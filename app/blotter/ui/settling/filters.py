"""Filters: which places are listed, by kind, code and document, and whether they are open."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from blotter.analysis.disagreements import Kind
from blotter.analysis.settling import Item
from blotter.project.project import Project
from blotter.ui import icons
from blotter.ui.comparison.words import KIND_ICONS, KIND_TITLES
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.settling.worklist import Wanted, codes_of, sources_of
from blotter.ui.views.choice_box import Choice, ChoiceBox, code_choices


class Filters(QWidget):
    """Folded out above the list."""

    changed = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.kind = ChoiceBox(tr("Kind"), tr("All kinds"))
        self.code = ChoiceBox(tr("Code"), tr("All codes"))
        self.source = ChoiceBox(tr("Document"), tr("All documents"))
        self.only_open = QCheckBox(tr("Only undecided"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        for box in (self.kind, self.code, self.source):
            box.setMinimumContentsLength(8)
            box.chosen_changed.connect(lambda _: self.changed.emit())
            column.addWidget(box)
        column.addWidget(self.only_open)
        self.only_open.toggled.connect(lambda _: self.changed.emit())
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def offer(self, items: Sequence[Item]) -> None:
        """Offer what the places have; what was chosen stays so if it is there."""
        there = {kind for item in items for kind in item.kinds}
        self.kind.offer(
            Choice(str(kind), tr(KIND_TITLES[kind]), icons.icon(*_sign(kind)))
            for kind in KIND_ICONS
            if kind in there
        )
        book = self._project.codebook
        named = codes_of(items)
        self.code.offer(each for each in code_choices(book) if book.path(each.id) in named)
        self.source.offer(Choice(name, name) for name in sources_of(items))

    def wanted(self) -> Wanted:
        """What is listed."""
        code = self._project.codebook.by_id.get(self.code.chosen())
        return Wanted(
            kind=self.kind.chosen(),
            code=self._project.codebook.path(code.id) if code is not None else "",
            source=self.source.chosen(),
            only_open=self.only_open.isChecked(),
        )

    def list_all(self) -> None:
        """List all places."""
        for box in (self.kind, self.code, self.source):
            box.choose("")
        self.only_open.setChecked(False)
        self.changed.emit()


def _sign(kind: Kind) -> tuple[str, str]:
    name, _, token = KIND_ICONS[kind].partition(":")
    return name, token
