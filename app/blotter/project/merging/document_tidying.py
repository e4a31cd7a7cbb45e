"""DocumentTidying: what holds of groups, cases and attributes in every project holds again."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.analysis.metadata.typed import shown, typed
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, value_id
from blotter.domain.case import CasePart, part_id
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity, derived_id
from blotter.domain.merged_copy import Twin
from blotter.domain.names import free_name
from blotter.errors import BlotterError
from blotter.project.merging import messages
from blotter.project.merging.taking import Taking
from blotter.project.merging.tidying import age, oldest


class DocumentTidying:
    """Settles by rule what neither side could know of the other's groups, cases and attributes."""

    def __init__(self, taking: Taking) -> None:
        self._taking, self._standing = taking, taking.standing
        self._copy = taking.copy.name
        self._oldest: dict[str, str] = {}

    def settle(self) -> None:
        """Put everything in order that what was touched may have put out of it."""
        self._oldest = oldest(self._standing)
        touched = {kind for kind, _, _, _ in self._standing.touched()}
        if DocumentGroup in touched:
            self._open_circles()
        if CasePart in touched:
            self._leave_one_part()
        if touched & {Attribute, AttributeValue}:
            self._share_roles()
            self._leave_one_value()
            self._fit_values()

    def _age(self, entity: Entity) -> str:
        return age(entity, self._oldest)

    def _open_circles(self) -> None:
        """Of groups that each side put into the other's the eldest lies at the top."""
        while circle := self._circle():
            eldest = min(circle, key=self._age)
            self._standing.put(replace(eldest, parent=None))
            self._remark(eldest, messages.GROUP_TO_THE_TOP)

    def _circle(self) -> list[DocumentGroup]:
        groups = self._standing.all(DocumentGroup)
        for group in groups.values():
            line: dict[str, DocumentGroup] = {}
            at: DocumentGroup | None = group
            while at is not None and at.id not in line:
                line[at.id] = at
                at = groups.get(at.parent) if at.parent else None
            if at is not None:
                members = list(line)
                return [line[each] for each in members[members.index(at.id) :]]
        return []

    def _leave_one_part(self) -> None:
        """A place belongs to a case once, under the id that every laptop gives it."""
        held: dict[tuple[object, ...], list[CasePart]] = {}
        for each in self._standing.all(CasePart).values():
            held.setdefault((each.case, each.source, each.span), []).append(each)
        for parts in held.values():
            first = parts[0]
            if len(parts) > 1:
                identity = part_id(first.case, first.source, first.span)
                other = self._standing.all(CasePart).get(identity)
                # A part that moved when its text was corrected has the id of its first place.
                is_free = other is None or other in parts
                self._stands_for(identity if is_free else min(each.id for each in parts), parts)

    def _leave_one_value(self) -> None:
        """A document, or case, has one value of an attribute, under the id that every laptop gives it."""
        held: dict[tuple[str, str], list[AttributeValue]] = {}
        for each in self._standing.all(AttributeValue).values():
            held.setdefault((each.attribute, each.source or each.case or ""), []).append(each)
        for (attribute, bearer), values in held.items():
            identity = value_id(attribute, bearer)
            if [each.id for each in values] != [identity]:
                self._stands_for(identity, values)

    def _stands_for(self, identity: str, alike: Iterable[CasePart | AttributeValue]) -> None:
        """One of these is left, the one with that id or else the oldest, under that id."""
        ordered = sorted(alike, key=lambda each: (each.id != identity, self._age(each)))
        for each in ordered:
            self._standing.remove(type(each), each.id)
            if each.id != identity:
                self._standing.put(Twin(id=each.id, kind=type(each).__name__, same_as=identity))
        self._standing.put(replace(ordered[0], id=identity))

    def _share_roles(self) -> None:
        """One attribute has a role in citations."""
        taken: set[str] = set()
        for attribute in sorted(self._standing.all(Attribute).values(), key=self._age):
            if attribute.role and attribute.role in taken:
                self._standing.put(replace(attribute, role=""))
                self._remark(attribute, messages.ROLE_DROPPED, role=attribute.role)
            taken.add(attribute.role)

    def _fit_values(self) -> None:
        """Values that one side gave while the other changed the type, or the options, fit again."""
        for value in sorted(self._standing.all(AttributeValue).values(), key=lambda each: each.id):
            attribute = self._standing.all(Attribute).get(value.attribute)
            if attribute is None or _is_fit(attribute, value.value):
                continue
            if attribute.type is AttributeType.CHOICE:
                wider = replace(attribute, options=(*attribute.options, value.value))
                self._standing.put(wider)
                continue
            words = self._as_it_was_shown(value)
            try:
                self._standing.put(replace(value, value=typed(attribute.type, words)))
            except BlotterError:
                self._keep_beside(attribute, value, words)

    def _as_it_was_shown(self, value: AttributeValue) -> str:
        """The words of a value by the type that its attribute had on one of the sides."""
        here = self._standing.project.attributes.get(value.attribute)
        there = self._taking.copy.project.attributes.get(self._taking.identity.there(value.attribute))
        for known in (here, there):
            if known is not None and _is_fit(known, value.value):
                return shown(known.type, value.value)
        return value.value

    def _keep_beside(self, attribute: Attribute, value: AttributeValue, words: str) -> None:
        """A value that does not fit goes into a text attribute, the same whoever merges."""
        identity = derived_id("values beside", attribute.id)
        beside = self._standing.all(Attribute).get(identity)
        if beside is None:
            names = [each.name for each in self._standing.all(Attribute).values()]
            name = free_name(f"{attribute.name} ({AttributeType.TEXT})", names)
            beside = replace(
                attribute, id=identity, name=name, type=AttributeType.TEXT, options=(), role="", note=""
            )
            self._standing.put(beside)
        bearer = value.source or value.case or ""
        self._remark(value, messages.VALUE_BESIDE, name=beside.name)
        self._standing.remove(AttributeValue, value.id)
        self._standing.put(replace(value, id=value_id(identity, bearer), attribute=identity, value=words))

    def _remark(self, thing: Entity, template: str, **values: object) -> None:
        what = self._taking.words.thing(thing)
        self._taking.report.remark(self._copy, thing, what, template, **values)


def _is_fit(attribute: Attribute, value: str) -> bool:
    """Whether a value stands in the one form that the type has."""
    if attribute.type is AttributeType.CHOICE:
        return value in attribute.options
    try:
        return typed(attribute.type, shown(attribute.type, value)) == value
    except BlotterError:
        return False
