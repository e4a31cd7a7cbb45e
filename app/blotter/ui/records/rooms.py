"""RecordRooms: what the window shows of records, each part made when somebody first turns to it."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blotter.domain.segment import Segment
    from blotter.project.records.editing import RefusedCell
    from blotter.ui.records.claims.page import ClaimsPage
    from blotter.ui.records.comparing.page import RecordComparingPage
    from blotter.ui.records.duplicates.page import DuplicatesPage
    from blotter.ui.records.figures.page import FiguresPage
    from blotter.ui.records.form.control import FormControl
    from blotter.ui.records.form.making import MakingControl
    from blotter.ui.records.form.record_index import RecordIndex
    from blotter.ui.records.grid.page import RecordsPage
    from blotter.ui.records.releases.control import ReleasesControl
    from blotter.ui.records.schema.page import SchemaPage
    from blotter.ui.workplace import Workplace


class RecordRooms:
    """The parts by name, as `work.records.…`; a part is imported and made on first use.

    `PAGES` are those that take the place of the text.
    """

    PAGES = ("grid", "figures", "comparing", "duplicates", "claims", "schema")

    def __init__(self, work: "Workplace") -> None:
        self._work = work

    def _is_made(self, name: str) -> bool:
        return name in self.__dict__

    # The form beside the text

    @cached_property
    def index(self) -> "RecordIndex":
        """By which records are found as one types."""
        from blotter.ui.records.form.record_index import RecordIndex

        return RecordIndex(self._work.desk.project)

    @cached_property
    def making(self) -> "MakingControl":
        """Records from passages."""
        from blotter.ui.records.form.making import MakingControl

        return MakingControl(self._work, self.index, self.show_record)

    def make_from(self, segments: "Sequence[Segment]") -> None:
        """Make a record from segments."""
        self.making.make(segments)

    def add_from(self, segments: "Sequence[Segment]") -> None:
        """Add segments to a record that is asked for."""
        self.making.add(segments)

    @cached_property
    def form(self) -> "FormControl":
        """The form and its dock."""
        from blotter.ui.records.form.control import FormControl

        return FormControl(self._work, self.index, self.making)

    def show_record(self, identity: str, among: Sequence[str] = (), focus: bool = True) -> None:
        """Show a record (by id) in the form beside the text; `among` are those that one can step through."""
        self._work.turn_to_text()
        self.form.show(identity, among, focus)

    def is_form_shown(self) -> bool:
        """Whether the form is in view."""
        return self._is_made("form") and self.form.is_shown

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._is_made("form"):
            self.form.form.commit()

    def close(self) -> None:
        """Take what lies over the window out of it."""
        if self._is_made("making"):
            self.making.close()

    # The grid

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

    def holds_wrong_cells(self) -> bool:
        """Whether cells hold what was typed and did not fit."""
        return self._is_made("grid") and bool(self.grid.grid.wrong)

    def refused_cells(self) -> "list[RefusedCell]":
        """The cells that hold what was typed and did not fit."""
        return list(self.grid.grid.wrong.values()) if self._is_made("grid") else []

    def take_up(self, refused: "Sequence[RefusedCell]") -> None:
        """Show what did not fit in its cells again, in a window that was made anew."""
        if refused:
            self.grid.grid.mark_wrong(refused)

    # The page of figures

    @cached_property
    def figures(self) -> "FiguresPage":
        """The page on which figures are drawn."""
        from blotter.ui.records.figures.control import FiguresControl
        from blotter.ui.records.figures.page import FiguresPage

        page = FiguresPage(self._work.desk, self._work.tasks)
        FiguresControl(self._work, page)
        return self._work.added_page("figures", page)

    def show_figures(self) -> None:
        """Turn to the page of figures."""
        self._work.places.leave()
        self._work.turn_to(self.figures)

    # What is given away

    @cached_property
    def releases(self) -> "ReleasesControl":
        """The releases of the data set."""
        from blotter.ui.records.releases.control import ReleasesControl

        return ReleasesControl(self._work)

    # Two coders and coverage

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

    # What records are made of

    @cached_property
    def schema(self) -> "SchemaPage":
        """The page of kinds, fields, words, actors, regions, tables and the frame of the study."""
        from blotter.ui.records.schema.page import SchemaPage

        return self._work.added_page("schema", SchemaPage(self._work.desk))

    def show_schema(self) -> None:
        """Turn to what records are made of."""
        self._work.places.leave()
        self._work.turn_to(self.schema)

    def show_actors(self) -> None:
        """Turn to the register of actors."""
        self.show_schema()
        self.schema.turn_to(self.schema.actors)

    # Records that may be one, and claims that conflict

    @cached_property
    def duplicates(self) -> "DuplicatesPage":
        """The page of records that may be one."""
        from blotter.ui.records.duplicates.control import DuplicatesControl
        from blotter.ui.records.duplicates.page import DuplicatesPage

        page = DuplicatesPage(self._work.desk, self._work.tasks)
        DuplicatesControl(self._work, page)
        return self._work.added_page("duplicates", page)

    def compare(self, one: str, other: str) -> None:
        """Show two records (by id) that may be one, side by side."""
        self.duplicates.look_at(one, other)
        self.show_duplicates()

    def show_duplicates(self) -> None:
        """Turn to the page of records that may be one."""
        self._work.places.leave()
        self._work.turn_to(self.duplicates)

    @cached_property
    def claims(self) -> "ClaimsPage":
        """The page of claims that conflict."""
        from blotter.ui.records.claims.control import ClaimsControl
        from blotter.ui.records.claims.page import ClaimsPage

        page = ClaimsPage(self._work.desk, self._work.tasks)
        ClaimsControl(self._work, page)
        return self._work.added_page("claims", page)

    def show_claims(self) -> None:
        """Turn to the page of claims that conflict."""
        self._work.places.leave()
        self._work.turn_to(self.claims)
