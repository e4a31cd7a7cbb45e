"""What former imports tell of the files that they took, so that a writer can give it back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from blotter.domain.foreign import ForeignImport


@dataclass(slots=True)
class Told:
    """By the ids of ours: the colours of codes, and codes that were folders; when documents were made; the
    initials of coders; attributes that were sets of documents.
    """

    colours: dict[str, str] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    created: dict[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    sets: set[str] = field(default_factory=set)


def told_of(imports: Iterable[ForeignImport]) -> Told:
    """What all imports tell; of two that tell of the same thing, the later one holds."""
    told = Told()
    for each in sorted(imports, key=lambda each: (each.at, each.id)):
        known = _read(each.told)
        told.colours |= _words(known.get("colours"))
        told.created |= _words(known.get("created"))
        told.initials |= _words(known.get("initials"))
        told.folders |= _names(known.get("folders"))
        told.sets |= _words(known.get("sets")).keys()
    return told


def _read(told: str) -> dict[str, Any]:
    try:
        known = json.loads(told)
    except ValueError:
        # It is of an import long ago, and only lets a colour or a date be given back.
        return {}
    return known if isinstance(known, dict) else {}


def _names(known: object) -> set[str]:
    return set(map(str, known)) if isinstance(known, list) else set()


def _words(known: object) -> dict[str, str]:
    return {str(key): str(value) for key, value in known.items()} if isinstance(known, dict) else {}
