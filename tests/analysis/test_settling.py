"""Items to settle, what rules make of them, agreement after negotiation, who prevailed."""

from itertools import permutations

import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.agreement import AgreementOptions, compare
from blotter.analysis.coded_text import CodedSegment
from blotter.analysis.disagreements import Kind, disagreements
from blotter.analysis.settling import (
    ANY_REASON,
    BY_RULE,
    NO_REASON,
    Bounds,
    Places,
    Rule,
    Settled,
    Standing,
    after,
    choice_of,
    places,
    prevailed,
    proposals,
    shuffled,
    sided_with,
    sides,
)
from blotter.domain.decision import Choice, Decision, Reason

OPTIONS = AgreementOptions()
ROW = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(["k", "k/child", "m"]), st.integers(0, 40), st.integers(1, 12)
).map(lambda row: (row[0], row[1], row[2], row[2] + row[3]))
ROWS = st.lists(ROW, max_size=12)
THREE = ("A", "B", "C")


def found(*rows, done=("A", "B"), **options):
    return places([coded_text(*rows, done=done)], AgreementOptions(**options))


def only(*rows, **told):
    (item,) = found(*rows, **told).items
    return item


def there(item):
    return [(each.coder, each.code, each.start, each.end) for each in item.segments]


def stood(*rows, rule, done=("A", "B"), **told):
    """What a rule makes of each item; None where it leaves it open."""
    proposed = proposals(found(*rows, done=done), rule, **told)
    by_item = {
        item.id: [(each.code, each.start, each.end) for each in stands] for item, stands in proposed.made
    }
    by_item |= {item.id: None for item in proposed.left}
    return [by_item[item.id] for item in found(*rows, done=done).items]


# Places


def test_what_is_matched_is_agreed_and_no_item():
    both = found(("A", "k", 0, 10), ("B", "k", 0, 8))
    assert both.items == ()
    (agreed,) = both.agreed
    assert (agreed.code, agreed.coders, [s.coder for s in agreed.segments]) == ("k", ("A", "B"), ["A", "B"])


def test_an_item_is_what_hangs_together_without_the_agreed():
    item = only(
        ("A", "k", 0, 10), ("B", "k", 0, 10),
        ("A", "m", 0, 10), ("B", "k/child", 8, 20), ("A", "k", 15, 40),
    )  # fmt: skip
    assert there(item) == [("A", "m", 0, 10), ("B", "k/child", 8, 20), ("A", "k", 15, 40)]
    assert (item.start, item.end, item.quote) == (0, 40, "x" * 40)
    assert item.codes == ("m", "k/child", "k")
    assert {each.coder for each in item.agreed} == {"A", "B"}
    assert item.version("A") == (Standing("m", 0, 10), Standing("k", 15, 40))
    assert [each.coder for each in item.of("B")] == ["B"]


def test_places_that_do_not_touch_are_items_of_their_own_in_reading_order():
    items = found(("B", "k", 50, 60), ("A", "k", 0, 10), ("A", "m", 10, 20)).items
    assert [(item.start, item.end) for item in items] == [(0, 10), (10, 20), (50, 60)]
    assert [item.kinds for item in items] == [(Kind.MISSED,)] * 3


def test_of_three_coders_two_who_agree_are_an_item_with_the_third():
    item = only(("A", "k", 0, 10), ("B", "k", 0, 10), done=THREE)
    assert there(item) == [("A", "k", 0, 10), ("B", "k", 0, 10)]
    assert item.coders == THREE
    assert item.version("A", "B") == (Standing("k", 0, 10),)
    assert item.version("C") == ()


def test_a_chain_of_matches_is_an_item_where_its_ends_do_not_match():
    rows = ("A", "k", 0, 10), ("B", "k", 3, 13), ("C", "k", 6, 16)
    item = only(*rows, done=THREE)
    assert len(item.segments) == 3
    assert item.kinds == (Kind.BOUNDARY,)


def test_a_ring_of_matches_that_meets_coders_twice_is_settled_by_people():
    rows = [("A", "k", 3, 13), ("A", "k", 0, 11), ("B", "k", 3, 11), ("B", "k", 1, 11), ("C", "k", 0, 11)]
    rows.append(("C", "k", 2, 8))
    assert disagreements([coded_text(*rows, done=THREE)], OPTIONS) == []
    item = only(*rows, done=THREE)
    assert (len(item.segments), item.kinds) == (6, (Kind.SPLIT_OR_MERGED,))


def test_coders_who_are_not_done_and_codes_that_are_not_asked_for_make_no_item():
    rows = ("A", "k", 0, 10), ("C", "k", 50, 60), ("B", "m", 0, 10)
    assert [item.codes for item in found(*rows).items] == [("k", "m")]
    assert [item.codes for item in found(*rows, codes=("k",)).items] == [("k",)]
    assert found(*rows, done=("A",)).items == ()
    assert found(*rows, coders=("A", "C")).items == ()
    assert found(*rows, sources=("two.txt",)).items == ()


def test_white_space_and_duplicates_make_no_item():
    text = coded_text(("A", "k", 0, 4), ("A", "k", 0, 3), ("B", "k", 0, 3), text="abc    d")
    assert places([text], OPTIONS).items == ()
    assert len(places([text], AgreementOptions(trim=False)).items) == 1


@settings(max_examples=200, deadline=None)
@given(ROWS, st.permutations("ABC"))
def test_every_disagreement_is_in_one_item_and_nothing_is_both_agreed_and_open(rows, order):
    text = coded_text(*rows, done=tuple(order))
    both = places([text], OPTIONS)
    in_items = [each.id for item in both.items for each in item.segments]
    in_agreed = [each.id for agreed in both.agreed for each in agreed.segments]
    assert len(in_items + in_agreed) == len(set(in_items + in_agreed))
    differing = {each.segment: each.kind for each in disagreements([text], OPTIONS)}
    assert differing.keys() <= set(in_items)
    for item in both.items:
        assert {differing[each.id] for each in item.segments if each.id in differing} <= set(item.kinds)
        assert item.kinds
    assert len({(s.coder, s.code, s.start, s.end) for s in text.segments}) == len(in_items + in_agreed)
    assert places([coded_text(*rows, done=THREE)], OPTIONS).items == both.items


@settings(max_examples=100, deadline=None)
@given(ROWS, st.permutations("ABC"))
def test_other_names_of_the_coders_change_no_place(rows, names):
    called = dict(zip("ABC", names, strict=True))
    plain = found(*rows, done=THREE).items
    renamed = found(*((called[coder], *rest) for coder, *rest in rows), done=THREE).items
    assert [(i.start, i.end, i.kinds, {s.id for s in i.segments}) for i in plain] == [
        (i.start, i.end, i.kinds, {s.id for s in i.segments}) for i in renamed
    ]


# Names hidden


def test_shuffling_is_stable_and_covers_every_order():
    item = only(("A", "k", 0, 10), ("B", "m", 5, 15), done=THREE)
    assert [(side.letter, side.coder) for side in sides(item)] == [("A", "A"), ("B", "B"), ("C", "C")]
    orders = {tuple(side.coder for side in shuffled(item, seed)) for seed in range(100)}
    assert orders == set(permutations("ABC"))
    for seed in range(20):
        once = shuffled(item, seed)
        assert once == shuffled(item, seed)
        assert [side.letter for side in once] == ["A", "B", "C"]
        assert all(side.segments == item.of(side.coder) for side in once)


def test_one_seed_shuffles_places_differently():
    items = found(*(("A", "k", place, place + 2) for place in range(0, 90, 3))).items
    assert {tuple(side.coder for side in shuffled(item, 7)) for item in items} == {("A", "B"), ("B", "A")}


# Proposals


def test_full_agreement_settles_no_item_and_takes_the_agreed_over():
    both = found(("A", "k", 0, 10), ("B", "k", 2, 10), ("A", "m", 30, 40))
    for bounds, span in (
        (Bounds.LONGEST, (0, 10)),
        (Bounds.TOGETHER, (0, 10)),
        (Bounds.SHARED, (2, 10)),
    ):
        proposed = proposals(both, Rule.FULL, bounds=bounds)
        assert (proposed.made, proposed.left) == ((), both.items)
        ((_, standing),) = proposed.agreed
        assert standing == Standing("k", *span)


def test_a_majority_has_its_way_and_a_tie_stays_open():
    two = ("A", "k", 0, 10), ("B", "k", 0, 10)
    assert stood(*two, rule=Rule.MAJORITY, done=THREE) == [[("k", 0, 10)]]
    assert stood(two[0], rule=Rule.MAJORITY, done=THREE) == [[]]
    assert stood(two[0], rule=Rule.MAJORITY) == [None]
    assert stood(*two, rule=Rule.MAJORITY, done=("A", "B", "C", "D")) == [None]


def test_a_majority_counts_coders_not_segments_and_may_differ_in_bounds():
    split = ("A", "k", 0, 20), ("B", "k", 0, 8), ("B", "k", 12, 20)
    assert stood(*split, rule=Rule.MAJORITY) == [[("k", 0, 20)]]
    assert stood(*split[1:], rule=Rule.MAJORITY) == [None, None]
    apart = ("A", "k", 0, 20), ("B", "k", 15, 40)
    assert stood(*apart, rule=Rule.MAJORITY) == [[("k", 15, 40)]]
    assert stood(*apart, rule=Rule.MAJORITY, bounds=Bounds.TOGETHER) == [[("k", 0, 40)]]
    assert stood(*apart, rule=Rule.MAJORITY, bounds=Bounds.SHARED) == [[("k", 15, 20)]]


def test_overlap_settles_what_a_lower_threshold_matches_as_a_whole():
    apart = ("A", "k", 0, 10), ("B", "k", 6, 16)
    assert stood(*apart, rule=Rule.OVERLAP, threshold=0.25) == [[("k", 0, 10)]]
    assert stood(*apart, rule=Rule.OVERLAP, threshold=0.3) == [None]
    assert stood(*apart, ("A", "m", 0, 10), rule=Rule.OVERLAP, threshold=0.25) == [None]


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sampled_from(list(Rule)), st.sampled_from(list(Bounds)), st.sampled_from([0.05, 0.3]))
def test_proposals_leave_out_no_item_and_take_none_twice(rows, rule, bounds, threshold):
    both = found(*rows, done=THREE)
    proposed = proposals(both, rule, bounds=bounds, threshold=threshold)
    handled = [item.id for item, _ in proposed.made] + [item.id for item in proposed.left]
    assert sorted(handled) == sorted(item.id for item in both.items)
    for item, stands in proposed.made:
        assert all(each.code in item.codes and item.span.contains(each.span) for each in stands)
        assert len(set(stands)) == len(stands)
    settled = Places(
        tuple(_decided(item) if item.id in {i.id for i, _ in proposed.made} else item for item in both.items),
        both.agreed,
    )
    again = proposals(settled, rule, bounds=bounds, threshold=threshold)
    assert again.made == ()
    assert again.left == proposed.left


def _decided(item):
    from dataclasses import replace

    return replace(item, decision=decision())


# What stands, and with whom


def test_the_choice_that_comes_to_an_outcome():
    item = only(("A", "k", 0, 10), ("B", "m", 5, 15))
    k, m = Standing("k", 0, 10), Standing("m", 5, 15)
    assert [choice_of(item, each) for each in ([k], [k, m], [], [m], [Standing("k", 0, 9)])] == [
        Choice.ONE, Choice.ALL, Choice.NONE, Choice.ONE, Choice.NEW,
    ]  # fmt: skip
    alone = only(("A", "k", 0, 10))
    assert choice_of(alone, []) is Choice.ONE


def test_whoever_has_what_stands_is_sided_with():
    item = only(("A", "k", 0, 10), ("B", "k", 0, 10), done=THREE)
    k = Standing("k", 0, 10)
    assert sided_with(item, Choice.ONE, [k]) == ("A", "B")
    assert sided_with(item, Choice.ALL, [k]) == ("A", "B")
    assert sided_with(item, Choice.NONE, []) == ("C",)
    assert sided_with(item, Choice.NEW, [Standing("k", 0, 9)]) == ()
    both = only(("A", "k", 0, 10), ("B", "m", 5, 15))
    assert sided_with(both, Choice.ALL, both.version("A", "B")) == ("A", "B")
    assert sided_with(both, Choice.NONE, []) == ()


# After negotiation


def settle(item, *stands):
    return Settled(item.source, item.coders, frozenset(each.id for each in item.segments), tuple(stands))


def test_after_negotiation_all_have_what_stands_and_the_rest_is_as_it_was():
    text = coded_text(("A", "k", 0, 10), ("A", "m", 30, 40), ("B", "k", 60, 70))
    first, second, third = places([text], OPTIONS).items
    (later,) = after([text], [settle(first, Standing("k", 0, 12)), settle(second)])
    assert sorted((each.coder, each.code, each.start, each.end) for each in later.segments) == [
        ("A", "k", 0, 12), ("B", "k", 0, 12), ("B", "k", 60, 70),
    ]  # fmt: skip
    assert [item.segments for item in places([later], OPTIONS).items] == [third.segments]
    assert next(after([text], [])) is text


def test_a_segment_that_says_the_same_twice_does_not_outlive_what_was_decided():
    text = coded_text(("A", "k", 0, 10), ("A", "k", 0, 10))
    (later,) = after([text], [settle(places([text], OPTIONS).items[0])])
    assert later.segments == []


@settings(max_examples=100, deadline=None)
@given(ROWS, st.data())
def test_when_all_is_settled_nobody_differs(rows, data):
    text = coded_text(*rows, done=THREE)
    settled = [
        settle(item, *item.version(*data.draw(st.sets(st.sampled_from(THREE)))))
        for item in places([text], OPTIONS).items
    ]
    (later,) = after([text], settled)
    rows_after = compare([later], ["k", "k/child", "m"], AgreementOptions(unit="document", intervals=False))
    assert {len(set(row.segments.values())) for row in rows_after} == {1}
    assert len({each.id for each in later.segments}) == len(later.segments)


# Who prevailed


def decision(sided=(), reason=None, note="", coder=None, coders=("a", "b")):
    return Decision(
        id="0", round=None, source="s", start=0, end=1, quote="x", codes=(), coders=coders, segments=(),
        kinds=(), choice=Choice.ONE, sided=sided, reason=reason, note=note, coder=coder,
    )  # fmt: skip


def test_who_prevailed_is_counted_over_all_and_by_reason():
    decisions = [
        decision(sided=("a",), reason=Reason.SLIP, coder="a"),
        decision(sided=("a", "b"), reason=Reason.SLIP),
        decision(sided=("b",)),
        decision(),
        decision(sided=("a",), note="By rule: majority"),
    ]
    counts = {
        (row.coder, row.reason): (row.alone, row.among, row.fell, row.own)
        for row in prevailed(decisions, "By rule: ")
    }
    assert counts == {
        ("a", ANY_REASON): (1, 1, 2, 1),
        ("a", "slip"): (1, 1, 0, 1),
        ("a", NO_REASON): (0, 0, 2, 0),
        ("a", BY_RULE): (1, 0, 0, 0),
        ("b", ANY_REASON): (1, 1, 2, 0),
        ("b", "slip"): (0, 1, 1, 0),
        ("b", NO_REASON): (1, 0, 1, 0),
        ("b", BY_RULE): (0, 0, 1, 0),
    }
    assert all(row.decided == row.alone + row.among + row.fell for row in prevailed(decisions, "By rule: "))


@pytest.mark.parametrize("count", [1, 27])
def test_letters_of_many_coders_differ(count):
    done = tuple(f"c{number:02}" for number in range(26 + count))
    item = only(("c00", "k", 0, 10), done=done)
    assert len({side.letter for side in shuffled(item, 1)}) == len(done)
    assert isinstance(item.segments[0], CodedSegment)
