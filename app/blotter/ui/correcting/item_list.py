"""MovedList: the passages to look at as rows."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.domain.moved_passage import Move
from blotter.domain.segment import Segment, initials
from blotter.project.correcting import reviewing
from blotter.project.correcting.reviewing import Moved
from blotter.project.project import Project
from blotter.ui import code_look, theme
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import later, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

STATE, WHAT, BEFORE, DOCUMENT, CODER = range(5)
_TITLES = ("", later("What"), later("Words before"), later("Document"), later("Coder"))
_ROLE = Qt.ItemDataRole
_SHOWN = 300

GLYPHS = {Move.CHANGED: "pencil:warn", Move.NEAR: "focus-2:warn", Move.LOST: "unlink:error"}
WORDS = {
    Move.CHANGED: later("words changed"),
    Move.NEAR: later("found nearly"),
    Move.LOST: later("no place"),
}
KINDS = {
    "Segment": later("segment"),
    "Memo": later("note"),
    "CasePart": later("part of a case"),
    "Evidence": later("evidence"),
    "Decision": later("decision"),
    "RoundPassage": later("passage of a round"),
}


class MovedModel(TitledRows):
    """A row a passage."""

    TITLES = _TITLES

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.items: list[Moved] = []

    def show_items(self, items: Sequence[Moved]) -> None:
        """Show these."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def size(self) -> int:
        return len(self.items)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        item, column = self.items[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(item, column)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return tr(WORDS[item.passage.move]) if column == STATE else self._hint(item, column)
        if role == Role.STATUS and column == STATE:
            return GLYPHS[item.passage.move]
        if role == Role.SWATCH and column == WHAT:
            return self._look(item)
        if role == Role.MUTED:
            return column > BEFORE
        if role == CellRole.QUOTE:
            return column == BEFORE
        return column == DOCUMENT if role == CellRole.MIDDLE else None

    def _words(self, item: Moved, column: int) -> str:
        if column == WHAT:
            named = reviewing.what(self._project, item)
            if isinstance(item.thing, Segment) and item.thing.code in self._project.codebook.by_id:
                named = self._project.codebook.by_id[item.thing.code].name
            return named or tr(KINDS[item.passage.type])
        if column == BEFORE:
            return " ".join(item.passage.quote[:_SHOWN].split())
        if column == DOCUMENT:
            return item.source.name
        coder = self._project.coders.get(item.passage.coder or "") if column == CODER else None
        return initials(coder.name) if coder else ""

    def _hint(self, item: Moved, column: int) -> str:
        coder = self._project.coders.get(item.passage.coder or "")
        if column == WHAT:
            words = self._words(item, column)
            return tr("{kind}: {name}", kind=tr(KINDS[item.passage.type]), name=words)
        return coder.name if column == CODER and coder else self._words(item, column)

    def _look(self, item: Moved) -> object:
        book = self._project.codebook
        if not isinstance(item.thing, Segment) or item.thing.code not in book.by_id:
            return None
        return code_look.look(book.colour(item.thing.code), theme.current().is_dark)


class MovedList(Rows):
    """The row under the cursor is the passage that is looked at."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(tr("Passages to look at"), parent)
        self.rows = MovedModel(project, self)
        self.setModel(self.rows)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(24))
        header.setSectionResizeMode(BEFORE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((STATE, 34), (WHAT, 130), (DOCUMENT, 130), (CODER, 52)):
            header.resizeSection(column, px(width))

    def current(self) -> Moved | None:
        """The passage under the cursor."""
        index = self.currentIndex()
        return self.rows.items[index.row()] if index.isValid() else None

    def choose(self, row: int) -> None:
        """Put the cursor on a row."""
        self.setCurrentIndex(self.rows.index(row, BEFORE))
