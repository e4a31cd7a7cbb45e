"""Which column of a table about documents or cases is what: as told, else as its name says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.names import LIMIT, name_key, nearest, shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.limits import MOST_ATTRIBUTES, MOST_COLUMNS
from blotter.message import Sentence


class Use(StrEnum):
    """What a row of a table is: a document with its text, a case, or what is known of a document."""

    DOCUMENTS = "documents"
    CASES = "cases"
    METADATA = "metadata"


class Target(StrEnum):
    """What a column can be."""

    LEFT_OUT = "-"
    TEXT = "text"
    NAME = "name"
    DOCUMENT = "document"
    GROUP = "group"
    CASE = "case"
    KIND = "kind"
    LANGUAGE = "language"
    ATTRIBUTE = "attribute"


TARGETS: Mapping[Use, tuple[Target, ...]] = {
    Use.DOCUMENTS: (
        Target.TEXT, Target.NAME, Target.GROUP, Target.CASE, Target.LANGUAGE, Target.ATTRIBUTE,
        Target.LEFT_OUT,
    ),
    Use.CASES: (Target.CASE, Target.KIND, Target.DOCUMENT, Target.ATTRIBUTE, Target.LEFT_OUT),
    Use.METADATA: (
        Target.DOCUMENT, Target.GROUP, Target.CASE, Target.LANGUAGE, Target.ATTRIBUTE, Target.LEFT_OUT,
    ),
}  # fmt: skip
"""What the columns of each use can be."""

NEEDED = {Use.DOCUMENTS: Target.TEXT, Use.CASES: Target.CASE, Use.METADATA: Target.DOCUMENT}
"""The column that each use cannot do without."""

_SEVERAL = frozenset({Target.ATTRIBUTE, Target.LEFT_OUT})
_USUAL_NAMES: Mapping[Target, tuple[str, ...]] = {
    Target.TEXT: ("text", "full text", "fulltext", "content", "contents", "body", "transcript"),
    Target.DOCUMENT: (
        "document", "documents", "file", "files", "filename", "file name", "source", "document name",
        "source name", "name",
    ),
    Target.NAME: ("name", "document", "document name", "filename", "file name", "file", "source"),
    Target.GROUP: ("group", "group path", "folder", "document group"),
    Target.CASE: (
        "case", "case name", "case id", "participant", "respondent", "interviewee", "informant", "person",
    ),
    Target.KIND: ("kind", "kind of case", "case kind", "case type"),
    Target.LANGUAGE: ("language", "lang"),
}  # fmt: skip
"""What columns are called that are this, the likeliest first; punctuation and case aside."""

_ROLES = {name_key(role): role for role in Role if role not in (Role.TYPE, Role.PLACE)} | {
    "authors": Role.AUTHOR, "editors": Role.EDITOR, "journal": Role.CONTAINER, "link": Role.URL,
    "keyword": Role.KEYWORDS, "publication": Role.CONTAINER,
}  # fmt: skip
_OF_OURS = frozenset(
    {"id", "name", "kind", "characters", "sha256", "imported", "group id", "citation", "reference"}
)
"""Columns of our own table of documents that follow from the documents themselves."""

_OF_OUR_CASES = frozenset({"id", "note", "documents", "passages"})
"""Columns of our own table of cases that are not read again: counts, and what has no target."""

_OWN_ATTRIBUTE = "attribute:"
"""How our own tables begin the name of a column that is an attribute."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place, its name, what it is; of an attribute its name, type and role."""

    place: int
    name: str
    target: Target
    attribute: str = ""
    type: AttributeType | None = None
    role: str = ""

    @property
    def words(self) -> str:
        """What the column is, in the words of `--column`."""
        if self.target is not Target.ATTRIBUTE:
            return str(self.target)
        # A name that could be taken for a type, or for a name with one, gets an empty type behind it.
        is_plain = ":" not in self.attribute and self.attribute.lower() not in list(AttributeType)
        parts = [self.target, self.attribute, *([] if is_plain and not self.type else [self.type or ""])]
        return ":".join(parts)


def header_names(cells: Iterable[object], name: str) -> tuple[str, ...]:
    """The names of columns, each once; those without a name are "". WrongFile where they are too many."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for cell in cells:
        if len(names) >= MOST_COLUMNS:
            raise WrongFile(messages.TOO_MANY_COLUMNS, name=shown_name(name), limit=MOST_COLUMNS)
        words = shown_name(str(cell))[:LIMIT] if cell is not None and str(cell).strip() else ""
        seen[words] = seen.get(words, 0) + 1
        names.append(f"{words} ({seen[words]})" if words and seen[words] > 1 else words)
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def mapped(
    header: Sequence[str], use: Use, told: Mapping[str, str], name: str, known: int | None = None
) -> tuple[Column, ...]:
    """What each column is: as told by its name, else as guessed; WrongFile where that cannot be.

    `known` is the place of the column that names documents, where the values told it.
    """
    columns = guessed(header, use, known)
    by_key = {name_key(each): place for place, each in enumerate(header) if each}
    for column, words in told.items():
        place = by_key.get(name_key(column))
        if place is None:
            names = {
                "names": ", ".join(filter(None, header)),
                "nearest": nearest(column, filter(None, header)),
            }
            raise WrongFile(messages.MAPPING_NO_COLUMN, column=column, name=shown_name(name), **names)
        chosen = as_told(place, header[place], words, use)
        columns = [_freed(each, use) if _gives_way(each, chosen, told) else each for each in columns]
        columns[place] = chosen
    _check(columns, use, name)
    return tuple(columns)


def _gives_way(column: Column, to: Column, told: Mapping[str, str]) -> bool:
    """Whether a column was only guessed to be what another is said to be."""
    is_told = name_key(column.name) in {name_key(each) for each in told}
    return column.target is to.target and column.target not in _SEVERAL and not is_told


def _freed(column: Column, use: Use) -> Column:
    return _attribute(column.place, column.name, use)


def as_told(place: int, column: str, words: str, use: Use) -> Column:
    """A column as words such as `attribute:Year:number` say it is."""
    head, _, rest = (part.strip() for part in words.partition(":"))
    if head.lower() not in TARGETS[use]:
        able = ", ".join(TARGETS[use])
        raise WrongFile(messages.NO_SUCH_TARGET, column=column, words=words[:80], targets=able)
    target = Target(head.lower())
    if target is not Target.ATTRIBUTE:
        return Column(place, column, target)
    known = {str(each): each for each in AttributeType}
    attribute, colon, last = (part.strip() for part in rest.rpartition(":"))
    if rest.lower() in known:
        return _attribute(place, column, use, type_=known[rest.lower()])
    if colon and attribute and (not last or last.lower() in known):
        return _attribute(place, column, use, attribute, known.get(last.lower()))
    return _attribute(place, column, use, rest)


def _attribute(
    place: int, column: str, use: Use, attribute: str = "", type_: AttributeType | None = None
) -> Column:
    attribute = attribute or column.removeprefix(_OWN_ATTRIBUTE).strip() or column
    role = "" if use is Use.CASES else _ROLES.get(name_key(attribute), "")
    return Column(place, column, Target.ATTRIBUTE, attribute, type_, role)


def guessed(header: Sequence[str], use: Use, known: int | None = None) -> list[Column]:
    """What each column most likely is, by its name."""
    keys = [_key(each) for each in header]
    is_of_cases = use is Use.CASES and _is_our_cases(keys)
    found: dict[int, Target] = {}
    for target in TARGETS[use]:
        if target is Target.DOCUMENT and known is not None:
            found[known] = target
            continue
        if is_of_cases and target in (Target.CASE, Target.DOCUMENT):
            found |= {keys.index("name"): target} if target is Target.CASE else {}
            continue
        place = next((keys.index(word) for word in _USUAL_NAMES.get(target, ()) if word in keys), None)
        if place is not None and place not in found:
            found[place] = target
    ours = _OF_OURS if {"sha256", "characters"} <= set(keys) else frozenset()
    ours = _OF_OUR_CASES if is_of_cases else ours
    columns: list[Column] = []
    for place, each in enumerate(header):
        if place in found:
            columns.append(Column(place, each, found[place]))
        elif not each or keys[place] in ours:
            columns.append(Column(place, each, Target.LEFT_OUT))
        else:
            columns.append(_attribute(place, each, use))
    return columns


def _is_our_cases(keys: Collection[str]) -> bool:
    """Whether columns are those of our own table of cases, where `documents` is a number."""
    return {"id", "name", "kind", "documents", "passages"} <= set(keys)


def _key(column: str) -> str:
    return name_key(column.replace("_", " ").replace("-", " "))


def _check(columns: Iterable[Column], use: Use, name: str) -> None:
    targets = [each.target for each in columns]
    if NEEDED[use] not in targets:
        template = messages.NO_NEEDED_COLUMN
        raise WrongFile(template, name=shown_name(name), target=NEEDED[use], use=Sentence(str(use)))
    for target in set(targets) - _SEVERAL:
        if targets.count(target) > 1:
            raise WrongFile(messages.TARGET_TWICE, name=shown_name(name), target=target)
    if targets.count(Target.ATTRIBUTE) > MOST_ATTRIBUTES:
        raise WrongFile(
            messages.TOO_MANY_ATTRIBUTES, name=shown_name(name), count=targets.count(Target.ATTRIBUTE),
            limit=MOST_ATTRIBUTES,
        )  # fmt: skip


def use_by_header(header: Sequence[str]) -> Use | None:
    """What a row of a table is by the names of its columns alone; None where they do not say it."""
    keys = [_key(each) for each in header]
    if is_of_another_kind(header):
        return None
    if _is_our_cases(keys):
        return Use.CASES
    if any(word in keys for word in _USUAL_NAMES[Target.TEXT]):
        return Use.DOCUMENTS
    if any(word in keys for word in _USUAL_NAMES[Target.CASE]) and not _names_documents_first(keys):
        return Use.CASES
    return None


def is_of_another_kind(header: Sequence[str]) -> bool:
    """Whether columns are those of segments, codes or records, be it that one is missing."""
    keys = {_key(each) for each in header}
    return "code" in keys or "start" in keys or "end" in keys or {"kind", "source"} <= keys


def case_column(header: Sequence[str]) -> int:
    """The place of the column that is called as cases are, behind all others where there is none."""
    keys = [_key(each) for each in header]
    return next((place for place, key in enumerate(keys) if key in _USUAL_NAMES[Target.CASE]), len(keys))


def _names_documents_first(keys: Sequence[str]) -> bool:
    """Whether the first column that says what a row is about names a document, not a case."""
    for key in keys:
        if key in _USUAL_NAMES[Target.CASE]:
            return False
        if key in _USUAL_NAMES[Target.DOCUMENT]:
            return True
    return False


def document_column(
    header: Sequence[str], rows: Sequence[Sequence[str]], known: Collection[str]
) -> int | None:
    """The column at least half of whose values name documents (`known`: their keys), the first by far."""
    best: tuple[float, int] | None = None
    for place in range(len(header)):
        values = [row[place] for row in rows if place < len(row) and row[place].strip()]
        met = sum(name_key(each) in known for each in values)
        if values and 2 * met >= len(values) and (best is None or met / len(values) > best[0]):
            best = (met / len(values), place)
    return best[1] if best else None
