"""Copies with pseudonyms and masks: a new file in which no name is left, and every quote is right."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.analysis.asking import Question
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Codebook
from blotter.domain.document_filter import Condition, Operator, condition
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity, new_id
from blotter.domain.pseudonym import Pseudonym
from blotter.domain.record import Actor, Involved, Quantity
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.round import KeptAgreement, Round
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Span
from blotter.domain.source import stored_layer
from blotter.domain.structure import Part, PartKind, Structure, packed
from blotter.domain.study import CountryTable, SavedFigure
from blotter.errors import Refused
from blotter.project import codes, memos, queries, segments, sources
from blotter.project.privacy import copying, keys
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.store.entities import every

TEXT = (
    "Interview with Zorina Quill, 3 May 2019.\n"
    "ZORINA QUILL: I trained with the Brackwater unit. Quill’s brother did not.\n"
    "Nobody else spoke. Quilling is a craft.\n"
)
NAMES = (Pseudonym("Zorina Quill", "P1"), Pseudonym("Quill", "P1"), Pseudonym("Brackwater", "Town A"))
LEFT = ("zorina", "brackwater", "quill")


@pytest.fixture
def told(tmp_path: Path) -> Project:
    """A project that has the names everywhere where words can stand."""
    project = Project.create(tmp_path / "told.blotter")
    made = factories.text_source(TEXT, "quill_interview.txt")
    ada, code = factories.coder("Ada"), factories.code("Quill speaks", short="What Zorina Quill says.")
    structure = Structure(parts=(Part(41, 53, PartKind.SPEAKER, "Zorina Quill"),))
    layer = stored_layer(packed(structure))
    group = DocumentGroup(id=new_id(), name="Brackwater")
    source = replace(made.source, structure=layer.digest, group=group.id)
    case = Case(id=new_id(), name="Zorina Quill", kind="person")
    part = CasePart(id=part_id(case.id, source.id), case=case.id, source=source.id)
    where = Attribute(id=new_id(), name="Place of Quill")
    value = AttributeValue(
        id=value_id(where.id, source.id), attribute=where.id, source=source.id, value="Brackwater"
    )
    edit = factories.edit(ada, group, source, case, part, where, value)
    project.apply(replace(edit, texts=[made.text], originals=[made.original], layers=[layer]))
    project.act_as("Ada")
    project.apply(codes.adopt(project, Codebook([code]))[0])
    source, code = project.source("quill_interview.txt"), project.codebook.find("Quill speaks")
    project.apply(codes.define(project, code, full="Quill, in her own words."))
    code = project.codebook.find("Quill speaks")
    start = TEXT.index("I trained")
    spans = [Span(start, TEXT.index("Quill’s") + 7), Span(0, 27), Span(15, 27)]
    project.apply(segments.mark(project, source, code, spans, memo="Quill?").edit)
    project.apply(memos.write(project, memos.subject(project, "project"), "Ask **Quill** again."))
    project.apply(
        memos.write(project, memos.subject(project, "passage:0:27:quill_interview.txt"), "Zorina Quill")
    )
    first = next(iter(project.retrieve()))
    _, edit = making.make(project, schema.kind(project, "training"), [first], note="Told by Quill.")
    project.apply(edit)
    project.apply(sources.rename(project, project.source("quill_interview.txt"), "quill.txt"))
    return project


def test_no_name_is_left_in_the_bytes_of_the_new_file(told: Project, tmp_path: Path) -> None:
    target = tmp_path / "copy.blotter"
    wanted = copying.plan(told, NAMES)
    hidden = copying.write(told, wanted, target)
    content = target.read_bytes()
    for name in LEFT:
        for form in (name, name.title(), name.upper()):
            for encoding in ("utf-8", "utf-16-le"):
                if form.encode(encoding) in content:
                    assert form.casefold() == "quill"
                    assert b"Quilling" in content
    assert b"Quill " not in content
    assert hidden.places == sum(each.places for each in hidden.names)
    assert dict(hidden.names[0].forms)["ZORINA QUILL"] == 1
    assert hidden.names[1].hidden == (("Quilling", 1),)


def test_the_copy_is_a_sound_project_with_the_same_work_in_it(told: Project, tmp_path: Path) -> None:
    target = tmp_path / "copy.blotter"
    copying.write(told, copying.plan(told, NAMES), target)
    with Project(target) as copy:
        assert copy.check() == []
        (source,) = copy.sources.values()
        assert source.name == "P1.txt"
        begins = "Interview with P1, 3 May 2019.\nP1: I trained with the Town A unit."
        assert copy.text(source).startswith(begins)
        assert [each.quote for each in copy.segments_of(source)] == [
            "Interview with P1",
            "P1",
            "I trained with the Town A unit. P1’s",
        ]
        assert {each.memo for each in copy.retrieve()} == {"P1?"}
        assert copy.structure(source).parts == (Part(31, 33, PartKind.SPEAKER, "P1"),)
        assert [each.name for each in copy.cases.values()] == ["P1"]
        assert copy.codebook.find("P1 speaks").short == "What P1 says."
        assert list(copy.attribute_values.values()) == ["Town A"]
        assert [each.note for each in copy.records.values()] == ["Told by P1."]
        (line,) = copy.history()
        assert str(line.label).startswith("Made with pseudonyms: 3 names replaced at ")
        assert copy.next_undo() is None
        assert [each.number for each in copy.revisions] == [each.number for each in told.revisions]
    assert told.check() == []


def test_what_came_from_other_programs_is_left_out_and_said_to_be(told: Project, tmp_path: Path) -> None:
    """Its parts stand there word for word; which file it was is told, with pseudonyms for names."""
    told.apply(factories.foreign(told, "quill.txt", file="Zorina Quill.qdpx", program="Quill’s program"))
    wanted = copying.plan(told, NAMES)
    assert copying.foreseen(told, wanted).left_out == 2
    assert copying.write(told, wanted.again(), tmp_path / "copy.blotter").left_out == 2
    with Project(tmp_path / "copy.blotter") as copy:
        assert copy.check() == []
        assert copy.foreign_elements() == []
        (brought,), (before,) = copy.foreign_imports(), told.foreign_imports()
        # Positions are those of the former text, and the digest would tell the file that has the names.
        assert brought == replace(
            before, file="P1.qdpx", program="P1’s program", digest="", positions=None, told="{}"
        )
        (line,) = copy.history()
        assert str(line.label).endswith("; 2 parts of foreign files left out")
    code = told.codebook.find("Quill speaks")
    masked = copying.write(told, copying.plan(told, (), frozenset([code.id])), tmp_path / "redacted.blotter")
    assert (masked.passages, masked.left_out) == (2, 2)
    with Project(tmp_path / "redacted.blotter") as copy:
        assert str(copy.history()[0].label).endswith("2 parts of foreign files left out")
        assert (copy.foreign_elements(), copy.check()) == ([], [])


def test_what_is_foreseen_is_what_is_done(told: Project, tmp_path: Path) -> None:
    wanted = copying.plan(told, NAMES)
    seen = copying.foreseen(told, wanted)
    assert copying.write(told, wanted.again(), tmp_path / "copy.blotter") == seen
    assert not (tmp_path / "copy.blotter-wal").exists()


def test_passages_of_a_code_are_masked(told: Project, tmp_path: Path) -> None:
    code = told.codebook.find("Quill speaks")
    wanted = copying.plan(told, (), frozenset([code.id]))
    hidden = copying.write(told, wanted, tmp_path / "copy.blotter")
    assert (hidden.names, hidden.passages) == ((), 2)
    with Project(tmp_path / "copy.blotter") as copy:
        assert copy.check() == []
        (source,) = copy.sources.values()
        assert copy.text(source) == (
            "[redacted], 3 May 2019.\nZORINA QUILL: [redacted] brother did not.\n"
            "Nobody else spoke. Quilling is a craft.\n"
        )
        # Two passages of one code that lay in the same masked words are one now.
        assert [(each.quote, each.memo) for each in copy.segments_of(source)] == [("[redacted]", "")] * 2
        evidence = [each for record in copy.records.values() for each in copy.evidence_of(record)]
        assert {each.segment for each in evidence} <= {each.id for each in copy.retrieve()}


def test_the_sources_words_for_figures_are_masked_with_their_passage(told: Project, tmp_path: Path) -> None:
    (record,) = told.records.values()
    (evidence,) = told.evidence_of(record)
    some = Quantity(new_id(), "units", best=1, words="the Brackwater unit")
    found, other = some._replace(id=new_id(), evidence=evidence.id), some._replace(id=new_id(), evidence="?")
    told.apply(factories.edit(replace(record, quantities=(some, found, other))))
    codes = frozenset([told.codebook.find("Quill speaks").id])
    copying.write(told, copying.plan(told, (), codes), tmp_path / "copy.blotter")
    with Project(tmp_path / "copy.blotter") as copy:
        (after,) = copy.records.values()
        assert [each.words for each in after.quantities] == [
            "[redacted]",
            "[redacted]",
            "the Brackwater unit",
        ]
        assert [each.best for each in after.quantities] == [1, 1, 1]


@pytest.mark.parametrize(
    ("names", "told_why"),
    [
        ([], "Nothing was named"),
        ([Pseudonym("Ada", "")], "needs both"),
        ([Pseudonym("Ada", "P1"), Pseudonym("ADA", "P2")], "twice"),
        ([Pseudonym("Ada", "P1"), Pseudonym("Ben", "Ada B.")], "holds a name of the table"),
    ],
)
def test_a_table_that_says_nothing_is_refused(told: Project, names: list[Pseudonym], told_why: str) -> None:
    with pytest.raises(Refused, match=told_why):
        copying.plan(told, tuple(names))


def test_a_file_that_is_there_is_left_as_it_is(told: Project, tmp_path: Path) -> None:
    target = tmp_path / "copy.blotter"
    target.write_bytes(b"mine")
    with pytest.raises(Refused):
        copying.write(told, copying.plan(told, NAMES), target)
    assert target.read_bytes() == b"mine"


def test_the_key_is_read_with_the_passphrase_alone(tmp_path: Path) -> None:
    path = tmp_path / "names.key"
    keys.write_key(path, NAMES, "one two three four")
    assert keys.read_key(path, "one two three four") == NAMES
    assert b"Quill" not in path.read_bytes()


@pytest.mark.parametrize("name", ["Li", "Page", "Event", "Text", "May", "2019", "Date", "Cohen", "Done"])
def test_words_of_the_program_are_no_names(told: Project, tmp_path: Path, name: str) -> None:
    """Countries have codes, records numbers and dates, JSON keys: none is a person of that name."""
    (kept,) = told.records.values()
    countries = (Involved("LI", name="Li’s house"),)
    record = replace(
        kept, number="LI.001", countries=countries, date="2019-05", blanks=(("as_of", "unknown"),)
    )
    table = CountryTable(id=new_id(), name="Li’s table", rows=(("LI", 2019, "Li"),))
    where = Attribute(id=new_id(), name="Home of Li", type=AttributeType.COUNTRY)
    (source,) = told.sources.values()
    home = AttributeValue(id=value_id(where.id, source.id), attribute=where.id, source=source.id, value="LI")
    asked = SavedQuery(id=new_id(), name="Li", asked=Question(any_of=("Quill speaks",), within=2).stored)
    row = {"code": "Li", "measure": "cohen_kappa", "unit": "sentence", "value": 1, "segments": {"Li": 2}}
    rows = json.dumps([row])
    first = Round(id=new_id(), name="Li", measures=("cohen_kappa",))
    agreed = KeptAgreement(id=new_id(), round=first.id, moment="opened", at="", told=rows)
    told.apply(factories.edit(record, table, where, home, asked, first, agreed))
    target = tmp_path / "copy.blotter"
    copying.write(told, copying.plan(told, (Pseudonym(name, "P1"),)), target)
    with Project(target) as copy:
        assert copy.check() == []
        (after,) = copy.records.values()
        assert (after.number, after.date, after.countries[0].code) == ("LI.001", "2019-05", "LI")
        assert after.blanks == record.blanks
        assert "LI" in copy.attribute_values.values()
        (told_after,) = (json.loads(each.told) for each in every(copy.database.read(), KeptAgreement))
        assert told_after[0].keys() == row.keys()
        assert (told_after[0]["measure"], told_after[0]["unit"]) == ("cohen_kappa", "sentence")
        if name == "Li":
            assert told_after[0]["segments"] == {"P1": 2}
            assert after.countries[0].name == "P1’s house"
            assert [each.rows for each in copy.country_tables()] == [(("LI", 2019, "P1"),)]


def test_what_has_become_the_same_is_one_choice(told: Project, tmp_path: Path) -> None:
    who = Attribute(id=new_id(), name="Who", type=AttributeType.CHOICE, options=("Quill", "Ann", "Ben"))
    told.apply(factories.edit(who))
    copying.write(told, copying.plan(told, (*NAMES, Pseudonym("Ann", "P1"))), tmp_path / "copy.blotter")
    with Project(tmp_path / "copy.blotter") as copy:
        assert copy.attribute("Who", Bearer.DOCUMENTS).options == ("P1", "Ben")


def _of_each_kind(name: str) -> list[Entity]:
    return [
        SavedQuery(id=new_id(), name=name, asked="{}"),
        CodeSet(id=new_id(), name=name),
        CountryTable(id=new_id(), name=name),
        SavedFigure(id=new_id(), name=name, asked="{}"),
        Round(id=new_id(), name=name, opened="2026-01-02T03:04:05Z"),
        Actor(id=new_id(), name=name),
        RecordKind(id=new_id(), name=name),
        Case(id=new_id(), name=name),
        DocumentGroup(id=new_id(), name=name),
        Attribute(id=new_id(), name=name),
    ]


def test_what_would_have_one_name_is_told_apart(tmp_path: Path) -> None:
    with factories.study(tmp_path / "told.blotter") as project:
        first, other = _of_each_kind("Ann"), _of_each_kind("Ben")
        other += [Case(id=new_id(), name=name) for name in ("Dr. Ann", "dr. Ben")]
        within = [DocumentGroup(id=new_id(), name="2019", parent=each[8].id) for each in (first, other)]
        of_cases = Attribute(id=new_id(), name="Ann", of=Bearer.CASES)
        project.apply(factories.edit(*first, *other, *within, of_cases))
        same = (Pseudonym("Ann", "P1"), Pseudonym("Ben", "P1"))
        copying.write(project, copying.plan(project, same), tmp_path / "copy.blotter")
        field = (RecordField(id=new_id(), name="ann"), RecordField(id=new_id(), name="ben"))
        project.apply(factories.edit(*field))
        with pytest.raises(Refused, match="two fields of records"):
            copying.write(project, copying.plan(project, same), tmp_path / "other.blotter")
    with Project(tmp_path / "copy.blotter") as copy:
        assert copy.check() == []
        for kind in {type(each) for each in first} - {DocumentGroup, Attribute}:
            names = [each.name for each in every(copy.database.read(), kind)]  # type: ignore[attr-defined]
            assert {"P1", "P1 (2)"} <= set(names), kind
        assert {"Dr. P1", "dr. P1 (2)"} < {each.name for each in copy.cases.values()}
        # Groups in different places, and attributes of documents and of cases, may have one name.
        groups = [each.name for each in every(copy.database.read(), DocumentGroup)]
        assert sorted(groups) == ["2019", "2019", "P1", "P1 (2)"]
        assert sorted((a.name, a.of) for a in copy.attributes.values()) == [
            ("P1", Bearer.CASES), ("P1", Bearer.DOCUMENTS), ("P1 (2)", Bearer.DOCUMENTS),
        ]  # fmt: skip


def test_conditions_of_saved_queries_hold_in_the_copy(told: Project, tmp_path: Path) -> None:
    asked = Question(any_of=("Quill speaks",), where=("Place of Quill = Brackwater",))
    told.apply(queries.save(told, "Mine", asked))
    names = (Pseudonym("Quill", 'P "1" = x'), Pseudonym("Brackwater", "Town A"))
    copying.write(told, copying.plan(told, names), tmp_path / "copy.blotter")
    with Project(tmp_path / "copy.blotter") as copy:
        (saved,) = copy.saved_queries()
        (kept,) = json.loads(saved.asked)["where"]
        assert condition(kept) == Condition('Place of P "1" = x', Operator.EQUALS, "Town A")


@pytest.mark.parametrize("mark", ["[Quill]", "(zorina quill)"])
def test_what_stands_for_words_holds_no_name(told: Project, mark: str) -> None:
    with pytest.raises(Refused, match="holds the name"):
        copying.plan(told, NAMES, mark=mark)
    with pytest.raises(Refused, match="holds the name"):
        copying.plan(told, (*NAMES, Pseudonym("Ann", f"Not{mark}")))


def test_a_replacement_is_fit_to_be_in_a_name(told: Project) -> None:
    with pytest.raises(Refused, match="line"):
        copying.plan(told, (Pseudonym("Quill", "P\n1"),))
