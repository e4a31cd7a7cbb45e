"""Searching: every hit and no other, against a plain reading of the rule, in every script."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blotter.analysis import expression
from blotter.analysis.folding import Folding, accents, is_accent
from blotter.analysis.searching import Mode, Search, hits
from blotter.analysis.units import is_inside_token, paragraphs, tokens
from blotter.domain.segment import Span
from blotter.errors import Refused

EXACT = {"ignore_case": False, "ignore_accents": False}
PIECES = [
    *"aAeEéÉsSßẞſiIİıkKK fﬁﬃlŁł漢字警察𠀀🙂👮한하",
    "e\u0301", "i\u0307", "ê\u0323", "ệ", "e\u0323\u0302", "\u1112\u1161\u11ab", "ك\u064e", "ك", "أ", "ا",
    "ـ", "ᾳ", "α", "ι", "कि", "क", "👩\u200d🔬", "\n", "  ", ".", "’",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
foldings = st.builds(Folding, st.booleans(), st.booleans())
TURKISH = {"i": "iIİ", "I": "iIİı", "ı": "Iı", "İ": "iİ"}
"""What each i finds where case is overlooked and accents are not: of a capital I nobody knows which it is."""


def found(text: str, sought: str, **how: object) -> list[str]:
    """The words of the hits."""
    return [text[start:end] for start, end in hits(text, Search(sought, **how))]  # type: ignore[arg-type]


# The rule, read plainly


def readings(sought: str, folding: Folding) -> set[str]:
    """What a hit may fold to: more than one thing where a Turkish i could be either."""
    ways = [""]
    for character in unicodedata.normalize("NFC", sought):
        either = TURKISH.get(character, character) if folding.ignore_case else character
        ways = [way + each for way in ways for each in either]
    return {folding.fold(way) for way in ways}


def plainly(text: str, sought: str, folding: Folding) -> Iterator[Span]:
    """The hits, by trying every span that neither ends between a letter and its accent nor in a syllable."""
    wanted, start = folding.fold(sought), 0
    while start < len(text):
        ends = [
            end
            for end in range(start + 1, len(text) + 1)
            if folding.fold(text[start:end]) == wanted
            and folding.fold(text[start])
            and not (end < len(text) and (is_accent(text[end]) or "\u1160" <= text[end] <= "\u11ff"))
        ]
        if ends:
            yield Span(start, ends[0])
        start = ends[0] if ends else start + 1


@settings(max_examples=600)
@given(texts, words, foldings)
@example("\ufb01\u0640", "\ufb01\u0640", Folding(ignore_case=True, ignore_accents=False))
def test_every_hit_and_no_other(text: str, sought: str, folding: Folding) -> None:
    sought = "".join(sought.split())
    if not folding.fold(sought) or is_accent(sought[0]):
        return
    if folding == Folding(ignore_case=True, ignore_accents=False) and not set("Iıİ\u0307").isdisjoint(
        text + sought
    ):
        return
    search = Search(sought, ignore_case=folding.ignore_case, ignore_accents=folding.ignore_accents)
    assert list(hits(text, search)) == list(plainly(text, sought, folding))


@pytest.mark.parametrize("sought", TURKISH)
def test_a_turkish_i_is_found_in_its_own_other_case(sought: str) -> None:
    assert "".join(found("iIİı", sought, ignore_accents=False)) == "".join(
        each for each in "iIİı" if each in TURKISH[sought]
    )


@settings(max_examples=400)
@given(texts, words, foldings, st.booleans())
def test_a_hit_folds_to_what_was_sought(text: str, sought: str, folding: Folding, whole: bool) -> None:
    search = Search(
        sought, whole_words=whole, ignore_case=folding.ignore_case, ignore_accents=folding.ignore_accents
    )
    if not folding.fold(sought):
        return
    wanted = {" ".join(reading.split()) for reading in readings(sought, folding)}
    end = 0
    for hit in hits(text, search):
        assert " ".join(folding.fold(text[hit.start : hit.end]).split()) in wanted
        assert hit.start >= end
        end = hit.end


@given(texts, words)
@example("a \u0640 b", "\u0640\n")
@example("a \u0640 b", "\u0640 b")
def test_whole_words_are_tokens(text: str, sought: str) -> None:
    cut = tokens(text)
    for hit in hits(text, Search(sought, whole_words=True)):
        assert not any(token.start < end < token.end for token in cut for end in hit)


@given(st.lists(st.sampled_from([*PIECES, "\u0301", "\u200d", "_", "1"]), max_size=9).map("".join))
def test_inside_a_token_is_where_tokens_says(text: str) -> None:
    cut = tokens(text)
    for place in range(len(text) + 1):
        assert is_inside_token(text, place) == any(token.start < place < token.end for token in cut)


@given(texts, st.lists(words, min_size=2, max_size=3))
def test_words_stand_together_in_paragraphs(text: str, sought: list[str]) -> None:
    names = ["".join(each.split()) for each in sought]
    names = [name for name in names if Folding().fold(name) and not is_accent(name[0])]
    if not names:
        return
    alone = {name: list(hits(text, Search(name))) for name in names}
    for hit in hits(text, Search(" ".join(names), Mode.WORDS)):
        (home,) = (each for each in paragraphs(text) if each.contains(hit))
        assert any(hit in spans for spans in alone.values())
        assert all(any(home.contains(span) for span in spans) for spans in alone.values())


@given(
    st.text(max_size=30),
    st.text(max_size=4),
    st.sampled_from(Mode),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_anything_can_be_sought(
    text: str, sought: str, mode: Mode, whole: bool, case: bool, accent: bool
) -> None:
    search = Search(sought, mode, whole, case, accent)
    try:
        spans = list(hits(text, search))
    except Refused:
        assert mode is Mode.REGEX
    else:
        assert all(0 <= start < end <= len(text) for start, end in spans)


# Scripts and what their readers expect


@pytest.mark.parametrize(
    ("text", "sought", "expected"),
    [
        ("STRASSE, Straße, strasse", "straße", ["STRASSE", "Straße", "strasse"]),
        ("oﬃce OFFICE", "ffi", ["ﬃ", "FFI"]),
        ("Café cafe\u0301 CAFE", "cafe", ["Café", "cafe\u0301", "CAFE"]),
        ("İstanbul ISTANBUL istanbul", "istanbul", ["İstanbul", "ISTANBUL", "istanbul"]),
        ("sınır SINIR sinir", "sinir", ["sınır", "SINIR", "sinir"]),
        ("Łódź and Tromsø", "lodz", ["Łódź"]),
        ("كَتَبَ كتب كـتب", "كتب", ["كَتَبَ", "كتب", "كـتب"]),
        ("أحمد احمد", "احمد", ["أحمد", "احمد"]),
        ("שָׁלוֹם", "שלום", ["שָׁלוֹם"]),
        ("ΟΔΟΣ οδός", "οδος", ["ΟΔΟΣ", "οδός"]),
        ("中国警察训练警察", "警察", ["警察", "警察"]),
        ("𠀀𠀁 𠀁", "𠀁", ["𠀁", "𠀁"]),
        ("a👮‍♀️b 👮 c", "👮", ["👮", "👮"]),
        ("joint  exercise, joint\nexercise, joint\u00a0exercise", "joint exercise",
         ["joint  exercise", "joint\nexercise", "joint\u00a0exercise"]),
        ("कमी कम", "कम", ["कम", "कम"]),
        ("がか", "が", ["が"]),
    ],
)  # fmt: skip
def test_overlooking_case_and_accents(text: str, sought: str, expected: list[str]) -> None:
    assert found(text, sought) == expected


@pytest.mark.parametrize(
    ("text", "sought", "expected"),
    [
        ("sınır SINIR sinir", "sınır", ["sınır", "SINIR"]),
        ("sınır SINIR sinir", "sinir", ["SINIR", "sinir"]),
        ("İstanbul istanbul ıstanbul", "İstanbul", ["İstanbul", "istanbul"]),
        ("Café cafe\u0301 cafe", "cafe", ["cafe"]),
        ("Café cafe\u0301 cafe", "CAFÉ", ["Café", "cafe\u0301"]),
        ("ệ ê\u0323 e\u0323\u0302 e\u0302\u0323 ê", "ệ", ["ệ", "ê\u0323", "e\u0323\u0302", "e\u0302\u0323"]),
        ("한 하 \u1112\u1161\u11ab", "한", ["한", "\u1112\u1161\u11ab"]),
        ("한 하 \u1112\u1161\u11ab", "하", ["하"]),
    ],
)
def test_where_accents_count(text: str, sought: str, expected: list[str]) -> None:
    assert found(text, sought, ignore_accents=False) == expected


def test_where_case_counts() -> None:
    assert found("Training training", "training", ignore_case=False) == ["training"]
    assert found("Straße Strasse", "ss", **EXACT) == ["ss"]
    assert found("cafe\u0301 café cafe", "café", **EXACT) == ["cafe\u0301", "café"]


def test_whole_words() -> None:
    assert found("train, training; retrain train", "train", whole_words=True) == ["train", "train"]
    assert found("中国警察", "国警", whole_words=True) == ["国警"]
    assert found("NATO军 NATO", "nato", whole_words=True) == ["NATO", "NATO"]
    assert found("ba a a", "a a", whole_words=True) == ["a a"]


def test_nothing_is_found_for_nothing() -> None:
    for mode in Mode:
        assert found("some text", "", mode=mode) == []
    assert found("some text", " \n", mode=Mode.PHRASE) == []
    assert found("a\u0301 b", "\u0301") == ["\u0301"]


def test_all_accents_are_known() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert "".join(filter(is_accent, every)) == accents()


def test_folding_knows_every_character() -> None:
    for folding in (Folding(case, accent) for case in (True, False) for accent in (True, False)):
        for character in map(chr, [*range(0xD800), *range(0xE000, 0x30000)]):
            folded = folding.fold(character)
            assert not folded or character in folding.spellings(folded)


# Words in one paragraph


def test_words_in_any_order_in_one_paragraph() -> None:
    text = "The academy trained officers.\nOfficers sailed.\nTraining at the naval academy."
    assert found(text, "academy train", mode=Mode.WORDS) == ["academy", "train", "Train", "academy"]
    assert found(text, '"naval academy" training', mode=Mode.WORDS) == ["Training", "naval academy"]
    assert found(text, "train training", mode=Mode.WORDS) == ["Training"]
    assert found(text, "academy sailed", mode=Mode.WORDS) == []


# Regular expressions


def test_a_pattern_matches_and_never_nothing() -> None:
    assert found("12 June, 3 July", r"\d+ \w+", mode=Mode.REGEX) == ["12 June", "3 July"]
    assert found("baaa", "a*", mode=Mode.REGEX) == ["aaa"]
    assert found("one\ntwo", "^t.*$", mode=Mode.REGEX) == ["two"]
    assert found("Straße", "STRASSE", mode=Mode.REGEX) == ["Straße"]
    assert found("trained train", "train", mode=Mode.REGEX, whole_words=True) == ["train"]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [("(a", "at character 3"), ("a{2,1}", "repeat"), ("[z-a]", "range"),
     ("((a{999}){999}){999}", "too large"),
     ("(" * 3000 + ")" * 3000, "too large"), ("(?R)", "memory"),
     ("|".join(map(str, range(40_000))), "too large"), ("(?V0)a", "not a regular expression")],
)  # fmt: skip
def test_a_wrong_pattern_is_told(pattern: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        found("aaaa", pattern, mode=Mode.REGEX)


@pytest.mark.parametrize("mode", [Mode.PHRASE, Mode.WORDS])
def test_a_whole_book_is_not_looked_for(mode: Mode) -> None:
    with pytest.raises(Refused, match="too many"):
        found("one", "word " * 200_000, mode=mode)


def test_a_pattern_that_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expression, "PATIENCE", 0.2)
    with pytest.raises(Refused, match="stopped"):
        found("a" * 60 + "b", "(a|aa)+$", mode=Mode.REGEX)
