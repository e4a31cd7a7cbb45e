"""A study in which two coders differ in every way that there is."""

from pathlib import Path

import factories
from blotter.domain.assignment import Status
from blotter.domain.codebook import Code
from blotter.domain.segment import Coder, Span
from blotter.project.project import Project

ADA, BEN, CLEO = "Ada", "Benedikt Aster", "Cleo"

NOTES = (
    "Crews trained for nine weeks at the academy. The boats were a gift 🚤 of the ministry.\n\n"
    "Two men were put on the night boat. Nobody asked for papers.\n"
    "The course ended in May. 船员 came back by train.\n"
)
LOG = "Left port at six. Passed the island at nine. Back at noon, with two barges in tow.\n"
LETTER = "The ministry thanks the crews for their gift.\n"
TEXTS = {"notes.txt": NOTES, "log.txt": LOG, "letter.txt": LETTER}

TREE = {
    "training": ("blue", ("academy",)),
    "assistance": ("green", ()),
    "patrol": ("amber", ("river patrol", "exercise")),
    "repression": ("red", ()),
}

PASSAGES = (
    (ADA, "notes.txt", "training", "Crews trained for nine weeks"),
    (BEN, "notes.txt", "training", "Crews trained for nine weeks"),
    (ADA, "notes.txt", "assistance", "The boats were a gift 🚤 of the ministry."),
    (BEN, "notes.txt", "assistance", "a gift 🚤"),
    (ADA, "notes.txt", "repression", "Two men were put on the night boat."),
    (ADA, "notes.txt", "repression", "Nobody asked for papers."),
    (BEN, "notes.txt", "assistance", "Nobody asked for papers."),
    (ADA, "notes.txt", "training/academy", "The course ended in May."),
    (BEN, "notes.txt", "training", "The course ended in May."),
    (ADA, "notes.txt", "training", "船员 came back by train"),
    (BEN, "notes.txt", "training", "船员 came back by train"),
    (BEN, "notes.txt", "assistance", "船员 came back by train"),
    (ADA, "log.txt", "patrol/river patrol", "Left port at six. Passed the island at nine."),
    (BEN, "log.txt", "patrol/river patrol", "Left port at six."),
    (BEN, "log.txt", "patrol/river patrol", "Passed the island at nine."),
    (ADA, "letter.txt", "assistance", "their gift"),
)
"""By whom, where, which code, which words."""

DONE = {ADA: ("notes.txt", "log.txt", "letter.txt"), BEN: ("notes.txt", "log.txt")}


def make(path: Path) -> Project:
    """The study in a new file; Ada acts. Benedikt has only begun the letter."""
    project = Project.create(path)
    people = {name: factories.coder(name) for name in (ADA, BEN)}
    made = codes()
    texts = {name: factories.text_source(text, name) for name, text in TEXTS.items()}
    project.apply(factories.edit(*made.values(), factories.revision(list(made.values())), *people.values()))
    project.apply(factories.import_of(*texts.values()))
    entities = []
    for coder, name, code, words in PASSAGES:
        start = TEXTS[name].index(words)
        span = Span(start, start + len(words))
        entities.append(factories.segment(texts[name], made[code], people[coder], span))
    for coder in (ADA, BEN):
        for name, text in texts.items():
            status = Status.DONE if name in DONE[coder] else Status.IN_PROGRESS
            entities.append(factories.assignment(text.source, people[coder], status))
    project.apply(factories.edit(*entities))
    project.act_as(ADA)
    return project


def codes() -> dict[str, Code]:
    """The codes by path."""
    made: dict[str, Code] = {}
    for position, (name, (colour, below)) in enumerate(TREE.items()):
        parts = {"colour": colour, "short": f"What tells of {name}.", "position": position}
        made[name] = factories.code(name, **parts)
        for child in below:
            made[f"{name}/{child}"] = factories.code(child, made[name], short=f"What tells of {child}.")
    return made


def add_third(project: Project) -> Coder:
    """Add Cleo, who has done the notes and coded two passages of them."""
    third = factories.coder(CLEO)
    notes = project.source("notes.txt")
    text = factories.text_source(NOTES)._replace(source=notes)
    passages = (("training", Span(0, 28)), ("assistance", Span(0, 5)))
    project.apply(
        factories.edit(
            third,
            *(factories.segment(text, project.codebook.find(path), third, span) for path, span in passages),
            factories.assignment(notes, third, Status.DONE),
        )
    )
    return third


def add_many(project: Project, count: int) -> None:
    """Add so many coders who have done the notes and given one passage a code that Ada gave it, too."""
    notes = project.source("notes.txt")
    text = factories.text_source(NOTES)._replace(source=notes)
    start = NOTES.index("Nobody asked")
    span, code = Span(start, start + len("Nobody asked for papers.")), project.codebook.find("repression")
    for number in range(1, count + 1):
        coder = factories.coder(f"Coder {number}")
        segment = factories.segment(text, code, coder, span)
        project.apply(factories.edit(coder, segment, factories.assignment(notes, coder, Status.DONE)))
