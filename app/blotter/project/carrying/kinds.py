"""What things of a carried project are counted as, in reports of imports and exports."""

from collections.abc import Iterable

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.former_code import FormerCode
from blotter.domain.freeze import Freeze
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Actor, Evidence, FormerRecord, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.revision import Revision
from blotter.domain.round import KeptAgreement, Override, Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryRegion, CountryTable, Release, SavedFigure, StudyFrame
from blotter.message import Sentence

KINDS: dict[type[Entity], str] = {
    Source: "sources",
    DocumentGroup: "groups",
    Code: "codes",
    CodeSet: "code-sets",
    Segment: "segments",
    Memo: "memos",
    Coder: "coders",
    Case: "cases",
    CasePart: "case-parts",
    Attribute: "attributes",
    AttributeValue: "values",
    CodeNote: "code-notes",
    CodingRule: "coding-rules",
    Revision: "revisions",
    FormerCode: "former-codes",
    Freeze: "freezes",
    Assignment: "assignments",
    Round: "rounds",
    RoundPassage: "round-passages",
    Override: "overrides",
    KeptAgreement: "kept-agreements",
    Decision: "decisions",
    SavedQuery: "queries",
    SavedFigure: "figures",
    RecordKind: "record-kinds",
    RecordField: "record-fields",
    Record: "records",
    Evidence: "evidence",
    FormerRecord: "former-records",
    NotSame: "not-same",
    Actor: "actors",
    StudyFrame: "frames",
    CountryRegion: "regions",
    CountryTable: "country-tables",
    Release: "releases",
    MovedPassage: "moved",
    ForeignImport: "files",
    ForeignElement: "elements",
}
"""Each type of entity, and the key under which its number is told."""

CALLED: dict[str, Sentence] = {
    "sources": Sentence("documents"),
    "groups": Sentence("groups"),
    "codes": Sentence("codes"),
    "code-sets": Sentence("code sets"),
    "segments": Sentence("segments"),
    "memos": Sentence("memos"),
    "coders": Sentence("coders"),
    "cases": Sentence("cases"),
    "case-parts": Sentence("parts of cases"),
    "attributes": Sentence("attributes"),
    "values": Sentence("values"),
    "code-notes": Sentence("notes on codes"),
    "coding-rules": Sentence("rules of coding"),
    "revisions": Sentence("revisions"),
    "former-codes": Sentence("former codes"),
    "freezes": Sentence("freezes"),
    "assignments": Sentence("assignments"),
    "rounds": Sentence("rounds"),
    "round-passages": Sentence("passages of rounds"),
    "overrides": Sentence("looks into rounds"),
    "kept-agreements": Sentence("kept figures of agreement"),
    "decisions": Sentence("decisions"),
    "queries": Sentence("queries"),
    "figures": Sentence("figures"),
    "record-kinds": Sentence("kinds of records"),
    "record-fields": Sentence("fields of records"),
    "records": Sentence("records"),
    "evidence": Sentence("pieces of evidence"),
    "former-records": Sentence("former records"),
    "not-same": Sentence("pairs that are not the same"),
    "actors": Sentence("actors"),
    "frames": Sentence("frames of studies"),
    "regions": Sentence("regions of countries"),
    "country-tables": Sentence("tables of countries"),
    "releases": Sentence("releases"),
    "moved": Sentence("passages to look at"),
    "files": Sentence("files of other programs"),
    "elements": Sentence("kept parts of files"),
}
"""What people call them."""


def counted_by_kind(things: Iterable[Entity]) -> dict[str, int]:
    """How many there are of each kind, in the order of KINDS; none: left out."""
    counts = dict.fromkeys(KINDS.values(), 0)
    for thing in things:
        counts[KINDS[type(thing)]] += 1
    return {kind: count for kind, count in counts.items() if count}
