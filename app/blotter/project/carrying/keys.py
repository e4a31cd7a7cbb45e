"""By what two things that have not one id are known to be the same."""

from collections.abc import Callable, Hashable
from typing import Any

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.names import name_key
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import CONSENSUS, Coder, Segment
from blotter.domain.study import SavedFigure

Key = Callable[[Any], Hashable]

KEYS: dict[type[Entity], Key] = {
    # What was settled on belongs to one coder, whatever that is called.
    Coder: lambda each: each.kind if each.kind == CONSENSUS else (each.kind, name_key(each.name)),
    DocumentGroup: lambda each: (each.parent, name_key(each.name)),
    Code: lambda each: (each.parent, name_key(each.name)),
    Segment: lambda each: (each.source, each.start, each.end, each.code, each.coder, each.round),
    Memo: lambda each: (each.source, each.code, each.start, each.end, each.coder, each.text),
    Case: lambda each: name_key(each.name),
    CasePart: lambda each: (each.case, each.source, each.start, each.end),
    Attribute: lambda each: (each.of, name_key(each.name)),
    AttributeValue: lambda each: (each.attribute, each.source, each.case),
    CodeSet: lambda each: name_key(each.name),
    CodeNote: lambda each: (each.code, each.coder, each.at, each.text),
    CodingRule: lambda each: (each.kind, each.code, each.others, each.reach),
    Assignment: lambda each: (each.source, each.coder, each.round),
    SavedQuery: lambda each: name_key(each.name),
    SavedFigure: lambda each: name_key(each.name),
    MovedPassage: lambda each: (each.type, each.about),
}
"""What a thing and its twin share, once what they name is told by the same ids; others by their ids alone."""
