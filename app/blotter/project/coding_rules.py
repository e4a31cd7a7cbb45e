"""Plan changes of coding rules: what has to hold where a code is given."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id
from blotter.domain.source import storable
from blotter.errors import Refused
from blotter.project import messages, rule_words, short_ids
from blotter.project.dependents import same_rule
from blotter.project.project import Project


def find(project: Project, typed: str) -> CodingRule:
    """The rule whose id ends like this, or NotFound."""
    return short_ids.find(project.coding_rules, typed, messages.NO_SUCH_RULE)


def add(
    project: Project,
    kind: RuleKind,
    code: Code,
    others: Iterable[Code] = (),
    reach: Reach = Reach.OVERLAP,
    note: str = "",
) -> tuple[CodingRule, Edit]:
    """A new rule; Refused if it is one already, or asks for what cannot be."""
    made = CodingRule(
        id=new_id(),
        kind=kind,
        code=code.id,
        others=_in_order(project, others),
        reach=reach,
        note=storable(note),
    )
    _check(project, made)
    return made, project.edit(messages.RULE_ADDED, [Put(made)], rule=rule_words.asked(made, project.codebook))


def change(
    project: Project,
    rule: CodingRule,
    kind: RuleKind,
    code: Code,
    others: Iterable[Code] = (),
    reach: Reach = Reach.OVERLAP,
    note: str = "",
) -> Edit | None:
    """Change what a rule asks; it stays the same rule."""
    named = _in_order(project, others)
    changed = replace(rule, kind=kind, code=code.id, others=named, reach=reach, note=storable(note))
    if changed == rule:
        return None
    _check(project, changed)
    words = rule_words.asked(changed, project.codebook)
    return project.edit(messages.RULE_CHANGED, [Put(changed)], rule=words)


def remove(project: Project, rule: CodingRule) -> Edit:
    """Ask for this no more; what is coded is not touched."""
    words = rule_words.asked(rule, project.codebook)
    return project.edit(messages.RULE_REMOVED, [Remove(CodingRule, rule.id)], rule=words)


def _check(project: Project, rule: CodingRule) -> None:
    path = project.codebook.path(rule.code)
    if rule.code in rule.others:
        raise Refused(messages.RULE_NAMES_ITSELF, path=path)
    if rule.kind is RuleKind.EXCLUDES and not rule.others:
        raise Refused(messages.RULE_LACKS_OTHERS, path=path)
    if rule.kind is RuleKind.MEMO and rule.others:
        raise Refused(messages.RULE_HAS_OTHERS)
    for other in project.coding_rules:
        if other.id != rule.id and same_rule(other, rule):
            raise Refused(messages.RULE_EXISTS, rule=rule_words.asked(other, project.codebook))


def _in_order(project: Project, codes: Iterable[Code]) -> tuple[str, ...]:
    wanted = {code.id for code in codes}
    return tuple(code.id for code in project.codebook if code.id in wanted)
