"""What the tables of a data package are made of: a project's entities, and what their ids are called."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from blotter.domain.carried import CarriedProject
from blotter.domain.codebook import Code, Codebook
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.revision import Revision
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.domain.structure import Structure, unpacked
from blotter.interchange.exchange_options import PackageOptions

Named = tuple[str | None, str | None]
"""An id and what it is called, two cells of a row; nothing where nothing is meant."""

_NOTHING: Named = (None, None)


class Held:
    """A project as the tables tell it: only what was chosen, and coders under the names that they get."""

    def __init__(self, project: CarriedProject, options: PackageOptions) -> None:
        self.project = project
        self.options = options
        self.things = project.things
        self.book = Codebook(self.things.all(Code).values())
        self.sources: Mapping[str, Source] = self.things.all(Source)
        self.groups = Groups(self.things.all(DocumentGroup).values())
        self._structures: dict[str, Structure] = {}

    @cached_property
    def coders(self) -> Mapping[str, tuple[str, str]]:
        """The id and name that each coder has in the tables, by the id in the project."""
        known = self.things.all(Coder).values()
        if self.options.pseudonyms:
            return {each.id: (f"coder-{n}", f"Coder {n}") for n, each in enumerate(known, 1)}
        return {each.id: (each.id, each.name) for each in known}

    @cached_property
    def _revisions(self) -> Mapping[str, int]:
        return {each.id: each.number for each in self.things.all(Revision).values()}

    def coder(self, identity: str | None) -> Named:
        """Who is meant."""
        return self.coders.get(identity or "", _NOTHING)

    def known_coders(self, identities: Iterable[str]) -> list[str]:
        """Those of some coders that are there, each once."""
        return [each for each in dict.fromkeys(identities) if each in self.coders]

    def code(self, identity: str | None) -> Named:
        """Which code is meant, with its path; a code that is no more has only an id."""
        if identity is None:
            return _NOTHING
        return (identity, self.book.path(identity) if identity in self.book.by_id else None)

    def document(self, identity: str | None) -> Named:
        """Which document is meant."""
        source = self.sources.get(identity or "")
        return (source.id, source.name) if source is not None else _NOTHING

    def round(self, identity: str | None) -> Named:
        """Which round is meant."""
        found = self.things.all(Round).get(identity or "")
        return (found.id, found.name) if found is not None else _NOTHING

    def revision(self, identity: str | None) -> int | None:
        """The number of a revision."""
        return self._revisions.get(identity or "")

    def page(self, source: str, span: Span) -> str | None:
        """The labels of the pages of a passage; None where the document has none."""
        digest = self.sources[source].structure
        return (self._paged(digest).pages_of(span) or None) if digest is not None else None

    def _paged(self, digest: str) -> Structure:
        """The pages alone of a structure, which are little; its parts may be many."""
        if digest not in self._structures:
            content = self.project.layers.get(digest)
            pages = unpacked(content).pages if content is not None else ()
            self._structures[digest] = Structure(pages=pages)
        return self._structures[digest]

    @cached_property
    def segments(self) -> Sequence[Segment]:
        """All segments, by document and place."""
        order = {source: place for place, source in enumerate(self.sources)}
        segments = self.things.all(Segment).values()
        return sorted(segments, key=lambda each: (order[each.source], each.start, each.end, each.id))

    def quote(self, words: str) -> str | None:
        """The words of a passage, where they are wanted."""
        return words if self.options.quotes else None

    def memo(self, words: str) -> str | None:
        """What a coder noted, where that is wanted."""
        return words or None if self.options.memos else None
