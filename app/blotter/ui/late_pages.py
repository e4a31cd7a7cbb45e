"""LatePages: the pages of a project that are made when somebody first turns to them: it is open sooner so."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from blotter.project import rendering
from blotter.ui import menus, naming
from blotter.ui.asking.page import AskingPage
from blotter.ui.assigning.page import AssigningPage
from blotter.ui.codebook.page import CodebookPage
from blotter.ui.comparison.page import ComparisonPage
from blotter.ui.control.asking import AskingControl
from blotter.ui.control.assigning import AssigningControl
from blotter.ui.control.comparing import ComparingControl
from blotter.ui.control.correcting import CorrectingControl
from blotter.ui.control.definitions import DefinitionsControl
from blotter.ui.control.merging import MergingControl
from blotter.ui.control.revising import RevisingControl
from blotter.ui.control.rounds import RoundsControl
from blotter.ui.control.rules import RulesControl
from blotter.ui.control.settling import SettlingControl
from blotter.ui.control.splitting import SplittingControl
from blotter.ui.correcting.page import MovedPage
from blotter.ui.desk import Desk
from blotter.ui.keys import native
from blotter.ui.merging.looking import Merged
from blotter.ui.merging.page import MergePage
from blotter.ui.merging.report_page import MergedPage
from blotter.ui.merging.review import Review
from blotter.ui.metadata.rooms import MetadataRooms
from blotter.ui.rechecking.page import RecheckingPage
from blotter.ui.records.rooms import RecordRooms
from blotter.ui.revisions.page import RevisionsPage
from blotter.ui.rounds.page import RoundsPage
from blotter.ui.rules.page import RulesPage
from blotter.ui.settling.page import SettlingPage
from blotter.ui.splitting.division import Division
from blotter.ui.splitting.page import SplittingPage
from blotter.ui.tasks import TaskRunner
from blotter.ui.telling import Telling

P = TypeVar("P", bound=QWidget)

_MADE_LATER = {
    "comparison": "comparison",
    "asking": "asking",
    "rules": "rules_page",
    "assigning": "assigning",
    "merging": "merge_page",
    "merged": "merged_page",
    "editor": "editor",
    "revisions": "revisions",
    "rechecking": "rechecking",
    "moved": "moved_page",
    "splitting": "splitting",
    "rounds_page": "rounds_page",
    "settling": "settling_page",
}
"""The pages by name, and the property that makes each."""


class LatePages(Telling):
    """What a workplace is besides; `made_pages` are the pages that there are by now, by name."""

    desk: Desk
    tasks: TaskRunner
    made_pages: dict[str, QWidget]
    comparing: ComparingControl
    questions: AskingControl
    rules: RulesControl
    assignments: AssigningControl
    merging: MergingControl
    definitions: DefinitionsControl
    revising: RevisingControl
    correcting: CorrectingControl
    dividing: SplittingControl
    rounds: RoundsControl
    settling: SettlingControl
    records: RecordRooms
    metadata: MetadataRooms

    @cached_property
    def comparison(self) -> ComparisonPage:
        """The page on which coders are compared."""
        page = ComparisonPage(self.desk.bridge, self.tasks)
        self.comparing.serve(page)
        return self.added_page("comparison", page)

    @cached_property
    def asking(self) -> AskingPage:
        """The page on which one asks the material."""
        page = AskingPage(self.desk, self.tasks)
        self.questions.serve(page)
        return self.added_page("asking", page)

    @cached_property
    def rules_page(self) -> RulesPage:
        """The page of code sets and coding rules."""
        page = RulesPage(self.desk, self.rules.findings)
        self.rules.serve(page)
        return self.added_page("rules", page)

    @cached_property
    def assigning(self) -> AssigningPage:
        """The page on which documents are given to coders."""
        page = AssigningPage(self.desk)
        self.assignments.serve(page)
        return self.added_page("assigning", page)

    @cached_property
    def merge_page(self) -> MergePage:
        """The page on which copies are merged."""
        page = MergePage(self.desk)
        self.merging.serve(page)
        return self.added_page("merging", page)

    @cached_property
    def merged_page(self) -> MergedPage:
        """The page that tells what was merged."""
        page = MergedPage(self.desk)
        self.merging.serve_report(page)
        return self.added_page("merged", page)

    @cached_property
    def editor(self) -> CodebookPage:
        """The page on which the codebook is written."""
        page = CodebookPage(self.desk, self.tasks, self.definitions.write, rendering.html)
        self.definitions.serve(page)
        self.revising.serve_editor(page)
        return self.added_page("editor", page)

    @cached_property
    def revisions(self) -> RevisionsPage:
        """The page on which revisions are compared."""
        page = RevisionsPage(self.desk.bridge, self.tasks)
        self.revising.serve_revisions(page)
        return self.added_page("revisions", page)

    @cached_property
    def rechecking(self) -> RecheckingPage:
        """The page on which segments are re-checked."""
        page = RecheckingPage(self.desk, self.tasks)
        self.revising.serve_rechecking(page)
        return self.added_page("rechecking", page)

    @cached_property
    def moved_page(self) -> MovedPage:
        """The page of passages to look at after their texts were corrected."""
        page = MovedPage(self.desk, self.tasks)
        self.correcting.serve(page)
        return self.added_page("moved", page)

    @cached_property
    def splitting(self) -> SplittingPage:
        """The page on which a code is split."""
        page = SplittingPage(self.desk.bridge, rendering.html)
        self.dividing.serve(page)
        return self.added_page("splitting", page)

    @cached_property
    def rounds_page(self) -> RoundsPage:
        """The page of the reliability rounds."""
        page = RoundsPage(self.desk)
        self.rounds.serve(page)
        return self.added_page("rounds_page", page)

    @cached_property
    def settling_page(self) -> SettlingPage:
        """The page on which disagreements are settled."""
        actions = self.window.actions_by_id

        def key_of(name: str) -> str:
            return native(actions[name].shortcut())

        page = SettlingPage(self.desk, self.tasks, rendering.html, key_of)
        page.take_keys(menus.settling_actions(actions))
        self.settling.serve(page)
        return self.added_page("settling", page)

    def added_page(self, name: str, page: P) -> P:
        """A page that was made now, under its name."""
        page.setObjectName(name)
        self.made_pages[name] = page
        self.window.pages.addWidget(page)
        menus.name_keys(page, self.window.actions_by_id)
        naming.name_parts(page)
        return page

    def page_named(self, name: str) -> QWidget:
        """The page of this name, which is made now if it was not yet."""
        if name in RecordRooms.PAGES:
            return getattr(self.records, name)  # type: ignore[no-any-return]
        if name in MetadataRooms.PAGES:
            return getattr(self.metadata, name)  # type: ignore[no-any-return]
        return getattr(self, _MADE_LATER[name]) if name in _MADE_LATER else self.made_pages[name]

    def split_under_way(self) -> Division | None:
        """The split that is not finished yet."""
        return self.splitting.division if "splitting" in self.made_pages else None

    def review_under_way(self) -> Review | None:
        """The copies that are being looked at."""
        return self.merge_page.review if "merging" in self.made_pages else None

    def last_merged(self) -> Merged | None:
        """What the page of what was merged tells of."""
        return self.merged_page.merged if "merged" in self.made_pages else None

    def chosen_round(self) -> str:
        """The round (by id) that the cursor of its page is on, "" if that page was never shown."""
        return self.rounds_page.chosen_id() if "rounds_page" in self.made_pages else ""

    def has_unwritten(self) -> bool:
        """Whether words of a definition could not be put into the project."""
        return "editor" in self.made_pages and self.editor.is_changed()

    def commit_definitions(self) -> None:
        """Write what is being typed into a definition."""
        if "editor" in self.made_pages:
            self.editor.commit()
