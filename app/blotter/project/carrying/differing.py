"""Things that are here already and that a file tells otherwise."""

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment

_TOLD: dict[type[Entity], tuple[str, ...]] = {
    Code: ("definition", "parent"),
    Segment: ("start", "end", "code", "coder", "memo"),
    Memo: ("text",),
    Case: ("kind", "note"),
    Attribute: ("type",),
    AttributeValue: ("value",),
    CodingRule: ("kind", "code", "others", "reach"),
}
"""What of a thing people would miss; the rest, such as when it was made, is nobody's matter."""


def differs(here: Entity, other: Entity) -> bool:
    """Whether a file tells a thing otherwise than it is here."""
    return any(getattr(here, name) != getattr(other, name) for name in _TOLD.get(type(here), ()))
