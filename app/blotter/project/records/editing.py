"""Plan that many cells are typed at once, as one edit; what does not fit is told and left as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import now
from blotter.domain.record import Record
from blotter.errors import BlotterError
from blotter.project.cell_blocks import laid
from blotter.project.project import Project
from blotter.project.records import cells, making, messages, schema
from blotter.project.records.cell_actors import Register
from blotter.project.records.rows import RecordNames

Typed = Mapping[str, Mapping[str, str]]
"""What was typed: by record (its id) and field, the text."""


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell whose text does not fit: the record (by id), the field, the text as typed, and why."""

    record: str
    field: str
    text: str
    error: BlotterError


@dataclass(frozen=True, slots=True)
class Typing:
    """What typing comes to: the edit (None: nothing changes), how many cells change, and the refused ones."""

    edit: Edit | None
    changed: int
    refused: tuple[RefusedCell, ...] = ()

    def whole(self) -> Edit | None:
        """The edit, if every cell fits; else the error of the first that does not is raised."""
        if self.refused:
            raise self.refused[0].error
        return self.edit


def type_cells(project: Project, typed: Typed) -> Typing:
    """Give cells the texts that were typed into them, all that fit as one edit.

    A record that is no more is passed over. Actors whom nobody knew come into the register.
    """
    register = Register(project.actors)
    changed: dict[str, Record] = {}
    count, refused = 0, list[RefusedCell]()
    for identity, texts in typed.items():
        before = project.records.get(identity)
        if before is None:
            continue
        after, taken = before, set[str]()
        for field in cells.kind_first(texts):
            try:
                now_is = _with_cell(project, after, field, texts[field], register, changed)
            except BlotterError as error:
                refused.append(RefusedCell(identity, field, texts[field], error))
                continue
            if now_is != after:
                after = now_is
                taken.add(field)
        if after != before:
            changed[identity] = after
            count += len(taken)
    return Typing(_edit(project, register, typed, changed), count, tuple(refused))


def _with_cell(
    project: Project,
    record: Record,
    field: str,
    text: str,
    register: Register,
    changed: Mapping[str, Record],
) -> Record:
    after = cells.with_cell(project, record, field, text, register)
    if field == "parent":
        # Records that were typed in before may lie elsewhere now.
        cells.check_umbrella(after, lambda each: changed.get(each) or project.records.get(each))
    return after


def _edit(project: Project, register: Register, typed: Typed, changed: Mapping[str, Record]) -> Edit | None:
    if not changed:
        return None
    moment = now()
    meant = {part.actor for each in changed.values() for part in each.actors}
    newcomers = [each for each in register.newcomers.values() if each.id in meant]
    steps: list[Step] = [
        *schema.set_up(project),
        *map(Put, newcomers),
        *(Put(replace(each, modified=moment)) for each in changed.values()),
    ]
    if len(changed) > 1:
        return project.edit(messages.RECORDS_CHANGED, steps, count=len(changed))
    (record,) = changed.values()
    fields = tuple(typed[record.id])
    if len(fields) > 1:
        return project.edit(messages.RECORD_CHANGED, steps, number=record.number)
    label = project.record_schema.label(fields[0])
    return project.edit(messages.RECORD_FIELD_CHANGED, steps, field=label, number=record.number)


def another(project: Project, record: Record) -> tuple[Record, Edit]:
    """A new record of a record's kind, from the same passages; those that are not coded any more are left."""
    kind = project.record_schema.kinds[record.kind]
    there = {each.segment for each in project.evidence_of(record)}
    return making.make(project, kind, project.segments_by_id(there), countries=record.countries)


def pasted(
    names: RecordNames, records: Sequence[Record], fields: Sequence[str], block: Sequence[Sequence[str]]
) -> dict[str, dict[str, str]]:
    """What a block of texts, laid over records and fields from their beginning, types into which cells.

    "" in `fields` is a column that cannot be typed in; a block that is smaller than the cells is repeated
    as often as it fits whole. What is in the cells already is left out.
    """
    by_id = {each.id: each for each in records}
    typed: dict[str, dict[str, str]] = {}
    for identity, texts in laid(list(by_id), fields, block).items():
        shown = ((field, text, cells.shown(by_id[identity], field, names)) for field, text in texts.items())
        other = {field: text for field, text, there in shown if text != there}
        if other:
            typed[identity] = other
    return typed


def filled_down(
    names: RecordNames, records: Sequence[Record], fields: Iterable[str]
) -> dict[str, dict[str, str]]:
    """What fill down types: in every record below the first, what the first has."""
    if len(records) < 2:
        return {}
    line = [cells.shown(records[0], field, names) if field else "" for field in fields]
    return pasted(names, records[1:], list(fields), [line])
