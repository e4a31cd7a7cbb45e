"""How groups of documents, cases, attributes and foreign files come apart into fields that go together."""

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.moved_passage import MovedPassage
from blotter.project.merging.rules import Group, in_order, known, lowest, newer_place, said

DOCUMENT_GROUPS: dict[type[Entity], tuple[Group, ...]] = {
    DocumentGroup: (
        Group("name", ("name",)),
        Group("inside", ("parent",)),
        Group("position", ("position",), lowest),
    ),
    Case: (
        Group("name", ("name",)),
        Group("kind of case", ("kind",), said, asks=True),
        Group("note", ("note",), said, asks=True),
    ),
    Attribute: (
        Group("name", ("name",)),
        Group("type", ("type",)),
        Group("options", ("options",), in_order),
        Group("role", ("role",), said, asks=True),
        Group("note", ("note",), said, asks=True),
        Group("position", ("position",), lowest),
    ),
    AttributeValue: (Group("value", ("value",)),),
    CasePart: (Group("passage", ("start", "end", "quote"), newer_place),),
    MovedPassage: (Group("passage", ("start", "end", "quote", "move", "kept", "at"), newer_place),),
    ForeignImport: (
        Group("reading", ("file", "format", "program", "convention", "digest", "positions", "told"), known),
        Group("coder", ("coder",), known),
        Group("at", ("at",), lowest),
    ),
    ForeignElement: (
        Group("element", ("brought_by", "kind", "name", "words", "source", "content", "file"), known),
        Group("position", ("position",), lowest),
    ),
}
