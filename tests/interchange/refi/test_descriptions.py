"""The parts of a definition come back from one Description, whatever stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import Code
from blotter.domain.entity import new_id
from blotter.interchange.refi.descriptions import (
    description_of,
    has_labels,
    note_of,
    options_of,
    parts_of,
)

WORDS = st.lists(
    st.sampled_from(
        [
            "Inclusion:",
            "Exclusion: ",
            " Example:",
            "Counter-example:",
            "Options:",
            "words",
            "\n",
            "\n\n",
            " ",
            "a",
        ]
    ),
    max_size=8,
).map("".join)


@given(WORDS, WORDS, WORDS, WORDS, WORDS)
def test_parts_come_back(full: str, use_when: str, not_when: str, example: str, counter_example: str) -> None:
    told = {
        "use_when": use_when,
        "not_when": not_when,
        "example": example,
        "counter_example": counter_example,
    }
    code = Code(id=new_id(), name="a", full=full, **told)
    parts = dict(parts_of(description_of(code)))
    assert parts.pop("full", "") + parts.pop("short", "") == full
    assert {part: parts.get(part, "") for part in told} == told


@given(WORDS, st.lists(st.sampled_from(["high", "low; or so", "a\\b", "x"]), unique=True))
def test_a_note_and_options_come_back(note: str, options: list[str]) -> None:
    assert options_of(note_of(note, options)) == (note, tuple(options))


def test_labels_stand_at_the_beginning_of_a_paragraph() -> None:
    assert not has_labels("Of use.\nInclusion: no")
    assert not has_labels("Inclusions: no")
    assert has_labels("Of use.\n\nInclusion: yes")
