"""ItemList: the places to settle as rows: kind, code, document, place, and whether they are decided."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.analysis.settling import Item
from blotter.domain.codebook import split_path
from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.ui import code_look, theme, whereabouts
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.comparison.words import KIND_ICONS, KIND_TITLES
from blotter.ui.language import in_a_row, later, tr
from blotter.ui.models.paragraph_numbers import ParagraphNumbers
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.settling.words import first_kind
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import lowered, read_path

STATE, CODE, DOCUMENT, PLACE = range(4)
_TITLES = ("", later("Code"), later("Document"), later("Place"))
_PLACE, _PLACE_FROM, _DOCUMENT_FROM = 58, 150, 320
_ROLE = Qt.ItemDataRole


class ItemModel(TitledRows):
    """A row a place; what is decided has a tick in place of its kind's sign, and is muted."""

    TITLES = _TITLES

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.items: Sequence[Item] = ()
        self.paragraphs = ParagraphNumbers(project, self)
        self.paragraphs.learned.connect(self.tell_all)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; rows that stay are only told anew."""
        if [each.id for each in items] == [each.id for each in self.items]:
            self.items = items
            self.tell_all()
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def row_of(self, identity: str) -> int | None:
        """Where a place stands."""
        return next((row for row, item in enumerate(self.items) if item.id == identity), None)

    def size(self) -> int:
        return len(self.items)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        item, column = self.items[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(item, column)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return self._hint(item, column)
        if role == Role.STATUS and column == STATE:
            return "check:decided" if item.decision is not None else KIND_ICONS[first_kind(item.kinds)]
        if role == Role.SWATCH and column == CODE:
            return self._look(item)
        if role == Role.MUTED:
            return item.decision is not None or column > CODE
        if role == CellRole.FIGURE:
            return column == PLACE
        return column == DOCUMENT if role == CellRole.MIDDLE else None

    def _words(self, item: Item, column: int) -> str:
        if column == CODE:
            return in_a_row(split_path(code)[-1] for code in item.codes)
        if column == DOCUMENT:
            return item.source
        return self._place(item) if column == PLACE else ""

    def _hint(self, item: Item, column: int) -> str:
        if column == STATE:
            kinds = in_a_row(lowered(tr(KIND_TITLES[kind])) for kind in item.kinds)
            return tr("{kinds}: settled", kinds=kinds) if item.decision is not None else kinds
        if column == CODE:
            return in_a_row(read_path(code) for code in item.codes)
        if column == PLACE:
            return tr("{document}, {place}", document=item.source, place=self._place(item))
        return self._words(item, column)

    def _place(self, item: Item) -> str:
        source = next((each for each in self._project.sources.values() if each.name == item.source), None)
        number = self.paragraphs.number(source, item.start) if source is not None else None
        if source is None or number is None:
            return str(item.start)
        return whereabouts.in_short(self._project, source, Span(item.start, item.end), number)

    def _look(self, item: Item) -> object:
        code = self._project.codebook.get(item.codes[0])
        if code is None:
            return None
        return code_look.look(self._project.codebook.colour(code.id), theme.current().is_dark)


class ItemList(Rows):
    """The row under the cursor is the place that is looked at."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(tr("Places to settle"), parent)
        self.work = ItemModel(project, self)
        self.setModel(self.work)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(px(24))
        self.header().setSectionResizeMode(CODE, QHeaderView.ResizeMode.Stretch)

    def current(self) -> Item | None:
        """The place under the cursor."""
        index = self.currentIndex()
        return self.work.items[index.row()] if index.isValid() else None

    def choose(self, identity: str | None) -> None:
        """Put the cursor on a place, or on the first one."""
        row = self.work.row_of(identity or "")
        self.setCurrentIndex(self.work.index(row if row is not None else 0, CODE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header, width = self.header(), self.viewport().width()
        header.resizeSection(STATE, px(34))
        header.setSectionHidden(DOCUMENT, width < px(_DOCUMENT_FROM))
        header.resizeSection(DOCUMENT, int(width * 0.36))
        header.setSectionHidden(PLACE, width < px(_PLACE_FROM))
        header.resizeSection(PLACE, max(px(_PLACE), header.sectionSizeHint(PLACE)))
