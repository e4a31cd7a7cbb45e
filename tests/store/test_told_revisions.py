"""Files from before revisions kept what they said: brought up to date, every revision says it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from blotter.domain.codebook import Codebook
from blotter.project import rechecking
from blotter.project.project import Project

DATA = Path(__file__).parents[1] / "data"
OLDER = [DATA / "schema-1.blotter", DATA / "schema-2.blotter", DATA / "history-2.blotter"]

_FIRST = {
    1: {"training": ""},
    2: {"training": "", "training/academy": ""},
    3: {"training": "", "training/academy": "", "assistance": ""},
    4: {"training": "", "training/academy": "", "assistance": "", "either\\/or": ""},
}
_TAUGHT, _SCHOOL = "Somebody is taught.", "A school for officers."
HISTORY = _FIRST | {
    5: {"training": _TAUGHT, "training/academy": "", "assistance": "", "either\\/or": ""},
    6: {"training": _TAUGHT, "academy": "", "assistance": "", "either\\/or": ""},
    7: {"training": _TAUGHT, "academy": _SCHOOL, "assistance": "", "either\\/or": ""},
    8: {"training": _TAUGHT, "academy": _SCHOOL, "assistance": ""},
    9: {"training": _TAUGHT, "academy": _SCHOOL, "assistance": "", "patrol": "", "patrol/river": ""},
    10: {
        "training": _TAUGHT,
        "academy": _SCHOOL,
        "assistance": "",
        "patrol": "",
        "patrol/river": "On a river.",
    },
    11: {"training": _TAUGHT, "academy": _SCHOOL, "patrol": "", "patrol/river": "On a river."},
    12: {"training": _TAUGHT, "academy": "A school.", "patrol": "", "patrol/river": "On a river."},
    13: {"teaching": _TAUGHT, "academy": "A school.", "patrol": "", "patrol/river": "On a river."},
    14: {"teaching": _TAUGHT, "patrol": "", "patrol/river": "On a river."},
    15: {"teaching": "Somebody learns.", "patrol": "", "patrol/river": "On a river."},
}
"""What was seen in the codebook after each of the steps of `keep_history.py`, while it was made."""


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    path = Path(shutil.copyfile(request.param, tmp_path / request.param.name))
    with Project(path) as project:
        yield project


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Project]:
    path = Path(shutil.copyfile(DATA / "history-2.blotter", tmp_path / "history.blotter"))
    with Project(path) as project:
        yield project


def said(codebook: Codebook) -> dict[str, str]:
    return {codebook.path(code.id): code.short for code in codebook}


def assert_told(project: Project) -> None:
    """The file is sound, and each revision says the state that its digest is of, the newest the codebook."""
    assert project.check() == []
    revisions = project.revisions
    for revision in revisions:
        assert revisions.codebook(revision.id).digest() == revision.digest
    if project.revision is not None:
        definitions = {code.id: code.definition for code in project.codebook}
        newest = revisions.state(project.revision.id)
        assert {code: change.definition for code, change in newest.items()} == definitions


def test_every_revision_is_told_wherever_undo_and_redo_lead(older: Project) -> None:
    assert_told(older)
    while older.next_redo():
        older.redo(any_coder=True)
        assert_told(older)
    steps = 0
    while older.next_undo():
        older.undo(any_coder=True)
        assert_told(older)
        steps += 1
    assert (len(older.revisions), len(older.codebook)) == (0, 0)
    for _ in range(steps):
        older.redo(any_coder=True)
        assert_told(older)
    assert older.next_redo() is None


def test_each_revision_says_what_was_seen_then(history: Project) -> None:
    def told() -> dict[int, dict[str, str]]:
        return {each.number: said(history.revisions.codebook(each.id)) for each in history.revisions}

    assert told() == {number: HISTORY[number] for number in range(1, 13)}
    # The branch that was undone last can still be redone, and its first step touches what is older.
    assert str(history.next_redo() and history.next_redo().label) == "Remove coder Cleo"  # type: ignore[union-attr]
    for last in (12, 13, 14, 15):
        history.redo(any_coder=True)
        assert told() == {number: HISTORY[number] for number in range(1, last + 1)}
    assert [each.parent for each in history.revisions] == [None, *list(history.revisions.by_id)[:-1]]


def test_what_was_not_redefined_since_is_not_to_be_rechecked(history: Project) -> None:
    book = history.codebook
    outdated = rechecking.outdated_counts(history)
    assert {book.path(code): count for code, count in outdated.items()} == {
        "training": 2,
        "academy": 1,
        "patrol/river": 1,
    }


def test_closed_branches_stay_closed(history: Project) -> None:
    labels = [str(each.label) for each in history.history() if each.undone]
    assert "Define patrol" in labels
    reasons = {each.reason for each in history.revisions}
    assert not reasons & {"Rename assistance to help", "Define patrol"}
    while history.next_redo():
        assert str(history.redo(any_coder=True).happening.label) != "Define patrol"
