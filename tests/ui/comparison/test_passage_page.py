"""The passage: what is drawn under the words and beside them."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from blotter.domain.segment import Span
from blotter.ui import theme
from blotter.ui.comparison.excerpt import Excerpt, Stripe
from blotter.ui.comparison.passage_page import PassagePage, StripeMargin

WORDS = (
    "Crews trained for nine weeks. The boats were a gift 🚤 of the ministry, and nobody asked who had paid."
)
RIGHT_TO_LEFT = "وصلت القوارب في الربيع the boats ومعها 船员 والأوراق"


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)


def excerpt(text: str, both: str, alone: str) -> Excerpt:
    shared, single = spans(text, both)[0], spans(text, alone)[0]
    whole = Span(min(shared.start, single.start), max(shared.end, single.end))
    stripes = (Stripe("Ada", "training", whole, True), Stripe("Ben", "training", shared, True))
    return Excerpt(text, whole, (shared,), (single,), stripes)


@pytest.fixture
def page(dressed: object, qtbot) -> PassagePage:
    made = PassagePage()
    qtbot.addWidget(made)
    made.resize(360, 240)
    made.show()
    return made


def picture(page: PassagePage) -> QImage:
    return page.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours_under(page: PassagePage, span: Span) -> set[str]:
    """The colours of the points where a line would lie under a span's first letters."""
    image, box = picture(page), page.caret_box(span.start)
    below = page.extent(span).top + page.measures.text_size * 1.3
    points = [(int(box.left()) + x, int(below) + y) for x in range(3, 14) for y in range(-2, 3)]
    return {QColor(image.pixel(x, y)).name() for x, y in points}


def test_a_line_of_its_own_lies_under_what_both_and_what_one_marked(page: PassagePage) -> None:
    part = excerpt(WORDS, "a gift 🚤", "of the ministry")
    page.show_excerpt(part, "")
    palette = theme.current()
    assert palette.agree.name() in colours_under(page, part.both[0])
    assert palette.boundary.name() in colours_under(page, part.alone[0])
    unmarked = colours_under(page, spans(WORDS, "nobody asked")[0])
    assert not unmarked & {palette.agree.name(), palette.boundary.name()}


def test_only_the_line_of_one_coder_has_gaps(page: PassagePage) -> None:
    part = excerpt(WORDS, "trained for nine", "boats were a")
    page.show_excerpt(part, "")
    image, palette = picture(page), theme.current()
    for span, colour, is_solid in (
        (part.both[0], palette.agree, True),
        (part.alone[0], palette.boundary, False),
    ):
        # The middle of the stroke, away from letters that reach below the line.
        rows = [
            [
                QColor(image.pixel(int(page.caret_box(span.start).left()) + x, y)) == colour
                for x in range(4, 40)
            ]
            for y in range(int(page.extent(span).top), int(page.extent(span).bottom) + 3)
        ]
        drawn = max(rows, key=sum)
        assert all(drawn) == is_solid
        assert any(drawn)


@pytest.mark.parametrize("text", [WORDS, RIGHT_TO_LEFT, "long " * 2_000 + "a gift 🚤 of the ministry"])
def test_a_span_reaches_over_its_lines(page: PassagePage, text: str) -> None:
    words = ("boats", "في") if text is RIGHT_TO_LEFT else ("a gift 🚤", "of the ministry")
    part = excerpt(text, *words)
    page.show_excerpt(part, "")
    found = page.extent(part.place)
    assert found is not None
    assert found.begins
    assert found.ends
    first, last = page.caret_box(part.place.start), page.caret_box(part.place.end)
    assert abs(found.top - min(first.top(), last.top())) < page.measures.line_height
    assert abs(found.bottom - max(first.bottom(), last.bottom())) < page.measures.line_height


def test_what_was_marked_first_stands_near_the_top(page: PassagePage) -> None:
    text = "\n".join(f"Paragraph {number} of many." for number in range(60))
    part = excerpt(text, "Paragraph 40", "of many")
    page.show_excerpt(Excerpt(text, part.both[0], part.both, (), (Stripe("A", "c", part.both[0], True),)), "")
    assert 0 <= page.caret_box(part.both[0].start).top() < page.viewport().height() / 2


def test_a_segment_that_goes_on_outside_has_no_end_there(page: PassagePage) -> None:
    page.show_excerpt(Excerpt(WORDS, Span(0, 5), (), (Span(0, 5),), ()), "")
    found = page.extent(Span(-10, len(WORDS) + 10))
    assert found is not None
    assert not found.begins
    assert not found.ends


def test_stripes_stand_beside_their_lines_in_lanes(page: PassagePage, qtbot) -> None:
    part = excerpt(WORDS, "a gift 🚤", "of the ministry")
    page.show_excerpt(part, "")
    margin = StripeMargin(page)
    qtbot.addWidget(margin)
    margin.resize(40, page.height())
    narrow = margin.sizeHint().width()
    margin.show_stripes(part.stripes, {"training": "blue"})
    assert margin.sizeHint().width() > narrow
    boxes = [margin.box(number) for number in range(2)]
    assert not boxes[0].intersects(boxes[1])
    for box, stripe in zip(boxes, part.stripes, strict=True):
        extent = page.extent(stripe.span)
        assert (box.top(), box.bottom()) == (extent.top, extent.bottom)
    assert margin.words_at(boxes[1].center()) == "Ben: training"
    assert margin.words_at(QPointF(0, boxes[0].bottom() + 20)) == ""


def test_a_stripe_wears_the_colour_of_its_code(page: PassagePage, qtbot) -> None:
    part = excerpt(WORDS, "a gift 🚤", "of the ministry")
    page.show_excerpt(part, "")
    margin = StripeMargin(page)
    qtbot.addWidget(margin)
    margin.resize(40, page.height())
    margin.show()
    margin.show_stripes(part.stripes[:1], {"training": "blue"})
    image = margin.grab().toImage()
    middle = QRectF(margin.box(0)).center().toPoint()
    assert QColor(image.pixel(middle)).name() == "#4086f4"


def test_the_words_can_be_selected_and_copied_with_keys(page: PassagePage, qtbot) -> None:
    page.show_excerpt(excerpt(WORDS, "a gift 🚤", "of the ministry"), "")
    page.setFocus()
    keys = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page, Qt.Key.Key_End, keys)
    assert page.textCursor().selectedText().startswith("a gift 🚤")
