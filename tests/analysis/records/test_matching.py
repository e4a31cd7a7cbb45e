"""Records of two coders are paired by evidence, then by kind, country and date; one to one, best first."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records.matching import Claim, Matching, Pair, Way, days_apart, matched
from blotter.domain.segment import Span


def claim(
    number: str, kind: str = "training", countries: Sequence[str] = ("FJ",), *spans: Span, **values: str
) -> Claim:
    return Claim(
        number, number, kind, frozenset(countries), passages={"a.txt": spans} if spans else {}, **values
    )


def on(number: str, kind: str, country: str, start: int, end: int, **values: str) -> Claim:
    return claim(number, kind, (country,) if country else (), Span(start, end), **values)


def numbers(matching: Matching) -> set[tuple[str, str]]:
    return {(pair.first.number, pair.second.number) for pair in matching.pairs}


def test_the_same_passage_pairs_records_of_different_kinds() -> None:
    found = matched([on("A", "training", "FJ", 0, 10)], [on("B", "patrol", "FJ", 0, 10)], 31)
    assert [(pair.way, pair.overlap) for pair in found.pairs] == [(Way.SAME_PASSAGE, 1.0)]


def test_one_sentence_may_tell_of_two_activities() -> None:
    found = matched([on("A", "training", "FJ", 0, 10)], [on("B", "patrol", "LA", 0, 10)], 31)
    assert found.pairs == ()
    assert [each.number for each in (*found.only_first, *found.only_second)] == ["A", "B"]


def test_within_one_passage_kind_and_country_say_which_is_which() -> None:
    first = [on("A1", "training", "FJ", 0, 50), on("A2", "training", "LA", 0, 50)]
    second = [on("B1", "training", "LA", 0, 50), on("B2", "training", "FJ", 0, 50)]
    assert numbers(matched(first, second, 31)) == {("A1", "B2"), ("A2", "B1")}


def test_evidence_that_only_meets_needs_one_kind() -> None:
    short = on("A", "training", "FJ", 0, 10)
    assert numbers(matched([short], [on("B", "training", "FJ", 5, 60)], 31)) == {("A", "B")}
    assert not matched([short], [on("B", "patrol", "FJ", 5, 60)], 31).pairs
    assert not matched([short], [on("B", "training", "LA", 5, 60)], 31).pairs
    assert numbers(matched([short], [on("B", "training", "", 5, 60)], 31)) == {("A", "B")}


def test_elsewhere_kind_country_and_date_pair_records() -> None:
    here = on("A", "training", "FJ", 0, 10, earliest="2016-05-01", latest="2016-05-31")
    near = on("B", "training", "FJ", 90, 99, earliest="2016-06-20", latest="2016-06-20")
    far = replace(near, earliest="2016-08-01", latest="2016-08-01")
    assert [pair.way for pair in matched([here], [near], 31).pairs] == [Way.ELSEWHERE]
    assert not matched([here], [near], 19).pairs
    assert not matched([here], [far], 31).pairs
    assert not matched([here], [replace(near, earliest="", latest="")], 31).pairs
    assert not matched([here], [replace(near, kind="patrol")], 31).pairs
    assert not matched([here], [replace(near, countries=frozenset({"LA"}))], 31).pairs


def test_an_open_date_reaches_as_far_as_it_is_open() -> None:
    begun = claim("A", earliest="2010-01-01")
    assert days_apart(begun, claim("B", earliest="2020-01-01", latest="2020-01-01")) == 0
    assert days_apart(begun, claim("B", earliest="2009-12-30", latest="2009-12-30")) == 2
    assert days_apart(begun, claim("B")) is None


def test_the_same_passage_comes_before_what_only_fits() -> None:
    first = [on("A", "training", "FJ", 0, 10, earliest="2016-05-01", latest="2016-05-01")]
    second = [
        on("B1", "training", "FJ", 50, 60, earliest="2016-05-01", latest="2016-05-01"),
        on("B2", "training", "", 0, 10),
    ]
    found = matched(first, second, 31)
    assert numbers(found) == {("A", "B2")}
    assert [each.number for each in found.only_second] == ["B1"]


def test_overlap_counts_characters_of_all_documents_once() -> None:
    first = Claim("A", "A", "training", passages={"a": (Span(0, 10), Span(5, 20)), "b": (Span(0, 10),)})
    second = Claim("B", "B", "training", passages={"a": (Span(10, 20),), "c": (Span(0, 10),)})
    (pair,) = matched([first], [second], 31).pairs
    assert pair.overlap == 10 / 40


DAYS = ("", "2016-01-01", "2016-01-20", "2016-03-01", "2017-01-01")


@st.composite
def claims(draw: st.DrawFn, side: str) -> list[Claim]:
    made = []
    for number in range(draw(st.integers(0, 7))):
        day = draw(st.sampled_from(DAYS))
        passages = draw(
            st.dictionaries(
                st.sampled_from(("a", "b")),
                st.lists(
                    st.tuples(st.integers(0, 20), st.integers(1, 12)).map(lambda s: Span(s[0], s[0] + s[1])),
                    min_size=1,
                    max_size=3,
                ),
                min_size=1,
            )
        )
        countries = draw(st.frozensets(st.sampled_from(("FJ", "LA", "WS")), max_size=2))
        kind = draw(st.sampled_from(("training", "patrol")))
        name = f"{side}{number}"
        made.append(Claim(name, name, kind, countries, day, day, passages))
    return made


def characters(claim: Claim) -> set[tuple[str, int]]:
    return {(d, place) for d, spans in claim.passages.items() for span in spans for place in range(*span)}


def fits(here: Claim, there: Claim, days: int) -> Way | None:
    """The rule, character by character."""
    mine, yours = characters(here), characters(there)
    overlap = len(mine & yours) / len(mine | yours)
    one_kind = here.kind == there.kind
    shared = bool(here.countries & there.countries)
    differ = bool(here.countries) and bool(there.countries) and not shared
    if overlap >= 0.5 and (one_kind or not differ):
        return Way.SAME_PASSAGE
    if overlap > 0:
        return Way.MEETING if one_kind and not differ and overlap < 0.5 else None
    apart = days_apart(here, there)
    return Way.ELSEWHERE if one_kind and shared and apart is not None and apart <= days else None


@given(claims("A"), claims("B"), st.sampled_from((0, 31, 400)))
def test_matching_keeps_its_promises(first: list[Claim], second: list[Claim], days: int) -> None:
    found = matched(first, second, days)
    mirrored = matched(list(reversed(second)), list(reversed(first)), days)
    assert {(b, a) for a, b in numbers(mirrored)} == numbers(found)
    here = [pair.first.id for pair in found.pairs] + [each.id for each in found.only_first]
    there = [pair.second.id for pair in found.pairs] + [each.id for each in found.only_second]
    assert sorted(here) == [each.id for each in first]
    assert sorted(there) == [each.id for each in second]
    for pair in found.pairs:
        assert fits(pair.first, pair.second, days) is pair.way
    for one in found.only_first:
        assert all(fits(one, other, days) is None for other in found.only_second)


@given(claims("A"), claims("B"))
def test_no_two_would_both_rather_have_each_other(first: list[Claim], second: list[Claim]) -> None:
    found = matched(first, second, 31)
    have: dict[str, Pair] = {}
    for pair in found.pairs:
        have[pair.first.id] = have[pair.second.id] = pair
    for one in first:
        for other in second:
            way = fits(one, other, 31)
            if way is not None:
                held = [have[each.id].way for each in (one, other) if each.id in have]
                assert any(each <= way for each in held)


def test_thousands_of_records_are_matched() -> None:
    kinds, lands = [f"k{n}" for n in range(8)], [f"c{n}" for n in range(60)]

    def many(side: str, shift: int) -> list[Claim]:
        return [
            Claim(
                f"{side}{n}",
                f"{side}{n}",
                kinds[n % 8],
                frozenset({lands[n % 60]}),
                day := f"{2000 + n % 20}-{1 + n % 12:02d}-01",
                day,
                {f"d{n % 50}": (Span(100 * n + shift, 100 * n + 60 + shift),)},
            )
            for n in range(5000)
        ]

    found = matched(many("A", 0), many("B", 10), 31)
    assert len(found.pairs) == 5000
