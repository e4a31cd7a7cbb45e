"""Revisions that an extension tells are a past that the codebook can have had; others are none."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import derived_id
from blotter.domain.revision import Revision, changes_between, state_of
from blotter.interchange.refi.told_revisions import misstated

IDS = [derived_id("code", str(number)) for number in range(4)]

books = st.dictionaries(st.sampled_from(IDS), st.sampled_from(["aid", "boats", "coast"])).map(
    lambda names: Codebook(Code(id=identity, name=name) for identity, name in names.items())
)


@st.composite
def pasts(draw: st.DrawFn) -> list[Revision]:
    """Revisions of which each goes on from one before it, or from nothing that is known."""
    made: list[tuple[Revision, Codebook]] = []
    for number, book in enumerate(draw(st.lists(books, min_size=1, max_size=6)), 1):
        parent, before = draw(st.sampled_from(made)) if made else (None, Codebook())
        revision = Revision(
            id=derived_id("revision", str(number)),
            number=number,
            digest=book.digest(),
            parent=parent.id if parent else None,
            changes=changes_between(state_of(before), state_of(book)),
        )
        made.append((revision, book))
    return [revision for revision, _ in made]


def below(past: list[Revision], identity: str) -> set[str]:
    """A revision and all that come from it."""
    found = {identity}
    for each in past:
        if each.parent in found:
            found.add(each.id)
    return found


@given(pasts(), st.randoms())
def test_a_past_is_true_in_whatever_order_it_is_told(past: list[Revision], chance: object) -> None:
    chance.shuffle(past)  # type: ignore[attr-defined]
    assert not misstated(past)


@given(pasts(), st.data())
def test_a_revision_of_another_state_is_none_and_neither_is_what_comes_from_it(
    past: list[Revision], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(past) - 1))
    told = [replace(each, digest="other") if at == place else each for at, each in enumerate(past)]
    assert misstated(told) == below(past, past[place].id)


def revision(number: int, parent: int | None = None, other: int | None = None) -> Revision:
    """A revision in which there is no code."""
    before, beside = (each and derived_id("revision", str(each)) for each in (parent, other))
    identity = derived_id("revision", str(number))
    return Revision(id=identity, number=number, digest=Codebook().digest(), parent=before, other=beside)


def test_revisions_that_come_from_each_other_are_none() -> None:
    first, second, third = revision(1, parent=2), revision(2, parent=1), revision(3)
    assert misstated([first, second, third]) == {first.id, second.id}
    alone = revision(1, parent=1)
    assert misstated([alone]) == {alone.id}


def test_a_revision_that_joined_one_that_is_none_is_none() -> None:
    first, second = revision(1), replace(revision(2), digest="other")
    joined = revision(3, parent=1, other=2)
    assert misstated([first, second, joined]) == {second.id, joined.id}


def test_what_is_before_all_that_is_known_may_be_missing() -> None:
    assert not misstated([revision(5, parent=4, other=3)])


def test_numbers_of_revisions_count_up_from_one() -> None:
    assert misstated([replace(revision(1), number=0)])
    assert misstated([replace(revision(1), number=2**62)])
