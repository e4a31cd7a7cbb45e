"""ReadByDigest: the bytes of files under their digests, read only when they are asked for."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange.disk import read_bytes, reading
from blotter.interchange.foreign import messages

_BLOCK = 1024 * 1024


class ReadByDigest(Mapping[str, bytes]):
    """Contents by digest, each read anew when it is asked for."""

    def __init__(self) -> None:
        self._readers: dict[str, Callable[[], bytes]] = {}

    def add(self, digest: str, read: Callable[[], bytes]) -> None:
        """One more, and what reads it; of several the first counts."""
        self._readers.setdefault(digest, read)

    def add_file(self, path: Path) -> str:
        """A file, looked through for its digest, which is returned; changed since, it is refused."""
        digest = hashlib.sha256()
        with reading(path) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        self.add(digest.hexdigest(), partial(_unchanged, path, digest.hexdigest()))
        return digest.hexdigest()

    def add_bytes(self, content: bytes) -> str:
        """Bytes at hand, which nobody can change meanwhile; their digest is returned."""
        digest = digest_of(content)
        self._readers[digest] = lambda: content
        return digest

    def __getitem__(self, digest: str) -> bytes:
        return self._readers[digest]()

    def __contains__(self, digest: object) -> bool:
        # What a Mapping does by itself is to read it.
        return digest in self._readers

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)


def _unchanged(path: Path, digest: str) -> bytes:
    content = read_bytes(path)
    if digest_of(content) != digest:
        raise WrongFile(messages.ORIGINAL_CHANGED, name=path.name)
    return content
