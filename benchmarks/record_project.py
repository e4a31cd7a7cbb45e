"""A project of very many records: what the benchmarks of grid and figures open.

python benchmarks/record_project.py PROJECT [RECORDS]
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from blotter.domain.codebook import Code
from blotter.domain.countries import COUNTRIES
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id, now
from blotter.domain.record import (
    Actor,
    Involved,
    Level,
    Part,
    Quantity,
    Record,
    StatusEntry,
    number_of,
)
from blotter.domain.record_schema import RecordSchema
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import codes
from blotter.project.project import Project
from blotter.project.records import making, presets, schema

RECORDS, PIECES = 50_000, 3
_SENTENCE = "In year {year} the ministry held course {number} for {many} officers of the border service. "
_SOURCES, _PER_SOURCE, _WIDTH = 40, 4000, 100


def build(path: Path, records: int = RECORDS) -> Project:
    """A new project with as many records, each with three pieces of evidence, by two coders."""
    project = Project.create(path)
    chance = random.Random(6)
    made = [Code(id=new_id(), name=name, position=place) for place, (name, _) in enumerate(_kinds())]
    project.apply(codes.revised(project, [Put(code) for code in made], "Add codes"))
    coders = [Coder(id=new_id(), name=name) for name in ("Ada", "Ben")]
    actors = [Actor(id=new_id(), name=f"Ministry {number}") for number in range(200)]
    sources, texts = _documents()
    project.apply(
        Edit(
            label=Message("Import documents"),
            steps=[*map(Put, coders), *map(Put, actors), *map(Put, sources), *schema.set_up(project)],
            texts=[stored_text(text) for text in texts],
            originals=[original(text.encode()) for text in texts],
        )
    )
    whole = _Study(chance, project.record_schema, made, coders, actors, sources, texts)
    label = Message("Import records")
    project.apply(Edit(label=label, steps=whole.steps(records), size=records * (1 + 2 * PIECES)))
    return project


def _kinds() -> tuple[tuple[str, str], ...]:
    return presets.POLICE_COOPERATION.kinds


def _documents() -> tuple[list[Source], list[str]]:
    sources, texts = [], []
    for number in range(_SOURCES):
        lines = (
            _SENTENCE.format(year=1990 + line % 35, number=line, many=line % 90)
            for line in range(_PER_SOURCE)
        )
        text = f"Report {number}. " + "".join(line.ljust(_WIDTH) for line in lines)
        stored, kept = stored_text(text), original(text.encode())
        sources.append(
            Source(
                id=new_id(), name=f"report {number}.txt", kind="text", text=stored.digest,
                original=kept.digest, characters=len(text), imported=now(),
            )
        )  # fmt: skip
        texts.append(text)
    return sources, texts


class _Study:
    """Where records and their evidence are drawn from."""

    def __init__(
        self,
        chance: random.Random,
        kinds: RecordSchema,
        made: list[Code],
        coders: list[Coder],
        actors: list[Actor],
        sources: list[Source],
        texts: list[str],
    ) -> None:
        self._chance, self._coders, self._actors = chance, coders, actors
        self._kinds, self._schema, self._codes = list(kinds.kinds.values()), kinds, made
        self._sources, self._texts = sources, texts
        self._countries, self._running = list(COUNTRIES), dict[str, int]()
        self._moment = now()

    def steps(self, records: int) -> Iterator[Step]:
        """Each record with its segments and evidence."""
        for _ in range(records):
            record = self._record()
            yield Put(record)
            for _ in range(PIECES):
                segment = self._segment(record.coder or "")
                yield Put(segment)
                yield Put(making.evidence_from(record, segment, record.coder, self._moment))

    def _record(self) -> Record:
        pick, within = self._chance.choice, self._chance.randrange
        involved = tuple(Involved(pick(self._countries)) for _ in range(pick((0, 1, 1, 1, 1, 2, 4))))
        year = 1990 + within(35)
        number = self._number(involved)
        return making.settled(
            Record(
                id=new_id(),
                number=number,
                kind=pick(self._kinds).id,
                level=Level.AGGREGATE if within(10) == 0 else Level.EVENT,
                topics=tuple({pick(self._schema.options("topics")) for _ in range(within(3))}),
                engagement=pick(self._schema.options("engagement")),
                countries=involved,
                date=pick(
                    (
                        "",
                        f"{year}",
                        f"{year}-{1 + within(12):02d}",
                        f"{year}~",
                        f"{year}/{year + 2}",
                        f"{year}/..",
                    )
                ),
                actors=tuple(Part(pick(self._actors).id, "provider") for _ in range(within(3))),
                quantities=self._quantities(),
                statuses=(StatusEntry(pick(self._schema.options("statuses"))),),
                confidence=pick(("high", "medium", "low")),
                coder=pick(self._coders).id,
                created=self._moment,
                modified=self._moment,
            )
        )

    def _number(self, involved: tuple[Involved, ...]) -> str:
        prefix = involved[0].code if involved else "XX"
        self._running[prefix] = self._running.get(prefix, 0) + 1
        return number_of(prefix, self._running[prefix])

    def _quantities(self) -> tuple[Quantity, ...]:
        within = self._chance.randrange
        return tuple(
            Quantity(new_id(), "participants", best=within(500), unit="persons", words="officers")
            for _ in range(within(3))
        )

    def _segment(self, coder: str) -> Segment:
        which, place = self._chance.randrange(_SOURCES), self._chance.randrange(_PER_SOURCE)
        start = self._texts[which].index(". ") + 2 + place * _WIDTH
        end = start + 40 + self._chance.randrange(40)
        return Segment(
            id=new_id(), source=self._sources[which].id, code=self._chance.choice(self._codes).id,
            coder=coder, start=start, end=end, quote=self._texts[which][start:end],
            created=self._moment, modified=self._moment,
        )  # fmt: skip


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else RECORDS
    with build(Path(sys.argv[1]), count) as built:
        print(f"{len(built.records):,} records")
