"""Coding rules: what they ask, in words; what is refused; what becomes of them when codes go."""

import pytest

from blotter.domain.coding_rule import Reach, RuleKind
from blotter.errors import NotFound, Refused
from blotter.project import codes, coding_rules, rule_words
from blotter.project.project import Project
from blotter.project.short_ids import short_id

NEEDS, EXCLUDES, MEMO = RuleKind


def lay(
    project: Project, kind: RuleKind, path: str, *others: str, reach: Reach = Reach.OVERLAP
) -> coding_rules.CodingRule:
    book = project.codebook
    rule, edit = coding_rules.add(project, kind, book.find(path), map(book.find, others), reach)
    project.apply(edit)
    return rule


def said(project: Project) -> list[str]:
    return [str(rule_words.asked(rule, project.codebook)) for rule in project.coding_rules]


def test_rules_in_words(project: Project) -> None:
    lay(project, NEEDS, "training")
    lay(project, NEEDS, "training", reach=Reach.SAME)
    lay(project, NEEDS, "training/academy", "either\\/or", "assistance")
    lay(project, EXCLUDES, "assistance", "training", reach=Reach.SAME)
    lay(project, MEMO, "assistance")
    assert said(project) == [
        "training needs another code on the same passage",
        "training needs another code on the same bounds",
        "training/academy needs assistance or either\\/or on the same passage",
        "assistance does not go with training on the same bounds",
        "assistance needs a memo",
    ]
    assert str(project.history()[-1].label) == "Add rule: assistance needs a memo"


def test_what_cannot_be_a_rule_is_refused(project: Project) -> None:
    first = lay(project, NEEDS, "training", "assistance", "either\\/or")
    lay(project, MEMO, "training")
    for kind, path, others, reach in (
        (NEEDS, "training", ["either\\/or", "assistance"], Reach.OVERLAP),
        (MEMO, "training", [], Reach.SAME),
        (NEEDS, "training", ["training"], Reach.OVERLAP),
        (EXCLUDES, "training", [], Reach.OVERLAP),
        (MEMO, "training", ["assistance"], Reach.OVERLAP),
    ):
        with pytest.raises(Refused):
            lay(project, kind, path, *others, reach=reach)
    code = project.codebook.find("training")
    with pytest.raises(Refused, match="rule already"):
        coding_rules.change(project, first, MEMO, code)
    assert len(project.coding_rules) == 2


def test_a_rule_is_changed_and_removed_by_the_end_of_its_id(project: Project) -> None:
    rule = lay(project, NEEDS, "training")
    book = project.codebook
    other = book.find("assistance")
    project.apply(coding_rules.change(project, rule, EXCLUDES, book.find("training"), [other], note="Why"))
    (changed,) = project.coding_rules
    assert (changed.id, changed.kind, changed.others, changed.note) == (rule.id, EXCLUDES, (other.id,), "Why")
    assert coding_rules.change(project, changed, EXCLUDES, book.find("training"), [other], note="Why") is None
    assert coding_rules.find(project, short_id(rule).upper()) == changed
    for wrong in ("", "no such", "zz" * 4):
        with pytest.raises(NotFound):
            coding_rules.find(project, wrong)
    project.apply(coding_rules.remove(project, changed))
    assert project.coding_rules == []
    project.undo()
    assert project.coding_rules == [changed]


def test_rules_that_come_to_ask_the_same_become_one(project: Project) -> None:
    lay(project, NEEDS, "training", "assistance", "either\\/or")
    lay(project, NEEDS, "training", "assistance")
    lay(project, EXCLUDES, "training/academy", "either\\/or")
    book = project.codebook
    project.apply(codes.delete(project, book.find("either\\/or")))
    assert said(project) == ["training needs assistance on the same passage"]
    project.undo()
    assert len(project.coding_rules) == 3
    project.apply(codes.merge(project, book.find("either\\/or"), book.find("assistance")))
    assert said(project) == [
        "training needs assistance on the same passage",
        "training/academy does not go with assistance on the same passage",
    ]
    project.undo()
    project.apply(codes.merge(project, book.find("assistance"), book.find("training")))
    assert said(project)[0] == "training needs either\\/or on the same passage"
    assert len(project.coding_rules) == 2, "what needs itself is no rule"
