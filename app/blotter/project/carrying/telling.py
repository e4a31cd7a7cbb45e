"""What is told of many alike things at once: how many, and what the first of them are called."""

from collections.abc import Iterable, Sequence

from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.message import Sentence
from blotter.project.carrying import messages

_NAMED = 5
_LETTERS = 40


def named(things: Sequence[Entity]) -> str:
    """The names, or the first words, of up to five things, and how many more there are."""
    names = list(dict.fromkeys(filter(None, map(name_of, things))))
    return shortened(names, len(things))


def shortened(names: Iterable[str], count: int) -> str:
    """Up to five names, and how many more there are."""
    told = list(names)[:_NAMED]
    words = ", ".join(told)
    if count > len(told) and told:
        return Sentence(messages.AND_MORE, names=words, count=count - len(told))
    return words


def name_of(thing: Entity) -> str:
    """What a person calls a thing: its name, or its first words; "" where it has none."""
    if isinstance(thing, ForeignImport):
        return thing.file
    if isinstance(thing, ForeignElement):
        return thing.name or thing.kind
    for field in ("name", "quote", "text", "number", "value"):
        words = getattr(thing, field, "")
        if isinstance(words, str) and words.strip():
            line = " ".join(words.split())
            return line if len(line) <= _LETTERS else line[:_LETTERS] + "…"
    return ""
