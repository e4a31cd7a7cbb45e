"""The filter of the segments pane as a query: every part limits, sub-codes count in, hidden coders do not."""

from blotter.domain.codebook import Code, Codebook
from blotter.domain.query import SegmentOrder, SegmentQuery
from blotter.ui.models.segment_filter import Limits, SegmentFilter, query_of

BOOK = Codebook(
    [Code(id="a", name="a"), Code(id="b", name="b", parent="a"), Code(id="c", name="c", parent="b")]
)


def query(wanted: SegmentFilter, limits: Limits | None = None) -> SegmentQuery:
    return query_of(wanted, limits or Limits(), BOOK, ["Mira", "Jonas"], SegmentOrder.CODE, True)


def test_nothing_asked_is_everything() -> None:
    assert query(SegmentFilter()) == SegmentQuery(order=SegmentOrder.CODE, reverse=True)


def test_a_code_is_meant_with_what_lies_under_it_unless_not() -> None:
    assert query(SegmentFilter(code="b")).codes == {"b", "c"}
    assert query(SegmentFilter(code="b", below=False)).codes == {"b"}


def test_all_limits_hold_together() -> None:
    within = SegmentQuery(codes=frozenset("bx"), sources=frozenset("s"), coders=frozenset(["Mira"]))
    limits = Limits(codes=frozenset("bc"), sources=frozenset("st"), hidden_coders=frozenset(["Jonas"]))
    found = query(SegmentFilter(code="a", coder="Mira", words="tea", within=within), limits)
    assert (found.codes, found.sources, found.coders) == (frozenset("b"), frozenset("s"), frozenset(["Mira"]))
    assert found.words == "tea"


def test_a_hidden_coder_is_not_found_even_if_asked_for() -> None:
    found = query(SegmentFilter(coder="Jonas"), Limits(hidden_coders=frozenset(["Jonas"])))
    assert found.coders == frozenset()
