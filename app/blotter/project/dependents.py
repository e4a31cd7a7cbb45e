"""What hangs on codes that go or become another, beside segments and memos: sets, rules, notes and kinds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.coding_rule import CodingRule, RuleKind
from blotter.domain.decision import Decision
from blotter.domain.edit import Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.round import Round
from blotter.project.project import Project
from blotter.project.records import following


def let_go(project: Project, codes: frozenset[str]) -> list[Step]:
    """Take codes out of sets and rules; their own rules and notes go with them."""
    steps: list[Step] = [Remove(CodeNote, note.id) for note in project.code_notes() if note.code in codes]
    for each in _naming(project):
        left = tuple(code for code in each.codes if code not in codes)
        steps += [Put(replace(each, codes=left))] if left != each.codes else []
    steps += following.codes_gone(project, codes)
    return steps + _changed_rules(project, lambda rule: _without(rule, codes))


def handed_over(project: Project, successors: Mapping[str, str]) -> list[Step]:
    """Put other codes in the place of some: in sets, in rules and as what notes are about."""
    steps: list[Step] = []
    for note in project.code_notes():
        if note.code in successors:
            steps.append(Put(replace(note, code=successors[note.code])))
    for each in _naming(project):
        codes = _replaced(each.codes, successors)
        steps += [Put(replace(each, codes=codes))] if codes != each.codes else []
    steps += following.codes_replaced(project, successors)
    return steps + _changed_rules(project, lambda rule: _with_others(rule, successors))


def _naming(project: Project) -> list[CodeSet | Round | Decision]:
    """What has a list of codes."""
    rounds = list(project.rounds.values())
    decisions = [each for of in (None, *rounds) for each in project.decisions(of)]
    return [*project.code_sets, *rounds, *decisions]


def _without(rule: CodingRule, codes: frozenset[str]) -> CodingRule | None:
    left = tuple(code for code in rule.others if code not in codes)
    # A rule that named others asks for something else once it names none.
    return None if rule.code in codes or (rule.others and not left) else replace(rule, others=left)


def _with_others(rule: CodingRule, successors: Mapping[str, str]) -> CodingRule | None:
    code = successors.get(rule.code, rule.code)
    others = tuple(other for other in _replaced(rule.others, successors) if other != code)
    return None if rule.others and not others else replace(rule, code=code, others=others)


def _changed_rules(project: Project, change: Callable[[CodingRule], CodingRule | None]) -> list[Step]:
    """Change rules; one that is nothing any more goes, and of those that come to ask the same one is left."""
    changed = [(rule, change(rule)) for rule in project.coding_rules]
    known = {_said(rule) for rule, new in changed if new == rule}
    steps: list[Step] = []
    for rule, new in changed:
        if new == rule:
            continue
        if new is None or _said(new) in known:
            steps.append(Remove(CodingRule, rule.id))
        else:
            steps.append(Put(new))
            known.add(_said(new))
    return steps


def divided(project: Project, code: str, parts: Sequence[str]) -> list[Step]:
    """Put several codes in the place of one: all of them in sets and rules, the first for notes."""
    steps: list[Step] = [
        Put(replace(note, code=parts[0])) for note in project.code_notes() if note.code == code
    ]
    for each in _naming(project):
        codes = _widened(each.codes, code, parts)
        steps += [Put(replace(each, codes=codes))] if codes != each.codes else []
    steps += following.kinds_replaced(project, {code: parts[0]})
    concerned = [rule for rule in project.coding_rules if code in (rule.code, *rule.others)]
    known = {_said(rule) for rule in project.coding_rules if rule not in concerned}
    for rule in concerned:
        steps.append(Remove(CodingRule, rule.id))
        for number, subject in enumerate(parts if rule.code == code else (rule.code,)):
            others = tuple(other for other in _widened(rule.others, code, parts) if other != subject)
            made = replace(rule, id=new_id() if number else rule.id, code=subject, others=others)
            if _said(made) not in known and (others or not rule.others):
                steps.append(Put(made))
                known.add(_said(made))
    return steps


def _widened(codes: Iterable[str], code: str, parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for one in codes for each in (parts if one == code else (one,))))


def _replaced(codes: Iterable[str], successors: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(successors.get(code, code) for code in codes))


def same_rule(first: CodingRule, second: CodingRule) -> bool:
    """Whether two rules ask the same."""
    return _said(first) == _said(second)


def _said(rule: CodingRule) -> tuple[object, ...]:
    # For a memo it is all the same how far others lie.
    reach = None if rule.kind is RuleKind.MEMO else rule.reach
    return rule.kind, rule.code, frozenset(rule.others), reach
