"""Every code has letters of its own."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import new_id
from blotter.ui.code_letters import code_letters


def book(names: list[str]) -> Codebook:
    return Codebook(Code(id=new_id(), name=name, position=place) for place, name in enumerate(names))


def test_initials_first_then_other_letters_then_numbers() -> None:
    names = ["river patrol", "repression", "rendition pact", "rp", "r", "r!", "警务", "…"]
    letters = code_letters(book(names))
    assert list(letters.values()) == ["RP", "RE", "RN", "R1", "R2", "R3", "警务", "X1"]


@given(st.lists(st.text(min_size=1, max_size=5).filter(str.strip), unique_by=str.casefold, max_size=60))
def test_no_two_codes_share_theirs(names: list[str]) -> None:
    letters = code_letters(book(names))
    assert len(set(letters.values())) == len(letters) == len(names)
