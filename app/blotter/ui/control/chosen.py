"""ChosenControl: what is done with the segments that are marked or chosen, and with notes on passages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from blotter.domain.segment import Segment, Span, trimmed
from blotter.domain.source import Source
from blotter.project import places
from blotter.project.paging import citation
from blotter.ui.control.segment_menu import list_menu, text_menu
from blotter.ui.dialogs.note_dialog import ask_note
from blotter.ui.language import later, plural, tr
from blotter.ui.status import Tone
from blotter.ui.views.document_page import DocumentPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_CHOOSE_FIRST = later("Choose a segment first: click it, or press C with the caret in it.")
_SELECT_FIRST = later("Select a passage first.")
_ENDS = {
    True: later("End of {code}: {words} · {count} characters ({change})"),
    False: later("Beginning of {code}: {words} · {count} characters ({change})"),
}
_BOUNDS_KEYS = later("Enter keeps, Esc leaves it · Tab: other end · Shift: by character, Ctrl: by sentence")
_SHOWN_WORDS = 28


class ChosenControl(QObject):
    """Answers keys and menus alike; what is marked stays so while the reader goes from place to place."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        work.area.attach(self._attach)

    def _attach(self, page: DocumentPage) -> None:
        bounds = page.view.gestures.bounds
        bounds.changed.connect(lambda: self._tell_bounds(page))
        bounds.mode_changed.connect(lambda is_on: None if is_on else self._work.say(""))
        page.view.notes.opened.connect(self.open_note)
        page.view.choice.marks_changed.connect(self._tell_marks)
        page.view.page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the text lets go of what is chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_ours = event.key() == Qt.Key.Key_Escape and not self._work.page.view.gestures.bounds.is_active
            if is_ours:
                self.let_go()
            return is_ours
        return False

    # Which segments

    def one(self) -> Segment | None:
        """The chosen segment as it is now."""
        identity = self._work.page.view.chosen()
        return next(iter(self._found([identity] if identity else [])), None)

    def meant(self) -> list[Segment]:
        """The segments that are meant, as they are now."""
        return self._found(self._work.page.view.choice.meant())

    def _found(self, ids: Sequence[str]) -> list[Segment]:
        return self._work.desk.project.segments_by_id(ids)

    def mark(self) -> None:
        """Mark the chosen segment, or the one at the caret, to be worked on with others; again unmarks it."""
        view = self._work.page.view
        if view.chosen() is None:
            view.choice.here(view.caret())
        chosen = view.chosen()
        if chosen is None:
            self._work.note(tr(_CHOOSE_FIRST))
        else:
            view.choice.toggle(chosen)

    def let_go(self) -> None:
        """Nothing is chosen or marked any more; where nothing was, the text stands alone no more."""
        view = self._work.page.view
        if not (view.chosen() or view.choice.marked() or view.notes.chosen()):
            self._work.panes.layouts.leave_alone()
        view.choice.mark(())
        view.choose(None)
        self._work.page.view.notes.choose(None)

    def _tell_marks(self) -> None:
        count = len(self._work.page.view.choice.marked())
        if count:
            told = plural("{count} segment marked", "{count} segments marked", count)
            keys = tr("Q marks more, R recodes, M notes, Del uncodes · Esc lets go")
            self._work.window.status.say(f"{told} · {keys}", Tone.STATE)
        else:
            self._work.window.status.end(Tone.STATE)

    # What is done with them

    def recode(self, ids: Sequence[str] = ()) -> None:
        """Offer the codes that the segments may have instead."""
        found = self._found(ids) if ids else self.meant()
        if not found:
            self._work.note(tr(_CHOOSE_FIRST))
        else:
            self._work.coding.offer_instead(found)

    def uncode(self) -> None:
        """Take the segments away, or the only one that lies at the caret; else the note that is chosen."""
        page = self._work.page
        ids = page.view.choice.meant()
        note = page.view.notes.meant(page.view.caret())
        here = page.view.segments_at(page.view.caret())
        if ids or (len(here) == 1 and page.view.notes.chosen() is None):
            self._work.desk.unmark(ids or here)
        elif note is not None:
            self._work.desk.remove_note(note)
        else:
            self._work.note(tr(_CHOOSE_FIRST))

    def start_bounds(self, identity: str = "") -> None:
        """Let keys move the ends of the chosen segment, or of the only one at the caret."""
        view = self._work.page.view
        here = view.segments_at(view.caret())
        if identity or (view.chosen() is None and len(here) == 1):
            view.choose(identity or here[0])
        if not view.start_bounds():
            self._work.note(tr(_CHOOSE_FIRST))

    def start_bounds_of(self, segment: Segment) -> None:
        """Let keys move the ends of a segment, wherever it is."""
        source = self._work.desk.source
        if source is None or source.id != segment.source or not self._work.is_text_in_view():
            self.reveal(segment)
        self.start_bounds(segment.id)

    def _tell_bounds(self, page: DocumentPage) -> None:
        """Say what the bounds would be, each time they are moved."""
        bounds, segment = page.view.gestures.bounds, self.one()
        span = bounds.shown
        if span is None or segment is None or page.source is None:
            return
        desk = self._work.desk
        words = " ".join(desk.project.text(page.source)[slice(*span)].split())
        if len(words) > _SHOWN_WORDS:
            words = f"…{words[-_SHOWN_WORDS:]}" if bounds.is_end else f"{words[:_SHOWN_WORDS]}…"
        change = span.length - segment.span.length
        told = tr(
            _ENDS[bounds.is_end],
            code=desk.name_of(desk.project.codebook.by_id[segment.code]),
            words=f"“{words}”",
            count=span.length,
            change=f"{change:+d}".replace("-", "−") if change else "±0",
        )
        self._work.window.status.say(f"{told} · {tr(_BOUNDS_KEYS)}" if bounds.has_keys else told, Tone.STATE)

    def memo(self) -> None:
        """Open the memo of the segment, the selected passage, the note here, or else the document."""
        page, found = self._work.page, self.meant()
        selected = page.view.selected_span()
        note = page.view.notes.meant(page.view.caret())
        if found:
            self.write_memo([each.id for each in found])
        elif selected is not None:
            self.note_on(selected)
        elif note is not None:
            self.open_note(note)
        else:
            self._work.documents.open_memo()

    def note_on(self, span: Span) -> None:
        """Open the note on a passage of the open document."""
        source = self._work.desk.source
        words = trimmed(self._work.desk.project.text(source), span) if source else Span(0, 0)
        if source is None or not words.length:
            self._work.note(tr(_SELECT_FIRST))
        else:
            self._work.open_memo(f"passage:{words.start}:{words.end}:{source.id}")

    def open_note(self, identity: str) -> None:
        """Open a note on a passage."""
        self._work.page.view.notes.choose(identity)
        self._work.open_memo(f"note:{identity}")

    def write_memo(self, ids: Sequence[str]) -> None:
        """Open the memo of one segment; for several, ask for a note that each of them gets."""
        if len(ids) == 1:
            self._work.open_memo(f"segment:{ids[0]}")
            return
        text = ask_note(self._work.window, len(ids))
        if text:
            self._work.desk.append_memo(ids, text)

    # Going there, copying

    def reveal(self, segment: Segment) -> None:
        """Show a segment in the text and choose it."""
        self._work.places.leave()
        self._work.open_source(segment.source)
        self._work.page.view.reveal(segment.span, flash=True)
        self._work.page.view.choose(segment.id)
        self._work.panes.follow_segment(segment.id)

    def reveal_by_id(self, identity: str) -> None:
        """Show the segment with this id, if it is still there."""
        for segment in self._found([identity]):
            self.reveal(segment)

    def copy(self) -> None:
        """Copy the selected words as they stand in the document."""
        if self._work.page.view.selected_span() is None:
            self._work.note(tr(_SELECT_FIRST))
        else:
            self._work.page.view.page.copy()

    def copy_cited(self) -> None:
        """Copy the passage with where it stands."""
        source, span = self._work.desk.source, self._work.coding.passage()
        if span is None or source is None:
            self._work.note(tr(_SELECT_FIRST))
        else:
            self._copy(source, span)

    def copy_segment(self, segment: Segment) -> None:
        """Copy a segment's words with where they stand."""
        self._copy(self._work.desk.project.sources[segment.source], segment.span)

    def _copy(self, source: Source, span: Span) -> None:
        project = self._work.desk.project
        words = project.text(source)[span.start : span.end]
        number = places.paragraph_number(places.paragraph_starts(project, source), span.start)
        QGuiApplication.clipboard().setText(f"“{words}” ({citation(project, source, span, number)})")
        self._work.say(tr("Copied with its source."))

    # Menus

    def open_menu(self, place: QPoint, ids: list[str], span: Span | None) -> None:
        """What can be done with the selection and with the segments under the pointer."""
        marked = self._work.page.view.choice.marked()
        together = self._work.page.view.choice.meant() if marked & set(ids) else []
        menu = text_menu(self._work, ids, span, together)
        if not menu.isEmpty():
            menu.popup(place)

    def open_list_menu(self, place: QPoint, ids: list[str]) -> None:
        """What can be done with segments that are selected in a list; the first is the one pointed at."""
        found = {each.id: each for each in self._found(ids)}
        ordered = [found[identity] for identity in ids if identity in found]
        if ordered:
            list_menu(self._work, ordered).popup(place)
