"""Projects of QualCoder as a whole: every coding accounted for, in every version."""

import json
from pathlib import Path
from typing import Any

import pytest
from qualcoder_files import Made, changed, units

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer
from blotter.domain.carried import CarriedProject
from blotter.domain.case import Case, CasePart
from blotter.domain.codebook import Code, Codebook
from blotter.domain.foreign import ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import QualCoderOptions
from blotter.interchange.foreign import messages as foreign_messages
from blotter.interchange.formats import chosen, folder_reader, sniff
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.reading import read
from blotter.progress import Cancelled

TEXT = "Boats \U0001f6a4\U0001f6a4 in the caf\u00e9.\nThe river rises, the river falls."


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A project with a document and codes in categories."""
    made = Made(tmp_path / "boats.qda").text(1, "report.txt", TEXT, memo="from the archive")
    made.add("code_cat", catid=1, name="places", memo="where", supercatid=None)
    made.add("code_cat", catid=2, name="water", memo="", supercatid=1)
    made.code(1, "river", catid=2, memo="Any river.").code(2, "caf\u00e9", catid=1, color="#0f0")
    return made.code(3, "boats", catid=None)


def project_in(path: Path, **options: str) -> CarriedProject:
    """The project in a folder."""
    project = read(path, QualCoderOptions.model_validate(options)).project
    assert project is not None
    return project


def coded(project: CarriedProject) -> list[tuple[str, str, str, int]]:
    """Quote, code, coder and beginning of each segment."""
    book, coders = Codebook(project.things.all(Code).values()), project.things.all(Coder)
    return [
        (each.quote, book.path(each.code), coders[each.coder].name, each.start)
        for each in project.things.all(Segment).values()
    ]


def whys(path: Path, **options: str) -> list[str]:
    """What is told of a project."""
    return [each.why for each in read(path, QualCoderOptions.model_validate(options)).remarks]


def by_name(project: CarriedProject, kind: type[Any]) -> dict[str, Any]:
    """The things of a kind by their names."""
    return {each.name: each for each in project.things.all(kind).values()}


def at(words: str, nth: int = 1, in_units: bool = True) -> tuple[int, int]:
    """Where words lie in TEXT, as a mouse or as an import counts."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    places = (start, start + len(words))
    return (units(TEXT, places[0]), units(TEXT, places[1])) if in_units else places


@pytest.mark.parametrize("version", range(1, 18))
def test_every_version_is_read(tmp_path: Path, version: int) -> None:
    made = Made(tmp_path / "old.qda", version).text(1, "a.txt", TEXT)
    made.code(1, "river").coding(1, 1, at("river"), "river", owner="Bo")
    if version >= 16:
        made.code(2, "deep", supercid=1)
    project = project_in(made.done())
    assert coded(project) == [("river", "river", "Bo", TEXT.index("river"))]
    (told,) = project.things.all(ForeignImport).values()
    assert told.program == f"QualCoder 3.6 (v{version})"
    paths = {Codebook(project.things.all(Code).values()).path(each) for each in project.things.all(Code)}
    assert paths == ({"river", "river/deep"} if version >= 16 else {"river"})


def test_every_coding_is_accounted_for(made: Made) -> None:
    made.coding(1, 1, at("river"), "river").coding(1, 1, at("river", 2), "river", memo="again")
    made.coding(2, 1, at("caf\u00e9", in_units=False), "caf\u00e9", owner="Bo")
    made.coding(3, 1, at("Boats"), "Boats", owner="Bo")
    made.coding(1, 1, at("caf\u00e9.\nThe"), "caf\u00e9.\u2029The")
    made.coding(1, 1, (40, 49), "the river", owner="Bo").coding(1, 1, (3, 9), "a ship", owner="Bo")
    made.coding(1, 99, (0, 1), "gone")
    path = made.done()
    project = project_in(path)
    river = [TEXT.index("river"), TEXT.index("river", TEXT.index("river") + 1)]
    assert coded(project) == [
        ("river", "places/water/river", "Ada", river[0]),
        ("river", "places/water/river", "Ada", river[1]),
        ("caf\u00e9", "places/caf\u00e9", "Bo", TEXT.index("caf\u00e9")),
        ("Boats", "boats", "Bo", 0),
        ("caf\u00e9.\nThe", "places/water/river", "Ada", TEXT.index("caf\u00e9")),
        ("the river", "places/water/river", "Bo", TEXT.index("the river")),
    ]
    (lost,) = project.unplaced
    assert isinstance(lost, Segment)
    assert lost.quote == "a ship"
    assert project.found["segments"] == 8 == len(project.things.all(Segment)) + len(project.unplaced) + 1
    assert messages.NO_DOCUMENT in whys(path)
    assert foreign_messages.UNPLACED in whys(path)
    assert project.convention == (
        "each coding’s own words tell: 1 alike in every way of counting, 1 in code points, 3 in UTF-16 "
        "units, 1 found by their words alone, 1 without a place"
    )
    assert len(project.samples) == 3
    for segment in project.things.all(Segment).values():
        text = project.text(project.things.all(Source)[segment.source])
        assert text[segment.start : segment.end] == segment.quote
    assert [each.memo for each in project.things.all(Segment).values()][1] == "again"


def test_codes_have_their_places_memos_and_colours(made: Made) -> None:
    made.code(4, "places", catid=1).code(5, "Places", catid=1).code(6, "", catid=77)
    made.add("code_cat", catid=8, name="a", supercatid=9).add("code_cat", catid=9, name="b", supercatid=8)
    path = made.done()
    project = project_in(path)
    book = Codebook(project.things.all(Code).values())
    assert not book.problems()
    assert {book.path(each) for each in book.by_id} == {
        "places", "places/water", "places/water/river", "places/caf\u00e9", "places/places",
        "places/Places (2)", "boats", "code 6", "a", "a/b",
    }  # fmt: skip
    assert book.find("places/water/river").full == "Any river."
    assert (book.find("places/caf\u00e9").colour, book.find("places").colour) == ("green", "")
    (brought,) = project.things.all(ForeignImport).values()
    assert json.loads(brought.told)["colours"][book.find("places/caf\u00e9").id] == "#00FF00"
    told = whys(path)
    assert messages.CATEGORY_LOST in told
    assert messages.CATEGORY_CIRCLE in told


def test_notes_of_every_kind(made: Made) -> None:
    made.add("annotation", fid=1, pos0=at("river")[0], pos1=at("river")[1], memo="wet", owner="Bo", date="")
    made.add("annotation", fid=1, pos0=500, pos1=509, memo="far", owner="Bo", date="20220102_11")
    made.add("journal", jid=1, name="Day 1", jentry="It rained.", owner="Ada", date="2022-03-06 10:00:00")
    made.add("journal", jid=2, name="Day 2", jentry="Day 2 was dry.", owner=None, date=None)
    made.connection.execute("UPDATE project SET memo = 'All of it.'")
    path = made.done()
    project = project_in(path)
    notes = list(project.things.all(Memo).values())
    coders = {each.id: each.name for each in project.things.all(Coder).values()}
    told = [(each.text, each.quote, coders.get(each.coder or ""), bool(each.source)) for each in notes]
    assert told == [
        ("wet", "river", "Bo", True),
        ("far", "", "Bo", True),
        ("from the archive", "", "Ada", True),
        ("All of it.", "", None, False),
        ("# Day 1\n\nIt rained.", "", "Ada", False),
        ("Day 2 was dry.", "", None, False),
    ]
    assert notes[0].start == TEXT.index("river")
    assert notes[1].created == "2022-01-02T11:00:00.000000Z"
    assert messages.NOTE_WITHOUT_PLACE in whys(path)
    assert project.found["memos"] == len(notes)


@pytest.mark.parametrize(("unquoted", "quote"), [("", "river"), ("utf16", "river"), ("code_points", "ver r")])
def test_notes_are_counted_as_the_codings_or_as_chosen(made: Made, unquoted: str, quote: str) -> None:
    made.add("annotation", fid=1, pos0=at("river")[0], pos1=at("river")[1], memo="wet", owner="Bo", date="")
    made.coding(2, 1, at("caf\u00e9"), "caf\u00e9")
    project = project_in(made.done(), unquoted=unquoted)
    (note,) = [each for each in project.things.all(Memo).values() if each.text == "wet"]
    assert note.quote == quote
    (ask,) = project.asks
    assert (ask.option, ask.chosen) == ("unquoted", unquoted)


def test_cases_with_whole_documents_and_passages(made: Made) -> None:
    made.add("cases", caseid=1, name="Ann", memo="a captain").add("cases", caseid=2, name="Bo", memo="")
    for number, (start, end) in enumerate([(0, len(TEXT)), (0, units(TEXT, len(TEXT))), (0, len(TEXT) - 1)]):
        made.add("cases", caseid=3 + number, name=f"whole {number}")
        made.add("case_text", caseid=3 + number, fid=1, pos0=start, pos1=end, memo="")
    made.add("case_text", caseid=1, fid=1, pos0=at("river")[0], pos1=at("river")[1], memo="of hers")
    made.add("case_text", caseid=2, fid=1, pos0=900, pos1=990, memo="")
    path = made.done()
    project = project_in(path)
    cases = by_name(project, Case)
    parts = {each.case: each for each in project.things.all(CasePart).values()}
    assert [parts[cases[f"whole {number}"].id].span for number in range(3)] == [None] * 3
    assert parts[cases["Ann"].id].quote == "river"
    assert cases["Ann"].note == "a captain\n\nof hers"
    assert cases["Bo"].id not in parts
    assert messages.CASE_WITHOUT_PLACE in whys(path)
    assert project.found["case-parts"] == 5


def test_attributes_of_cases_and_documents(made: Made) -> None:
    made.add("cases", caseid=1, name="Ann", memo="").add("cases", caseid=2, name="Bo", memo="")
    for name, of, kind in (
        ("Age", "case", "numeric"), ("Year", "file", "numeric"), ("Mood", "journal", "character"),
        ("Home", "case", "character"),
    ):  # fmt: skip
        made.add("attribute_type", name=name, caseOrFile=of, valuetype=kind, memo=f"{name}?")
    for name, of, number, value in (
        ("Age", "case", 1, "34"), ("Age", "case", 2, "41.50"), ("Year", "file", 1, "about 1990"),
        ("Mood", "journal", 1, "good"), ("Home", "case", 1, " a  boat "), ("Home", "case", 2, ""),
        ("Home", "case", 9, "nowhere"), ("Ship", "case", 1, "Argo"),
    ):  # fmt: skip
        made.add("attribute", name=name, attr_type=of, id=number, value=value)
    path = made.done()
    project = project_in(path)
    kinds = by_name(project, Attribute)
    assert {name: (each.type, each.of) for name, each in kinds.items()} == {
        "Age": (AttributeType.NUMBER, Bearer.CASES),
        "Year": (AttributeType.TEXT, Bearer.DOCUMENTS),
        "Home": (AttributeType.TEXT, Bearer.CASES),
        "Ship": (AttributeType.TEXT, Bearer.CASES),
    }
    names = {each.id: name for name, each in kinds.items()}
    values = [(names[each.attribute], each.value) for each in project.things.all(AttributeValue).values()]
    assert values == [
        ("Age", "34"), ("Age", "41.5"), ("Year", "about 1990"), ("Home", "a boat"), ("Ship", "Argo"),
    ]  # fmt: skip
    assert kinds["Age"].note == "Age?"
    assert {messages.ATTRIBUTE_AS_TEXT, messages.ATTRIBUTE_ELSEWHERE, messages.ATTRIBUTE_UNDECLARED} <= set(
        whys(path)
    )


def test_originals_are_taken_from_the_folder_of_the_project_alone(made: Made, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    documents = made.folder / "documents"
    (documents / "treaty.pdf").write_bytes(b"%PDF-1.4 treaty")
    (documents / "report.txt").write_bytes(TEXT.encode("utf-16"))
    (documents / "link.txt").symlink_to(secret)
    made.text(2, "treaty", "Treaty", mediapath="/docs/treaty.pdf")
    made.text(3, "outside", "Outside", mediapath="/docs/../../secret.txt")
    made.text(4, "linked", "Linked", mediapath=f"docs:{secret}").text(5, "link.txt", "Link")
    made.text(6, "gone.docx", "Gone", mediapath="/docs/gone.docx")
    path = made.done()
    project = project_in(path)
    sources = by_name(project, Source)
    assert (sources["treaty"].kind, project.originals[sources["treaty"].original]) == (
        "pdf",
        b"%PDF-1.4 treaty",
    )
    assert project.originals[sources["report.txt"].original] == TEXT.encode("utf-16")
    for name in ("outside", "linked", "link.txt", "gone.docx"):
        assert project.originals[sources[name].original] == project.text(sources[name]).encode()
        assert sources[name].kind == "text"
    assert {messages.LINKED, messages.NO_ORIGINAL} <= set(whys(path))
    assert len(project.originals) == 6 == len(list(project.originals))


def test_an_original_that_changes_meanwhile_is_refused(made: Made) -> None:
    file = made.folder / "documents" / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    project = project_in(made.done())
    file.write_text("another", encoding="utf-8")
    (source,) = project.things.all(Source).values()
    with pytest.raises(WrongFile, match=r"report\.txt.* was changed"):
        project.originals[source.original]


@pytest.mark.parametrize(("important", "memo"), [("memo", "Important\n\nwhy"), ("leave", "why")])
def test_the_mark_of_an_important_coding(made: Made, important: str, memo: str) -> None:
    made.coding(1, 1, at("river"), "river", memo="why", important=1)
    project = project_in(made.done(), important=important)
    assert [each.memo for each in project.things.all(Segment).values()] == [memo]
    (ask,) = project.asks
    assert (ask.option, ask.chosen) == ("important", important)


def test_coders_who_are_hidden_unnamed_or_all_one(made: Made) -> None:
    made.add("coder_names", name="Cy", visibility=0).add("coder_names", name="Ada", visibility=1)
    made.coding(1, 1, at("river"), "river", owner=None).coding(1, 1, at("caf\u00e9"), "caf\u00e9")
    path = made.done()
    project = project_in(path)
    assert set(by_name(project, Coder)) == {"Cy", "Ada", "unknown coder"}
    assert messages.HIDDEN_CODERS in whys(path)
    assert set(by_name(project_in(path, coder="Dee"), Coder)) == {"Dee"}


def test_rows_that_contradict_themselves(made: Made) -> None:
    made.coding(77, 1, at("river"), "river").coding(1, 1, (at("river")[1], at("river")[0]), "river")
    made.coding(1, 1, (3, 3), "").coding(1, 1, (0, 5), None, owner="Bo").coding(1, 1, (8, 12), "\u2029")
    made.text(2, "empty.txt", " \n").coding(1, 2, (0, 1), " ")
    path = made.done()
    project = project_in(path)
    assert [(quote, code) for quote, code, _, _ in coded(project)] == [
        ("river", "code 77"),
        ("river", "places/water/river"),
        ("Boats", "places/water/river"),
    ]
    assert [each.quote for each in project.unplaced if isinstance(each, Segment)] == ["\n"]
    told = " ".join(whys(path))
    for words in ("ended before they began", "cover no words", "a code that is not in the file", "no text"):
        assert words in told


def test_values_of_the_wrong_kind_do_no_harm(made: Made) -> None:
    made.add("code_text", cid="x", fid=1, pos0="six", pos1=b"\xff", seltext=b"river\xff", owner=7, date=9)
    made.add("attribute", name=None, attr_type=3, id="1", value=2.5)
    made.add("cases", caseid=1, name=b"\xc3\x28", memo=None)
    made.add("source", id=9, name=None, fulltext=3.5, mediapath=4, memo=None, owner=None, date="yesterday")
    project = project_in(made.done())
    assert len(project.unplaced) == 1
    assert {"report.txt", "document 9"} == set(by_name(project, Source))


def test_names_that_cannot_be_as_they_are_are_told(made: Made) -> None:
    made.code(4, "x" * 250).code(5, "x" * 260).code(6, "a\0b").text(2, "y" * 300 + ".txt", "Boats.")
    made.coding(1, 1, at("river"), "river", owner="z" * 300)
    path = made.done()
    project = project_in(path)
    assert {"x" * 200, "x" * 196 + " (2)", "a\ufffdb"} <= set(by_name(project, Code))
    (told,) = [each for each in read(path).remarks if each.why == foreign_messages.NAME_MENDED]
    assert [each[0] for each in told.what.split(", ")] == ["y", "a", "x", "z"]


def test_very_many_things_alike_are_all_there(made: Made) -> None:
    for number in range(4, 3_000):
        made.code(number, "x" * 210 + str(number))
        made.add("annotation", fid=1, pos0=0, pos1=5, memo="again", owner=None)
        made.add("case_text", caseid=1, fid=1, pos0=0, pos1=5, memo=f"part {number}")
        made.coding(number + 10_000, 1, at("river"), "river")
    made.add("cases", caseid=1, name="Ann")
    project = project_in(made.done())
    assert len(project.things.all(Code)) == 5 + 2 * 2_996
    assert len([each for each in project.things.all(Memo).values() if each.text == "again"]) == 2_996
    (case,) = project.things.all(Case).values()
    assert len(case.note.split("\n\n")) == 2_996
    assert not Codebook(project.things.all(Code).values()).problems()


def test_the_same_project_gives_the_same_ids(made: Made) -> None:
    made.coding(1, 1, at("river"), "river").coding(1, 1, (0, 6), "a ship")
    path = made.done()
    first, again = project_in(path), project_in(path / "data.qda")
    assert first.things[Segment] == again.things[Segment]
    assert first.unplaced == again.unplaced
    assert (first.name, again.name) == ("boats", "boats")


def test_two_copies_that_went_their_own_ways_share_only_what_is_the_same(tmp_path: Path) -> None:
    found = []
    for name, words in (("one", "river"), ("two", "falls")):
        made = Made(tmp_path / f"{name}.qda").text(1, "a.txt", TEXT).code(1, "river")
        found.append(project_in(made.coding(1, 1, at(words), words).done()))
    one, two = found
    assert set(one.things[Source]) == set(two.things[Source])
    assert set(one.things[Code]) == set(two.things[Code])
    assert not set(one.things[Segment]) & set(two.things[Segment])


def test_a_project_is_told_from_other_files_and_folders(made: Made, tmp_path: Path) -> None:
    path = made.done()
    row = folder_reader(path)
    assert row is not None
    assert (row.id, row.reads, row.carries_project) == ("qualcoder", "project", True)
    assert [each.id for each in sniff(path / "data.qda")] == ["qualcoder"]
    assert chosen(path / "data.qda").id == "qualcoder"
    (tmp_path / "other").mkdir()
    assert folder_reader(tmp_path / "other") is None
    (tmp_path / "words.qda").write_text("only words " * 20, encoding="utf-8")
    assert sniff(tmp_path / "words.qda") == []
    with pytest.raises(WrongFile, match="not a database"):
        read(tmp_path / "words.qda")
    with pytest.raises(WrongFile, match=r"no data\.qda"):
        read(tmp_path / "other")
    changed(path, ["DROP TABLE code_cat"])
    with pytest.raises(WrongFile, match="no table “code_cat”"):
        read(path)


def test_reading_can_be_cancelled_and_changes_nothing(made: Made) -> None:
    path = made.done()
    before = (path / "data.qda").read_bytes()

    def stop(done: int, of: int) -> None:
        if of:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(path, None, stop)
    read(path)
    assert (path / "data.qda").read_bytes() == before
    assert {each.name for each in path.iterdir()} == {"audio", "data.qda", "documents", "images", "video"}


def test_what_has_no_place_is_counted(made: Made) -> None:
    made.add("stored_sql", title="all", ssql="select 1").add("ris", risid=1, tag="TI", value="Boats")
    made.connection.execute("UPDATE project SET databaseversion = 'v99'")
    told = whys(made.done())
    assert messages.OTHER_TABLES.format(what=messages.OF_QUERIES.format(count=1)) in told
    assert messages.OTHER_TABLES.format(what=messages.OF_REFERENCES.format(count=1)) in told
    assert messages.UNKNOWN_VERSION.format(version="v99") in told
