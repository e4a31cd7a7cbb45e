"""MetadataRooms: groups, cases and attributes in the window, made on first use."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from blotter.domain.document_filter import EVERY_DOCUMENT
from blotter.ui.language import tr
from blotter.ui.metadata.meant import meant_by

if TYPE_CHECKING:
    from blotter.domain.attribute import Bearer
    from blotter.project.metadata.sheet_cells import RefusedCell
    from blotter.ui.metadata.about_control import AboutControl
    from blotter.ui.metadata.case_marks import CaseMarks
    from blotter.ui.metadata.cases_control import CasesControl
    from blotter.ui.metadata.groups_control import GroupsControl
    from blotter.ui.metadata.page import MetadataPage, Tab
    from blotter.ui.workplace import Workplace


class MetadataRooms:
    """The parts by name, as `work.metadata.…`; a part is imported and made on first use.

    `PAGES` are those that take the place of the text.
    """

    PAGES = ("sheets",)

    def __init__(self, work: "Workplace") -> None:
        self._work = work
        self._activated_by = EVERY_DOCUMENT

    def _is_made(self, name: str) -> bool:
        return name in self.__dict__

    def close(self) -> None:
        """Take what lies over the window out of it."""
        for name in ("groups", "cases"):
            if self._is_made(name):
                getattr(self, name).close()

    @cached_property
    def groups(self) -> "GroupsControl":
        """What is done with groups of documents."""
        from blotter.ui.metadata.groups_control import GroupsControl

        return GroupsControl(self._work)

    @cached_property
    def cases(self) -> "CasesControl":
        """What is done with cases."""
        from blotter.ui.metadata.cases_control import CasesControl

        return CasesControl(self._work)

    @cached_property
    def sheets(self) -> "MetadataPage":
        """The page of all documents and cases."""
        from blotter.ui.metadata.page import MetadataPage
        from blotter.ui.metadata.page_control import PageControl

        page = MetadataPage(self._work.desk, self._work.tasks)
        PageControl(self._work, page)
        return self._work.added_page("sheets", page)

    def show_documents(self) -> None:
        """Turn to the sheet of all documents."""
        from blotter.ui.metadata.page import Tab

        self._show(Tab.DOCUMENTS)

    def show_cases(self) -> None:
        """Turn to the sheet of all cases."""
        from blotter.ui.metadata.page import Tab

        self._show(Tab.CASES)

    def _show(self, tab: "Tab") -> None:
        self.sheets.turn_to(tab)
        self._work.places.leave()
        self._work.turn_to(self.sheets)

    def show_case(self, identity: str) -> None:
        """Turn to a case (by id)."""
        self.show_cases()
        self.sheets.cases.choose(identity)

    def show_document(self, identity: str) -> None:
        """Turn to a document (by id) in the sheet of all."""
        self.show_documents()
        self.sheets.documents.choose(identity)

    # Beside the text

    @cached_property
    def about(self) -> "AboutControl":
        """What is known about the open document, beside its text."""
        from blotter.ui.metadata.about_control import AboutControl

        return AboutControl(self._work)

    @cached_property
    def case_marks(self) -> "CaseMarks":
        """What of the text belongs to cases, beside it."""
        from blotter.ui.metadata.case_marks import CaseMarks

        return CaseMarks(self._work)

    def are_cases_shown(self) -> bool:
        """Whether that is to be seen."""
        return self._is_made("case_marks") and self.case_marks.is_on

    def show_about(self, identity: str = "") -> None:
        """Show what is known about the open document, or another that is opened."""
        if identity:
            self._work.open_source(identity)
        self.about.show()

    def is_about_shown(self) -> bool:
        """Whether that is in view."""
        return self._is_made("about") and self.about.is_shown

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._is_made("about"):
            self.about.pane.commit()

    def activate_by_filter(self) -> None:
        """Ask for groups, cases and attributes, and activate the documents that are like this."""
        from blotter.ui.metadata.filter_dialog import ask_filter

        project, pane = self._work.desk.project, self._work.panes.documents
        asked = ask_filter(self._work.window, project, self._activated_by)
        if asked is None:
            return
        self._activated_by = asked
        meant = meant_by(project, asked).sources
        pane.activate(meant or frozenset())
        if meant == frozenset():
            self._work.note(tr("No document is like this, so none is activated."))

    def export_by_filter(self) -> None:
        """Ask for groups, cases and attributes, and write the segments of documents that are like this."""
        from blotter.ui.metadata.filter_dialog import ask_filter

        asked = ask_filter(self._work.window, self._work.desk.project, EVERY_DOCUMENT)
        if asked is not None:
            self._work.exchange.export_of_documents(asked)

    def holds_wrong_cells(self) -> bool:
        """Whether cells hold what was typed and did not fit."""
        return self._is_made("sheets") and self.sheets.holds_wrong_cells()

    def refused_cells(self) -> "dict[Bearer, list[RefusedCell]]":
        """The cells of each sheet that hold what was typed and did not fit."""
        views = self.sheets.views if self._is_made("sheets") else ()
        return {view.of: list(view.model.wrong.values()) for view in views if view.model.wrong}

    def take_up(self, refused: "Mapping[Bearer, Sequence[RefusedCell]]") -> None:
        """Show what did not fit in its cells again, in a window that was made anew."""
        for view in self.sheets.views if refused else ():
            view.model.mark_wrong(refused.get(view.of, ()))
