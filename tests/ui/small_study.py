"""A small study that the tests of the window open: documents, a codebook, segments of two coders."""

import tempfile
from functools import cache
from pathlib import Path

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import coders, codes, segments
from blotter.project.project import Project

TEXTS = {
    "Notes on the joint patrols, spring and summer.txt": (
        "By the spring the ministry had delivered nineteen patrol boats.\n\n"
        "Crews flew in groups of twenty to the academy at Linhai (临海警官学院) for nine weeks.\n"
        "From 4 to 11 June boats of both countries moved downstream in convoy and handed over six passengers."
    ),
    "Interview 07.md": (
        "He was put on the night boat with two men he had never seen.\nNobody asked for papers."
    ),
    "Loan agreement.txt": "The tranche is repayable over fifteen years.",
}

TREE = {
    "training": {"academy and scholarship": {}, "stability maintenance": {}},
    "patrol": {"river patrol": {}, "exercise": {"live fire": {}}},
    "repression": {"rendition or kidnapping": {}, "coerced return": {}},
    "motive": {},
}

PASSAGES = (
    ("training/academy and scholarship", "Notes", "Crews flew in groups of twenty"),
    ("patrol/river patrol", "Notes", "boats of both countries moved downstream"),
    ("patrol/river patrol", "Notes", "nineteen patrol boats"),
    ("repression/rendition or kidnapping", "Notes", "handed over six passengers"),
    ("repression/rendition or kidnapping", "Interview", "put on the night boat"),
    ("patrol", "Interview", "the night boat"),
)
"""What Mira Okonjo has coded: code, beginning of the document's name, words."""


@cache
def _closed() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.blotter"
        make(path).close()
        return path.read_bytes()


def copy(path: Path) -> Path:
    """The study in a file, closed: the same project each time, made once."""
    path.write_bytes(_closed())
    return path


def make(path: Path) -> Project:
    """The study in a new file, open for writing; Mira Okonjo acts."""
    project = Project.create(path)
    for name in ("Mira Okonjo", "Jonas Falk"):
        project.apply(coders.add(project, name)[1])
    project.act_as("Mira Okonjo")
    for name, text in TEXTS.items():
        add_document(project, name, text)
    add_codes(project, TREE, None)
    for path_of_code, document, words in PASSAGES:
        mark(project, document, path_of_code, words)
    return project


def add_document(project: Project, name: str, text: str) -> Source:
    """Put a text into the project."""
    kept, data = stored_text(text), original(text.encode())
    source = Source(
        id=new_id(),
        name=name,
        kind="text",
        text=kept.digest,
        original=data.digest,
        characters=len(text),
        imported=now(),
    )
    project.apply(Edit(label=Message("Import"), steps=[Put(source)], texts=[kept], originals=[data]))
    return source


def add_codes(project: Project, tree: dict[str, dict[str, object]], parent: Code | None) -> None:
    """Add codes with what lies under them."""
    for name, below in tree.items():
        code, edit = codes.add(project, name, parent, short=f"What reports {name}.")
        project.apply(edit)
        add_codes(project, below, code)  # type: ignore[arg-type]


def document(project: Project, name: str) -> Source:
    """The document whose name begins like this."""
    return next(source for source in project.sources.values() if source.name.startswith(name))


def mark(project: Project, name: str, path: str, words: str) -> Segment:
    """Code words of a document, as the one who acts."""
    source = document(project, name)
    start = project.text(source).index(words)
    span = Span(start, start + len(words))
    marking = segments.mark(project, source, project.codebook.find(path), [span])
    project.apply(marking.edit)
    return (*marking.marked, *marking.present)[0]
