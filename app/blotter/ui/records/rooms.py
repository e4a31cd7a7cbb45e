"""RecordRooms: what the window shows of records, each part made when somebody first turns to it."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blotter.ui.records.grid.page import RecordsPage
    from blotter.ui.workplace import Workplace


class RecordRooms:
    """The parts by name, as `work.records.…`; a part is imported and made on first use.

    `PAGES` are those that take the place of the text.
    """

    PAGES = ("grid",)

    def __init__(self, work: "Workplace") -> None:
        self._work = work

    @cached_property
    def grid(self) -> "RecordsPage":
        """The page of all records."""
        from blotter.ui.records.grid.control import GridControl
        from blotter.ui.records.grid.page import RecordsPage

        page = RecordsPage(self._work.desk, self._work.tasks)
        GridControl(self._work, page)
        return self._work.added_page("grid", page)

    def show_grid(self) -> None:
        """Show all records, as the page was left."""
        self._work.places.leave()
        self._work.turn_to(self.grid)

    def show_records(self, ids: Iterable[str], title: str) -> None:
        """Show some records alone; `title` says which they are."""
        self.grid.show_only(ids, title)
        self.show_grid()
