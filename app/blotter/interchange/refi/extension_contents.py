"""Texts, originals and layers beside the XML of a project: what its own files do not hold."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from blotter.domain.contents import PLACES, TEXTS
from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange.archives import Archive
from blotter.interchange.limits import FILE_BYTES
from blotter.interchange.refi import messages

_MEMBER = re.compile(rf"extension/({'|'.join(PLACES)})/([0-9a-f]{{64}})")


def member_of(place: str, digest: str) -> str:
    """The file in the container that holds a content."""
    return f"extension/{place}/{digest}"


def extended(known: Mapping[str, Any], archive: Archive, place: str) -> Mapping[str, Any]:
    """The contents of a place, and those beside the XML with them."""
    members = (_MEMBER.fullmatch(name) for name in archive.names())
    added = {found[2] for found in members if found and found[1] == place}
    return _Extended(known, archive, place, added - known.keys()) if added else known


class _Extended(Mapping[str, Any]):
    """Contents that are read when they are asked for, and are what their digest says."""

    def __init__(self, known: Mapping[str, Any], archive: Archive, place: str, added: set[str]) -> None:
        self._known = known
        self._archive = archive
        self._place = place
        self._added = dict.fromkeys(sorted(added))

    def __getitem__(self, digest: str) -> Any:
        if digest not in self._added:
            return self._known[digest]
        member = member_of(self._place, digest)
        content = self._archive.read(member, FILE_BYTES)
        if digest_of(content) != digest:
            raise WrongFile(messages.CONTENT_CHANGED, name=self._archive.name, member=member)
        return content.decode() if self._place == TEXTS else content

    def __contains__(self, digest: object) -> bool:
        return digest in self._added or digest in self._known

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        yield from self._added

    def __len__(self) -> int:
        return len(self._known) + len(self._added)
