"""Paragraph numbers as readers count them."""

from pathlib import Path

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import places
from blotter.project.project import Project

TEXT = "\n  \nOne.\n\nTwo 😀.\nThree."


def test_only_paragraphs_that_hold_something_visible_count(tmp_path: Path) -> None:
    text, data = stored_text(TEXT), original(TEXT.encode())
    source = Source(
        id=new_id(), name="a.txt", kind="text", text=text.digest, original=data.digest, characters=len(TEXT)
    )
    with Project.create(tmp_path / "study.blotter") as project:
        project.apply(Edit(label=Message("Import"), steps=[Put(source)], texts=[text], originals=[data]))
        starts = places.paragraph_starts(project, source)
    numbers = [places.paragraph_number(starts, TEXT.index(word)) for word in ("One", "ne.", "Two", "Three")]
    assert numbers == [1, 1, 2, 3]
    assert places.paragraph_number(starts, 0) == 1
    assert places.paragraph_number(starts, len(TEXT)) == 3
