"""DocumentTree: which groups and documents stand where in the documents pane, as a filter leaves them."""

from collections.abc import Iterable, Mapping, Sequence

from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.source import Source


class DocumentTree:
    """`children` by the id of the group (None: the top), groups before documents, each in order."""

    def __init__(
        self, groups: Groups, sources: Mapping[str, Source], shown: Iterable[str], keeps_empty: bool
    ) -> None:
        self.groups = groups
        self.children: dict[str | None, list[str]] = {}
        self._above = {each: sources[each].group for each in shown}
        inside: dict[str | None, list[str]] = {}
        for identity, group in self._above.items():
            inside.setdefault(group if group in groups.by_id else None, []).append(identity)
        self._inside = inside
        self._documents: dict[str, list[str]] = {}
        if len(groups):
            self._place(None, keeps_empty)
        elif inside:
            self.children = {None: inside[None]}
        self.rows = {each: row for row_of in self.children.values() for row, each in enumerate(row_of)}

    def _place(self, of: DocumentGroup | None, keeps_empty: bool) -> list[str]:
        """Put what is in a group into its place; the documents that are in it, and in the groups inside."""
        below, found = list[str](), list[str]()
        for each in self.groups.children(of):
            held = self._place(each, keeps_empty)
            self._documents[each.id] = held
            if held or keeps_empty:
                below.append(each.id)
            found += held
        own = self._inside.get(of.id if of else None, [])
        below += own
        if below:
            self.children[of.id if of else None] = below
        return found + own

    def documents(self, group: str) -> Sequence[str]:
        """The documents that are shown in a group, and in those inside it."""
        return self._documents.get(group, ())

    def parent(self, identity: str) -> str | None:
        """The group above a document or a group that is shown; None: the top."""
        is_document = identity in self._above
        group = self._above[identity] if is_document else self.groups.by_id[identity].parent
        return group if group in self.groups.by_id else None

    def order(self) -> list[str]:
        """The documents that are shown, from above."""
        found: list[str] = []
        self._walk(None, found)
        return found

    def _walk(self, of: str | None, found: list[str]) -> None:
        for each in self.children.get(of, ()):
            if each in self._above:
                found.append(each)
            else:
                self._walk(each, found)
