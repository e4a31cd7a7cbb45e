"""Kinds, fields and words of records are the project's own, and change with whatever uses them."""

import pytest

import factories
from blotter.domain.codebook import Code
from blotter.domain.record import Involved, Part, Quantity, Record, StatusEntry
from blotter.domain.record_schema import FieldType, RecordField, RecordKind
from blotter.errors import NotFound, Refused
from blotter.project import codes
from blotter.project.project import Project
from blotter.project.records import (
    actors,
    field_editing,
    making,
    presets,
    regions,
    schema,
    schema_editing,
    uniting,
    word_editing,
    word_lists,
)


def kind(project: Project, name: str) -> RecordKind:
    return schema.kind(project, name)


def made(project: Project, name: str = "training", **values: object) -> Record:
    record, edit = making.make(project, kind(project, name), list(project.retrieve())[:1], **values)
    project.apply(edit)
    return record


def own(project: Project, label: str, holds: FieldType = FieldType.WORDS, **more: object) -> RecordField:
    field, edit = field_editing.add(project, label, holds, **more)  # type: ignore[arg-type]
    project.apply(edit)
    return field


def kinds(project: Project) -> list[str]:
    return [each.name for each in project.record_schema.kinds.values()]


def code(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def test_a_project_without_a_kept_schema_keeps_it_with_the_first_change(project: Project) -> None:
    assert not project.record_schema.is_kept
    added, edit = schema_editing.add_kind(project, "strike", code(project, "either\\/or"))
    project.apply(edit)
    assert project.record_schema.is_kept
    assert kinds(project)[-1] == "strike"
    assert added.fields == kind(project, "training").fields
    assert schema.kind_for(project, code(project, "either\\/or").id) == added
    project.undo()
    assert not project.record_schema.is_kept


def test_kinds_have_names_of_their_own(project: Project) -> None:
    with pytest.raises(Refused, match="“training” already"):
        schema_editing.add_kind(project, "Training")
    with pytest.raises(Refused, match="“patrol” already"):
        schema_editing.rename_kind(project, kind(project, "training"), "PATROL")
    project.apply(schema_editing.rename_kind(project, kind(project, "training"), "Training"))
    assert "Training" in kinds(project)
    assert schema_editing.rename_kind(project, kind(project, "training"), "Training") is None


def test_a_code_proposes_one_kind(project: Project) -> None:
    training = code(project, "training")
    project.apply(schema_editing.tie(project, kind(project, "patrol"), training))
    assert (kind(project, "patrol").code, kind(project, "training").code) == (training.id, None)
    project.apply(schema_editing.tie(project, kind(project, "patrol"), None))
    assert kind(project, "patrol").code is None
    assert schema_editing.tie(project, kind(project, "patrol"), None) is None


def test_kinds_and_fields_are_put_in_order(project: Project) -> None:
    project.apply(schema_editing.move_kind(project, kind(project, "patrol"), 0))
    assert kinds(project)[:3] == ["patrol", "diplomacy", "agreement"]
    assert schema_editing.move_kind(project, kind(project, "patrol"), 0) is None
    project.apply(field_editing.move(project, field_editing.find(project, "note"), 0))
    assert next(iter(project.record_schema.fields)) == "note"


def test_a_kind_shows_fields_in_its_order_and_requires_some_of_them(project: Project) -> None:
    own(project, "Length of stay", kinds=[])
    patrol = kind(project, "patrol")
    assert "length_of_stay" not in patrol.fields
    project.apply(schema_editing.show_fields(project, patrol, ["date", "Length of stay"], ["date"]))
    patrol = kind(project, "patrol")
    assert (patrol.fields, patrol.required) == (("date", "length_of_stay"), ("date",))
    project.apply(schema_editing.show_fields(project, patrol, ["length_of_stay"]))
    assert kind(project, "patrol").required == ()
    with pytest.raises(Refused, match="Show it first"):
        schema_editing.show_fields(project, patrol, ["date"], ["note"])
    with pytest.raises(NotFound, match=r"no field “nte”.*“note”"):
        schema_editing.show_fields(project, patrol, ["nte"])


def test_a_kind_in_use_goes_with_its_records_into_another(project: Project) -> None:
    record = made(project)
    with pytest.raises(Refused, match="records of the kind “training”"):
        schema_editing.remove_kind(project, kind(project, "training"))
    project.apply(schema_editing.remove_kind(project, kind(project, "training"), kind(project, "patrol")))
    assert "training" not in kinds(project)
    assert project.records[record.id].kind == kind(project, "patrol").id
    assert project.check() == []
    project.undo()
    assert project.records[record.id] == record
    for name in kinds(project):
        if name != "training":
            project.apply(schema_editing.remove_kind(project, kind(project, name)))
    with pytest.raises(Refused, match="only kind"):
        schema_editing.remove_kind(
            project, kind(project, kinds(project)[0]), kind(project, kinds(project)[0])
        )


def test_a_field_is_named_in_exports_by_its_label(project: Project) -> None:
    assert field_editing.name_from(" Length of stay ") == "length_of_stay"
    assert own(project, "培训 时长").name == "培训_时长"
    own(project, "Length of stay")
    for label in ("length of stay", "Note", "Kind", "claim_sources"):
        with pytest.raises(Refused, match="that name is taken"):
            own(project, label)
    with pytest.raises(Refused, match="begin with a letter"):
        own(project, "2nd date")
    with pytest.raises(Refused, match="cannot hold countries"):
        own(project, "Where", FieldType.COUNTRIES)


def test_a_renamed_field_takes_along_what_records_and_evidence_say_in_it(project: Project) -> None:
    field = own(project, "Length")
    record = made(project, own=(("length", "nine weeks"),), dismissed=("length=9", "date=2016"))
    (evidence,) = project.evidence_of(record)
    project.apply(making.change_evidence(project, evidence, fields=("length", "date")))
    shown = ["date", "length"]
    project.apply(schema_editing.show_fields(project, kind(project, "training"), shown, shown))
    project.apply(field_editing.rename(project, field, "Duration"))
    now = project.records[record.id]
    assert (now.own, now.dismissed) == ((("duration", "nine weeks"),), ("duration=9", "date=2016"))
    assert project.evidence_of(record)[0].fields == ("duration", "date")
    assert kind(project, "training").required == ("date", "duration")
    assert project.record_schema.label("duration") == "Duration"
    assert project.check() == []
    project.undo()
    assert project.records[record.id].own == record.own


def test_a_built_in_field_is_called_otherwise_and_stays(project: Project) -> None:
    field = field_editing.find(project, "topics")
    project.apply(field_editing.rename(project, field, "Themes"))
    assert project.record_schema.label("topics") == "Themes"
    assert field_editing.find(project, "themes").name == "topics"
    with pytest.raises(Refused, match="in every project"):
        field_editing.remove(project, field_editing.find(project, "topics"))
    with pytest.raises(Refused, match="in every project"):
        field_editing.set_type(project, field_editing.find(project, "topics"), FieldType.WORDS)


def test_a_field_in_use_goes_only_with_what_is_said_in_it(project: Project) -> None:
    field = own(project, "Length")
    record = made(project, own=(("length", "nine weeks"),), blanks=())
    with pytest.raises(Refused, match="Records say something"):
        field_editing.remove(project, field)
    project.apply(field_editing.remove(project, field, with_values=True))
    assert "length" not in project.record_schema.fields
    assert "length" not in kind(project, "training").fields
    assert project.records[record.id].own == ()
    assert project.check() == []


def test_a_field_holds_something_else_where_all_values_fit(project: Project) -> None:
    field = own(project, "Length")
    made(project, own=(("length", "9"),))
    other = made(project, own=(("length", "nine"),))
    with pytest.raises(Refused, match=f"{other.number} has “nine”"):
        field_editing.set_type(project, field, FieldType.NUMBER)
    for holds in (FieldType.DATE, FieldType.YES_NO):
        with pytest.raises(Refused, match="does not fit"):
            field_editing.set_type(project, field, holds)
    project.apply(field_editing.set_type(project, field, FieldType.CHOICE))
    assert field_editing.find(project, "length").options == ("9", "nine")
    project.apply(making.change(project, other, own=()))
    project.apply(field_editing.set_type(project, field_editing.find(project, "length"), FieldType.NUMBER))
    assert project.record_schema.type("length") is FieldType.NUMBER


USES = [
    ("topics", "cyber", {"topics": ("legal", "cyber")}),
    ("engagement", "bilateral", {"engagement": "bilateral"}),
    ("direction", "mutual", {"direction": "mutual"}),
    ("confidence", "high", {"confidence": "high"}),
    ("country_roles", "observer", {"countries": (Involved("MM", "observer"),)}),
    ("stages", "signed", {"quantities": (Quantity("1" * 32, "value", stage="signed"),)}),
    ("measures", "value", {"quantities": (Quantity("1" * 32, "value"),)}),
    ("units", "EUR", {"quantities": (Quantity("1" * 32, "value", unit="EUR"),)}),
    ("statuses", "planned", {"statuses": (StatusEntry("planned", "2016"), StatusEntry("ended"))}),
    ("actor_roles", "provider", {"actors": (Part("", "provider"),)}),
    ("claim_sources", "press", {}),
    ("actor_kinds", "ministry", {}),
    ("sides", "Chinese side", {}),
    ("language", "Chinese", {"own": (("language", "Chinese"),)}),
]


@pytest.mark.parametrize(("name", "word", "values"), USES, ids=[name for name, _, _ in USES])
def test_a_word_is_another_wherever_it_is_used(
    project: Project, name: str, word: str, values: dict[str, object]
) -> None:
    ministry = factories.actor("Ministry", kind="ministry", side="Chinese side")
    project.apply(factories.edit(ministry))
    own(project, "Language", FieldType.CHOICES, options=("Chinese", "English"))
    if "actors" in values:
        values = {"actors": (Part(ministry.id, "provider"),)}
    record = made(project, **values)
    (evidence,) = project.evidence_of(record)
    project.apply(making.change_evidence(project, evidence, claim_sources=("press",)))

    def field() -> RecordField:
        return word_editing.find_list(project, name)

    used = word_editing.used(project, name)
    assert used[word] == 1
    project.apply(word_editing.rename(project, field(), word, "another"))
    assert word_editing.used(project, name) == {each if each != word else "another": 1 for each in used}
    assert "another" in field().options
    assert word not in field().options
    with pytest.raises(Refused, match="is in use"):
        word_editing.remove(project, field(), "another")
    fixed = ("another", "partner", "venue")
    instead = next(each for each in field().options if each not in fixed)
    project.apply(word_editing.remove(project, field(), "another", instead))
    assert word_editing.used(project, name)[instead] == 1
    project.apply(word_editing.remove(project, field(), instead, ""))
    assert instead not in word_editing.used(project, name)
    assert instead not in field().options
    for _ in range(3):
        project.undo()
    assert project.records[record.id].own == record.own
    assert word_editing.used(project, name) == used
    assert project.check() == []


def test_words_that_become_the_same_are_one(project: Project) -> None:
    record = made(project, topics=("cyber", "legal"))
    topics = word_editing.find_list(project, "topics")
    project.apply(word_editing.rename(project, topics, "legal", "CYBER"))
    assert project.records[record.id].topics == ("cyber",)
    assert "legal" not in word_editing.find_list(project, "topics").options


def test_words_come_once_and_in_the_order_that_is_wanted(project: Project) -> None:
    project.apply(word_editing.add(project, word_editing.find_list(project, "topics"), "fishing"))
    topics = word_editing.find_list(project, "topics")
    assert topics.options[-1] == "fishing"
    assert word_editing.add(project, topics, "Fishing") is None
    project.apply(word_editing.move(project, topics, "fishing", 0))
    topics = word_editing.find_list(project, "topics")
    assert topics.options[0] == "fishing"
    assert word_editing.move(project, topics, "fishing", 0) is None
    with pytest.raises(NotFound, match=r"no word “fshing”.*“fishing”"):
        word_editing.remove(project, topics, "fshing")


def test_words_that_the_program_goes_by_keep_their_names(project: Project) -> None:
    roles, level = (word_editing.find_list(project, name) for name in ("country_roles", "level"))
    with pytest.raises(Refused, match="meaning for the program"):
        word_editing.rename(project, roles, "venue", "place")
    with pytest.raises(Refused, match="meaning for the program"):
        word_editing.remove(project, level, "aggregate", "event")
    with pytest.raises(Refused, match="no words of the project's own"):
        word_editing.add(project, level, "century")
    with pytest.raises(NotFound, match="no list of words “note”"):
        word_editing.find_list(project, "note")


def test_what_is_used_though_it_is_not_offered_can_be_renamed(project: Project) -> None:
    record = made(project, topics=("Fishing boats",))
    topics = word_editing.find_list(project, "topics")
    project.apply(word_editing.rename(project, topics, "fishing boats", "fishing"))
    assert project.records[record.id].topics == ("fishing",)


def test_a_preset_is_chosen_before_there_are_records(project: Project) -> None:
    plain = schema_editing.preset_named("Events of any kind")
    project.apply(schema_editing.choose(project, plain))
    assert kinds(project) == ["event"]
    assert word_lists.names(project.record_schema)[0] == "level"
    own(project, "Length")
    project.apply(schema_editing.choose(project, presets.POLICE_COOPERATION))
    assert len(kinds(project)) == 8
    assert "length" not in project.record_schema.fields
    made(project)
    with pytest.raises(Refused, match="There are records already"):
        schema_editing.choose(project, plain)
    with pytest.raises(NotFound, match="The presets are police-cooperation, plain"):
        schema_editing.preset_named("fishing")
    assert project.check() == []


def test_what_is_kept_of_a_merged_record_follows_what_is_called_otherwise(project: Project) -> None:
    length = own(project, "Length")
    ministry, edit = actors.add(project, "Ministry")
    project.apply(edit)
    double, edit = actors.add(project, "Double")
    project.apply(edit)
    kept = made(project, topics=("legal",))
    record = made(
        project,
        topics=("cyber",),
        own=(("length", "nine weeks"),),
        actors=(Part(double.id, "provider"),),
        countries=(Involved(name="ASEAN", region="Asia"),),
        subtype=code(project, "training/academy").id,
    )
    project.apply(uniting.merge(project, kept, record))
    project.apply(field_editing.rename(project, length, "Duration"))
    project.apply(word_editing.rename(project, word_editing.find_list(project, "topics"), "cyber", "crime"))
    project.apply(actors.merge(project, double, ministry))
    project.apply(regions.rename(project, "Asia", "East Asia"))
    project.apply(codes.merge(project, code(project, "training/academy"), code(project, "either\\/or")))
    project.apply(uniting.separate(project, record.number))
    back = project.records[record.id]
    assert (back.topics, back.own) == (("crime",), (("duration", "nine weeks"),))
    assert back.actors == (Part(ministry.id, "provider"),)
    assert back.countries[0].region == "East Asia"
    assert back.subtype == code(project, "either\\/or").id
    stays = project.records[kept.id]
    assert (stays.topics, stays.own, stays.actors) == (("legal",), (), ())
    assert project.check() == []
