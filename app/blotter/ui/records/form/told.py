"""What is said of records in a line: what they are about, which countries, what a field lacks."""

from collections.abc import Iterable

from blotter.domain.countries import COUNTRIES
from blotter.domain.entity import is_id
from blotter.domain.record import Blank, Involved, Record
from blotter.project.project import Project
from blotter.ui.language import current, in_a_row, later, tr
from blotter.ui.records.form.date_words import short

GLYPHS = {Blank.UNKNOWN: "?", Blank.NOT_STATED: "–", Blank.NOT_APPLICABLE: "n/a"}
"""The signs of the kinds of nothing, which are typed for them, too."""

_BLANKS = {
    Blank.UNKNOWN: later("? unknown"),
    Blank.NOT_STATED: later("– not stated"),
    Blank.NOT_APPLICABLE: later("n/a not applicable"),
}
_FEW = 3


def blank_words(blank: Blank | None) -> str:
    """Why a field holds nothing, with its sign; "" for what is not yet coded."""
    return tr(_BLANKS[blank]) if blank is not None else ""


def typed_blank(words: str) -> Blank | None:
    """The reason that somebody typed in place of a value."""
    typed = words.strip().casefold()
    if typed == "-":
        return Blank.NOT_STATED
    return next((blank for blank, glyph in GLYPHS.items() if typed == glyph), None)


def country_name(code: str) -> str:
    """What a country is called in the language of the window."""
    known = COUNTRIES.get(code)
    return known.name(current()) if known else code


def involved_name(involved: Involved) -> str:
    """A country or group by name."""
    return country_name(involved.code) if involved.code else involved.name


def countries(involved: Iterable[Involved]) -> str:
    """The first few countries and groups, and that there are more."""
    names = list(dict.fromkeys(involved_name(each) for each in involved))
    told = in_a_row(names[:_FEW])
    return tr("{names}, …", names=told) if len(names) > _FEW else told


def kind_name(project: Project, record: Record) -> str:
    """The name of a record's kind."""
    known = project.record_schema.kinds.get(record.kind)
    return known.name if known else ""


def subtype_name(project: Project, record: Record) -> str:
    """The name of the code that is a record's subtype, or its words."""
    if not is_id(record.subtype):
        return record.subtype
    code = project.codebook.by_id.get(record.subtype)
    return code.name if code else ""


def gist(project: Project, record: Record) -> str:
    """What a record is about: “training · Orvania · about 2018”."""
    parts = (kind_name(project, record), countries(record.countries), short(record.date))
    return " · ".join(part for part in parts if part)
