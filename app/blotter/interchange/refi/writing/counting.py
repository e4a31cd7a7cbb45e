"""How much of each kind goes out with a project."""

from collections.abc import Mapping

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.carried import Carried
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.record import Record
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source

NOUNS: Mapping[type[Entity], str] = {
    Source: "sources",
    Code: "codes",
    Segment: "segments",
    Memo: "memos",
    Coder: "coders",
    Case: "cases",
    CasePart: "case-parts",
    Attribute: "attributes",
    AttributeValue: "values",
    DocumentGroup: "groups",
    CodeSet: "code-sets",
    Record: "records",
}


def counts_of(things: Carried) -> dict[str, int]:
    """The numbers by the words that reports have for them."""
    return {noun: len(things.all(kind)) for kind, noun in NOUNS.items() if things.all(kind)}
