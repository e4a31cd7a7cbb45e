"""Who is who: what a copy calls by an id is here under the same, under a twin's, or not at all."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.coding_rule import CodingRule
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import KEPT, Twin
from blotter.domain.names import name_key
from blotter.domain.query import SegmentQuery
from blotter.domain.record import Actor, Evidence, NotSame
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryTable, SavedFigure
from blotter.message import Sentence
from blotter.project.merging import messages
from blotter.project.merging.incoming import Incoming
from blotter.project.merging.questions import Decisions, Kind, Question, Take
from blotter.project.merging.references import TYPES, redirected
from blotter.project.merging.standing import Standing
from blotter.project.project import Project
from blotter.store import entities
from blotter.store.past import Change


class Identity:
    """Finds what a copy's things are here: by id, by an earlier merge, or, if both made them, by content.

    Documents are the same by their bytes and text, codes and groups by path, segments by place, code and
    coder, cases by name, attributes by name and type.
    Coders of one name are one person only where somebody says so.
    """

    def __init__(
        self, standing: Standing, copy: Incoming, changes: Iterable[Change], decisions: Decisions
    ) -> None:
        self._standing, self._copy, self._decisions = standing, copy, decisions
        self._changed = {(change.type, change.id) for change in changes}
        self._twins: dict[str, str] = {}
        self._about: dict[type[Entity], dict[tuple[object, ...] | None, list[Entity]]] = {}
        self._books: tuple[Codebook, Codebook] | None = None
        self._trees: tuple[Groups, Groups] | None = None
        self.questions: list[Question] = []
        self._learn()

    def _learn(self) -> None:
        """What the copy has found out itself to be the same as a thing that is here."""
        for twin in entities.every(self._copy.project.database.read(), Twin):
            if twin.kind == KEPT:
                self._standing.put(twin)
                continue
            kind = TYPES[twin.kind]
            is_known = self._standing.get(kind, twin.id) is not None
            if is_known and self._standing.get(kind, twin.same_as) is None:
                self._note(kind, twin.same_as, twin.id)

    def _note(self, kind: type[Entity], there: str, here: str) -> None:
        self._twins[there] = here
        self._standing.put(Twin(id=there, kind=kind.__name__, same_as=here))

    def of(self, kind: type[Entity], identity: str) -> str:
        """The id here of what the copy calls so; its own where nothing here is the same."""
        known = self._twins.get(identity)
        return known if known is not None else self._standing.same_as(identity)

    def there(self, identity: str) -> str:
        """The id that the copy has for what is called so here."""
        return next((there for there, here in self._twins.items() if here == identity), identity)

    def here(self, entity: Entity) -> Entity:
        """The copy's entity with everything that it names, and itself, as they are called here."""
        named = redirected(entity, self.of)
        identity = self.of(type(entity), entity.id)
        return named if identity == entity.id else replace(named, id=identity)

    def meet(self, change: Change) -> None:
        """Look whether a thing that is new in the copy was made here, too."""
        entity = change.after
        if entity is None or change.before is not None or self._is_here(entity):
            return
        found = self._counterpart(redirected(entity, self.of))
        if found is not None:
            self._note(type(entity), entity.id, found)

    def _is_here(self, entity: Entity) -> bool:
        identity = self.of(type(entity), entity.id)
        return identity != entity.id or self._standing.get(type(entity), identity) is not None

    def _is_there(self, kind: type[Entity], identity: str) -> bool:
        """Whether the copy knows, or knew, a thing by its id: then nothing else there is the same as it."""
        if (kind, identity) in self._changed:
            return True
        return entities.get(self._copy.project.database.read(), kind, identity) is not None

    def _counterpart(self, entity: Entity) -> str | None:
        """The id of what is the same here; `entity` names things as they are called here already."""
        match entity:
            case Code():
                return self._code(entity)
            case Coder():
                return self._coder(entity)
            case Segment():
                return self._segment(entity)
            case DocumentGroup():
                return self._group(entity)
            case _:
                return self._stranger(self._alike(entity))

    def _code(self, code: Code) -> str | None:
        here, there = self._codebooks()
        found = here.get_by_names(there.name_path(code.id))
        return self._stranger([found] if found else [])

    def _group(self, group: DocumentGroup) -> str | None:
        """The group of the same path, by the names that the copy has."""
        here, there = self._groups()
        found = here.find(there.names(group.id))
        return self._stranger([found] if found else [])

    def _groups(self) -> tuple[Groups, Groups]:
        """The groups here as they were before this copy, and the copy's."""
        if self._trees is None:
            here = Groups(self._standing.all(DocumentGroup).values())
            self._trees = here, self._copy.project.groups
        return self._trees

    def _segment(self, segment: Segment) -> str | None:
        found = self._standing.at(segment)
        return None if found is None or self._is_there(Segment, found) else found

    def _stranger(self, alike: Iterable[Entity]) -> str | None:
        """The oldest of these that the copy does not know by its id."""
        met = self._twins.values()
        unknown = (e.id for e in alike if e.id not in met and not self._is_there(type(e), e.id))
        return min(unknown, default=None)

    def _codebooks(self) -> tuple[Codebook, Codebook]:
        """The codes here as they were before this copy, and the copy's."""
        if self._books is None:
            self._books = self._standing.codebook, self._copy.project.codebook
        return self._books

    def _coder(self, coder: Coder) -> str | None:
        for known in self._alike(coder):
            if self._is_there(Coder, known.id):
                continue
            assert isinstance(known, Coder)
            question = Question(
                id=f"coder:{min(coder.id, known.id)}:{max(coder.id, known.id)}",
                copy=self._copy.name,
                kind=Kind.ONE_NAME,
                type=Coder,
                entity=known.id,
                thing=known,
                what=known.name,
                part="",
                into=Sentence(messages.TWO_PEOPLE),
                other=Sentence(messages.ONE_PERSON),
                segments=(
                    self._count(self._standing.project, known.id),
                    self._count(self._copy.project, coder.id),
                ),
            )
            self.questions.append(question)
            if self._decisions.about(question) is Take.FROM:
                return known.id
        return None

    def _count(self, project: Project, coder: str) -> int:
        """How many segments a coder has, as far as who merges may know."""
        every = project.retrieve(SegmentQuery(coders=frozenset([coder])))
        return sum(not self._standing.hides(each) for each in every)

    def _alike(self, entity: Entity) -> list[Entity]:
        """What is about the same here, as it was before this copy came."""
        kind, about = type(entity), self._tells(entity)
        if about is None:
            return []
        if kind not in self._about:
            self._about[kind] = {}
            for each in self._standing.all(kind).values():
                self._about[kind].setdefault(self._tells(each), []).append(each)
        return self._about[kind].get(about, [])

    def _tells(self, entity: Entity) -> tuple[object, ...] | None:
        """What tells it from others; two memos that are kept from each other's writers are never the same."""
        about = _about(entity)
        if isinstance(entity, Memo) and about is not None and self._standing.is_apart(entity):
            return *about, entity.coder
        return about


def _about(entity: Entity) -> tuple[object, ...] | None:
    """What tells an entity from others of its type but its id; None where nothing does."""
    match entity:
        case Source():
            return entity.original, entity.text
        case Coder():
            return (name_key(entity.name),)
        case Assignment():
            return entity.round, entity.source, entity.coder
        case Memo():
            return entity.source, entity.code, entity.span
        case CodingRule():
            return entity.kind, entity.code, frozenset(entity.others), entity.reach
        case CodeSet():
            return (name_key(entity.name),)
        case SavedQuery() | SavedFigure():
            return entity.name, entity.asked
        case RecordKind() | Actor() | CountryTable():
            return (name_key(entity.name),)
        case RecordField():
            return (entity.name,)
        case Case():
            return (name_key(entity.name),)
        case Attribute():
            return entity.of, entity.type, name_key(entity.name)
        case AttributeValue():
            return entity.attribute, entity.source, entity.case
        case CasePart():
            return entity.case, entity.source, entity.span
        case ForeignImport():
            return (entity.format, entity.digest) if entity.digest else None
        case ForeignElement():
            return entity.brought_by, entity.kind, entity.name, entity.words, entity.position
        case Evidence():
            return entity.record, entity.segment
        case NotSame():
            return (frozenset((entity.one, entity.other)),)
        case _:
            return None
