"""ItemList: the segments to re-check as rows, with what became of each."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.domain.segment import initials
from blotter.project.project import Project
from blotter.ui import code_look, theme, whereabouts
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import later, tr
from blotter.ui.models.paragraph_numbers import ParagraphNumbers
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.rechecking.worklist import Item, Outcome, Worklist
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

STATE, CODE, QUOTE, DOCUMENT, PLACE, CODER = range(6)
_TITLES = ("", later("Code"), later("Segment"), later("Document"), later("Place"), later("Coder"))
_WIDTHS = {CODE: (96, 0.22, 220), DOCUMENT: (90, 0.2, 220), PLACE: (68, 0.0, 68), CODER: (52, 0.0, 52)}
_NARROW, _NARROWER = 430, 300
_ROLE = Qt.ItemDataRole

_GLYPHS = {
    Outcome.OPEN: "flag:warn",
    Outcome.RIGHT: "check:success",
    Outcome.RECODED: "tag:muted",
    Outcome.UNCODED: "tag-off:muted",
}
_WORDS = {
    Outcome.OPEN: later("to re-check"),
    Outcome.RIGHT: later("still right"),
    Outcome.RECODED: later("recoded"),
    Outcome.UNCODED: later("uncoded"),
}


class ItemModel(TitledRows):
    """A row an item; what is worked off is muted."""

    TITLES = _TITLES

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.list = Worklist()
        self.paragraphs = ParagraphNumbers(project, self)
        self.paragraphs.learned.connect(self.tell_all)

    def show_list(self, found: Worklist) -> None:
        """Show these."""
        self.beginResetModel()
        self.list = found
        self.endResetModel()

    def size(self) -> int:
        return len(self.list)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        item, column = self.list.items[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(item, column)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return tr(_WORDS[item.outcome]) if column == STATE else self._hint(item, column)
        if role == Role.STATUS and column == STATE:
            return _GLYPHS[item.outcome]
        if role == Role.SWATCH and column == CODE:
            return self._look(item)
        if role == Role.MUTED:
            return item.outcome is not Outcome.OPEN or column > QUOTE
        if role == CellRole.QUOTE:
            return column == QUOTE
        return column == DOCUMENT if role == CellRole.MIDDLE else None

    def _words(self, item: Item, column: int) -> str:
        segment = item.segment
        if column == CODE:
            code = self._project.codebook.by_id.get(segment.code)
            return code.name if code else ""
        if column == QUOTE:
            return " ".join(segment.quote[:300].split())
        if column == DOCUMENT:
            source = self._project.sources.get(segment.source)
            return source.name if source else ""
        if column == PLACE:
            return self._place(item)
        coder = self._project.coders.get(segment.coder) if column == CODER else None
        return initials(coder.name) if coder else ""

    def _hint(self, item: Item, column: int) -> str:
        if column == CODE and item.segment.code in self._project.codebook.by_id:
            return " › ".join(self._project.codebook.name_path(item.segment.code))
        coder = self._project.coders.get(item.segment.coder)
        return coder.name if column == CODER and coder else self._words(item, column)

    def _place(self, item: Item) -> str:
        source = self._project.sources.get(item.segment.source)
        if source is None:
            return ""
        number = self.paragraphs.number(source, item.segment.start)
        if number is None:
            return str(item.segment.start)
        return whereabouts.in_short(self._project, source, item.segment.span, number)

    def _look(self, item: Item) -> object:
        book = self._project.codebook
        if item.segment.code not in book.by_id:
            return None
        return code_look.look(book.colour(item.segment.code), theme.current().is_dark)


class ItemList(Rows):
    """The row under the cursor is the segment that is looked at."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(tr("Segments to re-check"), parent)
        self.work = ItemModel(project, self)
        self.setModel(self.work)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(px(24))
        self.header().setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)

    def current(self) -> Item | None:
        """The item under the cursor."""
        index = self.currentIndex()
        return self.work.list.items[index.row()] if index.isValid() else None

    def choose(self, row: int) -> None:
        """Put the cursor on a row."""
        self.setCurrentIndex(self.work.index(row, QUOTE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_widths()

    def set_widths(self) -> None:
        """The words have the most room; where it is narrow, what is told beside gives way."""
        header, width = self.header(), self.viewport().width()
        header.resizeSection(STATE, px(34))
        for column, least in ((DOCUMENT, _NARROW), (CODER, _NARROW), (PLACE, _NARROWER)):
            header.setSectionHidden(column, width < px(least))
        for column, (least, share, most) in _WIDTHS.items():
            named = header.sectionSizeHint(column)
            header.resizeSection(column, max(named, min(max(px(least), int(width * share)), px(most))))
