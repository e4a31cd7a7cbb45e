"""A cell's text and a field's value: how the fields of records are shown, typed, pasted and exchanged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from blotter.analysis.records import dates
from blotter.domain.names import joined_names, name_key, nearest, split_names
from blotter.domain.record import Blank, Counting, Level, Record, is_figure
from blotter.domain.record_schema import BUILT_IN, FieldType
from blotter.errors import BlotterError, NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import (
    cell_actors,
    cell_countries,
    cell_quantities,
    cell_statuses,
    making,
    messages,
    schema,
    subtypes,
)
from blotter.project.records.cell_actors import Register
from blotter.project.records.cell_syntax import ESCAPE
from blotter.project.records.rows import RecordNames

KIND = "kind"
COUNT = "count"

MARKS: Mapping[str, Blank] = {
    "?": Blank.UNKNOWN,
    "–": Blank.NOT_STATED,
    "-": Blank.NOT_STATED,
    "—": Blank.NOT_STATED,
    "n/a": Blank.NOT_APPLICABLE,
}
"""What is typed where there is no value; an empty cell is not yet coded."""

_MARK_OF = {Blank.UNKNOWN: "?", Blank.NOT_STATED: "–", Blank.NOT_APPLICABLE: "n/a"}
_FREE = (FieldType.WORDS, FieldType.SUBTYPE)
_BY_RULE = "by rule"
_EXAMPLES = "e.g. "
"""Stands before countries that are not a complete list."""
_YES, _NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0")


def field_names(names: RecordNames, kind: str = "") -> tuple[str, ...]:
    """The fields that a cell can be of: of a kind (its id), or of all kinds."""
    own = (each for kind in names.schema.kinds.values() for each in kind.fields)
    fields = names.schema.fields_of(kind) if kind else dict.fromkeys((*BUILT_IN, *own))
    return (KIND, *fields, COUNT)


def shown(record: Record, field: str, names: RecordNames) -> str:
    """What stands in the cell of a field; `parsed` reads it back."""
    if field == KIND:
        return names.kind(record)
    if field == COUNT:
        return _shown_count(record, names)
    words = _shown(record, field, names)
    if words:
        return ESCAPE + words if _is_mark(words.lstrip(ESCAPE)) else words
    return next((_MARK_OF[Blank(why)] for blank, why in record.blanks if blank == field), "")


def _shown(record: Record, field: str, names: RecordNames) -> str:
    if field not in BUILT_IN:
        values = record.values(field)
        return joined_names(values) if _is_list(names, field) else "".join(values[:1])
    match BUILT_IN[field]:
        case FieldType.SUBTYPE:
            return _shown_subtype(record, names)
        case FieldType.CHOICES:
            return joined_names(getattr(record, field))
        case FieldType.COUNTRIES:
            words = cell_countries.shown(record.countries)
            return _EXAMPLES + words if record.examples and words else words
        case FieldType.ACTORS:
            return cell_actors.shown(record.actors, names.actors)
        case FieldType.QUANTITIES:
            return cell_quantities.shown(record, names.records, names.schema.options("stages"))
        case FieldType.STATUSES:
            return cell_statuses.shown(record.statuses)
        case FieldType.RECORD:
            return names.umbrella(record)
        case _:
            return str(getattr(record, field))


def _is_list(names: RecordNames, field: str) -> bool:
    return names.schema.type(field) is FieldType.CHOICES


def _shown_count(record: Record, names: RecordNames) -> str:
    counts = "yes" if names.counted(record).counts else "no"
    if record.counted is Counting.BY_RULE:
        return f"{counts} ({_BY_RULE})"
    return f"{counts}: {record.count_rule}" if record.count_rule else counts


def _shown_subtype(record: Record, names: RecordNames) -> str:
    """The name of the code where that says which, else its path."""
    code = names.codebook.by_id.get(record.subtype)
    if code is None:
        return names.subtype(record)
    kind = names.schema.kinds.get(record.kind)
    return subtypes.shown(names.codebook, kind.code if kind else None, code)


def parsed(
    project: Project, record: Record, field: str, text: str, register: Register | None = None
) -> dict[str, Any]:
    """What a cell's text gives the field, as values for `making.change`; Refused if it does not fit.

    An actor whom nobody knew gets an id, and stands in `register.newcomers`, for the edit to make it.
    """
    text = text.strip()
    if field == KIND:
        return {"kind": schema.kind(project, text).id}
    if field == COUNT:
        return _parsed_count(text)
    _check_name(project, record, field)
    blank = _blank(project, record, field, text)
    blanks = tuple(each for each in record.blanks if each[0] != field)
    if blank is not None:
        return {**_nothing(project, record, field), "blanks": (*blanks, (field, str(blank)))}
    values = _value(project, record, field, text, register) if text else _nothing(project, record, field)
    return {**values, "blanks": blanks} if blanks != record.blanks else values


def _check_name(project: Project, record: Record, field: str) -> None:
    known = project.record_schema
    if field in BUILT_IN or field in known.fields or any(field in k.fields for k in known.kinds.values()):
        return
    names = known.fields_of(record.kind)
    kind = known.kinds[record.kind].name if record.kind in known.kinds else ""
    raise NotFound(
        messages.NO_SUCH_FIELD, name=field, kind=kind, names=", ".join(names), nearest=nearest(field, names)
    )


def _blank(project: Project, record: Record, field: str, text: str) -> Blank | None:
    """Why there is no value, where the text says that; “unknown” says it only where no words are free."""
    why = MARKS.get(text.casefold())
    if why is None and project.record_schema.type(field) not in _FREE:
        said = next((each for each in Blank if each == text.casefold()), None)
        why = said if text not in project.record_schema.options(field) else None
    if why is not None and field == "level":
        raise Refused(messages.HAS_TO_HAVE_A_VALUE, field=field, names=", ".join(Level))
    return why


def _is_mark(text: str) -> bool:
    return text.casefold() in MARKS


def _nothing(project: Project, record: Record, field: str) -> dict[str, Any]:
    """The values of a field that has none."""
    if field not in BUILT_IN:
        return {"own": tuple(each for each in record.own if each[0] != field)}
    match BUILT_IN[field]:
        case FieldType.COUNTRIES:
            return {"countries": (), "examples": False}
        case FieldType.CHOICES | FieldType.ACTORS | FieldType.QUANTITIES | FieldType.STATUSES:
            return {field: ()}
        case FieldType.RECORD:
            return {"parent": None}
        case _ if field == "level":
            raise Refused(messages.HAS_TO_HAVE_A_VALUE, field=field, names=", ".join(Level))
        case _:
            return {field: ""}


def _value(
    project: Project, record: Record, field: str, text: str, register: Register | None
) -> dict[str, Any]:
    known = project.record_schema
    if text.startswith(ESCAPE) and _is_mark(text.lstrip(ESCAPE)):
        text = text[1:]
    if field not in BUILT_IN:
        values = tuple((field, each) for each in _own_values(project, record, field, text))
        return {"own": (*(each for each in record.own if each[0] != field), *values)}
    match BUILT_IN[field]:
        case FieldType.SUBTYPE:
            return {"subtype": _subtype(project, record, text)}
        case FieldType.CHOICE:
            word = _word(project, field, text, (str(getattr(record, field)),))
            return {field: Level(word) if field == "level" else word}
        case FieldType.CHOICES:
            held = getattr(record, field)
            return {
                field: tuple(dict.fromkeys(_word(project, field, each, held) for each in split_names(text)))
            }
        case FieldType.COUNTRIES:
            is_example = text.startswith(_EXAMPLES)
            roles = (*known.options("country_roles"), *(each.role for each in record.countries if each.role))
            found = cell_countries.parsed(text.removeprefix(_EXAMPLES), roles)
            return {"countries": found, "examples": is_example}
        case FieldType.ACTORS:
            roles = (*known.options("actor_roles"), *(each.role for each in record.actors if each.role))
            return {"actors": cell_actors.parsed(text, register or Register(project.actors), roles)}
        case FieldType.QUANTITIES:
            stages = known.options("stages")
            return {"quantities": cell_quantities.parsed(text, record, project.records, stages)}
        case FieldType.STATUSES:
            statuses = (*known.options("statuses"), *(each.status for each in record.statuses))
            return {"statuses": cell_statuses.parsed(text, statuses)}
        case FieldType.RECORD:
            return {"parent": _umbrella(project, record, text)}
        case FieldType.DATE:
            dates.bounds(text)
            return {field: text}
        case _:
            return {field: text}


def _own_values(project: Project, record: Record, field: str, text: str) -> Iterable[str]:
    match project.record_schema.type(field):
        case FieldType.CHOICE:
            return [_word(project, field, text, record.values(field))]
        case FieldType.CHOICES:
            held = record.values(field)
            return dict.fromkeys(_word(project, field, each, held) for each in split_names(text))
        case FieldType.DATE:
            dates.bounds(text)
        case FieldType.NUMBER:
            return [_number(text)]
        case FieldType.YES_NO:
            return ["yes" if _says_yes(text) else "no"]
    return [text]


def _word(project: Project, field: str, text: str, held: Sequence[str]) -> str:
    """One of a field's words; what the record has already, it may keep."""
    options = project.record_schema.options(field)
    if field == "level":
        options = tuple(Level)
    if not options or text in held:
        return text
    word = next((each for each in options if name_key(each) == name_key(text)), None)
    if word is None:
        label = project.record_schema.label(field)
        raise Refused(
            messages.NO_SUCH_WORD,
            word=text,
            field=label,
            names=", ".join(options),
            nearest=nearest(text, options),
        )
    return word


def _number(text: str) -> str:
    plain = text.replace(",", "").replace("\u202f", "").replace(" ", "")
    try:
        value = float(plain)
    except ValueError as error:
        raise Refused(messages.NO_NUMBER, words=text) from error
    if not is_figure(value):
        raise Refused(messages.NO_NUMBER, words=text)
    return plain


def _says_yes(text: str) -> bool:
    if text.casefold() not in (*_YES, *_NO):
        raise Refused(messages.NOT_YES_OR_NO, words=text)
    return text.casefold() in _YES


def _subtype(project: Project, record: Record, text: str) -> str:
    kind = project.record_schema.kinds.get(record.kind)
    code = subtypes.meant(project.codebook, kind.code if kind else None, text)
    return code.id if code is not None else text


def _umbrella(project: Project, record: Record, text: str) -> str:
    """The record above, Refused if that would close a circle."""
    above = project.record(text)
    check_umbrella(replace(record, parent=above.id), project.records.get)
    return above.id


def check_umbrella(record: Record, held: Callable[[str], Record | None]) -> None:
    """Refused if a record lies under itself, as the records (by id) are held."""
    line, parent = {record.id}, record.parent
    while parent is not None:
        if parent in line:
            raise Refused(messages.OWN_UMBRELLA, number=record.number)
        line.add(parent)
        above = held(parent)
        parent = above.parent if above is not None else None


def _parsed_count(text: str) -> dict[str, Any]:
    word, _, why = text.partition(":")
    said = word.strip().casefold()
    if not said or said == _BY_RULE or said.endswith(f"({_BY_RULE})"):
        return {"counted": Counting.BY_RULE, "count_rule": ""}
    if said not in (*_YES, *_NO):
        raise Refused(messages.NOT_A_COUNT, words=text)
    return {"counted": Counting.YES if said in _YES else Counting.NO, "count_rule": why.strip()}


def with_cell(
    project: Project, record: Record, field: str, text: str, register: Register | None = None
) -> Record:
    """The record with one cell typed anew; Refused if the text does not fit."""
    return making.settled(replace(record, **parsed(project, record, field, text, register)))


def with_cells(
    project: Project, record: Record, cells: Mapping[str, str], register: Register | None = None
) -> Record:
    """The record with several cells typed anew, by field."""
    for field in kind_first(cells):
        record = with_cell(project, record, field, cells[field], register)
    return record


def kind_first(fields: Iterable[str]) -> list[str]:
    """Fields in the order in which they are typed: the kind first, since the subtype goes by it."""
    return sorted(fields, key=lambda each: each != KIND)


def problem(project: Project, record: Record, field: str, text: str) -> BlotterError | None:
    """What keeps a text from being the value of a field, while it is still being typed; None if nothing."""
    try:
        parsed(project, record, field, text)
    except BlotterError as error:
        return error
    return None
