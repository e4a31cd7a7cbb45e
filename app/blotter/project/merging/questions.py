"""Question: what both sides changed, each in its own way; Decisions: which side is followed."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from blotter.domain.entity import Entity
from blotter.errors import WrongFile
from blotter.project.merging import messages


class Take(StrEnum):
    """Whose state is followed; of two coders of one name INTO says two people, FROM one."""

    INTO = "into"
    FROM = "from"


class Kind(StrEnum):
    """What is asked."""

    FIELDS = "changed on both sides"
    REMOVED_HERE = "removed here, changed there"
    REMOVED_THERE = "changed here, removed there"
    USED_THERE = "removed here, used there"
    USED_HERE = "used here, removed there"
    CIRCLE = "placed in a circle"
    ONE_NAME = "two coders of one name"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to decide. `id` is the same at every try, `what` names the thing, `part` its fields.

    `into`, `other` and `base` are the states in words; `type` and `entity` say which thing it is, and `thing`
    is how it is, or was, on the side that has it, with everything that it names as it is called here.
    """

    id: str
    copy: str
    kind: Kind
    type: type[Entity]
    entity: str
    thing: Entity
    what: str
    part: str
    into: str
    other: str
    base: str = ""
    values: tuple[object, object] = ("", "")
    """What the states say, as the entities have it."""
    segments: tuple[int, int] = (0, 0)
    """How many segments hang on the decision, here and in the copy."""

    @property
    def key(self) -> tuple[str, str]:
        """What a decision about it is found by."""
        return self.copy, self.id


@dataclass(slots=True)
class Decisions:
    """What was decided, by question; `otherwise` decides the rest, if it is given."""

    taken: dict[tuple[str, str], Take] = field(default_factory=dict)
    otherwise: Take | None = None

    def about(self, question: Question) -> Take | None:
        """What was decided, or None."""
        return self.taken.get(question.key, self.otherwise)


class _Decided(BaseModel):
    """One decision as a file tells it; what else stands there is for people."""

    id: str
    of: str = Field("", alias="copy")
    take: Take | None = None


_FILE = TypeAdapter(list[_Decided])


def decisions_in(path: Path) -> Decisions:
    """The decisions in a JSON file: a list of objects with `copy`, `id` and `take` (into or from)."""
    try:
        read = _FILE.validate_json(path.read_bytes())
    except OSError as error:
        raise WrongFile(messages.DECISIONS_UNREADABLE, path=path, reason=error.strerror or error) from error
    except ValidationError as error:
        raise WrongFile(messages.DECISIONS_MALFORMED, path=path) from error
    return Decisions({(each.of, each.id): each.take for each in read if each.take is not None})
