"""Counting disagreements: every one stands once under its code and document, and once for each pair."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.disagreement_counts import counted_by_kind, differences_table, pairs_of, segments_of
from blotter.analysis.disagreements import Kind, disagreements

CODES = ["k", "k/child", "m"]
LENGTH = 40

ROWS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(CODES), st.integers(0, LENGTH - 1), st.integers(1, 12)),
    max_size=14,
)
TEXTS = st.lists(ROWS, min_size=1, max_size=3)


def texts(rows_of_each):
    found = []
    for number, rows in enumerate(rows_of_each):
        segments = [
            CodedSegment(f"{number}.{place}", coder, code, start, min(LENGTH, start + length))
            for place, (coder, code, start, length) in enumerate(rows)
        ]
        found.append(CodedText(source=f"t{number}", text="x" * LENGTH, done=tuple("ABC"), segments=segments))
    return found


@given(TEXTS)
def test_codes_and_documents_add_up_to_the_whole(rows) -> None:
    found = disagreements(texts(rows), AgreementOptions())
    counts = counted_by_kind(segments_of(found))
    assert counts.total == len({(each.segment, each.code) for each in found})
    for sums in (counts.by_code, counts.by_document):
        for kind in Kind:
            assert sum(n for (_, own), n in sums.items() if own is kind) == counts.kinds.get(kind, 0)
    assert sum(counts.by_pair.values()) >= counts.total


@given(TEXTS)
def test_pairs_are_those_who_lack_a_counterpart(rows) -> None:
    found = disagreements(texts(rows), AgreementOptions())
    plain = Counter(
        frozenset((each.coder, each.against))
        for each in {(d.segment, d.code, d.coder, d.against): d for d in found}.values()
    )
    counted = Counter()
    for (pair, _), count in counted_by_kind(segments_of(found)).by_pair.items():
        counted[frozenset(pair)] += count
    assert counted == plain


def test_a_segment_without_a_counterpart_of_two_others_is_one_of_two_pairs() -> None:
    found = disagreements(texts([[("A", "k", 3, 6)]]), AgreementOptions())
    [segment] = segments_of(found)
    assert segment.kind is Kind.MISSED
    assert segment.pairs == pairs_of(found) == (("A", "B"), ("A", "C"))
    counts = counted_by_kind([segment])
    assert counts.by_pair == {(("A", "B"), Kind.MISSED): 1, (("A", "C"), Kind.MISSED): 1}
    assert counts.total == 1


def test_the_table_has_a_row_for_each_code_and_the_sums() -> None:
    rows = [[("A", "k", 0, 10), ("B", "k", 8, 10), ("A", "m", 30, 5)]]
    table = differences_table(
        counted_by_kind(segments_of(disagreements(texts(rows), AgreementOptions()))), CODES
    )
    assert table.keys == ("code", *map(str, Kind), "total")
    *codes, sums = table.rows
    assert [row[0] for row in codes] == ["k", "m"]
    assert sums[0] == ""
    assert sums[-1] == sum(row[-1] for row in codes) == 3
