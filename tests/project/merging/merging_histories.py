"""Copies of one project that go their own ways by chance, and what came of merging them, told by content."""

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from blotter.domain.edit import Put
from blotter.domain.entity import Entity
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.project import merging
from blotter.project.merging import Decisions, Kind, MergePlan, Question, Take
from blotter.project.project import Project
from random_edits import (
    OPERATIONS,
    NothingToDo,
    freeze_or_thaw,
    join_coders,
    mark_very_many,
    start_frozen_round,
    touch_one_thing_often,
)

_LEFT_OUT = (mark_very_many, touch_one_thing_often, freeze_or_thaw, start_frozen_round, join_coders)
"""Two are long or no gesture, a frozen codebook refuses to be merged, and joining is for the lead."""
_EDITS = [each for each in OPERATIONS if each not in _LEFT_OUT]
_NUMBERED = re.compile(r" \(\d+\)")

Told = Counter[tuple[object, ...]]


class Fair(Decisions):
    """Decides by what is to be decided, not by the side it is on: nothing used is lost."""

    def about(self, question: Question) -> Take | None:
        if question.kind in (Kind.REMOVED_HERE, Kind.USED_THERE):
            return Take.FROM
        if question.kind in (Kind.REMOVED_THERE, Kind.USED_HERE, Kind.ONE_NAME):
            return Take.INTO
        mine, theirs = (repr(value) for value in question.values)
        return Take.INTO if mine >= theirs else Take.FROM


def decided(question: Question) -> tuple[object, ...]:
    """What a question was about and what came of it, whichever side it was on."""
    if question.kind in (Kind.FIELDS, Kind.CIRCLE):
        return question.type, question.entity, question.part, max(map(repr, question.values))
    return question.type, question.entity, "stays"


def live(path: Path, chance: random.Random, steps: int, undoes: bool = True) -> None:
    """Let anything be done to a project, by anybody, undoing and redoing among it."""
    with Project(path) as project:
        for _ in range(steps):
            people = list(project.coders.values())
            project.actor = chance.choice(people) if people else None
            turn = chance.random()
            try:
                if undoes and turn < 0.12 and project.next_undo():
                    project.undo(any_coder=True)
                elif undoes and turn < 0.2 and project.next_redo():
                    project.redo(any_coder=True)
                else:
                    project.apply(chance.choice(_EDITS)(project, chance.randrange))
            except (NothingToDo, Refused):
                continue


def copied(path: Path, names: Sequence[str]) -> list[Path]:
    """Copies of a closed project, as a file manager makes them."""
    return [Path(shutil.copyfile(path, path.with_name(f"{name}.blotter"))) for name in names]


def merge(
    into: Path, copies: Sequence[Path], decisions: Decisions | None = None, strangers: bool = False
) -> MergePlan:
    """Merge copies, one after the other, in one step."""
    with Project(into) as project, merging.opened(project, copies) as found:
        made = merging.plan(project, found, decisions or Fair(), strangers=strangers)
        assert made.open == [] or decisions is not None
        if not made.open:
            if made.edit is not None:
                assert all(isinstance(step, Put) or step.id for step in made.edit.steps)
            merging.carry_out(project, made)
        return made


def told(
    path: Path,
    but: Callable[[Entity], bool] = lambda _: False,
    beside: Callable[[Source], bool] = lambda _: False,
) -> Told:
    """Everything in a project by names, paths and words; numbers that keep names apart are left out.

    What hangs on codes and documents can be left out, too. A text that was kept `beside` another has the name
    that the document had at that moment: it is told by its words alone.
    """
    with Project(path, writable=False) as project:
        assert project.check() == []
        names = {each.id: "" if beside(each) else _bare(each.name) for each in project.sources.values()}
        return _told(project, but, names)


def _told(project: Project, but: Callable[[Entity], bool], names: dict[str, str]) -> Told:
    book = project.codebook
    paths = {code: _bare(book.path(code)) for code in book.by_id}
    people = {coder.id: _bare(coder.name) for coder in project.coders.values()}
    found: Told = Counter()
    for code in book:
        if but(code):
            continue
        told = (*code.definition[1:], code.origin, code.reference, code.archived, frozenset(code.aliases))
        found["code", paths[code.id], told] += 1
    for source in project.sources.values():
        if but(source):
            continue
        group = tuple(map(_bare, project.groups.names(source.group)))
        found["source", names[source.id], source.language, source.text, group] += 1
    for coder in people.values():
        found["coder", coder] += 1
    for each in project.retrieve():
        if but(each):
            continue
        place = (names[each.source], each.start, each.end, each.quote)
        found["segment", *place, paths[each.code], people[each.coder], _words(each.memo)] += 1
    for memo in project.memos():
        if but(memo):
            continue
        about = (names.get(memo.source or ""), paths.get(memo.code or ""), memo.span)
        found["memo", *about, _words(memo.text)] += 1
    for assignment in project.assignments():
        if but(assignment):
            continue
        found["assignment", names[assignment.source], people[assignment.coder], assignment.status] += 1
    _tell_records(project, found, but, names)
    _tell_metadata(project, found, but, names)
    _tell_foreign(project, found, but, names)
    for query in project.saved_queries():
        found["query", _bare(query.name), query.asked] += 1
    return found


def _tell_metadata(
    project: Project, found: Told, but: Callable[[Entity], bool], names: dict[str, str]
) -> None:
    """Groups, cases and attributes by what they are called; order, and options that came along, aside."""
    for group in project.groups.walk():
        found["group", tuple(map(_bare, project.groups.names(group.id)))] += 1
    called = {each.id: _bare(each.name) for each in project.cases.values()}
    for case in project.cases.values():
        found["case", called[case.id], case.kind, case.note] += 1
    for part in project.case_parts.values():
        if not but(part):
            found["part", called[part.case], names[part.source], part.span, part.quote] += 1
    for attribute in project.attributes.values():
        about = (attribute.of, _bare(attribute.name), attribute.type)
        found["attribute", *about, attribute.role, frozenset(attribute.options)] += 1
        for bearer, value in project.values_of(attribute).items():
            if bearer not in project.sources or not but(project.sources[bearer]):
                found["value", *about, names.get(bearer) or called.get(bearer), value] += 1


def _tell_foreign(
    project: Project, found: Told, but: Callable[[Entity], bool], names: dict[str, str]
) -> None:
    """Files of other programs by what they were, and their parts."""
    for each in project.foreign_imports():
        reading = (each.file, each.format, each.program, each.digest, each.positions)
        coder = _bare(project.coders[each.coder].name) if each.coder else None
        (colour,) = json.loads(each.told)["colours"].values()
        found["import", *reading, coder, colour] += 1
    for part in project.foreign_elements():
        if not but(part):
            where = names.get(part.source or "")
            found["part", part.kind, part.name, part.words, where, part.content, part.position] += 1


def _tell_records(
    project: Project, found: Told, but: Callable[[Entity], bool], names: dict[str, str]
) -> None:
    """Records by what they say; numbers that both laptops gave are told apart as the copies come."""
    schema, book = project.record_schema, project.codebook
    for each in project.records.values():
        evidence = [piece for piece in project.evidence_of(each) if not but(piece)]
        gone_with = any(but(piece) for piece in project.evidence_of(each))
        if but(each) or gone_with:
            continue
        subtype = _bare(book.path(each.subtype)) if each.subtype in book.by_id else each.subtype
        actors = frozenset((_bare(project.actors[part.actor].name), part.role) for part in each.actors)
        said = (each.level, frozenset(each.topics), frozenset(each.countries), each.date, each.note)
        lists = (frozenset(each.quantities), frozenset(each.statuses), frozenset(each.own), actors)
        places = frozenset((names[e.source], e.start, e.end, e.quote, frozenset(e.fields)) for e in evidence)
        found["record", _bare(schema.kinds[each.kind].name), subtype, said, lists, places] += 1


def _bare(name: str) -> str:
    return _NUMBERED.sub("", name)


def _words(memo: str) -> frozenset[str]:
    return frozenset(memo.split("\n\n"))
