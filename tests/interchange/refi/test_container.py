"""Containers: wherever the XML and the files lie, however they are named, and those that are to do harm."""

import os
import stat
import zipfile
from pathlib import Path

import pytest
from refi_files import (
    SOURCE,
    TEXT,
    archive,
    carried,
    coded,
    element,
    guid,
    identity,
    project_xml,
    quotes,
    spoken,
    text_source,
    told,
)

from blotter.domain.foreign import ForeignElement
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.errors import WrongFile
from blotter.interchange import archives, limits
from blotter.interchange.exchange_options import RefiOptions
from blotter.interchange.formats import chosen, sniff
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading.project import read
from blotter.progress import Cancelled

FOUND = coded(100, 0, 3)
XML = project_xml(text_source(FOUND))


def read_quotes(path: Path, **options: str) -> list[str]:
    """The quotes of the segments in a file."""
    project = read(path, RefiOptions(**options)).project  # type: ignore[arg-type]
    assert project is not None
    return quotes(project)


@pytest.mark.parametrize(
    ("part", "member"),
    [
        ("project.qde", "sources/text.txt"),
        ("Boats of 2021.qde", "Sources/TEXT.TXT"),
        ("PROJECT.QDE", "text.txt"),
        ("boats/project.qde", "boats/sources/text.txt"),
    ],
)
def test_the_xml_and_its_files_are_found(tmp_path: Path, part: str, member: str) -> None:
    path = archive(tmp_path, XML, {member: TEXT.encode(), "sources/.root": b""}, part=part)
    assert read_quotes(path) == ["Ann"]


@pytest.mark.parametrize(
    "named",
    [
        "internal://text.txt", "internal:///text.txt", "internal://sources/text.txt", "text.txt",
        "Sources/text.txt", "sources\\text.txt", "INTERNAL://Text.txt", "relative:///text.txt",
        "absolute:///C:/Users/Somebody/text.txt", "internal://te%78t.txt", "../text.txt",
    ],
)  # fmt: skip
def test_every_way_to_name_a_file_of_the_archive(tmp_path: Path, named: str) -> None:
    xml = project_xml(text_source(FOUND, plainTextPath=named))
    assert quotes(carried(tmp_path, xml)) == ["Ann"]


def test_an_archive_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    path = archive(tmp_path, XML, {"sources/text.txt": TEXT.encode()}, name="boats.zip")
    assert [row.id for row in sniff(path)] == ["refi-qda"]
    assert read_quotes(path) == ["Ann"]
    assert chosen(archive(tmp_path, XML)).id == "refi-qda"
    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as other:
        other.writestr("a.txt", "words")
    assert [row.id for row in sniff(tmp_path / "texts.zip")] == ["zip"]


def test_files_beside_the_archive_are_read_and_others_only_if_that_is_chosen(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    (folder / "texts").mkdir(parents=True)
    elsewhere.mkdir()
    (folder / "texts" / "text.txt").write_text(TEXT, encoding="utf-8")
    (elsewhere / "secret.txt").write_text(TEXT, encoding="utf-8")
    beside = project_xml(text_source(FOUND, plainTextPath="relative:///texts/text.txt"))
    assert read_quotes(archive(folder, beside)) == ["Ann"]
    for named, base in (
        (f"absolute://{elsewhere}/secret.txt", ""),
        ("relative:///secret.txt", str(elsewhere)),
        ("relative://../elsewhere/secret.txt", str(folder)),
    ):
        xml = project_xml(text_source(FOUND, plainTextPath=named), basePath=base)
        path = archive(folder, xml)
        project = read(path).project
        assert project is not None
        assert quotes(project) == []
        if ".." not in named:
            assert [each.option for each in project.asks] == ["outside_files"]
            assert read_quotes(path, outside_files="yes") == ["Ann"]


def test_a_link_beside_the_archive_leads_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    try:
        (folder / "text.txt").symlink_to(tmp_path / "secret.txt")
    except OSError:
        pytest.skip("this system makes no links")
    path = archive(folder, project_xml(text_source(FOUND, plainTextPath="relative:///text.txt")))
    assert read_quotes(path) == []


def test_what_may_not_be_read_of_an_archive_is_left_out_and_told(tmp_path: Path) -> None:
    path = archive(
        tmp_path, XML, {"sources/text.txt": TEXT.encode(), "../evil.txt": b"x", "/etc/x.txt": b"x"}
    )
    with zipfile.ZipFile(path, "a") as container:
        link = zipfile.ZipInfo("sources/link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        container.writestr(link, "/etc/passwd")
    bundle = read(path)
    assert bundle.project is not None
    assert quotes(bundle.project) == ["Ann"]
    assert sum(each.what in ("../evil.txt", "/etc/x.txt", "sources/link.txt") for each in bundle.remarks) == 3


def refusal(path: Path) -> str:
    """The template of the sentence with which a file is refused."""
    with pytest.raises(WrongFile) as error:
        read(path)
    assert path.name in str(error.value)
    return error.value.message.template


def test_files_that_are_none_are_refused_with_what_to_do(tmp_path: Path) -> None:
    empty = tmp_path / "empty.qdpx"
    with zipfile.ZipFile(empty, "w") as container:
        container.writestr("sources/text.txt", "words")
    assert refusal(empty) == messages.NO_XML
    two = archive(tmp_path, XML, {"other.qde": XML.encode()}, part="one.qde")
    assert refusal(two) == messages.SEVERAL_XML
    assert refusal(archive(tmp_path, "<CodeBook/>")) == messages.NO_PROJECT
    broken = tmp_path / "broken.qdpx"
    broken.write_bytes(archive(tmp_path, XML).read_bytes()[:-40])
    refusal(broken)
    broken.write_bytes(b"no archive")
    refusal(broken)
    broken.write_bytes(b"")
    refusal(broken)


@pytest.mark.parametrize(
    "xml",
    [
        XML[:-30],
        "<Project",
        "",
        "words",
        '<!DOCTYPE a [<!ENTITY b "ha">]><Project>&b;</Project>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Project name="x">&b;</Project>',
        "<Project>" + "<Set>" * 300 + "</Set>" * 300 + "</Project>",
    ],
)
def test_xml_that_is_broken_or_does_harm_is_refused(tmp_path: Path, xml: str) -> None:
    refusal(archive(tmp_path, xml))


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ARCHIVE_UNSUSPICIOUS", 1024 * 1024)
    refusal(archive(tmp_path, XML, {"sources/text.txt": bytes(8 * 1024 * 1024)}))


def test_too_many_signs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blotter.interchange.xml_files.PROJECT_XML_SIGNS", 10)
    refusal(archive(tmp_path, XML))
    assert limits.PROJECT_XML_SIGNS > 1_000_000


def test_a_file_that_is_too_large_is_left_out_and_told_and_the_rest_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = bytes(3 * 1024 * 1024)
    video = element("VideoSource", guid=guid(60), name="The harbour", path="internal://harbour.mp4")
    talk = text_source(FOUND, richTextPath="internal://t.docx")
    pdf = element(
        "PDFSource",
        element("Representation", guid=guid(62), name="r", plainTextPath="internal://text.txt"),
        guid=guid(61), name="Scan", path="internal://scan.pdf",
    )  # fmt: skip
    lost = text_source(coded(101, 0, 3), number=63, name="Endless", plainTextPath="internal://long.txt")
    files = dict.fromkeys(("harbour.mp4", "t.docx", "scan.pdf", "long.txt"), large)
    path = archive(
        tmp_path,
        project_xml("".join((talk, pdf, lost, video))),
        {"text.txt": TEXT.encode(), **files},
    )
    monkeypatch.setattr("blotter.interchange.refi.container.FILE_BYTES", 2 * 1024 * 1024)
    bundle = read(path)
    project = bundle.project
    assert project is not None
    assert quotes(project) == ["Ann"]
    left_out = [each for each in bundle.remarks if "left out; what is said" in each.why]
    assert sorted(each.what for each in left_out) == ["Endless", "Interview", "Scan", "The harbour"]
    assert not any("are not in it" in each.why for each in bundle.remarks)
    assert [each.kind for each in project.things.all(Source).values()] == ["text", "text", "text"]
    assert all(project.originals[each.original] != large for each in project.things.all(Source).values())
    (kept,) = project.things.all(ForeignElement).values()
    assert (kept.name, kept.content, kept.file) == ("The harbour", None, "harbour.mp4")


def test_only_what_is_read_counts_of_a_large_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unread = {f"sources/{number}.bin": os.urandom(100_000) for number in range(5)}
    path = archive(tmp_path, XML, {"sources/text.txt": TEXT.encode(), **unread})
    monkeypatch.setattr("blotter.interchange.refi.container.OF_PROJECTS", archives.Bounds(unpacked=50_000))
    assert read_quotes(path) == ["Ann"]
    monkeypatch.setattr("blotter.interchange.refi.container.OF_PROJECTS", archives.Bounds(packed=400_000))
    with pytest.raises(WrongFile, match="is larger than"):
        read(path)


def test_a_file_that_changes_after_it_was_read_gives_nothing_more(tmp_path: Path) -> None:
    path = archive(tmp_path, XML, {"sources/text.txt": TEXT.encode()})
    project = carried(tmp_path, XML)
    path = tmp_path / "boats.qdpx"
    (digest,) = project.originals
    path.write_bytes(archive(tmp_path, "<Project/>", name="other.qdpx").read_bytes())
    with pytest.raises(WrongFile, match="was changed or taken away"):
        project.originals[digest]
    path.unlink()
    with pytest.raises(WrongFile, match="was changed or taken away"):
        project.originals[digest]


def test_a_file_that_goes_away_while_it_is_read_gives_nothing(tmp_path: Path) -> None:
    path = archive(tmp_path, XML, {"sources/text.txt": TEXT.encode()})

    def take_away(done: int, total: int) -> None:
        path.unlink(missing_ok=True)

    with pytest.raises(WrongFile, match="was changed or taken away"):
        read(path, None, take_away)


def test_an_empty_project_is_a_project(tmp_path: Path) -> None:
    bundle = read(archive(tmp_path, "<Project/>"))
    assert bundle.project is not None
    assert bundle.project.name == "boats"
    assert bundle.project.things.all(Source) == {}


def test_whoever_cancels_gets_nothing(tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(archive(tmp_path, XML), None, cancel)


def test_contents_are_read_when_they_are_asked_for_and_often(tmp_path: Path) -> None:
    project = carried(tmp_path, XML)
    (source,) = project.things.all(Source).values()
    for _ in range(3):
        assert project.originals[source.original] == TEXT.encode()
    assert len(project.originals) == 1
    with pytest.raises(KeyError):
        project.originals["0" * 64]


def test_a_word_file_is_read_where_there_is_no_other_text(tmp_path: Path) -> None:
    from word_files import paragraph, run, word_bytes

    path = archive(
        tmp_path,
        project_xml(
            element("TextSource", FOUND, guid=guid(SOURCE), name="Talk", richTextPath="internal://t.docx")
        ),
        {"sources/t.docx": word_bytes(paragraph(run("Ann said so.")))},
    )
    bundle = read(path)
    assert bundle.project is not None
    assert quotes(bundle.project) == ["Ann"]
    source = bundle.project.things.all(Source)[identity(SOURCE)]
    assert source.kind == "docx"
    assert "read from their Word files" in spoken(bundle)


def test_a_word_file_is_kept_as_the_original_of_its_plain_text(tmp_path: Path) -> None:
    source = text_source(FOUND, richTextPath="internal://t.docx")
    path = archive(
        tmp_path, project_xml(source), {"sources/text.txt": TEXT.encode(), "sources/t.docx": b"docx"}
    )
    project = read(path).project
    assert project is not None
    held = project.things.all(Source)[identity(SOURCE)]
    assert (held.kind, project.originals[held.original]) == ("docx", b"docx")
    assert project.things.all(Segment)[identity(100)].quote == "Ann"
    missing = told(tmp_path, project_xml(source))
    assert "Files of documents that the project names are not in it" in spoken(missing)
