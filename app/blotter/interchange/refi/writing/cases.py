"""Variables, their values, and cases."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.entity import derived_id
from blotter.domain.source import Source
from blotter.interchange.refi.descriptions import note_of
from blotter.interchange.refi.guids import guid
from blotter.interchange.refi.writing.outgoing import Outgoing
from blotter.interchange.refi.writing.xml_words import attributes, element, in_text, leaf, reference

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH = {"yes": "true", "no": "false"}


class Variables:
    """The attributes of a project as variables, each with the type that all its values fit."""

    def __init__(self, outgoing: Outgoing) -> None:
        self.outgoing = outgoing
        by_attribute: dict[str, list[str]] = {}
        for value in outgoing.things.all(AttributeValue).values():
            by_attribute.setdefault(value.attribute, []).append(value.value)
        self._types = {each.id: type_of(each, by_attribute.get(each.id, [])) for each in outgoing.attributes}

    def elements(self) -> Iterator[str]:
        """A Variable for each attribute."""
        for each in self.outgoing.attributes:
            told = attributes(
                guid=self.outgoing.guid(Attribute, each.id),
                name=each.name,
                typeOfVariable=self._types[each.id],
            )
            inside = leaf("Description", note_of(each.note, each.options))
            yield element("Variable", told, inside) + "\n"

    def values(self, bearer: str, of: Bearer) -> str:
        """The values of a document or a case."""
        known = self.outgoing.things.all(Attribute)
        found = self.outgoing.values.get(bearer, [])
        return "".join(self._value(each) for each in found if known[each.attribute].of is of)

    def _value(self, value: AttributeValue) -> str:
        kind = self._types[value.attribute]
        told = reference("VariableRef", self.outgoing.guid(Attribute, value.attribute))
        return (
            f"<VariableValue>{told}<{kind}Value>{_written(kind, value.value)}</{kind}Value></VariableValue>"
        )


def type_of(attribute: Attribute, values: Iterable[str]) -> str:
    """The type of variable that holds all the values of an attribute."""
    values = list(values)
    if attribute.type is AttributeType.NUMBER and all(map(_is_number, values)):
        return "Integer" if values and all(map(_is_whole, values)) else "Float"
    if attribute.type is AttributeType.YES_NO and all(value in _TRUTH for value in values):
        return "Boolean"
    if attribute.type is AttributeType.DATE and values and all(map(_DAY.fullmatch, values)):
        return "Date"
    return "Text"


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _is_whole(value: str) -> bool:
    return Decimal(value) == Decimal(value).to_integral_value() and "." not in value


def _written(kind: str, value: str) -> str:
    if kind in ("Integer", "Float"):
        return f"{Decimal(value):f}"
    return _TRUTH[value] if kind == "Boolean" else in_text(value)


def case_elements(outgoing: Outgoing, variables: Variables) -> Iterator[str]:
    """A Case for each case; and, for programs that have attributes of documents so, one for each document."""
    for case in outgoing.things.all(Case).values():
        yield _case(outgoing, variables, case)
    if outgoing.profile.nameless_cases:
        for source in outgoing.sources():
            values = variables.values(source.id, Bearer.DOCUMENTS)
            if values:
                told = attributes(guid=guid(derived_id("refi document", source.id)))
                inside = values + reference("SourceRef", outgoing.guid(Source, source.id))
                yield element("Case", told, inside) + "\n"


def _case(outgoing: Outgoing, variables: Variables, case: Case) -> str:
    known = outgoing.things.all(Source)
    parts = [part for part in outgoing.parts.get(case.id, []) if part.source in known]
    whole = dict.fromkeys(part.source for part in parts if part.span is None)
    passages = [part for part in parts if part.span is not None]
    inside = (
        leaf("Description", case.note)
        + variables.values(case.id, Bearer.CASES)
        + "".join(reference("SourceRef", outgoing.guid(Source, each)) for each in whole)
        + "".join(reference("SelectionRef", outgoing.guid(CasePart, each.id)) for each in passages)
    )
    told = attributes(guid=outgoing.guid(Case, case.id), name=case.name)
    return element("Case", told, inside) + "\n"
