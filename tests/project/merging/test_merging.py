"""Merging copies of a project: what comes, what is asked, and what goes wrong."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from merging_histories import told

import factories
from blotter.domain.codebook import Code
from blotter.domain.segment import Segment, Span
from blotter.errors import Refused, WrongFile
from blotter.progress import Cancelled
from blotter.project import assignments, coders, codes, memos, merging, packaging, segments, sources
from blotter.project.merging import Decisions, Kind, MergePlan, Take
from blotter.project.project import Project
from blotter.store import backups
from states import assert_sound, state

INTO, FROM = Decisions(otherwise=Take.INTO), Decisions(otherwise=Take.FROM)

Pair = tuple[Path, Path]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """A study, and a copy of it that was made in a file manager."""
    here = tmp_path / "study.blotter"
    factories.study(here).close()
    return here, Path(shutil.copyfile(here, tmp_path / "copy of study.blotter"))


def merge(
    into: Path, *copies: Path, decisions: Decisions | None = None, strangers: bool = False
) -> MergePlan:
    with Project(into) as project, merging.opened(project, copies) as found:
        made = merging.plan(project, found, decisions or Decisions(), strangers=strangers)
        if not made.open:
            merging.carry_out(project, made)
    assert_sound(into)
    return made


def do(path: Path, *plans: Callable[[Project], object], by: str = "Ada") -> None:
    with Project(path) as project:
        for plan in plans:
            project.act_as(by)
            edit = plan(project)
            project.apply(edit[1] if isinstance(edit, tuple) else edit)  # type: ignore[arg-type]


def code(path: str) -> Callable[[Project], Code]:
    return lambda project: project.codebook.find(path)


def mark(
    path: str, start: int, end: int, memo: str = "", source: str = "notes.txt"
) -> Callable[[Project], object]:
    return lambda p: (
        segments.mark(p, p.source(source), p.codebook.find(path), [Span(start, end)], memo=memo).edit
    )


def coded(path: Path) -> set[tuple[str, str, str, int, int, str, str]]:
    with Project(path, writable=False) as project:
        return {
            (
                project.sources[s.source].name, project.codebook.path(s.code), project.coders[s.coder].name,
                s.start, s.end, s.quote, s.memo,
            )
            for s in project.retrieve()
        }  # fmt: skip


def test_what_one_side_did_is_taken_deletions_included(pair: Pair) -> None:
    here, there = pair
    do(here, mark("training", 20, 30, "seen here"), lambda p: codes.rename(p, code("assistance")(p), "aid"))
    do(there, mark("training/academy", 60, 70, "seen there"), by="Ben")
    do(there, lambda p: segments.unmark(p, [s for s in p.retrieve() if s.start == 4]), by="Ben")
    do(there, lambda p: codes.define(p, code("assistance")(p), short="Given, lent or built."), by="Ben")
    before = coded(here) | coded(there)
    made = merge(here, there)
    assert made.questions == []
    kept = {
        (s, path.replace("assistance", "aid"), *rest) for s, path, *rest in before if rest[1:3] != [4, 20]
    }
    assert coded(here) == kept
    with Project(here, writable=False) as project:
        aid = project.codebook.find("aid")
        assert aid.short == "Given, lent or built."
        assert [each.copy for each in project.history()].count("copy of study") == 3
        people = {e.copy: p.name for e in project.history() if (p := project.coders.get(e.coder or ""))}
        assert people["copy of study"] == "Ben"
    assert merge(here, there).edit is None


def test_packages_out_and_in(tmp_path: Path) -> None:
    study = tmp_path / "study.blotter"
    factories.study(study).close()
    packages = {name: tmp_path / f"{name}.blotter" for name in ("Ada", "Ben")}
    with Project(study) as project:
        for name, path in packages.items():
            packaging.package(project, project.coder(name), path)
    before = coded(study)
    do(packages["Ada"], mark("training", 10, 20, "A"), mark("either\\/or", 30, 44), by="Ada")
    do(packages["Ben"], mark("training", 10, 20, "B"), mark("assistance", 60, 80), by="Ben")
    do(
        packages["Ben"],
        lambda p: assignments.mark_done(p, p.coder("Ben"), list(p.sources.values())),
        by="Ben",
    )
    each = coded(packages["Ada"]) | coded(packages["Ben"])
    made = merge(study, *packages.values())
    assert made.questions == []
    assert coded(study) == each | before
    with Project(study, writable=False) as project:
        done = project.done_coders()
        assert {c for people in done.values() for c in people} == {project.coder("Ben").id}
        assert str(project.history()[-5].label) != ""
    assert merge(study, *packages.values()).edit is None
    # Both go on, and come again.
    do(packages["Ada"], mark("training", 15, 25, "more"), by="Ada")
    assert merge(study, packages["Ada"]).edit is not None
    assert len(coded(study)) == len(each | before) + 1


def test_both_sides_of_one_thing_are_asked_about_part_by_part(pair: Pair) -> None:
    here, there = pair
    for path, word in ((here, "one"), (there, "two")):
        do(
            path,
            lambda p, word=word: codes.rename(p, code("training")(p), word),
            lambda p, word=word: codes.define(p, code("assistance")(p), full=word),
            lambda p, word=word: memos.write(p, memos.Subject(), word),
            lambda p, word=word: segments.write_memo(p, first(p), word),
            lambda p, word=word: segments.set_bounds(p, first(p), Span(0, 9 if word == "one" else 11)),
        )
    made = merge(here, there)
    assert {(q.type.__name__, q.part) for q in made.open} == {
        ("Code", "name"), ("Code", "full"), ("Segment", "memo"), ("Segment", "ends"), ("Memo", "text")
    }  # fmt: skip
    assert {(q.into, q.other) for q in made.open if q.part == "full"} == {("one", "two")}
    untouched = state(here)
    assert merge(here, there).open == made.open
    assert state(here) == untouched
    merge(
        here, there, decisions=Decisions({q.key: Take.FROM for q in made.open if q.part != "name"}, Take.INTO)
    )
    with Project(here, writable=False) as project:
        assert project.codebook.get("one")
        assert project.codebook.find("assistance").full == "two"
        assert (first(project).memo, first(project).end) == ("two", 11)
        assert {memo.text for memo in project.memos() if memo.code is None} == {"two"}
    assert merge(here, there).edit is None


def first(project: Project) -> Segment:
    return min(project.retrieve(), key=lambda segment: segment.id)


@pytest.mark.parametrize(("decisions", "stays"), [(INTO, False), (FROM, True)])
def test_a_code_deleted_here_and_used_there(pair: Pair, decisions: Decisions, stays: bool) -> None:
    here, there = pair
    do(here, lambda p: codes.delete(p, code("assistance")(p)))
    do(there, mark("assistance", 70, 90, "new"), by="Ben")
    made = merge(here, there)
    assert [(q.kind, q.what) for q in made.open] == [(Kind.USED_THERE, "assistance")]
    merge(here, there, decisions=decisions)
    found = {(path, start) for _, path, _, start, *_ in coded(here) if path == "assistance"}
    assert found == ({("assistance", 4), ("assistance", 70)} if stays else set())
    assert merge(here, there).edit is None


@pytest.mark.parametrize(("decisions", "stays"), [(INTO, True), (FROM, False)])
def test_a_document_removed_there_and_coded_here(pair: Pair, decisions: Decisions, stays: bool) -> None:
    here, there = pair
    do(here, mark("training", 70, 90, "new"))
    do(there, lambda p: sources.remove(p, p.source("notes.txt")))
    made = merge(here, there)
    assert [(q.kind, q.what) for q in made.open] == [(Kind.USED_HERE, "notes.txt")]
    before = coded(here)
    merge(here, there, decisions=decisions)
    assert coded(here) == (before if stays else set())


def test_a_code_that_was_merged_there_takes_the_segments_along(pair: Pair) -> None:
    here, there = pair
    do(here, mark("assistance", 70, 90, "new"))
    do(there, lambda p: codes.merge(p, code("assistance")(p), code("training")(p)))
    made = merge(here, there)
    assert made.questions == []
    assert ("notes.txt", "training", "Ada", 70, 90) in {each[:5] for each in coded(here)}
    assert "training" in str(made.report.remarks[0].why)


def test_a_code_merged_into_what_lies_under_it_on_the_other_side(pair: Pair) -> None:
    here, there = pair
    do(here, lambda p: codes.merge(p, code("assistance")(p), code("training/academy")(p)))
    do(here, lambda p: codes.define(p, code("training/academy")(p), short="Changed."))
    do(there, lambda p: codes.merge(p, code("training")(p), code("assistance")(p)))
    do(there, lambda p: codes.delete(p, code("assistance/academy")(p)))
    assert [q.kind for q in merge(here, there).open] == [Kind.REMOVED_THERE]
    merge(here, there, decisions=INTO)
    with Project(here, writable=False) as project:
        assert [project.codebook.path(each.id) for each in project.codebook] == ["academy", "either\\/or"]
        assert project.count() == 4


def test_codes_placed_under_each_other(pair: Pair) -> None:
    here, there = pair
    do(here, lambda p: codes.move(p, code("training")(p), code("assistance")(p)))
    do(there, lambda p: codes.move(p, code("assistance")(p), code("training")(p)))
    made = merge(here, there)
    assert [question.kind for question in made.open] == [Kind.CIRCLE]
    merge(here, there, decisions=FROM)
    with Project(here, writable=False) as project:
        assert project.codebook.get("training/assistance")


def test_what_both_made_is_one(pair: Pair, tmp_path: Path) -> None:
    here, there = pair
    for path, who in ((here, "Ada"), (there, "Ben")):
        do(
            path,
            lambda p: codes.add(p, "loans", code("assistance")(p)),
            mark("assistance/loans", 5, 15),
            by=who,
        )
        with Project(path) as project:
            project.apply(factories.import_of(factories.text_source("The same letter.\n", f"{who}.txt")))
    made = merge(here, there)
    # The document was called differently on each side; that is for people to say.
    assert [(q.part, q.into, q.other) for q in made.open] == [("name", "Ada.txt", "Ben.txt")]
    merge(here, there, decisions=INTO)
    with Project(here, writable=False) as project:
        assert [c.name for c in project.codebook.children(code("assistance")(project).id)] == ["loans"]
        assert [source.name for source in project.sources.values()] == ["Ada.txt", "boats.txt", "notes.txt"]
        loans = code("assistance/loans")(project).id
        assert {project.coders[s.coder].name for s in project.retrieve() if s.code == loans} == {"Ada", "Ben"}
    # What the copy calls by its own id is known from now on, even when it has another name.
    do(there, lambda p: codes.rename(p, code("assistance/loans")(p), "credit"), by="Ben")
    do(there, mark("assistance/credit", 20, 25), by="Ben")
    merge(here, there, decisions=INTO)
    with Project(here, writable=False) as project:
        assert len(project.codebook.children(code("assistance")(project).id)) == 1
        assert project.codebook.get("assistance/credit")


@pytest.mark.parametrize(("decisions", "names"), [(INTO, {"Cem", "Cem (2)"}), (FROM, {"Cem"})])
def test_two_coders_of_one_name_are_one_only_if_somebody_says_so(
    pair: Pair, decisions: Decisions, names: set[str]
) -> None:
    here, there = pair
    for path in pair:
        do(path, lambda p: coders.add(p, "Cem"))
    do(here, mark("training", 50, 55), by="Cem")
    do(there, mark("training", 70, 75), by="Cem")
    made = merge(here, there)
    assert [(q.kind, q.what) for q in made.open] == [(Kind.ONE_NAME, "Cem")]
    merge(here, there, decisions=decisions)
    with Project(here, writable=False) as project:
        assert {c.name for c in project.coders.values()} == {"Ada", "Ben", *names}
    assert {s[2] for s in coded(here) if s[3] in (50, 70)} == names


def test_a_text_read_anew_there_and_coded_here(tmp_path: Path) -> None:
    here = tmp_path / "study.blotter"
    latin = "Zoé and Frédéric trained the officers there.".encode("latin-1")
    with Project.create(here) as project:
        project.apply(coders.add(project, "Ada")[1])
        project.act_as("Ada")
        project.apply(codes.add(project, "training")[1])
        text = factories.text_source("Zo├й and Fr├йd├йric trained the officers there.", "letter.txt")
        from dataclasses import replace

        from blotter.domain.source import original

        bytes_of = original(latin)
        source = replace(text.source, original=bytes_of.digest)
        edit = factories.import_of(text._replace(source=source, original=bytes_of))
        project.apply(edit)
    there = Path(shutil.copyfile(here, tmp_path / "there.blotter"))
    do(there, lambda p: sources.reread(p, p.source("letter.txt"), "latin-1"))
    with Project(here) as project:
        content = project.text(project.source("letter.txt"))
        place, lost = content.index("trained"), content.index("Fr")
    do(
        here,
        mark("training", place, place + 7, source="letter.txt"),
        mark("training", lost, lost + 9, source="letter.txt"),
    )
    made = merge(here, there)
    assert made.questions == []
    with Project(here, writable=False) as project:
        assert project.text(project.source("letter.txt")) == latin.decode("latin-1")
        found = {(project.sources[s.source].name, s.quote) for s in project.retrieve()}
        assert found == {("letter.txt", "trained"), ("letter (2).txt", content[lost : lost + 9])}
    assert {str(remark.kind) for remark in made.report.remarks} == {"Segment"}
    assert merge(here, there).edit is None


def test_a_merge_is_undone_as_one_and_backed_up_before(pair: Pair) -> None:
    here, there = pair
    do(there, mark("training", 60, 70), lambda p: coders.add(p, "Cem"))
    before = state(here)
    merge(here, there)
    with Project(here) as project:
        project.undo(any_coder=True)
        undone = [each for each in project.history() if each.copy]
        assert all(each.undone for each in undone)
    assert state(here) == before
    assert [b.kind for b in backups.listed(here)].count(backups.BEFORE) == 1
    assert merge(here, there).edit is not None


def test_what_was_undone_there_is_undone_here(pair: Pair) -> None:
    here, there = pair
    do(there, mark("training", 60, 70))
    merge(here, there)
    with Project(there) as project:
        project.act_as("Ada")
        project.undo()
        project.undo(any_coder=True)
    merge(here, there)
    assert told(here) == told(there)


def test_strangers_are_united_and_every_difference_is_decided(tmp_path: Path) -> None:
    here, there = tmp_path / "one.blotter", tmp_path / "two.blotter"
    for path in (here, there):
        factories.study(path).close()
    do(there, lambda p: codes.define(p, code("training")(p), short="Other words."))
    made = merge(here, there)
    people = [q for q in made.open if q.kind is Kind.ONE_NAME]
    assert [q.what for q in people] == ["Ada", "Ben"]
    together = Decisions({q.key: Take.FROM for q in people})
    again = merge(here, there, decisions=together)
    assert [(q.type, q.part) for q in again.open] == [(Code, "short")]
    merge(here, there, decisions=Decisions(dict(together.taken), Take.INTO))
    assert coded(here) == coded(there)
    assert merge(here, there).edit is None


def test_keys_and_aliases_stand_for_one_code(pair: Pair) -> None:
    here, there = pair
    for path, name in ((here, "training"), (there, "assistance")):
        do(
            path,
            lambda p, name=name: codes.set_key(p, code(name)(p), "t"),
            lambda p, name=name: codes.set_aliases(p, code(name)(p), ["aid", name[:3]]),
        )
    made = merge(here, there)
    assert made.questions == []
    with Project(here, writable=False) as project:
        found = {each.name: (each.key, set(each.aliases)) for each in project.codebook if each.aliases}
    assert found == {"training": ("t", {"aid", "tra"}), "assistance": ("", {"ass"})}
    assert len(made.report.remarks) == 2


# What goes wrong


def test_into_itself(pair: Pair, tmp_path: Path) -> None:
    here, _ = pair
    link = tmp_path / "link.blotter"
    link.hardlink_to(here)
    for same in (here, link, here.parent / "." / here.name):
        with pytest.raises(Refused, match="into itself"):
            merge(here, same)
    twin = Path(shutil.copyfile(here, tmp_path / "twin.blotter"))
    assert merge(here, twin).edit is None
    with pytest.raises(Refused, match="named twice"):
        merge(here, twin, twin)


def test_a_copy_of_a_newer_program(pair: Pair) -> None:
    here, there = pair
    with closing(sqlite3.connect(there)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(WrongFile, match="newer Blotter"):
        merge(here, there)


def test_a_copy_of_an_older_program_is_brought_up_to_date_apart(tmp_path: Path) -> None:
    data = Path(__file__).parents[2] / "data"
    here = Path(shutil.copyfile(data / "schema-2.blotter", tmp_path / "here.blotter"))
    there = Path(shutil.copyfile(data / "schema-2.blotter", tmp_path / "there.blotter"))
    content = there.read_bytes()
    assert merge(here, there).edit is None
    assert there.read_bytes() == content


def test_a_copy_with_a_damaged_journal(pair: Pair) -> None:
    here, there = pair
    do(there, mark("training", 60, 70))
    with closing(sqlite3.connect(there)) as connection:
        connection.execute("UPDATE image SET packed = x'00'")
        connection.commit()
    before = state(here)
    with pytest.raises(WrongFile, match="without its history"):
        merge(here, there)
    assert state(here) == before
    merge(here, there, strangers=True)
    assert coded(here) == coded(there)


def test_a_codebook_that_is_frozen_here(pair: Pair) -> None:
    from blotter.domain.edit import Put
    from blotter.domain.entity import new_id
    from blotter.domain.freeze import Freeze

    here, there = pair

    def frozen(p: Project) -> object:
        assert p.revision is not None
        return p.edit("Freeze", [Put(Freeze(id=new_id(), revision=p.revision.id))])

    do(here, frozen)
    do(there, mark("training", 60, 70))
    merge(here, there)
    do(there, lambda p: codes.rename(p, code("training")(p), "teaching"))
    before = state(here)
    with pytest.raises(Refused, match="Thaw it"):
        merge(here, there)
    assert state(here) == before
    # The other way round, the freeze does not come along with a codebook that is not the frozen one.
    made = merge(there, here)
    assert [remark.kind for remark in made.report.remarks] == ["Freeze"]


def test_a_merge_that_is_cancelled_leaves_no_trace(pair: Pair) -> None:
    here, there = pair
    do(there, mark("training", 60, 70))
    before = state(here)

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with Project(here) as project, merging.opened(project, [there]) as found:
        lines = len(project.history())
        made = merging.plan(project, found, Decisions())
        with pytest.raises(Cancelled):
            merging.carry_out(project, made, cancel)
        assert len(project.history()) == lines
    assert state(here) == before
