"""PlaceList: disagreements as a list, in whatever width it is given."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.analysis.places import Place
from blotter.ui.comparison.place_model import CODE, DOCUMENT, FIRST_CODER, KIND, PLACE, PlaceModel
from blotter.ui.comparison.rows import Rows
from blotter.ui.language import tr
from blotter.ui.scale import px

_KIND = (96, 138)
_DOCUMENT = (96, 220)
_CODE = (110, 260)
_PLACE = 68
_QUOTE = 90


class PlaceList(Rows):
    """The row under the cursor is the passage that is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Disagreements"), parent)
        self.places = PlaceModel(self)
        self.setModel(self.places)
        self.header().setStretchLastSection(False)

    def show_places(self, places: Sequence[Place], coders: tuple[str, ...]) -> None:
        """Show these places; the cursor stands on none."""
        self.places.show_places(places, coders)
        for column in range(FIRST_CODER, self.places.columnCount()):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._set_widths()

    def current(self) -> Place | None:
        """The place under the cursor."""
        index = self.currentIndex()
        return self.places.places[index.row()] if index.isValid() else None

    def choose(self, row: int) -> None:
        """Put the cursor on a row."""
        self.setCurrentIndex(self.places.index(row, KIND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """What was marked has the most room; the document's name, which the passage has too, gives way."""
        header, width = self.header(), self.viewport().width()
        kind, document, code = (tuple(map(px, each)) for each in (_KIND, _DOCUMENT, _CODE))
        quotes = px(_QUOTE) * max(1, self.places.columnCount() - FIRST_CODER)
        several = len({place.code for place in self.places.places}) > 1
        left = width - kind[1] - px(_PLACE) - quotes - (code[0] if several else 0)
        header.setSectionHidden(CODE, not several)
        header.setSectionHidden(DOCUMENT, left < document[0])
        header.resizeSection(CODE, min(max(code[0], width // 5), code[1]))
        header.resizeSection(KIND, min(max(kind[0], width // 4), kind[1]))
        header.resizeSection(DOCUMENT, min(max(document[0], width // 5), document[1]))
        header.resizeSection(PLACE, max(px(_PLACE), header.sectionSizeHint(PLACE)))
