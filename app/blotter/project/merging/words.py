"""What things, and states of things, are called in questions and reports."""

from collections.abc import Iterator
from typing import Any

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import PARTS, Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Actor, Evidence, FormerRecord, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.round import Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryRegion, CountryTable, Release, SavedFigure, StudyFrame
from blotter.message import Sentence
from blotter.project.merging import messages
from blotter.project.merging.fields import GROUPS
from blotter.project.merging.rules import Group, Values
from blotter.project.merging.standing import Standing
from blotter.project.project import Project
from blotter.project.records.rows import told_quantity

_SHOWN = 60
_RULE = next(group for group in GROUPS[CodingRule] if group.name == "rule")


_YES_OR_NO = {
    "archived": (messages.NOT_ARCHIVED, messages.ARCHIVED),
    "exclusive": (messages.NOT_EXCLUSIVE, messages.EXCLUSIVE),
}


class Words:
    """Names things by what the project will hold; what is gone is named by what it was on either side."""

    def __init__(self, standing: Standing, there: Project) -> None:
        self._standing = standing
        self._projects = standing.project, there

    def thing(self, entity: Entity) -> str:
        """Which thing it is."""
        match entity:
            case Code():
                return self.code(entity.id) or entity.name
            case Segment():
                place = f"{self.source(entity.source)} {entity.start}:{entity.end}"
                return f"{self.code(entity.code)}, {place}, {self.coder(entity.coder)}"
            case Memo():
                return self._subject(entity)
            case DocumentGroup() | Case() | Attribute():
                return entity.name
            case CasePart() | MovedPassage():
                return self.source(entity.source)
            case ForeignImport():
                return entity.file
            case ForeignElement():
                return f"{entity.kind} {entity.name}".strip()
            case AttributeValue():
                return f"{self.attribute(entity.attribute)}, {self._bearer(entity)}"
            case Source() | Coder() | SavedQuery() | CodeSet() | Round():
                return entity.name
            case CodingRule() | CodeNote():
                return self.code(entity.code)
            case RecordKind() | RecordField() | Actor() | CountryTable() | SavedFigure() | Release():
                return entity.name
            case Record() | FormerRecord():
                return entity.number
            case Evidence():
                return (
                    f"{self.record(entity.record)}, {self.source(entity.source)} {entity.start}:{entity.end}"
                )
            case NotSame():
                return f"{self.record(entity.one)}, {self.record(entity.other)}"
            case CountryRegion():
                return entity.country
            case StudyFrame():
                return Sentence(messages.THE_FRAME)
            case RoundPassage() | Decision():
                return f"{self.source(entity.source)} {entity.start}:{entity.end}"
            case Assignment():
                return f"{self.source(entity.source)}, {self.coder(entity.coder)}"
            case _:
                return entity.id

    def whole(self, entity: Entity) -> str:
        """What a thing says, where it is one of its whole states that is decided on."""
        match entity:
            case Segment():
                return "\n".join(filter(None, (self.code(entity.code), f"“{entity.quote}”", entity.memo)))
            case Code():
                parts = [str(getattr(entity, part)) for part in PARTS]
                return "\n".join([self.code(entity.id) or entity.name, *filter(None, parts)])
            case Memo() | CodeNote():
                return entity.text
            case CodingRule():
                return self.state(_RULE, _RULE.of(entity))
            case Record() | Evidence() | Actor() | RecordKind() | RecordField():
                return "\n".join(self._said(entity))
            case _:
                return self.thing(entity)

    def state(self, group: Group, values: Values | None) -> str:
        """What stands in some fields of a thing."""
        if values is None:
            return ""
        match group.name:
            case "place":
                return self.code(values[0]) if values[0] else Sentence(messages.THE_TOP)
            case "group" | "inside":
                return self.group(values[0]) if values[0] else Sentence(messages.NO_GROUP)
            case "code" | "subtype":
                return self.code(values[0])
            case "ends" | "passage":
                return f"{values[1]}:{values[2]} “{_short(values[3])}”"
            case "text" if len(values) == 2:
                return str(values[0])
            case "text" if len(values) > 2:
                return f"{values[2]} · {values[0][:12]}"
            case "archived" | "exclusive":
                return Sentence(_YES_OR_NO[group.name][bool(values[0])])
            case "rule":
                others = ", ".join(self.code(other) for other in values[2])
                return " ".join(each for each in (str(values[0]), others, str(values[3])) if each)
            case "tied code":
                return self.code(values[0]) if values[0] else Sentence(messages.NO_CODE)
            case "kind of record":
                return self._kind(values[0])
            case "record":
                return self.record(values[0])
            case "umbrella" | "belongs to":
                name = self.record if group.name == "umbrella" else self.actor
                return name(values[0]) if values[0] else Sentence(messages.NO_RECORD)
            case "actors":
                return "; ".join(_told(self.actor(each.actor), each.role) for each in values[0])
            case "countries":
                return "; ".join(_told(each.code or each.name, each.role) for each in values[0])
            case "quantities":
                return "; ".join(f"{each.measure}: {told_quantity(each)}" for each in values[0])
            case "statuses":
                return "; ".join(_told(each.status, each.date) for each in values[0])
            case "own fields" | "blanks":
                return "; ".join(f"{name}: {value}" for name, value in values[0])
            case "rows":
                return "\n".join(" ".join(map(str, filter(None, row))) for row in values[0])
            case "examples" | "shared actor":
                return Sentence(messages.YES if values[0] else messages.NO)
            case _:
                return "\n".join(_plain(value) for value in values if value not in (None, ""))

    def _said(self, entity: Entity) -> Iterator[str]:
        """What each group of fields says, where it says something."""
        for group in GROUPS[type(entity)]:
            values = group.of(entity)
            if group.is_on_purpose and any(value not in (None, "", (), 0, False) for value in values):
                yield f"{group.name}: {self.state(group, values)}"

    def group(self, identity: str) -> str:
        """The path of a group of documents."""
        here = Groups(self._standing.all(DocumentGroup).values())
        trees = (here, *(project.groups for project in self._projects))
        return next((tree.path(identity) for tree in trees if identity in tree.by_id), identity)

    def attribute(self, identity: str) -> str:
        """The name of an attribute."""
        every = (self._standing.all(Attribute), *(project.attributes for project in self._projects))
        return next((each[identity].name for each in every if identity in each), identity)

    def _bearer(self, value: AttributeValue) -> str:
        if value.source is not None:
            return self.source(value.source)
        every = (self._standing.all(Case), *(project.cases for project in self._projects))
        return next((each[value.case].name for each in every if value.case in each), value.case or "")

    def record(self, identity: str) -> str:
        """The number of a record."""
        every = (self._standing.all(Record), *(project.records for project in self._projects))
        return next((each[identity].number for each in every if identity in each), identity)

    def actor(self, identity: str) -> str:
        """The name of an actor."""
        every = (self._standing.all(Actor), *(project.actors for project in self._projects))
        return next((each[identity].name for each in every if identity in each), identity)

    def _kind(self, identity: str) -> str:
        schemas = (project.record_schema.kinds for project in self._projects)
        every = (self._standing.all(RecordKind), *schemas)
        return next((each[identity].name for each in every if identity in each), identity)

    def code(self, identity: str) -> str:
        """The path of a code."""
        books = (self._standing.codebook, *(project.codebook for project in self._projects))
        return next((book.path(identity) for book in books if identity in book.by_id), identity)

    def source(self, identity: str) -> str:
        """The name of a document."""
        every = (self._standing.all(Source), *(project.sources for project in self._projects))
        return next((each[identity].name for each in every if identity in each), identity)

    def coder(self, identity: str) -> str:
        """The name of a coder."""
        every = (self._standing.all(Coder), *(project.coders for project in self._projects))
        return next((each[identity].name for each in every if identity in each), identity)

    def _subject(self, memo: Memo) -> str:
        if memo.code is not None:
            return self.code(memo.code)
        if memo.source is not None:
            place = "" if memo.span is None else f" {memo.start}:{memo.end}"
            return self.source(memo.source) + place
        return Sentence(messages.THE_PROJECT)


def _told(name: str, more: str) -> str:
    return f"{name} ({more})" if more else name


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _plain(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
