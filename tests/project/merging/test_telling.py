"""What a merge tells: counts of what truly came, remarks and questions that know their things, the report."""

import csv
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.domain.codebook import Code
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source, original
from blotter.errors import PastUnreadable
from blotter.project import coders, codes, memos, merging, segments, sources
from blotter.project.merging import Decisions, Kind, MergePlan, Take
from blotter.project.project import Project

INTO, FROM = Decisions(otherwise=Take.INTO), Decisions(otherwise=Take.FROM)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A study and a copy of it."""
    here = tmp_path / "study.blotter"
    factories.study(here).close()
    return here, Path(shutil.copyfile(here, tmp_path / "there.blotter"))


def merge(into: Path, copy: Path, decisions: Decisions) -> MergePlan:
    with Project(into) as project, merging.opened(project, [copy]) as found:
        made = merging.plan(project, found, decisions)
        merging.carry_out(project, made)
    return made


def asked(into: Path, copy: Path) -> MergePlan:
    with Project(into) as project, merging.opened(project, [copy]) as found:
        return merging.plan(project, found, Decisions())


def do(path: Path, plan: Callable[[Project], object], by: str = "Ada") -> None:
    with Project(path) as project:
        project.act_as(by)
        edit = plan(project)
        project.apply(edit[1] if isinstance(edit, tuple) else edit)  # type: ignore[arg-type]


def code(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def mark(path: str, start: int, end: int) -> Callable[[Project], object]:
    return lambda p: segments.mark(p, p.source("notes.txt"), code(p, path), [Span(start, end)]).edit


def came(made: MergePlan, what: str) -> dict[str, tuple[int, int, int]]:
    return {c.coder: (c.added, c.changed, c.removed) for c in made.report.came if c.what == what}


@pytest.mark.parametrize(("decisions", "added"), [(INTO, 1), (FROM, 3)])
def test_what_is_let_go_is_not_counted_as_come(
    pair: tuple[Path, Path], decisions: Decisions, added: int
) -> None:
    here, there = pair
    do(here, lambda p: codes.delete(p, code(p, "either\\/or")))
    for start in (20, 30):
        do(there, mark("either\\/or", start, start + 5), by="Ben")
    do(there, mark("training", 40, 45), by="Ben")
    (question,) = asked(here, there).open
    assert (question.kind, question.segments) == (Kind.USED_THERE, (0, 2))
    assert came(merge(here, there, decisions), "Segment") == {"Ben": (added, 0, 0)}


@pytest.mark.parametrize(("decisions", "removed"), [(INTO, 1), (FROM, 3)])
def test_what_is_kept_is_not_counted_as_removed(
    pair: tuple[Path, Path], decisions: Decisions, removed: int
) -> None:
    here, there = pair
    do(here, mark("assistance", 70, 75))
    do(there, lambda p: codes.delete(p, code(p, "assistance")))
    do(there, lambda p: segments.unmark(p, [s for s in p.retrieve() if s.start == 12]))
    (question,) = asked(here, there).open
    # Two segments of the code: one that both had, one that was made here since.
    assert (question.kind, question.segments) == (Kind.USED_HERE, (1, 0))
    counts = came(merge(here, there, decisions), "Segment")
    assert sum(number for _, _, number in counts.values()) == removed
    assert all((added, changed) == (0, 0) for added, changed, _ in counts.values())


def test_a_moment_alone_is_no_change(pair: tuple[Path, Path]) -> None:
    here, there = pair
    for path, end in ((here, 9), (there, 11)):
        do(path, lambda p, end=end: segments.set_bounds(p, first(p), Span(0, end)))
    assert came(merge(here, there, INTO), "Segment") == {}


def first(project: Project) -> Segment:
    return min(project.retrieve(), key=lambda segment: segment.id)


@pytest.mark.parametrize(("decisions", "kept"), [(INTO, ("mine", "Ada")), (FROM, ("yours", "Ben"))])
def test_a_memo_stays_whose_words_it_is(
    pair: tuple[Path, Path], decisions: Decisions, kept: tuple[str, str]
) -> None:
    here, there = pair
    do(here, lambda p: memos.write(p, memos.subject(p, "code:training"), "mine"), by="Ada")
    do(there, lambda p: memos.write(p, memos.subject(p, "code:training"), "yours"), by="Ben")
    (question,) = asked(here, there).open
    assert (question.part, question.base, question.into, question.other) == (
        "text", "Not sure yet.", "mine", "yours",
    )  # fmt: skip
    merge(here, there, decisions)
    with Project(here, writable=False) as project:
        (memo,) = project.memos()
        assert (memo.text, project.coders[memo.coder or ""].name) == kept


def test_the_same_words_of_two_people_are_nothing_to_decide(pair: tuple[Path, Path]) -> None:
    here, there = pair
    for path, who in ((here, "Ada"), (there, "Ben")):
        do(path, lambda p: memos.write(p, memos.subject(p, "code:training"), "the same"), by=who)
    assert merge(here, there, Decisions()).questions == []


def test_questions_know_their_things_and_their_states(pair: tuple[Path, Path]) -> None:
    here, there = pair
    do(here, lambda p: segments.unmark(p, [first(p)]))
    do(there, lambda p: segments.write_memo(p, first(p), "Not to be lost."))
    do(there, lambda p: segments.unmark(p, [s for s in p.retrieve() if s.start == 4]), by="Ben")
    do(here, lambda p: segments.write_memo(p, *(s for s in p.retrieve() if s.start == 4), "Nor this."))
    by_kind = {question.kind: question for question in asked(here, there).open}
    gone, kept = by_kind[Kind.REMOVED_HERE], by_kind[Kind.REMOVED_THERE]
    assert isinstance(gone.thing, Segment)
    assert gone.thing.memo == "Not to be lost."
    assert (gone.into, gone.other) == ("removed", "training\n“Officers”\nNot to be lost.")
    assert (kept.other, kept.into.splitlines()[-1]) == ("removed", "Nor this.")


def test_what_is_gone_there_is_called_as_it_is_here(pair: tuple[Path, Path]) -> None:
    here, there = pair
    do(here, mark("training/academy", 70, 75))
    do(there, lambda p: codes.delete(p, code(p, "training")))
    do(here, lambda p: memos.write(p, memos.subject(p, "source:boats.txt"), "A gift."))
    do(there, lambda p: sources.remove(p, p.source("boats.txt")))
    found = {q.what for q in asked(here, there).open if q.kind is Kind.USED_HERE}
    assert found == {"training/academy", "boats.txt"}


def test_two_of_one_name_tell_how_much_each_has_coded(pair: tuple[Path, Path]) -> None:
    for path, starts in zip(pair, ((20,), (30, 40)), strict=True):
        do(path, lambda p: coders.add(p, "Cem"))
        for start in starts:
            do(path, mark("training", start, start + 5), by="Cem")
    (question,) = asked(*pair).open
    assert (question.kind, question.segments) == (Kind.ONE_NAME, (1, 2))


def test_remarks_lead_to_their_things(pair: tuple[Path, Path]) -> None:
    here, there = pair
    do(here, mark("assistance", 70, 75))
    do(there, lambda p: codes.merge(p, code(p, "assistance"), code(p, "training")))
    (remark,) = merge(here, there, Decisions()).report.remarks
    with Project(here, writable=False) as project:
        assert project.codebook.path(remark.thing.id) == "training"


def test_texts_that_differ_are_there_to_be_compared(tmp_path: Path) -> None:
    here, there = tmp_path / "here.blotter", tmp_path / "there.blotter"
    latin = "Zoé trained them.".encode("cp1252")
    text, data = factories.text_source("Zo\ufffd trained them.", "a.txt"), original(latin)
    read = text._replace(source=replace(text.source, original=data.digest), original=data)
    with Project.create(here) as project:
        project.apply(factories.import_of(read))
    shutil.copyfile(here, there)
    for path, encoding in ((here, "cp1252"), (there, "cp1251")):
        do(path, lambda p, encoding=encoding: sources.reread(p, p.source("a.txt"), encoding), by="")
    with Project(here) as project, merging.opened(project, [there]) as found:
        (question,) = merging.plan(project, found, Decisions()).open
        assert (question.type, question.part) == (Source, "text")
        texts = merging.both_texts(question, project, found)
    assert texts == (latin.decode("cp1252"), latin.decode("cp1251"))


def test_only_the_copy_that_is_damaged_is_a_stranger(pair: tuple[Path, Path], tmp_path: Path) -> None:
    here, there = pair
    sound = Path(shutil.copyfile(there, tmp_path / "sound.blotter"))
    do(there, mark("training", 60, 70))
    do(sound, lambda p: segments.unmark(p, [first(p)]))
    with closing(sqlite3.connect(there)) as connection:
        connection.execute("UPDATE image SET packed = x'00'")
        connection.commit()
    with Project(here) as project, merging.opened(project, [there, sound]) as found:
        with pytest.raises(PastUnreadable, match="“there”") as told:
            merging.plan(project, found, Decisions())
        assert told.value.message.values["copy"] == "there"
        made = merging.plan(project, found, Decisions(), strangers={"there"})
    counts = {(c.copy, c.added, c.removed) for c in made.report.came if c.what == "Segment"}
    assert counts == {("there", 1, 0), ("sound", 0, 1)}


def test_the_report_says_what_came_what_was_decided_and_what_followed(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    here, there = pair
    do(here, lambda p: codes.delete(p, code(p, "either\\/or")))
    do(there, mark("either\\/or", 20, 25), by="Ben")
    do(there, mark("training", 40, 45), by="Ben")
    made = merge(here, there, INTO)
    table = merging.report_table(made.report, [(made.questions[0], Take.INTO)])
    file = tmp_path / "merge.csv"
    assert merging.export_report(table, file).rows == 3
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["about"] for row in rows] == ["came", "decided", "settled by rule"]
    assert (rows[0]["coder"], rows[0]["kind"], rows[0]["added"]) == ("Ben", "segment", "1")
    assert rows[1]["how"] == "into (removed here, used there)"
    assert "goes with “either\\/or”" in rows[2]["how"]
    merging.export_report(table, tmp_path / "merge.md")
    assert (tmp_path / "merge.md").read_text(encoding="utf-8").count("\n| ") == 5
