from collections import Counter

import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.agreement import AgreementOptions, compare
from blotter.analysis.disagreements import Kind, disagreement_table, disagreements
from blotter.progress import Cancelled

CODES = ["k", "k/child", "m"]
ROW = st.tuples(st.sampled_from("ABC"), st.sampled_from(CODES), st.integers(0, 30), st.integers(1, 12)).map(
    lambda row: (row[0], row[1], row[2], row[2] + row[3])
)


def kinds(*rows, **options):
    return [
        (row.coder, row.code, row.kind, row.other)
        for row in disagreements([coded_text(*rows)], AgreementOptions(**options))
    ]


def test_matched_segments_are_no_disagreement():
    assert kinds(("A", "k", 0, 10), ("B", "k", 0, 8)) == []


def test_missed_where_the_other_has_nothing():
    assert kinds(("A", "k", 0, 10), ("B", "k", 50, 60)) == [
        ("A", "k", Kind.MISSED, "B: nothing"),
        ("B", "k", Kind.MISSED, "A: nothing"),
    ]


def test_boundary_where_too_little_is_shared():
    assert kinds(("A", "k", 0, 30), ("B", "k", 20, 30)) == [
        ("A", "k", Kind.BOUNDARY, "B: k 20:30"),
        ("B", "k", Kind.BOUNDARY, "A: k 0:30"),
    ]
    assert kinds(("A", "k", 0, 30), ("B", "k", 20, 30), threshold=0.3) == []


def test_other_code_on_the_same_place():
    assert kinds(("A", "k", 0, 30), ("B", "m", 20, 30)) == [
        ("A", "k", Kind.OTHER_CODE, "B: m 20:30"),
        ("B", "m", Kind.OTHER_CODE, "A: k 0:30"),
    ]


def test_the_same_place_is_at_least_half_of_the_shorter():
    assert kinds(("A", "k", 0, 30), ("B", "m", 26, 36))[0] == ("A", "k", Kind.MISSED, "B: m 26:36")
    assert kinds(("A", "k", 0, 30), ("B", "m", 25, 35))[0] == ("A", "k", Kind.OTHER_CODE, "B: m 25:35")


def test_parent_or_child_in_both_directions_and_over_two_levels():
    assert kinds(("A", "k", 0, 10), ("B", "k/child/grandchild", 0, 10)) == [
        ("A", "k", Kind.PARENT_OR_CHILD, "B: k/child/grandchild 0:10"),
        ("B", "k/child/grandchild", Kind.PARENT_OR_CHILD, "A: k 0:10"),
    ]
    assert kinds(("A", "k/a", 0, 10), ("B", "k/b", 0, 10))[0][2] == Kind.OTHER_CODE
    assert kinds(("A", "k", 0, 10), ("B", "k\\/child", 0, 10))[0][2] == Kind.OTHER_CODE


def test_split_or_merged_on_both_sides():
    assert kinds(("A", "k", 0, 30), ("B", "k", 0, 10), ("B", "k", 20, 30)) == [
        ("B", "k", Kind.SPLIT_OR_MERGED, "A: k 0:30"),
        ("A", "k", Kind.SPLIT_OR_MERGED, "B: k 0:10; k 20:30"),
        ("B", "k", Kind.SPLIT_OR_MERGED, "A: k 0:30"),
    ]


def test_the_part_left_over_when_one_of_two_matches_is_split():
    assert kinds(("A", "k", 0, 30), ("B", "k", 0, 20), ("B", "k", 22, 30)) == [
        ("B", "k", Kind.SPLIT_OR_MERGED, "A: k 0:30"),
    ]


def test_extra_code_where_the_rest_is_shared():
    assert kinds(("A", "k", 0, 10), ("A", "m", 0, 10), ("B", "m", 0, 9)) == [
        ("A", "k", Kind.EXTRA_CODE, "B: m 0:9"),
    ]
    assert kinds(("A", "k/child", 0, 10), ("A", "k", 0, 10), ("B", "k", 0, 9)) == [
        ("A", "k/child", Kind.EXTRA_CODE, "B: k 0:9"),
    ]


def test_a_code_that_differs_goes_before_one_that_is_shared():
    rows = [("A", "k", 0, 10), ("A", "m", 0, 10), ("B", "m", 0, 9), ("B", "n", 0, 9)]
    assert [row[2] for row in kinds(*rows)] == [Kind.OTHER_CODE, Kind.OTHER_CODE]


def test_many_answers_are_cut_short():
    rows = [("A", "k", 0, 100), *(("B", "m", 10 * n, 10 * n + 10) for n in range(7))]
    assert kinds(*rows, codes=("k",))[0][3] == "B: m 0:10; m 10:20; m 20:30; m 30:40; m 40:50; and 2 more"


def test_roll_up_compares_a_code_with_all_below_it():
    rows = [("A", "k/child", 0, 10), ("B", "k", 0, 10), ("A", "k/child", 40, 50)]
    assert kinds(*rows, rollup=True, codes=("K",)) == [("A", "k", Kind.MISSED, "B: nothing")]
    assert kinds(*rows, rollup=True, codes=("k/child",)) == [
        ("A", "k/child", Kind.PARENT_OR_CHILD, "B: k 0:10"),
        ("A", "k/child", Kind.MISSED, "B: nothing"),
    ]


def test_bounds_and_quote_are_those_of_the_segment_also_when_trimmed():
    text = coded_text(("A", "k", 0, 6), ("B", "m", 8, 12), text=" word   more")
    first, second = disagreements([text], AgreementOptions())
    assert (first.start, first.end, first.text, first.segment) == (0, 6, " word ", "0001")
    assert (second.source, second.text, second.against) == ("one.txt", "more", "A")
    same = coded_text(("A", "k", 0, 6), ("B", "k", 1, 5), text=" word   more")
    assert disagreements([same], AgreementOptions()) == []
    assert len(disagreements([same], AgreementOptions(threshold=1, trim=False))) == 2


def test_among_three_each_other_coder_is_answered():
    text = coded_text(("A", "k", 0, 10), ("B", "k", 0, 9), done=("A", "B", "C"))
    found = disagreements([text], AgreementOptions())
    assert [(row.coder, row.against) for row in found] == [("B", "C"), ("A", "C")]


def test_who_is_not_done_is_left_out_and_who_is_not_chosen():
    rows = [("A", "k", 0, 10), ("C", "k", 40, 50)]
    text = coded_text(*rows, done=("A", "B"))
    assert [row.coder for row in disagreements([text], AgreementOptions())] == ["A"]
    assert disagreements([text], AgreementOptions(coders=("A", "C"))) == []
    assert disagreements([text], AgreementOptions(sources=("two.txt",))) == []


def test_they_come_in_order_of_place():
    texts = [
        coded_text(("A", "m", 30, 40), ("A", "k", 5, 9), ("B", "k", 50, 60), source="z"),
        coded_text(("B", "k", 0, 3), source="a"),
    ]
    found = disagreements(texts, AgreementOptions())
    assert [(row.source, row.start) for row in found] == [("z", 5), ("z", 30), ("z", 50), ("a", 0)]


@settings(deadline=None)
@given(st.lists(ROW, max_size=14), st.booleans(), st.booleans())
def test_there_are_as_many_as_agreement_counts(rows, rollup, trim):
    text = coded_text(*rows, text="ab \n" * 12)
    options = AgreementOptions(rollup=rollup, trim=trim, measures=("f1",))
    found = Counter((row.code, row.coder) for row in disagreements([text], options))
    for row in compare([text], CODES, options):
        assert {coder: found[row.code, coder] for coder in row.coders} == row.only


@settings(deadline=None)
@given(st.lists(ROW, max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_segments_does_not_matter(rows, random):
    def told(rows):
        found = disagreements([coded_text(*rows, done=("A", "B", "C"))], AgreementOptions())
        return [(row.code, row.kind, row.coder, row.against, row.start, row.end, row.other) for row in found]

    turned = list(rows)
    random.shuffle(turned)
    assert told(rows) == told(turned)


def test_the_table_has_the_columns_of_the_contract():
    found = disagreements([coded_text(("A", "k", 0, 3))], AgreementOptions())
    table = disagreement_table(found)
    assert table.keys == ("source", "code", "kind", "coder", "start", "end", "text", "other")
    assert list(table.rows) == [("one.txt", "k", "missed", "A", 0, 3, "xxx", "B: nothing")]


def test_the_kinds_are_those_of_the_contract():
    assert {str(kind) for kind in Kind} == {
        *("missed", "boundary", "other code", "parent or child", "split or merged", "extra code")
    }


def test_it_can_be_stopped():
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        disagreements([coded_text()], AgreementOptions(), stop)
