"""PlaceModel: disagreements as rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from blotter.analysis.disagreements import Kind
from blotter.analysis.places import Mark, Place, is_under
from blotter.domain.codebook import split_path
from blotter.ui.comparison.figure_columns import MOST_CODERS
from blotter.ui.comparison.rows import CellRole
from blotter.ui.comparison.words import DASH, KIND_ICONS, KIND_MEANINGS, KIND_TITLES, short_names
from blotter.ui.language import in_a_row, later, tr
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import lowered, read_path

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
KIND, CODE, DOCUMENT, PLACE, FIRST_CODER = range(5)
_TITLES = (later("Kind"), later("Code"), later("Document"), later("Place"))
_OF_MANY = (later("Words"), later("Marked by"), later("Not by"))


class PlaceModel(QAbstractTableModel):
    """Kind, code, document and place of each disagreement, and a column for what each coder marked.

    Of many coders it is told in three columns what was marked, by whom, and by whom not.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: Sequence[Place] = ()
        self.coders: tuple[str, ...] = ()
        self.where: Callable[[Place], str] = lambda place: tr("¶ {number}", number=place.paragraph)
        """How the place column calls a place."""

    def show_places(self, places: Sequence[Place], coders: tuple[str, ...]) -> None:
        """Show these places."""
        self.beginResetModel()
        self.places, self.coders = places, coders
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_CODER + (len(_OF_MANY) if self.is_many else len(self.coders))

    @property
    def is_many(self) -> bool:
        """Whether there are too many coders for a column each."""
        return len(self.coders) > MOST_CODERS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < self.columnCount():
            return None
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if section < FIRST_CODER:
            return tr(_TITLES[section]) if role == _ROLE.DisplayRole else None
        if self.is_many:
            return tr(_OF_MANY[section - FIRST_CODER]) if role == _ROLE.DisplayRole else None
        coder = self.coders[section - FIRST_CODER]
        if role == _ROLE.DisplayRole:
            return tr("{coder} marked", coder=short_names(self.coders)[coder])
        return tr("What {coder} marked here", coder=coder) if role == _ROLE.ToolTipRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if index.column() >= FIRST_CODER and self.is_many:
            return _of_many(place, index.column() - FIRST_CODER, role)
        if index.column() >= FIRST_CODER:
            return _of_coder(place, self.coders[index.column() - FIRST_CODER], role)
        if index.column() == KIND:
            return _of_kind(place, role)
        if index.column() == CODE:
            shown = (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole)
            return read_path(place.code) if role in shown else None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return place.document if index.column() == DOCUMENT else self.where(place)
        if role == _ROLE.AccessibleTextRole:
            where = tr("{document}, {place}", document=place.document, place=self.where(place))
            return where if index.column() == PLACE else place.document
        if role == CellRole.MIDDLE:
            return index.column() == DOCUMENT
        if role == CellRole.FIGURE:
            return index.column() == PLACE
        return index.column() == DOCUMENT if role == Role.MUTED else None


def _of_kind(place: Place, role: int) -> object:
    if role == _ROLE.DisplayRole:
        return lowered(tr(KIND_TITLES[place.kind]))
    if role == Role.STATUS:
        return KIND_ICONS[place.kind]
    return tr(KIND_MEANINGS[place.kind]) if role == _ROLE.ToolTipRole else None


def _of_many(place: Place, part: int, role: int) -> object:
    """What was marked, by whom and by whom not."""
    if role == CellRole.QUOTE:
        return part == 0
    if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
        return None
    if part == 0:
        return next((mark.quote for marks in place.marks.values() for mark in marks), "")
    return in_a_row(
        [coder for coder in place.coders if place.marks.get(coder)] if part == 1 else place.silent
    )


def _of_coder(place: Place, coder: str, role: int) -> object:
    marks = place.marks.get(coder, ())
    if role == CellRole.QUOTE:
        return bool(marks)
    if role == Role.MUTED:
        return not marks
    if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
        return None
    words = marked(place, coder)
    return tr("{name}: {what}", name=coder, what=words) if role == _ROLE.AccessibleTextRole else words


def marked(place: Place, coder: str) -> str:
    """What a coder marked at a place: the quotes, else the codes given instead, else a dash."""
    if coder not in place.coders:
        return tr("not done")
    if marks := place.marks.get(coder):
        return " … ".join(mark.quote for mark in marks)
    others = place.others.get(coder, ())
    if not others:
        return DASH
    if place.kind is Kind.EXTRA_CODE:
        return tr("only {codes}", codes=_names(place, others))
    return _names(place, others)


def _names(place: Place, marks: Sequence[Mark]) -> str:
    """The codes' own names; those above or below the code compared come first and are called so."""
    names = [(_relation(place.code, code), code) for code in dict.fromkeys(mark.code for mark in marks)]
    names.sort(key=lambda each: not each[0])
    return in_a_row(
        tr(relation, code=split_path(code)[-1]) if relation else read_path(code) for relation, code in names
    )


def _relation(code: str, other: str) -> str:
    if is_under(code, other):
        return later("above: {code}")
    return later("below: {code}") if is_under(other, code) else ""
