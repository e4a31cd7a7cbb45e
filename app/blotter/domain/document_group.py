"""DocumentGroup: documents that belong together, in groups within groups, as folders are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from blotter.domain.codebook import joined_path
from blotter.domain.entity import Entity
from blotter.domain.names import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGroup(Entity):
    """A group of documents, inside another or (None) at the top; a document says which one it is in."""

    name: str
    parent: str | None = None
    position: int = 0


class Groups:
    """The groups of a project as a tree; groups whose names are alike stand in the order they were given."""

    def __init__(self, groups: Iterable[DocumentGroup] = ()) -> None:
        self.by_id = {each.id: each for each in groups}
        self._children: dict[str | None, list[DocumentGroup]] = {}
        for each in self.by_id.values():
            self._children.setdefault(each.parent, []).append(each)

    def __len__(self) -> int:
        return len(self.by_id)

    def children(self, of: DocumentGroup | None) -> list[DocumentGroup]:
        """The groups right inside one, or (None) at the top, in order."""
        found = self._children.get(of.id if of else None, [])
        return sorted(found, key=lambda each: (each.position, each.name.casefold(), each.id))

    def walk(self, of: DocumentGroup | None = None) -> Iterator[DocumentGroup]:
        """Every group inside one, or (None) of the project, parents before children."""
        for each in self.children(of):
            yield each
            yield from self.walk(each)

    def path(self, identity: str | None) -> str:
        """The names from the top, joined as code paths are; "" for no group."""
        return joined_path(self.names(identity))

    def names(self, identity: str | None) -> tuple[str, ...]:
        """The names from the top; none for no group."""
        names: list[str] = []
        seen: set[str] = set()
        while identity is not None and identity in self.by_id and identity not in seen:
            seen.add(identity)
            names.append(self.by_id[identity].name)
            identity = self.by_id[identity].parent
        return tuple(reversed(names))

    def within(self, identity: str) -> frozenset[str]:
        """The ids of a group and of all inside it."""
        return frozenset({identity, *(each.id for each in self.walk(self.by_id[identity]))})

    def find(self, names: Iterable[str]) -> DocumentGroup | None:
        """The group at a path of names, case aside."""
        found: DocumentGroup | None = None
        for name in names:
            inside = (each for each in self.children(found) if name_key(each.name) == name_key(name))
            found = next(inside, None)
            if found is None:
                return None
        return found
