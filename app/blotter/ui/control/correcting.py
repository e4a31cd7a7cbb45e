"""Correcting: a passage, words in many places, a new edition, and what is to be looked at after that."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QFileDialog

from blotter.domain.edit import Edit
from blotter.domain.segment import Placed, Span, paragraph_at
from blotter.domain.shifting import Replacement
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project.correcting import correcting, edition, finding, reviewing
from blotter.project.correcting.correcting import Effects
from blotter.project.correcting.edition import EditionPlan
from blotter.project.correcting.finding import Found
from blotter.project.correcting.reviewing import Moved
from blotter.ui.correcting.edition_dialog import EditionDialog
from blotter.ui.correcting.editor import CorrectionEditor
from blotter.ui.correcting.page import MovedPage
from blotter.ui.correcting.replace_dialog import ReplaceDialog
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.language import later, plural, tr
from blotter.ui.long_work import LongWork
from blotter.ui.status import Tone

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_LONGEST = 20_000
"""The longest passage that is typed over; more is corrected in pieces, or from a file."""

_TOO_LONG = later("Select fewer words: at most {count} characters are typed over at once.")
_WHERE = later("Select where it is to stand, then “Place here”")
_NOT_CHOSEN = later("Choose a passage to place first, under “Passages to look at”.")
_OTHER_DOCUMENT = later("The passage belongs to {name}. Open that document to place it.")


class CorrectingControl(QObject):
    """Answers the entries about the text itself; the reading view stays for reading."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._at: tuple[str, str, Span] | None = None
        self._there: list[Placed] = []
        self._placing: Moved | None = None
        self.editor = CorrectionEditor(work.area)
        self.editor.taken.connect(self._take)
        self.editor.changed.connect(self._tell_effects)
        work.desk.source_shown.connect(lambda _: self.editor.leave())

    # One passage

    def correct(self) -> None:
        """Show the selected words, or those of the paragraph at the caret, to be typed over."""
        source, view = self._work.desk.source, self._work.page.view
        if source is None:
            return
        text = self._work.desk.project.text(source)
        selected = view.selected_span()
        span = selected or paragraph_at(text, min(view.caret(), max(0, len(text) - 1)))
        if span.length > _LONGEST:
            self._work.note(tr(_TOO_LONG, count=_LONGEST))
            return
        self._at = (source.id, source.text, span)
        placed = self._work.desk.project.placed_in(source)
        self._there = [each for each in placed if each.start < span.end and span.start < each.end]
        caret = None if selected else max(0, min(view.caret(), span.end) - span.start)
        self.editor.open_at(self._rectangle(span), text[span.start : span.end], caret)

    def _rectangle(self, span: Span) -> QRect:
        """Where a passage begins and ends on the screen."""
        page = self._work.page.view.page
        boxes = [page.caret_box(at).toRect() for at in (span.start, span.end)]
        box = (boxes[0] | boxes[1]) & page.viewport().rect()
        return QRect(page.viewport().mapToGlobal(box.topLeft()), box.size())

    def _replacements(self, words: str) -> dict[str, Sequence[Replacement]]:
        """What typing has changed so far, as far as the text is still the one that it was shown of."""
        if self._at is None:
            return {}
        identity, digest, span = self._at
        source = self._work.desk.project.sources.get(identity)
        if source is None or source.text != digest:
            return {}
        text = self._work.desk.project.text(source)
        return {identity: correcting.correction_of(text, span.start, span.end, words)}

    def _tell_effects(self, words: str) -> None:
        made = self._replacements(words)
        effects = correcting.effects(self._work.desk.project, made, self._there)
        self.editor.tell(_told_effects(effects) if any(made.values()) else tr("Nothing is changed yet"))

    def _take(self, words: str) -> None:
        made, desk = self._replacements(words), self._work.desk
        if made:
            name = desk.project.sources[next(iter(made))].name
            desk.apply(lambda: correcting.correct_all(desk.project, made), tr("Corrected {name}", name=name))

    # Many places

    def replace(self) -> None:
        """Ask for words to be replaced wherever they stand."""
        desk = self._work.desk
        words = self._work.finding.selected_words()
        dialog = ReplaceDialog(desk.project, self._work.tasks, desk.source, words, self._work.window)
        if dialog.exec():
            self.replace_all(dialog.chosen())
        dialog.deleteLater()

    def replace_all(self, chosen: Sequence[Found]) -> None:
        """Replace what was found, as one step."""
        desk = self._work.desk
        made = finding.corrections(chosen)
        told = plural("Corrected {count} place", "Corrected {count} places", len(chosen))
        effects = correcting.effects(desk.project, made)
        size = effects.changed + effects.lost
        desk.apply_sweeping(tr("Correcting"), lambda: correcting.correct_all(desk.project, made), told, size)

    # A new edition

    def new_edition(self) -> None:
        """Ask for the file of a new edition of the open document, and show what would become of it all."""
        source = self._work.desk.source
        if source is None:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._work.window, tr("New edition of “{name}”", name=source.name), str(Path.home())
        )
        if name:
            self.lay_over(source.id, Path(name))

    def lay_over(self, identity: str, path: Path) -> None:
        """Find everything again in the new edition, on a thread, and ask whether it is to be taken over."""
        project = self._work.desk.project
        source = project.sources[identity]

        def work(progress: Progress) -> EditionPlan:
            return edition.plan(project, source, edition.read(path), progress)

        self._work.run(LongWork(tr("Finding passages again"), work, self._ask_about, self._tell_refused))

    def _tell_refused(self, error: BlotterError) -> None:
        tell_error(self._work.window, error)

    def _ask_about(self, plan: object) -> None:
        assert isinstance(plan, EditionPlan)
        dialog = EditionDialog(self._work.desk.project, plan, self._work.window)
        if dialog.exec():
            self.take_over(plan)
        dialog.deleteLater()

    def take_over(self, plan: EditionPlan) -> None:
        """Carry a plan out."""
        desk, told = self._work.desk, tr("New edition of {name}", name=plan.source.name)
        desk.apply_sweeping(tr("Writing"), lambda: plan.edit, told, len(plan.places))

    # What is to be looked at

    def serve(self, page: MovedPage) -> None:
        """Answer what the page of passages to look at asks for."""
        page.accept_requested.connect(self.accept)
        page.remove_requested.connect(self.remove)
        page.place_requested.connect(self.start_placing)
        page.open_requested.connect(lambda item: self._work.open_passage(item.source.id, item.span))

    def show(self) -> None:
        """List the passages to look at."""
        page = self._work.moved_page
        if self._work.window.pages.currentWidget() is not page:
            self._work.places.leave()
            self._work.turn_to(page)
        page.show_document("")

    def accept(self, items: Sequence[Moved]) -> None:
        """Say that passages stand where they should."""
        desk = self._work.desk
        told = plural("Accepted {count} passage", "Accepted {count} passages", len(items))
        desk.apply(lambda: reviewing.accept(desk.project, items), told)

    def remove(self, item: Moved) -> None:
        """Let go of a passage."""
        desk = self._work.desk
        desk.apply(lambda: reviewing.remove(desk.project, item), tr("Removed the passage"))

    def start_placing(self, item: Moved) -> None:
        """Show where a passage stands, or stood; what is selected then is where it is placed."""
        self._placing = item
        self._work.open_passage(item.source.id, item.span)
        action = self._work.window.actions_by_id["place-here"]
        key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        told = tr(_WHERE)
        self._work.window.status.say(tr("{words} ({key})", words=told, key=key) if key else told, Tone.HINT)

    def place_here(self) -> None:
        """Place the passage that was chosen where the selection is."""
        desk, span = self._work.desk, self._work.page.view.selected_span()
        item = self._placing
        if item is None:
            self._work.note(tr(_NOT_CHOSEN))
            return
        if desk.source is None or desk.source.id != item.source.id:
            self._work.note(tr(_OTHER_DOCUMENT, name=item.source.name))
            return
        if span is None:
            self._work.note(tr("Select where the passage is to stand first."))
            return
        if desk.apply(lambda: self._placed(item, span), tr("Placed the passage")) is not None:
            self._placing = None
            self.show()

    def _placed(self, item: Moved, span: Span) -> Edit:
        project = self._work.desk.project
        now = reviewing.one(project, item.passage.id)
        plan = reviewing.place if now.is_lost else reviewing.change_bounds
        return plan(project, now, span)


def _told_effects(effects: Effects) -> str:
    if not effects.changed and not effects.lost:
        return tr("Every segment keeps its words")
    return tr(
        "Segments with other words then: {changed}; without a place: {lost}",
        changed=effects.changed,
        lost=effects.lost,
    )
