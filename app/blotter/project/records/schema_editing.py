"""Plan changes of the kinds of records: which there are, which code proposes each, what each shows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.record_schema import BUILT_IN, RecordKind
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import field_editing, schema_messages
from blotter.project.records.presets import PRESETS, SchemaPreset
from blotter.project.records.schema_steps import edit, moved
from blotter.project.whole import on_whole


def add_kind(
    project: Project, name: str, code: Code | None = None, like: RecordKind | None = None
) -> tuple[RecordKind, Edit]:
    """A new kind as the last one, with the fields of another, or of the first kind there is."""
    kinds = list(project.record_schema.kinds.values())
    like = like or (kinds[0] if kinds else None)
    made = RecordKind(
        id=new_id(),
        name=_free_kind_name(project, name),
        code=code.id if code else None,
        fields=like.fields if like else tuple(BUILT_IN),
        required=like.required if like else (),
        position=max((each.position for each in kinds), default=-1) + 1,
    )
    steps = [*_untied(project, code, made), Put(made)]
    return made, edit(project, schema_messages.KIND_ADDED, steps, name=made.name)


def rename_kind(project: Project, kind: RecordKind, name: str) -> Edit | None:
    """Give a kind another name."""
    name = _free_kind_name(project, name, kind)
    if name == kind.name:
        return None
    changed = Put(replace(kind, name=name))
    return edit(project, schema_messages.KIND_RENAMED, [changed], old=kind.name, new=name)


def tie(project: Project, kind: RecordKind, code: Code | None) -> Edit | None:
    """Say which code proposes a kind (None: no code); a code proposes one kind, so another one loses it."""
    identity = code.id if code else None
    if identity == kind.code:
        return None
    steps = [*_untied(project, code, kind), Put(replace(kind, code=identity))]
    path = project.codebook.path(code.id) if code else ""
    label = schema_messages.KIND_TIED if code else schema_messages.KIND_UNTIED
    return edit(project, label, steps, name=kind.name, path=path)


def _untied(project: Project, code: Code | None, kind: RecordKind) -> list[Step]:
    kinds = project.record_schema.kinds.values()
    return [
        Put(replace(each, code=None))
        for each in kinds
        if code is not None and each.code == code.id and each.id != kind.id
    ]


def describe_kind(project: Project, kind: RecordKind, words: str) -> Edit | None:
    """Say what is, and what is not, a record of a kind."""
    if words == kind.help:
        return None
    return edit(project, schema_messages.KIND_CHANGED, [Put(replace(kind, help=words))], name=kind.name)


def move_kind(project: Project, kind: RecordKind, place: int) -> Edit | None:
    """Put a kind at a place (from 0 on) among the kinds."""
    steps = moved(list(project.record_schema.kinds.values()), kind, place)
    return edit(project, schema_messages.KIND_MOVED, steps, name=kind.name) if steps else None


def show_fields(
    project: Project, kind: RecordKind, fields: Sequence[str], required: Iterable[str] | None = None
) -> Edit | None:
    """Say which fields a kind shows, in which order, and without which a record of it is not complete.

    What a record says in a field that its kind shows no more stays.
    """
    known = project.record_schema
    shown = tuple(dict.fromkeys(field_editing.name_of(project, name) for name in fields))
    wanted = kind.required
    if required is not None:
        wanted = tuple(field_editing.name_of(project, name) for name in required)
    needed = tuple(name for name in shown if name in set(wanted))
    if required is not None and (beside := set(wanted) - set(shown)):
        raise Refused(schema_messages.REQUIRED_NOT_SHOWN, field=known.label(min(beside)), kind=kind.name)
    changed = replace(kind, fields=shown, required=needed)
    if changed == kind:
        return None
    return edit(project, schema_messages.KIND_SHOWS, [Put(changed)], name=kind.name)


@on_whole
def remove_kind(project: Project, kind: RecordKind, into: RecordKind | None = None) -> Edit:
    """Take a kind away; its records become ones `into` another kind, without which they forbid it."""
    held = [each for each in project.records.values() if each.kind == kind.id]
    if len(project.record_schema.kinds) == 1:
        raise Refused(schema_messages.LAST_KIND, name=kind.name)
    if held and (into is None or into.id == kind.id):
        raise Refused(schema_messages.KIND_IN_USE, name=kind.name, count=len(held))
    steps: list[Step] = [Put(replace(each, kind=into.id)) for each in held if into is not None]
    steps.append(Remove(RecordKind, kind.id))
    if held and into is not None:
        return edit(project, schema_messages.KIND_MERGED, steps, name=kind.name, into=into.name)
    return edit(project, schema_messages.KIND_REMOVED, steps, name=kind.name)


def preset_named(name: str) -> SchemaPreset:
    """The preset of this name, or NotFound with those there are."""
    for each in PRESETS:
        if name_key(name) in (name_key(each.name), name_key(each.title)):
            return each
    names = [each.name for each in PRESETS]
    raise NotFound(
        schema_messages.NO_SUCH_PRESET, name=name, names=", ".join(names), nearest=nearest(name, names)
    )


@on_whole
def choose(project: Project, preset: SchemaPreset) -> Edit:
    """Begin with the kinds, fields and words of a preset; Refused once there are records."""
    if project.records:
        raise Refused(schema_messages.RECORDS_THERE, count=len(project.records))
    wanted = preset.schema(project.codebook)
    new = [*wanted.kinds.values(), *wanted.fields.values()]
    known, steps = project.record_schema, list[Step]()
    if known.is_kept:
        there = {each.id for each in new}
        held = (*known.kinds.values(), *known.fields.values())
        steps += [Remove(type(each), each.id) for each in held if each.id not in there]
    steps += [Put(each) for each in new]
    return project.edit(schema_messages.PRESET_CHOSEN, steps, title=preset.title)


def _free_kind_name(project: Project, name: str, kind: RecordKind | None = None) -> str:
    name = checked_name(name, "kind of record")
    other = project.record_schema.kind_named(name)
    if other is not None and (kind is None or other.id != kind.id):
        raise Refused(schema_messages.KIND_EXISTS, name=other.name)
    return name
