"""The list: what is shown of it, what comes next, and what a decision that is undone opens."""

from coded_study import ADA
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.disagreements import Kind
from blotter.analysis.settling import Item
from blotter.domain.decision import Choice
from blotter.project import settling
from blotter.project.project import Project
from blotter.ui.settling.worklist import SettlingList, Wanted, codes_of, sources_of


def made(project: Project) -> SettlingList:
    return SettlingList(settling.items(project, None))


def test_places_are_narrowed_by_kind_code_and_document(coded: Project) -> None:
    work = made(coded)
    everything = work.shown()
    assert {item.source for item in everything} == {"notes.txt", "log.txt"}
    work.wanted = Wanted(kind=str(Kind.MISSED))
    assert [item.quote for item in work.shown()] == ["Two men were put on the night boat."]
    work.wanted = Wanted(code="training")
    assert [item.quote for item in work.shown()] == ["The course ended in May."]
    work.wanted = Wanted(source="log.txt")
    assert len(work.shown()) == 1
    work.wanted = Wanted(kind=str(Kind.MISSED), source="log.txt")
    assert work.shown() == []


def test_what_is_settled_is_left_out_where_only_open_places_are_wanted(coded: Project) -> None:
    work = made(coded)
    first = work.items[0]
    coded.apply(settling.decide(coded, first, Choice.ONE, sided=[coded.coder(ADA)]))
    assert work.renew(coded.decisions(None)) == []
    assert work.settled == 1
    work.wanted = Wanted(only_open=True)
    assert first.id not in {item.id for item in work.shown()}
    coded.undo()
    assert work.renew(coded.decisions(None)) == [first.id]
    assert work.settled == 0


def test_the_next_open_place_comes_round_to_the_first(coded: Project) -> None:
    work = made(coded)
    ids = [item.id for item in work.items]
    assert work.next_open("") == ids[0]
    assert work.next_open(ids[0]) == ids[1]
    assert work.next_open(ids[-1]) == ids[0]
    for item in work.items[1:]:
        coded.apply(settling.decide(coded, item, Choice.ALL))
    work.renew(coded.decisions(None))
    assert work.next_open(ids[0]) == ids[0]
    coded.apply(settling.decide(coded, work.items[0], Choice.NONE))
    work.renew(coded.decisions(None))
    assert work.next_open(ids[0]) is None


def test_a_place_is_found_by_a_span_in_it(coded: Project) -> None:
    work = made(coded)
    for item in work.items:
        assert work.at(item.source, item.start, item.end) == item.id
        assert work.at(item.source, item.start + 1, item.start + 2) == item.id
    assert work.at("letter.txt", 0, 10) is None


def test_filters_offer_what_there_is_with_the_codes_above(coded: Project) -> None:
    items = made(coded).items
    assert sources_of(items) == ["log.txt", "notes.txt"]
    assert set(codes_of(items)) == {
        "assistance", "patrol", "patrol/river patrol", "repression", "training", "training/academy",
    }  # fmt: skip


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(0, 11))
def test_only_open_and_settled_make_up_the_whole(settled: list[bool], at: int) -> None:
    items = [
        Item(
            id=f"{number:032x}",
            source="a",
            start=number,
            end=number + 1,
            quote="x",
            coders=("A", "B"),
            codes=("c",),
            kinds=(Kind.MISSED,),
            segments=(),
            decision=object() if is_settled else None,  # type: ignore[arg-type]
        )
        for number, is_settled in enumerate(settled)
    ]
    work = SettlingList(items, Wanted(only_open=True))
    assert len(work.shown()) + work.settled == len(items)
    following = work.next_open(items[at % len(items)].id)
    assert (following is None) == all(settled)
    assert following is None or following in {item.id for item in work.shown()}
