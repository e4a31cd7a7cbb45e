"""A passage proposes values for a record, each with the very words that say so."""

from hypothesis import given
from hypothesis import strategies as st

import factories
from blotter.analysis.records import dates
from blotter.analysis.records.proposals import PROPOSED_FIELDS, Known, Proposal, proposals
from blotter.domain.entity import is_id
from blotter.domain.record import Involved, Part, Quantity, Record

TEXT = (
    "👮 From 2 to 13 May 2016 the River Academy (警察学院) taught more than 300 officers from Laos and "
    "Jordan; by December 2022 the Laotian side had 19 patrol boats, worth USD 1.2 million. Jordanian cadets "
    "were not there."
)
ACADEMY = factories.actor("River Academy", aliases=("警察学院", "RA"))


def by_field(found: list[Proposal]) -> dict[str, list[object]]:
    values: dict[str, list[object]] = {}
    for each in found:
        values.setdefault(each.field, []).append(each.value)
    return values


def test_a_passage_proposes_what_it_says() -> None:
    found = by_field(proposals(TEXT, known=Known("CN", [ACADEMY])))
    assert found["date"] == ["2016-05-02/2016-05-13", "../2022-12"]
    assert found["as_of"] == ["2022-12"]
    assert found["countries"] == [Involved("LA"), Involved("JO")]
    assert found["actors"] == [Part(ACADEMY.id)]
    figures = [(each.low, each.best, each.unit) for each in found["quantities"] if isinstance(each, Quantity)]
    assert figures == [(300, None, "persons"), (None, 19, "boats"), (None, 1_200_000, "USD")]


def test_a_certain_mention_wins_over_a_doubtful_one() -> None:
    (jordan,) = [each for each in proposals("Jordan and the Jordanian side") if each.field == "countries"]
    assert (jordan.words, jordan.doubtful) == ("Jordanian", False)
    (alone,) = proposals("Jordan")
    assert alone.doubtful


def test_the_country_from_which_the_study_looks_is_not_proposed() -> None:
    assert not proposals("Chinese officers in China", known=Known("CN"), fields=("countries",))
    assert proposals("Chinese officers in China", known=Known("LA"), fields=("countries",))


def test_an_actor_is_found_in_any_script_and_an_acronym_only_in_capitals() -> None:
    known = Known(actors=[ACADEMY])
    for text in ("the RIVER\nACADEMY", "在警察学院学习", "an RA course"):
        assert [each.value for each in proposals(text, known=known)] == [Part(ACADEMY.id)]
    for text in ("the River Academy2", "a ra course", "RAF"):
        assert not proposals(text, known=known)


def test_what_is_accepted_is_added_to_what_the_record_has() -> None:
    record = Record(id="0" * 32, number="MM.001", kind="1" * 32, countries=(Involved("MM"),))
    (laos,) = proposals("in Laos")
    assert laos.values(record) == {"countries": (Involved("MM"), Involved("LA"))}
    (date,) = proposals("in May 2016")
    assert date.values(record) == {"date": "2016-05"}
    (boats,) = proposals("19 boats")
    (quantity,) = boats.values(record)["quantities"]
    assert is_id(quantity.id)
    assert quantity.words == "19 boats"


PIECES = st.sampled_from([
    "👮", "more than ", "20", "–30 ", "officers", " boats ", "USD ", "1.2 million", "Laos", "Niger", "ia",
    "中国", "印度", "2016年5月", " in 2016", "by ", "2 May 2016", "警察学院", "River Academy", "\n", "%",
    " dozen ", "a", "三十", "名警察", "$", "百分之", "between ", " and ", "'dan fazla ",
    "ASEAN", "'", "d’euros", "yüzde ",
])  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join), st.integers(0, 20), st.integers(0, 60))
def test_the_words_are_those_of_the_text_at_their_place(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    found = proposals(text, start, end, Known("CN", [ACADEMY]))
    assert len({each.key for each in found}) == len(found)
    assert [each.field for each in found] == sorted((each.field for each in found), key=PROPOSED_FIELDS.index)
    for each in found:
        assert start <= each.start < each.end <= end
        assert text[each.start : each.end] == each.words
        if each.field in ("date", "as_of"):
            assert dates.is_date(str(each.value))
        if isinstance(each.value, Quantity):
            figures = [figure for figure in (each.value.low, each.value.best, each.value.high) if figure]
            assert figures == sorted(figures)
