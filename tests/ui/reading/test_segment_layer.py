"""The segments over a text: found by place, steady in their lanes."""

from hypothesis import given
from hypothesis import strategies as st
from reading_segments import segment

from blotter.ui.reading.segment_layer import SegmentLayer
from blotter.ui.reading.shown_segment import ShownSegment

edits = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 100), st.integers(0, 40)), max_size=40)


@given(edits)
def test_lanes_stay_while_others_come_and_go(edits: list[tuple[int, int, int]]) -> None:
    """An edit moves no other segment, and no two that overlap ever share a lane."""
    layer = SegmentLayer()
    known: dict[str, ShownSegment] = {}
    for number, start, length in edits:
        before = {each: layer.lane(each) for each in known}
        if length == 0:
            layer.remove(str(number))
            known.pop(str(number), None)
        else:
            known[str(number)] = segment(str(number), start, start + length)
            layer.put(known[str(number)])
        assert all(
            layer.lane(each) == before[each] for each in before if each in known and each != str(number)
        )
        for one in known.values():
            for other in known.values():
                if one.id != other.id and one.span.overlaps(other.span):
                    assert layer.lane(one.id) != layer.lane(other.id)
    assert sorted(each.id for each in layer.within(0, 500)) == sorted(known)
    for at in range(0, 140, 7):
        lengths = [each.span.length for each in layer.at(at)]
        assert lengths == sorted(lengths)
        assert {each.id for each in layer.at(at)} == {s.id for s in known.values() if s.start <= at < s.end}


def test_hidden_segments_keep_their_lanes() -> None:
    """What is hidden is found nowhere, and comes back to where it was."""
    layer = SegmentLayer([segment("a", 0, 50), segment("b", 10, 40, coder="Other"), segment("c", 20, 30)])
    layer.show_only(lambda each: each.coder != "Other")
    assert [each.id for each in layer.at(25)] == ["c", "a"]
    assert layer.lane("c") == 2
    layer.put(segment("d", 12, 18, coder="Other"))
    assert not layer.is_shown("d")
    layer.show_only(None)
    assert [each.id for each in layer.at(15)] == ["d", "b", "a"]
    assert layer.lane("b") == 1


def test_a_segment_that_grows_keeps_its_lane_where_it_can() -> None:
    """Moved bounds change the lane only if another segment is in the way."""
    grown, other = segment("a", 0, 10), segment("b", 20, 30)
    layer = SegmentLayer([grown, other, segment("c", 25, 40)])
    layer.put(grown._replace(end=15))
    assert layer.lane("a") == 0
    layer.put(grown._replace(end=27))
    assert layer.lane("a") == 2


places = st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 900), st.booleans()), max_size=30)


@given(places, st.integers(0, 20_000))
def test_neighbours_are_those_of_the_sorted_list(known: list[tuple[int, int, bool]], at: int) -> None:
    """However far the next one is, from a segment as from the caret, past those that are hidden."""
    made = [
        segment(str(number), start, start + length, coder="Other" if is_hidden else "")
        for number, (start, length, is_hidden) in enumerate(known)
    ]
    layer = SegmentLayer(made, lambda each: not each.coder)
    ordered = sorted((each for each in made if not each.coder), key=lambda each: each.order)
    assert layer.visible_count() == len(ordered)
    for order in ((at, 0, ""), *(each.order for each in made)):
        after = [each for each in ordered if each.order > order]
        before = [each for each in ordered if each.order < order]
        assert layer.following(order) == (after[0] if after else None)
        assert layer.preceding(order) == (before[-1] if before else None)


def test_going_along_the_text() -> None:
    """Next and previous follow the order of reading and pass over what is hidden."""
    layer = SegmentLayer([segment("a", 0, 9), segment("b", 0, 5), segment("c", 7, 8, coder="Other")])
    first = layer.following((0, -99, ""))
    assert first is not None
    assert first.id == "a"
    second = layer.following(first.order)
    assert second is not None
    assert second.id == "b"
    layer.show_only(lambda each: not each.coder)
    assert layer.following(second.order) is None
    assert layer.preceding(first.order) is None
