"""Coding from the text: the quick palette, recent codes, in vivo."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from blotter.domain.segment import Segment, Span
from blotter.ui.language import later, plural, tr
from blotter.ui.views.quick_palette import PaletteEntry, QuickPalette
from blotter.ui.wording import read_path

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_LONGEST_NAME = 60
_SELECT_FIRST = later("Select a passage first.")


class CodingControl(QObject):
    """Works on the selection, or else on the bounds of the chosen segment."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._recoded: list[str] = []
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
        chosen = self._work.chosen.one()
        return chosen.span if chosen else None

    # Giving codes

    def open_palette(self) -> None:
        """Offer the codes for the passage."""
        self._recoded = []
        self._open(self.passage())

    def offer_instead(self, found: Sequence[Segment], at: QRect | None = None) -> None:
        """Offer the codes that segments may have instead, at their words in the text or elsewhere."""
        self._recoded = [each.id for each in found]
        count = len(found)
        prompt = plural("Recode {count} segment as …", "Recode {count} segments as …", count)
        if at is not None:
            self._open_at(at, prompt)
            return
        source = self._work.desk.source
        if source is None or all(each.source != source.id for each in found):
            self._work.chosen.reveal(found[0])
            source = self._work.desk.source
        here = [each for each in found if source is not None and each.source == source.id]
        self._open(here[0].span, prompt)

    def _open(self, span: Span | None, prompt: str = "") -> None:
        if span is None:
            self._work.note(tr(_SELECT_FIRST))
            return
        self._span = span
        self._open_at(self._rectangle(span), prompt)

    def _open_at(self, place: QRect, prompt: str) -> None:
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
                aliases=code.aliases,
                archived=code.archived,
                count=counts.get(code.id, 0),
                recency=recency.get(code.id, 0),
            )
            for code in book
        ]
        self.palette.open_at(place, entries, several=not self._recoded, prompt=prompt)

    def _rectangle(self, span: Span) -> QRect:
        """Where the passage stands on the screen, as far as it is in view."""
        page = self._work.page.view.page
        viewport = page.viewport()
        lines = page.caret_box(span.start).united(page.caret_box(span.end)).toRect()
        seen = QRect(0, lines.top(), viewport.width(), lines.height()) & viewport.rect()
        return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size())

    def _apply(self, ids: list[str]) -> None:
        desk = self._work.desk
        if self._recoded:
            desk.recode(self._recoded, ids[0])
        elif self._span is not None:
            desk.mark(self._span, ids)

    def _create(self, name: str, parent: str) -> None:
        if self._recoded:
            self._work.desk.recode_new(self._recoded, name, parent or None)
        elif self._span is not None:
            self._work.desk.mark_new(self._span, name, parent or None)

    def apply_code(self, code: str) -> None:
        """Give the passage a code, or show the code's segments where nothing is selected."""
        selected = self._work.page.view.selected_span()
        if selected is not None and self._work.desk.source is not None:
            self._work.desk.mark(selected, [code])
        else:
            self._work.show_segments_of(code)

    def apply_by_click(self, code: str) -> None:
        """Give the selection a code by one click, for those who prefer that; else a click only chooses it."""
        if self._work.window.settings.one_click and self._work.page.view.selected_span() is not None:
            self.apply_code(code)

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
            self._work.note(tr(_SELECT_FIRST))
        elif len(codes) < number:
            self._work.note(_told_recent(len(codes)))
        else:
            self._work.desk.mark(span, [codes[number - 1].id])

    def in_vivo(self) -> None:
        """Make a code of the selected words themselves."""
        desk, selected = self._work.desk, self.passage()
        span = desk.grown_passage(selected) if selected else None
        if span is None or desk.source is None:
            self._work.note(tr(_SELECT_FIRST))
            return
        words = " ".join(desk.project.text(desk.source)[span.start : span.end].split())
        name = words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…"
        known = desk.project.codebook.get(name.replace("\\", "\\\\").replace("/", "\\/"))
        if known is not None:
            desk.mark(span, [known.id])
        else:
            desk.mark_new(span, name, None)


def _told_recent(count: int) -> str:
    if not count:
        return tr("No code has been given yet.")
    return plural("There is {count} recent code so far.", "There are {count} recent codes so far.", count)
