"""Coding from the text: the quick palette, recent codes, in vivo, and what is done with a chosen segment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QGuiApplication

from blotter.domain.segment import Segment, Span
from blotter.project import places
from blotter.ui.control.text_menu import text_menu
from blotter.ui.views.quick_palette import PaletteEntry, QuickPalette
from blotter.ui.wording import read_path

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_LONGEST_NAME = 60
_WAYS = {1: "further", -1: "earlier"}
_BOUNDS_KEYS = (
    "Left and Right move the end by a word, with Shift by a character, with Ctrl by a sentence · "
    "Tab: the other end · Enter keeps, Esc leaves it"
)
_SELECT_FIRST = "Select a passage first."
_CHOOSE_FIRST = "Choose a segment first: click it, or press C with the caret in it."


class CodingControl(QObject):
    """Works on the selection, or else on the bounds of the chosen segment."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._recoded: str | None = None
        self._span: Span | None = None
        self.palette = QuickPalette(work.window)
        self.palette.applied.connect(self._apply)
        self.palette.create_requested.connect(self._create)

    def close(self) -> None:
        """Take the palette out of the window."""
        self.palette.close_palette(returns_focus=False)
        self.palette.deleteLater()

    def passage(self) -> Span | None:
        """The selection, else the bounds of the chosen segment."""
        view = self._work.page.view
        selected: Span | None = view.selected_span()
        if selected is not None:
            return selected
        chosen = self.chosen()
        return chosen.span if chosen else None

    def chosen(self) -> Segment | None:
        """The chosen segment as it is now."""
        identity = self._work.page.view.chosen()
        found = self._work.desk.project.segments_by_id([identity]) if identity else []
        return found[0] if found else None

    # Giving codes

    def open_palette(self) -> None:
        """Offer the codes for the passage."""
        self._recoded = None
        self._open(self.passage())

    def recode(self) -> None:
        """Offer the codes that the chosen segment may have instead."""
        segment = self.chosen()
        if segment is None:
            self._work.note(_CHOOSE_FIRST)
            return
        self._recoded = segment.id
        self._open(segment.span)

    def _open(self, span: Span | None) -> None:
        if span is None:
            self._work.note(_SELECT_FIRST)
            return
        self._span = span
        desk = self._work.desk
        book, counts = desk.project.codebook, desk.project.counts_by_code()
        recency = {code: len(desk.recents) - place for place, code in enumerate(desk.recents)}
        entries = [
            PaletteEntry(
                id=code.id,
                path=book.path(code.id),
                name=code.name,
                parent_path=read_path(book.path(code.parent)) if code.parent else "",
                colour=book.colour(code.id),
                short=code.short,
                full=code.full,
                not_when=code.not_when,
                count=counts.get(code.id, 0),
                recency=recency.get(code.id, 0),
            )
            for code in book
        ]
        self.palette.open_at(self._rectangle(span), entries, several=self._recoded is None)

    def _rectangle(self, span: Span) -> QRect:
        """Where the passage stands on the screen, as far as it is in view."""
        page = self._work.page.view.page
        viewport = page.viewport()
        lines = page.caret_box(span.start).united(page.caret_box(span.end)).toRect()
        seen = QRect(0, lines.top(), viewport.width(), lines.height()) & viewport.rect()
        return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size())

    def _apply(self, ids: list[str]) -> None:
        desk = self._work.desk
        if self._recoded is not None:
            desk.recode([self._recoded], ids[0])
        elif self._span is not None:
            desk.mark(self._span, ids)

    def _create(self, name: str, parent: str) -> None:
        if self._span is not None:
            self._work.desk.mark_new(self._span, name, parent or None)

    def apply_code(self, code: str) -> None:
        """Give the passage a code, or show the code's segments where nothing is selected."""
        selected = self._work.page.view.selected_span()
        if selected is not None and self._work.desk.source is not None:
            self._work.desk.mark(selected, [code])
        else:
            self._work.show_segments_of(code)

    def drop_on_code(self, code: str) -> None:
        """The selection was dragged onto a code, or onto the empty tree, which asks for a new one."""
        if not code:
            self._work.codebook.code_new()
        else:
            self.apply_code(code)

    def again(self) -> None:
        """The code that was given last, once more."""
        self.recent(1)

    def recent(self, number: int) -> None:
        """The n-th of the codes given last."""
        codes = self._work.desk.recent_codes()
        span = self.passage()
        if span is None:
            self._work.note(_SELECT_FIRST)
        elif len(codes) < number:
            self._work.note(_told_recent(len(codes)))
        else:
            self._work.desk.mark(span, [codes[number - 1].id])

    def in_vivo(self) -> None:
        """Make a code of the selected words themselves."""
        desk, span = self._work.desk, self.passage()
        if span is None or desk.source is None:
            self._work.note(_SELECT_FIRST)
            return
        words = " ".join(desk.project.text(desk.source)[span.start : span.end].split())
        name = words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…"
        known = desk.project.codebook.get(name.replace("\\", "\\\\").replace("/", "\\/"))
        if known is not None:
            desk.mark(span, [known.id])
        else:
            desk.mark_new(span, name, None)

    # Segments

    def choose(self, step: int = 1) -> None:
        """Choose the segment at the caret; again for the next one there."""
        self._work.page.view.choice.here(self._position(), step)
        if self._work.page.view.chosen() is None:
            self._work.note("Nothing is coded at the caret.")

    def _position(self) -> int:
        view = self._work.page.view
        span = view.selected_span()
        return span.start if span else view.caret()

    def step(self, direction: int) -> None:
        """Go to the next or previous segment of the document and choose it."""
        if not self._work.page.view.choice.neighbour(direction):
            self._work.note(f"There is no {_WAYS[direction]} segment in this document.")

    def step_uncoded(self, direction: int) -> None:
        """Go to the next or previous paragraph in which nothing is coded."""
        if not self._work.page.view.go_to_uncoded(direction):
            self._work.note(f"There is no {_WAYS[direction]} paragraph without codes.")

    def start_bounds(self) -> None:
        """Let keys move the ends of the chosen segment."""
        if self._work.page.view.start_bounds():
            self._work.note(_BOUNDS_KEYS)
        else:
            self._work.note(_CHOOSE_FIRST)

    def reveal(self, segment: Segment) -> None:
        """Show a segment in the text and choose it."""
        self._work.page.jump()
        self._work.open_source(segment.source)
        self._work.page.view.reveal(segment.span, flash=True)
        self._work.page.view.choose(segment.id)
        self._work.show_code(segment.code)

    def reveal_by_id(self, identity: str) -> None:
        """Show the segment with this id, if it is still there."""
        for segment in self._work.desk.project.segments_by_id([identity]):
            self.reveal(segment)

    def recode_by_id(self, identity: str) -> None:
        """Offer the codes that the segment with this id may have instead."""
        self.reveal_by_id(identity)
        self.recode()

    def uncode(self) -> None:
        """Take the chosen segment away, or the only one that lies at the caret."""
        view = self._work.page.view
        identity = view.chosen()
        if identity is None:
            here = view.segments_at(view.caret())
            if len(here) != 1:
                self._work.note(_CHOOSE_FIRST)
                return
            identity = here[0]
        self._work.desk.unmark([identity])

    def memo(self) -> None:
        """Open the memo of the chosen segment, or of the document."""
        segment = self.chosen()
        if segment is not None:
            self._work.open_memo(f"segment:{segment.id}")
        else:
            self._work.documents.open_memo()

    def copy(self) -> None:
        """Copy the selected words as they stand in the document."""
        if self._work.page.view.selected_span() is None:
            self._work.note(_SELECT_FIRST)
        else:
            self._work.page.view.page.copy()

    def copy_cited(self) -> None:
        """Copy the passage with where it stands."""
        desk, span = self._work.desk, self.passage()
        if span is None or desk.source is None:
            self._work.note(_SELECT_FIRST)
            return
        words = desk.project.text(desk.source)[span.start : span.end]
        number = places.paragraph_number(places.paragraph_starts(desk.project, desk.source), span.start)
        place = f"¶ {number}, {span.start}–{span.end}"
        QGuiApplication.clipboard().setText(f"“{words}” ({desk.source.name}, {place})")
        self._work.say("Copied with its source.")

    def recode_segment(self, identity: str) -> None:
        """Offer the codes that a segment in the text may have instead."""
        self._work.page.view.choose(identity)
        self.recode()

    def start_bounds_of(self, identity: str) -> None:
        """Let keys move the ends of a segment in the text."""
        self._work.page.view.choose(identity)
        self.start_bounds()

    def copy_segment(self, segment: Segment) -> None:
        """Copy a segment with where it stands."""
        self._work.page.view.choose(segment.id)
        self._work.page.view.page.put_caret(segment.end)
        self.copy_cited()

    def open_menu(self, place: QPoint, ids: list[str], span: Span | None) -> None:
        """What can be done with the selection and with the segments under the pointer."""
        menu = text_menu(self._work, ids, span)
        if not menu.isEmpty():
            menu.popup(place)


def _told_recent(count: int) -> str:
    if not count:
        return "No code has been given yet."
    return f"There {'is' if count == 1 else 'are'} {count} recent code{'' if count == 1 else 's'} so far."
