"""Copies of which one or both were corrected: all of it stands where its words stand, little is asked."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import factories
from blotter.domain.bundle import Document
from blotter.domain.edit import Edit
from blotter.domain.segment import Span
from blotter.domain.shifting import Replacement
from blotter.domain.source import Source
from blotter.project import merging, segments
from blotter.project.correcting import correcting, edition, reviewing
from blotter.project.merging import Decisions, MergePlan, Take
from blotter.project.project import Project
from states import assert_sound, state

Pair = tuple[Path, Path]
TEXT = factories.TEXT
AGAIN = "the a the b the c the d the e the f the g\n"


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """A study with a text in which the same words stand again and again, and a copy of it."""
    here = tmp_path / "study.blotter"
    project = factories.study(here)
    project.apply(factories.import_of(factories.text_source(AGAIN, "again.txt")))
    project.close()
    return here, Path(shutil.copyfile(here, tmp_path / "copy.blotter"))


def merge(into: Path, copy: Path, take: Take | None = None) -> MergePlan:
    with Project(into) as project, merging.opened(project, [copy]) as found:
        made = merging.plan(project, found, Decisions(otherwise=take))
        if not made.open:
            merging.carry_out(project, made)
    assert_sound(into)
    return made


def do(path: Path, plan: Callable[[Project], Edit | None], by: str = "Ada") -> None:
    with Project(path) as project:
        project.act_as(by)
        assert project.apply(plan(project)) is not None


def corrected(name: str, *replacements: Replacement) -> Callable[[Project], Edit | None]:
    return lambda project: correcting.correct(project, project.source(name), replacements)


def marked(name: str, start: int, end: int) -> Callable[[Project], Edit | None]:
    def plan(project: Project) -> Edit | None:
        code = project.codebook.find("assistance")
        return segments.mark(project, project.source(name), code, [Span(start, end)]).edit

    return plan


def placed(path: Path, name: str) -> list[tuple[int, str]]:
    with Project(path, writable=False) as project:
        return sorted((s.start, s.quote) for s in project.segments_of(project.source(name)))


LONGER = Replacement(0, 0, "Before all of it. ")
PLACES = [(18 + 6 * at, "the") for at in range(7)]


@pytest.mark.parametrize("here_is_corrected", [True, False])
def test_what_only_moved_is_asked_of_nobody(pair: Pair, here_is_corrected: bool) -> None:
    """Words that stand again and again are told by the correction, not by what is nearest."""
    here, there = pair
    one, other = (here, there) if here_is_corrected else (there, here)
    for at in range(0, 42, 12):
        do(here, marked("again.txt", at, at + 3))
        do(there, marked("again.txt", at, at + 3), by="Ben")
    do(one, corrected("again.txt", LONGER))
    for at in range(6, 42, 12):
        do(other, marked("again.txt", at, at + 3), by="Ben")
    made = merge(here, there)
    assert made.questions == []
    assert sorted({place for place, _ in placed(here, "again.txt")}) == [place for place, _ in PLACES]
    assert len(placed(here, "again.txt")) == 11
    again = merge(here, there)
    assert again.questions == []
    assert len(placed(here, "again.txt")) == 11


def test_segments_that_both_have_are_not_asked_about(pair: Pair) -> None:
    here, there = pair
    do(there, corrected("notes.txt", Replacement(0, 0, "The ")))
    with Project(there) as project:
        project.act_as("Ada")
        found = next(s for s in project.segments_of(project.source("notes.txt")) if s.end == 64)
        project.apply(segments.write_memo(project, found, "From there."))
    made = merge(here, there)
    assert made.questions == []
    assert placed(here, "notes.txt") == [
        (4, "Officers"), (4, "Officers"), (8, TEXT[4:20]), (16, TEXT[12:60]),
    ]  # fmt: skip


def test_a_segment_on_corrected_words_has_the_new_ones_and_is_looked_at(pair: Pair) -> None:
    here, there = pair
    do(there, corrected("notes.txt", Replacement(12, 16, "several")))
    do(here, marked("notes.txt", 9, 25))
    made = merge(here, there)
    assert made.questions == []
    assert (9, "of several services") in placed(here, "notes.txt")
    with Project(here, writable=False) as project:
        listed = {each.passage.quote for each in reviewing.moved(project)}
    assert TEXT[9:25] in listed


@pytest.mark.parametrize("take", list(Take))
def test_two_corrections_of_one_text_are_one_question(pair: Pair, take: Take) -> None:
    here, there = pair
    do(here, corrected("again.txt", Replacement(0, 0, "Here: ")))
    do(there, corrected("again.txt", Replacement(0, 0, "There it was: ")))
    for at in (6, 30):
        do(here, marked("again.txt", at, at + 3))
    for at in (14, 20):
        do(there, marked("again.txt", at, at + 3), by="Ben")
    asked = merge(here, there)
    assert [(question.type, question.part) for question in asked.open] == [(Source, "text")]
    merge(here, there, take)
    lead = {Take.INTO: 6, Take.FROM: 14}[take]
    assert placed(here, "again.txt") == [
        (lead, "the"), (lead, "the"), (lead + 6, "the"), (lead + 24, "the"),
    ]  # fmt: skip


def test_what_is_lost_there_and_was_not_changed_here_goes_and_is_kept(pair: Pair) -> None:
    here, there = pair
    do(there, corrected("notes.txt", Replacement(0, 9, "")))
    made = merge(here, there)
    assert made.questions == []
    with Project(here, writable=False) as project:
        lost = [each for each in reviewing.moved(project) if each.is_lost]
    assert [each.passage.quote for each in lost] == ["Officers", "Officers"]


def test_a_merge_of_corrections_is_undone(pair: Pair) -> None:
    here, there = pair
    do(there, corrected("notes.txt", Replacement(3, 16, "icer of many")))
    do(here, marked("notes.txt", 9, 25))
    before = state(here)
    merge(here, there)
    assert state(here) != before
    with Project(here) as project:
        project.undo(any_coder=True)
    assert state(here) == before
    assert_sound(here)


def test_a_new_edition_there_comes_along(pair: Pair) -> None:
    here, there = pair
    text = "A foreword.\n" + TEXT
    document = Document(name="new.txt", kind="text", text=text, original=text.encode())
    do(there, lambda project: edition.plan(project, project.source("notes.txt"), document).edit)
    do(here, marked("notes.txt", 9, 25))
    made = merge(here, there)
    assert made.questions == []
    assert (21, TEXT[9:25]) in placed(here, "notes.txt")
