"""DisagreementsPanel: the disagreements that figures lead to, by kind, as a list, and as passages."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.disagreements import Kind
from blotter.analysis.places import Place
from blotter.domain.source import Source
from blotter.project import rendering
from blotter.project.project import Project
from blotter.ui import style, whereabouts
from blotter.ui.comparison.asked import Asked
from blotter.ui.comparison.notice import Empty
from blotter.ui.comparison.passage_view import PassageView
from blotter.ui.comparison.place_list import PlaceList
from blotter.ui.comparison.rows import ROW_HEIGHT
from blotter.ui.comparison.words import KIND_ICONS, KIND_MEANINGS, kind_title
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.views.elided_label import title_label
from blotter.ui.views.row_delegate import Role
from blotter.ui.views.row_tree import RowTree

KindKey = tuple[Kind | None, str]
"""A kind and, where it is told apart, who missed; None for all kinds."""

ALL_KINDS: KindKey = (None, "")
_CHOOSE = later("Choose a code to see where the coders differ.")
_COUNTED = later("Segments without a counterpart that touch each other are one place.")
_ADDS_UP = later(
    "Segments without a counterpart that touch each other are one place. The segments add up to what the "
    "table has under “Only”."
)
_KEY = int(Qt.ItemDataRole.UserRole) + 181


class DisagreementsPanel(QSplitter):
    """Left to right: kinds with counts, the list, the passage of the row under the cursor."""

    passage_requested = Signal(str, object)
    """A document's id and the `Span` in it."""
    settling_requested = Signal(str, object, str)
    """A disagreement is to be settled: a document's id, the `Span` in it, the round's name."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._project = project
        self._asked = Asked(title="", places=(), nothing="")
        self._coders: tuple[str, ...] = ()
        self._options = AgreementOptions()
        self._named: dict[str, Source] = {}
        self.kinds = KindList()
        self.list = PlaceList()
        self.list.places.where = self._where
        self.passage = PassageView(project, rendering.html)
        self._title = title_label()
        self._count = QLabel()
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._lay_out()
        self.kinds.kind_chosen.connect(self._show_kind)
        self.list.selectionModel().currentRowChanged.connect(self._show_passage)
        self.list.activated.connect(self._open)
        self.passage.opened.connect(self._open)
        self.passage.settling_requested.connect(self._settle)
        self.nothing.note.action_requested.connect(self.kinds.choose_all)

    def _lay_out(self) -> None:
        kinds_title = QLabel(tr("Disagreements"))
        for label in (kinds_title, self._title):
            style.set_role(label, "title")
            label.setTextFormat(Qt.TextFormat.PlainText)
        style.set_role(self._count, "hint")
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.nothing)
        panes = (
            _pane([kinds_title], self.kinds),
            _pane([self._title, self._count], self._pages),
            self.passage,
        )
        for number, (pane, narrowest, stretch) in enumerate(
            zip(panes, (120, 180, 200), (0, 3, 2), strict=True)
        ):
            self.addWidget(pane)
            pane.setMinimumWidth(narrowest)
            self.setStretchFactor(number, stretch)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes([px(178), px(630), px(420)])

    # What is shown

    def show_asked(self, asked: Asked, coders: tuple[str, ...], options: AgreementOptions) -> None:
        """Show the disagreements asked for; the place that was shown before stays, if it still is one."""
        former = self.list.current()
        self._asked, self._coders, self._options = asked, coders, options
        self._named = {source.name: source for source in self._project.sources.values()}
        self._title.setText(asked.title)
        self._count.setText(asked.count)
        self._count.setToolTip(tr(_ADDS_UP if len(coders) == 2 else _COUNTED))
        self.kinds.show_places(asked.places, coders, asked.kept_kind)
        self._show_kind(self.kinds.chosen(), former)

    def clear(self, words: str = "") -> None:
        """Show no disagreement; `words` say what would be here."""
        self._asked = Asked(title="", places=(), nothing=words or tr(_CHOOSE))
        self._title.setText("")
        self._count.setText("")
        self.kinds.show_places((), (), True)
        self.list.show_places((), ())
        self._show_nothing(self._asked.nothing)

    def _show_kind(self, key: KindKey, former: Place | None = None) -> None:
        shown = [place for place in self._asked.places if key in kind_keys(place, self._coders)]
        self.list.show_places(shown, self._coders)
        if not shown:
            of_kind = tr("No disagreement of this kind. *All kinds*")
            self._show_nothing(of_kind if self._asked.places else self._asked.nothing)
            return
        self._pages.setCurrentWidget(self.list)
        rows = [n for n, place in enumerate(shown) if former is not None and _is_same(place, former)]
        self.list.choose(rows[0] if rows else 0)

    def _show_nothing(self, words: str) -> None:
        self.nothing.note.say(words)
        self._pages.setCurrentWidget(self.nothing)
        self.passage.clear()

    def _show_passage(self, index: QModelIndex) -> None:
        place = self.list.current()
        document = self._document(place)
        if place is None or document is None:
            self.passage.clear()
        else:
            self.passage.show_place(place, document, self._options)

    def _document(self, place: Place | None) -> Source | None:
        if place is None:
            return None
        return next((each for each in self._project.sources.values() if each.name == place.document), None)

    def _open(self) -> None:
        place = self.list.current()
        document = self._document(place)
        if place is not None and document is not None:
            self.passage_requested.emit(document.id, place.span)

    def _where(self, place: Place) -> str:
        source = self._named.get(place.document)
        if source is None:
            return tr("¶ {number}", number=place.paragraph)
        return whereabouts.in_short(self._project, source, place.span, place.paragraph)

    def _settle(self) -> None:
        place = self.list.current()
        document = self._document(place)
        if place is not None and document is not None:
            self.settling_requested.emit(document.id, place.span, self._options.round)


class KindList(RowTree):
    """All kinds, then each kind, with how many places it has."""

    kind_chosen = Signal(object)
    """`KindKey`"""

    def __init__(self) -> None:
        super().__init__(row_height=ROW_HEIGHT)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setRootIsDecorated(False)
        self.setIndentation(6)
        self.setAccessibleName(tr("Kinds of disagreement"))
        self.setEditTriggers(RowTree.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        self._is_filling = False

    def show_places(self, places: Sequence[Place], coders: Sequence[str], kept: bool) -> None:
        """Count places by kind; the kind that was chosen stays so where it is `kept`."""
        chosen = self.chosen() if kept else ALL_KINDS
        counts = Counter(key for place in places for key in kind_keys(place, coders))
        self._is_filling = True
        self._model.clear()
        for key in offered_kinds(coders):
            self._model.appendRow(_kind_item(key, counts[key]))
            if key == chosen:
                self.setCurrentIndex(self._model.index(self._model.rowCount() - 1, 0))
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))
        self._is_filling = False

    def choose_all(self) -> None:
        """List all kinds."""
        self.setCurrentIndex(self._model.index(0, 0))

    def chosen(self) -> KindKey:
        """The kind under the cursor."""
        key: KindKey | None = self.currentIndex().data(_KEY)
        return key or ALL_KINDS

    def _tell(self) -> None:
        if not self._is_filling:
            self.kind_chosen.emit(self.chosen())


def offered_kinds(coders: Sequence[str]) -> list[KindKey]:
    """What the list offers: with two coders it is told who missed."""
    found: list[KindKey] = [ALL_KINDS]
    for kind in KIND_ICONS:
        silent = coders if kind is Kind.MISSED and len(coders) == 2 else ("",)
        found += [(kind, coder) for coder in silent]
    return found


def kind_keys(place: Place, coders: Sequence[str]) -> tuple[KindKey, KindKey]:
    """Under which entries a place is listed."""
    silent = place.silent[0] if place.kind is Kind.MISSED and len(coders) == 2 and place.silent else ""
    return ALL_KINDS, (place.kind, silent)


def _kind_item(key: KindKey, count: int) -> QStandardItem:
    kind, silent = key
    item = QStandardItem(tr("All kinds") if kind is None else kind_title(kind, silent))
    item.setData(key, _KEY)
    item.setData(count, Role.COUNT)
    item.setData(not count, Role.MUTED)
    item.setData(KIND_ICONS[kind] if kind is not None else "filter-off", Role.STATUS)
    if kind is not None:
        item.setToolTip(tr(KIND_MEANINGS[kind]))
    item.setData(tr("{name}: {what}", name=item.text(), what=count), Qt.ItemDataRole.AccessibleTextRole)
    return item


def _is_same(place: Place, other: Place) -> bool:
    return (place.document, place.code) == (other.document, other.code) and place.span.overlaps(other.span)


def _pane(bar: Sequence[QLabel], content: QWidget) -> QWidget:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = QWidget()
    style.set_role(head, "bar")
    head.setFixedHeight(px(28))
    line = QHBoxLayout(head)
    line.setContentsMargins(12, 0, 12, 0)
    line.addWidget(bar[0], 1)
    for label in bar[1:]:
        line.addWidget(label)
    column.addWidget(head)
    column.addWidget(content)
    return pane
