"""FilesByDigest: the bytes of files under their digests, read from disk only when they are asked for."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange.disk import read_bytes, reading
from blotter.interchange.foreign import messages

_BLOCK = 1024 * 1024


class FilesByDigest(Mapping[str, bytes]):
    """Files that lie in a project's folder, and bytes at hand. One that was changed since is refused."""

    def __init__(self) -> None:
        self._files: dict[str, Path] = {}
        self._at_hand: dict[str, bytes] = {}

    def add_file(self, path: Path) -> str:
        """A file, looked through for its digest, which is returned."""
        digest = hashlib.sha256()
        with reading(path) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        self._files[digest.hexdigest()] = path
        return digest.hexdigest()

    def add(self, content: bytes) -> str:
        """Bytes; their digest is returned."""
        digest = digest_of(content)
        self._at_hand[digest] = content
        return digest

    def __getitem__(self, digest: str) -> bytes:
        if digest in self._at_hand:
            return self._at_hand[digest]
        path = self._files[digest]
        content = read_bytes(path)
        if digest_of(content) != digest:
            raise WrongFile(messages.ORIGINAL_CHANGED, name=path.name)
        return content

    def __contains__(self, digest: object) -> bool:
        # What a Mapping does by itself is to read it.
        return digest in self._at_hand or digest in self._files

    def __iter__(self) -> Iterator[str]:
        yield from {**self._files, **self._at_hand}

    def __len__(self) -> int:
        return len({**self._files, **self._at_hand})
