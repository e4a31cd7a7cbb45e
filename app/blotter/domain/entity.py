"""Entity: a frozen value with an id made by us, so that undo and exchange keep identity."""

import os
import re
import threading
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

_IDS = re.compile(r"[0-9a-f]{32}")
_guard, _last = threading.Lock(), 0
_NAMESPACE = uuid.UUID("0192f0c1-7a57-7b10-8b10-77e700000000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Anything of a project that can be put, removed and brought back; `id` is a UUID, 32 hex digits."""

    id: str


def new_id() -> str:
    """A UUID (version 7, RFC 9562) as 32 lower-case hex digits, later in order than all before it."""
    global _last
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    with _guard:
        _last = max(value, _last + 1)
        return f"{_last:032x}"


def derived_id(*parts: str) -> str:
    """The id that the same words give on every laptop (UUID version 5)."""
    return uuid.uuid5(_NAMESPACE, "\0".join(parts)).hex


def is_id(text: str) -> bool:
    """Whether the text is an id as `new_id` writes them."""
    return _IDS.fullmatch(text) is not None


def now() -> str:
    """This moment, ISO 8601 in UTC with microseconds and a Z."""
    return told_moment(datetime.now(UTC))


def told_moment(moment: datetime) -> str:
    """A moment of UTC as all are told: years with four digits, so that moments are in order as words."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
