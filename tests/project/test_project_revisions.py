"""Naming revisions, the line between two, and the reports that tell of them."""

from dataclasses import replace

import pytest

from blotter.analysis.revision_comparison import Change
from blotter.domain.codebook import Code
from blotter.domain.edit import Put
from blotter.domain.revision import Revision, Revisions, joined
from blotter.errors import NotFound, Refused
from blotter.project import codes, freezing, rechecking, revisions, splitting
from blotter.project.project import Project
from blotter.project.reports import Selection, report


def named(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def rows(project: Project, name: str, selection: Selection | None = None) -> list[dict[str, object]]:
    return list(report(project, name, selection).records())


def test_a_revision_is_named_by_its_number_or_digest(project: Project) -> None:
    second = list(project.revisions)[1]
    for name in ("2", " 2 ", second.digest, second.digest[:8], second.digest[:8].upper()):
        assert revisions.find(project, name) == second
    for name in ("0", "5", "", "x", "2.", second.digest[:3], "g" * 8):
        with pytest.raises(NotFound, match="There is no revision"):
            revisions.find(project, name)


def test_of_two_with_one_number_the_digest_tells(project: Project) -> None:
    fourth = list(project.revisions)[3]
    other = replace(fourth, id="f" * 32, digest="0f" * 32, changes=())
    project.apply(project.edit("From a copy", [Put(other)]))
    with pytest.raises(Refused, match=rf"{fourth.digest[:8]} \(number 4\)"):
        revisions.find(project, "4")
    assert revisions.find(project, "0f0f") == other
    assert revisions.find(project, fourth.digest[:8]) == fourth
    # Two laptops that did the same: either will do.
    project.apply(project.edit("Alike", [Put(replace(other, digest=fourth.digest, changes=fourth.changes))]))
    assert revisions.find(project, "4").digest == fourth.digest


def test_a_number_comes_before_a_digest(project: Project) -> None:
    third = list(project.revisions)[2]
    project.apply(project.edit("Odd", [Put(replace(third, id="f" * 32, number=9, digest="2" * 64))]))
    assert revisions.find(project, "2").number == 2
    assert revisions.find(project, "2222").number == 9


def revision(identity: str, number: int, parent: str | None = None, other: str | None = None) -> Revision:
    return Revision(id=identity, number=number, digest=identity, parent=parent, other=other)


def test_the_line_goes_on_the_side_on_which_the_older_lies() -> None:
    known = Revisions(
        [
            revision("a", 1),
            revision("b", 2, "a"),
            revision("x", 2, "a"),
            revision("y", 3, "x"),
            revision("j", 4, "y", "b"),
            revision("k", 5, "j"),
            revision("alone", 5, "lost"),
        ]
    )

    def line(older: str, newer: str) -> list[str]:
        return [each.id for each in revisions.line(known, older, newer)]

    assert line("b", "k") == ["j", "k"]
    assert line("x", "k") == ["y", "j", "k"]
    assert line("a", "k") == ["b", "j", "k"]
    assert line("k", "k") == line("k", "a") == line("b", "y") == line("a", "alone") == []


def test_two_are_compared(project: Project) -> None:
    project.apply(codes.define(project, named(project, "training"), short="Somebody is taught."))
    first, *_, last = project.revisions
    found = revisions.compared(project, first, last)
    assert [(each.after, each.changes) for each in found] == [
        ("assistance", (Change.ADDED,)),
        ("either\\/or", (Change.ADDED,)),
        ("training", (Change.REDEFINED,)),
        ("training/academy", (Change.ADDED,)),
    ]


def test_the_report_of_revisions(project: Project) -> None:
    training = named(project, "training")
    project.apply(codes.define(project, training, "The pilot showed it.", short="Somebody is taught."))
    project.apply(freezing.freeze(project))
    *_, fourth, fifth = rows(project, "revisions")
    assert project.revision is not None
    assert fifth == {
        "number": 5,
        "digest": project.revision.digest[:8],
        "at": project.revision.at,
        "coder": "Ada",
        "reason": "The pilot showed it.",
        "changed": 1,
        "frozen": 1,
    }
    assert (fourth["reason"], fourth["frozen"]) == ("Add code either\\/or", 0)
    only = Selection(codes=("training",), with_children=False)
    assert [row["number"] for row in rows(project, "revisions", only)] == [1, 5]
    assert rows(project, "revisions", Selection(coders=("Ben",))) == []


def split(project: Project, path: str, *names: str) -> None:
    code = named(project, path)
    parts = splitting.parts_named(project, code, names)
    assigned = {each.id: 0 for each in splitting.segments_of(project, code)}
    project.apply(splitting.split(project, code, parts, assigned))


@pytest.fixture
def changed(project: Project) -> Project:
    """From revision 4: training is renamed (5), redefined (6) and split (9), the rest meets other fates."""
    project.apply(codes.rename(project, named(project, "training"), "teaching"))
    project.apply(codes.define(project, named(project, "teaching"), short="Somebody is taught."))
    project.apply(codes.add(project, "patrol")[1])
    project.apply(codes.merge(project, named(project, "patrol"), named(project, "assistance")))
    split(project, "teaching", "abroad", "at home")
    project.apply(codes.merge(project, named(project, "at home"), named(project, "assistance")))
    project.apply(codes.delete(project, named(project, "either\\/or")))
    project.apply(codes.define(project, named(project, "academy"), full="A school."))
    return project


def crosswalk(project: Project, before: str = "", after: str = "", *paths: str) -> set[tuple[object, ...]]:
    selection = Selection(codes=paths, from_revision=before, to_revision=after)
    found = rows(project, "crosswalk", selection)
    return {
        tuple(row[key] for key in ("before", "after", "change", "successor", "revision")) for row in found
    }


def test_a_crosswalk_tells_what_each_code_is_in_another_revision(changed: Project) -> None:
    assert crosswalk(changed, "4") == {
        ("training", None, "split, merged", "abroad; assistance", "5, 6, 9"),
        ("training/academy", "academy", "moved, redefined", None, "9, 12"),
        ("assistance", "assistance", "same", None, None),
        ("either\\/or", None, "deleted", None, "11"),
        (None, "abroad", "added", None, "9"),
    }
    assert crosswalk(changed, "4", "6") == {
        ("training", "teaching", "renamed, redefined", None, "5, 6"),
        ("training/academy", "teaching/academy", "same", None, None),
        ("assistance", "assistance", "same", None, None),
        ("either\\/or", "either\\/or", "same", None, None),
    }
    assert ("patrol", None, "merged", "assistance", "8") in crosswalk(changed, "7")
    # What happened after the later of the two is not told by it.
    assert ("teaching", None, "split", "abroad; at home", "9") in crosswalk(changed, "8", "9")


def test_it_leads_from_the_first_to_the_newest_and_says_so(changed: Project) -> None:
    found = rows(changed, "crosswalk")
    assert {(row["from"], row["to"]) for row in found} == {(1, 12)}
    assert {row["before"] for row in found} == {None, "training"}
    assert crosswalk(changed, "12", "12") == crosswalk(changed, "12")
    with pytest.raises(NotFound, match="There is no revision “13”"):
        crosswalk(changed, "13")


def test_it_leads_back_too(changed: Project) -> None:
    assert ("abroad", None, "gone", None, None) in crosswalk(changed, "12", "4")


def test_it_is_narrowed_to_what_became_of_it(changed: Project) -> None:
    assert crosswalk(changed, "4", "", "assistance") == {
        ("training", None, "split, merged", "abroad; assistance", "5, 6, 9"),
        ("assistance", "assistance", "same", None, None),
    }


def test_a_crosswalk_over_two_laptops_codebooks(project: Project) -> None:
    base = project.revision
    assert base is not None
    project.apply(codes.define(project, named(project, "training"), short="Ours."))
    ours = project.revision
    assert ours is not None
    theirs = replace(ours, id="f" * 32, digest="0f" * 32, changes=())
    made = joined(project.codebook, [ours, theirs], Revisions([*project.revisions, theirs]))
    project.apply(project.edit("Join", [Put(theirs), Put(made)]))
    for before in ("4", "0f0f"):
        assert ("training", "training", "redefined", None, "6") in crosswalk(project, before)


def test_the_report_of_former_codes(changed: Project) -> None:
    found = [tuple(row.values())[1:] for row in rows(changed, "former-codes")]
    assert found == [
        ("patrol", "merged", "assistance", 8),
        ("teaching", "split", "abroad", 9),
        ("teaching", "split", "assistance", 9),
        ("at home", "merged", "assistance", 10),
        ("either\\/or", "deleted", None, 11),
    ]
    assert len(rows(changed, "former-codes", Selection(codes=("abroad",)))) == 1


def test_the_report_of_what_is_to_recheck(project: Project) -> None:
    project.apply(codes.define(project, named(project, "training"), short="Somebody is taught."))
    project.apply(codes.define(project, named(project, "assistance"), short="Goods are given."))
    found = rows(project, "recheck")
    assert [(row["code"], row["coder"], row["revision"], row["since"]) for row in found] == [
        ("training", "Ada", 4, 5),
        ("training", "Ben", 4, 5),
        ("assistance", "Ben", 4, 6),
    ]
    segments = {row["id"]: row for row in rows(project, "segments")}
    for row in found:
        since = row.pop("since")
        assert since in (5, 6)
        assert row == segments[row["id"]]
    assert len(rows(project, "recheck", Selection(codes=("training",), coders=("Ben",)))) == 1
    assert rows(project, "recheck", Selection(sources=("boats.txt",))) == []
    project.apply(rechecking.still_right(project, rechecking.to_recheck(project)))
    assert rows(project, "recheck") == []
