"""What of a project REFI-QDA has no place for, told in a few lines however much it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from blotter.domain.bundle import Remark
from blotter.domain.foreign import ForeignElement
from blotter.domain.names import shown_name
from blotter.interchange.refi.sidecar import Extension
from blotter.interchange.refi.writing import messages
from blotter.interchange.refi.writing.xml_words import is_legal
from blotter.message import Sentence

_SHOWN = 5
_UNSEEN = frozenset({"created", "modified", "imported", "at", "position", "id"})
"""Fields that differ in what nobody misses: fractions of a second, numbers that only give an order."""

_FIELDS: Mapping[str, str] = {
    "revision": messages.REVISION,
    "quote": messages.QUOTE,
    "round": messages.ROUND,
    "origin": messages.ORIGIN,
    "aliases": messages.ALIASES,
    "key": messages.KEY,
    "archived": messages.ARCHIVED,
    "reference": messages.REFERENCE,
    "colour": messages.COLOUR,
    "kind": messages.KIND,
    "parent": messages.PARENT,
    "exclusive": messages.EXCLUSIVE,
    "type": messages.TYPE,
    "role": messages.ROLE,
    "language": messages.LANGUAGE,
    "encoding": messages.ENCODING,
    "headings": messages.HEADINGS,
    "structure": messages.STRUCTURE,
    "layout": messages.LAYOUT,
    "original": messages.ORIGINAL,
    "name": messages.NAME,
    "short": messages.PARTS,
    "full": messages.PARTS,
    "counter_example": messages.PARTS,
}
"""What people call fields that may be lost."""


def losses(extension: Extension, left_out: Iterable[ForeignElement], *, is_kept: bool) -> tuple[Remark, ...]:
    """The loss report: with the extension (`is_kept`) other programs miss these things, without it all do."""
    kind = "noted" if is_kept else "left out"
    why = messages.ONLY_IN_EXTENSION if is_kept else messages.NO_PLACE
    told = [
        Remark(Sentence(getattr(messages, f"TYPE_{name.upper()}", name)), what, Sentence(why), kind)
        for name, what in _lost(extension)
    ]
    return (*told, *_illegal(extension, kind), *_foreign(left_out))


def _lost(extension: Extension) -> Iterator[tuple[str, str]]:
    """The types and how much of each, whole or in some of its fields."""
    for name, entries in extension.entries.items():
        if name in ("ForeignImport", "ForeignElement"):
            continue
        whole = sum("was" not in entry for entry in entries.values())
        if whole:
            yield name, Sentence(messages.WHOLE, count=whole)
        changed = Counter(
            words
            for entry in entries.values()
            if "was" in entry and "for" not in entry
            for words in {_FIELDS.get(field, field) for field in entry["is"].keys() - _UNSEEN}
        )
        for field, count in sorted(changed.items()):
            yield name, Sentence(messages.FIELD, field=Sentence(field), count=count)


def _illegal(extension: Extension, kind: str) -> Iterator[Remark]:
    """The things whose words hold characters that XML cannot."""
    entries = (entry for by_id in extension.entries.values() for entry in by_id.values())
    count = sum(
        any(isinstance(value, str) and not is_legal(value) for value in entry["is"].values())
        for entry in entries
        if "was" in entry
    )
    if count:
        yield Remark("", "", Sentence(messages.NOT_LEGAL, count=count), kind)


def _foreign(left_out: Iterable[ForeignElement]) -> Iterator[Remark]:
    """The elements of other programs that name what is not there any more."""
    found: dict[str, list[str]] = {}
    for each in left_out:
        found.setdefault(each.kind, []).append(shown_name(each.name) if each.name else each.kind)
    for kind, names in found.items():
        few = ", ".join(f"“{name}”" for name in names[:_SHOWN])
        what = Sentence(messages.SEVERAL, count=len(names), names=few)
        yield Remark(kind, what, Sentence(messages.FOREIGN_LEFT_OUT))
