"""Holdings: what an open project file holds, read back as entities."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import lru_cache
from threading import Lock
from typing import Any, TypeVar

from blotter.domain.assignment import Assignment, Status
from blotter.domain.bookmark import Bookmark
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.entity import Entity, is_id
from blotter.domain.former_code import FormerCode
from blotter.domain.freeze import Freeze
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import MergedCopy, Twin
from blotter.domain.names import name_key, nearest
from blotter.domain.query import Hits, SegmentQuery
from blotter.domain.revision import Revision, Revisions
from blotter.domain.round import KeptAgreement, Override, Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import CONSENSUS, Coder, Placed, Segment
from blotter.domain.source import Source, storable
from blotter.errors import NotFound
from blotter.progress import Progress, silent
from blotter.project import messages
from blotter.store import bookmarks, drafts, entities, retrieval, texts
from blotter.store.columns import uncollected
from blotter.store.database import Database

E = TypeVar("E", bound=Entity)
T = TypeVar("T")

_TEXTS_AT_HAND = 3


class Holdings:
    """Sources, codebook, segments, memos, coders: small things are kept at hand until they change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._text_at = lru_cache(_TEXTS_AT_HAND)(self._read_text)
        self._at_hand: dict[type[object], Any] = {}
        self._changes, self._guard = 0, Lock()

    @property
    def database(self) -> Database:
        """For this room only: what reports and transfer read from."""
        return self._database

    # Drafts

    def save_draft(self, subject: str, text: str, coder: Coder | None = None) -> None:
        """Keep what somebody is typing in a memo; no step of the history."""
        identity = coder.id if coder else None
        self._database.write(lambda write: drafts.save(write, subject, storable(text), identity))

    def drop_draft(self, subject: str) -> None:
        """Forget a draft, once its memo is written."""
        self._database.write(lambda write: drafts.drop(write, subject))

    def drafts(self) -> dict[str, tuple[str, str]]:
        """What was typed and never written, by subject, with the moment of its last change."""
        return drafts.kept(self._database.read())

    # Bookmarks

    def keep_bookmark(self, source: Source, coder: Coder | None, place: Bookmark) -> None:
        """Remember where a coder stopped reading; no step of the history."""
        identity = coder.id if coder else None
        self._database.write(lambda write: bookmarks.keep(write, source.id, identity, place))

    def bookmark(self, source: Source, coder: Coder | None) -> Bookmark | None:
        """Where a coder stopped reading a document."""
        return bookmarks.kept(self._database.read(), source.id, coder.id if coder else None)

    def _forget(self, types: Iterable[type[object]]) -> None:
        with self._guard:
            self._changes += 1
            for kind in types:
                self._at_hand.pop(kind, None)
                if kind is Revision:
                    self._at_hand.pop(Revisions, None)

    def _kept(self, kind: type[object], read: Callable[[], T]) -> T:
        """What was read before; what a worker reads while something changes is not kept for the others."""
        with self._guard:
            if kind in self._at_hand:
                return self._at_hand[kind]  # type: ignore[no-any-return]
            changes = self._changes
        value = read()
        with self._guard:
            if changes == self._changes:
                self._at_hand[kind] = value
        return value

    @property
    def codebook(self) -> Codebook:
        """The codes as they are now."""
        return self._kept(Code, lambda: Codebook(entities.every(self._database.read(), Code)))

    @property
    def coders(self) -> dict[str, Coder]:
        """The project's coders by id, in the order in which they came."""
        return self._kept(Coder, lambda: self._by_id(Coder))

    @property
    def people(self) -> dict[str, Coder]:
        """The coders who code: all but the one that stands for what was settled."""
        return {each.id: each for each in self.coders.values() if each.kind != CONSENSUS}

    @property
    def sources(self) -> dict[str, Source]:
        """The documents by id, sorted by name."""
        return self._kept(Source, lambda: self._by_id(Source))

    @property
    def revision(self) -> Revision | None:
        """The newest revision of the codebook."""
        return self._kept(Revision, lambda: entities.newest_revision(self._database.read()))

    @property
    def revisions(self) -> Revisions:
        """All revisions, oldest first, and what each of them said."""
        return self._kept(Revisions, lambda: Revisions(entities.every(self._database.read(), Revision)))

    @property
    def code_sets(self) -> list[CodeSet]:
        """The sets of codes by name, domains among them."""
        return self._kept(CodeSet, lambda: self._all(CodeSet))

    @property
    def coding_rules(self) -> list[CodingRule]:
        """What has to hold where codes are given, in the order in which it was laid down."""
        return self._kept(CodingRule, lambda: self._all(CodingRule))

    def code_notes(self) -> list[CodeNote]:
        """What was discussed about codes, oldest first."""
        return self._all(CodeNote)

    @property
    def former_codes(self) -> list[FormerCode]:
        """The codes that are no more."""
        return self._kept(FormerCode, lambda: self._all(FormerCode))

    @property
    def freezes(self) -> list[Freeze]:
        """Why the codebook is to stay as it is; it may be changed while there is none."""
        return self._kept(Freeze, lambda: self._all(Freeze))

    @property
    def rounds(self) -> dict[str, Round]:
        """The reliability rounds by id, oldest first."""
        return self._kept(Round, lambda: self._by_id(Round))

    def passages(self, of: Round) -> list[RoundPassage]:
        """The passages that a round is about, by place; none: whole documents."""
        found = [each for each in self._all(RoundPassage) if each.round == of.id]
        return sorted(found, key=lambda passage: (passage.source, passage.start, passage.end))

    def overrides(self) -> list[Override]:
        """Who may see all of which blind round, oldest first."""
        return self._all(Override)

    def kept_agreements(self, of: Round) -> list[KeptAgreement]:
        """What a round's agreement was at its moments, oldest first."""
        return [each for each in self._all(KeptAgreement) if each.round == of.id]

    def decisions(self, of: Round | None) -> list[Decision]:
        """How disagreements were settled in a round, or (None) in open coding, oldest first."""
        return [each for each in self._all(Decision) if each.round == (of.id if of else None)]

    def round(self, name: str) -> Round:
        """The round of this name, or NotFound with the nearest; of several alike the newest."""
        for each in reversed(self.rounds.values()):
            if name_key(each.name) == name_key(name):
                return each
        near = nearest(name, (each.name for each in self.rounds.values()))
        raise NotFound(messages.NO_SUCH_ROUND, name=name, nearest=near)

    def whole(self) -> AbstractContextManager[None]:
        """What this thread reads within the block is all that there is, also of rounds that are blind.

        For what works on the whole project, and shows nothing of it.
        """
        return self._database.whole()

    def merged_copies(self) -> list[MergedCopy]:
        """The copies of the project that were merged into it, and still are."""
        return self._all(MergedCopy)

    def merged_twins(self) -> list[Twin]:
        """What merged copies know under another id."""
        return self._all(Twin)

    def _all(self, kind: type[E]) -> list[E]:
        return list(entities.every(self._database.read(), kind))

    def _by_id(self, kind: type[E]) -> dict[str, E]:
        with uncollected():
            return {entity.id: entity for entity in entities.every(self._database.read(), kind)}

    def source(self, name: str) -> Source:
        """The document of this exact name, or NotFound with the nearest."""
        for source in self.sources.values():
            if source.name == name:
                return source
        near = nearest(name, (source.name for source in self.sources.values()))
        raise NotFound(messages.NO_SUCH_SOURCE, name=name, nearest=near)

    def coder(self, name: str) -> Coder:
        """The coder of this exact name, or NotFound with the nearest."""
        for coder in self.coders.values():
            if coder.name == name:
                return coder
        near = nearest(name, (coder.name for coder in self.coders.values()))
        raise NotFound(messages.NO_SUCH_CODER, name=name, nearest=near)

    def text(self, source: Source) -> str:
        """The document's whole text; the last few stay at hand, since a stored text never changes."""
        return self._text_at(source.text)

    def _read_text(self, digest: str) -> str:
        return texts.content(self._database.read(), digest)

    def original(self, source: Source) -> bytes:
        """The bytes that the document was read from."""
        return self.kept(source.original)

    def kept(self, digest: str) -> bytes:
        """The bytes that are kept under a digest: of a document's file, or of a release."""
        return texts.original(self._database.read(), digest)

    def kept_bytes(self, digest: str) -> bytes:
        """Bytes that the project keeps under their digest, such as the package of a release."""
        return texts.original(self._database.read(), digest)

    def segments_of(self, source: Source) -> list[Segment]:
        """Every segment of a document by place."""
        return retrieval.of_source(self._database.read(), source.id)

    def placed_in(self, source: Source) -> list[Placed]:
        """Where every segment of a document lies, without its words."""
        return retrieval.placed(self._database.read(), source.id)

    def coded(self, source: Source, code: Code, coder: Coder) -> list[Segment]:
        """What a coder has given a code in a document."""
        place = SegmentQuery(frozenset([code.id]), frozenset([coder.id]), frozenset([source.id]))
        return list(self.retrieve(place))

    def starting_at(self, source: Source, starts: Iterable[int]) -> list[Segment]:
        """The segments of a document that begin at one of these positions, in no order."""
        return list(retrieval.starting_at(self._database.read(), source.id, starts))

    def twins(self, code: Code, of: Code) -> list[Segment]:
        """The segments of a code on whose very bounds the same coder has given another code, too."""
        return list(retrieval.twins(self._database.read(), code.id, of.id))

    def coded_alike(self, coder: Coder, other: Coder) -> list[Segment]:
        """The segments of a coder on whose very bounds another has given the same code."""
        return list(retrieval.coded_alike(self._database.read(), coder.id, other.id))

    def retrieve(self, query: SegmentQuery | None = None) -> Iterator[Segment]:
        """The segments that meet a query, as they are read; what changes meanwhile does not show in them."""
        with self._database.read_apart() as connection:
            yield from retrieval.segments(connection, query or SegmentQuery())

    def segment_rows(self, query: SegmentQuery) -> Iterator[tuple[Any, ...]]:
        """`retrieve` for long tables: the values of Segment's fields in their order, ids as bytes."""
        with self._database.read_apart() as connection:
            yield from retrieval.rows(connection, query)

    def hits(self, query: SegmentQuery | None = None, progress: Progress = silent) -> Hits:
        """Which segments meet a query, without reading them: a million at once."""
        return retrieval.hits(self._database.read(), query or SegmentQuery(), progress)

    def count(self, query: SegmentQuery | None = None) -> int:
        """How many segments meet a query."""
        return retrieval.count(self._database.read(), query or SegmentQuery())

    def exceeds(self, number: int, query: SegmentQuery | None = None) -> bool:
        """Whether more segments than this meet a query, without counting them all."""
        return retrieval.exceeds(self._database.read(), query or SegmentQuery(), number)

    def counts_by_code(self, sources: frozenset[str] | None = None) -> dict[str, int]:
        """How many segments each code has of its own; codes without any are left out."""
        return retrieval.counts_by_code(self._database.read(), sources)

    def counts_by_source(self, coder: str | None = None) -> dict[str, int]:
        """How many segments each document has; documents without any are left out."""
        return retrieval.counts_by_source(self._database.read(), coder)

    def counts_by_pair(self, query: SegmentQuery | None = None) -> dict[tuple[str, str], int]:
        """How many segments each coder has in each document, by both ids; without any: left out."""
        return retrieval.counts_by_pair(self._database.read(), query or SegmentQuery())

    def touched_by(self, codes: Iterable[str]) -> tuple[int, int, int]:
        """How many segments, coders and documents use these codes."""
        return retrieval.touched(self._database.read(), frozenset(codes))

    def segment(self, identity: str) -> Segment:
        """The segment with this id, or NotFound."""
        found = entities.get(self._database.read(), Segment, identity) if is_id(identity) else None
        if found is None:
            raise NotFound(messages.NO_SUCH_SEGMENT, id=identity)
        return found

    def those(self, kind: type[E], identities: Iterable[str]) -> list[E]:
        """The entities of a type with these ids, as many as there are and can be seen, in no order."""
        return list(entities.get_many(self._database.read(), kind, identities))

    def segments_by_id(self, identities: Iterable[str]) -> list[Segment]:
        """The segments with these ids, as many as there are, by place."""
        found = entities.get_many(self._database.read(), Segment, identities)
        return sorted(found, key=lambda s: (s.source, s.start, -s.end, s.id))

    def codes_given(self, coder: Coder) -> list[str]:
        """The ids of the codes that a coder gave last, newest first."""
        return retrieval.codes_given(self._database.read(), coder.id)

    def memos(self) -> list[Memo]:
        """The memos on sources, codes and the project, oldest first."""
        return self._all(Memo)

    def notes_of(self, source: Source) -> list[Memo]:
        """The notes on passages of a document, by place."""
        notes = [(memo.span, memo) for memo in self.memos() if memo.source == source.id]
        placed = [(span, memo) for span, memo in notes if span is not None]
        return [memo for _, memo in sorted(placed, key=lambda each: (each[0], each[1].id))]

    def saved_queries(self) -> list[SavedQuery]:
        """The questions that were kept, by name."""
        return self._all(SavedQuery)

    def assignments(self, source: Source | None = None) -> list[Assignment]:
        """Who is how far with which document, or with one."""
        if source is None:
            return self._all(Assignment)
        return entities.assignments_of(self._database.read(), source.id)

    def statuses(self, coder: Coder) -> Mapping[str, Status]:
        """How far a coder is with each document (by id) in open coding; those not assigned are left out."""
        every = self._kept(Assignment, lambda: entities.statuses(self._database.read()))
        return every.get(coder.id, {})

    def done_coders(self) -> dict[str, set[str]]:
        """For each document id, the ids of the coders who are done with it in open coding."""
        done: dict[str, set[str]] = {}
        for assignment in self.assignments():
            if assignment.status is Status.DONE and assignment.round is None:
                done.setdefault(assignment.source, set()).add(assignment.coder)
        return done
