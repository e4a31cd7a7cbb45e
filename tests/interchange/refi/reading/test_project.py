"""REFI-QDA projects: what becomes of everything in them, and of every deviation that programs have."""

import json
from pathlib import Path

import pytest
from pdf_files import numbered
from refi_files import (
    ANA,
    BO,
    CODE,
    CODES,
    OTHER_CODE,
    SOURCE,
    TEXT,
    USERS,
    archive,
    carried,
    coded,
    coding,
    described,
    element,
    guid,
    identity,
    project_xml,
    quotes,
    reference,
    selection,
    spoken,
    text_source,
    told,
)

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.shifting import to_now
from blotter.domain.source import Source, digest_of
from blotter.domain.structure import unpacked
from blotter.interchange.exchange_options import RefiOptions
from blotter.interchange.pdf.reader import document
from blotter.interchange.refi.reading.project import read

MEDIA = b"\x89PNG\r\n\x1a\n of a harbour"


def note(number: int, words: str = "", inside: str = "", name: str = "", **attributes: object) -> str:
    """A Note with its text within."""
    content = element("PlainTextContent", words) if words else ""
    return element("Note", content + inside, guid=guid(number), name=name, **attributes)


def test_a_plain_project(tmp_path: Path) -> None:
    found = coded(100, 0, 3, "Ann", at="2021-02-03T04:05:06+02:00")
    bundle = told(tmp_path, project_xml(text_source(found)))
    project = bundle.project
    assert project is not None
    assert project.name == "Boats"
    assert [each.name for each in project.things.all(Coder).values()] == ["Ana", "Bo"]
    assert [each.name for each in project.things.all(Code).values()] == ["boats", "people"]
    (source,) = project.things.all(Source).values()
    assert (source.name, source.kind, source.characters) == ("Interview", "text", len(TEXT))
    assert project.text(source) == TEXT
    assert project.originals[source.original] == TEXT.encode()
    assert digest_of(TEXT.encode()) == source.text == source.original
    (segment,) = project.things.all(Segment).values()
    assert segment == Segment(
        id=identity(100), source=identity(SOURCE), code=identity(CODE), coder=identity(ANA), start=0, end=3,
        quote="Ann", created="2021-02-03T02:05:06.000000Z",
    )  # fmt: skip
    assert project.found == {"sources": 1, "codes": 2, "segments": 1, "coders": 2}
    assert bundle.remarks == ()


def test_the_same_file_gives_the_same_project(tmp_path: Path) -> None:
    xml = project_xml(
        text_source(coded(100, 0, 3) + coded(100, 4, 8) + coding(300), creatingUser="x"),
        codes=CODES.replace(guid(OTHER_CODE), ""),
        after=element("Notes", note(400, "free") + note(400, "another")),
    )
    assert carried(tmp_path, xml).things == carried(tmp_path, xml).things


def test_codes_lie_as_they_lay_with_their_colours_and_folders(tmp_path: Path) -> None:
    inner = element("Code", guid=guid(32), name="late", color="#f00")
    folder = element("Code", inner, guid=guid(31), name="when", isCodable="false", color="#00ff0080")
    twins = element("Code", guid=guid(33), name="When", isCodable="true") + element("Code", guid=guid(34))
    codes = element("CodeBook", element("Codes", folder + twins))
    bundle = told(tmp_path, project_xml(text_source(), codes=codes))
    assert bundle.project is not None
    things = bundle.project.things
    assert {each.name: each.parent for each in things.all(Code).values()} == {
        "when": None,
        "late": identity(31),
        "When (2)": None,
        "Unnamed code": None,
    }
    assert things.all(Code)[identity(32)].colour == "red"
    (kept,) = things.all(ForeignImport).values()
    assert json.loads(kept.told)["colours"] == {identity(32): "#FF0000"}
    assert json.loads(kept.told)["folders"] == [identity(31)]
    assert "#00ff0080" in spoken(bundle)


def test_definitions_are_split_only_where_somebody_says_so(tmp_path: Path) -> None:
    words = "About boats.\n\nInclusion: all of them\n\nExclusion: ships"
    codes = element(
        "CodeBook", element("Codes", element("Code", described(words), guid=guid(CODE), name="boats"))
    )
    foreign = project_xml(text_source(), codes=codes, origin="Other 1")
    whole = carried(tmp_path, foreign)
    assert next(iter(whole.things.all(Code).values())).full == words
    (ask,) = whole.asks
    assert (ask.option, ask.chosen) == ("labels", "whole")
    split = carried(tmp_path, foreign, labels="split")
    own = carried(tmp_path, project_xml(text_source(), codes=codes, origin="Blotter 1"))
    for project in (split, own):
        (code,) = project.things.all(Code).values()
        assert (code.short, code.use_when, code.not_when) == ("About boats.", "all of them", "ships")


def test_two_coders_on_one_range_stay_two(tmp_path: Path) -> None:
    both = selection(100, 0, 3, coding(200) + coding(201, user=BO), name="Ann", user=ANA)
    twice = coded(101, 0, 3) + coded(102, 0, 3, user=BO)
    project = carried(tmp_path, project_xml(text_source(both + twice)))
    made = [(each.id, each.coder) for each in project.things.all(Segment).values()]
    assert made == [
        (identity(200), identity(ANA)),
        (identity(201), identity(BO)),
        (identity(101), identity(ANA)),
        (identity(102), identity(BO)),
    ]


def test_comments_belong_to_the_segment_or_to_the_passage(tmp_path: Path) -> None:
    one = selection(100, 0, 3, described("on one") + coding(200))
    several = selection(101, 4, 8, described("on several") + coding(201) + coding(202, OTHER_CODE), user=BO)
    none = selection(102, 4, 8, described("on none"), user=ANA)
    empty = selection(103, 0, 3, "<Description/>")
    bare = selection(104, 4, 8, name="Quotation 3")
    project = carried(tmp_path, project_xml(text_source(one + several + none + empty + bare)))
    segments = project.things.all(Segment)
    assert segments[identity(100)].memo == "on one"
    assert segments[identity(201)].memo == segments[identity(202)].memo == ""
    memos = {each.id: each for each in project.things.all(Memo).values()}
    assert {key: each.text for key, each in memos.items()} == {
        identity(101): "on several",
        identity(102): "on none",
        identity(103): "",
        identity(104): "Quotation 3",
    }
    assert memos[identity(101)].span == Span(4, 8)
    assert memos[identity(101)].quote == "said"
    assert memos[identity(101)].coder == identity(BO)


def test_codes_on_whole_documents_become_segments_over_all_of_it(tmp_path: Path) -> None:
    bundle = told(tmp_path, project_xml(text_source(coding(200))))
    assert bundle.project is not None
    assert quotes(bundle.project) == [TEXT]
    assert "whole document" in spoken(bundle)


def test_notes_are_about_what_refers_to_them_or_is_linked_with_them(tmp_path: Path) -> None:
    refers = reference
    source = text_source(
        selection(100, 0, 3, coding(200, inside=refers("NoteRef", 400)) + refers("NoteRef", 401))
        + selection(101, 4, 8, refers("NoteRef", 402))
        + refers("NoteRef", 403)
    )
    codes = CODES.replace(
        'name="people" isCodable="true">', 'name="people" isCodable="true">' + refers("NoteRef", 404)
    )
    notes = "".join(
        note(number, words, name=name, creatingUser=guid(BO))
        for number, words, name in (
            (400, "on a coding", ""), (401, "on its passage", "A title"), (402, "on a passage", "on a pass…"),
            (403, "on a document", ""), (404, "on a code", ""), (405, "on all", ""), (406, "free", "Free"),
            (407, "linked", ""), (408, "linked back", ""), (409, "on a case", ""),
        )
    )  # fmt: skip
    links = element(
        "Links",
        element("Link", guid=guid(500), originGUID=guid(407), targetGUID=guid(CODE))
        + element("Link", guid=guid(501), originGUID=guid(100), targetGUID=guid(408))
        + element("Link", guid=guid(502), originGUID=guid(409), targetGUID=guid(600))
        + element("Link", guid=guid(503), name="causes", originGUID=guid(CODE), targetGUID=guid(OTHER_CODE)),
    )
    cases = element("Cases", element("Case", guid=guid(600), name="Ann"))
    after = element("Notes", notes) + links + refers("NoteRef", 405)
    project = carried(tmp_path, project_xml(source, codes=codes, before=cases, after=after))
    things = project.things
    memo = things.all(Segment)[identity(100)].memo
    assert memo == "on a coding\n\n# A title\n\non its passage\n\nlinked back"
    assert things.all(Case)[identity(600)].note == "on a case"
    about = {each.text: (each.source, each.code, each.span) for each in things.all(Memo).values()}
    document = identity(SOURCE)
    assert about == {
        "on a passage": (document, None, Span(4, 8)),
        "on a document": (document, None, None),
        "on a code": (None, identity(OTHER_CODE), None),
        "on all": (None, None, None),
        "free": (None, None, None),
        "linked": (None, identity(CODE), None),
    }
    assert {each.coder for each in things.all(Memo).values()} == {identity(BO)}
    assert [(each.kind, each.name) for each in things.all(ForeignElement).values()] == [("Link", "causes")]


def test_a_note_on_several_things_is_a_memo_on_each(tmp_path: Path) -> None:
    sources = text_source(reference("NoteRef", 400)) + text_source(
        reference("NoteRef", 400), 21, name="Other"
    )
    project = carried(tmp_path, project_xml(sources, after=element("Notes", note(400, "twice"))))
    memos = list(project.things.all(Memo).values())
    assert [each.source for each in memos] == [identity(SOURCE), identity(21)]
    assert memos[0].id == identity(400) != memos[1].id


def test_a_note_that_holds_a_passage_of_the_document_that_refers_to_it(tmp_path: Path) -> None:
    start = TEXT.index("boats")
    held = note(400, "look here", selection(401, start, start + 5), name="", creatingUser=guid(ANA))
    project = carried(
        tmp_path, project_xml(text_source(reference("NoteRef", 400)), after=element("Notes", held))
    )
    (memo,) = project.things.all(Memo).values()
    assert (memo.text, memo.quote, memo.source) == ("look here", "boats", identity(SOURCE))
    assert (memo.span, memo.coder) == (Span(start, start + 5), identity(ANA))


def test_a_note_that_is_coded_is_a_document(tmp_path: Path) -> None:
    held = note(400, "I doubt it", selection(401, 2, 7, coding(402), name="doubt"), name="My memo")
    bundle = told(tmp_path, project_xml(text_source(coded(100, 0, 3)), after=element("Notes", held)))
    assert bundle.project is not None
    assert quotes(bundle.project) == ["Ann", "doubt"]
    assert [each.name for each in bundle.project.things.all(Source).values()] == ["Interview", "My memo"]
    assert bundle.project.things.all(Memo) == {}
    assert "became documents" in spoken(bundle)


def value(variable: int, kind: str = "", words: str = "") -> str:
    """A VariableValue."""
    inside = reference("VariableRef", variable) + (element(f"{kind}Value", words) if kind else "")
    return element("VariableValue", inside)


VARIABLES = element(
    "Variables",
    element("Variable", guid=guid(50), name="Country", typeOfVariable="Text")
    + element("Variable", described("asked first"), guid=guid(51), name="Year", typeOfVariable="Integer")
    + element("Variable", guid=guid(52), name="Paid", typeOfVariable="Boolean")
    + element("Variable", guid=guid(53), name="Day", typeOfVariable="DateTime")
    + element("Variable", guid=guid(54), name="Share", typeOfVariable="Float")
    + element("Variable", described("Options: low; high"), guid=guid(55), name="Risk", typeOfVariable="Text"),
)


def values_of(project_values: dict[str, AttributeValue], attributes: dict[str, Attribute]) -> dict[str, str]:
    """The values by the names of their attributes."""
    return {attributes[each.attribute].name: each.value for each in project_values.values()}


def test_attributes_have_types_and_their_values_forms(tmp_path: Path) -> None:
    source = text_source(
        value(50, "Text", "Türkiye") + value(51, "Integer", "2019") + value(52, "Boolean", "1")
        + value(53, "DateTime", "2019-05-06T00:00:00Z") + value(54, "Float", "0.50")
        + value(55, "Text", "high")
        + value(50, "Text", "again") + value(51)
    )  # fmt: skip
    project = carried(tmp_path, project_xml(source, before=VARIABLES))
    attributes = dict(project.things.all(Attribute))
    assert {each.name: each.type for each in attributes.values()} == {
        "Country": AttributeType.TEXT,
        "Year": AttributeType.NUMBER,
        "Paid": AttributeType.YES_NO,
        "Day": AttributeType.DATE,
        "Share": AttributeType.NUMBER,
        "Risk": AttributeType.CHOICE,
    }
    assert attributes[identity(55)].options == ("low", "high")
    assert attributes[identity(51)].note == "asked first"
    assert values_of(dict(project.things.all(AttributeValue)), attributes) == {
        "Country": "Türkiye",
        "Year": "2019",
        "Paid": "yes",
        "Day": "2019-05-06",
        "Share": "0.5",
        "Risk": "high",
    }


def test_values_that_do_not_fit_their_type_make_it_text(tmp_path: Path) -> None:
    bundle = told(
        tmp_path,
        project_xml(text_source(value(51, "Text", "about 1990") + value(99, "Text", "x")), before=VARIABLES),
    )
    assert bundle.project is not None
    attributes = bundle.project.things.all(Attribute)
    assert attributes[identity(51)].type is AttributeType.TEXT
    assert [each.value for each in bundle.project.things.all(AttributeValue).values()] == ["about 1990", "x"]
    assert "became text" in spoken(bundle)
    assert "Attributes that the file refers to" in spoken(bundle)


def test_a_nameless_case_tells_of_its_document_unless_it_is_to_be_a_case(tmp_path: Path) -> None:
    nameless = element("Case", value(50, "Text", "Kenya") + reference("SourceRef", SOURCE), guid=guid(600))
    xml = project_xml(text_source(), before=VARIABLES + element("Cases", nameless))
    project = carried(tmp_path, xml)
    (held,) = project.things.all(AttributeValue).values()
    assert (held.source, held.case, held.value) == (identity(SOURCE), None, "Kenya")
    assert project.things.all(Case) == {}
    assert [each.option for each in project.asks] == ["nameless_cases"]
    as_case = carried(tmp_path, xml, nameless_cases="cases")
    (held,) = as_case.things.all(AttributeValue).values()
    assert (held.source, held.case) == (None, identity(600))
    assert as_case.things.all(Case)[identity(600)].name == "Case 1"


def test_cases_have_documents_passages_and_attributes(tmp_path: Path) -> None:
    case = element(
        "Case",
        described("a fisher") + value(50, "Text", "Kenya") + reference("SourceRef", SOURCE)
        + reference("SelectionRef", 100) + reference("SelectionRef", 101) + reference("SelectionRef", 199),
        guid=guid(600), name="Ann",
    )  # fmt: skip
    source = text_source(selection(100, 0, 3) + coded(101, 4, 8) + value(50, "Text", "Uganda"))
    bundle = told(tmp_path, project_xml(source, before=VARIABLES + element("Cases", case)))
    assert bundle.project is not None
    things = bundle.project.things
    assert things.all(Case)[identity(600)].note == "a fisher"
    assert [(each.span, each.quote) for each in things.all(CasePart).values()] == [
        (None, ""),
        (Span(0, 3), "Ann"),
        (Span(4, 8), "said"),
    ]
    assert things.all(Memo) == {}
    both = [(each.name, each.of) for each in things.all(Attribute).values() if each.name == "Country"]
    assert both == [("Country", Bearer.DOCUMENTS), ("Country", Bearer.CASES)]
    assert "refer to passages" in spoken(bundle)


def test_cases_that_are_codes_as_well_are_cases_alone(tmp_path: Path) -> None:
    case = element("Cases", element("Case", guid=guid(60), name="Ann"))
    inner = element("Code", guid=guid(61), name="inner", isCodable="true")
    codes = CODES.replace("</Codes>", element("Code", inner, guid=guid(60), name="Ann") + "</Codes>")
    source = text_source(
        coded(100, 0, 3, code=60) + selection(101, 4, 8, coding(301, 60) + coding(302)) + coding(303, 60)
    )
    project = carried(tmp_path, project_xml(source, codes=codes, before=case))
    assert quotes(project) == ["said"]
    assert {each.name: each.parent for each in project.things.all(Code).values()}["inner"] is None
    parts = project.things.all(CasePart).values()
    assert {each.span for each in parts} == {Span(0, 3), Span(4, 8), None}


def test_sets_of_codes_and_of_documents(tmp_path: Path) -> None:
    sources = text_source() + text_source(number=21, name="Second") + text_source(number=22, name="Third")
    codes = reference("MemberCode", CODE) + element("MemberCode", guid=guid(OTHER_CODE))
    odd = reference("MemberSource", 22) + reference("MemberSource", 21)
    sets = (
        element("Set", described("why") + codes, guid=guid(70), name="Both")
        + element("Set", reference("MemberSource", 21), guid=guid(72), name="Talks > Early")
        + element("Set", reference("MemberSource", SOURCE), guid=guid(71), name="Talks")
        + element("Set", odd, guid=guid(73), name="Odd")
        + element("Set", reference("MemberNote", 400), guid=guid(74), name="Thoughts")
    )  # fmt: skip
    xml = project_xml(sources, after=element("Notes", note(400, "free")) + element("Sets", sets))
    bundle = told(tmp_path, xml)
    assert bundle.project is not None
    things = bundle.project.things
    (code_set,) = things.all(CodeSet).values()
    assert (code_set.name, code_set.codes) == ("Both", (identity(CODE), identity(OTHER_CODE)))
    assert {each.name: each.parent for each in things.all(DocumentGroup).values()} == {
        "Talks": None,
        "Early": identity(71),
    }
    assert {each.name: each.group for each in things.all(Source).values()} == {
        "Interview": identity(71),
        "Second": identity(72),
        "Third": None,
    }
    (attribute,) = things.all(Attribute).values()
    assert (attribute.name, attribute.type) == ("Odd", AttributeType.YES_NO)
    assert {each.source for each in things.all(AttributeValue).values()} == {identity(21), identity(22)}
    assert {each.text for each in things.all(Memo).values()} == {"free", "# Both\n\nwhy"}
    assert [each.kind for each in things.all(ForeignElement).values()] == ["Set"]


def test_descriptions_become_memos_of_nobody(tmp_path: Path) -> None:
    source = text_source(described("of a document"), creatingUser=guid(ANA))
    project = carried(tmp_path, project_xml(source, after=described("of the project")))
    memos = {each.text: (each.source, each.coder) for each in project.things.all(Memo).values()}
    assert memos == {"of a document": (identity(SOURCE), None), "of the project": (None, None)}


def test_what_has_no_place_is_kept_word_for_word(tmp_path: Path) -> None:
    rectangle = element(
        "PictureSelection", coding(301), guid=guid(300), firstX=1, firstY=1, secondX=2, secondY=2
    )
    inner = element("TextDescription", selection(302, 0, 1, coding(303)), guid=guid(304))
    picture = element(
        "PictureSource", inner + rectangle, guid=guid(90), name="Harbour", path="internal://h.png"
    )
    graph = element("Graph", element("Vertex", guid=guid(92), firstX=1, firstY=2), guid=guid(91), name="Map")
    lost = element("AudioSource", guid=guid(93), name="Talk", path="internal://talk.mp3")
    xml = project_xml(text_source() + picture + lost, after=element("Graphs", graph))
    path = archive(tmp_path, xml, {"sources/text.txt": TEXT.encode(), "Sources/H.PNG": MEDIA})
    bundle = read(path)
    assert bundle.project is not None
    kept = {each.kind: each for each in bundle.project.things.all(ForeignElement).values()}
    assert set(kept) == {"PictureSource", "AudioSource", "Graph"}
    assert kept["PictureSource"].content == digest_of(MEDIA)
    assert bundle.project.originals[digest_of(MEDIA)] == MEDIA
    assert kept["PictureSource"].file == "h.png"
    assert f'guid="{guid(303)}"' in kept["PictureSource"].words
    assert 'startPosition="0"' in kept["PictureSource"].words
    assert "<Vertex" in kept["Graph"].words
    assert (kept["AudioSource"].content, kept["AudioSource"].file) == (None, "talk.mp3")
    (record,) = bundle.project.things.all(ForeignImport)
    assert {each.brought_by for each in kept.values()} == {record}
    assert "PictureSource: 1 kept" in spoken(bundle)
    assert "codings in them: 2" in spoken(bundle)
    assert quotes(bundle.project) == []


def pdf_source(inside: str = "", selections: str = "", **attributes: object) -> str:
    """A PDFSource with its text."""
    text = element(
        "Representation", selections, guid=guid(81), name="Treaty", plainTextPath="internal://text.txt"
    )
    return element(
        "PDFSource", inside + text, guid=guid(80), name="Treaty", path="internal://t.pdf", **attributes
    )


def test_pdfs_are_documents_and_repeated_rectangles_are_not_kept(tmp_path: Path) -> None:
    place = {"page": 0, "firstX": 1, "firstY": 2, "secondX": 3, "secondY": 4}
    same = element("PDFSelection", coding(300), guid=guid(100), **place)
    other = element("PDFSelection", coding(301), guid=guid(101), name="a stamp", **place)
    xml = project_xml(pdf_source(same + other, coded(100, 0, 3)) + text_source())
    path = archive(tmp_path, xml, {"sources/text.txt": TEXT.encode(), "sources/t.pdf": b"%PDF-1.4 no more"})
    bundle = read(path)
    assert bundle.project is not None
    source = bundle.project.things.all(Source)[identity(80)]
    assert (source.name, source.kind) == ("Treaty", "pdf")
    assert bundle.project.originals[source.original] == b"%PDF-1.4 no more"
    assert quotes(bundle.project) == ["Ann"]
    (kept,) = bundle.project.things.all(ForeignElement).values()
    assert (kept.kind, kept.name, kept.source) == ("PDFSelection", "a stamp", identity(80))


def test_a_pdf_whose_file_is_missing_is_a_text(tmp_path: Path) -> None:
    bundle = told(tmp_path, project_xml(pdf_source(selections=coded(100, 0, 3))))
    assert bundle.project is not None
    assert bundle.project.things.all(Source)[identity(80)].kind == "text"
    assert quotes(bundle.project) == ["Ann"]
    assert "PDF files that the project names are not in it" in spoken(bundle)


def test_a_missing_text_is_told_and_its_codings_are_kept_for_people_to_look_at(tmp_path: Path) -> None:
    bundle = told(tmp_path, project_xml(text_source(coded(100, 0, 3, "Ann"))), None)
    assert bundle.project is not None
    (source,) = bundle.project.things.all(Source).values()
    assert (source.characters, bundle.project.text(source)) == (0, "")
    assert bundle.project.things.all(Segment) == {}
    (lost,) = bundle.project.unplaced
    assert isinstance(lost, Segment)
    assert (lost.quote, lost.source, lost.code) == ("Ann", source.id, identity(CODE))
    assert "not in the project" in spoken(bundle)


def test_texts_in_windows_1252_are_read_with_a_warning(tmp_path: Path) -> None:
    text = "Café “harbour”, – closed"
    start = text.index("harbour")
    bundle = told(tmp_path, project_xml(text_source(coded(100, start, start + 7))), text.encode("cp1252"))
    assert bundle.project is not None
    assert quotes(bundle.project) == ["harbour"]
    assert next(iter(bundle.project.things.all(Source).values())).encoding == "cp1252"
    assert [each.kind for each in bundle.remarks] == ["encoding"]


def test_texts_in_utf_16_and_texts_within_the_xml(tmp_path: Path) -> None:
    for mark in ("utf-16-le", "utf-16-be"):
        content = ("\ufeff" + TEXT).encode(mark)
        assert quotes(carried(tmp_path, project_xml(text_source(coded(100, 0, 3))), content)) == ["Ann"]
    inner = element("PlainTextContent", "Ann said") + coded(100, 4, 8)
    source = element("TextSource", inner, guid=guid(SOURCE), name="Inline")
    project = carried(tmp_path, project_xml(source), None)
    assert quotes(project) == ["said"]
    (document,) = project.things.all(Source).values()
    assert project.originals[document.original] == b"Ann said"


@pytest.mark.parametrize(
    "namespace", ["urn:QDA-XML:project:1.0", "urn:QDA-XML:project:1.5", "urn:QDA-XML:project:0:4", ""]
)
def test_names_of_elements_count_and_not_their_namespace(tmp_path: Path, namespace: str) -> None:
    xml = project_xml(text_source(coded(100, 0, 3)), namespace=namespace)
    assert quotes(carried(tmp_path, xml)) == ["Ann"]


def test_braces_and_case_make_no_other_guid(tmp_path: Path) -> None:
    xml = project_xml(text_source(coded(0xABC, 0, 3)))
    for number in (ANA, CODE, 0xABC):
        xml = xml.replace(f'guid="{guid(number)}"', f'guid="{{{guid(number).upper()}}}"')
    project = carried(tmp_path, xml)
    (segment,) = project.things.all(Segment).values()
    assert (segment.id, segment.code, segment.coder) == (identity(0xABC), identity(CODE), identity(ANA))


def test_guids_that_are_there_twice_or_are_none_lose_nothing(tmp_path: Path) -> None:
    codes = CODES.replace(guid(OTHER_CODE), guid(CODE))
    found = coded(100, 0, 3) + coded(100, 4, 8) + coded(101, 9, 10).replace(guid(101), "no guid")
    bundle = told(tmp_path, project_xml(text_source(found), codes=codes))
    assert bundle.project is not None
    assert quotes(bundle.project) == ["Ann", "said", "🚤"]
    assert len(bundle.project.things.all(Code)) == 2
    assert "there twice" in spoken(bundle)
    assert "without a valid id" in spoken(bundle)


def test_what_is_referred_to_and_missing_is_made(tmp_path: Path) -> None:
    found = coded(100, 0, 3, code=77, user=78) + coded(101, 4, 8, user=None) + coded(102, 4, 8, user=None)
    bundle = told(tmp_path, project_xml(text_source(found)))
    assert bundle.project is not None
    things = bundle.project.things
    names = {each.id: each.name for each in things.all(Coder).values()}
    segments = things.all(Segment)
    assert names[segments[identity(100)].coder] == "Unknown (0000004e)"
    assert names[segments[identity(101)].coder] == "Unknown coder"
    assert segments[identity(101)].coder == segments[identity(102)].coder
    assert things.all(Code)[segments[identity(100)].code].name == "Unknown code (0000004d)"
    assert "does not say who coded" in spoken(bundle)


def test_who_coded_nothing_is_said_of_is_who_made_the_project(tmp_path: Path) -> None:
    xml = project_xml(text_source(coded(100, 0, 3, user=None)), creatingUserGUID=guid(BO))
    (segment,) = carried(tmp_path, xml).things.all(Segment).values()
    assert segment.coder == identity(BO)


def test_names_are_made_fit(tmp_path: Path) -> None:
    sources = (
        text_source(name="a\u202eb") + text_source(number=21, name="")
        + text_source(number=22, name="x" * 300) + text_source(number=23, name="same.txt")
        + text_source(number=24, name="same.txt")
    )  # fmt: skip
    users = USERS.replace('name="Bo"', 'name="Ana"')
    bundle = told(tmp_path, project_xml(sources, users=users))
    assert bundle.project is not None
    things = bundle.project.things
    assert [each.name for each in things.all(Source).values()] == [
        "a\ufffdb", "Document 2", "x" * 199 + "…", "same.txt", "same (2).txt",
    ]  # fmt: skip
    assert [each.name for each in things.all(Coder).values()] == ["Ana", "Ana (2)"]
    assert "were cut (1)" in spoken(bundle)


def test_a_tree_too_deep_for_recursion_is_read(tmp_path: Path) -> None:
    codes = ""
    for number in range(200, 0, -1):
        codes = element("Code", codes, guid=guid(number + 1000), name=f"level {number}")
    project = carried(
        tmp_path, project_xml(text_source(), codes=element("CodeBook", element("Codes", codes)))
    )
    assert len(project.things.all(Code)) == 200


def test_the_pages_of_a_pdf_are_found_in_the_text_of_the_project(tmp_path: Path) -> None:
    content = numbered(3)
    own = document(content, "t.pdf")
    # Another program reads lines and pages in its own way.
    text = "Treaty\n" + own.text.replace("\n", "\n\n12\n")
    start = text.index("page 2 of the")
    xml = project_xml(pdf_source(selections=coded(100, start, start + 13)))
    path = archive(tmp_path, xml, {"sources/text.txt": text.encode(), "sources/t.pdf": content})
    project = read(path).project
    assert project is not None
    source = project.things.all(Source)[identity(80)]
    assert source.structure is not None
    assert source.layout is not None
    structure = unpacked(project.layers[source.structure])
    (segment,) = project.things.all(Segment).values()
    assert structure.pages_of(segment.span) == own.structure.pages[1].label
    as_read = to_now(structure).back().moved(segment.span)
    assert own.text[as_read.start : as_read.end] == segment.quote
    assert [each.chosen for each in project.asks if each.option == "pages"] == ["yes"]
    without = read(path, RefiOptions(pages="no")).project
    assert without is not None
    assert without.things.all(Source)[identity(80)].layout is None


def test_a_pdf_without_a_text_is_read(tmp_path: Path) -> None:
    content = numbered(2)
    source = element("PDFSource", guid=guid(80), name="Treaty", path="internal://t.pdf")
    bundle = read(archive(tmp_path, project_xml(source), {"sources/t.pdf": content}))
    assert bundle.project is not None
    held = bundle.project.things.all(Source)[identity(80)]
    assert bundle.project.text(held) == document(content, "t.pdf").text
    assert held.layout is not None
    assert "read from their files" in spoken(bundle)
