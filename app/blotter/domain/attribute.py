"""Attribute: a typed fact about documents or cases, such as the country of one, and its values."""

from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.entity import Entity, derived_id


class AttributeType(StrEnum):
    """What the values of an attribute are."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes/no"
    CHOICE = "choice"
    COUNTRY = "country"
    URL = "url"


class Bearer(StrEnum):
    """What has the values of an attribute."""

    DOCUMENTS = "documents"
    CASES = "cases"


class Role(StrEnum):
    """What an attribute of documents says of a publication: a citation is made of these."""

    TYPE = "type"
    AUTHOR = "author"
    EDITOR = "editor"
    TITLE = "title"
    CONTAINER = "container"
    PUBLISHER = "publisher"
    PLACE = "place"
    DATE = "date"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    DOI = "doi"
    URL = "url"
    ACCESSED = "accessed"
    KEYWORDS = "keywords"
    ABSTRACT = "abstract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Entity):
    """A fact that documents, or cases, have a value of; `options` are the words of a choice, in order.

    `role` (a Role, or "") says what it means in a citation.
    """

    name: str
    type: AttributeType = AttributeType.TEXT
    of: Bearer = Bearer.DOCUMENTS
    options: tuple[str, ...] = ()
    role: str = ""
    note: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeValue(Entity):
    """A value in the one form that its type has: a number as Python writes it, a date as EDTF, yes or no,
    a country by its code; just one of `source` and `case` is set. No value is no entity.
    """

    attribute: str
    source: str | None = None
    case: str | None = None
    value: str


def value_id(attribute: str, bearer: str) -> str:
    """The id of the value that a document or case has, the same on every laptop."""
    return derived_id("attribute value", attribute, bearer)
