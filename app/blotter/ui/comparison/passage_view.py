"""PassageView: the passage of a disagreement with the coders' stripes, and the definitions concerned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.places import Place
from blotter.domain.source import Source
from blotter.project import voices
from blotter.project.project import Project
from blotter.ui import icons, style, whereabouts
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.settling.definitions import ConcernedDefinitions
from blotter.ui.settling.scene import Question, letter, scene
from blotter.ui.settling.side_by_side import SideBySide
from blotter.ui.views.definition_html import Render
from blotter.ui.views.elided_label import title_label


class PassageView(QWidget):
    """What the row under the cursor is about; its tools lead on to the document and to settling."""

    opened = Signal()
    """The document is to be opened at this passage."""
    settling_requested = Signal()
    """The disagreement is to be settled."""

    def __init__(self, project: Project, render: Render, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.sides = SideBySide()
        self.definitions = ConcernedDefinitions(project, render)
        self._title = title_label()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self.settle = _tool("gavel", tr("Settle this disagreement"))
        self.open = _tool("external-link", tr("Open the document here"))
        self.open.setToolTip(tr("Open the document here (Enter in the list)"))
        self.settle.clicked.connect(self.settling_requested)
        self.open.clicked.connect(self.opened)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QWidget()
        style.set_role(bar, "bar")
        bar.setFixedHeight(px(28))
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 0, 6, 0)
        line.setSpacing(2)
        line.addWidget(self._title, 1)
        line.addWidget(self.settle)
        line.addWidget(self.open)
        self._split.addWidget(self.sides)
        self._split.addWidget(self.definitions)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([px(300), px(130)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._split, 1)

    def clear(self) -> None:
        """Show nothing."""
        self.setVisible(False)

    def show_place(self, place: Place, source: Source, options: AgreementOptions) -> None:
        """Show a place of a document that a comparison with these options has found."""
        self.setVisible(True)
        asked = question(self._project, place, source, options)
        where = whereabouts.in_full(self._project, source, place.span, place.paragraph)
        self._title.setText(tr("{document}, {place}", document=place.document, place=where))
        self.sides.show_scene(scene(self._project, asked))
        compared = self._project.codebook.get(place.code)
        first = [compared.id] if compared is not None else []
        self.definitions.show_codes([*first, *sorted(asked.codes - set(first), key=self._order)])

    def _order(self, code: str) -> str:
        return self._project.codebook.path(code)


def question(project: Project, place: Place, source: Source, options: AgreementOptions) -> Question:
    """What is looked at when a place is: its code, and those that were given instead."""
    by_name = {each.name: (each.coder, each.round) for each in voices.voices(project, options)}
    marked = [mark.code for own in (*place.marks.values(), *place.others.values()) for mark in own]
    codes = [project.codebook.get(path) for path in (place.code, *marked)]
    people = [(by_name[name], name) for name in place.coders if name in by_name]
    return Question(
        source=source.id,
        place=place.span,
        codes=frozenset(code.id for code in codes if code is not None),
        kinds=frozenset([place.kind]),
        people={voice: (letter(number), name) for number, (voice, name) in enumerate(people)},
    )


def _tool(icon: str, name: str) -> QToolButton:
    tool = QToolButton()
    tool.setIcon(icons.icon(icon))
    tool.setToolTip(name)
    tool.setAccessibleName(name)
    tool.setAutoRaise(True)
    return tool
