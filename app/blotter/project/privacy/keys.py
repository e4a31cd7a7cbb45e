"""Keys: the table of names that leads from pseudonyms back to people; its file is kept apart."""

from pathlib import Path

from blotter.domain.pseudonym import Pseudonym
from blotter.interchange import key_files, name_tables


def names_in(path: Path) -> tuple[Pseudonym, ...]:
    """The table of names in a CSV file."""
    return name_tables.read_names(path)


def write_names(path: Path, pseudonyms: tuple[Pseudonym, ...]) -> None:
    """Write a table of names as CSV, to be read by anyone."""
    name_tables.write_names(path, pseudonyms)


def write_key(path: Path, pseudonyms: tuple[Pseudonym, ...], passphrase: str) -> None:
    """Write the table encrypted."""
    key_files.write_key(path, pseudonyms, passphrase)


def read_key(path: Path, passphrase: str) -> tuple[Pseudonym, ...]:
    """The table in an encrypted key."""
    return key_files.read_key(path, passphrase)
