"""How the window words what the core tells: errors, labels of the history, paths of codes."""

import re

from blotter.domain.codebook import split_path
from blotter.message import Message

_PATHS = ("path", "old", "new", "merged", "into", "subject")


def in_words(label: Message) -> str:
    """A history label with codes' paths as people read them."""
    values = {key: read_path(str(value)) if key in _PATHS else value for key, value in label.values.items()}
    return str(Message(label.template, values))


def lowered(words: str) -> str:
    """The words as the end of a sentence."""
    return words[:1].lower() + words[1:]


def read_path(path: str) -> str:
    """A code's path as people read it."""
    return " › ".join(split_path(path))


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun: “1 code”, “2 codes”."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def plainly(error: Exception) -> str:
    """What an error says, without the asterisks round the names of actions."""
    return _ACTION.sub(r"\1", str(error))


_ACTION = re.compile(r"\*(\w[^*]*)\*")
