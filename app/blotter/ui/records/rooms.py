"""RecordRooms: what the window shows of records, each part made when somebody first turns to it."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blotter.ui.records.comparing.page import RecordComparingPage
    from blotter.ui.workplace import Workplace


class RecordRooms:
    """The parts by name, as `work.records.…`; a part is imported and made on first use.

    `PAGES` are those that take the place of the text.
    """

    PAGES = ("comparing",)

    def __init__(self, work: "Workplace") -> None:
        self._work = work

    @cached_property
    def comparing(self) -> "RecordComparingPage":
        """The page on which two coders' records are compared."""
        from blotter.ui.records.comparing.page import RecordComparingPage

        page = RecordComparingPage(self._work.desk, self._work.tasks)
        page.passage_requested.connect(self._work.open_passage)
        page.noted.connect(self._work.note)
        return self._work.added_page("comparing", page)

    def show_comparing(self) -> None:
        """Turn to the comparison of records."""
        self._work.places.leave()
        self._work.turn_to(self.comparing)

    def show_coverage(self) -> None:
        """Turn to how much each document gives for each year."""
        from blotter.ui.records.comparing.words import Tab

        self.comparing.show_tab(Tab.COVERAGE)
        self.show_comparing()
