"""Which editor a field has, by what it holds."""

from blotter.domain.record_schema import BUILT_IN, FieldType
from blotter.ui.desk import Desk
from blotter.ui.language import later, tr
from blotter.ui.records.form.choice_editors import (
    ChoiceEditor,
    CountEditor,
    KindEditor,
    SubtypeEditor,
    YesNoEditor,
)
from blotter.ui.records.form.date_editor import DateEditor
from blotter.ui.records.form.editor import Editor
from blotter.ui.records.form.list_editors import ChoicesEditor, CountriesEditor
from blotter.ui.records.form.quantities_editor import QuantitiesEditor
from blotter.ui.records.form.record_editor import RecordEditor
from blotter.ui.records.form.record_index import RecordIndex
from blotter.ui.records.form.table_editors import ActorsEditor, StatusesEditor
from blotter.ui.records.form.word_editors import NumberEditor, ProseEditor, WordsEditor

KIND, COUNT = "kind", "count"
_EDITORS: dict[FieldType, type[Editor]] = {
    FieldType.WORDS: WordsEditor,
    FieldType.NUMBER: NumberEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.CHOICES: ChoicesEditor,
    FieldType.YES_NO: YesNoEditor,
    FieldType.SUBTYPE: SubtypeEditor,
    FieldType.COUNTRIES: CountriesEditor,
    FieldType.ACTORS: ActorsEditor,
    FieldType.QUANTITIES: QuantitiesEditor,
    FieldType.STATUSES: StatusesEditor,
}
_SHORT = (FieldType.CHOICE, FieldType.NUMBER, FieldType.YES_NO, FieldType.SUBTYPE, FieldType.DATE)
_NAMES = {KIND: later("Kind"), COUNT: later("Counts")}
_BUILT_IN_NAMES = {
    "level": later("Level"),
    "subtype": later("Subtype"),
    "topics": later("Topics"),
    "engagement": later("Engagement"),
    "direction": later("Direction"),
    "countries": later("Countries"),
    "date": later("Date"),
    "as_of": later("As of"),
    "announced": later("Announced"),
    "report_date": later("Reported"),
    "actors": later("Actors"),
    "quantities": later("Quantities"),
    "statuses": later("Status"),
    "parent": later("Umbrella"),
    "confidence": later("Confidence"),
    "note": later("Note"),
}


def label_of(desk: Desk, field: str) -> str:
    """What a field is called; a label of the project's own stays as it was written."""
    if field in _NAMES:
        return tr(_NAMES[field])
    label = desk.project.record_schema.label(field)
    usual = _BUILT_IN_NAMES.get(field, "")
    return tr(usual) if label == usual else label


def is_short(desk: Desk, field: str) -> bool:
    """Whether two such fields find room beside each other."""
    if field == KIND:
        return True
    return field not in ("date", COUNT) and desk.project.record_schema.type(field) in _SHORT


def editor_for(desk: Desk, field: str, index: RecordIndex) -> Editor:
    """A new editor for a field."""
    label = label_of(desk, field)
    if field == KIND:
        return KindEditor(desk, field, label)
    if field == COUNT:
        return CountEditor(desk, field, label)
    kind = desk.project.record_schema.type(field)
    if kind is FieldType.DATE:
        return DateEditor(desk, field, label, with_words=field == "date")
    if kind is FieldType.RECORD:
        return RecordEditor(desk, field, label, index)
    if field == "note" or (field not in BUILT_IN and kind is FieldType.WORDS):
        return ProseEditor(desk, field, label)
    return _EDITORS[kind](desk, field, label)
