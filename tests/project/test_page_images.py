from pathlib import Path

import pytest
from pdf_files import numbered

from blotter.domain.bundle import Bundle, Document
from blotter.domain.source import Source
from blotter.errors import WrongFile
from blotter.message import Message
from blotter.project.intake import Intake
from blotter.project.page_images import PageImages, has_pages
from blotter.project.project import Project


def taken_in(project: Project, content: bytes) -> Source:
    """A document with these bytes as its original."""
    intake = Intake(project, create=False)
    document = Document(name="pages.pdf", kind="pdf", text="This is page 1", original=content)
    for each in Bundle(documents=(document,)).documents:
        intake.add_document(each, "here")
    project.apply(intake.edit(Message("Import")))
    return project.source("pages.pdf")


def test_pages_of_an_original_are_drawn(project: Project) -> None:
    source = taken_in(project, numbered(2))
    assert has_pages(source)
    with PageImages(project, source) as images:
        assert (images.count, images.size(1)) == (2, (595, 842))
        image = images.render(1, 0.5)
        assert (image.width, image.height, len(image.content)) == (298, 421, 421 * image.stride)


def test_an_original_that_is_no_pdf_has_no_pages(project: Project) -> None:
    with pytest.raises(WrongFile, match="not a PDF"):
        PageImages(project, next(iter(project.sources.values())))


def test_a_project_can_be_locked_anew_while_its_pages_are_drawn(study_path: Path) -> None:
    with Project(study_path) as project:
        project.act_as("Ada")
        images = PageImages(project, taken_in(project, numbered(1)))
    with images, Project(study_path) as again:
        assert again.source("pages.pdf")
        assert images.count == 1
