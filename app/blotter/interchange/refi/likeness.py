"""By what an entity of a project and one that a file gave are known to be the same, where ids differ."""

import re
from collections.abc import Callable
from typing import Any

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement
from blotter.domain.memo import Memo
from blotter.interchange.entity_json import state_of
from blotter.interchange.refi.guids import identity_of

Key = tuple[str, str]
"""The name of a type, and the id, or what a file names an element by."""

_GUID = re.compile("""guid\\s*=\\s*["']([^"']+)["']""")
_OF_A_FILE: dict[type[Entity], tuple[str, ...]] = {
    ForeignElement: ("id", "brought_by", "position", "words", "file")
}
"""Fields that tell of the reading of a file and not of what was in it."""

_ALIKE: dict[type[Entity], Callable[[Any], tuple[Any, ...]]] = {
    Memo: lambda each: (each.source, each.code, each.start, each.end, each.text),
    CasePart: lambda each: (each.case, each.source, each.start, each.end),
    AttributeValue: lambda each: (each.attribute, each.source, each.case),
    Attribute: lambda each: (each.name, each.of),
    CodeSet: lambda each: (each.name,),
    DocumentGroup: lambda each: (each.name, each.parent),
}


def key_of(entity: Entity) -> Key:
    """What an entity is found by in another reading of the same file."""
    if isinstance(entity, ForeignElement):
        found = _GUID.search(entity.words)
        return "ForeignElement", f"{entity.kind} {identity_of(found[1]) if found else state_of(entity)}"
    return type(entity).__name__, entity.id


def alike(entity: Entity) -> tuple[Any, ...] | None:
    """What two entities of a type share that say the same of the same thing; None if only ids count."""
    told = _ALIKE.get(type(entity))
    return (type(entity).__name__, *told(entity)) if told else None


def visible_state(entity: Entity) -> str:
    """A digest of what a file says of an entity: while it is the same, nobody changed it elsewhere."""
    return state_of(entity, without=_OF_A_FILE.get(type(entity), ()))
