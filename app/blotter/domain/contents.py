"""What entities name by digests, since it is large and may be the same for several: texts, files, layers."""

from collections.abc import Iterator, Mapping

from blotter.domain.carried import Carried
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.source import Source
from blotter.domain.study import Release

TEXTS, ORIGINALS, LAYERS = PLACES = ("texts", "originals", "layers")
"""Where contents are kept; a carried project has them in fields of these names."""

DIGESTS: Mapping[type[Entity], Mapping[str, str]] = {
    Source: {"text": TEXTS, "original": ORIGINALS, "structure": LAYERS, "layout": LAYERS},
    Release: {"content": ORIGINALS},
    ForeignImport: {"positions": LAYERS},
    ForeignElement: {"content": ORIGINALS},
}
"""The fields that are digests, and where what they name is kept."""


def digests_of(thing: Entity, place: str) -> Iterator[str]:
    """What one thing names in a place."""
    for name, where in DIGESTS.get(type(thing), {}).items():
        if where == place and (digest := getattr(thing, name)):
            yield digest


def digests_in(things: Carried, place: str) -> dict[str, None]:
    """What all things name in a place, each once, in their order."""
    named = (each for kind in DIGESTS for each in things.all(kind).values())
    return dict.fromkeys(digest for each in named for digest in digests_of(each, place))
