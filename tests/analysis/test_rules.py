"""Rules over one document: against a plain statement of what they mean, and in good time."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.rules import Laid, Rulebook
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.domain.segment import Placed, Span

BOOK = Codebook(
    Code(id=name, name=name, parent=name.rpartition("/")[0] or None, position=place)
    for place, name in enumerate(("a", "a/b", "a/b/c", "d", "d/e", "f"))
)
CODES = tuple(BOOK.by_id)


def below(code: str) -> set[str]:
    """A code and what is under it: its name begins with the code's."""
    return {each for each in CODES if each == code or each.startswith(f"{code}/")}


def member(domain: CodeSet, code: str) -> str | None:
    """The member of a set that a code belongs to: itself, or the nearest one above it."""
    above = [each for each in domain.codes if code in below(each)]
    return max(above, key=len, default=None)


def met(segment: Placed, segments: Iterable[Placed], reach: Reach) -> list[Placed]:
    """What else the same coder has on the same passage."""
    span = Span(segment.start, segment.end)
    return [
        each
        for each in segments
        if each.id != segment.id
        and each.coder == segment.coder
        and (
            (each.start, each.end) == span
            if reach is Reach.SAME
            else span.overlaps(Span(each.start, each.end))
        )
    ]


def plainly_broken(
    segment: Placed, segments: list[Placed], noted: set[str], rule: Laid
) -> tuple[bool, set[str]]:
    """Whether a segment breaks a rule, and what it should not meet there."""
    if isinstance(rule, CodeSet):
        own = member(rule, segment.code)
        others = {
            each.id
            for each in met(segment, segments, Reach.OVERLAP)
            if rule.exclusive and own and member(rule, each.code) not in (None, own)
        }
        return bool(others), others
    if segment.code not in below(rule.code):
        return False, set()
    if rule.kind is RuleKind.MEMO:
        return segment.id not in noted, set()
    wanted = {code for other in rule.others for code in below(other)} - {segment.code}
    if rule.kind is RuleKind.NEEDS and not rule.others:
        wanted = set(CODES) - below(rule.code)
    others = {each.id for each in met(segment, segments, rule.reach) if each.code in wanted}
    if rule.kind is RuleKind.NEEDS:
        return not others, set()
    return bool(others), others


@st.composite
def placed(draw: st.DrawFn) -> list[Placed]:
    count = draw(st.integers(0, 12))
    made = []
    for number in range(count):
        start = draw(st.integers(0, 12))
        end = start + draw(st.integers(1, 6))
        code, coder = draw(st.sampled_from(CODES)), draw(st.sampled_from("AB"))
        made.append(Placed(f"s{number:02}", start, end, code, coder))
    return made


@st.composite
def laid_down(draw: st.DrawFn) -> list[Laid]:
    found: list[Laid] = []
    for number in range(draw(st.integers(1, 4))):
        identity = f"r{number}"
        codes = tuple(draw(st.lists(st.sampled_from(CODES), max_size=3, unique=True)))
        if draw(st.integers(0, 3)) == 0:
            found.append(CodeSet(id=identity, name=identity, codes=codes, exclusive=draw(st.booleans())))
            continue
        kind, code = draw(st.sampled_from(RuleKind)), draw(st.sampled_from(CODES))
        others = tuple(each for each in codes if each != code) if kind is not RuleKind.MEMO else ()
        reach = draw(st.sampled_from(Reach))
        found.append(CodingRule(id=identity, kind=kind, code=code, others=others, reach=reach))
    return found


def book_of(laid: Iterable[Laid]) -> Rulebook:
    laid = list(laid)
    return Rulebook(
        [each for each in laid if isinstance(each, CodingRule)],
        [each for each in laid if isinstance(each, CodeSet)],
        BOOK,
    )


@settings(max_examples=400)
@given(placed(), laid_down(), st.sets(st.sampled_from([f"s{n:02}" for n in range(12)])), st.booleans())
def test_a_walk_finds_what_the_plain_statement_says(
    segments: list[Placed], laid: list[Laid], some: set[str], only_some: bool
) -> None:
    wanted = some if only_some else None
    noted = {each.id for each in segments[::3]}
    found = book_of(laid).violations(segments, noted, wanted)
    broken = {
        (segment.id, rule.id): others
        for segment in segments
        for rule in laid
        for is_broken, others in [plainly_broken(segment, segments, noted, rule)]
        if is_broken and (wanted is None or segment.id in wanted)
    }
    assert {(each.segment, each.rule.id) for each in found} == set(broken)
    assert len(found) == len(broken), "each segment is told once for each rule"
    for each in found:
        others = broken[each.segment, each.rule.id]
        assert each.other in others if others else each.other is None
    places = {each.id: (each.start, -each.end, each.id) for each in segments}
    assert [places[each.segment] for each in found] == sorted(places[each.segment] for each in found)


def test_a_need_is_met_by_another_code_of_the_same_coder_only() -> None:
    rule = CodingRule(id="r", kind=RuleKind.NEEDS, code="a")
    book = book_of([rule])
    mine, theirs = Placed("s1", 0, 5, "a/b", "A"), Placed("s2", 0, 5, "d", "B")
    assert [each.segment for each in book.violations([mine, theirs])] == ["s1"]
    own_kind = Placed("s3", 0, 5, "a", "A")
    assert {each.segment for each in book.violations([mine, own_kind])} == {"s1", "s3"}
    touching = Placed("s4", 5, 9, "d", "A")
    assert len(book.violations([mine, touching])) == 1, "end to end shares no character"
    assert book.violations([mine, Placed("s5", 4, 9, "d", "A")]) == []


def test_a_parent_may_exclude_its_child_without_the_child_excluding_itself() -> None:
    rule = CodingRule(id="r", kind=RuleKind.EXCLUDES, code="a", others=("a/b",))
    child, again, parent = (
        Placed("s1", 0, 5, "a/b", "A"),
        Placed("s2", 2, 8, "a/b", "A"),
        Placed("s3", 7, 9, "a", "A"),
    )
    assert book_of([rule]).violations([child, again]) == []
    (found,) = book_of([rule]).violations([child, again, parent])
    assert (found.segment, found.other) == ("s3", "s2")


def test_a_domain_knows_the_nearest_member() -> None:
    domain = CodeSet(id="d", name="who", codes=("a", "a/b"), exclusive=True)
    book = book_of([domain])
    one, two = Placed("s1", 0, 5, "a/b/c", "A"), Placed("s2", 0, 5, "a/b", "A")
    assert book.violations([one, two]) == []
    found = book.violations([one, Placed("s3", 4, 6, "a", "A")])
    assert [(each.segment, each.other) for each in found] == [("s1", "s3"), ("s3", "s1")]
    assert not book_of([CodeSet(id="d", name="who", codes=("a", "d"))])


@pytest.mark.parametrize("length", [30, 100_000])
def test_ten_thousand_segments_are_walked_through(length: int) -> None:
    """Short ones beside each other, and ones so long that nearly all of them overlap."""
    segments = [
        Placed(f"{n:05}", n * 20, n * 20 + length, CODES[n % len(CODES)], "AB"[n % 2]) for n in range(10_000)
    ]
    rules = [
        CodingRule(id=f"r{n}", kind=kind, code=CODES[n % 6], others=(CODES[(n + 1) % 6],), reach=reach)
        for n, (kind, reach) in enumerate(
            (kind, reach) for kind in (RuleKind.NEEDS, RuleKind.EXCLUDES) for reach in Reach
        )
    ]
    rules.append(CodingRule(id="any", kind=RuleKind.NEEDS, code="d"))
    rules.append(CodingRule(id="memo", kind=RuleKind.MEMO, code="f"))
    book = book_of([*rules, CodeSet(id="set", name="set", codes=CODES, exclusive=True)])
    assert book.violations(segments)
