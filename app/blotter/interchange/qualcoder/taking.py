"""Taking: what the readers of the parts of a QualCoder project share while one is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from blotter.domain.names import FreeNames
from blotter.domain.source import Source
from blotter.interchange.exchange_options import QualCoderOptions
from blotter.interchange.foreign.names import moment_of
from blotter.interchange.foreign.project import ForeignProject
from blotter.interchange.foreign_sqlite import ForeignDatabase, Row
from blotter.interchange.qualcoder.positions import CountedText, Tally
from blotter.progress import Progress

_EVERY = 200


@dataclass(slots=True)
class Taking:
    """The database that is read, the project that comes of it, and by their numbers in the file its parts.

    `colours` are those that codes have in the file, by the ids of the codes; `media` where pictures,
    recordings and films lie, and `names` what they are called; `tops` are the names of codes under no other.
    """

    database: ForeignDatabase
    path: Path
    options: QualCoderOptions
    progress: Progress
    project: ForeignProject
    sources: dict[int, Source] = field(default_factory=dict)
    texts: dict[int, CountedText] = field(default_factory=dict)
    media: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    pdfs: dict[int, Path] = field(default_factory=dict)
    empty: set[int] = field(default_factory=set)
    codes: dict[int, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    tops: FreeNames = field(default_factory=FreeNames)
    tally: Tally = field(default_factory=Tally)
    done: int = 0
    total: int = 0

    def rows(self, table: str, order: str = "") -> Iterator[Row]:
        """The rows of a table, each told to whoever watches."""
        for row in self.database.rows(table, order):
            if self.done % _EVERY == 0:
                self.progress(self.done, self.total)
            self.done += 1
            yield row

    def going_on(self, done: int, total: int) -> None:
        """What work within work, such as reading a file, tells to whoever watches: that it goes on."""
        self.progress(self.done, self.total)

    def made_at(self, row: Row) -> str:
        """When a row was made, as a project has it."""
        return moment_of(row.text("date"))
