"""Filing: what comes along with documents that are taken in: groups, facts, and comments on passages."""

from collections.abc import Iterator

from blotter.analysis.metadata.guessing import guessed_type, reading_for
from blotter.analysis.metadata.typed import Reading
from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.bundle import Comment, Document, Fact
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.memo import Memo
from blotter.domain.names import free_name, name_key, shown_name
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.project.import_report import ImportReport
from blotter.project.metadata.built_in import BUILT_IN
from blotter.project.metadata.values import parsed, value_of, with_options
from blotter.project.project import Project

_FEWEST = 3
"""From how many different words on a column is taken for countries, yes and no, or a choice."""

_OF_FEW = (AttributeType.DATE, AttributeType.NUMBER, AttributeType.URL)


class Filing:
    """Collects the groups and attributes that documents of one import need, against what is there."""

    def __init__(self, project: Project, report: ImportReport, moment: str) -> None:
        self._report, self._moment = report, moment
        self._groups = project.groups
        every = project.attributes.items()
        self._known = {identity: each for identity, each in every if each.of is Bearer.DOCUMENTS}
        self._attributes = dict(self._known)
        self._new: dict[str, str] = {}
        self._facts: list[tuple[Source, Fact]] = []
        self._made: list[Step] = []

    def group(self, names: tuple[str, ...]) -> str | None:
        """The id of the group at a path, made where it is not there; None for no path."""
        group: DocumentGroup | None = None
        for depth, name in enumerate(names, start=1):
            found = self._groups.find(names[:depth])
            group = found or self._new_group(name, group)
        return group.id if group else None

    def _new_group(self, name: str, parent: DocumentGroup | None) -> DocumentGroup:
        position = len(self._groups.children(parent))
        made = DocumentGroup(
            id=new_id(), name=shown_name(name), parent=parent.id if parent else None, position=position
        )
        self._groups = Groups([*self._groups.by_id.values(), made])
        self._made.append(Put(made))
        return made

    def made(self) -> list[Step]:
        """The groups that had to be made since this was last asked."""
        made, self._made = self._made, []
        return made

    def about(self, source: Source, document: Document, coder: str | None) -> Iterator[Step]:
        """The memos of a document that is taken in as `source`; its facts wait until all are there."""
        self._facts += [(source, fact) for fact in document.facts if fact.value.strip()]
        for comment in document.comments:
            yield Put(self._memo(source, document.text, comment, coder))

    def values(self) -> Iterator[Step]:
        """The values of all documents, with the attributes that had to be made or got another option."""
        found: dict[str, list[tuple[Source, Fact]]] = {}
        for source, fact in self._facts:
            found.setdefault(self._meant(fact), []).append((source, fact))
        self._facts = []
        for identity, facts in found.items():
            words = [fact.value for _, fact in facts]
            attribute = self._attributes.get(identity) or self._new_attribute(identity, facts)
            wider = with_options(attribute, words)
            if wider != self._known.get(identity):
                self._attributes[identity] = wider
                yield Put(wider)
            reading = reading_for(wider.type, words)
            for source, fact in facts:
                yield from self._value(wider, source, fact, reading)

    def _value(self, attribute: Attribute, source: Source, fact: Fact, reading: Reading) -> Iterator[Step]:
        try:
            value = parsed(attribute, fact.value, reading)
        except BlotterError as error:
            what = f"{source.name}: {attribute.name}"
            self._report.remark("left out", source.name, what, error.sentence)
            return
        yield Put(value_of(attribute, source.id, value))

    def _meant(self, fact: Fact) -> str:
        """The id of the attribute of this role, else of this name, or of the one that is to be made."""
        for each in self._attributes.values():
            if fact.role and each.role == fact.role:
                return each.id
        for each in self._attributes.values():
            if name_key(each.name) == name_key(self._name(fact)):
                return each.id
        key = fact.role or name_key(fact.name)
        return self._new.setdefault(key, new_id())

    def _name(self, fact: Fact) -> str:
        """What the attribute is called: not as what every document has."""
        name = shown_name(fact.name)
        return free_name(name, [name]) if name_key(name) in BUILT_IN else name

    def _new_attribute(self, identity: str, facts: list[tuple[Source, Fact]]) -> Attribute:
        _, first = facts[0]
        told = next((fact.type for _, fact in facts if fact.type is not None), None)
        names = [each.name for each in self._attributes.values()]
        made = Attribute(
            id=identity,
            name=free_name(self._name(first), names),
            type=told or _guessed([fact.value for _, fact in facts]),
            role=first.role,
            position=len(self._attributes),
        )
        self._attributes[identity] = made
        return made

    def _memo(self, source: Source, text: str, comment: Comment, coder: str | None) -> Memo:
        words = comment.text
        if comment.author:
            words = f"{comment.author}: {words}"
        is_placed = comment.start < comment.end
        return Memo(
            id=new_id(),
            source=source.id,
            text=words,
            coder=coder,
            created=comment.at or self._moment,
            modified=comment.at or self._moment,
            start=comment.start if is_placed else None,
            end=comment.end if is_placed else None,
            quote=text[comment.start : comment.end] if is_placed else "",
        )


def _guessed(words: list[str]) -> AttributeType:
    """The type that the values look like; of few of them, only what can hardly be chance."""
    found = guessed_type(words)
    return found if found in _OF_FEW or len(set(words)) >= _FEWEST else AttributeType.TEXT
