"""ReadingView: a document with its segments, as it is read and coded."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from blotter.domain.segment import Span
from blotter.domain.source import Heading
from blotter.domain.structure import Page
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.reading.caret_moves import CaretMoves
from blotter.ui.reading.caret_teller import CaretTeller
from blotter.ui.reading.choice import Choice
from blotter.ui.reading.columns import columns
from blotter.ui.reading.density import DensityStrip
from blotter.ui.reading.emphasis import Emphasis
from blotter.ui.reading.flash import Flash
from blotter.ui.reading.gestures import Gestures
from blotter.ui.reading.gutter import Gutter
from blotter.ui.reading.hover_card import Describe
from blotter.ui.reading.levels import SpanAt
from blotter.ui.reading.looks import Looks
from blotter.ui.reading.margin import Margin
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.measures import (
    BLEED,
    DENSITY_WIDTH,
    LARGEST_TEXT,
    SMALLEST_TEXT,
    TEXT_SIZE,
    Measures,
)
from blotter.ui.reading.notes import Notes
from blotter.ui.reading.page_breaks import PageBreaks
from blotter.ui.reading.paragraphs import paragraphs_before, paragraphs_from
from blotter.ui.reading.segment_layer import IsVisible, SegmentLayer
from blotter.ui.reading.shown_segment import ShownSegment


class ReadingView(QWidget):
    """The text in the centre, stripes with their names right of it, the whole document at the far right.

    All positions are code points of the text that `show_document` was given. The view changes no segment:
    it tells what was asked for, and shows what `put_segment` and its like are told.
    """

    span_selected = Signal(object)
    """The span that is selected now, None if nothing is."""
    segment_chosen = Signal(str)
    """The segment that the reader has chosen, "" for none; `choose` does not tell."""
    segment_opened = Signal(str)
    bounds_moved = Signal(str, object)
    """A segment's id and the span that it is to have."""
    bounds_mode_changed = Signal(bool)
    """Whether keys move the chosen segment's bounds."""
    codes_dropped = Signal(list, object)
    """The ids of codes and the span that they were dropped on."""
    context_requested = Signal(QPoint, list, object)
    """Where on the screen, the ids of the segments there (innermost first), the selection if it is meant."""
    text_size_changed = Signal(int)
    scrolled = Signal()
    revealed = Signal(object)
    """The span that was brought into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_visible: IsVisible | None = None
        self.looks = Looks()
        self._layer = SegmentLayer()
        self._emphasis = Emphasis()
        self.page = MarkedPage(self._layer, self._emphasis, self)
        self.margin = Margin(self.page, self)
        self.density = DensityStrip(self.page, self._layer, self)
        self.gestures = Gestures(self.page, self.margin)
        self.notes = Notes(self.page)
        self.gutter = Gutter(self.page, self.notes, self.gestures.card, self)
        self.moves = CaretMoves(self.page)
        self.choice = Choice(self.page, self.gestures.bounds)
        self._flash = Flash(self.page)
        self._teller = CaretTeller(self.page, self.notes, self.gestures.card)
        self.setFocusProxy(self.page)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.page.setAccessibleName(tr("Document text"))
        self._connect()
        self._dress()

    def _connect(self) -> None:
        gestures = self.gestures
        gestures.clicked.connect(self._click)
        gestures.added.connect(self._add)
        self.choice.told.connect(self.segment_chosen)
        self.choice.changed.connect(self._update_marks)
        gestures.opened.connect(self.segment_opened)
        gestures.menu_requested.connect(self.context_requested)
        gestures.bounds.moved.connect(self.bounds_moved)
        gestures.bounds.mode_changed.connect(self.bounds_mode_changed)
        gestures.drop.dropped.connect(self.codes_dropped)
        self.page.span_selected.connect(self.span_selected)
        self.page.updateRequest.connect(self._follow_page)
        self.page.zoom_turned.connect(lambda step: self.set_text_size(self.text_size() + step))
        self.density.asked_for.connect(self._go_to)
        theme.notifier().changed.connect(self._dress)

    # The document

    def show_document(
        self, text: str, headings: Sequence[Heading] = (), language: str = "", names: Sequence[Span] = ()
    ) -> None:
        """Show a text from its beginning, without segments; `language` (BCP 47) is for its Han characters.

        `names` are those of who speaks.
        """
        self.gestures.bounds.cancel()
        self.set_hits(())
        self.limit_to(())
        self.density.show_disagreements(())
        self._flash.end()
        self.page.load(text, headings, language, names)
        self.show_pages(())
        self.notes.show(())
        self.set_segments(())
        self._teller.tell()
        self.gutter.update()

    def clear(self) -> None:
        """Show nothing."""
        self.show_document("")

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Say where the pages of the original begin, and what they are called."""
        self.page.breaks = PageBreaks(pages)
        self.gutter.update()
        self.page.viewport().update()

    def page_now(self) -> int | None:
        """The page (from 0) of the caret if it is on screen, else of the first line there; None: no pages."""
        top = self.page.gap_at(QPoint(0, 1))
        bottom = self.page.gap_at(self.page.viewport().rect().bottomRight())
        caret = self.caret()
        return self.page.breaks.at(caret if top <= caret <= bottom else top)

    def paragraph_count(self) -> int:
        """How many paragraphs the text has."""
        return max(self.page.kinds.numbers)

    def visible_paragraphs(self) -> tuple[int, int]:
        """The numbers of the first and the last paragraph on screen; 0 and 0 if there is none."""
        numbers = self.page.kinds.numbers
        seen = [visible.number for visible in self.page.visible_blocks() if numbers[visible.number]]
        return (numbers[seen[0]], numbers[seen[-1]]) if seen else (0, 0)

    # Segments

    def set_segments(self, segments: Iterable[ShownSegment]) -> None:
        """Show these segments and no others; their lanes are given anew."""
        self.gestures.bounds.cancel()
        self._layer = SegmentLayer(segments, self._is_visible)
        self.page.layer = self._layer
        self._emphasis.hovered = None
        self.choice.forget_gone()
        self.page.drop_all()
        self.density.show_layer(self._layer)
        self._arrange()

    def put_segment(self, segment: ShownSegment) -> None:
        """Show a segment, new or in place of the one with its id; the lanes of the others stay."""
        lanes = self._layer.lane_count
        former = self._layer.put(segment)
        self._drop(segment.span, lanes)
        if former is not None:
            self._drop(former.span, lanes)

    def remove_segment(self, segment_id: str) -> None:
        """Show a segment no more."""
        if self._emphasis.chosen == segment_id:
            self.choose(None)
        former = self._layer.remove(segment_id)
        self.choice.forget_gone()
        if former is not None:
            self._drop(former.span, self._layer.lane_count)

    def set_visible_segments(self, is_visible: IsVisible | None) -> None:
        """Hide the segments that the predicate says no to; they keep their lanes. None shows all."""
        self._is_visible = is_visible
        self._layer.show_only(is_visible)
        self.page.draw_others()
        self.margin.update()
        self.density.redraw_soon()

    def visible_count(self) -> int:
        """How many segments are not hidden."""
        return self._layer.visible_count()

    def set_describer(self, describe: Describe) -> None:
        """Say how to find what is told of segments, on the hover card and to a screen reader."""
        self.gestures.card.describe = describe

    def segments_at(self, position: int) -> list[str]:
        """The ids of the visible segments over a character, innermost first."""
        return [segment.id for segment in self._layer.at(position)]

    def choose(self, segment_id: str | None) -> None:
        """Single a segment out, or none."""
        self.choice.choose(segment_id)

    def chosen(self) -> str | None:
        """The id of the segment that is singled out."""
        return self._emphasis.chosen

    def go_to_uncoded(self, step: int) -> bool:
        """Stand the caret in the next paragraph without a visible segment (1) or the one before (-1)."""
        text = self.page.positions.stored
        walk = paragraphs_from if step > 0 else paragraphs_before
        found = next((each for each in walk(text, self.caret()) if not self._layer.within(*each)), None)
        if found is None:
            return False
        self.page.put_caret(found.start)
        self.reveal(found)
        return True

    # Selection, caret, place

    def selected_span(self) -> Span | None:
        """What is selected."""
        return self.page.selected_span()

    def select(self, span: Span) -> None:
        """Select a span and bring it into view."""
        self.page.select(span)

    def caret(self) -> int:
        """The code point before which the caret stands."""
        return self.page.caret()

    def reveal(self, span: Span, flash: bool = True) -> None:
        """Bring a span into view, and light it up for a moment."""
        self.page.reveal(span)
        if flash and not self.looks.reduced_motion:
            self._flash.begin(span)
        self.page.draw_anew()
        self.revealed.emit(span)

    def set_hits(self, hits: Iterable[Span], now: Span | None = None) -> None:
        """Mark what a search has found, and the hit that it stands at."""
        found = list(hits)
        self._emphasis.set_hits(found, now)
        self.density.show_hits(found)
        self.page.draw_anew()

    def tint(self, passages: Sequence[Span]) -> None:
        """Tint passages that are pointed at elsewhere; none: tint nothing."""
        if list(passages) != list(self._emphasis.tinted):
            self._emphasis.tinted = list(passages)
            self.page.draw_anew()

    def limit_to(self, passages: Iterable[Span]) -> None:
        """Dim everything but these passages, which alone are to be coded; none: dim nothing."""
        self._emphasis.limits = sorted(passages)
        self.page.draw_anew()

    def set_hit_now(self, now: Span | None) -> None:
        """Say at which of the marked hits the search stands."""
        self._emphasis.hit_now = now
        self.page.draw_anew()

    def start_bounds(self) -> bool:
        """Let arrows move the chosen segment's end until Enter or Esc; False if none is chosen."""
        self.page.setFocus()
        return self.gestures.bounds.start()

    def set_units(self, word_at: SpanAt, sentence_at: SpanAt) -> None:
        """Say how to find the word and the sentence at a position, for caret, selection and bounds."""
        self.moves.word_at, self.moves.sentence_at = word_at, sentence_at
        self.gestures.bounds.sentence_at = sentence_at

    # Looks

    def dress(self, looks: Looks) -> None:
        """Look as the reader prefers; what lies open stays where it is."""
        self.looks = looks
        self.set_washes(looks.washes)
        size = min(LARGEST_TEXT, max(SMALLEST_TEXT, looks.text_size))
        is_resized = size != self.text_size()
        wanted = Measures(size, looks.underlines, looks.line_width, looks.line_spacing, looks.text_face)
        if wanted != self.page.measures:
            self._measure(wanted)
        if is_resized:
            self.text_size_changed.emit(size)
        self.margin.dress(looks)
        self._arrange()

    def set_washes(self, is_on: bool) -> None:
        """Draw washes in the text, or leave what is coded to underlines and stripes."""
        self._emphasis.has_washes = is_on
        self.page.draw_anew()

    def set_underlines(self, is_on: bool) -> None:
        """Draw underlines in the text; without them the lines come closer."""
        self._measure(replace(self.page.measures, has_underlines=is_on))

    def text_size(self) -> int:
        """The size of the text, in pixels."""
        return self.page.measures.text_size

    def set_text_size(self, size: int = TEXT_SIZE) -> None:
        """Set the text larger or smaller, within 11 to 28 pixels."""
        size = min(LARGEST_TEXT, max(SMALLEST_TEXT, size))
        if size != self.text_size():
            self._measure(replace(self.page.measures, text_size=size))
            self.text_size_changed.emit(size)

    def _measure(self, measures: Measures) -> None:
        self.page.set_measures(measures)
        self.page.drop_all()
        self._arrange()

    def _dress(self) -> None:
        self.setPalette(theme.qt_palette(theme.current()))
        self.page.drop_all()
        self.density.redraw()
        self.update()

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Beside the text the wheel scrolls it too."""
        self.page.wheelEvent(event)

    def _arrange(self) -> None:
        """Give every part its place."""
        parts = columns(self.width(), self.page.measures.column, self._layer.lane_count, self.looks)
        height = self.height()
        text_left = parts.text_left - BLEED
        self.gutter.setGeometry(parts.numbers_left, 0, text_left - parts.numbers_left, height)
        self.page.setGeometry(text_left, 0, parts.text_width + 2 * BLEED, height)
        self.margin.setGeometry(parts.margin_left, 0, parts.margin_width, height)
        self.density.setGeometry(parts.density_left, 0, DENSITY_WIDTH + 1, height)
        self.margin.set_columns(parts)

    def _drop(self, span: Span, lanes_before: int) -> None:
        self.page.drop_within(span)
        self.margin.update()
        self.density.redraw_soon()
        if self._layer.lane_count != lanes_before:
            self._arrange()

    def _update_marks(self) -> None:
        self.page.draw_anew()
        self.margin.update()

    def _follow_page(self, part: QRect, moved: int) -> None:
        if moved or part.contains(self.page.viewport().rect()):
            for beside in (self.margin, self.gutter, self.density):
                beside.update()
            self.gestures.card.hide()
            self.scrolled.emit()

    def _click(self, ids: list[str]) -> None:
        self.page.setFocus()
        self.choice.click(ids)

    def _add(self, ids: list[str]) -> None:
        self.page.setFocus()
        self.choice.add(ids)

    def _go_to(self, position: int) -> None:
        display = self.page.positions.to_display(position)
        self.page.scroll_to(display, self.page.viewport().height() / 2)
