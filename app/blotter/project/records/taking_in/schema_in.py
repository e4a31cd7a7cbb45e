"""The schema that records come into: the project's, else their file's, else one to begin with."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.codebook import Codebook
from blotter.domain.edit import Put, Step
from blotter.domain.entity import derived_id, is_id, new_id
from blotter.domain.record_rows import FieldRow, KindRow, RecordBundle
from blotter.domain.record_schema import BUILT_IN, LISTS, FieldType, RecordField, RecordKind, RecordSchema
from blotter.project.project import Project
from blotter.project.records import presets

_TYPES = {str(each): each for each in FieldType}


class IncomingSchema:
    """The kinds and fields that records come into, and the steps that make those that are new."""

    def __init__(
        self, project: Project, codebook: Codebook, bundles: Iterable[RecordBundle], create: bool
    ) -> None:
        self.steps: list[Step] = []
        self._codebook = codebook
        held = project.record_schema
        given = next((each for each in bundles if each.kinds), None)
        if held.is_kept:
            self.schema = held
            if given is not None and create:
                self._add_missing(given)
            return
        if given is not None:
            kinds = (self._kind(each) for each in given.kinds)
            self.schema = RecordSchema.of(kinds, map(_field, given.fields))
        else:
            self.schema = presets.POLICE_COOPERATION.schema(codebook)
        self.steps += [Put(each) for each in (*self.schema.kinds.values(), *self.schema.fields.values())]

    def _add_missing(self, given: RecordBundle) -> None:
        """Kinds and fields of the file that the project does not have."""
        new_fields = [_field(each) for each in given.fields if each.name not in self.schema.fields]
        new_kinds = [self._kind(each) for each in given.kinds if self.schema.kind_named(each.name) is None]
        held = (*self.schema.kinds, *(each.id for each in self.schema.fields.values()))
        kinds = [replace(each, id=new_id()) if each.id in held else each for each in new_kinds]
        fields = [replace(each, id=new_id()) if each.id in held else each for each in new_fields]
        self.steps += [Put(each) for each in (*kinds, *fields)]
        self.schema = RecordSchema.of(
            (*self.schema.kinds.values(), *kinds), (*self.schema.fields.values(), *fields)
        )

    def make_field(self, name: str) -> RecordField:
        """A field of the project's own, of words, that every kind shows."""
        position = max((each.position for each in self.schema.fields.values()), default=0) + 1
        made = RecordField(id=derived_id("record field", name), name=name, position=position)
        kinds = [replace(each, fields=(*each.fields, name)) for each in self.schema.kinds.values()]
        self.steps += [Put(made), *map(Put, kinds)]
        self.schema = RecordSchema.of(kinds, (*self.schema.fields.values(), made))
        return made

    def is_own(self, name: str) -> bool:
        """Whether a field of this name is one of the project's own."""
        kinds = self.schema.kinds.values()
        return name not in BUILT_IN and (
            any(name in each.fields for each in kinds) or self._holds_values(name)
        )

    def _holds_values(self, name: str) -> bool:
        return name in self.schema.fields and name not in LISTS

    def _kind(self, row: KindRow) -> RecordKind:
        code = self._codebook.get(row.code) if row.code else None
        return RecordKind(
            id=row.id if is_id(row.id) else new_id(),
            name=row.name,
            code=code.id if code else None,
            fields=row.fields,
            required=row.required,
            help=row.help,
            position=row.position,
        )


def _field(row: FieldRow) -> RecordField:
    return RecordField(
        id=row.id if is_id(row.id) else derived_id("record field", row.name),
        name=row.name,
        label=row.label,
        type=_TYPES.get(row.type, FieldType.WORDS),
        options=row.options,
        help=row.help,
        position=row.position,
    )
