"""LineList: what was decided or settled, as rows that lead to their things."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.domain.codebook import Code
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.project.merging import Question, Remark, Take
from blotter.project.project import Project
from blotter.ui.comparison.rows import ROW_HEIGHT, CellRole, Index, Rows
from blotter.ui.language import later, tr
from blotter.ui.merging.words import TYPE_ICONS, decision_words, thing_words
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px, row_height
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import in_words, read_path

WHICH, HOW, COPY = range(3)
_TITLES = (later("Which"), later("What was done"), later("Which copy"))
_WIDTHS = {HOW: (150, 0.34, 640), COPY: (80, 0.12, 220)}
_FEW, _HIGH = 5, 300
_ROLE = Qt.ItemDataRole


class Line(NamedTuple):
    """A sign, which thing, what was done, because of which copy; `kind` and `entity` say where it leads."""

    icon: str
    which: str
    how: str
    copy: str
    kind: str
    entity: str


def settled_lines(project: Project, remarks: Iterable[Remark]) -> list[Line]:
    """What was settled by rule; a thing with a name is called as it was before."""
    return [
        Line(
            TYPE_ICONS.get(each.kind, "info-circle"),
            _which(project, each.thing, each.what, is_former=True),
            in_words(each.why),
            each.copy,
            each.kind,
            each.thing.id,
        )
        for each in remarks
    ]


def decided_lines(project: Project, decided: Iterable[tuple[Question, Take]]) -> list[Line]:
    """What was decided."""
    return [
        Line(
            "check:success",
            _which(project, question.thing, question.what),
            decision_words(question, take),
            question.copy,
            question.type.__name__,
            question.entity,
        )
        for question, take in decided
    ]


def _which(project: Project, thing: Entity, what: str, is_former: bool = False) -> str:
    """Which thing it is, and in which document if it stands in one."""
    if isinstance(thing, Code) and is_former:
        return read_path(what)
    words = thing_words(project, thing, what)
    if not isinstance(thing, (Segment, Memo)) or not thing.quote:
        return words
    source = project.sources.get(thing.source or "")
    return tr("{what} · {where}", what=words, where=source.name) if source is not None else words


class LineModel(TitledRows):
    """A row a line."""

    TITLES = _TITLES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def size(self) -> int:
        return len(self.lines)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return (line.which, line.how, line.copy)[column]
        if role == Role.STATUS and column == WHICH:
            return line.icon
        if role == Role.MUTED:
            return column == COPY
        return column == COPY if role == CellRole.MIDDLE else None


class LineList(Rows):
    """A click or Enter on a row leads to its thing."""

    thing_requested = Signal(str, str)
    """A type's name and an id."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(WHICH, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.lines.show_lines(lines)
        self._set_widths()

    def be_low(self) -> None:
        """Take no more room than the first few lines need."""
        rows = min(_FEW, max(1, self.lines.rowCount()))
        self.setMaximumHeight(self.header().sizeHint().height() + rows * row_height(ROW_HEIGHT))
        self.setMinimumHeight(self.header().sizeHint().height() + row_height(ROW_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(px(400), min(self.maximumHeight(), px(_HIGH)))

    def _go(self, index: QModelIndex) -> None:
        line = self.lines.lines[index.row()]
        self.thing_requested.emit(line.kind, line.entity)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        header, width = self.header(), self.viewport().width()
        for column, (least, share, most) in _WIDTHS.items():
            wanted = min(max(px(least), int(width * share)), px(most))
            header.resizeSection(column, max(header.sectionSizeHint(column), wanted))
