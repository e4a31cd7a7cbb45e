"""Plan changes of the fields of records: the project's own come and go, all can be called otherwise."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from blotter.analysis.records import dates
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.record import Evidence, Record
from blotter.domain.record_schema import BUILT_IN, LISTS, OWN_TYPES, FieldType, RecordField, RecordKind
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import following, renaming, schema_messages, word_lists
from blotter.project.records.rows import KEYS
from blotter.project.records.schema_steps import edit, moved
from blotter.project.records.word_lists import checked_words
from blotter.project.whole import on_whole

YES_NO = ("yes", "no")
_NOT_IN_A_NAME = re.compile(r"\W+")


def name_of(project: Project, words: str) -> str:
    """The name of the field that is called so, by name or label; NotFound with those there are."""
    known = project.record_schema
    shown = [name for name in known.fields if name in BUILT_IN or name not in LISTS]
    for name in shown:
        if name_key(words) in (name_key(name), name_key(known.label(name))):
            return name
    near = nearest(words, shown)
    raise NotFound(schema_messages.NO_SUCH_FIELD, name=words, names=", ".join(shown), nearest=near)


def find(project: Project, words: str) -> RecordField:
    """The field that is called so, by name or label."""
    return project.record_schema.fields[name_of(project, words)]


def is_own(field: RecordField) -> bool:
    """Whether a field is one of the project's own."""
    return field.name not in BUILT_IN and field.name not in LISTS


def name_from(label: str) -> str:
    """A field's name in exports, from what people call it: “Length of stay” is `length_of_stay`."""
    return _NOT_IN_A_NAME.sub("_", label.strip().casefold()).strip("_")


def add(
    project: Project,
    label: str,
    holds: FieldType,
    options: Sequence[str] = (),
    help_words: str = "",
    kinds: Iterable[RecordKind] | None = None,
) -> tuple[RecordField, Edit]:
    """A field of the project's own, shown last by some kinds, or by all."""
    _check_holds(holds)
    label = checked_name(label, "field")
    made = RecordField(
        id=new_id(),
        name=_free_field_name(project, label),
        label=label,
        type=holds,
        options=checked_words(options),
        help=help_words,
        position=max((each.position for each in project.record_schema.fields.values()), default=-1) + 1,
    )
    shown_by = project.record_schema.kinds.values() if kinds is None else kinds
    steps = [Put(made), *(Put(replace(each, fields=(*each.fields, made.name))) for each in shown_by)]
    return made, edit(project, schema_messages.FIELD_ADDED, steps, field=label)


@on_whole
def rename(project: Project, field: RecordField, label: str) -> Edit | None:
    """Call a field otherwise; of one of the project's own, the name in exports and in records follows."""
    label = checked_name(label, "field")
    if label == project.record_schema.label(field.name):
        return None
    if not is_own(field):
        changed = Put(replace(field, label=label))
        old = project.record_schema.label(field.name)
        return edit(project, schema_messages.FIELD_RENAMED, [changed], old=old, new=label)
    name = _free_field_name(project, label, field)
    steps: list[Step] = [Put(replace(field, name=name, label=label))]
    for each in _using(project) if name != field.name else ():
        after = renaming.renamed(each, field.name, name)
        steps += [Put(after)] if after is not each else []
    if name != field.name:
        steps += following.in_formers(
            project, lambda each: _as_kept(renaming.renamed(each, field.name, name))
        )
    old = project.record_schema.label(field.name)
    return edit(project, schema_messages.FIELD_RENAMED, steps, old=old, new=label)


def _as_kept(thing: renaming.Naming) -> Record | Evidence:
    assert not isinstance(thing, RecordKind)
    return thing


def _using(project: Project) -> Iterator[renaming.Naming]:
    yield from project.record_schema.kinds.values()
    yield from project.records.values()
    yield from project.evidence()


def describe(project: Project, field: RecordField, words: str) -> Edit | None:
    """Say what belongs into a field."""
    if words == field.help:
        return None
    label = project.record_schema.label(field.name)
    return edit(project, schema_messages.FIELD_CHANGED, [Put(replace(field, help=words))], field=label)


def move(project: Project, field: RecordField, place: int) -> Edit | None:
    """Put a field at a place (from 0 on) among all fields: new kinds and exports follow that order."""
    steps = moved(list(project.record_schema.fields.values()), field, place)
    label = project.record_schema.label(field.name)
    return edit(project, schema_messages.FIELD_MOVED, steps, field=label) if steps else None


@on_whole
def set_type(project: Project, field: RecordField, holds: FieldType) -> Edit | None:
    """Let a field of the project's own hold something else; Refused where a value does not fit.

    Values that are there become words to choose from.
    """
    _check_own(project, field)
    if holds == field.type:
        return None
    _check_holds(holds)
    held = {each: each.values(field.name) for each in project.records.values()}
    for record, values in held.items():
        if not _fits(holds, values):
            told = {"field": project.record_schema.label(field.name), "value": "; ".join(values)}
            raise Refused(schema_messages.VALUE_DOES_NOT_FIT, number=record.number, type=holds, **told)
    options = field.options
    if holds in word_lists.WITH_WORDS:
        options = tuple(dict.fromkeys((*options, *(value for values in held.values() for value in values))))
    label = project.record_schema.label(field.name)
    changed = Put(replace(field, type=holds, options=options))
    return edit(project, schema_messages.FIELD_HOLDS, [changed], field=label, type=holds)


def _fits(holds: FieldType, values: tuple[str, ...]) -> bool:
    if holds is FieldType.CHOICES:
        return True
    return len(values) <= 1 and all(map(_CHECKS.get(holds, bool), values))


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


_CHECKS: dict[FieldType, Callable[[str], bool]] = {
    FieldType.NUMBER: _is_number,
    FieldType.DATE: dates.is_date,
    FieldType.YES_NO: lambda value: value in YES_NO,
}


@on_whole
def remove(project: Project, field: RecordField, with_values: bool = False) -> Edit:
    """Take a field of the project's own away; Refused while records say something in it, unless told so."""
    _check_own(project, field)
    label = project.record_schema.label(field.name)
    held = [each for each in project.records.values() if each.values(field.name)]
    if held and not with_values:
        raise Refused(schema_messages.FIELD_IN_USE, field=label, count=len(held))
    steps: list[Step] = []
    for each in _using(project):
        after = renaming.left_out(each, field.name)
        steps += [Put(after)] if after is not each else []
    steps += following.in_formers(project, lambda each: _as_kept(renaming.left_out(each, field.name)))
    return edit(project, schema_messages.FIELD_REMOVED, [*steps, Remove(RecordField, field.id)], field=label)


def _check_own(project: Project, field: RecordField) -> None:
    if not is_own(field):
        raise Refused(schema_messages.FIELD_BUILT_IN, field=project.record_schema.label(field.name))


def _check_holds(holds: FieldType) -> None:
    if holds not in OWN_TYPES:
        raise Refused(schema_messages.NO_OWN_TYPE, type=holds, names=", ".join(OWN_TYPES))


def _free_field_name(project: Project, label: str, field: RecordField | None = None) -> str:
    name = name_from(label)
    if not name or not name.isidentifier():
        raise Refused(schema_messages.NO_FIELD_NAME, label=label)
    taken = {
        each.name for each in project.record_schema.fields.values() if field is None or each.id != field.id
    }
    if name in taken or name in (*KEYS, *BUILT_IN, *LISTS):
        raise Refused(schema_messages.FIELD_EXISTS, label=label, name=name)
    return name
