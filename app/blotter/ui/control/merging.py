"""Merging: packages for coders, copies that come back, and what of them is looked at and decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from blotter.domain.codebook import Code
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError, PastUnreadable
from blotter.progress import Progress
from blotter.project import merging, packaging
from blotter.project.merging import Decisions, Question
from blotter.project.packaging import Packed
from blotter.project.project import Project
from blotter.ui.dialogs.package_dialog import PackageDialog
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.language import in_a_row, later, later_plural, plural, tr
from blotter.ui.long_work import LongWork
from blotter.ui.merging import looking
from blotter.ui.merging.looking import Copies, Merged, Seen
from blotter.ui.merging.page import MergePage
from blotter.ui.merging.report_page import MergedPage
from blotter.ui.merging.review import Review
from blotter.ui.merging.words import counts_words, quoted, source_of, total
from blotter.ui.wording import PROJECT_FILES, plainly

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_NOTHING = later("Nothing to merge: everything in the copies is here already.")
_GONE = later("It is no longer in the project.")
_NOWHERE = later("There is no place in the text to go to.")
_LOSES = later_plural("{count} decision is lost.", "{count} decisions are lost.")
_PACKED = later("Made {name} for {coder}: {what}")
_MERGED = later("Merged {copies}: {what}")
_OPEN_OR_MERGE = later(
    "Open “{name}” in place of this project, or merge what was done in it into “{project}”?"
)
_MERGE_SEVERAL = later("Merge what was done in {names} into “{project}”?")


@dataclass(frozen=True, slots=True)
class Carried:
    """What would be lost with the pages."""

    review: Review | None
    merged: Merged | None


class MergingControl(QObject):
    """Answers the two pages, and the menu entries that lead to them."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    @property
    def _project(self) -> Project:
        return self._work.desk.project

    @property
    def _page(self) -> MergePage:
        return self._work.merge_page

    def serve(self, page: MergePage) -> None:
        """Answer what the page of copies asks for."""
        page.choose_requested.connect(self.choose)
        page.merge_requested.connect(self.merge)
        page.give_up_requested.connect(self.give_up)
        page.look_requested.connect(self.look_again)
        page.open_requested.connect(self.open_question)
        page.thing_requested.connect(self.go_to)

    def serve_report(self, report: MergedPage) -> None:
        """Answer what the page of what was merged asks for."""
        report.choose_requested.connect(self.choose)
        report.undo_requested.connect(self.undo_merge)
        report.export_requested.connect(self.export_report)
        report.thing_requested.connect(self.go_to)

    def carried(self) -> "Carried":
        """What is under way, to be taken up by a window that is made anew."""
        return Carried(self._work.review_under_way(), self._work.last_merged())

    def take_up(self, carried: "Carried") -> None:
        """Go on with what was under way."""
        if carried.review is not None:
            self._page.begin(carried.review)
        if carried.merged is not None:
            self._work.merged_page.show_merged(carried.merged)

    # Packages

    def package(self) -> None:
        """Ask whose package to make and where, and make it."""
        if not self._project.coders:
            self._work.note(tr("Add a coder first: *Document ▸ Coders…*").replace("*", ""))
            return
        dialog = PackageDialog(self._project, self._work.window)
        if dialog.exec():
            self._make_package(dialog.coder(), dialog.path())
        dialog.deleteLater()

    def _make_package(self, coder: Coder, path: Path) -> None:
        self._work.commit()
        project = self._project

        def told(packed: object) -> None:
            assert isinstance(packed, Packed)
            count = plural("{count} segment", "{count} segments", packed.segments)
            self._work.say(tr(_PACKED, name=path.name, coder=coder.name, what=count))

        self._wait(tr("Packing"), lambda progress: packaging.package(project, coder, path, progress), told)

    # Copies

    def choose(self) -> None:
        """Go on with the copies that are looked at, or ask for some."""
        if self._work.review_under_way() is not None:
            self._turn()
            return
        folder = str(self._project.path.parent)
        title = tr("Merge copies into {project}", project=self._project.path.stem)
        names, _ = QFileDialog.getOpenFileNames(self._work.window, title, folder, tr(PROJECT_FILES))
        if names:
            self.begin([Path(name) for name in names])

    def offer(self, paths: Sequence[Path]) -> None:
        """Project files were dropped: ask whether to open one or to merge them."""
        window, project = self._work.window, self._project.path.stem
        is_one = len(paths) == 1
        names = in_a_row(quoted(path.stem) for path in paths)
        words = (
            tr(_OPEN_OR_MERGE, name=paths[0].stem, project=project)
            if is_one
            else tr(_MERGE_SEVERAL, names=names, project=project)
        )
        box = QMessageBox(window)
        box.setOption(QMessageBox.Option.DontUseNativeDialog)
        box.setWindowTitle(plural("A project file", "{count} project files", len(paths)))
        box.setText(words)
        merges = box.addButton(tr("Merge into this project"), QMessageBox.ButtonRole.AcceptRole)
        merges.setEnabled(self._work.desk.can_change)
        opens = box.addButton(tr("Open"), QMessageBox.ButtonRole.AcceptRole) if is_one else None
        cancels = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancels)
        box.setEscapeButton(cancels)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is merges:
            self.begin(paths)
        elif opens is not None and chosen is opens:
            window.open_project(paths[0])

    def begin(self, paths: Sequence[Path], strangers: frozenset[str] = frozenset()) -> None:
        """Look at copies, and show what merging them would do."""
        if not self.may_lose_decisions():
            return
        self._page.end()
        copies = Copies(tuple(paths), strangers)
        self._look(copies, Decisions(), lambda looked, seen: self._show(Review(looked, seen)))

    def _show(self, review: Review) -> None:
        if review.seen.is_nothing:
            self._work.say(tr(_NOTHING))
            return
        self._turn()
        self._page.begin(review)
        self._page.take_focus()

    def _turn(self) -> None:
        if self._work.window.pages.currentWidget() is not self._page:
            self._work.places.leave()
            self._work.turn_to(self._page)

    def _look(self, copies: Copies, decisions: Decisions, then: Callable[[Copies, Seen], object]) -> None:
        """Look at copies; one whose history is damaged can be taken without it."""
        self._work.commit()
        project = self._project

        def done(seen: object) -> None:
            assert isinstance(seen, Seen)
            then(copies, seen)

        def failed(error: BlotterError) -> None:
            without = self._without_history(copies, error)
            if without is not None:
                self._look(without, decisions, then)

        self._work.run(
            LongWork(
                tr("Looking at the copies"),
                lambda progress: looking.look(project, copies, decisions, progress),
                done,
                failed,
            )
        )

    def _without_history(self, copies: Copies, error: BlotterError) -> Copies | None:
        """The copies with the damaged one as a stranger, if the person wants that; else the error is told."""
        if not isinstance(error, PastUnreadable):
            tell_error(self._work.window, error)
            return None
        copy, act = str(error.message.values["copy"]), tr("Merge without its history")
        if not confirm(self._work.window, tr("A damaged history"), plainly(error), act):
            return None
        return replace(copies, strangers=copies.strangers | {copy})

    def look_again(self) -> None:
        """Look at the copies again, since the project, or one of them, was changed; decisions are kept."""
        review = self._page.review
        if review is not None and not self._work.desk.under_way:
            self._look(review.copies, review.decisions(), partial(self._go_on, review))

    def _go_on(self, review: Review, copies: Copies, seen: Seen) -> None:
        """Show what another look has brought."""
        if self._page.review is not review:
            return
        if seen.is_nothing:
            self._page.end()
            self._work.show_text()
            self._work.say(tr(_NOTHING))
            return
        review.copies = copies
        self._page.show_news(review.look_again(seen))

    def merge(self) -> None:
        """Merge the copies as decided; if that leads to more to decide, show it and write nothing."""
        review = self._page.review
        if review is None or self._page.why_not():
            return
        self._work.commit()
        project, copies, decisions = self._project, review.copies, review.decisions()

        def done(result: object) -> None:
            if isinstance(result, Merged):
                self._tell_merged(result)
            else:
                assert isinstance(result, Seen)
                self._go_on(review, copies, result)

        def work(progress: Progress) -> Merged | Seen:
            return looking.merge(project, copies, decisions, review.stands, progress)

        self._wait(tr("Merging"), work, done)

    def _tell_merged(self, merged: Merged) -> None:
        self._page.end()
        self._work.merged_page.show_merged(merged)
        self._work.turn_to(self._work.merged_page)
        copies = in_a_row(quoted(name) for name in merged.names)
        done = tr(_MERGED, copies=copies, what=counts_words(total(merged.report.came)) or tr("nothing new"))
        self._work.say(tr("{done} · Ctrl+Z undoes", done=done))

    def give_up(self) -> None:
        """Leave the copies where they are, after asking if anything was decided."""
        if self.may_lose_decisions():
            self._page.end()
            self._work.show_text()

    def may_lose_decisions(self) -> bool:
        """Whether the review may end: nothing was decided yet, or the person says so."""
        review = self._work.review_under_way()
        count = review.decided if review is not None else 0
        words = plural(*_LOSES, count)
        return not count or confirm(self._work.window, tr("Give up the merge"), words, tr("Give up"))

    # The report

    def undo_merge(self) -> None:
        """Take the whole merge back, if it is the last step."""
        if self._work.merged_page.can_undo():
            self._work.desk.undo()

    def export_report(self) -> None:
        """Write the report to a file."""
        merged = self._work.merged_page.merged
        if merged is not None:
            table = merging.report_table(merged.report, merged.decided)
            self._work.exchange.export_merge(table)

    # Going there

    def open_question(self, question: Question) -> None:
        """Show what a question is about where it stands, or where it stood."""
        thing = question.thing
        source = source_of(question)
        is_gone = isinstance(thing, Segment) and not self._project.segments_by_id([thing.id])
        if is_gone and source in self._project.sources and isinstance(thing, Segment):
            self._work.open_passage(source, thing.span)
        else:
            self.go_to(question.type.__name__, question.entity)

    def go_to(self, kind: str, identity: str) -> None:
        """Show a thing where it stands, if it is still there."""
        go = {
            Segment.__name__: self._go_to_segment,
            Memo.__name__: self._go_to_memo,
            Code.__name__: self._go_to_code,
            Source.__name__: self._go_to_source,
        }.get(kind)
        if go is None:
            self._work.note(tr(_NOWHERE))
        elif not go(identity):
            self._work.note(tr(_GONE))

    def _go_to_segment(self, identity: str) -> bool:
        found = self._project.segments_by_id([identity])
        for segment in found:
            self._work.chosen.reveal(segment)
        return bool(found)

    def _go_to_code(self, identity: str) -> bool:
        if identity not in self._project.codebook.by_id:
            return False
        self._work.show_text()
        self._work.show_code(identity)
        return True

    def _go_to_source(self, identity: str) -> bool:
        if identity not in self._project.sources:
            return False
        self._work.open_source(identity)
        return True

    def _go_to_memo(self, identity: str) -> bool:
        memo = next((each for each in self._project.memos() if each.id == identity), None)
        if memo is None:
            return False
        if memo.source is not None and memo.span is not None:
            self._work.open_passage(memo.source, memo.span)
            self._work.chosen.open_note(identity)
        elif memo.source is not None:
            self._work.open_source(memo.source)
            self._work.documents.open_memo()
        else:
            self._work.show_text()
            book = self._project.codebook
            self._work.open_memo(f"code:{book.path(memo.code)}" if memo.code else "project")
        return True

    def _wait(self, words: str, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        def failed(error: BlotterError) -> None:
            tell_error(self._work.window, error)

        self._work.run(LongWork(words, work, then, failed))
