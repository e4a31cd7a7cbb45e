"""The texts of documents that are not the same on both sides."""

from collections.abc import Iterable

from blotter.domain.source import Source
from blotter.project.merging.incoming import Incoming
from blotter.project.merging.questions import Question
from blotter.project.project import Project

TEXT = "text"
"""The part of a document that is its text."""


def text_of(digest: str, projects: Iterable[Project]) -> str:
    """The text with this digest, from whichever project has it."""
    for project in projects:
        for source in project.sources.values():
            if source.text == digest:
                return project.text(source)
    raise AssertionError("a document came without its text")


def both_texts(question: Question, into: Project, copies: Iterable[Incoming]) -> tuple[str, str] | None:
    """The two texts that a question is about; None if it is about something else."""
    if question.type is not Source or question.part != TEXT:
        return None
    projects = [into, *(copy.project for copy in copies)]
    here, there = question.values
    assert isinstance(here, tuple)
    assert isinstance(there, tuple)
    return text_of(here[0], projects), text_of(there[0], projects)
