"""How much of each kind goes out with a project."""

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.carried import Carried
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.kinds import KINDS
from blotter.domain.memo import Memo
from blotter.domain.record import Record
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source

_TOLD = (
    Source, Code, Segment, Memo, Coder, Case, CasePart, Attribute, AttributeValue, DocumentGroup, CodeSet,
    Record,
)  # fmt: skip
"""What somebody looks for who hands a project over."""


def counts_of(things: Carried) -> dict[str, int]:
    """The numbers by the keys that reports have for them; none: left out."""
    return {KINDS[kind]: len(things.all(kind)) for kind in _TOLD if things.all(kind)}
