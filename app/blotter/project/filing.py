"""Filing: what comes along with documents that are taken in: groups, facts, and comments on passages."""

from collections.abc import Iterator

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.bundle import Comment, Document, Fact
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.memo import Memo
from blotter.domain.names import name_key, shown_name
from blotter.domain.source import Source
from blotter.project.project import Project


class Filing:
    """Collects the groups and attributes that documents of one import need, against what is there."""

    def __init__(self, project: Project, moment: str) -> None:
        self._moment = moment
        self._groups = project.groups
        self._attributes = [each for each in project.attributes.values() if each.of is Bearer.DOCUMENTS]
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
        """The groups and attributes that had to be made since this was last asked."""
        made, self._made = self._made, []
        return made

    def about(self, source: Source, document: Document, coder: str | None) -> Iterator[Step]:
        """The values and memos of a document that is taken in as `source`; what they need is in `made`."""
        for fact in document.facts:
            if fact.value.strip():
                attribute = self._attribute(fact)
                identity = value_id(attribute.id, source.id)
                value = fact.value.strip()
                yield Put(AttributeValue(id=identity, attribute=attribute.id, source=source.id, value=value))
        for comment in document.comments:
            yield Put(self._memo(source, document.text, comment, coder))

    def _attribute(self, fact: Fact) -> Attribute:
        """The attribute of this role, else of this name; made where it is not there."""
        for each in self._attributes:
            same_role = bool(fact.role) and each.role == fact.role
            if same_role or name_key(each.name) == name_key(fact.name):
                return each
        made = Attribute(
            id=new_id(),
            name=shown_name(fact.name),
            type=fact.type or AttributeType.TEXT,
            role=fact.role,
            position=len(self._attributes),
        )
        self._attributes.append(made)
        self._made.append(Put(made))
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
