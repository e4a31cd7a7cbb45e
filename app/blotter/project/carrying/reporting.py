"""What is told of a project that was taken in, or that would be."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.carried import CarriedProject
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignImport
from blotter.domain.kinds import KINDS, counted_by_kind
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project import messages as project_messages
from blotter.project.carrying import messages
from blotter.project.carrying.called import CALLED
from blotter.project.carrying.taken import Taken
from blotter.project.carrying.telling import name_of, named
from blotter.project.import_report import ImportReport


def tell_reading(report: ImportReport, format_id: str, bundle: Bundle, file: str) -> None:
    """Add to a report how a file was read, and what to know of it."""
    report.add_format(format_id)
    for row in bundle.refused:
        report.refuse(_place(file, row.where), row.what, row.why)
    for told in bundle.remarks:
        report.remark(told.kind, _place(file, told.where), told.what, told.why)


def _place(file: str, where: str) -> str:
    if not where or where == Path(file).name:
        return file
    return Sentence(project_messages.WHERE, file=file, where=where)


def tell(report: ImportReport, carried: CarriedProject, taken: Taken, file: str) -> None:
    """Add to a report what becomes of a carried project."""
    report.convention = carried.convention or report.convention
    report.samples += carried.samples
    _add(report.found, _found(carried))
    brought = (each for each in taken.new.every() if each is not taken.newcomer)
    _add(report.taken, counted_by_kind((*brought, *taken.hidden)))
    _add(report.there, counted_by_kind(taken.there))
    report.skipped += len(taken.there)
    for why, things in taken.left_out.items():
        _add(report.left, counted_by_kind(things))
        _of_kinds(report, "left out", file, things, why)
    for was, thing in taken.renamed:
        report.remark("renamed", file, was, Sentence(messages.RENAMED, name=name_of(thing)))
    _of_kinds(report, "noted", file, taken.differing, Sentence(messages.DIFFERENT_HERE))
    _of_kinds(report, "noted", file, taken.reworded, Sentence(messages.REWORDED))
    _of_kinds(report, "reanchored", file, taken.moved, Sentence(messages.FOUND_ELSEWHERE))
    report.reanchored += len(taken.moved)
    _of_kinds(report, "noted", file, taken.lost, Sentence(messages.NO_PLACE_HERE))
    _of_kinds(report, "left out", file, taken.repeated, Sentence(messages.SAID_TWICE))
    _add(report.left, counted_by_kind(taken.repeated))
    for source in taken.new.all(Source).values():
        told = {"kind": source.kind, "count": source.characters}
        report.take(file, source.name, Sentence(messages.CAME_IN_AS, **told))


def _found(carried: CarriedProject) -> Mapping[str, int]:
    """How much the file holds: as its reader counted, and what else came from it, but for the import."""
    things = (each for each in carried.things.every() if not isinstance(each, ForeignImport))
    held = counted_by_kind((*things, *carried.unplaced))
    kinds = dict.fromkeys((*carried.found, *held))
    return {kind: max(carried.found.get(kind, 0), held.get(kind, 0)) for kind in kinds}


def _of_kinds(report: ImportReport, kind: str, file: str, things: Iterable[Entity], why: str) -> None:
    """One line for all things of a kind to which the same happened."""
    alike: dict[str, list[Entity]] = {}
    for thing in things:
        alike.setdefault(KINDS[type(thing)], []).append(thing)
    for key, some in alike.items():
        names = named(some)
        template = messages.SOME_CALLED if names else messages.SOME
        report.remark(kind, file, Sentence(template, kind=CALLED[key], count=len(some), names=names), why)


def _add(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for kind, count in more.items():
        counts[kind] = counts.get(kind, 0) + count
