"""Places: the way back and forward through what was read, two documents beside each other, bookmarks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.errors import BlotterError
from blotter.ui.language import tr
from blotter.ui.status import Tone
from blotter.ui.visited import Place
from blotter.ui.wording import plainly

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class PlacesControl(QObject):
    """Answers the tools and menu entries that lead from place to place."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        work.area.turned.connect(self._turn)
        work.bookmarks.failed.connect(self._tell_unkept)

    # Back and forward

    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._work.page.visited.can_go_back(self._is_there)

    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return self._work.page.visited.can_go_forward(self._is_there)

    def back(self) -> None:
        """Go where the reader was before the last jump."""
        page = self._work.page
        self._go_to(page.visited.back(page.place(), self._is_there), tr("There is no place before this one."))

    def forward(self) -> None:
        """Go where the reader was before going back."""
        page = self._work.page
        self._go_to(
            page.visited.forward(page.place(), self._is_there), tr("There is no place after this one.")
        )

    def _turn(self, direction: int) -> None:
        (self.back if direction < 0 else self.forward)()

    def _is_there(self, place: Place) -> bool:
        return place.source in self._work.desk.project.sources

    def _go_to(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self._work.note(otherwise)
            return
        self._work.desk.show_source(place.source)
        self._work.page.go_to(place)
        self._work.window.refresh()

    # Two documents beside each other

    def toggle_split(self) -> None:
        """Read in two places, or go on in the one that has the focus."""
        area = self._work.area
        other = area.other()
        if other is None:
            area.split()
        else:
            area.close_page(other)

    def open_beside(self, identity: str) -> None:
        """Lay a document open beside the one that is read."""
        self._work.show_text()
        if self._work.desk.source is None:
            self._work.open_source(identity)
        else:
            self._work.area.split(self._work.desk.project.sources[identity])

    def open_again(self, documents: list[str]) -> bool:
        """Lay open what lay open when the project was closed, one document or two; False if none is left."""
        work = self._work
        left = [each for each in documents if each in work.desk.project.sources]
        if left:
            work.open_source(left[0])
        if len(left) > 1:
            work.area.split(work.desk.project.sources[left[1]])
            work.area.use(work.area.pages[0])
        return bool(left)

    def _tell_unkept(self, error: BlotterError) -> None:
        told = tr("Where you stop reading is not remembered: {why}", why=plainly(error))
        self._work.window.status.say(told, Tone.WRONG)
