"""What a column of a table of others can be, and what the columns of a file most likely are."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from blotter.domain.names import name_key
from blotter.domain.record_schema import BUILT_IN, LISTS
from blotter.interchange.record_files import header_of
from blotter.interchange.record_mapping import LEFT_OUT
from blotter.project.project import Project
from blotter.project.records import messages

_PASSAGE = {
    "source": messages.TARGET_SOURCE,
    "start": messages.TARGET_START,
    "end": messages.TARGET_END,
    "text": messages.TARGET_TEXT,
    "code": messages.TARGET_CODE,
}
_BESIDE = {
    "id": messages.TARGET_NUMBER,
    "kind": messages.TARGET_KIND,
    "claim_source": messages.TARGET_CLAIM_SOURCE,
    "origin": messages.TARGET_ORIGIN,
    "coder": messages.TARGET_CODER,
}
_IN_PARTS = {"countries": "country_roles", "actors": "actor_roles", "quantities": "measures"}
_GUESSES = {
    "source": ("document", "file", "paper", "report"),
    "text": ("quote", "passage", "excerpt", "words"),
    "id": ("number", "nr", "no", "record", "event_id"),
    "kind": ("type", "event_type", "activity_type", "category"),
    "date": ("when", "event_date", "start_date"),
    "countries:partner": ("country", "state", "land", "partner", "iso", "iso2", "iso3"),
    "note": ("notes", "comment", "comments", "description"),
    "claim_source": ("source_type",),
}


class Target(NamedTuple):
    """What a column can be: as a mapping names it, and what is said of it with a label and a part."""

    name: str
    template: str
    field: str = ""
    part: str = ""


def targets(project: Project) -> list[Target]:
    """What a column can be, in the order in which one looks for it."""
    schema = project.record_schema
    found = [Target(LEFT_OUT, messages.TARGET_LEFT_OUT)]
    found += (Target(name, template) for name, template in (*_PASSAGE.items(), *_BESIDE.items()))
    own = (name for name in schema.fields if name not in BUILT_IN and name not in LISTS)
    for name in (*BUILT_IN, *own):
        label = schema.label(name)
        found += (
            Target(f"{name}:{word}", messages.TARGET_PART, label, word)
            for word in schema.options(_IN_PARTS.get(name, ""))
        )
        found.append(Target(name, messages.TARGET_FIELD, label))
    return found


def columns_in(path: Path) -> tuple[str, ...]:
    """The columns of a table."""
    return header_of(path)


def guessed(project: Project, columns: Iterable[str]) -> dict[str, str]:
    """What each column most likely is, by its name; one that nobody can guess is left out."""
    schema = project.record_schema
    by_key = {name_key(each.name): each.name for each in targets(project)}
    by_key |= {name_key(schema.label(name)): name for name in BUILT_IN}
    by_key |= {name_key(word): name for name, words in _GUESSES.items() for word in words}
    by_key |= {key.replace("_", " "): name for key, name in by_key.items()}
    found: dict[str, str] = {}
    for column in columns:
        guess = by_key.get(name_key(column), LEFT_OUT)
        found[column] = guess if guess not in found.values() else LEFT_OUT
    return found


def is_foreign(format_id: str) -> bool:
    """Whether a format is one whose columns may have to be mapped."""
    return format_id in ("records-csv", "records-xlsx")
