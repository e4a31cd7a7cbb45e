"""Messages over a pipe between two of our own programs: a few plain values, and bytes beside them."""

import json
import struct
from typing import IO, Any, NamedTuple

_HEAD = struct.Struct("<IQ")


class Sent(NamedTuple):
    """A message: plain values by name, and bytes."""

    values: dict[str, Any]
    content: bytes = b""


def send(pipe: IO[bytes], values: dict[str, Any], content: bytes | memoryview = b"") -> None:
    """Write one message."""
    words = json.dumps(values).encode()
    pipe.write(_HEAD.pack(len(words), len(content)) + words)
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Sent | None:
    """Read one message; None where the other end is gone, if in the middle of one too."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    words_length, content_length = _HEAD.unpack(head)
    words, content = pipe.read(words_length), pipe.read(content_length)
    if len(words) < words_length or len(content) < content_length:
        return None
    return Sent(json.loads(words), content)
