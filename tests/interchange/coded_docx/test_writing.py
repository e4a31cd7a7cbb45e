"""Word files with comments, read by our own reader of Word documents and by the library."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from shown_projects import ada, ben, carried, code, projects, segment, source

from blotter.domain.bundle import Comment
from blotter.domain.carried import CarriedProject
from blotter.domain.entity import derived_id, new_id
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.domain.source import Heading
from blotter.domain.table import Table
from blotter.errors import WrongFile
from blotter.interchange.coded_docx import building, writing
from blotter.interchange.coded_docx.checking import wrong_with
from blotter.interchange.coded_docx.notes import Note
from blotter.interchange.docx.reading import document
from blotter.interchange.exchange_options import CommentOptions
from blotter.interchange.formats import Export, writer
from blotter.progress import Cancelled

TEXT = "Title\nOfficers of both services met.\nThey trained\tthere for nine weeks."
TRAINING = code("training")
ABROAD = code("abroad", TRAINING)


def export(project: CarriedProject) -> Export:
    return Export(what="project", table=Table("Project", (), []), project=project)


def small(*names: str) -> CarriedProject:
    of = [source(TEXT, name, headings=(Heading(0, 5, 1),)) for name in names or ("notes.txt",)]
    return carried(
        [
            *of, TRAINING, ABROAD, ada(), ben(),
            segment(of[0], TEXT, TRAINING, ada(), 6, 30, "Which *ones*?\nSay more."),
            segment(of[0], TEXT, ABROAD, ben(), 20, 41),
            Memo(id=derived_id("p"), source=of[0].id, text="Odd.", start=37, end=49, quote=TEXT[37:49]),
            Memo(id=derived_id("m"), source=of[0].id, text="Read again.", coder=ben().id),
        ],
        [TEXT],
    )  # fmt: skip


def test_a_document_has_its_words_and_a_comment_where_something_is_coded(tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    written = writing.write(export(small()), path)
    assert written.counts == {"sources": 1, "segments": 2, "coders": 2}
    read = document(path.read_bytes(), "notes.docx")
    assert read.text == TEXT
    assert [heading.level for heading in read.headings] == [1]
    told = {(each.start, each.end, each.text, each.author) for each in read.comments}
    assert told == {
        (0, 5, "Memo on the document\nRead again.", "Ben"),
        (6, 30, "training\nWhich *ones*?\nSay more.", "Ada Lovelace"),
        (20, 41, "training › abroad", "Ben"),
        (37, 49, "Memo\nOdd.", ""),
    }
    comments = list(docx.Document(str(path)).comments)
    assert [each.initials for each in comments] == ["B", "AL", "B", None]
    assert comments[1].timestamp is not None
    assert comments[1].timestamp.isoformat() == "2026-03-02T10:00:00+00:00"


def test_memos_and_names_are_left_out_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    writing.write(export(small()), path, CommentOptions(memos=False, coders=False))
    comments = document(path.read_bytes(), "notes.docx").comments
    assert [(each.text, each.author) for each in comments] == [
        ("training", "Coder 1"),
        ("training › abroad", "Coder 2"),
    ]


def test_several_documents_are_a_folder_and_one_file_holds_one(tmp_path: Path) -> None:
    project = small("a.txt", "A.md", "interview with Dr. Smith")
    with pytest.raises(WrongFile, match="3 documents are to be written"):
        writing.write(export(project), tmp_path / "all.docx")
    writing.write(export(project), tmp_path / "all")
    names = sorted(each.name for each in (tmp_path / "all").iterdir())
    assert {name.casefold() for name in names} == {"a.docx", "a (2).docx", "interview with dr. smith.docx"}
    with pytest.raises(WrongFile, match="already holds"):
        writing.write(export(project), tmp_path / "all")
    assert sorted(each.name for each in (tmp_path / "all").iterdir()) == names
    with pytest.raises(WrongFile, match="no document to write"):
        writing.write(export(carried([], [])), tmp_path / "none.docx")


def test_nothing_stays_of_a_folder_that_was_given_up(tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        writing.write(export(small("a.txt", "b.txt")), tmp_path / "all", None, stop)
    assert not (tmp_path / "all").exists()


def test_names_are_fit_for_every_system() -> None:
    assert writing.file_names(["con.txt", "a/b:c?.pdf", " . ", "x" * 300, "字" * 100 + ".txt"]) == [
        "_con.docx",
        "a_b_c_.docx",
        "document.docx",
        "x" * 120 + ".docx",
        "字" * 40 + ".docx",
    ]
    assert writing.file_names(
        ["\u00e9.txt", "e\u0301.txt", "\u00c9", "con .txt", "COM\u00b9", "<script>"]
    ) == [
        "\u00e9.docx",
        "e\u0301 (2).docx",
        "\u00c9 (3).docx",
        "_con.docx",
        "_COM\u00b9.docx",
        "_script_.docx",
    ]


def test_a_line_that_runs_from_the_right_begins_there() -> None:
    content = building.built("x", "12 שלום", (), [Note(3, 7, "greeting", "", "Ada", "A", "")])
    assert b"bidi" in _part(content, "word/document.xml")


def test_what_differs_is_found_out() -> None:
    notes = [Note(0, 5, "training", "why", "Ada", "A", "")]
    content = building.built("x", TEXT, (), notes)
    assert wrong_with(content, TEXT, notes) is None
    assert wrong_with(content, TEXT + "!", notes) is not None
    assert wrong_with(content, TEXT, [notes[0]._replace(end=4)]) is not None
    assert wrong_with(content, TEXT, [notes[0]._replace(text="other")]) is not None
    assert wrong_with(content, TEXT, [notes[0]._replace(author="Ben")]) is not None
    assert wrong_with(content, TEXT, [*notes, *notes]) is not None
    assert wrong_with(content, TEXT, []) is not None


def test_a_name_with_the_suffix_is_written_by_it() -> None:
    assert writer(Path("a.docx"), "project").id == "coded-docx"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects())
def test_every_segment_is_a_comment_on_its_passage(tmp_path: Path, project: CarriedProject) -> None:
    # The writer reads each file back and compares; here it is enough that all of them are there.
    folder = tmp_path / new_id()
    writing.write(export(project), folder)
    count = sum(len(docx.Document(str(each)).comments) for each in folder.iterdir())
    memos = [memo for memo in project.things.all(Memo).values() if memo.source]
    assert count == len(project.things.all(Segment)) + len(memos)


def _part(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def test_comments_are_the_same_to_whoever_reads_them() -> None:
    notes = [Note(0, 5, "a", "", "Ada", "A", "2026-01-01T00:00:00Z"), Note(0, 0, "b", "", "", "", "never")]
    content = building.built("x", TEXT, (), notes)
    assert wrong_with(content, TEXT, notes) is None
    assert Comment(0, 5, "a", "Ada", "2026-01-01T00:00:00.000000Z") in document(content, "x.docx").comments
