"""DocumentFilter: which documents, and which passages of them, are meant: by group, case and attributes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from blotter.domain import messages
from blotter.domain.attribute import Bearer
from blotter.errors import Refused


class Operator(StrEnum):
    """How a value has to stand to that of a condition."""

    EQUALS = "="
    DIFFERS = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    HOLDS = "~"
    EMPTY = "is empty"
    FILLED = "is not empty"

    @property
    def needs_value(self) -> bool:
        """Whether something stands behind it."""
        return self not in (Operator.EMPTY, Operator.FILLED)

    @property
    def needs_order(self) -> bool:
        """Whether it asks for more or less."""
        return self in (Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST)


OF_CASES = "case:"
"""Stands before the name of an attribute of cases."""

_QUOTED = r'"(?P<quoted>(?:[^"\\]|\\.)+)"'
_NAME = r"(?P<plain>[^\"=!<>~\s](?:[^=!<>~]*[^=!<>~\s])?)"
_COMPARED = re.compile(
    rf"\s*(?P<of>case:)?\s*(?:{_QUOTED}|{_NAME})\s*(?P<operator>!=|<=|>=|=|<|>|~)\s*(?P<value>.*?)\s*",
    re.DOTALL | re.IGNORECASE,
)
_ASKED = re.compile(
    rf"\s*(?P<of>case:)?\s*(?:{_QUOTED}|{_NAME}(?=\s))\s*(?P<operator>is(?:\s+not)?\s+empty)\s*",
    re.IGNORECASE,
)
_BARE = re.compile(r"[^\"=!<>~\s\\](?:[^\"=!<>~\\]*[^\"=!<>~\s\\])?")


@dataclass(frozen=True, slots=True)
class Condition:
    """What the value of an attribute, or of what every document has, must be like.

    `=` and `!=` take several values with semicolons between them. `of` says whose attribute it is; one of
    cases asks for the documents and passages of the cases that it holds for.
    """

    attribute: str
    operator: Operator
    value: str = ""
    of: Bearer = Bearer.DOCUMENTS

    @property
    def words(self) -> str:
        """As people write it; `condition` reads it back."""
        name = self.attribute if _is_bare(self.attribute) else _quoted(self.attribute)
        before = f"{OF_CASES}{name}" if self.of is Bearer.CASES else name
        return f"{before} {self.operator} {self.value}".strip()


def condition(words: str) -> Condition:
    """The condition that words say; Refused if they say none."""
    asked = _ASKED.fullmatch(words)
    if asked is not None:
        operator = Operator(" ".join(asked["operator"].lower().split()))
        return Condition(_name(asked), operator, of=_of(asked))
    found = _COMPARED.fullmatch(words)
    if found is None or not found["value"]:
        raise Refused(messages.NO_CONDITION, words=words, operators=" ".join(Operator))
    return Condition(_name(found), Operator(found["operator"]), found["value"], _of(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents are meant: in any of these groups (by path; those inside count, too), in any of these
    cases (by name), and such that all conditions hold. What is left empty asks for nothing.
    """

    groups: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()

    @property
    def asks_nothing(self) -> bool:
        """Whether every document is meant."""
        return self == EVERY_DOCUMENT


EVERY_DOCUMENT = DocumentFilter()


def as_json(asked: DocumentFilter) -> dict[str, Any]:
    """A filter as JSON has it: what it asks for, and nothing else."""
    told = {
        "groups": list(asked.groups),
        "cases": list(asked.cases),
        "where": [each.words for each in asked.where],
    }
    return {name: value for name, value in told.items() if value}


def from_json(told: Mapping[str, Any]) -> DocumentFilter:
    """The filter that JSON tells of; Refused if this version knows of no such filter."""
    for name, value in told.items():
        if name not in ("groups", "cases", "where"):
            raise Refused(messages.NO_SUCH_DOCUMENT_FILTER, name=name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise Refused(messages.NO_DOCUMENT_FILTER_VALUE, name=name, value=value)
    return DocumentFilter(
        groups=tuple(told.get("groups", ())),
        cases=tuple(told.get("cases", ())),
        where=conditions(told.get("where", ())),
    )


def conditions(several: Iterable[str]) -> tuple[Condition, ...]:
    """The conditions that these words say."""
    return tuple(condition(each) for each in several)


def _is_bare(name: str) -> bool:
    """Whether a name can stand without quotes."""
    return (
        _BARE.fullmatch(name) is not None
        and not name.lower().startswith(OF_CASES)
        and not re.search(r"\sis(\s+not)?(\s+empty)?$", f" {name}", re.IGNORECASE)
    )


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _name(found: re.Match[str]) -> str:
    if found["quoted"]:
        return re.sub(r"\\(.)", r"\1", found["quoted"], flags=re.DOTALL)
    return found["plain"]


def _of(found: re.Match[str]) -> Bearer:
    return Bearer.CASES if found["of"] else Bearer.DOCUMENTS
