"""A coding process that tells of each thing once it is done, to be killed at any moment.

    python restless_coder.py PROJECT SEED

`+ ID` says that a segment is in the project, `? ID` that it is about to be taken away.
"""

import random
import sys
from pathlib import Path

from blotter.domain.segment import Segment, Span
from blotter.project import codes, segments
from blotter.project.project import Project


def tell(sign: str, *told: Segment) -> None:
    """One line for each segment, at once."""
    sys.stdout.write("".join(f"{sign} {segment.id}\n" for segment in told))
    sys.stdout.flush()


def code_one(project: Project, chance: random.Random, count: int = 1) -> None:
    """Mark passages, and tell of them when they are marked."""
    source = chance.choice(list(project.sources.values()))
    spans = []
    for _ in range(count):
        start = chance.randrange(source.characters - 1)
        spans.append(Span(start, chance.randrange(start + 1, source.characters) + 1))
    code = chance.choice(list(project.codebook))
    marking = segments.mark(project, source, code, spans, memo=str(chance.random()))
    project.apply(marking.edit)
    tell("+", *marking.marked)


def code_many(project: Project, chance: random.Random) -> None:
    """A gesture that marks hundreds."""
    code_one(project, chance, 1500)


def change(project: Project, chance: random.Random) -> None:
    """Change a segment that stays."""
    found = list(project.retrieve())[:50]
    if found:
        project.apply(segments.write_memo(project, chance.choice(found), str(chance.random())))


def take_away(project: Project, chance: random.Random) -> None:
    """Uncode a few, undo it, and tell that they are there again."""
    found = list(project.retrieve())
    gone = chance.sample(found, min(len(found), 5))
    tell("?", *gone)
    project.apply(segments.unmark(project, gone))
    if gone and chance.random() < 0.5:
        project.undo()
        tell("+", *gone)


def add_a_code(project: Project, chance: random.Random) -> None:
    """The codebook grows now and then."""
    project.apply(codes.add(project, f"code {chance.random()}")[1])


def close_and_open(project: Project, _chance: random.Random) -> None:
    """Fold the log in, to be killed in the middle of that as well."""
    path = project.path
    project.close()
    project.__init__(path)  # type: ignore[misc]
    project.act_as("Ada")


ACTS = [code_one] * 12 + [code_many, change, change, take_away, take_away, add_a_code, close_and_open]


def main() -> None:
    """Work until killed."""
    chance = random.Random(int(sys.argv[2]))
    project = Project(Path(sys.argv[1]))
    project.act_as("Ada")
    while True:
        chance.choice(ACTS)(project, chance)


if __name__ == "__main__":
    main()
