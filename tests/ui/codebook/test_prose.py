"""Broken lines put together: prose only, nothing of it lost, and nothing that was broken on purpose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.codebook.prose import BROKEN_FROM, unwrapped

LONG = "x" * BROKEN_FROM


def test_a_paragraph_becomes_one_line() -> None:
    assert unwrapped(f"{LONG}\n{LONG}\nrest\n\nnext") == f"{LONG} {LONG} rest\n\nnext"


def test_short_lines_were_broken_on_purpose() -> None:
    assert unwrapped("one\ntwo") == "one\ntwo"
    assert unwrapped(f"{LONG}\nrest\nmore") == f"{LONG} rest\nmore"


@pytest.mark.parametrize(
    "words",
    [
        f"- {LONG}\n- {LONG}",
        f"{LONG}\n1. {LONG}",
        f"> {LONG}\n{LONG}",
        f"| {LONG} |\n| {LONG} |",
        f"{LONG}  \n{LONG}",
        f"{LONG}\\\n{LONG}",
        f"```\n{LONG}\n{LONG}\n```",
        f"    {LONG}\n    {LONG}",
        f"# {LONG}\n{LONG}",
    ],
)
def test_what_is_no_prose_stays(words: str) -> None:
    assert unwrapped(words) == words


@given(st.lists(st.sampled_from([LONG, "word", "", "- item", "```", "  ", "> quote", f"{LONG}  "])))
def test_no_word_is_lost_and_twice_is_once(lines: list[str]) -> None:
    words = "\n".join(lines)
    assert unwrapped(words).split() == words.split()
    assert unwrapped(unwrapped(words)).split() == words.split()
