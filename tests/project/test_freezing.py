"""A frozen codebook: no gesture changes what codes mean, and everything else goes on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from blotter.domain.codebook import Code, Codebook
from blotter.domain.edit import Edit, Put
from blotter.domain.segment import Span
from blotter.errors import Refused
from blotter.project import coders, codes, freezing, memos, rechecking, segments, splitting
from blotter.project.project import Project
from blotter.project.transfer import import_files, incoming
from factories import code
from states import state

FROZEN = "frozen at revision 4: names, places and definitions stay as they are. Propose"


@pytest.fixture
def frozen(project: Project) -> Project:
    project.apply(freezing.freeze(project, " We code the pilot. "))
    return project


def named(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def in_vivo(project: Project) -> Edit | None:
    made = codes.ensure_path(project.codebook, ["Officers"])
    return segments.mark(project, project.source("notes.txt"), made[-1], [Span(0, 8)], made=made).edit


def recoded_in_vivo(project: Project) -> Edit | None:
    made = codes.ensure_path(project.codebook, ["Officers"])
    return segments.recode_all(project, list(project.retrieve())[:2], made[-1], made)


def split(project: Project) -> Edit:
    training = named(project, "training")
    parts = splitting.parts_named(project, training, ["assistance", "abroad"])
    return splitting.split(project, training, parts, {})


CHANGES: dict[str, Callable[[Project], Edit | None]] = {
    "add": lambda project: codes.add(project, "patrol")[1],
    "rename": lambda project: codes.rename(project, named(project, "training"), "teaching"),
    "move": lambda project: codes.move(project, named(project, "training/academy"), None),
    "define": lambda project: codes.define(project, named(project, "training"), counter_example="Not this."),
    "example": lambda project: codes.add_example(
        project, named(project, "training"), next(iter(project.retrieve()))
    ),
    "merge": lambda project: codes.merge(project, named(project, "assistance"), named(project, "training")),
    "split": split,
    "delete": lambda project: codes.delete(project, named(project, "assistance")),
    "adopt": lambda project: codes.adopt(project, Codebook([code("patrol")]))[0],
    "in vivo": in_vivo,
    "recode in vivo": recoded_in_vivo,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_changes_what_codes_mean(frozen: Project, change: Callable[[Project], Edit | None]) -> None:
    before, told = state(frozen.path), len(frozen.history())
    with pytest.raises(Refused, match=FROZEN):
        frozen.apply(change(frozen))
    assert state(frozen.path) == before
    assert len(frozen.history()) == told
    frozen.apply(freezing.thaw(frozen))
    assert frozen.apply(change(frozen)) is not None


@pytest.mark.parametrize("create", [False, True])
def test_no_file_brings_codes_in(frozen: Project, tmp_path: Path, create: bool) -> None:
    codebook, table = tmp_path / "codes.md", tmp_path / "segments.csv"
    codebook.write_text("# Police\n\n## patrol\n", encoding="utf-8")
    table.write_text("source,start,end,code,coder\nnotes.txt,0,8,patrol,Ada\n", encoding="utf-8")
    path, format_id = (table, None) if create else (codebook, "codebook-markdown")
    before = state(frozen.path)
    with pytest.raises(Refused, match=FROZEN):
        import_files(frozen, incoming([path], format_id)[0], create=create)
    assert state(frozen.path) == before


ALLOWED: dict[str, Callable[[Project], Edit | None]] = {
    "colour": lambda project: codes.recolour(project, named(project, "training"), "rose"),
    "key": lambda project: codes.set_key(project, named(project, "training"), "t"),
    "order": lambda project: codes.move(project, named(project, "training"), None),
    "archive": lambda project: codes.archive(project, named(project, "training")),
    "aliases": lambda project: codes.set_aliases(project, named(project, "training"), ["teaching"]),
    "origin": lambda project: codes.define(
        project, named(project, "training"), origin="literature", reference="A book."
    ),
    "code": lambda project: (
        segments.mark(project, project.source("notes.txt"), named(project, "training"), [Span(1, 5)]).edit
    ),
    "memo": lambda project: memos.write(project, memos.subject(project, "code:training"), "Discuss it."),
    "coder": lambda project: coders.add(project, "Cleo")[1],
}


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED)
def test_everything_else_goes_on(frozen: Project, change: Callable[[Project], Edit | None]) -> None:
    assert frozen.apply(change(frozen)) is not None
    assert frozen.revision is not None
    assert frozen.revision.number == 4
    assert frozen.check() == []


def test_a_code_is_split_into_codes_that_are_there(frozen: Project) -> None:
    training = named(frozen, "training")
    parts = splitting.parts_named(frozen, training, ["assistance", "either\\/or"])
    held = splitting.segments_of(frozen, training)
    frozen.apply(splitting.split(frozen, training, parts, {each.id: 0 for each in held}, keep=True))
    assert splitting.segments_of(frozen, training) == []


def test_a_freeze_says_who_when_why_and_at_which_revision(frozen: Project) -> None:
    (freeze,) = frozen.freezes
    assert frozen.revision is not None
    assert (freeze.revision, freeze.coder, freeze.reason, freeze.round) == (
        frozen.revision.id,
        frozen.coder("Ada").id,
        "We code the pilot.",
        None,
    )
    assert str(frozen.history()[-1].label) == "Freeze the codebook at revision 4"
    with pytest.raises(Refused, match="frozen already, at revision 4"):
        freezing.freeze(frozen)
    assert frozen.check() == []


def test_thawing_ends_it_and_both_can_be_undone(frozen: Project) -> None:
    frozen.apply(freezing.thaw(frozen))
    assert frozen.freezes == []
    assert freezing.thaw(frozen) is None
    frozen.undo()
    with pytest.raises(Refused, match="frozen"):
        frozen.apply(codes.add(frozen, "patrol")[1])
    frozen.undo()
    frozen.apply(codes.add(frozen, "patrol")[1])


def test_a_freeze_of_a_round_is_not_thawed_by_hand(frozen: Project) -> None:
    (freeze,) = frozen.freezes
    of_round = Put(replace(freeze, round="0" * 32))
    frozen.apply(frozen.edit("Open a round", [of_round]))
    assert freezing.thaw(frozen) is None
    with pytest.raises(Refused, match="frozen"):
        frozen.apply(codes.add(frozen, "patrol")[1])


def test_an_empty_codebook_is_not_frozen(tmp_path: Path) -> None:
    with Project.create(tmp_path / "empty.blotter") as empty:
        with pytest.raises(Refused, match="no codes yet"):
            freezing.freeze(empty)
        assert rechecking.outdated_counts(empty) == {}


def test_the_coder_who_froze_may_go(project: Project) -> None:
    project.apply(coders.add(project, "Cleo")[1])
    project.act_as("Cleo")
    project.apply(freezing.freeze(project))
    project.act_as("Ada")
    project.apply(coders.remove(project, project.coder("Cleo")))
    assert [each.coder for each in project.freezes] == [None]
    assert project.check() == []
