"""What is kept of a paragraph's marks is what would be computed now, whatever has happened since."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_segments import segment

from blotter.domain.segment import Span
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.reading.shown_segment import ShownSegment

TEXT = "\n".join(
    f"{number} she wrote to the office 𠀀 and 👩‍👩‍👧 came שלום back 边境巡逻 with some more words."
    * (1 + number % 4)
    for number in range(30)
)
CODERS = ("Ada", "Ben", "Cem")

steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 9), st.integers(0, len(TEXT) - 400), st.integers(1, 400)),
        st.tuples(st.just("remove"), st.integers(0, 9)),
        st.tuples(st.just("show"), st.sets(st.sampled_from(CODERS))),
        st.tuples(st.just("scroll"), st.integers(0, 60)),
        st.tuples(st.just("widen"), st.sampled_from([440, 560, 1000])),
        st.tuples(st.just("enlarge"), st.integers(13, 18)),
    ),
    max_size=12,
)


class _Reader:
    """Does the steps, and knows by itself what is to be seen."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self.known: dict[str, ShownSegment] = {}
        self.coders = set(CODERS)
        view.show_document(TEXT)
        view.set_visible_segments(None)

    def put(self, number: int, start: int, length: int) -> None:
        made = segment(str(number), start, start + length, coder=CODERS[number % 3])
        self.known[made.id] = made
        self._view.put_segment(made)

    def remove(self, number: int) -> None:
        self.known.pop(str(number), None)
        self._view.remove_segment(str(number))

    def show(self, coders: set[str]) -> None:
        self.coders = coders
        self._view.set_visible_segments(lambda each: each.coder in coders)

    def scroll(self, line: int) -> None:
        self._view.page.verticalScrollBar().setValue(line)

    def widen(self, width: int) -> None:
        self._view.resize(width, 700)

    def enlarge(self, size: int) -> None:
        self._view.set_text_size(size)

    def visible_in(self, span: Span) -> set[str]:
        """The ids of what is to be seen in a paragraph."""
        return {s.id for s in self.known.values() if s.coder in self.coders and s.span.overlaps(span)}


@given(steps)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_is_as_good_as_new(view: ReadingView, steps: list[tuple[object, ...]]) -> None:
    page, reader = view.page, _Reader(view)
    for name, *values in steps:
        getattr(reader, str(name))(*values)
        page.viewport().repaint()
        kept = [page.marks(each) for each in page.visible_blocks()]
        for marks, visible in zip(kept, page.visible_blocks(), strict=True):
            ids = [each.part.segment.id for each in marks.placed]
            assert set(ids) == reader.visible_in(page.span_of(visible.block))
            assert len(ids) == len(set(ids))
    page.drop_all()
    assert kept == [page.marks(each) for each in page.visible_blocks()] if steps else True


def test_a_narrow_page_has_other_runs(view: ReadingView) -> None:
    """What the property above compares is not the same at every width."""
    view.show_document(TEXT)
    view.set_segments([segment("a", 0, 300)])
    before = view.page.marks(next(view.page.visible_blocks()))
    view.resize(440, 700)
    assert view.page.marks(next(view.page.visible_blocks())) != before


def test_a_page_without_width_shows_nothing(view: ReadingView) -> None:
    """A document may be opened before there is room for it."""
    view.page.setGeometry(0, 0, 4, 400)
    view.show_document(TEXT)
    view.set_segments([segment("a", 0, 300)])
    view.choose("a")
    view.page.viewport().repaint()
    view.page.setGeometry(0, 0, 500, 400)
    view.page.viewport().repaint()
    assert len(view.page.marks(next(view.page.visible_blocks())).placed) == 1
