"""Short ids: the last digits of an id, by which people name what has no name."""

from collections.abc import Iterable
from typing import TypeVar

from blotter.domain.entity import Entity
from blotter.errors import NotFound
from blotter.project import messages

E = TypeVar("E", bound=Entity)

DIGITS = 8


def short_id(entity: Entity) -> str:
    """The end of an id: its beginning is the moment, which things made together share."""
    return entity.id[-DIGITS:]


def find(things: Iterable[E], typed: str, template: str) -> E:
    """The one whose id ends like this, or NotFound in the words of the template."""
    wanted = typed.strip().lower()
    found = [each for each in things if wanted and each.id.endswith(wanted)]
    if len(found) == 1:
        return found[0]
    raise NotFound(messages.SEVERAL_END_SO if found else template, id=typed)
