"""What a few letters mean: the order of the quick palette and the reasons it gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.palette_ranking import Match, PaletteEntry, PaletteRanking, Tier, folded


def entry(path: str, **more: object) -> PaletteEntry:
    parent, _, name = path.rpartition("/")
    return PaletteEntry(path, path, name, parent, **more)  # type: ignore[arg-type]


CODES = PaletteRanking(
    [
        entry("repression", count=52),
        entry("repression/coerced return", count=13, short="Pressure so that a person comes back."),
        entry(
            "repression/rendition or kidnapping", count=7, not_when="relatives are pressed: coerced return."
        ),
        entry("repression/mobility controls", count=3),
        entry("agreement", count=41),
        entry(
            "agreement/readmission",
            count=4,
            full="A treaty on taking back own nationals, a return agreement.",
        ),
        entry(
            "agreement/transfer of sentenced persons",
            count=2,
            short="Prisoners who return to serve the sentence there.",
        ),
        entry("training/returnees", count=1),
        entry("training/Überprüfung", count=1),
        entry("training/公安培训", count=1),
    ]
)


def names(query: str) -> list[str]:
    return [match.entry.name for match in CODES.find(query)]


def first(query: str) -> Match:
    return CODES.find(query)[0]


def test_the_start_of_a_name_comes_first_then_of_a_word_then_the_definition() -> None:
    assert names("ret") == [
        "returnees",
        "coerced return",
        "rendition or kidnapping",
        "readmission",
        "transfer of sentenced persons",
    ]
    assert [match.tier for match in CODES.find("ret")] == [
        Tier.NAME_START,
        Tier.WORD_START,
        Tier.DEFINITION,
        Tier.DEFINITION,
        Tier.DEFINITION,
    ]


def test_the_matched_letters_are_those_of_the_name() -> None:
    match = first("coerced ret")
    assert [match.entry.name[start:end] for start, end in match.letters] == ["coerced ret"]
    several = first("ren kid")
    assert [several.entry.name[start:end] for start, end in several.letters] == ["ren", "kid"]


@pytest.mark.parametrize("query", ["rep/ren", "repr / kid", "rep›ren", "REP/REN"])
def test_path_fragments_lead_to_the_code(query: str) -> None:
    match = first(query)
    assert match.entry.name == "rendition or kidnapping"
    assert match.tier is Tier.PATH
    assert match.letters


def test_a_path_that_ends_in_a_slash_lists_what_lies_below() -> None:
    assert set(names("rep/")) == {"coerced return", "rendition or kidnapping", "mobility controls"}


def test_path_fragments_keep_their_order() -> None:
    assert names("ren/rep") == []


def test_a_slash_within_a_name_is_part_of_it() -> None:
    ranking = PaletteRanking([PaletteEntry("1", "a\\/b/c", "c", "a/b")])
    assert ranking.find("a/c")[0].entry.id == "1"


def test_the_parent_is_known_by_the_path() -> None:
    parents = {each.name: parent.name for each in CODES.entries if (parent := CODES.parent(each))}
    assert parents["coerced return"] == "repression"
    assert "repression" not in parents


def test_the_code_above_finds_what_lies_below_it() -> None:
    assert names("repression") == [
        "repression",
        "coerced return",
        "rendition or kidnapping",
        "mobility controls",
    ]


def test_the_reason_quotes_the_definition() -> None:
    assert first("serve").reason == "definition “… who return to serve the sentence there.”"
    assert first("coerced").reason == ""


def test_words_of_a_definition_are_found_in_any_order() -> None:
    assert names("nationals treaty") == ["readmission"]
    match = first("nationals treaty")
    assert "nationals" in match.reason
    assert names("readm treaty") == ["readmission"], "one in the name, one in the definition"
    assert names("nationals boats") == []


def test_letters_within_a_word_count_less_than_its_start() -> None:
    assert first("bility").tier is Tier.WITHIN_NAME
    assert names("bi") == ["mobility controls"]
    assert "mobility controls" not in names("b")


def test_use_then_recency_decide_between_equals() -> None:
    ranking = PaletteRanking(
        [
            entry("patrol one", count=1, recency=9),
            entry("patrol two", count=5),
            entry("patrol three", count=1, recency=10),
        ]
    )
    assert [match.entry.name for match in ranking.find("patrol")] == [
        "patrol two",
        "patrol three",
        "patrol one",
    ]


def test_case_and_accents_do_not_matter() -> None:
    assert names("uber") == ["Überprüfung"]
    assert names("ÜBERPRU") == ["Überprüfung"]


def test_scripts_without_spaces_are_found_in_the_middle() -> None:
    match = first("培训")
    assert match.entry.name[slice(*match.letters[0])] == "培训"


def test_nothing_is_found_for_nothing() -> None:
    assert CODES.find("") == CODES.find("  ") == []
    assert CODES.find("xyzzy") == []


def test_the_recent_ones_are_nine_and_the_latest_first() -> None:
    ranking = PaletteRanking([entry(f"code {number}", recency=number) for number in range(12)])
    assert [each.recency for each in ranking.recent()] == [11, 10, 9, 8, 7, 6, 5, 4, 3]


def test_a_new_project_offers_its_codes_before_any_was_used() -> None:
    assert [each.name for each in CODES.recent()][:2] == ["repression", "agreement"]


@given(st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(min_size=1, max_size=30), st.data())
def test_every_code_is_found_by_the_beginning_of_its_name(name: str, data: st.DataObject) -> None:
    ranking = PaletteRanking([PaletteEntry("1", name, name)])
    end = data.draw(st.integers(1, len(name)))
    query = name[:end]
    if query.strip() and not query[0].isspace() and "/" not in query and "›" not in query:
        match = ranking.find(query)[0]
        assert match.tier is Tier.NAME_START
        assert all(0 <= start < stop <= len(name) for start, stop in match.letters)


def test_a_typed_path_names_the_parent_of_a_new_code() -> None:
    entries = [
        PaletteEntry(id="1", path="patrol", name="patrol"),
        PaletteEntry(id="2", path="patrol/river", name="river"),
    ]
    ranking = PaletteRanking(entries)
    assert ranking.named_parent("Patrol/market walk") == ("market walk", entries[0])
    assert ranking.named_parent("patrol/river/by night") == ("by night", entries[1])
    assert ranking.named_parent("unknown/market walk") is None
    assert ranking.named_parent("market walk") is None
    assert ranking.named_parent("patrol/") is None


def with_aliases(*entries: PaletteEntry) -> PaletteRanking:
    return PaletteRanking(
        [
            entry("claim source", aliases=("CS", "provenance of a claim")),
            entry("closed session", short="What is said in camera.", count=90),
            entry("analytics", short="Provenance is told there.", count=90),
            *entries,
        ]
    )


def test_aliases_and_abbreviations_are_found_and_the_reason_is_told() -> None:
    matches = with_aliases().find("cs")
    assert [(each.entry.name, each.tier) for each in matches] == [
        ("claim source", Tier.ALIAS),
        ("analytics", Tier.WITHIN_NAME),
    ]
    assert matches[0].reason == "also “CS”"
    assert matches[0].letters == ()
    found = with_aliases().find("provenance")
    assert [(each.entry.name, each.tier) for each in found] == [
        ("claim source", Tier.ALIAS),
        ("analytics", Tier.DEFINITION),
    ], "an alias counts more than words of a definition, however often those are used"
    assert with_aliases().find("claim")[0].tier is Tier.NAME_START, "a name counts more than an alias"
    assert with_aliases().find("a claim")[0].tier is Tier.ALIAS


def test_archived_codes_are_never_found_but_new_ones_can_be_made_under_them() -> None:
    ranking = with_aliases(entry("claims of old", archived=True, recency=9, aliases=("old",)))
    for query in ("claims of", "old"):
        assert ranking.find(query) == []
    assert "claims of old" not in [each.name for each in ranking.recent()]
    named = ranking.named_parent("claims of old/new")
    assert named is not None
    assert named[0] == "new"
    assert named[1].name == "claims of old"
