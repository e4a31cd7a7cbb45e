"""What the things of a project are counted as, in reports of imports and exports."""

from collections.abc import Iterable, Mapping

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

KINDS: Mapping[type[Entity], str] = {
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


def counted_by_kind(things: Iterable[Entity]) -> dict[str, int]:
    """How many there are of each kind, in the order of KINDS; none: left out."""
    counts = dict.fromkeys(KINDS.values(), 0)
    for thing in things:
        counts[KINDS[type(thing)]] += 1
    return {kind: count for kind, count in counts.items() if count}
