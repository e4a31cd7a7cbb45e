"""Key files: the table of names behind pseudonyms, encrypted with a passphrase, apart from the project.

The passphrase becomes a key by scrypt (RFC 7914), the table is sealed with AES-256-GCM (NIST SP 800-38D): a
wrong passphrase and a changed file are both noticed.
"""

import base64
import binascii
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from blotter.domain.pseudonym import Pseudonym
from blotter.errors import Refused, WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import read_bytes, replacing

_KIND = "blotter key"
_VERSION = 1
_COST, _BLOCK, _PARALLEL = 2**17, 8, 1
"""What scrypt is told: some tenths of a second and 128 MB for each try."""

_MOST_COST = 2**20
_SHORTEST = 8
_LIMIT = 16 * 1024 * 1024


def write_key(path: Path, pseudonyms: Sequence[Pseudonym], passphrase: str) -> None:
    """Write the table so that only who knows the passphrase can read it; an existing file is refused."""
    if len(passphrase) < _SHORTEST:
        raise Refused(messages.PASSPHRASE_SHORT, count=_SHORTEST)
    if path.exists():
        raise Refused(messages.KEY_EXISTS, path=path)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    head = {"cost": _COST, "block": _BLOCK, "parallel": _PARALLEL}
    plain = json.dumps([list(each) for each in pseudonyms], ensure_ascii=False).encode()
    sealed = AESGCM(_key(passphrase, salt, head)).encrypt(nonce, plain, _KIND.encode())
    told = {"kind": _KIND, "version": _VERSION, **head}
    told |= {"salt": _text(salt), "nonce": _text(nonce), "sealed": _text(sealed)}
    with replacing(path) as file:
        file.write(json.dumps(told, indent=1).encode() + b"\n")


def read_key(path: Path, passphrase: str) -> tuple[Pseudonym, ...]:
    """The table in a key file, or WrongFile for another file or another passphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    told = _told(path)
    try:
        key = _key(passphrase, _bytes(told["salt"]), told)
        plain = AESGCM(key).decrypt(_bytes(told["nonce"]), _bytes(told["sealed"]), _KIND.encode())
        return tuple(Pseudonym(*row) for row in json.loads(plain))
    except InvalidTag:
        raise WrongFile(messages.KEY_NOT_OPENED, name=path.name) from None
    except (KeyError, TypeError, ValueError, binascii.Error, MemoryError):
        raise WrongFile(messages.NO_KEY, name=path.name) from None


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(read_bytes(path, _LIMIT))
    except (ValueError, RecursionError):
        raise WrongFile(messages.NO_KEY, name=path.name) from None
    known = isinstance(told, dict) and (told.get("kind"), told.get("version")) == (_KIND, _VERSION)
    if not known or not isinstance(told.get("cost"), int) or told["cost"] > _MOST_COST:
        raise WrongFile(messages.NO_KEY, name=path.name)
    return dict(told)


def _key(passphrase: str, salt: bytes, told: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=salt, length=32, n=told["cost"], r=told["block"], p=told["parallel"])
    return kdf.derive(passphrase.encode())


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
