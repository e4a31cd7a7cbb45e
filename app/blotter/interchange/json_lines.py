"""JSON Lines in UTF-8, an object a line; a line that is none is told."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blotter.domain.names import shown_name
from blotter.domain.source import storable
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.decoding import check_text, not_text
from blotter.interchange.disk import reading
from blotter.interchange.file_kinds import looks_like
from blotter.message import Sentence

Object = dict[str, object]

_LONGEST_LINE = 64 * 1024**2
_SHOWN = 80
_ESCAPES = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)|\xed[\xa0-\xbf]|\0")
"""What may be half a character, or NUL, which no text can hold."""


def first_object(path: Path) -> Object | None:
    """The object of the first line, None where it is none; WrongFile for what is no text."""
    name = shown_name(path.name)
    with reading(path) as file:
        line = next((each for each in iter(lambda: file.readline(_LONGEST_LINE), b"") if each.strip()), b"")
    if not line:
        raise WrongFile(messages.FILE_EMPTY, name=name)
    if kind := looks_like(line):
        raise not_text(name, kind)
    check_text(line.decode("utf-8", "replace"), name)
    return _object(line.removeprefix(codecs.BOM_UTF8))


def json_objects(path: Path) -> Iterator[tuple[str, Object | str]]:
    """Where each line stands, and its object, or the beginning of what is none."""
    with reading(path) as file:
        for count, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), 1):
            line = line.removeprefix(codecs.BOM_UTF8) if count == 1 else line
            if line.strip():
                found = _object(line)
                shown = line[:_SHOWN].decode("utf-8", "replace").strip()
                yield Sentence(messages.LINE, number=count), shown if found is None else found


def _object(line: bytes) -> Object | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    return _made_storable(value) if _ESCAPES.search(line) else value


def _made_storable(value: Any) -> Any:
    """The value with U+FFFD for what no text can hold, in keys, too."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_made_storable(each) for each in value]
    if isinstance(value, dict):
        return {storable(key): _made_storable(each) for key, each in value.items()}
    return value
