"""RecordRooms: what the window shows of records, each part made when somebody first turns to it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class RecordRooms:
    """The parts by name, as `work.records.…`; a part is imported and made on first use."""

    def __init__(self, work: "Workplace") -> None:
        self._work = work
