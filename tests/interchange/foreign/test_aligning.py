"""Two readings of one file laid on each other."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.segment import Span
from blotter.domain.shifting import motion, replaced
from blotter.interchange.foreign.aligning import aligned

TEXT = "The long arm\n\nOfficers of both services met in the border town and talked about boats for weeks.\n"


def test_what_both_have_stays_where_it_is() -> None:
    other = f"12\n{TEXT}".replace("\n\n", "\n").replace("border", "bor-\nder")
    changes = aligned(TEXT, other)
    assert changes is not None
    assert replaced(TEXT, changes) == other
    place = TEXT.index("boats")
    moved = motion(changes).moved(Span(place, place + 5))
    assert other[moved.start : moved.end] == "boats"


def test_other_texts_are_told_apart() -> None:
    assert aligned(TEXT, "Nothing of this is in the other one, and so nothing can be found.") is None
    assert aligned(TEXT, TEXT) == ()
    assert aligned("", "words") is None


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g", ",", "."]), max_size=60), st.data())
def test_the_changes_make_one_text_of_the_other(words: list[str], data: st.DataObject) -> None:
    other = list(words)
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(other)))
        if data.draw(st.booleans()):
            other.insert(place, data.draw(st.sampled_from(["x", "y", "a"])))
        else:
            del other[place : place + 1]
    before = data.draw(st.sampled_from((" ", "\n"))).join(words)
    after = " ".join(other)
    changes = aligned(before, after)
    if changes is not None:
        assert replaced(before, changes) == after
        assert list(changes) == sorted(changes)
