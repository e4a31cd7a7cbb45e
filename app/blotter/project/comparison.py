"""Comparing coders: the project's documents as the analysis wants them, agreement and disagreements."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from blotter.analysis import units
from blotter.analysis.agreement import AgreementOptions, CodeAgreement, compare
from blotter.analysis.coded_text import CodedSegment, CodedText, narrowed
from blotter.analysis.disagreements import Disagreement, disagreements
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.assignment import Status
from blotter.domain.round import Round
from blotter.domain.segment import CONSENSUS, Coder, Segment, Span
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.progress import Progress, silent
from blotter.project import former, messages
from blotter.project.project import Project
from blotter.store import texts

_CUT = (Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH)


class Voice(NamedTuple):
    """Who is compared: a coder (by id) in a round or in open coding (None), and what that is called."""

    name: str
    coder: str
    round: str | None


def agreement(
    project: Project, options: AgreementOptions, progress: Progress = silent
) -> list[CodeAgreement]:
    """How far coders agree on each code, over the documents that they have both done."""
    options = checked(project, options)
    return _agreement(project, options, progress)


def _agreement(project: Project, options: AgreementOptions, progress: Progress) -> list[CodeAgreement]:
    book = project.codebook
    return compare(_coded_texts(project, options), [book.path(code.id) for code in book], options, progress)


def differences(
    project: Project, options: AgreementOptions, progress: Progress = silent
) -> list[Disagreement]:
    """Every place where coders differ, over the documents that they have both done."""
    options = checked(project, options)
    return disagreements(coded_texts(project, options), options, progress)


def kept(project: Project, of: Round) -> str:
    """A round's agreement as it is now, whoever may see it, as JSON that a project keeps."""
    rows = _agreement(project, _named(project, options_of(of)), silent)
    return json.dumps([row.record() for row in rows], ensure_ascii=False, separators=(",", ":"))


def options_of(of: Round) -> AgreementOptions:
    """What a round's agreement is to be counted by."""
    return AgreementOptions(
        unit=Unit(of.unit),
        unit_rule=UnitRule(of.unit_rule),
        threshold=of.threshold,
        measures=of.measures,
        round=of.name,
    )


def checked(project: Project, options: AgreementOptions) -> AgreementOptions:
    """The options with every name as the project knows it, or NotFound with the nearest.

    Refused for a round that is blind to the one who acts: what is missing would look like disagreement.
    """
    _check_open(project, options)
    return _named(project, options)


def _check_open(project: Project, options: AgreementOptions) -> None:
    of = project.round(options.round) if options.round else None
    if of is not None and not project.sees(of):
        raise Refused(messages.ROUND_IS_BLIND, name=of.name)


def _named(project: Project, options: AgreementOptions) -> AgreementOptions:
    book = project.codebook
    of = project.round(options.round) if options.round else None
    paths = options.codes
    if of is not None and not paths:
        paths = tuple(book.path(code) for code in of.codes if code in book.by_id)
    return options.model_copy(
        update={
            "round": of.name if of else "",
            "coders": _coders(project, options, of),
            "sources": tuple(project.source(name).name for name in options.sources),
            "codes": tuple(
                book.path(code.id)
                for named in (former.find(project, path) for path in paths)
                for code in (named, *book.descendants(named.id))
            ),
        }
    )


def _coders(project: Project, options: AgreementOptions, of: Round | None) -> tuple[str, ...]:
    again = {voice.name for voice in _again(project, of)} if of else set()
    if options.coders and again.issuperset(options.coders):
        return options.coders
    chosen = tuple(project.coder(name).name for name in options.coders)
    if of is None:
        return chosen
    people = [project.coders[coder].name for coder in of.coders if coder in project.coders]
    alone = {name for name in people if not chosen or name in chosen}
    if len(alone) == 1 and again:
        return tuple(voice.name for voice in _again(project, of, *alone))
    return chosen or tuple(people)


def _again(project: Project, of: Round, name: str | None = None) -> list[Voice]:
    """The coders of a round that repeats an earlier one, each as two: then, and in the round."""
    earlier = project.rounds.get(earlier_of(of))
    if earlier is None:
        return []
    people = (project.coders[coder] for coder in of.coders if coder in project.coders)
    return [
        Voice(f"{coder.name} ({each.name})", coder.id, each.id)
        for coder in people
        if name is None or coder.name == name
        for each in (earlier, of)
    ]


def earlier_of(of: Round) -> str:
    """The id of the round that a round repeats, or ""."""
    return str(json.loads(of.draw).get("again", "")) if of.draw else ""


def voices(project: Project, options: AgreementOptions) -> list[Voice]:
    """Who is compared, by options that were checked."""
    if not options.round:
        named = [each for each in project.coders.values() if is_compared(each, options)]
        return [Voice(coder.name, coder.id, None) for coder in named]
    of = project.round(options.round)
    again = _again(project, of)
    if again and {voice.name for voice in again}.issuperset(options.coders) and options.coders:
        return again
    people = [project.coders[coder] for coder in of.coders if coder in project.coders]
    people += [each for each in project.coders.values() if each.kind == CONSENSUS]
    return [Voice(coder.name, coder.id, of.id) for coder in people if is_compared(coder, options)]


def is_compared(coder: Coder, options: AgreementOptions) -> bool:
    """Whether options leave a coder in; what coders settled on is compared where it is asked for by name."""
    return coder.kind != CONSENSUS or coder.name in options.coders


def coded_texts(project: Project, options: AgreementOptions) -> Iterator[CodedText]:
    """The documents that at least one coder has done, with their segments.

    Codes and coders are those of the beginning: what is added while a long comparison runs is left out. Of a
    round that has passages there is nothing but these.
    """
    _check_open(project, options)
    return _coded_texts(project, options)


def _coded_texts(project: Project, options: AgreementOptions) -> Iterator[CodedText]:
    return within_passages(project, options, whole_texts(project, options))


def within_passages(
    project: Project, options: AgreementOptions, texts: Iterable[CodedText]
) -> Iterator[CodedText]:
    """Of a round that has passages nothing but these."""
    passages = passages_of(project, options)
    for text in texts:
        if passages is None:
            yield text
        else:
            own = passages.get(project.source(text.source).id, ())
            yield narrowed(text, own, options.unit)


def whole_texts(project: Project, options: AgreementOptions) -> Iterator[CodedText]:
    """The same documents from their beginning to their end, whatever passages a round has.

    For options that were checked: whether they may be seen is not asked here.
    """
    names = {(voice.coder, voice.round): voice.name for voice in voices(project, options)}
    book = project.codebook
    paths = {code: book.path(code) for code in book.by_id}
    done = _done(project, names)
    for source in list(project.sources.values()):
        finished = done.get(source.id, set())
        if not finished or (options.sources and source.name not in options.sources):
            continue
        cut = {options.unit: unit_spans(project, source, options.unit)} if options.unit in _CUT else {}
        yield CodedText(
            source=source.name,
            text=project.text(source),
            done=tuple(sorted(finished)),
            segments=[
                CodedSegment(each.id, names[each.coder, each.round], paths[each.code], each.start, each.end)
                for each in _segments(project, source)
                if (each.coder, each.round) in names and each.code in paths
            ],
            units=cut,
        )


def _segments(project: Project, source: Source) -> list[Segment]:
    # Whether what is compared may be seen was asked before, and it need not be where one codes now.
    with project.whole():
        return project.segments_of(source)


def _done(project: Project, names: Mapping[tuple[str, str | None], str]) -> dict[str, set[str]]:
    """For each document id, the names of those who are done with it."""
    done: dict[str, set[str]] = {}
    for each in project.assignments():
        if each.status is Status.DONE and (each.coder, each.round) in names:
            done.setdefault(each.source, set()).add(names[each.coder, each.round])
    return done


def passages_of(project: Project, options: AgreementOptions) -> dict[str, list[Span]] | None:
    """By document (id), the passages of the round that is compared; None: it has none."""
    found: dict[str, list[Span]] = {}
    for each in project.passages(project.round(options.round)) if options.round else ():
        found.setdefault(each.source, []).append(each.span)
    return found or None


def unit_spans(project: Project, source: Source, unit: Unit) -> list[Span]:
    """Where the units of a document lie: as found the first time, since units never move under the user."""
    fixed = texts.boundaries(project.database.read(), source.text, unit)
    if fixed is not None:
        return fixed
    found = units.spans(unit, project.text(source), source.language)
    if project.writable:
        project.database.write(
            lambda connection: texts.keep_boundaries(connection, source.text, unit, units.RULE, found)
        )
    return found
