"""Values of attributes as they are written long: a row for each value of a document or of a case."""

from collections.abc import Sequence

from blotter.domain.attribute import AttributeType, Bearer
from blotter.domain.bundle import Fact
from blotter.domain.metadata_rows import MetadataRow
from blotter.domain.source import normalised

_COLUMNS = ("of", "name", "attribute", "type", "value")
_TYPES = {str(each): each for each in AttributeType}


def is_long(header: Sequence[str]) -> bool:
    """Whether a table has the columns of ours with a row for each value."""
    return set(_COLUMNS) <= set(header)


def long_row(header: Sequence[str], where: str, cells: Sequence[str], of: Bearer) -> MetadataRow | None:
    """The value in a row; None where it is one of the other bearers, or where there is none."""
    said = {name: normalised(cell)[0].strip() for name, cell in zip(header, cells, strict=False)}
    if said.get("of") != of or not (said.get("name") and said.get("attribute") and said.get("value")):
        return None
    return MetadataRow(
        where=where,
        document=said["name"] if of is Bearer.DOCUMENTS else "",
        case=said["name"] if of is Bearer.CASES else "",
        facts=(Fact(said["attribute"], said["value"], type=_TYPES.get(said.get("type", ""))),),
    )
