"""Splitting a code: where its segments, memo, children, sets and rules go, and when it is gone."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule, RuleKind
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.former_code import Fate
from blotter.domain.segment import Segment, Span
from blotter.errors import NotFound, Refused, WrongFile
from blotter.project import codes, memos, segments, splitting
from blotter.project.project import Project
from blotter.project.splitting import Part


def named(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def tree(project: Project) -> list[str]:
    return [project.codebook.path(each.id) for each in project.codebook]


def mark(project: Project, by: str, path: str, span: Span, note: str = "") -> Segment:
    source = project.source("notes.txt")
    marking = segments.mark(project, source, named(project, path), [span], project.coder(by), note)
    project.apply(marking.edit)
    return marking.marked[0]


def held(project: Project, path: str) -> list[tuple[str, Span, str]]:
    found = splitting.segments_of(project, named(project, path))
    return sorted((project.coders[each.coder].name, each.span, each.memo) for each in found)


@pytest.fixture
def training(project: Project) -> Code:
    """The code to be split: Ada's and Ben's 0:8, and Ada's 30:40."""
    mark(project, "Ada", "training", Span(30, 40), "in the town")
    return named(project, "training")


def test_each_segment_goes_where_it_was_sent(project: Project, training: Code) -> None:
    parts = splitting.parts_named(project, training, ["abroad", "at home"])
    before = {each.id: each for each in splitting.segments_of(project, training)}
    assigned = {each.id: int(each.start > 0) for each in before.values()}
    assert splitting.begun(project, training, parts).left == tuple(before.values())
    count = project.count()
    project.apply(splitting.split(project, training, parts, assigned))
    assert held(project, "abroad") == [("Ada", Span(0, 8), ""), ("Ben", Span(0, 8), "")]
    assert held(project, "at home") == [("Ada", Span(30, 40), "in the town")]
    assert project.count() == count
    assert project.revision is not None
    for each in before.values():
        now = project.segment(each.id)
        assert now.revision == project.revision.id
        assert replace(now, code=each.code, revision=each.revision, modified=each.modified) == each
    assert project.check() == []


def test_with_its_last_segment_the_code_goes_and_what_is_under_it_comes_up(
    project: Project, training: Code
) -> None:
    project.apply(codes.add(project, "Academy")[1])
    parts = splitting.parts_named(project, training, ["abroad", "at home"])
    assigned = {each.id: 0 for each in splitting.segments_of(project, training)}
    project.apply(splitting.split(project, training, parts, assigned))
    assert tree(project) == ["assistance", "either\\/or", "Academy", "abroad", "at home", "academy (2)"]
    # It looks as it did, though nothing above it has a colour any more.
    assert named(project, "academy (2)").colour == "blue"
    assert project.revision is not None
    lines = {each.successor: each for each in project.former_codes}
    assert set(lines) == {named(project, "abroad").id, named(project, "at home").id}
    for each in lines.values():
        assert (each.code, each.path, each.fate) == (training.id, "training", Fate.SPLIT)
        assert each.revision == project.revision.id
    assert project.revision.reason == "Split training into abroad, at home"
    assert str(project.history()[-1].label) == "Split training into abroad, at home"


def test_it_is_one_step(project: Project, training: Code) -> None:
    parts = splitting.parts_named(project, training, ["abroad", "assistance"])
    split = splitting.begun(project, training, parts)
    for each in split.segments:
        split = split.given(each, 1)
    told, before = len(project.history()), tree(project)
    project.apply(split.edit(project))
    assert len(project.history()) == told + 1
    assert "training" not in tree(project)
    project.undo()
    assert tree(project) == before
    assert project.former_codes == []
    assert held(project, "training") == [
        ("Ada", Span(0, 8), ""),
        ("Ada", Span(30, 40), "in the town"),
        ("Ben", Span(0, 8), ""),
    ]
    project.redo()
    assert project.check() == []


def test_what_is_not_divided_yet_stays_with_the_code(project: Project, training: Code) -> None:
    parts = splitting.parts_named(project, training, ["abroad", "at home"])
    split = splitting.begun(project, training, parts)
    first, second, third = split.segments
    split = split.given(first, 0).given(second, 1).given(second, None)
    assert split.left == (second, third)
    project.apply(split.edit(project))
    assert "training" in tree(project)
    assert project.former_codes == []
    assert len(held(project, "training")) == 2
    assert [each.name for each in project.codebook.children(training.id)] == ["academy"]
    # It goes on where it stopped, with the parts that are there now.
    parts = splitting.parts_named(project, training, ["abroad", "at home"])
    assert [part.new for part in parts] == [False, False]
    project.apply(splitting.split(project, training, parts, {second.id: 1, third.id: 1}))
    assert "training" not in tree(project)
    assert len(held(project, "at home")) == 2
    assert len(project.former_codes) == 2
    assert project.check() == []


def test_what_a_coder_has_already_is_kept_once_with_both_memos(project: Project, training: Code) -> None:
    mark(project, "Ada", "assistance", Span(30, 40), "also a gift")
    mark(project, "Ben", "assistance", Span(0, 8))
    parts = splitting.parts_named(project, training, ["assistance", "at home"])
    assigned = {each.id: 0 for each in splitting.segments_of(project, training)}
    project.apply(splitting.split(project, training, parts, assigned))
    assert held(project, "assistance") == [
        ("Ada", Span(0, 8), ""),
        ("Ada", Span(30, 40), "also a gift\n\nin the town"),
        ("Ben", Span(0, 8), ""),
        ("Ben", Span(4, 20), ""),
    ]
    assert project.check() == []


def test_the_code_stays_if_it_is_to_or_is_a_part_or_has_one_under_it(
    project: Project, training: Code
) -> None:
    assigned = {each.id: 0 for each in splitting.segments_of(project, training)}
    for names, keep in (
        (["assistance", "either\\/or"], True),
        (["assistance", "training"], False),
        (["training/academy", "assistance"], False),
    ):
        parts = splitting.parts_named(project, training, names)
        project.apply(splitting.split(project, training, parts, assigned, keep))
        assert named(project, "training") == training
        assert held(project, "training") == []
        assert len(held(project, names[0])) >= 3
        assert project.former_codes == []
        project.undo()


def test_what_is_given_to_the_code_itself_stays(project: Project, training: Code) -> None:
    parts = splitting.parts_named(project, training, ["training", "abroad"])
    before = splitting.segments_of(project, training)
    assigned = {each.id: int(each.start > 0) for each in before}
    project.apply(splitting.split(project, training, parts, assigned))
    assert splitting.segments_of(project, training) == before[:2]
    assert held(project, "abroad") == [("Ada", Span(30, 40), "in the town")]


def test_its_memo_goes_to_each_part(project: Project, training: Code) -> None:
    project.apply(memos.write(project, memos.subject(project, "code:assistance"), "Its own."))
    parts = splitting.parts_named(project, training, ["assistance", "abroad"])
    assigned = {each.id: 0 for each in splitting.segments_of(project, training)}
    project.apply(splitting.split(project, training, parts, assigned))
    texts = {path: memos.read(project, memos.subject(project, f"code:{path}")) for path in tree(project)}
    assert texts == {
        "assistance": "Its own.\n\nNot sure yet.",
        "either\\/or": "",
        "abroad": "Not sure yet.",
        "academy": "",
    }
    assert project.check() == []


def test_sets_and_rules_name_all_parts_and_notes_go_to_the_first(project: Project, training: Code) -> None:
    aid, other = named(project, "assistance").id, named(project, "either\\/or").id
    things = (
        CodeSet(id=new_id(), name="what", codes=(training.id, aid), exclusive=True),
        CodingRule(id=new_id(), kind=RuleKind.NEEDS, code=training.id, others=(aid,)),
        CodingRule(id=new_id(), kind=RuleKind.EXCLUDES, code=other, others=(training.id, aid)),
        CodingRule(id=new_id(), kind=RuleKind.MEMO, code=aid),
        CodeNote(id=new_id(), code=training.id, text="Too wide?"),
    )
    project.apply(project.edit("Lay down", [Put(each) for each in things]))
    parts = splitting.parts_named(project, training, ["abroad", "assistance"])
    assigned = {each.id: 0 for each in splitting.segments_of(project, training)}
    project.apply(splitting.split(project, training, parts, assigned))
    abroad = named(project, "abroad").id
    assert [each.codes for each in project.code_sets] == [(abroad, aid)]
    assert {(rule.kind, rule.code, rule.others) for rule in project.coding_rules} == {
        (RuleKind.NEEDS, abroad, (aid,)),
        (RuleKind.EXCLUDES, other, (abroad, aid)),
        (RuleKind.MEMO, aid, ()),
    }
    assert [note.code for note in project.code_notes()] == [abroad]
    assert project.check() == []


def test_a_new_part_can_be_defined_and_lies_beside_the_code(project: Project) -> None:
    academy = named(project, "training/academy")
    first = splitting.new_part(project, academy, "course", short="Some weeks.")
    second = splitting.new_part(project, academy, "degree", [first])
    with pytest.raises(Refused, match="“training/course” exists already"):
        splitting.new_part(project, academy, "Course", [first])
    project.apply(splitting.split(project, academy, [first, second], {}))
    assert tree(project)[:4] == ["training", "training/academy", "training/course", "training/degree"]
    assert named(project, "training/course").short == "Some weeks."


def test_parts_are_beside_the_code_or_at_a_path_or_new(project: Project) -> None:
    project.apply(codes.add(project, "course", named(project, "training"))[1])
    academy = named(project, "training/academy")
    parts = splitting.parts_named(
        project, academy, ["COURSE", "assistance", "training/course", "up\\/down", "either/or"[:6]]
    )
    assert [(part.code.name, part.code.parent == academy.parent, part.new) for part in parts] == [
        ("course", True, False),
        ("assistance", False, False),
        ("course", True, False),
        ("up/down", True, True),
        ("either", True, True),
    ]
    with pytest.raises(NotFound):
        splitting.parts_named(project, academy, ["nothing/there"])


def test_what_is_refused(project: Project, training: Code) -> None:
    parts = splitting.parts_named(project, training, ["abroad", "assistance"])
    academy = splitting.segments_of(project, named(project, "training/academy"))[0]
    assistance = named(project, "assistance")
    with pytest.raises(Refused, match="two codes at least"):
        splitting.split(project, training, [Part(assistance), Part(assistance)], {})
    with pytest.raises(Refused, match="does not have the code “training”"):
        splitting.split(project, training, parts, {academy.id: 0})
    with pytest.raises(NotFound, match="There is no segment"):
        splitting.split(project, training, parts, {"f" * 32: 0})
    project.apply(codes.archive(project, assistance))
    parts = splitting.parts_named(project, training, ["abroad", "assistance"])
    first = splitting.segments_of(project, training)[0]
    with pytest.raises(Refused, match="“assistance” is archived"):
        splitting.split(project, training, parts, {first.id: 1})
    project.apply(splitting.split(project, training, parts, {first.id: 0}))


def test_a_file_says_where_segments_go(project: Project, training: Code, tmp_path: Path) -> None:
    parts = splitting.parts_named(project, training, ["abroad", "assistance"])
    first, second, third = (each.id for each in splitting.segments_of(project, training))
    file = tmp_path / "parts.csv"
    file.write_text(f"id,into\n{first},ABROAD\n{second},assistance\n{third},\n", encoding="utf-8")
    assert splitting.assigned_in(project, parts, file) == {first: 0, second: 1}
    file.write_text(json.dumps({first: "assistance", third: "abroad"}), encoding="utf-8")
    assert splitting.assigned_in(project, parts, file) == {first: 1, third: 0}
    file.write_text(json.dumps({first: "at home"}), encoding="utf-8")
    with pytest.raises(NotFound, match="“at home” is none of the codes to split into, which are “abroad”"):
        splitting.assigned_in(project, parts, file)
    with pytest.raises(WrongFile):
        splitting.assigned_in(project, parts, tmp_path / "missing.csv")


def test_of_two_parts_of_one_name_the_path_tells_which(project: Project, tmp_path: Path) -> None:
    project.apply(codes.add(project, "academy", named(project, "assistance"))[1])
    code = named(project, "either\\/or")
    segment = mark(project, "Ada", "either\\/or", Span(0, 3))
    parts = splitting.parts_named(project, code, ["training/academy", "assistance/academy"])
    file = tmp_path / "parts.json"
    for path, place in (("training/academy", 0), ("assistance/academy", 1)):
        file.write_text(json.dumps({segment.id: path}), encoding="utf-8")
        assert splitting.assigned_in(project, parts, file) == {segment.id: place}
    file.write_text(json.dumps({segment.id: "academy"}), encoding="utf-8")
    with pytest.raises(
        NotFound, match="“academy” is none of the codes to split into, which are “training/academy”"
    ):
        splitting.assigned_in(project, parts, file)
