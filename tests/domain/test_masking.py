"""Masks over a text: the words that come of it, and where passages are then."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.masking import Mask, Moves, in_order, masked
from blotter.domain.segment import Span

TEXTS = st.text(alphabet="ab 警👮", max_size=24)


@st.composite
def masked_texts(draw: st.DrawFn) -> tuple[str, list[Mask]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    words = st.text(alphabet="XY", min_size=1, max_size=4)
    masks = draw(st.lists(st.builds(Mask, places, places, words), max_size=5))
    return text, in_order(masks)


def by_characters(text: str, masks: list[Mask], span: Span) -> str:
    """What a passage holds after masking, found character by character."""
    pieces = []
    for at in range(len(text)):
        mask = next((each for each in masks if each.start <= at < each.end), None)
        if mask is None:
            pieces.append(text[at] if span.start <= at < span.end else "")
        elif at == mask.start:
            touched = mask.start < span.end and span.start < mask.end
            pieces.append(mask.words if touched else "")
    return "".join(pieces)


@given(masked_texts(), st.data())
def test_a_passage_widens_to_what_is_masked_and_holds_the_rest(
    case: tuple[str, list[Mask]], data: st.DataObject
) -> None:
    text, masks = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    after, span = masked(text, masks), Moves(masks).span(Span(start, end))
    assert 0 <= span.start <= span.end <= len(after)
    if start < end:
        assert after[span.start : span.end] == by_characters(text, masks, Span(start, end))


def test_masks_that_meet_become_one_with_the_words_of_the_longer() -> None:
    masks = in_order([Mask(4, 9, "P1"), Mask(0, 6, "[redacted]"), Mask(9, 10, "x"), Mask(3, 3, "none")])
    assert masks == [Mask(0, 9, "[redacted]"), Mask(9, 10, "x")]
