"""What breaks the rules, in the whole project and at one passage, and how it is told."""

import pytest

from blotter.domain.codebook import Code
from blotter.domain.coding_rule import Reach, RuleKind
from blotter.domain.segment import Segment, Span
from blotter.progress import Cancelled
from blotter.project import code_sets, coding_rules, segments
from blotter.project.project import Project
from blotter.project.reports import Selection, report
from blotter.project.rule_check import Broken, RuleCheck

NEEDS, EXCLUDES, MEMO = RuleKind


def code(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def lay(project: Project, kind: RuleKind, path: str, *others: str, reach: Reach = Reach.OVERLAP) -> None:
    named = [code(project, other) for other in others]
    project.apply(coding_rules.add(project, kind, code(project, path), named, reach)[1])


def mark(project: Project, path: str, span: Span, by: str = "Ada", document: str = "notes.txt") -> Segment:
    source = project.source(document)
    marking = segments.mark(project, source, code(project, path), [span], project.coder(by))
    project.apply(marking.edit)
    return (*marking.marked, *marking.present)[0]


def everywhere(project: Project) -> list[tuple[str, str, str]]:
    """Document, code and sentence of everything that is broken."""
    book = project.codebook
    return [
        (each.source.name, book.path(each.segment.code), str(each.told(book)))
        for each in RuleCheck(project).everywhere()
    ]


def sentences(project: Project, found: list[Broken]) -> list[str]:
    return [str(each.told(project.codebook)) for each in found]


def test_without_rules_nothing_is_broken(project: Project) -> None:
    check = RuleCheck(project)
    assert not check.rulebook
    assert list(check.everywhere()) == []
    assert check.at(project.source("notes.txt"), project.coder("Ada").id, Span(0, 100)) == []
    project.apply(code_sets.add(project, "plain", [code(project, "training")])[1])
    assert not check.rulebook


def test_every_kind_of_breach_is_told_in_a_sentence(project: Project) -> None:
    lay(project, NEEDS, "assistance")
    lay(project, NEEDS, "training/academy", "either\\/or", "assistance", reach=Reach.SAME)
    lay(project, MEMO, "either\\/or")
    lay(project, EXCLUDES, "training", "assistance")
    codes = [code(project, "training"), code(project, "assistance")]
    project.apply(code_sets.add(project, "What was given", codes, exclusive=True)[1])
    assert everywhere(project) == [
        ("notes.txt", "training", "training does not go with assistance on this passage"),
        (
            "notes.txt",
            "training",
            "training and assistance exclude each other in “What was given”",
        ),
        (
            "notes.txt",
            "assistance",
            "assistance and training exclude each other in “What was given”",
        ),
        (
            "notes.txt",
            "training/academy",
            "training/academy needs assistance or either\\/or on these bounds",
        ),
    ], "Ben has both on one passage, Ada the academy alone"
    segment = mark(project, "either\\/or", Span(0, 3), document="boats.txt")
    assert everywhere(project)[0] == ("boats.txt", "either\\/or", "either\\/or needs a memo")
    project.apply(segments.write_memo(project, segment, "Because."))
    assert everywhere(project)[0][0] == "notes.txt"


def test_only_the_passage_is_looked_at_with_all_that_it_meets(project: Project) -> None:
    lay(project, NEEDS, "training")
    check, source, ada = RuleCheck(project), project.source("notes.txt"), project.coder("Ada").id
    wide = mark(project, "training", Span(0, 60))
    far = mark(project, "assistance", Span(55, 60))
    assert sentences(project, check.at(source, ada, Span(0, 4))) == [
        "training needs another code on this passage"
    ], "the wide one meets a code far away, the narrow one none"
    assert check.at(source, ada, Span(100, 101)) == []
    project.apply(segments.unmark(project, [far]))
    found = {each.segment.id for each in check.at(source, ada, Span(59, 60))}
    academy = {each.id for each in project.segments_of(source) if each.span == Span(12, 60)}
    assert found == {wide.id, *academy}
    lay(project, MEMO, "assistance")
    assert len(check.at(source, project.coder("Ben").id, Span(5, 6))) == 1, "another rule holds at once"


def test_what_is_found_at_every_passage_is_what_is_found_in_the_document(project: Project) -> None:
    lay(project, NEEDS, "training", "assistance")
    lay(project, EXCLUDES, "assistance", "training", reach=Reach.SAME)
    lay(project, MEMO, "training/academy")
    for start in range(0, 40, 7):
        mark(project, ("training", "assistance", "training/academy")[start % 3], Span(start, start + 9))
        mark(project, ("assistance", "training")[start % 2], Span(start, start + 9), "Ben")
    check, source = RuleCheck(project), project.source("notes.txt")
    whole = {(each.segment.id, each.rule.id) for each in check.within(source)}
    passages = {
        (each.segment.id, each.rule.id)
        for coder in project.coders
        for at in range(source.characters)
        for each in check.at(source, coder, Span(at, at + 1))
    }
    assert whole == passages
    assert whole


def test_the_report_can_be_narrowed_and_tells_its_progress(project: Project) -> None:
    lay(project, NEEDS, "assistance", "either\\/or")
    lay(project, MEMO, "training")
    told: list[tuple[int, int]] = []
    table = report(project, "rules", progress=lambda done, total: told.append((done, total)))
    rows = list(table.records())
    assert told[-1] == (1, 1), "one of the two documents holds segments"
    assert [(row["coder"], row["code"], row["other"]) for row in rows] == [
        ("Ada", "training", None),
        ("Ben", "training", None),
        ("Ben", "assistance", None),
        ("Ada", "training/academy", None),
    ]
    assert rows[0]["text"] == "Officers"
    assert rows[0]["rule"] == "training needs a memo"
    some = report(project, "rules", Selection(codes=("training",), coders=("Ada",), with_children=False))
    assert [row["text"] for row in some.records()] == ["Officers"]
    assert list(report(project, "rules", Selection(sources=("boats.txt",))).rows) == []

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(report(project, "rules", progress=stop).rows)
