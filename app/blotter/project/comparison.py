"""Comparing coders: the project's documents as the analysis wants them, agreement and disagreements."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from blotter.analysis import units
from blotter.analysis.agreement import AgreementOptions, CodeAgreement, Comparison, wanted_codes
from blotter.analysis.coded_text import CodedSegment, CodedText, narrowed
from blotter.analysis.confusion import Confusion, confusions
from blotter.analysis.disagreements import Disagreement, disagreements
from blotter.analysis.document_rows import document_rows
from blotter.analysis.domains import DomainAgreement, domain_options, domain_rows
from blotter.analysis.pair_matrix import pair_rows
from blotter.analysis.tallies import Tallies
from blotter.analysis.totals import Total, totals
from blotter.analysis.units import Unit
from blotter.domain.assignment import Status
from blotter.domain.round import Round
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.progress import Progress, counted, silent
from blotter.project import code_sets, former, messages
from blotter.project.project import Project
from blotter.project.voices import names_of
from blotter.project.voices import options_of as options_of
from blotter.project.voices import voices as voices
from blotter.store import texts

_CUT = (Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH)


def agreement(
    project: Project, options: AgreementOptions, progress: Progress = silent
) -> list[CodeAgreement]:
    """How far coders agree on each code, over the documents that they have both done."""
    comparison = compared(project, checked(project, options), progress)
    return [row for code in codes(project, comparison.options) for row in comparison.rows(code)]


def compared(
    project: Project, options: AgreementOptions, progress: Progress = silent, tallies: Tallies | None = None
) -> Comparison:
    """The documents that are compared; options as they are `checked`, tallies that were kept from before."""
    comparison = Comparison(options, tallies)
    for text in counted(coded_texts(project, options), progress, every=1):
        comparison.put(text)
    return comparison


def codes(project: Project, options: AgreementOptions) -> list[str]:
    """The paths of the codes that are compared, in the codebook's order."""
    book = project.codebook
    return wanted_codes([book.path(code.id) for code in book], options)


def by_document(
    project: Project, options: AgreementOptions, progress: Progress = silent
) -> list[CodeAgreement]:
    """The same for each document alone, for the codes that somebody gave there."""
    comparison = compared(project, checked(project, options), progress)
    return document_rows(comparison, codes(project, comparison.options), progress)


def by_pair(project: Project, options: AgreementOptions, progress: Progress = silent) -> list[CodeAgreement]:
    """The same for every two of the coders, for each code."""
    comparison = compared(project, checked(project, options), progress)
    return pair_rows(comparison, codes(project, comparison.options), progress)


def in_total(project: Project, options: AgreementOptions, progress: Progress = silent) -> list[Total]:
    """All codes together: pooled, and the mean."""
    comparison = compared(project, checked(project, options), progress)
    return totals(comparison, codes(project, comparison.options))


def confused(project: Project, options: AgreementOptions, progress: Progress = silent) -> list[Confusion]:
    """Which codes stand where another coder has one of the codes."""
    plain = checked(project, options).model_copy(update={"intervals": False})
    comparison = compared(project, plain, progress)
    return confusions(comparison, codes(project, comparison.options), progress)


def of_domain(
    project: Project, name: str, options: AgreementOptions, progress: Progress = silent
) -> list[DomainAgreement]:
    """How far coders agree on an exclusive code set; Refused where it is none, or its codes overlap."""
    found = code_sets.find(project, name)
    if not found.exclusive:
        raise Refused(messages.SET_NOT_EXCLUSIVE, name=found.name)
    members: Sequence[str] = [project.codebook.path(code) for code in found.codes]
    comparison = compared(project, domain_options(checked(project, options)), progress)
    return domain_rows(comparison, found.name, members)


def differences(
    project: Project, options: AgreementOptions, progress: Progress = silent
) -> list[Disagreement]:
    """Every place where coders differ, over the documents that they have both done."""
    options = checked(project, options)
    return disagreements(coded_texts(project, options), options, progress)


def kept(project: Project, of: Round) -> str:
    """A round's agreement as it is now, whoever may see it, as JSON that a project keeps."""
    with project.whole():
        rows = agreement(project, options_of(of))
    return json.dumps([row.record() for row in rows], ensure_ascii=False, separators=(",", ":"))


def checked(project: Project, options: AgreementOptions) -> AgreementOptions:
    """The options with every name as the project knows it, or NotFound with the nearest.

    Refused for a round that is blind to the one who acts: what is missing would look like disagreement.
    """
    of = _open_round(project, options)
    book, paths = project.codebook, options.codes
    if of is not None and not paths:
        paths = tuple(book.path(code) for code in of.codes if code in book.by_id)
    return options.model_copy(
        update={
            "round": of.name if of else "",
            "coders": names_of(project, options, of),
            "sources": tuple(project.source(name).name for name in options.sources),
            "codes": tuple(
                book.path(code.id)
                for named in (former.find(project, path) for path in paths)
                for code in (named, *book.descendants(named.id))
            ),
        }
    )


def _open_round(project: Project, options: AgreementOptions) -> Round | None:
    of = project.round(options.round) if options.round else None
    if of is not None and not project.sees(of):
        raise Refused(messages.ROUND_IS_BLIND, name=of.name)
    return of


def coded_texts(project: Project, options: AgreementOptions) -> Iterator[CodedText]:
    """The documents that at least one coder has done, with their segments.

    Codes and coders are those of the beginning: what is added while a long comparison runs is left out. Of a
    round that has passages there is nothing but these.
    """
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
    """The same documents from their beginning to their end, whatever passages a round has."""
    _open_round(project, options)
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
