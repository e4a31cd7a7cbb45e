"""How the window words what the core tells: errors, labels of the history, paths of codes."""

import re
from collections.abc import Iterable
from functools import reduce

from blotter.domain.codebook import split_path
from blotter.errors import BlotterError
from blotter.message import Message
from blotter.ui.language import later, locale, tr, translated

PROJECT_FILES = later("Blotter projects (*.blotter)")
"""The kind of file that a project is, as dialogs offer it."""

_PATHS = ("path", "old", "new", "merged", "into", "subject", "other")


def in_words(label: Message) -> str:
    """A history label with codes' paths as people read them."""
    return translated(_read(label))


def _read(label: Message) -> Message:
    values = {key: _read_value(key, value) for key, value in label.values.items()}
    return Message(label.template, values)


def _read_value(key: str, value: object) -> object:
    if isinstance(value, Message):
        return _read(value)
    return read_path(str(value)) if key in _PATHS else value


def in_a_paragraph(sentences: Iterable[str]) -> str:
    """Sentences one after the other; what has no words is left out."""
    spoken = [sentence for sentence in sentences if sentence]
    return reduce(lambda told, more: tr("{told} {more}", told=told, more=more), spoken) if spoken else ""


def label_within(label: Message) -> str:
    """A history label as the end of a sentence; a name that it begins with keeps its first letter."""
    words = in_words(label)
    return words if tr(label.template).startswith(("{", "“", "«")) else lowered(words)


def lowered(words: str) -> str:
    """The words as the end of a sentence."""
    return locale().toLower(words[:1]) + words[1:]


def capital(words: str) -> str:
    """The words as the beginning of a line."""
    return locale().toUpper(words[:1]) + words[1:]


def read_path(path: str) -> str:
    """A code's path as people read it."""
    return " › ".join(split_path(path))


def plainly(error: Exception) -> str:
    """What an error says, without the asterisks round the names of actions."""
    words = translated(error.message) if isinstance(error, BlotterError) else str(error)
    return _ACTION.sub(r"\1", words)


_ACTION = re.compile(r"\*(\w[^*]*)\*")


def file_kind(title: str, suffixes: Iterable[str]) -> str:
    """A kind of file as dialogs offer it."""
    return f"{tr(title)} ({' '.join(f'*{suffix}' for suffix in suffixes)})"
