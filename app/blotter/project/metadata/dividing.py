"""Dividing: what places of documents are counted under: their groups, cases, or values of an attribute."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from blotter.analysis.records import dates
from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.document_filter import OF_CASES
from blotter.domain.names import name_key, nearest, split_names
from blotter.domain.segment import Span
from blotter.errors import NotFound
from blotter.project.metadata import messages
from blotter.project.metadata.built_in import BUILT_IN
from blotter.project.metadata.values import shown
from blotter.project.project import Project

GROUP, CASE = "group", "case"
"""By the groups that documents are in, and by the cases that places belong to."""

NOTHING = ""
"""The label of what belongs nowhere, or has no value."""


class Share(NamedTuple):
    """A label that a document has, and the passages that have it; None: all of it."""

    label: str
    spans: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """By what places are counted: its title, its labels in order, and those of each document (by id)."""

    title: str
    labels: tuple[str, ...]
    shares: Mapping[str, Sequence[Share]] = field(default_factory=dict)

    def of(self, source: str, span: Span) -> list[str]:
        """The labels of a place; NOTHING alone where it has none."""
        found = [
            share.label
            for share in self.shares.get(source, ())
            if share.spans is None or any(span.overlaps(each) for each in share.spans)
        ]
        return found or [NOTHING]

    def passages(self, source: str, label: str) -> tuple[Span, ...] | None:
        """The passages of a document that have a label; None: all of it, or what no other label has."""
        held = (share.spans for share in self.shares.get(source, ()) if share.label == label)
        return next(held, None)


def division(project: Project, by: str) -> Division:
    """Places by `group`, by `case`, by what every document has (`language`), or by an attribute's name.

    `case:NAME` names an attribute of cases where documents have one of that name, too.
    """
    key = name_key(by)
    if key == CASE:
        return _by_case(project)
    attribute = _attribute(project, by)
    if attribute is not None:
        of_documents = attribute.of is Bearer.DOCUMENTS
        return _by_value(project, attribute) if of_documents else _by_value_of_cases(project, attribute)
    if key == GROUP:
        return _by_group(project)
    row = BUILT_IN[key]
    values = {each.id: row.value(project, each) for each in project.sources.values()}
    shares = {source: [Share(_label(row.type, value))] for source, value in values.items() if value}
    return Division(row.name.capitalize(), _ordered(shares, name_key), shares)


def check(project: Project, by: str) -> None:
    """NotFound with the nearest for what nothing can be divided by."""
    if name_key(by) != CASE:
        _attribute(project, by)


def _attribute(project: Project, by: str) -> Attribute | None:
    """The attribute of this name, of documents before one of cases; None for what every document has."""
    is_of_cases = by.lower().startswith(OF_CASES)
    name = name_key(by[len(OF_CASES) :] if is_of_cases else by)
    known = [each for each in project.attributes.values() if name_key(each.name) == name]
    for of in (Bearer.CASES,) if is_of_cases else (Bearer.DOCUMENTS, Bearer.CASES):
        found = next((each for each in known if each.of is of), None)
        if found is not None:
            return found
        if not is_of_cases and name in BUILT_IN:
            return None
    names = (CASE, *BUILT_IN, *(each.name for each in project.attributes.values()))
    raise NotFound(
        messages.NO_DIVISION, by=by, names=", ".join((CASE, *BUILT_IN)), nearest=nearest(by, names)
    )


def _by_group(project: Project) -> Division:
    groups = project.groups
    shares = {each.id: [Share(groups.path(each.group))] for each in project.sources.values() if each.group}
    every = (groups.path(each.id) for each in groups.walk())
    used = {share.label for held in shares.values() for share in held}
    return Division("Group", tuple(label for label in every if label in used), shares)


def _by_case(project: Project) -> Division:
    names = {each.id: each.name for each in project.cases.values()}
    return _by_part(project, "Case", lambda case: [names[case]], tuple(names.values()))


def _by_value(project: Project, attribute: Attribute) -> Division:
    held = project.values_of(attribute)
    shares = {
        each.id: [Share(label) for label in _labels(attribute, held[each.id])]
        for each in project.sources.values()
        if each.id in held
    }
    return Division(attribute.name, _ordered(shares, _order(attribute)), shares)


def _by_value_of_cases(project: Project, attribute: Attribute) -> Division:
    held = project.values_of(attribute)
    labels = {case: _labels(attribute, value) for case, value in held.items()}
    every = sorted({label for each in labels.values() for label in each}, key=_order(attribute))
    return _by_part(project, attribute.name, lambda case: labels.get(case, []), tuple(every))


def _by_part(
    project: Project, title: str, labels_of: Callable[[str], Sequence[str]], order: tuple[str, ...]
) -> Division:
    """Places by what is told of the cases that they belong to."""
    found: dict[str, dict[str, set[Span] | None]] = {}
    for part in project.case_parts.values():
        for label in labels_of(part.case):
            held = found.setdefault(part.source, {}).setdefault(label, set())
            if part.span is None or held is None:
                found[part.source][label] = None
            else:
                held.add(part.span)
    shares = {
        source: [
            Share(label, None if spans is None else tuple(sorted(spans)))
            for label, spans in sorted(labels.items(), key=lambda each: order.index(each[0]))
        ]
        for source, labels in found.items()
    }
    used = {share.label for held in shares.values() for share in held}
    return Division(title, tuple(label for label in order if label in used), shares)


def _labels(attribute: Attribute, value: str) -> list[str]:
    """What a value is counted under: each of several words, the year of a date."""
    if attribute.type is AttributeType.TEXT:
        return list(dict.fromkeys(split_names(value))) or [value]
    return [_label(attribute.type, shown(attribute, value))]


def _label(kind: AttributeType, value: str) -> str:
    if kind is not AttributeType.DATE:
        return value
    bounds = dates.bounds(value)
    first, last = bounds.earliest[:4], bounds.latest[:4]
    return first if first == last and first else f"{first or '…'}–{last or '…'}"


def _order(attribute: Attribute) -> Callable[[str], Any]:
    if attribute.type is AttributeType.NUMBER:
        return float
    if attribute.type is AttributeType.CHOICE:
        return attribute.options.index
    return name_key


def _ordered(shares: Mapping[str, Sequence[Share]], order: Callable[[str], Any]) -> tuple[str, ...]:
    labels = {share.label for held in shares.values() for share in held}
    return tuple(sorted(labels, key=order))
