"""Rules in words: what one asks for, and how a passage breaks it."""

from collections.abc import Sequence
from functools import reduce

from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Codebook
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.message import Message
from blotter.project import messages

_ASKED = {
    (RuleKind.NEEDS, False, Reach.OVERLAP): messages.RULE_NEEDS_ANY,
    (RuleKind.NEEDS, False, Reach.SAME): messages.RULE_NEEDS_ANY_SAME,
    (RuleKind.NEEDS, True, Reach.OVERLAP): messages.RULE_NEEDS,
    (RuleKind.NEEDS, True, Reach.SAME): messages.RULE_NEEDS_SAME,
    (RuleKind.EXCLUDES, True, Reach.OVERLAP): messages.RULE_EXCLUDES,
    (RuleKind.EXCLUDES, True, Reach.SAME): messages.RULE_EXCLUDES_SAME,
}
_BROKEN = {
    (RuleKind.NEEDS, False, Reach.OVERLAP): messages.BROKEN_NEEDS_ANY,
    (RuleKind.NEEDS, False, Reach.SAME): messages.BROKEN_NEEDS_ANY_SAME,
    (RuleKind.NEEDS, True, Reach.OVERLAP): messages.BROKEN_NEEDS,
    (RuleKind.NEEDS, True, Reach.SAME): messages.BROKEN_NEEDS_SAME,
    (RuleKind.EXCLUDES, True, Reach.OVERLAP): messages.BROKEN_EXCLUDES,
    (RuleKind.EXCLUDES, True, Reach.SAME): messages.BROKEN_EXCLUDES_SAME,
}


def asked(rule: CodingRule | CodeSet, book: Codebook) -> Message:
    """What a rule, or a set whose codes exclude each other, asks of a passage."""
    if isinstance(rule, CodeSet):
        return Message(messages.RULE_DOMAIN, {"name": rule.name})
    values: dict[str, object] = {"path": _path(book, rule.code)}
    if rule.kind is RuleKind.MEMO:
        return Message(messages.RULE_MEMO, values)
    if rule.others:
        values["other"] = _either([_path(book, other) for other in rule.others])
    return Message(_ASKED[rule.kind, bool(rule.others), rule.reach], values)


def broken(rule: CodingRule | CodeSet, book: Codebook, code: str, other: str | None) -> Message:
    """How a passage with this code breaks a rule; `other` is the code that it should not meet there."""
    if isinstance(rule, CodeSet):
        values: dict[str, object] = {"path": _path(book, code), "name": rule.name}
        return Message(messages.BROKEN_DOMAIN, {**values, "other": _path(book, other or "")})
    if rule.kind is RuleKind.MEMO:
        return asked(rule, book)
    values = {"path": _path(book, rule.code)}
    if other is not None:
        values = {"path": _path(book, code), "other": _path(book, other)}
    elif rule.others:
        values["other"] = _either([_path(book, each) for each in rule.others])
    return Message(_BROKEN[rule.kind, bool(rule.others), rule.reach], values)


def _either(paths: Sequence[str]) -> Message | str:
    first, *rest = paths
    found: Message | str = first
    return reduce(lambda told, path: Message(messages.EITHER, {"path": told, "other": path}), rest, found)


def _path(book: Codebook, code: str) -> str:
    return book.path(code) if code in book.by_id else "—"
