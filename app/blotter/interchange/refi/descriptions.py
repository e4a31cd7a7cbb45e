"""The parts of a definition in the one Description that a code has in REFI-QDA, and back.

The definition comes first, in any number of paragraphs; then, each a paragraph of its own that begins with
its label, whatever else is written of a code. A line within a part that begins like a label gets a space.
"""

import re
from collections.abc import Iterable, Mapping

from blotter.domain.codebook import Code
from blotter.domain.names import joined_names, split_names

LABELS = {
    "use_when": "Inclusion",
    "not_when": "Exclusion",
    "example": "Example",
    "counter_example": "Counter-example",
}
"""The fixed labels by the part of a code, in the order in which they are written."""

OPTIONS = "Options"
"""The label before the words of a choice in the Description of a Variable."""

_GAP = "\n\n"
_ANY = "|".join((*LABELS.values(), OPTIONS))
_LIKE_LABEL = re.compile(rf"^(?=\x20*(?:{_ANY}):)", re.MULTILINE)
_SPACED = re.compile(rf"^\x20(?=\x20*(?:{_ANY}):)", re.MULTILINE)
_LABEL = re.compile(rf"(?:\A|\n\n)({_ANY}):\x20?")


def description_of(code: Code) -> str:
    """What a Description says of a code."""
    definition = _GAP.join(part for part in (code.short, code.full) if part)
    return _written(definition, ((label, getattr(code, part)) for part, label in LABELS.items()))


def parts_of(description: str) -> Mapping[str, str]:
    """The parts that a Description holds, by the names of PARTS; a definition of one paragraph is short."""
    definition, labelled = _read(description)
    parts = {part: labelled[label] for part, label in LABELS.items() if label in labelled}
    return definition_in(definition) | parts


def definition_in(definition: str) -> dict[str, str]:
    """The part that a definition is: the short one if it has one paragraph, else the full one."""
    if not definition:
        return {}
    return {"full" if _GAP in definition else "short": definition}


def has_labels(description: str) -> bool:
    """Whether paragraphs of it begin with labels."""
    return bool(_read(description)[1])


def note_of(note: str, options: Iterable[str]) -> str:
    """What a Description says of an attribute: its note, and the words of a choice."""
    return _written(note, [(OPTIONS, joined_names(options))])


def options_of(description: str) -> tuple[str, tuple[str, ...]]:
    """The note and the words of a choice in the Description of a Variable."""
    note, labelled = _read(description)
    return note, split_names(labelled.get(OPTIONS, ""))


def _written(definition: str, labelled: Iterable[tuple[str, str]]) -> str:
    paragraphs = [_LIKE_LABEL.sub(" ", definition)] if definition else []
    paragraphs += [f"{label}: {_LIKE_LABEL.sub(' ', words)}" for label, words in labelled if words]
    return _GAP.join(paragraphs)


def _read(description: str) -> tuple[str, dict[str, str]]:
    """The definition, and the words behind each label; a label that comes again is a part of the words."""
    found: dict[str, re.Match[str]] = {}
    for each in _LABEL.finditer(description):
        found.setdefault(each[1], each)
    marks = list(found.values())
    ends = [*(each.start() for each in marks), len(description)]
    labelled = {
        mark[1]: _SPACED.sub("", description[mark.end() : end])
        for mark, end in zip(marks, ends[1:], strict=True)
    }
    return _SPACED.sub("", description[: ends[0]]), labelled
