"""Places: the way back and forward through what was read, two documents beside each other, bookmarks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

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

    def here(self) -> Place:
        """Where the reader is: in a document, or on another page in its place."""
        if self._work.is_text_in_view():
            return self._work.page.place()
        page = self._work.window.pages.currentWidget()
        return Place(page.objectName() if page is not None else "")

    def page(self) -> str:
        """The name of the page that stands in place of the text, "" while the text is in view."""
        return "" if self._work.is_text_in_view() else self.here().source

    def show_page(self, name: str) -> None:
        """Show another page than the text."""
        self._work.turn_to(self._work.page_named(name))

    def leave(self) -> None:
        """Say that a jump begins here, so that *Back* leads to it."""
        here = self.here()
        if self._is_there(here):
            self._work.page.visited.jump(here)
            self._work.window.refresh()

    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._work.page.visited.can_go_back(self._is_there)

    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return self._work.page.visited.can_go_forward(self._is_there)

    def back(self) -> None:
        """Go where the reader was before the last jump."""
        place = self._work.page.visited.back(self.here(), self._is_there)
        self._go_to(place, tr("There is no place before this one."))

    def forward(self) -> None:
        """Go where the reader was before going back."""
        place = self._work.page.visited.forward(self.here(), self._is_there)
        self._go_to(place, tr("There is no place after this one."))

    def _turn(self, direction: int) -> None:
        (self.back if direction < 0 else self.forward)()

    def _is_there(self, place: Place) -> bool:
        return place.source in self._work.desk.project.sources or place.source in self._other_pages()

    def _other_pages(self) -> dict[str, QWidget]:
        """The pages that take the place of the text, by name."""
        pages = self._work.window.pages
        widgets = [pages.widget(number) for number in range(pages.count())]
        return {page.objectName(): page for page in widgets if page is not None and page.objectName()}

    def _go_to(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self._work.note(otherwise)
        elif place.source in self._other_pages():
            self._work.turn_to(self._other_pages()[place.source])
        else:
            self._work.turn_to_text()
            self._work.desk.show_source(place.source)
            self._work.page.go_to(place)
            self._work.page.view.page.setFocus()
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
