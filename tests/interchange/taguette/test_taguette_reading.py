"""Projects of Taguette as a whole: documents, tags, highlights, and who made them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from taguette_files import Made, bytes_at

from blotter.domain.carried import CarriedProject
from blotter.domain.codebook import Code, Codebook
from blotter.domain.foreign import ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import TaguetteOptions
from blotter.interchange.formats import chosen, sniff
from blotter.interchange.taguette import messages
from blotter.interchange.taguette.reading import read
from blotter.progress import Cancelled

PAGE = "<p>The caf\u00e9 \U0001f6a4 by the river.</p>\n<p>The caf\u00e9 again</p>"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A database with a document and three tags."""
    made = Made(tmp_path / "boats.sqlite3").document(1, "report", PAGE, "from the archive")
    return made.tag(1, "places.caf\u00e9", "where people eat").tag(2, "places.river").tag(3, "weather")


def project_in(file: Path, **options: str) -> CarriedProject:
    """The project in a file."""
    project = read(file, TaguetteOptions.model_validate(options)).project
    assert project is not None
    return project


def coded(project: CarriedProject) -> list[tuple[str, str, str]]:
    """Quote, code and coder of each segment."""
    book, coders = Codebook(project.things.all(Code).values()), project.things.all(Coder)
    return [
        (each.quote, book.path(each.code), coders[each.coder].name)
        for each in project.things.all(Segment).values()
    ]


def whys(file: Path, **options: str) -> list[str]:
    """What is told of a file."""
    return [each.why for each in read(file, TaguetteOptions.model_validate(options)).remarks]


def test_all_of_a_project(made: Made) -> None:
    river, cafe = bytes_at(PAGE, "river"), bytes_at(PAGE, "The caf\u00e9", 2)
    made.highlight(1, 1, river, "river", 2).highlight(2, 1, cafe, "<b>The caf\u00e9</b>", 1, 3)
    made.saved("ann", 1, 2, at="2023-05-01 10:00:00").saved("bo", 2, 1, 3)
    project = project_in(made.done())
    assert coded(project) == [
        ("river", "places.river", "ann"),
        ("The caf\u00e9", "places.caf\u00e9", "bo"),
        ("The caf\u00e9", "weather", "bo"),
    ]
    (source,) = project.things.all(Source).values()
    assert (source.name, source.kind) == ("report", "html")
    assert project.text(source) == "The caf\u00e9 \U0001f6a4 by the river.\nThe caf\u00e9 again"
    assert project.originals[source.original] == PAGE.encode()
    assert [memo.text for memo in project.things.all(Memo).values()] == ["from the archive"]
    for segment in project.things.all(Segment).values():
        assert project.text(source)[segment.start : segment.end] == segment.quote
    assert next(iter(project.things.all(Segment).values())).created == "2023-05-01T10:00:00.000000Z"
    codes = {code.name: code.full for code in project.things.all(Code).values()}
    assert codes["places.caf\u00e9"] == "where people eat"
    assert project.found == {"memos": 1, "sources": 1, "codes": 3, "segments": 3, "coders": 2}


def test_positions_as_in_the_file_are_kept(made: Made) -> None:
    at = bytes_at(PAGE, "river")
    made.highlight(1, 1, at, "river", 2)
    project = project_in(made.done())
    (told,) = project.things.all(ForeignImport).values()
    (segment,) = project.things.all(Segment)
    assert told.positions is not None
    assert project.layers[told.positions].decode() == f'{{"{segment}":[{at[0]},{at[1]}]}}'
    assert told.format == "taguette"


def test_the_same_file_gives_the_same_ids(made: Made) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 2).saved("ann", 1, 2)
    file = made.done()
    assert project_in(file).things == project_in(file).things


def test_who_added_a_tag_has_it_and_not_who_saved_last(made: Made) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 2, 3)
    made.saved("ann", 1, 2).saved("bo", 1, 2, 3).saved("cy", 1, 3, 2)
    assert {(code, coder) for _, code, coder in coded(project_in(made.done()))} == {
        ("places.river", "ann"),
        ("weather", "bo"),
    }


def test_a_tag_that_was_merged_is_whose_the_other_was(made: Made) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 3).saved("ann", 1, 9)
    made.command("bo", {"type": "tag_merge", "src_tag_id": 9, "dest_tag_id": 3})
    assert coded(project_in(made.done())) == [("river", "weather", "ann")]


def test_damaged_commands_tell_nothing(made: Made) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 2)
    made.add("commands", date=None, user_login="x", project_id=1, payload="{")
    made.command("x", ["no object"]).command("x", {"type": "highlight_add", "highlight_id": "1"})
    made.command("x", {"type": "tag_merge", "src_tag_id": None})
    assert coded(project_in(made.done())) == [("river", "places.river", "unknown coder")]


def test_the_only_member_made_what_nobody_is_named_for(made: Made) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 2)
    made.add("project_members", project_id=1, user_login="ann", privileges="ADMIN")
    assert coded(project_in(made.done())) == [("river", "places.river", "ann")]


def test_an_export_has_one_login_for_all_and_says_so(made: Made) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 2).saved("admin", 1, 2)
    file = made.done()
    assert messages.ONE_LOGIN.format(login="admin") in whys(file)
    assert coded(project_in(file, coder="Ann")) == [("river", "places.river", "Ann")]
    assert messages.ONE_LOGIN.format(login="admin") not in whys(file, coder="Ann")


def test_wrong_positions_give_way_to_the_words(made: Made) -> None:
    made.highlight(1, 1, (0, 5), "river", 2).highlight(2, 1, (9_000, 9_004), "The   caf\u00e9", 1)
    project = project_in(made.done())
    assert [quote for quote, _, _ in coded(project)] == ["river", "The caf\u00e9"]
    assert project.things.all(Segment)
    assert "0 right, 2 found by their words alone" in project.convention


def test_words_that_are_nowhere_are_kept_without_a_place(made: Made) -> None:
    made.highlight(1, 1, (2, 9), "a ship", 2).saved("ann", 1, 2)
    project = project_in(made.done())
    (lost,) = project.unplaced
    assert isinstance(lost, Segment)
    assert (lost.quote, lost.start, lost.end) == ("a ship", 0, 0)
    assert not project.things.all(Segment)
    assert "1 without a place" in project.convention


def test_a_highlight_that_covers_no_words_is_told(made: Made) -> None:
    made.highlight(1, 1, (3, 3), "", 2).highlight(2, 1, (9, 4), "caf\u00e9", 2)
    file = made.done()
    assert [quote for quote, _, _ in coded(project_in(file))] == ["caf\u00e9"]
    assert any("cover no words" in why for why in whys(file))
    assert any("ended before they began" in why for why in whys(file))


@pytest.mark.parametrize(("untagged", "expected"), [("code", [("river", "no tag")]), ("leave", [])])
def test_highlights_without_a_tag_are_asked_about(
    made: Made, untagged: str, expected: list[tuple[str, str]]
) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river")
    project = project_in(made.done(), untagged=untagged)
    assert [(quote, code) for quote, code, _ in coded(project)] == expected
    (ask,) = [each for each in project.asks if each.option == "untagged"]
    assert (ask.chosen, len(ask.answers)) == (untagged, 2)


def test_tags_become_a_tree_where_that_is_chosen(made: Made) -> None:
    made.tag(4, "places").tag(5, "a..b").tag(6, ".")
    file = made.done()
    names = {code.name for code in project_in(file).things.all(Code).values()}
    assert names == {"places.caf\u00e9", "places.river", "places", "weather", "a..b", "."}
    project = project_in(file, tree=".")
    book = Codebook(project.things.all(Code).values())
    assert {book.path(code.id) for code in book} == {
        "places", "places/caf\u00e9", "places/river", "weather", "a", "a/b", ".",
    }  # fmt: skip
    assert not book.problems()
    (ask,) = [each for each in project.asks if each.option == "tree"]
    assert [each.value for each in ask.answers] == ["", "."]


def test_newer_tags_say_themselves_what_they_are_under(tmp_path: Path) -> None:
    made = Made(tmp_path / "a.sqlite3", parents=True)
    made.tag(1, "river", parent_id=2).tag(2, "places").tag(3, "a", parent_id=4).tag(4, "b", parent_id=3)
    project = project_in(made.done())
    book = Codebook(project.things.all(Code).values())
    assert {book.path(code.id) for code in book} == {"places", "places/river", "a", "b"}


def test_a_tag_that_is_gone_is_made_anew(made: Made) -> None:
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 77)
    project = project_in(made.done())
    assert [code for _, code, _ in coded(project)] == ["code 77"]


def test_one_of_several_projects_is_chosen(made: Made) -> None:
    made.project(2, "Trains").document(2, "rails", "<p>rails</p>", project=2).tag(9, "iron", project=2)
    made.highlight(1, 1, bytes_at(PAGE, "river"), "river", 2).highlight(2, 2, (0, 5), "rails", 9)
    file = made.done()
    first, second = project_in(file), project_in(file, project="2")
    assert ([quote for quote, _, _ in coded(first)], first.name) == (["river"], "Boats")
    assert ([quote for quote, _, _ in coded(second)], second.name) == (["rails"], "Trains")
    assert project_in(file, project="trains").name == "Trains"
    (ask,) = [each for each in first.asks if each.option == "project"]
    assert [(each.value, each.words) for each in ask.answers] == [
        ("1", "Boats (documents: 1, highlights: 1)"),
        ("2", "Trains (documents: 1, highlights: 1)"),
    ]
    with pytest.raises(WrongFile, match="no project “3”"):
        project_in(file, project="3")


def test_documents_of_one_name_and_without_text(made: Made) -> None:
    made.document(2, "report", "<p>another</p>").document(3, "empty", "<p> </p>").document(
        4, "  ", "<p>d</p>"
    )
    made.highlight(1, 3, (0, 1), " ", 2).highlight(2, 99, (0, 1), "gone", 2)
    file = made.done()
    names = {source.name for source in project_in(file).things.all(Source).values()}
    assert names == {"report", "report (2)", ".docx"}
    told = whys(file)
    assert any("hold no text" in why for why in told)
    assert messages.NO_DOCUMENT in told


def test_an_older_file_without_a_mark(tmp_path: Path) -> None:
    made = Made(tmp_path / "old.db", marked=False, older=True).document(1, "report", PAGE)
    file = made.tag(1, "x").highlight(1, 1, bytes_at(PAGE, "again"), "again", 1).done()
    assert [row.id for row in sniff(file)] == ["taguette"]
    assert chosen(file).id == "taguette"
    assert [quote for quote, _, _ in coded(project_in(file))] == ["again"]


def test_other_databases_are_none(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.commit()
    (tmp_path / "no.sqlite3").write_text("not a database at all, only words\n" * 9, encoding="utf-8")
    assert sniff(tmp_path / "other.db") == []
    with pytest.raises(WrongFile, match="no table “projects”"):
        read(tmp_path / "other.db")
    with pytest.raises(WrongFile, match="not a database"):
        read(tmp_path / "no.sqlite3")


def test_a_database_without_a_project(tmp_path: Path) -> None:
    made = Made(tmp_path / "none.sqlite3")
    made.connection.execute("DELETE FROM projects")
    with pytest.raises(WrongFile, match="no project in it"):
        read(made.done())


def test_reading_can_be_cancelled(made: Made) -> None:
    def stop(done: int, of: int) -> None:
        if of:
            raise Cancelled

    file = made.done()
    with pytest.raises(Cancelled):
        read(file, None, stop)


def test_the_file_is_left_as_it_is(made: Made) -> None:
    file = made.done()
    before = file.read_bytes()
    read(file)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]
