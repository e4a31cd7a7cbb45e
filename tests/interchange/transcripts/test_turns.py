import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.structure import Part, PartKind
from blotter.interchange.transcripts.turns import turns

INTERVIEW = """Interview with a retired officer
Date: 3 May 2021

Interviewer: When did you first go there?
R1: In 2004. It was cold: very cold.
And we stayed.

[00:01:23] Interviewer: Who paid?
R1 (00:01:30): Nobody asked. See http://example.org.
[00:02:00.5]
Interviewer:   Thank you. #00:02:05-4#
"""


def _words(text: str, parts: tuple[Part, ...], kind: PartKind) -> list[tuple[str, str]]:
    return [(part.value, text[part.start : part.end]) for part in parts if part.kind is kind]


def test_an_interview_has_its_turns_word_for_word() -> None:
    parts = turns(INTERVIEW)
    assert _words(INTERVIEW, parts, PartKind.TURN) == [
        ("Interviewer", "When did you first go there?"),
        ("R1", "In 2004. It was cold: very cold.\nAnd we stayed."),
        ("Interviewer", "Who paid?"),
        ("R1", "Nobody asked. See http://example.org."),
        ("Interviewer", "Thank you. #00:02:05-4#"),
    ]
    assert [words for _, words in _words(INTERVIEW, parts, PartKind.SPEAKER)][:2] == ["Interviewer", "R1"]
    assert _words(INTERVIEW, parts, PartKind.TIME) == [
        ("83", "[00:01:23]"),
        ("90", "(00:01:30)"),
        ("120.5", "[00:02:00.5]"),
        ("125.4", "#00:02:05-4#"),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("王：你好。\n李：好。\n王：再见。\n李：再见。\n", ["王", "李"]),
        ("I: one\nR: two\nI: three\nR: four", ["I", "R"]),
        ("**Dr. Smith:** yes\n\n**Q**: no\n\n**Dr. Smith:** yes\n\n**Q**: no\n", ["Dr. Smith", "Q"]),
        (
            "Ada Lane  0:03\nHello there\n\nBen  0:09\nYes\n\nAda Lane  0:12\nSo\n\nBen  1:00:02\nNo\n",
            ["Ada Lane", "Ben"],
        ),
        (
            "INTERVIEWER : oui ?\nM. DUPONT : non\nINTERVIEWER : ah\nM. DUPONT : bon\n",
            ["INTERVIEWER", "M. DUPONT"],
        ),
        ("Ada: x.\nBen: y!\nAda: z\nBen: w\nA Waiter: Tea?\nAda: yes\n", ["Ada", "Ben", "A Waiter"]),
    ],
)
def test_names_are_told_in_many_ways(text: str, speakers: list[str]) -> None:
    found = [part.value for part in turns(text) if part.kind is PartKind.TURN]
    assert list(dict.fromkeys(found)) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Note: a\n\nNote: b\n\nNote: c\n\nWarning: d\n\nWarning: e\n\nNote: f\n",
        "Police: the force of a country.\nPatrol: a walk.\nTraining: a course.\nGift: a thing.\n",
        "Ada: hello\n\nBen: hello\n",
        "Name: Ada.\nRank: Major.\nUnit: Nine.\nName: Ben.\nRank: None.\nUnit: Six.\n"
        "Name: Eve.\nRank: Major.\nUnit: Two.\n",
        "Files: a\nLicense: b\nFiles: c\nLicense: d\n",
        "Boats: nine\nCars: two\nBoats: eight\nCars: three\nBoats: one\nCars: four\n",
        "attr: a fix.\npretty: a fix.\nattr: another.\npretty: another.\n",
        "He said: this.\nThen he went on: that.\nShe said: nothing.\n",
        "https://a.example\nhttp://b.example\nhttps://c.example\nhttp://d.example\n",
        "12:30 we left\n13:30 we came\n14:00 we ate\n15:00 we left\n",
        "Ada: x\nBen: y\nAda: z\nBen: w\n" + "A line of prose that nobody says.\n" * 60,
        "",
    ],
)
def test_what_is_no_transcript_has_no_speakers(text: str) -> None:
    assert turns(text) == ()


def test_what_is_said_to_be_a_transcript_is_one_with_a_single_turn() -> None:
    text = "Ada: hello\nand nothing else: nothing\n"
    assert _words(text, turns(text, sure=True), PartKind.TURN) == [
        ("Ada", "hello\nand nothing else: nothing")
    ]
    assert turns("nobody speaks here", sure=True) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ada", "Ben", "王", "R1"]), st.from_regex(r"[a-z ]{1,30}[a-z]", fullmatch=True)
        ),
        min_size=8,
        max_size=30,
    ),
    st.sampled_from([": ", "：", " : "]),
)
def test_what_is_written_as_turns_is_found_as_turns(said: list[tuple[str, str]], colon: str) -> None:
    said = [*(("Interviewer", "x"), ("Ben", "y")) * 2, *said]
    text = "".join(f"{name}{colon}{words}\n" for name, words in said)
    expected = [(name, words.strip()) for name, words in said]
    assert _words(text, turns(text), PartKind.TURN) == expected


@given(st.text(alphabet="Ab: \n[]()#0123456789.*：王-\t", max_size=200))
def test_any_text_has_parts_that_are_places_of_it(text: str) -> None:
    parts = turns(text, sure=True)
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    spoken = [part for part in parts if part.kind is PartKind.TURN]
    assert all(one.end <= two.start for one, two in pairwise(spoken))
    assert all(re.match(r"\d+(\.\d+)?\Z", part.value) for part in parts if part.kind is PartKind.TIME)
