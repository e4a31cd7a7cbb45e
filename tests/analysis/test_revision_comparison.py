"""Comparing two states of a codebook: code by code, part by part, word by word."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.revision_comparison import Change, Run, RunKind, compare, runs
from blotter.domain.codebook import PARTS, Code, Codebook
from factories import code

SAME, REMOVED, ADDED = RunKind.SAME, RunKind.REMOVED, RunKind.ADDED

words = st.text(st.sampled_from("ab é警察训\u0301👮‍♀️.\n\t/"), max_size=40)
texts = st.one_of(words, st.text(max_size=40), st.lists(words, max_size=6).map("\n\n".join))


def assert_whole(before: str, after: str, found: tuple[Run, ...]) -> None:
    """Nothing is lost or made up, and no run is empty or could be part of the one before."""
    assert "".join(run.text for run in found if run.kind is not ADDED) == before
    assert "".join(run.text for run in found if run.kind is not REMOVED) == after
    assert all(run.text for run in found)
    assert all(first.kind is not second.kind for first, second in pairwise(found))


@given(texts, texts)
def test_the_runs_make_both_texts(before: str, after: str) -> None:
    assert_whole(before, after, runs(before, after))


@given(texts)
def test_a_text_is_all_like_itself_and_all_unlike_nothing(text: str) -> None:
    kinds = [[run.kind for run in runs(*pair)] for pair in ((text, text), (text, ""), ("", text))]
    assert kinds == ([[SAME], [REMOVED], [ADDED]] if text else [[], [], []])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "A school for officers.",
            "A school for police officers.",
            [(SAME, "A school for"), (ADDED, " police"), (SAME, " officers.")],
        ),
        ("old word here", "new thing here", [(REMOVED, "old word"), (ADDED, "new thing"), (SAME, " here")]),
        ("officer", "officers", [(REMOVED, "officer"), (ADDED, "officers")]),
        (
            "培训警察的学校",
            "培训外国警察学校",
            [(SAME, "培训"), (ADDED, "外国"), (SAME, "警察"), (REMOVED, "的"), (SAME, "学校")],
        ),
        ("état", "e\u0301tat", [(REMOVED, "état"), (ADDED, "e\u0301tat")]),
        ("one\ntwo", "one\n\ntwo", [(SAME, "one"), (REMOVED, "\n"), (ADDED, "\n\n"), (SAME, "two")]),
    ],
)
def test_words_are_compared_and_han_characters_one_by_one(
    before: str, after: str, expected: list[Run]
) -> None:
    assert list(runs(before, after)) == expected


def test_very_long_texts_are_compared_line_by_line() -> None:
    lines = [f"Line {number} says the same as the other lines do." for number in range(2_000)]
    changed = [*lines[:700], "Line 700 says something else.", *lines[701:1500], *lines[1501:]]
    found = runs("\n".join(lines), "\n".join(changed))
    assert_whole("\n".join(lines), "\n".join(changed), found)
    same = sum(len(run.text) for run in found if run.kind is SAME)
    assert same > 0.99 * len("\n".join(changed))
    assert (ADDED, "something else") in found


def book(*codes: Code) -> Codebook:
    return Codebook(codes)


def test_what_became_of_each_code() -> None:
    training, aid = code("training", short="Taught."), code("aid")
    academy, boats = code("academy", training), code("boats", aid)
    before = book(training, aid, academy, boats)
    patrol = code("patrol", short="On a river.")
    after = book(
        replace(training, name="teaching", short="Taught well."), aid, replace(academy, parent=aid.id), patrol
    )
    found = {each.code: each for each in compare(before, after)}
    assert [(each.before, each.after, each.changes) for each in found.values()] == [
        ("aid", "aid", ()),
        ("training/academy", "aid/academy", (Change.MOVED,)),
        ("aid/boats", None, (Change.GONE,)),
        (None, "patrol", (Change.ADDED,)),
        ("training", "teaching", (Change.RENAMED, Change.REDEFINED)),
    ]
    assert [(part.part, part.before, part.after) for part in found[training.id].parts] == [
        ("name", "training", "teaching"),
        ("short", "Taught.", "Taught well."),
    ]
    assert found[training.id].parts[1].runs == ((SAME, "Taught"), (ADDED, " well"), (SAME, "."))
    assert [part.runs for part in found[patrol.id].parts] == [((ADDED, "patrol"),), ((ADDED, "On a river."),)]
    assert [part.runs for part in found[boats.id].parts] == [((REMOVED, "boats"),)]


def test_a_code_under_a_renamed_one_has_another_path_and_is_unchanged() -> None:
    training = code("training")
    academy = code("academy", training)
    _, below = compare(book(training, academy), book(replace(training, name="teaching"), academy))
    assert (below.before, below.after, below.changes, below.parts) == (
        "training/academy",
        "teaching/academy",
        (),
        (),
    )


def test_every_part_is_compared_and_looks_are_not() -> None:
    plain = code("training")
    for part in PARTS:
        (found,) = compare(book(plain), book(replace(plain, **{part: "Something."})))
        assert found.changes == (Change.REDEFINED,)
        assert [each.part for each in found.parts] == [part]
    looks = replace(plain, colour="rose", key="t", aliases=("t",), archived=True, position=4)
    assert compare(book(plain), book(looks))[0].changes == ()


def test_no_code_is_lost_where_the_tree_cannot_be_told() -> None:
    loose = Code(id="a" * 32, name="loose", parent="b" * 32)
    assert [each.code for each in compare(book(loose), book())] == [loose.id]
    assert compare(book(), book()) == ()
