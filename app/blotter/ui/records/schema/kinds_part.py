"""KindsPart: the kinds of records, the code that proposes each, and the fields that each shows."""

from typing import ClassVar

from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout

from blotter.domain.codebook import Code
from blotter.domain.entity import Entity
from blotter.domain.record import Record
from blotter.domain.record_schema import BUILT_IN, LISTS, OWN_TYPES, RecordField, RecordKind
from blotter.project.records import field_editing, schema_editing, schema_tables
from blotter.project.records.presets import PRESETS, SchemaPreset
from blotter.ui.codebook.fields import LongWords
from blotter.ui.desk import Desk
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import later, later_plural, plural, tr, translated
from blotter.ui.records.schema import dialogs
from blotter.ui.records.schema.dialogs import HOLDS, FieldForm, NameForm
from blotter.ui.records.schema.listing import Listing, Row
from blotter.ui.records.schema.part import Form, Part, bar, column, halves, nothing_chosen
from blotter.ui.views.choice_box import Choice, ChoiceBox, code_choices

IS_SHOWN, IS_REQUIRED, HOLDS_COLUMN = 1, 2, 3
_RECORDS = later_plural("{count} record is of this kind.", "{count} records are of this kind.")
_SAY = later_plural("{count} record says something in it.", "{count} records say something in it.")
_BEGIN = later("Kinds, fields and words that come along, in place of those that are here")
_HAS_RECORDS = later("There are records already, which follow these kinds and fields")


class KindsPart(Part):
    """Kinds at the left; at the right what is said of the chosen one, and the fields with their ticks."""

    SHOWN: ClassVar[tuple[type[Entity], ...]] = (RecordKind, RecordField, Record, Code)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kinds = Listing(
            tr("Kinds of records"), (tr("Kind"), tr("Records")), tr("a kind of record"), can_move=True
        )
        self.shown = Listing(
            tr("Fields"),
            (tr("Field"), tr("Shown"), tr("Required"), tr("Holds")),
            tr("a field"),
            can_move=True,
            ticks=(IS_SHOWN, IS_REQUIRED),
            wide=(HOLDS_COLUMN,),
        )
        self.code = ChoiceBox(tr("Proposed by the code"), tr("no code"))
        self.help = LongWords(2)
        self.holds = ChoiceBox(tr("Holds"))
        self.presets = QPushButton(tr("Begin with…"))
        self._field_form, self._pages = Form(), QStackedWidget()
        self.listings = [self.kinds, self.shown]
        self.fields = [self.code, self.help]
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = Form()
        form.add(tr("Proposed by the code"), self.code, tr("On a passage with this code, or one below it."))
        form.add(tr("What belongs here"), self.help)
        self._field_form.add(tr("The field holds"), self.holds)
        menu = QMenu(self.presets)
        for preset in PRESETS:
            action = menu.addAction(tr(preset.title))
            action.triggered.connect(lambda _=False, preset=preset: self._choose_preset(preset))
        self.presets.setMenu(menu)
        right = column(form, self.shown)
        self._pages.addWidget(nothing_chosen())
        right_layout = right.layout()
        assert right_layout is not None
        right_layout.addWidget(self._field_form)
        self._pages.addWidget(right)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(halves(column(bar(self.presets), self.kinds), self._pages))
        self.setFocusProxy(self.kinds)

    def _connect(self) -> None:
        kinds, shown = self.kinds.rows, self.shown.rows
        kinds.add_requested.connect(self._add_kind)
        kinds.listed.renamed.connect(self._rename_kind)
        kinds.remove_requested.connect(self._remove_kind)
        kinds.move_requested.connect(self._move_kind)
        kinds.chosen.connect(lambda _: self._show_chosen())
        shown.add_requested.connect(self._add_field)
        shown.listed.renamed.connect(self._rename_field)
        shown.remove_requested.connect(self._remove_field)
        shown.move_requested.connect(self._move_field)
        shown.toggled.connect(self._toggle)
        shown.chosen.connect(lambda _: self._show_field())
        self.code.chosen_changed.connect(self._tie)
        self.help.left.connect(self._describe)
        self.holds.chosen_changed.connect(self._hold)

    # What is shown

    def show_all(self) -> None:
        """The kinds, and the chosen one."""
        held = [row[2] for row in schema_tables.kinds(self.project).rows]
        kinds = self.project.record_schema.kinds.values()
        self.kinds.show_rows(
            [
                Row(kind.id, (kind.name, int(str(count))), kind.help)
                for kind, count in zip(kinds, held, strict=True)
            ]
        )
        self.code.offer(code_choices(self.project.codebook))
        self._show_chosen()

    def kind(self) -> RecordKind | None:
        """The chosen kind."""
        return self.project.record_schema.kinds.get(self.kinds.rows.current())

    def field(self) -> RecordField | None:
        """The field under the cursor."""
        return self.project.record_schema.fields.get(self.shown.rows.current())

    def _show_chosen(self) -> None:
        kind = self.kind()
        self._pages.setCurrentIndex(int(kind is not None))
        is_free = not self.project.records
        self.presets.setEnabled(self.desk.can_change and is_free)
        self.presets.setToolTip(tr(_BEGIN if is_free else _HAS_RECORDS))
        if kind is None:
            return
        self.code.choose(kind.code or "")
        self.help.show_words(kind.help)
        schema = self.project.record_schema
        beside = [name for name in schema.fields if name not in kind.fields]
        names = [*kind.fields, *(name for name in beside if name in BUILT_IN or name not in LISTS)]
        self.shown.show_rows([self._row(kind, name) for name in names])
        self._show_field()

    def _row(self, kind: RecordKind, name: str) -> Row:
        schema = self.project.record_schema
        holds = tr(HOLDS[schema.type(name)])
        is_shown = name in kind.fields
        cells = (schema.label(name), is_shown, name in kind.required, holds)
        return Row(name, cells, f"{schema.label(name)} · {name}", not is_shown)

    def _show_field(self) -> None:
        field = self.field()
        is_own = field is not None and field_editing.is_own(field)
        self.holds.setEnabled(is_own and self.desk.can_change)
        if field is not None:
            types = OWN_TYPES if is_own else (self.project.record_schema.type(field.name),)
            self.holds.offer(Choice(each, tr(HOLDS[each])) for each in types)
            self.holds.choose(self.project.record_schema.type(field.name))

    # What is changed: kinds

    def _choose_preset(self, preset: SchemaPreset) -> None:
        done = tr("The kinds of records are those of “{name}”", name=tr(preset.title))
        self.apply(lambda: schema_editing.choose(self.project, preset), done)

    def _add_kind(self) -> None:
        title, act = tr("New kind of record"), tr("Add kind")

        def plan(form: NameForm) -> object:
            return schema_editing.add_kind(self.project, form.name, None, self.kind())

        form = dialogs.asked(dialogs.name_dialog(self, title, act, plan))
        if form is not None:
            made, edit = schema_editing.add_kind(self.project, form.name, None, self.kind())
            if self.apply(lambda: edit, tr("Added the kind {name}", name=made.name)):
                self.kinds.rows.choose(made.id)

    def _kind_of(self, identity: str) -> RecordKind:
        return self.project.record_schema.kinds[identity]

    def _rename_kind(self, identity: str, name: str) -> None:
        kind = self._kind_of(identity)
        done = tr("{old} is now {new}", old=kind.name, new=name)
        self.apply(lambda: schema_editing.rename_kind(self.project, kind, name), done)

    def _move_kind(self, identity: str, place: int) -> None:
        kind = self._kind_of(identity)
        done = tr("Moved {name}", name=kind.name)
        self.apply(lambda: schema_editing.move_kind(self.project, kind, place), done)

    def _remove_kind(self, identity: str) -> None:
        kind, into = self._kind_of(identity), None
        count = sum(each.kind == identity for each in self.project.records.values())
        others = [each for each in self.project.record_schema.kinds.values() if each.id != identity]
        if count and others:
            title = tr("Remove “{name}”", name=kind.name)
            choices = [(each.id, each.name) for each in others]
            told = plural(*_RECORDS, count)
            asked = dialogs.asked(dialogs.instead_dialog(self, title, told, tr("Remove kind"), choices))
            if asked is None:
                return
            into = self._kind_of(asked.instead)
        done = tr("Removed the kind {name}", name=kind.name)
        self.apply(lambda: schema_editing.remove_kind(self.project, kind, into), done)

    def _tie(self, code: str) -> None:
        kind = self.kind()
        if kind is not None:
            tied = self.project.codebook.by_id.get(code)
            done = tr("{name} is proposed by another code", name=kind.name)
            self.apply(lambda: schema_editing.tie(self.project, kind, tied), done)

    def _describe(self) -> None:
        kind, words = self.kind(), self.help.read_words()
        if kind is not None and words != kind.help:
            done = tr("Described {name}", name=kind.name)
            self.apply(lambda: schema_editing.describe_kind(self.project, kind, words), done)

    # What is changed: fields

    def _toggle(self, name: str, which: int) -> None:
        kind = self.kind()
        if kind is None:
            return
        shown, required = list(kind.fields), list(kind.required)
        if which == IS_SHOWN:
            shown = [each for each in shown if each != name] if name in shown else [*shown, name]
            required = [each for each in required if each in shown]
        else:
            required = [each for each in required if each != name] if name in required else [*required, name]
            shown = shown if name in shown else [*shown, name]
        done = tr("Changed the fields of {name}", name=kind.name)
        self.apply(lambda: schema_editing.show_fields(self.project, kind, shown, required), done)

    def _move_field(self, name: str, place: int) -> None:
        kind = self.kind()
        if kind is None or name not in kind.fields:
            return
        shown = [each for each in kind.fields if each != name]
        shown.insert(place, name)
        label = self.project.record_schema.label(name)
        done = tr("Moved {name}", name=label)
        self.apply(lambda: schema_editing.show_fields(self.project, kind, shown), done)

    def _add_field(self) -> None:
        kind = self.kind()

        def plan(form: FieldForm) -> tuple[RecordField, object]:
            kinds = None if kind is None else [kind]
            return field_editing.add(self.project, form.name, form.holds, form.options, kinds=kinds)

        form = dialogs.asked(dialogs.field_dialog(self, plan))
        if form is not None:
            kinds = None if kind is None else [kind]
            made, edit = field_editing.add(self.project, form.name, form.holds, form.options, kinds=kinds)
            if self.apply(lambda: edit, tr("Added the field {name}", name=made.label)):
                self.shown.rows.choose(made.name)

    def _rename_field(self, name: str, label: str) -> None:
        field = self.project.record_schema.fields[name]
        old = self.project.record_schema.label(name)
        done = tr("{old} is now {new}", old=old, new=label)
        self.apply(lambda: field_editing.rename(self.project, field, label), done)

    def _remove_field(self, name: str) -> None:
        field = self.project.record_schema.fields[name]
        label, with_values = self.project.record_schema.label(name), False
        count = sum(bool(each.values(name)) for each in self.project.records.values())
        if count and field_editing.is_own(field):
            told = tr("Remove “{name}”?", name=label)
            lost = plural(*_SAY, count)
            words = tr("{question} {consequence} It can be undone.", question=told, consequence=lost)
            if not confirm(self, tr("Remove field"), words, tr("Remove field")):
                return
            with_values = True
        done = tr("Removed the field {name}", name=label)
        self.apply(lambda: field_editing.remove(self.project, field, with_values), done)

    def _hold(self, holds: str) -> None:
        field = self.field()
        if field is not None and field_editing.is_own(field):
            wanted = next(each for each in OWN_TYPES if each == holds)
            label = translated(self.project.record_schema.label(field.name))
            done = tr("{name} holds {what}", name=label, what=tr(HOLDS[wanted]))
            self.apply(lambda: field_editing.set_type(self.project, field, wanted), done)
