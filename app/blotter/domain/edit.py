"""Edit: every change the program can make, as a value that is planned first and applied later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from blotter.domain.entity import Entity, new_id, now
from blotter.domain.shifting import Replacement
from blotter.domain.source import Original, StoredLayer, StoredText
from blotter.message import Message


@dataclass(frozen=True, slots=True)
class Put:
    """Write an entity, new or in place of the one with its id."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an entity away."""

    type: type[Entity]
    id: str


@dataclass(frozen=True, slots=True)
class Splice:
    """Correct the text of a source (by id): new words in the place of others, by place and not overlapping.

    Everything that is placed in the text moves by the rule of `Motion`. What is lost is taken out of its
    table and kept in a MovedPassage; passages whose words changed have one as well, to be looked at.
    """

    source: str
    replacements: tuple[Replacement, ...]


Step = Put | Remove | Splice


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One action of a person: applied whole or not at all, and undone as one.

    `steps` is read once, in order, so a large import may hand in a generator. Texts, layers and
    originals are stored before the steps and stay when the edit is undone, since a redo needs them again.
    `size` is how many steps there are, as far as known; a `sweeping` edit is preceded by a backup.
    """

    label: Message
    steps: Iterable[Step]
    coder: str | None = None
    texts: Iterable[StoredText] = ()
    originals: Iterable[Original] = ()
    layers: Iterable[StoredLayer] = ()
    size: int = 0
    sweeping: bool = False
    id: str = field(default_factory=new_id)
    at: str = field(default_factory=now)


class Kind(StrEnum):
    """What a line of the history is."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the history. `undone` says that an edit's effect is not in the project now.

    `coder_name` is what the coder was called then; it is kept when the coder is removed. `copy` names the
    copy of the project in which it happened, if it came from there by a merge.
    """

    id: str
    at: str
    coder: str | None
    label: Message
    kind: Kind
    undone: bool = False
    coder_name: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an applied, undone or redone edit touched; a view refreshes if it shows one of these types.

    `ids` names the touched entities by type; it is None when there are too many to name.
    """

    happening: Happening
    types: frozenset[type[Entity]]
    ids: Mapping[type[Entity], frozenset[str]] | None
    count: int

    def touches(self, *types: type[Entity]) -> bool:
        """Whether an entity of one of these types was touched."""
        return not self.types.isdisjoint(types)
