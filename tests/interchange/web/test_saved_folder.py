import io
import os
import zipfile
from pathlib import Path

import pytest

from blotter.interchange.documents import read_html
from blotter.interchange.folders import expand
from blotter.interchange.formats import chosen
from blotter.interchange.web.saved_folder import read_saved_page

PAGE = "<!-- saved from url=(0019)https://example.org -->\n<title>T</title><p>The boats were a gift."


@pytest.fixture(params=["page_files", "page-Dateien", "page_fichiers", "page.files"])
def page(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A page as a browser saves it, with a folder of what it shows."""
    folder = tmp_path / "saved" / request.param
    (folder / "sub").mkdir(parents=True)
    (folder / "b.html").write_text("<p>frame", encoding="utf-8")
    (folder / "sub" / "a.png").write_bytes(b"\x89PNG")
    file = tmp_path / "saved" / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_page_and_folder_are_one_document_and_one_original(page: Path) -> None:
    assert chosen(page).id == "saved-page"
    (document,) = read_saved_page(page).documents
    assert (document.kind, document.text) == ("saved-page", "The boats were a gift.")
    (folder,) = [each.name for each in page.parent.iterdir() if each.is_dir()]
    with zipfile.ZipFile(io.BytesIO(document.original)) as archive:
        assert archive.namelist() == ["page.html", f"{folder}/b.html", f"{folder}/sub/a.png"]
        assert archive.read("page.html") == page.read_bytes()
    assert any("2 files" in each.why for each in document.remarks)


def test_the_same_page_gives_the_same_bytes(page: Path) -> None:
    (first,) = read_saved_page(page).documents
    for each in page.parent.rglob("*"):
        os.utime(each, (1_000_000_000, 1_000_000_000))
    (second,) = read_saved_page(page).documents
    assert first.original == second.original


def test_the_folder_is_not_walked_for_documents(page: Path) -> None:
    assert expand([page.parent]).files == [page]
    assert expand([page.parent]).left_out == []
    (folder,) = [each for each in page.parent.iterdir() if each.is_dir()]
    assert expand([page, folder]).files == [page]
    assert expand([folder]).files == [folder / "b.html"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_in_the_folder_lead_nowhere(page: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not part of it")
    (folder,) = [each for each in page.parent.iterdir() if each.is_dir()]
    (folder / "link.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (document,) = read_saved_page(page).documents
    assert b"not part of it" not in document.original


def test_the_day_of_the_file_is_a_guess_and_told(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE, encoding="utf-8")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    (document,) = read_html(file).documents
    assert {str(fact.role): fact.value for fact in document.facts}["accessed"] == "2020-09-13"
    assert [each.kind for each in document.remarks] == ["guess"]
