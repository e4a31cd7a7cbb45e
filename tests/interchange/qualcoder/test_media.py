"""Pictures, recordings and films of QualCoder, which are kept for the next REFI-QDA file and not shown."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from qualcoder_files import Made
from refi_schemas import check_valid
from refi_study import every, tree

from blotter.domain.carried import CarriedProject
from blotter.domain.case import CasePart
from blotter.domain.codebook import Code
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.domain.table import Table
from blotter.interchange.exchange_options import QualCoderOptions
from blotter.interchange.format_row import Export
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.reading import read
from blotter.interchange.refi.guids import guid
from blotter.interchange.refi.reading.project import read as read_refi
from blotter.interchange.refi.writing.writer import write

PHOTO = b"\x89PNG a photograph"
FILM = b"a film"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A project with a picture, a recording that lies elsewhere, a film, and what is coded in them."""
    made = (
        Made(tmp_path / "boats.qda").text(1, "report.txt", "Boats.").code(1, "river").code(2, "wet", catid=9)
    )
    (made.folder / "images" / "river <1>.png").write_bytes(PHOTO)
    (made.folder / "video" / "film.mp4").write_bytes(FILM)
    made.text(2, "river <1>.png", None, mediapath="/images/river <1>.png", memo="A photograph.")
    made.text(3, "talk.mp3", None, mediapath="audio:/home/somebody/talk.mp3")
    made.text(4, "film.mp4", None, mediapath="/video/film.mp4")
    coded = {"cid": 1, "owner": "Bo", "date": "2022-03-05 10:11:12"}
    box = {"x1": 10.4, "y1": 20, "width": "5.2", "height": 8}
    made.add("code_image", id=2, memo="wet & <cold>\x01", important=1, **box, **coded)
    made.add("code_av", id=3, pos0=5000, pos1=1000, memo=None, **coded)
    return made.add("code_av", id=4, pos0=0, pos1=250, memo="", cid=77, owner=None, date="long ago")


def project_in(path: Path, **options: str) -> CarriedProject:
    """The project in a folder."""
    project = read(path, QualCoderOptions.model_validate(options)).project
    assert project is not None
    return project


def elements(project: CarriedProject) -> dict[str, ForeignElement]:
    """What is kept, by its kind."""
    return {each.kind: each for each in project.things.all(ForeignElement).values()}


def as_refi(project: CarriedProject, path: Path) -> Path:
    """The project as a REFI-QDA file without anything beside its XML."""
    told = write(Export(what="project", table=Table("", (), ()), project=project), path)
    assert not [remark for remark in told.lost if remark.where.endswith("Source")]
    return path


def test_they_are_kept_with_their_files_and_what_is_coded_in_them(made: Made) -> None:
    bundle = read(made.done())
    assert bundle.project is not None
    kept = elements(bundle.project)
    assert set(kept) == {"PictureSource", "AudioSource", "VideoSource"}
    assert set(bundle.project.things.all(ForeignImport)) == {each.brought_by for each in kept.values()}
    contents = {kind: bundle.project.originals.get(each.content or "") for kind, each in kept.items()}
    assert contents == {"PictureSource": PHOTO, "AudioSource": None, "VideoSource": FILM}
    assert {each.name for each in bundle.project.things.all(Source).values()} == {"report.txt"}
    notes = [each.text for each in bundle.project.things.all(Memo).values()]
    assert "# river <1>.png\n\nA photograph." in notes
    told = {each.why: each.what for each in bundle.remarks}
    assert told[messages.MEDIA.format(codings=3)] == "river <1>.png, talk.mp3, film.mp4"
    assert told[messages.MEDIUM_ELSEWHERE] == "talk.mp3"
    assert (bundle.project.found["sources"], bundle.project.found["segments"]) == (4, 3)


def test_a_refi_file_gets_them_back(made: Made, tmp_path: Path) -> None:
    project = project_in(made.done())
    path = as_refi(project, tmp_path / "boats.qdpx")
    with ZipFile(path) as packed:
        check_valid(packed.read("project.qde"), "Project")
    root = tree(path)
    (area,) = every(root, "PictureSelection")
    assert [area.get(each) for each in ("firstX", "firstY", "secondX", "secondY")] == ["10", "20", "16", "28"]
    assert [each.text for each in area.iter() if each.tag.endswith("Description")] == [
        "Important\n\nwet & <cold>"
    ]
    (heard,) = every(root, "AudioSelection")
    assert (heard.get("begin"), heard.get("end")) == ("1000", "5000")
    codes = {guid(each.id): each.name for each in project.things.all(Code).values()}
    coders = {guid(each.id): each.name for each in project.things.all(Coder).values()}
    codings = [
        (
            codes[each[0].get("targetGUID", "")],
            coders[each.get("creatingUser", "")],
            each.get("creationDateTime"),
        )
        for each in every(root, "Coding")
    ]
    assert codings == [
        ("river", "Bo", "2022-03-05T10:11:12.000000Z"),
        ("river", "Bo", "2022-03-05T10:11:12.000000Z"),
        ("code 77", "unknown coder", None),
    ]
    with ZipFile(path) as packed:
        assert PHOTO in [packed.read(name) for name in packed.namelist()]
    again = read_refi(path).project
    assert again is not None
    assert elements(again) == elements(project)


def test_files_are_kept_where_they_are_small_or_wanted(made: Made) -> None:
    path = made.done()
    (ask,) = [each for each in project_in(path).asks if each.option == "media"]
    assert ask.chosen == "yes"
    without = project_in(path, media="no")
    assert {each.content for each in elements(without).values()} == {None}
    assert messages.MEDIUM_NOT_KEPT in [each.why for each in read(path, QualCoderOptions(media="no")).remarks]
    with (path / "video" / "film.mp4").open("r+b") as film:
        film.truncate(60 * 1024 * 1024)
    large = project_in(path)
    assert [each.chosen for each in large.asks if each.option == "media"] == ["no"]
    assert {each.content for each in elements(large).values()} == {None}
    assert None not in {
        each.content for each in elements(project_in(path, media="yes")).values() if each.file
    }


def test_the_same_project_keeps_the_same(made: Made) -> None:
    path = made.done()
    assert elements(project_in(path)) == elements(project_in(path))


def test_what_cannot_be_placed_is_told(made: Made) -> None:
    made.add("code_image", id=1, cid=1, owner="Ada", memo="", pdf_page=1)
    made.add("code_image", id=3, cid=1, owner="Ada", memo="", x1=1, y1=1, width=1, height=1)
    made.add("code_image", id=2, cid=1, owner="Ada", memo="", x1="left", y1=1, width=float("inf"), height=1)
    made.add("code_av", id=99, pos0=0, pos1=1, memo="lost", cid=1, owner="Ada")
    made.text(5, "gone.png", None, mediapath="/images/gone.png")
    made.text(6, "far.png", None, mediapath="/images/../../far.png")
    made.text(7, "\x00", "", mediapath="/audio/..")
    bundle = read(made.done())
    assert bundle.project is not None
    told = {each.why: each.what for each in bundle.remarks}
    assert told[messages.PDF_AREAS] == "1 \u00d7 code_image"
    assert told[messages.NO_AREA] == "talk.mp3, river <1>.png"
    assert told[messages.NO_DOCUMENT] == "lost"
    assert told[messages.MEDIUM_ELSEWHERE] == "talk.mp3, gone.png, far.png, document 7"
    assert len(bundle.project.things.all(ForeignElement)) == 6


def test_their_attributes_and_cases_are_told(made: Made) -> None:
    made.add("cases", caseid=1, name="Ann", memo="").add(
        "case_text", caseid=1, fid=2, pos0=0, pos1=0, memo=""
    )
    made.add("case_text", caseid=1, fid=1, pos0=0, pos1=0, memo="")
    made.add("attribute", name="Place", attr_type="file", id=4, value="river")
    bundle = read(made.done())
    assert bundle.project is not None
    told = {each.why: each.what for each in bundle.remarks}
    assert told[messages.MEDIUM_FACTS] == "river <1>.png, film.mp4"
    # Both ends at the beginning say that a case has the whole document.
    assert [each.span for each in bundle.project.things.all(CasePart).values()] == [None]
