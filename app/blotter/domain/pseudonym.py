"""Pseudonym: what is to stand in place of a name, everywhere in a project."""

from collections.abc import Iterable
from typing import NamedTuple

from blotter.domain import messages
from blotter.domain.names import checked_name, name_key
from blotter.errors import Refused


class Pseudonym(NamedTuple):
    """A name and what stands in its place."""

    name: str
    replacement: str


def checked(pseudonyms: Iterable[Pseudonym]) -> tuple[Pseudonym, ...]:
    """The table without empty rows, or Refused where a row says nothing or two rows say different things."""
    kept: dict[str, Pseudonym] = {}
    for each in pseudonyms:
        name, replacement = each.name.strip(), each.replacement.strip()
        if not name and not replacement:
            continue
        if not any(c.isalnum() for c in name) or not replacement:
            raise Refused(messages.PSEUDONYM_EMPTY, name=name or replacement)
        replacement = checked_name(replacement, "replacement")
        known = kept.get(name_key(name))
        if known is not None and known.replacement != replacement:
            told = {"name": name, "one": known.replacement, "other": replacement}
            raise Refused(messages.PSEUDONYM_TWICE, **told)
        kept[name_key(name)] = Pseudonym(name, replacement)
    for each in kept.values():
        if any(key in f" {name_key(each.replacement)} " for key in (f" {key} " for key in kept)):
            raise Refused(messages.PSEUDONYM_IS_NAME, name=each.name, replacement=each.replacement)
    return tuple(kept.values())
